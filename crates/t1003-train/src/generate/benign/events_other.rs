//! Log records of other things: handles, files, registry, logons, images, pipes,
//! tasks, shares, in the forms in which the act is recorded, too.

use crate::generate::family::{Family, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("events", "events-object-access", Told, &[
        concat!(
            "{p}Object Server: Security Object Type: «File¦Key¦Process¦Directory¦Section» Object Name: {o} ",
            "Process Name: {i} Accesses: «ReadData (or ListDirectory)¦Query key value¦Set key ",
            "value¦READ_CONTROL¦DELETE¦WriteData» Access Mask: 0x«1¦2¦8¦20019¦10000¦100001»",
        ),
        concat!(
            r#"{"EventID":«4656¦4663¦4657¦4660¦4670»,"Hostname":"{plainhost}","ObjectType":"«File¦Key»","Object"#,
            r#"Name":"{oj}","ProcessName":"{ij}","SubjectUserName":"{user}","AccessMask":"0x«1¦2¦20019»"}"#,
        ),
        "EventID=«4656¦4663¦4657» Computer={plainhost} ObjectName={o} ProcessName={i} SubjectUserName={user}",
        concat!(
            "{clock} {stem}.exe {pid} «RegOpenKey¦RegQueryValue¦RegSetValue¦CreateFile¦ReadFile¦QueryDirector",
            "y¦RegEnumKey¦CloseFile» {o} «SUCCESS¦NAME NOT FOUND¦ACCESS DENIED¦BUFFER OVERFLOW¦REPARSE»",
        ),
        concat!(
            "«audit¦registry access¦file access»: image={i} object={o} ",
            "operation=«read¦query¦write¦enumerate» user={account}",
        ),
        "Object Name: {o} Handle ID: 0x{hex3} Resource Attributes: S:AI",
        concat!(
            "Permissions on an object were changed. Object: {o} Process: {i} Original Security Descriptor: ",
            "D:AI(A;ID;FA;;;SY) New: D:AI(A;ID;FA;;;BA)",
        ),
    ])
    .slots(&[
        ("p", concat!(
                "«An attempt was made to access an object. ¦A handle to an object was requested. ¦A registry ",
                "value was modified. ¦An object was deleted. ¦»Subject: Account Name: {user} Account Domain: ",
                "{domain} «Logon ID: 0x{HEX5} ¦»",
            )),
        ("o", concat!(
                r"«C:\Windows\NTDS\ntds.dit¦C:\Windows\System32\config\SOFTWARE¦{docfile}¦C:\Users\{user}\NTUSER.D",
                r"AT¦C:\Windows\System32\lsass.exe¦\REGISTRY\MACHINE\SYSTEM\ControlSet001\Control\Lsa¦\REGISTRY\MA",
                r"CHINE\SYSTEM\ControlSet001\Services\{svcname}¦\REGISTRY\MACHINE\{softkey}¦\REGISTRY\USER\{sid}\S",
                r"oftware\{vendor}¦C:\Users\{user}\AppData\Local\Google\Chrome\User Data\Default\Login ",
                r"Data¦\Device\HarddiskVolume{1..4}\Windows\System32\winevt\Logs\Security.evtx¦{appfile}¦C:\Window",
                r"s\System32\drivers\etc\hosts¦\REGISTRY\MACHINE\SOFTWARE\Microsoft\Security ",
                r"Center¦\Device\HarddiskVolumeShadowCopy{1..9}\Windows\NTDS\ntds.dit¦\REGISTRY\MACHINE\SYSTEM\Con",
                r"trolSet001\Services\SamSs¦C:\Windows\System32\samsrv.dll»",
            )),
        ("oj", concat!(
                r"«C:\\Windows\\NTDS\\ntds.dit¦\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\Lsa¦C:\\Users\",
                r"\{user}\\{stem}.docx¦\\REGISTRY\\MACHINE\\SOFTWARE\\{vendor}¦C:\\Windows\\System32\\config\\SOFT",
                r"WARE¦C:\\ProgramData\\{vendor}\\{stem}.db»",
            )),
        ("i", concat!(
                r"«C:\Windows\System32\svchost.exe¦C:\Windows\explorer.exe¦{appfile}¦C:\Windows\System32\reg.exe¦C",
                r":\Windows\regedit.exe¦C:\Windows\System32\lsass.exe¦C:\Windows\System32\cmd.exe¦C:\Windows\Syste",
                r"m32\WindowsPowerShell\v1.0\powershell.exe¦C:\Windows\System32\vssvc.exe¦C:\Windows\System32\esen",
                r"tutl.exe¦C:\Windows\System32\ntdsutil.exe¦C:\Program Files\Windows Defender\MsMpEng.exe»",
            )),
        ("ij", concat!(
                r"«C:\\Windows\\System32\\svchost.exe¦C:\\Windows\\System32\\reg.exe¦C:\\Program ",
                r"Files\\{vendor}\\{stem}.exe¦C:\\Windows\\System32\\lsass.exe»",
            )),
    ]),
    Family::other("events", "events-sysmon-registry", Told, &[
        concat!(
            "Registry value set:⏎RuleName: «-¦T1547.001,RunKey¦T1112¦technique_id={alnum5}»⏎EventType: ",
            "SetValue⏎UtcTime: {stamp}⏎ProcessGuid: {{GUID}}⏎ProcessId: {pid}⏎Image: {i}⏎TargetObject: ",
            r"{k}\{stem}⏎Details: «DWORD (0x0000000{digit1})¦{appfile}¦Binary Data¦{stem}»⏎User: {account}",
        ),
        concat!(
            "Registry object added or deleted:⏎EventType: «CreateKey¦DeleteKey¦DeleteValue»⏎UtcTime: ",
            "{stamp}⏎Image: {i}⏎TargetObject: {k}⏎User: {account}",
        ),
        concat!(
            r#"{"event_id":1«2¦3¦4»,"image":"{stem}.exe","target_object":"HKLM\\SOFTWARE\\{vendor}\\{stem}","de"#,
            r#"tails":"DWORD (0x00000001)","host":"{plainhost}"}"#,
        ),
        r"RegistryEvent (Value Set) {plainhost} {i} {k}\{stem} = {digit4}",
        concat!(
            r#"{"ActionType":"RegistryValueSet","RegistryKey":"HKEY_LOCAL_MACHINE\\«SYSTEM\\ControlSet001\\Cont"#,
            r#"rol\\Lsa¦SOFTWARE\\{vendor}¦SYSTEM\\ControlSet001\\Services\\{svcname}»","RegistryValueName":"{s"#,
            r#"tem}","InitiatingProcessFileName":"{stem}.exe","DeviceName":"{plainhost}"}"#,
        ),
        r#"registry_modification host={plainhost} process={stem}.exe key="{k}" value="{stem}" user={user}"#,
    ])
    .slots(&[
        ("i", concat!(
                r"«C:\Windows\System32\svchost.exe¦C:\Windows\System32\reg.exe¦{appfile}¦C:\Windows\regedit.exe¦C:",
                r"\Windows\system32\msiexec.exe¦C:\Windows\Explorer.EXE¦System¦C:\Windows\System32\lsass.exe¦C:\Wi",
                r"ndows\System32\services.exe»",
            )),
        ("k", concat!(
                r"«HKLM\System\CurrentControlSet\Services\{svcname}¦HKLM\System\CurrentControlSet\Control\Lsa¦HKLM",
                r"\{softkey}¦HKU\{sid}\Software\{vendor}¦HKLM\SOFTWARE\Microsoft\Security ",
                r"Center¦HKLM\System\CurrentControlSet\Control\SecurityProviders\WDigest¦HKU\{sid}\SOFTWARE\Micros",
                r"oft\Windows\CurrentVersion\Run¦HKLM\System\CurrentControlSet\Enum\{alnum8}¦HKCR\CLSID\{{GUID}}»",
            )),
    ])
    .weight(8),
    Family::other("events", "events-sysmon-files", Told, &[
        concat!(
            "File created:⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: {i}⏎TargetFilename: {f}⏎CreationUtcTime: ",
            "{stamp}⏎User: {account}",
        ),
        concat!(
            "File Delete archived: UtcTime: {stamp} Image: {i} TargetFilename: {f} Hashes: SHA256={HEX64} ",
            "IsExecutable: false Archived: true",
        ),
        concat!(
            "File stream created: Image: {i} TargetFilename: {f}:Zone.Identifier Contents: [ZoneTransfer] ",
            "ZoneId=3 HostUrl={url}",
        ),
        r"RawAccessRead detected: UtcTime: {stamp} Image: {i} Device: \Device\HarddiskVolume{1..6}",
        "File creation time changed: Image: {i} TargetFilename: {f} PreviousCreationUtcTime: {stamp}",
        concat!(
            r#"{"event":{"action":"file_«create¦modify¦delete¦rename»"},"file":{"name":"{stem}.{anyext}","path""#,
            r#":"C:\\«Users\\{user}\\{stem}¦ProgramData\\{vendor}¦Windows\\Temp»\\{stem}.{anyext}"},"process":{"#,
            r#""name":"{stem}.exe","pid":{pid}},"host":{"name":"{plainhost}"}}"#,
        ),
        concat!(
            r#"{"ActionType":"File«Created¦Renamed¦Modified»","FileName":"«{stem}.{anyext}¦ntds.dit¦Login "#,
            r#"Data¦{stem}.docx¦sam.txt»","FolderPath":"C:\\«Users\\{user}¦Windows\\Temp¦ProgramData\\{vendor}»"#,
            r#"","InitiatingProcessFileName":"{stem}.exe","SHA256":"{hex64}"}"#,
        ),
    ])
    .slots(&[
        ("i", concat!(
                r"«C:\Windows\System32\svchost.exe¦{appfile}¦C:\Windows\Explorer.EXE¦C:\Windows\System32\esentutl.",
                r"exe¦C:\Windows\System32\ntdsutil.exe¦C:\Program Files\7-Zip\7zG.exe¦C:\Windows\System32\cmd.exe¦",
                r"C:\Windows\System32\Robocopy.exe¦{dir}\procdump64.exe¦C:\Windows\System32\wevtutil.exe»",
            )),
        ("f", concat!(
                r"«{dir}\{stem}.{anyext}¦{docfile}¦{dir}\ntds.dit¦{dir}\lsass.dmp¦C:\Users\{user}\AppData\Local\Te",
                r"mp\{alnum8}.tmp¦C:\Users\sam\{stem}.txt¦{dir}\software.hiv¦{dir}\security.evtx¦C:\Windows\System",
                r"32\Tasks\{stem}¦{dir}\NTUSER.DAT¦C:\Windows\System32\config\TxR\{GUID}.TM.blf¦C:\Windows\System3",
                r"2\config\systemprofile\AppData\Local\{stem}.log»",
            )),
    ])
    .weight(8),
    Family::other("events", "events-process-access", Told, &[
        concat!(
            "Process accessed:⏎UtcTime: {stamp}⏎SourceProcessId: {pid}⏎SourceImage: {i}⏎TargetProcessId: ",
            "{pid}⏎TargetImage: {t}⏎GrantedAccess: 0x{a}⏎CallTrace: ",
            r"C:\Windows\SYSTEM32\ntdll.dll+{hex5}|C:\Windows\System32\KERNELBASE.dll+{hex5}",
        ),
        concat!(
            "CreateRemoteThread detected: SourceImage: {i} TargetImage: {t} NewThreadId: {pid} StartAddress: ",
            r"0x{HEX16} StartModule: {dir}\{stem}.dll StartFunction: LoadLibraryA",
        ),
        concat!(
            "Image loaded: UtcTime: {stamp} Image: {i} ImageLoaded: ",
            r"C:\Windows\System32\«samlib¦samcli¦vaultcli¦dbghelp¦dbgcore¦comsvcs¦wevtapi¦netapi32¦ntdsapi¦cry",
            "ptdll¦WinSCard¦clr¦amsi».dll Signed: true Signature: Microsoft Windows",
        ),
        "Process terminated: UtcTime: {stamp} ProcessGuid: {{GUID}} ProcessId: {pid} Image: {i}",
        "Process Tampering: Type: Image is replaced Image: {i}",
        concat!(
            r#"{"event_id":10,"source_image":"{stem}.exe","target_image":"«lsass¦winlogon¦csrss¦svchost».exe",""#,
            r#"granted_access":"0x{a}","host":"{plainhost}"}"#,
        ),
        concat!(
            r"Driver loaded: ImageLoaded: C:\Windows\System32\drivers\{stem}.sys Hashes: SHA256={HEX64} ",
            "Signed: true Signature: {vendor}",
        ),
    ])
    .slots(&[
        ("i", concat!(
                r"«C:\Windows\System32\svchost.exe¦{appfile}¦{dir}\{stem}.exe¦C:\Windows\System32\taskmgr.exe¦C:\W",
                r"indows\System32\wbem\wmiprvse.exe¦C:\Windows\System32\rundll32.exe¦C:\Windows\System32\csrss.exe",
                r"¦C:\Program Files\Windows Defender\MsMpEng.exe»",
            )),
        ("t", r"C:\Windows\«System32\lsass¦System32\winlogon¦explorer¦System32\svchost¦System32\services».exe"),
        ("a", "«1010¦1410¦1FFFFF¦1000¦1400¦1438¦40¦101000»"),
    ])
    .weight(7),
    Family::other("events", "events-logon", Told, &[
        concat!(
            "An account was successfully logged on.⏎⏎Subject:⏎	Security ID:		{sid}⏎	Account ",
            "Name:		{plainhost}$⏎	Account Domain:		{domain}⏎⏎Logon Information:⏎	Logon ",
            "Type:		{2..11}⏎	Elevated Token:		Yes⏎⏎New Logon:⏎	Account Name:		{user}⏎	Logon ",
            "ID:		0x{HEX6}⏎⏎Network Information:⏎	Workstation Name:	{plainhost}⏎	Source Network ",
            "Address:	{ip}⏎	Source Port:		{1024..65535}",
        ),
        concat!(
            "An account failed to log on. Logon Type: {2..10} Account Name: {user} Failure Reason: «Unknown ",
            "user name or bad password.¦Account locked out.¦The user has not been granted the requested ",
            "logon type.» Status: 0xC000006D Sub Status: 0xC000006{hex1} Source Network Address: {ip}",
        ),
        "An account was logged off. Subject: Account Name: {user} Logon ID: 0x{HEX6} Logon Type: {2..10}",
        concat!(
            "A logon was attempted using explicit credentials. Subject: {account} Account Whose Credentials ",
            "Were Used: {user} Target Server: {fqdn} Process Name: ",
            r"C:\Windows\System32\«svchost¦lsass¦mstsc¦runas».exe",
        ),
        concat!(
            "The computer attempted to validate the credentials for an account. Authentication Package: ",
            "MICROSOFT_AUTHENTICATION_PACKAGE_V1_0 Logon Account: {user} Source Workstation: {plainhost} ",
            "Error Code: 0x«0¦C0000064¦C000006A»",
        ),
        concat!(
            "A user account was «locked out¦unlocked¦enabled¦disabled¦deleted». Account Name: {user} Caller ",
            "Computer Name: {plainhost}",
        ),
        concat!(
            "An attempt was made to «reset an account's¦change an account's» password. Subject: {account} ",
            r"Target Account: {domain}\{user}",
        ),
        concat!(
            "A security-enabled «global¦local¦universal» group was changed. Group Name: {stem} SAM Account ",
            "Name: {stem} Subject: {account}",
        ),
        concat!(
            "A «computer¦user» account was changed. SAM Account Name: {plainhost}$ Service Principal Names: ",
            "HOST/{fqdn} RestrictedKrbHost/{plainhost}",
        ),
        concat!(
            "A session was «reconnected to¦disconnected from» a Window Station. Account Name: {user} Session ",
            "Name: RDP-Tcp#{1..90} Client Name: {plainhost}",
        ),
        concat!(
            "The password hash of an account was accessed. Subject: {account} Target Account: {user} (ADMT ",
            "password migration)",
        ),
        "The name of an account was changed. Old Account Name: {user} New Account Name: {user}",
        "SID History was added to an account. Source Account: {user} Target Account: {user}",
        concat!(
            "An attempt was made to query the existence of a blank password for an account. Caller ",
            "Workstation: {plainhost} Target Account Name: {user}",
        ),
    ])
    .weight(8),
    Family::other("events", "events-services-tasks", Told, &[
        concat!(
            "A scheduled task was «created¦updated¦enabled¦disabled¦deleted».⏎⏎Subject:⏎	Account ",
            r"Name:		{user}⏎⏎Task Information:⏎	Task Name: 		\{stem}⏎	Task Content: ",
            "<Task><Actions><Exec><Command>{appfile}</Command><Arguments>--{stem}</Arguments></Exec></Actions",
            "></Task>",
        ),
        concat!(
            "A service was installed in the system.⏎⏎Service Name:  {product}Service⏎Service File Name:  ",
            r#""{appfile}" --service⏎Service Type:  «user mode service¦kernel mode driver»⏎Service Start Type: "#,
            " «auto start¦demand start»⏎Service Account:  LocalSystem",
        ),
        concat!(
            "The {svcname} service «entered the stopped state¦entered the running state¦terminated with the ",
            "following error: %%{1000..2000}¦start type was changed from demand start to auto start».",
        ),
        concat!(
            "The system time was changed. Subject: {account} Previous Time: {stamp} New Time: {stamp} ",
            r"Process Name: C:\Windows\System32\svchost.exe",
        ),
        concat!(
            "Windows Filtering Platform has «permitted¦blocked» a connection. Application: ",
            r"\device\harddiskvolume{1..4}\program files\{product}\{stem}.exe Source: {ip}:{port} ",
            "Destination: {ip}:{port} Protocol: {6..17}",
        ),
        concat!(
            "A network share object was «accessed¦added¦modified¦deleted». Subject: {user} Share Name: ",
            r"\\*\«{share}¦SYSVOL¦IPC$¦C$» Source Address: {ip}",
        ),
        concat!(
            "A network share object was checked to see whether client can be granted desired access. Share ",
            r"Name: \\*\«IPC$¦C$¦{share}» Relative Target Name: «samr¦lsarpc¦srvsvc¦winreg¦svcctl¦Users\{user}",
            r"\{stem}.txt¦{domain}\Policies\{{GUID}}\gpt.ini» Accesses: ReadData",
        ),
        concat!(
            r#"Task Scheduler «successfully finished¦launched¦failed to start» "{{GUID}}" instance of the "#,
            r#""\Microsoft\Windows\{product}\{stem}" task for user "{account}"."#,
        ),
        "Audit events have been dropped by the transport. {1..900}",
        "The event logging service has «shut down¦encountered an error while processing an incoming event».",
        concat!(
            "Credential Manager credentials were «read¦backed up». Subject: {account} Read Operation: ",
            "Enumerate Credentials",
        ),
        "The Windows Firewall setting has changed. Rule Name: {stem} Modifying Application: {appfile}",
        "BITS started the {stem} transfer job that is associated with the {url} URL.",
        concat!(
            "WMI Activity: Operation_ClientFailure: ClientMachine = {plainhost}; User = {account}; Operation ",
            r"= Start IWbemServices::ExecQuery - root\cimv2 : select * from ",
            "Win32_«Process¦ShadowCopy¦UserAccount»; ResultCode = 0x800410{digit2}",
        ),
    ])
    .weight(7),
    Family::other("events", "events-powershell", Told, &[
        concat!(
            r"Creating Scriptblock text (1 of {1..3}):⏎{c}⏎⏎ScriptBlock ID: {guid}⏎Path: «C:\Program ",
            r"Files\{vendor}\{stem}.ps1¦»",
        ),
        r#"CommandInvocation({f}): "{f}"⏎ParameterBinding({f}): name="«Path¦Name¦Filter»"; value="{stem}""#,
        concat!(
            "Engine state is changed from «None to Available¦Available to Stopped». Details: ",
            "NewEngineState=Available PreviousEngineState=None HostName=ConsoleHost ",
            r"HostVersion=5.1.{17763..22631}.{1..4000} HostApplication=powershell.exe -File {dir}\{stem}.ps1",
        ),
        concat!(
            r#"Provider "«Registry¦FileSystem¦WSMan¦Environment¦Certificate»" is Started. Details: "#,
            "ProviderName=Registry NewProviderState=Started",
        ),
        concat!(
            "«PowerShell console is starting up¦PowerShell console is ready for user input¦Windows ",
            "PowerShell has started an IPC listening thread on process: {pid} in AppDomain: ",
            "DefaultAppDomain.»",
        ),
        concat!(
            r#"{"EventID":4104,"Hostname":"{plainhost}","ScriptBlockText":"{f} -Name "#,
            r#"{stem}","ScriptBlockId":"{guid}","Path":""}"#,
        ),
        r"PS C:\Users\{user}> {c}⏎{stem}  {stem}  {1..900}⏎PS C:\Users\{user}> exit",
        concat!(
            "«Creating WSMan Session¦Closing WSMan Session¦WSMan operation CreateShell started» The ",
            "connection string is: {plainhost}/wsman?PSVersion=5.1",
        ),
    ])
    .slots(&[
        ("f", concat!(
                "«Get-Item¦Get-ItemProperty¦Get-Service¦Get-ChildItem¦Get-ADUser¦Import-Module¦Invoke-Command¦New",
                "-Item¦Out-File¦Get-Process¦Get-WinEvent¦Copy-Item¦Get-LocalUser¦Export-Csv»",
            )),
        ("c", concat!(
                r"«{f} {stem}¦{f} -Path {psdir} | Out-Null¦Get-ItemProperty HKLM:\{otherkey}¦$x = {f}; $x | ",
                "Export-Csv {psout}¦Import-Module {product}; {f}¦if (Test-Path {psdir}) { {f} }¦Get-ADUser ",
                "{user} -Properties SamAccountName¦Get-CimInstance Win32_ShadowCopy»",
            )),
    ])
    .weight(7),
    Family::other("tool-transcripts", "tool-transcripts", Told, &[
        r"C:\>{c}⏎{r}",
        concat!(
            r"C:\Windows\system32>{c}⏎«The command completed successfully.¦The operation completed ",
            "successfully.¦Access is denied.¦System error 5 has occurred.»",
        ),
        "{first}@kali:~$ {s}⏎{r}",
        "[*] {r}",
        concat!(
            "«SMB¦LDAP¦WINRM¦MSSQL»         {ip}   «445¦389¦5985¦1433»    {plainhost}  «[*] Windows Server ",
            "{2012..2022} Build {9200..20348} x64 (name:{plainhost}) (domain:{domain}) ",
            r"(signing:«True¦False») (SMBv1:False)¦[+] {domain}\{user}:{password}« (Pwn3d!)»¦[-] ",
            r"{domain}\{user}:{password} STATUS_«LOGON_FAILURE¦ACCOUNT_LOCKED_OUT¦PASSWORD_EXPIRED»¦[+] ",
            "Dumping LSA secrets¦[+] Dumped {1..90} LSA secrets to {shout}¦[+] Dumping the NTDS, this could ",
            "take a while¦[+] Enumerated shares¦[*] Enumerated {1..90} local users: {plainhost}¦{share}  ",
            "READ,WRITE¦[+] Executed command¦[+] Found credentials in {stem}.xml»",
        ),
        concat!(
            "Impacket v0.{9..13}.0 - Copyright {2020..2025} Fortra⏎⏎«[*] Using the DRSUAPI method to get ",
            "NTDS.DIT secrets¦[*] Requesting shares on {ip}.....¦[*] SMBv3.0 dialect used¦[*] Getting TGT ",
            "for {user}¦[*] Servers started, waiting for connections¦[*] Brute forcing SIDs at {ip}¦[-] ",
            "Kerberos SessionError: KRB_AP_ERR_SKEW(Clock skew too great)¦[*] Impersonating {user}¦[*] ",
            "Opening SVCManager on {ip}.....»",
        ),
        concat!(
            r"{domain}\{user}:{1000..9999}:aad3b435b51404eeaad3b435b51404ee:{hex32}:::⏎krbtgt:502:aad3b435b514",
            "04eeaad3b435b51404ee:{hex32}:::⏎{plainhost}$:{1000..9999}:aad3b435b51404eeaad3b435b51404ee:{hex3",
            "2}:::⏎[*] Kerberos keys grabbed",
        ),
        concat!(
            "  .#####.   mimikatz 2.2.0⏎Authentication Id : 0 ; {10000..9999999} (00000000:{hex8})⏎Session   ",
            "        : «Interactive from 1¦Service from 0¦RemoteInteractive from 2»⏎User Name         : ",
            "{user}⏎Domain            : {domain}⏎	msv :⏎	 * NTLM     : {hex32}",
        ),
        concat!(
            "[*] «Action: Kerberoasting¦Action: Ask TGT¦Action: Dump Kerberos Ticket Data (All Users)»⏎[*] ",
            "«Total kerberoastable users : {1..90}¦Using rc4_hmac hash: {hex32}¦Current LUID : 0x{hex5}»",
        ),
        concat!(
            "Session..........: hashcat⏎Status...........: «Cracked¦Running¦Exhausted»⏎Hash.Mode........: ",
            "«1000 (NTLM)¦5600 (NetNTLMv2)¦13100 (Kerberos 5, etype 23, TGS-REP)¦2100 (Domain Cached ",
            "Credentials 2)»⏎Recovered........: {1..90}/{90..900}",
        ),
        concat!(
            "[{clock}] ProcDump v11.0 - Sysinternals process dump utility⏎[{clock}] Dump 1 initiated: ",
            r"{dir}\lsass.dmp⏎[{clock}] Dump 1 complete: {40..90} MB written",
        ),
        concat!(
            "vssadmin 1.1 - Volume Shadow Copy Service administrative command-line tool⏎«No items found that ",
            r"satisfy the query.¦Successfully created shadow copy for 'C:\'¦Successfully deleted {1..9} ",
            "shadow copies.»",
        ),
    ])
    .slots(&[
        ("c", concat!(
                r"«whoami /priv¦net user¦ipconfig¦tasklist /svc¦reg query HKLM\{softkey}¦reg query ",
                r"HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v RunAsPPL¦nltest /dclist:{domain}¦vssadmin list ",
                "shadows¦sc query {svcname}¦net localgroup administrators¦cmdkey /list¦dir ",
                r"{dir}¦systeminfo¦qwinsta¦reg save HKLM\SOFTWARE {outfile}»",
            )),
        ("s", concat!(
                "«nmap -sV {ip}¦nxc smb {ip} -u {user} -p {password} --shares¦smbclient -L ",
                "//{ip}¦impacket-GetUserSPNs {target}¦cat /etc/passwd¦id¦enum4linux {ip}¦certipy find -u ",
                "{user}¦secretsdump.py -just-dc {target}»",
            )),
        ("r", concat!(
                r"«{domain}\{user}¦uid=0(root) gid=0(root) groups=0(root)¦    RunAsPPL    REG_DWORD    ",
                "0x1¦{port}/tcp open  microsoft-ds¦Administrator  Guest  {user}¦SeDebugPrivilege  Debug programs ",
                " Enabled¦    {stem}    REG_SZ    {appfile}¦[+] {share} READ ONLY¦{plainhost}  [DC]  Site: ",
                "Default-First-Site-Name¦Currently stored credentials: Target: ",
                r"Domain:interactive={domain}\{user}¦STATE : 4 RUNNING¦{1..90} File(s) {1000..9000000} bytes»",
            )),
    ])
    .weight(8),
];
