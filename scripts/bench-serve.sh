#!/usr/bin/env bash
# The HTTP service under load beside the engine alone, on the same cores in the same run; then a queue that is too short, and a
# restart in mid-load. Server and clients share the cores, as on one machine they would; what each of them takes of the CPU
# is shown in microseconds a text: `scoring` is all threads of the server but the one that speaks HTTP.
#
#   scripts/bench-serve.sh [SECONDS a load] [CLIENTS]
set -eu
. "$(dirname "$0")/lib.sh"

seconds=${1:-10} clients=${2:-64}
cd "$root"
cargo build --release --quiet --package t1003-cli --bin t1003 --example load
t1003=$root/target/release/t1003
load=$root/target/release/examples/load
log=$root/target/bench-serve.log
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT

# starts the service on $1, with options, and sets address
serve() {
    : >"$log"
    "$t1003" serve --listen "$@" >"$log" 2>&1 &
    server=$!
    for _ in $(seq 200); do grep -q listening "$log" && break; sleep 0.05; done
    address=$(sed -n 's,^listening on http://,,p' "$log")
    [ -n "$address" ] || { cat "$log" >&2; die "the service did not start"; }
}
field() { sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p"; }
engine() { "$t1003" bench --texts 10000 --rounds 2 --json | sed -n 's/.*"texts_per_second": \([0-9.]*\).*/\1/p' | tail -1; }

serve 127.0.0.1:0
# hundredths of a second: all of the server, and its thread that speaks HTTP
ticks() { awk '{ print $14 + $15 }' "/proc/$server/stat" "/proc/$server/task/$server/stat" | paste -sd' '; }
before=$(engine)
rows=
for each in 1 4 16 64; do
    start=$(ticks)
    row=$("$load" "$address" "$clients" "$seconds" "$each")
    rows+="$row $start $(ticks)"$'\n'
done
after=$(engine)
speed=$(awk "BEGIN { print ($before > $after ? $before : $after) }")
echo "$clients clients, $seconds s each; the engine alone scores $(printf %.0f "$speed") texts/s (best of before and after)"
printf '%15s %8s %9s %8s %8s %7s %5s %9s %6s %8s\n' 'texts a request' 'texts/s' 'of engine' 'p50 ms' 'p99 ms' errors '503s' 'scoring' HTTP clients
while IFS= read -r line; do
    [ -n "$line" ] || continue
    row=${line%%\}*} rate=$(field texts_per_second <<<"$line")
    read -r all http all_after http_after <<<"${line#*\}}"
    texts=$(awk "BEGIN { print $rate * $(field seconds <<<"$row") }")
    us() { awk "BEGIN { print 1e6 * ($1) / $texts }"; }
    printf '%15s %8.0f %8.0f%% %8s %8s %7s %5s %9.0f %6.0f %8.0f\n' "$(field texts_a_request <<<"$row")" "$rate" \
        "$(awk "BEGIN { print 100 * $rate / $speed }")" "$(field p50_ms <<<"$row")" "$(field p99_ms <<<"$row")" \
        "$(field errors <<<"$row")" "$(field busy <<<"$row")" \
        "$(us "($all_after - $all - $http_after + $http) / 100")" "$(us "($http_after - $http) / 100")" \
        "$(us "$(field cpu_seconds <<<"$row")")"
    [ "$(field errors <<<"$row")" = 0 ] || die "wrong answers: $row"
done <<<"$rows"

# too little room: refused with 503 and a time to come back after, and all of it answered in the end
kill "$server"
wait "$server" || die "the service stopped with status $?"
serve 127.0.0.1:0 --queue 500
row=$("$load" "$address" "$clients" 6 1)
echo "queue for 500 tokens: $(field answered <<<"$row") answered, $(field errors <<<"$row") wrong, $(field busy <<<"$row") times refused with 503, and sent again"
[ "$(field errors <<<"$row")" = 0 ] && [ "$(field busy <<<"$row")" != 0 ] || die "wrong answers, or never full: $row"
curl -sS --fail -o /dev/null --json '{"text": "whoami"}' "http://$address/api/predict"
kill "$server"
wait "$server" || die "the service stopped with status $?"
serve 127.0.0.1:0

# what was accepted is answered; what was not is refused or cut off, which a client sees, and sends again
"$load" "$address" "$clients" 6 4 >"$log.load" &
loader=$!
sleep 2
kill -TERM "$server"
wait "$server" || die "the service stopped with status $?"
serve "$address"
wait "$loader"
row=$(cat "$log.load")
echo "restart in mid-load: $(field answered <<<"$row") answered, $(field errors <<<"$row") wrong, $(field broken <<<"$row") times refused or cut off before an answer, and sent again"
[ "$(field errors <<<"$row")" = 0 ] || die "wrong answers: $row"
# by force: nothing can be answered, and every client sees it
"$load" "$address" "$clients" 6 4 >"$log.load" &
loader=$!
sleep 2
kill -KILL "$server"
wait "$server" 2>/dev/null || true
serve "$address"
wait "$loader"
row=$(cat "$log.load")
echo "killed in mid-load: $(field answered <<<"$row") answered, $(field errors <<<"$row") wrong, $(field broken <<<"$row") times refused or cut off before an answer, and sent again"
[ "$(field errors <<<"$row")" = 0 ] || die "wrong answers: $row"
