#!/usr/bin/env bash
# Prints the PostgreSQL version to build for: the one of the pg_config that is named; else 15 where it is installed, else
# another supported one that is, else the one that this distribution brings.
set -eu
if [ $# -gt 0 ]; then
    version=$("$1" --version 2>/dev/null) || { echo "error: $1 does not run" >&2; exit 1; }
    [[ $version =~ ^PostgreSQL\ ([0-9]+) ]] || { echo "error: $1 says \"${version%%$'\n'*}\"" >&2; exit 1; }
    echo "${BASH_REMATCH[1]}"
    exit
fi
supported="15 16 17 18 14"
for version in $supported; do
    if [ -x "/usr/lib/postgresql/$version/bin/postgres" ]; then echo "$version"; exit; fi
done
# shellcheck disable=SC1091
release=$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${VERSION_ID:-}") || release=
case $release in
"debian 13") echo 17 ;;
"ubuntu 22.04") echo 14 ;;
"ubuntu 24.04") echo 16 ;;
*) echo 15 ;;
esac
