"""Makes a corpus for the fuzzer out of the files that the tests keep: a byte that says as what a file is read, then the file.

    python3 Fuzz/corpus.py FOLDER
"""

import json
import pathlib
import struct
import sys

ROOT = pathlib.Path(__file__).parent.parent
NAMES = [
    "images-idx3-ubyte", "a-labels-idx1-ubyte", "X.npy", "y.npy", "data.npz", "table.csv", "table.tsv", "table.data",
    "latin.csv", "chinese.csv", "metadata.tsv", "classes.txt", "emnist-a-mapping.txt", "1.png", "session",
    "lesson", "weights",
]
SESSION = (
    b'{"centerloss": 1, "spec": {"data": "digits", "network": "64-16-2-10", "lambda": 0.1}, "data": {"samples": 1797, '
    b'"crc32": "49e8544c"}, "arithmetic": "x86_64"}\n{"step": 100, "fingerprint": "49e8544c", "crossEntropy": 0.165}\n'
    b'{"step": 350, "set": {"lambda": 0}, "seconds": 6.2}\n{"step": 400, "restart": true}\n'
    b'{"step": 90, "returnedTo": 40}\n'
)


def weights(**metadata):
    """A safetensors file of the network 2-2-2-5, all of whose numbers are 0."""
    shapes = {
        "embedding.0.weight": [2, 2], "embedding.0.bias": [2], "embedding.2.weight": [2, 2], "embedding.2.bias": [2],
        "classifier.weight": [5, 2], "centers": [5, 2],
    }
    header, end = {"__metadata__": metadata} if metadata else {}, 0
    for name, shape in shapes.items():
        size = 4 * shape[0] * (shape[1] if len(shape) > 1 else 1)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [end, end + size]}
        end += size
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + bytes(end)


def kinds(name):
    """As which files a file of the tests' corpus is read."""
    for ending, read_as in [
        ("ubyte", [0, 1]), ("float", [0]), (".gz", [0]), ("-y.npy", [3]), (".npy", [2, 3]), (".npz", [4]),
        (".tsv", [6, 10]), (".data", [7]), (".csv", [5, 8, 9]), ("mapping.txt", [12]), (".txt", [11]),
    ]:
        if name.endswith(ending):
            return read_as
    return []


def main():
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    seeds = [(14, "session", SESSION), (5, "table", b"a,b,label\n1,2.5,3\n4,-5e-1,6\n7,8,3\n1,0,6\n")]
    files = ROOT / "Tests/LearningTests/Data/Files"
    for path in sorted(files.glob("corpus/*")) + sorted(files.glob("numpy/*")):
        seeds += [(kind, path.name, path.read_bytes()) for kind in kinds(path.name)]
    for path in sorted((ROOT / "assets").rglob("*.png"))[:1]:
        seeds.append((13, path.name, path.read_bytes()))
    for path in sorted((ROOT / "assets/lessons").glob("*.md")):
        seeds.append((15, path.name, path.read_bytes()))
    seeds += [(16, "weights", weights()), (16, "run", weights(centerloss=SESSION.decode().splitlines()[0], state='{"step": 3}'))]
    for kind, name, content in seeds:
        if len(content) < 1 << 14:
            (target / f"{kind}-{name}").write_bytes(bytes([kind]) + content)
    print(f"{len(seeds)} files, read as {len(NAMES)} kinds")


main()
