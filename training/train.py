"""Trains the reader, measures it, keeps its weights and a JSON of the run. `python training/train.py --help`.

Stages: (1) statements alone, which have the most words, (2) everything but PLV, (3) PLV and the rest together: the weights
that are kept. For the honest figure PLV is then learned in five folds from what stage 2 left. A checkpoint is kept after each epoch and taken up again when the same command
is given a second time.
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
from torch.nn import functional as F

import corpora
from features import IGNORE, batches, special, tokenizer_of
from measure import measure_own, measure_statements, measure_mentions, pair_scores
from model import CATEGORIES, Reader, balance, load
from packed import Packed

RARE = {"cue": 1.3, "trigger": 2.0, "mention": 1.0}
TAG_WEIGHTS = {"cue": 1.0, "trigger": 1.0, "mention": 0.5}
FACET_WEIGHTS = {"event": 1.0, "status": 0.6, "mode": 0.4, "intends": 0.3}
PARTY = 2.0  # a word of a party, beside one of none
MASKED = 0.08  # pieces hidden from the encoder, anew each time
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_float32_matmul_precision("high")  # a GPU's 19 bits suffice


def tag_loss(logits: torch.Tensor, target: torch.Tensor, rare: float) -> torch.Tensor:
    """Cross-entropy over the tags of words; nine words in ten are under none: those that are count `rare` times as much."""
    logits, target = logits.flatten(0, 1), target.flatten()
    weight = torch.where(target == IGNORE, 0.0, torch.where(target == 0, 1.0, rare))
    return (F.cross_entropy(logits, target, ignore_index=IGNORE, reduction="none") * weight).sum() / weight.sum().clamp(min=1)


def soft_loss(logits: torch.Tensor, shares: torch.Tensor, told: torch.Tensor | None = None) -> torch.Tensor:
    """Cross-entropy with the shares that teachers give."""
    losses = -(shares * logits.log_softmax(-1)).sum(-1)
    return losses.mean() if told is None else (losses * told).sum() / told.sum().clamp(min=1)


def told_loss(model: Reader, states: torch.Tensor, b: dict) -> torch.Tensor:
    """How far the network is from what its teachers say of the batch."""
    soft, total = b["soft"], states.sum() * 0
    for kind, shares in soft["tags"].items():
        total = total + TAG_WEIGHTS[kind] * soft_loss(model.words[kind](states), shares, soft["told"])
    for kind, a in soft["anchors"].items():
        at = a["row"], a["start"], a["stop"]
        total = total + soft_loss(model.roles(states, b["there"], kind, *at), a["roles"], a["roles"].sum(-1) > 0.5)
        if kind == "trigger":
            facets = model.of_trigger(states, b["there"], *at)
            for facet, weight in FACET_WEIGHTS.items():
                total = total + weight * soft_loss(facets[facet], a[facet])
            total = total + 2 * F.binary_cross_entropy_with_logits(facets["context"], a["context"])
    return total


def loss_of(model: Reader, b: dict) -> torch.Tensor:
    states = model.encode(b["ids"], b["mask"], b["shapes"], b["first"], b["there"])
    total = told_loss(model, states, b) if "soft" in b else states.sum() * 0
    for kind, weight in TAG_WEIGHTS.items():
        total = total + weight * tag_loss(model.words[kind](states), b["tags"][kind], RARE[kind])
    for kind, a in b["anchors"].items():
        logits = model.roles(states, b["there"], kind, a["row"], a["start"], a["stop"])
        total = total + tag_loss(logits, a["roles"], PARTY if kind == "trigger" else 1.0)
        if kind == "trigger":
            facets = model.of_trigger(states, b["there"], a["row"], a["start"], a["stop"])
            for facet, weight in FACET_WEIGHTS.items():
                total = total + weight * F.cross_entropy(facets[facet], a[facet])
            total = total + 2 * F.binary_cross_entropy_with_logits(facets["context"], a["context"])
    if "pairs" in b:
        p = b["pairs"]
        scores = model.pairs(states, b["there"], p["row"], p["a"], p["r"]).log_softmax(-1)
        total = total - 0.5 * scores.masked_fill(~p["right"], -torch.inf).logsumexp(-1).mean()
    return total


def masked(b: dict, tokenizer) -> dict:
    """The batch with some pieces hidden, never the first or the last of a chunk."""
    hide = (torch.rand(b["ids"].shape, device=b["ids"].device) < MASKED) & (b["ids"] > special(tokenizer, "[SEP]", "</s>"))
    return {**b, "ids": b["ids"].masked_fill(hide, special(tokenizer, "[MASK]", "<mask>"))}


def optimizer_of(model: Reader, rate: float, faster: float = 4.0) -> torch.optim.Optimizer:
    """The encoder learns at this rate, the heads so much faster."""
    # The vocabulary stays as it came: half of the numbers, and too few words of each kind here to teach it better.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    inner = [p for p in model.encoder.parameters() if p.requires_grad]
    return torch.optim.AdamW([{"params": inner, "lr": rate}, {"params": heads, "lr": faster * rate}], weight_decay=0.01, fused=DEVICE.type == "cuda")


def learn(model: Reader, optimizer: torch.optim.Optimizer, b: dict) -> torch.Tensor:
    """One step on a batch; gives its loss before it."""
    loss = loss_of(model, b)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return loss.detach()


def digest(*parts) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def fit(model, tokenizer, epochs, *, rate, words, seed, checkpoint: Path | None, say, falls: bool = True):
    """Trains on each list of chunks in turn; the rate warms up, then falls to nothing, or stays (`falls`)."""
    asked = digest(rate, words, seed, falls, [[(c.origin, c.text) for c in chunks] for chunks in epochs])
    plans = [batches(chunks, words, seed + e) for e, chunks in enumerate(epochs)]
    packed = Packed(list({id(c): c for chunks in epochs for c in chunks}.values()), tokenizer).to(DEVICE)
    optimizer = optimizer_of(model, rate)
    whole = sum(map(len, plans))
    warm = max(1, whole // 25)
    later = (lambda s: max(0.02, (whole - s) / (whole - warm + 1))) if falls else (lambda s: 1.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / warm, later(s)))
    begin = 0
    if checkpoint and checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True, map_location=DEVICE)
        if kept["asked"] != asked:
            raise SystemExit(f"{checkpoint} is of another run (other settings or passages): give another --out, or remove it")
        model.load_state_dict(kept["model"])
        optimizer.load_state_dict(kept["optimizer"])
        schedule.load_state_dict(kept["schedule"])
        begin = kept["epoch"]
        say(f"taking up {checkpoint} after epoch {begin}")
    for epoch in range(begin, len(plans)):
        model.train()
        started, mean = time.time(), 0.0
        for i, group in enumerate(plans[epoch]):
            loss = learn(model, optimizer, masked(packed.batch(group), tokenizer))
            schedule.step()
            mean += (loss - mean) / (i + 1)
            if i % 200 == 199:
                say(f"epoch {epoch + 1} step {i + 1}/{len(plans[epoch])} loss {mean:.3f} {time.time() - started:.0f} s")
        say(f"epoch {epoch + 1} of {len(plans)}: loss {mean:.3f}, {time.time() - started:.0f} s")
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
    parser.add_argument("--statement-epochs", type=int, default=1, help="passes over PolNeAR in stage 1")
    parser.add_argument("--epochs", type=int, default=2, help="passes over half of PolNeAR and twice the rest in stage 2")
    parser.add_argument("--pair-epochs", type=int, default=3)
    parser.add_argument("--last-epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--words", type=int, default=700, help="words in a batch")
    parser.add_argument("--layers", type=int, default=8, help="the encoder's first layers are kept, so many")
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

    tokenizer = tokenizer_of(options.encoder)
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

    settings = {"rate": options.rate, "words": options.words, "seed": options.seed, "say": say}
    model = load(options.encoder, layers=options.layers).to(DEVICE)
    run["parameters"] = sum(p.numel() for p in model.parameters())
    if options.statement_epochs and sets["polnear"]:
        fit(model, tokenizer, [sets["polnear"] + 2 * sets["crossner"]] * options.statement_epochs, checkpoint=options.out / "stage1.pt", falls=False, **settings)
    # The own set and CrossNER are small beside PolNeAR: they are seen four times as often.
    mixed = [sets["polnear"][e % 2 :: 2] + 2 * sets["own"] + 2 * sets["crossner"] for e in range(options.epochs)]
    if options.epochs:
        fit(model, tokenizer, mixed, checkpoint=options.out / "stage2.pt", **{**settings, "seed": options.seed + 100})
    base = copy.deepcopy(model.state_dict())
    if options.last_epochs:
        last = sets["polnear"][::12] + sets["own"][::2] + sets["crossner"] + 2 * sets["plv"]
        fit(model, tokenizer, [last] * options.last_epochs, checkpoint=options.out / "stage3.pt", **{**settings, "rate": options.rate * 0.6, "seed": options.seed + 200})
    balance(model)
    torch.save({k: v.cpu() for k, v in model.state_dict().items()}, options.out / "model.pt")
    for name, (measure, chunks) in dev.items():
        run["scores"][name] = measure(model, tokenizer, chunks)
        say(f"{name}: {run['scores'][name]}")
        save()
    if sets["plv"] and options.folds:
        order = list(range(len(sets["plv"])))
        random.Random(options.seed).shuffle(order)
        answers = []
        for fold in range(options.folds):
            test = [sets["plv"][i] for i in order[fold :: options.folds]]
            train = [sets["plv"][i] for k, i in enumerate(order) if k % options.folds != fold]
            model.load_state_dict(base)
            fit(model, tokenizer, [train] * options.pair_epochs, checkpoint=None, **{**settings, "words": 350, "rate": options.rate * 0.5})
            answers += pair_scores(model, tokenizer, test)
            run["scores"]["plv folds"] = measure_pairs(answers)
            say(f"PLV after fold {fold + 1}: {run['scores']['plv folds']['macroF1']:.3f}")
            save()
        with (options.out / "plv-folds.jsonl").open("w") as file:  # for bench/pairs.ts --folds
            file.writelines(json.dumps({"id": name, "scores": {k: round(v, 5) for k, v in shares.items()}}) + "\n" for _, _, shares, name in answers)
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
