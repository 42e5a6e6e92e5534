"""The engine on a GPU beside PyTorch in bf16 with scaled-dot-product attention, on the same GPU, weights and inputs, in
alternation: batches by token budget out of inputs sorted by length, tokenised beforehand.

    python gpu.py SHAPE FOLDER COMMANDS.csv OURS DEVICE     prints, and writes FOLDER/gpu.json
"""

import csv
import json
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch
from shapes import SHAPES, load, make_model, make_tokenizer

INPUTS, ROUNDS, BUDGET = 20_000, 5, 16_384


def make(folder, shape, commands):
    """A folder as `make bench-peers` has it, without the conversions; made once."""
    if not (folder / "model.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        with open(commands, newline="") as file:
            texts = [row["text"] for row in csv.DictReader(file)]
        make_tokenizer(folder, shape["vocab"], texts)
        make_model(folder, shape)


def make_inputs(vocab):
    """Lengths as those of `make bench-peers`: log-normal, median 30, 6 to 128. Speed does not depend on the ids."""
    rng, inputs = random.Random(3), []
    while len(inputs) < INPUTS:
        length = round(rng.lognormvariate(np.log(30), 0.65))
        if 6 <= length <= 128:
            inputs.append([0, *(rng.randrange(5, vocab) for _ in range(length - 2)), 2])
    return inputs


def batches(inputs):
    """Padded to the longest, which among neighbours is little."""
    batch, out = [], []
    for ids in sorted(inputs, key=len):
        if batch and (len(batch) + 1) * len(ids) > BUDGET:
            out.append(batch)
            batch = []
        batch.append(ids)
    out.append(batch)
    return out


def padded(batch, device):
    width = -(-max(map(len, batch)) // 8) * 8
    ids = torch.tensor([row + [1] * (width - len(row)) for row in batch], device=device)
    return dict(input_ids=ids, attention_mask=(ids != 1).long())


@torch.inference_mode()
def run(model, inputs, device):
    out = [model(**padded(batch, device)).logits.float() for batch in batches(inputs)]
    return torch.cat(out).cpu()


def peak(device):
    """Operations a second of a large product in bf16: what this GPU gives, not what its data sheet says."""
    a = torch.randn(8192, 8192, device=device, dtype=torch.bfloat16)
    best = 1e9
    for _ in range(10):
        torch.cuda.synchronize()
        start = time.perf_counter()
        for _ in range(10):
            a @ a
        torch.cuda.synchronize()
        best = min(best, (time.perf_counter() - start) / 10)
    return 2 * 8192**3 / best


def operations(shape, inputs):
    hidden, layers = shape["hidden"], shape["layers"]
    # 12 h² weights a layer, and queries by keys and weights by values
    return sum(layers * (2 * 12 * hidden**2 * len(ids) + 4 * hidden * len(ids) ** 2) for ids in inputs)


def main():
    name, folder, commands, ours, place = sys.argv[1], Path(sys.argv[2]), sys.argv[3], sys.argv[4], sys.argv[5]
    shape = SHAPES[name]
    make(folder, shape, commands)
    inputs = make_inputs(shape["vocab"])
    file = folder / "gpu-inputs.json"
    file.write_text(json.dumps(inputs))
    device = torch.device("cuda:0")

    worker = subprocess.Popen([ours, str(folder), str(file), place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    hello = json.loads(worker.stdout.readline())
    model = load(folder)
    with torch.inference_mode():
        exact = torch.cat([model(input_ids=torch.tensor([ids])).logits for ids in inputs[: len(hello["logits"])]])
    model = model.to(device, torch.bfloat16)
    difference = (torch.tensor(hello["logits"]) - exact).abs().max().item()
    alike = (torch.tensor(hello["logits"]).argmax(1) == exact.argmax(1)).float().mean().item()

    def ours_seconds():
        print("go", file=worker.stdin, flush=True)
        return json.loads(worker.stdout.readline())["seconds"]

    def torch_seconds():
        torch.cuda.synchronize()
        start = time.perf_counter()
        run(model, inputs, device)
        return time.perf_counter() - start

    ours_seconds(), torch_seconds()
    rounds = [(ours_seconds(), torch_seconds()) for _ in range(ROUNDS)]
    worker.stdin.close()
    worker.wait()
    mine, theirs = (statistics.median(seconds) for seconds in zip(*rounds))
    top = peak(device)
    tokens, work = sum(map(len, inputs)), operations(shape, inputs)
    result = dict(
        shape=name, gpu=torch.cuda.get_device_name(device), torch=torch.__version__, device=hello["device"], dtype=hello["dtype"],
        inputs=len(inputs), tokens=tokens, ours_seconds=mine, torch_seconds=theirs, times=theirs / mine,
        peak=top, ours_share_of_peak=work / mine / top, torch_share_of_peak=work / theirs / top,
        largest_difference_from_f32=difference, verdicts_alike=alike, rounds=rounds,
    )
    (folder / "gpu.json").write_text(json.dumps(result, indent=1))
    print(f"{name} on {result['gpu']}, {hello['dtype']}: {len(inputs)} inputs, {tokens} tokens")
    print(f"  ours     {len(inputs) / mine:10.0f} inputs/s   {result['ours_share_of_peak']:6.1%} of {top / 1e12:.0f} TFLOP/s")
    print(f"  PyTorch  {len(inputs) / theirs:10.0f} inputs/s   {result['torch_share_of_peak']:6.1%}   (ours is {theirs / mine:.2f} times as fast)")
    print(f"  logits differ from f32's by at most {difference:.4f}; verdicts alike {alike:.2%}")


main()
