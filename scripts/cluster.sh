#!/usr/bin/env bash
# A throw-away PostgreSQL cluster that is reached by socket only.
#
#   scripts/cluster.sh start NAME [SETTING=VALUE …]   makes it where needed, starts it
#   scripts/cluster.sh stop NAME                      stops it
#   scripts/cluster.sh remove NAME                    stops and deletes it
#   scripts/cluster.sh socket NAME                    prints the socket's folder
#   scripts/cluster.sh run NAME PROGRAM …             runs a program (psql, createdb …) against it
set -eu
. "$(dirname "$0")/lib.sh"

action=${1:?what to do: start, stop, remove, socket, run} name=${2:?the name of the cluster}
shift 2
place=$(dirname "$home")/cluster-$name
data=$place/data

running() { [ -f "$data/postmaster.pid" ] && as_server "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1; }

stop() { ! running || as_server "$bin/pg_ctl" -D "$data" -m fast -w stop >/dev/null; }

remove() {
    stop
    if [ -f "$place/socket" ]; then rm -rf "$(cat "$place/socket")"; fi
    rm -rf "$place"
}

start() {
    [ "$(id -u)" != 0 ] || id "$server_user" >/dev/null 2>&1 ||
        die "PostgreSQL does not run as root: name another user by T1003_USER"
    # one that another version made is of no use
    if [ "$(cat "$data/PG_VERSION" 2>/dev/null)" != "$pg" ]; then
        remove
        say "making the cluster $data"
        mkdir -p "$place"
        if [ "$(id -u)" = 0 ]; then chown "$server_user" "$place"; fi
        as_server "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
            >"$place/initdb.log" 2>&1 || { cat "$place/initdb.log" >&2; die "initdb failed"; }
        # a socket's path must stay below 107 bytes, so it does not live under target/
        mktemp -d /tmp/t1003.XXXXXX >"$place/socket"
        if [ "$(id -u)" = 0 ]; then chown "$server_user" "$(cat "$place/socket")"; fi
    fi
    mkdir -p "$(cat "$place/socket")"
    if [ "$(id -u)" = 0 ]; then chown "$server_user" "$(cat "$place/socket")"; fi
    {
        echo "listen_addresses = ''"
        echo "unix_socket_directories = '$(cat "$place/socket")'"
        echo "fsync = off"
        echo "shared_buffers = 64MB"
        echo "max_connections = 60"
        for setting in "$@"; do echo "${setting%%=*} = '${setting#*=}'"; done
    } >"$data/t1003.conf.new"
    grep -qs "include_if_exists = 't1003.conf'" "$data/postgresql.conf" ||
        echo "include_if_exists = 't1003.conf'" >>"$data/postgresql.conf"
    # a new library or new settings need a new server
    if running && cmp -s "$data/t1003.conf.new" "$data/t1003.conf" &&
        [ "$data/postmaster.pid" -nt "$(find "$home/usr" -name t1003.so)" ]; then
        rm "$data/t1003.conf.new"
        return
    fi
    stop
    mv "$data/t1003.conf.new" "$data/t1003.conf"
    chmod a+r "$data/t1003.conf"
    as_server "$bin/pg_ctl" -D "$data" -w -l "$data/server.log" start >/dev/null ||
        { tail -20 "$data/server.log" >&2; die "the server did not start"; }
}

case $action in
start) start "$@" ;;
stop) stop ;;
remove) remove ;;
socket) cat "$place/socket" ;;
run)
    program=$1
    shift
    PGHOST=$(cat "$place/socket") PGUSER=postgres PGDATABASE=${PGDATABASE:-postgres} \
        exec "${server_env[@]}" "$bin/$program" "$@"
    ;;
*) die "unknown action $action" ;;
esac
