"""Reads the corpora that the reader is trained on into one shape: chunks of words with anchors and their roles.

A chunk is what one pass of the encoder sees: some sentences, at most WORDS words. All spans are word indices, half-open.
"""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import own_set

WORDS = 120  # in training; the product reads 150 at once (src/reader/model/words.ts)
WORD = re.compile(r"\w+|[^\w\s]")
Span = tuple[int, int]


@dataclass
class Anchor:
    """A cue or a trigger, and the spans that stand in a role to it: source and content, or actor and recipient."""

    span: Span
    label: str = ""  # PLOVER category of a trigger
    roles: dict[str, list[Span]] = field(default_factory=dict)
    status: str = ""
    mode: str = ""
    intends: str = ""
    contexts: list[str] = field(default_factory=list)


@dataclass
class Chunk:
    text: str
    words: list[Span]  # character offsets into text
    cues: list[Anchor] | None = None  # None: this corpus says nothing about them
    triggers: list[Anchor] | None = None
    mentions: list[tuple[Span, str]] | None = None
    pair: tuple[Span, Span, str] | None = None
    origin: str = ""


def words_of(text: str) -> list[Span]:
    return [(m.start(), m.end()) for m in WORD.finditer(text)]


def to_words(words: list[Span], span: Span) -> Span | None:
    """The words that a span of characters touches; None where it touches none."""
    inside = [i for i, (a, b) in enumerate(words) if a < span[1] and b > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def pieces_in(words: list[Span], spans: list[Span], offset: int) -> list[Span]:
    found = (to_words(words, (a - offset, b - offset)) for a, b in spans)
    return [span for span in found if span]


SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘]?[A-Z0-9])")


def chunks_of(text: str) -> list[Span]:
    """Cuts a text into character spans of whole paragraphs, at most WORDS words each; of sentences where a paragraph is longer."""
    units: list[Span] = []
    for paragraph in re.finditer(r"[^\n]*\S[^\n]*", text):
        start, end = paragraph.span()
        if len(WORD.findall(paragraph[0])) > WORDS:
            ends = [start + m.end() for m in SENTENCE_END.finditer(paragraph[0])]
            units += zip([start, *ends], [*ends, end])
        else:
            units.append((start, end))
    out: list[Span] = []
    for start, end in units:
        if out and len(WORD.findall(text[out[-1][0] : end])) <= WORDS:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def polnear(folder: Path) -> list[Chunk]:
    """PolNeAR's articles (brat standoff); pieces of an attribution outside its cue's chunk are left out.

    Where several people annotated an article, the last one's notes by file name are taken.
    """
    chunks = []
    attributions_of = {file.stem.rpartition("_")[0]: file for file in sorted((folder / "attributions").iterdir())}
    for path in sorted((folder / "text").iterdir()):
        notes = attributions_of.get(path.stem)
        if notes is None:
            continue
        text = path.read_bytes().decode("utf8")
        spans: dict[str, list[Span]] = {}
        attributions: list[dict[str, list[Span]]] = []
        for line in notes.read_text(encoding="utf8").splitlines():
            bound = re.match(r"(T\d+)\t\S+ ([\d ;]+)\t", line)
            if bound:
                spans[bound[1]] = [(int(a), int(b)) for a, b in (p.split() for p in bound[2].split(";"))]
            elif line.startswith("E"):
                roles: dict[str, list[Span]] = {"source": [], "content": [], "cue": []}
                for part in line.split("\t")[1].split():
                    name, _, key = part.partition(":")
                    name = name.lower().rstrip("0123456789")
                    if name in roles:
                        roles[name] += spans.get(key, [])
                attributions.append(roles)
        for start, end in chunks_of(text):
            piece = text[start:end]
            words = words_of(piece)
            anchors = []
            for roles in attributions:
                cue = [s for s in roles["cue"] if start <= s[0] < end]
                found = pieces_in(words, cue[:1], start)
                if found:
                    anchors.append(Anchor(found[0], roles={r: pieces_in(words, roles[r], start) for r in ("source", "content")}))
            chunks.append(Chunk(piece, words, cues=anchors, origin=path.stem))
    return chunks


