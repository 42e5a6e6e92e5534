//! The report as one HTML file: style and pictures inline, nothing fetched, dark and light.

use super::plots::Plot;
use super::tables::{self, Table, threshold};
use crate::evaluate::{Evaluation, Mistake};
use std::fmt::{self, Write};

const STYLE: &str = "\
:root { color-scheme: light dark }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; margin: .5rem 0 }
caption { text-align: left; font-weight: 600 }
th, td { padding: .15rem .7rem; text-align: right; border-bottom: 1px solid #8884; font-variant-numeric: tabular-nums }
th:first-child, td:first-child { text-align: left }
td.text { text-align: left; font-family: ui-monospace, monospace; font-size: 13px; overflow-wrap: anywhere; white-space: pre-wrap }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem }
figure { margin: 0; background: #fff; color: #000; border-radius: 6px; padding: .5rem }
figure svg { width: 100%; height: auto }
p.remark { margin-top: 0; opacity: .8 }
code { overflow-wrap: anywhere }";

pub fn page(e: &Evaluation, plots: &[Plot]) -> String {
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = write_all(&mut out, e, plots);
    out
}

/// Text as HTML; characters that would reorder or hide what follows are written out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
                out.extend(c.escape_default());
            }
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out
}

fn write_all(out: &mut String, e: &Evaluation, plots: &[Plot]) -> fmt::Result {
    let (d, c) = (&e.data, e.confusion);
    let title = escaped(&format!("Evaluation of {} {}", e.model, e.version));
    writeln!(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>")?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n{STYLE}\n</style>")?;
    writeln!(out, "<h1>{title}</h1>\n<p>Bundle <code>{}</code>.", e.digest)?;
    writeln!(out, "{} texts: {} positives, {} negatives;", d.texts, d.positives, d.negatives)?;
    writeln!(out, "{} ambiguous and {} repeated ones are not counted.</p>", d.ambiguous, d.repeated)?;
    writeln!(out, "<ul>")?;
    d.files.iter().try_for_each(|file| writeln!(out, "<li><code>{}</code></li>", escaped(file)))?;
    writeln!(out, "</ul>\n<h2>Past a score of 0.5</h2>")?;
    writeln!(out, "<table><caption>Confusion matrix</caption>")?;
    writeln!(
        out,
        "<tr><th></th><th scope=\"col\">called Benign</th><th scope=\"col\">called T1003.002</th></tr>"
    )?;
    let row = |name, a, b| format!("<tr><th scope=\"row\">{name}</th><td>{a}</td><td>{b}</td></tr>");
    writeln!(out, "{}", row("Benign", c.true_negatives, c.false_positives))?;
    writeln!(out, "{}</table>", row("T1003.002", c.false_negatives, c.true_positives))?;
    writeln!(out, "<pre>{}</pre>", escaped(&e.classification.to_string()))?;
    writeln!(out, "<div class=\"plots\">")?;
    for plot in plots {
        writeln!(out, "<figure role=\"img\" aria-label=\"{}\">{}</figure>", escaped(&plot.title), plot.svg)?;
    }
    writeln!(out, "</div>")?;
    tables::all(e).iter().try_for_each(|table| write_table(out, table))?;
    let at = format!("at \"{}\" ({})", e.policy, threshold(e.threshold));
    write_mistakes(out, &format!("Missed {at}"), &e.missed)?;
    write_mistakes(out, &format!("False alarms {at}"), &e.false_alarms)?;
    writeln!(out, "</html>")
}

fn write_table(out: &mut String, table: &Table) -> fmt::Result {
    writeln!(out, "<h2>{}</h2>\n<table>\n<tr>", escaped(&table.title))?;
    table.header.iter().try_for_each(|name| write!(out, "<th scope=\"col\">{}</th>", escaped(name)))?;
    for row in &table.rows {
        write!(out, "</tr>\n<tr>")?;
        row.iter().try_for_each(|cell| write!(out, "<td>{}</td>", escaped(cell)))?;
    }
    writeln!(out, "</tr>\n</table>")?;
    match table.remark.as_str() {
        "" => Ok(()),
        remark => writeln!(out, "<p class=\"remark\">{}</p>", escaped(remark)),
    }
}

fn write_mistakes(out: &mut String, title: &str, mistakes: &[Mistake]) -> fmt::Result {
    writeln!(out, "<h2>{}</h2>", escaped(title))?;
    if mistakes.is_empty() {
        return writeln!(out, "<p>none</p>");
    }
    writeln!(out, "<table>\n<tr><th scope=\"col\">log-odds</th><th scope=\"col\">text</th></tr>")?;
    for m in mistakes {
        let text: String = m.text.chars().take(2000).collect();
        writeln!(out, "<tr><td>{:.2}</td><td class=\"text\">{}</td></tr>", m.log_odds, escaped(&text))?;
    }
    writeln!(out, "</table>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_become_markup() {
        assert_eq!(escaped("<b a=\"&\">\u{202e}\u{1b}"), "&lt;b a=&quot;&amp;&quot;&gt;\\u{202e}\\u{1b}");
    }
}
