//! Talk about the technique with no act in it: rule paths, headings, searches,
//! titles, questions, file names of documentation.

use crate::generate::family::{Family, Kind::Cmd, Kind::Told};

const TOPIC: &str = concat!(
    "«SAM hive dump¦SAM dumping¦dump SAM hashes¦Security Account Manager¦T1003.002¦registry hive ",
    "export¦reg save SAM¦credential dumping via registry¦SAM database¦SAM registry hive¦credential ",
    "access¦LSASS memory¦DCSync¦NTDS.dit extraction¦shadow copy access¦mimikatz¦secretsdump¦hash ",
    "dumping¦registry hives»",
);
const SLUG: &str = concat!(
    "«sam_hive_dump¦reg_save_sam¦t1003_002¦T1003.002¦security_account_manager¦",
    "credential_dumping_sam¦sam-dump¦sam_registry_export¦reg_export_sam_hive¦lsass_dump¦dcsync¦",
    "ntds_exfil¦shadow_copy_sam¦esentutl_sam¦mimikatz_usage¦secretsdump¦registry_hive_dump¦",
    "hashdump»",
);

pub const FAMILIES: &[Family] = &[
    Family::other("talk", "rule-paths", Told, &[
        concat!(
            "rules/«windows/»«credential_access¦process_creation¦registry_event¦",
            "builtin/security»/«proc_creation_win_¦win_¦»{slug}.«yml¦toml¦yaml»",
        ),
        "detections/endpoint/{slug}.yml",
        r"C:\«git¦repos¦src»\{stem}\rules\{slug}.«yml¦json¦kql¦spl»",
        "https://attack.«mitre.org¦{company}.com»/techniques/T1003/00«2¦1¦3¦6»/",
        "docs/«T1003.002¦credential-access»/{slug}.md",
        "tests/fixtures/{slug}.json",
        "{slug}.md",
        "src/detections/{slug}_test.py::test_{slug}",
        "queries/hunting/{slug}.kql",
        "mitre_attack_id: T1003.002",
        "tags: [attack.credential_access, attack.t1003.002]",
        "title: {topic} detection",
        "name: \"«Possible¦Potential» {topic}\"",
        "«id: {guid}⏎»title: {topic}⏎status: «experimental¦stable¦test»⏎author: {first} {last}⏎date: {isodate}",
        "description: Rule for {topic}«, see the wiki»",
        concat!(
            "commit {hex40}⏎Author: {first} {last} <{first}@{company}.com>⏎⏎    «Add¦Fix¦Rename¦Tune» ",
            "rule for {topic}",
        ),
        "## {topic}",
        "### «How to detect¦Preventing¦Background on¦References for» {topic}",
        "# {topic}",
        "- [ ] review rule {slug}",
        "{1..9}.{1..9} {topic} ............ {10..300}",
        "«What is¦How does one detect¦Why is» {topic}«?¦ important?»",
        "Training: {topic} (slides, {10..90} pages)",
        "Chapter {1..20}: {topic}",
        "ATT&CK T1003.002: Security Account Manager",
        "Agenda: {clock} {topic}; {clock} questions",
        "Ticket {1000..99999}: tune alert «'¦\"»{topic}«'¦\"» (false positives from backup agent)",
        "Policy requires that {topic} be monitored on all servers.",
        "no results for \"{topic}\"",
        "0 alerts for rule {slug} in the last {1..90} days",
        "The rule {slug} was «enabled¦disabled¦updated¦deployed» on {isodate} by {user}.",
        "Credential dumping is covered in section {1..9} of the handbook.",
        "We have no detection for {topic} yet; {first} will write one.",
    ]).slots(&[("slug", SLUG), ("topic", TOPIC)]).weight(30),
    Family::other("talk", "rule-text-searches", Told, &[
        r#"«grep -rn¦rg -n¦ag¦git grep» «'¦"»{q}«'¦"» «rules¦detections¦.¦docs»/"#, r#"«findstr /s /i /m¦Select-String -Path .
ules\*.yml -Pattern» "{q}"« rules\*.yml»"#, r#"index=«main¦windows¦*» «sourcetype=XmlWinEventLog ¦»EventCode=«1¦4688» CommandLine="*{q}*" | stats count by host«, user»"#, r#"DeviceProcessEvents | where ProcessCommandLine «has¦contains» "{q}"« | summarize count() by DeviceName»"#, r#"process where process.command_line «:¦like» "*{q}*""#, r#"process.command_line : "*{q}*" and event.type : "start""#, r#"SELECT * FROM {stem} WHERE command_line «ILIKE¦LIKE» '%{q}%'"#, r#"CommandLine|contains«|all»:⏎    - '{q}'«⏎    - ' «save¦export» '»"#, r#"detection:⏎  selection:⏎    CommandLine|contains: '{q}'⏎  condition: selection"#, r#"strings:⏎  $s1 = "{q}" «ascii wide nocase¦nocase»⏎condition:⏎  any of them"#, r#"SecurityEvent | where EventID == 4688 and CommandLine contains "{q}""#, r#"regex: (?i){q}"#, r#"- pattern: "{q}"⏎  severity: «high¦medium»"#, r#"https://www.google.com/search?q={q}"#, r#"if re.search(r"{q}", line): alerts.append(line)"#, r#"assert not matches("{q}")"#, r#"event.code:4104 AND powershell.file.script_block_text:*{q}*"#, r#"query: {q}"#,
    ]).slots(&[("q", concat!(
            r"«hklm\sam¦hklm\«system¦security»¦reg save¦config\SAM¦lsadump::sam¦lsadump¦secretsdump¦",
            r"hashdump¦--sam¦pwdump¦samdump2¦HarddiskVolumeShadowCopy¦esentutl¦vssadmin create shadow¦",
            r"RegSaveKey¦Get-PassHashes¦mimikatz¦sekurlsa¦comsvcs.dll¦procdump¦ntds.dit¦reg query¦",
            r"GLOBALROOT¦sam.hive¦whoami¦certutil -urlcache¦psexec»",
        ))]).weight(14),
    Family::other("talk", "rule-work", Cmd, &[
        "git «add¦rm¦log --¦blame¦diff» rules/«windows/¦»{slug}.yml",
        "git commit -m \"«Add¦Fix¦Tune» {topic} «rule¦detection¦test»\"",
        "«grep -rni¦rg -i¦findstr /s /i» \"«{topic}¦{slug}¦t1003.002»\" «rules¦docs¦.»",
        r"notepad++.exe C:\rules\{slug}.yml",
        r#"code rules\{slug}.«yml¦md¦toml»"#,
        "type docs\\{slug}.md",
        "python -m pytest tests/test_{slug}.py",
        "python tools/convert.py rules/{slug}.yml -t splunk",
        "yamllint rules/{slug}.yml",
        "start https://attack.mitre.org/techniques/T1003/002/",
        "chrome.exe \"https://www.google.com/search?q={slug}+detection\"",
        "copy docs\\{slug}.pdf {outdir}",
        "curl -s https://{site}/rules/{slug}.yml -o {slug}.yml",
        "winword.exe \"C:\\Users\\{user}\\Documents\\{topic}.docx\"",
        "dir C:\\rules\\*sam*",
        "echo TODO: write about {topic} >> notes.txt",
        "AcroRd32.exe C:\\Users\\{user}\\Downloads\\{slug}.pdf",
        "sigmac -t es-qs rules/{slug}.yml",
        "gh issue create --title \"False positive in {slug}\"",
        "Get-ChildItem .\\rules -Filter *{slug}*",
        "cat {slug}.md",
        "mv {slug}.yml deprecated/",
    ]).slots(&[("slug", SLUG), ("topic", TOPIC)]).weight(22),
];
