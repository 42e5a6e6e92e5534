//! Records of the operating system and of sensors that show the hives being opened, read,
//! written out or fetched over a share; and the same records of other objects.

use crate::generate::family::{Family, Kind::Told};

const OBJECT: &[&str] = &[
    concat!(
        "«EventCode¦EventID¦event_id»=«4656¦4663» «ComputerName¦Computer»={fqdn} Account_Name={user} ",
        r#"Object_Type=«Key¦File» Object_Name="{o}" Process_Name="{img}" Accesses="«READ_CONTROL, Query "#,
        r#"key value, Enumerate sub-keys¦ReadData (or ListDirectory)¦Query key value¦ReadData»""#
    ),
    concat!(
        "{month} {10..28} {clock} {plainhost} Microsoft-Windows-Security-Auditing: «4656¦4663»: An ",
        "attempt was made to access an object. Subject: {account} Object Name: {o} Process Name: {img} ",
        "Accesses: «ReadData¦Query key value»"
    ),
    concat!(
        "An attempt was made to access an object.⏎⏎Subject:⏎	Security ID:		{sid}⏎	Account ",
        "Name:		{user}⏎	Account Domain:		{domain}⏎	Logon ID:		0x{HEX5}⏎⏎Object:⏎	Object ",
        "Server:		Security⏎	Object Type:		«File¦Key»⏎	Object Name:		{o}⏎	Handle ID:		0x{hex3}⏎⏎Process ",
        "Information:⏎	Process ID:		0x{hex3}⏎	Process Name:		{img}⏎⏎Access Request ",
        "Information:⏎	Accesses:		«ReadData (or ListDirectory)¦Query key value¦Enumerate ",
        "sub-keys»⏎	Access Mask:		0x«1¦8¦9»"
    ),
    concat!(
        "A handle to an object was requested. Object Server: Security Object Type: «File¦Key» Object ",
        "Name: {o} Process Name: {img} Privileges Used for Access Check: «SeBackupPrivilege¦-»"
    ),
    concat!(
        r#"<EventData><Data Name="SubjectUserName">{user}</Data><Data Name="ObjectType">«Key¦"#,
        r#"File»</Data><Data Name="ObjectName">{o}</Data><Data Name="ProcessName">{img}</Data><Data "#,
        r#"Name="AccessMask">0x«1¦9¦20019¦120089»</Data></EventData>"#
    ),
    concat!(
        r#"{"EventID":«4656¦4663»,"Hostname":"{plainhost}","ObjectName":"{oj}","ObjectType":"«Key¦"#,
        r#"File»","ProcessName":"{imgj}","SubjectUserName":"{first}","AccessList":"%%«4416¦4432¦4435»"}"#
    ),
    concat!(
        r#"{"winlog":{"event_id":"4663","event_data":{"ObjectName":"{oj}","ProcessName":"{imgj}","AccessMas"#,
        r#"k":"0x1"}},"host":{"name":"{plainhost}"},"user":{"name":"{first}"}}"#
    ),
    concat!(
        r#"{"event":{"action":"«open¦read¦file-opened¦registry-query»","category":["«file¦"#,
        r#"registry»"]},"file":{"path":"{oj}"},"process":{"executable":"{imgj}","pid":{pid}},"@timestamp":""#,
        r#"{isodate}T{clock}Z"}"#
    ),
    concat!(
        r#"{"data":{"win":{"system":{"eventID":"«4663¦4656»","computer":"{fqdn}"},"eventdata":{"objectName""#,
        r#":"{oj}","processName":"{imgj}"}}},"rule":{"level":{3..15}}}"#
    ),
    concat!(
        "{clock}.{digit7} {p} {pid} «CreateFile¦ReadFile¦RegOpenKey¦RegQueryValue¦",
        "QueryBasicInformationFile» {o} SUCCESS «Desired Access: Generic Read¦Offset: 0, Length: ",
        "{1000..65536}¦»"
    ),
    concat!(
        "CEF:0|Microsoft|Microsoft Windows|10|Microsoft-Windows-Security-Auditing:«4656¦4663»|An attempt ",
        "was made to access an object.|Low|shost={plainhost} suser={user} sproc={img} fname={o}"
    ),
    concat!(
        "LEEF:2.0|Microsoft|Windows|10|4663|usrName={user}	resource={plainhost}	ObjectName={o}	ProcessNam",
        "e={img}"
    ),
    "{stamp},{plainhost},4663,{user},{img},{o},«ReadData¦Query key value»",
    concat!(
        r#"type=PATH msg=audit({digit10}.{100..999}:{100..9999}): item=0 name="{ou}" inode={1000..999999} "#,
        "nametype=NORMAL"
    ),
    "fim: {p} (user {user}) opened {o} for reading on {plainhost} at {stamp}",
    concat!(
        r#"{"actor":{"process":{"name":"{p}","pid":{pid}}},"file":{"path":"{oj}"},"activity_name":"«Read¦"#,
        r#"Open»","class_uid":1001,"device":{"hostname":"{plainhost}"}}"#
    ),
];

