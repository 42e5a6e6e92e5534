#!/usr/bin/env bash
# Makes the model from a seed: pretraining, generated data, fine-tuning, calibration.
#
#   scripts/model.sh          the shipped one: minutes on a large GPU, hours on two cores; killed, it goes on
#   scripts/model.sh quick    a very small one in minutes: it shows that the way holds, and is of no other use
#
#   CUDA=1           trains on a GPU, with what `make model CUDA=1` has built or KIT (scripts/gpu-kit.sh) holds
#   CORPUS=PATH      real text to learn from: JSON lines with a `text` field, or a folder of such; none unless given
#   NEGATIVES=FILE   real benign text, labelled, to set the thresholds on; the generated validation texts unless given
#   OUT=DIR          where the bundle is put; target/model/full/bundle or target/model/quick/bundle unless given
set -eu
. "$(dirname "$0")/lib.sh"
size=${1:-full}
work=$root/target/model/$size
out=${OUT:-$work/bundle}

case $size in
full)
    pretrain=(--hidden-size 192 --layers 4 --window 128 --generated 400000 --steps 2400 --batch-tokens 32768 --learning-rate 2e-3)
    samples=3000000 seed=61
    train=(--method full --epochs 1 --window 96 --batch-tokens 32768 --learning-rate 1e-3 --weights f16)
    more=600000 keep=0.07
    again=(--method full --epochs 1 --window 96 --batch-tokens 8192 --learning-rate 3e-4 --weights f16)
    least=0.98
    ;;
quick)
    pretrain=(--vocab-size 2048 --hidden-size 64 --layers 2 --window 128 --generated 8000 --steps 200 --batch-tokens 4096 --learning-rate 3e-3)
    samples=16000 seed=1
    train=(--method full --epochs 6 --window 96 --learning-rate 2e-3 --weights f16)
    more=8000 keep=0.25
    again=(--method full --epochs 1 --window 96 --learning-rate 1e-3 --weights f16)
    least=0.5
    ;;
*) die "there is no model \"$size\": full or quick" ;;
esac
for_training "$size"
mkdir -p "$work"

# texts are made on processors that the step before leaves idle
generating=
trap '[ -z "$generating" ] || kill "$generating" 2>/dev/null || true' EXIT
begin_texts() { # FOLDER SAMPLES SEED
    [ ! -e "$1/families.md" ] || return 0
    say "generating $2 texts"
    nice "$t1003" generate --samples "$2" --seed "$3" "${mixed[@]}" --out "$1" &
    generating=$!
}
end_texts() {
    [ -z "$generating" ] || wait "$generating"
    generating=
}
bundle() { # MODEL NEGATIVES
    "$t1003" bundle --model "$1" --window 96 --calibrate "$data/validation.csv" --negatives "$2"
}

data=$work/data first=$work/model model=$work/second
begin_texts "$data" "$samples" "$seed"
if [ ! -e "$work/base/pretrain.json" ]; then
    say "pretraining"
    "$t1003" pretrain "${corpus[@]}" --out "$work/base" --seed 1 "${pretrain[@]}"
fi
end_texts
[ -e "$work/hard/validation.csv" ] || begin_texts "$work/more" "$more" $((seed + 1))
if [ ! -e "$first/train.json" ]; then
    say "fine-tuning"
    "$t1003" train --base "$work/base" --data "$data" --out "$first" --seed "$seed" "${train[@]}"
fi
end_texts
if [ ! -e "$work/hard/validation.csv" ]; then
    say "looking for what it has wrong among $more other texts"
    # scored as it will be: calibrated and normalised
    bundle "$first" "$data/validation.csv"
    "$t1003" mine --model "$first" --data "$work/more" --out "$work/hard" --keep "$keep"
fi
if [ ! -e "$model/train.json" ]; then
    say "fine-tuning on that"
    "$t1003" train --base "$first" --data "$work/hard" --out "$model" --seed "$seed" "${again[@]}"
fi
say "calibrating, setting thresholds"
bundle "$model" "${NEGATIVES:-$data/validation.csv}"
mkdir -p "$out"
for file in bundle.json config.json tokenizer.json tokenizer_config.json model.safetensors packed.bin; do cp "$model/$file" "$out/"; done
say "measuring on generated texts, nearly all of which it has not seen"
"$t1003" evaluate --model "$out" --data "$data/test.csv" --evasion 0 --mistakes 5 | tee "$work/test.txt"
recall=$(awk '$1 == "1.0e-2" && NF == 5 { print $3; exit }' "$work/test.txt")
awk -v recall="$recall" -v least="$least" 'BEGIN { exit !(recall >= least) }' ||
    die "its recall at a false-positive rate of 1e-2 is ${recall:-unknown}, below $least"
say "the bundle is in $out; recall at a false-positive rate of 1e-2: $recall"
