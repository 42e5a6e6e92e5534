//! Near the act and not in it: accounts that are called like the hives, and the tools of the
//! act installed, looked up, scanned for or read about. Their use stands in `acts/tool_use.rs`.

use crate::generate::family::{Family, Kind::Cmd, Kind::Code, Kind::Console, Kind::Ps, Kind::Sh, Kind::Told};

/// Names of accounts, groups and machines.
const NAME: &str = "«sam¦sam¦sam¦sammy¦samuel¦samantha¦security¦system¦sam.{last}¦sam{1..99}¦hive¦secadmin»";

const ACCOUNTS: &[&str] = &[
    "«sudo »smbpasswd «-a¦-x¦-e¦-d¦-a -n¦-s -a¦-L -a» {n.1}",
    "smbpasswd -a {n.1}⏎New SMB password:",
    "smbpasswd -r {host} -U {n.1}",
    "(echo {password}; echo {password}) | smbpasswd -s -a {n.1}",
    "«sudo »passwd« -l¦ -u¦ -e¦ -S¦ -d» {n.1}",
    "echo '{n.1}:{password}' | «sudo »chpasswd",
    "«sudo »«useradd -m -s /bin/bash¦useradd¦adduser¦adduser --disabled-password¦useradd -r -s /usr/sbin/nologin» {n.1}",
    "«sudo »usermod «-aG «sudo¦wheel¦docker¦security¦sambashare»¦-L¦-s /bin/zsh¦-d /home/{n.1}» {n.1}",
    "«sudo »«userdel -r¦deluser --remove-home¦userdel¦gpasswd -d¦chage -l¦chage -M 90» {n.1}",
    "«sudo »gpasswd -a {n.1} «sudo¦system¦security»",
    "«sudo »chown« -R» {n.1}:{n.1} «/home/{n.1}¦/srv/{n.1}¦{shdir}/{stem}»",
    "su - {n.1}« -c '«id¦whoami¦ls -la¦crontab -l»'»",
    "sudo -u {n.1} «-i¦id¦ls /home/{n.1}¦systemctl --user restart {stem}»",
    "net rpc user «add {n.1} {password}¦info {n.1}¦delete {n.1}¦password {n.1} {password}» -U {user}%{password} -S {host}",
    "net «ads¦rpc» «user¦group» «info¦add¦addmem» {n.1}« -U {user}»",
    "samba-tool user «create {n.1} {password}¦delete {n.1}¦setpassword {n.1} --newpassword={password}¦show {n.1}¦enable {n.1}»",
    "samba-tool group «addmembers security {n.1}¦listmembers security¦add system»",
    "pdbedit «-a -u {n.1}¦-u {n.1} -v¦-L -w | grep {n.1}¦-x {n.1}¦-r -c '[D]' {n.1}»",
    "rpcclient -U '{user}%{password}' {host} -c '«queryuser {n.1}¦setuserinfo2 {n.1} 23 {password}¦lookupnames {n.1}»'",
    "«id¦groups¦finger¦last¦lastlog -u¦getent passwd¦w¦pkill -u¦quota» {n.1}",
    "ssh«-copy-id» {n.1}@{host}",
    "scp {stem}.txt {n.1}@{host}:/home/{n.1}/",
    "smbclient '//{host}/{n.1}' -U {n.1}%{password} -c 'ls; get {stem}.txt'",
    "mount -t cifs //{host}/security /mnt/{n.1} -o username={n.1},password={password}",
    "find /home/{n.1} -name '*.{anyext}' -mtime -{1..30}",
    "tar czf {n.1}-{isodate}.tgz /home/{n.1}; rsync -a /home/{n.1}/ {host}:/backup/{n.1}/",
    "psql -U {n.1} -d security -c 'select * from system'; createuser {n.1}; dropuser {n.1}",
    "crontab -u {n.1} -l; ls -la /home/{n.1}/.ssh",
    "ldappasswd -x -D cn=admin,dc={company},dc=com -w {password} -s {password} uid={n.1},ou=people,dc={company},dc=com",
    "kadmin.local -q 'addprinc {n.1}'; kinit {n.1}@{domain}; ipa user-add {n.1} --first=Sam --last={last}",
    "git config user.name {n.1}; git log --author={n.1}",
    "htpasswd -c /etc/nginx/.htpasswd {n.1}",
    "mysql -e \"CREATE USER '{n.1}'@'%' IDENTIFIED BY '{password}'\"",
    "oc adm policy add-scc-to-user anyuid -z {n.1}; kubectl create serviceaccount {n.1}",
];

