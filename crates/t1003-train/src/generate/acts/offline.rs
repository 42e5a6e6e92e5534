//! Copies, images and foreign disks: forensic suites, registry readers, password tools and mounted
//! systems that take the account hives out of them; and the same tools on other hives and files.

use crate::generate::family::{Family, Kind::Cmd, Kind::Sh};

const READERS: &[&str] = &[
    "{py}«secretsdump.py¦impacket-secretsdump» -sam {sam} «-security {seccopy} ¦»-system {sys} LOCAL",
    concat!(
        "«reglookup¦reglookup-recover¦regfexport¦regfinfo» «-p «/SAM/Domains/Account/Users¦/SAM¦",
        "/Policy/Secrets» ¦»{sam}« > {shout}»"
    ),
    "«rip.pl¦rip¦regripper¦perl rip.pl¦rip.exe¦/usr/bin/regripper» ⟦-r {sam}¦-p «{plug}»⟧« > {shout}»",
    "«rip.pl¦rip.exe» -r {sam} «-f «sam¦security»¦-a¦-aT»",
    "«samparse.py¦samparse.pl¦samparser.py¦SAM_parser.py» {sam}",
    "«regipy-plugins-run¦regipy-dump¦regipy-parse-header» {sam}« -o {shout}¦ -p»",
    "«registry-run-plugins¦regipy-process-transaction-logs» {sam} -o {shout}",
    concat!(
        "«RECmd.exe¦RECmd¦dotnet RECmd.dll¦RegistryExplorer.exe¦rla.exe» «-f¦--f» {wsam} «--kn ",
        r#""SAM\Domains\Account\Users"¦--bn BatchExamples\{stem}.reb --csv {dir}¦-d {dir} --out {dir}¦"#,
        "--recover false»"
    ),
    r"hivexget {sam} '«SAM\Domains\Account\Users\{rid}¦\SAM\Domains\Account¦Policy\PolEKList»' «V¦F»",
    "hivexml {sam}« > {stem}.xml¦ | xmllint --format -»",
    r#"hivexsh« -d» {sam} <<< «'cd SAM\Domains\Account\Users⏎ls'¦"ls"»"#,
    concat!(
        r"«virt-win-reg¦sudo virt-win-reg» {stem} 'HKLM\«SAM¦SAM\SAM\Domains\Account\Users¦",
        r"SECURITY\Policy»'"
    ),
    "guestfish --ro -a {stem}.qcow2 -i hivex-open {g} : hivex-root",
    "{py}«reg_dump.py¦dump_hive.py¦parse_reg.py» {sam} {sys}",
    "«creddump7/¦./¦/usr/share/creddump7/¦{python} »pwdump.py {sys} {sam}« true¦ > {shout}»",
    "«pwdump.py¦creddump7 pwdump.py» ⟦{sys}¦{sam}⟧",
    concat!(
        "«samdump2¦sudo samdump2¦/usr/bin/samdump2» «-d ¦-o {shout} ¦»{sys} {sam}« 2>/dev/null» | «tee ",
        "{shout}¦cut -d: -f1,4¦grep -v -i guest»"
    ),
    "bkhive {sys} /tmp/{stem}; samdump2 {sam} /tmp/{stem}",
    concat!(
        "«ophcrack¦ophcrack-cli¦ophcrack.exe» -g -d {shdir} -t vista_free -«w {lxc}¦f {stem}.pwd -w ",
        "{lxc}»"
    ),
    "«chntpw¦sudo chntpw¦chntpw.static» «-l¦-i¦-u {user}¦-u Administrator¦-u 0x1f4¦-d» {sam}« {sys}»",
    concat!(
        "cd {lxc}« && ¦; ¦⏎»«chntpw -«l¦i¦u {user}» SAM« SYSTEM SECURITY»¦samdump2 SYSTEM SAM¦cp SAM ",
        "SYSTEM SECURITY {shdir}¦impacket-secretsdump -sam SAM -system SYSTEM LOCAL¦sampasswd -l SAM¦",
        "pwdump.py SYSTEM SAM¦samunlock -l SAM»"
    ),
    r"«reged¦sudo reged» «-x {sam} '\SAM' '\Domains\Account\Users' {stem}.reg¦-e {sam}¦-r {sam}»",
    concat!(
        "«pypykatz¦{python} -m pypykatz» registry {sys} --sam {sam}« --security {seccopy}»« -o {shout}¦ ",
        "--json»"
    ),
    r#"«mimikatz¦wine mimikatz.exe» "lsadump::sam /system:{wsys} /sam:{wsam}" exit"#,
    "«gosecretsdump¦gosecretsdump.exe¦./gosecretsdump_linux» ⟦-sam {sam}¦-system {sys}⟧",
    concat!(
        "«dump-sam¦sam-dump¦nt-hive-sam¦rsecretsdump¦go-regdump¦pysecretsdump» ⟦--sam {sam}¦--system ",
        "{sys}⟧"
    ),
    "«SAMInside.exe¦saminside¦InsidePro.exe» {wsam} {wsys}",
    "«l0phtcrack¦lc7.exe¦L0phtCrack» «--import¦-import» {wsam}« --syskey {wsys}»",
    "«cain.exe¦Cain» /«hashes¦LM» {wsam}",
    "«NTPWEdit¦ntpwedit.exe¦ntpwedit64.exe» {wsam}",
    "«PCUnlocker¦Offline NT Password & Registry Editor¦Lazesoft»: {wsam} opened, user list read",
    "«Windows Password Recovery¦wpr.exe¦reset_windows_password.exe» -sam {wsam} -system {wsys}",
    concat!(
        "{python} vol.py -f {stem}.«raw¦mem¦vmem¦dmp» «windows.hashdump«.Hashdump»¦",
        "windows.registry.hashdump¦--profile=Win{7..10}x64 hashdump¦hashdump --sys-offset=0xf8a0{hex8} ",
        "--sam-offset=0xf8a0{hex8}¦dumpregistry -o 0xf8a0{hex8} -D {shdir} # SAM¦",
        r#"windows.registry.printkey --key "SAM\Domains\Account\Users"¦printkey -K "#,
        r"'SAM\Domains\Account\Users\Names'»"
    ),
    concat!(
        r"vol« -q» -f {stem}.mem windows.«hashdump¦registry.printkey --key 'SAM\Domains\Account\Users'¦",
        "hashdump.Hashdump» | tee {shout}"
    ),
    concat!(
        r"«MemProcFS¦memprocfs.exe» -device {stem}.dmp -mount M: & «reg load HKLM\{alnum4} ",
        r"M:\registry\hive_files\*-SAM-*.reghive¦copy M:\registry\hive_files\*SAM*.reghive {dir}»"
    ),
];

