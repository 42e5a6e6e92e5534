//! Wrappers: another program, another shell or another machine runs the text.
//!
//! The same wrappers, drawn with the same chances, for both labels: a wrapper
//! must never be what gives an answer away.

use super::family::Kind;
use super::frame::frame;
use super::rng::Rng;

/// Around a command for cmd.exe or CreateProcess. The result is one, too.
const CMD: &[&str] = &[
    "echo {line} | {shell}« /q¦ /k»",
    "{shell} /c \"{line} | {shell} /c more\"",
    "«New-Object¦$sh = New-Object» -ComObject WScript.Shell; $sh.Run('{sq}')",
    r#"{shell} /«c¦c¦c¦C¦k¦r» {line}"#,
    r#"{shell} /«c¦c¦C¦S /c¦Q /c¦V:ON /c¦d /c» "{line}""#,
    r#"{shell} /c «start /b ¦start /min ¦@echo off & ¦cd {dir} && ¦timeout 5 & ¦echo {stem} & »{line}"#,
    r#"{shell} /c {line}« > {outfile} 2>&1¦ & exit¦ & pause»"#,
    r#"{psexec} ⟦«\\{host}»¦«-u {user} -p {password}»¦«-s»¦«-d»¦«-h»¦«-accepteula»¦«-nobanner»⟧ {line}"#,
    r#"{psexec} \\{host} -s cmd«.exe» /c "{line}""#,
    r#"wmic« /node:{host}»« /user:{user} /password:{password}» process call create "{dq}""#,
    r#"wmic /node:"{host}" process call create "cmd.exe /c {dq}""#,
    concat!(
        r#"schtasks« /s {host}»« » /create ⟦/tn «"¦»{stem}«"¦»¦/tr "{dq}"¦/sc «once /st "#,
        r#"{10..23}:{10..59}¦onstart¦daily¦onlogon»¦«/ru «SYSTEM¦"NT AUTHORITY\SYSTEM"»»¦«/f»⟧"#,
    ),
    r#"sc« \\{host}» create {stem} binpath= "«cmd /c ¦%COMSPEC% /c ¦»{dq}"« type= own»« start= «demand¦auto»»"#,
    r#"sc \\{host} config {svcname} binpath= "{dq}" && sc \\{host} start {svcname}"#,
    r#"at« \\{host}» {10..23}:{10..59} «"{dq}"¦cmd /c {line}»"#,
    r#"winrs« -r:{host}»« -u:{user} -p:{password}» «"{line}"¦{line}¦cmd /c {line}»"#,
    r#"runas /«user:{user}¦savecred /user:administrator» "{dq}""#,
    r#"forfiles /p c:\windows\system32 /m «notepad.exe¦cmd.exe» /c "«cmd /c ¦»{dq}""#,
    r#"start« /b¦ /wait¦ /min» «""»{line}"#,
    r#"{psexe} {psflags} «-c¦-Command¦-command¦»«"{dq}"¦{line}¦"& {{line}}"»"#,
    r#"{psexe} {psflags} «-enc¦-e¦-EncodedCommand¦-ec¦-encodedcommand¦/enc» {enc}"#,
    r#"{psexe} {psflags} Start-Process cmd -ArgumentList '/c {sq}'« -Verb RunAs»"#,
    r#"cmd.exe /Q /c {line} 1> \\127.0.0.1\ADMIN$\__{digit10}.{digit4} 2>&1"#,
    concat!(
        r"%COMSPEC% /Q /c echo {line} ^> \\127.0.0.1\C$\__output 2^>^&1 > %TEMP%\execute.bat & ",
        r"%COMSPEC% /Q /c %TEMP%\execute.bat & del %TEMP%\execute.bat",
    ),
    r#"cmd.exe /C {line} > C:\Windows\Temp\{alnum8}.tmp 2>&1"#,
    r#"echo {line} > {dir.1}\{stem.1}.bat && {dir.1}\{stem.1}.bat"#,
    r#"@echo off⏎{raw}⏎«exit /b 0¦pause¦goto :eof»"#,
    r#"{line}« 2>nul¦ >nul 2>&1¦ > nul¦ 2>&1¦ >> {outfile}¦ | more¦ | clip¦ || echo failed¦ && echo ok»"#,
    r#"ssh {user}@{host} "{dq}""#,
    r#"mshta vbscript:CreateObject("WScript.Shell").Run("{dd}",0)(window.close)"#,
    r#"CreateObject("WScript.Shell").Run "{dd}", 0, True"#,
    r#"Process.Start("cmd.exe", "/c {dq}");"#,
    r#"«os.system("{dq}")¦subprocess.run(r'{line}', shell=True)¦subprocess.Popen("{dq}", shell=True)»"#,
    r#"«system("{dq}");¦WinExec("{dq}", SW_HIDE);¦ShellExecute(0, "open", "cmd.exe", "/c {dq}", 0, 0);»"#,
    r#"EXEC «master..¦»xp_cmdshell '{sq}'«;»"#,
    concat!(
        r"«conhost.exe¦pcalua.exe -a¦explorer.exe¦scriptrunner.exe -appvscript¦nsudo -U:S¦gsudo¦",
        r"RunAsTI¦hidec.exe» {line}",
    ),
    r#"reg add «HKCU¦HKLM»\Software\Microsoft\Windows\CurrentVersion\Run« /f» /v {stem} /d "{dq}""#,
    r#"«- name: {stem}⏎  »win_«shell¦command»: {line}"#,
    r#"STRING {line}⏎ENTER"#,
    r#"msiexec & {line}"#,
    r#"C:\Windows\{sys32}\cmd.exe /c "{line}""#,
];

