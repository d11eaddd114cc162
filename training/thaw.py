"""The weights that ship, out of the ONNX graphs and back into PyTorch: where training goes on from (tune.py).

    python training/thaw.py models/reader OUT

OUT then holds `model.pt`, and `config.json` and `tokenizer.json` beside it, so that it also serves as `--encoder`: nothing has
to be fetched. The encoder's matrices come back as coarse as they are kept, in 8 bits; all else is exact. What balance() had
added to some biases is taken off again, as in a network that is still being trained. At the end both networks read the held-out
passages, and it is said how often they agree.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

import corpora
from features import tokenizer_of
from measure import groups
from model import Reader, balance
from packed import batch
from train import held_out

HEAD = 32
# Products that the exporter names by their module alone, as they stand in the graph of that file.
MODULES = {
    "encoder": {"cue": "words.cue", "trigger": "words.trigger", "mention": "words.mention"},
    "cues": {"cue_2": "role.cue"},
    "triggers": {"trigger_2": "role.trigger"},
    "pairs": {},
}


def arrays_of(graph) -> dict[str, numpy.ndarray]:
    """All constants of a graph by name, the 8-bit ones as the numbers they stand for."""
    arrays = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for name in [n.removesuffix("_quantized") for n in arrays if n.endswith("_quantized")]:
        kept, scale, zero = (arrays.pop(f"{name}_{part}") for part in ("quantized", "scale", "zero_point"))
        arrays[name] = (kept.astype(numpy.float32) - zero.astype(numpy.float32)) * scale
    for name in [n.removesuffix("_8") for n in arrays if n.endswith("_8")]:  # see export.weights_in_eight_bits()
        arrays[name] = arrays.pop(f"{name}_8").astype(numpy.float32) * arrays.pop(f"{name}_scale")
    return arrays


def state_of(folder: Path) -> dict[str, torch.Tensor]:
    """What model.Reader.load_state_dict() takes."""
    state: dict[str, numpy.ndarray] = {}
    for file, modules in MODULES.items():
        graph = onnx.load(str(folder / f"{file}.onnx")).graph
        arrays = arrays_of(graph)
        state |= {name.removeprefix("model."): value for name, value in arrays.items() if name.startswith("model.")}
        for node in graph.node:
            matrix = arrays.get(node.input[1]) if node.op_type == "MatMul" else None
            if matrix is not None:
                module = node.name.removesuffix("/MatMul").strip("/").replace("/", ".")
                state[f"{modules.get(module, module)}.weight"] = matrix.T
        for name, value in arrays.items():  # biases of query, key and value, which the exporter laid into one
            if name.startswith("Attention_") and name.endswith("_qkv_bias"):
                for part, bias in zip(("query", "key", "value"), numpy.split(value, 3)):
                    state[f"encoder.encoder.layer.{name.split('_')[1]}.attention.self.{part}.bias"] = bias
    return {name: torch.from_numpy(value.copy()) for name, value in state.items()}


def thaw(folder: Path) -> Reader:
    """The network of the four graphs, as it answers."""
    state = state_of(folder)
    vocabulary, size = state["encoder.embeddings.word_embeddings.weight"].shape
    config = BertConfig(
        vocab_size=vocabulary, hidden_size=size, num_attention_heads=size // HEAD, intermediate_size=state["encoder.encoder.layer.0.intermediate.dense.weight"].size(0),
        num_hidden_layers=1 + max(int(k.split(".")[3]) for k in state if k.startswith("encoder.encoder.layer.")),
        max_position_embeddings=state["encoder.embeddings.position_embeddings.weight"].size(0), hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )
    model = Reader(BertModel(config, add_pooling_layer=False), wide=state["word.bias"].size(0))
    missing, unexpected = model.load_state_dict(state, strict=False)
    if missing or unexpected:
        raise SystemExit(f"{folder}: not the graphs that export.py writes (missing {missing}, not expected {unexpected})")
    return model.eval()


@torch.no_grad()
def compare(model: Reader, folder: Path, chunks: list[corpora.Chunk], tokenizer) -> dict[str, float]:
    """Share of words and anchors of which PyTorch and the graphs say the same; `states` is their mean difference beside their mean size."""
    run = {file: onnxruntime.InferenceSession(str(folder / f"{file}.onnx")).run for file in MODULES}
    tally: dict[str, list[float]] = {}

    def count(name: str, ours, theirs, there=None) -> None:
        same = ours.argmax(-1).numpy() == theirs.argmax(-1)
        same = same if there is None else same[there]
        right, whole = tally.setdefault(name, [0, 0])
        tally[name] = [right + same.sum(), whole + same.size]

    for group in groups(chunks):
        b = batch(group, tokenizer)
        there = b["there"].numpy()
        states = model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])
        theirs, *tags = run["encoder"](None, {k: b[k].numpy() for k in ("ids", "mask", "shapes", "first", "there")})
        off, size = tally.setdefault("states", [0, 0])
        tally["states"] = [off + numpy.abs(states.numpy() - theirs)[there].sum(), size + numpy.abs(theirs[there]).sum()]
        for kind, said in zip(("cue", "trigger", "mention"), tags):
            count(kind, model.words[kind](states), said, there)
        for kind, a in b["anchors"].items():
            at = {k: a[k] for k in ("row", "start", "stop")}
            said = run[f"{kind}s"](None, {"states": theirs, "there": there, **{k: v.numpy() for k, v in at.items()}})
            count(f"roles of a {kind}", model.roles(states, b["there"], kind, *at.values()), said[0], there[a["row"].numpy()])
            if kind == "trigger":
                facets = model.of_trigger(states, b["there"], *at.values())
                for name, one in zip(("event", "status", "mode"), said[1:4]):
                    count(name, facets[name], one)
        if "pairs" in b:
            p = b["pairs"]
            said = run["pairs"](None, {"states": theirs, "there": there, "row": p["row"].numpy(), "a": p["a"].numpy(), "r": p["r"].numpy()})
            count("pair", model.pairs(states, b["there"], p["row"], p["a"], p["r"]), said[0])
    return {name: round(float(part) / float(whole), 4) for name, (part, whole) in tally.items()}


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    model = thaw(folder)
    tokenizer = tokenizer_of(folder)
    chunks = [c for c in corpora.own(Path(__file__).parent / "data/passages") if held_out(c.origin)]
    print(json.dumps({"agree": compare(model, folder, chunks, tokenizer)}))
    balance(model, -1)
    torch.save(model.state_dict(), out / "model.pt")
    model.encoder.config.to_json_file(str(out / "config.json"))
    shutil.copy(folder / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    main()
