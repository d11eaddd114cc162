"""Chunks → tensors: word pieces, the shape of each word, targets. What Node computes at run time is computed here alike
(src/reader/model/words.ts and pieces.ts, but for words of more than 60 letters, which no language has)."""

from __future__ import annotations

import functools
import random
from pathlib import Path

import torch
from tokenizers import Tokenizer

from corpora import Chunk
from model import CATEGORIES, CONTEXT_NAMES, CUE, FACETS, INTENDS, MENTION, MODE_NAMES, ROLES, TRIGGER
from own_set import STATUSES

PIECES = 220
TAGS = {"cue": CUE, "trigger": TRIGGER, "mention": MENTION}
IGNORE = -100
KNOWN: dict[int, dict[str, list[int]]] = {}  # the pieces of words, by the size of the vocabulary


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's own, which neither fills up nor cuts off here."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def shapes_of(chunk: Chunk) -> list[int]:
    """Per word: how it is written (5 forms), whether inside double quotes, whether it opens a paragraph: 0 to 19."""
    out, quoted, last = [], False, 0
    for start, end in chunk.words:
        word = chunk.text[start:end]
        form = 1 if word[0].isdigit() else 0 if not word[0].isalpha() else 4 if len(word) > 1 and word.isupper() else 3 if word[0].isupper() else 2
        between = chunk.text[last:start]
        opens = last == 0 or "\n" in between
        if opens:
            quoted = False
        if word == "“":
            quoted = True
        elif word == "”":
            quoted = False
        elif word == '"':
            quoted = not quoted
        out.append(form + 5 * int(quoted) + 10 * int(opens))
        last = end
    return out


def special(tokenizer, *names: str) -> int:
    """The number of a piece that encoders name in different ways."""
    return next(number for number in map(tokenizer.token_to_id, names) if number is not None)


@functools.lru_cache
def size_of(tokenizer) -> int:
    return tokenizer.get_vocab_size()  # which counts anew each time, in some milliseconds


def pieces_of(tokenizer, size: int, word: str) -> list[int]:
    known = KNOWN.setdefault(size, {})
    if word not in known:
        known[word] = tokenizer.encode(word, add_special_tokens=False).ids or [tokenizer.token_to_id("[UNK]")]
    return known[word]


def encode(chunk: Chunk, tokenizer) -> tuple[list[int], list[int], list[int]]:
    """Piece ids, the shape beside each, and the first piece of each word (words that no longer fit are cut)."""
    size = size_of(tokenizer)
    if size in chunk.encoded:
        return chunk.encoded[size]
    ids, shapes, first = [special(tokenizer, "[CLS]", "<s>")], [0], []
    for (start, end), shape in zip(chunk.words, shapes_of(chunk)):
        pieces = pieces_of(tokenizer, size, chunk.text[start:end])
        if len(ids) + len(pieces) >= PIECES:
            break
        first.append(len(ids))
        ids += pieces
        shapes += [shape] * len(pieces)
    chunk.encoded[size] = [*ids, special(tokenizer, "[SEP]", "</s>")], [*shapes, 0], first
    return chunk.encoded[size]


def bio(width: int, spans, names: list[str]) -> list[int]:
    tags = [0] * width
    for (start, end), label in sorted(spans, key=lambda s: s[0][0] - s[0][1]):
        for i in range(start, min(end, width)):
            tags[i] = names.index(f"{'B' if i == start else 'I'}-{label}" if label else ("B" if i == start else "I"))
    return tags


