"""Whether memory grows while training runs at full speed with the screen open: prints figures, asserts nothing.

    swift build -c release && pip install pyte && python3 Benchmarks/memory.py

Takes ten minutes. Changes of the plot, of λ and of the panels are part of it.
"""

import argparse
import pathlib
import random

from pseudoterminal import PseudoTerminal

PROGRAM = pathlib.Path(__file__).parent.parent / ".build/release/centerloss"
FULL_SPEED = b"+" * 7
KEYS = [b"\x1bOC", b"\x1bOD", b"\x1bOA", b"\x1bOB", b"\t", b"z", b"?", b"?"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", default="200x60", help="columns and rows of the terminal")
    parser.add_argument("--minutes", type=int, default=10)
    chosen = parser.parse_args()

    terminal = PseudoTerminal([str(PROGRAM), "watch"], *map(int, chosen.size.split("x")))
    terminal.read_until(lambda screen: "quit" in screen.display[-1])
    terminal.press(FULL_SPEED)
    generator = random.Random(1)
    sizes = []
    for half_minute in range(2 * chosen.minutes + 1):
        sizes.append(terminal.resident_kilobytes(at_most=False))
        print(f"{half_minute / 2:4.1f} min {sizes[-1] / 1024:8.1f} MB", flush=True)
        for _ in range(30):
            terminal.press(generator.choice(KEYS))
            terminal.read_for(1)
            terminal.output.clear()
    terminal.close()
    growth = (sizes[-1] - sizes[2]) / (chosen.minutes - 1)
    print(f"growth after the first minute: {growth:+.1f} kB a minute")


main()
