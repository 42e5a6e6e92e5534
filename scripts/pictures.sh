#!/usr/bin/env bash
# Pictures of a model, docs/model.md and docs/model-*.svg: what it does with texts that `t1003 generate` makes. Nothing
# that is not in this repository is needed. Run it again when the model has changed; it takes a minute or two.
#
#   scripts/pictures.sh        of the shipped model
#   MODEL=DIR scripts/pictures.sh; OUT=DIR for another folder than docs/, SAMPLES= and SEED= for other texts
set -eu
. "$(dirname "$0")/lib.sh"
t1003=${T1003:-$root/target/release/t1003}
[ -x "$t1003" ] || die "make build first, or name a program by T1003"
out=${OUT:-$root/docs} samples=${SAMPLES:-100000}
# not one that scripts/model.sh trains with
seed=${SEED:-1003}
model=() shown=
if [ -n "${MODEL:-}" ]; then model=(--model "$MODEL") shown=" --model DIR"; fi

work=$root/target/pictures
rm -rf "$work"
mkdir -p "$work" "$out"
say "generating"
"$t1003" generate --samples "$samples" --seed "$seed" --out "$work/data" >/dev/null
say "measuring"
"$t1003" evaluate "${model[@]}" --data "$work/data/test.csv" --report "$work/model.md" >"$work/model.txt"

pictures=(scores reliability evasion roc)
for picture in "${pictures[@]}"; do cp "$work/model-$picture.svg" "$out/"; done
about() { "$t1003" model "${model[@]}" | sed -n "s/^  \"$1\": \"\\(.*\\)\",\\{0,1\\}\$/\\1/p"; }
table() { awk -v title="## $1" '/^## /{ on = $0 == title; next } on && /^\|/' "$work/model.md"; }
cat >"$out/model.md" <<PAGE
# The model in pictures

Written by \`scripts/pictures.sh\`; do not edit.

$(about name) $(about version), digest \`$(about digest | cut -c 1-12)\`, on $((samples / 10)) generated texts, half of them T1003.002:

\`\`\`text
t1003 generate --samples $samples --seed $seed --out data
t1003 evaluate$shown --data data/test.csv --report report.html
\`\`\`

They come from the grammar that the model learnt from, with another seed, and they wrap, disguise and garble on purpose, more than
logs do. So they show how the model behaves and not how well it does on your logs: for what was measured on real text, see
[its card](../model/README.md).

## Scores

![How many negatives and positives have which score, with the policies' thresholds](model-scores.svg)

How many texts have which score, as log-odds: 0 is a score of 0.5, 4.6 is 0.99. The axis of counts is logarithmic. Positives on the left of a
policy's line are missed at it, negatives on the right are false alarms.

## Reliability

![The share of positives among texts of about the same score](model-reliability.svg)

Of texts whose score is about 0.7, seven in ten should be positive. Nearly all scores are close to 0 or 1; a bin in between holds few
texts, and its bar shows how little it says.

## Evasion

![The share of positives and negatives past the policy, as texts are disguised more and more](model-evasion.svg)

The same texts, disguised by the generator ever more strongly: carets, quotes, variables, encodings, look-alike letters, at 1 all that it
has. What an attacker may add that it does not have is not in the picture.

## Recall and false alarms

![Recall over the false-positive rate, with the policies](model-roc.svg)

The last column is the rate that the bundle announces, on the texts that its thresholds were set on. Many negatives here are the same
tools at other work, so more of them are past a threshold.

$(table "Policies of the bundle")
PAGE
say "$out/model.md and ${#pictures[@]} pictures"
