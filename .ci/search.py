#!/usr/bin/env python3
"""Imports a folder of digests into a library of its own and asks it what must be found there.

usage: search.py AKYN_BINARY FOLDER
Prints what is wrong and exits 1, or says that all is well.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

binary, folder = sys.argv[1:]
wrong = []


def akyn(library, *args):
    run = subprocess.run([binary, "--library", library, *args], capture_output=True, text=True, timeout=120)
    return run.returncode, run.stdout


def found(library, query):
    code, out = akyn(library, "search", "--json", "--", query)
    stories = [json.loads(line) for line in out.splitlines()]
    if code != (0 if stories else 1):
        wrong.append(f"{query}: exit {code} with {len(stories)} stories")
    return stories


def expect(query, holds, what):
    if not holds:
        wrong.append(f"{query}: {what}")


with tempfile.TemporaryDirectory() as place:
    library = str(pathlib.Path(place) / "library.db")
    code, _ = akyn(library, "import", folder)
    expect("import", code == 0, f"exit {code}")
    expect("check", akyn(library, "check")[0] == 0, "the library is not sound")

    spellings = ["Токаев", "tokaev", "Toqayev", "Tokayev", "ТОҚАЕВ"]
    ids = [sorted(story["id"] for story in found(library, query)) for query in spellings]
    expect(" = ".join(spellings), ids[0] and all(one == ids[0] for one in ids), f"found {ids}")

    def text(story):
        shown = json.loads(akyn(library, "show", f"s{story['id']}", "--json")[1])
        return " ".join([shown["title"], *[block["text"] for block in shown["body"]]]).lower()

    query = '"nuclear power plant" -rosatom'
    stories = [text(story) for story in found(library, query)]
    expect(query, stories and all("nuclear power plant" in t and "rosatom" not in t for t in stories), len(stories))

    query = "date:2024-11..2024-12 country:kz is:unread"
    stories = found(library, query)
    ends = [(s["date"].split("/")[0], s["date"].split("/")[-1]) for s in stories]
    expect(query, stories and all("kz" in s["countries"] and not s["read"] for s in stories), "other stories")
    expect(query, all(first <= "2024-12-31" and last >= "2024-11" for first, last in ends), f"other days: {ends}")

    query = "sanctions (zhumangarin OR abayev)"
    stories = [text(story) for story in found(library, query)]
    named = all("sanction" in t and ("zhumangarin" in t or "abayev" in t) for t in stories)
    expect(query, stories and named, len(stories))

print("\n".join(wrong) if wrong else "search finds what it must in the digests")
sys.exit(1 if wrong else 0)
