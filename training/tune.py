"""Goes on training from given weights for some minutes of the clock: those that thaw.py made of the shipped reader, or any model.pt.

    python training/thaw.py models/reader THAWED
    python training/tune.py --start THAWED --data DATA --out OUT --minutes 90
    python training/export.py --weights OUT/model.pt --encoder THAWED --out models/reader

Own corrections, written as data/GUIDE.md says, come with `--passages FOLDER` beside our own; some minutes suffice for few.
Without `--data` only passages are learned, and what the other sets taught fades: give it where you have it.

The rate rises, then falls to nothing as the minutes pass, however fast the machine is. The weights are kept every five minutes, and
taken up again when the same command is given a second time. `OUT/model.pt` lies seven tenths of the way (`--way`) from the first
weights to a running mean of the new ones: a mean is a little better than the last ones, and so less is forgotten of what was
learned before, while nearly all that is new stays. `--measure FILE` only says how good some weights are on the held-out sets.

Without model.pt in `--start` it begins from a bare encoder. `OUT/plain.pt` are the weights before balance(): what label.py and
`--start` (as model.pt) want.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import time
from pathlib import Path

import torch

import corpora
from features import batches, tokenizer_of
from measure import measure_mentions, measure_own, measure_statements
from model import Reader, balance, load
from packed import Packed
from train import DEVICE, held_out, learn, masked, optimizer_of

WARM = 0.04  # of the minutes
MEAN_OF = 400  # the mean of the weights looks back so many steps
RAREST = 3.0  # how much oftener than others the passages with the rarest labels are seen


HEADS = {
    "cue": ("words.cue.", "anchor.cue.", "gate.cue.", "role.cue."),
    "trigger": ("words.trigger.", "anchor.trigger.", "gate.trigger.", "role.trigger.", "act.", "facets."),
}  # what serves these anchors alone


def freeze(model: Reader, kinds: list[str]) -> None:
    """All but the heads of these kinds stays as it is."""
    for name, parameter in model.named_parameters():
        parameter.requires_grad_(any(name.startswith(HEADS[kind]) for kind in kinds))


def rarity(chunks: list[corpora.Chunk]) -> list[float]:
    """How often each passage should be seen: by its rarest category, mode or status, between 1 and RAREST."""
    labels = [{x for t in c.triggers or [] for x in (t.label, t.status, f"{t.label} {t.mode}")} for c in chunks]
    count = collections.Counter(x for found in labels for x in found)
    usual = sorted(count.values())[len(count) // 2] if count else 1
    return [min(RAREST, max([1.0, *((usual / count[x]) ** 0.5 for x in found)])) for found in labels]


def round_of(sets: dict[str, list[corpora.Chunk]], number: int, seed: int) -> list[corpora.Chunk]:
    """What is seen in one round: our passages once and half as many drawn by rarity, further ones twice, a third of PolNeAR, CrossNER once, half of PLV, a third of the plain texts."""
    rng = random.Random(seed * 1000 + number)
    own = sets["own"]
    drawn = rng.choices(own, weights=rarity(own), k=len(own) // 2) if own else []
    return own + drawn + 2 * sets["further"] + sets["polnear"][number % 3 :: 3] + sets["crossner"] + sets["plv"][number % 2 :: 2] + sets["plain"][number % 3 :: 3]


def tune(model: Reader, tokenizer, sets, packed: Packed, *, minutes: float, rate: float, heads: float, words: int, seed: int, checkpoint: Path, say) -> dict[str, torch.Tensor]:
    """Trains until the minutes are over; gives the mean of the weights. Minutes before an interruption count."""
    optimizer = optimizer_of(model, rate, heads)
    rates = [group["lr"] for group in optimizer.param_groups]
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    mean = {n: p.detach().clone() for n, p in named}
    number = at = step = 0
    spent = 0.0
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True, map_location=DEVICE)
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        mean, number, at, step, spent = kept["mean"], kept["round"], kept["at"], kept["step"], kept["spent"]
        say(f"taking up {checkpoint} after {step} steps, {spent / 60:.0f} minutes")
    began, saved, whole = time.monotonic() - spent, spent, 60 * minutes

    def keep() -> None:
        beside = checkpoint.with_suffix(".new")
        state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "mean": mean, "round": number, "at": at, "step": step, "spent": spent}
        torch.save(state, beside)
        os.replace(beside, checkpoint)

    model.train()
    losses: collections.deque[torch.Tensor] = collections.deque(maxlen=200)
    while spent < whole:
        plan = batches(round_of(sets, number, seed), words, seed + number)
        for group in plan[at:]:
            if spent >= whole:
                break
            share = spent / whole
            for part, whole_rate in zip(optimizer.param_groups, rates):
                part["lr"] = whole_rate * min((share + 1e-3) / WARM, (1 - share) / (1 - WARM))
            losses.append(learn(model, optimizer, masked(packed.batch(group), tokenizer)))
            step, at = step + 1, at + 1
            near = max(1 / MEAN_OF, 1 / step)
            torch._foreach_lerp_(list(mean.values()), [p.detach() for _, p in named], near)
            spent = time.monotonic() - began
            if step % (50 if DEVICE.type == "cpu" else 250) == 0:
                say(f"round {number + 1} step {at}/{len(plan)}, {step} in all: loss {float(sum(losses)) / len(losses):.3f}, {spent / 60:.1f} of {minutes:.0f} minutes")
            if spent - saved > 300:
                keep()
                saved = spent
        if at >= len(plan):
            number, at = number + 1, 0
    keep()
    model.eval()
    say(f"{step} steps")
    return {**model.state_dict(), **mean}


def sets_are(parser: argparse.ArgumentParser) -> None:
    """The arguments that say what is read."""
    parser.add_argument("--data", type=Path, help="folder with plover/ polnear/ crossner-politics/")
    parser.add_argument("--passages", type=Path, nargs="*", default=[], help="folders of further passages")
    parser.add_argument("--texts", type=Path, help="plain texts, one JSON object with `text` a line, for a network that has teachers")
    parser.add_argument("--kept", type=Path, help="folder where what was read is kept ready, one file for a vocabulary: taken from there where it lies there")


def sets_of(options, say) -> tuple[dict[str, list[corpora.Chunk]], dict]:
    """What is learned, by set, and what is measured, each with its measure."""
    own = corpora.own(Path(__file__).parent / "data/passages", say)
    further = [c for folder in options.passages for c in corpora.own(folder, say)]
    sets = {"polnear": [], "crossner": [], "plv": [], "plain": corpora.plain(options.texts) if options.texts else []}
    dev = {}
    for name, chunks in (("own", own), ("further", further)):
        sets[name] = [c for c in chunks if not held_out(c.origin)]
        dev[f"{name} held out"] = measure_own, [c for c in chunks if held_out(c.origin)]
    if options.data:
        sets["polnear"] = corpora.polnear(options.data / "polnear/train")
        sets["crossner"] = corpora.crossner(options.data / "crossner-politics/train.txt")
        sets["plv"] = corpora.plv(options.data / "plover/plv-train.tsv")
        dev["polnear dev"] = (measure_statements, corpora.polnear(options.data / "polnear/dev"))
        dev["crossner dev"] = (measure_mentions, corpora.crossner(options.data / "crossner-politics/dev.txt"))
    return sets, dev


def prepared(options, tokenizer, say=print) -> tuple[dict[str, list[corpora.Chunk]], dict, Packed]:
    """sets_of() with all that is learned in numbers."""
    file = options.kept and options.kept / f"{tokenizer.get_vocab_size()}.pt"
    if file and file.exists():
        return torch.load(file, weights_only=False)
    sets, dev = sets_of(options, say)
    made = sets, dev, Packed([c for chunks in sets.values() for c in chunks], tokenizer)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        torch.save(made, file)
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="folder with model.pt, config.json, tokenizer.json; or, without model.pt, of an encoder")
    parser.add_argument("--layers", type=int, default=0, help="of an encoder: its first layers are kept, so many")
    parser.add_argument("--without", nargs="*", default=[], choices=["own", "further", "polnear", "crossner", "plv", "plain"], help="sets that are not learned")
    parser.add_argument("--only", nargs="+", choices=list(HEADS), help="only the heads of cues, of triggers learn: some minutes suffice after weights were mixed")
    parser.add_argument("--soft", type=Path, help="what teachers say of the same sets (label.py)")
    parser.add_argument("--heads", type=float, default=4.0, help="how much faster than the encoder the heads learn")
    parser.add_argument("--out", type=Path, help="folder for the weights and run.json")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--way", type=float, default=0.7, help="how far from the first weights to the new ones")
    parser.add_argument("--words", type=int, default=700, help="words in a batch")
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--measure", type=Path, help="train nothing: measure this model.pt or tune.pt, balanced")
    sets_are(parser)
    options = parser.parse_args()
    if not (options.out or options.measure):
        parser.error("--out or --measure")
    torch.manual_seed(options.seed)
    started = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - started:6.0f} s] {line}", flush=True)

    tokenizer = tokenizer_of(options.start)
    sets, dev, packed = prepared(options, tokenizer, say)
    if options.soft:
        packed.give(torch.load(options.soft, weights_only=False))
    packed.to(DEVICE)
    for name in options.without:
        sets[name] = []
    weights = options.start / "model.pt"
    model = load(options.start, weights if weights.exists() else None, layers=options.layers).to(DEVICE)
    if options.only:
        freeze(model, options.only)
    scores: dict[str, dict] = {}

    def measure() -> None:
        for name, (measured, chunks) in dev.items():
            scores[name] = measured(model, tokenizer, chunks)
            say(f"{name}: {scores[name]}")

    if options.measure:
        kept = torch.load(options.measure, weights_only=True, map_location=DEVICE)
        model.load_state_dict({**kept["model"], **kept["mean"]} if "mean" in kept else kept)
        if "mean" in kept:
            balance(model)
        measure()
        return
    options.out.mkdir(parents=True, exist_ok=True)
    say(", ".join(f"{name} {len(chunks)}" for name, chunks in sets.items()))
    settings = {"minutes": options.minutes, "rate": options.rate, "heads": options.heads, "words": options.words, "seed": options.seed}
    before = {name: value.clone() for name, value in model.state_dict().items()}
    after = tune(model, tokenizer, sets, packed, checkpoint=options.out / "tune.pt", say=say, **settings)
    way = options.way if weights.exists() else 1.0
    model.load_state_dict({name: value.lerp(after[name], way) for name, value in before.items()})
    torch.save({k: v.cpu() for k, v in model.state_dict().items()}, options.out / "plain.pt")
    balance(model)
    torch.save({k: v.cpu() for k, v in model.state_dict().items()}, options.out / "model.pt")
    measure()
    run = {"settings": {**settings, "way": options.way}, "chunks": {k: len(v) for k, v in sets.items()}, "scores": scores}
    (options.out / "run.json").write_text(json.dumps(run, indent=1) + "\n")


if __name__ == "__main__":
    main()
