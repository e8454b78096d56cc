#!/usr/bin/env python3
"""The table of errors in ARCHITECTURE.md, Attributions: what `synoptic quotes`
finds of the development part of eval/quotes, by the type of the attribution.

    python3 bench/attribution_errors.py            # builds the program and prints the table
    python3 bench/attribution_errors.py FILE       # of attributions that were printed before
"""

import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
QUOTES = os.path.join(ROOT, "..", "shared", "eval", "quotes")
TYPES = ("direct", "mixed", "indirect", "all")
LINES = (
    ("found, with their source", "… found, with their source"),
    ("not found", "… not found"),
    ("content", "… content less than half right"),
    ("other source", "… another's source"),
    ("source length", "… source too short or too long"),
    ("no source", "… no source given, or one too many"),
)


def attributions(folder):
    """Builds the program and has it print the attributions of the articles."""
    binary, out = os.path.join(folder, "synoptic"), os.path.join(folder, "dev.jsonl")
    subprocess.run(["go", "build", "-o", binary, "./cmd/synoptic"], cwd=ROOT, check=True)
    with open(out, "w", encoding="utf-8") as handle:
        subprocess.run([binary, "quotes", os.path.join(QUOTES, "dev.jsonl.gz")], stdout=handle, check=True)
    return out


def kind(scorer, gold, found):
    """What is wrong with an attribution that is paired, or "" if nothing is."""
    if scorer.dice(gold.tok["content"], found.tok["content"]) < 0.5:
        return "content"
    mine, theirs = found.word["source"], gold.word["source"]
    if not gold.tok["source"] or not found.tok["source"]:
        return "" if not gold.tok["source"] and not found.tok["source"] else "no source"
    if scorer.dice(theirs, mine) >= 0.5:
        return ""
    return "source length" if mine & theirs else "other source"


def count(scorer, path):
    """{(what, type): how many}, of the attributions in a file."""
    system = {row["id"]: row for row in scorer.read_jsonl(path)}
    counts = {}

    def add(what, kind_of):
        for t in (kind_of, "all"):
            counts[what, t] = counts.get((what, t), 0) + 1

    for row in scorer.read_jsonl(os.path.join(QUOTES, "dev.jsonl.gz")):
        article = scorer.Article(row["text"])
        gold = article.prepare(row["attributions"], row["id"])
        raw = [{k: a[k] for k in ("source", "cue", "content")} for a in system[row["id"]]["attributions"]]
        found = article.prepare(raw, row["id"])
        pairs = scorer.pair_up(gold, found, "content")
        for i, g in enumerate(gold):
            add("marked", g.type)
            if i not in pairs:
                add("not found", g.type)
                continue
            add(kind(scorer, g, found[pairs[i]]) or "found, with their source", g.type)
        for k, f in enumerate(found):
            if k not in pairs.values():
                add("extra", f.type)
    return counts


def table(scorer, path):
    rows = list(scorer.read_jsonl(path))
    articles = scorer.evaluate(list(scorer.read_jsonl(os.path.join(QUOTES, "dev.jsonl.gz"))), rows)
    sums, spans = scorer.total(articles), scorer.bootstrap(articles, 500)
    f = {t: scorer.figures(sums[t]) for t in TYPES}

    def short(x, digits):
        return ("%.*f" % (digits, x)).lstrip("0")

    print("| | " + " | ".join(TYPES) + " |")
    print("|" + " --- |" * (len(TYPES) + 1))
    print("| F1, full | " + " | ".join(
        "%s (%s–%s)" % (short(f[t]["full"]["full"]["F"], 3), *(short(x, 2) for x in spans[t]["full"])) for t in TYPES) + " |")
    print("| F1, content overlap | " + " | ".join(
        "%s (%s–%s)" % (short(f[t]["content"]["overlap"]["F"], 3), *(short(x, 2) for x in spans[t]["content overlap"])) for t in TYPES) + " |")
    print("| source head | " + " | ".join(short(f[t]["source"]["head"], 3) for t in TYPES) + " |")
    counts = count(scorer, path)
    for what, line in (("marked", "marked by people"), *LINES, ("extra", "found, not marked")):
        print("| %s | " % line + " | ".join(str(counts.get((what, t), 0)) for t in TYPES) + " |")


def main():
    if not os.path.isdir(QUOTES):
        print("attribution_errors: ../shared/eval/quotes is not here: nothing counted")
        return
    sys.path.insert(0, QUOTES)
    import score_quotes

    with tempfile.TemporaryDirectory() as folder:
        table(score_quotes, sys.argv[1] if len(sys.argv) > 1 else attributions(folder))


if __name__ == "__main__":
    main()
