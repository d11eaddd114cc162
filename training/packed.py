"""Chunks as long rows of numbers on the device, out of which any batch is cut there: nothing is made anew for a step, so that a GPU need not wait."""

from __future__ import annotations

import functools
import itertools

import torch

from corpora import Chunk
from features import IGNORE, bio, encode
from model import CATEGORIES, CONTEXT_NAMES, CUE, FACETS, INTENDS, MENTION, MODE_NAMES, ROLES, TRIGGER
from own_set import STATUSES

TAGS = {"cue": CUE, "trigger": TRIGGER, "mention": MENTION}


def starts_of(lengths: list[int]) -> torch.Tensor:
    return torch.tensor([0, *itertools.accumulate(lengths)][:-1] if lengths else [], dtype=torch.long)


def flat(rows: list[list[int]], kind=torch.int16) -> torch.Tensor:
    return torch.tensor([x for row in rows for x in row], dtype=kind)


class Rows:
    """Rows of unlike length, one behind the other."""

    def __init__(self, values: torch.Tensor, lengths: list[int]):
        self.values, self.lengths, self.starts = values, torch.tensor(lengths, dtype=torch.long), starts_of(lengths)

    def to(self, device) -> "Rows":
        self.values, self.lengths, self.starts = (x.to(device) for x in (self.values, self.lengths, self.starts))
        return self

    def take(self, rows: torch.Tensor, width: int, beyond=0) -> torch.Tensor:
        """These rows, `width` numbers of each; `beyond` where a row is shorter."""
        place = torch.arange(width, device=rows.device)
        inside = place < self.lengths[rows][:, None]
        found = self.values[(self.starts[rows][:, None] + place).clamp(max=len(self.values) - 1)]
        return torch.where(inside.view(*inside.shape, *[1] * (found.dim() - 2)), found, beyond)


class Anchors:
    """What hangs on chunks, in their order: so many of each, with facts and with a row of roles over the chunk's words."""

    def __init__(self, counts: list[int], facts: dict[str, torch.Tensor], roles: Rows | None):
        self.counts, self.begins, self.facts, self.roles = counts, starts_of(counts), facts, roles

    def to(self, device) -> "Anchors":
        self.begins = self.begins.to(device)
        self.facts = {k: v.to(device) for k, v in self.facts.items()}
        self.roles = self.roles and self.roles.to(device)
        return self

    def take(self, chunks: list[int], rows: torch.Tensor, deep: int, beyond=0) -> dict | None:
        counts = [self.counts[i] for i in chunks]
        whole = sum(counts)
        if not whole:
            return None
        each = torch.tensor(counts, device=rows.device)
        row = torch.arange(len(chunks), device=rows.device).repeat_interleave(each, output_size=whole)
        before = (each.cumsum(0) - each).repeat_interleave(each, output_size=whole)
        at = self.begins[rows][row] + torch.arange(whole, device=rows.device) - before
        out = {"row": row, **{k: v[at] for k, v in self.facts.items()}}
        if self.roles:
            out["roles"] = self.roles.take(at, deep, beyond)
        return out


