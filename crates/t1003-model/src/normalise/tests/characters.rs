//! Characters: hidden, looking like others, written by number, quoted, escaped; blanks and paths.

use super::{becomes, plain, stay};

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
