"""What teachers say of all texts, for a smaller network to learn from (tune.py --soft).

    python training/label.py --teachers T1 T2 ... --student S --data DATA --texts FILE.jsonl --out soft.pt

A teacher is a folder with config.json, tokenizer.json and plain.pt (weights not balanced); of the student the tokenizer is asked. For every
word of the training sets, and of the plain texts of FILE, the mean of the teachers' shares: of each tag, and, for every trigger (and cue, with
`--kinds`) that they see or that stands in our annotation, of each word's role to it and of a trigger's facets. Held-out passages are not among them.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import torch
from torch.nn import functional as F

from features import tokenizer_of
from measure import spans_of
from model import FACETS, ROLES, Reader, load
from packed import TAGS, Packed, Rows
from train import DEVICE
from tune import prepared, sets_are

TOGETHER = 96  # chunks read at once


def mean(shares: list[torch.Tensor], deep: int = 0) -> torch.Tensor:
    """Of what several say; of the first `deep` words, nought where a teacher's pieces did not reach so far."""
    return sum(F.pad(s, (0, 0, 0, deep - s.size(1))) if deep else s for s in shares) / len(shares)


@torch.no_grad()
def label(teachers: list[tuple[Reader, Packed]], packed: Packed, kinds: list[str]) -> dict:
    """Shares as packed.Packed.give() takes them."""
    starts, words = packed.first.starts, sum(packed.deep)
    tags = {kind: torch.zeros(words, len(TAGS[kind]), dtype=torch.half, device=DEVICE) for kind in kinds}
    found: dict[str, list] = {kind: [] for kind in ROLES if kind in kinds}
    order = sorted(range(len(packed.chunks)), key=packed.deep.__getitem__)
    for begin in range(0, len(order), TOGETHER):
        group = order[begin : begin + TOGETHER]
        deep, lengths = max(packed.deep[i] for i in group), [packed.deep[i] for i in group]
        read = []
        for model, own in teachers:
            b = own.take(group)
            read.append((model, b, model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])))
        there = torch.arange(deep, device=DEVICE) < torch.tensor(lengths, device=DEVICE)[:, None]
        place = (starts[torch.tensor(group, device=DEVICE)][:, None] + torch.arange(deep, device=DEVICE))[there]
        seen = {}
        for kind in kinds:
            shares = mean([model.words[kind](states).softmax(-1)[:, :deep] for model, _, states in read], deep)
            tags[kind][place] = shares[there].half()
            seen[kind] = shares.argmax(-1).tolist()
        reach = [min(ns) for ns in zip(*(b["lengths"] for _, b, _ in read), lengths)]
        for kind in found:
            wanted = []
            for at, i in enumerate(group):
                chunk = packed.chunks[i]
                spans = {s[:2] for s in spans_of([TAGS[kind][t] for t in seen[kind][at][: reach[at]]])}
                noted = {a.span for a in (chunk.cues if kind == "cue" else chunk.triggers) or []}
                wanted += [(at, *span) for span in sorted(spans | noted) if span[1] <= reach[at]]
            for part in (wanted[k : k + 512] for k in range(0, len(wanted), 512)):
                row, start, stop = (torch.tensor(column, device=DEVICE) for column in zip(*part))
                roles = mean([model.roles(states, b["there"], kind, row, start, stop).softmax(-1)[:, :deep] for model, b, states in read], deep)
                told = {"start": start, "stop": stop}
                if kind == "trigger":
                    said = [model.of_trigger(states, b["there"], row, start, stop) for model, b, states in read]
                    told |= {f: mean([s[f].sigmoid() if f == "context" else s[f].softmax(-1) for s in said]).half() for f in FACETS}
                found[kind].append(([group[at] for at, _, _ in part], [lengths[at] for at, _, _ in part], roles[there[row]].half().cpu(), {k: v.cpu() for k, v in told.items()}))
    anchors = {kind: in_order(parts, len(packed.chunks)) for kind, parts in found.items()}
    return {"words": words, "tags": {kind: shares.cpu() for kind, shares in tags.items()}, "anchors": anchors}


def in_order(parts: list, chunks: int) -> dict:
    """The anchors of all groups in the order of their chunks."""
    owners = [owner for part in parts for owner in part[0]]
    order = torch.tensor(owners).argsort(stable=True)
    roles = Rows(torch.cat([part[2] for part in parts]), [n for part in parts for n in part[1]])
    lengths = roles.lengths[order]
    place = (roles.starts[order] - lengths.cumsum(0) + lengths).repeat_interleave(lengths) + torch.arange(int(lengths.sum()))
    return {
        "counts": torch.bincount(torch.tensor(owners), minlength=chunks).tolist(), "lengths": lengths.tolist(), "roles": roles.values[place],
        "facts": {name: torch.cat([part[3][name] for part in parts])[order] for name in parts[0][3]},
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--student", type=Path, required=True, help="folder with the tokenizer of the network that is to learn")
    parser.add_argument("--kinds", nargs="+", default=["trigger", "mention"], choices=list(TAGS), help="what they speak of: what they know better than the student")
    parser.add_argument("--out", type=Path, required=True)
    sets_are(parser)
    options = parser.parse_args()
    started = time.monotonic()
    teachers = [(load(folder, folder / "plain.pt").to(DEVICE).eval(), prepared(options, tokenizer_of(folder))[2].to(DEVICE)) for folder in options.teachers]
    packed = prepared(options, tokenizer_of(options.student))[2].to(DEVICE)
    torch.save(label(teachers, packed, options.kinds), options.out)
    print(f"{len(packed.chunks)} chunks, {sum(packed.deep)} words in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
