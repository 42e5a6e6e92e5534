//! Pictures of an evaluation as SVG: text stays text, no font and no picture is fetched.

use crate::error::Error;
use crate::evaluate::Evaluation;
use plotters::coord::Shift;
use plotters::coord::ranged1d::ValueFormatter;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::*;

/// A picture.
pub struct Plot {
    /// For a file's name.
    pub name: &'static str,
    pub title: String,
    pub svg: String,
}

const SIZE: (u32, u32) = (560, 400);
const BENIGN: RGBColor = RGBColor(0x1f, 0x77, 0xb4);
const POSITIVE: RGBColor = RGBColor(0xd6, 0x27, 0x28);
const FONT: (&str, i32) = ("sans-serif", 14);
const CAPTION: (&str, i32) = ("sans-serif", 16);
/// Lowest false-positive rate of the ROC curve's logarithmic axis.
const LOWEST_RATE: f64 = 1e-5;

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), Box<dyn std::error::Error>>;

/// Every picture that the evaluation has numbers for.
pub fn all(e: &Evaluation) -> Result<Vec<Plot>, Error> {
    let both = e.data.positives > 0 && e.data.negatives > 0;
    let mut plots = Vec::new();
    if both {
        plots.push(plot("roc", "ROC curve", |area| roc(area, e))?);
        plots.push(plot("precision-recall", "Precision and recall", |area| precision_recall(area, e))?);
    }
    plots.push(plot("scores", "Scores", |area| histogram(area, e))?);
    plots.push(plot("reliability", "Reliability", |area| reliability(area, e))?);
    if !e.evasion.is_empty() {
        plots.push(plot("evasion", "Detection under obfuscation", |area| evasion(area, e))?);
    }
    Ok(plots)
}

fn plot(name: &'static str, title: &str, draw: impl FnOnce(&Area) -> Drawn) -> Result<Plot, Error> {
    let mut svg = String::new();
    let drawn = {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        area.fill(&WHITE).map_err(Into::into).and_then(|()| draw(&area)).and_then(|()| Ok(area.present()?))
    };
    drawn.map_err(|e| Error::Data(format!("cannot draw \"{name}\": {e}")))?;
    Ok(Plot { name, title: title.into(), svg })
}

fn roc(area: &Area, e: &Evaluation) -> Drawn {
    let mut chart = ChartBuilder::on(area)
        .caption("ROC curve", CAPTION)
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(50)
        .build_cartesian_2d((LOWEST_RATE..1.0).log_scale(), 0.0..1.0)?;
    chart
        .configure_mesh()
        .max_light_lines(0)
        .x_desc("false-positive rate")
        .y_desc("recall")
        .x_label_formatter(&|x| format!("{x:.0e}"))
        .label_style(FONT)
        .draw()?;
    let points = e.roc.iter().map(|p| (p.false_positive_rate.max(LOWEST_RATE), p.recall));
    chart.draw_series(LineSeries::new(points, POSITIVE.stroke_width(2)))?;
    let at = e.policies.iter().map(|p| (p.false_positive_rate.max(LOWEST_RATE), p.recall, p.name.clone()));
    chart.draw_series(at.map(|(x, y, name)| {
        EmptyElement::at((x, y)) + Circle::new((0, 0), 4, BLACK.filled()) + Text::new(name, (6, 4), FONT)
    }))?;
    Ok(())
}

fn precision_recall(area: &Area, e: &Evaluation) -> Drawn {
    let points = e.precision_recall.iter().map(|p| (p.recall, p.precision));
    lines(area, "Precision and recall", ("recall", "precision"), &[(points.collect(), POSITIVE, "")], false)
}

/// Most scores are near 0 or 1. A bin between them may hold three texts, and then says little: its bar is long.
fn reliability(area: &Area, e: &Evaluation) -> Drawn {
    let mut chart = unit_square(area, "Reliability", ("mean score of a bin", "share of positives"))?;
    let honest =
        chart.draw_series(LineSeries::new([(0.0, 0.0), (1.0, 1.0)], BLACK.mix(0.6).stroke_width(2)))?;
    honest.label("honest").legend(|(x, y)| PathElement::new([(x, y), (x + 16, y)], BLACK.mix(0.6)));
    let bins = &e.calibration.bins;
    chart.draw_series(bins.iter().map(|b| {
        let (low, high) = b.interval();
        PathElement::new([(b.mean_score, low), (b.mean_score, high)], POSITIVE.mix(0.6))
    }))?;
    let dots = chart
        .draw_series(bins.iter().map(|b| Circle::new((b.mean_score, b.positives), 4, POSITIVE.filled())))?;
    let label = "texts of a bin, 95 % interval";
    dots.label(label).legend(|(x, y)| Circle::new((x + 8, y), 4, POSITIVE.filled()));
    legend(&mut chart, SeriesLabelPosition::UpperLeft)
}

