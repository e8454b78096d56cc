#!/usr/bin/env python3
"""Score Synoptic on the gold keys and write the counts to bench/accuracy.json.

    python3 bench/accuracy.py            remake bench/accuracy.json
    python3 bench/accuracy.py --check    score again; exit 1 if a figure fell

Scores are counts that add up (true positives of each side, gold, system);
ratios come last.  Tags, trees, names and sentences are scored by language.py.
The scorer and the keys lie in ../shared/eval; the project's
own example is scored too.  Without ../shared only a note is printed.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import language

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EVAL = os.path.join(ROOT, "..", "shared", "eval")
SCORER = os.path.join(EVAL, "score_synopsis.py")
QUOTES = os.path.join(EVAL, "quotes")
KEPT = os.path.join(ROOT, "bench", "accuracy.json")
QUOTE_TYPES = ("all", "direct", "mixed", "indirect")
INTERVAL = re.compile(r"([0-9.]+) to ([0-9.]+)")
STORIES = os.path.join(EVAL, "stories")

# How far a pooled figure may fall before --check fails: rounding only.
SLACK = 0.0005


def run(*args):
    return subprocess.run(args, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def score(gold, synopsis):
    return json.loads(run(sys.executable, SCORER, gold, synopsis, "--json"))


def quotes(binary, tmp):
    """Attributions of the development part: F1 of what is reported of them, with
    the scorer's numbers of attributions and bootstrap intervals."""
    gold = os.path.join(QUOTES, "dev.jsonl.gz")
    system = os.path.join(tmp, "quotes.jsonl")
    with open(system, "w", encoding="utf-8") as handle:
        handle.write(run(binary, "quotes", gold))
    figures = os.path.join(tmp, "quotes.json")
    table = run(sys.executable, os.path.join(QUOTES, "score_quotes.py"), gold, system, "--bootstrap", "500", "--json", figures)
    with open(figures, encoding="utf-8") as handle:
        result = json.load(handle)
    out = {}
    for name in QUOTE_TYPES:
        r = result[name]
        out[name] = {
            "gold": r["gold"],
            "system": r["system"],
            "content_overlap": r["content"]["overlap"],
            "source_head": r["source"]["head"],
            "source_n": r["source"]["n"],
            "cue_overlap": r["cue"]["overlap"],
            "full": dict(r["full"]["full"], hits=round(r["full"]["full"]["P"] * r["system"])),
        }
    for line in table.split("intervals", 1)[1].splitlines()[1:]:
        label, spans = line[:22].strip(), INTERVAL.findall(line)
        for key in ("content_overlap", "source_head", "cue_overlap", "full"):
            if len(spans) == len(QUOTE_TYPES) and label and key.replace("_", " ").startswith(label):
                for name, (low, high) in zip(QUOTE_TYPES, spans):
                    out[name].setdefault("interval", {})[key] = [float(low), float(high)]
    return out


def grouping(binary, tmp):
    """BCubed F1 and pairwise precision of the three development piles, and of two
    of them with the dates blanked."""
    out = {}
    for name, file in (("main", "dev"), ("feed", "dev-feed"), ("undated", "dev-undated")):
        gold = os.path.join(STORIES, file + ".jsonl")
        for blank in (False, True) if name != "undated" else (False,):
            pile = os.path.join(tmp, "pile.jsonl")
            with open(gold, encoding="utf-8") as rows, open(pile, "w", encoding="utf-8") as handle:
                for line in rows:
                    row = json.loads(line)
                    row.pop("story", None)
                    if blank:
                        row.pop("published", None)
                    handle.write(json.dumps(row) + "\n")
            system = os.path.join(tmp, "stories.jsonl")
            with open(system, "w", encoding="utf-8") as handle:
                handle.write(run(binary, "group", pile))
            out[name + (" blanked" if blank else "")] = json.loads(
                run(sys.executable, os.path.join(STORIES, "score_stories.py"), gold, system, "--json"))
    return out


def counts(result):
    """The figures of one story or of all: what the scorer counts, no lists."""
    keep = {}
    for name, value in result.items():
        if isinstance(value, dict):
            keep[name] = {k: v for k, v in value.items() if isinstance(v, (int, float))}
        elif isinstance(value, (int, float, str)):
            keep[name] = value
    return keep


def rounded(value):
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {k: rounded(v) for k, v in value.items()}
    return value


