#!/usr/bin/env python3
"""Holds `akyn threads` against judged pairs: which pairs of one thread belong together, and which affairs are missed.

usage: threads.py AKYN_BINARY SHARED [--events]
SHARED holds digests/, truth/ and eval/. Without --events the five digests are judged, exits 1 where a thread joins a
pair of grade 0 or 1; with it the public items of eval/, by the headings they stand under.
"""
import gzip, itertools, json, pathlib, re, subprocess, sys, tempfile, time

binary, shared = sys.argv[1], pathlib.Path(sys.argv[2])
words = lambda text: re.sub(r"\s+", " ", text).strip().split(" ")


def akyn(*command):
    run = subprocess.run([binary, "--library", library, *command, "--json"], capture_output=True, text=True)
    if run.returncode == 2:
        sys.exit(f"akyn {' '.join(command)}: {run.stderr.strip()[:300]}")
    return [json.loads(line) for line in run.stdout.splitlines() if line.strip()]


def threads():
    rows = akyn("threads", "--limit", "1000000")
    return [(t, [s["id"] for s in akyn("thread", str(t["id"]), "--limit", "100000")]) for t in rows]


def digests():
    akyn("import", *[str(path) for path in sorted((shared / "digests").iterdir())])
    text = {}
    for story in akyn("stories", "--limit", "1000"):
        shown = akyn("show", f"s{story['id']}")[0]
        text[story["id"]] = " ".join(words(" ".join(block["text"] for block in shown["body"])))
    home = {}
    for doc in json.loads((shared / "truth" / "digests.json").read_text()):
        for issue in doc["issues"]:
            for story in issue["stories"]:
                start = " ".join(words(story["starts"]))
                home[story["id"]] = next((k for k, v in text.items() if start in v), None)
    grades = {}
    for a, b, grade in json.loads((shared / "truth" / "related.json").read_text()):
        grades[frozenset((home[a], home[b]))] = grade
    joined, wrong = set(), 0
    for thread, stories in threads():
        pairs = [frozenset(pair) for pair in itertools.combinations(stories, 2)]
        joined.update(pairs)
        told = [(f"s{min(p)}+s{max(p)}", grades.get(p, "not judged")) for p in pairs]
        wrong += sum(grades.get(p, 9) < 2 for p in pairs)
        print(thread["title"], *told, sep="  ")
    for grade in (3, 2):
        of = [pair for pair, g in grades.items() if g == grade and len(pair) == 2]
        print(f"grade {grade}: {sum(p in joined for p in of)} of {len(of)} in one thread; missed:",
              *[f"s{min(p)}+s{max(p)}" for p in of if p not in joined][:30])
    print(f"joined, but judged 0 or 1: {wrong}")
    sys.exit(wrong > 0)


def events():
    load = lambda name: [json.loads(line) for line in gzip.open(shared / "eval" / name, "rt")]
    stories, judged = load("events-2019-2021.stories.jsonl.gz"), load("events-2019-2021.judged.jsonl.gz")
    source = pathlib.Path(library).with_name("events.jsonl")
    with source.open("w") as out:
        for s in stories:
            out.write(json.dumps({"key": f"e{s['id']}", "outlet": "Current events", "issue": s["date"], "date": s["date"],
                                  "title": None, "body": [{"kind": "paragraph", "text": s["text"]}]}) + "\n")
    akyn("import", str(source))
    began = time.monotonic()
    akyn("threads", "--limit", "1")
    took = time.monotonic() - began
    key = {row["id"]: int(row["key"][1:]) for row in akyn("stories", "--limit", "1000000")}
    of, groups = {}, threads()
    for thread, members in groups:
        for story in members:
            of[key[story]] = (thread["id"], [key[m] for m in members])
    same = topic = other = reached = wanted = 0
    for q in judged:
        wanted += sum(g >= 2 for g in q["related"].values())
        if q["id"] not in of:
            continue
        for mate in of[q["id"]][1]:
            if mate != q["id"]:
                grade = q["related"].get(str(mate), 0)
                same, topic, other = same + (grade >= 2), topic + (grade == 1), other + (grade == 0)
                reached += grade >= 2
    print(f"{len(groups)} threads, {len(of)} of {len(stories)} stories in one, the longest of {max(len(m) for _, m in groups)}; "
          f"of co-members of judged queries {same} the same heading, {topic} the same topic, {other} neither "
          f"({same / max(1, same + topic + other):.2f}, {(same + topic) / max(1, same + topic + other):.2f}); "
          f"{reached} of {wanted} reached ({reached / max(1, wanted):.2f}); what waited was followed in {took:.1f} s")


with tempfile.TemporaryDirectory() as folder:
    library = str(pathlib.Path(folder) / "library.db")
    events() if "--events" in sys.argv else digests()
