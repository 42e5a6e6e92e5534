#!/usr/bin/env bash
# Installs what is missing for a build: PostgreSQL's server and headers, clang for the bindings, and
# cargo-pgrx. Does nothing where all is there.
set -eu
. "$(dirname "$0")/lib.sh"

missing=()
[ -x "$system_pg_config" ] && [ -x "$("$system_pg_config" --bindir)/postgres" ] || missing+=("postgresql-$pg")
[ -f "/usr/include/postgresql/$pg/server/postgres.h" ] ||
    { [ -x "$system_pg_config" ] && [ -f "$("$system_pg_config" --includedir-server)/postgres.h" ]; } ||
    missing+=("postgresql-server-dev-$pg")
# for the test of scheduled re-scoring, which a PostgreSQL that is no package goes without
case $system_pg_config in
/usr/lib/postgresql/*) [ -f "/usr/lib/postgresql/$pg/lib/pg_cron.so" ] || missing+=("postgresql-$pg-cron") ;;
esac
command -v clang >/dev/null || missing+=(clang)
ls /usr/lib/llvm-*/lib/libclang*.so* >/dev/null 2>&1 || missing+=(libclang-dev)
command -v cc >/dev/null || missing+=(build-essential)
# for the examples of docs/, which tests run
command -v curl >/dev/null || missing+=(curl)
# cargo-pgrx is built with OpenSSL
wanted=0.18.1
has_pgrx() { [ "$(cargo pgrx --version 2>/dev/null)" = "cargo-pgrx $wanted" ]; }
has_pgrx || pkg-config --exists openssl 2>/dev/null || missing+=(pkg-config libssl-dev)

if [ ${#missing[@]} -gt 0 ]; then
    command -v apt-get >/dev/null || die "install these first: ${missing[*]} (there is no apt-get here)"
    if [ "$(id -u)" = 0 ]; then sudo=; elif sudo -n true 2>/dev/null; then sudo=sudo; else
        die "missing packages; run: sudo apt-get install ${missing[*]}"
    fi
    say "installing ${missing[*]}"
    # without this, Debian starts a cluster of its own that nobody here needs
    $sudo mkdir -p /etc/postgresql-common
    [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo 'create_main_cluster = false' | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
    $sudo apt-get -qq update
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install "${missing[@]}" \
        </dev/null >"$root/target/apt.log" 2>&1 || { tail -20 "$root/target/apt.log" >&2; die "apt-get failed"; }
fi
[ -x "$system_pg_config" ] || die "no $system_pg_config: set PG_CONFIG=/path/to/pg_config, or PG=14 … 18"

command -v cargo >/dev/null || die "no cargo: install Rust from https://rustup.rs"
if ! has_pgrx; then
    say "installing cargo-pgrx $wanted (some minutes, once)"
    cargo install --locked --quiet cargo-pgrx --version "=$wanted"
fi
if ! grep -qs "^pg$pg = \"$system_pg_config\"" "$PGRX_HOME/config.toml"; then
    mkdir -p "$PGRX_HOME"
    cargo pgrx init "--pg$pg" "$system_pg_config" --no-run >/dev/null 2>&1 ||
        die "cargo pgrx init failed for $system_pg_config"
fi
