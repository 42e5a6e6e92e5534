//! Said and written in passing: chats between operators, argument lists that are passed on, toolkits that take the
//! hives as one item of many; and the same about other things.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Told};
use crate::generate::template::Slot;

const CHAT: &[&str] = &[
    "{nick}: {say}",
    "<{nick}> {say}",
    "[{clock}] {nick}: {say}",
    "{nick}: «ok ¦fyi ¦update: ¦btw ¦done, ¦finally, »{say}⏎{nick}: «nice¦thanks¦ok, next?¦which hash is it?¦write it down»",
    r#"{"channel":"«ops¦redteam¦ir-{1..99}¦soc»","user":"{nick}","text":"{say}"}"#,
    "{nick}: «how far are you?¦any news from {box}?¦status?»⏎{nick}: {say}",
    "ops log {isodate} {clock} — {say}",
];

const NICK: &str = "«{first}¦{first}¦{word}¦{first}_{digit1}¦op{1..9}¦mei¦ines¦jo»";
const BOX: &str = concat!(
    "«{plainhost}¦{plainhost}¦the «reception¦warehouse¦front desk¦finance¦print¦jump¦backup¦old¦lab¦sales¦{word}» ",
    "«desktop¦box¦server¦pc¦laptop¦host¦machine»¦{ip}»",
);

const SPLAT: &[&str] = &[
    "$a = @('«save¦export»', {k}, {o}, '/y')⏎«& ¦. »«reg.exe¦reg¦C:\\Windows\\System32\\reg.exe» @a",
    "${v.1} = '«save¦export»', {k}, {o}⏎& reg.exe @{v.1}",
    "${v.1} = «(Get-Command reg.exe).Source¦'reg.exe'¦\"$env:windir\\System32\\reg.exe\"»; $p = @('save', {k}, {o}); «& ${v.1} @p¦Start-Process ${v.1} $p -Wait»",
    "$h = {k}; $to = {o}; & reg save $h $to /y",
    "$list = \"save|\" + {k} + \"|\" + {o}; & reg.exe $list.Split('|')",
    "function {word.1} { & reg.exe @args }⏎{word.1} save {k} {o} /y",
    "$argv = [System.Collections.Generic.List[string]]::new(); $argv.Add('save'); $argv.Add({k}); $argv.Add({o}); & reg.exe $argv",
    "$i = [Diagnostics.ProcessStartInfo]::new('reg.exe'); 'save', {k}, {o} | % { $i.ArgumentList.Add($_) }; [Diagnostics.Process]::Start($i).WaitForExit()",
    "$p = @{ FilePath = 'reg.exe'; ArgumentList = 'save', {k}, {o}; Wait = $true }; Start-Process @p",
];

const KITS: &[&str] = &[
    "«kape.exe¦.\\kape.exe¦C:\\tools\\KAPE\\kape.exe» --tsource «C:¦{link}¦F:\\» --tdest {dir}\\«%m¦%COMPUTERNAME%¦{stem}» --«target¦target» {t}« --vss»« --zip {stem}¦ --vhdx {stem}»« --gui»",
    "«target-query¦target-query -q» {img} -f {f}« --csv > {stem}.csv¦ -j¦ --limit {10..900}»",
    "«target-fs¦target-shell» {img} «cp¦cat» '{p}'« -o {stem}»",
    "«velociraptor.exe¦velociraptor» artifacts collect {a}« --output {stem}.zip¦ --args Device=C:»",
    "«Mount-VHD¦Mount-DiskImage» {img} -«ReadOnly¦Access ReadOnly»; «& \"$env:ProgramFiles\\7-Zip\\7z.exe\" a¦7z a» {stem}.7z {w}; Dismount-«VHD¦DiskImage» {img}",
    "«robocopy¦xcopy» {w} {dir}\\{stem} «/b /e¦/mir /b¦/s /h /y¦/e»",
    "«imdisk -a -f {img} -m X: -o ro¦AIM_CLI.exe --mount --readonly --filename={img}» && «copy¦xcopy /h» {w} {dir}\\{word}",
    "vmware-mount.exe {link} {img} & «7z a {stem}.zip¦tar -cf {word}.tar» {w} & vmware-mount.exe {link} /d",
];
const IMG: &str = "«\\\\{host}\\{share}\\{word}.vhdx¦D:\\«replica¦vm¦images¦{word}»\\{plainhost}.«vhdx¦vmdk¦E01»¦/mnt/ds1/{word}/{word}.vmx¦{plainhost}.vmdk¦{stem}.E01»";

