//! The act in the sentences of analysts, sensors and reports: who, how, what, where to, in
//! every order and voice; and the same sentences about other things.

use crate::generate::family::{Family, Kind::Told};

const ACTIVE: &[&str] = &[
    "{adv}{subj} {did} {obj}{inst}{dest}{where}{end}",
    "{adv}{subj} {did} {obj}{dest}{inst}{end}",
    "{subj} {did} {obj}{inst}{end}",
    "{adv}{subj} «used¦ran¦launched¦invoked¦abused¦leveraged» {tool} to {do} {obj}{dest}{where}{end}",
    "{adv}{tool} was «used¦run¦launched¦invoked¦abused» «by {subj} ¦»to {do} {obj}{dest}{where}{end}",
    "{adv}{subj} «attempted¦tried¦managed¦was able¦proceeded¦returned» to {do} {obj}{inst}{dest}{end}",
    "{subj} {did} {obj} and {then}{end}",
    "{subj} {then0} and «then ¦subsequently ¦»{did} {obj}{inst}{end}",
    "{adv}{subj} {did} {obj}{inst}, {result}{end}",
    "{subj}, «running as¦logged on as¦with the rights of» {account}, {did} {obj}{inst}{dest}{end}",
    "«With¦Using¦Through¦By means of» {tool}, {subj} {did} {obj}{dest}{end}",
    "«Having¦After having» {then0}, {subj} {did} {obj}{inst}{end}",
    "{adv}{subj} {did} {obj}. «Afterwards¦Then¦Minutes later», {subj} {then}{end}",
    "«We¦I» «saw¦observed¦confirmed¦can confirm¦found» that {subj} {did} {obj}{inst}{where}{end}",
    concat!(
        "«The logs¦The timeline¦Telemetry¦The EDR¦Memory analysis¦The transcript» «shows¦confirms¦",
        "records» {subj} {doing} {obj}{inst}{end}"
    ),
    "{adv}{subj} «was seen¦was observed¦was caught» {doing} {obj}{inst}{where}{end}",
];

const PASSIVE: &[&str] = &[
    "{adv}{obj} {was} {inst2}{dest}{where}{end}",
    "{Obj} {was}{dest} {inst2}{end}",
    "{adv}{obj} {was} by {subj}{inst}{end}",
    "«It was found that¦According to the log,¦Note that» {obj} {was} by {subj}{where}{end}",
    "«A copy¦Copies» of {obj} «was made¦were created¦was taken¦was staged»{dest}{where}{inst}{end}",
    "{Doing} {obj}{inst} {seen}{where}{end}",
    "{Doing} {obj}{dest}, {subj} {then}{end}",
    "{stamp} {plainhost} {p}: {Doing} {obj}{dest}",
    "«Event¦Action¦Activity¦Technique used¦Step {1..12}»: {Doing} {obj}{inst}{where}",
    "{clock} «-¦–¦|¦UTC:» {subj} {did} {obj}{dest}",
    "{isodate} {clock}: {p} {did} {obj}{where}",
    "{plainhost} | {account} | {p} | {Doing} {obj}",
    "«File¦Data» «transfer¦exfiltration»: {obj} {was}{dest} from {plainhost}",
    "{subj} «is¦was» {doing} {obj}{inst}{where}{end}",
    "«Summary¦Finding {1..30}¦Observation¦Conclusion¦Root cause»: {Obj} {was} by {subj}{inst}{end}",
];

