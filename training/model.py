"""The reader's network: one encoder over a chunk's words, light heads on its states.

Word heads: cue (BIO), trigger (BIO), mention (BIO by kind). Anchor head: given a cue or a trigger, the
role of each word to it (source and content; actor and recipient), and of a trigger its
PLOVER category, status, mode, intended act and contexts. Pair head: the
PLOVER category of what one span does to another.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from own_set import CONTEXTS, KINDS, MODES, STATUSES

CATEGORIES = list(MODES)
CONTEXT_NAMES = sorted(CONTEXTS)
INTENDS = ["", *CATEGORIES]
MODE_NAMES = ["", *(f"{c} {m}" for c in CATEGORIES for m in sorted(MODES[c]))]
CUE = ["O", "B", "I"]
TRIGGER = ["O", "B", "I"]
MENTION = ["O", *(f"{p}-{k}" for k in KINDS for p in "BI")]
ROLES = {"cue": ["O", "B-source", "I-source", "B-content", "I-content"], "trigger": ["O", "B-actor", "I-actor", "B-recipient", "I-recipient"]}
FACETS = {"event": CATEGORIES, "status": STATUSES, "mode": MODE_NAMES, "intends": INTENDS, "context": CONTEXT_NAMES}
SHAPES, DISTANCES = 20, 41


class Look(nn.Module):
    """What stands around each word: seven words, `far` apart, channel by channel, then mixed."""

    def __init__(self, wide: int, far: int):
        super().__init__()
        self.far = far
        self.taps, self.mix = nn.Parameter(torch.randn(wide, 1, 7) / 7**0.5), nn.Linear(wide, wide)

    def forward(self, x):
        if torch.onnx.is_in_onnx_export():
            x = F.conv1d(x.transpose(1, 2), self.taps, padding=3 * self.far, dilation=self.far, groups=x.size(2)).transpose(1, 2)
        else:  # the same as sums: PyTorch's convolution plans anew for every shape, which takes longer than the work
            padded, size = F.pad(x, (0, 0, 3 * self.far, 3 * self.far)), x.size(1)
            x = sum(padded[:, k * self.far : k * self.far + size] * self.taps[:, 0, k] for k in range(7))
        return F.gelu(self.mix(x))


class Blot(nn.Module):
    """Dropout of whole channels of a chunk: a draw for each channel, not for each number (which takes a processor longer than the layer)."""

    def __init__(self, share: float):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        return x * ((torch.rand(x.size(0), 1, x.size(2), device=x.device) >= self.share) / (1 - self.share))


class Attend(nn.Module):
    """Each word looks at all words of its chunk, once more and with the anchor in mind: four heads of `wide` / 4 numbers."""

    HEADS = 4

    def __init__(self, wide: int):
        super().__init__()
        self.before, self.ask, self.mix = nn.LayerNorm(wide), nn.Linear(wide, 3 * wide), nn.Linear(wide, wide)

    def forward(self, x, there):
        rows, count, wide = x.shape
        q, k, v = self.ask(self.before(x)).view(rows, count, 3, self.HEADS, wide // self.HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        weight = (q @ k.transpose(-1, -2) / (wide // self.HEADS) ** 0.5).masked_fill(~there[:, None, None], -1e4).softmax(-1)
        return self.mix((weight @ v).transpose(1, 2).reshape(rows, count, wide))


class Reader(nn.Module):
    def __init__(self, encoder: nn.Module, wide: int = 128):
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        for module in list(encoder.modules()):
            if isinstance(getattr(module, "dropout", None), nn.Dropout) and not type(module).__name__.endswith("SelfAttention"):
                module.dropout = Blot(0.1)
        self.shape = nn.Embedding(SHAPES, size)
        nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(0.1)
        self.words = nn.ModuleDict({"cue": nn.Linear(size, len(CUE)), "trigger": nn.Linear(size, len(TRIGGER)), "mention": nn.Linear(size, len(MENTION))})
        self.near = nn.Embedding(DISTANCES, wide)
        self.word, self.anchor = nn.Linear(size, wide), nn.ModuleDict({k: nn.Linear(2 * size, wide) for k in ROLES})
        self.gate = nn.ModuleDict({k: nn.Linear(2 * size, wide) for k in ROLES})
        # Each looks further to both sides: 3, 6 and 12 words.
        self.around = nn.ModuleList(Look(wide, far) for far in (1, 2, 4))
        self.attend = Attend(wide)
        self.role = nn.ModuleDict({k: nn.Linear(wide, len(v)) for k, v in ROLES.items()})
        self.act = nn.Sequential(nn.Linear(3 * size, 2 * wide), nn.GELU(), nn.Dropout(0.1))
        self.facets = nn.ModuleDict({k: nn.Linear(2 * wide, len(v)) for k, v in FACETS.items()})
        self.query, self.key = nn.Linear(4 * size, wide), nn.Linear(size, wide)
        self.pair = nn.Sequential(nn.Linear(6 * size, 2 * wide), nn.GELU(), nn.Dropout(0.2), nn.Linear(2 * wide, len(CATEGORIES)))

    def encode(self, ids, mask, shapes, first, there):
        """States of words (batch, words, size): those of each word's first piece; nought where no word is `there`."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        # On a GPU a wide encoder learns in 16 bits; a narrow one gains nothing by it, its steps being many and small.
        with torch.autocast(ids.device.type, dtype=torch.bfloat16, enabled=ids.is_cuda and self.training and self.encoder.config.hidden_size > 384):
            states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        states = states.float()
        states = self.drop(states)
        return states.gather(1, first.unsqueeze(-1).expand(-1, -1, states.size(-1))) * there.unsqueeze(-1)

    @staticmethod
    def ends(states, row, start, stop):
        return torch.cat([states[row, start], states[row, stop - 1]], -1)

    def roles(self, states, there, kind: str, row, start, stop):
        """Logits (anchors, words, roles) of every word to each anchor."""
        at = self.ends(states, row, start, stop)
        place = torch.arange(states.size(1), device=states.device)
        offset = torch.where(place < start[:, None], place - start[:, None], (place - stop[:, None] + 1).clamp(min=0))
        near = self.near(offset.clamp(-20, 20) + 20)
        x = self.word(states)[row] * torch.sigmoid(self.gate[kind](at))[:, None] + self.anchor[kind](at)[:, None] + near
        words = there[row].unsqueeze(2).to(x.dtype)
        x = F.gelu(x) * words
        for far, look in enumerate(self.around):
            x = (x + look(x)) * words
            if far == 0:
                x = (x + self.attend(x, there[row])) * words
        return self.role[kind](self.drop(x))

    def of_trigger(self, states, there, row, start, stop) -> dict:
        """Logits of category, status, mode, intended act and context (the last ones independent of each other) of each trigger."""
        whole = states.sum(1) / there.sum(1, keepdim=True)
        x = self.act(torch.cat([self.ends(states, row, start, stop), whole[row]], -1))
        return {k: head(x) for k, head in self.facets.items()}

    def pairs(self, states, there, row, a, r):
        """Logits (pairs, categories) for spans a and r, each (pairs, 2)."""
        both = torch.cat([self.ends(states, row, a[:, 0], a[:, 1]), self.ends(states, row, r[:, 0], r[:, 1])], -1)
        weight = (self.key(states)[row] * self.query(both)[:, None]).sum(-1) / 16
        weight = weight.masked_fill(~there[row], -1e4).softmax(-1)
        seen = (weight[..., None] * states[row]).sum(1)
        return self.pair(torch.cat([both, seen, states[row, 0]], -1))