const BEACON: &[&str] = &[
    "{isodate} {clock} UTC [input] <{n}> {c}⏎{isodate} {clock} UTC [task] «<T1003> ¦»{t}",
    "{clock} UTC [input] <{n}> {c}⏎{clock} UTC [task] {t}⏎{clock} UTC [output]⏎{out}",
    "[{clock}] {n}@{plainhost} > {c}⏎[{clock}] {t}⏎{out}",
    "{t}⏎[+] host called home, sent: {100..90000} bytes⏎[+] received output:⏎{out}",
];

const HASHES: &str = "«Administrator:500:«{hex32}¦aad3b435b51404eeaad3b435b51404ee»:{hex32}:::¦Guest:501:aad3b435b51404eeaad3b435b51404ee:{hex32}:::¦{user}:100{1..9}:aad3b435b51404eeaad3b435b51404ee:{hex32}:::»";

const OTHER_OUT: &str = concat!(
    "«Authentication Id : 0 ; {1000..999999} User Name : «sam¦{user}¦{first}» Domain : {company}¦[*] Processes: lsass.exe {pid} x64 0 NT ",
    "AUTHORITY\\SYSTEM¦* Username : «sam¦{user}» * NTLM : {hex32}¦{domain}\\«sam¦{user}»¦SAM Account Name: {user}¦SYSTEM¦",
    "User accounts for \\\\{plainhost}: Administrator Guest sam security¦Volume: C: Shadow copies: 2»",
);

const CHAT_ACT: &[Slot] = &[
    ("nick", NICK),
    ("box", BOX),
    (
        "say",
        concat!(
            "«{got} the {what} «off¦from¦off of¦out of¦on» {box}«{how}»«{more}»¦{what} «from¦of» {box} «is in the share¦is ours¦is with me¦done¦",
            "copied out¦in loot»«, {how2}»«{more}»¦{how2} on {box} gave me the {what}«{more}»¦we have the {what} «off¦of» {box} now«{more}»»",
        ),
    ),
    ("got", "«got¦pulled¦grabbed¦took¦lifted¦have¦just got¦dumped¦exfilled¦nabbed¦copied»"),
    (
        "what",
        "«SAM¦sam¦SAM hive¦sam and system¦SAM + SYSTEM¦local hashes¦local SAM¦sam/security/system hives¦local account hashes from the SAM¦SAM database»",
    ),
    (
        "how",
        "« with smbexec¦ via wmiexec¦ with secretsdump¦ with nxc¦ through the shadow copy¦ with reg save¦ over remote registry¦ while {first} was at lunch»",
    ),
    (
        "how2",
        "«reg save¦secretsdump¦esentutl /vss¦the HiveNightmare bug¦smbexec and reg save¦a shadow copy¦reg.py»",
    ),
    (
        "more",
        "«, local admin hash matches «the one from {plainhost}¦everywhere¦the lab image»¦, cracking now¦, no EDR alert¦, rid 500 is reused¦, on to the next¦ lol»",
    ),
];

