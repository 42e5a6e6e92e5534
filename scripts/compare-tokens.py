"""Tokens per text: this model's tokenizer beside a byte-level BPE in GPT-2's format (GPT-2's own, or RoBERTa's, which is the same).

    scripts/compare-tokens.py model/tokenizer.json VOCAB.json MERGES.txt TEXTS...     (needs the package tokenizers)

TEXTS are JSON lines with a field `text`, or a text a line.
"""

import json
import statistics
import sys
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers

ours, vocabulary, merges, *files = sys.argv[1:]
merges = [tuple(line.split()) for line in Path(merges).read_text().splitlines() if line and not line.startswith("#version")]
theirs = Tokenizer(models.BPE(vocab=json.loads(Path(vocabulary).read_text()), merges=merges))
theirs.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizers = {"ours": Tokenizer.from_file(ours), "theirs": theirs}
for file in files:
    lines = Path(file).read_text().splitlines()
    texts = [json.loads(line)["text"] if line.startswith("{") else line for line in lines]
    for name, tokenizer in tokenizers.items():
        counts = [len(tokenizer.encode(text, add_special_tokens=False).ids) for text in texts]
        mean, median = statistics.mean(counts), statistics.median(counts)
        size = tokenizer.get_vocab_size()
        print(f"{file}: {name}, {size} entries: {mean:.1f} tokens a text, median {median:g}")
