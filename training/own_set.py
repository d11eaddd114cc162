"""The own training set: reads passages, finds their spans, says what is wrong with them. Standard library alone.

    python3 training/own_set.py check training/data/passages/*.jsonl   # spans, names, labels; exit 1 where wrong
    python3 training/own_set.py diversity training/data/passages       # no two share half their words, no pattern recurs
    python3 training/own_set.py count training/data/passages           # what there is of each category, mode, status
"""

from __future__ import annotations

import collections
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLOVER = json.loads((ROOT / "src/ontology/data/plover.json").read_text(encoding="utf8"))
MODES = {c["name"]: {m["name"] for m in c["modes"]} for c in PLOVER["categories"]}
CONTEXTS = {c["name"] for c in PLOVER["contexts"]}
STATUSES = ["actual", "historical", "future", "hypothetical", "negated"]
KINDS = ["person", "state", "organization", "group", "place", "outlet"]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def locate(text: str, quoted: str) -> tuple[int, int] | None:
    """The span [start, end) of quoted words in text, in code points; `#2` behind them asks for the second time."""
    match = re.fullmatch(r"(.*?)#(\d+)", quoted, re.S)
    words, nth = (match[1], int(match[2])) if match else (quoted, 1)
    if not words.strip():
        return None
    found = [m.start() for m in re.finditer(re.escape(words), text)]
    whole = [i for i in found if not (i and text[i - 1].isalnum() and words[0].isalnum())]
    whole = [i for i in whole if not (text[i + len(words) : i + len(words) + 1].isalnum() and words[-1].isalnum())]
    places = whole or found
    if nth > len(places):
        return None
    at = places[nth - 1]
    return at, at + len(words)


def as_list(value) -> list[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)


def faults(passage: dict) -> list[str]:
    """What is wrong with one passage, in words; nothing where it is right."""
    wrong: list[str] = []
    text = passage.get("text", "")
    if not isinstance(text, str) or not text.strip():
        return ["no text"]

    def span(words, what):
        if not isinstance(words, str) or locate(text, words) is None:
            wrong.append(f"{what}: {words!r} does not stand in the text")

    for kind, names in (passage.get("mentions") or {}).items():
        if kind not in KINDS:
            wrong.append(f"mentions: no kind {kind!r}")
        for name in as_list(names):
            span(name, f"mention ({kind})")
    statements = passage.get("statements") or []
    for i, statement in enumerate(statements):
        for role in ("source", "cue", "content"):
            for words in as_list(statement.get(role)):
                span(words, f"statement {i} {role}")
        if not statement.get("content"):
            wrong.append(f"statement {i}: no content")
    for i, event in enumerate(passage.get("events") or []):
        name = event.get("event")
        if name not in MODES:
            wrong.append(f"event {i}: no category {name!r}")
            continue
        if event.get("mode") and event["mode"] not in MODES[name]:
            wrong.append(f"event {i}: {name} has no mode {event['mode']!r}")
        if event.get("intends") and event["intends"] not in MODES:
            wrong.append(f"event {i}: intends no category {event['intends']!r}")
        if event.get("status") not in STATUSES:
            wrong.append(f"event {i}: no status {event.get('status')!r}")
        span(event.get("trigger"), f"event {i} trigger")
        for role in ("actor", "recipient"):
            for words in as_list(event.get(role)):
                span(words, f"event {i} {role}")
        for context in as_list(event.get("context")):
            if context not in CONTEXTS:
                wrong.append(f"event {i}: no context {context!r}")
        if event.get("says") is not None and not (isinstance(event["says"], int) and 0 <= event["says"] < len(statements)):
            wrong.append(f"event {i}: says points to no statement")
    return wrong


def read(paths) -> list[dict]:
    """All passages of the files or folders, in order; raises ValueError with file and line for what is not JSON."""
    files = [f for p in map(Path, paths) for f in (sorted(p.glob("*.jsonl")) if p.is_dir() else [p])]
    passages = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf8").splitlines(), 1):
            if not line.strip():
                continue
            try:
                passage = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{file}:{number}: {error}") from error
            passages.append({**passage, "_at": f"{file.name}:{number}"})
    return passages


