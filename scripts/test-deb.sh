#!/usr/bin/env bash
# Installs the packages of `make deb` into this system, uses them, and removes them again. Needs root and apt, and
# refuses where they are installed already.
set -eu
. "$(dirname "$0")/lib.sh"

out=$root/target/deb
extension=postgresql-$pg-t1003
[ "$(id -u)" = 0 ] || die "installing packages needs root"
packages=("$out"/*.deb)
[ ${#packages[@]} = 2 ] || die "make deb first"
for package in t1003 "$extension"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ] || die "$package is installed already"
done
[ ! -e "/usr/lib/postgresql/$pg/lib/t1003.so" ] || die "the system's PostgreSQL has a t1003 that is no package"
missing=()
for program in lintian systemd-analyze; do command -v "$program" >/dev/null || missing+=("${program/-analyze/}"); done
[ ${#missing[@]} = 0 ] || { say "installing ${missing[*]}"; apt-get -qq update; apt-get -qq -y --no-install-recommends install "${missing[@]}" >/dev/null; }

place=$(mktemp -d /tmp/t1003.XXXXXX)
chown "$server_user" "$place"
server=
clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ ! -d "$place/data" ] || as_server "/usr/lib/postgresql/$pg/bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true
    dpkg --purge t1003 "$extension" >/dev/null 2>&1 || true
    rm -rf "$place"
}
trap clean EXIT
check() { echo "ok: $1"; }

lintian --fail-on error --tag-display-limit 0 "${packages[@]}" >"$out/lintian.log" 2>&1 ||
    { cat "$out/lintian.log"; die "lintian found errors"; }
check "lintian finds no error ($(grep -c '^W:' "$out/lintian.log" || true) warnings in target/deb/lintian.log)"

apt-get -qq -y --no-install-recommends install "${packages[@]}" </dev/null >"$out/install.log" 2>&1 || { cat "$out/install.log"; die "not installable"; }
check "both install, dependencies included"

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$root/Cargo.toml")
[ "$(t1003 --version)" = "t1003 $version" ]
[ "$(dpkg-query -W -f '${Version}' t1003)" = "$version" ]
check "package and program have the version of Cargo.toml"

as_server "/usr/lib/postgresql/$pg/bin/initdb" -D "$place/data" -A trust --no-sync >/dev/null
as_server "/usr/lib/postgresql/$pg/bin/pg_ctl" -D "$place/data" -w -l "$place/log" \
    -o "-c listen_addresses='' -c unix_socket_directories=$place" start >/dev/null
sql() { as_server psql -X -At -v ON_ERROR_STOP=1 -h "$place" -d postgres -c "$1"; }
sql "CREATE EXTENSION t1003" >/dev/null
[ "$(sql "SELECT extversion FROM pg_extension WHERE extname = 't1003'")" = "$version" ]
[ "$(sql "SELECT (t1003_classify('reg save HKLM\SAM C:\temp\sam.hiv')).label")" = T1003.002 ]
check "the extension scores in the system's PostgreSQL $pg"

t1003 generate --logs 300 --out "$place/demo.evtx" 2>/dev/null
t1003 predict --only alert --output-format jsonl "$place/demo.evtx" 2>/dev/null | grep -q '"label":"T1003.002"'
check "t1003 predict finds an alert in an event log"

systemd-analyze verify --man=no t1003.service 2>&1 | tee "$out/verify.log"
[ ! -s "$out/verify.log" ]
exposure=$(systemd-analyze security --offline=yes --threshold=20 "$(dpkg -L t1003 | grep 'service$')" | sed -n 's/.*exposure level for t1003.service: \([0-9.]*\).*/\1/p')
check "systemd accepts the unit; its exposure is ${exposure:-above 2.0} of 10"

# as the unit starts it, on another port
# shellcheck disable=SC1091
(. /etc/default/t1003 && exec setpriv --reuid nobody --regid nogroup --clear-groups /usr/bin/t1003 serve ${T1003_OPTIONS/:8080/:0}) >"$place/out" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q listening "$place/out" && break; sleep 0.1; done
url=$(sed -n 's/^listening on //p' "$place/out")
curl -sS --fail --json '{"text": "reg save HKLM\\SAM x"}' "$url/api/predict" | grep -q '"technique":"T1003.002"'
kill "$server"
wait "$server"
server=
check "the service answers as an unprivileged user and stops with status 0"

man -w t1003-predict >/dev/null
man --warnings -E UTF-8 -l "$(man -w t1003-serve)" 2>&1 >/dev/null | tee "$out/man.log"
[ ! -s "$out/man.log" ]
bash -c '. /usr/share/bash-completion/completions/t1003 && complete -p t1003' >/dev/null
check "the manual and the completions are there"

as_server "/usr/lib/postgresql/$pg/bin/pg_ctl" -D "$place/data" -m fast stop >/dev/null
dpkg --purge t1003 "$extension" >/dev/null
for file in /usr/bin/t1003 /etc/default/t1003 "/usr/lib/postgresql/$pg/lib/t1003.so" /lib/systemd/system/t1003.service; do
    [ ! -e "$file" ] || die "$file is left after purging"
done
check "purging leaves nothing"
echo "test-deb: passed"
