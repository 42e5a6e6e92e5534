//! `auto`, `cpu`, `cpu:f32`, `cuda`, `cuda:N`, `cuda:f16`, `cuda:N:f16` …: where a model runs, and in what precision.

use crate::cuda;
use crate::error::Result;
use candle_core::DType;
use std::str::FromStr;

/// What was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// A GPU where built for and usable, with the CPU at its side; else the CPU.
    #[default]
    Auto,
    Cpu,
    /// The CPU in f32, packed weights or not: what the packed ones are measured against.
    CpuF32,
    /// A GPU or an error: the one that is named, or one that this process's number picks.
    Cuda {
        gpu: Option<usize>,
        precision: Precision,
    },
}

/// What a GPU computes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Precision {
    /// The range of f32 with fewer digits: what training and inference want unless told otherwise.
    #[default]
    Bf16,
    /// More digits, less range.
    F16,
    F32,
}

impl Precision {
    pub fn dtype(self) -> DType {
        match self {
            Precision::Bf16 => DType::BF16,
            Precision::F16 => DType::F16,
            Precision::F32 => DType::F32,
        }
    }
}

/// An opened device, and what to compute in on it.
#[derive(Clone, Debug)]
pub struct Place {
    pub device: candle_core::Device,
    pub dtype: DType,
}

impl Place {
    pub fn cpu() -> Self {
        Place { device: candle_core::Device::Cpu, dtype: DType::F32 }
    }
}

/// The names that [`Device`] reads, for messages.
pub const NAMES: &str = "auto, cpu, cpu:f32, cuda, cuda:N, cuda:PRECISION, cuda:N:PRECISION (bf16, f16, f32)";

impl FromStr for Device {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        let name = s.trim().to_ascii_lowercase();
        let parsed = match name.as_str() {
            "auto" => Some(Device::Auto),
            "cpu" => Some(Device::Cpu),
            "cpu:f32" => Some(Device::CpuF32),
            "cuda" => Some(Device::Cuda { gpu: None, precision: Precision::default() }),
            other => other.strip_prefix("cuda:").and_then(gpu),
        };
        parsed.ok_or_else(|| format!("\"{s}\" is none of {NAMES}"))
    }
}

/// `N`, `PRECISION` or `N:PRECISION`.
fn gpu(name: &str) -> Option<Device> {
    let precision = |name: &str| match name {
        "bf16" => Some(Precision::Bf16),
        "f16" => Some(Precision::F16),
        "f32" => Some(Precision::F32),
        _ => None,
    };
    let number = |name: &str| {
        let digits = name.bytes().all(|b| b.is_ascii_digit());
        name.parse().ok().filter(|&n: &usize| digits && n < 1024)
    };
    let (gpu, precision) = match name.split_once(':') {
        Some((n, p)) => (Some(number(n)?), precision(p)?),
        None => match precision(name) {
            Some(precision) => (None, precision),
            None => (Some(number(name)?), Precision::default()),
        },
    };
    Some(Device::Cuda { gpu, precision })
}

impl Device {
    /// One device for all that follows, as training wants it: what memory it takes it keeps.
    pub fn open(self) -> Result<Place> {
        let on = |gpu, precision: Precision| {
            let device = cuda::open(gpu)?;
            cuda::keep(&device, usize::MAX);
            Ok(Place { device, dtype: precision.dtype() })
        };
        match self.decided() {
            Device::Cpu | Device::CpuF32 => Ok(Place::cpu()),
            Device::Auto => on(None, Precision::default()).or_else(|_| Ok(Place::cpu())),
            Device::Cuda { gpu, precision } => on(gpu, precision),
        }
    }

    /// `auto` as what it comes to in this process: the CPU where no GPU is in sight. Asks the GPU's driver once,
    /// which must not be done before a process forks.
    pub fn decided(self) -> Self {
        if self == Device::Auto && cuda::unusable().is_some() { Device::Cpu } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let cuda = |gpu, precision| Ok(Device::Cuda { gpu, precision });
        assert_eq!("CUDA:3".parse(), cuda(Some(3), Precision::Bf16));
        assert_eq!("cuda".parse(), cuda(None, Precision::Bf16));
        assert_eq!(" cuda:f16".parse(), cuda(None, Precision::F16));
        assert_eq!("cuda:0:f32".parse(), cuda(Some(0), Precision::F32));
        assert_eq!("auto".parse(), Ok(Device::Auto));
        assert_eq!("cpu:f32".parse(), Ok(Device::CpuF32));
        for bad in
            ["", "gpu", "cpu:0", "cuda:", "cuda:-1", "cuda:+1", "cuda:x", "cuda:99999", "cuda:1:", "cuda:f16:1"]
        {
            assert!(bad.parse::<Device>().is_err(), "{bad}");
        }
    }

    #[test]
    fn without_a_gpu_auto_is_the_cpu_and_cuda_an_error_that_says_why() {
        let Some(reason) = cuda::unusable() else { return };
        assert_eq!(Device::Auto.decided(), Device::Cpu);
        assert!(Device::Auto.open().unwrap().device.is_cpu());
        for device in ["cuda", "cuda:0", "cuda:7:f16"] {
            let device: Device = device.parse().unwrap();
            assert_eq!(device.decided(), device);
            let message = device.open().unwrap_err().to_string();
            assert!(message.contains(reason), "{message}");
        }
    }
}