fn evasion(area: &Area, e: &Evaluation) -> Drawn {
    let recall = e.evasion.iter().map(|p| (p.strength, p.recall())).collect();
    let flagged = e.evasion.iter().map(|p| (p.strength, p.false_positive_rate())).collect();
    let title = format!("Detection under obfuscation, at \"{}\"", e.policy);
    let series = [(recall, POSITIVE, "positives past it"), (flagged, BENIGN, "negatives past it")];
    lines(area, &title, ("strength of obfuscation", "share of texts"), &series, true)
}

/// Points of a line, its colour, and its name in the legend.
type Series<'a> = (Vec<(f64, f64)>, RGBColor, &'a str);

type UnitSquare<'a> = ChartContext<'a, SVGBackend<'a>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// Axes from 0 to 1.
fn unit_square<'a>(
    area: &Area<'a>,
    title: &str,
    axes: (&str, &str),
) -> Result<UnitSquare<'a>, Box<dyn std::error::Error>> {
    let mut chart = ChartBuilder::on(area)
        .caption(title, CAPTION)
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(50)
        .build_cartesian_2d(0.0..1.0, 0.0..1.0)?;
    chart.configure_mesh().max_light_lines(0).x_desc(axes.0).y_desc(axes.1).label_style(FONT).draw()?;
    Ok(chart)
}

/// Lines in the unit square, with dots where `dots`.
fn lines(area: &Area, title: &str, axes: (&str, &str), series: &[Series], dots: bool) -> Drawn {
    let mut chart = unit_square(area, title, axes)?;
    for (points, color, name) in series {
        let drawn = chart.draw_series(LineSeries::new(points.iter().copied(), color.stroke_width(2)))?;
        if !name.is_empty() {
            let color = *color;
            drawn.label(*name).legend(move |(x, y)| PathElement::new([(x, y), (x + 16, y)], color));
        }
        if dots {
            chart.draw_series(points.iter().map(|&p| Circle::new(p, 3, color.filled())))?;
        }
    }
    if series.iter().any(|(_, _, name)| !name.is_empty()) {
        // a robust model's lines leave the middle free
        legend(&mut chart, SeriesLabelPosition::MiddleRight)?;
    }
    Ok(())
}

fn legend<'a, X, Y>(
    chart: &mut ChartContext<'a, SVGBackend<'a>, Cartesian2d<X, Y>>,
    position: SeriesLabelPosition,
) -> Result<(), Box<dyn std::error::Error>>
where
    X: Ranged<ValueType = f64> + ValueFormatter<f64>,
    Y: Ranged<ValueType = f64> + ValueFormatter<f64>,
{
    let mut labels = chart.configure_series_labels();
    labels.position(position).background_style(WHITE.mix(0.8)).label_font(FONT).draw()?;
    Ok(())
}

/// How many texts of each class have which log-odds; the counts' axis is logarithmic, or the few texts in the
/// middle, which matter, could not be seen.
fn histogram(area: &Area, e: &Evaluation) -> Drawn {
    const BARS: usize = 40;
    let all = || e.log_odds.iter().flatten().copied();
    let (low, high) = (all().fold(-1.0, f64::min).floor(), all().fold(1.0, f64::max).ceil());
    let width = (high - low) / BARS as f64;
    let counts = e.log_odds.each_ref().map(|class| {
        let mut counts = [0u32; BARS];
        class.iter().for_each(|z| counts[(((z - low) / width) as usize).min(BARS - 1)] += 1);
        counts
    });
    let most = counts.iter().flatten().copied().max().unwrap_or(1).max(2);
    let mut chart = ChartBuilder::on(area)
        .caption("Scores", CAPTION)
        .margin(10)
        .x_label_area_size(40)
        .y_label_area_size(50)
        .build_cartesian_2d(low..high, (0.8..f64::from(most) * 1.5).log_scale())?;
    chart
        .configure_mesh()
        .max_light_lines(0)
        .x_desc("log-odds of T1003.002")
        .y_desc("texts")
        .y_label_formatter(&|y| format!("{y:.0}"))
        .label_style(FONT)
        .disable_x_mesh()
        .draw()?;
    for (counts, color, name) in [(counts[0], BENIGN, "negatives"), (counts[1], POSITIVE, "positives")] {
        let bar = |(i, &count): (usize, &u32)| {
            let x = low + i as f64 * width;
            Rectangle::new([(x, 0.8), (x + width, f64::from(count))], color.mix(0.55).filled())
        };
        let drawn = chart.draw_series(counts.iter().enumerate().filter(|(_, c)| **c > 0).map(bar))?;
        drawn.label(name).legend(move |(x, y)| Rectangle::new([(x, y - 5), (x + 12, y + 5)], color.filled()));
    }
    legend(&mut chart, SeriesLabelPosition::MiddleMiddle)?;
    for p in &e.policies {
        let z = f64::from(p.threshold);
        let z = (z / (1.0 - z)).ln();
        if z > low && z < high {
            let line = vec![(z, 0.8), (z, f64::from(most) * 1.5)];
            chart.draw_series(std::iter::once(PathElement::new(line, BLACK.mix(0.6))))?;
            let at = (z, f64::from(most) * 1.3);
            chart.draw_series(std::iter::once(Text::new(p.name.clone(), at, FONT)))?;
        }
    }
    Ok(())
}
