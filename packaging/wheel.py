"""Writes a wheel that carries a program: wheel.py OUT_FOLDER VERSION TAG PROGRAM SHARED_FOLDER NOTICE...

`pip` puts the program among its commands, and what lies in SHARED_FOLDER (share/man/… and so on) beside them. A notice is a licence file.
"""

import base64
import hashlib
import pathlib
import sys
import zipfile

# The program; Swift and its parser of arguments; OpenBLAS; ncurses; libpng; zlib; the C++ library; the digits.
LICENCES = " AND ".join([
    "MIT", "Apache-2.0 WITH Swift-exception", "BSD-3-Clause", "X11-distribute-modifications-variant", "libpng-2.0", "Zlib",
    "GPL-3.0-or-later WITH GCC-exception-3.1", "CC-BY-4.0", "CC-BY-SA-3.0"])
README = pathlib.Path(__file__).parent / "description.md"


def metadata(version, notices):
    fields = [
        ("Metadata-Version", "2.4"),
        ("Name", "centerloss"),
        ("Version", version),
        ("Summary", "See center loss at work: features, clusters and centers, live in a terminal"),
        ("License-Expression", LICENCES),
        *[("License-File", name) for name in notices],
        ("Keywords", "center loss,deep learning,terminal,visualisation"),
        ("Classifier", "Environment :: Console :: Curses"),
        ("Classifier", "Operating System :: POSIX :: Linux"),
        ("Classifier", "Topic :: Scientific/Engineering :: Artificial Intelligence"),
        ("Description-Content-Type", "text/markdown"),
    ]
    return "".join(f"{name}: {value}\n" for name, value in fields) + "\n" + README.read_text()


def add(wheel, record, name, data, mode=0o644):
    """Adds a file with a fixed date, so that the same input gives the same wheel."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.external_attr = (0o100000 | mode) << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    wheel.writestr(entry, data, compresslevel=9)
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    record.append(f"{name},sha256={digest},{len(data)}\n")


def main():
    folder, version, tag, program, shared, *notices = sys.argv[1:]
    notices = {pathlib.Path(path).name: pathlib.Path(path).read_bytes() for path in notices}
    stem = f"centerloss-{version}"
    record = []
    path = pathlib.Path(folder) / f"{stem}-py3-none-{tag}.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        add(wheel, record, f"{stem}.data/scripts/centerloss", pathlib.Path(program).read_bytes(), 0o755)
        for file in sorted(pathlib.Path(shared).rglob("*")):
            if file.is_file():
                add(wheel, record, f"{stem}.data/data/{file.relative_to(shared)}", file.read_bytes())
        information = f"{stem}.dist-info"
        for name, text in sorted(notices.items()):
            add(wheel, record, f"{information}/licenses/{name}", text)
        add(wheel, record, f"{information}/METADATA", metadata(version, sorted(notices)).encode())
        description = f"Wheel-Version: 1.0\nGenerator: centerloss\nRoot-Is-Purelib: false\nTag: py3-none-{tag}\n"
        add(wheel, record, f"{information}/WHEEL", description.encode())
        record.append(f"{information}/RECORD,,\n")
        entry = zipfile.ZipInfo(f"{information}/RECORD", (1980, 1, 1, 0, 0, 0))
        entry.external_attr = 0o100644 << 16
        wheel.writestr(entry, "".join(record))
    print(path)


main()
