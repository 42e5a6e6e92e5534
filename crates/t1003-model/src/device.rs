//! `auto`, `cpu`, `cpu:f32`, `cuda`, `cuda:N`: where a model runs.

use crate::error::{Error, Result};
use std::str::FromStr;

/// What was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Device {
    /// The GPU where built for and usable, else the CPU.
    #[default]
    Auto,
    Cpu,
    /// The CPU in f32, packed weights or not: what the packed ones are measured against.
    CpuF32,
    Cuda(usize),
}

impl FromStr for Device {
    type Err = String;

    fn from_str(s: &str) -> Result<Self, String> {
        match s.trim().to_ascii_lowercase().as_str() {
            "auto" => Ok(Device::Auto),
            "cpu" => Ok(Device::Cpu),
            "cpu:f32" => Ok(Device::CpuF32),
            "cuda" => Ok(Device::Cuda(0)),
            other => other
                .strip_prefix("cuda:")
                .and_then(|n| n.parse().ok())
                .filter(|&n: &usize| n < 1024)
                .map(Device::Cuda)
                .ok_or_else(|| format!("\"{s}\" is not one of auto, cpu, cpu:f32, cuda, cuda:N")),
        }
    }
}

impl Device {
    pub fn open(self) -> Result<candle_core::Device> {
        match self {
            Device::Cpu | Device::CpuF32 => Ok(candle_core::Device::Cpu),
            Device::Auto if !cfg!(feature = "cuda") => Ok(candle_core::Device::Cpu),
            Device::Auto => Ok(candle_core::Device::new_cuda(0).unwrap_or(candle_core::Device::Cpu)),
            Device::Cuda(n) => candle_core::Device::new_cuda(n).map_err(|e| Error::Device {
                device: format!("cuda:{n}"),
                reason: if cfg!(feature = "cuda") {
                    e.to_string()
                } else {
                    "this build is without CUDA".into()
                },
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert_eq!("CUDA:3".parse(), Ok(Device::Cuda(3)));
        assert_eq!("auto".parse(), Ok(Device::Auto));
        for bad in ["", "gpu", "cuda:", "cuda:-1", "cuda:x", "cuda:99999"] {
            assert!(bad.parse::<Device>().is_err(), "{bad}");
        }
        #[cfg(not(feature = "cuda"))]
        assert!(Device::Cuda(0).open().is_err());
    }
}
