"""Conducts the comparison of one shape: every library and ours, each a process of its own, on the same two cores,
weights and texts, in alternation. All but the one that is measured are stopped.

    python compare.py SHAPE FOLDER OURS ROUNDS     writes FOLDER/results.json
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

CORES = sorted(os.sched_getaffinity(0))[:2]
MODES = ("arriving", "sorted", "single")
LIBRARIES = ("PyTorch", "ONNX Runtime", "OpenVINO", "CTranslate2")


class Worker:
    """A process that answers `CONTENDER MODE` with seconds."""

    def __init__(self, name, command, cores):
        log = open(f"{sys.argv[2]}/{name}.log".replace(" ", "-"), "w")
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            preexec_fn=lambda: os.sched_setaffinity(0, cores),
            env=os.environ | dict(OMP_NUM_THREADS=str(len(cores)), RAYON_NUM_THREADS=str(len(cores)), TOKENIZERS_PARALLELISM="true"))
        try:
            self.hello = self.answer()
        finally:
            self.stop()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended: see {sys.argv[2]}/{self.name.replace(' ', '-')}.log")
        return json.loads(line)

    def stop(self):
        self.process.send_signal(signal.SIGSTOP)

    def seconds(self, contender, mode):
        self.process.send_signal(signal.SIGCONT)
        try:
            self.process.stdin.write(f"{contender} {mode}\n")
            self.process.stdin.flush()
            return self.answer()["seconds"]
        finally:
            self.stop()

    def end(self):
        self.process.kill()
        self.process.wait()


def main():
    began = time.monotonic()
    shape, folder, ours, rounds = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
    texts = json.loads((folder / "texts.json").read_text())
    here, workers, missing, turns = Path(__file__).parent, [], {}, []

    def start(name, command, cores, modes, only=None):
        try:
            worker = Worker(name, command, cores)
        except RuntimeError as error:
            missing[name] = str(error)
            print(f"  {error}", file=sys.stderr)
            return
        workers.append(worker)
        for contender in worker.hello:
            if only is None or contender == only:
                turns.append((worker, contender, modes))
        print(f"  {time.monotonic() - began:.0f} s: {name}: {', '.join(worker.hello)}", file=sys.stderr)

    # stopped workers would outlive a conductor that is told to end
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    run = [str(folder), str(folder / "texts.json")]
    try:
        for name in LIBRARIES:
            start(name, [sys.executable, "-W", "ignore", here / "peers.py", name, *run, str(len(CORES))], CORES, MODES)
        start("t1003", [ours, *run, str(len(CORES))], CORES, (*MODES, "at-once"))
        start("t1003 on one core", [ours, *run, "1"], CORES[:1], ("single",), "int8")
        times = {}
        for round in range(rounds):
            # nobody is always first after the same other
            for worker, contender, modes in turns[round % len(turns):] + turns[:round % len(turns)]:
                for mode in modes:
                    seconds = worker.seconds(contender, mode)
                    times.setdefault((worker.name, contender, mode), []).append(seconds)
            print(f"  {time.monotonic() - began:.0f} s: round {round + 1} of {rounds}", file=sys.stderr)
    finally:
        for worker in workers:
            worker.end()

    logits = {(w.name, c): np.array(a["logits"]) for w in workers for c, a in w.hello.items()}
    truth = logits["PyTorch", "f32"]
    rows = []
    for worker, contender, modes in turns:
        differ = float(np.abs(logits[worker.name, contender] - truth).max())
        row = dict(name=worker.name, kind=contender, ways=worker.hello[contender].get("ways", {}), differ=differ, rate={})
        for mode in modes:
            count = len(texts["sorted" if mode == "at-once" else mode])
            row["rate"][mode] = [count / s for s in times[worker.name, contender, mode]]
        rows.append(row)
    results = dict(shape=shape, rows=rows, missing=missing, spread=float(np.abs(truth - truth.mean(0)).max()),
                   counts={mode: len(some) for mode, some in texts.items()}, about=json.loads((folder / "about.json").read_text()))
    (folder / "results.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
