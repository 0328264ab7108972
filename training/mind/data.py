"""Replies by question, and batches of them."""

import dataclasses
import glob
import json
import random
import re

import torch
from tokenizers import Tokenizer

from mind.network import INTENTS

CLS, SEP, LABEL = 101, 102, 1
QUESTION_AT, LABEL_AT = 64, 128
REPLY_LONGEST, QUESTION_LONGEST, LABEL_LONGEST = 40, 48, 24
NONE = "none of these"
NOT_JUDGED = -100
DANGLING = frozenset(
    "a an the to of for with at on in by from and but or if because so that my your our their his her "
    "i you we they he it's i'm i'd i'll would could can will is are was do does have has had about "
    "this some any not well just".split())

BEFORE = (
    "um", "uh", "er", "well", "oh", "ah", "hmm", "so", "okay", "right", "all right", "I mean", "look", "listen",
    "honestly", "to be honest", "actually", "sorry", "hi", "hello", "yeah so", "oh okay", "uh well", "um so",
    "okay so", "ah right", "let me see", "you know", "oh well", "see")
BEHIND = (
    "please", "thanks", "thank you", "then", "love", "mate", "you know", "okay", "really", "to be honest",
    "cheers", "thanks very much", "if that's all right", "I guess", "actually", "thank you so much")
WHOLE = frozenset("machine ivr screening filler greeting".split())  # intents of turns that are not added to


@dataclasses.dataclass(frozen=True)
class Reply:
    """What somebody said.

    outcome: the id of the one that is meant, "" for none, None where outcomes are not judged.
    """

    text: str
    outcome: str | None
    intent: str


@dataclasses.dataclass(frozen=True)
class Question:
    """A question, its outcomes (id and label) and replies to it."""

    source: str
    domain: str
    said: str
    outcomes: tuple[tuple[str, str], ...]
    replies: tuple[Reply, ...]


def load(pattern: str) -> list[Question]:
    """All questions in files of JSON lines (README, "Data")."""
    questions, loose = [], {}
    for path in sorted(glob.glob(pattern)):
        source = path.rsplit("/", 1)[-1]
        for line in open(path, encoding="utf-8"):
            if not line.strip():
                continue
            node = json.loads(line)
            if "outcomes" in node:
                replies = tuple(
                    Reply(text, "", label[5:]) if label.startswith("none:")
                    else Reply(text, label, "answer") for label, text in node["replies"])
                outcomes = tuple((o["id"], o["label"]) for o in node["outcomes"])
                questions.append(Question(source, node["domain"], node["question"], outcomes, replies))
            else:
                loose.setdefault((source, node["question"]), []).append(
                    Reply(node["reply"], None, node["intent"]))
    for (source, said), replies in loose.items():
        questions.append(Question(source, "", said, (), tuple(replies)))
    return questions


class Words:
    """The tokenizer, remembering."""

    def __init__(self, path: str):
        self.tokenizer = Tokenizer.from_file(path)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known: dict[str, list[int]] = {}

    def __call__(self, text: str) -> list[int]:
        if text not in self.known:
            self.known[text] = self.tokenizer.encode(text, add_special_tokens=False).ids
        return self.known[text]


@dataclasses.dataclass
class Pack:
    """Several replies to one question, as they are shown once."""

    said: str
    labels: list[str]
    replies: list[tuple[str, int, int, float]]  # text, place of the outcome, intent, complete


@dataclasses.dataclass
class Batch:
    """Tensors for the network; each question has as many replies as any, those that are not real empty."""

    question: torch.Tensor
    question_places: torch.Tensor
    question_mask: torch.Tensor
    label_tokens: torch.Tensor
    label_mask: torch.Tensor
    means: torch.Tensor
    known: torch.Tensor
    real: torch.Tensor
    reply: torch.Tensor
    reply_places: torch.Tensor
    reply_mask: torch.Tensor
    outcome: torch.Tensor
    intent: torch.Tensor
    complete: torch.Tensor


def question_tokens(words: Words, said: str, labels: list[str]):
    """Ids, places, and the tokens of each label, of a question with its labels."""
    ids = words(said)[-QUESTION_LONGEST:] + [SEP]
    places = [QUESTION_AT + i for i in range(len(ids))]
    spans = []
    for label in labels:
        tokens = [LABEL] + words(label)[:LABEL_LONGEST]
        spans.append(range(len(ids), len(ids) + len(tokens)))
        ids += tokens
        places += [LABEL_AT + i for i in range(len(tokens))]
    return ids, places, spans


def reply_tokens(words: Words, text: str) -> list[int]:
    ids = words(text)
    if len(ids) > REPLY_LONGEST:  # the last word counts, but how it began does too
        ids = ids[:15] + ids[15 - REPLY_LONGEST:]
    return [CLS] + ids + [SEP]


