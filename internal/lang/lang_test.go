package lang_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
	"github.com/synoptic-news/synoptic/internal/models"
)

var analyzer = sync.OnceValues(lang.Load)

func load(t testing.TB) *lang.Analyzer {
	a, err := analyzer()
	if err != nil {
		t.Skip(err)
	}
	return a
}

const sample = `Trump and Colombia's Petro meet

BOGOTÁ, Colombia — “We don't agree,” Mr. Petro said on Tuesday. He left the U.S. with 12 officials.
Nine sailors were rescued by the coast guard, the harbour master told reporters.`

func TestParseSample(t *testing.T) {
	d := load(t).Parse(sample)
	check(t, d)
	var got []string
	last := d.Sentences[len(d.Sentences)-1].Tokens
	for _, tok := range last {
		head := "ROOT"
		if tok.Head >= 0 {
			head = last[tok.Head].Form
		}
		if tok.UPOS != lang.PUNCT {
			got = append(got, strings.Join([]string{tok.Lemma, tok.UPOS.String(), tok.XPOS.String(), tok.Rel.String(), head}, " "))
		}
	}
	want := `nine NUM CD nummod sailors
sailor NOUN NNS nsubj:pass rescued
be AUX VBD aux:pass rescued
rescue VERB VBN ccomp told
by ADP IN case guard
the DET DT det guard
coast NOUN NN compound guard
guard NOUN NN obl:agent rescued
the DET DT det master
harbour NOUN NN compound master
master NOUN NN nsubj told
tell VERB VBD root ROOT
reporter NOUN NNS iobj told`
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

func TestParseSentenceEqualsParse(t *testing.T) {
	a := load(t)
	for _, s := range a.Parse(sample).Sentences {
		tokens := make([]lang.Token, len(s.Tokens))
		for i, tok := range s.Tokens {
			tokens[i] = lang.Token{Span: tok.Span, Form: tok.Form}
		}
		a.ParseSentence(tokens)
		for i := range tokens {
			if tokens[i] != s.Tokens[i] {
				t.Errorf("got %v, want %v", tokens[i], s.Tokens[i])
			}
		}
	}
	a.ParseSentence(nil)
}

func TestParseIsSafeForConcurrentUse(t *testing.T) {
	a := load(t)
	want := a.Parse(sample)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i, s := range a.Parse(sample).Sentences {
				for j, tok := range s.Tokens {
					if tok != want.Sentences[i].Tokens[j] {
						t.Errorf("got %v, want %v", tok, want.Sentences[i].Tokens[j])
					}
				}
			}
		})
	}
	wg.Wait()
}

// check holds what Doc promises.
func check(t testing.TB, d *lang.Doc) {
	t.Helper()
	at := 0
	for _, p := range d.Paragraphs {
		if p.Start < at || !p.In(len(d.Text)) || strings.TrimSpace(p.Cut(d.Text)) != p.Cut(d.Text) {
			t.Fatalf("paragraph %v after byte %d", p, at)
		}
		at = p.End
	}
	at = 0
	for _, s := range d.Sentences {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End ||
			!d.Paragraphs[s.Paragraph].Contains(s.Span) {
			t.Fatalf("sentence %v of paragraph %d", s.Span, s.Paragraph)
		}
		roots := 0
		for i, tok := range s.Tokens {
			if tok.Start < at || !tok.In(len(d.Text)) || tok.Form != tok.Cut(d.Text) || strings.ContainsAny(tok.Form, " \n\t") ||
				!utf8.ValidString(tok.Form) {
				t.Fatalf("token %q %v after byte %d", tok.Form, tok.Span, at)
			}
			if strings.Trim(d.Text[at:tok.Start], " \n\t\r\f\v") != "" && visible(d.Text[at:tok.Start]) {
				t.Fatalf("no token covers %q", d.Text[at:tok.Start])
			}
			at = tok.End
			if tok.UPOS == lang.NoUPOS || tok.XPOS == lang.NoXPOS || tok.Rel == lang.NoRel || tok.Lemma == "" {
				t.Fatalf("token %q: %v %v %v %q", tok.Form, tok.UPOS, tok.XPOS, tok.Rel, tok.Lemma)
			}
			if tok.Head < 0 {
				roots++
			}
			steps := 0
			for h := int32(i); h >= 0; h = s.Tokens[h].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("token %d is on a circle", i)
				}
			}
		}
		if roots != 1 || s.Root() < 0 {
			t.Fatalf("%d roots in %q", roots, s.Cut(d.Text))
		}
	}
}

