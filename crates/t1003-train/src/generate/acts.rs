//! The positive families, each file beside its mirrors, and the rules they share.

use super::{family::Family, slots::Rule};

mod agents;
mod alerts;
mod code;
mod colloquial;
mod consoles;
mod documents;
mod dumpers;
mod engagements;
mod events;
mod files;
mod foreign;
mod frameworks;
mod impacket;
mod mimikatz;
mod more;
mod native;
mod offline;
mod powershell;
mod programs;
mod registry;
mod remote;
mod reports;
mod scripts;
mod shadow;
mod steps;
mod told;
mod tool_use;
mod tools;
mod unix;
mod web;

pub const RULES: &[Rule] = &[
    (
        "reg",
        &[
            "reg",
            "reg",
            "reg",
            "reg.exe",
            "reg.exe",
            "REG",
            "Reg.exe",
            "REG.EXE",
            r"C:\Windows\System32\reg.exe",
            r"C:\Windows\system32\reg.exe",
            r#""C:\Windows\system32\reg.exe""#,
            r"%SystemRoot%\System32\reg.exe",
            r"C:\Windows\SysWOW64\reg.exe",
            r"%windir%\system32\reg",
            r"c:\windows\sysnative\reg.exe",
            r"reg  ",
        ],
    ),
    (
        "python",
        &[
            "python3",
            "python",
            "python2",
            "py -3",
            "python3.11",
            "/usr/bin/python3",
            "sudo python3",
            "python.exe",
            "uv run",
            "pipx run",
            "poetry run",
        ],
    ),
    (
        "impketdir",
        &[
            "",
            "",
            "",
            "./",
            "examples/",
            "/usr/share/doc/python3-impacket/examples/",
            "/opt/impacket/examples/",
            "~/tools/impacket/examples/",
            "/usr/local/bin/",
            "/usr/bin/",
        ],
    ),
    (
        "target",
        &[
            "{domain}/{user}:{password}@{rhost}",
            "{domain}/{user}:{password}@{rhost}",
            "{user}:{password}@{rhost}",
            "'{domain}/{user}:{password}'@{rhost}",
            "\"{domain}/{user}:{password}@{rhost}\"",
            "{domain}/{user}@{rhost}",
            "./{user}:{password}@{rhost}",
            "{user}@{rhost}",
            "WORKGROUP/{user}@{rhost}",
            "{domain}\\\\{user}@{rhost}",
            "{domain}/{user}'@'{rhost}",
            "/{user}@{rhost}",
        ],
    ),
    (
        "impauth",
        &[
            "",
            "",
            "-hashes {hashes}",
            "-hashes '{hashes}'",
            "-k -no-pass",
            "-no-pass -k",
            "-aesKey {hex64}",
            "-dc-ip {ip}",
            "-k -no-pass -dc-ip {ip}",
            "-no-pass -hashes {hashes}",
            "-target-ip {ip}",
            "-debug",
            "-ts",
            "-hashes {hashes} -dc-ip {ip}",
        ],
    ),
    (
        "nxc",
        &[
            "netexec",
            "nxc",
            "crackmapexec",
            "cme",
            "NetExec",
            "poetry run crackmapexec",
            "sudo nxc",
            "nxc",
            "netexec",
            "proxychains nxc",
            "python3 crackmapexec.py",
            "proxychains4 -q crackmapexec",
        ],
    ),
    (
        "nxcauth",
        &[
            "-u {user} -p {password}",
            "-u '{user}' -p '{password}'",
            "-u {user} -H {nthash}",
            "-u '{user}' -H '{hashes}'",
            "-d {domain} -u {user} -p {password}",
            "-u {user} -p {password} --local-auth",
            "-u {user} -H {nthash} --local-auth",
            "--use-kcache",
            "-k -u {user} -p {password}",
            "-k --use-kcache",
            "--kerberos",
            "--kerberos -u {user} -p {password}",
            "-d {domain} --kerberos --aesKey {hex64}",
            "-id {1..40}",
            "-u {user} -p {password} -d {domain}",
            "-u users.txt -p passwords.txt",
            "-d . -u {user} -H {nthash}",
            "-u {user} -p ''",
        ],
    ),
    (
        // mimikatz's other modules: other techniques, or none.
        "katz",
        &[
            "sekurlsa::logonpasswords",
            "sekurlsa::logonpasswords",
            "sekurlsa::logonPasswords full",
            "sekurlsa::wdigest",
            "sekurlsa::msv",
            "sekurlsa::ekeys",
            "sekurlsa::tickets /export",
            "sekurlsa::kerberos",
            "sekurlsa::credman",
            "sekurlsa::dpapi",
            "sekurlsa::krbtgt",
            "sekurlsa::minidump {stem}.dmp",
            "sekurlsa::pth /user:{user} /domain:{domain} /ntlm:{nthash}« /run:«cmd.exe¦powershell.exe»»",
            "sekurlsa::bootkey",
            "lsadump::dcsync /domain:{domain} /user:«krbtgt¦{user}¦{domain}\\krbtgt»",
            "lsadump::dcsync /user:{user}« /csv»« /all»",
            "lsadump::lsa /patch",
            "lsadump::lsa /inject« /name:krbtgt¦ /id:500»",
            "lsadump::secrets",
            "lsadump::secrets",
            "lsadump::cache",
            "lsadump::cache",
            "lsadump::trust /patch",
            "lsadump::dcshadow /«push¦object:{user} /attribute:description /value:{stem}»",
            "lsadump::zerologon /target:{ip} /account:{plainhost}$",
            "lsadump::backupkeys /system:{fqdn} /export",
            "lsadump::setntlm /user:{user} /ntlm:{nthash}",
            "lsadump::changentlm /server:{host} /user:{user} /old:{nthash} /newpassword:{password}",
            "lsadump::netsync /dc:{fqdn} /user:{plainhost}$ /ntlm:{nthash} /account:{plainhost}$",
            "lsadump::mbc",
            "lsadump::packages",
            "kerberos::list« /export»",
            concat!(
                "kerberos::golden /user:{user} /domain:{domain} /sid:{sid} /krbtgt:{nthash} /«ptt¦",
                "ticket:{stem}.kirbi»",
            ),
            "kerberos::ptt {stem}.kirbi",
            "kerberos::purge",
            "kerberos::tgt",
            "crypto::capi",
            "crypto::certificates /export",
            "crypto::keys",
            "vault::cred« /patch»",
            "vault::list",
            "dpapi::cred /in:{dir}\\{HEX32}",
            "dpapi::masterkey /in:{guid} /rpc",
            "dpapi::chrome /in:{stem} /unprotect",
            "token::elevate",
            "token::whoami",
            "token::list",
            "token::elevate /domainadmin",
            "token::revert",
            "privilege::debug",
            "privilege::backup",
            "process::list",
            "process::start {stem}.exe",
            "misc::skeleton",
            "misc::cmd",
            "misc::memssp",
            "misc::printnightmare /library:{stem}.dll",
            "misc::detours",
            "ts::multirdp",
            "ts::logonpasswords",
            "ts::sessions",
            "event::clear",
            "event::drop",
            "net::user",
            "net::share",
            "standard::coffee",
            "version",
            "coffee",
            "service::list",
            "sid::query /sam:{user}",
            "sid::lookup /name:{user}",
            "sid::add /sam:{user} /new:{user}",
            "sid::patch",
            "sysenv::list",
            "minesweeper::infos",
            "!processprotect /process:lsass.exe /remove",
            "!+",
            "rpc::server",
            "help",
            "cls",
        ],
    ),
    (
        "psexe",
        &[
            "powershell",
            "powershell.exe",
            "powershell.exe",
            "PowerShell.exe",
            "pwsh",
            "pwsh.exe",
            "POWERSHELL",
            r"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe",
            r#""C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe""#,
            r"%SystemRoot%\system32\WindowsPowerShell\v1.0\powershell.exe",
            r"C:\Windows\SysWOW64\WindowsPowerShell\v1.0\powershell.exe",
            "powershell",
        ],
    ),
    (
        "psflags",
        &[
            "",
            "",
            "",
            "⟦«-NoP»¦«-NonI»¦«-W Hidden»¦«-ep bypass»⟧",
            "⟦«-NoProfile»¦«-NonInteractive»¦«-ExecutionPolicy «Bypass¦Unrestricted»»¦«-WindowStyle Hidden»⟧",
            "-nop -w hidden",
            "-exec bypass",
            "-NoLogo",
            "-ExecutionPolicy Bypass",
            "-noni -nop -sta",
            "-ep bypass -nop",
            "-NoExit",
            "-ex unrestricted",
        ],
    ),
    (
        "nxctarget",
        &[
            "{rhost}",
            "{rhost}",
            "{rhost}",
            "{cidr}",
            "{ip} {ip}",
            "{fqdn}",
            "{fqdn}",
            "targets.txt",
            "$ip",
            "{ip}-{1..254}",
        ],
    ),
];

/// All of them.
pub fn families() -> Vec<Family> {
    [
        registry::FAMILIES,
        files::FAMILIES,
        shadow::FAMILIES,
        colloquial::FAMILIES,
        steps::FAMILIES,
        powershell::FAMILIES,
        impacket::FAMILIES,
        mimikatz::FAMILIES,
        frameworks::FAMILIES,
        dumpers::FAMILIES,
        engagements::FAMILIES,
        unix::FAMILIES,
        told::FAMILIES,
        code::FAMILIES,
        programs::FAMILIES,
        web::FAMILIES,
        reports::FAMILIES,
        foreign::FAMILIES,
        native::FAMILIES,
        events::FAMILIES,
        offline::FAMILIES,
        scripts::FAMILIES,
        remote::FAMILIES,
        tool_use::FAMILIES,
        tools::FAMILIES,
        consoles::FAMILIES,
        documents::FAMILIES,
        more::FAMILIES,
        alerts::FAMILIES,
        agents::FAMILIES,
    ]
    .concat()
}
