package lang

import (
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic/internal/encoder"
)

// A mask leaves features out, by their place in the list that a template
// function makes. Only trials have one; nil leaves nothing out.
type mask []bool

// keep takes the features away that the mask leaves out.
func (m mask) keep(features []uint32) []uint32 {
	if m == nil {
		return features
	}
	kept := features[:0]
	for i, f := range features {
		if i >= len(m) || !m[i] {
			kept = append(kept, f)
		}
	}
	return kept
}

// leaving is a mask for templates by the numbers that the lists give them,
// counted from 1: single ones and, as pairs, first and last of a range.
func leaving(ranges ...[2]int) mask {
	var m mask
	for _, r := range ranges {
		for len(m) < r[1] {
			m = append(m, false)
		}
		for i := r[0]; i <= r[1]; i++ {
			m[i-1] = true
		}
	}
	return m
}

// A parserMask leaves out features of moves and of relations.
type parserMask struct{ moves, rels mask }

// taggerGroups are the tagger's features by what they look at.
var taggerGroups = []struct {
	name string
	mask mask
}{
	{"the word itself", leaving([2]int{1, 2})},
	{"its beginnings and endings", leaving([2]int{3, 9}, [2]int{26, 26}, [2]int{37, 37})},
	{"capitals and shape", leaving([2]int{10, 10}, [2]int{27, 27}, [2]int{30, 30}, [2]int{38, 38})},
	{"neighbouring words", leaving([2]int{11, 14}, [2]int{18, 22}, [2]int{29, 29})},
	{"the labels before", leaving([2]int{15, 17}, [2]int{24, 24}, [2]int{26, 26}, [2]int{28, 28}, [2]int{32, 32})},
	{"what tags words bear in the treebanks", leaving([2]int{23, 25}, [2]int{28, 28})},
	{"what tags and capitals words bear in the news", leaving([2]int{31, 37})},
}

// parserGroups are the linear parser's features by what they look at.
var parserGroups = []struct {
	name string
	mask parserMask
}{
	{"words (tags alone)", parserMask{
		leaving([2]int{1, 2}, [2]int{4, 4}, [2]int{6, 6}, [2]int{8, 8}, [2]int{10, 10}, [2]int{12, 12}, [2]int{14, 17}, [2]int{20, 23}, [2]int{25, 27},
			[2]int{29, 30}, [2]int{32, 32}, [2]int{34, 35}, [2]int{37, 39}, [2]int{46, 47}, [2]int{59, 65}, [2]int{70, 71}, [2]int{77, 77}, [2]int{80, 80},
			[2]int{83, 84}, [2]int{87, 90}),
		leaving([2]int{1, 2}, [2]int{6, 8}, [2]int{10, 10}, [2]int{13, 13}, [2]int{18, 19}, [2]int{22, 25}, [2]int{30, 31}, [2]int{33, 34})}},
	{"the second to fourth word of the queue", parserMask{
		leaving([2]int{10, 13}, [2]int{29, 35}, [2]int{40, 40}, [2]int{43, 46}), nil}},
	{"what lies under the top of the stack", parserMask{
		leaving([2]int{4, 7}, [2]int{20, 28}, [2]int{36, 42}, [2]int{47, 47}, [2]int{51, 55}, [2]int{58, 58}, [2]int{61, 61}, [2]int{66, 67}, [2]int{74, 75},
			[2]int{78, 78}, [2]int{80, 82}, [2]int{86, 86}, [2]int{90, 91}), nil}},
	{"children", parserMask{leaving([2]int{48, 67}), leaving([2]int{20, 25}, [2]int{32, 33})}},
	{"relations so far", parserMask{leaving([2]int{68, 82}), leaving([2]int{11, 19}, [2]int{37, 38})}},
	{"distance", parserMask{leaving([2]int{83, 86}, [2]int{93, 93}), leaving([2]int{9, 10})}},
	{"number of children", parserMask{leaving([2]int{87, 92}), nil}},
	{"words beside head and child", parserMask{nil, leaving([2]int{26, 31}, [2]int{36, 36})}},
}

// encoderGroups are the network's inputs.
var encoderGroups = []struct {
	name   string
	inputs []int
}{
	{"nothing", nil},
	{"words", []int{inWord}},
	{"beginnings and endings", []int{inSuffix, inPrefix}},
	{"capitals and shape", []int{inShape}},
	{"the tagger's labels", []int{inTag}},
	{"tags and capitals in the news", []int{inNews}},
}

// A Trial is a training with something left out, or with less of it, and how
// it does on each development part.
type Trial struct {
	Model, Name string // "tagger", "the word itself"
	Scores      []Score
}

// Shares of the work, so that all trials take half an hour of one core. What
// they give is lower than what the full trainings give, and comparable with
// each other alone: the parser's trials take one in treeShare sentences, the
// network's one in netShare of those and netEpochs epochs.
const (
	treeShare = 2
	netShare  = 5
	netEpochs = 4
	netBatch  = 120 // words: small, for as many steps
)

// Trials train models with groups of features left out, to see what each
// gains. Each model is trained once (where the one that is kept is the mean of
// three trainings) with one seed.
type Trials struct {
	Train, Silver []Sentence // Silver: trees of the news
	News          *Counts
	Dev           [][]Sentence
	Seed          uint64
	Tell          func(string)
	Done          func(Trial)
	trees         []Sentence // one in treeShare of Train
	tags          [][]tag    // of trees, by taggers that have not seen them
}

