//! Ordinary sentences and log records: events that are nobody's attack, or
//! another one.

use crate::generate::family::{Family, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("prose", "event-sentences", Told, &[
        concat!(
            "«The user¦User {user}¦{user}¦The administrator¦An analyst» «ran¦started¦opened¦launched» ",
            "«a new command prompt¦PowerShell¦cmd.exe¦an elevated prompt¦a terminal» «that¦which» ",
            "«listed¦queried¦searched¦copied¦changed to» «the {dir} directory¦the folder {dir}¦",
            "C:\\Users¦the print queue¦the services¦the network shares on {plainhost}¦the file ",
            "{docfile}»«.¦ at {clock}.»",
        ),
        "«A new process has been created¦Process created»: {appfile}« by {account}»«, parent explorer.exe¦».",
        concat!(
            "{appfile} «was started¦exited with code {0..5}¦crashed¦connected to {ip}:{port}» «at ",
            "{clock}¦on {plainhost}¦»",
        ),
        "The scheduled task «\\»{stem} was «registered¦run¦deleted¦updated» by {account}.",
        "The «{svcname}¦{product}» service entered the «running¦stopped» state.",
        concat!(
            "An account was successfully logged on. Subject: {account} Logon Type: {2..10} Workstation ",
            "Name: {plainhost} Source Network Address: {ip}",
        ),
        concat!(
            "An account failed to log on. Account Name: {user} Failure Reason: Unknown user name or ",
            "bad password. Status: 0xC000006D",
        ),
        concat!(
            "Special privileges assigned to new logon. Account Name: {user} Privileges: ",
            "SeSecurityPrivilege SeBackupPrivilege SeRestorePrivilege SeDebugPrivilege",
        ),
        "Backup of {plainhost} «completed successfully¦failed with error {100..9999}¦started» at {clock}.",
        concat!(
            "{stamp} «INFO¦WARN¦ERROR¦DEBUG» [{stem}] «request¦job¦session» {hex8} «finished in ",
            "{1..900} ms¦timed out¦accepted from {ip}»",
        ),
        "Installed update KB{4000000..5050000} on {plainhost}.",
        "User {domain}\\{user} reset the password of {user}.",
        concat!(
            "«The attacker¦The operator» used «mimikatz¦procdump¦Task Manager¦comsvcs.dll» to «dump ",
            "LSASS memory¦read credentials from lsass.exe¦create a memory dump of lsass» on ",
            "{plainhost}.",
        ),
        concat!(
            "«The attacker¦The operator» «copied NTDS.dit¦ran DCSync against {fqdn}¦deleted all shadow ",
            "copies¦created a new local administrator¦disabled Defender¦moved laterally to {plainhost} ",
            "with PsExec¦set a Run key for persistence¦stole browser passwords¦cleared the Security ",
            "log¦exfiltrated {docfile} over HTTPS¦enumerated the Domain Admins group¦requested service ",
            "tickets for Kerberoasting».",
        ),
        "Windows Defender has «detected¦quarantined» {stem}.exe in {dir}.",
        "Printer {stem} was added for {user}.",
        "The IP address lease {ip} for the network card has been «renewed¦denied».",
        "{first} restarted {plainhost} after the maintenance window.",
        "Volume shadow copy of C: was created by the backup service at {clock}.",
        "The registry key HKLM\\{otherkey} was «modified¦created¦queried» by {appfile}.",
        "Group Policy settings were processed successfully on {plainhost}.",
        "cmd.exe started by {user} listed the contents of {dir}.",
        "PowerShell «engine started¦console is ready for user input¦console is starting up» on {plainhost}.",
        "The file {docfile} was «copied¦moved¦deleted¦renamed» by {user}.",
        "Ran ipconfig and whoami on {plainhost}, nothing suspicious.",
        "{first} asked whether the server {plainhost} can be patched on {isodate}.",
    ]).weight(40),
    Family::other("prose", "registry-events", Told, &[
        concat!(
            "Registry value set:⏎RuleName: -⏎EventType: SetValue⏎UtcTime: {stamp}⏎ProcessGuid: ",
            "{{GUID}}⏎ProcessId: {pid}⏎Image: {appfile}⏎TargetObject: «HKLM¦HKU»\\{otherkey}\\{stem}⏎",
            "Details: DWORD (0x0000000{digit1})⏎User: {account}",
        ),
        concat!(
            "Network connection detected:⏎RuleName: -⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: ",
            "{appfile}⏎User: {account}⏎Protocol: tcp⏎Initiated: true⏎SourceIp: {ip}⏎SourcePort: ",
            "{1024..65535}⏎DestinationIp: {ip}⏎DestinationPort: {port}",
        ),
        concat!(
            "Image loaded:⏎RuleName: -⏎UtcTime: {stamp}⏎Image: {appfile}⏎ImageLoaded: ",
            "C:\\Windows\\System32\\«samlib¦samcli¦kernel32¦vaultcli¦crypt32¦ntdsapi».dll⏎Signed: true⏎",
            "Signature: Microsoft Windows",
        ),
        concat!(
            "Dns query:⏎RuleName: -⏎UtcTime: {stamp}⏎QueryName: {fqdn}⏎QueryStatus: 0⏎QueryResults: ",
            "{ip};⏎Image: {appfile}",
        ),
        concat!(
            "Process accessed:⏎RuleName: -⏎UtcTime: {stamp}⏎SourceImage: {appfile}⏎TargetImage: ",
            "C:\\Windows\\system32\\«lsass¦svchost¦winlogon».exe⏎GrantedAccess: 0x«1010¦1FFFFF¦1410¦",
            "1000»",
        ),
        concat!(
            "A handle to an object was requested.⏎⏎Subject:⏎	Security ID:		{sid}⏎	Account ",
            "Name:		{user}⏎⏎Object:⏎	Object Server:		Security Account Manager⏎	Object Type:		«SAM_USER¦",
            "SAM_DOMAIN¦SAM_ALIAS¦SAM_SERVER»⏎	Object Name:		«{sid}¦DC={company},DC=local¦S-1-5-32»⏎⏎",
            "Process Information:⏎	Process Name:		C:\\Windows\\System32\\lsass.exe⏎⏎Access Request ",
            "Information:⏎	Accesses:		«ReadGeneralInformation¦LookupIDs¦ListAccounts»",
        ),
        concat!(
            "A user's local group membership was enumerated. Subject: {account} User: {user} Process ",
            "Name: C:\\Windows\\System32\\«svchost¦net1¦mmc».exe",
        ),
        concat!(
            "A user account was «created¦changed¦enabled¦deleted». Subject: {account} Target Account: ",
            "{user} SAM Account Name: {user}",
        ),
        concat!(
            "A security-enabled local group membership was enumerated. Group: Administrators Process ",
            "Name: {appfile}",
        ),
        concat!(
            "A service was installed in the system.⏎⏎Service Name:  {stem}⏎Service File Name:  ",
            "{appfile}⏎Service Type:  user mode service⏎Service Start Type:  «auto¦demand» start⏎",
            "Service Account:  LocalSystem",
        ),
        "Pipe Connected:⏎UtcTime: {stamp}⏎PipeName: \\«samr¦lsass¦srvsvc¦wkssvc¦{stem}»⏎Image: System",
        concat!(
            "A network share object was checked to see whether client can be granted desired access. ",
            "Account Name: {user} Source Address: {ip} Share Name: \\\\*\\IPC$ Relative Target Name: ",
            "«samr¦svcctl¦winreg¦lsarpc¦srvsvc»",
        ),
        concat!(
            "EventID=4688 NewProcessName={appfile} ParentProcessName=C:\\Windows\\explorer.exe ",
            "SubjectUserName={user}",
        ),
        concat!(
            "An operation was performed on an object. Object Server: DS Object Type: user Object Name: ",
            "CN={first},DC={company},DC=com Properties: sAMAccountName",
        ),
    ]).weight(22),
];
