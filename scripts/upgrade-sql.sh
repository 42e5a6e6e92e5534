#!/usr/bin/env bash
# Writes the script that updates 0.1.0 to the version being worked on: all of it is new, so it is the files
# of sql/ one after the other. When this version is out, its script is frozen (committed, and no more written here),
# and the next one is written by hand: CREATE OR REPLACE for what changed, and what moves the tables.
#
# tests/live/tests/carried.rs updates an installed 0.1.0 and compares the result with a new installation.
set -eu
. "$(dirname "$0")/lib.sh"

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$root/Cargo.toml")
script=$root/sql/t1003--0.1.0--$version.sql
{
    echo "-- Written by scripts/upgrade-sql.sh from the files of sql/."
    # in the order in which src/lib.rs installs them
    sed -n '/^\/\/ log tables/,$s/^extension_sql_file!("..\/\(sql\/[a-z]*\.sql\)".*/\1/p' "$root/src/lib.rs" |
        while IFS= read -r file; do cat "$root/$file"; done
} >"$script.part"
# left alone where it is the same, so that nothing is built anew
if cmp -s "$script.part" "$script"; then rm "$script.part"; else mv "$script.part" "$script"; fi