def batch(chunks: list[Chunk], tokenizer) -> dict:
    encoded = [encode(c, tokenizer) for c in chunks]
    wide, deep = max(len(e[0]) for e in encoded), max(len(e[2]) for e in encoded)
    full = lambda rows, width, value=0: torch.tensor([row[:width] + [value] * (width - len(row)) for row in rows])
    out = {
        "ids": full([e[0] for e in encoded], wide), "shapes": full([e[1] for e in encoded], wide),
        "mask": full([[1] * len(e[0]) for e in encoded], wide), "first": full([e[2] for e in encoded], deep),
        "there": full([[1] * len(e[2]) for e in encoded], deep).bool(), "lengths": [len(e[2]) for e in encoded],
    }
    blank = [IGNORE] * deep
    tags = {"cue": [], "trigger": [], "mention": []}
    anchors = {"cue": [], "trigger": []}
    pairs = []
    for row, (chunk, (_, _, first)) in enumerate(zip(chunks, encoded)):
        n = len(first)
        tags["cue"].append(blank if chunk.cues is None else bio(n, [(a.span, "") for a in chunk.cues], CUE))
        tags["trigger"].append(blank if chunk.triggers is None else bio(n, [(a.span, "") for a in chunk.triggers], TRIGGER))
        tags["mention"].append(blank if chunk.mentions is None else bio(n, chunk.mentions, MENTION))
        for kind, list_ in (("cue", chunk.cues), ("trigger", chunk.triggers)):
            for anchor in list_ or []:
                if anchor.span[1] <= n:
                    roles = [(s, r) for r, spans in anchor.roles.items() for s in spans if s[1] <= n]
                    anchors[kind].append((row, anchor, bio(n, roles, ROLES[kind])))
        if chunk.pair and max(chunk.pair[0][1], chunk.pair[1][1]) <= n:
            pairs.append((row, *chunk.pair))
        for anchor in chunk.triggers or []:
            actors, recipients = anchor.roles.get("actor", []), anchor.roles.get("recipient", [])
            a, r = (actors[0], (recipients or actors)[-1]) if actors else (None, None)
            if a and max(a[1], r[1]) <= n:
                pairs.append((row, a, r, anchor.label))
    out["tags"] = {k: full(v, deep, IGNORE) for k, v in tags.items()}
    out["anchors"] = {
        kind: {
            "row": torch.tensor([a[0] for a in rows]), "start": torch.tensor([a[1].span[0] for a in rows]), "stop": torch.tensor([a[1].span[1] for a in rows]),
            "roles": full([a[2] for a in rows], deep, IGNORE),
            "event": torch.tensor([CATEGORIES.index(a[1].label) if a[1].label else IGNORE for a in rows]),
            "status": torch.tensor([STATUSES.index(a[1].status) if a[1].status else IGNORE for a in rows]),
            "mode": torch.tensor([MODE_NAMES.index(f"{a[1].label} {a[1].mode}") if a[1].mode else 0 for a in rows]),
            "intends": torch.tensor([INTENDS.index(a[1].intends) for a in rows]),
            "context": torch.tensor([[float(c in a[1].contexts) for c in CONTEXT_NAMES] for a in rows]),
        }
        for kind, rows in anchors.items() if rows
    }
    if pairs:
        right = [[c == p[3] or p[3] == "YIELD" and c in ("CONCEDE", "RETREAT") for c in CATEGORIES] for p in pairs]
        out["pairs"] = {"row": torch.tensor([p[0] for p in pairs]), "a": torch.tensor([p[1] for p in pairs]), "r": torch.tensor([p[2] for p in pairs]), "right": torch.tensor(right)}
    if any(c.soft for c in chunks):
        out["soft"] = soft_batch(chunks, encoded, deep)
    return out


def soft_batch(chunks: list[Chunk], encoded, deep: int) -> dict:
    """What teachers say of the chunks (label.py): shares of each tag for every word, and of roles and facets for each anchor that they see."""
    rows = [(row, c, len(e[2])) for row, (c, e) in enumerate(zip(chunks, encoded)) if c.soft]
    told = torch.zeros(len(chunks), deep, dtype=torch.bool)
    tags = {kind: torch.zeros(len(chunks), deep, len(names)) for kind, names in TAGS.items()}
    for row, chunk, n in rows:
        told[row, :n] = True
        for kind, shares in chunk.soft["tags"].items():
            tags[kind][row, :n] = torch.from_numpy(shares[:n]).float()
    anchors = {}
    for kind in ROLES:
        found = [(row, n, a) for row, c, n in rows for a in c.soft[kind] if a["span"][1] <= n]
        if not found:
            continue
        roles = torch.zeros(len(found), deep, len(ROLES[kind]))
        for at, (_, n, a) in enumerate(found):
            roles[at, :n] = torch.from_numpy(a["roles"][:n]).float()
        anchors[kind] = {
            "row": torch.tensor([row for row, _, _ in found]), "start": torch.tensor([a["span"][0] for _, _, a in found]),
            "stop": torch.tensor([a["span"][1] for _, _, a in found]), "roles": roles,
            **({facet: torch.stack([torch.from_numpy(a[facet]).float() for _, _, a in found]) for facet in FACETS} if kind == "trigger" else {}),
        }
    return {"told": told, "tags": tags, "anchors": anchors}


def batches(chunks: list[Chunk], tokenizer, words: int, seed: int) -> list[list[Chunk]]:
    """Chunks of like length together, some `words` words a batch, in random order."""
    rng = random.Random(seed)
    order = sorted(chunks, key=lambda c: len(c.words) + rng.random() * 8)
    out, now = [], []
    for chunk in order:
        if now and (len(now) + 1) * max(len(chunk.words), 12) > words:
            out.append(now)
            now = []
        now.append(chunk)
    out += [now] if now else []
    rng.shuffle(out)
    return out
