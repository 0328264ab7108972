"""Weights out of exported files, to go on from where they stand: python -m mind.shipped --help."""

import argparse
import pathlib

import numpy
import onnx
import torch
from onnx import numpy_helper

from mind import encoder, export, network


def tensors(path: str) -> dict[str, torch.Tensor]:
    """What a file has by its name in the network; weights of linear layers by their bias."""
    graph = onnx.load(path).graph
    known = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    made = {out: node for node in graph.node for out in node.output}
    found = {}

    def whole(name):
        stem = name.removesuffix("_quantized")
        scale, zero = known[stem + "_scale"], known[stem + "_zero_point"]
        return (known[name].astype(numpy.float32) - zero.astype(numpy.float32)) * scale

    def kept(name):
        """What is in the file of a tensor."""
        return known.get(name + export.HALF, known.get(name))

    def product(name):
        """The weight of the product that a value is."""
        node = made.get(name)
        return kept(node.input[1]) if node is not None and node.op_type == "MatMul" else None

    for node in graph.node:
        if node.op_type == "Add":
            bias = [i for i in node.input if i in known and i.endswith(".bias")]
            weight = next((w for i in node.input if (w := product(i)) is not None), None)
            if bias and weight is not None:
                found[bias[0].removesuffix("bias") + "weight"] = weight.astype(numpy.float32).T
    for name in known:
        if name.endswith(".weight_quantized"):
            found[name.removesuffix("_quantized")] = whole(name)
        elif name.startswith(("reader.", "judge.")) and name.rsplit(".", 1)[-1] in ("bias", "weight", "like"):
            found[name] = known[name]
        elif name.endswith(export.HALF):
            found.setdefault(name.removesuffix(export.HALF), known[name].astype(numpy.float32))
    return {name: torch.tensor(numpy.ascontiguousarray(value)) for name, value in found.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="ONNX file of the pretrained encoder, for its shape")
    parser.add_argument("--files", required=True, help="folder of reader.onnx and judge.onnx")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    mind = network.Mind(encoder.pretrained(args.base))
    state = mind.state_dict()
    count = len(mind.encoder.layers) - network.JOINT
    missing = set(state)
    for file in ("reader", "judge"):
        for name, value in tensors(str(pathlib.Path(args.files) / f"{file}.onnx")).items():
            names = [name, name.removeprefix("reader.")]
            if name.startswith("reader.encoder.layers."):
                names.append(name.replace("encoder.layers", "lower"))
            if name.startswith("judge.upper."):
                layer, rest = name.removeprefix("judge.upper.").split(".", 1)
                names.append(f"encoder.layers.{count + int(layer)}.{rest}")
            for each in names:
                if each in state:
                    value = value.reshape(state[each].shape)
                    state[each] = value
                    missing.discard(each)
    # What is known as encoder.* and as reader.encoder.* is one tensor.
    missing = {m for m in missing if m.removeprefix("reader.") not in state or m.removeprefix("reader.") in missing}
    assert not missing, sorted(missing)
    mind.load_state_dict(state)
    torch.save(mind.state_dict(), args.out)


if __name__ == "__main__":
    main()
