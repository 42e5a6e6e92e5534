#!/usr/bin/env bash
# Prints the PostgreSQL version to build for: 15 where it is installed, else another supported one that
# is, else the one that this distribution brings.
set -eu
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
