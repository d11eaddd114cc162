"""What teachers say of all texts, for a smaller network to learn from (tune.py --soft).

    python training/label.py --teachers T1 T2 ... --data DATA --texts FILE.jsonl --out soft.pt

A teacher is a folder with config.json, tokenizer.json and plain.pt (weights not balanced). For every chunk of the training sets, and of
the plain texts of FILE, the mean of the teachers' shares: of each tag for every word, and, for every cue and trigger that they see or that stands in
our annotation, of each word's role to it and of a trigger's facets. Held-out passages are not among them.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy
import torch

import corpora
from features import TAGS, batch, tokenizer_of
from measure import groups, placed, spans_of
from model import FACETS, ROLES, load
from train import DEVICE
from tune import sets_of


@torch.no_grad()
def label(teachers: list, chunks: list[corpora.Chunk]) -> None:
    for group in groups(chunks, 64):
        read = []
        for model, tokenizer in teachers:
            b = placed(batch(group, tokenizer), model)
            read.append((model, b, model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])))
        deep = min(b["there"].size(1) for _, b, _ in read)
        mean = lambda of: sum(of) / len(of)
        tags = {kind: mean([model.words[kind](states[:, :deep]).softmax(-1) for model, _, states in read]).cpu().numpy() for kind in TAGS}
        lengths = [min(lengths) for lengths in zip(*(b["lengths"] for _, b, _ in read))]
        for i, chunk in enumerate(group):
            chunk.soft = {"tags": {kind: shares[i, : lengths[i]].astype(numpy.float16) for kind, shares in tags.items()}, **{kind: [] for kind in ROLES}}
        for kind in ROLES:
            wanted = []
            for i, chunk in enumerate(group):
                names = TAGS[kind]
                seen = {s[:2] for s in spans_of([names[t] for t in tags[kind][i, : lengths[i]].argmax(-1)])}
                noted = {a.span for a in (chunk.cues if kind == "cue" else chunk.triggers) or []}
                wanted += [(i, *span) for span in sorted(seen | noted) if span[1] <= lengths[i]]
            for at in range(0, len(wanted), 256):
                part = wanted[at : at + 256]
                row, start, stop = (torch.tensor(column, device=DEVICE) for column in zip(*part))
                roles = mean([model.roles(states, b["there"], kind, row, start, stop)[:, :deep].softmax(-1) for model, b, states in read]).cpu().numpy()
                facets = {}
                if kind == "trigger":
                    said = [model.of_trigger(states, b["there"], row, start, stop) for model, b, states in read]
                    facets = {f: mean([(s[f].sigmoid() if f == "context" else s[f].softmax(-1)) for s in said]).cpu().numpy() for f in FACETS}
                for k, (i, a, z) in enumerate(part):
                    group[i].soft[kind].append({
                        "span": (a, z), "roles": roles[k, : lengths[i]].astype(numpy.float16), **{f: shares[k].astype(numpy.float16) for f, shares in facets.items()},
                    })


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with plover/ polnear/ crossner-politics/")
    parser.add_argument("--texts", type=Path, required=True, help="plain texts, one JSON object with `text` a line")
    parser.add_argument("--passages", type=Path, nargs="*", default=[], help="folders of further passages")
    parser.add_argument("--limit", type=int, default=0, help="only so many chunks of each set, to try the machinery")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    started = time.monotonic()
    sets, _ = sets_of(options, print)
    teachers = [(load(folder, folder / "plain.pt").to(DEVICE).eval(), tokenizer_of(folder)) for folder in options.teachers]
    for name, chunks in sets.items():
        label(teachers, chunks[: options.limit or None])
        print(f"[{time.monotonic() - started:.0f} s] {name}: {len(chunks)} chunks", flush=True)
    torch.save({name: [c.soft for c in chunks] for name, chunks in sets.items()}, options.out)


if __name__ == "__main__":
    main()