const SHARE: &[&str] = &[
    concat!(
        "A network share object was checked to see whether client can be granted desired ",
        "access.⏎⏎Subject:⏎	Account Name:		{user}⏎	Account Domain:		{domain}⏎⏎Network ",
        "Information:⏎	Object Type:		File⏎	Source Address:		{ip}⏎	Source Port:		{1024..65535}⏎⏎Share ",
        r"Information:⏎	Share Name:		\\*\«C$¦ADMIN$»⏎	Share Path:		\??\C:\⏎	Relative Target ",
        "Name:	{rel}⏎⏎Access Request Information:⏎	Access Mask:		0x«1¦120089»⏎	Accesses:		ReadData (or ",
        "ListDirectory)"
    ),
    concat!(
        r"EventID=5145 Computer={plainhost} SubjectUserName={user} IpAddress={ip} ShareName=\\*\C$ ",
        "RelativeTargetName={rel} AccessMask=0x«1¦120089»"
    ),
    concat!(
        r#"{"EventID":5145,"ShareName":"\\\\*\\C$","RelativeTargetName":"{relj}","IpAddress":"{ip}","Subjec"#,
        r#"tUserName":"{first}","Hostname":"{plainhost}"}"#
    ),
    concat!(
        r"{digit10}.{digit6}	C{alnum16}	{ip}	{1024..65535}	{ip}	445	SMB::FILE_OPEN	\\{ip}\C$	{rel}	{1000..",
        "90000000}"
    ),
    "{clock}.{digit6} IP {ip}.{1024..65535} > {ip}.445: SMB2 Create Request File: {rel}",
    "smbd_audit: {user}|{ip}|{plainhost}|open|ok|r|{rel}",
    concat!(
        r#"{"event_type":"smb","smb":{"command":"SMB2_COMMAND_CREATE","filename":"{relj}","share":"C$"},"sr"#,
        r#"c_ip":"{ip}","dest_ip":"{ip}"}"#
    ),
    "{stamp} {ip} -> {plainhost} SMB2 Read Response, File: {rel}",
    r"File share «read¦download» \\{plainhost}\C$\{rel} by {domain}\{user} from {ip}",
    "«Frame {1..9999}: ¦»SMB2 Create Request File: {rel}; Read Request Len:{1000..65536} Off:0",
];

