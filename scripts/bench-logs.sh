#!/usr/bin/env bash
# What watching costs: COPY of many rows into a table that is not watched and into one in each mode, with distinct
# texts and with texts that repeat themselves as logs do; and the speed of re-scoring with one worker and two.
set -eu
. "$(dirname "$0")/lib.sh"
cluster=$root/scripts/cluster.sh
rows=${1:-100000}

"$cluster" start bench
psql() { "$cluster" run bench psql -X -q -At -v ON_ERROR_STOP=1 "$@"; }
psql -v "rows=$rows" -f "$root/scripts/bench.sql" >/dev/null

say "making $rows distinct texts, and $rows events of a company's logs"
psql -c "COPY (SELECT id, 'ws-' || id % 500, command_line FROM events) TO STDOUT" >"$root/target/bench-distinct.tsv"
"$root/target/release/t1003" generate --logs "$rows" --seed 1 --out "$root/target/bench-logs.csv" 2>/dev/null
psql -c 'CREATE TEMP TABLE l ("time" timestamptz, host text, "user" text, parent_image text, image text, command_line text)' \
    -c '\copy l from pstdin with (format csv, header)' \
    -c 'COPY (SELECT row_number() OVER (), host, command_line FROM l) TO STDOUT' \
    <"$root/target/bench-logs.csv" >"$root/target/bench-repeated.tsv"
different() { cut -f3 "$1" | sort -u | wc -l; }
many=$(different "$root/target/bench-repeated.tsv")

seconds() { local start=$EPOCHREALTIME; "$@" >/dev/null; awk "BEGIN { printf \"%.2f\", $EPOCHREALTIME - $start }"; }
table() {
    psql -c "SET client_min_messages = warning" -c "DROP TABLE IF EXISTS logs" \
        -c "CREATE TABLE logs (id bigint PRIMARY KEY, host text, command_line text)"
    [ "$1" = unwatched ] || psql -c "SELECT t1003_watch('logs', 'command_line', mode => '$1', host_column => 'host')"
}
load() { psql -c '\copy logs (id, host, command_line) from pstdin' <"$1"; }

printf '\n%-34s %22s %22s\n' "COPY of $rows rows, seconds" 'distinct texts' "$many different texts"
for mode in unwatched deferred flag alert; do
    table "$mode" >/dev/null
    distinct=$(seconds load "$root/target/bench-distinct.tsv")
    table "$mode" >/dev/null
    repeated=$(seconds load "$root/target/bench-repeated.tsv")
    printf '%-34s %22s %22s\n' "$mode" "$distinct" "$repeated"
done

worker() { psql -c 'SET t1003.threads = 1' -c "CALL t1003_rescore('logs')"; }
workers() { for _ in $(seq "$1"); do worker & done; wait; }
table deferred >/dev/null
load "$root/target/bench-distinct.tsv"
printf '\n%-34s %22s\n' "re-scoring $rows distinct texts" 'rows/s'
for count in 1 2; do
    psql -c "UPDATE logs SET t1003_model = NULL" -c "VACUUM ANALYZE logs"
    took=$(seconds workers "$count")
    left=$(psql -c 'SELECT count(*) FROM logs WHERE t1003_model IS NULL')
    [ "$left" = 0 ] || die "$left rows were left"
    printf '%-34s %22s\n' "$count worker(s) of one thread" "$(awk "BEGIN { printf \"%.0f\", $rows / $took }")"
done
"$cluster" stop bench
