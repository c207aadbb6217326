#!/usr/bin/env python3
"""Draws turning.gif: the program in a terminal, λ turned from 0 up while it trains.

    swift build -c release && pip install pyte pillow && apt-get install fonts-dejavu-core && python3 assets/pictures/animate.py

The program writes what it shows by --cast, as anyone may; pyte reads that as a terminal does, and Pillow draws it.
"""
import json
import pathlib
import sys
import tempfile
import time

import pyte
from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "Benchmarks"))
from window import Window  # noqa: E402

PROGRAM = HERE.parent.parent / ".build/release/centerloss"
FONTS = "/usr/share/fonts/truetype/dejavu/DejaVuSansMono{}.ttf"
COLUMNS, ROWS, FRAMES_PER_SECOND = 84, 26, 3
# Seconds, then the key: λ goes up from 0 by 0.001, 0.002, 0.005 and so on.
KEYS = [(0.5, b"+"), (7, b"\x1bOC")] + [(0.35, b"\x1bOC")] * 6 + [(6, b"q")]


def record(path):
    arguments = [str(PROGRAM), "watch", "--lambda", "0", "--cast", str(path)]
    window = Window(arguments, columns=COLUMNS, rows=ROWS)
    for seconds, key in KEYS:
        window.wait_for_end(seconds)
        window.press(key)
    window.wait_for_end(5)
    window.destroy()


def screens(path):
    """The screen at each time of the picture."""
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    screen = pyte.Screen(lines[0]["width"], lines[0]["height"])
    stream = pyte.Stream(screen)
    due = 0.0
    for seconds, _, data in lines[1:-1]:
        while due < seconds:
            yield screen
            due += 1 / FRAMES_PER_SECOND
        stream.feed(data)
    yield screen


def draw(screen, regular, bold):
    width, height = round(regular.getlength("0")), 15
    image = Image.new("RGB", (screen.columns * width, screen.lines * height), "#000000")
    pen = ImageDraw.Draw(image)
    for y in range(screen.lines):
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            ink, ground = (("#d0d0d0" if cell.fg == "default" else "#" + cell.fg), cell.bg)
            if cell.bg != "default":
                pen.rectangle((x * width, y * height, (x + 1) * width - 1, (y + 1) * height - 1), "#" + ground)
            if "\u2800" <= cell.data <= "\u28ff":
                draw_dots(pen, ord(cell.data) - 0x2800, x * width, y * height, ink)
            elif cell.data.strip():
                pen.text((x * width, y * height), cell.data, ink, bold if cell.bold else regular)
    return image.quantize(48, dither=Image.Dither.NONE)


def draw_dots(pen, pattern, x, y, ink):
    """A character of Braille, which the font lacks: its dots by the bits of its number."""
    for bit, (column, row) in enumerate([(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]):
        if pattern >> bit & 1:
            left, top = x + 1 + 3 * column, y + 1 + 4 * row
            pen.rectangle((left, top, left + 1, top + 1), ink)


def main():
    regular, bold = (ImageFont.truetype(FONTS.format(kind), 12) for kind in ("", "-Bold"))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "screen.cast"
        record(path)
        pictures = [draw(screen, regular, bold) for screen in screens(path)]
    durations = [1000 // FRAMES_PER_SECOND] * (len(pictures) - 1) + [3000]
    pictures[0].save(
        HERE / "turning.gif", save_all=True, append_images=pictures[1:], duration=durations, loop=0, optimize=True)
    print(f"{len(pictures)} frames, {(HERE / 'turning.gif').stat().st_size >> 10} kB")


main()
