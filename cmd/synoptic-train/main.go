// Synoptic-train makes the models that synoptic has built in, bit for bit the
// same each time, and prints how they do on the development parts.
//
//	synoptic-train [flags] MODEL [flags]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	data := flag.String("data", "", "folder of the treebanks (default: shared/train beside a folder above)")
	out := flag.String("out", filepath.Join("internal", "models", "files"), "folder to write models and manifest to")
	state := flag.String("state", "", "encoder: file that holds the state of a training, to go on from there; written anew")
	only := flag.String("only", "", "ablate: one model, tagger, parser or encoder")
	rows := flag.String("rows", "", "pages: folder to write what was read to, for score_pages.py")
	quiet := flag.Bool("q", false, "do not tell of progress")
	flag.Usage = usage
	flag.Parse()
	model := flag.Arg(0)
	if flag.NArg() > 1 { // flags behind the model's name
		flag.CommandLine.Parse(flag.Args()[1:]) // exits on an error
		if flag.NArg() > 0 {
			model = ""
		}
	}
	w := &workshop{data: *data, out: *out, state: *state, only: *only, rows: *rows, tell: func(s string) { fmt.Fprintln(os.Stderr, s) }}
	if *quiet {
		w.tell = func(string) {}
	}
	run := false
	for i, c := range slices.Concat(commands, others) {
		if model == c.name || model == "all" && i < len(commands) {
			run = true
			if err := c.run(w); err != nil {
				fail(err)
			}
		}
	}
	if !run {
		usage()
		os.Exit(2)
	}
}

// A command trains one model. "all" runs them in this order.
type command struct {
	name, line string
	run        func(*workshop) error
}

var commands = []command{
	{"tagger", "parts of speech", trainTagger},
	{"lemmas", "lemmas", trainLemmas},
	{"parser", "trees; needs the tagger, for its scores", trainParser},
	{"encoder", "tags and trees by a network, slow; needs tagger and parser, for its scores", trainEncoder},
	{"feats", "morphological features; needs tagger and encoder or parser built in, for its scores", trainFeats},
	{"names", "names; needs tagger and parser built in", trainNames},
	{"coref", "whom a pronoun may mean; needs names and what they need", trainCoref},
	{"attributions", "who says what; needs all but pairs built in", trainAttributions},
	{"pages", "which parts of a web page are the report", trainPages},
	{"stories", "which reports tell of one event", trainStories},
	{"pairs", "which clauses state one fact; needs all others built in", trainPairs},
	{"slots", "which values of two clauses fill one slot; needs pairs built in", trainSlots},
}

// others make no model, and "all" leaves them out.
var others = []command{
	{"score", "print scores of the built-in models that bench/accuracy.py keeps, as JSON", score},
	{"ablate", "print what groups of features gain, slow", ablate},
	{"heldout", "print the synopses of the development stories by weights learnt without each, as JSON", heldOut},
	{"injected", "print how many changes made to reports a synopsis finds, as JSON", injected},
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: synoptic-train [flags] MODEL")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  %-12s %s\n", c.name, c.line)
	}
	fmt.Fprintf(os.Stderr, "  %-12s %s\n", "all", "each of these")
	for _, c := range others {
		fmt.Fprintf(os.Stderr, "  %-12s %s\n", c.name, c.line)
	}
	flag.PrintDefaults()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "synoptic-train: error:", err)
	if errors.Is(err, fs.ErrNotExist) {
		fmt.Fprintln(os.Stderr, "synoptic-train: hint: name the folder that holds ewt-train.conllu.gz with -data")
	}
	os.Exit(1)
}
