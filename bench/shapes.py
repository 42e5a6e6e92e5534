"""Makes what is compared: a model folder of seeded random weights for each shape, texts of command-line lengths,
and the same weights as each peer wants them. Speed does not depend on what a model has learnt.

    python shapes.py SHAPE FOLDER COMMANDS.csv
"""

import csv
import json
import random
import sys
import time
from pathlib import Path

import numpy as np

SHAPES = {
    # a model of the size that is shipped, and the one that everybody knows
    "compact": dict(vocab=8192, hidden=256, layers=6, heads=8, texts=dict(arriving=256, sorted=512, single=128, sql=512)),
    "roberta-base": dict(vocab=50265, hidden=768, layers=12, heads=12, texts=dict(arriving=64, sorted=128, single=32, sql=64)),
}
WINDOW = 512
BATCH = 32
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]


def make_tokenizer(folder, vocab, commands):
    from tokenizers import ByteLevelBPETokenizer
    from tokenizers.processors import RobertaProcessing

    bpe = ByteLevelBPETokenizer()
    bpe.train_from_iterator(commands, vocab_size=vocab, min_frequency=1, special_tokens=SPECIAL, show_progress=False)
    bpe._tokenizer.post_processor = RobertaProcessing(("</s>", 2), ("<s>", 0))
    bpe._tokenizer.save(str(folder / "tokenizer.json"))
    special = dict(bos_token="<s>", pad_token="<pad>", eos_token="</s>", unk_token="<unk>", mask_token="<mask>")
    special |= dict(cls_token="<s>", sep_token="</s>", tokenizer_class="PreTrainedTokenizerFast", model_max_length=WINDOW)
    (folder / "tokenizer_config.json").write_text(json.dumps(special))
    return bpe._tokenizer


def make_model(folder, shape):
    import torch
    from transformers import RobertaConfig, RobertaForSequenceClassification

    torch.manual_seed(1)
    config = RobertaConfig(
        vocab_size=shape["vocab"], hidden_size=shape["hidden"], num_hidden_layers=shape["layers"],
        num_attention_heads=shape["heads"], intermediate_size=4 * shape["hidden"], max_position_embeddings=WINDOW + 2,
        type_vocab_size=1, pad_token_id=1, bos_token_id=0, eos_token_id=2, position_embedding_type="absolute",
        id2label={0: "Benign", 1: "T1003.002"}, label2id={"Benign": 0, "T1003.002": 1},
    )
    model = RobertaForSequenceClassification(config).eval()
    for name, parameter in model.named_parameters():
        # larger than a fresh model's 0.02, so that texts' logits differ; quantising is then no easier than in earnest
        if parameter.dim() == 2 and "embeddings" not in name:
            torch.nn.init.normal_(parameter, std=0.8 / parameter.shape[1] ** 0.5)
    model.save_pretrained(folder)
    # readable by the server's user, too
    (folder / "model.safetensors").chmod(0o644)


def make_texts(tokenizer, commands, counts):
    """Commands joined and cut to log-normal lengths: median 30 tokens, 6 to 128, `<s>` and `</s>` counted."""
    rng, seen = random.Random(2), set()
    commands = [c.replace("\r", " ").replace("\n", " ") for c in commands]

    def text():
        while True:
            want = round(rng.lognormvariate(np.log(30), 0.65))
            if not 6 <= want <= 128:
                continue
            whole = rng.choice(commands)
            while len((encoded := tokenizer.encode(whole)).ids) < want:
                whole += " & " + rng.choice(commands)
            cut = whole[: encoded.offsets[want - 2][1]]
            ids = tuple(tokenizer.encode(cut).ids)
            # each text once, so that nobody gains by remembering
            if 6 <= len(ids) <= 128 and ids not in seen:
                seen.add(ids)
                return cut, len(ids)

    pool = [text() for _ in range(BATCH * 32)]
    by_length = sorted(pool, key=lambda t: t[1])
    # sorted: batches of 32 out of a thousand sorted texts, evenly spread over the lengths
    batches = counts["sorted"] // BATCH
    chosen = [BATCH * int((i + 0.5) * 32 / batches) for i in range(batches)]
    in_order = [t for at in chosen for t in by_length[at : at + BATCH]]
    lists = {mode: pool[: counts[mode]] for mode in ("arriving", "single")} | {"sorted": in_order}
    lists["sql"] = rng.sample(pool, counts["sql"])
    texts = {mode: [text for text, _ in some] for mode, some in lists.items()}
    lengths = [n for _, n in pool]
    tokens = {mode: sum(n for _, n in some) for mode, some in lists.items()}
    about = dict(median=float(np.median(lengths)), mean=float(np.mean(lengths)), min=min(lengths), max=max(lengths))
    return texts | {"check": texts["arriving"][:32]}, about | {"tokens": tokens}


