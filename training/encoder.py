"""A BERT-like encoder out of an ONNX file as some packages carry it → a folder that train.py takes.

    python training/encoder.py bge-small-en-v1.5.onnx bge-small-en-v1.5-tokenizer.json OUT

Hidden size, layers and feed-forward width are read off the weights; heads are of 32 numbers, as in every MiniLM and BGE-small.
The weights found are checked: the folder's network must say what the file says.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

HEAD = 32


def convert(file: Path, tokenizer: Path, out: Path) -> None:
    graph = onnx.load(str(file)).graph
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    state = {name: torch.from_numpy(value.copy()) for name, value in arrays.items() if re.match(r"(embeddings|encoder)\.", name) and "position_ids" not in name}
    for node in graph.node:  # the exporter names the matrices of products by number: the node says whose they are
        if node.op_type == "MatMul" and node.input[1] in arrays:
            name = node.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            state[f"{name}.weight"] = torch.from_numpy(arrays[node.input[1]].T.copy())
    vocabulary, size = state["embeddings.word_embeddings.weight"].shape
    config = BertConfig(
        vocab_size=vocabulary, hidden_size=size, num_attention_heads=size // HEAD, num_hidden_layers=1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layer.")),
        intermediate_size=state["encoder.layer.0.intermediate.dense.weight"].size(0),
        max_position_embeddings=state["embeddings.position_embeddings.weight"].size(0),
    )
    model = BertModel(config, add_pooling_layer=False)
    missing, unexpected = model.load_state_dict(state, strict=False)
    if unexpected or any("position_ids" not in name for name in missing):
        raise SystemExit(f"{file}: not the BERT expected (missing {missing}, unexpected {unexpected})")
    model.eval()
    ids = torch.randint(1000, 20000, (2, 17), generator=torch.Generator().manual_seed(1))
    feed = {"input_ids": ids.numpy(), "attention_mask": numpy.ones_like(ids.numpy()), "token_type_ids": numpy.zeros_like(ids.numpy())}
    said = onnxruntime.InferenceSession(str(file)).run(None, feed)[0]
    with torch.no_grad():
        ours = model(ids).last_hidden_state.numpy()
    if said.shape != ours.shape or not numpy.allclose(said, ours, atol=2e-3):
        raise SystemExit(f"{file}: the network read from it does not say what the file says")
    model.save_pretrained(out)
    shutil.copy(tokenizer, out / "tokenizer.json")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    convert(*map(Path, sys.argv[1:]))