const SYSMON: &[&str] = &[
    concat!(
        "File created:⏎RuleName: «-¦technique_id={tid}»⏎UtcTime: {stamp}⏎ProcessGuid: ",
        "{{GUID}}⏎ProcessId: {pid}⏎Image: {img}⏎TargetFilename: {out}⏎CreationUtcTime: {stamp}⏎User: ",
        "{account}⏎«CommandLine¦Details»: {c}"
    ),
    concat!(
        "Process Create:⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: {img}⏎CommandLine: {c}⏎User: ",
        "{account}⏎IntegrityLevel: {integrity}⏎ParentCommandLine: {parent}⏎⏎File created:⏎UtcTime: ",
        "{stamp}⏎Image: {img}⏎TargetFilename: {out}"
    ),
    concat!(
        r#"{"EventID":1,"Image":"{imgj}","CommandLine":"{cj}","ParentImage":"C:\\Windows\\System32\\«cmd¦"#,
        r#"services¦svchost».exe","Hashes":"MD5={HEX32}","User":"{first}"}"#
    ),
    "Process terminated:⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: {img}⏎ParentCommandLine: {c}",
    concat!(
        "RawAccessRead detected:⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: {img}⏎Device: ",
        r"\Device\HarddiskVolume{1..4}⏎CommandLine: {c}"
    ),
    concat!(
        "Process accessed:⏎UtcTime: {stamp}⏎SourceImage: {img}⏎SourceCommandLine: {c}⏎TargetImage: ",
        r"C:\Windows\System32\«svchost¦services¦conhost».exe⏎GrantedAccess: 0x{HEX4}"
    ),
    concat!(
        "Network connection detected:⏎UtcTime: {stamp}⏎Image: {img}⏎CommandLine: {c}⏎Protocol: ",
        "tcp⏎SourceIp: {ip}⏎DestinationIp: {ip}⏎DestinationPort: «445¦135¦443¦{port}»"
    ),
    concat!(
        "A service was installed in the system. Service Name: {alnum8} Service File Name: «%COMSPEC% /C ¦",
        "cmd /c ¦»{c} Service Type: user mode service Service Start Type: «demand¦auto» start Service ",
        "Account: LocalSystem"
    ),
    concat!(
        r"A scheduled task was created.⏎Task Name: \{stem}⏎Task Content: ",
        "<Actions><Exec><Command>cmd.exe</Command><Arguments>/c {c}</Arguments></Exec></Actions>"
    ),
    concat!(
        r#"WmiEventConsumer activity detected: EventType: WmiConsumerEvent Name: "{stem}" Type: Command "#,
        r#"Line Destination: "{c}""#
    ),
    concat!(
        "Windows Defender Antivirus audited an operation: ASR rule {guid}. Path: {img} Process Name: ",
        "{parentimage} Command line: {c}"
    ),
    concat!(
        r#"Operation_StartedOperational: ProviderName = Win32_Process; Create: "{c}"; ClientMachine = "#,
        r"{plainhost}; User = {domain}\{user}"
    ),
    "HostApplication=powershell.exe -c {c} EngineVersion=5.1 RunspaceId={guid}",
    r#"Task Scheduler launched action "cmd.exe /c {c}" in instance "{{GUID}}" of task "\{stem}"."#,
    r#"{stamp} [{pid}] RunCommandExecution: "{c}" exit code: 0"#,
    concat!(
        r#"{"eventType":"«ProcessCreation¦Process Start»","cmdLine":"{cj}","agent":"{plainhost}","storyline"#,
        r#"":"{HEX16}"}"#
    ),
    concat!(
        r#"{"class_uid":1007,"activity_id":1,"process":{"cmd_line":"{cj}","file":{"path":"{imgj}"},"pid":{p"#,
        r#"id}},"actor":{"user":{"name":"{first}"}},"device":{"hostname":"{plainhost}"}}"#
    ),
];