def load(folder, attention="sdpa"):
    from transformers import RobertaForSequenceClassification

    return RobertaForSequenceClassification.from_pretrained(folder, attn_implementation=attention).eval()


def encode(tokenizer, texts):
    rows = tokenizer.encode_batch(texts)
    width = max(len(row.ids) for row in rows)
    ids = np.ones((len(rows), width), dtype=np.int64)
    for i, row in enumerate(rows):
        ids[i, : len(row.ids)] = row.ids
    return ids, (ids != 1).astype(np.int64)


def export(folder, shape, texts):
    """ONNX, ONNX int8, OpenVINO and OpenVINO int8, CTranslate2."""
    import ctranslate2
    import nncf
    import onnx
    import openvino as ov
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.transformers.optimizer import optimize_model
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    ids, mask = (torch.from_numpy(a) for a in encode(tokenizer, texts["check"]))

    class Logits(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.model = load(folder, "eager")

        def forward(self, input_ids, attention_mask):
            # the mask and the positions as RoBERTa makes them, written out: tracers stumble over the library's
            positions = torch.cumsum(attention_mask, 1) * attention_mask + 1
            roberta = self.model.roberta
            x = roberta.embeddings(input_ids=input_ids, position_ids=positions)
            bias = (1.0 - attention_mask[:, None, None, :].to(x.dtype)) * -10000.0
            for layer in roberta.encoder.layer:
                x = layer(x, bias)
                x = x[0] if isinstance(x, tuple) else x
            return self.model.classifier(x)

    wrapped = Logits().eval()
    axes = {name: {0: "batch", 1: "tokens"} for name in ("input_ids", "attention_mask")}
    plain = str(folder / "plain.onnx")
    with torch.inference_mode():
        torch.onnx.export(wrapped, (ids, mask), plain, input_names=list(axes), output_names=["logits"],
                          dynamic_axes=axes | {"logits": {0: "batch"}}, opset_version=17, dynamo=False)
        fused = optimize_model(plain, model_type="bert", num_heads=shape["heads"], hidden_size=shape["hidden"])
        fused.save_model_to_file(str(folder / "fused.onnx"))
        for kind in ("plain", "fused"):
            quantize_dynamic(str(folder / f"{kind}.onnx"), str(folder / f"{kind}-int8.onnx"), per_channel=True,
                             weight_type=QuantType.QInt8, extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT})
        print("onnx fused:", {k: v for k, v in fused.get_fused_operator_statistics().items() if v}, file=sys.stderr)
        model = ov.convert_model(plain)
        ov.save_model(model, folder / "openvino.xml", compress_to_fp16=False)
        samples = [dict(zip(axes, encode(tokenizer, [t]))) for t in texts["sql"][:64]]
        quantised = nncf.quantize(model, nncf.Dataset(samples), model_type=nncf.ModelType.TRANSFORMER, subset_size=64)
        ov.save_model(quantised, folder / "openvino-int8.xml", compress_to_fp16=False)
    converter = ctranslate2.converters.TransformersConverter(str(folder))
    converter.convert(str(folder / "ctranslate2"), force=True)


def main():
    name, folder, source = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    shape, start = SHAPES[name], time.time()
    folder.mkdir(parents=True, exist_ok=True)
    csv.field_size_limit(1 << 30)
    with open(source, newline="") as file:
        commands = [row["text"] for row in csv.DictReader(file)]
    tokenizer = make_tokenizer(folder, shape["vocab"], commands)
    assert tokenizer.get_vocab_size() == shape["vocab"], f"{tokenizer.get_vocab_size()} tokens: give more texts"
    print(f"{name}: tokenizer {time.time() - start:.0f} s", file=sys.stderr)
    make_model(folder, shape)
    texts, about = make_texts(tokenizer, commands, shape["texts"])
    (folder / "texts.json").write_text(json.dumps(texts))
    (folder / "about.json").write_text(json.dumps(about))
    print(f"{name}: texts {time.time() - start:.0f} s", about, file=sys.stderr)
    export(folder, shape, texts)
    print(f"{name}: exported {time.time() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
