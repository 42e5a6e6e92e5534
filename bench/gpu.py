"""The engine on a GPU beside PyTorch in bf16 with scaled-dot-product attention, on the same GPU, weights and inputs, in
alternation: batches by token budget out of inputs sorted by length, tokenised beforehand. Then the CPU's engine and
other budgets.

    python gpu.py SHAPE FOLDER PROGRAMS DEVICE     prints, and writes FOLDER/gpu.json
"""

import json
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch
from shapes import SHAPES, load, make_model
from transformers.utils.logging import disable_progress_bar

BUDGET = 16_384
# without a GPU it only shows that this script works
ON_GPU = sys.argv[4] != "cpu"
INPUTS, ROUNDS, SIDE = (20_000, 5, 8192) if ON_GPU else (100, 1, 512)
DEVICE = torch.device("cuda:0" if ON_GPU else "cpu")


def make(folder, shape, t1003):
    """A folder of the shape, made once. The shipped tokenizer does: inputs are made by id, and any vocabulary holds it."""
    if not (folder / "made").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ["tokenizer.json", "tokenizer_config.json"]:
            shutil.copyfile(Path(__file__).parent.parent / "model" / name, folder / name)
        make_model(folder, shape)
        subprocess.run([t1003, "pack", "--model", folder], check=True, stdout=subprocess.DEVNULL)
        # PostgreSQL's user reads it, too
        for file in folder.iterdir():
            file.chmod(0o644)
        (folder / "made").touch()


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


def padded(batch):
    width = -(-max(map(len, batch)) // 8) * 8
    ids = torch.tensor([row + [1] * (width - len(row)) for row in batch])
    tensors = dict(input_ids=ids, attention_mask=(ids != 1).long())
    # what the copy to a GPU is quickest from
    return {name: t.pin_memory() for name, t in tensors.items()} if ON_GPU else tensors


@torch.inference_mode()
def run(model, batches):
    device = model.device
    out = [model(**{name: t.to(device, non_blocking=True) for name, t in batch.items()}).logits.float() for batch in batches]
    return torch.cat(out).cpu()


def synchronize():
    if ON_GPU:
        torch.cuda.synchronize()


def peak():
    """Operations a second of a large product in bf16: what this GPU gives, not what its data sheet says."""
    a = torch.randn(SIDE, SIDE, device=DEVICE, dtype=torch.bfloat16)
    best = 1e9
    for _ in range(10):
        synchronize()
        start = time.perf_counter()
        for _ in range(10):
            a @ a
        synchronize()
        best = min(best, (time.perf_counter() - start) / 10)
    return 2 * SIDE**3 / best


def operations(shape, inputs):
    hidden, layers = shape["hidden"], shape["layers"]
    # 12 h² weights a layer, and queries by keys and weights by values
    return sum(layers * (2 * 12 * hidden**2 * len(ids) + 4 * hidden * len(ids) ** 2) for ids in inputs)


def main():
    name, folder, programs, place = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
    shape = SHAPES[name]
    disable_progress_bar()
    make(folder, shape, programs / "t1003")
    inputs = make_inputs(shape["vocab"])
    file = folder / "inputs.json"
    file.write_text(json.dumps(inputs))

    worker = subprocess.Popen([programs / "gpu", folder, file, place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(line):
        print(line, file=worker.stdin, flush=True)
        return json.loads(worker.stdout.readline())["seconds"]

    hello = json.loads(worker.stdout.readline())
    first = inputs[: len(hello["logits"])]
    # in the order of `batches`
    mine = torch.tensor([hello["logits"][i] for i in sorted(range(len(first)), key=lambda i: len(first[i]))])
    model = load(folder)
    exact = run(model, [padded(batch) for batch in batches(first)])
    difference = (mine - exact).abs().max().item()
    alike = (mine.argmax(1) == exact.argmax(1)).float().mean().item()
    model = model.to(DEVICE, torch.bfloat16)
    ready = [padded(batch) for batch in batches(inputs)]

    def torch_seconds():
        synchronize()
        start = time.perf_counter()
        run(model, ready)
        return time.perf_counter() - start

    ask("go"), torch_seconds()
    rounds = [(ask("go"), torch_seconds()) for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(seconds) for seconds in zip(*rounds))
    top = peak()
    tokens, work = sum(map(len, inputs)), operations(shape, inputs)
    result = dict(
        shape=name, gpu=torch.cuda.get_device_name(DEVICE) if ON_GPU else "the CPU", torch=torch.__version__,
        device=hello["device"], dtype=hello["dtype"], inputs=len(inputs), tokens=tokens, ours_seconds=mine, torch_seconds=theirs, times=theirs / mine,
        peak=top, ours_share_of_peak=work / mine / top, torch_share_of_peak=work / theirs / top,
        largest_difference_from_f32=difference, verdicts_alike=alike, rounds=rounds,
    )
    (folder / "gpu.json").write_text(json.dumps(result, indent=1))
    print(f"{name} on {result['gpu']}, {hello['dtype']}: {len(inputs)} inputs, {tokens} tokens")
    print(f"  ours     {len(inputs) / mine:10.0f} inputs/s   {result['ours_share_of_peak']:6.1%} of {top / 1e12:.0f} TFLOP/s")
    print(f"  PyTorch  {len(inputs) / theirs:10.0f} inputs/s   {result['torch_share_of_peak']:6.1%}   (ours is {theirs / mine:.2f} times as fast)")
    print(f"  logits differ from f32's by at most {difference:.4f}; verdicts alike {alike:.2%}", flush=True)
    ask("table")
    worker.stdin.close()
    worker.wait()


main()
