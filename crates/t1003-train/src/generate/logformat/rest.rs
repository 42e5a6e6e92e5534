//! PowerShell's own logs, operators' logs, sources and reports.

/// PowerShell's own logs.
pub(super) const SCRIPT: &[&str] = &[
    concat!(
        "Creating Scriptblock text ({1..1} of {1..3}):⏎{raw}⏎⏎ScriptBlock ID: {guid}⏎Path: ",
        r"«{psdir}\{stem}.ps1¦»"
    ),
    "Creating Scriptblock text (1 of 1): {raw} ScriptBlock ID: {guid} Path:",
    r#"EventID=4104 Computer={plainhost} ScriptBlockText="{raw}" ScriptBlockId={guid}"#,
    concat!(
        r#"{"EventID":4104,"Hostname":"{plainhost}","ScriptBlockText":"{json}","ScriptBlockId":"{guid}","Pa"#,
        r#"th":""}"#
    ),
    concat!(
        r#"{"winlog":{"event_id":«4104¦4103»},"powershell":{"file":{"script_block_text":"{json}"}},"host":{"#,
        r#""name":"{plainhost}"}}"#
    ),
    concat!(
        "Engine state is changed from None to Available.⏎⏎Details:⏎	NewEngineState=Available⏎	HostName=Co",
        "nsoleHost⏎	HostVersion=5.1.{17000..22631}.1⏎	HostApplication={psexe} ",
        "{line}⏎	EngineVersion=5.1⏎	RunspaceId={guid}"
    ),
    concat!(
        "Pipeline execution details for command line: {line}. Context Information: UserId={account} ",
        "HostName=ConsoleHost"
    ),
    r#"<Data Name="ScriptBlockText">{xml}</Data><Data Name="ScriptBlockId">{guid}</Data>"#,
    r#"CommandInvocation({stem}): "{stem}"⏎HostApplication = {psexe}⏎{raw}"#,
    concat!(
        "**********************⏎Windows PowerShell transcript start⏎Start time: {digit14}⏎Username: ",
        r"{domain}\{user}⏎Machine: {plainhost}⏎**********************⏎PS C:\> {raw}"
    ),
    r"PS C:\Users\{user}> {raw}",
    r"PS C:\> {raw}",
    "PS /home/{first}> {raw}",
    "PS> {raw}",
    ">> {raw}",
    "{raw} # {comment}",
    "# {comment}⏎{raw}",
    "<# {comment} #>⏎{raw}",
    "```powershell⏎{raw}⏎```",
    "`{line}`",
    "{comment}: {raw}",
    "{month} {10..28} {clock} {plainhost} PowerShell[4104]: {line}",
];

pub(super) const SCRIPT_MORE: &[&str] = &[
    "Creating Scriptblock text ({1..3} of {3..9}):⏎{raw}⏎⏎ScriptBlock ID: {guid}⏎Path: ",
    r"Creating Scriptblock text (1 of 1): {raw} ScriptBlock ID: {guid} Path: {psdir}\{stem}.ps1",
    concat!(
        r#"{"winlog":{"event_id":"4104","event_data":{"ScriptBlockText":"{json}","MessageNumber":"1","Messa"#,
        r#"geTotal":"1"}},"host":{"name":"{plainhost}"}}"#
    ),
    r#"{"powershell.file.script_block_text":"{json}","event.code":"4104","host.name":"{plainhost}"}"#,
    r#"{"EventID":"400","HostApplication":"powershell.exe {json}","EngineVersion":"5.1"}"#,
    "EventCode=4104 Message=Creating Scriptblock text (1 of 1): {raw}",
    concat!(
        r#"<EventData><Data Name="MessageNumber">1</Data><Data "#,
        r#"Name="ScriptBlockText">{xml}</Data></EventData>"#
    ),
    concat!(
        r#"Provider "Registry" is Started. HostApplication=powershell.exe -c {line} "#,
        "EngineVersion=5.1.{17000..22631}.1"
    ),
    concat!(
        r#"CommandInvocation(Invoke-Expression): "Invoke-Expression"⏎ParameterBinding(Invoke-Expression): "#,
        r#"name="Command"; value="{line}""#
    ),
    concat!(
        r#"CommandInvocation({alnum6}): "{alnum6}" Context: Host Application = powershell.exe {line} User "#,
        "= {account}"
    ),
    "Pipeline execution details: HostApplication={psexe} -c {line} UserId={account} ScriptName=",
    "Console is starting up: {psexe} {line}",
    "AMSI content: {line} AppName: PowerShell_{psexe}_10.0 Result: «0¦1¦32768»",
    "AmsiScanBuffer: contentname= length={10..9000} content={raw}",
    "<{10..190}>{month} {10..28} {clock} {plainhost} PowerShell: 4104 {line}",
    concat!(
        "CEF:0|Microsoft|PowerShell|5.1|4104|Execute a Remote Command|5|shost={plainhost} cs1={line} ",
        "cs1Label=ScriptBlockText"
    ),
    r#"{isodate}T{clock}Z,{plainhost},4104,{user},"{dd}""#,
    r"PS C:\Users\{user}\Desktop> {raw}",
    r"PS C:\Windows\system32> {raw}",
    r"[{plainhost}]: PS C:\Users\{user}\Documents> {raw}",
    r"PS C:\{stem}> {raw}⏎PS C:\{stem}>",
    r"*Evil-WinRM* PS C:\Users\{user}\Documents> {raw}",
    "~ PS> {raw}",
    r"{first}@{plainhost} PS C:\> {raw}",
    concat!(
        "Windows PowerShell⏎Copyright (C) Microsoft Corporation. All rights reserved.⏎⏎PS ",
        r"C:\Users\{user}> {raw}"
    ),
    concat!(
        "{raw}⏎«Access is denied¦+ CategoryInfo          : PermissionDenied: (:) [], ",
        "UnauthorizedAccessException¦At line:1 char:1»"
    ),
    "Id CommandLine⏎ {1..90} {line}",
    "ConsoleHost_history.txt:{1..900}:{line}",
    r"**********************⏎Command start time: {digit14}⏎**********************⏎PS C:\> {raw}",
    "ScriptBlockText: {raw}",
    "script_block_text={line}",
    "```ps1⏎{raw}⏎```",
    "### {comment}⏎```powershell⏎{raw}⏎```",
    "{1..9}. `{line}`",
    "# {comment}⏎{raw}⏎# {comment}",
    "{comment}⏎{raw}",
    r#""script": "{json}""#,
    "'{sq}'",
    "powerpick {line}",
    "[{clock}] {first}: {line}",
];

