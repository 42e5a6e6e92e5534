#!/usr/bin/env bash
# Tests against running servers, as clients see them: one that loads the library when it is used, and
# one that preloads it. Arguments go to the test programs (a name selects tests).
set -eu
. "$(dirname "$0")/lib.sh"
cluster=$root/scripts/cluster.sh

"$cluster" start test
skip=() cron=,pg_cron
if [ ! -f "$("$system_pg_config" --pkglibdir)/pg_cron.so" ]; then
    say "this PostgreSQL has no pg_cron: scheduled re-scoring is not tested"
    skip=(--skip pg_cron_rescores) cron=
fi
"$cluster" start preload "shared_preload_libraries=t1003$cron" cron.use_background_workers=on wal_level=logical wal_retrieve_retry_interval=200ms
"$cluster" run test psql -X -q -c 'DROP DATABASE IF EXISTS t1003_live' -c 'CREATE DATABASE t1003_live'
PGDATABASE=t1003_live "$cluster" run test psql -X -q -c 'CREATE EXTENSION t1003'
T1003_SOCKET=$("$cluster" socket test) T1003_SOCKET_PRELOAD=$("$cluster" socket preload)
export T1003_SOCKET T1003_SOCKET_PRELOAD
# one after the other: one of them crashes the server on purpose
cargo test --manifest-path "$root/Cargo.toml" --package t1003-live -- --test-threads=1 --nocapture "${skip[@]}" "$@"
"$cluster" stop preload
echo "test-live: passed"
