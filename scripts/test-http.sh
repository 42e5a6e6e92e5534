#!/usr/bin/env bash
# The HTTP service against its own description (schemathesis), and its page in headless Chromium. Needs PyPI, and
# Debian's packages chromium and chromium-driver for the page.
#
#   T1003_EXAMPLES=500 scripts/test-http.sh
set -eu
. "$(dirname "$0")/lib.sh"

t1003=${T1003:-$root/target/release/t1003}
[ -x "$t1003" ] || die "make build first, or name a program by T1003"
venv=$root/target/venv-http
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" -q install --disable-pip-version-check 'schemathesis==4.*' 'selenium==4.*' 'axe-selenium-python==2.*'

log=$root/target/test-http.log
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true' EXIT
"$t1003" serve --listen 127.0.0.1:0 >"$log" 2>&1 &
server=$!
for _ in $(seq 200); do grep -q listening "$log" && break; sleep 0.05; done
url=$(sed -n 's/^listening on //p' "$log")
[ -n "$url" ] || { cat "$log" >&2; die "the service did not start"; }

say "schemathesis against $url"
(cd "$root/target" && "$venv/bin/schemathesis" run "$url/openapi.json" --checks all --seed 1 \
    --max-examples "${T1003_EXAMPLES:-100}" --request-timeout 60 --no-color)

if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
    say "the page in Chromium"
    "$venv/bin/python" "$root/scripts/test-page.py" "$url" "$root/target"
else
    echo "chromium and chromium-driver are not installed: the page is not tested"
fi
kill "$server"
wait "$server" || die "the service stopped with status $?"
server=
[ "$(wc -l <"$log")" -le 3 ] || { cat "$log" >&2; die "the service logs what it is sent"; }
echo "test-http: passed"
