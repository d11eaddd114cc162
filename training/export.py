"""Exports trained weights to ONNX in four graphs, keeps the encoder's weights in 8 bits, and checks that nothing changed much.

    python training/export.py --weights out/model.pt --encoder ENCODER --out models/reader

`encoder.onnx`: ids, mask, shapes, first, there → states and the logits of cue, trigger and mention for every word (weights in 8 bits).
`cues.onnx`: states, there, row, start, stop → role logits of each word to each cue.
`triggers.onnx`: the same to each trigger, and its status, mode, intended act and contexts.
`pairs.onnx`: states, there, row, a, r → logits of the PLOVER category between two spans.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import nn

from model import CATEGORIES, CUE, FACETS, MENTION, ROLES, TRIGGER, load


class Words(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, mask, shapes, first, there):
        states = self.model.encode(ids, mask, shapes, first, there)
        return (states, *(self.model.words[k](states) for k in ("cue", "trigger", "mention")))


class Cues(Words):
    def forward(self, states, there, row, start, stop):
        return self.model.roles(states, there, "cue", row, start, stop)


class Triggers(Words):
    def forward(self, states, there, row, start, stop):
        facets = self.model.of_trigger(states, there, row, start, stop)
        return (self.model.roles(states, there, "trigger", row, start, stop), *(facets[k] for k in FACETS))


class Pairs(Words):
    def forward(self, states, there, row, a, r):
        return self.model.pairs(states, there, row, a, r)


def weights_in_eight_bits(network: onnx.ModelProto) -> onnx.ModelProto:
    """Keeps each matrix in 8 bits with a scale for each column; the runtime makes numbers of them once, when it loads.

    Products are of plain numbers. With 8-bit products, which round what flows through the network, one text had other
    records on processors with and without VNNI: a last digit that differs tips a rounding, and each layer tips more.
    """
    graph = network.graph
    matrices = {i.name: i for i in graph.initializer if i.data_type == onnx.TensorProto.FLOAT and len(i.dims) == 2}
    used = {node.input[1] for node in graph.node if node.op_type == "MatMul"} & matrices.keys()
    makers = []
    for name in sorted(used):
        plain = numpy_helper.to_array(matrices[name])
        scale = numpy.maximum(numpy.abs(plain).max(axis=0), 1e-12).astype(numpy.float32) / 127
        graph.initializer.remove(matrices[name])
        graph.initializer.extend([
            numpy_helper.from_array(numpy.rint(plain / scale).astype(numpy.int8), f"{name}_8"),
            numpy_helper.from_array(scale, f"{name}_scale"),
        ])
        makers += [
            helper.make_node("Cast", [f"{name}_8"], [f"{name}_cast"], to=onnx.TensorProto.FLOAT),
            helper.make_node("Mul", [f"{name}_cast", f"{name}_scale"], [name]),
        ]
    nodes = [*makers, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True, help="model.pt")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model = load(options.encoder, options.weights, attention="eager")
    model.eval()

    generator = torch.Generator().manual_seed(1)
    ids = torch.randint(1000, 20000, (3, 40), generator=generator)
    mask, shapes = torch.ones_like(ids), torch.randint(0, 20, ids.shape, generator=generator)
    mask[1, 30:] = 0
    first = torch.arange(1, 31).repeat(3, 1)
    there = torch.ones(3, 30, dtype=torch.bool)
    there[1, 25:] = False
    states = torch.randn(3, 30, model.word.in_features, generator=generator)
    row, start, stop = torch.tensor([0, 2]), torch.tensor([3, 5]), torch.tensor([5, 6])
    a, r = torch.tensor([[0, 2], [4, 5]]), torch.tensor([[7, 9], [10, 12]])
    anchors = {"states": states, "there": there, "row": row, "start": start, "stop": stop}
    graphs = {
        "encoder": (Words(model), {"ids": ids, "mask": mask, "shapes": shapes, "first": first, "there": there}, ["states", "cue", "trigger", "mention"]),
        "cues": (Cues(model), anchors, ["roles"]),
        "triggers": (Triggers(model), anchors, ["roles", *FACETS]),
        "pairs": (Pairs(model), {"states": states, "there": there, "row": row, "a": a, "r": r}, ["scores"]),
    }
    dynamic = {
        "ids": {0: "batch", 1: "pieces"}, "mask": {0: "batch", 1: "pieces"}, "shapes": {0: "batch", 1: "pieces"}, "first": {0: "batch", 1: "words"},
        "states": {0: "batch", 1: "words"}, "there": {0: "batch", 1: "words"}, "row": {0: "anchors"}, "start": {0: "anchors"}, "stop": {0: "anchors"},
        "a": {0: "anchors"}, "r": {0: "anchors"},
    }
    for name, (graph, inputs, outputs) in graphs.items():
        graph.eval()
        plain, final = options.out / f"{name}.float.onnx", options.out / f"{name}.onnx"
        torch.onnx.export(graph, tuple(inputs.values()), str(plain), input_names=list(inputs), output_names=outputs,
                          dynamic_axes={k: v for k, v in dynamic.items() if k in inputs}, opset_version=17, dynamo=False)
        if name == "encoder":
            fused = options.out / "encoder.fused.onnx"
            fusing = FusionOptions("bert")
            fusing.use_multi_head_attention = True
            config = model.encoder.config
            optimizer.optimize_model(str(plain), "bert", num_heads=config.num_attention_heads, hidden_size=config.hidden_size,
                                     optimization_options=fusing).save_model_to_file(str(fused))
            # Tables of embeddings stay in 8 bits in memory too: only the rows that are looked up become numbers.
            quantize_dynamic(str(fused), str(final), op_types_to_quantize=["Gather"], extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT})
            onnx.save(weights_in_eight_bits(onnx.load(str(final))), str(final))
            fused.unlink()
        else:
            shutil.copy(plain, final)
        feed = {k: v.numpy() for k, v in inputs.items()}
        wanted = graph(*inputs.values())
        wanted = [w.detach().numpy() for w in (wanted if isinstance(wanted, tuple) else (wanted,))]
        exact = onnxruntime.InferenceSession(str(plain)).run(None, feed)
        assert all(numpy.allclose(w, g, atol=2e-3) for w, g in zip(wanted, exact)), f"{name} as exported differs from the trained one"
        got = onnxruntime.InferenceSession(str(final)).run(None, feed)
        if name == "encoder":
            print("encoder with weights in 8 bits: same tag of words", [round(float((w.argmax(-1) == g.argmax(-1)).mean()), 3) for w, g in zip(wanted[1:], got[1:])])
        plain.unlink()
    tokenizer = json.loads((options.encoder / "tokenizer.json").read_text(encoding="utf8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (options.out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))
    labels = {"cue": CUE, "trigger": TRIGGER, "mention": MENTION, "roles": ROLES, **FACETS, "category": CATEGORIES}
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    for file in sorted(options.out.iterdir()):
        print(f"{file.name}: {file.stat().st_size / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
