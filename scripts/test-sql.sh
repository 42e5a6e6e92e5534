#!/usr/bin/env bash
# Golden SQL: runs tests/pg_regress/sql/*.sql and compares with expected/*.out.
# UPDATE=1 takes what came out as the new expectation (read the diff before you commit it).
set -eu
. "$(dirname "$0")/lib.sh"
cluster=$root/scripts/cluster.sh
tests=$root/tests/pg_regress
out=$root/target/pg_regress
pg_regress=$(dirname "$("$system_pg_config" --pgxs)")/../test/regress/pg_regress

say "golden SQL against a live server"
"$cluster" start test
mkdir -p "$out"
names=()
for file in "$tests"/sql/*.sql; do
    name=$(basename "$file" .sql)
    names+=("$name")
    # pg_regress stops at the first one that has no expectation
    [ "${UPDATE:-}" != 1 ] || touch "$tests/expected/$name.out"
done

status=0
(cd "$out" && PGOPTIONS='-c client_min_messages=warning' "$pg_regress" --bindir="$bin" --host="$("$cluster" socket test)" --user=postgres \
    --dbname=t1003_regress --inputdir="$tests" --outputdir="$out" --load-extension=t1003 "${names[@]}") \
    >"$out/log" 2>&1 || status=$?
if [ "${UPDATE:-}" = 1 ]; then cp "$out"/results/*.out "$tests/expected/"; fi

# "test name ... ok" or "... FAILED" before PostgreSQL 16, "ok 1 - name" or "not ok 1 - name" since
passed=$(grep -cE '^(test .*\.\.\. ok|ok [0-9]+ )' "$out/log" || true)
failed=$(grep -cE '^(test .*\.\.\. FAILED|not ok [0-9]+ )' "$out/log" || true)
grep -E '^(test|(not )?ok [0-9]+) ' "$out/log" || cat "$out/log"
if [ -s "$out/regression.diffs" ] && [ "$failed" -gt 0 ]; then cat "$out/regression.diffs"; fi
echo "pg_regress: $passed passed, $failed failed"
[ "$status" = 0 ] && [ "$failed" = 0 ] && [ "$passed" = ${#names[@]} ]
