"""Annotations of texts that are not ours: offsets without words, and passages again where the texts are at hand.

    python3 training/standoff.py lay training/data/standoff/seen.jsonl DATA OUT.jsonl    # passages, for tune.py --passages
    python3 training/standoff.py lift PASSAGES DATA training/data/standoff/seen.jsonl    # the other way

A passage is named by where it stands: `fp-ARTICLE-START-END` is of news/foreign-policy.jsonl, `te-DOCUMENT-START-END` of tempeval3 without
its tags; offsets are code points. Spans are `[start, end]` in the passage; all else is as data/GUIDE.md says. Standard library alone.
"""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

import own_set

ROLES = {"statements": ("source", "cue", "content"), "events": ("trigger", "actor", "recipient")}


def texts_of(data: Path) -> dict[str, str]:
    """Every text that passages are of, by its name."""
    texts = {}
    for line in (data / "news/foreign-policy.jsonl").read_text(encoding="utf8").splitlines():
        article = json.loads(line)
        texts[f"fp-{article['id']}"] = article["text"]
    for file in sorted((data / "tempeval3").glob("*/*.tml")):
        body = re.search(r"<TEXT>(.*?)</TEXT>", file.read_text(encoding="utf8"), re.S)
        if body:
            texts[f"te-{file.stem}"] = html.unescape(re.sub(r"<[^>]+>", "", body[1])).strip()
    return texts


def passage_text(identifier: str, texts: dict[str, str]) -> str:
    name, start, end = identifier.rsplit("-", 2)
    return texts[name][int(start) : int(end)]


def words_at(text: str, start: int, end: int) -> str:
    """The words of a span as own_set.locate() finds them: with `#n` where they stand there for the n-th time."""
    words = text[start:end]
    for nth in range(1, len(text)):
        quoted = words if nth == 1 and "#" not in words else f"{words}#{nth}"
        found = own_set.locate(text, quoted)
        if found is None:
            break
        if found == (start, end):
            return quoted
    raise ValueError(f"{words!r} is not found at {start}")


def changed(passage: dict, change) -> dict:
    """The passage with `change` made to every span."""
    many = lambda value: [change(x) for x in ([value] if isinstance(value, str) else value)]
    out = {"id": passage["id"], "mentions": {kind: many(names) for kind, names in (passage.get("mentions") or {}).items()}}
    for name, roles in ROLES.items():
        out[name] = [{k: (many(v) if k in roles else v) for k, v in entry.items() if v not in (None, "", [], False)} for entry in passage.get(name) or []]
    return out


def lift(passage: dict) -> dict:
    return changed(passage, lambda words: list(own_set.locate(passage["text"], words)))


def lay(noted: dict, text: str) -> dict:
    passage = {**changed(noted, lambda span: words_at(text, *span)), "text": text}
    for event in passage["events"]:
        event["trigger"] = event["trigger"][0]
    for statement in passage["statements"]:
        for role in ("source", "cue"):
            if role in statement and len(statement[role]) == 1:
                statement[role] = statement[role][0]
    return passage


def main(arguments: list[str]) -> int:
    if len(arguments) != 4 or arguments[0] not in ("lay", "lift"):
        print(__doc__)
        return 2
    way, source, data, out = arguments[0], Path(arguments[1]), Path(arguments[2]), Path(arguments[3])
    texts = texts_of(data)
    made = []
    for passage in own_set.read([source]):
        text = passage_text(passage["id"], texts)
        if way == "lift" and passage["text"] != text:
            raise SystemExit(f"{passage['_at']}: not the words that stand there in {data}")
        made.append(lift(passage) if way == "lift" else lay(passage, text))
        for fault in own_set.faults(made[-1]) if way == "lay" else []:
            print(f"{passage['_at']}: {fault}")
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf8") as file:
        file.writelines(json.dumps(passage, ensure_ascii=False, separators=(",", ":")) + "\n" for passage in made)
    print(f"{len(made)} passages")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
