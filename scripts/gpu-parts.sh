# Shared by scripts/test-gpu.sh and bench/gpu.sh, sourced after lib.sh: whether there is a GPU, the kit that is run, and
# parts that fail by themselves.

device=${DEVICE:-cuda:0}
PATH=$PATH:/usr/local/nvidia/bin

# DEVICE=cpu tries the scripts where there is none.
need_gpu() {
    [ "$device" != cpu ] || return 0
    has_library libcuda.so.1 ||
        die "there is no GPU here (no libcuda.so.1, which comes with the driver): nothing was tested. make check-cuda tests what can be without one"
    command -v nvidia-smi >/dev/null && nvidia-smi --list-gpus | grep -q '^GPU' ||
        die "there is a GPU driver and no GPU (nvidia-smi --list-gpus names none): nothing was tested"
    nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader
}

# Makes the kit, unless KIT names one, and begins the script anew with it.
need_kit() {
    if [ -z "${KIT:-}" ]; then
        "$root/scripts/gpu-kit.sh"
        KIT=$root/target/gpu-kit exec "$0" "$@"
    fi
    if [ "$(id -u)" = 0 ] && ! as_server test -x "$KIT/bin/t1003"; then
        local copy=/tmp/t1003-gpu-kit
        say "$server_user may not enter $KIT: copying it to $copy"
        rm -rf "$copy"
        cp -a "$KIT" "$copy"
        chmod a+rx "$copy"
        KIT=$copy exec "$0" "$@"
    fi
    [ "$device" = cpu ] || for node in /dev/nvidiactl /dev/nvidia-uvm /dev/nvidia[0-9]*; do
        [ ! -e "$node" ] || as_server test -r "$node" -a -w "$node" ||
            say "$server_user, who runs PostgreSQL, may not open $node: its sessions will find no GPU (chmod a+rw $node)"
    done
}

# part LOG SECONDS NAME COMMAND …: a command, or a function of lib.sh, that may fail or hang without stopping what follows.
failed=()
part() {
    local log=$1 limit=$2 name=$3 start=$SECONDS rc=0 from
    shift 3
    echo "== $name: $*" >>"$log"
    from=$(wc -c <"$log")
    timeout --kill-after=5 "$limit" bash -c 'set -eu; . "$0"; "$@"' "$root/scripts/lib.sh" "$@" >>"$log" 2>&1 </dev/null || rc=$?
    if [ $rc = 0 ]; then
        echo "PASS  $name ($((SECONDS - start)) s)"
    else
        failed+=("$name")
        echo "FAIL  $name ($((SECONDS - start)) s, exit status $rc$([ $rc != 124 ] || echo ': out of time'))"
    fi
    tail -c "+$((from + 1))" "$log" | grep -vE '^(running .*|test result: .*|)$' | tail -30 | sed 's/^/      /'
}

# The last word of a script.
verdict() {
    [ ${#failed[@]} = 0 ] || { printf -v failed '%s, ' "${failed[@]}"; die "failed: ${failed%, }"; }
    echo "$1: passed"
}
