//! The act told in a sentence or a log record, and other things told the same way.
//!
//! Talk about the technique with nothing done (a rule's path, a heading, a
//! search) is benign and stands in `benign/talk.rs`.

use crate::generate::family::{Family, Kind::Told};

const SENTENCES: &[&str] = &[
    r"«A¦The» process {p} «exported¦saved¦copied¦dumped» {what} to {outfile}.",
    concat!(
        r"{who} «used¦ran¦executed¦launched» {p} to «save¦export¦copy¦back up¦extract» {what}« to ",
        r"{outfile}»« on {plainhost}».",
    ),
    r"{p} {verbed} {what}« at {clock}»« on host {plainhost}».",
    r"{when}{who} {verbed} {what}« using {p}»« on {plainhost}».",
    r"{what2} {was} «by {p} (PID {pid})¦by {who}¦from {plainhost}»« at {stamp}».",
    r"«Alert¦ALERT¦Detected¦Detection¦High severity»: {who} {verbed} {what}« on {plainhost}»«, user {user}».",
    concat!(
        r"«During the incident¦Later that day¦After gaining SYSTEM¦On {plainhost}», {who} {verbed} ",
        r"{what} «and copied it to {ip}¦with {p}¦before leaving¦».",
    ),
    r"«We¦I» «then ¦next ¦»{verbed} {what} «with {p}¦on {host}¦».",
    concat!(
        r"«The user¦The attacker¦{user}» «opened a command prompt and¦started PowerShell and¦ran {p} ",
        r"which» {verbed} {what}.",
    ),
    r"{plainhost}: {p} {verbed} {what} «as {account}¦(parent cmd.exe)¦»",
    r"{stamp} {plainhost} {p}[{pid}]: {verbed} {what}",
    r"«Timeline¦Finding¦Observation»: {stamp} {who} {verbed} {what}.",
    r"«Suspicious¦Unusual» {p} activity: {what} {was}« to {outfile}»",
    r"The following was seen on {plainhost}: {p} {verbed} {what}, then the file was moved to {dir}.",
];
const EVENTS: &[&str] = &[
    concat!(
        r"A handle to an object was requested.⏎⏎Subject:⏎	Security ID:		{account}⏎	Account ",
        r"Name:		{user}⏎	Logon ID:		0x{HEX5}⏎⏎Object:⏎	Object Server:	Security⏎	Object Type:	Key⏎",
        r"	Object Name:	{obj}⏎	Handle ID:	0x{hex3}⏎⏎Process Information:⏎	Process ID:	0x{hex4}⏎",
        r"	Process Name:	{img}⏎⏎Access Request Information:⏎	Accesses:	«READ_CONTROL⏎				Query key ",
        r"value⏎				Enumerate sub-keys¦Query key value¦Enumerate sub-keys»",
    ),
    concat!(
        r"An attempt was made to access an object.⏎Subject: Account Name: {user} Account Domain: ",
        r"{domain}⏎Object: Object Server: Security Object Type: Key Object Name: {obj}⏎Process ",
        r"Information: Process Name: {img}⏎Access Request Information: Accesses: «Query key value¦",
        r"Enumerate sub-keys¦ReadKey» Access Mask: 0x«1¦8¦9¦20019»",
    ),
    concat!(
        r"EventID={ev} Computer={plainhost} ObjectType=Key ObjectName={obj} ProcessName={img} ",
        r"SubjectUserName={user} AccessMask=0x«1¦8¦20019»",
    ),
    concat!(
        r#"{"EventID":{ev},"Hostname":"{plainhost}","ObjectName":"{objj}","ObjectType":"Key","ProcessName":"{imgj}","SubjectUserName":"{user}","AccessList":"%%4432 "#,
        r#"%%4435"}"#,
    ),
    concat!(
        r"File created:⏎RuleName: -⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: {fimg}⏎TargetFilename: ",
        r"{file}⏎CreationUtcTime: {stamp}⏎User: {account}",
    ),
    r#"{"event":{"action":"file_create"},"process":{"name":"{fp}","pid":{pid}},"file":{"path":"{filej}"},"host":{"name":"{plainhost}"}}"#,
    r"{clock} {p} {pid} «RegOpenKey¦RegQueryValue¦RegEnumKey¦RegSaveKey» {keyp} SUCCESS Desired Access: Read",
    r"«Process¦Image» {img} «accessed¦read¦opened for read» {obj}",
    r"registry access: image={img} key={keyp} operation=«query¦enumerate¦save» user={account}",
];

