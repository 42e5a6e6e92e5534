//! `t1003 predict` as a script meets it: order, fields, formats, errors, exit status. What the shipped model
//! thinks of a text plays no part.

use assert_cmd::Command;
use serde_json::Value;

fn predict(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("t1003").expect("built");
    command.arg("predict").args(args);
    command
}

/// Standard output of a run that must succeed.
fn answer(args: &[&str], stdin: impl Into<Vec<u8>>) -> String {
    let output = predict(args).write_stdin(stdin).assert().success().get_output().clone();
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Standard error of a run that must fail.
fn complaint(args: &[&str], stdin: impl Into<Vec<u8>>) -> String {
    let output = predict(args).write_stdin(stdin).assert().code(2).get_output().clone();
    String::from_utf8(output.stderr).expect("UTF-8")
}

fn json_lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
}

/// The text with every long number cut to four decimals: from a pipe, which texts share a batch is chance, and
/// moves scores by some 1e-7.
fn about(text: &str) -> String {
    let is_number = |c: char| c.is_ascii_digit() || c == '.' || c == '-' || c == 'e';
    let cut = |word: &str| match word.parse::<f64>() {
        Ok(x) if word.len() > 6 => format!("{x:.4}"),
        _ => word.to_string(),
    };
    text.split_inclusive(|c| !is_number(c))
        .map(|part| match part.char_indices().next_back() {
            Some((end, last)) if !is_number(last) => cut(&part[..end]) + &part[end..],
            _ => cut(part),
        })
        .collect()
}

const JSONL: [&str; 2] = ["--output-format", "jsonl"];

#[test]
fn thousands_of_lines_come_out_in_order() {
    let lines: Vec<String> = (0..6000).map(|i| format!("ping {} host{i}", "x".repeat(i % 37))).collect();
    let rows = json_lines(&answer(&JSONL, lines.join("\n")));
    let texts: Vec<&str> = rows.iter().filter_map(|row| row["text"].as_str()).collect();
    assert_eq!(texts, lines);
}

#[test]
fn a_verdict_has_these_fields_in_this_order() {
    let line = answer(&JSONL, "reg query HKLM\\SAM\r\n");
    let names: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
    assert!(line.starts_with("{\"text\":\"reg query HKLM\\\\SAM\",\"label\":"), "{line}");
    for name in ["confidence", "score", "windows", "alert"] {
        assert!(names.contains(&name), "{name}");
    }
    let row = &json_lines(&line)[0];
    let (confidence, score) = (row["confidence"].as_f64().unwrap(), row["score"].as_f64().unwrap());
    assert!((0.5..=1.0).contains(&confidence) && (0.0..=1.0).contains(&score));
    assert!(row["windows"].as_u64() == Some(1) && row["alert"].is_boolean());
}

#[test]
fn arguments_and_standard_input_agree() {
    let from_arguments = answer(&[&JSONL[..], &["whoami", "net user"]].concat(), "");
    assert_eq!(about(&from_arguments), about(&answer(&JSONL, "whoami\nnet user\n")));
    assert!(complaint(&["--input-format", "jsonl", "whoami"], "").contains("--input-format"));
}

