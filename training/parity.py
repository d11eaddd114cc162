"""Writes what PyTorch says of a fixed set of passages, for the test that compares it with the product.

    python training/parity.py --weights out/model.pt --encoder ENCODER --out test/model/parity.json

Passages: the first held-out one of each file of our own set. For each: names, cues and triggers as spans of characters
(UTF-16 code units), and the category of the first two annotated pairs.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import corpora
from features import tokenizer_of
from measure import pair_scores, read
from model import load
from train import held_out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tokenizer = tokenizer_of(options.encoder)
    model = load(options.encoder, options.weights)
    model.eval()
    chosen: dict[str, corpora.Chunk] = {}
    for file in sorted((Path(__file__).parent / "data/passages").glob("*.jsonl")):
        for chunk in corpora.own(file):
            if held_out(chunk.origin) and file.name not in chosen:
                chosen[file.name] = chunk
    rows = []
    for chunk, found in read(model, tokenizer, list(chosen.values())):
        units = [len(chunk.text[:i].encode("utf-16-le")) // 2 for i in range(len(chunk.text) + 1)]
        place = lambda a, b: [units[chunk.words[a][0]], units[chunk.words[b - 1][1]]]
        sides = [(a, t) for t in chunk.triggers or [] for a in t.roles["actor"][:1]]
        pairs = []
        for actor, trigger in sides[:2]:
            recipient = (trigger.roles["recipient"] or [actor])[-1]
            asked = corpora.Chunk(chunk.text, chunk.words, pair=(actor, recipient, trigger.label))
            pairs.append({"actor": place(*actor), "recipient": place(*recipient), "event": pair_scores(model, tokenizer, [asked])[0][1]})
        rows.append({
            "text": chunk.text,
            "names": [[*place(a, b), kind] for a, b, kind in found["mentions"]],
            "cues": [place(a, b) for (a, b, _), _, _ in found["cue"]],
            "triggers": [[*place(a, b), label, status] for (a, b, label), _, status in found["trigger"]],
            "pairs": pairs,
        })
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps({"about": "What the network says in PyTorch; made by training/parity.py.", "passages": rows}, ensure_ascii=False, indent=1) + "\n")
    print(f"{len(rows)} passages")


if __name__ == "__main__":
    main()
