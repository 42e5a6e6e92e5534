//! What holds for every text, made to hurt or at random: cost, size, offsets.

use super::super::*;
use super::plain;
use base64::Engine;
use proptest::prelude::*;

/// Texts that make a careless scanner go back and forth, a megabyte each.
#[test]
fn hostile_texts_cost_linear_time() {
    let long = "a".repeat(8000);
    let grows = [
        format!("$a='{long}';{}", "$a ".repeat(300_000)),
        format!("$a='{long}';{}", "$a+".repeat(300_000)),
        format!("$a='{long}';{}", "\"$a\" ".repeat(200_000)),
        format!("$a='{long}';{}", "$a-split'(..)' ".repeat(60_000)),
        format!("$a='{long}';{}", "reg @a ".repeat(140_000)),
        format!("a='{}';{}", &long[..4000], "a+='b';".repeat(140_000)),
        format!("$a='{long}';{}", "('{0}{9}'-f$a,$a)".repeat(60_000)),
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
        "a+='b';",
        "echo A|base32 -d|",
        "(New-Object Text.StringBuilder).Append('a')",
        "'ab'-split'(..)'|?{$_}|%{$_[0]}",
        "a=\"b\";$@\"{a}\"",
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
        "-split'[,x]'",
        "-split'(..)'",
        "|?{$_}",
        "a+='b';",
        "reg @a",
        "(New-Object Text.StringBuilder)",
        ".Append('re')",
        "echo OJSWO===|base32 -d",
        "b32decode('OJSWOIDTMF3GK')",
        "$@\"{a}\"",
        "-bxor112",
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
            prop_assert_eq!(Normaliser::all().undo(&text, &Stop::default()).unwrap(), None);
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
