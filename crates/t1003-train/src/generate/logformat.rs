//! Where a command is found: audit events, EDR records, syslog lines, notes,
//! prompts, scripts. Both labels wear them with the same chances.

use super::family::Kind;
use super::frame::frame;
use super::rng::Rng;

/// A Windows process as logs record it.
const PROCESS: &[&str] = &[
    concat!(
        "Process Create:⏎RuleName: -⏎UtcTime: {stamp}⏎ProcessGuid: {{GUID}}⏎ProcessId: {pid}⏎Image: ",
        "{image}⏎FileVersion: 10.0.{17000..22631}.1 (WinBuild.160101.0800)⏎Description: {stem}⏎",
        "Product: Microsoft® Windows® Operating System⏎Company: Microsoft Corporation⏎",
        "OriginalFileName: {program}⏎CommandLine: {line}⏎CurrentDirectory: {dir}\\⏎User: {account}⏎",
        "LogonGuid: {{GUID}}⏎LogonId: 0x{HEX5}⏎TerminalSessionId: {0..3}⏎IntegrityLevel: {integrity}⏎",
        "Hashes: SHA1={HEX40},MD5={HEX32},SHA256={HEX64},IMPHASH={HEX32}⏎ParentProcessGuid: {{GUID}}⏎",
        "ParentProcessId: {pid}⏎ParentImage: {parentimage}⏎ParentCommandLine: {parent}",
    ),
    concat!(
        "Process Create:⏎UtcTime: {stamp}⏎Image: {image}⏎CommandLine: {line}⏎User: {account}⏎",
        "ParentImage: {parentimage}⏎ParentCommandLine: {parent}",
    ),
    concat!(
        "Process Create: UtcTime: {stamp} ProcessId: {pid} Image: {image} CommandLine: {line} ",
        "CurrentDirectory: C:\\Windows\\system32\\ User: {account} IntegrityLevel: {integrity} ",
        "ParentImage: {parentimage} ParentCommandLine: {parent}",
    ),
    concat!(
        "Process Create:⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: C:\\Windows\\System32\\conhost.exe⏎",
        "CommandLine: \\??\\C:\\Windows\\system32\\conhost.exe 0xffffffff -ForceV1⏎ParentImage: ",
        "{image}⏎ParentCommandLine: {line}",
    ),
    concat!(
        "A new process has been created.⏎⏎Creator Subject:⏎	Security ID:		{sid}⏎	Account Name:		{user}⏎",
        "	Account Domain:		{domain}⏎	Logon ID:		0x{HEX5}⏎⏎Target Subject:⏎	Security ID:		NULL SID⏎",
        "	Account Name:		-⏎	Account Domain:		-⏎	Logon ID:		0x0⏎⏎Process Information:⏎	New Process ",
        "ID:		{hexpid}⏎	New Process Name:	{image}⏎	Token Elevation Type:	%%193{6..8}⏎	Mandatory ",
        "Label:		Mandatory Label\\{integrity} Mandatory Level⏎	Creator Process ID:	{hexpid}⏎	Creator ",
        "Process Name:	{parentimage}⏎	Process Command Line:	{line}",
    ),
    concat!(
        "A new process has been created. Subject: Security ID: {sid} Account Name: {user} Account ",
        "Domain: {domain} Logon ID: 0x{hex5} Process Information: New Process ID: {hexpid} New Process ",
        "Name: {image} Creator Process Name: {parentimage} Process Command Line: {line}",
    ),
    concat!(
        "EventID=«1¦4688» «Computer¦Hostname»={plainhost} User=\"{account}\" Image=\"{image}\" ",
        "CommandLine=\"{dq}\" ParentImage=\"{parentimage}\"",
    ),
    concat!(
        "{month} {10..28} {clock} {plainhost} «Microsoft-Windows-Sysmon[{pid}]¦MSWinEventLog¦sysmon¦",
        "evtsys¦Security-Auditing: 4688»: «Process Create ¦A new process has been created ",
        "»«CommandLine¦Process Command Line»: {line} User: {account}",
    ),
    concat!(
        "<{10..190}>{month} {10..28} {clock} {plainhost} ",
        "MSWinEventLog	1	Security	{1000..99999}	{month} {10..28} {clock} ",
        "{year}	4688	Microsoft-Windows-Security-Auditing	{user}	N/A	Success Audit	{plainhost}	Process ",
        "Creation		A new process has been created. Process Command Line: {line}	{1000..99999}",
    ),
    concat!(
        "<13>1 {isodate}T{clock}Z {fqdn} nxlog {pid} - - ",
        "{\"EventID\":4688,\"NewProcessName\":\"{imagejson}\",\"CommandLine\":\"{json}\"}",
    ),
    concat!(
        "CEF:0|Microsoft|«Sysmon¦Windows Security»|10|«1¦4688»|Process Create|5|shost={plainhost} ",
        "suser={user} sproc={image} cs1={line} cs1Label=CommandLine dvc={ip}",
    ),
    "LEEF:1.0|Microsoft|Windows|10|4688|devTime={stamp}	usrName={user}	identHostName={plainhost}	CommandLine={line}	ParentProcessName={parentimage}",
    concat!(
        "{\"EventID\":«1¦",
        "4688»,\"Computer\":\"{fqdn}\",\"Image\":\"{imagejson}\",\"CommandLine\":\"{json}\",\"User\":\"{user}\",\"ParentCommandLine\":\"C:\\\\Windows\\\\Explorer.EXE\"}",
    ),
    concat!(
        "{\"@timestamp\":\"{isodate}T{clock}.{100..999}Z\",\"event\":{\"category\":[\"process\"],\"type\":[\"start\"],\"code\":\"1\"},\"host\":{\"name\":\"{plainhost}\"},\"process\":{\"pid\":{pid},\"executable\":\"{imagejson}\",\"name\":\"{program}\",\"command_line\":\"{json}\",\"parent\":{\"name\":\"«cmd.exe¦",
        "explorer.exe¦services.exe¦svchost.exe¦powershell.exe»\"}},\"user\":{\"name\":\"{first}\"}}",
    ),
    concat!(
        "{\"DeviceName\":\"{fqdn}\",\"ActionType\":\"ProcessCreated\",\"FileName\":\"{program}\",\"ProcessCommandLine\":\"{json}\",\"InitiatingProcessFileName\":\"«cmd.exe¦",
        "explorer.exe¦svchost.exe»\",\"AccountName\":\"{first}\",\"Timestamp\":\"{isodate}T{clock}Z\"}",
    ),
    "{\"event_simpleName\":\"ProcessRollup2\",\"ComputerName\":\"{plainhost}\",\"CommandLine\":\"{json}\",\"ImageFileName\":\"\\\\Device\\\\HarddiskVolume{1..4}\\\\Windows\\\\System32\\\\{program}\",\"aid\":\"{hex32}\",\"timestamp\":\"{digit13}\"}",
    "{\"cmdline\":\"{json}\",\"pid\":{pid},\"ppid\":{pid},\"hostname\":\"{plainhost}\",\"username\":\"{first}\",\"sensor_id\":{1..900}}",
    concat!(
        "{\"alert\":{\"severity\":\"«low¦medium¦high¦informational»\",\"title\":\"«Suspicious process¦",
        "Unusual command line¦Process started¦Policy ",
        "match»\"},\"process\":{\"cmd_line\":\"{json}\",\"path\":\"{imagejson}\"},\"endpoint\":\"{plainhost}\"}",
    ),
    "{\"srcProcCmdLine\":\"C:\\\\Windows\\\\system32\\\\cmd.exe\",\"tgtProcCmdLine\":\"{json}\",\"tgtProcName\":\"{program}\",\"agentName\":\"{plainhost}\"}",
    concat!(
        "{\"winlog\":{\"event_id\":4688,\"event_data\":{\"NewProcessName\":\"{imagejson}\",\"CommandLine\":\"{json}\",\"SubjectUserName\":\"{first}\"}},\"message\":\"A ",
        "new process has been created.\"}",
    ),
    concat!(
        "<Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\"><System><EventID>«1¦",
        "4688»</EventID><Computer>{fqdn}</Computer></System><EventData><Data ",
        "Name=\"UtcTime\">{stamp}</Data><Data Name=\"Image\">{image}</Data><Data ",
        "Name=\"CommandLine\">{xml}</Data><Data Name=\"User\">{account}</Data></EventData></Event>",
    ),
    "<Data Name=\"«CommandLine¦ParentCommandLine»\">{xml}</Data>",
    "{stamp},{plainhost},{user},{image},\"{dd}\",{parentimage}",
    "{stamp}	{plainhost}	{user}	{pid}	{line}",
    "type=process host={plainhost} user={user} cmd=\"{dq}\" pid={pid} ppid={pid}",
    "{pid} {pid} {program} {line}",
    "{line} | pid={pid} | parent={parentimage}",
    "CommandLine«:¦ :¦=» {line}",
    "ParentCommandLine: {line}",
    "command_line={line}",
    "Process Command Line: {line}",
    "cmd: {line}",
    concat!(
        "A service was installed in the system.⏎⏎Service Name:  {stem}⏎Service File Name:  «%COMSPEC% ",
        "/C »{line}⏎Service Type:  user mode service⏎Service Start Type:  demand start⏎Service ",
        "Account:  LocalSystem",
    ),
    concat!(
        "A scheduled task was created. Subject: Account Name: {user} Task Information: Task Name: ",
        "\\{stem} Task Content: ",
        "<Exec><Command>{program}</Command><Arguments>{argumentsxml}</Arguments></Exec>",
    ),
    concat!(
        "<Actions ",
        "Context=\"Author\"><Exec><Command>{program}</Command><Arguments>{argumentsxml}</Arguments></Exec></Actions>",
    ),
    "<Exec><Command>cmd.exe</Command><Arguments>/c {xml}</Arguments></Exec>",
    concat!(
        "Security alert on {plainhost}: process {program} (PID {pid}) started by {account} with ",
        "command line \"{dq}\"",
    ),
    "«At¦On» {stamp} {account} «ran¦executed¦started» {line}« on {plainhost}¦ (host {plainhost})»",
    "The process {image} was «started¦created¦seen» with the command line: {line}",
    "«Observed¦Executed¦Command¦Full command» «line¦command¦»: «`{line}`¦{line}»",
    "The «user¦operator¦script¦service» «ran¦executed¦issued» `{line}`«.¦ on {plainhost}.»",
    concat!(
        "Registry value set: Image: C:\\Windows\\system32\\reg.exe TargetObject: ",
        "HKU\\{sid}\\Software\\Microsoft\\Windows\\CurrentVersion\\RunOnce\\{stem} Details: {line}",
    ),
];

