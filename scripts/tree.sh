#!/usr/bin/env bash
# A PostgreSQL of our own under target/: the system's programs and files by copy, with this
# extension installed among them. The programs find their files relative to themselves, so nothing
# of the system's installation is touched.
set -eu
. "$(dirname "$0")/lib.sh"

lib=$("$system_pg_config" --pkglibdir)
share=$("$system_pg_config" --sharedir)
# as far from the programs as the system's are from its own
from_bin() { realpath -m "$bin/$(realpath -m -s --relative-to="$("$system_pg_config" --bindir)" "$1")"; }
own_lib=$(from_bin "$lib")
own_share=$(from_bin "$share")

say "building the extension (release)"
"$root/scripts/upgrade-sql.sh"
cd "$root"
# cargo reads from the folder it is called in how to build for CUDA
if [ -n "${CUDA:-}" ]; then
    folder=$("$root/scripts/cuda.sh")
    cd "$folder"
fi
cargo pgrx package --manifest-path "$root/Cargo.toml" --package t1003 --no-default-features \
    --features "pg$pg${CUDA:+ cuda}" --pg-config "$system_pg_config" \
    --out-dir "$root/target/package" >"$root/target/package.log" ||
    { tail -40 "$root/target/package.log" >&2; die "the build failed"; }

# pg_cron comes along where the system has it, so that its installation makes a new copy
version="$("$system_pg_config" --version)$([ ! -f "$lib/pg_cron.so" ] || echo ' with pg_cron')"
if [ "$(cat "$home/version" 2>/dev/null)" != "$version" ]; then
    say "copying $version to $home"
    rm -rf "$home"
    mkdir -p "$bin" "$own_lib" "$own_share"
    cp -a "$("$system_pg_config" --bindir)/." "$bin/"
    # the development files are large and not needed at run time
    find "$lib" -mindepth 1 -maxdepth 1 ! -name pgxs ! -name '*.a' ! -name bitcode -exec cp -a {} "$own_lib/" \;
    cp -aL "$share/." "$own_share/" 2>/dev/null || true
    echo "$version" >"$home/version"
    chmod -R a+rX "$(dirname "$home")"/"$(basename "$home")"
fi

package_lib=$root/target/package$lib
package_share=$root/target/package$share
# replaced, not overwritten: a running server has the old file mapped; and left alone where it is the
# same, so that the server need not start anew
put() {
    cmp -s "$1" "$2/$(basename "$1")" || cp --remove-destination "$1" "$2/"
    chmod a+r "$2/$(basename "$1")"
}
put "$root/target/package$lib/t1003.so" "$own_lib"
for file in "$root/target/package$share"/extension/t1003* "$root"/tests/upgrade/t1003--*.sql; do
    put "$file" "$own_share/extension"
done