// visible tells whether a gap between tokens has a letter or digit.
func visible(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' })
}

func FuzzParse(f *testing.F) {
	a, err := lang.Load()
	if err != nil {
		f.Skip(err)
	}
	for _, s := range []string{sample, "", "\"\"\"'''", "a.b.c.d.", "1-2-3-4-5", "it's 5pm... (no)", "www.x", "’’s n't 's", "U.S.A.", "\u200d\u00ad",
		"He left. [3] 4 Yet (b. May) [citation needed]", "Figure 1.2 Who? (1990) who", "1. a: 2. b", "x\xff\xc3.\xe2\x80", "Image: y Monday, May 3, 2010"} {
		f.Add(s)
	}
	// Any bytes: what Doc promises, and Split finds the same as Parse.
	f.Fuzz(func(t *testing.T, text string) {
		d := a.Parse(text)
		check(t, d)
		if len(d.Text) != len(text) || utf8.ValidString(text) && d.Text != text {
			t.Fatalf("text %q became %q", text, d.Text)
		}
		s := lang.Split(text)
		if len(s.Sentences) != len(d.Sentences) {
			t.Fatalf("%d sentences, Split finds %d", len(d.Sentences), len(s.Sentences))
		}
		for i := range s.Sentences {
			if s.Sentences[i].Span != d.Sentences[i].Span || len(s.Sentences[i].Tokens) != len(d.Sentences[i].Tokens) {
				t.Fatalf("sentence %d: %v, Split finds %v", i, d.Sentences[i].Span, s.Sentences[i].Span)
			}
		}
	})
}

// Hard cases for loops that look ahead or behind.
func TestParseOddities(t *testing.T) {
	a := load(t)
	const size = 60_000
	for _, unit := range []string{"\"", "'", "’", ".", "a", "a ", "-", "a-", ". \"", "U.S. ", "é", "1", "1,", "1-", "a@", "www.", "x.com ",
		"\n", " \n", "a\n", "(", "?”", "👍", "\u200d", "n't", "'s", "http://", "A. ", "e-", "\u00ad", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n"} {
		check(t, a.Parse(strings.Repeat(unit, size/len(unit))))
	}
}