/// Tools that take the local hashes.
const TOOL: &str = concat!(
    "«samdump2¦samdump2¦chntpw¦creddump7¦ophcrack¦secretsdump.py¦impacket-secretsdump¦secretsdump¦pwdump.py¦bkhive¦",
    "pypykatz¦mimikatz¦crackmapexec¦netexec¦nxc¦fgdump¦regripper¦hivexsh¦donpapi¦volatility3¦rcracki-mt¦reg.py¦lsassy»",
);
const PACKAGE: &str = concat!(
    "«samdump2¦samdump2 chntpw¦chntpw¦creddump7¦ophcrack¦ophcrack-cli¦mimikatz¦libhivex-bin¦regripper¦python3-impacket¦",
    "impacket-scripts¦pypykatz¦netexec¦crackmapexec¦rcracki-mt¦reglookup¦samba-common-bin»",
);
const MODULE: &str =
    "«impacket¦pypykatz¦creddump7¦netexec¦regipy¦lsassy¦donpapi¦volatility3¦crackmapexec¦secretsdump»";
const SITE: &str = concat!(
    "https://git.{company}.com/«{first}¦tools¦mirror¦redteam»/«pypykatz¦impacket¦creddump7¦SharpSecDump¦mimikatz¦",
    "HiveNightmare¦sam-dump-rules¦BackupOperatorToDA¦secretsdump-docs¦detections»",
);

const READ: &[&str] = &[
    "«man¦whatis¦apropos¦info¦tldr¦cheat» {t}",
    "«which¦whereis¦type¦type -a¦locate¦command -v¦hash -r; which¦file $(which» {t}",
    "«sudo »apt« -y¦-get -y¦-cache» «show¦search¦policy¦install¦depends¦remove» {p}",
    "«sudo »«dnf¦yum¦zypper¦pacman -S¦brew¦apk¦snap» «install -y¦info¦search» {p}",
    "dpkg -«l¦L¦s» {p}« | grep -i «sam¦hash¦hive»»",
    "«rpm -qi¦dpkg-query -W¦pacman -Qi» {p}",
    "«pip¦pip3¦pipx¦{python} -m pip¦uv pip» «install¦install -U¦download¦show¦uninstall -y¦index versions» {m}",
    "git clone« --depth 1» {site}«.git»« && cd {stem} && «ls¦pip install .¦less README.md»»",
    "«wget -q¦curl -LO¦curl -sI» {site}/«archive/main.zip¦releases/latest¦raw/main/README.md»",
    "{t} «-h¦--help¦--version¦-V¦--help | less¦-h 2>&1 | head -{10..60}»",
    "{python} «{impketdir}¦»«secretsdump.py¦reg.py¦regsecrets.py» «-h¦--help»",
    "«nxc¦netexec¦crackmapexec» smb --help | grep -i «sam¦lsa¦dump»",
    "«nxc¦netexec¦crackmapexec» smb -L | grep -i «backup¦reg¦sam»",
    "ls« -la» «/usr/share/doc/samdump2¦/usr/share/doc/python3-impacket/examples¦/usr/share/creddump7¦/opt/impacket/examples»",
    "«cat¦less¦zless¦head -{10..80}» /usr/share/doc/«samdump2/README.Debian¦python3-impacket/README.md¦creddump7/README»",
    "«strings¦xxd¦objdump -p¦file¦sha256sum¦md5sum¦ssdeep¦rabin2 -z» {bin}« | grep -i «lsadump¦sam¦hashdump¦hklm»»",
    "«clamscan¦clamdscan --fdpass» «-r {shdir}¦{bin}¦-i --log={shout} {shdir}»",
    "yara «-r ¦-s ¦-w »«sam_dump.yar¦rules/mimikatz.yar¦{stem}_hashdump.yar» «{shdir}¦{bin}¦/mnt/{stem}»",
    "«grep¦rg¦ag» -«rn¦i¦c» '«class SAMHashes¦def dumpSAM¦lsadump::sam¦--sam¦bootKey¦hashdump»' {src}",
    "«vim¦nano¦less¦code¦wc -l¦git blame» {src}/«secretsdump.py¦samdump2.c¦registry.py¦sam.py¦hashdump.py»",
    "cd {src} && «make¦./configure && make¦python3 -m pytest tests/test_sam.py -q¦go build ./...¦cargo build --release»",
    "«vol¦vol3¦{python} vol.py» «-h | grep -i hashdump¦windows.hashdump --help»",
    "msfconsole -q -x '«info post/windows/gather/hashdump¦search hashdump¦search type:post smart_hashdump»; exit'",
    "searchsploit «samdump¦CVE-2021-36934¦hivenightmare¦backup operator»",
    "«docker pull¦podman pull¦docker images | grep» {company}/«impacket¦netexec¦pypykatz¦samdump2»",
    "history | grep -i «secretsdump¦samdump2¦'reg save'¦hashdump¦pwdump»",
    "ps aux | grep -«i¦v» «secretsdump¦samdump2¦mimikatz¦pwdump»",
    "pkill -f secretsdump; pgrep -a «pypykatz¦netexec»",
    "rm -«f¦rf» «{stem}.pwdump¦/usr/local/bin/secretsdump.py¦{src}¦~/.nxc/logs/*.sam»",
    "echo \"TODO write a detection for «reg save hklm\\sam¦secretsdump¦samdump2¦hashdump»\" >> notes.md",
    "git commit -m \"«Add¦Fix¦Drop¦Document» «the --sam flag¦samdump2 package¦hashdump plugin¦SAM parser¦secretsdump example»\"",
];

