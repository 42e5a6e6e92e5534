//! The act told in a sentence or a log record, and other things told the same way.
//!
//! Talk about the technique with nothing done (a rule's path, a heading, a
//! search) is benign and stands in `benign/talk.rs`.

use crate::generate::family::{Family, Kind::Told};

const SENTENCES: &[&str] = &[
    r"«A¦The» process {p} «exported¦saved¦copied¦dumped» {what} to {outfile}.",
    r"{who} «used¦ran¦executed¦launched» {p} to «save¦export¦copy¦back up¦extract» {what}« to {outfile}»« on {plainhost}».",
    r"{p} {verbed} {what}« at {clock}»« on host {plainhost}».",
    r"{when}{who} {verbed} {what}« using {p}»« on {plainhost}».",
    r"{what2} {was} «by {p} (PID {pid})¦by {who}¦from {plainhost}»« at {stamp}».",
    r"«Alert¦ALERT¦Detected¦Detection¦High severity»: {who} {verbed} {what}« on {plainhost}»«, user {user}».",
    r"«During the incident¦Later that day¦After gaining SYSTEM¦On {plainhost}», {who} {verbed} {what} «and copied it to {ip}¦with {p}¦before leaving¦».",
    r"«We¦I» «then¦next¦»{verbed} {what} «with {p}¦on {host}¦».",
    r"«The user¦The attacker¦{user}» «opened a command prompt and¦started PowerShell and¦ran {p} which» {verbed} {what}.",
    r"{plainhost}: {p} {verbed} {what} «as {account}¦(parent cmd.exe)¦»",
    r"{stamp} {plainhost} {p}[{pid}]: {verbed} {what}",
    r"«Timeline¦Finding¦Observation»: {stamp} {who} {verbed} {what}.",
    r"«Suspicious¦Unusual» {p} activity: {what} {was}« to {outfile}»",
    r"The following was seen on {plainhost}: {p} {verbed} {what}, then the file was moved to {dir}.",
];
const EVENTS: &[&str] = &[
    r"A handle to an object was requested.⏎⏎Subject:⏎	Security ID:		{account}⏎	Account Name:		{user}⏎	Logon ID:		0x{HEX5}⏎⏎Object:⏎	Object Server:	Security⏎	Object Type:	Key⏎	Object Name:	{obj}⏎	Handle ID:	0x{hex3}⏎⏎Process Information:⏎	Process ID:	0x{hex4}⏎	Process Name:	{img}⏎⏎Access Request Information:⏎	Accesses:	«READ_CONTROL⏎				Query key value⏎				Enumerate sub-keys¦Query key value¦Enumerate sub-keys»",
    r"An attempt was made to access an object.⏎Subject: Account Name: {user} Account Domain: {domain}⏎Object: Object Server: Security Object Type: Key Object Name: {obj}⏎Process Information: Process Name: {img}⏎Access Request Information: Accesses: «Query key value¦Enumerate sub-keys¦ReadKey» Access Mask: 0x«1¦8¦9¦20019»",
    r"EventID={ev} Computer={plainhost} ObjectType=Key ObjectName={obj} ProcessName={img} SubjectUserName={user} AccessMask=0x«1¦8¦20019»",
    r#"{"EventID":{ev},"Hostname":"{plainhost}","ObjectName":"{objj}","ObjectType":"Key","ProcessName":"{imgj}","SubjectUserName":"{user}","AccessList":"%%4432 %%4435"}"#,
    r"File created:⏎RuleName: -⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: {img}⏎TargetFilename: {file}⏎CreationUtcTime: {stamp}⏎User: {account}",
    r#"{"event":{"action":"file_create"},"process":{"name":"{p}","pid":{pid}},"file":{"path":"{filej}"},"host":{"name":"{plainhost}"}}"#,
    r"{clock} {p} {pid} «RegOpenKey¦RegQueryValue¦RegEnumKey¦RegSaveKey» {keyp} SUCCESS Desired Access: Read",
    r"«Process¦Image» {img} «accessed¦read¦opened for read» {obj}",
    r"registry access: image={img} key={keyp} operation=«query¦enumerate¦save» user={account}",
];

