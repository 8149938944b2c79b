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

    # Spellings, other names and inflections of one thing find the same stories.
    for spellings in [
        ["Токаев", "tokaev", "Toqayev", "Tokayev", "ТОҚАЕВ", "Токаева", "токаеву", "Тоқаевтың"],
        ["Zelensky", "zelenskyy", "Зеленский", "Зеленского"],
        ["Mirziyoyev", "Мирзиёев", "мирзиеев", "Мирзиёеву"],
        ["Türkiye", "turkiye", "Turkey", "Турция", "Турции"],
        ["Astana", "nur-sultan", "nur sultan", "Нур-Султан", "Астана", "Астаны"],
        ["Kyiv", "Kiev", "Киев", "Киева", "Київ"],
        ["Oʻzbekiston", "O‘zbekiston", "Oʼzbekiston", "O'zbekiston", "Ўзбекистон", "Узбекистон"],
        ["sanction", "SANCTIONS"],
    ]:
        ids = [sorted(story["id"] for story in found(library, query)) for query in spellings]
        expect(" = ".join(spellings), ids[0] and all(one == ids[0] for one in ids), [len(one) for one in ids])

    # Laws that hold in any library.
    def numbers(query):
        return {story["id"] for story in found(library, query)}

    everything = numbers("is:unread OR is:read")
    for one, other in [("nuclear", "gas"), ("country:kz", "country:uz"), ("title:president", "date:2024-11..2024-12")]:
        a, b = numbers(one), numbers(other)
        expect(f"{one} {other}", numbers(f"{one} {other}") == a & b, "is not both")
        expect(f"{one} OR {other}", numbers(f"{one} OR {other}") == a | b, "is not either")
        expect(f"{one} -{other}", numbers(f"{one} -{other}") == a - b, "is not the first without the second")
        expect(f"-({one} OR {other})", numbers(f"-({one} OR {other})") == everything - a - b, "is not neither")
    for narrow, wide in [
        ("title:nuclear", "nuclear"), ("section:kazakhstan", "kazakhstan"), ("name:tokayev", "tokayev"),
        ('"power plant"', "power plant"), ("nuclear", "nucl*"), ("date:2024-12", "date:2024-11..2024-12"),
        ("date:2024-12", "date:2024-12.."), ("date:2024-12", "date:..2024-12"),
    ]:
        expect(f"{narrow} within {wide}", numbers(narrow) <= numbers(wide) and numbers(wide), "is not")
    for query in ["is:bookmarked", "is:read"]:
        expect(query, not numbers(query), "nothing was marked yet")
    a_story = min(everything)
    akyn(library, "bookmarks", "add", f"s{a_story}")
    expect("is:bookmarked", numbers("is:bookmarked") == {a_story}, "not the one that was bookmarked")
    outlets = [json.loads(line)["name"] for line in akyn(library, "outlets", "--json")[1].splitlines()]
    for outlet in outlets:
        stories = found(library, f'outlet:"{outlet}"')
        expect(outlet, stories and all(story["outlet"] == outlet for story in stories), "other outlets")

    # Every headline is found by its own words, as a headline; a search prints stories only.
    lines = [json.loads(line) for line in akyn(library, "headlines", "--json")[1].splitlines()]
    for line in lines[:: max(1, len(lines) // 25)]:
        words = [word.strip('.,:;?!…').replace('"', "") for word in line["text"].split()[:6]]
        words = [word for word in words if any(letter.isalnum() for letter in word)]
        hits = akyn(library, "search", "--headlines", "--json", "--", " ".join(f'"{word}"' for word in words))[1]
        expect(line["text"], line["text"] in [json.loads(hit)["text"] for hit in hits.splitlines()], "not found")

    akyn(library, "search", "--save", "reactors", "nuclear (plant OR reactor)")
    watched = json.loads(akyn(library, "search", "--saved", "--json")[1])
    ids = numbers("@reactors")
    expect("@reactors", ids and ids == numbers("nuclear (plant OR reactor)"), "not what was saved")
    expect("--saved", (watched["stories"], watched["unread"]) == (len(ids), len(ids)), watched)

    for query, column in [("su (gas", 4), ("gas OR", 5), ("colour:red", 1), ('gas "a', 5), ("date:soon gas", 1)]:
        run = subprocess.run([binary, "--library", library, "search", "--", query], capture_output=True, text=True)
        expect(query, run.returncode == 2 and f"column {column}:" in run.stderr, run.stderr)

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