@torch.no_grad()
def balance(model: Reader, times: int = 1) -> None:
    """Rare tags weigh more in training than they should in use: as much is taken back as suits half of the held-out passages best.

    With `times` -1 it is undone: weights that go on being trained must not be balanced twice.
    """
    model.words["trigger"].bias[0] += 1.0 * times
    model.role["trigger"].bias[0] -= 0.5 * times


NETWORKS = {"bert": (BertConfig, BertModel), "mpnet": (MPNetConfig, MPNetModel)}


def load(encoder: Path, weights: Path | None = None, attention: str = "sdpa", layers: int = 0) -> Reader:
    """A network on the encoder of a folder, on its first `layers` (0: all); with weights, as deep as those are."""
    kind = json.loads((encoder / "config.json").read_text(encoding="utf8"))["model_type"]
    settings, network = NETWORKS[kind]
    config = settings.from_pretrained(encoder, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation=attention if kind == "bert" else "eager")
    if weights is None:
        whole = network.from_pretrained(encoder, config=config, add_pooling_layer=False)
        whole.encoder.layer = whole.encoder.layer[: layers or len(whole.encoder.layer)]
        return Reader(whole)
    state = torch.load(weights, weights_only=True, map_location="cpu")
    config.num_hidden_layers = 1 + max(int(k.split(".")[3]) for k in state if k.startswith("encoder.encoder.layer."))
    model = Reader(network(config, add_pooling_layer=False))
    model.load_state_dict(state)
    return model
