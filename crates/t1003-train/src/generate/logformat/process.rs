//! How logs, sensors and collectors write down the start of a Windows process.

/// A Windows process as logs record it.
pub(super) const PROCESS: &[&str] = &[
    concat!(
        "Process Create:⏎RuleName: -⏎UtcTime: {stamp}⏎ProcessGuid: {{GUID}}⏎ProcessId: {pid}⏎Image: ",
        "{image}⏎FileVersion: 10.0.{17000..22631}.1 (WinBuild.160101.0800)⏎Description: {stem}⏎Product: ",
        "Microsoft® Windows® Operating System⏎Company: Microsoft Corporation⏎OriginalFileName: ",
        r"{program}⏎CommandLine: {line}⏎CurrentDirectory: {dir}\⏎User: {account}⏎LogonGuid: ",
        "{{GUID}}⏎LogonId: 0x{HEX5}⏎TerminalSessionId: {0..3}⏎IntegrityLevel: {integrity}⏎Hashes: ",
        "SHA1={HEX40},MD5={HEX32},SHA256={HEX64},IMPHASH={HEX32}⏎ParentProcessGuid: ",
        "{{GUID}}⏎ParentProcessId: {pid}⏎ParentImage: {parentimage}⏎ParentCommandLine: {parent}"
    ),
    concat!(
        "Process Create:⏎UtcTime: {stamp}⏎Image: {image}⏎CommandLine: {line}⏎User: ",
        "{account}⏎ParentImage: {parentimage}⏎ParentCommandLine: {parent}"
    ),
    concat!(
        "Process Create: UtcTime: {stamp} ProcessId: {pid} Image: {image} CommandLine: {line} ",
        r"CurrentDirectory: C:\Windows\system32\ User: {account} IntegrityLevel: {integrity} ParentImage: ",
        "{parentimage} ParentCommandLine: {parent}"
    ),
    concat!(
        "Process Create:⏎UtcTime: {stamp}⏎ProcessId: {pid}⏎Image: ",
        r"C:\Windows\System32\conhost.exe⏎CommandLine: \??\C:\Windows\system32\conhost.exe 0xffffffff ",
        "-ForceV1⏎ParentImage: {image}⏎ParentCommandLine: {line}"
    ),
    concat!(
        "A new process has been created.⏎⏎Creator Subject:⏎	Security ID:		{sid}⏎	Account ",
        "Name:		{user}⏎	Account Domain:		{domain}⏎	Logon ID:		0x{HEX5}⏎⏎Target Subject:⏎	Security ",
        "ID:		NULL SID⏎	Account Name:		-⏎	Account Domain:		-⏎	Logon ID:		0x0⏎⏎Process Information:⏎	New ",
        "Process ID:		{hexpid}⏎	New Process Name:	{image}⏎	Token Elevation Type:	%%193{6..8}⏎	Mandatory ",
        r"Label:		Mandatory Label\{integrity} Mandatory Level⏎	Creator Process ID:	{hexpid}⏎	Creator ",
        "Process Name:	{parentimage}⏎	Process Command Line:	{line}"
    ),
    concat!(
        "A new process has been created. Subject: Security ID: {sid} Account Name: {user} Account ",
        "Domain: {domain} Logon ID: 0x{hex5} Process Information: New Process ID: {hexpid} New Process ",
        "Name: {image} Creator Process Name: {parentimage} Process Command Line: {line}"
    ),
    concat!(
        r#"EventID=«1¦4688» «Computer¦Hostname»={plainhost} User="{account}" Image="{image}" "#,
        r#"CommandLine="{dq}" ParentImage="{parentimage}""#
    ),
    concat!(
        "{month} {10..28} {clock} {plainhost} «Microsoft-Windows-Sysmon[{pid}]¦MSWinEventLog¦sysmon¦",
        "evtsys¦Security-Auditing: 4688»: «Process Create ¦A new process has been created »«CommandLine¦",
        "Process Command Line»: {line} User: {account}"
    ),
    concat!(
        "<{10..190}>{month} {10..28} {clock} {plainhost} MSWinEventLog	1	Security	{1000..99999}	{month} ",
        "{10..28} {clock} {year}	4688	Microsoft-Windows-Security-Auditing	{user}	N/A	Success ",
        "Audit	{plainhost}	Process Creation		A new process has been created. Process Command Line: ",
        "{line}	{1000..99999}"
    ),
    concat!(
        r#"<13>1 {isodate}T{clock}Z {fqdn} nxlog {pid} - - {"EventID":4688,"NewProcessName":"{imagejson}",""#,
        r#"CommandLine":"{json}"}"#
    ),
    concat!(
        "CEF:0|Microsoft|«Sysmon¦Windows Security»|10|«1¦4688»|Process Create|5|shost={plainhost} ",
        "suser={user} sproc={image} cs1={line} cs1Label=CommandLine dvc={ip}"
    ),
    concat!(
        "LEEF:1.0|Microsoft|Windows|10|4688|devTime={stamp}	usrName={user}	identHostName={plainhost}	Comm",
        "andLine={line}	ParentProcessName={parentimage}"
    ),
    concat!(
        r#"{"EventID":«1¦4688»,"Computer":"{fqdn}","Image":"{imagejson}","CommandLine":"{json}","User":"{us"#,
        r#"er}","ParentCommandLine":"C:\\Windows\\Explorer.EXE"}"#
    ),
    concat!(
        r#"{"@timestamp":"{isodate}T{clock}.{100..999}Z","event":{"category":["process"],"type":["start"],""#,
        r#"code":"1"},"host":{"name":"{plainhost}"},"process":{"pid":{pid},"executable":"{imagejson}","name"#,
        r#"":"{program}","command_line":"{json}","parent":{"name":"«cmd.exe¦explorer.exe¦services.exe¦"#,
        r#"svchost.exe¦powershell.exe»"}},"user":{"name":"{first}"}}"#
    ),
    concat!(
        r#"{"DeviceName":"{fqdn}","ActionType":"ProcessCreated","FileName":"{program}","ProcessCommandLine""#,
        r#":"{json}","InitiatingProcessFileName":"«cmd.exe¦explorer.exe¦"#,
        r#"svchost.exe»","AccountName":"{first}","Timestamp":"{isodate}T{clock}Z"}"#
    ),
    concat!(
        r#"{"event_simpleName":"ProcessRollup2","ComputerName":"{plainhost}","CommandLine":"{json}","ImageF"#,
        r#"ileName":"\\Device\\HarddiskVolume{1..4}\\Windows\\System32\\{program}","aid":"{hex32}","timesta"#,
        r#"mp":"{digit13}"}"#
    ),
    concat!(
        r#"{"cmdline":"{json}","pid":{pid},"ppid":{pid},"hostname":"{plainhost}","username":"{first}","sens"#,
        r#"or_id":{1..900}}"#
    ),
    concat!(
        r#"{"alert":{"severity":"«low¦medium¦high¦informational»","title":"«Suspicious process¦Unusual "#,
        r#"command line¦Process started¦Policy match»"},"process":{"cmd_line":"{json}","path":"{imagejson}""#,
        r#"},"endpoint":"{plainhost}"}"#
    ),
    concat!(
        r#"{"srcProcCmdLine":"C:\\Windows\\system32\\cmd.exe","tgtProcCmdLine":"{json}","tgtProcName":"{pro"#,
        r#"gram}","agentName":"{plainhost}"}"#
    ),
    concat!(
        r#"{"winlog":{"event_id":4688,"event_data":{"NewProcessName":"{imagejson}","CommandLine":"{json}",""#,
        r#"SubjectUserName":"{first}"}},"message":"A new process has been created."}"#
    ),
    concat!(
        r#"<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><EventID>«1¦"#,
        "4688»</EventID><Computer>{fqdn}</Computer></System><EventData><Data ",
        r#"Name="UtcTime">{stamp}</Data><Data Name="Image">{image}</Data><Data "#,
        r#"Name="CommandLine">{xml}</Data><Data Name="User">{account}</Data></EventData></Event>"#
    ),
    r#"<Data Name="«CommandLine¦ParentCommandLine»">{xml}</Data>"#,
    r#"{stamp},{plainhost},{user},{image},"{dd}",{parentimage}"#,
    "{stamp}	{plainhost}	{user}	{pid}	{line}",
    r#"type=process host={plainhost} user={user} cmd="{dq}" pid={pid} ppid={pid}"#,
    "{pid} {pid} {program} {line}",
    "{line} | pid={pid} | parent={parentimage}",
    "CommandLine«:¦ :¦=» {line}",
    "ParentCommandLine: {line}",
    "command_line={line}",
    "Process Command Line: {line}",
    "cmd: {line}",
    concat!(
        "A service was installed in the system.⏎⏎Service Name:  {stem}⏎Service File Name:  «%COMSPEC% /C ",
        "»{line}⏎Service Type:  user mode service⏎Service Start Type:  demand start⏎Service Account:  ",
        "LocalSystem"
    ),
    concat!(
        "A scheduled task was created. Subject: Account Name: {user} Task Information: Task Name: ",
        r"\{stem} Task Content: <Exec><Command>{program}</Command><Arguments>{argumentsxml}</Arguments></E",
        "xec>"
    ),
    concat!(
        r#"<Actions Context="Author"><Exec><Command>{program}</Command><Arguments>{argumentsxml}</Arguments"#,
        "></Exec></Actions>"
    ),
    "<Exec><Command>cmd.exe</Command><Arguments>/c {xml}</Arguments></Exec>",
    concat!(
        "Security alert on {plainhost}: process {program} (PID {pid}) started by {account} with command ",
        r#"line "{dq}""#
    ),
    "«At¦On» {stamp} {account} «ran¦executed¦started» {line}« on {plainhost}¦ (host {plainhost})»",
    "The process {image} was «started¦created¦seen» with the command line: {line}",
    "«Observed¦Executed¦Command¦Full command» «line¦command¦»: «`{line}`¦{line}»",
    "The «user¦operator¦script¦service» «ran¦executed¦issued» `{line}`«.¦ on {plainhost}.»",
    concat!(
        r"Registry value set: Image: C:\Windows\system32\reg.exe TargetObject: ",
        r"HKU\{sid}\Software\Microsoft\Windows\CurrentVersion\RunOnce\{stem} Details: {line}"
    ),
];