pub(super) const CONSOLE: &[&str] = &[
    "{raw}",
    "```⏎{raw}⏎```",
    "# {comment}⏎{raw}",
    "{comment}:⏎{raw}",
    "{stamp} [input] <{first}> {line}",
    "{stamp} [task] <T1059> {line}",
    "`{line}`",
    "[{clock}] {raw}",
    "{raw}⏎[+] done",
    r#"{"operator":"{first}","command":"{json}","agent":"{alnum8}"}"#,
    "{comment}: `{line}`",
];

pub(super) const CONSOLE_MORE: &[&str] = &[
    "{raw}⏎[-] error: access denied",
    "{stamp} {plainhost} {line}",
    "- `{line}`",
    "* {line}",
    "{1..9}. `{line}`",
    "### {comment}⏎```⏎{raw}⏎```",
    "{comment} - {line}",
    "[+] {clock} {first} ran {line}",
    r#"{"time":"{isodate}T{clock}Z","op":"{first}","cmd":"{json}","host":"{plainhost}"}"#,
    "{month}/{10..28} {clock} UTC [input] <{first}> {line}",
    "<code>{xml}</code>",
    r#""{dq}""#,
    "Operator log: {line}",
    "> {raw}",
];

pub(super) const CODE: &[&str] = &[
    "{raw}",
    "```«python¦csharp¦c¦go¦sql¦»⏎{raw}⏎```",
    "`{line}`",
    "{stem}.«py¦cs¦c¦cpp¦go¦vbs¦rs¦php»:{1..900}: {line}",
    "<pre>{xml}</pre>",
    r#"{"snippet":"{json}","path":"src/{stem}"}"#,
    "> {raw}",
    "diff --git a/{stem} b/{stem}⏎+{raw}",
    "{comment}:⏎{raw}",
];

pub(super) const CODE_MORE: &[&str] = &[
    "{stem}.«py¦cs¦c¦go¦vbs»({1..900}): {line}",
    "// {comment}⏎{raw}",
    "{1..200}  {line}",
    "<code>{xml}</code>",
    r#"{"file":"{stem}","line":{1..900},"text":"{json}"}"#,
    "* {comment}: `{line}`",
    "ScriptText: {line}",
    r#"string: "{dq}""#,
    "{raw}⏎⏎{comment}",
    "{month} {10..28} {clock} {plainhost} amsi[{pid}]: {line}",
    "+{raw}",
];

pub(super) const TOLD: &[&str] = &[
    "{raw}",
    "{month} {10..28} {clock} {plainhost} {stem}[{pid}]: {line}",
    r#"{"message":"{json}","host":"{plainhost}","@timestamp":"{isodate}T{clock}Z"}"#,
    "<{10..190}>{month} {10..28} {clock} {plainhost} {line}",
    "{stamp} {plainhost} {line}",
    "CEF:0|{vendor}|{product}|1.0|{100..999}|{line}|{1..10}|dvchost={plainhost}",
    r#"{"alert":"{json}","severity":"«low¦high¦medium»","id":"{guid}"}"#,
    "{raw}",
    "| {stamp} | {plainhost} | {line} |",
    "«From¦Reported by»: {first} {last}⏎{raw}",
];

pub(super) const TOLD_MORE: &[&str] = &[
    "{stamp} {raw}",
    "{plainhost}: {raw}",
    "[{stamp}] [{product}] {raw}",
    r#"{"event":"{json}","ts":"{isodate}T{clock}Z","host":"{plainhost}"}"#,
    r#"{"description":"{json}","severity":{1..10},"status":"«new¦closed¦open»"}"#,
    r##"{"text":"{json}","user":"{first}","channel":"#soc"}"##,
    "{month} {10..28} {clock} {plainhost} {raw}",
    "<{10..190}>1 {isodate}T{clock}Z {plainhost} {stem} - - - {raw}",
    "CEF:0|{vendor}|{product}|{1..9}.0|{100..9999}|alert|{1..10}|msg={line}",
    r#"{isodate},{plainhost},"{dd}""#,
    "<li>{xml}</li>",
    "> {raw}",
    "- [x] {raw}",
    "«Ticket¦Case» {1000..99999}⏎{raw}",
    "{raw} — {first} {last}",
];