pub const FAMILIES: &[Family] = &[
    Family::act("sentences", "told-act", "told-other", Told, SENTENCES).slots(&[
        ("p", "«reg.exe¦reg.exe¦powershell.exe¦cmd.exe¦esentutl.exe¦regedit.exe¦mimikatz¦{stem}.exe¦secretsdump¦svchost.exe¦wmiprvse.exe»"), ("who", "«the attacker¦The attacker¦an operator¦the intruder¦user {user}¦{user}¦the account {domain}\\{user}¦the threat actor¦an administrator¦a remote session¦malware¦the script»"),
        ("what", r"«the SAM hive¦the SAM registry hive¦the SAM and SYSTEM hives¦the SAM, SECURITY and SYSTEM registry hives¦HKLM\SAM¦HKLM\SECURITY¦the registry hive HKLM\{secret}¦the SECURITY hive¦the Security Account Manager database¦the local SAM database¦password hashes from the SAM¦local account hashes from the SAM database¦the file C:\Windows\System32\config\SAM¦a copy of the SAM file from a shadow copy¦the local password hashes out of the SAM hive¦the SAM file¦HKEY_LOCAL_MACHINE\SAM\SAM\Domains\Account¦the SAM database of {plainhost}¦the hives SAM and SYSTEM¦the whole HKLM\SYSTEM hive»"),
        ("what2", r"«The SAM hive¦HKLM\SAM¦The SAM and SYSTEM hives¦The SECURITY hive¦The local account database (SAM)¦C:\Windows\System32\config\SAM¦Registry hive HKLM\SECURITY¦A copy of the SAM database»"),
        ("verbed", "«saved¦exported¦dumped¦copied¦extracted¦stole¦took a copy of¦read¦exfiltrated¦attempted to dump¦tried to copy¦attempted to save»"), ("was", "«was saved¦was exported¦was copied¦was dumped¦has been dumped¦was read¦had been copied»"), ("when", "«¦¦At {clock} ¦On {isodate} ¦{stamp}: »"),
    ]).weight(30),
    Family::other("sentences", "told-other", Told, SENTENCES).slots(&[
        ("p", "«reg.exe¦powershell.exe¦cmd.exe¦esentutl.exe¦regedit.exe¦mimikatz¦explorer.exe¦chrome.exe¦robocopy.exe¦backup.exe¦procdump.exe¦certutil.exe¦rundll32.exe¦outlook.exe¦wbadmin.exe»"), ("who", "«the attacker¦The attacker¦an operator¦the intruder¦user {user}¦{user}¦the account {domain}\\{user}¦the threat actor¦an administrator¦a remote session¦the installer¦the script¦Sam¦the backup job¦the user»"),
        ("what", r"«the SOFTWARE hive¦the registry key HKLM\SOFTWARE\{vendor}¦HKCU\Software\{vendor}¦the memory of lsass.exe¦the LSASS process memory¦the NTDS.dit database¦domain hashes with DCSync¦browser passwords¦saved Wi-Fi profiles¦the Security event log¦the file {docfile}¦the mailbox of {user}¦the user's NTUSER.DAT¦the firewall rules¦a list of domain users¦the SQL database backup¦C:\Windows\System32\drivers\etc\hosts¦the system configuration report¦the security policy with secedit¦Kerberos tickets¦the list of installed programs¦the contents of the C:\Users folder¦the Samsung driver package¦the samples folder¦the web.config file¦the C:\temp directory¦DPAPI master keys¦LSA secrets with mimikatz¦cached domain credentials¦/etc/shadow¦the SAM template to AWS¦the SYSTEM account's temp folder¦Sam's home directory¦the key HKLM\SYSTEM\CurrentControlSet\Services\{svcname}»"),
        ("what2", r"«The SOFTWARE hive¦HKCU\Software¦The event log Security.evtx¦The memory of lsass.exe¦NTDS.dit¦A shadow copy of C:¦The file {docfile}¦The profile of user sam¦The key HKLM\SYSTEM\CurrentControlSet\Services\{svcname}¦The System log¦The backup set¦A new scheduled task¦The Security log¦The service {svcname}»"),
        ("verbed", "«saved¦exported¦dumped¦copied¦extracted¦stole¦took a copy of¦read¦exfiltrated¦attempted to dump¦tried to copy¦queried¦listed¦opened¦deleted¦scanned»"), ("was", "«was saved¦was exported¦was copied¦was dumped¦was deleted¦was read¦had been copied¦was created¦was updated¦was cleared»"), ("when", "«¦¦At {clock} ¦On {isodate} ¦{stamp}: »"),
    ]).weight(35),
    Family::act("event-records", "object-access-hive", "object-access-other", Told, EVENTS).slots(&[
        ("ev", "«4656¦4663¦4657»"), ("img", r"«C:\Windows\System32\reg.exe¦C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe¦{appfile}¦C:\Windows\regedit.exe¦{dir}\{alnum6}.exe¦C:\Windows\System32\cmd.exe»"), ("imgj", r"«C:\\Windows\\System32\\reg.exe¦C:\\Users\\Public\\{alnum6}.exe¦C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe»"), ("p", "«reg.exe¦powershell.exe¦regedit.exe¦{alnum6}.exe»"),
        ("obj", r"\REGISTRY\MACHINE\«SAM¦SECURITY¦{inner}¦SAM\SAM\Domains\Account\Users\{rid}»"), ("objj", r"\\REGISTRY\\MACHINE\\«SAM¦SECURITY¦SAM\\SAM\\Domains\\Account¦SECURITY\\Policy\\Secrets¦SAM\\SAM\\Domains\\Account\\Users\\{rid}»"), ("keyp", r"HKLM\«{secret}¦{inner}»"), ("file", r"«{dir}\sam.{anyext}¦{dir}\SAM¦{dir}\security.hiv¦C:\Windows\Temp\sam.save»"), ("filej", r"«C:\\Windows\\Temp\\sam.hive¦C:\\temp\\SAM¦C:\\Users\\{user}\\sam.hiv»"),
    ]).weight(12),
    Family::other("event-records", "object-access-other", Told, EVENTS).slots(&[
        ("ev", "«4656¦4663¦4657»"), ("img", r"«C:\Windows\System32\reg.exe¦C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe¦{appfile}¦C:\Windows\regedit.exe¦C:\Windows\explorer.exe¦C:\Windows\System32\svchost.exe¦C:\Windows\System32\cmd.exe¦C:\Windows\System32\services.exe»"), ("imgj", r"«C:\\Windows\\System32\\reg.exe¦C:\\Program Files\\{vendor}\\{product}.exe¦C:\\Windows\\System32\\svchost.exe»"), ("p", "«reg.exe¦powershell.exe¦regedit.exe¦svchost.exe¦MsMpEng.exe¦explorer.exe»"),
        ("obj", r"\REGISTRY\«MACHINE\{softkey}¦MACHINE\{syskey}¦MACHINE\{lookkey}¦USER\{sid}\Software\{vendor}¦MACHINE\SOFTWARE»"), ("objj", r"\\REGISTRY\\MACHINE\\«SOFTWARE\\{vendor}¦SYSTEM\\CurrentControlSet\\Services\\{svcname}¦SYSTEM\\ControlSet001\\Control\\Lsa¦SOFTWARE\\Microsoft\\Security Center»"), ("keyp", r"HKLM\{otherkey}"), ("file", r"«{dir}\{stem}.{anyext}¦{docfile}¦C:\Users\sam\{stem}.txt¦{dir}\software.hiv¦{dir}\sample.txt¦{dir}\security.evtx»"), ("filej", r"«C:\\Windows\\Temp\\{stem}.tmp¦C:\\temp\\system.log¦C:\\Users\\{user}\\security.docx»"),
    ]).weight(14),
];
