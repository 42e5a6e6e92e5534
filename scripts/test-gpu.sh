#!/usr/bin/env bash
# The tests that need a GPU: parity with f32 on the CPU, memory, running out of it, training; then a server with
# sessions, cancel, and preload. KIT names what scripts/gpu-kit.sh made, LOGS the folder for whole outputs.
set -eu
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/gpu-parts.sh"
need_gpu
need_kit
log=${LOGS:-$root/target/gpu-logs}/test-gpu.log
mkdir -p "$(dirname "$log")"
: >"$log"

cluster=$root/scripts/cluster.sh
stop() { for name in test preload; do "$cluster" stop $name; done; }
trap stop EXIT
servers() {
    "$cluster" start test & "$cluster" start preload shared_preload_libraries=t1003
    wait $!
    "$cluster" run test psql -X -q -c 'DROP DATABASE IF EXISTS t1003_live' -c 'CREATE DATABASE t1003_live'
    PGDATABASE=t1003_live "$cluster" run test psql -X -q -c 'CREATE EXTENSION t1003'
}

text='reg save HKLM\SAM C:\temp\sam.hiv'
part "$log" 60 'the command' "$KIT/bin/t1003" predict --device "$device" "$text"
part "$log" 60 "the command as $server_user" as_server "$KIT/bin/t1003" predict --device "$device" "$text"
engine=$("$KIT/bin/test-engine" --list --ignored) sessions=$("$KIT/bin/test-sessions" --list --ignored)
names() { sed -n 's/: test$//p' <<<"$1"; }
[ -n "$(names "$engine")" ] && [ -n "$(names "$sessions")" ] || die "the kit has no tests"
for test in $(names "$engine"); do
    part "$log" 120 "$test" "$KIT/bin/test-engine" --exact "$test" --ignored --nocapture
done

export cluster
export -f servers
part "$log" 90 'two servers' servers
T1003_SOCKET=$("$cluster" socket test || true) T1003_SOCKET_PRELOAD=$("$cluster" socket preload || true)
export T1003_SOCKET T1003_SOCKET_PRELOAD
for test in $(names "$sessions"); do
    part "$log" 120 "$test" "$KIT/bin/test-sessions" --exact "$test" --ignored --nocapture
done
verdict test-gpu
