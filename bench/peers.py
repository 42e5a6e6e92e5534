"""One library's side of the comparison: loads a model, then times passes over texts as it is told on standard
input, one `CONTENDER MODE` a line. Answers are lines of JSON, as those of `ours.rs`.

    python peers.py LIBRARY FOLDER TEXTS.json THREADS

What a contender is given is what makes it fastest here: where a library has several ways (fused or plain graph,
latency or throughput), each mode gets the one that won a trial at the start. Texts go through Hugging Face's
tokenizers called directly, which costs less than through transformers, on as many threads.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

BATCH = 32
# a pass that is over sooner is repeated, so that the clock has something to measure
AT_LEAST = 0.3


def has(*flags):
    known = Path("/proc/cpuinfo").read_text().split()
    return any(flag in known for flag in flags)


# in software bf16 is only slow
BF16 = has("avx512_bf16", "amx_bf16")


class Library:
    """Ways are named `CONTENDER` or `CONTENDER/variant`; each takes an iterator of (ids, mask), yields logits."""

    def __init__(self, folder, texts):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.texts = texts
        self.best = {}

    def encode(self, texts):
        """ids and mask, `[texts, longest]`"""
        if len(texts) == 1:
            ids = np.array([self.tokenizer.encode(texts[0]).ids], dtype=np.int64)
            return ids, np.ones_like(ids)
        rows = [row.ids for row in self.tokenizer.encode_batch_fast(texts)]
        width = max(map(len, rows))
        ids = np.array([row + [1] * (width - len(row)) for row in rows], dtype=np.int64)
        return ids, (ids != 1).astype(np.int64)

    def go(self, way, texts, size):
        batches = (self.encode(texts[at : at + size]) for at in range(0, len(texts), size))
        return np.concatenate(list(self.ways[way](batches)))

    def contenders(self):
        return sorted({way.split("/")[0] for way in self.ways})

    def choose(self, contender, mode):
        ways = [way for way in self.ways if way.split("/")[0] == contender]
        texts, size = self.texts[mode][:64], 1 if mode == "single" else BATCH
        seconds = {}
        for way in ways if len(ways) > 1 else []:
            for _ in range(2):
                start = time.perf_counter()
                self.go(way, texts, size)
                seconds[way] = min(seconds.get(way, 1e9), time.perf_counter() - start)
        self.best[contender, mode] = min(seconds, key=seconds.get) if seconds else ways[0]

    def measure(self, contender, mode):
        way, texts = self.best[contender, mode], self.texts[mode]
        start, passes = time.perf_counter(), 0
        while passes == 0 or time.perf_counter() - start < AT_LEAST:
            self.go(way, texts, 1 if mode == "single" else BATCH)
            passes += 1
        return (time.perf_counter() - start) / passes


class Torch(Library):
    def __init__(self, folder, texts, threads):
        super().__init__(folder, texts)
        import torch
        from transformers import RobertaForSequenceClassification

        torch.set_num_threads(threads)
        load = lambda: RobertaForSequenceClassification.from_pretrained(folder, attn_implementation="sdpa").eval()
        linear = {torch.nn.Linear}
        models = {"f32": load(), "int8": torch.ao.quantization.quantize_dynamic(load(), linear, dtype=torch.qint8)}
        if BF16:
            models["bf16"] = load().to(torch.bfloat16)

        def way(model):
            def run(batches):
                with torch.inference_mode():
                    for ids, mask in batches:
                        # a text alone is not padded, and without a mask the library need not look
                        mask = None if len(ids) == 1 else torch.from_numpy(mask)
                        yield model(torch.from_numpy(ids), attention_mask=mask).logits.float().numpy()
            return run

        self.ways = {name: way(model) for name, model in models.items()}


class OnnxRuntime(Library):
    def __init__(self, folder, texts, threads):
        super().__init__(folder, texts)
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads, options.log_severity_level = threads, 1, 3

        def way(file):
            session = ort.InferenceSession(str(folder / file), options, providers=["CPUExecutionProvider"])
            names = {i.name for i in session.get_inputs()}

            def run(batches):
                for ids, mask in batches:
                    feed = {k: v for k, v in dict(input_ids=ids, attention_mask=mask).items() if k in names}
                    yield session.run(None, feed)[0]
            return run

        self.ways = {f"{name}/{kind}": way(f"{kind}{end}.onnx")
                     for name, end in (("f32", ""), ("int8", "-int8")) for kind in ("fused", "plain")}


class OpenVino(Library):
    def __init__(self, folder, texts, threads):
        super().__init__(folder, texts)
        import openvino as ov

        core = ov.Core()

        def way(file, precision, hint):
            settings = {"PERFORMANCE_HINT": hint, "INFERENCE_NUM_THREADS": threads, "INFERENCE_PRECISION_HINT": precision}
            compiled = core.compile_model(folder / file, "CPU", settings)
            if hint == "LATENCY":
                request = compiled.create_infer_request()

                def run(batches):
                    for ids, mask in batches:
                        yield request.infer([ids, mask], share_inputs=True)[0].copy()
            else:
                queue = ov.AsyncInferQueue(compiled)
                out = {}
                queue.set_callback(lambda request, i: out.__setitem__(i, request.get_output_tensor(0).data.copy()))

                def run(batches):
                    for i, (ids, mask) in enumerate(batches):
                        queue.start_async([ids, mask], i)
                    queue.wait_all()
                    yield from (out.pop(i) for i in sorted(out))
            return run

        self.ways = {}
        for name, file, precisions in (("f32", "openvino.xml", ["f32"]), ("bf16", "openvino.xml", ["bf16"]),
                                       ("int8", "openvino-int8.xml", ["f32", "bf16"])):
            for precision in precisions:
                if precision == "bf16" and not BF16:
                    continue
                for hint in ("LATENCY", "THROUGHPUT"):
                    self.ways[f"{name}/{hint.lower()}, the rest in {precision}"] = way(file, precision, hint)

    def choose(self, contender, mode):
        super().choose(contender, mode)
        # one by one means that an answer comes before the next question
        if mode == "single" and "/throughput" in self.best[contender, mode]:
            self.best[contender, mode] = self.best[contender, mode].replace("/throughput", "/latency")


class CTranslate2(Library):
    """Its RoBERTa ends at the hidden states; the head, two small products, is numpy's here."""

    def __init__(self, folder, texts, threads):
        super().__init__(folder, texts)
        import ctranslate2
        from safetensors.numpy import load_file

        weights = load_file(folder / "model.safetensors")
        head = [weights[f"classifier.{name}"] for name in ("dense.weight", "dense.bias", "out_proj.weight", "out_proj.bias")]

        def way(compute):
            encoder = ctranslate2.Encoder(str(folder / "ctranslate2"), compute_type=compute, inter_threads=1, intra_threads=threads)

            def run(batches):
                for ids, mask in batches:
                    view = ctranslate2.StorageView.from_array(ids.astype(np.int32))
                    lengths = ctranslate2.StorageView.from_array(mask.sum(1).astype(np.int32))
                    hidden = np.array(encoder.forward_batch(view, lengths).last_hidden_state)[:, 0]
                    yield np.tanh(hidden @ head[0].T + head[1]) @ head[2].T + head[3]
            return run

        self.ways = {"f32": way("float32"), "int8": way("int8")}


LIBRARIES = {"PyTorch": Torch, "ONNX Runtime": OnnxRuntime, "OpenVINO": OpenVino, "CTranslate2": CTranslate2}


def main():
    name, folder, texts, threads = sys.argv[1], Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text()), int(sys.argv[4])
    # what libraries print goes elsewhere: standard output is for answers
    answers, sys.stdout = sys.stdout, sys.stderr
    library = LIBRARIES[name](folder, texts, threads)
    hello = {}
    for contender in library.contenders():
        for mode in ("arriving", "sorted", "single"):
            library.choose(contender, mode)
        ways = {mode: way.split("/")[1] for (who, mode), way in library.best.items() if who == contender and "/" in way}
        logits = library.go(library.best[contender, "sorted"], texts["check"], BATCH)
        hello[contender] = dict(logits=logits.tolist(), ways=ways)
    print(json.dumps(hello), file=answers, flush=True)
    for line in sys.stdin:
        contender, mode = line.split()
        print(json.dumps({"seconds": library.measure(contender, mode)}), file=answers, flush=True)


if __name__ == "__main__":
    main()
