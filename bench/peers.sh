#!/usr/bin/env bash
# Our speed beside that of the runtimes that a user could pick instead; writes bench/RESULTS.md and RESULTS.svg.
#
#   bench/peers.sh [PART …]     compact, roberta-base, sql; all of them unless given
#
# QUICK=1 takes fewer rounds. OURS names another build of the example `compare`. All that is made lies under
# target/peers; the first run installs and converts for some minutes, later ones only measure. Results of parts
# that are not run again stay in the report.
set -eu
. "$(dirname "$0")/../scripts/lib.sh"
cd "$root"
work=$root/target/peers
python=$work/venv/bin/python
t1003=$root/target/release/t1003
ours=${OURS:-$root/target/release/examples/compare}
rounds=${QUICK:+2}
rounds=${rounds:-5}
parts=${*:-compact roberta-base sql}
mkdir -p "$work"

# the system's python: the one that PL/Python runs in, so that it can use the same packages
system_python=/usr/bin/python3
if ! cmp -s bench/requirements.txt "$work/installed"; then
    say "installing the peers from PyPI (some GB, once)"
    "$system_python" -m venv "$work/venv" || die "no venv for $system_python: apt-get install python3-venv"
    "$python" -m pip install --quiet --disable-pip-version-check -r bench/requirements.txt
    cp bench/requirements.txt "$work/installed"
fi

for shape in compact roberta-base; do
    made=$work/$shape/made
    if ! cat bench/shapes.py bench/requirements.txt | cmp -s - "$made"; then
        say "making the model $shape and its conversions"
        rm -rf "${work:?}/$shape"
        [ -f "$work/commands/train.csv" ] || "$t1003" generate --samples 40000 --seed 7 --out "$work/commands" >/dev/null
        "$python" -W ignore bench/shapes.py "$shape" "$work/$shape" "$work/commands/train.csv" >"$work/$shape.log" 2>&1 ||
            { tail -20 "$work/$shape.log" >&2; die "the conversion failed"; }
        cat bench/shapes.py bench/requirements.txt >"$made"
    fi
    # packed anew each time: the layout may have changed
    "$t1003" pack --model "$work/$shape" >/dev/null
done

in_sql() {
    own=$home/usr/lib/postgresql/$pg/lib
    if [ ! -f "$("$system_pg_config" --pkglibdir)/plpython3.so" ]; then
        if [ "$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo=sudo; else
            say "skipping SQL; for it, run: sudo apt-get install postgresql-plpython3-$pg"
            return
        fi
        say "installing postgresql-plpython3-$pg"
        $sudo apt-get -qq -y --no-install-recommends install "postgresql-plpython3-$pg" >"$work/apt.log" 2>&1 ||
            { tail -5 "$work/apt.log" >&2; say "skipping SQL: PL/Python cannot be installed"; return; }
    fi
    cp -a "$("$system_pg_config" --pkglibdir)/plpython3.so" "$own/"
    cp -a "$("$system_pg_config" --sharedir)"/extension/plpython3u* "$own/../../../../share/postgresql/$pg/extension/"
    # two cores, as the others have
    cores=$("$python" -c 'import os; print(*sorted(os.sched_getaffinity(0))[:2], sep=",")')
    taskset -c "$cores" "$root/scripts/cluster.sh" start peers
    for shape in compact roberta-base; do
        say "inside PostgreSQL: $shape"
        "$python" bench/inside_sql.py "$shape" "$work/$shape" "$ours" "$rounds" "$root/scripts/cluster.sh run peers psql" \
            "$("$python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')" || say "SQL failed for $shape"
    done
    "$root/scripts/cluster.sh" stop peers
}

for part in $parts; do
    case $part in
    compact | roberta-base)
        say "$part: $rounds rounds"
        "$python" bench/compare.py "$part" "$work/$part" "$ours" "$rounds"
        ;;
    sql) in_sql ;;
    *) die "no part $part: compact, roberta-base, sql" ;;
    esac
done
"$python" bench/report.py "$work" bench
say "written: bench/RESULTS.md, bench/RESULTS.svg"
