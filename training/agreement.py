"""How well two people annotate the same passages: `python3 training/agreement.py training/data/passages training/data/second-pass`.

F1 counts both passes alike (which is gold does not matter); kappa is Cohen's, over events that both see.
"""

from __future__ import annotations

import collections
import sys

import own_set

Span = tuple[int, int]


def touch(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def spans(text: str, value) -> list[Span]:
    return [s for s in (own_set.locate(text, words) for words in own_set.as_list(value)) if s]


def matched(first: list, second: list, same) -> list[tuple]:
    """Pairs of the two lists, each item used once."""
    left, pairs = list(second), []
    for a in first:
        for b in left:
            if same(a, b):
                pairs.append((a, b))
                left.remove(b)
                break
    return pairs


def kappa(pairs: list[tuple[str, str]]) -> float:
    count = len(pairs)
    agreed = sum(a == b for a, b in pairs) / count
    one, two = collections.Counter(a for a, _ in pairs), collections.Counter(b for _, b in pairs)
    chance = sum(one[k] * two[k] for k in one) / count**2
    return (agreed - chance) / (1 - chance)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__)
        return 2
    first = {p["id"]: p for p in own_set.read([arguments[0]])}
    second = {p["id"]: p for p in own_set.read([arguments[1]])}
    tally = collections.defaultdict(lambda: [0, 0, 0])
    codes, statuses, none = [], [], []
    for name, b in second.items():
        a = first[name]
        text = a["text"]
        none.append(("none" if not a.get("events") else "some", "none" if not b.get("events") else "some"))

        def add(what: str, one: list, two: list, same) -> list[tuple]:
            pairs = matched(one, two, same)
            tally[what][0] += len(pairs)
            tally[what][1] += len(one)
            tally[what][2] += len(two)
            return pairs

        def events(p):
            return [{**e, "at": spans(text, e["trigger"])[0], "sides": [spans(text, e.get(r)) for r in ("actor", "recipient")]} for e in p.get("events") or []]

        def alike(x, y, role):
            one, two = x["sides"][role], y["sides"][role]
            return bool(one) == bool(two) and all(any(touch(s, t) for t in two) for s in one)

        one, two = events(a), events(b)
        pairs = add("events (triggers overlap)", one, two, lambda x, y: touch(x["at"], y["at"]))
        codes += [(x["event"], y["event"]) for x, y in pairs]
        statuses += [(x["status"], y["status"]) for x, y in pairs]
        add("events with category", one, two, lambda x, y: touch(x["at"], y["at"]) and x["event"] == y["event"])
        add("events with category, status and both sides", one, two, lambda x, y: touch(x["at"], y["at"]) and x["event"] == y["event"]
            and x["status"] == y["status"] and alike(x, y, 0) and alike(x, y, 1))

        def statements(p):
            return [{"content": spans(text, s["content"]), "source": spans(text, s.get("source"))} for s in p.get("statements") or []]

        add("statements (content overlaps)", statements(a), statements(b), lambda x, y: any(touch(s, t) for s in x["content"] for t in y["content"]))
        add("statements with source", statements(a), statements(b), lambda x, y: any(touch(s, t) for s in x["content"] for t in y["content"])
            and (any(touch(s, t) for s in x["source"] for t in y["source"]) or not (x["source"] or y["source"])))
        names = lambda p: [(n, k) for k, list_ in (p.get("mentions") or {}).items() for n in own_set.as_list(list_)]
        add("names with kind", names(a), names(b), lambda x, y: x == y)
    print(f"{len(second)} passages, {len(codes)} events seen by both")
    for what, (both, one, two) in tally.items():
        print(f"{what:46} F1 {2 * both / (one + two):.3f}   ({one} and {two}, {both} shared)")
    print(f"category of shared events: kappa {kappa(codes):.3f};  status: kappa {kappa(statuses):.3f}, the same {sum(a == b for a, b in statuses) / len(statuses):.3f};  no event at all: kappa {kappa(none):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