def main():
    if not os.path.isfile(SCORER):
        print("accuracy: ../shared/eval is not here: nothing scored")
        return 0
    out = {"command": "python3 bench/accuracy.py", "synopsis": {}}
    with tempfile.TemporaryDirectory() as tmp:
        binary = os.path.join(tmp, "synoptic")
        run("go", "build", "-o", binary, "./cmd/synoptic")
        stories = os.path.join(EVAL, "dev-stories")
        pooled = {"schema": "synopsis/1", "stories": []}
        for name in sorted(os.listdir(stories)):
            folder = os.path.join(stories, name)
            files = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".txt"))
            doc = json.loads(run(binary, "compare", "--format", "json", *files))
            pooled["stories"] += doc["stories"]
            path = os.path.join(tmp, name + ".json")
            with open(path, "w", encoding="utf-8") as handle:
                json.dump(doc, handle)
            result = score(folder, path)
            out["synopsis"][name] = dict(counts(result["overall"]), score=result["score"])
        path = os.path.join(tmp, "all.json")
        with open(path, "w", encoding="utf-8") as handle:
            json.dump(pooled, handle)
        result = score(stories, path)
        out["synopsis"]["ALL"] = dict(counts(result["overall"]), score=result["score"])
        path = os.path.join(tmp, "heldout.json")
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(run("go", "run", "./cmd/synoptic-train", "heldout"))
        result = score(stories, path)
        out["synopsis"]["ALL, held out"] = dict(counts(result["overall"]), score=result["score"])
        example = os.path.join(ROOT, "examples", "ferry-fire")
        path = os.path.join(tmp, "example.json")
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(run(binary, "compare", "--format", "json", example))
        result = score(example, path)
        out["synopsis"]["examples/ferry-fire"] = dict(counts(result["overall"]), score=result["score"])
        if os.path.isdir(QUOTES):
            out["quotes"] = {"dev": quotes(binary, tmp)}
        if os.path.isdir(STORIES):
            out["grouping"] = grouping(binary, tmp)
        section = language.score(binary, ROOT, tmp)
        if section:
            out["language"] = section
    out = rounded(out)
    for name, figures in out.get("quotes", {}).get("dev", {}).items():
        print("quotes dev %-11s full %.3f  content %.3f  source head %.3f" % (
            name, figures["full"]["F"], figures["content_overlap"]["F"], figures["source_head"]))
    for name, share in language.figures(out.get("language", {})):
        print("language %-24s %.4f" % (name, share))
    for name, figures in out.get("grouping", {}).items():
        print("grouping %-13s BCubed F1 %.4f  pairwise precision %.4f" % (name, figures["bcubed_f1"], figures["pairwise_precision"]))
    for name, figures in out["synopsis"].items():
        print("%-22s %s" % (name, summary(figures)))
    if "--check" in sys.argv[1:]:
        return check(out)
    with open(KEPT, "w", encoding="utf-8") as handle:
        json.dump(out, handle, indent=1, sort_keys=True)
        handle.write("\n")
    return 0


def summary(figures):
    parts = ["score %.3f" % figures["score"]]
    for key in ("quotes_speaker", "q+s", "same_quotes", "claims", "discrepancies", "timeline"):
        if isinstance(figures.get(key), dict) and "f1" in figures[key]:
            parts.append("%s %.3f" % (key, figures[key]["f1"]))
    for key in ("provenance", "verbatim"):
        if key in figures:
            parts.append("%s %.3f" % (key, figures[key]))
    return "  ".join(parts)


def check(now):
    """Every story's score, provenance and verbatim, the full attributions, and
    tags, trees, names and sentences must not fall."""
    with open(KEPT, encoding="utf-8") as handle:
        kept = json.load(handle)
    bad = 0
    for name, old in kept["synopsis"].items():
        new = now["synopsis"].get(name, {})
        for key in ("score", "provenance", "verbatim"):
            if new.get(key, 0) < old.get(key, 0) - SLACK:
                print("FELL: %s %s: %.4f, was %.4f" % (name, key, new.get(key, 0), old[key]))
                bad += 1
    for name, old in kept.get("quotes", {}).get("dev", {}).items():
        new = now.get("quotes", {}).get("dev", {}).get(name, {})
        have = new.get("full", {}).get("F", 0)
        if have < old["full"]["F"] - SLACK:
            print("FELL: quotes dev %s full: %.4f, was %.4f" % (name, have, old["full"]["F"]))
            bad += 1
    for name, old in kept.get("grouping", {}).items():
        have = now.get("grouping", {}).get(name, {}).get("bcubed_f1", 0)
        if have < old["bcubed_f1"] - SLACK:
            print("FELL: grouping %s: %.4f, was %.4f" % (name, have, old["bcubed_f1"]))
            bad += 1
    new = dict(language.figures(now.get("language", {})))
    for name, old in language.figures(kept.get("language", {})):
        if new.get(name, 0) < old - SLACK:
            print("FELL: language %s: %.4f, was %.4f" % (name, new.get(name, 0), old))
            bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