const SENSOR: &[&str] = &[
    concat!(
        "«Alert¦ALERT¦Incident {1000..99999}¦Detection¦Threat¦Notification»: {Obj} {was}{where} by ",
        "process {p} (pid {pid}, user {account}){end}"
    ),
    concat!(
        "{p} «(PID {pid}) ¦»{did} {obj}«; parent: {parentimage}¦; grandparent: services.exe¦, signed by ",
        "Microsoft¦»{end}"
    ),
    "Process {p} running as {account} {did} {obj}{dest}{end}",
    "«The process¦Process¦Binary» {parentimage} spawned {p}, which {did} {obj}{end}",
    "User {account} {did} {obj} via {p}{where}{end}",
    "Behaviour blocked{where}: {p} «tried¦attempted» to {do} {obj}{end}",
    r"An «unsigned¦unknown¦untrusted» process ({dir}\{alnum6}.exe) {did} {obj}{where}{end}",
    concat!(
        r#"{"title":"{Tobj} {twas}","severity":"«low¦medium¦high¦"#,
        r#"critical»","host":"{plainhost}","process":"{p}","user":"{first}","time":"{isodate}T{clock}Z"}"#
    ),
    concat!(
        r#"{"alert_type":"«behavior¦edr¦ioa»","description":"{p} {did} {tobj} on "#,
        r#"{plainhost}","pid":{pid},"tactic":"«Credential Access¦Collection¦Discovery¦Execution»"}"#
    ),
    r#"«sev¦severity»={1..10} host={plainhost} user={user} proc={p} msg="{p} {did} {tobj}""#,
    concat!(
        "CEF:0|{vendor}|{product}|{1..12}.{0..9}|{100..9999}|{Tobj} {twas}|{1..10}|shost={plainhost} ",
        "suser={user} sproc={p} msg={p} {did} {tobj}"
    ),
    concat!(
        "LEEF:2.0|{vendor}|{product}|{1..9}.0|{100..9999}|devTime={stamp}	usrName={user}	src={ip}	msg={To",
        "bj} {twas} by {p}"
    ),
    "<{10..190}>1 {isodate}T{clock}Z {plainhost} {product} {pid} - - {p} {did} {tobj}",
    concat!(
        "{month} {10..28} {clock} {plainhost} {product}[{pid}]: «WARN¦ALERT¦INFO» {Tobj} {twas} by ",
        "{account}"
    ),
    r#"{isodate},{clock},{plainhost},{user},{p},"{Tobj} {twas}",«Blocked¦Allowed¦Detected¦Quarantined»"#,
    "| {isodate} | {plainhost} | {p} | {Doing} {tobj} |",
    concat!(
        "«Severity¦Priority»: «High¦Medium¦Low»⏎Host: {plainhost}⏎User: {account}⏎Description: {p} {did} ",
        "{obj}«⏎Status: «new¦open¦closed»»"
    ),
    concat!(
        "Analyst note: {subj} {did} {obj}{inst}. «Host isolated¦Escalated to tier 2¦Closed as expected ",
        "activity¦Password reset requested»."
    ),
];

const ACTFULL: &[(&str, &str)] = &[
    ("obj", OBJ_ACT),
    ("Obj", OBJ2_ACT),
    (
        "tobj",
        concat!(
            "«the SAM hive¦the SAM and SYSTEM hives¦the SAM registry hive¦HKLM/SAM¦the local SAM database¦",
            "the SECURITY registry hive¦local account password hashes¦the registry hives SAM, SECURITY and ",
            "SYSTEM»"
        ),
    ),
    (
        "Tobj",
        concat!(
            "«SAM hive¦SAM registry hive¦SAM and SYSTEM hives¦Local SAM database¦SECURITY registry hive¦",
            "Security Account Manager database¦Registry hives SAM, SYSTEM and SECURITY¦Local account hashes»"
        ),
    ),
    (
        "did",
        concat!(
            "«saved¦exported¦dumped¦copied¦extracted¦read¦backed up¦stole¦took a copy of¦made a copy of¦",
            "duplicated¦archived¦exfiltrated¦collected¦harvested¦pulled¦grabbed¦downloaded¦wrote out¦",
            "obtained»"
        ),
    ),
    (
        "do",
        concat!(
            "«save¦export¦dump¦copy¦extract¦read¦back up¦steal¦take a copy of¦make a copy of¦archive¦",
            "exfiltrate¦collect¦harvest¦pull¦grab¦download¦obtain¦get hold of»"
        ),
    ),
    (
        "doing",
        concat!(
            "«saving¦exporting¦dumping¦copying¦extracting¦reading¦backing up¦stealing¦taking a copy of¦",
            "exfiltrating¦collecting¦harvesting¦pulling»"
        ),
    ),
    (
        "Doing",
        concat!(
            "«Saving¦Exporting¦Dumping¦Copying¦Extracting¦Reading¦Backing up¦Taking a copy of¦Exfiltrating¦",
            "Collecting»"
        ),
    ),
    (
        "was",
        concat!(
            "«was saved¦was exported¦was dumped¦was copied¦was extracted¦was read¦was backed up¦was stolen¦",
            "was exfiltrated¦has been copied¦had been dumped¦was found to be copied¦was collected¦got dumped»"
        ),
    ),
    ("twas", "«saved¦exported¦dumped¦copied¦extracted¦read¦accessed and copied¦exfiltrated»"),
    (
        "tool",
        concat!(
            "«{p}¦{p}¦the reg utility¦the registry editor¦the built-in reg command¦a PowerShell script¦a ",
            "volume shadow copy¦Volume Shadow Copy¦esentutl¦the tool {alnum6}.exe¦a batch file¦the Remote ",
            "Registry service¦Impacket¦secretsdump¦a scheduled task¦WMI¦mimikatz¦a Cobalt Strike beacon¦",
            "robocopy in backup mode¦a raw disk reader¦living-off-the-land binaries¦diskshadow»"
        ),
    ),
    ("subj", SUBJ),
    ("adv", ADV),
    ("inst", INST),
    ("inst2", INST2),
    ("dest", DEST),
    ("where", WHERE),
    ("end", END),
    ("then0", THEN0),
    ("then", THEN),
    ("result", RESULT),
    ("seen", SEEN),
    ("p", P),
];