const IMAGES: &[&str] = &[
    concat!(
        "icat «-o {63..500000} ¦»{stem}.«dd¦E01¦raw¦img» «$(ifind -o {2048..206848} -n '{g}' {stem}.dd)¦",
        "{10000..90000}-128-1 # {g}» > {shout}"
    ),
    concat!(
        "«fls¦ifind» -o {2048..206848} «-r -p ¦-n '{g}' »{stem}.«dd¦raw» «| grep -i '{gg}' && icat -o ",
        "{2048..206848} {stem}.dd {1000..99999} > {shout}¦ && icat {stem}.dd {1000..99999} > {g2} # {g}»"
    ),
    concat!(
        "tsk_recover -a -d $(ifind -n 'Windows/System32/config' {stem}.dd) {stem}.dd {shdir}; ls ",
        "{shdir}/{base}"
    ),
    "«ntfscat¦sudo ntfscat» «-i {1000..90000} ¦»«/dev/sda{1..4}¦{stem}.img» {g} > {shout}",
    "«ntfscp¦ntfscp -f» /dev/sd{alnum1}1 {g} {shout}",
    "«7z¦7za» «e¦x» {stem}.«vhd¦vhdx¦vmdk¦wim¦vdi» «-o{shdir} ¦»{g}",
    "«wimlib-imagex¦wimextract» «extract ¦»{stem}.wim {1..4} /{g} --dest-dir={shdir}",
    concat!(
        "«qemu-nbd¦sudo qemu-nbd» -c /dev/nbd0 {stem}.«qcow2¦vmdk»« && ¦⏎»mount -o ro /dev/nbd0p{1..3} ",
        "/mnt/{stem.1}« && ¦⏎»cp /mnt/{stem.1}/{g} {shdir}"
    ),
    concat!(
        "«ewfmount¦affuse¦xmount --in ewf» {stem}.E01 /mnt/ewf && mount -o ",
        "ro,loop,show_sys_files,offset=$((2048*512)) /mnt/ewf/ewf1 /mnt/{stem.1} && «cp¦cat¦strings» ",
        "/mnt/{stem.1}/{g}« {shdir}»"
    ),
    concat!(
        "«vhdimount¦vshadowmount¦bdemount -p {password}» {stem}.raw /mnt/vss; mount -o ro ",
        "/mnt/vss/vss{1..4} /mnt/{stem.1}; cp /mnt/{stem.1}/{g} ."
    ),
    concat!(
        "for v in /mnt/vss/vss*; do mount -o ro $v /mnt/{stem.1}; cp /mnt/{stem.1}/{g} ",
        "{shdir}/$(basename $v); umount /mnt/{stem.1}; done"
    ),
    concat!(
        "guestmount -a {stem}.«vhdx¦vmdk» «-i¦-m /dev/sda{1..3}» --ro /mnt/{stem.1}« && ¦; ¦⏎»«cp¦",
        "secretsdump-helper¦ls -la» /mnt/{stem.1}/{g}« {shdir}»"
    ),
    "«virt-cat¦sudo virt-cat» -a {stem}.qcow2 /{g} > {shout}",
    "«target-fs¦target-query» {stem}.vmdk «cp¦cat¦-f walkfs» 'sysvol/{gl}'« -o {shdir}»",
    "«photorec¦scalpel¦bulk_extractor» {stem}.dd; icat {stem}.dd {1000..99999} > {base}",
    "debugfs-ntfs {stem}.img -R 'dump /{g} {shout}'",
    concat!(
        "smbclient -N //{ip}/backup -c 'mount {stem}.vhd'; guestmount --add /mnt/{stem}.vhd --inspector ",
        "--ro /mnt/{stem.1}; cp /mnt/{stem.1}/{g} ."
    ),
];

