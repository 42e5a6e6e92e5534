//! The int8 engine against its oracle, candle in f32: the same weights, shapes that fit no panel, every kind
//! of CPU that this one can be, and texts in every company.

use candle_core::{DType, Device, Tensor};
use proptest::prelude::*;
use t1003_model::backend::Backend;
use t1003_model::config::Config;
use t1003_model::encoder::{ClassificationHead, Encoder, Pass, Weights};
use t1003_model::int8::{Int8Backend, Kernels, pack};
use t1003_model::packed::Packed;
use t1003_model::{Model, Stop, Verdict, shipped};

/// A value for every parameter, out of its name and index.
struct Seeded(u32);

impl Weights for Seeded {
    fn get(&self, name: &str, shape: &[usize]) -> t1003_model::Result<Tensor> {
        let start = name.bytes().fold(self.0, |h, b| (h ^ b as u32).wrapping_mul(16_777_619));
        let value = |i: u32| {
            let mut x = start.wrapping_add(i.wrapping_mul(2_654_435_761));
            x = (x ^ x >> 16).wrapping_mul(0x85eb_ca6b);
            x = (x ^ x >> 13).wrapping_mul(0xc2b2_ae35);
            let u = ((x ^ x >> 16) as f64 / 4_294_967_296.0 - 0.5) as f32;
            match () {
                () if name.ends_with("LayerNorm.weight") => 1.0 + u * 0.5,
                () if name.ends_with(".bias") => u,
                () => u * (4.0 / (*shape.last().unwrap_or(&1) as f32).sqrt()),
            }
        };
        let count = shape.iter().product::<usize>() as u32;
        let values: Vec<f32> = (0..count).map(value).collect();
        Ok(Tensor::from_vec(values, shape, &Device::Cpu)?.to_dtype(DType::F32)?)
    }
}

fn engine(config: &Config, labels: usize, weights: &Seeded) -> Int8Backend {
    let source = [7; 32];
    let bytes = pack(config, labels, weights, &source).unwrap();
    Int8Backend::from_bytes(&bytes, config, labels, &source).unwrap()
}

fn oracle(config: &Config, labels: usize, weights: &Seeded, batch: &Packed) -> Vec<f32> {
    let encoder = Encoder::load(weights, config).unwrap();
    let head = ClassificationHead::load(weights, config, labels).unwrap();
    let hidden = encoder.forward(batch, &Pass::default()).unwrap();
    head.forward(&hidden, batch, &Pass::default()).unwrap().flatten_all().unwrap().to_vec1().unwrap()
}

fn sequences(lengths: &[usize], vocabulary: usize) -> Packed {
    let mut n = 0;
    let ids = |length: usize| -> Vec<u32> {
        (0..length)
            .map(|_| {
                n += 1;
                (n * 7919 % vocabulary) as u32
            })
            .collect()
    };
    lengths.iter().copied().map(ids).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn odd_shapes_answer_as_in_f32_and_alike_on_every_cpu(
        heads in 1usize..5,
        head_size in 1usize..40,
        inner in 1usize..150,
        layers in 1usize..4,
        labels in 2usize..5,
        lengths in prop::collection::vec(1usize..50, 1..6),
        seed: u32,
    ) {
        let config = Config {
            num_attention_heads: heads,
            intermediate_size: inner,
            ..Config::new(97, heads * head_size, layers, 64)
        };
        let weights = Seeded(seed);
        let engine = engine(&config, labels, &weights);
        let batch = sequences(&lengths, 97);
        let logits = engine.logits(&batch, &Stop::default()).unwrap();
        let want = oracle(&config, labels, &weights, &batch);
        prop_assert_eq!(logits.len(), want.len());
        for (got, want) in logits.iter().zip(&want) {
            prop_assert!((got - want).abs() < 0.25, "{got} against {want}");
        }
        // each alone: the same bits
        for (i, ids) in batch.iter().enumerate() {
            let alone = engine.logits(&[ids].into_iter().collect(), &Stop::default()).unwrap();
            prop_assert_eq!(&alone[..], &logits[i * labels..(i + 1) * labels]);
        }
        let (timed, _) = engine.stages(&batch).unwrap();
        prop_assert_eq!(&timed, &logits);
        let mut engine = engine;
        for kernels in Kernels::all() {
            engine = engine.with_kernels(kernels);
            let same = engine.logits(&batch, &Stop::default()).unwrap() == logits;
            prop_assert!(same, "{} differs", kernels.name);
        }
    }
}