/// Around PowerShell; the result may be read by cmd.exe or PowerShell.
const PS: &[&str] = &[
    r#"{psexe} {psflags} «-c¦-Command¦-command¦-C¦» "{dq}""#,
    r#"{psexe} {psflags} «-c¦-Command¦» {line}"#,
    r#"{psexe} {psflags} -Command "& {{line}}""#,
    r#"{psexe} {psflags} «-enc¦-e¦-EncodedCommand¦-ec¦-EnC¦-encodedcommand» {enc}"#,
    r#"cmd«.exe» /c {psexe} {psflags} -c "{dq}""#,
    "Invoke-Command -ComputerName {host}« -Credential $cred» -ScriptBlock { {raw} }",
    concat!(
        "«Invoke-Command¦icm» ⟦-ScriptBlock {{raw}}¦«-ComputerName «{host}¦$hosts¦(Get-Content ",
        "hosts.txt)»»¦«-Credential {domain}\\{user}»⟧",
    ),
    "Invoke-Command -Session «$s¦$session¦(New-PSSession {host})» {⏎    {raw}⏎}",
    "Start-Job -ScriptBlock { {raw} }« | Receive-Job -Wait»",
    "try {⏎    {raw}⏎} catch { «Write-Error $_¦»}",
    "& { {raw} }",
    "function «Invoke-{alnum6}¦Do-{alnum4}¦{alnum5}» {⏎    «[CmdletBinding()]⏎    param()⏎    »{raw}⏎}",
    "«iex¦Invoke-Expression¦IEX» «'{sq}'¦\"{dd}\"»",
    "[ScriptBlock]::Create('{sq}').Invoke()",
    "if ($«true¦IsAdmin¦env:USERNAME -ne 'x'») { {raw} }",
    "$null = {raw}",
    "{raw}« | Out-Null¦ -ErrorAction SilentlyContinue¦; exit¦; Write-Host done¦ *> {psout}»",
    "Start-Process powershell« -WindowStyle Hidden» -ArgumentList \"-c {dq}\"",
    "#Requires -RunAsAdministrator⏎{raw}",
    "# {stem}⏎$ErrorActionPreference = 'SilentlyContinue'⏎{raw}",
    "wmic« /node:{host}» process call create \"{psexe} {psflags} -c {dq}\"",
    concat!(
        "schtasks /create /tn {stem} /sc «once /st {10..23}:{10..59}¦onlogon» /tr \"{psexe} {psflags} ",
        "-c {dq}\"« /ru SYSTEM»",
    ),
    concat!(
        "$«sb¦block¦code» = { {raw} }⏎«& $sb¦Invoke-Command -ScriptBlock $sb« -ComputerName {host}»¦",
        "$block.Invoke()»",
    ),
    "Write-«Verbose¦Host» '{stem}'⏎{raw}",
    "Invoke-WmiMethod -Class Win32_Process -Name Create -ArgumentList '{psexe} -c {sq}'« -ComputerName {host}»",
    "PS C:\\> {raw}",
];

