package lang

import (
	"fmt"
	"strings"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// taggerFormat is the version of the tagger's sections: "labels" ("NOUN NN"
// per line), "only" (a byte per class of the lexicon), "lexicon" (a
// linear.Table), "weights" (a linear.Model).
const taggerFormat = 1

// A tagger gives each word a label: a universal tag and a Penn tag as one. It
// goes from left to right and sees its own last two labels.
type tagger struct {
	labels []tag
	lex    *lexicon
	model  *linear.Model
	mask   mask // nil but in trials
}

// A tag is a label's two halves.
type tag struct {
	upos UPOS
	xpos XPOS
}

func (t tag) String() string { return t.upos.String() + " " + t.xpos.String() }

func decodeTagger(data []byte) (*tagger, error) {
	f, err := linear.Open(data, taggerFormat)
	if err != nil {
		return nil, err
	}
	names, _ := f.Section("labels")
	t := &tagger{lex: &lexicon{}}
	if t.labels, err = parseTags(string(names)); err != nil {
		return nil, err
	}
	t.lex.only, _ = f.Section("only")
	table, _ := f.Section("lexicon")
	if t.lex.table, err = linear.DecodeTable(table); err != nil {
		return nil, err
	}
	weights, _ := f.Section("weights")
	if t.model, err = linear.Decode(weights); err != nil {
		return nil, err
	}
	if t.model.Labels() != len(t.labels) || len(t.lex.only) > len(t.labels)+goldMask {
		return nil, fmt.Errorf("%d labels, weights for %d", len(t.labels), t.model.Labels())
	}
	for _, k := range t.lex.only {
		if int(k) > len(t.labels) {
			return nil, fmt.Errorf("class of label %d of %d", k, len(t.labels))
		}
	}
	return t, nil
}

// parseTags reads tags as model files hold them, "NOUN|NN" per line.
func parseTags(names string) (tags []tag, err error) {
	for _, name := range strings.Fields(names) {
		upos, xpos, _ := strings.Cut(name, "|")
		u, ok1 := ParseUPOS(upos)
		x, ok2 := ParseXPOS(xpos)
		if !ok1 || !ok2 {
			return nil, fmt.Errorf("label %q is not known", name)
		}
		tags = append(tags, tag{u, x})
	}
	return tags, nil
}

func formatTags(tags []tag) []byte {
	var names []string
	for _, t := range tags {
		names = append(names, t.upos.String()+"|"+t.xpos.String())
	}
	return []byte(strings.Join(names, "\n"))
}

// encode is the model file.
func (t *tagger) encode() []byte {
	f := &linear.File{Content: taggerFormat}
	f.Add("labels", formatTags(t.labels))
	f.Add("only", t.lex.only)
	f.Add("lexicon", t.lex.table.Append(nil))
	f.Add("weights", t.model.Append(nil))
	return f.Encode()
}

// tagging is the state of one sentence.
type tagging struct {
	words    []word
	labels   []int16
	features []uint32
	scores   linear.Scores
}

// reset makes room for a sentence of n tokens.
func (g *tagging) reset(n int) {
	if cap(g.words) < n {
		g.words = make([]word, 2*n)
		g.labels = make([]int16, 2*n)
	}
	g.words, g.labels = g.words[:n], g.labels[:n]
}

// tag labels the words, which are filled.
func (t *tagger) tag(g *tagging) {
	last, last2 := -1, -1
	for i := range g.words {
		k := t.sure(&g.words[i])
		if k < 0 {
			g.features = t.mask.keep(tagFeatures(g.features[:0], g.words, i, last, last2))
			t.model.Score(g.features, &g.scores)
			k = t.model.Best(&g.scores)
		}
		g.labels[i] = int16(k)
		last, last2 = k, last
	}
}

// sure is the label of a word that always bears it, else -1.
func (t *tagger) sure(w *word) int {
	if w.gold < linear.Hash(len(t.lex.only)) {
		return int(t.lex.only[w.gold]) - 1
	}
	return -1
}

// before and behind stand for the words outside the sentence.
var (
	before = word{form: 1, norm: 1, suf2: 1, suf3: 1, shape: 1, lexical: lexical{gold: 1 << 20, silver: 1 << 20, caps: 8}}
	behind = word{form: 2, norm: 2, suf2: 2, suf3: 2, shape: 2, lexical: lexical{gold: 2 << 20, silver: 2 << 20, caps: 9}}
)

func wordAt(words []word, i int) *word {
	if i < 0 {
		return &before
	}
	if i >= len(words) {
		return &behind
	}
	return &words[i]
}

// tagFeatures appends the features of word i, whose left neighbours bear the
// labels last and last2 (-1: none).
func tagFeatures(out []uint32, words []word, i, last, last2 int) []uint32 {
	c := &words[i]
	l1, l2, r1, r2 := wordAt(words, i-1), wordAt(words, i-2), wordAt(words, i+1), wordAt(words, i+2)
	t1, t2 := linear.Hash(last+2), linear.Hash(last2+2)
	return append(out,
		linear.One(1, c.form).Key(),
		linear.One(2, c.norm).Key(),
		linear.Two(3, c.suf1, c.flags).Key(),
		linear.One(4, c.suf2).Key(),
		linear.One(5, c.suf3).Key(),
		linear.One(6, c.suf4).Key(),
		linear.Two(7, c.pre1, c.shape).Key(),
		linear.One(8, c.pre2).Key(),
		linear.One(9, c.pre3).Key(),
		linear.Two(10, c.shape, c.flags).Key(),
		linear.One(11, l1.norm).Key(),
		linear.One(12, l2.norm).Key(),
		linear.One(13, r1.norm).Key(),
		linear.One(14, r2.norm).Key(),
		linear.One(15, t1).Key(),
		linear.Two(16, t1, t2).Key(),
		linear.Two(17, t1, c.norm).Key(),
		linear.Two(18, l1.norm, c.norm).Key(),
		linear.Two(19, c.norm, r1.norm).Key(),
		linear.Two(20, l1.norm, r1.norm).Key(),
		linear.Two(21, l1.suf3, c.suf2).Key(),
		linear.Two(22, r1.suf3, c.suf2).Key(),
		linear.Two(23, r1.gold, c.gold).Key(),
		linear.Three(24, t1, c.gold, r1.gold).Key(),
		linear.Three(25, r1.gold, r2.gold, c.gold).Key(),
		linear.Two(26, t1, c.suf3).Key(),
		linear.Two(27, r1.shape, c.shape).Key(),
		linear.Three(28, t1, t2, c.gold).Key(),
		linear.One(29, r1.suf2).Key(),
		linear.Two(30, l1.shape, c.shape).Key(),
		linear.Two(31, c.silver, c.flags&flagUpper).Key(),
		linear.Two(32, c.silver, t1).Key(),
		linear.Two(33, c.silver, r1.silver).Key(),
		linear.Three(34, l1.silver, c.silver, r1.silver).Key(),
		linear.Three(35, c.caps, c.flags, c.shape).Key(),
		linear.Four(36, l1.caps, c.caps, r1.caps, c.shape).Key(),
		linear.Two(37, c.silver, c.suf2).Key(),
		linear.Three(38, l1.shape, c.shape, r1.shape).Key(),
	)
}
