"""Compares a model folder as transformers runs it with `t1003 predict` on the same texts.

    scripts/check-transformers.py FOLDER TEXTS.txt     (needs torch, transformers, and target/release/t1003)

The folder is scored without its bundle.json, so that neither side normalises or calibrates.
"""

import json
import math
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer

folder, texts = Path(sys.argv[1]), Path(sys.argv[2]).read_text().splitlines()
with tempfile.TemporaryDirectory() as plain:
    for name in ["config.json", "tokenizer.json", "tokenizer_config.json", "model.safetensors"]:
        if (folder / name).exists():
            shutil.copy(folder / name, plain)
    tokenizer = AutoTokenizer.from_pretrained(plain)
    model = AutoModelForSequenceClassification.from_pretrained(plain, dtype=torch.float32).eval()
    command = ["target/release/t1003", "predict", "--model", plain, "--output-format", "jsonl"]
    ours = subprocess.run(command, input="\n".join(texts), text=True, capture_output=True, check=True)
worst = 0.0
for text, line in zip(texts, ours.stdout.splitlines(), strict=True):
    ids = tokenizer(text)["input_ids"]
    if len(ids) > model.config.max_position_embeddings - 2:
        continue
    with torch.no_grad():
        benign, positive = model(torch.tensor([ids])).logits[0].double().tolist()
    score = 1 / (1 + math.exp(benign - positive))
    worst = max(worst, abs(score - json.loads(line)["score"]))
print(f"{len(texts)} texts, largest difference of scores {worst:.2e}")
sys.exit(worst > 1e-4)
