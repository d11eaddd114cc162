"""Chunks → numbers: word pieces, the shape of each word, tags (packed.py makes tensors of them). What Node computes at run time is computed here alike
(src/reader/model/words.ts and pieces.ts, but for words of more than 60 letters, which no language has)."""

from __future__ import annotations

import functools
import random
from pathlib import Path

from tokenizers import Tokenizer

from corpora import Chunk

PIECES = 220
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
    ids, shapes, first = [special(tokenizer, "[CLS]", "<s>")], [0], []
    for (start, end), shape in zip(chunk.words, shapes_of(chunk)):
        pieces = pieces_of(tokenizer, size, chunk.text[start:end])
        if len(ids) + len(pieces) >= PIECES:
            break
        first.append(len(ids))
        ids += pieces
        shapes += [shape] * len(pieces)
    return [*ids, special(tokenizer, "[SEP]", "</s>")], [*shapes, 0], first


def bio(width: int, spans, names: list[str]) -> list[int]:
    tags = [0] * width
    for (start, end), label in sorted(spans, key=lambda s: s[0][0] - s[0][1]):
        for i in range(start, min(end, width)):
            tags[i] = names.index(f"{'B' if i == start else 'I'}-{label}" if label else ("B" if i == start else "I"))
    return tags


def batches(chunks: list[Chunk], words: int, seed: int) -> list[list[Chunk]]:
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