func (t *Trials) done(model, name string, a *Analyzer) {
	r := Trial{Model: model, Name: name}
	for _, dev := range t.Dev {
		r.Scores = append(r.Scores, a.Measure(dev))
	}
	t.Done(r)
}

// Tagger tries the tagger's groups.
func (t *Trials) Tagger() {
	try := func(name string, runs int, news *Counts, m mask) {
		tg := trainTaggerWithout(m, t.Train, news, runs, taggerEpochs, t.Seed, nil)
		t.done("tagger", name, bare(tg))
	}
	try("nothing", 1, t.News, nil)
	for _, g := range taggerGroups {
		try(g.name, 1, t.News, g.mask)
	}
	try(fmt.Sprintf("nothing; mean of %d trainings", taggerRuns), taggerRuns, t.News, nil)
}

// Parser tries the linear parser's groups, behind the tagger of a.
func (t *Trials) Parser(a *Analyzer) {
	quoted, quotedTags := t.quoted()
	try := func(name string, runs int, sentences []Sentence, tags [][]tag, m parserMask) {
		x := bare(a.tagger)
		x.parser = trainParserWithout(m, sentences, tags, runs, parserEpochs, t.Seed, func(int) {})
		t.done("parser", name, x)
	}
	sentences, tags := slices.Concat(t.trees, quoted), slices.Concat(t.tags, quotedTags)
	try("nothing", 1, sentences, tags, parserMask{})
	for _, g := range parserGroups {
		try(g.name, 1, sentences, tags, g.mask)
	}
	try("sentences put together as quotations", 1, t.trees, t.tags, parserMask{})
}

// bare is an Analyzer without lemmas and trees.
func bare(t *tagger) *Analyzer { return &Analyzer{tagger: t, lemmatizer: newLemmatizer()} }

// quoted makes the jackknifed tags, if there are none yet, and the sentences
// put together.
func (t *Trials) quoted() ([]Sentence, [][]tag) {
	if t.tags == nil {
		t.trees = everyNth(t.Train, treeShare)
		t.tags = jackknife(t.trees, t.News, jackEpochs, t.Seed, func(fold int) { t.Tell(fmt.Sprintf("tags of part %d of %d", fold+1, folds)) })
	}
	return quoting(t.trees, t.tags, min(quotations, len(t.Train))/treeShare, t.Seed+2)
}

// Blanked measures the network of a with one kind of input blanked: how much it
// leans on each, which is more than what each gains, since a network that was
// trained without one would make more of the others.
func (t *Trials) Blanked(a *Analyzer) {
	for _, g := range encoderGroups {
		x, r := bare(a.tagger), *a.reader
		r.without = g.inputs
		x.reader = &r
		t.done("encoder, blanked", g.name, x)
	}
}

// Encoder tries, in short trainings, an epoch over the news' trees put first
// and, without it, inputs left out.
func (t *Trials) Encoder() error {
	t.quoted()
	d := newEncoderData(t.trees, everyNth(t.Silver, treeShare), t.News, t.tags, t.Seed)
	gold, news := everyNth(d.Gold, netShare), everyNth(d.News, netShare)
	try := func(name string, news []encoder.Example, without ...int) error {
		courses := []encoder.Course{{Examples: slices.Concat(news, gold), Epochs: encoderNews}, {Examples: gold, Epochs: netEpochs}}
		if news == nil {
			courses = courses[1:]
		}
		for c := range courses {
			courses[c].Examples = blankInputs(courses[c].Examples, without)
		}
		n := encoder.NewNet(d.shape(), t.Seed)
		n.Meet(gold, news)
		n.Train(encoder.Plan{Courses: courses, Batch: netBatch, Rate: encoderRate, Drop: encoderDrop, Seen: d.Seen, Seed: t.Seed,
			Done: func(course, epoch int, line string) {
				t.Tell(fmt.Sprintf("%s: epoch %d.%d: %s", name, course+1, epoch+1, line))
			}})
		r, err := d.reader(n)
		if err != nil {
			return err
		}
		r.without = without
		x := bare(d.tagger)
		x.reader = r
		t.done("encoder, short", name, x)
		return nil
	}
	if err := try("nothing", news); err != nil {
		return err
	}
	const silver = "the news' trees"
	if err := try(silver, nil); err != nil {
		return err
	}
	if err := try(silver+" and the tagger's labels", nil, inTag); err != nil {
		return err
	}
	return try(silver+" and the news' counts", nil, inNews)
}

func everyNth[E any](all []E, n int) (some []E) {
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}

// blankInputs is the examples with 0 for the inputs given.
func blankInputs(examples []encoder.Example, without []int) []encoder.Example {
	if len(without) == 0 {
		return examples
	}
	out := slices.Clone(examples)
	for i := range out {
		out[i].In = slices.Clone(out[i].In)
		zeroInputs(out[i].In, without)
	}
	return out
}

// zeroInputs puts 0 for the inputs given.
func zeroInputs(in []int32, without []int) {
	for _, k := range without {
		for i := k; i < len(in); i += inputs {
			in[i] = 0
		}
	}
}
