#!/usr/bin/env bash
# Scoring speed in SQL beside the engine's own, on the same distinct texts, in one run. THREADS=1 unless given; MODEL
# names another folder than the shipped model's. DEVICE=cuda:0 scores on a GPU, and leaves out what is not for one.
set -eu
. "$(dirname "$0")/lib.sh"
cluster=$root/scripts/cluster.sh
rows=${1:-100000}
device=${DEVICE:-auto}
threads=${THREADS:-1}
repeated=$((10 * rows)) singly=$rows large=
# a text at a time is what a GPU is slowest with, and many at once what it is for
case $device in cuda*) repeated=0 large=10000 singly=$((rows < 2000 ? rows : 2000)) ;; esac

"$cluster" start bench
psql() { "$cluster" run bench psql -X -q -At -v ON_ERROR_STOP=1 -v "rows=$rows" "$@"; }

say "making $rows distinct texts"
psql $([ "$repeated" -gt 0 ] || echo -v only_distinct=1) -f "$root/scripts/bench.sql" >/dev/null
mkdir -p "$root/target"
texts=$root/target/bench.txt
psql -c 'SELECT command_line FROM events ORDER BY id' >"$texts"
[ "$(sort -u "$texts" | wc -l)" = "$rows" ] || die "the texts are not distinct"

say "the engine alone"
# the last run that it prints is the one on all threads
together=$("$programs/t1003" bench ${MODEL:+--model "$MODEL"} --device "$device" --data "$texts" --texts "$rows" --rounds 1 \
    --threads "$threads" --json | sed -n 's/.*"texts_per_second": *\([0-9]*\).*/\1/p' | tail -1)

say "the same in SQL"
# the threads that the engine had; no cache, which distinct texts would not find anything in
no_cache="SET t1003.cache_entries = 0"
export PGOPTIONS="-c t1003.device=$device ${MODEL:+-c t1003.model_path=$MODEL}"
rate() { # ROWS SETTING QUERY
    psql -c "SET t1003.threads = $threads; SET max_parallel_workers_per_gather = 0" -c "$2" \
        -c "SELECT t1003_score('warm')" -c "SELECT clock_timestamp() AS t" -c "$3" -c "SELECT clock_timestamp()" |
        awk 'NR==2{a=$0} {b=$0} END{print a; print b}' |
        { read -r a && read -r b && psql -c "SELECT round($1 / extract(epoch FROM '$b'::timestamptz - '$a'::timestamptz))"; }
}
score=$(rate "$singly" "$no_cache" "SELECT sum(t1003_score(command_line)) FROM events WHERE id <= $singly")
query=$(rate "$rows" "$no_cache" "SELECT count(*) FROM t1003_classify_query('SELECT id, command_line FROM events')")
[ -z "$large" ] || at_once=$(rate "$rows" "$no_cache" "SELECT count(*) FROM t1003_classify_query('SELECT id, command_line FROM events', $large)")

on="$threads thread$([ "$threads" = 1 ] || echo s), $device"
percent() { echo "$(((100 * $1 + $2 / 2) / $2)) %"; }
printf '\n%-58s %10s\n' "$rows distinct texts, $on" 'rows/s'
printf '%-58s %10s\n' "the engine alone" "$together"
printf '%-58s %10s   %s of the engine\n' 'SELECT t1003_score(command_line) FROM events' "$score" "$(percent "$score" "$together")"
printf '%-58s %10s   %s of the engine\n' 't1003_classify_query' "$query" "$(percent "$query" "$together")"
[ -z "$large" ] || printf '%-58s %10s   %s of the engine\n' "t1003_classify_query, batch_rows $large" "$at_once" "$(percent "$at_once" "$together")"

if [ "$repeated" -gt 0 ]; then
    say "$repeated rows that repeat at most 20,000 texts"
    distinct_query=$(rate 20000 "$no_cache" "SELECT count(*) FROM t1003_classify_query('SELECT DISTINCT ON (command_line) id, command_line FROM repeated')")
    zipf_query=$(rate "$repeated" "SELECT" "SELECT count(*) FROM t1003_classify_query('SELECT id, command_line FROM repeated')")
    zipf_score=$(rate "$repeated" "SELECT" 'SELECT sum(t1003_score(command_line)) FROM repeated')
    times() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f times the speed without", a / b }'; }
    printf '\n%-58s %10s\n' "$repeated rows, at most 20,000 distinct texts (Zipf), $on" 'rows/s'
    printf '%-58s %10s\n' 'its distinct texts, each scored' "$distinct_query"
    printf '%-58s %10s   %s\n' 't1003_classify_query' "$zipf_query" "$(times "$zipf_query" "$distinct_query")"
    printf '%-58s %10s   %s\n' 'SELECT t1003_score(command_line) FROM repeated' "$zipf_score" "$(times "$zipf_score" "$distinct_query")"
fi
"$cluster" stop bench