const WINDISK: &[&str] = &[
    r"«copy¦xcopy /h¦type¦robocopy» {od}:\Windows\System32\config\{w}« {outfile}¦ {dir}»",
    concat!(
        r"«Mount-DiskImage¦Mount-VHD» -«ImagePath¦Path» {dir}\{stem}.«vhd¦vhdx¦iso»« -ReadOnly»; ",
        r"Copy-Item {od}:\Windows\System32\config\{w} {psout}"
    ),
    concat!(
        r#"echo select vdisk file="{dir}\{stem}.vhd«x»" > {stem.1}.txt & echo attach vdisk readonly >> "#,
        r"{stem.1}.txt & diskpart /s {stem.1}.txt & copy {od}:\Windows\System32\config\{w} {outdir}"
    ),
    concat!(
        r"dism /mount-«wim¦image» /«wimfile¦imagefile»:{dir}\{stem}.wim /index:1 /mountdir:{dir}\{stem.1} ",
        r"/readonly & copy {dir}\{stem.1}\Windows\System32\config\{w} {outfile}"
    ),
    r"X:\windows\system32> copy {od}:\Windows\System32\config\{w} {outfile}",
    r"X:\Sources> «xcopy¦copy» {od}:\windows\system32\config\{w} «E¦F¦G»:\{stem}\",
    concat!(
        "manage-bde -unlock {od}: -rp {digit6}-{digit6}-{digit6}-{digit6} & «copy¦robocopy /b» ",
        r"{od}:\Windows\System32\config\{w} {outfile}"
    ),
    concat!(
        r"reg load HKLM\{alnum5.1} {od}:\Windows\System32\config\{w} && reg «query¦export» ",
        r"HKLM\{alnum5.1} «/s¦{stem}.reg»"
    ),
    r"vmware-mount {od}: {stem}.vmdk & copy {od}:\Windows\System32\config\{w} {outfile}",
    r"«FTK Imager¦ftkimager.exe¦ftkimager» «--export¦/export» {od}:\Windows\System32\config\{w} {dir}",
    "«FTK Imager»: Obtain Protected Files -> {dir} («{w}, SOFTWARE¦{w}, NTUSER.DAT¦{w}»)",
    concat!(
        "arsenal-image-mounter --mount --readonly --filename={stem}.E01 & copy ",
        r"{od}:\Windows\System32\config\{w} {outfile}"
    ),
    r"imdisk -a -f {stem}.img -m {od}: -o ro & type {od}:\Windows\System32\config\{w} > {outfile}",
    concat!(
        "«OSFMount.com¦osfmount» -a -t file -f {stem}.dd -m {od}: & copy ",
        r"{od}:\Windows\System32\config\{w} {dir}"
    ),
    r"«RawCopy64.exe¦RawCopy.exe» /FileNamePath:{od}:\Windows\System32\config\{w} /OutputPath:{dir}",
    r"«kape.exe¦KAPE\kape.exe» --tsource {od}: --tdest {dir} --target {kt}« --vss»« --zip {stem}»",
    concat!(
        "«CyLR.exe¦velociraptor.exe artifacts collect Windows.KapeFiles.Targets --args¦",
        "artifactcollector.exe» {cy}"
    ),
    r"«xwforensics64.exe¦axiom¦magnet¦belkasoft»: exported {od}:\Windows\System32\config\{w} to {dir}",
];

