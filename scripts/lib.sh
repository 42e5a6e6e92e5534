# Shared by the scripts: where things are, who runs PostgreSQL, and how to say what happens.
# To be sourced from the repository's root by a script with `set -eu`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# KIT names what scripts/gpu-kit.sh made: then PostgreSQL and all that was built come from there.
if [ -n "${KIT:-}" ]; then
    KIT=$(cd "$KIT" && pwd)
    export KIT
    PG=$(cat "$KIT/pg")
fi
programs=${KIT:+$KIT/bin}
programs=${programs:-${CARGO_TARGET_DIR:-$root/target}/release}
pg=${PG:-$("$root/scripts/pg-version.sh" ${PG_CONFIG:+"$PG_CONFIG"})}
system_pg_config=${PG_CONFIG:-/usr/lib/postgresql/$pg/bin/pg_config}
export PGRX_HOME=$root/target/pgrx
# build.rs asks the linker for it, for the one library that needs it
export CARGO_PGRX_DISABLE_GC_SECTIONS_WORKAROUND=1

# Whether programs that are started from here find a library.
has_library() {
    local folder named=${LD_LIBRARY_PATH:-}
    ! PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep -qF "$1" || return 0
    # the loader's own folders are searched though its cache may be old
    for folder in ${named//:/ } {,/usr}/lib/"$(uname -m)-linux-gnu" {,/usr}/lib64 {,/usr}/lib; do
        [ ! -e "$folder/$1" ] || return 0
    done
    return 1
}

# CUDA's libraries for what is started from here, where the loader does not find them by itself: scripts/cuda.sh may
# have fetched them, containers bring the driver in a folder of its own, and PyTorch brings the others along.
cuda_libraries() {
    local library folder folders wheels=
    folders="$root/target/cuda/wheels/nvidia/cu13/lib /usr/local/nvidia/lib64 /usr/local/nvidia/lib
        /usr/local/cuda/lib64 /usr/local/cuda/targets/$(uname -m)-linux/lib /usr/lib/wsl/lib"
    for library in libcuda.so.1 libcublas.so.13 libcublasLt.so.13 libcurand.so.10; do
        ! has_library $library || continue
        [ $library = libcuda.so.1 ] || [ -n "$wheels" ] ||
            wheels=$(python3 -c 'import nvidia; print(*(p + "/cu13/lib" for p in nvidia.__path__))' 2>/dev/null || true)
        for folder in $folders $wheels; do
            [ -e "$folder/$library" ] || continue
            export LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder
            break
        done
        # without a driver the others are of no use
        has_library libcuda.so.1 || return 0
    done
}
cuda_libraries

# For what trains: the command, as `t1003`; CORPUS, real text to learn from, as `corpus` for pretraining and `mixed` for
# generated data. Training is all loops, so without CUDA=1 the command is built for this machine's own processor, unless
# `quick` is said.
for_training() {
    t1003=$programs/t1003 corpus=() mixed=()
    if [ -n "${CORPUS:-}" ]; then corpus=(--text "$CORPUS") mixed=(--corpus "$CORPUS"); fi
    if [ -z "${CUDA:-}" ] && [ "${1:-}" != quick ]; then
        say "building the command t1003 for this processor"
        (cd "$root" && RUSTFLAGS="-C target-cpu=native" CARGO_TARGET_DIR=$root/target/native \
            cargo build --release --quiet --package t1003-cli)
        t1003=$root/target/native/release/t1003
    fi
    # large buffers come and go at every step: keep them instead of giving them back to the system each time
    export MALLOC_MMAP_THRESHOLD_=1000000000 MALLOC_TRIM_THRESHOLD_=4000000000 MALLOC_TOP_PAD_=100000000
}

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# What PostgreSQL's programs are started with. RUST_BACKTRACE would put a backtrace into the DETAIL of every error. A
# kit's libraries are for them alone.
server_env=(env -u RUST_BACKTRACE)
[ -z "${KIT:-}" ] || server_env+=(LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$KIT/lib")

# PostgreSQL refuses to run as root, so root hands over to this user.
server_user=${T1003_USER:-$(id -u postgres >/dev/null 2>&1 && echo postgres || echo nobody)}
as_server() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid "$server_user" --regid "$(id -g "$server_user")" --init-groups --inh-caps=-all \
            "${server_env[@]}" HOME=/tmp "$@"
    else
        "${server_env[@]}" "$@"
    fi
}

# The folder that the server lives in: target/, or a temporary one where that is closed to its user.
home=${KIT:-$root/target}/pg$pg
if [ "$(id -u)" = 0 ] && [ -z "${KIT:-}" ]; then
    mkdir -p "$home"
    if ! as_server test -x "$home" 2>/dev/null; then
        home=${TMPDIR:-/tmp}/t1003-$(printf %s "$root" | cksum | cut -d' ' -f1)/pg$pg
        mkdir -p "$(dirname "$home")"
        [ -O "$(dirname "$home")" ] || die "$(dirname "$home") belongs to somebody else"
    fi
fi
bin=$home/usr/lib/postgresql/$pg/bin