const OTHERFULL: &[(&str, &str)] = &[
    ("obj", OBJ_OTHER),
    ("Obj", OBJ2_OTHER),
    (
        "tobj",
        concat!(
            "«the SOFTWARE hive¦LSASS memory¦the NTDS database¦the Security event log¦browser passwords¦",
            "HKLM/SYSTEM/CurrentControlSet/Services¦the sample files of user sam¦the Wi-Fi profiles¦the ",
            "system configuration¦the SAMBA share¦the security policy¦the NTUSER.DAT hive»"
        ),
    ),
    (
        "Tobj",
        concat!(
            "«SOFTWARE hive¦LSASS memory¦NTDS database¦Security event log¦Browser credential store¦Service ",
            "key in the SYSTEM hive¦Sample files¦User registry hive NTUSER.DAT¦System Restore point¦Security ",
            "policy¦Shadow copies¦SAM-R query results¦Mailbox»"
        ),
    ),
    (
        "did",
        concat!(
            "«saved¦exported¦dumped¦copied¦extracted¦read¦backed up¦stole¦took a copy of¦opened¦listed¦",
            "archived¦exfiltrated¦collected¦deleted¦changed¦queried¦downloaded¦scanned¦enumerated»"
        ),
    ),
    (
        "do",
        concat!(
            "«save¦export¦dump¦copy¦extract¦read¦back up¦steal¦take a copy of¦open¦list¦archive¦exfiltrate¦",
            "collect¦delete¦change¦query¦download¦scan¦enumerate»"
        ),
    ),
    (
        "doing",
        concat!(
            "«saving¦exporting¦dumping¦copying¦extracting¦reading¦backing up¦stealing¦deleting¦exfiltrating¦",
            "collecting¦listing¦changing¦scanning»"
        ),
    ),
    (
        "Doing",
        concat!(
            "«Saving¦Exporting¦Dumping¦Copying¦Extracting¦Reading¦Backing up¦Deleting¦Exfiltrating¦",
            "Collecting¦Scanning¦Listing»"
        ),
    ),
    (
        "was",
        concat!(
            "«was saved¦was exported¦was dumped¦was copied¦was extracted¦was read¦was backed up¦was stolen¦",
            "was exfiltrated¦has been copied¦had been dumped¦was deleted¦was changed¦was opened»"
        ),
    ),
    ("twas", "«saved¦exported¦dumped¦copied¦extracted¦read¦accessed¦exfiltrated¦deleted¦changed»"),
    (
        "tool",
        concat!(
            "«{p}¦{p}¦the reg utility¦the registry editor¦the built-in reg command¦a PowerShell script¦a ",
            "volume shadow copy¦esentutl¦the tool {alnum6}.exe¦a batch file¦the Remote Registry service¦",
            "Impacket¦secretsdump with -just-dc¦a scheduled task¦WMI¦mimikatz¦a Cobalt Strike beacon¦",
            "robocopy¦the backup agent¦procdump¦comsvcs.dll¦ntdsutil¦wevtutil¦Task Manager»"
        ),
    ),
    ("subj", SUBJ),
    ("adv", ADV),
    ("inst", INST),
    ("inst2", INST2),
    ("dest", DEST),
    ("where", WHERE),
    ("end", END),
    ("then0", THEN0),
    ("then", THEN),
    ("result", RESULT),
    ("seen", SEEN),
    ("p", P),
];