COMMON = set(
    "a an the and or but nor of in on at to for from by with without into over under after before about against between among "
    "through during until since than as that which who whom whose where when while if because although not no its it he she they "
    "we his her their our is are was were be been being has have had will would could should may might can must do does did "
    "said says saying this these those there then also more most only other another such some any all both each".split()
)


def word_set(text: str) -> set[str]:
    return {w.lower() for w in WORD.findall(text)}


def pattern(text: str) -> str:
    """The common words of a text in their order, all others one slot: what is left of a template when it is filled."""
    out: list[str] = []
    for word in WORD.findall(text):
        token = word.lower() if word.lower() in COMMON else "_"
        if token != "_" or not out or out[-1] != "_":
            out.append(token)
    return " ".join(out)


def diversity(passages: list[dict]) -> list[str]:
    """Pairs that share more than half the words of the shorter one (words like "the" and "said" apart), and patterns that recur."""
    wrong = []
    sets = [word_set(p["text"]) - COMMON for p in passages]
    where: dict[str, list[int]] = collections.defaultdict(list)
    for i, words in enumerate(sets):
        for word in words:
            where[word].append(i)
    for i, a in enumerate(sets):
        # Who shares more than half of these words has one of their rarer half.
        rarer = sorted(a, key=lambda word: (len(where[word]), word))[: len(a) - len(a) // 2]
        for j in sorted({j for word in rarer for j in where[word] if (len(sets[j]), j) > (len(a), i)}):
            if len(a & sets[j]) > len(a) / 2:
                wrong.append(f"{passages[j]['_at']} shares {len(a & sets[j])} of {len(a)} words with {passages[i]['_at']}")
    seen: dict[str, str] = {}
    for p in passages:
        for sentence in re.split(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘]?[A-Z])", p["text"]):
            shape = pattern(sentence)
            if sum(word != "_" for word in shape.split()) < 6:
                continue
            if shape in seen:
                wrong.append(f"{p['_at']} has the pattern of {seen[shape]}: {shape}")
            seen[shape] = p["_at"]
    runs: dict[tuple, list[str]] = collections.defaultdict(list)
    for p in passages:
        words = [w.lower() for w in WORD.findall(p["text"])]
        for run in {tuple(words[k : k + 6]) for k in range(len(words) - 5)}:
            runs[run].append(p["_at"])
    wrong += [f"six words run in {len(at)} passages: {' '.join(run)} ({', '.join(at[:4])})" for run, at in runs.items() if len(at) > 2]
    return wrong


def count(passages: list[dict]) -> dict[str, collections.Counter]:
    tables: dict[str, collections.Counter] = {k: collections.Counter() for k in ("passages", "events", "modes", "status")}
    for p in passages:
        events = p.get("events") or []
        tables["passages"]["with events" if events else "without event"] += 1
        for e in events:
            tables["events"][e["event"]] += 1
            tables["status"][e["status"]] += 1
            if e.get("mode"):
                tables["modes"][f"{e['event']} {e['mode']}"] += 1
    return tables


def main(arguments: list[str]) -> int:
    if len(arguments) < 2 or arguments[0] not in ("check", "diversity", "count"):
        print(__doc__)
        return 2
    try:
        passages = read(arguments[1:])
    except ValueError as error:
        print(error)
        return 1
    if arguments[0] == "count":
        tables = count(passages)
        for name, table in tables.items():
            print(name, dict(table.most_common()))
        print("modes never seen:", [f"{c} {m}" for c in MODES for m in sorted(MODES[c]) if f"{c} {m}" not in tables["modes"]])
        return 0
    wrong = diversity(passages) if arguments[0] == "diversity" else [
        f"{p['_at']} ({p.get('id')}): {fault}" for p in passages for fault in faults(p)
    ]
    if arguments[0] == "check":
        ids = collections.Counter(p.get("id") for p in passages)
        wrong += [f"id {i} stands {n} times" for i, n in ids.items() if n > 1]
    for line in wrong:
        print(line)
    print(f"{len(passages)} passages, {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
