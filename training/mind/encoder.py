"""A pretrained BERT encoder out of an ONNX file, as plain PyTorch.

The packages that carry all-MiniLM-L6-v2 and bge-small-en-v1.5 ship inference graphs. Their
initialisers are the trained weights; those of linear layers are transposed and known only by the
MatMul whose result gets the layer's bias.
"""

import math

import numpy
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional

HEADS = 12
PIECES = ("attention.self.query", "attention.self.key", "attention.self.value",
          "attention.output.dense", "intermediate.dense", "output.dense")
NORMS = ("attention.output.LayerNorm", "output.LayerNorm")


class Layer(nn.Module):
    """One transformer layer whose queries may look at keys and values from elsewhere too."""

    def __init__(self, hidden: int, inner: int):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(hidden, hidden) for _ in range(4))
        self.up, self.down = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.norm1, self.norm2 = (nn.LayerNorm(hidden, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(0.1)

    def keys(self, h):
        """Keys and values of states [B, T, H], each [B, T, H]."""
        return self.key(h), self.value(h)

    def forward(self, h, keys, values, bias, more=None):
        """States after this layer.

        h, keys, values [B, T, H]; bias [B, 1, 1, T], 0 where there is something to see. more: keys and
        values [N, P, H] and a bias [N, 1, 1, P] that each of the B / N states in a row sees too.
        """
        b, t, d = h.shape
        split = lambda x: x.view(x.shape[0], -1, HEADS, d // HEADS).transpose(1, 2)
        query = self.query(h) / math.sqrt(d // HEADS)
        scores = split(query) @ split(keys).transpose(2, 3) + bias
        if more is None:
            seen = scores.softmax(-1) @ split(values)
        else:
            n, p = more[0].shape[:2]
            there = split(query.view(n, -1, d)) @ split(more[0]).transpose(2, 3) + more[2]
            there = there.view(n, HEADS, b // n, t, p).transpose(1, 2).reshape(b, HEADS, t, p)
            weights = torch.cat([scores, there], -1).softmax(-1)
            there = weights[..., t:].view(n, b // n, HEADS, t, p).transpose(1, 2).reshape(n, HEADS, -1, p)
            there = (there @ split(more[1])).view(n, HEADS, b // n, t, d // HEADS).transpose(1, 2)
            seen = weights[..., :t] @ split(values) + there.reshape(b, HEADS, t, d // HEADS)
        seen = seen.transpose(1, 2).reshape(b, t, d)
        h = self.norm1(h + self.dropout(self.out(seen)))
        return self.norm2(h + self.dropout(self.down(functional.gelu(self.up(h)))))


class Encoder(nn.Module):
    """Embeddings and layers. The words' embeddings are not trained: the data has too few words."""

    def __init__(self, layers: int, hidden: int = 384, inner: int = 1536, words: int = 30522):
        super().__init__()
        self.words = nn.Embedding(words, hidden)
        self.places = nn.Embedding(512, hidden)
        self.kinds = nn.Embedding(2, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, inner) for _ in range(layers))
        self.words.weight.requires_grad_(False)

    def embed(self, ids, places, kinds):
        return self.norm(self.words(ids) + self.places(places) + self.kinds(kinds))


def pretrained(path: str) -> Encoder:
    """The encoder whose inference graph is in a file."""
    graph = onnx.load(path).graph
    known = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    products = {n.output[0]: w[0] for n in graph.node if n.op_type == "MatMul"
                if (w := [i for i in n.input if i in known])}
    matrices = {}
    for node in graph.node:
        if node.op_type == "Add":
            bias = [i for i in node.input if i in known]
            product = [i for i in node.input if i in products]
            if bias and product:
                matrices[bias[0]] = known[products[product[0]]].T

    def tensor(suffix):
        name = next(k for k in known if k.endswith(suffix))
        return torch.tensor(numpy.array(known[name]))

    def matrix(suffix):
        return torch.tensor(numpy.array(next(v for k, v in matrices.items() if k.endswith(suffix))))

    count = 1 + max(int(k.split("layer.")[1].split(".")[0]) for k in known if "encoder.layer." in k)
    encoder = Encoder(count)
    state = {
        "words.weight": tensor("embeddings.word_embeddings.weight"),
        "places.weight": tensor("embeddings.position_embeddings.weight"),
        "kinds.weight": tensor("embeddings.token_type_embeddings.weight"),
        "norm.weight": tensor("embeddings.LayerNorm.weight"),
        "norm.bias": tensor("embeddings.LayerNorm.bias"),
    }
    for i in range(count):
        at = f"encoder.layer.{i}."
        for ours, theirs in zip(("query", "key", "value", "out", "up", "down"), PIECES, strict=True):
            state[f"layers.{i}.{ours}.weight"] = matrix(f"{at}{theirs}.bias")
            state[f"layers.{i}.{ours}.bias"] = tensor(f"{at}{theirs}.bias")
        for ours, theirs in zip(("norm1", "norm2"), NORMS, strict=True):
            state[f"layers.{i}.{ours}.weight"] = tensor(f"{at}{theirs}.weight")
            state[f"layers.{i}.{ours}.bias"] = tensor(f"{at}{theirs}.bias")
    encoder.load_state_dict(state)
    return encoder
