#!/usr/bin/env bash
# Speed on a GPU: the engine beside PyTorch in bf16 with scaled-dot-product attention, then SQL beside the engine.
# Needs a GPU with its driver; what it installs lies under target/.
#
#   bench/gpu.sh [SHAPE …]     roberta-base and compact unless given
set -eu
. "$(dirname "$0")/../scripts/lib.sh"
cd "$root"
"$root/scripts/test-gpu.sh" --is-there
work=$root/target/peers
export CUDA=1
folder=$("$root/scripts/cuda.sh")
cuda_libraries
make --no-print-directory build
(cd "$folder" && cargo build --release --quiet --manifest-path "$root/Cargo.toml" --package t1003-cli --features cuda --example gpu)

if ! cmp -s bench/requirements.txt "$work/installed"; then
    say "installing PyTorch and transformers from PyPI (some GB, once)"
    mkdir -p "$work"
    /usr/bin/python3 -m venv "$work/venv" || die "no venv for /usr/bin/python3: apt-get install python3-venv"
    "$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
    cp bench/requirements.txt "$work/installed"
fi
[ -f "$work/commands/train.csv" ] ||
    "$root/target/release/t1003" generate --samples 40000 --seed 7 --out "$work/commands" >/dev/null
for shape in ${*:-roberta-base compact}; do
    "$work/venv/bin/python" -W ignore bench/gpu.py "$shape" "$work/$shape-gpu" "$work/commands/train.csv" \
        "$root/target/release/examples/gpu" cuda:0
done
DEVICE=cuda:0 "$root/scripts/bench.sh" 100000
