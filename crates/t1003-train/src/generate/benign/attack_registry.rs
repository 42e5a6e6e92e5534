//! Registry work of every other kind: settings of LSA, services, policies, hives
//! that are not the account's; and the account database asked over its own RPC.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps, Kind::Sh};

pub const FAMILIES: &[Family] = &[
    Family::other("reg-settings", "reg-lsa-settings", Cmd, &[
        "{reg} query {l}« /v {v}¦ /s»",
        r#"{reg} query "{l}" /v {v}« | find "0x1"¦ /reg:64»"#,
        "{reg} add {l} /v {v} /t REG_DWORD /d {0..2} /f",
        r#"{reg} add "{l}" ⟦/v {v}¦/t REG_DWORD¦/d {0..3}¦/f⟧"#,
        "{reg} delete {l} /v {v} /f",
        r"{reg} query \\{host}\{l} /v {v}",
        r"{reg} add \\{host}\{l} /v {v} /t REG_DWORD /d {0..1} /f",
        concat!(
            r#"{reg} add {l} /v "«Security¦Authentication¦Notification» Packages" /t REG_MULTI_SZ /d "#,
            r#""«{stem}¦kerberos\0msv1_0\0schannel\0wdigest\0{stem}¦scecli\0{stem}¦rassfm\0scecli¦mimilib»" /f"#,
        ),
        r#"{reg} query {l} /v "«Security¦Authentication¦Notification» Packages""#,
        "{reg} export {l} {outfile}« /y»",
        "{reg} save {l} {outfile}« /y»",
        r"{reg} copy {l} HKLM\SYSTEM\{stem} /s /f",
        concat!(
            r"{reg} add HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest /v UseLogonCredential ",
            "/t REG_DWORD /d {0..1} /f",
        ),
        concat!(
            r"{reg} query HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\«WDigest /v ",
            r"UseLogonCredential¦SCHANNEL\Protocols /s¦WDigest»",
        ),
        concat!(
            r"{reg} add HKLM\SOFTWARE\Policies\Microsoft\Windows\«DeviceGuard /v LsaCfgFlags¦System /v ",
            "RunAsPPL¦CredentialsDelegation /v AllowProtectedCreds» /t REG_DWORD /d {0..2} /f",
        ),
        concat!(
            r"{reg} query {l}\«MSV1_0¦Kerberos\Parameters¦OSConfig¦FipsAlgorithmPolicy¦SspiCache¦Audit¦AccessP",
            "roviders¦Credssp¦GBG¦JD¦Skew1¦Data»«  /s¦ /v {v}»",
        ),
        r"for %s in ({host} {host}) do {reg} query \\%s\{l} /v {v}",
        "secedit /export /cfg {outfile} /areas «SECURITYPOLICY¦USER_RIGHTS» & findstr {v} {outfile}",
    ])
    .slots(&[
        ("l", concat!(
                r"«HKLM\SYSTEM\CurrentControlSet\Control\Lsa¦HKLM\System\CurrentControlSet\Control\LSA¦hklm\system",
                r"\currentcontrolset\control\lsa¦HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Lsa¦HKLM\SYST",
                r"EM\ControlSet001\Control\Lsa»",
            )),
        ("v", concat!(
                "«RunAsPPL¦RunAsPPLBoot¦DisableRestrictedAdmin¦NoLMHash¦LmCompatibilityLevel¦LimitBlankPasswordUs",
                "e¦RestrictAnonymous¦RestrictAnonymousSAM¦RestrictRemoteSAM¦EveryoneIncludesAnonymous¦DisableDoma",
                "inCreds¦crashonauditfail¦SCENoApplyLegacyAuditPolicy¦ForceGuest¦LsaCfgFlags¦SecureBoot¦auditbase",
                "objects¦NtlmMinServerSec¦TokenLeakDetectDelaySecs¦LsaPid»",
            )),
    ])
    .weight(16),
    Family::other("reg-system-keys", "reg-system-keys", Cmd, &[
        r#"{reg} query {k}« /s¦ /v {v}¦ /ve¦ /f {stem}»« | find "{v}"¦ > {outfile}¦»"#,
        r#"{reg} query "{k}" /v {v}"#,
        concat!(
            "{reg} add {k} /v {v} /t «REG_DWORD /d {0..4}¦REG_SZ /d {stem}¦REG_EXPAND_SZ /d ",
            r#""{appfile}"¦REG_BINARY /d {HEX8}¦REG_MULTI_SZ /d {stem}\0{stem}¦REG_QWORD /d {1..99999}» /f"#,
        ),
        "{reg} delete {k} «/v {v} ¦/va ¦»/f",
        "{reg} export {k} {outfile} /y",
        "{reg} save {k} {outfile}« /y»",
        "{reg} copy {k} {k} /s /f",
        r"{reg} import {dir}\{stem}.reg & {reg} query {k}",
        r"{reg} query \\{host}\{k}« /v {v}»",
        "{reg} query {k} | findstr /i «{v}¦{stem}¦ImagePath»",
        r"{reg} restore {k} {dir}\{stem}.hiv",
        "regedit /e {outfile} {k}",
        r"regini {dir}\{stem}.ini",
        r#"for /f "tokens=3" %a in ('{reg} query {k} /v {v}') do set X=%a"#,
        r"psexec \\{host} -s {reg} query {k} /s",
        r"sc query {svcname} & {reg} query HKLM\SYSTEM\CurrentControlSet\Services\{svcname} /s",
        r"{reg} unload HKLM\{stem} & {reg} query {k}",
        r#"SetACL.exe -on "{k}" -ot reg -actn ace -ace "n:{user};p:full""#,
        "subinacl /keyreg {k} /grant={user}=F",
        "accesschk«64».exe -accepteula -kvuqsw {k}",
        "{reg} flags {k} query & {reg} compare {k} {k} /s",
    ])
    .slots(&[
        ("k", concat!(
                r"«HKLM\SYSTEM\CurrentControlSet\Services\{svcname}¦HKLM\SYSTEM\CurrentControlSet\Services\{svcnam",
                r"e}\Parameters¦HKLM\SYSTEM\CurrentControlSet\Control\«Session Manager¦Session Manager\Memory ",
                r"Management¦Terminal Server¦Terminal Server\WinStations\RDP-Tcp¦ComputerName\ActiveComputerName¦F",
                r"ileSystem¦Windows¦Nls\Language¦ProductOptions¦Class\{{GUID}}¦SafeBoot\Network¦BackupRestore\File",
                r"sNotToBackup¦BackupRestore\KeysNotToRestore¦SecureBoot\State¦hivelist¦Power¦WMI\Autologger\Event",
                r"Log-Security¦WMI\Security¦Print\Monitors¦NetworkProvider\Order¦SystemInformation¦Keyboard ",
                r"Layouts¦DeviceGuard¦CI\Config¦Windows Error Reporting¦StorageDevicePolicies»¦HKLM\SYSTEM\«Setup¦",
                "MountedDevices¦Select¦HardwareConfig¦WPA¦RNG¦ResourceManager¦DriverDatabase¦Keyboard ",
                r"Layout¦Software¦Maps¦ActivationBroker»¦HKLM\SYSTEM\ControlSet00{1..2}\Services\{svcname}¦HKLM\SY",
                r"STEM\ControlSet001\Enum\USBSTOR¦hklm\system\currentcontrolset\services\«eventlog\security¦samss¦",
                r"tcpip\parameters¦lanmanserver\parameters¦ntds\parameters¦netlogon\parameters¦disk\enum¦SecurityH",
                "ealthService»»",
            )),
        ("v", concat!(
                "«Start¦ImagePath¦Type¦ObjectName¦DependOnService¦fDenyTSConnections¦PortNumber¦Hostname¦Computer",
                "Name¦AutoAdminLogon¦EnableLUA¦SMB1¦RequireSecuritySignature¦RestrictNullSessAccess¦NullSessionPi",
                "pes¦MaxSize¦File¦PendingFileRenameOperations¦BootExecute¦CrashDumpEnabled¦NtfsDisable8dot3NameCr",
                "eation¦DisablePasswordChange¦TimeZoneKeyName¦SystemBootDevice¦LastKnownGood¦Description¦ServiceD",
                "ll»",
            )),
    ])
    .weight(18),
    Family::other("reg-software-keys", "reg-software-keys", Cmd, &[
        "{reg} query {k}« /s¦ /v {v}»« | findstr /i {stem}¦ > {outfile}»",
        r#"{reg} add "{k}" /v {v} /t «REG_DWORD /d {0..4}¦REG_SZ /d "{appfile}"» /f"#,
        r#"{reg} delete "{k}" «/v {v} ¦»/f"#,
        r#"{reg} export "{k}" {outfile} /y"#,
        r#"{reg} save "{k}" {outfile} /y"#,
        concat!(
            r"{reg} save HKLM\«SOFTWARE¦software¦COMPONENTS¦DRIVERS¦BCD00000000¦HARDWARE¦Software\Classes» ",
            "{outfile}« /y»",
        ),
        r"{reg} export HKLM\«SOFTWARE¦Software¦HARDWARE¦DRIVERS» {outfile}« /y¦ /reg:64»",
        r"{reg} save «HKCU¦HKU\.DEFAULT¦HKU\{sid}¦HKCU\Software¦HKU\S-1-5-20¦HKCR¦HKCC» {outfile}« /y»",
        concat!(
            r"{reg} load «HKU\{stem}¦HKLM\{stem}¦HKLM\OFFLINE_SW» ",
            r"«C:\Users\{user}\NTUSER.DAT¦C:\Users\Default\NTUSER.DAT¦{link}\Windows\System32\config\SOFTWARE¦",
            r"{link}\Windows\System32\config\DEFAULT¦C:\Users\{user}\AppData\Local\Microsoft\Windows\UsrClass.",
            r"dat¦{dir}\software.hiv¦E:\EFI\Microsoft\Boot\BCD» & {reg} query HKU\{stem}\Software /s & {reg} ",
            r"unload HKU\{stem}",
        ),
        r"{reg} query HKU & for /f %u in ('{reg} query HKU') do {reg} query %u\Software\{vendor}",
        r"for %k in (Run RunOnce RunOnceEx) do {reg} query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\%k",
        concat!(
            "for %h in («SOFTWARE HARDWARE¦software drivers components¦DEFAULT SOFTWARE») do {reg} save ",
            r"HKLM\%h {dir}\%h.hiv",
        ),
        r"{reg} import {dir}\{stem}.reg« /reg:64»",
        concat!(
            r#"{reg} query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion" /v "#,
            "«ProductName¦ReleaseId¦CurrentBuild¦UBR¦InstallDate¦RegisteredOwner»",
        ),
        r"{reg} query HKLM\SOFTWARE\Microsoft\Cryptography /v MachineGuid",
        concat!(
            r"{reg} query HKLM\HARDWARE\DESCRIPTION\System\«BIOS¦CentralProcessor\0 /v ",
            "ProcessorNameString¦CentralProcessor /s»",
        ),
        "regjump.exe {k} & regedit",
        "reg2ps.exe {k}",
        r"copy C:\Windows\System32\config\SOFTWARE {outfile}",
        r"esentutl /y /vss C:\Windows\System32\config\«SOFTWARE¦DEFAULT» /d {outfile}",
    ])
    .slots(&[
        ("k", concat!(
                r"«HKLM\{softkey}¦HKLM\{softkey}¦HKLM\{lookkey}¦{userkey}¦HKLM\SOFTWARE\Policies\Microsoft\Windows",
                r"\System¦HKLM\SOFTWARE\Policies\Microsoft\Windows Defender¦HKLM\SOFTWARE\Microsoft\Windows\Curren",
                r"tVersion\Policies\System¦HKLM\SOFTWARE\Microsoft\Windows ",
                r"NT\CurrentVersion\ProfileList¦HKLM\SOFTWARE\Microsoft\Windows ",
                r"NT\CurrentVersion\SystemRestore¦HKLM\SOFTWARE\Microsoft\Windows Defender Security ",
                r"Center¦HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SeCEdit\Reg ",
                r"Values¦HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\RunMRU¦HKLM\SOFTWARE\Policies\Mic",
                r"rosoft\Windows\Security Center¦HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\SAMSUNG»",
            )),
        ("v", concat!(
                "«{stem}¦DisableAntiSpyware¦EnableLUA¦LocalAccountTokenFilterPolicy¦FilterAdministratorToken¦Cons",
                "entPromptBehaviorAdmin¦NoAutoUpdate¦Version¦DisplayName¦InstallLocation¦Shell¦Userinit¦EnableScr",
                "iptBlockLogging¦SavedLegacySettings¦ProfileImagePath¦SecurityHealth¦System¦Security¦Sam»",
            )),
    ])
    .weight(14),
    Family::other("reg-powershell", "reg-powershell", Ps, &[
        concat!(
            r#"Get-ItemProperty «-Path »«"{p}"¦'{p}'»«  -Name {v}¦ | Select-Object {v}¦ | fl *¦ -ErrorAction "#,
            "SilentlyContinue»",
        ),
        concat!(
            "«Set-ItemProperty¦New-ItemProperty» -Path '{p}' -Name {v} -Value {0..2}« -PropertyType DWord»« ",
            "-Force»",
        ),
        "Remove-ItemProperty -Path '{p}' -Name {v}« -Force»",
        "(Get-ItemProperty '{p}').{v}",
        "Get-ItemPropertyValue '{p}' {v}",
        concat!(
            "Get-ChildItem '{p}'«  -Recurse¦ | Select Name¦ | ForEach-Object { $_.GetValue('{v}') }¦ | ",
            "Measure-Object»",
        ),
        "if (-not (Test-Path '{p}')) { New-Item -Path '{p}' -Force | Out-Null }; Set-ItemProperty '{p}' {v} 1",
        "Get-Acl '{p}' | «Format-List¦Select -ExpandProperty Access¦Out-File {psout}»",
        r#"$k = Get-Item '{p}'; $k.GetValueNames() | % { "$_ = $($k.GetValue($_))" }"#,
        "Invoke-Command -ComputerName {host} -ScriptBlock { Get-ItemProperty '{p}' -Name {v} }",
        concat!(
            r"[Microsoft.Win32.Registry]::«GetValue('HKEY_LOCAL_MACHINE\{q}', '{v}', ",
            r"$null)¦SetValue('HKEY_LOCAL_MACHINE\{q}', '{v}', 1, ",
            "'DWord')¦LocalMachine.OpenSubKey('{q}').GetValue('{v}')¦LocalMachine.CreateSubKey('{q}')»",
        ),
        concat!(
            "$base = [Microsoft.Win32.RegistryKey]::OpenRemoteBaseKey('LocalMachine', '{host}'); ",
            "$base.OpenSubKey('{q}').GetValue('{v}')",
        ),
        concat!(
            r"([wmiclass]'root\default:StdRegProv').«GetStringValue¦GetDWORDValue¦EnumKey¦EnumValues»(21474836",
            "50, '{q}', '{v}')",
        ),
        concat!(
            "Invoke-CimMethod -Namespace root/cimv2 -ClassName StdRegProv -MethodName ",
            "«GetDWORDValue¦SetDWORDValue» -Arguments @{hDefKey=[uint32]2147483650; sSubKeyName='{q}'; ",
            "sValueName='{v}'}",
        ),
        r"reg «query¦export¦save» 'HKLM\{q}' {psout}; if ($LASTEXITCODE) { throw 'reg failed' }",
        r"Copy-Item '{p}' 'HKLM:\SOFTWARE\Backup' -Recurse",
        concat!(
            r"reg load HKU\{stem} C:\Users\{user}\NTUSER.DAT; Get-ItemProperty ",
            r"Registry::HKU\{stem}\Software\{vendor}; [gc]::Collect(); reg unload HKU\{stem}",
        ),
        concat!(
            "Get-PSDrive -PSProvider Registry; New-PSDrive -Name HKU -PSProvider Registry -Root HKEY_USERS; ",
            r"Get-ChildItem HKU:\",
        ),
        r#"'SOFTWARE','DEFAULT' | % { reg save "HKLM\$_" {psdir}\$_.hiv /y }"#,
        concat!(
            "foreach ($k in 'Run','RunOnce') { Get-ItemProperty ",
            r#""HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\$k" }"#,
        ),
        concat!(
            r"Get-GPRegistryValue -Name {stem} -Key 'HKLM\{q}'; Set-GPRegistryValue -Name {stem} -Key ",
            r"'HKLM\{q}' -ValueName {v} -Type DWord -Value 1",
        ),
        concat!(
            r"Registry {stem} { Key = 'HKEY_LOCAL_MACHINE\{q}'; ValueName = '{v}'; ValueData = '1'; ValueType ",
            "= 'Dword'; Ensure = 'Present' }",
        ),
    ])
    .slots(&[
        ("p", r"HKLM:\{q}"),
        ("q", concat!(
                r"«SYSTEM\CurrentControlSet\Control\Lsa¦SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0¦SYSTEM\Current",
                r"ControlSet\Services\{svcname}¦{softkey}¦{syskey}¦{lookkey}¦SYSTEM\CurrentControlSet\Control\Secu",
                r"rityProviders\WDigest¦SYSTEM\CurrentControlSet\Control\SecurePipeServers\winreg\AllowedPaths¦SYS",
                r"TEM\CurrentControlSet\Services\LanmanServer\Parameters¦SOFTWARE\Policies\Microsoft\Windows\Devic",
                r"eGuard¦SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System¦SYSTEM\CurrentControlSet\Contro",
                r"l\Terminal Server»",
            )),
        ("v", concat!(
                "«RunAsPPL¦RestrictRemoteSAM¦NoLMHash¦DisableRestrictedAdmin¦UseLogonCredential¦LmCompatibilityLe",
                "vel¦Start¦EnableLUA¦{stem}¦fDenyTSConnections¦LimitBlankPasswordUse¦RestrictAnonymousSAM¦Machine",
                "¦SMB1¦ImagePath»",
            )),
    ])
    .weight(16),
    Family::other("samr-enumeration", "samr-enumeration", Cmd, &[
        concat!(
            "net user«s»«  {user}¦ /domain¦ {user} /domain¦ administrator¦ guest /active:no»« > {outfile}¦ | ",
            r#"find "Last logon"»"#,
        ),
        r#"net localgroup«  administrators¦ "Remote Desktop Users"¦ "Backup Operators"¦ users¦ {stem} /add»"#,
        "net accounts« /domain¦ /maxpwage:{30..180}¦ /lockoutthreshold:{3..50}»",
        r#"net group «"Domain Admins"¦"Enterprise Admins"¦"Domain Controllers"¦{stem}» /domain"#,
        concat!(
            "wmic useraccount «get name,sid¦list full¦where name='{user}' get sid,disabled,lockout¦where ",
            "localaccount=true get name,passwordrequired¦get /all /format:csv»",
        ),
        "wmic «group¦sysaccount¦netlogin¦netuse¦logon» «list brief¦get name,sid»",
        "SAMRi10.exe & sc query samss",
        "powershell -ep bypass -f SAMRi10.ps1« -Revert»",
        r"reg query HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v «restrictremotesam¦RestrictAnonymousSAM»",
        concat!(
            r"reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v RestrictRemoteSAM /t REG_SZ /d ",
            r#""O:BAG:BAD:(A;;RC;;;BA)" /f"#,
        ),
        concat!(
            r#"dsquery «user -samid {user}¦* -filter "(samAccountType=805306368)" -attr samAccountName¦user "#,
            "-stalepwd {30..365}»",
        ),
        r#"dsget user "CN={first},OU={stem},DC={company},DC=com" -samid -sid -memberof"#,
        concat!(
            r#"adfind -«sc computers_pwdnotreqd¦f "(samaccountname={user})" samaccountname pwdlastset¦b "#,
            "DC={company},DC=com -f objectcategory=person samaccountname¦default -f ",
            r#""(samaccounttype=805306369)"»"#,
        ),
        "lusrmgr.msc & control userpasswords2",
        r#""C:\Windows\system32\mmc.exe" C:\Windows\system32\lusrmgr.msc"#,
        "netplwiz & rundll32 netplwiz.dll,UsersRunDll",
        r#"wbemtest & wmic /node:{host} useraccount where "sidtype=1" get name"#,
        concat!(
            r"«winfo¦enum -U¦enum -G¦dumpusers -target {host}¦getacct {host}¦userdump \\{host} ",
            r"administrator¦user2sid \\{host} guest¦sid2user \\{host} {5..21} {digit9} {digit9} {digit9} ",
            r"500¦NetSess.exe \\{host}¦psloggedon \\{host}¦psgetsid \\{host}» {stem}",
        ),
        r#"mimikatz "net::«user¦group¦alias¦session¦wsession¦tod¦stats¦share¦trust¦serverinfo»" exit"#,
        r#"mimikatz "sid::«lookup /name:{user}¦query /sam:{user}¦patch¦add /sam:{user} /new:{sid}»" exit"#,
        concat!(
            r#"auditpol /«set¦get» /subcategory:"«SAM¦User Account Management¦Security Group Management»"« "#,
            "/success:enable /failure:enable»",
        ),
        "gpresult /scope computer /v | findstr /i sam",
        "qwinsta /server:{host} & net session",
        "chcp 437 & net user {user} & whoami /user",
    ])
    .weight(14),
    Family::other("samr-enumeration", "samr-powershell", Ps, &[
        concat!(
            "Get-LocalUser«  -Name {user}¦ | Select Name, Enabled, LastLogon, PasswordLastSet¦ | ",
            "Where-Object Enabled¦ | Export-Csv {psout} -NoTypeInformation»",
        ),
        "Get-LocalGroup«Member -Group Administrators¦Member 'Remote Desktop Users' | Select Name¦»",
        concat!(
            "Get-CimInstance Win32_«UserAccount -Filter 'LocalAccount=True' | Select Name, SID, ",
            "Disabled¦UserProfile | Select LocalPath, SID¦Group -Filter ",
            r#""LocalAccount=True"¦GroupUser¦LoggedOnUser»"#,
        ),
        concat!(
            r#"Get-WmiObject Win32_UserAccount« -ComputerName {host}» -Filter "LocalAccount=True" | «ft "#,
            "Name,SID¦select Name»",
        ),
        r#"([ADSI]"WinNT://{host},computer").Children | ? { $_.SchemaClassName -eq 'User' } | % { $_.Name }"#,
        r#"[ADSI]"WinNT://$env:COMPUTERNAME/{user},user" | select *"#,
        "Set-LocalUser -Name {user} -Password (ConvertTo-SecureString '{password}' -AsPlainText -Force)",
        "«New¦Disable¦Enable¦Remove¦Rename»-LocalUser -Name {user}",
        "Get-NetLocalGroup«Member» -ComputerName {host}« -GroupName Administrators¦ -Method API»",
        concat!(
            "Get-ADUser «-Identity {user}¦-Filter *¦-LDAPFilter '(samAccountName={user})'» -Properties ",
            "«samAccountName¦*¦LastLogonDate, SamAccountName» | «Select SamAccountName, SID¦ft¦Export-Csv ",
            "{psout}»",
        ),
        concat!(
            "(New-Object System.DirectoryServices.DirectorySearcher('(&(objectCategory=person)(samAccountName",
            "=*))')).FindAll() | % { $_.Properties.samaccountname }",
        ),
        concat!(
            "Get-DomainUser -«LDAPFilter '(samaccountname={user})'¦Identity {user} -Properties ",
            "samaccountname,memberof¦AdminCount | select samaccountname»",
        ),
        r".\SAMRi10.ps1 -«Revert¦Verbose»",
        concat!(
            r"Set-ItemProperty HKLM:\SYSTEM\CurrentControlSet\Control\Lsa RestrictRemoteSAM ",
            "'O:BAG:BAD:(A;;RC;;;BA)'",
        ),
        "Get-WinEvent -FilterHashtable @{LogName='System'; Id=1696«2¦3¦4¦5»} | ft TimeCreated, Message",
        concat!(
            "Get-WinEvent -ProviderName Microsoft-Windows-Directory-Services-SAM -MaxEvents {10..200} | ",
            "«Export-Csv {psout}¦select Message»",
        ),
        concat!(
            "[System.DirectoryServices.AccountManagement.UserPrincipal]::FindByIdentity($ctx, ",
            "[System.DirectoryServices.AccountManagement.IdentityType]::SamAccountName, '{user}')",
        ),
        concat!(
            "(New-Object System.Security.Principal.NTAccount('{user}')).Translate([System.Security.Principal.",
            "SecurityIdentifier]).Value",
        ),
    ]),
    Family::other("samr-enumeration", "samr-unix", Sh, &[
        concat!(
            "rpcclient -U '«{user}%{password}¦»' «-N »{rhost} -c '«enumdomusers¦enumalsgroups ",
            "builtin¦queryuser 0x1f4¦querydominfo¦samlookupnames domain {user}¦samlookuprids domain ",
            "0x1f4¦queryaliasmem builtin 0x220¦getdompwinfo¦getusrdompwinfo 0x3e8¦lookupnames ",
            "{user}¦lsaenumsid¦enumdomgroups¦setuserinfo2 {user} 23 {password}¦createdomuser ",
            "{user}¦netshareenumall¦srvinfo»'",
        ),
        "rpcclient $> «enumdomusers¦queryuser {user}¦querydispinfo¦lookupsids {sid}»",
        "enum4linux«-ng» «-a¦-U¦-S¦-G¦-P¦-r¦-A¦-A -oJ {stem}» «-u {user} -p {password} »{rhost}",
        "{i}samrdump.py «{target}¦{rhost}»« -csv»",
        "{i}lookupsid.py {target}« | grep SidTypeUser¦ {500..9000}»",
        "{i}net.py {target} «user¦localgroup¦group¦computer»«  -name {user}»",
        "{i}GetADUsers.py -all -dc-ip {ip} {domain}/{user}:{password}",
        concat!(
            "{i}changepasswd.py {domain}/{user}:{password}@{rhost} -newpass {password} -protocol ",
            "«samr-password¦rpc-samr¦kpasswd»",
        ),
        "smbpasswd.py {user}:{password}@{rhost} -newpass {password}",
        concat!(
            "{nxc} smb {nxctarget} {nxcauth} «--users¦--local-groups¦--rid-brute¦--rid-brute ",
            "{4000..20000}¦--pass-pol¦--groups¦--loggedon-users¦--sessions¦--users-export {stem}.txt»",
        ),
        concat!(
            "net rpc «user -U {user}%{password} -S {rhost}¦group members 'Domain Admins' -U ",
            "{user}%{password} -S {rhost}¦password {user} {password} -U {user}%{password} -S {rhost}¦user ",
            "info {user} -S {rhost} -U {user}%{password}»",
        ),
        "polenum {user}:{password}@{rhost}",
        "ridenum {rhost} 500 {1000..50000} {stem}.txt",
        "smbmap -H {rhost} -u {user} -p {password} -x 'net user'",
        concat!(
            "ldapsearch -x -H ldap://{ip} -D '{user}@{domain}' -w {password} -b 'DC={company},DC=local' ",
            "'(objectClass=user)' sAMAccountName",
        ),
        "windapsearch -d {domain} --dc {ip} -u {user} -p {password} -m users --attrs sAMAccountName",
        "nmap --script smb-enum-users«,smb-enum-domains,samba-vuln-cve-2012-1182» -p 445 {rhost}",
        r#"{python} -c "from impacket.dcerpc.v5 import samr; print(samr.__doc__)""#,
        "pdbedit -L -v -u {user}",
        "samba-tool user «list¦setpassword {user} --newpassword={password}¦show {user}»",
    ])
    .slots(&[
        ("i", "«impacket-¦{python} {impketdir}¦¦proxychains impacket-¦proxychains4 -q »"),
    ]),
    Family::other("hive-tools-other", "hive-tools-other", Cmd, &[
        concat!(
            "«RECmd¦RECmd.exe¦RegistryExplorer.exe¦rla.exe¦RegRipper.exe¦rip.exe¦rr.exe¦AppCompatCacheParser.",
            "exe¦AmcacheParser.exe¦SBECmd.exe¦yarp-print.exe» {a}",
        ),
        "offreg-edit.exe «software¦default¦ntuser.dat» {stem}",
        r"reged.exe -I C:\Users\{user}\NTUSER.DAT HKEY_CURRENT_USER {stem}.reg",
        r"hivexget C:\Users\{user}\NTUSER.DAT Software\{vendor}",
        concat!(
            r"RawCopy64.exe /FileNamePath:«C:\$MFT¦C:0¦C:\pagefile.sys¦C:\Users\{user}\NTUSER.DAT¦C:\Windows\S",
            r"ystem32\config\SOFTWARE¦C:\$Extend\$UsnJrnl» /OutputPath:{dir}",
        ),
        concat!(
            "kape.exe --tsource C: --tdest {dir} --target «EventLogs¦Prefetch¦WebBrowsers¦FileSystem¦LNKFiles",
            "AndJumpLists¦$MFT»« --vss» --module !EZParser --mdest {dir}",
        ),
        concat!(
            "velociraptor.exe artifacts collect Windows.«NTFS.MFT¦EventLogs.Evtx¦System.Pslist¦Forensics.Pref",
            "etch¦Registry.NTUser¦Applications.Chrome.History¦Timeline.Prefetch»",
        ),
        "CyLR.exe -od {dir} -of {plainhost}.zip -c {stem}.txt",
        r"ftkimager.exe \\.\PHYSICALDRIVE{0..3} {dir}\{stem} --e01 --frag 2G",
        r"winpmem_mini_x64.exe {dir}\{stem}.raw",
        r"DumpIt.exe /O {dir}\{stem}.dmp /Q",
        r"tsk_recover -e {dir}\{stem}.dd {dir}",
        "fls -r -o {2048..999999} {stem}.dd & icat {stem}.dd {1000..99999}-128-1 > {stem}.evtx",
        r"fget.exe -extract C:\$MFT {dir}\mft",
        r"ntfscopy.exe C:\hiberfil.sys {dir}\hiberfil.sys",
        r"MFTECmd.exe -f C:\$MFT --csv {dir}",
        r"ForensicCopy.exe C:\Users\{user}\AppData\Local\Microsoft\Windows\UsrClass.dat {dir}",
        r"PECmd.exe -d C:\Windows\Prefetch --csv {dir}",
        r#"hindsight.exe -i "C:\Users\{user}\AppData\Local\Google\Chrome\User Data\Default" -o {stem}"#,
        "autorunsc«64».exe -accepteula -a * -c -h > {outfile}",
        r"esentutl /y C:\Windows\System32\sru\SRUDB.dat /vss /d {outfile}",
        r"chainsaw hunt {dir}\evtx -s {stem} --mapping {stem}.yml",
        "hayabusa.exe csv-timeline -d {dir} -o {stem}.csv",
        r"DeepBlueCLI\DeepBlue.ps1 {dir}\Security.evtx",
        r"wevtutil epl «Security¦System¦Application» {dir}\«Security¦System¦{stem}».evtx",
    ])
    .slots(&[
        ("a", concat!(
                r#"«-f {dir}\NTUSER.DAT --kn "Software\{vendor}"¦--f {dir}\SOFTWARE --bn {stem}.reb --csv {dir}¦-d "#,
                r"C:\Users\{user} --bn Kroll_Batch.reb --csv {dir}¦-r {dir}\SOFTWARE -p winver¦-r ",
                r"{dir}\NTUSER.DAT -f ntuser¦-f {dir}\Amcache.hve --csv {dir}¦-d {dir} --csv {dir}¦/?»",
            )),
    ]),
];
