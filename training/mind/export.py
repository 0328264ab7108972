"""Writes the network as two ONNX files, kept small: python -m mind.export --help."""

import argparse
import hashlib
import pathlib
import tempfile

import numpy
import onnx
import onnxruntime
import torch
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from mind import data, encoder, network

# Tensors of fewer values are kept as they are.
LARGE = 4096
HALF = "_half"


class OneReader(nn.Module):
    """The lower layers for one text; mask only of the context, which may be one hidden token."""

    def __init__(self, mind):
        super().__init__()
        self.reader = mind.reader

    def forward(self, ids, places, kinds, context, context_mask):
        states, left = self.reader(ids, places, kinds, torch.ones_like(ids, dtype=torch.float), context, context_mask)
        return states, torch.stack(left)


class OneJudge(nn.Module):
    """The upper layers for one reply, as probabilities."""

    def __init__(self, mind):
        super().__init__()
        self.judge = mind.judge

    def forward(self, reply, labels, means):
        ones = lambda x: torch.ones_like(x[:, :, 0])
        score, intent, complete = self.judge(reply, ones(reply), labels, ones(labels), means)
        return score, intent, complete


def write(module, inputs, names, results, moving, path):
    torch.onnx.export(module, inputs, path, input_names=names, output_names=results, dynamic_axes=moving,
                      opset_version=17, dynamo=False)


def halve(path):
    """Keeps large tensors as 16-bit floats, which the runtime turns back into 32 once, when it loads them."""
    model = onnx.load(path)
    graph = model.graph
    for tensor in list(graph.initializer):
        if tensor.data_type == onnx.TensorProto.FLOAT and numpy.prod(tensor.dims) >= LARGE:
            half = numpy_helper.to_array(tensor).astype(numpy.float16)
            graph.initializer.remove(tensor)
            graph.initializer.append(numpy_helper.from_array(half, tensor.name + HALF))
            graph.node.insert(0, helper.make_node("Cast", [tensor.name + HALF], [tensor.name], to=onnx.TensorProto.FLOAT))
    onnx.save(model, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--out", required=True, help="folder")
    args = parser.parse_args()
    mind = network.Mind(encoder.pretrained(args.base))
    mind.load_state_dict(torch.load(args.weights, map_location="cpu"))
    mind.eval()
    words = data.Words(args.tokenizer)
    out = pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    layers = len(mind.reader.lower)
    long = lambda *s: torch.randint(0, 100, s)
    context = torch.randn(layers, 2, 1, 9, network.HIDDEN)
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        write(OneReader(mind), (long(1, 7), long(1, 7), torch.zeros(1, 7, dtype=torch.long), context, torch.ones(1, 9)),
              ["ids", "places", "kinds", "context", "context_mask"], ["states", "left"],
              {"ids": {1: "t"}, "places": {1: "t"}, "kinds": {1: "t"}, "context": {3: "p"},
               "context_mask": {1: "p"}, "states": {1: "t"}, "left": {3: "t"}}, str(work / "reader.onnx"))
        write(OneJudge(mind), (torch.randn(1, 7, 384), torch.randn(1, 11, 384), torch.rand(1, 3, 11)),
              ["reply", "labels", "means"], ["outcomes", "intents", "complete"],
              {"reply": {1: "t"}, "labels": {1: "l"}, "means": {1: "k", 2: "l"}, "outcomes": {1: "k"}},
              str(work / "judge.onnx"))
        for name in ("reader", "judge"):
            quant_pre_process(str(work / f"{name}.onnx"), str(work / f"{name}.pre.onnx"), skip_symbolic_shape=True)
            # Only what is looked up: products of eight bits cost two replies of a hundred their meaning.
            quantize_dynamic(str(work / f"{name}.pre.onnx"), str(out / f"{name}.onnx"), per_channel=True,
                             weight_type=QuantType.QInt8, op_types_to_quantize=["Gather"])
            halve(str(out / f"{name}.onnx"))
    vocabulary = words.tokenizer.get_vocab()
    (out / "vocabulary.txt").write_text("\n".join(sorted(vocabulary, key=vocabulary.get)) + "\n", encoding="utf-8")
    for path in sorted(out.glob("*")):
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.stat().st_size:>9}  {path.name}")


if __name__ == "__main__":
    main()