/// Around a Unix command.
const SH: &[&str] = &[
    "«bash¦sh¦zsh» -c «'{line}'¦\"{dq}\"»",
    "sudo« -E¦ -u {first}» {line}",
    "«nohup¦time¦timeout {10..600}¦stdbuf -oL¦nice¦proxychains -q¦proxychains4¦env LANG=C¦torsocks» {line}",
    "ssh« -i {stem}.pem» {first}@{host} «'{line}'¦\"{dq}\"»",
    "tmux new-session -d -s {stem} '{line}'",
    "docker «run --rm -it¦exec -it» {stem} «bash -c '{line}'¦{line}»",
    "{line}« | tee {shout}¦ > {shout}¦ 2>&1¦ 2>/dev/null¦ &¦ | grep -v '^$'»",
    "(cd {shdir} && {line})",
    "for «h¦i¦ip¦target» in «$(cat hosts.txt)¦{ip} {ip}¦{1..9}»; do {line}; done",
    "#!/bin/bash⏎{raw}",
    "#!/usr/bin/env bash⏎set -e⏎{raw}⏎",
    "«export {stem}={alnum8}; ¦{stem}={alnum6} ¦LHOST={ip} »{line}",
    "python3 -c 'import os;os.system(\"{dq}\")'",
    "subprocess.check_output(\"{dq}\", shell=True)",
    "script -q -c \"{dq}\" {stem}.log",
    "watch -n {5..60} '{line}'",
    "echo «-n »{stem} && {line}",
    "{line}« || echo failed¦ && echo done»",
    "* * * * * {line}",
    "RUN {line}",
    "- run: {line}",
];

/// Around a tool's console.
const CONSOLE: &[&str] = &[
    "{raw}⏎exit",
    "echo '{line}' >> {stem}.rc",
    "# {stem}⏎{raw}",
    "> {raw}",
    "{raw}",
    "[{clock}] {raw}",
    "[*] running: {line}",
    "resource ({stem}.rc)> {line}",
    "{raw}⏎[*] Done",
];

/// Around program source.
const CODE: &[&str] = &[
    "{raw}",
    "int main() {⏎    {raw}⏎    return 0;⏎}",
    "def main():⏎    {raw}",
    "try { {raw} } catch (Exception e) { }",
    "function {alnum5}() { {raw} }",
    "// {comment}⏎{raw}",
    "# {comment}⏎{raw}",
    "#include <windows.h>⏎{raw}",
    "if ({stem}) { {raw} }",
    "+    {raw}",
    "{1..900}: {raw}",
    "public static void Main(string[] args)⏎{⏎    {raw}⏎}",
];

/// Around a sentence.
const TOLD: &[&str] = &[
    "{raw}",
    "- {raw}",
    "* {raw}",
    "> {raw}",
    "[{stamp}] {raw}",
    "{first}: {raw}",
    "«Note¦NOTE¦Comment¦Summary¦Event¦Message»: {raw}",
    "{1..9}. {raw}",
    "{raw} «(see ticket {1000..99999})¦Ticket {1000..99999}.¦Host: {plainhost}.»",
    "\"{raw}\"",
    "// {raw}",
    "# {raw}",
];

/// The wrappers of a kind of text.
pub fn templates(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Cmd => CMD,
        Kind::Ps => PS,
        Kind::Sh => SH,
        Kind::Console => CONSOLE,
        Kind::Code => CODE,
        Kind::Told => TOLD,
    }
}

/// The text inside a wrapper. What reads the result is the same kind of shell,
/// or cmd.exe where a PowerShell command became a process.
pub fn wrap(rng: &mut Rng, text: &str, kind: Kind) -> (String, Kind) {
    let template = *rng.pick(templates(kind));
    let wrapped = frame(rng, template, text, kind);
    let launched = kind == Kind::Ps && (template.starts_with("{psexe}") || template.starts_with("cmd"));
    (wrapped, if launched { Kind::Cmd } else { kind })
}

/// Shared rules of the wrappers.
pub const RULES: &[super::slots::Rule] = &[
    (
        "shell",
        &[
            "cmd",
            "cmd.exe",
            "cmd",
            "cmd.exe",
            "CMD",
            "%COMSPEC%",
            "%comspec%",
            r"C:\Windows\system32\cmd.exe",
            r"C:\Windows\System32\cmd.exe",
            r#""C:\Windows\system32\cmd.exe""#,
            "Cmd.exe",
        ],
    ),
    (
        "psexec",
        &[
            "psexec",
            "psexec.exe",
            "PsExec.exe",
            "PsExec64.exe",
            "PsExec64.exe",
            r"C:\tools\PsExec.exe",
            "paexec",
            ".\\psexec.exe",
        ],
    ),
];