const USERS: &[&str] = &[
    "{who} «ran¦started¦opened¦launched¦used» {what} «that¦which¦and» {did} {thing}{end}",
    "{who} «used¦ran» {what} to {verb} {thing}{end}",
    "{who} {did} {thing} «with¦using¦from» {what}{end}",
    "«A¦An» {prog} «process¦session¦instance» {did} {thing}{end}",
    "{what2} was «opened¦started» by {who} and {did} {thing}{end}",
    "{who} {did} {thing}{end}",
    "«Then¦Next¦After that¦Later»«,» {who} {did} {thing}{end}",
    "«It looks like¦We saw that¦Logs show that» {who} {did} {thing}{end}",
];

const TOOLS: &[&str] = &[
    "{who} «ran¦executed¦used¦launched» {t}« on {plainhost}»«.¦ at {clock}.¦»",
    "{t} was «executed¦run¦launched¦seen» on {plainhost}« by {account}»«.¦ at {clock}.¦»",
    "«Adversary¦Operator¦Red team» {verb} {t} «against {rhost}¦on {plainhost}¦».",
    "{plainhost}: {t} «detected¦caught¦observed¦executed»",
    "«Detected¦Caught¦Observed» {t} «on {plainhost}¦from {ip}¦by user {user}»",
    "{stamp} {plainhost} EDR: {t} executed by {user}",
    "{who} uploaded «the tool¦a binary» and then ran {t}.",
    "«Step {1..9}: ¦- ¦» run {t}« against {rhost}»",
    "We «ran¦used» {t} and «got¦saved¦kept» the «output¦result».",
];

