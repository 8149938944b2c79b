#!/usr/bin/env python3
"""Imports a folder of digests and asks whom the stories name: spellings must meet, different people stay apart.

usage: names.py AKYN_BINARY FOLDER
Prints what is wrong and exits 1, or says that all is well.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

binary, folder = sys.argv[1:]
wrong = []

# Forms of one name, and what it must be shown as.
TOGETHER = [
    ("Kassym-Jomart Tokayev", ["Toqayev", "Tokayev", "Токаев", "Qasym-Jomart Toqayev"]),
    ("Rosatom", ["Rosatam", "Росатом"]),
    ("Kamil Allamjonov", ["Komil Allamjonov", "Allamjonov"]),
    ("Turkey", ["Türkiye"]),
    ("CSTO", ["ОДКБ", "Collective Security Treaty Organization"]),
]
APART = [
    ["Ararat Mirzoyan", "Shavkat Mirziyoyev"],
    ["Ozodilik", "Radio Ozodi"],
    ["Samat Matsakov", "Yerzhan Ashikbaev", "Zhoomart Karabayev", "Otabek Umarov", "Javlon Yunusov"],
    ["Sadyr Japarov", "Serik Zhumangarin", "Olzhas Bektenov", "Nurlan Baibazarov", "Roman Sklyar"],
]


def lines(library, *args):
    run = subprocess.run([binary, "--library", library, *args, "--json"], capture_output=True, text=True, timeout=120)
    return [json.loads(line) for line in run.stdout.splitlines()]


with tempfile.TemporaryDirectory() as place:
    library = str(pathlib.Path(place) / "library.db")
    lines(library, "import", folder)
    names = [row["name"] for row in lines(library, "names")]
    if len(names) != len(set(names)):
        wrong.append(f"names stand twice: {sorted(name for name in set(names) if names.count(name) > 1)}")
    for shown, spellings in TOGETHER:
        for spelling in spellings:
            found = [row["name"] for row in lines(library, "names", spelling)]
            if found != [shown]:
                wrong.append(f"{spelling} is {found}, not {shown}")
    for people in APART:
        for name in people:
            if names.count(name) != 1:
                wrong.append(f"{name} stands {names.count(name)} times")
    for story in lines(library, "stories"):
        if not isinstance(story["names"], list) or len(set(story["names"])) != len(story["names"]):
            wrong.append(f"s{story['id']}: {story['names']}")

print("\n".join(wrong) if wrong else "names meet and stay apart as they must in the digests")
sys.exit(1 if wrong else 0)