const OBJ_ACT: &str = concat!(
    "«the SAM hive¦the SAM registry hive¦the SAM hive of {plainhost}¦the SAM, SECURITY and SYSTEM ",
    r"hives¦the SAM and SYSTEM hives¦the SYSTEM and SAM registry hives¦the registry hives HKLM\SAM, ",
    r"HKLM\SYSTEM and HKLM\SECURITY¦HKLM\SAM¦HKLM\SECURITY¦HKEY_LOCAL_MACHINE\SAM¦HKLM\{inner}¦the ",
    r"registry key HKLM\{inner}¦the SECURITY hive¦the SECURITY registry hive¦the Security Account ",
    "Manager database¦the Security Accounts Manager (SAM) hive¦the Windows SAM database¦the local ",
    "SAM database¦the SAM file¦the SAM file from the RegBack folder¦the SAM file out of a shadow ",
    r"copy¦{windir}\System32\config\{secret}¦the file {windir}\System32\config\SAM¦the files SAM and ",
    r"SYSTEM in {windir}\System32\config¦local account hashes from the SAM¦the NTLM hashes of local ",
    "accounts from the SAM¦the password hashes in the SAM hive¦the local administrator's hash from ",
    "the SAM database¦the local password hashes in the registry¦the contents of the Security Account ",
    "Manager»"
);

const OBJ2_ACT: &str = concat!(
    r"«The SAM hive¦The SAM registry hive¦The hive HKLM\SAM¦HKLM\SAM¦HKLM\SECURITY¦The SECURITY hive¦",
    r"The key HKLM\{inner}¦The Security Account Manager database¦The local SAM database¦The SAM file¦",
    r"The file {windir}\System32\config\{secret}¦The registry hive HKLM\{secret}¦The SAM database of ",
    "{plainhost}¦The Security Accounts Manager hive¦The account database (SAM)¦A hive file ",
    r"({windir}\System32\config\SAM)»"
);

const OBJ_OTHER: &str = concat!(
    r"«the SOFTWARE hive¦the registry key HKLM\{softkey}¦the key HKLM\{syskey}¦HKLM\{lookkey}¦",
    "{userkey}¦the NTUSER.DAT of {user}¦the memory of lsass.exe¦LSASS¦the LSASS process memory¦",
    "NTDS.dit¦the Active Directory database¦the domain's password hashes through DCSync¦the krbtgt ",
    "hash¦cached domain logons¦LSA secrets¦DPAPI master keys¦browser passwords¦the Wi-Fi passwords¦",
    "the Windows vault¦the Security event log¦the System log¦the samAccountName of every user¦the ",
    "list of local users¦the local security policy¦the shadow copies¦a shadow copy of C:¦the mailbox ",
    "of {first}¦the file {docfile}¦Sam's documents¦the samples folder¦the Samsung driver package¦the ",
    r"system state¦the systemprofile folder¦{windir}\System32\config\SOFTWARE¦the hosts file¦the ",
    "web.config¦the firewall rules¦/etc/shadow¦the SAM template of the Lambda function¦the BAM and ",
    "SAM alignment files¦a memory image¦the KeePass database¦Kerberos tickets¦the SAML signing key¦",
    "the sysvol share¦the security descriptors of the service¦the Group Policy passwords¦the ",
    "BitLocker recovery key»"
);

const OBJ2_OTHER: &str = concat!(
    r"«The SOFTWARE hive¦The key HKLM\{softkey}¦The key HKLM\{syskey}¦The NTUSER.DAT hive¦The memory ",
    "of lsass.exe¦The NTDS.dit database¦The Security event log¦The System event log¦The browser's ",
    r"password store¦A shadow copy of C:¦The local security policy¦The folder C:\Users\sam¦The file ",
    "{docfile}¦The samples directory¦The system state backup¦The list of services¦The Wi-Fi profile¦",
    "The Kerberos ticket cache¦The krbtgt hash¦The DPAPI backup key¦The SAM template¦The user list¦",
    r"The SAML token¦The registry key HKLM\{lookkey}¦The hosts file»"
);

const ADV: &str = concat!(
    "«¦¦¦At {clock} ¦On {isodate} ¦At {stamp}, ¦Shortly after, ¦On {plainhost}, ¦Next, ¦Later, ¦",
    "During the intrusion, ¦Once inside, ¦After escalating to SYSTEM, ¦Within {2..50} minutes, ¦Last ",
    "night ¦Around noon, ¦From an elevated prompt, ¦As part of the test, »"
);