const READ_CMD: &[&str] = &[
    "«where¦dir /s /b C:\\¦powershell Get-Command¦winget search¦choco search» «mimikatz¦pwdump7¦secretsdump¦samdump¦fgdump»«.exe»",
    "«mimikatz.exe¦pwdump7.exe¦SharpSecDump.exe¦QuarksPwDump.exe¦gsecdump.exe¦fgdump.exe» «-h¦--help¦/?»",
    "«strings64.exe¦strings -n {5..12}¦sigcheck -a¦sigcheck -h¦certutil -hashfile¦floss» {dir}\\{bin}« | findstr /i «lsadump¦sam»»",
    "«certutil -hashfile {dir}\\{bin} SHA256¦powershell Get-FileHash {dir}\\{bin}»",
    "yara64.exe -r «sam_dump.yar¦rules\\hashdump.yar¦{stem}.yar» «C:\\¦{dir}¦C:\\Users»",
    "«clamscan.exe -r¦MpCmdRun.exe -Scan -ScanType 3 -File» {dir}\\{bin}",
    "«del /f /q¦attrib¦icacls¦move» {dir}\\{bin}",
    "«tasklist¦wmic process list brief» | findstr /i «mimikatz¦pwdump¦secretsdump¦samdump»",
    "taskkill /f /im {bin}",
    "del /f /q« /s» {dir}\\{bin} {dir}\\{bin}« {dir}\\«libeay32.dll¦{stem}.exe¦{bin}»»",
    "«erase¦sdelete64 -p {1..7}¦rd /s /q {dir}\\{stem} & del» {dir}\\{bin}« & exit»",
    "reg «save¦export¦query» /?« | more»",
    "«help reg¦esentutl /?¦vssadmin /?¦diskshadow /?»",
    "git clone {site}.git {dir}\\{stem}",
    "pip install «impacket¦pypykatz»« --proxy http://{ip}:{port}»",
    "Add-MpPreference -ExclusionPath {dir}\\{bin}",
    "schtasks /create /tn \"«SAM hive monitor¦Check SAM ACL¦Rule test t1003_002»\" /tr {dir}\\{stem}.exe /sc daily",
    "auditpol /set /subcategory:\"SAM\" /«success¦failure»:«enable¦disable»",
    "auditpol /get /subcategory:\"«SAM¦Registry¦Security State Change»\"",
    "net «user¦localgroup¦group» «sam¦security¦system¦\"Backup Operators\"»« /domain¦ /add»",
    "net user «sam¦security» «{password}¦/delete¦/active:no¦/domain¦*»",
    "vncpwdump.exe «-k {hex16}¦-s¦-h»",
    "start \"\" \"{site}\"",
    "findstr /s /i /c:\"«reg save¦hklm\\sam¦lsadump::sam»\" {dir}\\*.«log¦md¦txt¦yml»",
    "echo rule: detects reg save of HKLM\\SAM (T1003.002) >> {dir}\\notes.txt",
];
const BIN: &str = concat!(
    "«mimikatz.exe¦pwdump7.exe¦gsecdump.exe¦QuarksPwDump.exe¦pwdump.exe¦samdump.exe¦PwDump8.exe¦fgdump.exe¦SharpSecDump.exe¦secretsdump.exe¦HiveNightmare.exe¦samdump.bin¦",
    "BackupOperatorToDA.exe¦{alnum8}.bin»",
);

