"""The exported files, run as the product runs them; to measure what eight bits cost."""

import pathlib

import numpy
import onnxruntime

from mind import data
from mind.measure import Judged


def softmax(x):
    e = numpy.exp(x - x.max())
    return e / e.sum()


class Exported:
    """Question by question, reply by reply, on one thread."""

    def __init__(self, folder, words):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        load = lambda n: onnxruntime.InferenceSession(str(pathlib.Path(folder) / n), options)
        self.reader, self.judge, self.words = load("reader.onnx"), load("judge.onnx"), words
        self.layers = self.reader.get_inputs()[3].shape[0]

    def read(self, ids, places, kind, context, seen):
        row = lambda x: numpy.array([x], dtype=numpy.int64)
        return self.reader.run(None, {
            "ids": row(ids), "places": row(places), "kinds": row([kind] * len(ids)),
            "context": context, "context_mask": seen})

    def question(self, said, labels):
        ids, places, spans = data.question_tokens(self.words, said, [*labels, data.NONE])
        nothing = numpy.zeros((self.layers, 2, 1, 1, 384), dtype=numpy.float32)
        states, left = self.read(ids, places, 1, nothing, numpy.zeros((1, 1), dtype=numpy.float32))
        flat = [x for span in spans for x in span]
        means = numpy.zeros((1, len(spans), len(flat)), dtype=numpy.float32)
        at = 0
        for j, span in enumerate(spans):
            means[0, j, at:at + len(span)] = 1 / len(span)
            at += len(span)
        return left, states[:, flat], means

    def reply(self, question, text):
        left, labels, means = question
        ids = data.reply_tokens(self.words, text)
        states, _ = self.read(ids, range(len(ids)), 0, left, numpy.ones((1, left.shape[3]), dtype=numpy.float32))
        return self.judge.run(None, {"reply": states, "labels": labels, "means": means})

    def judged(self, questions):
        rows = []
        for question in questions:
            known = self.question(question.said, [label for _, label in question.outcomes])
            for reply in question.replies:
                outcomes, intents, complete = self.reply(known, reply.text)
                rows.append(Judged(question, reply, softmax(outcomes[0]).tolist(), softmax(intents[0]).tolist(),
                                   float(1 / (1 + numpy.exp(-complete[0])))))
        return rows
