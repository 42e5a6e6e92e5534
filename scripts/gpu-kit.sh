#!/usr/bin/env bash
# Lays out in target/gpu-kit what the tests and measurements on a GPU run: programs built for CUDA, and a PostgreSQL
# with the extension. It can be carried to a machine with a GPU, its driver and CUDA's libraries, but no Rust and no
# PostgreSQL, of the same or a newer glibc. There, in a copy of this repository:
#
#   mkdir /tmp/kit && tar -xJf FILE.tar.xz -C /tmp/kit
#   KIT=/tmp/kit scripts/test-gpu.sh; KIT=/tmp/kit bench/gpu.sh      the latter needs a python3 with PyTorch and transformers
#
#   scripts/gpu-kit.sh [--pack FILE.tar.xz]
set -eu
. "$(dirname "$0")/lib.sh"
[ -z "${KIT:-}" ] || die "KIT is set, and to be used: unset it to make another"
[ $# = 0 ] || { [ $# = 2 ] && [ "$1" = --pack ]; } || die "scripts/gpu-kit.sh takes nothing, or --pack FILE.tar.xz"
kit=$root/target/gpu-kit
mkdir -p "$kit/bin"
echo "$pg" >"$kit/pg"
export CUDA=1
"$root/scripts/setup.sh"
KIT=$kit "$root/scripts/tree.sh"

say "building the command, the tests and the measurement (release)"
folder=$("$root/scripts/cuda.sh")
release() { (cd "$folder" && cargo "$1" --release --quiet --manifest-path "$root/Cargo.toml" "${@:2}"); }
test_program() {
    release test --no-run --test gpu --message-format=json "$@" | sed -n 's/.*"executable":"\([^"]*\)".*/\1/p' | tail -1
}
release build --package t1003-cli --features cuda --bin t1003 --example gpu
engine=$(test_program --package t1003-train --features cuda)
sessions=$(test_program --package t1003-live)

say "laying out $kit"
while read -r from to; do
    cp "$from" "$kit/bin/$to.new"
    strip "$kit/bin/$to.new"
    # replaced at once: the old one may be running
    mv "$kit/bin/$to.new" "$kit/bin/$to"
done <<FILES
$programs/t1003 t1003
$programs/examples/gpu gpu
$engine test-engine
$sessions test-sessions
FILES

# of PostgreSQL what starts a server and makes a database
tree=$kit/pg$pg/usr
(
    cd "$tree/lib/postgresql/$pg"
    find bin -mindepth 1 ! -name postgres ! -name initdb ! -name pg_ctl ! -name psql -delete
    find lib -mindepth 1 ! -name plpgsql.so ! -name dict_snowball.so ! -name t1003.so -delete
    strip lib/*.so
    cd "$tree/share/postgresql/$pg"
    rm -rf man contrib
    find extension -mindepth 1 ! -name 'plpgsql*' ! -name 't1003*' -delete
)
# the libraries that it needs, but those of glibc, which belong to the machine's loader, and of the compiler, which
# every system has
rm -rf "$kit/lib"
mkdir "$kit/lib"
ldd "$tree/lib/postgresql/$pg"/bin/* "$tree/lib/postgresql/$pg"/lib/*.so | awk '$2 == "=>" { print $3 }' | sort -u |
    grep -vE '/(libc|libm|libdl|librt|libpthread|libresolv|libgcc_s|libstdc\+\+)\.so' |
    while read -r library; do cp -L "$library" "$kit/lib/"; done
chmod -R a+rX "$kit"

if [ "${1:-}" = --pack ]; then
    say "packing"
    # a dictionary that spans all of it: the programs share most of what is in them
    tar -C "$kit" --owner=0 --group=0 --exclude './cluster-*' --exclude ./bench -cf - . | xz -9e --lzma2=preset=9e,dict=256MiB -T1 >"$2.part"
    mv "$2.part" "$2"
    say "$2: $(du -h --apparent-size "$2" | cut -f1)"
fi
