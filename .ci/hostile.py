#!/usr/bin/env python3
"""Reads documents that mean harm, of one size and of twice that, and tells what they cost.

usage: hostile.py AKYN_BINARY [MEGABYTES]
Prints, for each shape, the processor time for both sizes and their ratio, and the memory that a byte of the document
takes. Exits 1 where twice the size costs more than three times as much, or a byte takes more memory than MOST.
"""

import os
import subprocess
import sys
import tempfile

# Bytes of memory for a byte of a document: what is usual, and what lines of one letter may take, which are as many as
# half the bytes.
MOST, MOST_OF_SHORT_LINES = 24, 100
# Processor time that is too short to be compared, in seconds.
STEP = 0.15


def repeated(piece):
    return lambda size: piece * (size // len(piece.encode()))


def numbered(line):
    def text(size):
        lines, length, number = [], 0, 0
        while length < size:
            lines.append(line(number))
            length += len(lines[-1].encode())
            number += 1
        return "".join(lines)

    return text


SHAPES = {
    "one line": repeated("snow fell on the pass "),
    "one word": repeated("x"),
    "one-letter lines": repeated("a\n"),
    "blank lines": repeated("\n"),
    "brackets": repeated("["),
    "parentheses": repeated("(a "),
    "quotes": repeated("“word "),
    "combining marks": repeated("\u0301"),
    "joined emoji": repeated("👩\u200d"),
    "dates": numbered(lambda n: f"On {n % 28 + 1} May {1990 + n % 40} snow fell. "),
    "dated lines": numbered(lambda n: f"On {n % 28 + 1} May {1990 + n % 40} snow fell on the pass.\n"),
    "Read also": numbered(lambda n: f"Read also: Snow number {n} falls on the pass\n"),
    "a list to read": lambda size: "Week in Review: Snow\n\nRead also:\n"
    + numbered(lambda n: f"Snow number {n} falls on the pass\n")(size),
    "tickers": numbered(lambda n: f"KGS/USD = 0.{n} 0%\n"),
    "one title": repeated("Snow Falls on the Pass\n\nIt fell all day on the pass and nobody came.\n\n"),
    "headings": numbered(lambda n: f"# Heading {n}\n"),
    "names": numbered(lambda n: "T" + "".join(chr(97 + n // 26**k % 26) for k in range(5)) + " "),
    "deep JSON": lambda size: '{"outlet":"A","body":' + "[" * size,
    "news": numbered(
        lambda n: f"Story Number {n} Tells of Snow\n\nPresident Tokayev of Kazakhstan said on {n % 28 + 1} May that snow "
        f"number {n} fell on the pass above the town, and that the ministry of roads will pay for it.\n\n"
    ),
}


def cost(akyn, text, folder):
    """Processor time in seconds and the most memory in bytes."""
    path = os.path.join(folder, "document.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, akyn, "import", "--dry-run", path], capture_output=True, text=True, check=True
    )
    seconds, memory = ran.stdout.split()
    return float(seconds), int(memory)


def main():
    akyn, size = sys.argv[1], int(float(sys.argv[2] if len(sys.argv) > 2 else 4) * 1_000_000)
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        base = cost(akyn, "Snow.\n", folder)[1]
        print(f"{'shape':18} {'bytes':>10} {'once':>8} {'twice':>8} {'ratio':>6} {'bytes a byte':>13}")
        for name, shape in SHAPES.items():
            once = cost(akyn, shape(size), folder)
            text = shape(2 * size)
            twice = cost(akyn, text, folder)
            ratio = (twice[0] + STEP) / (once[0] + STEP)
            memory = max(twice[1] - base, 0) / len(text.encode())
            most = MOST_OF_SHORT_LINES if name in ("one-letter lines", "headings", "one title") else MOST
            bad = ratio > 3 or memory > most
            wrong += bad
            note = "  WRONG" if bad else ""
            print(f"{name:18} {size:10} {once[0]:7.2f}s {twice[0]:7.2f}s {ratio:6.2f} {memory:13.1f}{note}", flush=True)
    sys.exit(1 if wrong else 0)


main()
