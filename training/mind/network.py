"""The network: a reply read in the light of a question and its outcomes.

A question and the labels of its outcomes are read once, without the reply; the lower layers of the
reply look at what was read there, so that a turn costs only its own few words. In the last layer
the labels look at the reply too (the late joining of PreTTR, MacAvaney et al., SIGIR 2020). Each
label starts at the same position, so that the order in which labels stand can't matter.
"""

import torch
from torch import nn
from torch.nn import functional

from mind.encoder import Encoder

JOINT = 1
HIDDEN = 384
HIDE = -1e4

INTENTS = (
    "answer filler incomplete repeat who what robot number hold later wrong absent optout person "
    "told angry bye question unsure unrelated language greeting thanks machine screening ivr "
    "correction").split()


class Reader(nn.Module):
    """The lower layers, for questions (no context) and replies (with a question as context)."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder
        self.lower = nn.ModuleList(encoder.layers[:-JOINT])

    def forward(self, ids, places, kinds, mask, context=None, context_mask=None):
        """States [B, T, H] and the keys and values [layers, 2, B, T, H] they left.

        ids, places, kinds [B, T]; mask [B, T] 1 for tokens; context as what is returned, of N questions
        [layers, 2, N, P, H], each seen by B / N in a row; context_mask [N, P].
        """
        h = self.encoder.embed(ids, places, kinds)
        bias = (1 - mask)[:, None, None, :] * HIDE
        hidden = None if context is None else (1 - context_mask)[:, None, None, :] * HIDE
        left = []
        for i, layer in enumerate(self.lower):
            keys, values = layer.keys(h)
            left.append(torch.stack([keys, values]))
            h = layer(h, keys, values, bias, None if context is None else (*context[i], hidden))
        return h, left


class Judge(nn.Module):
    """The upper layers over a reply and the labels, and what is told of them."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.upper = nn.ModuleList(encoder.layers[-JOINT:])
        self.score = nn.Sequential(
            nn.Linear(HIDDEN * 5, 256), nn.GELU(), nn.Dropout(0.1), nn.Linear(256, 1))
        self.like = nn.Parameter(torch.tensor(5.0))
        self.intent = nn.Linear(HIDDEN * 2, len(INTENTS))
        self.complete = nn.Linear(HIDDEN * 2, 1)

    def forward(self, reply, mask, labels, labels_mask, means):
        """Scores of the labels [B, K], of the intents [B, 27], of being complete [B]: all logits.

        reply [B, T, H] and mask [B, T], the first token the class token and the last of each a
        separator; labels [B, L, H], labels_mask [B, L]; means [B, K, L] averages each label's tokens.
        """
        h = torch.cat([reply, labels], 1)
        bias = (1 - torch.cat([mask, labels_mask], 1))[:, None, None, :] * HIDE
        for layer in self.upper:
            h = layer(h, *layer.keys(h), bias)
        t = reply.shape[1]
        first = h[:, 0]
        words = (h[:, :t] * mask[:, :, None]).sum(1) / mask.sum(1, keepdim=True)
        each = means @ h[:, t:]
        mine = words[:, None].expand_as(each)
        both = torch.cat(
            [each, mine, each * mine, (each - mine).abs(), first[:, None].expand_as(each)], -1)
        score = self.score(both).squeeze(-1) + self.like * functional.cosine_similarity(each, mine, -1)
        whole = torch.cat([first, words], -1)
        return score, self.intent(whole), self.complete(whole).squeeze(-1)


class Mind(nn.Module):
    """Both, trained together on several replies to each of several questions."""

    def __init__(self, encoder: Encoder):
        super().__init__()
        self.encoder = encoder
        self.reader = Reader(encoder)
        self.judge = Judge(encoder)

    def forward(self, b):
        """Scores [R, K], intents [R, 27], complete [R] of the replies of a batch, as logits."""
        h, context = self.reader(
            b.question, b.question_places, torch.ones_like(b.question), b.question_mask)
        labels = torch.gather(h, 1, b.label_tokens[:, :, None].expand(-1, -1, HIDDEN))
        reply, _ = self.reader(
            b.reply, b.reply_places, torch.zeros_like(b.reply), b.reply_mask, context, b.question_mask)
        each = b.reply.shape[0] // b.question.shape[0]
        again = lambda x: x.repeat_interleave(each, 0)
        score, intent, complete = self.judge(
            reply, b.reply_mask, again(labels), again(b.label_mask), again(b.means))
        return score + (1 - again(b.known)) * HIDE, intent, complete
