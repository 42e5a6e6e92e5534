//! Servers: databases, Exchange, IIS, Active Directory, remoting and configuration
//! management with its long encoded commands, logon scripts, jobs.

use crate::generate::family::{Family, Kind::Cmd, Kind::Code, Kind::Ps};

pub const FAMILIES: &[Family] = &[
    Family::other("servers", "servers-processes", Cmd, &[
        concat!(
            r#""C:\Program Files\Microsoft SQL Server\MSSQL{13..16}.«MSSQLSERVER¦SQLEXPRESS¦{ALNUM6}»\MSSQL\Bin"#,
            r#"n\«sqlservr.exe" -s«MSSQLSERVER¦SQLEXPRESS»¦SQLAGENT.EXE" -i {alnum6}¦fdlauncher.exe" -s "#,
            r#"MSSQL15.MSSQLSERVER¦DatabaseMail.exe" -{digit4} {guid}¦SqlDumper.exe" {pid} 0 0x0120:0 0 0 0 "#,
            r#""{dir}"»"#,
        ),
        concat!(
            r#"sqlcmd -S {host}«\{alnum6}» «-E¦-U {user} -P {password}» -«Q "BACKUP DATABASE [{stem}] TO "#,
            r#"DISK='{dir}\{stem}.bak' WITH INIT, COMPRESSION"¦d {stem} -i {dir}\{stem}.sql -o {outfile}¦Q "#,
            r#""EXEC msdb.dbo.sp_start_job @job_name='{stem}'"¦Q "select name from sys.databases"¦Q "DBCC "#,
            r#"CHECKDB ([{stem}])"¦Q "RESTORE VERIFYONLY FROM DISK='{dir}\{stem}.bak'"¦b -Q "EXECUTE "#,
            r#"[dbo].[DatabaseBackup] @Databases='SYSTEM_DATABASES', @Directory='{dir}', @BackupType='FULL'"»"#,
        ),
        concat!(
            r#""C:\Program Files\Microsoft SQL Server\{110..160}\DTS\Binn\DTExec.exe" /FILE "#,
            r#""{dir}\{stem}.dtsx" /CHECKPOINTING OFF /REPORTING E"#,
        ),
        r"bcp {stem}.dbo.{stem} «out¦in¦format nul» {dir}\{stem}.«csv¦dat» -c -t, -T -S {host}",
        concat!(
            r#"C:\Windows\system32\inetsrv\w3wp.exe -ap "«DefaultAppPool¦MSExchangeOWAAppPool¦{stem}¦MSExchange"#,
            r#"ECPAppPool¦WsusPool»" -v "v4.0" -l "webengine4.dll" -a \\.\pipe\iisipm{guid} -h "#,
            r#""C:\inetpub\temp\apppools\{stem}\{stem}.config" -w "" -m 0 -t 20"#,
        ),
        concat!(
            "appcmd.exe «list site¦add site /name:{stem} /bindings:http/*:{port}: ",
            r"/physicalPath:C:\inetpub\{stem}¦recycle apppool /apppool.name:{stem}¦set config ",
            "/section:system.webServer/security/authentication/windowsAuthentication /enabled:true¦add ",
            "backup {stem}¦restore backup {stem}»",
        ),
        "iisreset /«restart¦noforce¦status»; aspnet_regiis.exe -i",
        concat!(
            r#""C:\Program Files\Microsoft\Exchange Server\V15\«Bin\«MSExchangeMailboxReplication¦Microsoft.Exc"#,
            "hange.Store.Worker¦EdgeTransport¦MSExchangeHMWorker¦Microsoft.Exchange.Directory.TopologyService",
            r#"¦UMWorkerProcess».exe" -«pipe:{1000..9999} -stopkey:Global\ExchangeStopKey-{guid} "#,
            r"-resetkey:Global\ExchangeResetKey-{guid} -readykey:Global\ExchangeReadyKey-{guid}¦id:{guid} ",
            r#"-db:{guid}»¦FrontEnd\PushNotifications\{stem}.exe"»"#,
        ),
        concat!(
            r#""C:\Windows\System32\«dns¦dfsrs¦dfssvc¦ismserv¦ntfrs¦certsrv¦tssdis¦lserver¦wins¦ADWS\Microsoft."#,
            r#"ActiveDirectory.WebServices».exe""#,
        ),
        concat!(
            r#""C:\Program Files\Microsoft Azure AD Sync\Bin\miiserver.exe" & "C:\Program Files\Microsoft "#,
            r#"Azure AD Connect Health Agent\{stem}.exe""#,
        ),
        concat!(
            r#""D:\«oracle¦app\oracle»\product\{11..21}.0.0\dbhome_1\bin\«ORACLE.EXE" "#,
            r#"{ALNUM4}¦TNSLSNR.exe"¦exp.exe {user}/{password} file={stem}.dmp full=y¦expdp.exe "#,
            "{user}/{password}@{stem} schemas={stem} dumpfile={stem}.dmp directory=DATA_PUMP_DIR ",
            r"logfile={stem}.log¦rman target / cmdfile={dir}\{stem}.rcv¦sqlplus.exe -S ",
            r"{user}/{password}@{stem} @{dir}\{stem}.sql»",
        ),
        concat!(
            r#""C:\Program Files\«PostgreSQL\{11..17}\bin\«postgres.exe" -D "C:\Program "#,
            r#"Files\PostgreSQL\{11..17}\data"¦pg_dump.exe" -h {host} -U {user} -Fc -f {dir}\{stem}.dump "#,
            r#"{stem}¦pg_ctl.exe" runservice -N "postgresql-x64-15" -D "{dir}" -w¦psql.exe" -c "vacuum "#,
            r#"analyze"»¦MySQL\MySQL Server 8.0\bin\«mysqld.exe" --defaults-file="C:\ProgramData\MySQL\MySQL "#,
            r#"Server 8.0\my.ini" MySQL80¦mysqldump.exe" -u {user} -p{password} --single-transaction {stem} -r "#,
            r#"{dir}\{stem}.sql»¦MongoDB\Server\{4..8}.0\bin\mongod.exe" --config mongod.cfg --service»"#,
        ),
        concat!(
            r#""C:\Program Files\«Apache Software Foundation\Tomcat {8..10}.{0..1}\bin\Tomcat{8..10}.exe" "#,
            r#"//RS//Tomcat{8..10}¦Jenkins\jre\bin\java.exe" -Xrs -Xmx{256..4096}m "#,
            r#"-Dhudson.lifecycle=hudson.lifecycle.WindowsServiceLifecycle -jar "C:\Program "#,
            r#"Files\Jenkins\jenkins.war" --httpPort={port}¦Elastic\Elasticsearch\jdk\bin\java.exe" "#,
            "-Xms{1..16}g -Des.path.home={dir} org.elasticsearch.bootstrap.Elasticsearch¦RabbitMQ ",
            r#"Server\erlsrv.exe"¦nginx\nginx.exe" -g "daemon off;"¦Redis\redis-server.exe" --service-run "#,
            r#"{dir}\redis.windows-service.conf¦Grafana Labs\grafana\bin\grafana-server.exe" --homepath={dir}»"#,
        ),
        concat!(
            r"C:\Windows\System32\«ServerManagerLauncher¦wsmprovhost.exe ",
            "-Embedding¦WSManHTTPConfig¦winrshost.exe -Embedding¦rdpclip¦TSTheme ",
            "-Embedding¦rdpinput¦tssecsrv¦vmms¦clussvc -s¦rhs.exe -key ",
            "{{GUID}}¦fcluster¦wbengine¦hvix64¦ntdsutil.exe roles¦repadmin /syncall»",
        ),
        concat!(
            r#""C:\Program Files\Update Services\«Tools\WsusUtil.exe" «reset¦checkhealth¦export {stem}.xml.gz "#,
            r#"{stem}.log»¦Services\WsusService.exe"»"#,
        ),
        concat!(
            r#"ntdsutil "metadata cleanup" connections "connect to server {host}" q "select operation target" "#,
            r#""list domains" q q q"#,
        ),
        r"ldifde -i -f {dir}\{stem}.ldf -s {fqdn}; csvde -i -f {dir}\{stem}.csv -k",
        concat!(
            "repadmin /«showrepl {fqdn} /csv¦replsummary¦kcc {plainhost}¦showobjmeta {fqdn} ",
            r#""CN={first},DC={company},DC=com"¦queue¦removelingeringobjects {fqdn} {guid} DC={company},DC=com "#,
            "/advisory_mode»",
        ),
        "dcdiag /«v /c /d /e /s:{plainhost}¦test:dns /dnsall¦test:sysvolcheck /q» > {outfile}",
        concat!(
            r#"dfsrdiag «pollad¦backlog /rgname:"Domain System Volume" /rfname:"SYSVOL Share" "#,
            "/smem:{plainhost} /rmem:{plainhost}¦replicationstate»",
        ),
        concat!(
            "net stop «w32time¦spooler¦wuauserv¦MSSQLSERVER¦dns¦netlogon¦ntds» & net start ",
            "«w32time¦spooler¦wuauserv¦MSSQLSERVER¦dns¦netlogon»",
        ),
        concat!(
            r#"certutil -«pulse¦dcinfo verify¦CRL¦view -restrict "Disposition=20" csv¦ping "#,
            r"{fqdn}\{company}-CA¦backupdb {dir}¦viewdelstore¦getreg CA\CRLPeriodUnits¦setreg ",
            r"policy\EditFlags +{alnum10}¦hashfile {docfile} SHA256¦verify -urlfetch {stem}.cer»",
        ),
        concat!(
            "wbadmin «start backup -backupTarget:{link} -include:C:,D: -systemState -vssFull -quiet¦start ",
            r"systemstatebackup -backupTarget:{link} -quiet¦get versions -backupTarget:\\{host}\{share}¦get ",
            "status¦enable backup -addtarget:{{GUID}} -schedule:{10..23}:00 -include:C: -allCritical»",
        ),
        concat!(
            r"cscript //nologo «C:\Windows\System32\slmgr.vbs /«ato¦dlv¦ipk ",
            "{ALNUM5}-{ALNUM5}-{ALNUM5}-{ALNUM5}-{ALNUM5}»¦ospp.vbs ",
            r"/dstatus¦C:\Windows\System32\Printing_Admin_Scripts\en-US\prnport.vbs ",
            r"-l¦\\{fqdn}\NETLOGON\{stem}.vbs¦C:\Windows\System32\prncnfg.vbs -g -p {stem}¦iisext.vbs ",
            "/ListFile»",
        ),
    ]),
    Family::other("configuration", "servers-remoting", Cmd, &[
        "powershell.exe -NoProfile -NonInteractive -ExecutionPolicy «Unrestricted¦Bypass» -EncodedCommand {a}",
        "powershell.exe -noninteractive -encodedcommand {a}",
        concat!(
            "cmd.exe /C powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Unrestricted ",
            "-EncodedCommand {a}",
        ),
        concat!(
            r#""PowerShell" -NoProfile -NonInteractive -ExecutionPolicy Unrestricted -EncodedCommand "#,
            "UABvAHcAZQByAFMAaABlAGwAbAAgAC0ATgBvAFAAcgBvAGYAaQBsAGUAIAAtAE4AbwBuAEkAbgB0AGUAcgBhAGMAdABpAHYA",
            "ZQAgAC0A{b64_160}",
        ),
        concat!(
            "powershell.exe -ExecutionPolicy Bypass -NoLogo -NonInteractive -NoProfile -WindowStyle Hidden ",
            "-EncodedCommand JgBjAGgAYwBwAC4AYwBvAG0AIAA2ADUAMAAwADEAIAA+ACAAJABuAHUAbABsAAoA{b64_160}==",
        ),
        concat!(
            r"C:\Windows\system32\WindowsPowerShell\v1.0\powershell.exe -NoLogo -NonInteractive -NoProfile ",
            r#"-ExecutionPolicy Bypass -InputFormat None -File "C:\Users\{user}\AppData\Local\Temp\chef-script{"#,
            r#"digit8}-{digit4}-{alnum6}.ps1""#,
        ),
        concat!(
            r"C:\Windows\System32\winrshost.exe -Embedding & cmd.exe /C ",
            r#""C:\Windows\Temp\packer-ps-env-vars-{guid}.ps1""#,
        ),
        concat!(
            r#"powershell -executionpolicy bypass "& { if (Test-Path "#,
            "variable:global:ProgressPreference){set-variable -name variable:global:ProgressPreference ",
            "-value 'SilentlyContinue'};. c:/Windows/Temp/packer-ps-env-vars-{guid}.ps1; ",
            r#"&'c:/Windows/Temp/script-{guid}.ps1'; exit $LastExitCode }""#,
        ),
        concat!(
            r#"powershell.exe -NoProfile -Command "«Get-DscLocalConfigurationManager¦Start-DscConfiguration "#,
            "-Path {dir} -Wait -Verbose -Force¦Test-DscConfiguration -Detailed¦Invoke-DscResource -Name ",
            r"Registry -Method Test -Property @{Key='HKLM:\{softkey}';ValueName='{stem}'} -ModuleName ",
            r#"PSDesiredStateConfiguration»""#,
        ),
        concat!(
            r#"powershell.exe -NonInteractive -NoProfile -ExecutionPolicy RemoteSigned -File "C:\Program "#,
            r#"Files\{vendor}\{product}\{stem}.ps1" -{alnum6} {alnum8}"#,
        ),
        concat!(
            "powershell -NoProfile -ExecutionPolicy Bypass -Command ",
            r#""[System.Net.ServicePointManager]::SecurityProtocol = 3072; iex ((New-Object "#,
            r#"System.Net.WebClient).DownloadString('https://community.chocolatey.org/install.ps1'))""#,
        ),
        concat!(
            r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe -WindowStyle Hidden -ExecutionPolicy ",
            r#"Bypass -File "\\{fqdn}\«NETLOGON¦SYSVOL\{domain}\scripts¦SYSVOL\{domain}\Policies\{{GUID}}\User\"#,
            r#"Scripts\Logon»\{stem}.ps1""#,
        ),
        r#""C:\Windows\System32\WScript.exe" "\\{fqdn}\«NETLOGON¦SYSVOL\{domain}\scripts»\{stem}.vbs""#,
        r#"C:\Windows\system32\cmd.exe /c "\\{fqdn}\NETLOGON\{stem}.«bat¦cmd»""#,
        concat!(
            r#"powershell.exe -c "(Get-WmiObject -Namespace root\ccm -Class SMS_Client "#,
            r#"-List).TriggerSchedule('{{00000000-0000-0000-0000-0000000000{digit2}}}')""#,
        ),
        "powershell.exe -s -NoLogo -NoProfile",
        r"C:\Windows\System32\wsmprovhost.exe -Embedding",
        concat!(
            r"python.exe C:\ProgramData\Ansible\{stem}.py & powershell -File ",
            r"C:\Users\{user}\AppData\Local\Temp\ansible-tmp-{digit10}.{digit6}-{digit4}-{digit14}\{stem}.ps1",
        ),
        r#"{psexe} -NoP -NonI -C "Import-Module ActiveDirectory; Get-ADUser {user} | Unlock-ADAccount""#,
        "salt-call --local state.apply {stem} & puppet agent -t --noop & chef-client -o recipe[{stem}]",
    ])
    .slots(&[
        ("a", concat!(
                "«UABvAHcAZQByAFMAaABlAGwAbAAgAC0A¦JgBjAGgAYwBwAC4AYwBvAG0AIAA2ADUAMAAwADEA¦JABQAHIAbwBnAHIAZQBzA",
                "HMAUAByAGUAZgBlAHIAZQBuAGMAZQA9¦WwBDAG8AbgBzAG8AbABlAF0AOgA6¦RwBlAHQALQBTAGUAcgB2AGkAYwBlACAA¦»«",
                "{b64_80}¦{b64_160}¦{b64_200}{b64_200}»«=¦==¦»",
            )),
    ])
    .weight(12),
    Family::other("admin-scripts", "admin-scripts-powershell", Ps, &[
        concat!(
            "«#Requires -Version 5.1⏎»param([string]$«Computer¦Server¦Name» = '{plainhost}')⏎{a}⏎{a}⏎«if ",
            "($?) { Write-Output 'ok' } else { exit 1 }»",
        ),
        concat!(
            r#"$ErrorActionPreference = 'Stop'⏎$log = "{psdir}\{stem}.log"⏎{a}⏎"$(Get-Date -Format s) done" | "#,
            "Out-File $log -Append",
        ),
        r"foreach ($c in (Get-Content {psdir}\{stem}.txt)) {⏎    {a}⏎}",
        concat!(
            "try {⏎    {a}⏎    {a}⏎}⏎catch {⏎    Write-Warning $_.Exception.Message⏎}⏎finally { ",
            "«Stop-Transcript¦Remove-PSSession $s¦$conn.Close()» }",
        ),
        concat!(
            "function «Get¦Set¦Test¦New¦Export¦Backup»-{alnum6} {⏎    [CmdletBinding()]⏎    ",
            "param([Parameter(Mandatory)][string]$Path)⏎    {a}⏎    {a}⏎}",
        ),
        r"if (Test-Path HKLM:\{softkey}) {⏎    {a}⏎} else {⏎    {a}⏎}",
        concat!(
            "Import-Module «ActiveDirectory¦GroupPolicy¦SqlServer¦WebAdministration¦DnsServer¦Hyper-V¦Configu",
            "rationManager»⏎{a}⏎{a}",
        ),
        "<#⏎.SYNOPSIS⏎  {stem} {stem}⏎.NOTES⏎  {first} {last}, {isodate}⏎#>⏎{a}⏎{a}",
        r"Start-Transcript {psdir}\{stem}.log⏎{a}⏎{a}⏎{a}⏎Stop-Transcript",
        concat!(
            r"$cred = Import-Clixml {psdir}\{stem}.xml⏎$s = New-PSSession {plainhost} -Credential ",
            "$cred⏎Invoke-Command -Session $s { {a} }⏎Remove-PSSession $s",
        ),
        "{a}; {a}; {a}",
        "workflow {alnum6} { foreach -parallel ($c in $computers) { InlineScript { {a} } } }",
        concat!(
            "Configuration {alnum8} {⏎    Node '{plainhost}' {⏎        Service {svcname} { Name = ",
            r"'{svcname}'; State = 'Running' }⏎        Registry {stem} { Key = 'HKLM:\{softkey}'; ValueName = ",
            "'{stem}'; ValueData = '{1..9}' }⏎    }⏎}",
        ),
    ])
    .slots(&[
        ("a", concat!(
                "«Get-Service -ComputerName {plainhost} -Name {svcname} | Restart-Service¦Get-ADUser -Filter ",
                r#""SamAccountName -like '{first}*'" -Properties SamAccountName, Mail | Export-Csv {psout} "#,
                r"-NoTypeInformation¦Set-ItemProperty -Path 'HKLM:\{softkey}' -Name {stem} -Value ",
                r"{0..9}¦New-ItemProperty 'HKLM:\{syskey}' -Name {stem} -Value {0..4} -PropertyType DWord -Force ",
                r"| Out-Null¦Copy-Item {docfile} \\{plainhost}\{share} -Force¦Get-EventLog -LogName ",
                "«Security¦System» -Newest {10..900} | Where-Object EventID -eq {1000..9999}¦reg export ",
                r#"'HKLM\{softkey}' {psout} /y¦$disk = Get-CimInstance Win32_LogicalDisk -Filter "DriveType=3" | "#,
                "Select DeviceID, FreeSpace¦Get-ChildItem {psdir} -Recurse | Where-Object LastWriteTime -lt ",
                "(Get-Date).AddDays(-{7..365}) | Remove-Item -Force¦Invoke-Sqlcmd -ServerInstance {plainhost} ",
                "-Query 'select * from {stem}'¦vssadmin list shadows | Out-File {psout}¦Get-SmbOpenFile | ",
                "Where-Object Path -like '*{stem}*' | Close-SmbOpenFile -Force¦Send-MailMessage -To ",
                "{first}@{company}.com -From it@{company}.com -Subject '{stem}' -SmtpServer {fqdn}¦Start-Process ",
                "msiexec -ArgumentList '/i {stem}.msi /qn' -Wait¦Get-ADComputer -Filter * | ForEach-Object { ",
                "Test-Connection $_.Name -Count 1 -Quiet }¦Add-LocalGroupMember -Group Administrators -Member ",
                r"'{domain}\{user}'¦Get-WmiObject Win32_Product | Where-Object Name -like '*{product}*' | ",
                "ForEach-Object { $_.Uninstall() }¦Set-ADAccountPassword {user} -Reset -NewPassword (Read-Host ",
                r"-AsSecureString)¦(Get-ItemProperty 'HKLM:\{softkey}').{stem}¦$hash = (Get-FileHash ",
                "{psout}).Hash¦New-GPO -Name {stem} | New-GPLink -Target ",
                "'OU={stem},DC={company},DC=com'¦Export-ScheduledTask -TaskName {stem} | Out-File ",
                "{psout}¦Checkpoint-VM -Name {plainhost} -SnapshotName {stem}¦Get-Mailbox {user} | Set-Mailbox ",
                "-ProhibitSendQuota {10..90}GB¦Get-DnsServerResourceRecord -ZoneName {company}.com -Name ",
                "{stem}¦Write-EventLog -LogName Application -Source {stem} -EventId {1..9999} -Message '{stem}'»",
            )),
    ])
    .weight(12),
    Family::other("admin-scripts", "admin-scripts-batch", Cmd, &[
        concat!(
            "@echo off⏎«setlocal enabledelayedexpansion⏎»{a}⏎{a}⏎{a}⏎«exit /b ",
            "%errorlevel%¦pause¦endlocal¦goto :eof»",
        ),
        concat!(
            r"@echo off⏎rem {stem} {isodate} {first}⏎set SRC={dir.1}⏎set DST=\\{host}\{share}⏎{a}⏎robocopy ",
            r"%SRC% %DST% /mir /r:2 /w:5 /log:{dir}\{stem}.log⏎if %errorlevel% geq 8 goto err⏎{a}⏎:err⏎echo ",
            "failed",
        ),
        r#"for /f "tokens=*" %%a in ({stem}.txt) do (⏎  {a}⏎  {a}⏎)"#,
        concat!(
            r#"if «not exist {dir}\{stem} mkdir {dir}\{stem}¦"%PROCESSOR_ARCHITECTURE%"=="AMD64" echo "#,
            "x64¦errorlevel 1 goto :end¦defined USERDNSDOMAIN echo joined»⏎{a}⏎{a}",
        ),
        ":loop⏎{a}⏎timeout /t {5..600} /nobreak >nul⏎goto loop",
        r"net use Z: \\{host}\{share} /persistent:no⏎{a}⏎net use Z: /delete /y",
        "{a} & {a} & {a}",
        "{a} && {a} || echo failed",
        "call :{alnum5}⏎goto :eof⏎:{alnum5}⏎{a}⏎{a}⏎exit /b",
        r"set dt=%date:~-4%%date:~3,2%%date:~0,2%⏎md {dir.1}\%dt%⏎{a}⏎7z a {dir.1}\%dt%.zip {dir.1}\%dt%⏎{a}",
        concat!(
            r"rem logon script⏎net use H: \\{fqdn}\home\%username%⏎{a}⏎rundll32 printui.dll,PrintUIEntry /in ",
            r"/n \\{fqdn}\{stem}",
        ),
    ])
    .slots(&[
        ("a", concat!(
                r"«copy /y {docfile} {outdir}¦reg add HKCU\{alnum6} /v {stem} /d {1..9} /f¦reg query ",
                r"HKLM\{softkey} /v {stem}¦reg export HKCU\Software\{vendor} {outfile} /y¦reg save HKLM\SOFTWARE ",
                r"{dir}\{stem}.hiv /y¦reg load HKU\{stem} C:\Users\Default\NTUSER.DAT¦reg unload HKU\{stem}¦sc ",
                r"query {svcname}¦net stop {svcname} /y¦net start {svcname}¦del /q /f {dir}\*.tmp¦xcopy {dir} ",
                r"{dir}\{stem} /s /e /y /d¦wevtutil epl «Security¦System» {dir}\{stem}.evtx¦vssadmin list ",
                r"shadows¦wbadmin get versions¦echo %date% %time% {stem} >> {dir}\{stem}.log¦schtasks /run /tn ",
                "{stem}¦taskkill /f /im {stem}.exe¦ipconfig /flushdns¦gpupdate /force¦icacls {dir} /grant ",
                r#"{user}:(OI)(CI)F /t¦start "" "{appfile}"¦powershell -ep bypass -f {dir}\{stem}.ps1¦msiexec /i "#,
                r"{dir}\{stem}.msi /qn /norestart¦net localgroup administrators {domain}\{user} /add¦sqlcmd -S ",
                "{host} -E -i {stem}.sql¦ping -n {2..10} {host} >nul¦wmic os get caption¦forfiles /p {dir} /s /d ",
                r#"-{7..90} /c "cmd /c del @path"¦netsh advfirewall firewall add rule name="{stem}" dir=in "#,
                "action=allow protocol=TCP localport={port}¦cscript //nologo {stem}.vbs¦manage-bde -status ",
                "C:¦dism /online /get-packages¦certutil -pulse¦attrib -r -h {docfile}¦mklink /d {link} ",
                "{dir}¦w32tm /resync»",
            )),
    ])
    .weight(12),
    Family::other("admin-code", "admin-code", Code, &[
        concat!(
            r#"Set «objShell¦sh¦WshShell» = CreateObject("WScript.Shell")⏎«objShell.RegWrite "#,
            r#""HKCU\{softkey}\{stem}", {0..9}, "REG_DWORD"¦x = objShell.RegRead("HKLM\{softkey}\{stem}")¦objSh"#,
            r#"ell.Run "cmd /c {stem}.bat", 0, True¦Set objExec = objShell.Exec("ipconfig /all")»"#,
        ),
        concat!(
            r#"Set objWMI = GetObject("winmgmts:{impersonationLevel=impersonate}!\\{host}\root\cimv2")⏎For "#,
            r#"Each o In objWMI.ExecQuery("Select * from Win32_«Service¦OperatingSystem¦LogicalDisk¦UserAccount"#,
            r#"¦ShadowCopy¦NTLogEvent where LogFile='Security'»")⏎  WScript.Echo o.Name⏎Next"#,
        ),
        concat!(
            r#"Set fso = CreateObject("Scripting.FileSystemObject")⏎fso.«CopyFile "{docfile}", "#,
            r#""{dir}\"¦DeleteFile "{dir}\*.tmp"¦CreateTextFile("{dir}\{stem}.log").WriteLine "{stem}"»"#,
        ),
        concat!(
            r#"Set objUser = GetObject("LDAP://CN={first},OU={stem},DC={company},DC=com")⏎objUser.Put "#,
            r#""sAMAccountName", "{user}"⏎objUser.SetInfo"#,
        ),
        concat!(
            r#"const HKEY_LOCAL_MACHINE = &H80000002⏎Set oReg = GetObject("winmgmts:\\.\root\default:StdRegProv"#,
            r#"")⏎oReg.«GetStringValue¦GetDWORDValue¦EnumKey¦EnumValues» HKEY_LOCAL_MACHINE, "{softkey}", "#,
            r#""{stem}", v"#,
        ),
        concat!(
            "import winreg⏎with winreg.OpenKey(winreg.«HKEY_LOCAL_MACHINE, r'{otherkey}'¦HKEY_CURRENT_USER, ",
            r"r'Software\{vendor}'») as key:⏎    print(winreg.«QueryValueEx(key, '{stem}')¦EnumValue(key, ",
            "{0..9})¦QueryInfoKey(key)»)",
        ),
        concat!(
            "import «subprocess¦os¦shutil¦psutil»⏎«subprocess.run(['sc', 'query', '{svcname}'], ",
            r"check=True)¦shutil.copytree(r'{dir}', r'{dir}\{stem}')¦for p in psutil.process_iter(['name']): ",
            "print(p.info)¦subprocess.check_output('wmic os get caption', shell=True)¦os.system('schtasks ",
            "/query /tn {stem}')¦shutil.make_archive('{stem}', 'zip', r'{dir}')»",
        ),
        concat!(
            "with open(r'{docfile}', '«rb¦r»') as f:⏎    data = ",
            "f.read()⏎«print(hashlib.sha256(data).hexdigest())¦requests.post('https://{fqdn}/{stem}', ",
            "files={'f': data})»",
        ),
        concat!(
            r#"using (var key = Registry.«LocalMachine.OpenSubKey(@"{otherkey}")¦CurrentUser.CreateSubKey(@"Sof"#,
            r#"tware\{vendor}")») { «return key?.GetValue("{stem}") as string;¦key.SetValue("{stem}", "#,
            "{1..9});¦foreach (var n in key.GetValueNames()) log.Info(n);» }",
        ),
        concat!(
            r#"«File.Copy(@"{docfile}", @"{dir}\{stem}.bak", true);¦var lines = "#,
            r#"File.ReadAllLines(@"{docfile}");¦Directory.CreateDirectory(@"{dir}\{stem}");¦using var z = "#,
            r#"ZipFile.Open(@"{dir}\{stem}.zip", ZipArchiveMode.Create);¦Process.Start(new "#,
            r#"ProcessStartInfo("msiexec", "/i {stem}.msi /qn") { UseShellExecute = false });»"#,
        ),
        concat!(
            r#"var searcher = new DirectorySearcher("(&(objectClass=user)(sAMAccountName={user}))"); "#,
            r#"searcher.PropertiesToLoad.Add("«samaccountname¦memberof¦mail»");"#,
        ),
        concat!(
            r#"RegOpenKeyEx«A¦W¦»(HKEY_LOCAL_MACHINE, «L"SOFTWARE\\{vendor}\\{product}"¦"SYSTEM\\CurrentControl"#,
            r#"Set\\Services\\{svcname}"¦TEXT("SYSTEM\\CurrentControlSet\\Control\\Lsa")», 0, KEY_READ, "#,
            r#"&hKey);⏎RegQueryValueEx(hKey, "{stem}", NULL, &type, buf, &len);⏎RegCloseKey(hKey);"#,
        ),
        concat!(
            r#"RegLoadKey(HKEY_USERS, L"{stem}", L"C:\\Users\\{user}\\NTUSER.DAT"); RegUnLoadKey(HKEY_USERS, "#,
            r#"L"{stem}");"#,
        ),
        concat!(
            "IVssBackupComponents *vss; CreateVssBackupComponents(&vss); vss->InitializeForBackup(); ",
            r#"vss->SetBackupState(true, true, VSS_BT_FULL, false); vss->AddToSnapshotSet(L"«C¦D»:\\", "#,
            "GUID_NULL, &id);",
        ),
        concat!(
            "NetUserEnum(NULL, 0, FILTER_NORMAL_ACCOUNT, (LPBYTE*)&buf, MAX_PREFERRED_LENGTH, &read, &total, ",
            "NULL);",
        ),
        concat!(
            r#"BackupEventLog(hLog, L"{dir}\\security.evtx"); EvtExportLog(NULL, L"Security", L"*", "#,
            r#"L"{stem}.evtx", EvtExportLogChannelPath);"#,
        ),
        concat!(
            "const { execSync } = require('child_process'); execSync('«git rev-parse HEAD¦reg query ",
            r#"HKLM\\SOFTWARE\\{vendor}¦tasklist /fi "imagename eq node.exe"¦wmic cpu get name»');"#,
        ),
        concat!(
            "CREATE «TABLE {stem} (id int primary key, sam varchar({10..90}), system text)¦LOGIN ",
            r"[{domain}\{user}] FROM WINDOWS¦USER sam FOR LOGIN security¦DATABASE {stem}»; «GRANT SELECT ON ",
            "SCHEMA::security TO sam¦INSERT INTO {stem} VALUES ({1..9}, 'sam', 'system')»;",
        ),
        concat!(
            r"BACKUP DATABASE [«{stem}¦master¦Security¦SystemCenter¦SAM_Prod»] TO DISK = N'{dir}\{stem}.bak' ",
            "WITH NOFORMAT, INIT, STATS = 10",
        ),
        concat!(
            "EXEC «msdb.dbo.sp_start_job N'{stem}'¦sp_configure 'show advanced options', ",
            "1¦xp_fixeddrives¦xp_cmdshell 'dir {dir}'¦xp_regread 'HKEY_LOCAL_MACHINE', '{softkey}', ",
            "'{stem}'¦sp_helplogins¦sys.xp_dirtree '{dir}', 1, 1»",
        ),
    ])
    .weight(8),
];
