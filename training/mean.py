"""The mean of several weights of one network, each with its share: what one lost, another has kept.

    python training/mean.py OUT.pt FIRST.pt 0.2 SECOND.pt 0.5 THIRD.pt 0.3
"""

from __future__ import annotations

import sys

import torch


def mean(files: list[str], shares: list[float]) -> dict[str, torch.Tensor]:
    read = [torch.load(file, weights_only=True, map_location="cpu") for file in files]
    return {name: sum(share * state[name] for share, state in zip(shares, read)) if value.is_floating_point() else value for name, value in read[0].items()}


def main(arguments: list[str]) -> int:
    files, shares = arguments[1::2], arguments[2::2]
    if len(files) < 2 or len(files) != len(shares):
        print(__doc__)
        return 2
    torch.save(mean(files, [float(share) for share in shares]), arguments[0])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
