//! What runs PowerShell, here or elsewhere.

/// Around PowerShell; the result may be read by cmd.exe or PowerShell.
pub(super) const PS: &[&str] = &[
    r#"{psexe} {psflags} «-c¦-Command¦-command¦-C¦» "{dq}""#,
    "{psexe} {psflags} «-c¦-Command¦» {line}",
    r#"{psexe} {psflags} -Command "& {{line}}""#,
    "{psexe} {psflags} «-enc¦-e¦-EncodedCommand¦-ec¦-EnC¦-encodedcommand» {enc}",
    r#"cmd«.exe» /c {psexe} {psflags} -c "{dq}""#,
    "Invoke-Command -ComputerName {host}« -Credential $cred» -ScriptBlock { {raw} }",
    concat!(
        "«Invoke-Command¦icm» ⟦-ScriptBlock {{raw}}¦«-ComputerName «{host}¦$hosts¦(Get-Content ",
        r"hosts.txt)»»¦«-Credential {domain}\{user}»⟧"
    ),
    "Invoke-Command -Session «$s¦$session¦(New-PSSession {host})» {⏎    {raw}⏎}",
    "Start-Job -ScriptBlock { {raw} }« | Receive-Job -Wait»",
    "try {⏎    {raw}⏎} catch { «Write-Error $_¦»}",
    "& { {raw} }",
    concat!(
        "function «Invoke-{alnum6}¦Do-{alnum4}¦{alnum5}» {⏎    «[CmdletBinding()]⏎    param()⏎    ",
        "»{raw}⏎}"
    ),
    r#"«iex¦Invoke-Expression¦IEX» «'{sq}'¦"{dd}"»"#,
    "[ScriptBlock]::Create('{sq}').Invoke()",
    "if ($«true¦IsAdmin¦env:USERNAME -ne 'x'») { {raw} }",
    "$null = {raw}",
    "{raw}« | Out-Null¦ -ErrorAction SilentlyContinue¦; exit¦; Write-Host done¦ *> {psout}»",
    r#"Start-Process powershell« -WindowStyle Hidden» -ArgumentList "-c {dq}""#,
    "#Requires -RunAsAdministrator⏎{raw}",
    "# {stem}⏎$ErrorActionPreference = 'SilentlyContinue'⏎{raw}",
    r#"wmic« /node:{host}» process call create "{psexe} {psflags} -c {dq}""#,
    concat!(
        r#"schtasks /create /tn {stem} /sc «once /st {10..23}:{10..59}¦onlogon» /tr "{psexe} {psflags} -c "#,
        r#"{dq}"« /ru SYSTEM»"#
    ),
    concat!(
        "$«sb¦block¦code» = { {raw} }⏎«& $sb¦Invoke-Command -ScriptBlock $sb« -ComputerName {host}»¦",
        "$block.Invoke()»"
    ),
    "Write-«Verbose¦Host» '{stem}'⏎{raw}",
    concat!(
        "Invoke-WmiMethod -Class Win32_Process -Name Create -ArgumentList '{psexe} -c {sq}'« ",
        "-ComputerName {host}»"
    ),
    r"PS C:\> {raw}",
];

