"""Scores of the network on word spans. The product's own figures come from bench/, on characters; these steer training."""

from __future__ import annotations

import torch

from corpora import Chunk
from model import CATEGORIES, CUE, MENTION, ROLES, TRIGGER
from own_set import STATUSES
from packed import batch


def spans_of(tags: list[str]) -> list[tuple[int, int, str]]:
    """BIO → spans with labels; an I that nothing opens opens itself."""
    out: list[list] = []
    for i, tag in enumerate(tags):
        if tag == "O":
            continue
        letter, _, label = tag.partition("-")
        if letter == "I" and out and out[-1][1] == i and out[-1][2] == label:
            out[-1][1] = i + 1
        else:
            out.append([i, i + 1, label])
    return [tuple(s) for s in out]


def placed(value, model):
    """The batch where the model is."""
    if isinstance(value, dict):
        return {k: placed(v, model) for k, v in value.items()}
    return value.to(next(model.parameters()).device) if isinstance(value, torch.Tensor) else value


def groups(chunks, size=24):
    order = sorted(range(len(chunks)), key=lambda i: len(chunks[i].words))
    for at in range(0, len(order), size):
        yield [chunks[i] for i in order[at : at + size]]


@torch.no_grad()
def read(model, tokenizer, chunks: list[Chunk]):
    """For each chunk: mentions, cues with roles, triggers with category, status and roles."""
    model.eval()
    for group in groups(chunks):
        b = placed(batch(group, tokenizer), model)
        states = model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])
        names = {"cue": CUE, "trigger": TRIGGER, "mention": MENTION}
        tagged = {k: [[names[k][t] for t in row[: b["lengths"][i]]] for i, row in enumerate(model.words[k](states).argmax(-1).tolist())] for k in names}
        for i, chunk in enumerate(group):
            found = {"mentions": spans_of(tagged["mention"][i])}
            for kind in ("cue", "trigger"):
                anchors = spans_of(tagged[kind][i])
                found[kind] = []
                if not anchors:
                    continue
                row = torch.full((len(anchors),), i, device=states.device)
                start, stop = (torch.tensor([a[k] for a in anchors], device=states.device) for k in (0, 1))
                roles = model.roles(states, b["there"], kind, row, start, stop).argmax(-1).tolist()
                facets = model.of_trigger(states, b["there"], row, start, stop)
                events, status = (facets[k].argmax(-1).tolist() for k in ("event", "status"))
                for anchor, tags, e, s in zip(anchors, roles, events, status):
                    found[kind].append(((*anchor[:2], CATEGORIES[e] if kind == "trigger" else ""), spans_of([ROLES[kind][t] for t in tags[: b["lengths"][i]]]), STATUSES[s]))
            yield chunk, found


def f1(right: int, found: int, gold: int) -> float:
    return round(2 * right / (found + gold), 4) if found + gold else 0.0


def measure_statements(model, tokenizer, chunks) -> dict:
    """Exact spans of source, cue, content, and whole attributions (content half overlapping, source overlapping)."""
    tally = {k: [0, 0, 0] for k in ("source", "cue", "content", "whole")}
    for chunk, found in read(model, tokenizer, chunks):
        want = {"cue": {a.span for a in chunk.cues}, "source": set(), "content": set()}
        have = {"cue": {f[0][:2] for f in found["cue"]}, "source": set(), "content": set()}
        for a in chunk.cues:
            for role in ("source", "content"):
                want[role] |= set(a.roles[role])
        for _, spans, _ in found["cue"]:
            for s, e, role in spans:
                have[role].add((s, e))
        for role in want:
            tally[role][0] += len(want[role] & have[role])
            tally[role][1] += len(have[role])
            tally[role][2] += len(want[role])
        cover = lambda spans: {i for s in spans for i in range(s[0], s[1])}
        left = list(chunk.cues)
        for _, spans, _ in found["cue"]:
            content, source = cover([s for s in spans if s[2] == "content"]), cover([s for s in spans if s[2] == "source"])
            for a in left:
                gold_content, gold_source = cover(a.roles["content"]), cover(a.roles["source"])
                if len(content & gold_content) * 2 >= max(1, len(gold_content)) and (source & gold_source or not (source or gold_source)):
                    tally["whole"][0] += 1
                    left.remove(a)
                    break
        tally["whole"][1] += len(found["cue"])
        tally["whole"][2] += len(chunk.cues)
    return {k: f1(*v) for k, v in tally.items()}


def measure_mentions(model, tokenizer, chunks) -> dict:
    plain, kinds = [0, 0, 0], [0, 0, 0]
    coarse = {"person": "person", "state": "place", "place": "place", "organization": "organization", "group": "group", "outlet": "organization"}
    for chunk, found in read(model, tokenizer, chunks):
        want, have = {(*s, coarse[k]) for s, k in chunk.mentions}, {(s, e, coarse[k]) for s, e, k in found["mentions"] if k != "group"}
        for tally, cut in ((kinds, 3), (plain, 2)):
            w, h = {x[:cut] for x in want}, {x[:cut] for x in have}
            tally[0] += len(w & h)
            tally[1] += len(h)
            tally[2] += len(w)
    return {"spans": f1(*plain), "with kind": f1(*kinds)}


def measure_own(model, tokenizer, chunks) -> dict:
    """An event is right where the trigger overlaps, the category and status agree, and each side overlaps one of the gold's."""
    trigger, whole, status = [0, 0, 0], [0, 0, 0], [0, 0]
    touch = lambda a, b: a[0] < b[1] and b[0] < a[1]
    for chunk, found in read(model, tokenizer, chunks):
        left = list(chunk.triggers)
        for anchor, spans, state in found["trigger"]:
            sides = {r: [s for s in spans if s[2] == r] for r in ("actor", "recipient")}
            for gold in left:
                if not touch(anchor, gold.span) or anchor[2] != gold.label:
                    continue
                trigger[0] += 1
                status[0] += state == gold.status
                status[1] += 1
                same = lambda r: bool(sides[r]) == bool(gold.roles[r]) and all(any(touch(s, g) for s in sides[r]) for g in gold.roles[r])
                whole[0] += state == gold.status and same("actor") and same("recipient")
                left.remove(gold)
                break
        for tally in (trigger, whole):
            tally[1] += len(found["trigger"])
            tally[2] += len(chunk.triggers)
    return {"trigger and category": f1(*trigger), "all right": f1(*whole), "status": round(status[0] / max(1, status[1]), 4), "events": trigger[2]}


@torch.no_grad()
def pair_scores(model, tokenizer, chunks) -> list[tuple[str, str, dict[str, float], str]]:
    """For each pair: gold label, likeliest label of PLV's fifteen, the shares of all sixteen categories, the sentence's id."""
    model.eval()
    out = []
    for group in groups(chunks):
        b = placed(batch(group, tokenizer), model)
        states = model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])
        p = b["pairs"]
        scores = model.pairs(states, b["there"], p["row"], p["a"], p["r"]).softmax(-1)
        for chunk, row in zip((group[i] for i in p["row"].tolist()), scores.tolist()):
            shares = dict(zip(CATEGORIES, row))
            by = dict(shares)
            by["YIELD"] = by.pop("CONCEDE") + by.pop("RETREAT")
            out.append((chunk.pair[2], max(by, key=by.get), shares, chunk.origin))
    return out
