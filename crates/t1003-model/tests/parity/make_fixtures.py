"""Makes fixtures.json: what PyTorch and transformers say of the models that parity.rs builds.

    python3 -m venv target/parity && target/parity/bin/pip install torch transformers
    target/parity/bin/python crates/t1003-model/tests/parity/make_fixtures.py

Weights are a function of a parameter's name and index alone (see `weights`), so that the fixtures
hold texts, token ids and logits, and no weights.
"""

import json
from pathlib import Path

import numpy
import torch
from transformers import PreTrainedTokenizerFast, RobertaConfig, RobertaForSequenceClassification

HERE = Path(__file__).parent
SHAPES = {
    "tiny": dict(vocab_size=2000, hidden_size=32, num_hidden_layers=2, num_attention_heads=4,
                 intermediate_size=64, max_position_embeddings=514),
    "compact": dict(vocab_size=8192, hidden_size=256, num_hidden_layers=6, num_attention_heads=8,
                    intermediate_size=1024, max_position_embeddings=514),
    "roberta-base": dict(vocab_size=50265, hidden_size=768, num_hidden_layers=12, num_attention_heads=12,
                         intermediate_size=3072, max_position_embeddings=514),
}
LINE = r'"C:\Windows\System32\cmd.exe" /c robocopy "D:\Shared Files" \\fs01\backup$ /MIR /R:2 && echo Grüße ✓ '
TEXTS = [
    "", "a", "dir", r"reg query HKLM\SOFTWARE\Microsoft", "Ünïcödé — 日本語 🙂 \u200b", "x" * 40,
    "Get-ChildItem -Path C:\\ -Recurse | Where-Object { $_.Length -gt 10MB }\r\n\tSort-Object Length",
    LINE, LINE * 3, LINE * 8, LINE * 11, LINE * 30,
]


def weights(name, shape):
    state = numpy.uint32(2166136261)
    with numpy.errstate(over="ignore"):
        for byte in name.encode():
            state = (state ^ numpy.uint32(byte)) * numpy.uint32(16777619)
        count = int(numpy.prod(shape))
        x = state + numpy.arange(count, dtype=numpy.uint32) * numpy.uint32(2654435761)
        x ^= x >> numpy.uint32(16)
        x *= numpy.uint32(0x85EBCA6B)
        x ^= x >> numpy.uint32(13)
        x *= numpy.uint32(0xC2B2AE35)
        x ^= x >> numpy.uint32(16)
    u = (x.astype(numpy.float64) / 2**32 - 0.5).astype(numpy.float32)
    if name.endswith("LayerNorm.weight"):
        u = numpy.float32(1) + u * numpy.float32(0.5)
    elif not name.endswith(".bias"):
        u = u * (numpy.float32(4) / numpy.sqrt(numpy.float32(shape[-1])))
    return torch.from_numpy(u.reshape(shape))


def main():
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(HERE / "tokenizer.json"))
    ids = [tokenizer(text, truncation=True, max_length=512)["input_ids"] for text in TEXTS]
    logits = {}
    for name, shape in SHAPES.items():
        config = RobertaConfig(**shape, type_vocab_size=1, layer_norm_eps=1e-5, num_labels=2,
                               pad_token_id=1, bos_token_id=0, eos_token_id=2)
        model = RobertaForSequenceClassification(config).eval()
        model.load_state_dict({k: weights(k, v.shape) for k, v in model.state_dict().items()
                               if v.is_floating_point()}, strict=False)
        with torch.no_grad():
            logits[name] = [model(torch.tensor([i])).logits[0].tolist() for i in ids]
    fixtures = dict(texts=TEXTS, ids=ids, shapes=SHAPES, logits=logits)
    (HERE / "fixtures.json").write_text(json.dumps(fixtures, ensure_ascii=False) + "\n")
    print({k: v[:3] for k, v in logits.items()}, [len(i) for i in ids])


if __name__ == "__main__":
    main()