/// Notes and prompts around a Windows command.
const NOTES: &[&str] = &[
    "C:\\> {raw}",
    "C:\\Windows\\system32>{raw}",
    "C:\\Users\\{user}\\Desktop>{raw}⏎«The operation completed successfully.⏎¦        1 file(s) copied.⏎»",
    concat!(
        "{raw}⏎«The operation completed successfully.¦Access is denied.¦ERROR: Access is denied.¦      ",
        "  1 file(s) copied.»",
    ),
    "`{raw}`",
    "```«cmd¦bat¦powershell¦»⏎{raw}⏎```",
    "- `{line}`",
    "* {line}",
    "1. «Run¦Open a prompt and run¦Execute» `{line}`",
    "# {comment}⏎{raw}",
    "REM {comment}⏎{raw}",
    ":: {comment}⏎{raw}",
    "{comment}:⏎{raw}",
    "{comment}: {line}",
    "{raw} # {comment}",
    "{raw}  :: {comment}",
    "> {line}",
    "$ {line}",
    "  {line}  ",
    "<code>{xml}</code>",
    "\"{dq}\"",
    "'{line}'",
    "{line}.",
    "**{comment}**⏎⏎```⏎{raw}⏎```",
    "| {comment} | `{line}` |",
    "beacon> shell {line}",
    "meterpreter > execute -f cmd.exe -a \"/c {dq}\"",
    "shell> {line}",
    "{stem}: {line}",
    "\"command\": \"{json}\",",
    "command: {line}",
    "cmd = r\"{line}\"",
    "string command = \"{json}\";",
    "[+] Executing: {line}",
    "[*] {line}",
    "{clock} > {line}",
    "Usage: {line}",
    "e.g. {line}",
    "Example: {line}",
    "steps:⏎  - {line}",
    "{line}\\r\\n",
    "exec: {line}",
];