/// Those who find such tools delete them, set them aside or count them.
const CLEANUP: &[&str] = &[
    "Remove-Item« -Force» '{dir}\\{bin}'«,'{dir}\\{bin}'»« -Recurse»« -Force»« -ErrorAction SilentlyContinue»",
    concat!(
        "${list.1} = @('{dir}\\{alnum4}.exe',«'{dir}\\{bin}',»'{dir}\\{bin}'«,'{dir}\\{stem}.exe'»)⏎{pb}⏎foreach ($f in ${list.1}) ",
        "{⏎  if (Test-Path $f) {⏎    «Get-FileHash $f | Export-Csv {psdir}\\hashes.csv -Append -NoTypeInformation⏎    »Remove-Item $f -Force⏎  }⏎}⏎{pb}⏎{pb}"
    ),
    "Get-ChildItem C:\\ -Recurse -Include {bin},{bin} -ErrorAction SilentlyContinue | «Remove-Item -Force¦Get-FileHash¦Select-Object FullName, LastWriteTime»",
    "Stop-Process -Name «mimikatz¦pwdump7¦fgdump¦gsecdump» -Force; Remove-Item {dir}\\{bin}« -Force»",
    "Start-MpScan -ScanType CustomScan -ScanPath {dir}\\{bin}",
    "Get-MpThreatDetection | Where-Object { $_.Resources -match '{bin}' }« | Remove-MpThreat»",
    "«Move-Item¦Copy-Item» {dir}\\{bin} «E:\\case{1..999}\\¦{psdir}\\quarantine»",
    "«Unblock-File¦Get-AuthenticodeSignature¦Get-Item» {dir}\\{bin}",
    "icacls {dir}\\{bin} /deny Everyone:F; Set-MpPreference -DisableRealtimeMonitoring $false",
    "Invoke-Command -ComputerName {host} { Test-Path {dir}\\{bin}; Remove-Item {dir}\\{bin} -Force }",
];
const ORDERLY: &str = concat!(
    "«Stop-Service {svcname} -ErrorAction SilentlyContinue¦sc.exe delete {svcname}¦Remove-LocalUser -Name {user}¦Unregister-ScheduledTask -TaskName ",
    "'{stem}' -Confirm:$false¦Remove-MpPreference -ExclusionPath {dir}¦Set-MpPreference -DisableRealtimeMonitoring $false¦Start-MpScan -ScanType ",
    "FullScan¦netsh advfirewall set allprofiles state on¦klist purge¦Restart-Computer -Force¦# case {1..999}, {first}»"
);

/// A tool that lay there, found by a scan or while it was fetched: nobody ran it.
const FOUND: &[&str] = &[
    concat!(
        "«Microsoft Defender Antivirus¦Windows Defender»« (1117)»: {threat} on file:_C:\\Users\\{user}\\Downloads\\{stem}.zip->{bin}. Detection source: «Real-Time ",
        "Protection¦System (scheduled scan)¦User (on-demand scan)». Action: «Quarantine¦Remove». Process: «C:\\Program Files\\Mozilla Firefox\\firefox.exe¦",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe¦C:\\Program Files\\7-Zip\\7zFM.exe¦Unknown»«. Status: no execution observed»."
    ),
    concat!(
        "Microsoft Defender Antivirus has taken action to protect this machine from malware or other potentially unwanted software.⏎ 	Name: {threat}⏎ 	Severity: High⏎ 	Path: ",
        "file:_«D:\\«Archiv¦Archive¦Backup¦ISO¦Old»\\{stem}\\¦E:\\»{bin}⏎ 	Detection Source: System (scheduled scan)⏎ 	Action: «Quarantine¦Remove¦Clean»"
    ),
    "«Weekly¦Full¦Scheduled» scan of {plainhost}: {1..9} items, {threat} in «D:\\{stem}\\{bin}¦{stem}.iso¦a mail's attachment {stem}.zip», «moved to quarantine¦never started»",
];
const THREAT: &str =
    "HackTool:Win«32¦64»/«PWDump¦Pwdump¦Fgdump¦Gsecdump¦SamDump¦SecretsDump¦Mimikatz»«.A¦!MTB¦»";