/// The compact shape, long sequences too: how far int8 is from f32 where weights are nothing but noise.
#[test]
fn the_compact_shape_is_close_to_f32() {
    let config = Config { num_attention_heads: 8, intermediate_size: 1024, ..Config::new(500, 256, 6, 258) };
    let weights = Seeded(1);
    let batch = sequences(&[2, 3, 17, 33, 64, 130, 256], 500);
    let logits = engine(&config, 2, &weights).logits(&batch, &Stop::default()).unwrap();
    for (got, want) in logits.iter().zip(oracle(&config, 2, &weights, &batch)) {
        assert!((got - want).abs() < 0.1, "{got} against {want}");
    }
}

#[test]
fn stages_count_what_was_computed() {
    let config = Config { num_attention_heads: 2, intermediate_size: 128, ..Config::new(97, 64, 2, 64) };
    let engine = engine(&config, 2, &Seeded(1));
    let (_, stages) = engine.stages(&sequences(&[5, 9], 97)).unwrap();
    let (tokens, first, hidden, inner) = (14, 2, 64, 128);
    let layer = |rows: u64| 2 * rows * hidden * (2 * hidden + 2 * inner);
    // keys and values of the last layer are of all tokens
    let whole = layer(tokens) + 4 * tokens * hidden * hidden;
    let last = layer(first) + 4 * tokens * hidden * hidden;
    assert_eq!(stages.operations, whole + last + 2 * first * hidden * hidden);
    assert!(stages.product.as_nanos() > 0 && stages.embed.as_nanos() > 0 && stages.attention.as_nanos() > 0);
}

/// On the shipped model: what is said of a text may not hang on the precision.
#[test]
fn verdicts_agree_with_f32() {
    let open = |device| Model::open(shipped::FILES, device).unwrap();
    let (int8, f32) = (open(t1003_model::Device::Cpu), open(t1003_model::Device::CpuF32));
    let alert = int8.info().manifest.policies["alert"].threshold;
    let texts = texts();
    let (a, b) = (
        int8.classify_batch(&texts, &Stop::default()).unwrap(),
        f32.classify_batch(&texts, &Stop::default()).unwrap(),
    );
    let gap = |a: &Verdict, b: &Verdict| (a.log_odds - b.log_odds).abs();
    let mut gaps: Vec<f32> = a.iter().zip(&b).map(|(a, b)| gap(a, b)).collect();
    gaps.sort_by(f32::total_cmp);
    let (most, worst) = (gaps[gaps.len() * 99 / 100], gaps[gaps.len() - 1]);
    assert!(worst > 0.0, "int8 was not used");
    println!("log-odds differ by {most} at the 99th percentile, {worst} at most");
    // these texts are odd mixtures, many of them near the line: more of them may fall to its other side
    // than of real ones, but only from near the line
    let differ = |(a, b): &(&Verdict, &Verdict)| (a.score >= alert) != (b.score >= alert);
    let flips: Vec<f32> = a.iter().zip(&b).filter(differ).map(|(a, b)| gap(a, b)).collect();
    println!("{} of {} fall to the other side of the alert threshold: {flips:?}", flips.len(), texts.len());
    assert!(flips.len() * 100 <= texts.len() && most < 0.5, "{flips:?}, {most}");
}

/// Commands about hives and others, in some clothes.
fn texts() -> Vec<String> {
    const COMMANDS: [&str; 10] = [
        r"reg save HKLM\SAM",
        r"reg.exe export HKLM\SYSTEM",
        r"reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run /v",
        "secretsdump.py -sam sam.save -system system.save LOCAL -outputfile",
        "schtasks /query /fo csv > ",
        "net use Z: \\\\files\\share",
        r"copy C:\Windows\System32\config\RegBack\SAM",
        "powershell -nop -c Get-ChildItem -Recurse",
        "vssadmin list shadows >",
        "robocopy C:\\data D:\\backup",
    ];
    const TARGETS: [&str; 10] = [
        r"C:\temp\a.hiv",
        r"%TEMP%\out.txt",
        r"D:\case 12\system.save",
        "x",
        r"\\10.0.0.5\drop\s.dat",
        "/y",
        "C:\\Users\\Public\\1",
        "report-2024.csv",
        "$env:TEMP\\x.tmp",
        "",
    ];
    const FRAMES: [(&str, &str); 10] = [
        ("", ""),
        ("cmd /c ", ""),
        ("cmd.exe /Q /c \"", "\""),
        ("powershell -ExecutionPolicy Bypass -Command \"", "\""),
        ("", " && echo done"),
        ("whoami & ", ""),
        ("start /b ", ""),
        ("The user ran ", " at 14:05."),
        ("sc create svc binPath= \"", "\""),
        ("wmic process call create \"", "\""),
    ];
    let all = COMMANDS.iter().flat_map(|c| TARGETS.iter().map(move |t| format!("{c} {t}")));
    all.flat_map(|text| FRAMES.iter().map(move |(a, b)| format!("{a}{text}{b}"))).collect()
}
