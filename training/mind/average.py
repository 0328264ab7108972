"""Averages weights of several runs from one beginning: python -m mind.average --help.

Runs that began alike and saw other data average to better weights than each has ("model soups",
Wortsman et al., ICML 2022).
"""

import argparse

import torch


def main():
    parser = argparse.ArgumentParser(description="Averages the weights of several runs.")
    parser.add_argument("--out", required=True)
    parser.add_argument("weights", nargs="+")
    args = parser.parse_args()
    runs = [torch.load(path, map_location="cpu") for path in args.weights]
    torch.save({
        name: sum(run[name] for run in runs) / len(runs) if first.is_floating_point() else first
        for name, first in runs[0].items()
    }, args.out)


if __name__ == "__main__":
    main()
