//! Shows an evaluation: text for a terminal, one HTML file for a browser, Markdown with pictures beside it for a
//! repository. JSON needs no code of its own, see [`Evaluation`]'s `Serialize`.

mod html;
mod markdown;
mod plots;
mod tables;
mod text;

use crate::error::{Error, io};
use crate::evaluate::Evaluation;
use std::path::Path;

pub use text::text;

/// Writes HTML or Markdown, as the name of the file ends.
pub fn write(evaluation: &Evaluation, path: &Path) -> Result<(), Error> {
    let plots = plots::all(evaluation)?;
    match path.extension().and_then(|e| e.to_str()) {
        Some("html" | "htm") => std::fs::write(path, html::page(evaluation, &plots)).map_err(io(path)),
        Some("md") => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            for plot in &plots {
                let picture = path.with_file_name(format!("{stem}-{}.svg", plot.name));
                std::fs::write(&picture, &plot.svg).map_err(io(&picture))?;
            }
            std::fs::write(path, markdown::page(evaluation, &plots, &stem)).map_err(io(path))
        }
        _ => Err(Error::Data(format!("\"{}\": a report is named .html or .md", path.display()))),
    }
}