class Packed:
    """A list of chunks, as features.encode() and their annotation make numbers of them."""

    def __init__(self, chunks: list[Chunk], tokenizer):
        encoded = [encode(c, tokenizer) for c in chunks]
        self.deep = [len(first) for _, _, first in encoded]
        self.wide = [len(ids) for ids, _, _ in encoded]
        self.pieces = {"ids": Rows(flat([e[0] for e in encoded]), self.wide), "shapes": Rows(flat([e[1] for e in encoded], torch.uint8), self.wide)}
        self.first = Rows(flat([e[2] for e in encoded]), self.deep)
        self.tags: dict[str, Rows] = {}
        spans = {"cue": lambda c: c.cues and [(a.span, "") for a in c.cues], "trigger": lambda c: c.triggers and [(a.span, "") for a in c.triggers], "mention": lambda c: c.mentions}
        noted = {"cue": lambda c: c.cues, "trigger": lambda c: c.triggers, "mention": lambda c: c.mentions}
        for kind, names in TAGS.items():
            rows = [[IGNORE] * n if noted[kind](c) is None else bio(n, spans[kind](c) or [], names) for c, n in zip(chunks, self.deep)]
            self.tags[kind] = Rows(flat(rows, torch.int8), self.deep)
        self.anchors = {kind: self._anchors(chunks, kind) for kind in ROLES}
        self.pairs = self._pairs(chunks)
        self.soft: dict | None = None
        self.device = torch.device("cpu")
        self.chunks = chunks

    def __getstate__(self) -> dict:
        return {k: v for k, v in self.__dict__.items() if k != "places"}

    @functools.cached_property
    def places(self) -> dict[int, int]:
        return {id(chunk): i for i, chunk in enumerate(self.chunks)}

    def _anchors(self, chunks: list[Chunk], kind: str) -> Anchors:
        kept = [[a for a in (c.cues if kind == "cue" else c.triggers) or [] if a.span[1] <= n] for c, n in zip(chunks, self.deep)]
        every = [(a, n) for anchors, n in zip(kept, self.deep) for a in anchors]
        number = lambda of: torch.tensor([of(a) for a, _ in every], dtype=torch.long)
        facts = {"start": number(lambda a: a.span[0]), "stop": number(lambda a: a.span[1])}
        if kind == "trigger":
            facts |= {
                "event": number(lambda a: CATEGORIES.index(a.label)), "status": number(lambda a: STATUSES.index(a.status)),
                "mode": number(lambda a: MODE_NAMES.index(f"{a.label} {a.mode}") if a.mode else 0), "intends": number(lambda a: INTENDS.index(a.intends)),
                "context": torch.tensor([[float(c in a.contexts) for c in CONTEXT_NAMES] for a, _ in every]),
            }
        roles = [bio(n, [(s, r) for r, spans in a.roles.items() for s in spans if s[1] <= n], ROLES[kind]) for a, n in every]
        return Anchors([len(anchors) for anchors in kept], facts, Rows(flat(roles, torch.int8), [n for _, n in every]))

    def _pairs(self, chunks: list[Chunk]) -> Anchors:
        kept = []
        for chunk, n in zip(chunks, self.deep):
            found = [chunk.pair] if chunk.pair else []
            for anchor in chunk.triggers or []:
                actors, recipients = anchor.roles.get("actor", []), anchor.roles.get("recipient", [])
                found += [(actors[0], (recipients or actors)[-1], anchor.label)] if actors else []
            kept.append([p for p in found if max(p[0][1], p[1][1]) <= n])
        every = [p for pairs in kept for p in pairs]
        right = [[c == p[2] or p[2] == "YIELD" and c in ("CONCEDE", "RETREAT") for c in CATEGORIES] for p in every]
        facts = {"a": torch.tensor([p[0] for p in every]), "r": torch.tensor([p[1] for p in every]), "right": torch.tensor(right)}
        return Anchors([len(pairs) for pairs in kept], facts, None)

    def give(self, soft: dict) -> None:
        """Lays what teachers say beside the chunks (label.py): `tags` by word, and `cue` and `trigger` by anchor, of the kinds that they speak of."""
        if soft["words"] != sum(self.deep):
            raise SystemExit(f"teachers spoke of {soft['words']} words, here are {sum(self.deep)}")
        self.soft = {
            "tags": {kind: Rows(values, self.deep) for kind, values in soft["tags"].items()},
            "anchors": {kind: Anchors(a["counts"], a["facts"], Rows(a["roles"], a["lengths"])) for kind, a in soft["anchors"].items()},
        }
        self.to(self.device)

    def to(self, device) -> "Packed":
        self.device = torch.device(device)
        for part in (*self.pieces.values(), self.first, *self.tags.values(), *self.anchors.values(), self.pairs):
            part.to(device)
        for part in (self.soft or {}).values():
            for rows in part.values():
                rows.to(device)
        return self

    def batch(self, chunks: list[Chunk]) -> dict:
        return self.take([self.places[id(chunk)] for chunk in chunks])

    def take(self, chunks: list[int]) -> dict:
        """A batch of the chunks in these places."""
        deep, wide = max(self.deep[i] for i in chunks), max(self.wide[i] for i in chunks)
        rows = torch.tensor(chunks).to(self.device, non_blocking=True)
        out = {name: part.take(rows, wide).long() for name, part in self.pieces.items()}
        out["mask"] = (torch.arange(wide, device=self.device) < self.pieces["ids"].lengths[rows][:, None]).long()
        out["first"] = self.first.take(rows, deep).long()
        out["there"] = torch.arange(deep, device=self.device) < self.first.lengths[rows][:, None]
        out["lengths"] = [self.deep[i] for i in chunks]
        out["tags"] = {kind: part.take(rows, deep, IGNORE).long() for kind, part in self.tags.items()}
        found = {kind: part.take(chunks, rows, deep, IGNORE) for kind, part in self.anchors.items()}
        out["anchors"] = {kind: {**a, "roles": a["roles"].long()} for kind, a in found.items() if a}
        pairs = self.pairs.take(chunks, rows, deep)
        if pairs:
            out["pairs"] = pairs
        if self.soft:
            told = {kind: part.take(chunks, rows, deep) for kind, part in self.soft["anchors"].items()}
            out["soft"] = {
                "told": out["there"], "tags": {kind: part.take(rows, deep).float() for kind, part in self.soft["tags"].items()},
                "anchors": {kind: {k: v.float() if v.is_floating_point() else v for k, v in a.items()} for kind, a in told.items() if a},
            }
        return out


def batch(chunks: list[Chunk], tokenizer) -> dict:
    """These chunks alone."""
    return Packed(chunks, tokenizer).take(list(range(len(chunks))))
