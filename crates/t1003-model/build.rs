//! Compiles the kernels for GPUs, where this is a build for CUDA: `scripts/cuda.sh` says which compiler and for which
//! GPUs.

use std::env::{var, var_os};
use std::path::PathBuf;
use std::process::Command;

fn main() {
    const SOURCE: &str = "src/bf16/kernels.cu";
    println!("cargo:rerun-if-changed={SOURCE}");
    println!("cargo:rerun-if-env-changed=NVCC");
    println!("cargo:rerun-if-env-changed=CUDA_COMPUTE_CAP");
    if var_os("CARGO_FEATURE_CUDA").is_none() {
        return;
    }
    let compiler = var("NVCC").unwrap_or_else(|_| "nvcc".into());
    let capability = var("CUDA_COMPUTE_CAP").unwrap_or_else(|_| "80".into());
    let out = PathBuf::from(var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("kernels.ptx");
    let status = Command::new(&compiler)
        .args(["--ptx", "-std=c++17", "-O3", &format!("-arch=compute_{capability}"), SOURCE, "-o"])
        .arg(&out)
        .status();
    match status {
        Ok(status) if status.success() => {}
        Ok(status) => panic!("{compiler} failed on {SOURCE}: {status}"),
        Err(error) => panic!("{compiler} cannot be run: {error}; build for CUDA as docs/gpu.md says"),
    }
}
