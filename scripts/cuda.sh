#!/usr/bin/env bash
# Makes ready what a build with CUDA needs, in target/cuda, and prints that folder: cargo called in it builds for
# CUDA with `--features cuda`, because it reads its settings from the folder it is called in.
#
# CUDA_COMPUTE_CAP=80 (or 86, 89, 90 …) is the oldest GPU that the build is for. The system's CUDA 13 is taken where
# there is one, else NVIDIA's wheels of CUDA 13.0 from PyPI: the compiler, and where there is a GPU the libraries.
set -eu
. "$(dirname "$0")/lib.sh"
cuda=$root/target/cuda
cd "$root"
capability=${CUDA_COMPUTE_CAP:-80}
[[ $capability =~ ^[0-9]{2,3}$ ]] || die "CUDA_COMPUTE_CAP is \"$capability\": write 8.6 as 86"
[ "$capability" -ge 80 ] || die "CUDA_COMPUTE_CAP=$capability: bf16 begins with 80"
mkdir -p "$cuda"

wheels() {
    local stamp=$cuda/$1.txt
    shift
    [ "$(cat "$stamp" 2>/dev/null)" != "$*" ] || return 0
    command -v python3 >/dev/null || die "no python3, which fetches NVIDIA's wheels: install it, or CUDA 13"
    say "installing ${1%%==*} and what belongs to it from PyPI into target/cuda (once)"
    [ -x "$cuda/venv/bin/python" ] || python3 -m venv "$cuda/venv" || die "no venv for python3: apt-get install python3-venv"
    "$cuda/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target "$cuda/wheels" "$@"
    echo "$*" >"$stamp"
}

nvcc=$(command -v nvcc || ls /usr/local/cuda/bin/nvcc 2>/dev/null || true)
if [ -z "$nvcc" ] || ! "$nvcc" --version | grep -q 'release 13\.'; then
    wheels compiler nvidia-cuda-nvcc==13.0.88 nvidia-nvvm==13.0.88 nvidia-cuda-crt==13.0.88 \
        nvidia-cuda-runtime==13.0.96 nvidia-cuda-cccl==13.0.85
    nvcc=$cuda/wheels/nvidia/cu13/bin/nvcc
fi
if has_library libcuda.so.1 && ! has_library libcublas.so.13; then
    wheels libraries nvidia-cublas==13.0.2.14 nvidia-curand==10.4.0.35 nvidia-cuda-nvrtc==13.0.88
fi

# changed copies of two crates: cuda-crates.py says why. Made anew for another GPU, too, because their build scripts
# do not notice
made="$(cat "$root/Cargo.lock" "$root/scripts/cuda-crates.py" | cksum) $capability"
if [ "$(cat "$cuda/crates.txt" 2>/dev/null)" != "$made" ]; then
    python3 "$root/scripts/cuda-crates.py" "$root/Cargo.toml" "$cuda" >&2
    echo "$made" >"$cuda/crates.txt"
fi

mkdir -p "$cuda/.cargo"
cat >"$cuda/.cargo/config.toml.new" <<TOML
paths = ["cudarc", "candle-kernels"]
[env]
NVCC = "$nvcc"
CUDA_HOME = "$(dirname "$(dirname "$nvcc")")"
CUDA_COMPUTE_CAP = "$capability"
CUDARC_CUDA_VERSION = "13000"
TOML
# left alone where it is the same, so that nothing is built anew
cmp -s "$cuda/.cargo/config.toml.new" "$cuda/.cargo/config.toml" ||
    cp "$cuda/.cargo/config.toml.new" "$cuda/.cargo/config.toml"
echo "$cuda"