/// Metasploit's search, and tickets and logons of somebody called like a hive.
const PROMPTS: &[&str] = &[
    "msf6 > «info post/windows/gather/«hashdump¦smart_hashdump¦credentials/credential_collector»¦search type:post name:«sam¦hashdump»¦search path:gather/hashdump¦grep hashdump search type:post»",
    "meterpreter > load kiwi⏎meterpreter > «kerberos_ticket_list¦kerberos_ticket_purge»⏎meterpreter > golden_ticket_create -d {domain} -u {n} -s {sid} -k {hex32} -t {shdir}/{stem}.kirbi",
    "meterpreter > «golden_ticket_create -d {domain} -u {n} -s {sid} -k {hex32}¦kerberos_ticket_use {n}.kirbi¦getuid¦impersonate_token {domain}\\\\{n}¦steal_token {pid}»",
    "beacon> «make_token {domain}\\{n} {password}¦kerberos_ticket_use {n}.kirbi¦jump psexec64 {host} smb¦net user {n}¦spawnas {domain}\\{n} {password} https»",
    "mimikatz # «kerberos::golden /user:{n} /domain:{domain} /sid:{sid} /krbtgt:{hex32} /ptt¦kerberos::ptt {n}.kirbi¦sekurlsa::pth /user:{n} /domain:{domain} /ntlm:{hex32}»",
];

/// Keys and settings that are called like the hives.
const SETTINGS: &[&str] = &[
    "Set-DtcSetting -Name \"AccountName\" -DtcName \"Local\" -Subkey \"«Security¦System¦Sam»\"« -Value «$null¦'{user}'»»",
    "«Set¦Get¦New»-ItemProperty -Path HKLM:\\SOFTWARE\\«Microsoft\\MSDTC\\Security¦{vendor}\\System¦{vendor}\\SAM» -Name {stem}« -Value {0..9}»",
    "Registry {stem} {⏎  Ensure = 'Present'⏎  Key = 'HKLM:\\SOFTWARE\\{vendor}\\«Security¦System¦SAM»'⏎  ValueName = '{stem}'⏎  ValueData = '{0..9}'⏎}",
    "registry_key 'HKLM\\\\SOFTWARE\\\\{vendor}\\\\«Security¦System»' do⏎  values [{ name: '{stem}', type: :dword, data: {0..9} }]⏎  action :create⏎end",
    "registry_value { 'HKLM\\SYSTEM\\CurrentControlSet\\«Services\\{svcname}\\Security¦Control\\Lsa\\restrictremotesam»':⏎  ensure => present,⏎  type => «dword¦string»,⏎  data => {0..9},⏎}",
    "win_regedit:⏎  path: HKLM:\\«SYSTEM\\CurrentControlSet\\Control\\Lsa¦SOFTWARE\\{vendor}\\Security»⏎  name: «RestrictRemoteSAM¦{stem}»⏎  data: {0..9}",
    "$settings = @{ «Sam = '{stem}'; »Security = '{stem}'; System = $«true¦false» }",
    "$hive = «'Software'¦\"$env:SystemDrive\\hives\"¦'HKCU'»; $name = 'Security'; Get-ChildItem \"HKCU:\\Software\\{vendor}\\$name\"",
    "[Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('«SOFTWARE\\{vendor}\\Security¦SYSTEM\\CurrentControlSet\\Services\\{svcname}¦SOFTWARE\\SAM»')",
    "New-EventLog -LogName «Security¦System»{stem} -Source SAM; Write-EventLog -LogName «Application¦System» -Source {stem} -EventId {1..9999} -Message 'hive saved'",
    "Save-«Config¦State¦Settings» -Section «Security¦System¦Sam» -Path {psdir}\\{stem}.json",
    "Configuration {stem} { Import-DscResource -ModuleName SecurityPolicyDsc; AccountPolicy {alnum5} { Name = 'System' } }",
    "Get-Counter '\\Security System-Wide Statistics\\NTLM Authentications'",
    "Set-SPOTenant; Get-SPOUser -LoginName sam@{company}.com; Export-Csv {psdir}\\security.csv",
];