#[test]
fn what_would_be_passed_over_in_silence_is_told() {
    assert!(complaint(&["--field", "cmd"], "whoami\n").contains("--input-format"));
    assert!(complaint(&["--field", "cmd", "whoami"], "").contains("--input-format"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("events.csv");
    std::fs::write(&file, "text\nwhoami\n").unwrap();
    let assert = predict(&["dir", file.to_str().unwrap()]).assert().success();
    let note = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(note.contains("argument 2 is the name of a file") && !note.contains("events.csv"), "{note}");
    assert!(predict(&["whoami"]).assert().success().get_output().stderr.is_empty());
}

#[test]
fn the_input_s_fields_pass_through_as_they_stand() {
    let input =
        "{\"id\":12345678901234567890123,\"z\":1.10,\"text\":\"dir\",\"a\":{\"b\":[1, 2]},\"label\":\"x\"}\n";
    let line = answer(&[&JSONL[..], &["--input-format", "jsonl"]].concat(), input);
    let start = "{\"id\":12345678901234567890123,\"z\":1.10,\"text\":\"dir\",\"a\":{\"b\":[1, 2]},\"input_label\":\"x\",\"label\":";
    assert!(line.starts_with(start), "{line}");
}

#[test]
fn a_nested_field_and_a_null_one() {
    let args = [&JSONL[..], &["--input-format", "jsonl", "--field", "process.command_line"]].concat();
    let input = "{\"process\":{\"command_line\":\"dir\"}}\n\n{\"process\":{\"command_line\":null}}\n";
    let rows = json_lines(&answer(&args, input));
    assert!(rows[0]["label"].is_string());
    assert!(rows[1]["label"].is_null() && rows[1]["score"].is_null());
    assert_eq!(rows.len(), 2);
}

#[test]
fn csv_and_json_lines_say_the_same() {
    let csv = "host,text,note\na,\"reg \"\"save\"\", x\",1\nb,\"two\nlines\",\n";
    let jsonl = "{\"host\":\"a\",\"text\":\"reg \\\"save\\\", x\",\"note\":\"1\"}\n\
                 {\"host\":\"b\",\"text\":\"two\\nlines\",\"note\":\"\"}\n";
    for output in ["csv", "jsonl"] {
        let of = |format, input: &str| answer(&["--output-format", output, "--input-format", format], input);
        assert_eq!(about(&of("csv", csv)), about(&of("jsonl", jsonl)), "{output}");
    }
    let out = answer(&["--output-format", "csv", "--input-format", "csv"], csv);
    assert!(
        out.starts_with("host,text,note,label,confidence,score,windows,alert\na,\"reg \"\"save\"\", x\",1,")
    );
}

#[test]
fn a_csv_column_in_the_verdict_s_way_is_renamed() {
    let out = answer(&["--output-format", "csv", "--input-format", "csv"], "text,label\ndir,Benign\n");
    assert!(out.starts_with("text,input_label,label,confidence,"), "{out}");
}

#[test]
fn the_table_is_one_line_a_text_and_shows_control_characters() {
    let out = answer(&[], "a\x1b[2Jb\nwhoami\n");
    assert_eq!(out.lines().count(), 3);
    assert!(out.starts_with("LABEL") && out.contains("a\\u{1b}[2Jb") && !out.contains('\x1b'));
}

#[test]
fn nothing_in_nothing_out() {
    assert_eq!(answer(&JSONL, ""), "");
    assert_eq!(answer(&["--output-format", "csv"], ""), "text,label,confidence,score,windows,alert\n");
}

#[test]
fn rows_before_a_bad_line_are_answered_and_the_line_is_named() {
    let args = [&JSONL[..], &["--input-format", "jsonl"]].concat();
    let output = predict(&args).write_stdin("{\"text\":\"a\"}\n{\"text\":\"b\"}\n{oops\n").assert().code(2);
    assert_eq!(output.get_output().stdout.iter().filter(|&&b| b == b'\n').count(), 2);
    let error = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(error.contains("line 3") && error.contains("--input-format lines"), "{error}");

    assert!(complaint(&args, "\n{\"command\":\"a\"}\n").contains("line 2 has no field \"text\""));
    assert!(complaint(&args, "{\"text\":7}\n").contains("line 1: field \"text\" is not a string"));
    assert!(complaint(&args, "[1]\n").contains("line 1"));
    let csv = [&JSONL[..], &["--input-format", "csv"]].concat();
    assert!(complaint(&csv, "id,text\n1,a\n2,b,c\n").contains("line 3 has 3 cells"));
    assert!(complaint(&csv, "id,command\n1,a\n").contains("--field names one of: id, command"));
    let to_csv = ["--input-format", "jsonl", "--output-format", "csv"];
    assert!(
        complaint(&to_csv, "{\"text\":\"a\"}\n{\"text\":\"a\",\"n\":1}\n").contains("line 2 has a field \"n\"")
    );
}

#[test]
fn nothing_of_the_input_hides_or_steers_the_terminal() {
    let csv = ["--input-format", "csv", "--output-format", "jsonl"];
    let open = complaint(&csv, "text\nwhoami\n\"a\nreg save HKLM\\SAM x\nb\n");
    assert!(open.contains("starts in line 3 has a quote that is never closed"), "{open}");
    assert_eq!(
        json_lines(&answer(&csv, "text\nwho\"ami\n\"a\nb\"\"c\"\n5\" disk\n")).len(),
        3,
        "what is odd but whole"
    );
    assert!(complaint(&csv, "").contains("the input is empty"));
    let header = complaint(&csv, "\x1b[31mhost,cmd\na,b\n");
    assert!(header.contains("\\u{1b}[31mhost, cmd") && !header.contains('\x1b'), "{header}");
    // the last of two, as other readers take it
    let twice = answer(
        &["--input-format", "jsonl", "--field", "c", "--output-format", "csv"],
        "{\"c\":\"a\",\"c\":null}\n",
    );
    assert!(twice.lines().nth(1).unwrap().ends_with(",,,,"), "{twice}");
}

#[test]
fn bytes_that_are_not_utf_8_are_replaced_and_told_of() {
    let assert = predict(&JSONL).write_stdin(&b"ok\nwho\xffami\n"[..]).assert().success();
    let rows = json_lines(std::str::from_utf8(&assert.get_output().stdout).unwrap());
    assert_eq!(rows[1]["text"], "who\u{fffd}ami");
    assert!(String::from_utf8_lossy(&assert.get_output().stderr).contains("not UTF-8"));
    assert_eq!(json_lines(&answer(&JSONL, "\u{feff}dir\n"))[0]["text"], "dir");
    assert!(complaint(&[], &b"\xff\xfed\0i\0r\0"[..]).contains("UTF-16"));
}

#[test]
fn policies_decide_on_alert_and_exit_status() {
    assert!(complaint(&["--policy", "sleep", "x"], "").contains("it has alert, block, hunt"));
    assert!(complaint(&["--fail-on", "sleep", "x"], "").contains("no policy"));
    let row = &json_lines(&answer(&[&JSONL[..], &["--policy", "hunt", "whoami"]].concat(), ""))[0];
    let past = row["alert"].as_bool().unwrap();
    predict(&["--fail-on", "hunt", "whoami"]).assert().code(i32::from(past));
    predict(&["--fail-on", "hunt"]).write_stdin("").assert().code(0);
}

#[test]
fn a_bad_model_folder_is_named() {
    assert!(complaint(&["--model", "/no/such/folder", "x"], "").contains("/no/such/folder"));
}

#[test]
fn a_file_gets_the_same_bits_each_time() {
    use std::process::Command;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lines");
    std::fs::write(&file, (0..500).map(|i| format!("net use x: \\\\host{i}\\share\n")).collect::<String>())
        .unwrap();
    let score = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_t1003"));
        command.args(["predict", "--output-format", "csv"]).stdin(std::fs::File::open(&file).unwrap());
        command.output().unwrap().stdout
    };
    assert!(score() == score());
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lines");
    std::fs::write(&file, "whoami\n".repeat(20_000)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_t1003"))
        .arg("predict")
        .stdin(std::fs::File::open(&file).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 5];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_slow_pipe_is_answered_line_by_line() {
    use std::io::{BufRead, BufReader, Write};
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_t1003"))
        .args(["predict", "--output-format", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for text in ["first", "second"] {
        writeln!(stdin, "{text}").unwrap();
        assert!(answers.next().unwrap().unwrap().contains(text));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