/// PowerShell's own logs.
const SCRIPT: &[&str] = &[
    "Creating Scriptblock text ({1..1} of {1..3}):⏎{raw}⏎⏎ScriptBlock ID: {guid}⏎Path: «{psdir}\\{stem}.ps1¦»",
    "Creating Scriptblock text (1 of 1): {raw} ScriptBlock ID: {guid} Path:",
    "EventID=4104 Computer={plainhost} ScriptBlockText=\"{raw}\" ScriptBlockId={guid}",
    "{\"EventID\":4104,\"Hostname\":\"{plainhost}\",\"ScriptBlockText\":\"{json}\",\"ScriptBlockId\":\"{guid}\",\"Path\":\"\"}",
    concat!(
        "{\"winlog\":{\"event_id\":«4104¦",
        "4103»},\"powershell\":{\"file\":{\"script_block_text\":\"{json}\"}},\"host\":{\"name\":\"{plainhost}\"}}",
    ),
    concat!(
        "Engine state is changed from None to Available.⏎⏎Details:⏎	NewEngineState=Available⏎",
        "	HostName=ConsoleHost⏎	HostVersion=5.1.{17000..22631}.1⏎	HostApplication={psexe} {line}⏎",
        "	EngineVersion=5.1⏎	RunspaceId={guid}",
    ),
    concat!(
        "Pipeline execution details for command line: {line}. Context Information: UserId={account} ",
        "HostName=ConsoleHost",
    ),
    "<Data Name=\"ScriptBlockText\">{xml}</Data><Data Name=\"ScriptBlockId\">{guid}</Data>",
    "CommandInvocation({stem}): \"{stem}\"⏎HostApplication = {psexe}⏎{raw}",
    concat!(
        "**********************⏎Windows PowerShell transcript start⏎Start time: {digit14}⏎Username: ",
        "{domain}\\{user}⏎Machine: {plainhost}⏎**********************⏎PS C:\\> {raw}",
    ),
    "PS C:\\Users\\{user}> {raw}",
    "PS C:\\> {raw}",
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

/// Unix logs, histories and notes.
const UNIX: &[&str] = &[
    "{first}@{stem}:~$ {raw}",
    "root@kali:~# {raw}",
    "┌──(kali㉿kali)-[~/{stem}]⏎└─$ {raw}",
    "$ {raw}",
    "# {raw}",
    "# {comment}⏎{raw}",
    "{raw} # {comment}",
    "```«bash¦sh¦»⏎{raw}⏎```",
    "`{line}`",
    "{comment}:⏎{raw}",
    "{comment}: {line}",
    "#{digit10}⏎{raw}",
    concat!(
        "{month} {10..28} {clock} {stem} sudo: {first} : TTY=pts/{0..9} ; PWD=/home/{first} ; ",
        "USER=root ; COMMAND={line}",
    ),
    "type=EXECVE msg=audit({digit10}.{100..999}:{1000..99999}): argc=3 a0=\"bash\" a1=\"-c\" a2=\"{dq}\"",
    "{month} {10..28} {clock} {stem} bash[{pid}]: HISTORY: PID={pid} UID=0 {line}",
    "  {digit3}  {line}",
    "{\"process\":{\"command_line\":\"{json}\",\"name\":\"bash\"},\"host\":{\"hostname\":\"{stem}\"},\"@timestamp\":\"{isodate}T{clock}Z\"}",
    "{stamp} {first} {line}",
    "[{clock}] {first}@{stem} {line}",
    "- `{line}`",
    "1. «Run¦Execute¦Then» `{line}`",
    "<code>{xml}</code>",
    "> {line}",
    "[+] {line}",
    "Example: {line}",
    "Usage: {line}",
    "e.g. `{line}`",
    "CMD: {line}",
    "root {pid} 0.0 0.1 {line}",
    "| {comment} | {line} |",
];

const CONSOLE: &[&str] = &[
    "{raw}",
    "```⏎{raw}⏎```",
    "# {comment}⏎{raw}",
    "{comment}:⏎{raw}",
    "{stamp} [input] <{first}> {line}",
    "{stamp} [task] <T1059> {line}",
    "`{line}`",
    "[{clock}] {raw}",
    "{raw}⏎[+] done",
    "{\"operator\":\"{first}\",\"command\":\"{json}\",\"agent\":\"{alnum8}\"}",
    "{comment}: `{line}`",
];

const CODE: &[&str] = &[
    "{raw}",
    "```«python¦csharp¦c¦go¦sql¦»⏎{raw}⏎```",
    "`{line}`",
    "{stem}.«py¦cs¦c¦cpp¦go¦vbs¦rs¦php»:{1..900}: {line}",
    "<pre>{xml}</pre>",
    "{\"snippet\":\"{json}\",\"path\":\"src/{stem}\"}",
    "> {raw}",
    "diff --git a/{stem} b/{stem}⏎+{raw}",
    "{comment}:⏎{raw}",
];

const TOLD: &[&str] = &[
    "{raw}",
    "{month} {10..28} {clock} {plainhost} {stem}[{pid}]: {line}",
    "{\"message\":\"{json}\",\"host\":\"{plainhost}\",\"@timestamp\":\"{isodate}T{clock}Z\"}",
    "<{10..190}>{month} {10..28} {clock} {plainhost} {line}",
    "{stamp} {plainhost} {line}",
    "CEF:0|{vendor}|{product}|1.0|{100..999}|{line}|{1..10}|dvchost={plainhost}",
    "{\"alert\":\"{json}\",\"severity\":\"«low¦high¦medium»\",\"id\":\"{guid}\"}",
    "{raw}",
    "| {stamp} | {plainhost} | {line} |",
    "«From¦Reported by»: {first} {last}⏎{raw}",
];

/// The places of a kind of text.
pub fn templates(kind: Kind) -> Vec<&'static str> {
    match kind {
        Kind::Cmd => [PROCESS, NOTES].concat(),
        Kind::Ps => [SCRIPT, SCRIPT, NOTES, &PROCESS[20..]].concat(),
        Kind::Sh => UNIX.to_vec(),
        Kind::Console => CONSOLE.to_vec(),
        Kind::Code => CODE.to_vec(),
        Kind::Told => TOLD.to_vec(),
    }
}

/// The text as it stands in a log, a note or a terminal.
pub fn place(rng: &mut Rng, text: &str, kind: Kind) -> String {
    let all = templates(kind);
    let template = *rng.pick(&all);
    frame(rng, template, text, kind)
}
