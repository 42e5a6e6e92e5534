//! The tools and the words of the act at other work: registry editors, copiers,
//! dumpers, cracking, shadow copies, consoles, each as near as honest work comes.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("mirror-words", "mirror-save-words", Cmd, &[
        "{t} «save¦export¦dump¦backup¦copy» {w} {outfile}«  /y¦ --force¦ -q»",
        "{t} save {w} to {outfile}",
        "{t} --«save¦export¦dump¦backup» {w}« --out {outfile}»",
        "{t} «query¦show¦list» {w}« /s¦ --all»",
        r"«copy¦move¦xcopy /y» {dir}\{w2} {outdir}",
        r"«type¦more¦notepad¦findstr /i {stem}» {dir}\{w2}",
        r"«7z a¦tar -cf¦rar a» {stem}.zip {dir}\{w2} {dir}\{w2}",
        r"del /q {dir}\{w2} {dir}\{w2}",
        concat!(
            r"for %i in (sam system security) do «mkdir {dir}\%i¦echo %i >> {outfile}¦net user %i¦copy ",
            r"{dir}\%i.docx {outdir}¦ping %i.{company}.local¦type {dir}\%i.txt¦notepad %i.ini¦schtasks /run ",
            r"/tn %i¦findstr /i %i {dir}\{stem}.log»",
        ),
        r"for %h in (SECURITY SYSTEM APPLICATION) do wevtutil epl %h {dir}\%h.evtx",
        r"for %l in (Security System) do wevtutil qe %l /c:{1..90} /f:text > {dir}\%l.txt",
        r"copy C:\Users\«sam¦security¦system»\Documents\{stem}.docx {outfile}",
        r"copy {windir}\System32\{f} {outfile}",
        r"copy {windir}\System32\config\{c} {outfile}",
        r"esentutl /y /vss {windir}\System32\config\{c} /d {outfile}",
        r"dir {windir}\System32\config\{c} & attrib {windir}\System32\config\{c}",
        r"robocopy {windir}\System32\config\{d} {dir}\{stem} /e /r:0",
        r"rename {dir}\{stem}.txt {w2} & attrib +r {dir}\{w2}",
        "sam-cli {w} & sam local invoke & sam build",
        r"cscript {dir}\«save_system¦export_sam¦backup_security».vbs {stem}",
        r"python {dir}\«save_sam¦dump_system¦export_security¦hive_stats¦hashdump_test».py --out {outfile}",
    ])
    .slots(&[
        ("t", concat!(
                "«config.exe¦git config¦netsh¦wsl¦vmctl¦dbtool.exe¦java -jar {stem}.jar¦python {stem}.py¦node ",
                "{stem}.js¦mysql-tool¦oc¦hive¦svn¦region.exe¦docker¦helm registry¦npm config¦acli¦cfgutil»",
            )),
        ("w", concat!(
                r#"«sam¦SAM¦system¦security¦hive¦SYSTEM¦SECURITY¦"sam "#,
                r#"system"¦registry¦sam.profile¦system-config¦security-policy¦hklm_settings¦hashes¦sam\users¦system"#,
                "/state»",
            )),
        ("w2", concat!(
                "«sam.txt¦system.log¦security.docx¦SAM.xlsx¦system.ini¦security.xml¦hive.sql¦sam.pdf¦SYSTEM.json¦",
                "security.evtx¦sam-report.csv¦sam.jpg¦systeminfo.txt¦security_policy.inf¦hashes.csv»",
            )),
        ("f", concat!(
                "«samsrv.dll¦samlib.dll¦samcli.dll¦system.ini¦SecurityHealthAgent.dll¦securityandmaintenance.png¦",
                "systemcpl.dll¦security.dll¦SamplerTest.dll¦SystemSettings.dll»",
            )),
        ("c", concat!(
                "«SOFTWARE¦DEFAULT¦COMPONENTS¦DRIVERS¦BBI¦ELAM¦BCD-Template¦userdiff¦VSMIDK¦netlogon.dnb¦systempr",
                r"ofile\{stem}.txt»",
            )),
        ("d", r"«systemprofile¦Journal¦TxR¦RegBack\TxR¦systemprofile\AppData\Local\{vendor}»"),
    ])
    .weight(14),
    Family::other("mirror-shadow", "mirror-shadow-path", Cmd, &[
        r"«copy¦xcopy /h /y¦move» {s}\{f} {outfile}",
        r"type {s}\{f} > {outfile}",
        r"esentutl /y {s}\{f} /d {outfile}",
        r"robocopy {s}\{d} {dir} «/mir¦/e /b¦*.docx /s»",
        r"certutil -encode {s}\{f} {outfile}",
        r"7z a {dir}\{stem}.7z {s}\{d}",
        r"dir «/a /s ¦»{s}\{d}",
        r"mklink /d {link.1} {s}\ & copy {link.1}\{f} {outfile}",
        concat!(
            r"for /l %i in (1,1,{3..20}) do @copy \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy%i\{f} ",
            r"{dir}\%i.bin",
        ),
        r#"powershell -c "[IO.File]::Copy('{s}\{f}','{outfile}')""#,
        r"vssadmin create shadow /for=C: && copy {s}\{f} {outfile} && vssadmin delete shadows /all /quiet",
        r"wmic shadowcopy call create Volume=C:\ && xcopy {s}\{d} {dir}\{stem} /s /e",
        r"diskshadow /s {dir}\{stem}.dsh & robocopy X:\{d} {dir} /e /b",
        r"fc /b {s}\{f} C:\{f}",
        r"icacls {s}\{d} & cacls {s}\{f}",
        r"start {s}\{d} & subst {link} {s}\{d}",
        r"rundll32 {dir}\{stem}.dll,Copy {s}\{f} {outfile}",
        r#"python -c "import shutil; shutil.copy(r'{s}\{f}', r'{outfile}')""#,
        r"findstr /v /l {hex8} {s}\{f} > {outfile}",
        r"fsutil file queryextents {s}\{f}",
        "ShadowExplorer.exe /export {d} {dir}",
    ])
    .slots(&[
        ("s", "{shadow}"),
        ("f", concat!(
                r"«Windows\NTDS\ntds.dit¦Users\{user}\Documents\{stem}.docx¦Windows\System32\config\«SOFTWARE¦DEFA",
                r"ULT¦COMPONENTS»¦Users\{user}\NTUSER.DAT¦inetpub\wwwroot\web.config¦pagefile.sys¦Windows\System32",
                r"\winevt\Logs\Security.evtx¦{stem}\{stem}.mdf¦Windows\win.ini¦ProgramData\{vendor}\{stem}.db¦User",
                r"s\{user}\AppData\Local\Google\Chrome\User Data\Default\Login ",
                r"Data¦Windows\System32\drivers\etc\hosts¦Windows\System32\samsrv.dll¦Users\sam\{stem}.xlsx¦Window",
                r"s\AppCompat\Programs\Amcache.hve¦$MFT¦Windows\System32\sru\SRUDB.dat»",
            )),
        ("d", concat!(
                r"«Users\{user}\Desktop¦Users¦inetpub\wwwroot¦{stem}¦Windows\NTDS¦Windows\System32\winevt\Logs¦SQL",
                r"Data¦ProgramData\{vendor}¦Windows\System32\config\systemprofile¦Users\sam»",
            )),
    ])
    .weight(12),
    Family::other("mirror-dumpers", "mirror-dump-names", Cmd, &[
        "{t}« {a}»« > {outfile}»",
        r"{dir}\{t} {a}",
        r#""{dir}\{t}" {a}"#,
        r".\{t} {a} >> {stem}.txt",
        r"C:\Users\{user}\Downloads\{t} {a}",
        "cd {dir} && {t} {a}",
        r#"start "" {t} {a}"#,
        r"psexec \\{host} -c -f {t} {a}",
    ])
    .slots(&[
        ("t", concat!(
                "«mysqldump.exe¦mongodump.exe¦pg_dumpall.exe¦dumpchk.exe¦userdump.exe¦heapdump.exe¦jmap.exe ",
                "-dump¦vgdump.exe¦sqldump.exe¦psdump.exe¦ldapdump.exe¦threaddump.exe¦dumpbin.exe¦objdump.exe¦bdum",
                "p.exe¦tcpdump.exe¦windump.exe¦zdump.exe¦ramdump.exe¦biosdump.exe¦DumpEventLog.exe¦DumpConfigurat",
                "or.hta¦DumpACL.exe¦hashcheck.exe¦hashtab.exe¦md5sum.exe¦hashdeep64.exe¦sha1sum.exe¦fciv.exe¦Hash",
                "MyFiles.exe¦hash_tool.exe¦pwsafe.exe¦pwgen.exe¦passgen.exe¦registrybackup.exe¦regbackup_gui.exe¦",
                "regclean.exe¦regcool.exe¦hivetool_docs.exe¦samview.exe¦SamsungKies.exe¦samclient.exe¦sampler.exe",
                "¦samldump.exe¦SAMBroadcaster.exe¦credstash.exe¦dumpsec_report.exe¦cachedump.exe¦netdump.exe¦memd",
                "ump.exe¦kerneldump.exe¦usbdump.exe¦ssldump.exe»",
            )),
        ("a", concat!(
                "«¦-h¦/?¦--help¦-o {outfile}¦-u {user} -p {password}¦localhost¦{host}¦-v¦-a¦-s¦--all¦/stext ",
                r"{stem}.txt¦-r {dir}¦{pid}¦{dir}\{stem}.dmp¦-c sha256 -r {dir}¦--databases {stem}»",
            )),
    ]),
    Family::other("mirror-words", "mirror-reg-powershell", Ps, &[
        "reg «save¦export» {k} {psout}« /y»",
        r#"$h = '{h}'; reg save "HKLM\$h" {psout} /y"#,
        r#"'{h}','{h}' | % { reg «save¦export» HKLM\$_ "$env:TEMP\$_.hiv" /y }"#,
        r#"foreach ($h in @('{h}','{h}')) { reg save "HKLM\$h" "{psdir}\$h.hiv" /y | Out-Null }"#,
        concat!(
            r"'sam','system','security' | % { «New-Item -ItemType Directory {psdir}\$_¦Get-LocalUser $_ -ea ",
            r#"0¦Test-Connection $_ -Count 1¦Write-Host $_¦Get-ADUser -Filter "SamAccountName -eq "#,
            r#"'$_'"¦Get-Content {psdir}\$_.txt¦New-ADOrganizationalUnit $_¦Get-WinEvent -LogName $_ "#,
            "-MaxEvents 1 -ea 0» }",
        ),
        concat!(
            r"foreach ($log in 'Security','System') { «wevtutil epl $log {psdir}\$log.evtx¦Get-WinEvent ",
            r"-LogName $log -MaxEvents {10..900} | Export-Csv {psdir}\$log.csv¦Clear-EventLog $log» }",
        ),
        concat!(
            "$sam = «Get-ADUser {user} -Properties SamAccountName¦'{user}'¦(Get-ADComputer ",
            "{plainhost}).SamAccountName»; «Write-Output $sam¦$sam | Export-Clixml {psout}¦Set-ADUser $sam ",
            "-Enabled $false¦Unlock-ADAccount $sam»",
        ),
        concat!(
            "$system = Get-CimInstance Win32_OperatingSystem; $security = Get-Service wscsvc; $system, ",
            "$security | Export-Clixml {psout}",
        ),
        r#"Copy-Item "$env:SystemRoot\System32\config\«SOFTWARE¦DEFAULT¦systemprofile»" {psout}« -Recurse»"#,
        concat!(
            r#"[IO.File]::«Copy¦ReadAllBytes»("$env:SystemRoot\System32\«config\SOFTWARE¦config\DEFAULT¦samsrv."#,
            r#"dll¦drivers\etc\hosts¦winevt\Logs\System.evtx»"«, {psout}»)"#,
        ),
        concat!(
            r"Invoke-NinjaCopy -Path «'C:\Windows\NTDS\ntds.dit'¦'C:\pagefile.sys'¦'C:\Windows\System32\config",
            r"\SOFTWARE'¦'{docfile}'» -LocalDestination {psout}",
        ),
        concat!(
            "Get-«SamAccountName¦SystemInventory¦SecurityBaseline¦SampleData¦SystemHive¦PassExpiry¦PasswordHa",
            "shAge¦HashTable¦FileHash {docfile}¦RegistryHealth»« | Out-File {psout}»",
        ),
        concat!(
            "function Save-«System¦Security¦Sample¦Hash¦Registry»«Report¦State¦Settings» { param($Path) ",
            r"Get-ItemProperty HKLM:\{otherkey} | Export-Csv $Path }; Save-SystemReport {psout}",
        ),
        concat!(
            "function Get-«Hash¦Dump¦SamName¦SystemInfo» { «Get-FileHash {psout} -Algorithm ",
            "SHA256¦Get-Process | Sort WS¦Get-ADUser {user} | select SamAccountName¦Get-ComputerInfo» }",
        ),
        concat!(
            r"$hive = 'HKLM:\{otherkey}'; Get-ChildItem $hive -Recurse | «Out-File ",
            "{psout}¦Measure-Object¦Select-Object -First {5..50}»",
        ),
        r"Get-ChildItem HKLM:\ | Select Name; Get-ChildItem HKLM:\SOFTWARE | Measure-Object",
        concat!(
            "Backup-GPO -«All¦Name 'Default Domain Policy'» -Path {psdir}; Backup-«SqlDatabase -Database ",
            "{stem}¦CARoleService -Path {psdir}¦WebConfiguration {stem}¦BitLockerKeyProtector -MountPoint C:»",
        ),
        concat!(
            "[Microsoft.Win32.RegistryHive]::LocalMachine; [Microsoft.Win32.RegistryKey]::OpenBaseKey('LocalM",
            "achine','Registry64').OpenSubKey('{otherkey}').GetSubKeyNames()",
        ),
        "$h = @{sam='{user}'; system='{plainhost}'; security='{1..9}'}; $h | ConvertTo-Json",
    ])
    .slots(&[
        ("k", concat!(
                r"«HKLM\SOFTWARE¦HKCU\Software\{vendor}¦HKLM\{softkey}¦HKLM\{syskey}¦HKLM\{lookkey}¦HKU\.DEFAULT¦H",
                r"KLM\HARDWARE¦HKLM\COMPONENTS»",
            )),
        ("h", concat!(
                r"«SOFTWARE¦HARDWARE¦software¦COMPONENTS¦DRIVERS¦BCD00000000¦SYSTEM\Setup¦SYSTEM\MountedDevices¦SY",
                r"STEM\CurrentControlSet\Services¦Software\Samsung¦Software\Security»",
            )),
    ]),
    Family::other("mirror-consoles", "mirror-consoles", Console, &[
        concat!(
            "meterpreter > «hashdump -h¦help hashdump¦search hashdump¦info post/linux/gather/hashdump¦run ",
            "post/linux/gather/hashdump¦run post/osx/gather/hashdump¦run ",
            "post/multi/gather/ssh_creds¦lsa_dump_secrets¦run post/windows/gather/credentials/mssql_local_has",
            r"hdump¦creds_all¦ls C:\\Windows\\System32\\config\\systemprofile¦download ",
            r"C:\\Windows\\System32\\config\\systemprofile\\{stem}.log¦reg enumkey -k HKLM\\SOFTWARE¦reg ",
            r"queryval -k HKLM\\SYSTEM\\Select -v Current¦download ",
            r"C:\\Users\\sam\\{stem}.txt¦golden_ticket_create»",
        ),
        concat!(
            "msf6 > «search hashdump¦use post/«linux¦osx¦solaris¦aix»/gather/hashdump¦use ",
            "auxiliary/scanner/«mysql/mysql_hashdump¦mssql/mssql_hashdump¦postgres/postgres_hashdump¦oracle/o",
            "racle_hashdump»¦use auxiliary/analyze/crack_«windows¦linux¦databases»¦creds -t ntlm¦info ",
            "post/windows/gather/lsa_secrets»⏎set «SESSION {1..9}¦RHOSTS {ip}»⏎run",
        ),
        concat!(
            "use auxiliary/scanner/«mysql/mysql_hashdump¦mssql/mssql_hashdump¦postgres/postgres_hashdump¦orac",
            "le/oracle_hashdump¦ipmi/ipmi_dumphashes»⏎set RHOSTS {ip}⏎set USERNAME {user}⏎set PASSWORD ",
            "{password}⏎run",
        ),
        concat!(
            "beacon> «help hashdump¦logonpasswords¦dcsync {domain}¦mimikatz lsadump::cache¦mimikatz ",
            r"lsadump::secrets¦shell reg save HKLM\SOFTWARE {outfile}¦shell reg query ",
            r"HKLM\SYSTEM\CurrentControlSet\Control\Lsa¦reg query x64 ",
            r"HKLM\SYSTEM\CurrentControlSet\Services\{svcname}¦shell dir C:\Windows\System32\config¦shell ",
            r"copy {shadow}\Windows\NTDS\ntds.dit {outfile}¦shell copy C:\Users\sam\{stem}.docx ",
            r"{outfile}¦download C:\Windows\System32\config\systemprofile\{stem}.txt¦shell vssadmin list ",
            r"shadows¦shell esentutl /y /vss C:\Windows\NTDS\ntds.dit /d {outfile}¦credentials¦pth ",
            r"{domain}\{user} {nthash}¦net user sam¦shell net user security {password} /add»",
        ),
        concat!(
            "mimikatz # «lsadump::lsa /patch¦lsadump::lsa /inject ",
            "/name:{user}¦lsadump::secrets¦lsadump::cache¦lsadump::trust /patch¦lsadump::dcsync ",
            "/user:{user}¦lsadump::mbc¦lsadump::packages¦lsadump::rpdata¦lsadump::setntlm /user:{user} ",
            "/ntlm:{nthash}¦lsadump::changentlm /user:{user} /oldntlm:{nthash} /newntlm:{nthash}¦sid::lookup ",
            "/name:{user}¦sid::query /sam:{user}¦net::user¦sekurlsa::bootkey¦sekurlsa::backupkeys¦token::elev",
            "ate»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule «powershell/credentials/mimikatz/«lsadump¦dcsync¦cache¦logonpassw",
            "ords»¦python/collection/osx/«hashdump¦keychaindump¦native_screenshot»¦python/collection/linux/«h",
            "ashdump¦mimipenguin¦pillage_user»»⏎execute",
        ),
        concat!(
            r"sliver ({ALNUM8}) > «registry read --hive HKLM SYSTEM\\CurrentControlSet\\Control\\Lsa ",
            "RunAsPPL¦registry list-subkeys --hive HKLM SOFTWARE¦execute -o reg.exe query ",
            r"HKLM\\{softkey}¦execute -o reg.exe save HKLM\\SOFTWARE {stem}¦download ",
            r"C:\\Windows\\System32\\config\\SOFTWARE¦procdump -n lsass.exe¦c2tc-domaininfo»",
        ),
        concat!(
            "sqlplus> «select name, spare4 from sys.user$¦select username, password from dba_users¦show ",
            "parameter security»;",
        ),
        "redis> «save¦bgsave¦config get dir¦config set dbfilename {stem}.rdb¦hgetall sam:system»",
        concat!(
            "hive> «show tables in security¦select count(*) from system.{stem}¦export table sam to ",
            "'/tmp/{stem}'¦describe sam.security¦dump {stem}»;",
        ),
        "sqlite> .«dump¦save {stem}.db¦backup {stem}.bak¦export system»",
        concat!(
            "volatility> «windows.registry.hivelist¦windows.registry.printkey --key ",
            r#""Software\Microsoft"¦windows.lsadump¦windows.cachedump¦windows.pslist¦linux.bash¦windows.registr"#,
            "y.userassist»",
        ),
    ])
    .weight(8),
    Family::other("mirror-forensic", "mirror-forensic", Sh, &[
        concat!(
            "{vol} «windows.«registry.hivelist¦registry.printkey --key ",
            "'{k}'¦registry.userassist¦lsadump.Lsadump¦cachedump.Cachedump¦pslist¦netscan¦cmdline¦malfind¦dum",
            "pfiles --pid {pid}¦memmap --pid {pid} --dump¦svcscan¦filescan»¦linux.«bash¦pslist¦check_syscall»",
            "¦hivelist¦hivescan¦printkey -K '{k}'¦lsadump¦cachedump¦userassist¦shimcache¦mftparser¦dumpregist",
            "ry --help¦truecryptpassphrase»",
        ),
        concat!(
            "{rr} -r {h} -«p «winver¦userassist¦run¦services¦timezone¦usbstor¦networklist¦uninstall¦recentdoc",
            "s¦typedurls¦comdlg32¦shellbags¦appcompatcache»¦f «software¦ntuser¦usrclass¦all»»« > {shout}»",
        ),
        "reglookup -p '/{k2}' {h}; reglookup-recover {h} > {shout}",
        "hivexsh {h}; hivexget {h} '{k}'; hivexregedit --export {h} '{k}' > {shout}",
        "regipy-«dump¦plugins-run¦parse-header» {h} -o {shout}",
        r#"{python} -c "from Registry import Registry; r = Registry.Registry('{h}'); print(r.root())""#,
        "chntpw -e {h}",
        "cp {lxother} {shdir} && sha256sum {shdir}/*",
        concat!(
            "cp {lxroot}/Windows/System32/config/«SOFTWARE¦DEFAULT¦COMPONENTS¦systemprofile/{stem}.log¦BBI» ",
            "{shout}",
        ),
        "icat -o {2048..206848} {stem}.dd {1000..90000} > {stem}.«evtx¦pf¦lnk¦docx»",
        concat!(
            "ewfmount {stem}.E01 {shdir}; mount -o ro,loop,offset={512..999999} {stem}.dd {shdir}; ls ",
            "{lxroot}/Windows/System32/config",
        ),
        "log2timeline.py --storage-file {stem}.plaso {stem}.E01 && psort.py -w {stem}.csv {stem}.plaso",
        "evtx_dump.py {lxroot}/Windows/System32/winevt/Logs/Security.evtx > {shout}",
        "plaso-image_export.py --names SOFTWARE,NTUSER.DAT -w {shdir} {stem}.E01",
        "bulk_extractor -o {shdir} {stem}.raw; photorec {stem}.dd; foremost -i {stem}.dd -o {shdir}",
        concat!(
            "virt-«cat -a {stem}.qcow2 /Windows/win.ini¦ls -a {stem}.vmdk /Users¦copy-out -a {stem}.vmdk ",
            r"/Windows/NTDS/ntds.dit {shdir}¦win-reg {stem} 'HKLM\Software\Microsoft\Windows ",
            r"NT\CurrentVersion' ProductName¦win-reg {stem} --list¦filesystems -a {stem}.vhdx»",
        ),
        "guestmount -a {stem}.vmdk -i --ro {lxroot}; cp {lxroot}/Users/{user}/Documents/{stem}.docx {shdir}",
        "qemu-img convert -O raw {stem}.vhdx {stem}.raw; fdisk -l {stem}.raw",
        "7z l {stem}.vhd; 7z x {stem}.vhd Windows/NTDS/ntds.dit",
        "target-query -f «hostname¦users¦services¦os¦evt¦mft» {stem}.E01",
        "yara -r {stem}.yar {lxroot}/Windows; clamscan -r {lxroot}/Windows/System32",
        "hashcat -m 1000 {shout} «rockyou.txt¦-a 3 ?l?l?l?l?l?l¦--show»; john --show --format=NT {shout}",
        "{python} ntds_to_csv.py {ntdscopy} {shout}; esedbexport {ntdscopy}",
    ])
    .slots(&[
        ("vol", "«vol¦vol.py¦volatility¦{python} vol.py¦vol3» -f {stem}.«raw¦mem¦vmem¦dmp¦lime»"),
        ("rr", "«rip.pl¦regripper¦rip.exe¦{python} regrip.py»"),
        ("h", concat!(
                "«{lxroot}/Users/{user}/NTUSER.DAT¦{lxroot}/Windows/System32/config/SOFTWARE¦NTUSER.DAT¦software.",
                "hive¦{shdir}/SOFTWARE¦UsrClass.dat¦Amcache.hve¦DEFAULT¦{stem}/NTUSER.DAT»",
            )),
        ("k", concat!(
                r"«Software\Microsoft\Windows\CurrentVersion\Run¦ControlSet001\Services\{svcname}¦ControlSet001\Co",
                r"ntrol\ComputerName¦Microsoft\Windows NT\CurrentVersion¦Software\{vendor}¦ControlSet001\Enum\USBS",
                r"TOR¦Microsoft\Security Center»",
            )),
        ("k2", "«Microsoft/Windows/CurrentVersion/Run¦ControlSet001/Services¦Software/{vendor}»"),
    ]),
    Family::other("mirror-told", "mirror-hash-sentences", Told, &[
        concat!(
            "{who} «saved¦exported¦copied¦dumped¦backed up» «the SOFTWARE hive¦the NTUSER.DAT of {user}¦the ",
            r"registry key HKLM\{softkey}¦HKLM\SYSTEM\CurrentControlSet\Services¦the Security event log¦the ",
            "system log¦the BCD store¦the DEFAULT hive¦ntds.dit¦the COMPONENTS hive¦the user list¦a memory ",
            "image¦the database of samples¦the security policy» «to {outfile}¦with reg.exe¦with ",
            "robocopy¦»{where}.",
        ),
        concat!(
            r"{who} «queried¦read¦changed» «HKLM\{syskey}¦HKLM\{softkey}¦HKLM\SYSTEM\CurrentControlSet\Control",
            r"\Lsa¦the RestrictRemoteSAM policy¦the NoLMHash setting¦RunAsPPL¦the SAM account name of ",
            "{user}¦the security descriptor of {svcname}» {where}.",
        ),
        "The hashes of {1..900} files were «computed¦compared¦verified» {where}.",
        concat!(
            "{who} «cracked¦reset¦reused¦sprayed» «the password of {user}¦a hash¦{1..90} hashes¦cached ",
            "logons»{where}.",
        ),
        concat!(
            "{who} created a shadow copy and «copied ntds.dit from it¦restored {docfile}¦deleted it¦listed ",
            "the Users folder in it¦found nothing of interest»{where}.",
        ),
        concat!(
            "The Security Accounts Manager «service SamSs started¦initialized the account domain¦failed to ",
            "start a thread¦reported event 16962¦now denies remote calls from {user}»{where}.",
        ),
        concat!(
            "Remote calls to the SAM database are being restricted using the «default¦configured» security ",
            "descriptor: O:SYG:SYD:(A;;RC;;;BA).",
        ),
        concat!(
            "The SAM database of {plainhost} «was not touched¦is intact¦stayed locked¦was never opened», ",
            "{first} said{where}.",
        ),
        "Only ntds.dit was «taken¦copied»; the local hives of {plainhost} were not touched.",
        concat!(
            "{first} asked «whether reg save needs SYSTEM rights¦how long hashes are kept¦what the SAM hive ",
            "holds¦if BitLocker protects the hives».",
        ),
        r"The key \REGISTRY\MACHINE\{softkey} was opened by {stem}.exe with access 0x20019{where}.",
        concat!(
            r"The registry hive «\SystemRoot\System32\Config\SOFTWARE¦\??\C:\Users\{user}\NTUSER.DAT¦\??\C:\Us",
            r"ers\{user}\AppData\Local\Microsoft\Windows\UsrClass.dat¦\SystemRoot\System32\Config\DEFAULT¦\??\",
            r"C:\ProgramData\Packages\{stem}\Settings\settings.dat» was ",
            "«loaded¦unloaded¦reorganized¦recovered».",
        ),
        concat!(
            r"The access history in hive \??\C:\Users\{user}\NTUSER.DAT was cleared updating {1..900} keys ",
            "and creating {1..90} modified pages.",
        ),
        concat!(
            r"Windows saved user {domain}\{user} registry while an application or service was still using the ",
            "registry during log off.",
        ),
        concat!(
            "{who} ran mimikatz but only «listed the processes¦asked for its version¦used ",
            "sekurlsa::logonpasswords¦ran lsadump::dcsync¦exported certificates»{where}.",
        ),
        "{who} ran secretsdump with -just-dc «against {fqdn}¦for krbtgt»{where}.",
        "{who} used «netexec --lsa¦netexec --ntds¦crackmapexec --shares¦nxc -M lsassy» against {ip}.",
    ]),
];
