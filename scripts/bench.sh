#!/usr/bin/env bash
# Scoring speed in SQL beside the engine's own, on the same distinct texts, in one run, one thread. DEVICE=cuda:0
# scores on a GPU.
set -eu
. "$(dirname "$0")/lib.sh"
cluster=$root/scripts/cluster.sh
rows=${1:-100000}
device=${DEVICE:-auto}

"$cluster" start bench
psql() { "$cluster" run bench psql -X -q -At -v ON_ERROR_STOP=1 -v "rows=$rows" "$@"; }

say "making $rows distinct texts"
psql -f "$root/scripts/bench.sql" >/dev/null
texts=$root/target/bench.txt
psql -c 'SELECT command_line FROM events ORDER BY id' >"$texts"
[ "$(sort -u "$texts" | wc -l)" = "$rows" ] || die "the texts are not distinct"

say "the engine alone"
# the first run that it prints is the one on a single thread
together=$("$root/target/release/t1003" bench --device "$device" --data "$texts" --texts "$rows" --rounds 1 --threads 1 --json |
    sed -n 's/.*"texts_per_second": *\([0-9]*\).*/\1/p' | head -1)

say "the same in SQL"
# one core, as the engine had; no cache, which distinct texts would not find anything in
no_cache="SET t1003.cache_entries = 0"
export PGOPTIONS="-c t1003.device=$device"
rate() { # ROWS SETTING QUERY
    psql -c "SET t1003.threads = 1; SET max_parallel_workers_per_gather = 0" -c "$2" \
        -c "SELECT t1003_score('warm')" -c "SELECT clock_timestamp() AS t" -c "$3" -c "SELECT clock_timestamp()" |
        awk 'NR==2{a=$0} {b=$0} END{print a; print b}' |
        { read -r a && read -r b && psql -c "SELECT round($1 / extract(epoch FROM '$b'::timestamptz - '$a'::timestamptz))"; }
}
score=$(rate "$rows" "$no_cache" 'SELECT sum(t1003_score(command_line)) FROM events')
query=$(rate "$rows" "$no_cache" "SELECT count(*) FROM t1003_classify_query('SELECT id, command_line FROM events')")

say "$((10 * rows)) rows that repeat at most 20,000 texts"
many=$((10 * rows))
distinct_query=$(rate 20000 "$no_cache" "SELECT count(*) FROM t1003_classify_query('SELECT DISTINCT ON (command_line) id, command_line FROM repeated')")
zipf_query=$(rate "$many" "SELECT" "SELECT count(*) FROM t1003_classify_query('SELECT id, command_line FROM repeated')")
zipf_score=$(rate "$many" "SELECT" 'SELECT sum(t1003_score(command_line)) FROM repeated')

percent() { echo "$((100 * $1 / $2)) %"; }
printf '\n%-58s %10s\n' "$rows distinct texts, one thread" 'rows/s'
printf '%-58s %10s\n' "the engine alone" "$together"
printf '%-58s %10s   %s of the engine\n' 'SELECT t1003_score(command_line) FROM events' "$score" "$(percent "$score" "$together")"
printf '%-58s %10s   %s of the engine\n' 't1003_classify_query' "$query" "$(percent "$query" "$together")"
times() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f times the speed without", a / b }'; }
printf '\n%-58s %10s\n' "$many rows, at most 20,000 distinct texts (Zipf), one thread" 'rows/s'
printf '%-58s %10s\n' 'its distinct texts, each scored' "$distinct_query"
printf '%-58s %10s   %s\n' 't1003_classify_query' "$zipf_query" "$(times "$zipf_query" "$distinct_query")"
printf '%-58s %10s   %s\n' 'SELECT t1003_score(command_line) FROM repeated' "$zipf_score" "$(times "$zipf_score" "$distinct_query")"
"$cluster" stop bench
