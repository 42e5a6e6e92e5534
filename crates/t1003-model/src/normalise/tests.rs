//! What each step undoes, what stays, and what holds for every text.

use super::*;
use base64::Engine;
use proptest::prelude::*;

pub(super) fn plain(text: &str) -> Option<String> {
    Normaliser::all().plain(text).map(|plain| plain.text)
}

/// Every pair: a text, and what its plain form must contain.
#[track_caller]
pub(super) fn becomes(table: &[(&str, &str)]) {
    let wrong = table
        .iter()
        .map(|(text, expected)| (text, expected, plain(text)))
        .filter(|(_, expected, plain)| !plain.as_ref().is_some_and(|plain| plain.contains(*expected)))
        .map(|(text, expected, plain)| format!("{text:?}\n   wanted {expected:?}\n   got    {plain:?}"))
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[track_caller]
pub(super) fn stay(texts: &[&str]) {
    let wrong = texts
        .iter()
        .filter_map(|text| plain(text).map(|plain| format!("{text:?}\n   got {plain:?}")))
        .collect::<Vec<_>>();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn utf16(text: &str) -> String {
    let bytes = text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The command of the test `encoded`, compressed and in base64.
fn packed(gzip: bool) -> String {
    use flate2::{Compression, read};
    use std::io::Read;
    let (command, mut bytes) = (b"reg save HKLM\\SAM C:\\x", Vec::new());
    if gzip {
        read::GzEncoder::new(&command[..], Compression::best()).read_to_end(&mut bytes)
    } else {
        read::DeflateEncoder::new(&command[..], Compression::best()).read_to_end(&mut bytes)
    }
    .expect("memory");
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[test]
fn written_by_number() {
    becomes(&[
        ("<Data>reg save &quot;HKLM\\SAM&quot; x</Data>", "reg save \"HKLM\\SAM\" x"),
        ("<Data>reg save HKLM&#92;SAM x</Data>", "reg save HKLM\\SAM x"),
        ("&#114;eg save hklm\\&#x73;am", "reg save hklm\\sam"),
        ("reg save &amp;quot;HKLM\\SAM&amp;quot; x", "reg save \"HKLM\\SAM\" x"),
        ("c=reg%2520save%2520HKLM%255CSAM", "reg save HKLM\\SAM"),
        ("\\x72\\x65\\x67 save hklm\\x5csam", "reg save hklm\\sam"),
        ("bash -c $'\\162\\145\\147'", "reg"),
        ("{\"c\":\"@echo off\\nset \\\"a=nxc smb\\\"\\nset \\\"b= h --sam\\\"\\n%a%%b%\"}", "nxc smb h --sam"),
        ("Run Chr(39+75)&Chr(303/3)&Chr(100+3) & \" save HKLM\\SAM\"", "reg save HKLM\\SAM"),
        (
            "php -r 'system(chr(110).chr(120).chr(99).chr(32).chr(45).chr(45).chr(115).chr(97).chr(109));'",
            "nxc --sam",
        ),
        ("system(str_replace('@', '', 'r@eg sa@ve HK@LM\\S@AM'))", "reg save HKLM\\SAM"),
        ("forfiles /m notepad.exe /c \"0x72eg 0x73ave hklm\\sam x\"", "reg save hklm\\sam x"),
        ("s$@ecretsdump.py LOCAL", "secretsdump.py LOCAL"),
        ("s${x}ecretsdump.py LOCAL", "secretsdump.py LOCAL"),
        ("ev$@al ec$@ho h$@i", "eval echo hi"),
        ("reg.py${IFS}-o$IFS$9x", "reg.py -o x"),
        (
            "os%2Emakedirs%28d) a%20b%3Dc Windows/Sy%73tem32/c%6Fnfig",
            "os.makedirs(d) a b=c Windows\\System32\\config",
        ),
        ("vol.py h\\as$@hdump -y 1", "vol.py hashdump -y 1"),
        (
            "a='bash -c \"$(echo aGl2ZXhtbCBXaW5kb3dzL1N5c';b='3RlbTMyL2NvbmZpZy9TQU0gPiB4 | base64 -d)\"';eval \"$a$b\"",
            "hivexml Windows\\System32\\config\\SAM > x",
        ),
        ("a=1; c=cra${Z}ckma${Z}pex${Z}ec; $c smb x --sam", "crackmapexec smb x --sam"),
        (
            "set @z = char(114)+char(101)+CHAR(103)+' sa'+'ve HK'+'LM\\S'+char(65)+nchar(77)+' x'",
            "reg save HKLM\\SAM x",
        ),
        ("[Text.Encoding]::ASCII.GetString([Convert]::FromBase64String('U0FN'))", "SAM"),
        ("pid=7 {nxc,smb,h,-u,a,--sam}", "nxc smb h -u a --sam"),
        ("pypykatz${IFS}live${IFS}registry|less", "pypykatz live registry|less"),
        ("lsadump%3A:sam%20%2Fpatch%20/info", "lsadump::sam /patch /info"),
        ("use%20scripts/hashdump%3B%20show", "use scripts/hashdump; show"),
        ("$'\\x6e\\x78\\x63' smb 10.0.0.7 $'--\\x73am'", "nxc smb 10.0.0.7 --sam"),
        ("q=xasm-;nxc smb 10.0.0.7 -u a ${q:4:1}${q:4}${q:2:1}${q:1:1}${q:3:1}", "-u a --sam"),
        ("meterpr\\x65\\x74er > Has\\x68dum\\x70", "meterpreter > Hashdump"),
        ("po\\x73t/win\\x64ows", "post/windows"),
        ("Run Chr(114) & Chr(101) & ChrW(&H67) & \" save\" & x", "Run \"reg save\" & x"),
        ("eval(String.fromCharCode(114, 101,103))", "eval(\"reg\")"),
        ("echo 726567207361766520484b4c4d5c53414d2078|xxd -r -p|sh", "reg save HKLM\\SAM x"),
        ("b\\ash x\n\nha\\shdu\\mp", "hashdump"),
        ("{\"c\":\"\\\\x72un h\\\\x61\\\\x73hdu\\\\x6dp\"}", "run hashdump"),
        ("iex ([regex]::Matches('x mas\\mlkh evas ger','.','RightToLeft')-join'')", "reg save hklm\\sam x"),
        ("-join([regex]::Matches('mas','.','RightToLeft')|%{$_.Value})", "sam"),
    ]);
    stay(&[
        "copy C:\\101\\102\\x64\\a.dll D:\\",
        "{\"a\":\"C:\\\\x64\\\\a.dll\",\"b\":\"D:\\\\x86\\\\x64\\\\b.dll\",\"c\":\"E:\\\\x64\\\\c.dll\"}",
        "secretsdump.py corp/DC01$@10.0.0.5",
        "sha256sum a2b5c8d1e4f7a2b5c8d1e4f7a2b5c8d1a2b5c8d1e4f7a2b5c8d1e4f7a2b5c8d1",
        "x = \"a\" + \"b\" + f(1)",
        "create table t (a char(65), b nchar(77), c varchar(83))",
        "<a>x &amp; y &lt; z</a>",
        "Logon ID: 0x3E7 at 0x00007FF6",
        "curl \"https://example.com/?a=1&b=2&lang=en&quality=9\"",
    ]);
}

/// A few bytes that stand for many: what comes of them is bounded, and so is the time.
#[test]
fn small_bombs_stay_small() {
    use std::io::Read;
    let mut bytes = Vec::new();
    flate2::read::GzEncoder::new(std::io::repeat(b'a').take(50 << 20), flate2::Compression::best())
        .read_to_end(&mut bytes)
        .expect("memory");
    let bomb = base64::engine::general_purpose::STANDARD.encode(&bytes);
    let text = format!("FromBase64String('{bomb}') ").repeat(20);
    let start = std::time::Instant::now();
    let found = Normaliser::all().plain(&text);
    assert!(found.is_none_or(|plain| plain.text.len() <= 4 * text.len() + 65_536));
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

#[test]
fn ordinary_texts_stay() {
    stay(&[
        "",
        " ",
        "reg save HKLM\\SAM C:\\temp\\sam.hiv",
        "\"C:\\Program Files\\Vendor\\service.exe\" -k netsvcs -p ",
        "C:\\Windows\\system32\\svchost.exe -k LocalServiceNetworkRestricted",
        "\"C:\\Windows\\system32\\cmd.exe\"  /c dir",
        "cmd.exe /c \"reg query HKCU\\Software\\Microsoft\"",
        "%SystemRoot%\\System32\\svchost.exe -k netsvcs",
        "powershell.exe -ExecutionPolicy Bypass -File \"C:\\scripts\\daily report.ps1\"",
        "Get-ChildItem $env:TEMP | Where-Object { $_.Length -gt 10 }",
        "git log HEAD^ --oneline",
        "git show HEAD^^:src/main.rs",
        "findstr /r \"^foo\" file.txt",
        "x^2 + y^2",
        "it's the user's file, don't touch it",
        "SELECT 'it''s' FROM t WHERE a = 'b'",
        "{\"a\":\"b\",\"c\":[\"d\",\"e\"],\"n\":1}",
        "{\"CommandLine\":\"\\\"C:\\\\Program Files\\\\x.exe\\\" -k\",\"User\":\"NT AUTHORITY\\\\SYSTEM\"}",
        "https://example.com/a/b/../c?x=1&y=%20z",
        "/usr/bin/python3 -m http.server 8000",
        "tar -czf /backup/etc.tar.gz /etc",
        "for i in 1 2 3; do echo $i; done",
        "C:/Program Files/Git/bin/git.exe status",
        "msbuild ..\\..\\src\\a.sln /p:Configuration=Release /t:Build;Publish",
        "C:\\src\\foo\\..\\bar\\x64\\release\\x.exe",
        "Он сам сохранил файл config в папку",
        "Αυτό είναι ένα κείμενο",
        "用户导出了日志：完成",
        "Système de fichiers – vérification “complète” de l’unité",
        "résumé.docx Größe naïve",
        "python -c r\"C:\\x\"",
        "7z x a.7z -o\"C:\\out dir\"",
        "robocopy \\\\server\\share D:\\data /MIR",
        "sc create x binPath= \"C:\\x.exe\" start= auto",
        "echo Hello, world; echo (done)",
        "for /l %i in (1,1,10) do echo %i",
        "var x = \"foo\", y = \"bar\";",
        "👩‍👩‍👧 ✔️ done",
        "`code` and ``more code``",
        "rock'n'roll",
        "0x1F + 12 = (3 + 4) * 2",
        "[System.IO.File]::ReadAllText('C:\\x.txt')",
        "a2b5c8d1e4f7a2b5c8d1e4f7a2b5c8d1",
        "Process Create:\r\n\tUtcTime: 2024-01-01 10:00:00\r\n\tImage: C:\\Windows\\System32\\cmd.exe\r\n",
    ]);
}

#[test]
fn hidden_characters() {
    becomes(&[
        ("reg save HKLM\\\u{200b}SAM x", "HKLM\\SAM"),
        ("r\u{ad}eg s\u{2060}ave HKLM\\SAM", "reg save"),
        ("reg save \u{202e}HKLM\\SAM\u{202c} x", "save HKLM\\SAM x"),
        ("r\0e\0g\0 save", "reg save"),
        ("\u{1b}[31mreg\u{1b}[0m save", "reg save"),
        ("lsa\u{fe0f}dump::sam", "lsadump::sam"),
    ]);
}

#[test]
fn lookalike_characters() {
    becomes(&[
        ("reg save HKLM\\ЅАМ x", "HKLM\\SAM"),
        ("rеg sаve HKLM\\SАM", "reg save HKLM\\SAM"),
        ("ｒｅｇ　ｓａｖｅ　ＨＫＬＭ＼ＳＡＭ", "reg save HKLM\\SAM"),
        ("𝐫𝐞𝐠 𝓈𝒶𝓋𝑒 hklm\\𝔰𝔞𝔪", "reg save hklm\\sam"),
        ("ʳᵉᵍ ꜱᴀᴠᴇ hklm\\ˢᵃᵐ", "reg save hklm\\sam"),
        ("Ⓡⓔⓖ save", "Reg save"),
        ("reg sāve HKLM\\SÄM", "reg save HKLM\\SAM"),
        ("r̶e̶g̶ save", "reg save"),
        ("powershell –enc AAAA", "powershell -enc"),
        ("nxc smb host —sam", "host -sam"),
        ("reg save HKLM∖SAM", "HKLM\\SAM"),
        ("reg\u{a0}save\u{2003}HKLM\\SAM", "reg save HKLM"),
        ("reg save HKLM¥SAM", "HKLM\\SAM"),
        // behind another disguise, and as an option
        ("reg save HKLM\\Ѕ^АМ x", "HKLM\\SAM"),
        ("Н^KLM:\\SECURITY | gci", "HKLM:\\SECURITY"),
        ("nxc smb host -u a -р b -М x", "-p b -M x"),
    ]);
}

#[test]
fn carets_and_backticks() {
    becomes(&[
        ("r^e^g s^a^v^e HK^LM\\S^AM", "reg save HKLM\\SAM"),
        ("reg sa^ve hklm\\software", "reg save"),
        ("cmd /c ^r^e^g^ save^ hklm\\^s^a^m", "reg save hklm\\sam"),
        ("r^^^e^^^g save", "reg save"),
        ("r^e^g^\r\n save", "reg save"),
        ("Inv`oke-Com`mand", "Invoke-Command"),
        ("r`eg sa`ve HKLM\\S`AM", "reg save HKLM\\SAM"),
        ("`r`e`g save hk`lm\\sam", "hklm\\sam"),
        ("PwD^ump8.^exe -t", "PwDump8.exe -t"),
        ("pwDum^p^8.exe -T", "pwDump8.exe"),
        ("nxc ^\nsmb host ^\n--sam", "nxc smb host --sam"),
    ]);
}

#[test]
fn quotes_inside_words() {
    becomes(&[
        ("i''mpacket-s\\ecretsdump bob@10.0.0.4", "impacket-secretsdump bob"),
        ("pw'd'um\\p.py SYSTEM SAM", "pwdump.py SYSTEM SAM"),
        ("re^\"g\".exe save HKLM\\SAM x", "reg.exe save HKLM\\SAM"),
        ("Invoke-Po`werDu\"\"mp", "Invoke-PowerDump"),
        ("r\"e\"g save", "reg save"),
        ("\"r\"eg save", "reg save"),
        ("r\"eg\" save", "reg save"),
        ("hk\"\"lm\\s\"a\"m", "hklm\\sam"),
        ("reg save HKLM\\\"SAM\" x", "HKLM\\SAM x"),
        ("reg save \"HKLM\"\\SAM x", "save HKLM\\SAM"),
        ("\"secrets\"\"dump.py\" -sam x", "secretsdump.py"),
        ("s''ave", "save"),
        ("r'e'g s'a'v'e' hklm", "reg save"),
        ("secrets'dump'.py", "secretsdump.py"),
        ("cmd /c \"reg s\"av\"e hklm\\s\"a\"m x\"", "reg save hklm\\sam"),
        ("powershell -c \\\"reg save HKLM\\SAM\\\"", "-c \"reg save HKLM\\SAM\""),
        ("reg save hklm\\s\"am x", "hklm\\sam x"),
        ("reg save \"hklm\"\\\"sam\" x", "hklm\\sam x"),
        ("\"\"\"cmd\"\" /c reg save \"\"HKLM\\SAM\"\" x\"", "save HKLM\\SAM x"),
        ("mimikatz \"lsadump\"::\"sam\"", "lsadump::sam"),
        // empty strings of both kinds, here and there
        ("secr''e\"\"''t''s''d\"\"''ump.py'' -k", "secretsdump.py -k"),
        ("reg.py co''rp/admin:p\"\"w@10''.1.1.1 ba''ckup", "reg.py corp/admin:pw@10.1.1.1 backup"),
        ("printf '\\x73\\x6''5\\x6''3\\x72'", "secr"),
        ("se''cretsd\"u\"mp.p\\y -j\\ust-d\"c\"-ntlm a@b", "secretsdump.py -just-dc-ntlm a@b"),
        // within a string that escapes them
        (
            "{\"c\":\"r\\\"e\\\"g quer\\\"\\\"y HK\\\"L\\\"M\\\\S\\\"A\\\"M\\\\SAM x\"}",
            "reg query HKLM\\SAM\\SAM x",
        ),
        ("at /tr \"dd if=c:\\config\\securit\\\"y\\\" of=x\"", "c:\\config\\security of=x"),
        // words and options that need no quotes
        ("\"netexec\" \"smb\" $T \"-u\" \"$U\" \"--sam\"", "netexec smb $T -u $U --sam"),
        ("chntpw \"-l\" SAM", "chntpw -l SAM"),
        ("reg \"load\" \"HKU\\s\" \"C:\\temp\\SAM\"", "reg load \"HKU\\s\" \"C:\\temp\\SAM\""),
        ("\"reg.py\" a/b:c@d \"backup\" -o x", "reg.py a/b:c@d backup -o x"),
    ]);
}

#[test]
fn paths() {
    becomes(&[
        ("reg save HKLM/SAM x", "HKLM\\SAM"),
        ("copy C:/Windows/System32/config/SAM x", "C:\\Windows\\System32\\config\\SAM x"),
        ("reg save HKLM\\\\SAM x", "HKLM\\SAM x"),
        ("copy \\\\?\\C:\\Windows\\System32\\config\\SAM", "copy C:\\Windows"),
        ("copy c:\\windows\\.\\system32\\foo\\..\\config\\sam", "c:\\windows\\system32\\config\\sam"),
        ("copy c:\\windows\\system32.\\config..\\sam x", "system32\\config\\sam"),
        ("type C:\\Windows\\System32\\config\\SAM::$DATA", "config\\SAM"),
        ("{\"cmd\":\"reg save HKLM\\\\SAM C:\\\\x\"}", "HKLM\\SAM C:\\x"),
        ("s\\e\\c\\r\\e\\t\\s\\d\\u\\m\\p.py", "secretsdump.py"),
        ("s\\e\\cretsdump.py -sam", "secretsdump.py"),
        ("secrets\\\ndump.py -sam x", "secretsdump.py"),
        ("se\\cre\\tsdump.\\py -k $R\\ELAY\\ED", "secretsdump.py -k $RELAYED"),
        ("python\\3 secrets\\dump.py -h\\ashes :3 a@b", "python3 secretsdump.py -hashes :3 a@b"),
        ("impacket-s\\e\\crets\\d\\ump a@b", "impacket-secretsdump a@b"),
        ("sam\\dump2 C:\\win\\x.txt \\\\srv\\share", "samdump2 C:\\win\\x.txt \\\\srv\\share"),
        ("reg.py a/b@c \\\n  save -keyName x", "reg.py a/b@c save -keyName x"),
        ("sudo r\\ege\\d -r c:\\x\\y.hiv", "sudo reged -r c:\\x\\y.hiv"),
        (
            "\\pro\\x\\ychai\\ns -\\q /\\usr/bin/r\\eg\\se\\cr\\e\\t\\s.py",
            "proxychains -q /usr/bin/regsecrets.py",
        ),
        ("p\\yth\\on3 to\\ol.p\\y CO\\R\\P/adm\\i\\n@x", "python3 tool.py CORP/admin@x"),
        (
            "copy //localhost/c$/windows/system32/config/sam x",
            "\\\\localhost\\c$\\windows\\system32\\config\\sam",
        ),
    ]);
}

#[test]
fn separators_and_blanks() {
    becomes(&[
        ("reg,save;hklm\\sam x", "reg save hklm\\sam"),
        ("cmd /c ,;,reg save hklm\\sam", "reg save"),
        ("((reg save hklm\\sam x))", "reg save"),
        ("cmd /c(((reg save hklm\\sam", "reg save"),
        ("reg    save \t  hklm\\sam", "reg save hklm\\sam"),
        ("pypykatz;live registry", "pypykatz live registry"),
        ("reg\tsave\thklm\\sam", "reg save hklm\\sam"),
    ]);
    assert_eq!(plain(&format!("reg{}save hklm\\sam", " ".repeat(5000))).as_deref(), Some("reg save hklm\\sam"));
}

/// Blanks fill a window as well as words do: before, behind and inside a command, whatever their kind.
#[test]
fn blanks_hide_nothing() {
    let command = "reg save hklm\\sam x";
    let blanks =
        [" ", "\t", "\n", "\r\n", "\u{a0}", "\u{2003}", "\u{3000}", "\u{2800}", "\u{85}", " \t\u{2009}\r\n"];
    for blank in blanks {
        for count in [16, 63, 64, 10_000] {
            let pad = blank.repeat(count);
            for text in [
                format!("{pad}{command}"),
                format!("{command}{pad}"),
                format!("{pad}{command}{pad}"),
                format!("{pad}{}{pad}", command.replace(' ', &" ".repeat(count))),
            ] {
                assert_eq!(plain(&text).as_deref(), Some(command), "{count} of {blank:?}");
            }
        }
    }
}

#[test]
fn environment() {
    becomes(&[
        ("%COMSPEC:~-7,3% /c reg save", "cmd /c"),
        ("%PUBLIC:~6,1%", "r"),
        ("%ComSpec:~-7,1%md /c x", "cmd /c"),
        ("%PROGRAMDATA:~0,1%%programdata:~9,1%d /c x", "Cmd /c"),
        ("%os:Windows_NT=reg% save", "reg save"),
        (
            "copy C:\\Windows\\syste%ProgramFiles:~9,1%32\\co%OS:~2,1%fig\\sam x",
            "C:\\Windows\\system32\\config\\sam x",
        ),
        ("r%nothing%eg save", "reg save"),
        ("r%a%e%b%g sa%c%ve", "reg save"),
        ("!comspec:~-7,3! /c x", "cmd /c"),
        ("& $env:ComSpec[4,26,25]-join'' x", "& iex x"),
        ("&($pshome[4]+$pshome[30]+'x') x", "iex x"),
        ("$VerbosePreference.ToString()[1,3]+'x'-join''", "iex"),
    ]);
}

#[test]
fn batch_variables_and_loops() {
    becomes(&[
        ("cmd /c \"set x=reg& call %x% save hklm\\sam\"", "call reg save"),
        ("set a=SA&& set b=M&& cmd /v /c reg save hklm\\!a!!b!", "hklm\\SAM"),
        ("set \"x=reg save\" & %x% hklm\\sam", "reg save hklm\\sam"),
        ("set x=sxaxm& reg save hklm\\%x:x=%", "hklm\\sam"),
        ("set a=re&set b=%a%g&call %%b%% save", "reg save"),
        ("set a=mi_ikatz.exe x\ncall %a:_=m%", "call mimikatz.exe x"),
        ("set a=x_y.exe 27&call %a:_=Sam%", "call xSamy.exe 27"),
        (
            "for %i in (sam system security) do reg save hklm\\%i %i.hiv",
            "reg save hklm\\sam sam.hiv & reg save hklm\\system",
        ),
        (
            "cmd /c \"for %%h in (SAM,SECURITY) do @reg save HKLM\\%%h C:\\x\\%%~h\"",
            "HKLM\\SECURITY C:\\x\\SECURITY\"",
        ),
        ("for %a in (Save) do reg %a hklm\\sam x", "reg Save hklm\\sam x"),
        ("for /f %i in ('echo sam') do (reg save hklm\\%i x)", "reg save hklm\\sam x"),
        ("for /f \"tokens=1 delims=,\" %a in (\"sam\") do reg save hklm\\%a x", "hklm\\sam x"),
        ("for /f \"tokens=1-3 delims=;\" %i in (\"reg;save;hklm\\sam x\") do %i %j %k", "reg save hklm\\sam x"),
        ("for /f \"tokens=2,1*\" %a in ('echo x nxc smb h --sam') do %b %c", "nxc smb h --sam"),
        ("for /f \"tokens=18446744073709551615\" %i in (\"a\") do r^e^g s^ave %i", "reg save"),
        ("for %h in (se\"c\"rets\"dump\".py) do %h -sam x", "secretsdump.py -sam x"),
        ("pw%grx%dump7.e%rlim%xe > hashes%ib%.txt", "pwdump7.exe > hashes.txt"),
        ("use post/w%jcq%indows/x/sma%m%rt_h%l%ashdump", "post/windows/x/smart_hashdump"),
        ("cmd /v:on /c set k=slivZr (X) Z hZ&&!k:Z=sam!", "slivsamr (X) sam hsam"),
        ("l=secrets\"\"dum; ${l}p.py -k x", "secretsdump.py -k x"),
        ("root@kali:~# u=./pw; ${u}dump.py ./SYSTEM ./SAM", "./pwdump.py ./SYSTEM"),
        ("(s=secrets; ${s}dump.py -k x)", "secretsdump.py -k x"),
    ]);
}

/// Letters taken one by one out of a string, and names that only a second reading (`call`) sees.
#[test]
fn batch_spelling() {
    becomes(&[
        (
            "cmd /v:on /c \"set k=aeghklmrsv\\ &(for %i in (7 1 2 11 8 0 9 1 11 3 4 5 6 10 8 0 6) do @set \
             f=!f!!k:~%i,1!)&cmd /c !f! C:\\q\"",
            "cmd /c reg save hklm\\sam C:\\q",
        ),
        (
            "set \"k=aeghklmrsv\\ \"\nfor %%i in (7,1,2,11,8,0,9,1) do set \"f=!f!!k:~%%i,1!\"\n!f! hklm\\sam",
            "reg save hklm\\sam",
        ),
        (
            "set k=aeghklmrsv\\\nfor %%i in (7 1 2) do call set f=%%f%%%%k:~%%i,1%%\n%f% save hklm\\sam",
            "reg save hklm\\sam",
        ),
        (
            "cmd /v /c \"set r=mas\\mlkh evas ger&(for /l %i in (16,-1,0) do @set p=!p!!r:~%i,1!)&cmd /c !p! x\"",
            "cmd /c reg save hklm\\sam x",
        ),
        (
            "cmd /v /c \"set q=msa&&for %A in (2,1,9,0,1337) do set y=!y!!q:~%A,1!&&if %A==1337 reg save \
             hklm\\!y:~-3! x\"",
            "hklm\\asm x",
        ),
        ("set v=vss&set q=\\config\\&call esentutl /y C:%^q%SYSTEM /%^v%", "C:\\config\\SYSTEM /vss"),
        ("sc create a binPath= \"cmd /c set h=am& call reg save HKLM\\S%^h% x\"", "HKLM\\Sam x"),
        (
            "cmd.exe /c \"powershell -c \"$p=\\\"hk\\\"+\\\"lm\\s\\\"+\\\"am\\\"; reg save $p C:\\q\"\"",
            "reg save hklm\\sam C:\\q",
        ),
    ]);
    let many = (0..150).map(|n| if n % 5 == 4 { "3 " } else { "0 1 2 3 " }).collect::<String>();
    let text = format!("set k=sam &(for %i in ({many}) do @set f=!f!!k:~%i,1!)&cmd /c !f!");
    assert!(plain(&text).is_some_and(|plain| plain.contains("f=sam sam sam sam")), "{:?}", plain(&text));
    stay(&[
        "for %%j in (lib\\*.jar) do set CP=!CP!;%%j",
        "for /l %i in (1,1,9) do set /a n=!n!+%i",
        "for %i in (a b c) do set x=%i",
    ]);
}

#[test]
fn script_strings() {
    becomes(&[
        (
            "var a = \"re\" + \"g ex\", b = \"port hk\" + \"lm\\\\s\"; w.Run(\"cmd /c \" + a + b + \"am \" + t)",
            "w.Run(\"cmd /c reg export hklm\\sam \" + t)",
        ),
        ("a = \"reg sa\" & \"ve HK\" : o.Run a & \"LM\\SAM\"", "o.Run \"reg save HKLM\\SAM\""),
        (
            "s = \"reg save \"\ns = s & \"HKLM\\SECU\"\ns = s & \"RITY c:\\x\"\no.Run s & \" /y\"",
            "o.Run \"reg save HKLM\\SECURITY c:\\x /y\"",
        ),
        ("o.Run \"reg save HKLM\\\" & _\n  \"S\" & \"AM x\"", "reg save HKLM\\SAM x"),
        ("x = \"MAS\"[::-1]\nos.system(\"reg save HK%s\\%s x\" % (\"LM\", x))", "reg save HKLM\\SAM x"),
        ("k='SECU'+'RITY'; os.system(f'reg save hklm\\\\{k} x')", "reg save hklm\\SECURITY x"),
        ("os.system(\"reg save {}\\\\{} x\".format(\"HKLM\", \"S\" + \"AM\"))", "reg save HKLM\\SAM x"),
        (
            "run([\"\".join([\"re\", \"g\"]), \"save\", \"\".join((\"HK\", \"LM\\\\S\", \"AM\"))])",
            "\"HKLM\\SAM\"",
        ),
        ("run(\"\".join(map(chr, [114, 101, 103])) + \" save\")", "reg save"),
        ("r.EnumKey H, Join(Array(\"SA\", \"\\SA\", \"\\Domains\"), \"M\"), k", "\"SAM\\SAM\\Domains\""),
        (
            "Execute Replace(\"CreateObject(~WScript.Shell~).Run ~reg save hk~&~lm\\s~&~am x~,0\",\"~\",Chr(34))",
            "reg save hklm\\sam x",
        ),
        ("o.Run StrReverse(\"x mas\\mlkh evas ger\"), 0", "reg save hklm\\sam x"),
        (
            "GetObject(\"winmgmts:\" & \"StdReg\" & \"Prov\").Get H, \"SE\" & \"CURITY\\Policy\"",
            "SECURITY\\Policy",
        ),
        ("w.Run(\"x mas\\\\mlkh evas ger\".split(\"\").reverse().join(\"\"))", "reg save hklm\\sam x"),
        ("w.Run(\"r#eg s#ave hk#lm\\\\s#am x\".replace(/#/g, \"\"))", "reg save hklm\\sam x"),
        ("w.Run(\"reg save hklm\\\\\" + String.fromCharCode(83, 65) + \"M x\")", "reg save hklm\\SAM x"),
        ("eval(unescape(\"%72eg save hk%6cm\\\\s%61m\"))", "reg save hklm\\sam"),
        ("const h='HKLM\\\\S', k='AM'; exec(`reg save ${h}${k} x`)", "reg save HKLM\\SAM x"),
        ("my $p = \"HKLM\\\\\" . \"S\"; system(\"reg save \" . $p . \"AM x\");", "reg save HKLM\\SAM x"),
        (
            "mshta vbscript:Execute(\"o.Run \"\"reg sa\"\"&\"\"ve HKLM\\SE\"\"&\"\"CURITY x\"\",0:close\")",
            "reg save HKLM\\SECURITY x",
        ),
    ]);
    stay(&[
        "MsgBox \"Setup \" & \"finished\"",
        "WScript.Echo Join(Array(\"a\", \"b\"), \", \")",
        "\"C:\\x\\a.exe\" & \"C:\\x\\b.exe\"",
        "print(\"%s of %s\" % (a, b))",
        "name = \"x\" & vbCrLf & \"y\"",
    ]);
}

#[test]
fn script_loops() {
    becomes(&[
        (
            "for n in (\"SAM\",\"SECURITY\"): run(f\"copy c:\\\\windows\\\\system32\\\\config\\\\{n} x\")",
            "config\\SECURITY x",
        ),
        (
            "for n in ['SAM', 'SYSTEM']:\n    os.system('reg save hklm\\\\' + n + ' ' + n + '.hiv')\nprint(1)",
            "reg save hklm\\SYSTEM SYSTEM.hiv",
        ),
        (
            "[\"SAM\",\"SYSTEM\"].forEach(function (h) { w.Run(\"reg save HKLM\\\\\" + h + \" c:\\\\\" + h); });",
            "reg save HKLM\\SAM c:\\SAM",
        ),
        ("for (var h of [\"SYSTEM\", \"SAM\"]) { w.Run(\"reg save HKLM\\\\\" + h + \" x\"); }", "HKLM\\SAM x"),
        (
            "foreach (var h in new[] {\"SAM\", \"SECURITY\"}) { Process.Start(\"reg\", \"save HKLM\\\\\" + h + \" x\"); }",
            "save HKLM\\SECURITY x",
        ),
        ("%w[SAM SYSTEM].each { |h| system(\"reg save HKLM\\\\#{h} x\") }", "reg save HKLM\\SAM x"),
        ("for my $h (qw(SAM SYSTEM)) { system(\"reg save HKLM\\\\$h x\"); }", "reg save HKLM\\SAM x"),
        ("for h in SAM SYSTEM; do reg.py a@b save -keyName HKLM\\\\$h -o x; done", "HKLM\\SAM -o x"),
        ("for h in sam system; do cp /mnt/c/Windows/System32/config/${h} .; done", "config/sam ."),
        (
            "For Each h In Array(\"SAM\",\"SYSTEM\"): o.Run \"reg save HKLM\\\" & h & \" x\": Next",
            "HKLM\\SAM x",
        ),
    ]);
    stay(&[
        "for u in sam bob; do echo hello $u; done",
        "for n in (\"SAM\", \"BAM\"): print(\"sequence \" + n)",
        "[\"sam\", \"bob\"].forEach(function (u) { greet(\"Hello \" + u); });",
        "for name in sam bob; do mkdir /home/$name; done",
        "getent passwd | cut -d ',' -f1 | sort",
        "set stamp=2024-03-01\ncopy a.log b-%stamp:-=%.log",
    ]);
}

#[test]
fn powershell_strings() {
    becomes(&[
        ("reg save ('HK'+'LM\\S'+'AM') x", "reg save HKLM\\SAM x"),
        ("reg save (\"{1}{0}\" -f 'AM','HKLM\\S') x", "save HKLM\\SAM"),
        ("(-join('S','A','M'))", "SAM"),
        ("'S','A','M' -join ''", "SAM"),
        ("[char]83+[char]65+[char]77", "SAM"),
        ("[char]0x53+[char]0x41+'M'", "SAM"),
        ("'HKLM\\SxAxM' -replace 'x',''", "HKLM\\SAM"),
        ("'HKLM\\SxAxM'.Replace('x','')", "HKLM\\SAM"),
        ("'MAS'[-1..-3] -join ''", "SAM"),
        ("-join 'MAS'[2..0]", "SAM"),
        ("[string]::Join('',('S','A','M'))", "SAM"),
        ("[String]::Concat('S','AM')", "SAM"),
        ("-join [char[]](83,65,77)", "SAM"),
        ("(83,65,77|%{[char]$_})-join''", "SAM"),
        ("iex ('re}g sa}ve hkl}m\\s}am q'-split'}'-join'')", "reg save hklm\\sam q"),
        ("('53,41,4d'.split(',')|%{[char][convert]::toint16($_,16)})-join''", "SAM"),
        ("((18,0,12|%{[char]($_ -bxor 65)}) -join '')", "SAM"),
        ("((18,0,12|%{[char]($_-bxor0x41)}) -join '')", "SAM"),
        ("iex ('reg sa'+'ve HKLM'+'\\SAM x')", "iex reg save HKLM\\SAM x"),
        ("Invoke-Expression ('Get-Pa'+'ss'+'Ha'+'shes')", "Get-PassHashes"),
        ("&(gal i*x) ('some'+'thing')", "something"),
        ("-join [char[]](0X73,0x61,0X6D)", "sam"),
        ("iex ('$r=''MAS\\ML'+'KH'';iex (-join $r[-1..-($r.Length)])')", "HKLM\\SAM"),
        ("reg save \"HKLM\\$('S'+'AM')\" x", "HKLM\\SAM"),
        ("& ('r'+'eg') save", "& reg save"),
        ("&(\"r\"+\"eg\").tolower() save", "reg save"),
        ("[Registry]::LocalMachine.OpenSubKey('S'+'AM')", "OpenSubKey('SAM')"),
        (".(\"{1}{0}\"-f'eg','r') save", ". reg save"),
        ("[Text.Encoding]::ASCII.GetString((114,101,103))", "reg"),
        ("'rxeg sxave' -replace 'x'", "reg save"),
        ("'HK' + $unknown + 'LM\\S' + 'AM'", "LM\\SAM"),
    ]);
}

#[test]
fn powershell_variables_and_loops() {
    becomes(&[
        ("$a='SAM'; reg save HKLM\\$a x", "reg save HKLM\\SAM x"),
        ("$a='S'+'AM'; reg save \"HKLM\\${a}\" x", "HKLM\\SAM\" x"),
        ("$a='SAM'; reg save \"HKLM\\$($a)\" x", "HKLM\\SAM"),
        ("$a='S';$b='AM';reg save ('HKLM\\'+$a+$b) x", "HKLM\\SAM x"),
        ("$a='HKLM\\S'; $a+='AM'; reg save $a x", "reg save HKLM\\SAM x"),
        ("$s='MAS\\MLKH'; reg save ($s[-1..-($s.Length)] -join '') x", "reg save HKLM\\SAM x"),
        ("'SAM','SYSTEM' | % { reg save \"HKLM\\$_\" \"$_.hiv\" }", "reg save \"HKLM\\SYSTEM\" \"SYSTEM.hiv\""),
        (
            "foreach ($h in 'SAM','SECURITY') { reg save HKLM\\$h C:\\$h }",
            "reg save HKLM\\SECURITY C:\\SECURITY",
        ),
        ("foreach($h in @('SAM')){reg save \"HKLM\\$($h)\"}", "HKLM\\SAM"),
        ("$l='SAM','SYSTEM'; foreach($h in $l){reg save HKLM\\$h x}", "reg save HKLM\\SAM x"),
        ("@('SAM','SYSTEM').ForEach({ reg save HKLM\\$_ x })", "reg save HKLM\\SYSTEM x"),
        ("$x='reg','save','hklm\\sam'; & $x[0] $x[1..2]", "& reg save hklm\\sam"),
        (
            "$b='y ''HKLM\\SA'; $c='M'''; $a='reg quer'; &([scriptblock]::Create($a+$b+$c))",
            "reg query 'HKLM\\SAM'",
        ),
        ("$s=[char[]]'mas\\mlkh';[array]::Reverse($s);reg save (-join $s) x", "reg save hklm\\sam x"),
        ("'SAM' | % { reg save ('HKLM\\' + $_) x }", "reg save HKLM\\SAM x"),
        ("a=secrets;b=dump.py;python3 $a$b LOCAL", "python3 secretsdump.py"),
        ("$x = [char]83+'AM'; copy \"C:\\Windows\\System32\\config\\$x\" y", "config\\SAM"),
    ]);
}

#[test]
fn encoded() {
    let command = "reg save HKLM\\SAM C:\\x";
    let nested = format!("powershell -e {}", utf16(command));
    for text in [
        format!("powershell.exe -NoP -EncodedCommand {}", utf16(command)),
        format!("powershell /enc:{}", utf16(command)),
        format!("pwsh –ec \"{}\"", utf16(command)),
        format!("powershell -e {}", utf16(&nested)),
        format!("cmd /c powershell -e {}", utf16(command).replace("c", "^c")),
        "iex([Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('cmVnIHNhdmUgSEtMTVxTQU0gQzpceA==')))"
            .to_owned(),
        "echo cmVnIHNhdmUgSEtMTVxTQU0gQzpceA== | base64 -d | sh".to_owned(),
        "eval \"$(rev<<<'==AecpzQg0UQTxVTMtESgUmdhNHInVmc'|base64 -d)\"".to_owned(),
        "echo ==AecpzQg0UQTxVTMtESgUmdhNHInVmc | rev | base64 -d | sh".to_owned(),
        // One that is not turned round, beside a word that looks as if it were.
        "cd rev; prev 'cmVnIHNhdmUgSEtMTVxTQU0gQzpceA==' | base64 -d | sh".to_owned(),
        "bash -c {echo,cmVnIHNhdmUgSEtMTVxTQU0gQzpceA==}|{base64,-d}|{bash,-i}".to_owned(),
        "sh <<< $(ba''se64   --dec''ode <<< cmVnIHNhdmUgSEtMTVxTQU0gQzpceA==)".to_owned(),
        "eval `echo \\\n cmVnIHNhdmUgSEtMTVxTQU0gQzpceA==|base64 \\\n -d`".to_owned(),
        format!("powershell -e '{}'+'{}'", &utf16(command)[..18], &utf16(command)[18..]),
        format!("powershell -e \"{} {}\"", &utf16(command)[..18], &utf16(command)[18..]),
        format!("set a=powershell -e {}&&set b={}&&call %a%%b%", &utf16(command)[..42], &utf16(command)[42..]),
        "a='echo cmVnIHNhdmUgSEtMTVxTQU';b_='0gQzpceA== | base64 -d | sh';eval \"$a$b_\"".to_owned(),
        "echo cmVnIHNhdmUgSEtMTVxTQU0gQzpceA== | base64 -\\d | sh".to_owned(),
        "\\x72\\x65\\x67 save HKLM\\SAM C:\\x".to_owned(),
        "\\u0072eg save HKLM\\u005cSAM C:\\x".to_owned(),
        "cmd=reg+save+HKLM%5CSAM+C:%5Cx".to_owned(),
        "z=r%255Eeg%2520s%5Eave%20HK%5ELM%5CS%5EAM%2520C:%5C%5Ex".to_owned(),
    ] {
        let found = plain(&text).unwrap_or_default();
        assert!(found.contains(command), "{text}\n   got {found}");
    }
    for (method, packed) in [("Deflate", packed(false)), ("Gzip", packed(true))] {
        let text = format!(
            "IEX(New-Object IO.StreamReader((New-Object IO.Compression.{method}Stream([IO.MemoryStream]\
             [Convert]::FromBase64String('{packed}'),[IO.Compression.CompressionMode]::Decompress)),\
             [Text.Encoding]::ASCII)).ReadToEnd()"
        );
        assert!(plain(&text).is_some_and(|plain| plain.contains(command)), "{text}");
    }
    let zlib = "78da2b4a4d57284e2c4b55f0f0f6f18d0976f45570b68aa90000548e0708";
    let text = format!("exec(zlib.decompress(bytes.fromhex('{zlib}')))");
    assert!(plain(&text).is_some_and(|plain| plain.contains(command)), "{text}");
    // Cut short by a log's limit.
    let cut = format!("powershell -enc {}", &utf16("reg save HKLM\\SAM C:\\x\\y\\z")[..51]);
    assert!(plain(&cut).is_some_and(|plain| plain.contains("reg save HKLM\\SAM")));
}

#[test]
fn offsets() {
    let blob = utf16("reg save HKLM\\SAM x");
    let text = format!("powershell -enc {blob} ; écho");
    let found = Normaliser::all().plain(&text).expect("plain");
    let at = found.text.find("HKLM").expect("decoded");
    assert_eq!(&text[found.original_range(at..at + 4)], blob);
    let at = found.text.find("écho").expect("tail");
    assert_eq!(&text[found.original_range(at..at + 5)], "écho");

    let text = "reg s^a^v^e hklm\\s\"a\"m x";
    let found = Normaliser::all().plain(text).expect("plain");
    let at = found.text.find("save").expect("verb");
    assert_eq!(&text[found.original_range(at..at + 4)], "s^a^v^e");
    assert_eq!(found.original_range(0..found.text.len()), 0..text.len());
    assert_eq!(found.original_range(4..4), 4..4);
    assert!(found.original_range(1000..2000).end <= text.len());
}

#[test]
fn steps_by_name() {
    assert_eq!(Normaliser::none().plain("r^e^g s^a^ve"), None);
    let caret = Normaliser::new(&[Step::Caret]);
    assert_eq!(caret.plain("r^e^g s\"a\"ve").map(|plain| plain.text).as_deref(), Some("reg s\"a\"ve"));
    assert_eq!(serde_json::to_string(&Step::EncodedCommand).expect("json"), "\"encoded-command\"");
    assert_eq!(Step::ALL.iter().fold(0_u32, |all, &step| all | 1 << step as u32).count_ones(), 14);
}

/// Texts that make a careless scanner go back and forth, a megabyte each.
#[test]
fn hostile_texts_cost_linear_time() {
    let long = "a".repeat(8000);
    let grows = [
        format!("$a='{long}';{}", "$a ".repeat(300_000)),
        format!("$a='{long}';{}", "$a+".repeat(300_000)),
        format!("$a='{long}';{}", "\"$a\" ".repeat(200_000)),
        format!("$a='{long}';{}", "('x'+$a)".repeat(100_000)),
        format!("$a='{long}';{}", (0..100_000).map(|n| format!("$b{n}=$a;")).collect::<String>()),
        format!("set a={}&{}", &long[..1000], "%a%".repeat(300_000)),
        format!("for %i in ({}) do {}\n", "x ".repeat(64), "%i".repeat(2000)).repeat(200),
        format!("set k={long}&{}", "for /l %i in (0,1,4000) do set f=!f!!k:~%i,1!\n".repeat(5_000)),
        format!("set k={}&{}", &long[..900], "for /l %i in (0,1,4000) do set f=!k!!f!\n".repeat(5_000)),
        format!("foreach($i in 'a'{}){{{}}}\n", ",'a'".repeat(64), "$i".repeat(2000)).repeat(200),
        format!("x=\"\" & \"a\" | rev <<< 'a'{}", " ".repeat(1_000_000)),
    ];
    for text in grows {
        let one = std::time::Instant::now();
        if let Some(plain) = Normaliser::all().plain(&text) {
            assert!(plain.text.len() <= 4 * text.len() + 65_536);
        }
        if std::env::var_os("T1003_TIMES").is_some() {
            println!("{:.40} {:?}", &text[text.len() - 40..], one.elapsed());
        }
        assert!(one.elapsed().as_secs() < 10, "{} took {:?}", &text[..10], one.elapsed());
    }
    let started = std::time::Instant::now();
    for piece in [
        "(",
        "'",
        "\"",
        "\\",
        "^",
        "`",
        "%",
        "!",
        "$(",
        "('",
        "\"(",
        "[char]",
        "-join(",
        "$a=",
        ";a=\"",
        ";a='x'\\''",
        ";a=(x ",
        "rev<<<\"\\\"",
        "echo ",
        "echo 'a'|rev|",
        "tr a b<<<'x' ",
        "$'\\x41",
        "<nul set /p =a>k&",
        "a=b;${a//b/cc}",
        " '\"'\"' ",
        "n'e't ",
        "for %i in (a) do (",
        "set a=",
        "%a",
        "'a'+",
        "$a+=$a;",
        "$a='aaaaaaaaaa';",
        "'a','b'|%{",
        "..\\",
        "\\..\\a",
        "${",
        "\"\\",
        "а",
        "\u{301}",
        "a\u{200b}",
        "/",
        "A",
        "\\x4",
        "'a'.",
        "@(",
        "foreach($a in ",
        "\"\"",
        "a'b",
        "%%",
        "${a}[",
        "(1,",
        "&amp;",
        "&#",
        "\\162",
        "%25",
        "$@a",
        "forfiles 0x72",
        "\"$(",
        "'a'[",
        "'a'-f",
        ",reg",
        "if(",
        "72 65 ",
        "7265",
        "114,101,",
        "0x72,n^7;",
        "k=7;b^k;1,2,3,4,5,6;",
        "echo cmVnIHNhdmUgSEtM>>k&",
        "cmVnIHNhdmUgSEtMTVxT\n",
        "cmVnIHNhdmUgSEtM-_",
        "'cmVnIHNhdmUgSEtM'+",
        "mas\\mlkh evas ",
        "'mas'|rev;",
        "11&echo 12 22 21 11 21 1>k",
        "72656720736176&echo ",
        "13;fnz\\uxyz ",
        "\"MAS\"[::-1]",
        "config\\*\\",
        "config/*/[[[",
        "s?m/sam\\*",
        "s?m system32\\config ",
        "{a,b}",
        "{a,b}/sam ",
        ";{sam,",
        "\"a\"&",
        "\"a\".join([",
        "for a in ['sam']:",
        "for a in sam;do ",
        "['sam'].each{|a|config/#{a}",
        "\"\"\"",
        "a=\"b\"&a:",
        "a=a+a+\"bcdefgh\";",
        "Replace(\"a\",\"a\",",
        "StrReverse(",
        "\"a\"[::-1]",
        "for %i in (a)do set a=%a%",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let one = std::time::Instant::now();
        if let Some(plain) = Normaliser::all().plain(&text) {
            assert!(plain.text.len() <= 4 * text.len() + 65_536);
        }
        let took = one.elapsed();
        assert!(took.as_secs() < 10, "{piece} took {took:?}");
        if std::env::var_os("T1003_TIMES").is_some() {
            println!("{piece:20} {took:?}");
        }
    }
    assert!(started.elapsed().as_secs() < 120);
}

fn fragments() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "reg",
        "save",
        "hklm",
        "\\",
        "sam",
        "^",
        "\"",
        "'",
        "`",
        "%",
        "!",
        "$",
        "a",
        "=",
        "(",
        ")",
        "{",
        "}",
        "+",
        ",",
        ";",
        " ",
        "\t",
        "\n",
        "/",
        ".",
        "..",
        "%a%",
        "$a",
        "${a}",
        "$_",
        "set a=",
        "for %i in (",
        "for /l %i in (0,1,9) do set a=!a!!b:~%i,1!",
        ") do ",
        "% {",
        "|",
        "-join",
        "-f",
        "[char]",
        "83",
        "-enc ",
        "cgBlAGcAIABzAGEAdgBlAA==",
        "\\x72",
        "\\u0073",
        "%5C",
        "а",
        "é",
        "\u{200b}",
        "ｓ",
        "–",
        "日",
        "😀",
        "\0",
        "foreach($a in ",
        "'S','A'",
        ".replace(",
        "[0]",
        "%PUBLIC:~6,1%",
        "$env:windir",
        "::",
        "?",
        "&",
        "@",
        "-replace",
        "#",
        "&quot;",
        "&#92;",
        "\\162",
        "%2573",
        "0x72",
        "forfiles",
        "$@",
        "${IFS}",
        "Chr(",
        "StrReverse(",
        "Join(Array(",
        "\"re\"",
        "\"g\"",
        " & ",
        "[::-1]",
        "a = ",
        "for a in [\"SAM\"]:",
        "for a in sam; do ",
        "%w[sam].each { |a|",
        "{a}",
        "\"\".join(",
        "'%s' % ",
        ".split(\"\")",
        "base64 -d",
        "H4sIAMU9B2sC/ytKTVcoTixLVfDw9vGNCXb0VXC2iqkAAGbkRqoWAAAA",
        "[regex]::Matches(",
        "cmVnIHNhdmUg",
        "726567",
        "73616d",
        "114,101,103",
        " 115 97",
        "-bxor 0x2a",
        "mas",
        "ger evas ",
        "[::-1]",
        "|rev",
        "echo ",
        "printf '",
        "$'",
        "<<<",
        "rev<<<'",
        "tr a-z n-za-m <<< ",
        "sed 's/x//g'<<<'",
        "|base64 -d|gunzip",
        "|xxd -r -p",
        "$(",
        "`",
        "${a//x/}",
        "eval \"",
        "'\\''",
        "<nul set /p =",
        ">>k.bat&",
        "\"\"&\"\"",
        "[scriptblock]::create('",
        "for /f \"tokens=1-3 delims=;\" %i in (\"a;b;c\") do ",
        "FromBase64String('",
        "13",
        "fnz ",
        "config/",
        "S?M",
        "*",
        "[Ss]",
        "{sam,",
        "echo ",
        ">k&",
        "                                                                ",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// As many texts for each property as `T1003_CASES` says; two thousand unless it does.
fn cases() -> u32 {
    std::env::var("T1003_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(2000)
}

fn sound(text: &str) -> Result<(), TestCaseError> {
    let Some(found) = Normaliser::all().plain(text) else { return Ok(()) };
    prop_assert!(found.text.len() <= 4 * text.len() + 65_536);
    let bounds = found.text.char_indices().map(|(at, _)| at).chain([found.text.len()]).collect::<Vec<_>>();
    for pair in bounds.windows(2) {
        let range = found.original_range(pair[0]..pair[1]);
        prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
    }
    for start in 0..found.text.len().min(8) {
        let range = found.original_range(start..start + 5);
        prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_sound(text in any::<String>()) {
        sound(&text)?;
    }

    #[test]
    fn any_fragments_are_sound(text in fragments()) {
        sound(&text)?;
    }

    #[test]
    fn the_gate_hides_nothing(text in fragments()) {
        if gate::is_ordinary(&text) {
            prop_assert_eq!(Normaliser::all().undo(&text), None);
        }
    }

    #[test]
    fn a_plain_text_is_plain(text in fragments()) {
        let all = Normaliser::all();
        // Of loops within loops a reading writes out a few.
        let loops = text.matches("for").count() > 2;
        if let Some(again) = plain(&text).filter(|_| !loops).filter(|plain| plain.len() <= 2 * text.len()).and_then(|once| all.plain(&once)) {
            // Blanks that lost their line breaks may join what stood on two lines; after that it ends.
            prop_assert!(all.plain(&again.text).is_none_or(|third| third.text.len() <= again.text.len()));
        }
    }

    #[test]
    fn hidden_commands_come_out(marks in prop::collection::vec(prop::sample::select(vec!["", "^", "\"\"", "\u{200b}"]), 20)) {
        let command = "reg save hklm\\sam x";
        let hidden = command.chars().zip(&marks).enumerate().map(|(at, (ch, mark))| {
            let inside = at > 0 && ch.is_ascii_alphabetic() && command.as_bytes()[at - 1].is_ascii_alphabetic();
            if inside { format!("{mark}{ch}") } else { ch.to_string() }
        }).collect::<String>();
        let found = plain(&hidden).unwrap_or(hidden);
        prop_assert_eq!(found, command);
    }
}
