"""What reading costs at worst: seconds for folders of 100,000 names, and memory for data of very small samples. Prints figures,
asserts nothing.

    swift build -c release && pip install numpy && python3 Benchmarks/reading_bounds.py

Every layout is just under the limit of 64 MB, or what is left of it where its samples have to be fewer. Peaks are of resident memory, of the
whole program, beside what the bound allows: the program itself, its files, and four times the limit.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

PROGRAM = pathlib.Path(__file__).parent.parent / ".build/release/centerloss"
MEGABYTE = 1 << 20


def run(program, *arguments):
    """The seconds, the peak in bytes and the last line of one run."""
    start = time.monotonic()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(writer, 1)
        os.dup2(writer, 2)
        os.closerange(3, 64)
        os.execve(program, [str(program), *map(str, arguments)], {"LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"})
    os.close(writer)
    with os.fdopen(reader) as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(child, 0)
    line = output.strip().splitlines()[-1] if output.strip() else ""
    if os.WIFSIGNALED(status):
        line = f"signal {os.WTERMSIG(status)}: {line}"
    elif os.waitstatus_to_exitcode(status) == 0:
        line = "read"
    return time.monotonic() - start, usage.ru_maxrss * 1024, line


def folders(folder, count):
    """Crowded folders, each a name and what makes it."""

    def touch(path, names):
        path.mkdir()
        for name in names:
            (path / name).touch()
        return path

    labels = [k % 3 for k in range(30)]
    table = "".join(f"{k},{k * k % 7},{label}\n" for k, label in enumerate(labels))

    def beside_table(name, names):
        (touch(folder / name, names) / "table.csv").write_text(table)
        return folder / name

    beside_table("other files", (f"note {k}.md" for k in range(count)))
    beside_table("text files", (f"note-{k}-classes.txt" for k in range(count)))
    touch(folder / "sets", (f"set-{k}-train-images.csv" for k in range(count)))
    beside_table("labels beside", (f"part-{k}-labels.npy" for k in range(count)))
    path = folder / "many folders"
    path.mkdir()
    for k in range(count):
        (path / f"class {k}").mkdir()
    path = folder / "one folder of images"
    path.mkdir()
    touch(path / "a", (f"{k}.txt" for k in range(count)))


def layouts(folder, limit):
    """Worst layouts of memory, each a name and its files. In a process of its own: what starts a program must be small, as the kernel
    takes the peak of whoever did for the program's."""
    import numpy as np

    generator = np.random.default_rng(1)

    def arrays(name, inputs, labels):
        path = folder / name
        path.mkdir()
        np.save(path / "X.npy", inputs)
        np.save(path / "y.npy", labels)

    def halves(name, size, element, label, order="C", columns=1):
        rows = size // np.dtype(element).itemsize // columns
        inputs = generator.integers(0, 200, (rows, columns)).astype(element)
        if np.dtype(element).kind == "f":
            inputs += 0.5
        arrays(name, np.asarray(inputs, order=order), np.resize(label, rows))

    digits = np.array([0, 1, 2], dtype="u1")
    for share, size in [("", limit - 4096), (", a quarter", limit // 4), (", a seventh", limit // 7), (", a fourteenth", limit // 14)]:
        halves(f"u1 N×1{share}", size, "u1", digits)
        halves(f"u1 N×1, S1 labels{share}", size, "u1", np.array([b"a", b"b", b"c"]))
        halves(f"f4 N×1{share}", size, "f4", digits)
        halves(f"f8 N×1 in Fortran order{share}", size, "f8", digits, "F")
        halves(f"f2 N×2 in Fortran order{share}", size, "f2", digits, "F", 2)
        row = b"1,a\n2,b\n0,a\n"
        (folder / f"one column{share}.csv").write_bytes(row * (size // len(row)))
        row = b"1e9,a\n2.5,b\n0,a\n"
        (folder / f"one column of numbers{share}.csv").write_bytes(row * (size // len(row)))
    halves("u1 N×784", limit - 4096, "u1", digits, columns=784)
    halves("f8 N×64 in Fortran order", limit - 4096, "f8", digits, "F", 64)
    halves("f4 N×64", limit - 4096, "f4", digits, columns=64)
    rows = (limit - 8192) // 8
    arrays("one-hot i1", np.ones((rows, 8), dtype="u1"), np.resize(np.eye(8, dtype="i1"), (rows, 8)))
    (folder / "many columns.csv").write_bytes((b"1," * 499 + b"a\n" + b"2," * 499 + b"b\n") * ((limit - 4096) // 2000))
    path = folder / "two tables"
    path.mkdir()
    for part in ["train", "test"]:
        (path / f"{part}.csv").write_bytes(b"1,a\n2,b\n" * (limit // 64))
    path = folder / "names"
    path.mkdir()
    (path / "X.csv").write_bytes(b"1\n2\n" * (limit // 64))
    (path / "y.csv").write_bytes(b"fern\nmoss\n" * (limit // 64))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--limit", type=int, default=64, help="in megabytes; 0 leaves memory out")
    parser.add_argument("--folder", type=pathlib.Path, help="where the files are made and kept")
    parser.add_argument("--make", type=pathlib.Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.make:
        return layouts(chosen.make, chosen.limit * MEGABYTE)
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or pathlib.Path(temporary)
        crowded, small = folder / "crowded", folder / "small"
        if chosen.names and not crowded.exists():
            crowded.mkdir(parents=True)
            folders(crowded, chosen.names)
        if chosen.limit and not small.exists():
            small.mkdir(parents=True)
            subprocess.run([sys.executable, __file__, "--make", str(small), "--limit", str(chosen.limit)], check=True)
        if chosen.names:
            for path in sorted(crowded.iterdir()):
                seconds, peak, line = run(chosen.program, "data", path)
                print(f"{path.name:40} {seconds:6.2f} s {peak / MEGABYTE:6.0f} MB  {line.replace(str(folder), '…')[:90]}", flush=True)
        _, base, _ = run(chosen.program, "data", "blobs")
        if chosen.limit:
            for path in sorted(small.iterdir()):
                seconds, peak, line = run(chosen.program, "data", path, "--data-limit", chosen.limit)
                files = sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))
                bound = (files / MEGABYTE + 4 * chosen.limit)
                print(f"{path.name:40} {seconds:6.2f} s {peak / MEGABYTE:6.0f} MB of {bound + base / MEGABYTE:4.0f}  {line.replace(str(folder), '…')[:90]}", flush=True)


main()
