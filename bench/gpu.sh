#!/usr/bin/env bash
# Speed on a GPU: the engine beside PyTorch in bf16 with scaled-dot-product attention, the CPU's engine beside it on few
# texts, then SQL beside the engine. KIT names what scripts/gpu-kit.sh made, LOGS the folder for whole outputs.
#
#   bench/gpu.sh [SHAPE …]     roberta-base and compact unless given
set -eu
. "$(dirname "$0")/../scripts/lib.sh"
. "$(dirname "$0")/../scripts/gpu-parts.sh"
need_gpu
need_kit "$@"
log=${LOGS:-$root/target/gpu-logs}/bench-gpu.log
work=$KIT/bench
mkdir -p "$(dirname "$log")" "$work"
: >"$log"
trap '"$root/scripts/cluster.sh" stop bench' EXIT

python=python3
if ! "$python" -c 'import torch, transformers' 2>/dev/null; then
    python=$root/target/peers/venv/bin/python
    if ! cmp -s "$root/bench/requirements.txt" "$root/target/peers/installed"; then
        say "installing PyTorch and transformers from PyPI (some GB, once)"
        mkdir -p "$root/target/peers"
        python3 -m venv "$root/target/peers/venv" || die "no venv for python3: apt-get install python3-venv"
        "$python" -m pip install --quiet --disable-pip-version-check -r "$root/bench/requirements.txt"
        cp "$root/bench/requirements.txt" "$root/target/peers/installed"
    fi
fi

# it asks the network for nothing
export HF_HUB_OFFLINE=1
for shape in ${*:-roberta-base compact}; do
    part "$log" 200 "$shape beside PyTorch" "$python" -W ignore "$root/bench/gpu.py" "$shape" "$work/$shape" "$KIT/bin" "$device"
done
# the shipped model has a vocabulary of compact's size
part "$log" 60 "the shipped model" bash -c 'echo table | "$0" "$@" >/dev/null' \
    "$KIT/bin/gpu" "$root/model" "$work/compact/inputs.json" "$device"
export DEVICE=$device
rows=100000
[ "$device" != cpu ] || rows=1000
part "$log" 120 "SQL, roberta-base" env THREADS="$(nproc)" MODEL="$work/roberta-base" "$root/scripts/bench.sh" $((rows / 5))
part "$log" 120 "SQL, one thread" "$root/scripts/bench.sh" "$rows"
part "$log" 120 "SQL, all cores" env THREADS="$(nproc)" "$root/scripts/bench.sh" "$rows"
verdict bench-gpu
