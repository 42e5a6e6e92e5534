//! Hunting and alerting: queries and rules that name the act's words as search
//! terms, and alerts on other techniques. Nothing is done in these texts.

use crate::generate::family::{Family, Kind::Cmd, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("hunting", "hunting-kql", Told, &[
        concat!(
            "DeviceProcessEvents | where {w}« | project Timestamp, DeviceName, ProcessCommandLine¦ | ",
            "summarize count() by DeviceName¦ | top {10..100} by Timestamp»",
        ),
        concat!(
            "DeviceProcessEvents⏎| where Timestamp > ago({1..30}d)⏎| where FileName {in}⏎| where {w}⏎| ",
            "project Timestamp, DeviceName, AccountName, ProcessCommandLine",
        ),
        concat!(
            "SecurityEvent | where EventID == «4688¦4663¦4656» | where ",
            r#"«CommandLine¦NewProcessName¦ObjectName» «contains¦has¦has_any» ("{q}")« | summarize count() by "#,
            "Computer»",
        ),
        concat!(
            r#"let «terms¦keys» = dynamic(["{q}", "{q}", "{q}"]);⏎DeviceProcessEvents | where "#,
            "ProcessCommandLine has_any («terms¦keys»)",
        ),
        concat!(
            r#"DeviceRegistryEvents | where RegistryKey has @"{k}" | where ActionType == "#,
            r#""RegistryKey«Created¦Deleted¦ValueSet»""#,
        ),
        r#"DeviceFileEvents | where FolderPath has @"{p}" | where ActionType == "File«Created¦Renamed»""#,
        r#"Event | where Source == "Microsoft-Windows-Sysmon" | where RenderedDescription has "{q}""#,
        r#"SigninLogs | where UserPrincipalName == "{user}@{domain}" | summarize dcount(IPAddress)"#,
        r#"imProcessCreate | where CommandLine has "{q}" and User !has "SYSTEM""#,
        r#"union Device* | where * has "{q}" | take {10..500}"#,
    ])
    .slots(&[
        ("w", concat!(
                r#"«ProcessCommandLine «has¦contains¦matches regex» @"{q}"¦ProcessCommandLine has_all ("{q}", "#,
                r#""{q}")¦InitiatingProcessCommandLine contains "{q}"¦FileName =~ "{q}"»"#,
            )),
        ("in", concat!(
                r#"«in~ ("reg.exe", "regedit.exe")¦=~ "esentutl.exe"¦=~ "vssadmin.exe"¦in~ ("powershell.exe", "#,
                r#""pwsh.exe")¦=~ "rundll32.exe"¦=~ "ntdsutil.exe"»"#,
            )),
        ("q", concat!(
                r"«reg save¦hklm\sam¦HKLM\SAM¦hklm\system¦\config\SAM¦save ",
                "hklm¦lsadump¦sekurlsa¦mimikatz¦secretsdump¦hashdump¦comsvcs.dll¦MiniDump¦procdump¦lsass¦ntds.dit",
                "¦ntdsutil¦vssadmin create shadow¦shadowcopy¦HarddiskVolumeShadowCopy¦esentutl¦RegBack¦pwdump¦--s",
                r"am¦DumpSAM¦Invoke-NinjaCopy¦reg.exe save¦HKLM\SECURITY¦regsave¦SAM\SAM\Domains¦Get-PassHashes»",
            )),
        ("k", concat!(
                r"«\SAM\SAM¦\SECURITY\Policy¦\Control\Lsa¦\SOFTWARE\Microsoft\Windows\CurrentVersion\Run¦\Services",
                r"\{svcname}¦\MACHINE\SAM»",
            )),
        ("p", r"«\Windows\System32\config¦\Windows\NTDS¦\Windows\Temp¦\Users\Public¦\RegBack»"),
    ])
    .weight(14),
    Family::other("hunting", "hunting-spl-eql", Told, &[
        concat!(
            "index=«main¦wineventlog¦sysmon¦edr¦*» «sourcetype=«XmlWinEventLog¦WinEventLog:Security¦crowdstri",
            "ke:events:sensor» »EventCode=«1¦4688¦4663¦11¦13» «CommandLine¦Process_Command_Line¦Image¦TargetO",
            r#"bject»="*{q}*" | «stats count by host, user¦table _time host CommandLine¦rare "#,
            "CommandLine¦timechart span=1d count»",
        ),
        concat!(
            r#"| tstats count from datamodel=Endpoint.Processes where Processes.process="*{q}*" by "#,
            "Processes.dest Processes.user« Processes.process»",
        ),
        r#"index=* «("{q}" OR "{q}")¦"{q}" NOT "{stem}"» earliest=-{1..90}d"#,
        concat!(
            r#"process where process.name «:¦==» "«reg.exe¦esentutl.exe¦vssadmin.exe¦rundll32.exe¦powershell.ex"#,
            r#"e¦ntdsutil.exe»" and process.«args : "*{q}*"¦command_line : ("*{q}*", "*{q}*")»"#,
        ),
        concat!(
            r#"sequence by host.id with maxspan={1..10}m [process where process.args : "{q}"] [file where "#,
            r#"file.path : "*{q}*"]"#,
        ),
        r#"process.command_line : *{q}* «and not user.name : "SYSTEM"¦or process.args : "{q}"»"#,
        "event.code:«4688¦4104¦1» AND «message¦powershell.file.script_block_text¦process.command_line»:*{q}*",
        concat!(
            "SELECT «*¦time, host, command_line¦count(*)» FROM «events¦process_creation¦logs¦processes» ",
            "WHERE «command_line¦cmdline¦image» «LIKE¦ILIKE¦NOT LIKE¦~*» '%{q}%'«  ORDER BY time DESC LIMIT ",
            "{10..500}¦ GROUP BY host»",
        ),
        "SELECT name, path, cmdline FROM processes WHERE cmdline LIKE '%{q}%';",
        concat!(
            r"SELECT * FROM «registry WHERE key LIKE 'HKEY_LOCAL_MACHINE\%\{alnum6}%'¦file WHERE path LIKE ",
            r"'C:\Windows\System32\config\%%'¦services WHERE name = ",
            "'{svcname}'¦users¦logged_in_users¦shadow¦vssadmin»;",
        ),
        r#"metadata.event_type = "PROCESS_LAUNCH" AND target.process.command_line = /.*{q2}.*/ nocase"#,
        "event_simpleName=ProcessRollup2 CommandLine=*{q}* | stats dc(aid) by CommandLine",
        r#"EventType = "Process Creation" AND TgtProcCmdLine ContainsCIS "{q}""#,
        concat!(
            "title: {t}⏎id: {guid}⏎status: «test¦stable¦experimental»⏎logsource:⏎    category: ",
            "«process_creation¦registry_event¦file_access»⏎    product: windows⏎detection:⏎    selection:⏎   ",
            "     CommandLine|contains«|all»:⏎            - '{q}'⏎            - '{q}'⏎    condition: ",
            "selection⏎level: «high¦medium¦low»",
        ),
        concat!(
            r"detection:⏎  selection:⏎    Image|endswith: '\«reg¦esentutl¦rundll32¦powershell».exe'⏎    ",
            "CommandLine|contains: '{q}'⏎  filter:⏎    User: 'SYSTEM'⏎  condition: selection and not filter",
        ),
        concat!(
            r#"rule {alnum8} { meta: author = "{first}" strings: $a = "{q}" «wide ascii nocase¦fullword» $b = "#,
            r#""{q}" condition: any of them }"#,
        ),
        concat!(
            r#"alert tcp any any -> $HOME_NET «445¦139» (msg:"{t}"; content:"{q}"; nocase; "#,
            "sid:{1000000..9000000}; rev:{1..9};)",
        ),
        concat!(
            r#"<rule id="{100000..120000}" level="{5..15}"><if_group>sysmon_event1</if_group><field "#,
            r#"name="win.eventdata.commandLine">{q2}</field><description>{t}</description></rule>"#,
        ),
        r#"<CommandLine condition="«contains¦contains all¦contains any»">{q}</CommandLine>"#,
        concat!(
            r#"<TargetObject condition="«contains¦begin with»">HKLM\«System\CurrentControlSet\Services¦SAM¦SECU"#,
            r"RITY¦Software\Microsoft\Windows\CurrentVersion\Run»</TargetObject>",
        ),
        "if any(x in cmd.lower() for x in ('{q}', '{q}')): alerts.append((host, cmd))",
        "re.compile(r'{q2}', re.I).search(row['command_line'])",
        r#"PATTERNS = ["{q}", "{q}", "{q}"]"#,
        "-a always,exit -F path=«/etc/shadow¦/etc/passwd» -F perm=«r¦wa» -k {stem}",
        r#"- macro: {stem}⏎  condition: proc.cmdline contains "{q}""#,
    ])
    .slots(&[
        ("q", concat!(
                r"«reg save¦hklm\sam¦\\config\\SAM¦hklm\system¦lsadump¦lsadump::¦sekurlsa¦mimikatz¦secretsdump¦has",
                "hdump¦comsvcs.dll¦MiniDump¦procdump¦lsass¦ntds.dit¦ntdsutil¦create ",
                "shadow¦shadowcopy¦HarddiskVolumeShadowCopy¦esentutl¦RegBack¦pwdump¦--sam¦DumpSAM¦reg.exe ",
                r"save¦HKLM\SECURITY¦regsave¦SAM\SAM\Domains¦Get-PassHashes¦PowerDump¦/vss¦samdump2»",
            )),
        ("q2", concat!(
                r"«reg(\.exe)?\s+save¦hklm\\(sam|system|security)¦lsadump::\w+¦(?i)hashdump¦comsvcs.*minidump¦ntds",
                r"\.dit¦vssadmin.*create¦procdump.*lsass¦config\\\\(SAM|SYSTEM)¦secretsdump»",
            )),
        ("t", concat!(
                "«SAM hive export¦Registry hive dumping¦Credential dumping tools¦LSASS access¦NTDS.dit ",
                "copy¦Shadow copy creation¦Suspicious reg.exe usage¦Possible DCSync¦Mimikatz keywords¦Hash ",
                "dumping¦Esentutl usage¦Security Account Manager access»",
            )),
    ])
    .weight(14),
    Family::other("hunting", "hunting-in-words", Told, &[
        concat!(
            "«title: {t}⏎»«id: {guid}⏎»logsource: {category: process_creation, product: windows}⏎detection:⏎  {word.1}: {Image|endswith: '\\{x}'}⏎",
            "  {word.2}: {CommandLine|contains: [{v}, {v}]}⏎  {word.3}: {CommandLine|contains: [{h}, {h}]}⏎  condition: «all of them¦{word.1} and {word.2} and {word.3}»",
            "«⏎level: high»",
        ),
        concat!(
            "title: {t}⏎detection:⏎  selection:⏎    Image|endswith: '\\{x}'⏎    CommandLine|contains|all:⏎      - {v}⏎      - {h}⏎  condition: selection⏎",
            "«falsepositives:⏎  - «backup agents¦administrators¦none known»⏎»level: «high¦critical¦medium»",
        ),
        r#"{"audit":"«search¦query¦export»","user":"{who}","app":"«siem-web¦splunk¦kibana¦sentinel»","query":"{lucene}","range":"-{1..90}d","results":{0..40}}"#,
        "{stamp} {who} ran «saved »search «'¦\"»{lucene}«'¦\"» on index «wineventlog¦endpoint¦sysmon*»: {0..900} hits",
        "DeviceProcessEvents⏎| where Timestamp > ago({1..30}d) and FileName =~ \"{x}\"⏎| where ProcessCommandLine has_any (@{hq}, @{hq}, @{hq})⏎| summarize «n = count() by DeviceName, AccountName¦make_set(ProcessCommandLine) by DeviceName»",
        "DeviceProcessEvents | where ProcessCommandLine has_all ({vq}, {hq}) | «take {10..900}¦project-away ReportId¦count»",
        "SELECT «host, command_line¦count(*)¦*» FROM {tab} WHERE command_line «ILIKE¦LIKE¦~*» '%{vv}%{hh}%'« AND ts > now() - interval '{1..30} days'»« ORDER BY ts DESC»;",
        "SELECT t1003_score(command_line), command_line FROM {tab} WHERE command_line «ILIKE¦LIKE» '%{hh}%'« LIMIT {10..500}»",
        "«index=¦sourcetype=»{word} (\"*{vv}*\" AND \"*{hh}*\") | stats count by host« | where count > {1..9}»",
        "process where process.name : \"{x}\" and process.args : ({vq}, {vq}) and process.args : ({hq}, {hq})",
        "(process.name:\"{x}\") AND (process.args:({vq} OR {vq})) AND process.args:*{hh}*",
        "def is_{word}(cmd): return any(v in cmd for v in ({v}, {v})) and any(h in cmd.lower() for h in ({h}, {h}))",
        "assert «rule.match¦detect¦score»({quoted}) «is True¦== 'T1003.002'¦> 0.9»",
        "«if¦when» \"{hh}\" in «event.command_line¦record['CommandLine']¦line» and {vq} in «event.command_line¦line»: «alert(event)¦yield line¦hits += 1»",
        "grep -iE '{vv}.*{hh}' «/var/log/winlogs/*.log¦{stem}.csv» | wc -l",
        "- name: {t}⏎  regex: '(?i){vv}\\s+.*{hh2}'⏎  severity: «high¦7»",
        "«Exclusion¦Allow list entry» {1..99}: parent {agent}, command line contains «'{vv}'¦'{hh}'», expires {isodate}, owner {first}",
    ])
    .slots(&[
        ("t", "«Local account hive written with the registry tool¦Hive export by command line¦Account database copied¦Registry tool on protected hive¦Credential store access¦Shadow copy used for hives¦{word} {word} {word}»"),
        ("x", "«reg.exe¦regedit.exe¦esentutl.exe¦powershell.exe¦cmd.exe¦vssadmin.exe¦wmic.exe¦robocopy.exe»"),
        ("vv", "«save¦export¦reg save¦reg.exe save¦copy¦/vss¦esentutl¦shadowcopy¦query¦save hklm¦--sam¦hashdump»"),
        ("hh", r"«\sam¦\security¦hklm\sam¦HKLM\SAM¦config\sam¦config\SAM¦\SYSTEM¦hklm\security¦config\system¦HarddiskVolumeShadowCopy»"),
        ("hh2", r"«hklm\\(sam|security|system)¦config\\(sam|system)¦\\sam\b»"),
        ("v", "«' save '¦' export '¦'save'¦'copy '¦'/vss'¦' query '¦'esentutl'»"),
        ("h", r"«'\sam'¦'\security'¦'\system'¦'hklm\sam'¦'config\SAM'¦'hklm\security'»"),
        ("vq", "«\"save\"¦\"export\"¦\"reg save\"¦\"copy\"¦\"/vss\"¦\" save \"»"),
        ("hq", r#"«"config\sam"¦"config\system"¦"config\security"¦"hklm\sam"¦"hklm\security"¦"\sam"¦"RegBack"»"#),
        ("lucene", r#"«CommandLine:\"{vv}\" AND CommandLine:\"{hh}\"¦CommandLine:\"save hklm\\\\sam\" OR CommandLine:\"save hklm\\\\security\"¦process.command_line: *{vv}* and *{hh}*¦Image=*{x} CommandLine=*{hh}*»"#),
        ("who", "«analyst_{first}¦{first}.{last}¦soc-tier{1..3}¦{user}¦hunter{1..9}»"),
        ("tab", "«process_events¦logs.processes¦events¦sysmon_1¦edr.process_creation¦audit.commands»"),
        ("quoted", r#"«r'reg save HKLM\SAM {word}.hiv'¦"reg save hklm\\sam c:\\temp\\sam.save"¦'secretsdump.py LOCAL'»"#),
        ("agent", "«VeeamAgent.exe¦{stem}.exe¦backup_agent.exe¦TaniumClient.exe»"),
    ])
    .weight(14),
    Family::other("hunting", "hunting-work", Cmd, &[
        concat!(
            r"«python¦python3» «convert.py -t splunk¦tools\test_rules.py¦-m pytest tests¦sigma convert -t ",
            "kusto» {r}",
        ),
        r#"git «add¦commit -m "tune {s}"¦log -p¦blame¦diff¦checkout» {r}"#,
        r#"findstr /s /i "{q}" «C:\logs\*.log¦{dir}\*.csv¦rules\*.yml¦*.evtx.txt»« > {outfile}»"#,
        concat!(
            "wevtutil qe «Security¦Microsoft-Windows-Sysmon/Operational» ",
            r#"/q:"*[System[(EventID=«4688¦1¦4663¦4656»)]]" /f:text | findstr /i "{q}""#,
        ),
        concat!(
            r#"LogParser.exe "SELECT TimeGenerated, Strings FROM Security WHERE EventID=4688 AND Strings LIKE "#,
            r#"'%{q}%'" -i:EVT -o:CSV"#,
        ),
        r#"chainsaw.exe search "{q}" -i {dir}\evtx"#,
        "notepad {r}",
        "code {r}",
        "type {r} | more",
        r#"curl -k -u {user}:{password} "https://{fqdn}:9200/_search?q={s}""#,
        r#"start "" "https://{fqdn}/wiki/{s}""#,
        r"copy {r} \\{host}\{share}\rules\",
        r#"evtx_dump.exe {dir}\Security.evtx | findstr /i "{q}""#,
        r#"hayabusa.exe search -k "{q}" -d {dir}"#,
        "yara64.exe -r {s}.yar {dir}",
        concat!(
            r#"powershell -c "Get-WinEvent -FilterHashtable @{LogName='Security';Id=4688} | ? { $_.Message "#,
            r#"-match '{s}' }""#,
        ),
    ])
    .slots(&[
        ("q", concat!(
                "«reg save¦lsadump¦mimikatz¦secretsdump¦hashdump¦comsvcs¦procdump¦ntds.dit¦shadowcopy¦esentutl¦pw",
                r"dump¦sekurlsa¦vssadmin¦hklm\sam¦lsass»",
            )),
        ("r", concat!(
                r"«rules\windows\{s}.yml¦detections\{s}.kql¦{dir}\{s}.yml¦docs\{s}.md¦hunts\{s}.ipynb¦tests\{s}_te",
                "st.py»",
            )),
        ("s", concat!(
                "«sam_hive_dump¦credential_dumping¦lsass_access¦reg_save_hklm¦ntds_dit_copy¦shadow_copy¦dcsync¦mi",
                "mikatz¦hash_dump¦t1003_002¦t1003¦regsave_detection¦sam_registry»",
            )),
    ])
    .weight(8),
    Family::other("alerts", "alerts-other", Told, &[
        concat!(
            "{v}: {a}{where}, process «{stem}.exe¦powershell.exe¦rundll32.exe¦cmd.exe¦wscript.exe», user ",
            "{account}",
        ),
        "«Severity: ¦[»«High¦Medium¦Low¦Critical»«¦]» {a} — host {plainhost}, {stamp}",
        concat!(
            r#"{"title":"{a}","severity":"«high¦medium¦low»","host":"{plainhost}","mitre":["«T1003.001¦T1003.00"#,
            "3¦T1003.006¦T1055¦T1059.001¦T1021.002¦T1547.001¦T1053.005¦T1486¦T1490¦T1558.003¦T1110.003¦T1555.",
            r#"003¦T1552.001¦T1087.002»"]}"#,
        ),
        concat!(
            "Incident {1000..99999}: {a} «assigned to {first}¦closed as false positive¦escalated to tier ",
            "2¦merged with {1000..99999}»",
        ),
        concat!(
            "{v} «blocked¦detected¦quarantined¦prevented» «HackTool:Win32/«Mimikatz¦LSADump¦Rubeus¦Keygen¦Aut",
            "oKMS»¦Trojan:«Win32/Wacatac¦PowerShell/Powersploit¦Win64/Meterpreter¦Script/Phonzy»¦Behavior:Win",
            "32/«DumpLsass¦CobaltStrike¦Ransom¦SuspClickFix»¦Backdoor:«Win64/CobaltStrike¦ASP/Chopper»¦PUA:Wi",
            "n32/«Presenoker¦Softcnapp»¦VirTool:Win32/«Commandov¦RemoteExec»¦HTool-WCE¦Riskware.PsExec» in ",
            r"{dir}\{stem}.exe",
        ),
        concat!(
            r"Threat name: {alnum10} Path: file:_{dir}\{stem}.exe Detection source: Real-Time Protection ",
            "User: {account} Action: Quarantine",
        ),
        concat!(
            "Microsoft Defender Antivirus has «taken action¦detected malware¦encountered an error». Name: ",
            "«HackTool:PowerShell/PowerView¦Trojan:Win32/Mimikatz¦HackTool:Win64/Nanodump» ID: {digit10} ",
            r"Path: {dir}\{stem}.ps1",
        ),
        concat!(
            "Attack surface reduction: rule «Block credential stealing from LSASS¦Block Office child ",
            "processes¦Block PSExec and WMI creations¦Block executable content from email» {guid} ",
            "«blocked¦audited» {stem}.exe{where}",
        ),
        concat!(
            "CEF:0|{vendor}|{product}|{1..9}.0|{100..999}|{a}|{1..10}|src={ip} suser={user} ",
            "dhost={plainhost} fname={stem}.exe",
        ),
        concat!(
            "{month} {10..28} {clock} {plainhost} {vendor}: {a} pid={pid} user={user} ",
            "action=«block¦allow¦quarantine»",
        ),
        concat!(
            r#"The alert "{a}" was «suppressed¦tuned¦closed» by {first}: «backup agent¦known admin tool¦red "#,
            "team exercise¦scanner».",
        ),
        concat!(
            "UEBA: {user} «logged on to {1..90} new machines¦downloaded {1..90} GB¦failed {5..900} ",
            "logons¦used a new device¦changed {1..9} group memberships» {where}",
        ),
    ])
    .slots(&[
        ("v", concat!(
                "«Defender for Endpoint¦CrowdStrike¦SentinelOne¦Sophos¦Elastic¦Wazuh¦Carbon Black¦Cortex ",
                "XDR¦Trend Micro¦ESET¦McAfee¦Bitdefender¦the EDR¦AV»",
            )),
        ("a", concat!(
                "«Suspicious LSASS access¦Credential theft from LSASS memory¦Possible DCSync¦NTDS.dit ",
                "accessed¦Kerberoasting suspected¦Password spray¦Pass-the-ticket¦Process injection¦Encoded ",
                "PowerShell¦Ransomware behavior¦Shadow copies deleted¦New service installed remotely¦Run key ",
                "added¦Browser credential access¦Suspicious scheduled task¦Defender disabled¦Event log ",
                "cleared¦Lateral movement with PsExec¦Cobalt Strike beacon¦Web shell detected¦Malicious ",
                "macro¦Rare parent process¦Suspicious use of certutil¦AMSI bypass¦UAC bypass¦Unusual LDAP ",
                "query¦DNS tunnelling¦New local administrator¦Reverse shell¦Cryptominer¦Suspicious registry ",
                "change¦Remote access tool installed¦Data exfiltration to cloud storage¦NTLM relay¦Golden ticket»",
            )),
    ])
    .weight(12),
    Family::other("talk", "talk-documents", Told, &[
        concat!(
            "{h} «Security Account Manager¦SAM hive¦SAM database¦registry hives¦OS credential ",
            "dumping¦credential hygiene¦local account hashes»",
        ),
        concat!(
            "«Question¦Q»: «where is the SAM stored?¦how does Windows hash local passwords?¦what is the boot ",
            "key?¦why is the SAM locked while Windows runs?¦does LAPS help against hash reuse?¦is the ",
            "SECURITY hive readable by administrators?» ",
        ),
        concat!(
            r"«Answer¦A»: «the hive lives under System32\config and only SYSTEM may read it¦the boot key is ",
            "spread over four keys of the Lsa subtree¦use LAPS and Credential Guard¦restrict remote SAM ",
            "calls by policy¦rotate the local administrator password»",
        ),
        concat!(
            "T«1003¦1003.002¦1003.001¦1003.003¦1003.004¦1003.005¦1003.006¦1552.002¦1012» «- ¦: ¦»«OS ",
            "Credential Dumping¦Security Account Manager¦LSASS Memory¦NTDS¦LSA Secrets¦Cached Domain ",
            "Credentials¦DCSync¦Credentials in Registry¦Query Registry»« (Tactic: «Credential ",
            "Access¦Discovery»)»",
        ),
        concat!(
            "«To reduce the value of¦Against theft of¦To protect¦As a stolen hash is worth nothing then, and for the sake of¦",
            "After the audit's finding on» local account hashes we «will roll out¦have rolled out¦ask for¦recommend» «Windows ",
            "LAPS¦LAPS¦random local passwords¦Credential Guard¦separate local accounts» «on all workstations¦in Q{1..4}¦on ",
            "{2..40} servers¦next month». «Passwords rotate every {7..30} days.¦No action is needed by users.¦»",
        ),
        "| T1003.00{1..6} | «covered¦not covered¦partial» | «rule {guid}¦no data source¦needs 4688» |",
        concat!(
            "The «policy¦baseline¦control» «requires¦recommends» that «only administrators may log on to ",
            "servers¦hives be excluded from the file backup¦shadow copies be limited to {2..64}¦Restrict ",
            "clients allowed to make remote calls to SAM be set¦hash dumping tools be blocked by ",
            "name¦backups of domain controllers be encrypted».",
        ),
        concat!(
            "CVE-2021-36934: «elevation of privilege because of too permissive ACLs on system files¦patched ",
            "on {isodate}¦not applicable to Server 2016¦workaround applied on {1..900} machines».",
        ),
        concat!(
            "{first}: «did you finish the slides about hash dumping¦the red team report has a chapter on ",
            "credential access¦we need a detection for hive export¦the test of the SAM rule is red again¦can ",
            "someone review my rule for reg.exe»?",
        ),
        concat!(
            "docs: «describe¦correct¦move» the «chapter on credential dumping¦page about registry ",
            "hives¦table of techniques¦example for T1003.002»",
        ),
        concat!(
            "feat(rules): «add¦widen¦split» «sam-hive-export¦lsass-access¦dcsync¦esentutl-vss¦shadow-copy-rea",
            "d»« (#{1..4000})»",
        ),
        "BREAKING: rule «sam_dump¦reg_save» renamed to «hive_export¦registry_dump»",
        concat!(
            "TODO({first}): «cover reg save by remote registry¦false positives of the backup agent¦add ",
            "esentutl to the list¦explain LM hashes»",
        ),
        concat!(
            "«The speaker¦The book¦The course¦The wiki page» explains how «password hashes are stored in the ",
            "registry¦attackers use shadow copies¦the boot key is computed¦Credential Guard works».",
        ),
        "Exam question {1..90}: which hive holds local account hashes? a) SOFTWARE b) SAM c) DEFAULT d) BCD",
        concat!(
            "Slide {1..90}/{90..99}: «Credential access on Windows¦From administrator to SYSTEM¦Why hashes ",
            "matter¦Hives and where they live¦Detection ideas»",
        ),
        concat!(
            "Subject: «Re: ¦Fwd: ¦»«hash dumping alert on {plainhost}¦question about hive backup¦review of ",
            "T1003 coverage¦SAM rule tuning¦Samsung laptops¦system security review»",
        ),
    ])
    .slots(&[
        ("h", "«#¦##¦###¦Chapter {1..20}:¦Section {1..9}.{1..9}¦Agenda item:¦Keyword:¦Topic:¦See also:¦Index:»"),
    ])
    .weight(8),
];