const CHAT_OTHER: &[Slot] = &[
    ("nick", NICK),
    ("box", BOX),
    (
        "say",
        concat!(
            "«{got} the {what} «off¦from¦off of¦out of¦on» {box}«{how}»«{more}»¦{what} «from¦of» {box} «is in the share¦is ours¦is with me¦done¦",
            "copied out¦in loot»«, {how2}»«{more}»¦{how2} on {box} gave me the {what}«{more}»¦can you tune the «SAM rule¦hive alert» on {box}¦",
            "sam is back at {box}, ask him¦the rule for SAM dumps fired on {box} again, false positive, backup agent¦sam got the {what} from {box}»",
        ),
    ),
    ("got", "«got¦pulled¦grabbed¦took¦lifted¦have¦just got¦dumped¦exfilled¦nabbed¦copied»"),
    (
        "what",
        concat!(
            "«firewall config¦event logs¦security log¦ntds.dit¦domain hashes by dcsync¦lsass dump¦tickets¦browser passwords¦wifi keys¦mailbox¦",
            "share listing¦sharphound zip¦invoices¦system logs¦LSA secrets¦dpapi keys¦putty keys¦scanner report¦samba config¦software inventory¦",
            "sam's documents¦security policy¦system image notes»",
        ),
    ),
    (
        "how",
        "« with smbexec¦ via wmiexec¦ with secretsdump -just-dc¦ with nxc --shares¦ through the shadow copy¦ over winrm¦ while {first} was at lunch»",
    ),
    ("how2", "«procdump¦dcsync¦ntdsutil ifm¦rubeus¦lazagne¦smbexec¦a shadow copy¦wevtutil¦winrm»"),
    ("more", "«, domain admin ticket works¦, cracking now¦, no EDR alert¦, nothing new¦, on to the next¦ lol»"),
];

const SPLAT_ACT: &[Slot] = &[
    (
        "k",
        r"«'{locallm}\{whole}'¦'{locallm}\{whole}'¦([string]::Join('\', @('HKLM','{whole}')))¦('HK' + 'LM\{whole}')¦('HKLM', '{whole}' -join '\')¦('{0}\{1}' -f 'HKLM','{whole}')»",
    ),
    (
        "o",
        r#"«'{outfile}'¦"$HOME\«Pictures¦Desktop¦Music¦Documents»\{word}.{anyext}"¦"$env:TEMP\{outname}"¦{psout}¦'{word}'»"#,
    ),
    ("v", "{alnum4}"),
];
const SPLAT_OTHER: &[Slot] = &[
    (
        "k",
        concat!(
            r"«'HKLM\SOFTWARE'¦'{otherreg}'¦([string]::Join('\', @('HKLM','SOFTWARE')))¦('HK' + 'CU\Software')¦('HKLM', 'SYSTEM', 'CurrentControlSet', ",
            r"'Services' -join '\')¦('{0}\{1}' -f 'HKCU','Environment')¦'HKLM\{syskey}'»",
        ),
    ),
    (
        "o",
        r#"«'{outfile}'¦"$HOME\«Pictures¦Desktop¦Music¦Documents»\{word}.{anyext}"¦"$env:TEMP\{outname}"¦{psout}¦'{word}'»"#,
    ),
    ("v", "{alnum4}"),
];