const ACTS: &[(&str, &str)] = &[
    (
        "o",
        concat!(
            r"«\REGISTRY\MACHINE\SAM¦\REGISTRY\MACHINE\SAM\SAM\Domains\Account\Users\{rid}¦",
            r"\REGISTRY\MACHINE\SECURITY¦\REGISTRY\MACHINE\{inner}¦C:\Windows\System32\config\{secret}¦",
            r"\Device\HarddiskVolume{1..4}\Windows\System32\config\SAM¦",
            r"\Device\HarddiskVolumeShadowCopy{1..9}\Windows\System32\config\{whole}¦",
            r"C:\Windows\System32\config\RegBack\SAM¦{hivefile}»"
        ),
    ),
    (
        "oj",
        concat!(
            r"«\\REGISTRY\\MACHINE\\SAM¦\\REGISTRY\\MACHINE\\SECURITY\\Policy\\Secrets¦",
            r"C:\\Windows\\System32\\config\\{secret}¦\\Device\\HarddiskVolumeShadowCopy{1..9}\\Windows\\Syste",
            r"m32\\config\\{whole}¦\\Device\\HarddiskVolume{1..4}\\Windows\\System32\\config\\SAM¦",
            r"\\REGISTRY\\MACHINE\\SAM\\SAM\\Domains\\Account»"
        ),
    ),
    ("ou", "{lxhive}"),
    (
        "rel",
        concat!(
            r"«Windows\System32\config\{whole}¦WINDOWS\system32\config\SAM¦",
            r"Windows\System32\config\RegBack\SAM¦Windows\repair\sam¦System32\config\SAM»"
        ),
    ),
    ("relj", r"«Windows\\System32\\config\\{whole}¦Windows\\repair\\SAM¦System32\\config\\SECURITY»"),
    ("img", IMG),
    ("imgj", IMGJ),
    ("p", P),
    ("out", OUT),
    ("tid", "«T1003.002¦T1003,OS Credential Dumping¦T1012»"),
    (
        "c",
        concat!(
            r"«reg save {locallm}\{whole} {outfile}¦reg.exe save {locallm}\SAM {outfile} /y¦",
            r#""C:\Windows\system32\reg.exe" export {locallm}\{secret} {outfile}¦reg query {locallm}\{inner} "#,
            "/s¦esentutl.exe /y /vss {hivefile} /d {outfile}¦copy {shadowhive} {outfile}¦robocopy /b ",
            r"C:\Windows\System32\config {dir} SAM SYSTEM¦powershell -c Copy-Item {hivefile} {outfile}¦",
            "pwdump7.exe¦fgdump.exe¦mimikatz.exe lsadump::sam exit»"
        ),
    ),
    (
        "cj",
        concat!(
            r"«reg  save HKLM\\{secret} C:\\temp\\{outname}¦reg.exe save hklm\\sam {outname}¦cmd.exe /c copy ",
            r"C:\\Windows\\System32\\config\\{secret} C:\\{stem}¦esentutl.exe /y /vss ",
            r"c:\\windows\\system32\\config\\sam /d c:\\temp\\{stem}¦reg query ",
            r"HKLM\\SECURITY\\Policy\\Secrets /s¦reg export HKLM\\SAM {stem}.reg»"
        ),
    ),
];