// Sentences longer than the network reads at once have one tree all the same.
func TestVeryLongSentence(t *testing.T) {
	a := load(t)
	for _, n := range []int{199, 200, 201, 455} {
		tokens := make([]lang.Token, n)
		for i := range tokens {
			tokens[i].Form = strings.Fields("the man saw a dog and")[i%6]
		}
		a.ParseSentence(tokens)
		roots := 0
		for i, tok := range tokens {
			if tok.Head < 0 {
				roots++
			}
			if tok.Rel == lang.NoRel || (tok.Rel == lang.RelRoot) != (tok.Head < 0) {
				t.Fatalf("token %d of %d: %v to %d", i, n, tok.Rel, tok.Head)
			}
			steps := 0
			for h := int32(i); h >= 0; h = tokens[h].Head {
				if steps++; steps > n {
					t.Fatalf("token %d of %d is on a circle", i, n)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots in %d tokens", roots, n)
		}
	}
}

// Without the network's file the linear parser makes the trees; a damaged file
// is refused.
func TestNetworkFile(t *testing.T) {
	var data [4][]byte
	for i, name := range []string{"tagger.bin", "lemmas.bin", "parser.bin", "encoder.bin"} {
		var err error
		if data[i], err = models.Read(name); err != nil {
			t.Skip(err)
		}
	}
	a, err := lang.NewAnalyzer(data[0], data[1], data[2])
	if err != nil {
		t.Fatal(err)
	}
	check(t, a.Parse(sample))
	for _, bad := range [][]byte{nil, data[2], data[3][:len(data[3])-1]} {
		if a.Read(bad) == nil {
			t.Errorf("%d bytes of a damaged file were taken", len(bad))
		}
	}
	if err := a.Read(data[3]); err != nil {
		t.Fatal(err)
	}
	want := load(t).Parse(sample)
	for i, s := range a.Parse(sample).Sentences {
		if !slices.Equal(s.Tokens, want.Sentences[i].Tokens) {
			t.Errorf("sentence %d differs from that of the models built in", i)
		}
	}
}

// TestAgainstTreebanks holds the floors on the development parts, gold tokens
// and predicted tags.
func TestAgainstTreebanks(t *testing.T) {
	a := load(t)
	dir := filepath.Join("..", "..", "..", "shared", "train")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no treebanks: ", err)
	}
	for _, c := range []struct {
		name                   string
		upos, lemma, head, rel int // in hundredths of a percent
	}{
		{"ewt-dev", 9560, 9715, 8820, 8520},
		{"gum-dev", 9670, 9810, 8790, 8490},
	} {
		docs, err := gold.ReadTreebank(dir, c.name)
		if err != nil {
			t.Fatal(err)
		}
		s := a.Measure(gold.Sentences(docs))
		for _, x := range []struct {
			name     string
			n, floor int
		}{{"UPOS", s.UPOS, c.upos}, {"lemmas", s.Lemma, c.lemma}, {"heads", s.Head, c.head}, {"relations", s.Rel, c.rel}} {
			if x.n*10000 < x.floor*s.Tokens {
				t.Errorf("%s: %d of %d %s, want %d in 10000", c.name, x.n, s.Tokens, x.name, x.floor)
			}
		}
	}
}

// TestTrainingRepeats trains all models twice on a few sentences.
func TestTrainingRepeats(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	docs, err := gold.ReadTreebank(filepath.Join("..", "..", "..", "shared", "train"), "gum-dev")
	if err != nil {
		t.Skip("no treebanks: ", err)
	}
	train := gold.Sentences(docs)[:80]
	quiet := func(string) {}
	make := func() [3][]byte {
		news := lang.NewCounts()
		for _, s := range train {
			var forms []string
			var tags []lang.XPOS
			for _, tok := range s.Tokens {
				forms, tags = append(forms, tok.Form), append(tags, tok.XPOS)
			}
			news.Add(forms, tags)
		}
		return [3][]byte{lang.TrainTagger(train, news, 1, quiet), lang.TrainLemmas(train, train), lang.TrainParser(train, news, 1, quiet)}
	}
	first, second := make(), make()
	for i, name := range []string{"tagger", "lemmas", "parser"} {
		if !bytes.Equal(first[i], second[i]) {
			t.Errorf("%s: two trainings gave two files", name)
		}
	}
	if _, err := lang.NewAnalyzer(first[0], first[1], first[2]); err != nil {
		t.Error(err)
	}
}

// TestSplitAgainstTreebanks holds the floors of sentences and tokens on GUM,
// whose texts are edited.
func TestSplitAgainstTreebanks(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "train")
	docs, err := gold.ReadTreebank(dir, "gum-dev")
	if err != nil {
		t.Skip("no treebanks: ", err)
	}
	var tokens, sentences [3]int // right, found, gold
	for _, d := range docs {
		starts, tops := map[[2]int]bool{}, map[[2]int]bool{}
		for _, s := range d.Sentences {
			tops[[2]int{s.Start, s.End}] = true
			sentences[2]++
			tokens[2] += len(s.Tokens)
			for _, tok := range s.Tokens {
				starts[[2]int{tok.Start, tok.End}] = true
			}
		}
		for _, s := range lang.Split(d.Text).Sentences {
			sentences[1]++
			tokens[1] += len(s.Tokens)
			if tops[[2]int{s.Start, s.End}] {
				sentences[0]++
			}
			for _, tok := range s.Tokens {
				if starts[[2]int{tok.Start, tok.End}] {
					tokens[0]++
				}
			}
		}
	}
	if tokens[0]*2*1000 < 998*(tokens[1]+tokens[2]) {
		t.Errorf("tokens: %d right, %d found, %d gold", tokens[0], tokens[1], tokens[2])
	}
	if sentences[0]*2*100 < 96*(sentences[1]+sentences[2]) {
		t.Errorf("sentences: %d right, %d found, %d gold", sentences[0], sentences[1], sentences[2])
	}
	t.Logf("tokens %v, sentences %v", tokens, sentences)
}
