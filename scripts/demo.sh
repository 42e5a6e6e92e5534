#!/usr/bin/env bash
# Logs scored inside PostgreSQL, from nothing: a throw-away server, ten thousand process-creation
# events, the shipped model. LOGS=FILE takes your own CSV instead, with the same columns.
set -eu
. "$(dirname "$0")/lib.sh"
cluster=$root/scripts/cluster.sh

say "starting a PostgreSQL of its own (socket only)"
"$cluster" start demo
psql() { "$cluster" run demo psql -X -q -v ON_ERROR_STOP=1 "$@"; }

logs=${LOGS:-$root/target/demo/events.csv}
if [ ! -s "$logs" ]; then
    mkdir -p "$(dirname "$logs")"
    say "making process-creation events: t1003 generate --logs"
    "$root/target/release/t1003" generate --logs 10000 --seed 1 --out "$logs.part"
    mv "$logs.part" "$logs"
fi

say "loading $logs"
psql -v VERBOSITY=terse <<'SQL'
SET client_min_messages = warning;
DROP TABLE IF EXISTS verdicts, events;
CREATE EXTENSION IF NOT EXISTS t1003;
CREATE TABLE events (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "time"       timestamptz NOT NULL,
    host         text,
    "user"       text,
    parent_image text,
    image        text,
    command_line text
);
SQL
psql -c '\copy events ("time", host, "user", parent_image, image, command_line) from pstdin with (format csv, header)' <"$logs"

say "scoring"
psql -f "$root/scripts/demo.sql"

echo
echo "Look around:  scripts/cluster.sh run demo psql"
echo "Clean up:     make demo-stop"