pub(super) const PS_MORE: &[&str] = &[
    r#"{psexe} {psflags} «-c¦-Command¦-command¦-C¦-com¦-comm¦/c¦» "{dq}""#,
    "{psexe} {psflags} «-c¦-Command¦» {line}",
    "{psexe} {psflags} -«enc¦e¦ec¦en¦enco¦EncodedC¦eNc¦EncodedCommand¦encodedcommand» {enc}",
    concat!(
        "{psexe} -«NoP -NonI -W Hidden -Enc¦w 1 -nop -e¦noni -ep bypass -enc¦nop -sta -w hidden -e¦exec ",
        "bypass -w 1 -enc» {enc}"
    ),
    r#"cmd«.exe» /c "{psexe} {psflags} -c \"{dq}\"""#,
    r#"cmd«.exe» /c start /«b¦min» {psexe} {psflags} -c "{dq}""#,
    "cmd.exe /c echo {line} | {psexe} {psflags} -c -",
    "cmd /c {psexe} {psflags} -enc {enc}",
    r#"{psexe} -ExecutionPolicy Bypass -NoProfile -Command "& {{raw}}""#,
    r#"{psexe} "iex '{sq}'""#,
    concat!(
        "Start-Process {psexe} -ArgumentList '-nop','-w','hidden','-c','{sq}'« -Verb RunAs¦ -Credential ",
        "$cred»"
    ),
    concat!(
        "$p = New-Object System.Diagnostics.ProcessStartInfo; $p.FileName = 'powershell.exe'; ",
        "$p.Arguments = '-c {sq}'; [Diagnostics.Process]::Start($p)"
    ),
    "[PowerShell]::Create().AddScript({ {raw} }).«Invoke()¦BeginInvoke()»",
    "[PowerShell]::Create().AddScript('{sq}').Invoke()",
    concat!(
        "$rs = [runspacefactory]::CreateRunspace(); $rs.Open(); $p = [powershell]::Create(); $p.Runspace ",
        "= $rs; [void]$p.AddScript({ {raw} }); $p.Invoke()"
    ),
    "$ExecutionContext.InvokeCommand.«InvokeScript¦NewScriptBlock»('{sq}')",
    concat!(
        "Invoke-CimMethod -ClassName Win32_Process -MethodName Create -Arguments @{CommandLine = ",
        "'powershell -c {sq}'}« -ComputerName {host}»"
    ),
    concat!(
        "Invoke-CimMethod -Namespace root/cimv2 -Class Win32_Process -MethodName Create -Arguments @{ ",
        r#"CommandLine = "{psexe} -enc {enc}" }"#
    ),
    "([wmiclass]'Win32_Process').Create('powershell -nop -c {sq}')",
    concat!(
        "Register-ScheduledTask -TaskName '{stem}' -Action (New-ScheduledTaskAction -Execute ",
        "powershell.exe -Argument '-c {sq}') -Trigger (New-ScheduledTaskTrigger -«AtLogOn¦AtStartup») ",
        "-User SYSTEM"
    ),
    "Register-ScheduledJob -Name {stem} -ScriptBlock { {raw} } -Trigger (New-JobTrigger -AtStartup)",
    "New-Service -Name {stem} -BinaryPathName 'cmd /c powershell -c {sq}'; Start-Service {stem}",
    concat!(
        r"Set-WmiInstance -Namespace root\subscription -Class CommandLineEventConsumer -Arguments ",
        "@{Name='{stem}'; CommandLineTemplate='powershell -c {sq}'}"
    ),
    "Start-ThreadJob { {raw} }",
    "$job = Start-Job { {raw} }; Wait-Job $job; Receive-Job $job",
    "Measure-Command { {raw} }",
    "'{host}','{host}' | ForEach-Object «-Parallel »{ {raw} }",
    "foreach ($c in $computers) { Invoke-Command -ComputerName $c { {raw} } }",
    concat!(
        r"Invoke-Command -ComputerName (Get-Content .\hosts.txt) -ScriptBlock { {raw} } -ThrottleLimit ",
        "{5..64}"
    ),
    "Invoke-Command -HostName {fqdn} -UserName {user} -ScriptBlock { {raw} }",
    "Invoke-Command -VMName {plainhost} -Credential $cred { {raw} }",
    concat!(
        "$s = New-PSSession -ComputerName {host} -Credential $cred⏎Invoke-Command -Session $s ",
        "-ScriptBlock { {raw} }⏎Remove-PSSession $s"
    ),
    concat!(
        "$pw = ConvertTo-SecureString '{password}' -AsPlainText -Force; $c = New-Object ",
        "PSCredential('{user}', $pw); Invoke-Command -ComputerName {host} -Credential $c -ScriptBlock { ",
        "{raw} }"
    ),
    "Enter-PSSession {host}⏎{raw}⏎Exit-PSSession",
    "function {alnum6.1} {⏎    {raw}⏎}⏎{alnum6.1}",
    "filter {alnum4.1} { {raw} }; 1 | {alnum4.1}",
    "$sb = [scriptblock]::Create('{sq}'); & $sb",
    "$cmd = '{sq}'⏎«Invoke-Expression¦iex» $cmd",
    "$code = @'⏎{raw}⏎'@⏎iex $code",
    ". { {raw} }",
    "do { {raw}; $i++ } until ($i -ge {1..3})",
    concat!(
        "if (([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).Is",
        "InRole('Administrators')) { {raw} }"
    ),
    "if (Test-Path {psdir}) { {raw} } else { exit 1 }",
    "switch ($env:USERNAME) { default { {raw} } }",
    "try { {raw} } catch {} finally { Write-Host 'done' }",
    "trap { continue } {raw}",
    "[void]({raw})",
    "({raw}) 2>&1 | Out-File {psout} -Append",
    "{raw} | Out-String | Write-Output",
    "$ErrorActionPreference='SilentlyContinue';$ProgressPreference='SilentlyContinue';{raw}",
    "Set-ExecutionPolicy Bypass -Scope Process -Force; {raw}",
    "Set-MpPreference -DisableRealtimeMonitoring $true; {raw}",
    "[Ref].Assembly.GetType('System.Management.Automation.AmsiUtils'); {raw}",
    "Start-Transcript {psout}; {raw}; Stop-Transcript",
    "<#⏎.SYNOPSIS⏎  {comment}⏎#>⏎[CmdletBinding()]⏎param()⏎{raw}",
    "#!/usr/bin/env pwsh⏎{raw}",
    concat!(
        "configuration {alnum6} { Script {stem} { SetScript = { {raw} }; TestScript = { $false }; ",
        "GetScript = { @{} } } }"
    ),
    "- name: {comment}⏎  ansible.windows.win_powershell:⏎    script: |⏎      {line}",
    "- powershell: |⏎    {line}⏎  displayName: {stem}",
    "powershell_script '{stem}' do⏎  code '{sq}'⏎end",
    "exec { '{stem}': command => '{sq}', provider => powershell }",
    "powershell '{sq}'",
    r#"<%@ Language="C#" %><% PowerShell.Create().AddScript(@"{dd}").Invoke(); %>"#,
    r#"ps.AddScript("{json}"); ps.Invoke();"#,
    "Add-Type -TypeDefinition $src; {raw}",
    r#"schtasks /create /sc minute /mo {5..60} /tn {stem} /tr "{psexe} -w hidden -enc {enc}" /ru SYSTEM"#,
    r#"sc create {stem} binpath= "cmd /c {psexe} -nop -enc {enc}" start= auto"#,
    r#"mshta vbscript:CreateObject("Wscript.Shell").Run("{psexe} -nop -c {dd}",0,true)(window.close)"#,
];