const KITS_ACT: &[Slot] = &[
    ("img", IMG),
    (
        "t",
        "«RegistryHivesSystem¦RegistryHives¦RegistryHivesSystem,EventLogs¦EventLogs,RegistryHives¦RegistryHivesSystem,RegistryHivesUser»",
    ),
    ("f", "«sam¦sam¦sam,lsa»"),
    (
        "p",
        r"«sysvol/windows/system32/config/«sam¦SAM¦security¦system»¦c:/windows/system32/config/SAM¦Windows\System32\config\SAM¦/sysvol/Windows/System32/config/{whole}»",
    ),
    (
        "a",
        "«Windows.KapeFiles.Targets --args RegistryHives=Y¦Windows.Registry.Hives.Upload --args Name=SAM¦Windows.KapeFiles.Targets --args _SAM=Y»",
    ),
    ("w", r"«V¦X¦F¦Z¦E¦G»:\«Windows¦WINDOWS¦windows»\«System32¦system32»\config«\SAM¦\{whole}¦¦»"),
    ("link", "«V¦X¦F¦Z¦E¦G»:"),
];
const KITS_OTHER: &[Slot] = &[
    ("img", IMG),
    (
        "t",
        "«EventLogs¦Prefetch¦RegistryHivesUser¦FileSystem¦WebBrowsers¦LnkFilesAndJumpLists¦SRUM,Amcache¦EventLogs,Prefetch¦Exchange¦RecycleBin¦ScheduledTasks»",
    ),
    (
        "f",
        "«runkeys¦services¦users¦evtx¦mft¦shimcache¦amcache¦hostname¦version¦browser.history¦tasks¦prefetch¦usnjrnl»",
    ),
    (
        "p",
        r"«sysvol/windows/system32/config/software¦sysvol/windows/system32/winevt/logs/security.evtx¦c:/windows/system32/drivers/etc/hosts¦sysvol/users/sam/ntuser.dat¦Windows\System32\config\SOFTWARE¦/sysvol/Windows/System32/config/DEFAULT»",
    ),
    (
        "a",
        "«Windows.KapeFiles.Targets --args EventLogs=Y¦Windows.System.Pslist¦Windows.Forensics.Prefetch¦Windows.EventLogs.Evtx¦Windows.Registry.UserAssist¦Windows.KapeFiles.Targets --args _J=Y»",
    ),
    (
        "w",
        r"«V¦X¦F¦Z¦E¦G»:\«Windows\System32\winevt\Logs¦Windows\System32\config\SOFTWARE¦Windows\System32\config\systemprofile¦Users\sam¦{stem}\config¦Windows\System32\drivers\etc¦System\config¦inetpub¦Users\{first}\Documents»",
    ),
    ("link", "«V¦X¦F¦Z¦E¦G»:"),
];

const BEACON_ACT: &[Slot] = &[
    ("n", "{first}"),
    (
        "c",
        "«hashdump¦hashdump¦mimikatz lsadump::sam¦mimikatz !lsadump::sam¦shell reg save HKLM\\SAM {outfile}»",
    ),
    (
        "t",
        "«Tasked beacon to dump hashes¦Tasked beacon to run mimikatz's lsadump::sam command¦[*] Tasked beacon to run: reg save HKLM\\SAM {outfile}»",
    ),
    ("out", HASHES),
];
const BEACON_OTHER: &[Slot] = &[
    ("n", "{first}"),
    (
        "c",
        "«logonpasswords¦logonpasswords¦mimikatz sekurlsa::logonpasswords¦dcsync {domain}¦net user¦shell reg query HKLM\\{syskey}¦ps¦mimikatz lsadump::secrets¦shell vssadmin list shadows»",
    ),
    (
        "t",
        concat!(
            "«Tasked beacon to run mimikatz's sekurlsa::logonpasswords command¦Tasked beacon to run mimikatz's sekurlsa::logonpasswords command¦",
            "Tasked beacon to run mimikatz's lsadump::«dcsync¦secrets¦cache» command¦Tasked beacon to list processes¦Tasked beacon to run net user¦",
            "Tasked beacon to run: vssadmin list shadows¦Tasked beacon to run: reg query HKLM\\{syskey}»",
        ),
    ),
    ("out", OTHER_OUT),
];

pub const FAMILIES: &[Family] = &[
    Family::act("chats", "chat-hives", "chat-other", Told, CHAT).slots(CHAT_ACT).weight(12),
    Family::other("chats", "chat-other", Told, CHAT).slots(CHAT_OTHER).weight(34),
    Family::act("splatting", "splatted-hive", "splatted-other", Ps, SPLAT).slots(SPLAT_ACT).weight(10),
    Family::other("splatting", "splatted-other", Ps, SPLAT).slots(SPLAT_OTHER).weight(20),
    Family::act("kits", "kit-hives", "kit-other", Cmd, KITS).slots(KITS_ACT).weight(12),
    Family::other("kits", "kit-other", Cmd, KITS).slots(KITS_OTHER).weight(26),
    Family::act("beacon-logs", "beacon-log-hashes", "beacon-log-other", Console, BEACON)
        .slots(BEACON_ACT)
        .weight(7),
    Family::other("beacon-logs", "beacon-log-other", Console, BEACON).slots(BEACON_OTHER).weight(26),
];