def batch(words: Words, packs: list[Pack]) -> Batch:
    asked = [question_tokens(words, p.said, [*p.labels, NONE]) for p in packs]
    most = max(len(p.replies) for p in packs)
    filler = ("", NOT_JUDGED, NOT_JUDGED, 1.0)
    said = [r for p in packs for r in p.replies + [filler] * (most - len(p.replies))]
    tokens = [reply_tokens(words, text) for text, *_ in said]
    p, t = max(len(a[0]) for a in asked), max(map(len, tokens))
    k, l = max(len(a[2]) for a in asked), max(sum(map(len, a[2])) for a in asked)
    n, r = len(packs), len(said)
    zeros = lambda *shape: torch.zeros(*shape, dtype=torch.long)
    b = Batch(zeros(n, p), zeros(n, p), torch.zeros(n, p), zeros(n, l), torch.zeros(n, l),
              torch.zeros(n, k, l), torch.zeros(n, k), torch.tensor([s is not filler for s in said]), zeros(r, t),
              torch.arange(t).expand(r, t).clone(), torch.zeros(r, t),
              torch.tensor([s[1] for s in said]), torch.tensor([s[2] for s in said]),
              torch.tensor([s[3] for s in said]))
    for i, (ids, places, spans) in enumerate(asked):
        b.question[i, :len(ids)] = torch.tensor(ids)
        b.question_places[i, :len(ids)] = torch.tensor(places)
        b.question_mask[i, :len(ids)] = 1
        flat = [x for span in spans for x in span]
        b.label_tokens[i, :len(flat)] = torch.tensor(flat)
        b.label_mask[i, :len(flat)] = 1
        at = 0
        for j, span in enumerate(spans):
            b.means[i, j, at:at + len(span)] = 1 / len(span)
            b.known[i, j] = 1
            at += len(span)
    for i, ids in enumerate(tokens):
        b.reply[i, :len(ids)] = torch.tensor(ids)
        b.reply_mask[i, :len(ids)] = 1
    return b


def plain(question: Question, replies: list[Reply] | None = None) -> Pack:
    """A question and replies as they stand, for measuring."""
    ids = [o for o, _ in question.outcomes]
    return Pack(question.said, [label for _, label in question.outcomes], [
        (r.text, NOT_JUDGED if r.outcome is None else ids.index(r.outcome) if r.outcome else len(ids),
         INTENTS.index(r.intent) if r.intent in INTENTS else NOT_JUDGED, float(r.intent != "incomplete"))
        for r in (question.replies if replies is None else replies)])


def spoken(reply: Reply, rng: random.Random) -> str:
    """A reply as people say it: with what gains time, begins and rounds off a turn, and means nothing."""
    text = reply.text
    if reply.intent in WHOLE or not text:
        return text
    if rng.random() < 0.15:
        small = text if re.match(r"I\b|[A-Z]{2}", text) else text[0].lower() + text[1:]
        before = rng.choice(BEFORE)
        text = before[0].upper() + before[1:] + rng.choice((", ", ", ", " ", "... ", ". ")) + small
    if reply.intent == "answer" and rng.random() < 0.08:
        text = re.sub(r"[.!]+$", "", text) + rng.choice((", ", " ")) + rng.choice(BEHIND) + "."
    words = text.split()
    if len(words) > 3 and rng.random() < 0.06:
        words.insert(rng.randrange(1, len(words)), rng.choice(("uh", "um", "er", "uh,", "um,", "like", "you know,")))
        text = " ".join(words)
    return text


def heard(text: str, rng: random.Random) -> str:
    """A reply as a recogniser may write it: without marks and capitals, or short of an edge."""
    if rng.random() < 0.3:
        text = re.sub(r"[.,!?;:…]", "", text)
        if rng.random() < 0.5:
            text = text.lower()
    words = text.split()
    if len(words) > 5 and rng.random() < 0.04:
        text = " ".join(words[1:])
    return text


def cut(reply: Reply, rng: random.Random) -> tuple[str, bool] | None:
    """The beginning of a reply as if it went on, and whether it can't be the whole of it."""
    words = reply.text.split()
    if len(words) < 3 or reply.intent in ("machine", "ivr", "screening", "unrelated"):
        return None
    count = rng.randrange(1, len(words))
    text = " ".join(words[:count])
    dangles = re.sub(r"[^a-z']", "", words[count - 1].lower()) in DANGLING
    if rng.random() < 0.7:
        text = text.rstrip(".,!?;:…")
    return text, dangles and count <= 0.75 * len(words)


def shown(question: Question, replies: list[Reply], rng: random.Random) -> Pack:
    """A question and some replies as training shows them once."""
    outcomes = list(question.outcomes)
    rng.shuffle(outcomes)
    ids = [o for o, _ in outcomes]
    shown_now = {r.text for r in replies}
    labels = []
    for outcome, label in outcomes:
        if rng.random() < 0.15:
            like = [r.text for r in question.replies if r.outcome == outcome and r.text not in shown_now]
            like = [r for r in like if len(r.split()) < 12]
            if like:
                label += ": " + " / ".join(rng.sample(like, min(len(like), rng.choice((1, 2)))))
        labels.append(label)
    rows = []
    for reply in replies:
        place = (NOT_JUDGED if reply.outcome is None
                 else ids.index(reply.outcome) if reply.outcome else len(ids))
        rows.append((heard(spoken(reply, rng), rng), place, INTENTS.index(reply.intent),
                     float(reply.intent != "incomplete")))
        if rng.random() < 0.2 and (begun := cut(reply, rng)):
            text, dangles = begun
            rows.append((text, len(ids) if dangles and question.outcomes else NOT_JUDGED,
                         INTENTS.index("incomplete") if dangles else NOT_JUDGED, 0.0))
    said = question.said if rng.random() > 0.04 else ""
    return Pack(said, labels, rows)


def steps(questions: list[Question], size: int, together: int, rng: random.Random) -> list[list[Pack]]:
    """All replies once: packs of replies of like length to one question, several to a step.

    Packs of a step are of like length too, or most of the work would be padding; the steps come in a
    random order.
    """
    made = []
    for question in questions:
        replies = sorted(question.replies, key=lambda r: len(r.text) * rng.uniform(0.85, 1.2))
        for i in range(0, len(replies), size):
            made.append(shown(question, replies[i:i + size], rng))
    rng.shuffle(made)
    length = lambda p: max(len(text) for text, *_ in p.replies)
    window = 40 * together
    grouped = []
    for i in range(0, len(made), window):
        some = sorted(made[i:i + window], key=length)
        grouped += [some[j:j + together] for j in range(0, len(some), together)]
    rng.shuffle(grouped)
    return grouped