const ACTS: &[(&str, &str)] = &[
    ("py", "«{python} ¦¦./»"),
    ("sam", "{samcopy}"),
    ("sys", "{syscopy}"),
    ("wsam", r"«{winsamcopy}¦D:\Windows\System32\config\SAM¦{samfile}»"),
    ("wsys", r"«{winsyscopy}¦D:\Windows\System32\config\SYSTEM»"),
    ("lxc", "«{lxroot}/Windows/System32/config¦{lxroot}/windows/system32/config¦Windows/System32/config»"),
    ("plug", "«samparse¦sam¦samparse_tln¦polacdms¦secrets»"),
    (
        "g",
        concat!(
            "«Windows/System32/config/SAM¦Windows/System32/config/{whole}¦WINDOWS/system32/config/{secret}¦",
            "Windows/System32/config/RegBack/SAM¦Windows/repair/sam»"
        ),
    ),
    ("gl", "«windows/system32/config/sam¦windows/system32/config/{secret}»"),
    ("gg", "config/SAM$"),
    ("g2", "{samcopyname}"),
    ("base", "«SAM¦SAM¦SECURITY»"),
    ("w", r"«SAM¦sam¦{whole}¦{secret}¦RegBack\SAM»"),
    ("od", "«C¦D¦E¦F¦G¦H¦I¦W¦Z¦d¦e»"),
    ("kt", "«RegistryHivesSystem --tvars SAM¦RegistryHives --module SAM¦SAM_hive»"),
    ("cy", r"«path=C:\Windows\System32\config\SAM¦-c {stem}.txt --raw C:\Windows\System32\config\{secret}»"),
];

const OTHERS: &[(&str, &str)] = &[
    ("lxc", "«{lxroot}/Users/{first}¦{lxroot}/etc¦{lxroot}/Windows/NTDS»"),
    (
        "g",
        concat!(
            "«Windows/System32/config/SOFTWARE¦Windows/NTDS/ntds.dit¦Users/{first}/NTUSER.DAT¦",
            "Users/sam/{stem}.docx¦Windows/System32/winevt/Logs/Security.evtx¦etc/passwd¦pagefile.sys¦",
            "Windows/System32/sru/SRUDB.dat¦Windows/System32/config/DEFAULT¦$MFT»"
        ),
    ),
    ("gl", "«windows/ntds/ntds.dit¦windows/system32/config/software¦users/{first}/ntuser.dat»"),
    ("gg", "ntuser.dat$"),
    ("g2", "{stem}"),
    ("base", "«SOFTWARE¦NTUSER.DAT¦$MFT¦Security.evtx»"),
    (
        "w",
        concat!(
            r"«SOFTWARE¦software¦DEFAULT¦COMPONENTS¦systemprofile\{stem}.txt¦RegBack\SOFTWARE¦BCD-Template¦",
            r"..\winevt\Logs\System.evtx¦..\drivers\etc\hosts»"
        ),
    ),
    ("od", "«C¦D¦E¦F¦G¦H¦I¦W¦Z¦d¦e»"),
    ("kt", "«EventLogs¦$MFT¦WebBrowsers¦Prefetch¦RegistryHivesUser¦!BasicCollection --exclude registry»"),
    ("cy", r"«path=C:\Windows\System32\winevt\Logs\*¦-c {stem}.txt --raw C:\$MFT¦path=C:\Users\*\NTUSER.DAT»"),
];

