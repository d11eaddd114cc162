"""Trains the reader, measures it, keeps its weights and a JSON of the run. `python training/train.py --help`.

Stages: (1) the encoder as it comes, (2) the same with its feed-forward layers cut to --width units, both on everything but
PLV, (3) PLV in five folds from there, for the honest figure, (4) PLV and the rest together. A checkpoint is kept after
each epoch and taken up again when the same command is given a second time.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

import corpora
from features import IGNORE, batch, batches
from measure import measure_own, measure_statements, measure_mentions, pair_scores
from model import CATEGORIES, Reader, load
from narrow import narrow

RARE = {"cue": 1.3, "trigger": 2.0, "mention": 1.0}
PARTY = 2.0  # a word of a party, beside one of none
MASKED = 0.08  # pieces hidden from the encoder, anew each time
MASK = 103
YIELD = [CATEGORIES.index("CONCEDE"), CATEGORIES.index("RETREAT")]


def loss_of(model: Reader, b: dict) -> torch.Tensor:
    states = model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])
    total = states.sum() * 0
    for kind, weight in (("cue", 1.0), ("trigger", 1.0), ("mention", 0.5)):
        target = b["tags"][kind]
        if (target != IGNORE).any():
            logits = model.words[kind](states).flatten(0, 1)
            # nine words in ten are none of these: those that are count for more
            classes = torch.full((logits.size(-1),), RARE[kind])
            classes[0] = 1.0
            total = total + weight * F.cross_entropy(logits, target.flatten(), weight=classes, ignore_index=IGNORE)
    for kind, a in b["anchors"].items():
        logits = model.roles(states, b["there"], kind, a["row"], a["start"], a["stop"])
        classes = torch.full((logits.size(-1),), PARTY if kind == "trigger" else 1.0)
        classes[0] = 1.0
        total = total + F.cross_entropy(logits.flatten(0, 1), a["roles"].flatten(), weight=classes, ignore_index=IGNORE)
        if kind == "trigger":
            facets = model.of_trigger(states, b["there"], a["row"], a["start"], a["stop"])
            for facet, weight in (("event", 1.0), ("status", 0.6), ("mode", 0.4), ("intends", 0.3)):
                total = total + weight * F.cross_entropy(facets[facet], a[facet])
            total = total + 2 * F.binary_cross_entropy_with_logits(facets["context"], a["context"])
    if "pairs" in b:
        p = b["pairs"]
        scores = model.pairs(states, b["there"], p["row"], p["a"], p["r"]).log_softmax(-1)
        wanted = [scores[i, YIELD].logsumexp(0) if label == "YIELD" else scores[i, CATEGORIES.index(label)] for i, label in enumerate(p["label"])]
        total = total - 0.5 * torch.stack(wanted).mean()
    return total


def masked(b: dict) -> dict:
    """The batch with some pieces hidden, never the first or the last of a chunk."""
    hide = (torch.rand(b["ids"].shape) < MASKED) & (b["ids"] > MASK)
    return {**b, "ids": b["ids"].masked_fill(hide, MASK)}


def digest(*parts) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def fit(model, tokenizer, chunks, *, epochs, rate, words, seed, checkpoint: Path | None, say):
    asked = digest(epochs, rate, words, seed, [(c.origin, c.text) for c in chunks])
    steps = [len(batches(chunks, tokenizer, words, seed + e)) for e in range(epochs)]
    # The vocabulary stays as it came: half of the numbers, and too few words of each kind here to teach it better.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": inner, "lr": rate}, {"params": heads, "lr": 4 * rate}], weight_decay=0.01)
    whole, warm = sum(steps), max(1, sum(steps) // 25)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / warm, max(0.02, (whole - s) / (whole - warm + 1))))
    begin = 0
    if checkpoint and checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True)
        if kept["asked"] != asked:
            raise SystemExit(f"{checkpoint} is of another run (other settings or passages): give another --out, or remove it")
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        begin = kept["epoch"]
        say(f"taking up {checkpoint} after epoch {begin}")
    for epoch in range(begin, epochs):
        model.train()
        started, mean = time.time(), 0.0
        for i, group in enumerate(batches(chunks, tokenizer, words, seed + epoch)):
            loss = loss_of(model, masked(batch(group, tokenizer)))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            mean += (loss.item() - mean) / (i + 1)
            if i % 50 == 49:
                say(f"epoch {epoch + 1} step {i + 1}/{steps[epoch]} loss {mean:.3f} {time.time() - started:.0f} s")
        say(f"epoch {epoch + 1} of {epochs}: loss {mean:.3f}, {time.time() - started:.0f} s")
        if checkpoint:
            torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "schedule": schedule.state_dict(), "epoch": epoch + 1, "asked": asked}, checkpoint)
    model.eval()


def held_out(identifier: str) -> bool:
    """15 % of our own passages, by a digest of their id: the same for everybody."""
    return hashlib.sha256(identifier.encode()).digest()[0] < 0.15 * 256


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with plover/ polnear/ crossner-politics/")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of a BERT-like encoder (config.json, model.safetensors, tokenizer.json)")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights (model.pt) of an earlier run to begin stage 2 from, instead of stage 1")
    parser.add_argument("--wide-epochs", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--pair-epochs", type=int, default=6)
    parser.add_argument("--last-epochs", type=int, default=1)
    parser.add_argument("--width", type=int, default=768, help="units of a feed-forward layer; 0 leaves them as they are")
    parser.add_argument("--rate", type=float, default=1.6e-4)
    parser.add_argument("--words", type=int, default=700, help="words in a batch")
    parser.add_argument("--layers", type=int, default=0, help="keep only so many layers of the encoder")
    parser.add_argument("--without", nargs="*", default=[], choices=["polnear", "plv", "crossner", "own"], help="for the ablation")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--limit", type=int, default=0, help="only so many chunks of each corpus, to try the machinery")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    started = time.time()

    def say(line: str) -> None:
        print(f"[{time.time() - started:6.0f} s] {line}", flush=True)

    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    cut = (lambda c: c[: options.limit]) if options.limit else (lambda c: c)
    all_own = corpora.own(Path(__file__).parent / "data/passages", say)
    sets = {
        "polnear": cut(corpora.polnear(options.data / "polnear/train")),
        "crossner": corpora.crossner(options.data / "crossner-politics/train.txt"),
        "own": cut([c for c in all_own if not held_out(c.origin)]),
        "plv": cut(corpora.plv(options.data / "plover/plv-train.tsv")),
    }
    for name in options.without:
        sets[name] = []
    say(", ".join(f"{name} {len(chunks)}" for name, chunks in sets.items()))
    run = {"settings": {k: str(v) if isinstance(v, Path) else v for k, v in vars(options).items()}, "chunks": {k: len(v) for k, v in sets.items()}, "scores": {}}
    dev = {
        "polnear dev": (measure_statements, cut(corpora.polnear(options.data / "polnear/dev"))),
        "crossner dev": (measure_mentions, cut(corpora.crossner(options.data / "crossner-politics/dev.txt"))),
        "own held out": (measure_own, cut([c for c in all_own if held_out(c.origin)])),
    }

    def save() -> None:
        run["seconds"] = round(time.time() - started)
        (options.out / "run.json").write_text(json.dumps(run, indent=1) + "\n")

    def score(stage: str) -> None:
        for name, (measure, chunks) in dev.items():
            run["scores"][f"{name}, {stage}"] = scores = measure(model, tokenizer, chunks)
            say(f"{name}, {stage}: {scores}")
        save()

    # The own set and CrossNER are small beside PolNeAR: they are seen three times an epoch.
    most = sets["polnear"] + 3 * sets["own"] + 3 * sets["crossner"]
    settings = {"rate": options.rate, "words": options.words, "seed": options.seed, "say": say}
    model = load(options.encoder, options.start, partly=bool(options.start))
    if options.layers:
        model.encoder.encoder.layer = model.encoder.encoder.layer[: options.layers]
    if options.wide_epochs and not options.start:
        fit(model, tokenizer, most, epochs=options.wide_epochs, checkpoint=options.out / "stage1.pt", **settings)
    if options.width and options.width < model.encoder.config.intermediate_size:
        narrow(model, options.width, [batch(group, tokenizer) for group in batches(most, tokenizer, options.words, options.seed)[:40]])
    run["parameters"] = sum(p.numel() for p in model.parameters())
    if options.epochs:
        fit(model, tokenizer, most, epochs=options.epochs, checkpoint=options.out / "stage2.pt", **{**settings, "seed": options.seed + 100})
    torch.save(model.state_dict(), options.out / "stage2.model.pt")
    score("stage 2")
    if sets["plv"]:
        base = copy.deepcopy(model.state_dict())
        order = list(range(len(sets["plv"])))
        random.Random(options.seed).shuffle(order)
        answers = []
        for fold in range(options.folds):
            test = [sets["plv"][i] for i in order[fold :: options.folds]]
            train = [sets["plv"][i] for k, i in enumerate(order) if k % options.folds != fold]
            model.load_state_dict(base)
            fit(model, tokenizer, train, epochs=options.pair_epochs, checkpoint=None, **{**settings, "words": 350, "rate": options.rate * 0.5})
            answers += pair_scores(model, tokenizer, test)
            run["scores"]["plv folds"] = measure_pairs(answers)
            say(f"PLV after fold {fold + 1}: {run['scores']['plv folds']['macroF1']:.3f}")
            save()
        with (options.out / "plv-folds.jsonl").open("w") as file:  # for bench/pairs.ts --folds
            file.writelines(json.dumps({"id": name, "scores": {k: round(v, 5) for k, v in shares.items()}}) + "\n" for _, _, shares, name in answers)
        model.load_state_dict(base)
    if options.last_epochs:
        last = sets["polnear"][::3] + 2 * sets["own"] + 2 * sets["crossner"] + 2 * sets["plv"]
        fit(model, tokenizer, last, epochs=options.last_epochs, checkpoint=options.out / "stage4.pt", **{**settings, "rate": options.rate * 0.6, "seed": options.seed + 200})
        score("stage 4")
    torch.save(model.state_dict(), options.out / "model.pt")
    save()
    say(json.dumps(run["scores"]))


def measure_pairs(answers):
    """Macro-F1 over the labels of PLV, CONCEDE and RETREAT being its YIELD."""
    labels = sorted({gold for gold, *_ in answers})
    f1 = {}
    for label in labels:
        right = sum(g == label and f == label for g, f, *_ in answers)
        found, gold = sum(f == label for _, f, *_ in answers), sum(g == label for g, *_ in answers)
        f1[label] = round(2 * right / (found + gold), 3) if found + gold else 0.0
    return {"macroF1": round(sum(f1.values()) / len(f1), 4), "cases": len(answers), "f1": f1}


if __name__ == "__main__":
    main()