const CONFIG: &[&str] = &[
    "[Security]⏎Hive={stem}⏎Sam=«true¦false»⏎System={stem}",
    "«security¦system¦sam»:⏎  «export¦save¦dump»: «true¦false¦daily»⏎  path: {shdir}/{stem}",
    "{\"sam\":{\"save\":«true¦false»},\"security\":{\"export\":\"{stem}\"},\"system\":\"{plainhost}\"}",
    "<add key=\"«Security¦System¦Sam»\" value=\"{stem}\" /><add key=\"Hive\" value=\"{0..9}\" />",
    "<Subkey Name=\"Security\" Dtc=\"Local\" Account=\"{user}\" />",
    "node.default['«security¦system¦sam»']['{stem}'] = '{stem}'",
    "class { '«security¦sam¦system»::{stem}': hive => '{stem}', save => «true¦false» }",
    "HIVE=HKLM; KEY=SOFTWARE\\{vendor}\\Security; VALUE={stem}",
    "enum Hive { Sam, Security, System, Software }",
    "const SAM = process.env.SAM_STACK; export const security = { system: SAM };",
    "«public ¦internal ¦»«sealed class¦class¦interface¦record» Sam«Client¦Repository¦Record¦Service¦Options¦Export»« : I{stem}¦» { }",
    concat!(
        "// SAM: «Service Asset Management¦Software Asset Manager¦Sequence Alignment Map¦Serverless Application Model¦",
        "Security Assertion Manager¦Site Activity Monitor»⏎«var¦const¦final» sam = «new SamClient({stem})¦await ",
        "repository.export('sam')¦_db.Save(\"sam\", {stem})¦_exporter.Export(\"sam/security/{stem}\")»;",
    ),
    "«public async Task¦def¦func¦function¦void» «Export¦Save¦Dump¦Load»Sam«Report¦File¦Config¦Account¦s»(«string path¦»)",
    "def save_sam(system, security=None): return system.save(security)",
    "INSERT INTO hive (sam, security, system) VALUES ({1..99}, '{stem}', '{stem}');",
    "# {stem}: keys named Security and System under HKLM\\SOFTWARE\\{vendor} are ours",
];

pub const FAMILIES: &[Family] = &[
    Family::other("near-accounts", "near-accounts", Sh, ACCOUNTS).slots(&[("n", NAME)]).weight(14),
    Family::other("near-tools", "near-tools-unix", Sh, READ)
        .slots(&[
            ("t", TOOL),
            ("p", PACKAGE),
            ("m", MODULE),
            ("site", SITE),
            ("bin", BIN),
            ("src", "«{shdir}/impacket¦~/src/creddump7¦/opt/pypykatz¦samdump2-3.0¦tools/NetExec¦/usr/share/creddump7»"),
        ])
        .weight(18),
    Family::other("near-tools", "near-tools-windows", Cmd, READ_CMD).slots(&[("site", SITE), ("bin", BIN)]).weight(12),
    Family::other("near-tools", "near-tools-cleanup", Ps, CLEANUP).slots(&[("bin", BIN), ("pb", ORDERLY), ("list", "«bad¦files¦ioc¦tools»")]).weight(9),
    Family::other("near-tools", "near-tools-quarantined", Told, FOUND).slots(&[("bin", BIN), ("threat", THREAT)]).weight(5),
    Family::other("near-tools", "near-tools-prompts", Console, PROMPTS).slots(&[("n", NAME)]).weight(6),
    Family::other("near-settings", "near-settings-scripts", Ps, SETTINGS).weight(7),
    Family::other("near-settings", "near-settings-files", Code, CONFIG).weight(5),
];
