#!/usr/bin/env python3
"""Draw discrepancies of stories without a key, to be judged by hand.

    judged.py draw SYNOPTIC STORIES.jsonl OUT.jsonl [--seed N] [--count N]
    judged.py score bench/judged.json
    judged.py again SYNOPTIC STORIES.jsonl bench/judged.json

draw compares the stories of STORIES.jsonl (lines with id, story, outlet, ...;
the true stories, not the program's) that two outlets or more report, and draws
COUNT of the discrepancies found, the same for the same seed and document.
OUT.jsonl holds of each the readings with their sentences: what a judge sees.

bench/judged.json keeps what was judged: story, report ids, offsets in code
points, kind, maybe and the verdict, no words. A verdict is "real" (the reports
cannot both be right, or one says materially more), "light" (another precision,
bound or wording of one thing, or its `maybe` names why it is none) or "wrong".

again counts the verdicts of those that a program of today still reports. The
rules were made stricter by what was judged, so it flatters.
"""
import collections
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path


def sentence(text, start, end):
    a = max(text.rfind(s, 0, start) for s in (". ", "\n", "! ", "? ", ".” ", '." ')) + 1
    ends = [k for k in (text.find(s, end) for s in (". ", "\n", "! ", "? ")) if k >= 0]
    return text[max(a, start - 400):min(ends + [len(text), end + 400]) + 1].strip()


def compared(binary, stories):
    """Yield name, discrepancies with their reports, of stories of two outlets or more."""
    by = collections.defaultdict(list)
    for line in open(stories, encoding="utf-8"):
        row = json.loads(line)
        by[row["story"]].append(row)
    for name in sorted(by):
        rows = by[name]
        if len({r.get("outlet") or r.get("url", "") for r in rows}) < 2:
            continue
        found = []
        with tempfile.TemporaryDirectory() as tmp:
            file = Path(tmp) / "story.jsonl"
            with open(file, "w", encoding="utf-8") as f:
                for r in rows:
                    f.write(json.dumps({k: v for k, v in r.items() if k != "story"}) + "\n")
            done = subprocess.run([binary, "compare", "--one-story", "--format", "json", str(file)], capture_output=True, text=True)
            if not done.stdout:
                print(f"{name}: {done.stderr.strip()[:200]}", file=sys.stderr)
                yield name, found
                continue
            for story in json.loads(done.stdout)["stories"]:
                reports = {r["id"]: r for r in story["reports"]}
                found += [(d, reports) for d in story["discrepancies"]]
        yield name, found


def draw(binary, stories, out, seed, count):
    told = list(compared(binary, stories))
    found = [(name, d, reports) for name, ds in told for d, reports in ds]
    picked = random.Random(seed).sample(found, min(count, len(found)))
    with open(out, "w", encoding="utf-8") as f:
        for n, (name, d, reports) in enumerate(picked, 1):
            shown = []
            for reading in d["readings"]:
                m = reading["mentions"][0]
                r = reports[m["report"]]
                shown.append({"outlet": r["outlet"], "published": r.get("published"), "words": m["text"],
                              "sentence": sentence(r["text"], m["start"], m["end"]), "report": m["report"], "start": m["start"], "end": m["end"]})
            f.write(json.dumps({"n": n, "story": name, "kind": d["kind"], "rule": d["rule"], "maybe": d["maybe"], "readings": shown}, ensure_ascii=False) + "\n")
    print(f"{len(told)} stories, {len(found)} discrepancies, {len(picked)} drawn")


def score(file):
    items = json.load(open(file))["items"]
    counts = collections.Counter(i["verdict"] for i in items)
    by = collections.defaultdict(collections.Counter)
    for i in items:
        by[i["kind"]][i["verdict"]] += 1
    for kind in sorted(by):
        print(f"{kind:14}", dict(by[kind]))
    print(f"not wrong: {1 - counts['wrong'] / len(items):.2f} of {len(items)}", dict(counts))


def again(binary, stories, file):
    told = dict(compared(binary, stories))
    counts = collections.Counter()
    seen = set()
    for i in json.load(open(file))["items"]:
        a, b = (tuple(r[:2]) for r in i["readings"][:2])
        if (a, b) in seen:
            continue
        seen.add((a, b))
        for d, _ in told.get(i["story"], []):
            homes = [{(m["report"], m["start"]) for m in r["mentions"]} for r in d["readings"]]
            x = [n for n, h in enumerate(homes) if a in h]
            y = [n for n, h in enumerate(homes) if b in h]
            if x and y and x != y:
                counts[i["verdict"]] += 1
                break
    print(f"of {len(seen)} judged, {sum(counts.values())} still reported, not wrong {1 - counts['wrong'] / max(1, sum(counts.values())):.2f}", dict(counts))


if __name__ == "__main__":
    args = sys.argv[1:]
    opts = {"--seed": 1, "--count": 100}
    for o in opts:
        if o in args:
            k = args.index(o)
            opts[o] = int(args[k + 1])
            del args[k:k + 2]
    if args[:1] == ["draw"] and len(args) == 4:
        draw(args[1], args[2], args[3], opts["--seed"], opts["--count"])
    elif args[:1] == ["again"] and len(args) == 4:
        again(*args[1:])
    elif args[:1] == ["score"] and len(args) == 2:
        score(args[1])
    else:
        sys.exit(__doc__)
