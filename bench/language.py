"""Score what `synoptic parse` prints against the treebanks' development parts.

`accuracy.py` calls score(); by itself this file does nothing.  All scores are
counts: of words that agree, or of what agrees, what gold and what the program
has.  The treebanks lie in ../shared/train; nothing of them is kept.
"""
import gzip
import json
import os
import subprocess

PARTS = ("ewt-dev", "gum-dev")
# The columns compared on gold sentences and words, by their place.
COLUMNS = {"lemma": 2, "upos": 3, "xpos": 4, "feats": 5}
# What must not fall, and of what it is a share.
ON_WORDS = ("upos", "xpos", "feats", "lemma", "uas", "las", "las_subtypes")


def blocks(text):
    """The sentences of a CoNLL-U file: comments and lines of ten columns."""
    for block in text.split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        if rows:
            yield comments, rows


def blind(part):
    """The part with its words and their spaces, and nothing else to copy."""
    out = []
    for comments, rows in part:
        out += [c for c in comments if c.startswith(("# newdoc", "# newpar", "# sent_id", "# text"))]
        for row in rows:
            misc = "SpaceAfter=No" if "SpaceAfter=No" in row[9].split("|") else "_"
            out.append("\t".join([row[0], row[1]] + ["_"] * 7 + [misc]))
        out.append("")
    return "\n".join(out) + "\n"


def words(rows):
    return [row for row in rows if row[0].isdigit()]


def on_words(part, system):
    """Counts of what agrees on gold sentences and words."""
    count = dict.fromkeys(ON_WORDS, 0)
    count["words"] = 0
    if len(part) != len(system):
        raise SystemExit("accuracy: %d sentences came back, want %d" % (len(system), len(part)))
    for (_, gold_rows), (_, rows) in zip(part, system):
        gold, got = words(gold_rows), words(rows)
        if [r[1] for r in gold] != [r[1] for r in got]:
            raise SystemExit("accuracy: other words came back: %s" % gold)
        for g, s in zip(gold, got):
            count["words"] += 1
            for name, column in COLUMNS.items():
                count[name] += g[column] == s[column]
            if g[6] == s[6]:
                count["uas"] += 1
                count["las"] += g[7].split(":")[0] == s[7].split(":")[0]
                count["las_subtypes"] += g[7] == s[7]
    return count


def documents(part):
    """The sentences of each document."""
    docs = []
    for comments, rows in part:
        if not docs or any(c.startswith("# newdoc") for c in comments):
            docs.append([])
        docs[-1].append((comments, rows))
    return docs


def surface(rows):
    """Each token as it is written, its words, and whether a space is behind it."""
    end, out = 0, []
    for i, row in enumerate(rows):
        if "-" in row[0]:
            first, end = (int(n) for n in row[0].split("-"))
            inside = [r[1] for r in words(rows[i + 1 : i + 2 + end - first])]
        elif row[0].isdigit() and int(row[0]) > end:
            inside = [row[1]]
        else:
            continue
        out.append((row[1], inside, "SpaceAfter=No" not in row[9].split("|")))
    return out


def plain(doc):
    """The document's text, and the spans of its tokens, words and sentences."""
    text, spans = "", {"tokens": set(), "words": set(), "sentences": set()}
    for comments, rows in doc:
        if text and any(c.startswith("# newpar") for c in comments):
            text = text.rstrip() + "\n\n"
        start = len(text)
        for form, inside, space in surface(rows):
            add_token(spans, len(text), form, inside)
            text += form
            end = len(text)
            text += " " if space else ""
        spans["sentences"].add((start, end))
    return text.rstrip() + "\n", spans


def add_token(spans, start, form, inside):
    spans["tokens"].add((start, start + len(form)))
    if "".join(inside) != form:
        inside = [form]  # parts that do not spell it: compared as one
    for part in inside:
        spans["words"].add((start, start + len(part)))
        start += len(part)


def spans_of(system):
    """The spans that the program prints, by document."""
    out = {}
    for comments, rows in system:
        for c in comments:
            if c.startswith("# newdoc id = "):
                doc = out[c[len("# newdoc id = "):]] = {"tokens": set(), "words": set(), "sentences": set()}
        first, end, inside = None, 0, 0
        for row in rows:
            start, stop = (int(n) for n in row[9].split("TokenRange=")[1].split("|")[0].split(":"))
            first = start if first is None else first
            if "-" in row[0]:
                inside = int(row[0].split("-")[1])
                doc["tokens"].add((start, stop))
                continue
            doc["words"].add((start, stop))
            if int(row[0]) > inside:
                doc["tokens"].add((start, stop))
            end = stop
        doc["sentences"].add((first, end))
    return out


def on_text(run, part, tmp, name):
    """Counts of tokens, words and sentences found in the documents' bare text."""
    texts, golds = [], {}
    for i, doc in enumerate(documents(part)):
        text, golds[str(i)] = plain(doc)
        texts.append(json.dumps({"id": str(i), "text": text}))
    path = os.path.join(tmp, name + ".jsonl")
    with open(path, "w", encoding="utf-8") as handle:
        handle.write("\n".join(texts) + "\n")
    got = spans_of(blocks(run("parse", path)))
    out = {}
    for what in ("tokens", "words", "sentences"):
        count = out[what] = {"gold": 0, "system": 0, "hits": 0}
        for i, gold in golds.items():
            mine = got.get(i, {}).get(what, set())
            count["gold"] += len(gold[what])
            count["system"] += len(mine)
            count["hits"] += len(gold[what] & mine)
        count["f1"] = 2 * count["hits"] / max(1, count["gold"] + count["system"])
    return out


def score(binary, root, tmp):
    """The section "language"; None if the treebanks are not here."""
    data = os.path.join(root, "..", "shared", "train")
    if not os.path.isdir(data):
        return None

    def run(*args):
        return subprocess.run((binary,) + args, cwd=root, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    train = ("go", "run", "./cmd/synoptic-train", "score")
    entities = json.loads(subprocess.run(train, cwd=root, check=True, capture_output=True, text=True).stdout)
    out = {}
    for name in PARTS:
        with gzip.open(os.path.join(data, name + ".conllu.gz"), "rt", encoding="utf-8") as handle:
            part = list(blocks(handle.read()))
        path = os.path.join(tmp, name + ".conllu")
        with open(path, "w", encoding="utf-8") as handle:
            handle.write(blind(part))
        system = list(blocks(run("parse", "--conllu", path)))
        out[name] = dict({"gold_words": on_words(part, system), "text": on_text(run, part, tmp, name)}, **entities.get(name, {}))
    return out


def figures(section):
    """What must not fall: a name and a share for each."""
    for part in sorted(section):
        s = section[part]
        for key in ON_WORDS:
            yield "%s %s" % (part, key), s["gold_words"][key] / s["gold_words"]["words"]
        for key, count in sorted(s["text"].items()):
            yield "%s text %s F1" % (part, key), count["f1"]
        for kind, count in sorted(s.get("names", {}).items()):
            if kind == "all":
                yield "%s names F1" % part, count["f1"]
        if "phrases" in s:
            yield "%s whole names F1" % part, s["phrases"]["f1"]
        if "coref" in s:
            yield "%s coref CoNLL" % part, s["coref"]["conll"]