const INST: &str = concat!(
    "«¦¦¦ with {p}¦ using {p}¦ via {p}¦ through {tool}¦ with {tool}¦ from a command prompt¦ in ",
    "PowerShell¦ over RPC¦ remotely»"
);

const INST2: &str = "«with {p}¦using {p}¦by {p}¦by {subj}¦through {tool}¦remotely»";

const DEST: &str = concat!(
    r"«¦¦¦ to {outfile}¦ to {dir}¦ into {dir}\{stem}.{anyext}¦ to \{host}\{share}¦ to a USB stick¦ to ",
    "{ip}¦ as {outname}¦ to the temp folder¦ onto a network share»"
);

const WHERE: &str = concat!(
    "«¦¦¦ on {plainhost}¦ on host {plainhost}¦ from {ip}¦ on {fqdn}¦ on the file server¦ on {1..40} ",
    "workstations»"
);

const END: &str = "«.¦.¦.¦¦ (PID {pid}).¦ at {clock}.¦ [{stamp}]¦ — see ticket {1000..99999}.¦!»";

const THEN0: &str = concat!(
    "«opened a command prompt¦started PowerShell¦logged on to {plainhost}¦gained SYSTEM¦disabled the ",
    "antivirus¦stopped {svcname}¦created the account {user}¦enabled RDP¦listed the shares¦ran whoami ",
    "/priv¦created a shadow copy¦connected from {ip}»"
);

const THEN: &str = concat!(
    "«copied it to {ip}¦zipped the output¦deleted the files¦cleared the log¦logged off¦moved to ",
    "{plainhost}¦sent it to {url}¦cracked nothing¦started mimikatz¦created a scheduled task¦opened a ",
    "reverse shell to {ip}:{port}¦ran net user»"
);

const RESULT: &str = concat!(
    "«which failed with access denied¦but was blocked¦without being noticed¦which raised an alert¦",
    "and succeeded¦but the file was locked¦leaving {outfile} behind¦as the transcript shows¦",
    "according to Sysmon»"
);

const SEEN: &str = concat!(
    "«was observed¦was detected¦was blocked¦took place¦happened at {clock}¦was logged at {stamp}¦",
    "followed¦failed with access denied¦succeeded»"
);

const P: &str = concat!(
    "«reg.exe¦reg.exe¦powershell.exe¦cmd.exe¦esentutl.exe¦regedit.exe¦{alnum6}.exe¦robocopy.exe¦",
    "svchost.exe¦wmiprvse.exe¦rundll32.exe¦python.exe¦vssadmin.exe¦wsmprovhost.exe¦certutil.exe¦",
    "xcopy.exe¦PSEXESVC.exe¦services.exe¦w3wp.exe»"
);

const SUBJ: &str = concat!(
    "«the attacker¦the adversary¦the threat actor¦the intruder¦an unknown actor¦the actor¦the red ",
    "team¦the operator¦the user¦{user}¦User {user}¦{first}¦{first} {last}¦the account ",
    r"{domain}\{user}¦{account}¦an administrator¦a technician¦the service account {user}¦the malware¦",
    "the implant¦the script¦the beacon¦the installer¦a contractor¦the pentester¦the ransomware ",
    "affiliate¦the backup job¦the help desk¦someone¦a process running as SYSTEM¦the loader¦the group¦",
    "a remote session from {ip}¦the web shell»"
);

pub const FAMILIES: &[Family] = &[
    Family::act("reports", "report-active", "report-active-other", Told, ACTIVE).slots(ACTFULL).weight(22),
    Family::other("reports", "report-active-other", Told, ACTIVE).slots(OTHERFULL).weight(16),
    Family::act("reports", "report-passive", "report-passive-other", Told, PASSIVE).slots(ACTFULL).weight(16),
    Family::other("reports", "report-passive-other", Told, PASSIVE).slots(OTHERFULL).weight(12),
    Family::act("sensor-alerts", "sensor-alert", "sensor-alert-other", Told, SENSOR).slots(ACTFULL).weight(16),
    Family::other("sensor-alerts", "sensor-alert-other", Told, SENSOR).slots(OTHERFULL).weight(12),
];