const OTHERREADERS: &[&str] = &[
    "«reglookup¦regfexport¦regfinfo» «-p /Microsoft/Windows/CurrentVersion/Run ¦»{h}« > {shout}»",
    concat!(
        "«rip.pl¦rip¦regripper¦perl rip.pl¦rip.exe» ⟦-r {h}¦-p «run¦userassist¦winver¦shellbags¦services¦",
        "usbstor¦compname¦timezone¦networklist¦typedurls¦recentdocs¦bam¦shimcache»⟧« > {shout}»"
    ),
    "«rip.pl¦rip.exe» -r {h} -f «ntuser¦software¦system¦usrclass»",
    "«regipy-plugins-run¦regipy-dump¦regipy-parse-header» {h}« -o {shout}»",
    concat!(
        "«RECmd.exe¦RegistryExplorer.exe¦dotnet RECmd.dll» -f {h} «--kn ",
        r#""Software\Microsoft\Windows\CurrentVersion\Run"¦--bn BatchExamples\{stem}.reb --csv {dir}»"#
    ),
    concat!(
        "«AppCompatCacheParser.exe¦AmcacheParser.exe¦SBECmd.exe¦EvtxECmd.exe¦PECmd.exe¦MFTECmd.exe¦",
        "SrumECmd.exe» -f {stem} --csv {dir}"
    ),
    r"hivexget {h} 'Microsoft\Windows NT\CurrentVersion' ProductName",
    "hivexml {h} > {stem}.xml",
    r"virt-win-reg {stem} 'HKLM\«SOFTWARE\{vendor}¦SYSTEM\ControlSet001\Services\{svcname}»'",
    "«chntpw¦sudo chntpw» -e {h}",
    r"reged -x {h} '\SOFTWARE' '\Microsoft' {stem}.reg",
    "«samtools¦sambamba» «view¦sort¦index¦flagstat» {stem}.«sam¦bam»« -o {stem}.bam»",
    "«ntdsxtract¦esedbexport -m tables¦gosecretsdump -ntds» {ntdscopy}",
    concat!(
        "«pypykatz¦{python} -m pypykatz» «lsa minidump {stem}.dmp¦dpapi masterkey {stem}¦crypto nt ",
        "{password}»« -o {shout}»"
    ),
    concat!(
        "{python} vol.py -f {stem}.«raw¦mem» windows.«pslist¦pstree¦netscan¦malfind¦lsadump¦cachedump¦",
        "registry.hivelist¦registry.userassist¦cmdline¦dlllist¦svcscan¦registry.printkey --key ",
        r#""Software\Microsoft\Windows\CurrentVersion\Run"»"#
    ),
    concat!(
        "vol -f {stem}.mem windows.«info¦handles --pid {pid}¦lsadump.Lsadump¦cachedump.Cachedump¦",
        "registry.hivelist --filter NTUSER»"
    ),
    "«ophcrack¦john¦hashcat» -«h¦-help¦-version»",
    "john --format=nt {shout} --wordlist={stem}.txt «--rules¦--show¦--fork=4»",
    "hashcat -m 1000 -a 0 {shout} rockyou.txt« -O¦ --show¦ -r best64.rule»",
    "«apt¦sudo apt-get» install -y «chntpw¦samdump2¦ophcrack¦hivex¦reglookup¦regripper¦creddump7»",
    r"«MemProcFS¦memprocfs.exe» -device {stem}.dmp -mount M: & dir M:\name",
    r"«FTK Imager¦ftkimager» \\.\PHYSICALDRIVE0 {dir}\{stem} --e01 --compress {1..9}",
    "dd if=/dev/sd{alnum1} of={stem}.dd bs=4M« conv=noerror,sync¦ status=progress»",
    "«dc3dd¦dcfldd¦ewfacquire¦guymager» if=/dev/sdb hash=sha256 log={stem}.log",
];

pub const FAMILIES: &[Family] = &[
    Family::act("offline-readers", "offline-readers-hive", "offline-readers-other", Sh, READERS)
        .slots(ACTS)
        .weight(22),
    Family::other("offline-readers", "offline-readers-other", Sh, OTHERREADERS)
        .slots(&[(
            "h",
            concat!(
                "«{lxother}¦NTUSER.DAT¦SOFTWARE¦{stem}/NTUSER.DAT¦{lxconfig}/SOFTWARE¦UsrClass.dat¦",
                "{shdir}/software.hiv¦{stem}/DEFAULT»"
            ),
        )])
        .weight(14),
    Family::act("disk-images", "image-hive", "image-other", Sh, IMAGES).slots(ACTS).weight(14),
    Family::other("disk-images", "image-other", Sh, IMAGES).slots(OTHERS).weight(12),
    Family::act("offline-windows", "offline-drive-hive", "offline-drive-other", Cmd, WINDISK)
        .slots(ACTS)
        .weight(16),
    Family::other("offline-windows", "offline-drive-other", Cmd, WINDISK).slots(OTHERS).weight(12),
];