pub const FAMILIES: &[Family] = &[
    Family::act("told-tools", "told-tool", "told-tool-other", Told, TOOLS).slots(&[("who", "«The attacker¦the operator¦{first}¦The intruder¦User {user}»"), ("verb", "«used¦ran¦executed»"), ("t", concat!(
            "«pwdump7¦PwDump¦fgdump¦gsecdump -a¦samdump2¦secretsdump with local administrator ",
            "credentials¦secretsdump.py¦impacket-secretsdump¦mimikatz lsadump::sam¦the mimikatz ",
            "command lsadump::sam¦hashdump in Meterpreter¦hashdump from a beacon¦",
            "post/windows/gather/hashdump¦Invoke-PowerDump¦Get-PassHashes¦CrackMapExec with --sam¦",
            "netexec --sam¦Quarks PwDump on the local hashes¦HiveNightmare¦reg save HKLM\\SAM¦reg.exe ",
            "save hklm\\sam¦pypykatz registry on the SAM and SYSTEM hives¦esentutl on the SAM file»",
        ))]).weight(10),
    Family::other("told-tools", "told-tool-other", Told, TOOLS).slots(&[("who", "«The attacker¦the operator¦{first}¦The intruder¦User {user}»"), ("verb", "«used¦ran¦executed»"), ("t", concat!(
            "«procdump on lsass¦PsExec¦SharpHound¦Rubeus kerberoast¦secretsdump -just-dc¦secretsdump ",
            "with -just-dc-ntlm¦mimikatz sekurlsa::logonpasswords¦the mimikatz command lsadump::dcsync¦",
            "lsadump::secrets¦netexec --shares¦CrackMapExec with --lsa¦netexec --ntds¦getsystem in ",
            "Meterpreter¦the screenshot command from a beacon¦ntdsutil ifm¦reg save HKLM\\SOFTWARE¦reg ",
            "query HKLM\\SYSTEM\\CurrentControlSet\\Services¦esentutl on ntds.dit¦robocopy¦samtools ",
            "view¦sam deploy¦wbadmin¦vssadmin list shadows¦LaZagne browsers¦nmap¦certutil -urlcache¦",
            "net user¦Quarks PwDump on NTDS.dit¦gsecdump -l¦Get-ADUser¦pypykatz lsa minidump¦dcdiag¦",
            "chkdsk¦7-Zip¦the vulnerability scanner»",
        ))]).weight(16),
    Family::act("sentences", "told-user-act", "told-user-other", Told, USERS)
        .slots(&[
            (
                "who",
                concat!(
                    "«the user¦The user¦User {user}¦{user}¦{first}¦An administrator¦The help desk¦the ",
                    "operator¦A technician¦The backup agent¦the installer¦Someone¦The account ",
                    "{domain}\\{user}¦the script»",
                ),
            ),
            (
                "what",
                concat!(
                    "«a command prompt¦a new command prompt¦an elevated command prompt¦PowerShell¦a ",
                    "PowerShell session¦cmd.exe¦reg.exe¦Registry Editor¦Explorer¦a batch file¦Windows ",
                    "Terminal¦robocopy¦a remote session¦the console»",
                ),
            ),
            (
                "what2",
                concat!(
                    "«A command prompt¦A new command prompt¦PowerShell¦Registry Editor¦A terminal¦",
                    "cmd.exe¦A remote session»",
                ),
            ),
            (
                "prog",
                concat!(
                    "«cmd.exe¦powershell.exe¦reg.exe¦explorer.exe¦robocopy.exe¦{stem}.exe¦svchost.exe¦",
                    "command prompt»",
                ),
            ),
            ("did", "«queried¦read¦copied¦backed up¦exported¦saved¦dumped¦extracted»"),
            ("verb", "«query¦read¦copy¦back up¦export¦save¦dump¦extract»"),
            (
                "thing",
                concat!(
                    r"«the SAM hive¦the SAM registry hive¦the registry key HKLM\SAM¦HKLM\SAM¦the key ",
                    r"HKLM\{inner}¦HKLM\{inner}¦the SECURITY hive¦HKLM\SECURITY¦the SAM and SYSTEM ",
                    r"hives¦the SAM, SYSTEM and SECURITY hives¦the Security Account Manager database¦",
                    r"the file {windir}\System32\config\SAM¦{windir}\System32\config\{secret}¦the ",
                    r"local SAM database¦the SAM file from a shadow copy¦the ",
                    r"local account hashes in the SAM»",
                ),
            ),
            ("end", "«.¦.¦¦ at {clock}.¦ on {plainhost}.¦ on {isodate}.¦, then logged off.»"),
        ])
        .weight(30),
    Family::other("sentences", "told-user-other", Told, USERS)
        .slots(&[
            (
                "who",
                concat!(
                    "«the user¦The user¦User {user}¦{user}¦{first}¦An administrator¦The help desk¦the ",
                    "operator¦A technician¦The backup agent¦the installer¦Someone¦The account ",
                    "{domain}\\{user}¦the script»",
                ),
            ),
            (
                "what",
                concat!(
                    "«a command prompt¦a new command prompt¦an elevated command prompt¦PowerShell¦a ",
                    "PowerShell session¦cmd.exe¦reg.exe¦Registry Editor¦Explorer¦a batch file¦Windows ",
                    "Terminal¦robocopy¦a remote session¦the console»",
                ),
            ),
            (
                "what2",
                concat!(
                    "«A command prompt¦A new command prompt¦PowerShell¦Registry Editor¦A terminal¦",
                    "cmd.exe¦A remote session»",
                ),
            ),
            (
                "prog",
                concat!(
                    "«cmd.exe¦powershell.exe¦reg.exe¦explorer.exe¦robocopy.exe¦{stem}.exe¦svchost.exe¦",
                    "command prompt»",
                ),
            ),
            (
                "did",
                concat!(
                    "«queried¦listed¦read¦opened¦copied¦searched¦browsed¦backed up¦exported¦deleted¦",
                    "checked¦changed¦saved¦looked at»",
                ),
            ),
            ("verb", "«query¦list¦read¦open¦copy¦search¦back up¦export¦delete¦check¦change¦save¦look at»"),
            (
                "thing",
                concat!(
                    "«the {dir} directory¦the {dir} folder¦the directory {dir}¦the contents of {dir}¦",
                    "the C:\\Users\\{user} directory¦the Windows version¦the network settings¦the ",
                    "registry key HKLM\\{softkey}¦the registry key HKLM\\{syskey}¦the key ",
                    "HKLM\\{lookkey}¦{userkey}¦the SOFTWARE hive¦the event log¦the Security log¦the ",
                    "list of services¦the running processes¦the file {docfile}¦the hosts file¦the ",
                    "users on {plainhost}¦the system folder¦the security settings¦Sam's folder¦the ",
                    "sample files¦the shares on {plainhost}¦the printer queue¦the installed updates¦",
                    "the local groups¦the system information»",
                ),
            ),
            ("end", "«.¦.¦¦ at {clock}.¦ on {plainhost}.¦ on {isodate}.¦, then logged off.»"),
        ])
        .weight(110),
    Family::act("sentences", "told-act", "told-other", Told, SENTENCES)
        .slots(&[
            (
                "p",
                concat!(
                    "«reg.exe¦reg.exe¦powershell.exe¦cmd.exe¦esentutl.exe¦regedit.exe¦mimikatz¦{stem}.exe¦",
                    "secretsdump¦svchost.exe¦wmiprvse.exe»",
                ),
            ),
            (
                "who",
                concat!(
                    "«the attacker¦The attacker¦an operator¦the intruder¦user {user}¦{user}¦the account ",
                    "{domain}\\{user}¦the threat actor¦an administrator¦a remote session¦malware¦the ",
                    "script»",
                ),
            ),
            (
                "what",
                concat!(
                    r"«the SAM hive¦the SAM registry hive¦the SAM and SYSTEM hives¦the SAM, SECURITY and ",
                    r"SYSTEM registry hives¦HKLM\SAM¦HKLM\SECURITY¦the registry hive HKLM\{secret}¦the ",
                    r"SECURITY hive¦the Security Account Manager database¦the local SAM database¦password ",
                    r"hashes from the SAM¦local account hashes from the SAM database¦the file ",
                    r"C:\Windows\System32\config\SAM¦a copy of the SAM file from a shadow copy¦the local ",
                    r"password hashes out of the SAM hive¦the SAM file¦",
                    r"HKEY_LOCAL_MACHINE\SAM\SAM\Domains\Account¦the SAM database of {plainhost}¦the hives ",
                    r"SAM and SYSTEM»",
                ),
            ),
            (
                "what2",
                concat!(
                    r"«The SAM hive¦HKLM\SAM¦The SAM and SYSTEM hives¦The SECURITY hive¦The local account ",
                    r"database (SAM)¦C:\Windows\System32\config\SAM¦Registry hive HKLM\SECURITY¦A copy of ",
                    r"the SAM database»",
                ),
            ),
            (
                "verbed",
                concat!(
                    "«saved¦exported¦dumped¦copied¦extracted¦stole¦took a copy of¦read¦exfiltrated¦",
                    "attempted to dump¦tried to copy¦attempted to save»",
                ),
            ),
            ("was", "«was saved¦was exported¦was copied¦was dumped¦has been dumped¦was read¦had been copied»"),
            ("when", "«¦¦At {clock} ¦On {isodate} ¦{stamp}: »"),
        ])
        .weight(30),
    Family::other("sentences", "told-other", Told, SENTENCES)
        .slots(&[
            (
                "p",
                concat!(
                    "«reg.exe¦powershell.exe¦cmd.exe¦esentutl.exe¦regedit.exe¦mimikatz¦explorer.exe¦",
                    "chrome.exe¦robocopy.exe¦backup.exe¦procdump.exe¦certutil.exe¦rundll32.exe¦outlook.exe¦",
                    "wbadmin.exe»",
                ),
            ),
            (
                "who",
                concat!(
                    "«the attacker¦The attacker¦an operator¦the intruder¦user {user}¦{user}¦the account ",
                    "{domain}\\{user}¦the threat actor¦an administrator¦a remote session¦the installer¦the ",
                    "script¦Sam¦the backup job¦the user»",
                ),
            ),
            (
                "what",
                concat!(
                    r"«the SOFTWARE hive¦the registry key HKLM\SOFTWARE\{vendor}¦HKCU\Software\{vendor}¦",
                    r"the memory of lsass.exe¦the LSASS process memory¦the NTDS.dit database¦domain hashes ",
                    r"with DCSync¦browser passwords¦saved Wi-Fi profiles¦the Security event log¦the file ",
                    r"{docfile}¦the mailbox of {user}¦the user's NTUSER.DAT¦the firewall rules¦a list of ",
                    r"domain users¦the SQL database backup¦C:\Windows\System32\drivers\etc\hosts¦the ",
                    r"system configuration report¦the security policy with secedit¦Kerberos tickets¦the ",
                    r"list of installed programs¦the contents of the C:\Users folder¦the Samsung driver ",
                    r"package¦the samples folder¦the web.config file¦the C:\temp directory¦DPAPI master ",
                    r"keys¦LSA secrets with mimikatz¦cached domain credentials¦/etc/shadow¦the SAM ",
                    r"template to AWS¦the SYSTEM account's temp folder¦Sam's home directory¦the key ",
                    r"HKLM\SYSTEM\CurrentControlSet\Services\{svcname}»",
                ),
            ),
            (
                "what2",
                concat!(
                    r"«The SOFTWARE hive¦HKCU\Software¦The event log Security.evtx¦The memory of lsass.exe¦",
                    r"NTDS.dit¦A shadow copy of C:¦The file {docfile}¦The profile of user sam¦The key ",
                    r"HKLM\SYSTEM\CurrentControlSet\Services\{svcname}¦The System log¦The backup set¦A new ",
                    r"scheduled task¦The Security log¦The service {svcname}»",
                ),
            ),
            (
                "verbed",
                concat!(
                    "«saved¦exported¦dumped¦copied¦extracted¦stole¦took a copy of¦read¦exfiltrated¦",
                    "attempted to dump¦tried to copy¦queried¦listed¦opened¦deleted¦scanned»",
                ),
            ),
            (
                "was",
                concat!(
                    "«was saved¦was exported¦was copied¦was dumped¦was deleted¦was read¦had been copied¦",
                    "was created¦was updated¦was cleared»",
                ),
            ),
            ("when", "«¦¦At {clock} ¦On {isodate} ¦{stamp}: »"),
        ])
        .weight(35),
    Family::act("event-records", "object-access-hive", "object-access-other", Told, EVENTS)
        .slots(&[
            ("ev", "«4656¦4663¦4657»"),
            (
                "img",
                concat!(
                    r"«C:\Windows\System32\reg.exe¦",
                    r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe¦{appfile}¦",
                    r"C:\Windows\regedit.exe¦{dir}\{alnum6}.exe¦C:\Windows\System32\cmd.exe»",
                ),
            ),
            (
                "imgj",
                concat!(
                    r"«C:\\Windows\\System32\\reg.exe¦C:\\Users\\Public\\{alnum6}.exe¦",
                    r"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe»",
                ),
            ),
            ("p", "«reg.exe¦powershell.exe¦regedit.exe¦{alnum6}.exe»"),
            ("obj", r"\REGISTRY\MACHINE\«SAM¦SECURITY¦{inner}¦SAM\SAM\Domains\Account\Users\{rid}»"),
            (
                "objj",
                concat!(
                    r"\\REGISTRY\\MACHINE\\«SAM¦SECURITY¦SAM\\SAM\\Domains\\Account¦",
                    r"SECURITY\\Policy\\Secrets¦SAM\\SAM\\Domains\\Account\\Users\\{rid}»",
                ),
            ),
            ("keyp", r"HKLM\«{secret}¦{inner}»"),
            (
                "fimg",
                concat!(
                    r"«C:\Windows\System32\reg.exe¦C:\Windows\System32\reg.exe¦C:\Windows\SysWOW64\reg.exe¦",
                    r"C:\Windows\regedit.exe¦C:\Windows\System32\esentutl.exe¦{dir}\HiveNightmare.exe»",
                ),
            ),
            ("fp", "«reg.exe¦reg.exe¦esentutl.exe¦regedit.exe»"),
            (
                "file",
                concat!(
                    r"«{dir}\«sam¦SAM»¦{dir}\«sam¦SAM¦Sam».«hiv¦hive¦save¦sav¦bak¦dmp¦tmp¦reg»¦",
                    r"{dir}\«security¦SECURITY».«hiv¦hive¦save»¦C:\Windows\Temp\sam.save»",
                ),
            ),
            (
                "filej",
                concat!(
                    r"«C:\\Windows\\Temp\\sam.«hive¦hiv¦save¦bak»¦C:\\temp\\SAM¦C:\\Users\\{first}\\sam.hiv¦",
                    r"C:\\ProgramData\\security.«hiv¦save»»",
                ),
            ),
        ])
        .weight(12),
    Family::other("event-records", "object-access-other", Told, EVENTS)
        .slots(&[
            ("ev", "«4656¦4663¦4657»"),
            (
                "img",
                concat!(
                    r"«C:\Windows\System32\reg.exe¦",
                    r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe¦{appfile}¦",
                    r"C:\Windows\regedit.exe¦C:\Windows\explorer.exe¦C:\Windows\System32\svchost.exe¦",
                    r"C:\Windows\System32\cmd.exe¦C:\Windows\System32\services.exe»",
                ),
            ),
            (
                "imgj",
                concat!(
                    r"«C:\\Windows\\System32\\reg.exe¦C:\\Program Files\\{vendor}\\{product}.exe¦",
                    r"C:\\Windows\\System32\\svchost.exe»",
                ),
            ),
            ("p", "«reg.exe¦powershell.exe¦regedit.exe¦svchost.exe¦MsMpEng.exe¦explorer.exe»"),
            (
                "obj",
                concat!(
                    r"\REGISTRY\«MACHINE\{softkey}¦MACHINE\{syskey}¦MACHINE\{lookkey}¦",
                    r"USER\{sid}\Software\{vendor}¦MACHINE\SOFTWARE»",
                ),
            ),
            (
                "objj",
                concat!(
                    r"\\REGISTRY\\MACHINE\\«SOFTWARE\\{vendor}¦",
                    r"SYSTEM\\CurrentControlSet\\Services\\{svcname}¦SYSTEM\\ControlSet001\\Control\\Lsa¦",
                    r"SOFTWARE\\Microsoft\\Security Center»",
                ),
            ),
            ("keyp", r"HKLM\{otherkey}"),
            (
                "file",
                concat!(
                    r"«{dir}\{stem}.{anyext}¦{docfile}¦C:\Users\sam\{stem}.txt¦{dir}\software.hiv¦",
                    r"{dir}\sample.txt¦{dir}\security.evtx»",
                ),
            ),
            ("fimg", r"«C:\Windows\System32\reg.exe¦{appfile}¦C:\Windows\explorer.exe¦C:\Windows\System32\esentutl.exe»"),
            ("fp", "«reg.exe¦powershell.exe¦MsMpEng.exe¦explorer.exe¦esentutl.exe»"),
            ("filej", r"«C:\\Windows\\Temp\\{stem}.tmp¦C:\\temp\\system.log¦C:\\Users\\{user}\\security.docx»"),
        ])
        .weight(14),
];
