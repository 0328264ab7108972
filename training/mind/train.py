"""Trains the mind: python -m mind.train --help."""

import argparse
import hashlib
import random
import time

import torch
from torch.nn import functional
from torch.optim import swa_utils

from mind import data, encoder, measure, network

SURE = 0.95


def split(questions):
    """Questions to learn from, and a tenth of the trades to calibrate on."""
    mine, other = [], []
    for question in questions:
        key = question.domain or question.said
        aside = hashlib.sha256(key.encode()).digest()[0] < 20
        (other if aside else mine).append(question)
    return mine, other


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="ONNX file of the pretrained encoder")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--data", default="data/*.jsonl")
    parser.add_argument("--begin", help="weights to go on from")
    parser.add_argument("--out", default="mind.pt")
    parser.add_argument("--rounds", type=float, default=2.5)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--warm", type=float, default=0.05)
    parser.add_argument("--end", type=float, default=0.02, help="of the rate, at the end")
    parser.add_argument("--pack", type=int, default=16)
    parser.add_argument("--packs", type=int, default=3, help="in a step")
    parser.add_argument("--frozen", type=int, default=1, help="lowest layers that stay as they are")
    parser.add_argument("--average", type=float, default=0.995, help="what a step keeps of the averaged weights")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop after so many, for trying")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)

    words = data.Words(args.tokenizer)
    learnt, aside = split(data.load(args.data))
    count = sum(len(q.replies) for q in learnt)
    print(f"{count} replies to {len(learnt)} questions, {sum(len(q.replies) for q in aside)} aside", flush=True)
    mind = network.Mind(encoder.pretrained(args.base))
    if args.begin:
        mind.load_state_dict(torch.load(args.begin))
    mind.train()

    for layer in mind.encoder.layers[:args.frozen]:
        layer.requires_grad_(False)

    rounds = [data.steps(learnt, args.pack, args.packs, rng) for _ in range(int(args.rounds + 0.999))]
    todo = [s for r in rounds for s in r][: int(args.rounds * len(rounds[0]))]
    steps = len(todo)
    heads = [p for n, p in mind.judge.named_parameters() if not n.startswith("upper")]
    known = {id(p) for p in heads}
    body = [p for p in mind.parameters() if id(p) not in known and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": args.rate}, {"params": heads, "lr": args.rate * 6}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1, (s + 1) / (args.warm * steps + 1)) * max(args.end, 1 - (1 - args.end) * s / steps))
    averaged = swa_utils.AveragedModel(mind, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(args.average))
    began, total, seen = time.time(), 0.0, 0
    for step in range(steps):
        b = data.batch(words, todo[step])
        score, intent, complete = mind(b)
        loss = 0.5 * functional.cross_entropy(intent, b.intent, ignore_index=-100, label_smoothing=0.05)
        if (b.outcome >= 0).any():
            known = b.known.repeat_interleave(len(score) // len(b.known), 0)
            even = -(score.log_softmax(-1) * known).sum(-1) / known.sum(-1)
            loss = loss + SURE * functional.cross_entropy(score, b.outcome, ignore_index=-100)
            loss = loss + (1 - SURE) * even[b.outcome >= 0].mean()
        loss = loss + 0.2 * functional.binary_cross_entropy_with_logits(complete[b.real], b.complete[b.real])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        schedule.step()
        averaged.update_parameters(mind)
        total, seen = total + float(loss.detach()), seen + int(b.real.sum())
        if (step + 1) % 10 == 0:
            print(f"step {step + 1}/{steps} loss {total / 10:.3f} {seen} rows {time.time() - began:.0f} s", flush=True)
            total = 0.0
        if args.steps and step + 1 == args.steps:
            break
        if (step + 1) % 250 == 0:
            torch.save(averaged.module.state_dict(), args.out)
            averaged.eval()
            measure.report(measure.judged(averaged.module, words, aside[::2]), "aside (half)")
            averaged.train()
    torch.save(averaged.module.state_dict(), args.out)
    averaged.eval()
    measure.report(measure.judged(averaged.module, words, aside), "aside")


if __name__ == "__main__":
    main()
