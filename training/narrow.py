"""Makes a trained network's feed-forward layers narrower: the units that say least over a sample of text go.

A unit's weight is its mean activation times the norm of what it adds to the layer's output (after Molchanov et al. 2017).
"""

from __future__ import annotations

import torch
from torch import nn

from model import Reader


@torch.no_grad()
def narrow(model: Reader, width: int, sample: list[dict]) -> None:
    """Cuts every layer to `width` units, in place, weighing them on batches as `features.batch` makes them."""
    model.eval()
    layers = model.encoder.encoder.layer
    sums = [torch.zeros(layer.intermediate.dense.out_features) for layer in layers]
    hooks = [
        layer.intermediate.register_forward_hook(lambda _, __, out, at=i: sums[at].add_(out.abs().sum((0, 1))))
        for i, layer in enumerate(layers)
    ]
    for b in sample:
        model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])
    for hook in hooks:
        hook.remove()
    for layer, seen in zip(layers, sums):
        inner, outer = layer.intermediate.dense, layer.output.dense
        keep = (seen * outer.weight.norm(dim=0)).topk(width).indices.sort().values
        slim_in, slim_out = nn.Linear(inner.in_features, width), nn.Linear(width, outer.out_features)
        slim_in.weight.copy_(inner.weight[keep])
        slim_in.bias.copy_(inner.bias[keep])
        slim_out.weight.copy_(outer.weight[:, keep])
        slim_out.bias.copy_(outer.bias)
        layer.intermediate.dense, layer.output.dense = slim_in, slim_out
    model.encoder.config.intermediate_size = width