const OTHERS: &[(&str, &str)] = &[
    (
        "o",
        concat!(
            r"«\REGISTRY\MACHINE\SOFTWARE\{vendor}¦\REGISTRY\MACHINE\{syskey}¦\REGISTRY\MACHINE\{lookkey}¦",
            r"\REGISTRY\USER\{sid}\Software¦C:\Windows\NTDS\ntds.dit¦C:\Windows\System32\config\SOFTWARE¦",
            r"C:\Windows\System32\config\systemprofile\{stem}.log¦",
            r"\Device\HarddiskVolumeShadowCopy{1..9}\Windows\NTDS\ntds.dit¦",
            r"\Device\HarddiskVolume{1..4}\Users\{first}\{stem}.docx¦C:\Users\sam\{stem}.txt¦{otherfile}¦",
            r"\Device\HarddiskVolume2\Windows\System32\lsass.exe¦",
            r"C:\Windows\System32\winevt\Logs\Security.evtx»"
        ),
    ),
    (
        "oj",
        concat!(
            r"«\\REGISTRY\\MACHINE\\SOFTWARE\\{product}¦\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\",
            r"{svcname}¦C:\\Windows\\NTDS\\ntds.dit¦C:\\Windows\\System32\\config\\SOFTWARE¦",
            r"\\Device\\HarddiskVolumeShadowCopy{1..9}\\Users\\{first}\\{stem}.docx¦",
            r"C:\\Users\\sam\\security.txt¦\\REGISTRY\\MACHINE\\SOFTWARE\\Microsoft\\Security Center»"
        ),
    ),
    ("ou", "{lxother}"),
    (
        "rel",
        concat!(
            r"«Windows\NTDS\ntds.dit¦Users\{user}\Desktop\{stem}.xlsx¦Windows\System32\config\SOFTWARE¦",
            r"Windows\Temp\{alnum8}.tmp¦Users\sam\NTUSER.DAT¦PSEXESVC.exe¦Windows\System32\samsrv.dll¦",
            r"{stem}\security\system.txt»"
        ),
    ),
    (
        "relj",
        concat!(
            r"«Windows\\NTDS\\ntds.dit¦Users\\{first}\\{stem}.docx¦",
            r"Windows\\System32\\winevt\\Logs\\Security.evtx¦samples\\sam.txt»"
        ),
    ),
    ("img", IMG),
    ("imgj", IMGJ),
    ("p", P),
    ("out", r"{dir}\«{stem}.{anyext}¦software.«hiv¦hive¦save¦reg»¦{alnum6}.tmp¦hkcu.reg»"),
    ("tid", "«T1003.001¦T1059,Command-Line Interface¦T1012¦T1070»"),
    (
        "c",
        concat!(
            r"«reg save {locallm}\SOFTWARE {outfile}¦reg.exe save HKCU {outfile} /y¦",
            r#""C:\Windows\system32\reg.exe" export {locallm}\{softkey} {outfile}¦reg query {locallm}\{syskey} "#,
            "/s¦esentutl.exe /y /vss {otherfile} /d {outfile}¦copy {shadowother} {outfile}¦robocopy /b ",
            r"C:\Windows\NTDS {dir} ntds.dit¦powershell -c Copy-Item {otherfile} {outfile}¦procdump64.exe -ma ",
            "lsass.exe {outfile}¦{appfile}¦mimikatz.exe lsadump::secrets exit¦wevtutil epl Security ",
            "{outfile}»"
        ),
    ),
    (
        "cj",
        concat!(
            r"«reg  save HKLM\\SOFTWARE C:\\temp\\{outname}¦reg.exe save hkcu {outname}¦cmd.exe /c copy ",
            r"C:\\Windows\\System32\\config\\SOFTWARE C:\\{stem}¦esentutl.exe /y /vss ",
            r"c:\\windows\\ntds\\ntds.dit /d c:\\temp\\{stem}¦reg query ",
            r"HKLM\\SYSTEM\\CurrentControlSet\\Services\\{svcname} /s¦reg export HKLM\\SOFTWARE\\Samsung ",
            r"{stem}.reg¦cmd.exe /c dir C:\\Users\\sam»"
        ),
    ),
];

const IMG: &str = concat!(
    r"«C:\Windows\System32\reg.exe¦C:\Windows\System32\cmd.exe¦",
    r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe¦{dir}\{alnum6}.exe¦",
    r"C:\Windows\System32\esentutl.exe¦C:\Windows\regedit.exe¦C:\Windows\System32\Robocopy.exe¦",
    r"C:\Windows\explorer.exe¦C:\Windows\System32\wbem\WmiPrvSE.exe¦C:\Windows\System32\xcopy.exe¦",
    r"C:\Python3{8..12}\python.exe»"
);

const IMGJ: &str = concat!(
    r"«C:\\Windows\\System32\\reg.exe¦C:\\Windows\\System32\\cmd.exe¦",
    r"C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe¦C:\\Users\\Public\\{alnum6}.exe¦",
    r"C:\\Windows\\System32\\esentutl.exe¦C:\\Windows\\regedit.exe»"
);

const P: &str = concat!(
    "«reg.exe¦powershell.exe¦cmd.exe¦regedit.exe¦{alnum6}.exe¦esentutl.exe¦robocopy.exe¦rundll32.exe¦",
    "xcopy.exe»"
);

const OUT: &str = r"{dir}\{outname}";

pub const FAMILIES: &[Family] = &[
    Family::act("object-events", "object-event-hive", "object-event-other", Told, OBJECT)
        .slots(ACTS)
        .weight(14),
    Family::other("object-events", "object-event-other", Told, OBJECT).slots(OTHERS).weight(12),
    Family::act("share-events", "share-event-hive", "share-event-other", Told, SHARE).slots(ACTS).weight(7),
    Family::other("share-events", "share-event-other", Told, SHARE).slots(OTHERS).weight(6),
    Family::act("sysmon-events", "sysmon-event-hive", "sysmon-event-other", Told, SYSMON)
        .slots(ACTS)
        .weight(14),
    Family::other("sysmon-events", "sysmon-event-other", Told, SYSMON).slots(OTHERS).weight(12),
];
