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

/// The act as a name of something, not as something done.
const ACT: &str = concat!(
    "«reg save HKLM\\SAM¦reg save of HKLM\\SAM¦reg save hklm\\sam¦saving the SAM hive¦exporting the SAM hive¦secretsdump¦",
    "lsadump::sam¦hashdump¦SAM hash dumping¦copying the SAM from a shadow copy¦HiveNightmare»",
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
        "rule: detects «{act}¦{topic}»« (T1003.002)»",
        "«title¦rule¦name»: «{topic}¦{act}¦Registry export of the SAM hive¦SAM database access»",
        "«alert name¦Alert¦Use case {1..99}»: \"«{topic}¦{act}»\" «(enabled)¦(disabled)¦has never fired¦severity high, 0 hits»",
        "TODO«:¦ ({first}):» «write¦test¦translate¦retire» a detection for «{act}¦{topic}»",
        "«Lab¦Exercise¦Module¦Workshop¦Homework» {1..12}: «dump SAM hashes¦{topic}¦{act}¦protecting the SAM»",
        "«PR¦Pull request¦MR» #{1..9999}: «rule for {act}¦{topic}: fewer false positives¦docs for {topic}»",
        "«Meeting¦Invite¦Calendar»: {clock} «{topic} workshop¦review of rule {slug}¦lessons on {topic}»",
        "«Re: ¦Fwd: »«question about {topic}¦slides on {topic}¦can our EDR see {act}?»",
        "«How do I protect the SAM hive?¦Does Credential Guard protect the SAM?¦Is {act} logged at all?¦Who can read the SAM file?»",
        "«How would an attacker run {act}, and would we see it?¦What does {act} look like in Sysmon?»",
        "«No¦There was no¦We saw no» «attempt at {topic}¦{act}¦sign of {topic}»« was seen»« on {plainhost}»« in {1..90} days».",
        "Nobody «ran {act}¦dumped the SAM¦touched the hives» on {plainhost}; «the alert was a test¦the rule matched its own text».",
        "«{act}¦Remote access to the SAM» is «blocked¦denied¦not possible» by policy «on all servers¦for everyone but SYSTEM¦since {isodate}».",
        "«Group Policy¦ASR¦AppLocker» «blocks¦prevents¦forbids» {act}« for all users».",
        "If someone ran {act}, event 4656 would be logged.",
        concat!(
            "«After the «August ¦July ¦»update¦Since {isodate}¦Scan of {plainhost}¦Vulnerability scan»«:¦,» «permissions of the config folder are correct¦the ACL of the hive ",
            "files is right again¦users no longer read the config folder¦shadow copies from before the patch are gone»«, «not vulnerable to¦safe from¦no finding for¦closed:» «CVE-2021-36934¦",
            "HiveNightmare¦SeriousSAM»»."
        ),
        concat!(
            "«Nach dem Update stimmen die Berechtigungen des Ordners config, der Server ist nicht anfällig für¦Les permissions du dossier config sont correctes, le serveur n'est pas ",
            "vulnérable à¦Los permisos de la carpeta config son correctos y el servidor no es vulnerable a¦As permissões da pasta config estão corretas, o servidor não está vulnerável à¦",
            "Uprawnienia folderu config są poprawne, serwer nie jest podatny na» «CVE-2021-36934¦HiveNightmare»."
        ),
        concat!(
            "«KB note¦Advisory¦Notice¦Reminder»: to be «protected from¦safe against» «HiveNightmare¦CVE-2021-36934¦{topic}» «install ",
            "the «August¦July¦latest» update¦apply KB500{1000..9999}¦restrict the ACL of the folder»«; older restore points can then ",
            "be removed¦»«.¦»",
        ),
        concat!(
            "«Lunch talk¦Brown bag¦Webinar¦Session {1..20}¦Podcast» «Friday¦on Thursday¦next Monday¦{1..28} May»: «how {act} came to be¦the ",
            "history of pwdump and hashdump¦why LAPS makes {topic} less useful¦{topic} in {10..60} minutes»«, pizza provided¦»«.¦»",
        ),
        concat!(
            "«IR note {1..99}¦Finding¦Conclusion¦Review»: «file system and registry audit reviewed; »no «evidence¦indication¦trace¦sign» ",
            "«on any of the {2..40} hosts »that «the SAM or SYSTEM hive had been exported¦hashdump was run¦{act} took place¦local ",
            "hashes were taken¦anyone read the SAM»«.¦»",
        ),
        "«Quiz¦Exam question» {1..50}: «which hive holds local hashes?¦name the key that {act} needs»",
        "[[«T1003.002¦{topic}»]] see also [[«LSASS¦DCSync¦NTDS¦LSA secrets»]]",
        "docs/«labs¦slides¦runbooks»/{slug}.«pdf¦pptx¦md¦docx»",
        "«<h2>{topic}</h2>¦<h3>{topic}</h3>¦<title>{topic}</title>»",
        "\\section{{topic}}",
        "* «Detecting¦Understanding¦Mitigating¦History of» {topic}",
        "playbook {slug}: «isolate, collect, reset passwords¦not started¦draft»",
        "«Coverage¦Heat map¦Matrix»: T1003.001 «yes¦no», T1003.002 «yes¦no¦partial», T1003.003 «yes¦no»",
        concat!(
            "«SEC¦DET¦SOC¦OPS»-{100..9999} («In progress¦Open¦Done¦Backlog»)«:¦» «Detection gap¦Coverage¦Improvement»: «we have no alert on¦no rule for¦nothing tells us of¦nobody sees» ",
            "«esentutl¦diskshadow¦reg save¦regedit /e¦vssadmin¦secretsdump»« or «wbadmin¦diskshadow¦ntdsutil»» «being used against¦reading¦copying¦used on» the «SAM hive¦SAM¦hives»«. ",
            "Acceptance: rule in staging, runbook page, reviewed by Tier {2..3}»«. Assigned: {first}»«. Due: sprint {1..40}»."
        ),
        concat!(
            "Slide {1..60}« of {61..90}»«, \"«Credential stores on Windows¦Where Windows keeps secrets¦Hashes and tickets¦{topic}»\"»: local accounts live in the SAM hive, ",
            "«service passwords in LSA secrets, ¦cached logons in SECURITY, »domain accounts in ntds.dit«. Speaker note: «skip the demo¦{10..30} minutes¦ask for questions¦no lab machines this year»»."
        ),
        "rules/\n  {slug}.yml\n  {slug}.yml\n# {topic}",
    ]).slots(&[("slug", SLUG), ("topic", TOPIC), ("act", ACT)]).weight(34),
    Family::other("talk", "rule-text-searches", Told, &[
        r#"«grep -rn¦rg -n¦ag¦git grep» «'{q}'¦"{q}"» «rules¦detections¦.¦docs»/"#, r#"«findstr /s /i /m¦Select-String -Path .
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
