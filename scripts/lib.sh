# Shared by the scripts: where things are, who runs PostgreSQL, and how to say what happens.
# To be sourced from the repository's root by a script with `set -eu`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pg=${PG:-$("$root/scripts/pg-version.sh")}
system_pg_config=${PG_CONFIG:-/usr/lib/postgresql/$pg/bin/pg_config}
export PGRX_HOME=$root/target/pgrx
# build.rs asks the linker for it, for the one library that needs it
export CARGO_PGRX_DISABLE_GC_SECTIONS_WORKAROUND=1

# Whether the system's loader knows a library.
has_library() { PATH=$PATH:/usr/sbin:/sbin ldconfig -p | grep -qF "$1"; }

# CUDA's libraries where scripts/cuda.sh has fetched them, for what is started from here.
cuda_libraries() {
    local lib=$root/target/cuda/wheels/nvidia/cu13/lib
    [ ! -e "$lib/libcublas.so.13" ] || export LD_LIBRARY_PATH=$lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
}
cuda_libraries

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# PostgreSQL refuses to run as root, so root hands over to this user. RUST_BACKTRACE would put a
# backtrace into the DETAIL of every error.
server_user=${T1003_USER:-postgres}
as_server() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid "$server_user" --regid "$server_user" --init-groups --inh-caps=-all \
            env -u RUST_BACKTRACE HOME=/tmp "$@"
    else
        env -u RUST_BACKTRACE "$@"
    fi
}

# The folder that the server lives in: target/, or a temporary one where that is closed to its user.
home=$root/target/pg$pg
if [ "$(id -u)" = 0 ]; then
    mkdir -p "$home"
    if ! as_server test -x "$home" 2>/dev/null; then
        home=${TMPDIR:-/tmp}/t1003-$(printf %s "$root" | cksum | cut -d' ' -f1)/pg$pg
        mkdir -p "$(dirname "$home")"
        [ -O "$(dirname "$home")" ] || die "$(dirname "$home") belongs to somebody else"
    fi
fi
bin=$home/usr/lib/postgresql/$pg/bin
