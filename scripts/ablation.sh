#!/usr/bin/env bash
# What each part of the recipe is worth: small runs that differ from the first in one thing, on the same generated texts,
# each measured on labelled texts that the recipe did not make. Killed, it goes on; a row that is there is only measured.
#
#   scripts/ablation.sh FILE … [-- ROW …]     labelled texts as `t1003 evaluate --data` takes them; all rows unless given
#
#   CUDA=1, CORPUS=PATH as for scripts/model.sh
#
# Some hours on two cores.
set -eu
. "$(dirname "$0")/lib.sh"
labelled=() rows=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do labelled+=(--data "$1") && shift; done
[ ${#labelled[@]} -gt 0 ] || die "name the labelled texts to measure on: scripts/ablation.sh FILE …"
[ $# -le 1 ] || rows=("${@:2}")
[ ${#rows[@]} -gt 0 ] || rows=(4x192 2x128 6x256 from-scratch bitfit no-normalisation)
work=$root/target/model/ablation
for_training
mkdir -p "$work"

encoder() { # NAME SIZE STEPS
    [ -e "$work/$1/pretrain.json" ] || "$t1003" pretrain "${corpus[@]}" --generated 80000 --out "$work/$1" --seed 1 \
        --layers "${2%x*}" --hidden-size "${2#*x}" --window 128 --steps "$3" --batch-tokens 4096 --learning-rate 1.5e-3
}
classifier() { # ENCODER METHOD LEARNING-RATE
    [ -e "$work/$row/train.json" ] || "$t1003" train --base "$work/$1" --data "$work/data" --out "$work/$row" --seed 1 \
        --method "$2" --learning-rate "$3" --epochs 2 --window 96 --weights f16 "${raw[@]}"
}
# not under `set -e`, as its end is looked at
make_row() {
    case $row in
    from-scratch)
        # one step at the beginning of the warm-up moves next to nothing
        encoder base-none 4x192 1 && classifier base-none full 4e-4
        ;;
    bitfit | no-normalisation)
        encoder base-4x192 4x192 1200 &&
            if [ "$row" = bitfit ]; then classifier base-4x192 bitfit 2e-3; else classifier base-4x192 full 4e-4; fi
        ;;
    *)
        encoder "base-$row" "$row" 1200 && classifier "base-$row" full 4e-4
        ;;
    esac && "$t1003" bundle --model "$work/$row" --window 96 --calibrate "$work/data/validation.csv" \
        --negatives "$work/data/validation.csv" "${raw[@]}"
}

[ -e "$work/data/families.md" ] || "$t1003" generate --samples 20000 --seed 1 "${mixed[@]}" --out "$work/data" >/dev/null
for row in "${rows[@]}"; do
    raw=()
    case $row in
    [1-9]*x[1-9]* | from-scratch | bitfit) ;;
    no-normalisation) raw=(--no-normalise) ;;
    *) die "there is no row \"$row\": 4x192 or another size (layers x width), from-scratch, bitfit, no-normalisation" ;;
    esac
    log=$work/$row.log
    make_row >"$log" 2>&1 </dev/null || { tail -5 "$log" >&2 && die "$row failed: $log"; }
    "$t1003" evaluate --model "$work/$row" "${labelled[@]}" --device cpu --evasion 0 --mistakes 0 >"$work/$row.txt"
    awk -v row="$row" '$1 ~ /^1\.0e-[234]$/ && NF == 5 { out = out "  " $1 " " $3 } END { printf "%-18s%s\n", row, out }' "$work/$row.txt"
done
