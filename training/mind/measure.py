"""How good judgements are: right, wrong, asked again. python -m mind.measure --help"""

import argparse
import dataclasses

import torch

from mind import data
from mind.network import INTENTS


@dataclasses.dataclass(frozen=True)
class Judged:
    """What the network says of one reply, as probabilities, beside what is true of it."""

    question: data.Question
    reply: data.Reply
    outcomes: list[float]  # of each, last of none
    intents: list[float]
    complete: float


def judged(mind, words, questions, size=24):
    """Everything judged."""
    rows = []
    with torch.no_grad():
        for question in questions:
            replies = sorted(question.replies, key=lambda r: len(r.text))
            for i in range(0, len(replies), size):
                some = replies[i:i + size]
                score, intent, complete = mind(data.batch(words, [data.plain(question, some)]))
                for j, reply in enumerate(some):
                    rows.append(Judged(question, reply, score[j].softmax(-1).tolist(),
                                       intent[j].softmax(-1).tolist(), float(complete[j].sigmoid())))
    return rows


def best(row: Judged) -> tuple[str, float]:
    """The likeliest outcome ("" for none) and its probability."""
    i = max(range(len(row.outcomes)), key=row.outcomes.__getitem__)
    return ("" if i == len(row.question.outcomes) else row.question.outcomes[i][0]), row.outcomes[i]


def counts(rows, least):
    """Right, wrong, asked of those that mean an outcome; kept, acted on of those that mean none."""
    right = wrong = asked = kept = acted = 0
    for row in rows:
        if row.reply.outcome is None:
            continue
        choice, p = best(row)
        if p < least:
            choice = ""
        if row.reply.outcome:
            right += choice == row.reply.outcome
            asked += choice == ""
            wrong += choice not in ("", row.reply.outcome)
        else:
            kept += choice == ""
            acted += choice != ""
    return right, wrong, asked, kept, acted


def report(rows, name):
    for least in (0.0, 0.5, 0.65, 0.8, 0.9):
        right, wrong, asked, kept, acted = counts(rows, least)
        n, m = max(1, right + wrong + asked), max(1, kept + acted)
        print(f"{name} p>={least}: right {right / n:.3f} wrong {wrong / n:.3f} asked {asked / n:.3f} of {n}; "
              f"none kept {kept / m:.3f} of {m}", flush=True)
    known = [r for r in rows if r.reply.intent in INTENTS]
    good = sum(INTENTS[max(range(27), key=r.intents.__getitem__)] == r.reply.intent for r in known)
    print(f"{name} intents {good / max(1, len(known)):.3f} of {len(known)}", flush=True)
    cut = [r.complete for r in rows if r.reply.intent == "incomplete"]
    full = [r.complete for r in rows if r.reply.intent == "answer"]
    if cut and full:
        print(f"{name} complete: whole {sum(full) / len(full):.2f} cut {sum(cut) / len(cut):.2f}", flush=True)


def main():
    from mind import exported, train

    parser = argparse.ArgumentParser(description="Measures exported files on the questions set aside.")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--files", required=True, help="folder")
    parser.add_argument("--data", default="data/*.jsonl")
    args = parser.parse_args()
    words = data.Words(args.tokenizer)
    aside = train.split(data.load(args.data))[1]
    report(exported.Exported(args.files, words).judged(aside), "aside")


if __name__ == "__main__":
    main()