pub(super) const PROCESS_MORE: &[&str] = &[
    concat!(
        "Process Create:⏎RuleName: «-¦technique_id=T1059.003,technique_name=Windows Command Shell¦",
        "technique_id=T1083¦technique_id=T1012,technique_name=Query Registry»⏎UtcTime: ",
        "{stamp}⏎ProcessGuid: {{GUID}}⏎ProcessId: {pid}⏎Image: {image}⏎CommandLine: ",
        r"{line}⏎CurrentDirectory: {dir}\⏎User: {account}⏎IntegrityLevel: {integrity}⏎ParentImage: ",
        "{parentimage}"
    ),
    concat!(
        "{stamp} {plainhost} Sysmon/Operational EventID 1 Image={image} CommandLine={line} ",
        "ParentCommandLine={parent}"
    ),
    concat!(
        r#"<Event><System><Provider Name="Microsoft-Windows-Sysmon"/><EventID>1</EventID><TimeCreated "#,
        r#"SystemTime="{isodate}T{clock}Z"/><Computer>{fqdn}</Computer></System><EventData><Data "#,
        r#"Name="Image">{image}</Data><Data Name="CommandLine">{xml}</Data><Data "#,
        r#"Name="ParentImage">{parentimage}</Data></EventData></Event>"#
    ),
    concat!(
        r#"<Data Name="NewProcessName">{image}</Data><Data Name="CommandLine">{xml}</Data><Data "#,
        r#"Name="SubjectUserName">{user}</Data>"#
    ),
    concat!(
        r#"«EventCode¦EventID»=«1¦4688» «host¦ComputerName»={plainhost} New_Process_Name="{image}" "#,
        r#"Process_Command_Line="{dq}" Account_Name={user} Creator_Process_Name="{parentimage}""#
    ),
    concat!(
        "LogName=Security EventCode=4688 EventType=0 ComputerName={fqdn} Message=A new process has been ",
        "created. Process Command Line: {line}"
    ),
    concat!(
        "TaskCategory=Process Creation OpCode=Info Message=New Process Name: {image} Process Command ",
        "Line: {line} Token Elevation Type: %%1936"
    ),
    concat!(
        r#"{"@timestamp":"{isodate}T{clock}.{100..999}Z","ecs":{"version":"8.{0..11}.0"},"event":{"code":"4"#,
        r#"688","module":"security"},"process":{"command_line":"{json}","executable":"{imagejson}","pid":{p"#,
        r#"id}},"host":{"hostname":"{plainhost}"}}"#
    ),
    concat!(
        r#"{"process.command_line":"{json}","process.name":"{program}","host.name":"{plainhost}","user.name"#,
        r#"":"{first}","event.action":"Process Create (rule: ProcessCreate)"}"#
    ),
    concat!(
        r#"{"_source":{"process":{"args":["{json}"],"command_line":"{json}","parent":{"name":"cmd.exe"}},"a"#,
        r#"gent":{"type":"winlogbeat"}}}"#
    ),
    concat!(
        r#"{"class_uid":1007,"class_name":"Process Activity","process":{"cmd_line":"{json}","name":"{progra"#,
        r#"m}","pid":{pid}},"device":{"hostname":"{plainhost}"},"time":{digit13}}"#
    ),
    concat!(
        r#"{"version":"1.1","host":"{plainhost}","short_message":"Process "#,
        r#"Create","_CommandLine":"{json}","_Image":"{imagejson}","level":6}"#
    ),
    concat!(
        r#"{"timestamp":"{isodate}T{clock}Z","rule":{"level":{1..15},"id":"{10000..99999}"},"data":{"win":{"#,
        r#""eventdata":{"commandLine":"{json}","image":"{imagejson}","parentImage":"C:\\Windows\\explorer.e"#,
        r#"xe"}}}}"#
    ),
    concat!(
        r#"{"name":"process_events","hostIdentifier":"{plainhost}","columns":{"cmdline":"{json}","path":"{i"#,
        r#"magejson}","pid":"{pid}"},"action":"added"}"#
    ),
    concat!(
        r#"{"EventType":"Process Creation","TgtProcCmdLine":"{json}","SrcProcName":"cmd.exe","EndpointName""#,
        r#":"{plainhost}","User":"{domain}\\{first}"}"#
    ),
    concat!(
        r#"{"type":"event.processrollup2","CommandLine":"{json}","FileName":"{program}","UserName":"{first}"#,
        r#"","ParentBaseFileName":"explorer.exe"}"#
    ),
    concat!(
        r#"{"DetectName":"«NGAV¦Suspicious Activity¦Policy»","CommandLine":"{json}","FileName":"{program}","#,
        r#""Severity":{1..5},"ComputerName":"{plainhost}"}"#
    ),
    concat!(
        r#"{"device_name":"{plainhost}","process_cmdline":"{json}","process_name":"{imagejson}","parent_nam"#,
        r#"e":"c:\\windows\\system32\\cmd.exe","type":"CB_ANALYTICS"}"#
    ),
    concat!(
        r#"{"AdditionalFields":{},"ActionType":"ProcessCreated","ProcessCommandLine":"{json}","InitiatingPr"#,
        r#"ocessCommandLine":"cmd.exe","DeviceName":"{fqdn}"}"#
    ),
    concat!(
        r#"{"alert":"«Anomalous process¦New binary¦Rare command»","evidence":[{"commandLine":"{json}","file"#,
        r#"Name":"{program}"}],"severity":"«Low¦Medium¦High»"}"#
    ),
    r#"{"ts":{digit10},"cmd":"{json}","user":"{first}","cwd":"C:\\Windows\\system32","rc":{0..1}}"#,
    concat!(
        r#"{"message":"Process Create:\nImage: {imagejson}\nCommandLine: {json}\nUser: "#,
        r#"{first}","host":{"name":"{plainhost}"}}"#
    ),
    r#"{"parent":{"command_line":"{json}"},"process":{"name":"conhost.exe"},"host":"{plainhost}"}"#,
    r#"{isodate} {clock},{fqdn},{user},{program},{pid},"{dd}""#,
    r#""{isodate}T{clock}Z","{plainhost}","ProcessCreated","{program}","{dd}","{first}""#,
    "{month} {10..28} {clock} {plainhost} nxlog: EventID=4688 CommandLine={line}",
    concat!(
        "<14>{month} {10..28} {clock} {plainhost} MSWinEventLog 1 Microsoft-Windows-Sysmon/Operational ",
        "{100..9999} {line}"
    ),
    concat!(
        r#"<{10..190}>1 {isodate}T{clock}Z {plainhost} Sysmon {pid} 1 [proc@{1000..60000} cmd="{dq}" "#,
        r#"image="{image}"]"#
    ),
    "{isodate}T{clock}+00:00 {plainhost} winlogbeat[{pid}]: {line}",
    concat!(
        "CEF:0|{vendor}|EDR|{1..9}.{0..9}|{100..999}|Process started|{1..9}|dhost={plainhost} ",
        "duser={user} deviceProcessName={image} msg={line}"
    ),
    concat!(
        "CEF:0|{vendor}|{product}|{1..12}|proc|Suspicious command|{1..10}|cs1={line} ",
        "cs1Label=CommandLine cs2={parent} cs2Label=ParentCommandLine shost={plainhost}"
    ),
    "LEEF:2.0|{vendor}|{product}|{1..9}|proc|^|usrName={user}^cmd={line}^devTime={stamp}^src={ip}",
    r#"level=info ts={isodate}T{clock}Z host={plainhost} user={user} msg="process start" cmdline="{dq}""#,
    r#"time="{isodate}T{clock}Z" level=warning msg="exec" argv="{dq}" pid={pid}"#,
    "{plainhost} {user} {program} {line}",
    "{stamp} | {plainhost} | {user} | {program} | {line}",
    "| {stamp} | {plainhost} | {user} | `{line}` |",
    "<tr><td>{stamp}</td><td>{plainhost}</td><td><code>{xml}</code></td></tr>",
    "process: {program}⏎cmdline: {line}⏎parent: {parentimage}⏎user: {account}⏎host: {plainhost}",
    concat!(
        "Time: {stamp}⏎Computer: {plainhost}⏎Process: {program} ({pid})⏎Command: {line}⏎Verdict: ",
        "«allowed¦blocked¦unknown»"
    ),
    "- timestamp: {isodate}T{clock}Z⏎  image: {image}⏎  command_line: '{sq}'⏎  user: {first}",
    "process_name : {program}⏎process_cmdline : {line}⏎process_pid : {pid}",
    "Name          : {program}⏎ProcessId     : {pid}⏎CommandLine   : {line}",
    "{program}                  {pid} Console                    1     {1..90},{100..999} K  {line}",
    " |_ {image} ({pid})⏎    |_ {line}",
    "{parentimage} > {line}",
    "explorer.exe -> cmd.exe -> {line}",
    "services.exe → {program} ({line})",
    "4688 {user} {line}",
    "ParentProcess: {parentimage} CommandLine: {line}",
    "Initiating process command line: {line}",
    "Launched Process: {line} PID={pid} by {account}",
    "CommandHistory: {line}",
    "ConsoleHost_history.txt: {line}",
    r#""CommandLine": "{json}""#,
    r#"CommandLine="{dq}""#,
    "NewProcessCommandLine={line};ParentProcess={parentimage};",
    concat!(
        "A service was installed in the system. Service Name: {alnum6} Service File Name: «%COMSPEC% /Q ",
        "/c ¦cmd.exe /c ¦»{line} Service Type: user mode service Service Start Type: demand start ",
        "Service Account: LocalSystem"
    ),
    concat!(
        r#"EventID=7045 ServiceName={alnum8} ImagePath="{dq}" ServiceType="user mode service" "#,
        r#"StartType="demand start""#
    ),
    concat!(
        r"EventID=4698 TaskName=\{stem} TaskContent=<Command>{program}</Command><Arguments>{argumentsxml}<",
        "/Arguments> SubjectUserName={user}"
    ),
    "EventID=4697 ServiceName={stem} ServiceFileName={line} SubjectUserName={user}",
    r#"Task Scheduler successfully completed task "\{stem}", action "{line}", result 0."#,
    r#"WmiProvider: Win32_Process::Create("{dq}") from {plainhost} by {domain}\{user}"#,
    r#"EventConsumer: CommandLineEventConsumer.Name="{stem}" CommandLineTemplate = "{dq}""#,
    r"RegistryValueSet: HKLM\SYSTEM\CurrentControlSet\Services\{alnum8}\ImagePath = {line}",
    r"MRUList a: {line}\1",
    r"RunMRU value «a¦b¦c»: {line}\1",
    "Prefetch/amcache hint, ran: {line}",
    "Group Policy scheduled task runs: {line}",
    "AppLocker: {image} was allowed to run. Command line: {line}",
    "ASR audit: process creation by {parentimage}: {line}",
    "Detected by {vendor} {product}: command line `{line}` (host {plainhost}, user {user})",
    "«INC¦CASE¦TKT»{1000..99999}: {program} on {plainhost}, cmd: {line}",
    "Parent {parentimage} (PID {pid}) spawned {program} with arguments: {line}",
    concat!(
        "User {account} «executed¦ran¦launched» «the command ¦the following command: ¦»{line}« on ",
        "{plainhost} at {stamp}»"
    ),
    "«Running¦Executing¦Launching» `{line}`«...¦ on {plainhost}»",
    "{clock} [{pid}] EXEC {line}",
    r#"audit: {user}@{plainhost} exec "{dq}" status={0..1}"#,
    "session {1..40}: {account}: {line}",
    "psexesvc: {line}",
    "[TASK] {line}",
    r#"host="{plainhost}" sourcetype="XmlWinEventLog" CommandLine="{dq}""#,
];