def plain(path: Path) -> list[Chunk]:
    """Texts that nobody has annotated, one JSON object with `text` a line."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf8").splitlines()]
    pieces = [text[start:end] for text in texts for start, end in chunks_of(text)]
    return [Chunk(piece, words_of(piece), origin="plain") for piece in pieces]


def plv(path: Path) -> list[Chunk]:
    """The PLV sentences with their marked pair (Hu et al. 2024); YIELD is CONCEDE or RETREAT."""
    chunks = []
    for row in csv.DictReader(path.open(encoding="utf8"), delimiter="\t"):
        text, at, spans = row["marked_sentence"], 0, {}
        plain = ""
        for part in re.split(r"(</?[st]>)", text):
            if re.fullmatch(r"<[st]>", part):
                at, name = len(plain), part[1]
            elif re.fullmatch(r"</[st]>", part):
                spans.setdefault(part[2], (at, len(plain)))
            else:
                plain += part
        words = words_of(plain)
        a, r = (to_words(words, spans[k]) if k in spans else None for k in "st")
        if a:  # a pair whose second side the sentence does not name is marked by the first alone
            r = r or a
            chunks.append(Chunk(plain, words, pair=(a, r, row["gold_root"]), origin=row["sentence_id"]))
    return chunks


CROSSNER = {"politician": "person", "person": "person", "country": "state", "location": "place", "organisation": "organization", "politicalparty": "organization"}


def crossner(path: Path) -> list[Chunk]:
    """CrossNER's political sentences (BIO); elections, events and misc are no mentions here."""
    chunks = []
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if "\t" in line]
        text, offsets = "", []
        for token, _ in rows:
            text += (" " if text else "") + token
            offsets.append((len(text) - len(token), len(text)))
        words, mentions, i = words_of(text), [], 0
        while i < len(rows):
            if rows[i][1].startswith("B-"):
                j = i + 1
                while j < len(rows) and rows[j][1].startswith("I-"):
                    j += 1
                kind, span = CROSSNER.get(rows[i][1][2:]), to_words(words, (offsets[i][0], offsets[j - 1][1]))
                if kind and span:
                    mentions.append((span, kind))
                i = j
            else:
                i += 1
        chunks.append(Chunk(text, words, mentions=mentions))
    return chunks


def own(folder: Path, note=lambda line: None) -> list[Chunk]:
    """Our own passages; one that has faults is named and left out."""
    chunks = []
    for passage in own_set.read([folder]):
        wrong = own_set.faults(passage)
        if wrong:
            note(f"{passage['_at']}: {wrong[0]}")
            continue
        text = passage["text"]
        words = words_of(text)

        def spans(value) -> list[Span]:
            located = (own_set.locate(text, quoted) for quoted in own_set.as_list(value))
            found = (to_words(words, span) for span in located if span)
            return [span for span in found if span]

        mentions: list[tuple[Span, str]] = []
        names = [(name.partition("#")[0], kind) for kind, all_ in (passage.get("mentions") or {}).items() for name in own_set.as_list(all_)]
        taken = [False] * len(words)
        for name, kind in sorted(names, key=lambda pair: -len(pair[0])):
            for match in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text):
                span = to_words(words, match.span())
                if span and not any(taken[span[0] : span[1]]):
                    mentions.append((span, kind))
                    taken[span[0] : span[1]] = [True] * (span[1] - span[0])
        cues = [
            Anchor(spans(s["cue"])[0], roles={r: spans(s.get(r)) for r in ("source", "content")})
            for s in passage.get("statements") or [] if s.get("cue")
        ]
        triggers = [
            Anchor(spans(e["trigger"])[0], e["event"], {r: spans(e.get(r)) for r in ("actor", "recipient")}, e["status"], e.get("mode") or "",
                   e.get("intends") or "", own_set.as_list(e.get("context")))
            for e in passage.get("events") or []
        ]
        chunks.append(Chunk(text, words, cues=cues, triggers=triggers, mentions=mentions, origin=passage["id"]))
    return chunks
