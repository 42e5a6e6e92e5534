#!/usr/bin/env bash
# Executes what the documentation shows: every ```sql and ```sh block of README.md and docs/*.md.
#
# A file's SQL runs from top to bottom in a database of its own. A shell block of `make` lines counts
# as executed where .ci/run has those lines; others run in an empty folder, with t1003 and psql at hand.
set -eu
. "$(dirname "$0")/lib.sh"
cluster=$root/scripts/cluster.sh

"$cluster" start docs
export PATH=$root/target/release:$bin:$PATH
export PGHOST PGUSER=postgres PGDATABASE=postgres
PGHOST=$("$cluster" socket docs)
blocks=$root/target/docs
scratch=$blocks/scratch
ran=0

shopt -s nullglob
for file in "$root/README.md" "$root"/docs/*.md; do
    name=$(basename "$file" .md)
    database=docs_$(tr '[:upper:]-' '[:lower:]_' <<<"$name")
    rm -rf "$blocks"
    mkdir -p "$blocks" "$scratch"
    # blocks become NNNN.LANGUAGE, named after the line that they start at
    awk -v to="$blocks" '
        /^```(sql|sh)$/ { out = sprintf("%s/%04d.%s", to, NR, substr($0, 4)); printf "" > out; next }
        /^```/ { if (out) close(out); out = ""; next }
        out { print > out }' "$file"
    psql -X -q -d postgres -c "SET client_min_messages = warning" -c "DROP DATABASE IF EXISTS $database" -c "CREATE DATABASE $database"
    export PGDATABASE=$database
    while IFS= read -r block; do
        line=$((10#$(basename "${block%.*}")))
        log=$blocks/log
        case $block in
        *.sql) psql -X -q -v ON_ERROR_STOP=1 -f "$block" >"$log" 2>&1 ;;
        *.sh)
            if ! grep -qv '^make ' "$block"; then
                while IFS= read -r command; do
                    grep -qFx "$command" "$root/.ci/run" || { echo "\"$command\" is not in .ci/run"; false; }
                done <"$block" >"$log"
            else
                (cd "$scratch" && bash -eu "$block") >"$log" 2>&1 </dev/null
            fi
            ;;
        esac || { echo "$name.md, the block after line $line fails:" >&2; cat "$block" "$log" >&2; exit 1; }
        ran=$((ran + 1))
    done < <(find "$blocks" -maxdepth 1 -name '[0-9]*.s*' | sort)
    export PGDATABASE=postgres
done
# the dashboard's queries, where docs/grafana.md left an extension; "true" for the time range that Grafana fills in
while IFS= read -r query; do
    query=$(sed -E 's/\$__timeFilter\([a-z_]+\)/true/' <<<"$query")
    psql -X -q -d docs_grafana -v ON_ERROR_STOP=1 -c "$query" >/dev/null || die "the dashboard's query fails: $query"
    ran=$((ran + 1))
done < <(sed -n 's/.*"rawSql": "\(.*\)".*/\1/p' "$root/docs/grafana-dashboard.json")
"$cluster" stop docs
[ "$ran" -gt 0 ] || die "no examples found"
echo "test-docs: $ran examples executed"
