#!/usr/bin/env bash
# The tests that need a GPU: parity with f32 on the CPU, memory, running out of it, training; then a server with two
# sessions, cancel, and preload.
#
#   scripts/test-gpu.sh --is-there    only says whether there is a GPU
set -eu
. "$(dirname "$0")/lib.sh"
has_library libcuda.so.1 ||
    die "there is no GPU here (no libcuda.so.1, which comes with the driver): nothing was tested. make check-cuda tests what can be without one"
command -v nvidia-smi >/dev/null && nvidia-smi --list-gpus | grep -q '^GPU' ||
    die "there is a GPU driver and no GPU (nvidia-smi --list-gpus names none): nothing was tested"
[ "${1:-}" != --is-there ] || exit 0
nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader >&2

export CUDA=1
folder=$("$root/scripts/cuda.sh")
cuda_libraries
say "the engine"
(cd "$folder" && cargo test --release --manifest-path "$root/Cargo.toml" --package t1003-train --features cuda --test gpu -- \
    --ignored --test-threads=1 --nocapture)

say "a server"
make --no-print-directory -C "$root" build
cluster=$root/scripts/cluster.sh
for name in test preload; do "$cluster" stop $name 2>/dev/null || true; done
"$cluster" start test
"$cluster" start preload shared_preload_libraries=t1003
"$cluster" run test psql -X -q -c 'DROP DATABASE IF EXISTS t1003_live' -c 'CREATE DATABASE t1003_live'
PGDATABASE=t1003_live "$cluster" run test psql -X -q -c 'CREATE EXTENSION t1003'
T1003_SOCKET=$("$cluster" socket test) T1003_SOCKET_PRELOAD=$("$cluster" socket preload)
export T1003_SOCKET T1003_SOCKET_PRELOAD
cargo test --manifest-path "$root/Cargo.toml" --package t1003-live --test gpu -- --ignored --test-threads=1 --nocapture
for name in test preload; do "$cluster" stop $name; done
echo "test-gpu: passed"
