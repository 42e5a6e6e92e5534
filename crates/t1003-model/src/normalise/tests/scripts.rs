//! What a shell or program puts together: variables, loops, strings, encoded commands.

use super::{becomes, plain, stay, utf16};
use base64::Engine;

#[test]
fn environment() {
    becomes(&[
        ("%COMSPEC:~-7,3% /c reg save", "cmd /c"),
        ("%PUBLIC:~6,1%", "r"),
        ("%ComSpec:~-7,1%md /c x", "cmd /c"),
        ("xcopy %__APPDIR__%config\\SAM x", "C:\\Windows\\System32\\config\\SAM"),
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
            "const string V = \"export\"; const string L = \"SECURITY\"; new ProcessStartInfo(\"reg.exe\", $@\"{V} HKLM\\{L} \"\"{f}\"\" /y\")",
            "export HKLM\\SECURITY",
        ),
        ("var v = \"save\"; var k = \"SAM\"; Process.Start(\"reg\", $\"{v} HKLM\\\\{k} x\");", "save HKLM\\"),
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
        "'{0}: {1}' -f $_.Name,'done'",
        "'{0}: {1}' -f $name,'done'",
        "Write-Host 'It is done' -f Yellow",
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
        ("MODE=\"--sa\"; MODE+=\"m\"\nnxc smb 10.0.0.9 $MODE >> x", "nxc smb 10.0.0.9 --sam"),
        ("$a='save','HKLM\\SAM','x';& reg.exe @a", "reg.exe save HKLM\\SAM x"),
        ("$c = '{2} {0} {1} {3} /y' -f 'save','HKLM\\SAM','reg',$f", "reg save HKLM\\SAM $f /y"),
        ("$c = '{1} {0} {2}' -f 'HKLM\\SAM','reg save',(Get-Date)", "reg save HKLM\\SAM {2}"),
        ("sc ('{3}{0}{1}{2}' -f $n,'\\config\\S','AM','shadow') x", "shadow$n\\config\\SAM"),
        ("-join('114x101,103x32,115x97x109'-split'[,x]'|%{[char][int]$_})", "reg sam"),
        ("-join('r9e8g7 6s5a4m3'-split'(..)'|?{$_}|%{$_[0]})", "reg sam"),
        ("-join([char[]]'sfh!tbwf!ILMN]TBN!d;]2'|%{[char]([int]$_-1)})", "reg save HKLM\\SAM c:\\1"),
        (
            "(New-Object Text.StringBuilder).Append('reg sa').Append('ve hklm\\sam').ToString()|iex",
            "reg save hklm\\sam",
        ),
        (
            "-join([Convert]::FromBase64String('AhUXUAMRBhVQGBscHSwDER1QCA==')|%{[char]($_-bxor112)})",
            "reg save hklm\\sam x",
        ),
        ("sh -c \"$(echo OJSWOIDTMF3GKIDINNWG2XDTMFWSAYZ2LR4A====|base32 -d)\"", "reg save hklm\\sam c:\\x"),
        (
            "os.popen(base64.b32decode('OJSWOIDTMF3GKIDINNWG2XDTMFWSAYZ2LR4A====').decode())",
            "reg save hklm\\sam c:\\x",
        ),
        (
            "f%CommonProgramW6432:~18,1%r %h in (SAM) do r%CommonProgramW6432:~27,1%g save HKLM\\%h x",
            "reg save HKLM\\SAM x",
        ),
        ("$x = [char]83+'AM'; copy \"C:\\Windows\\System32\\config\\$x\" y", "config\\SAM"),
    ]);
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
