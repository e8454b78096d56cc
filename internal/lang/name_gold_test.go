package lang_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

const trainDir = "../../../shared/train"

// entityDocs reads GUM's documents with their entities, or skips the test.
func entityDocs(t testing.TB, name string) []gold.EntityDocument {
	docs, err := gold.ReadEntities(trainDir, name)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no treebanks beside the project")
	}
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// phraseSpans widens each name of a person, organisation or place to the
// phrase that its head heads, as GUM's spans do. A title that stands alone
// ("the President") and people by their nationality count as persons.
func phraseSpans(d *lang.Doc, names []lang.Name) []gold.TypedSpan {
	var out []gold.TypedSpan
	for _, n := range names {
		kind := n.Kind.String()
		tokens := d.Sentences[n.Sentence].Tokens
		head := n.First
		for k := n.First; k < n.Last; k++ {
			if h := int(tokens[k].Head); h < n.First || h >= n.Last {
				head = k
				break
			}
		}
		switch n.Kind {
		case lang.NameTitle, lang.NameNationality:
			switch tokens[head].Rel.Base() {
			case lang.RelAmod, lang.RelCompound, lang.RelFlat, lang.RelNmod, lang.RelDep:
				continue
			}
			if tokens[head].UPOS != lang.PROPN {
				continue
			}
			kind = "person"
		case lang.NamePerson, lang.NameOrganization, lang.NamePlace:
		default:
			continue
		}
		near := func(i int) int {
			if n.Kind != lang.NamePlace && n.Kind != lang.NameOrganization {
				return 0
			}
			for tokens[i].UPOS == lang.DET && i+1 < len(tokens) {
				i++
			}
			for _, o := range names {
				if o.Sentence == n.Sentence && o.First == i && o.Kind == lang.NamePlace && (o.Country != "" || int(tokens[i].Head) >= n.First && int(tokens[i].Head) < n.Last) && tokens[i].Rel != lang.RelConj {
					return o.Last
				}
			}
			return 0
		}
		first, last := phrase(tokens, head, n.First, n.Last, near)
		out = append(out, gold.TypedSpan{Sentence: n.Sentence, First: first, Last: last, Type: kind})
	}
	return gold.Maximal(out)
}

// phrase is the noun phrase around the head of the name [from, to): what hangs
// on the name in front, and behind it 's, "of …", relative clauses and, where
// near is set, the place behind a comma ("Sydney, Australia").
func phrase(tokens []lang.Token, head, from, to int, near func(int) int) (first, last int) {
	below := func(i int) int { // the step just below head, -1
		for range tokens {
			h := int(tokens[i].Head)
			if h >= from && h < to {
				return i
			}
			if h < 0 {
				break
			}
			i = h
		}
		return -1
	}
	first, last = from, to
	for first > 0 {
		if lang.TitleWord(tokens[first-1].Form) && tokens[first-1].UPOS == lang.PROPN {
			first--
			continue
		}
		step := below(first - 1)
		if step < 0 || step >= first {
			break
		}
		r := tokens[step].Rel.Base()
		if r != lang.RelDet && r != lang.RelAmod && r != lang.RelCompound && r != lang.RelNmod && r != lang.RelFlat && r != lang.RelNummod &&
			(r != lang.RelPunct || tokens[first-1].XPOS != lang.TagHYPH) {
			break
		}
		first--
	}
	for last < len(tokens) && tokens[last].XPOS == lang.TagPOS && below(last) >= 0 {
		last++
	}
	if to == last && to+1 < len(tokens) && tokens[to].Form == "," {
		if end := near(to + 1); end > 0 {
			return first, end
		}
	}
	for last < len(tokens) {
		step := below(last)
		if tokens[last].UPOS == lang.PUNCT && step >= 0 && tokens[step].Rel == lang.RelPunct && last+1 < len(tokens) {
			step = below(last + 1)
		}
		if step < 0 || step < to {
			break
		}
		switch r := tokens[step].Rel; {
		case r == lang.RelAclRelcl:
		case r == lang.RelNmod && (tokens[to].Form == "of" || tokens[to].Form == "from" || tokens[to].Form == "on"):
		default:
			step = -1
		}
		if step < 0 {
			break
		}
		last++
	}
	for last > to && tokens[last-1].UPOS == lang.PUNCT {
		last--
	}
	return first, last
}

// analysed is the document with the Analyzer's tags and trees over its own
// tokens.
func analysed(a *lang.Analyzer, d *lang.Doc) *lang.Doc {
	out := *d
	out.Sentences = slices.Clone(d.Sentences)
	for i := range out.Sentences {
		s := &out.Sentences[i]
		s.Tokens = slices.Clone(s.Tokens)
		a.ParseSentence(s.Tokens)
	}
	return &out
}

// TestNamesOnGUM compares names, widened to their phrases, with GUM's maximal
// spans of persons, organisations and places headed by a proper noun.
func TestNamesOnGUM(t *testing.T) {
	a := load(t)
	docs := entityDocs(t, "gum-dev")
	for _, mode := range []string{"own tags and trees", "gold tags and trees"} {
		var phrases, heads, cores gold.Count
		byType := map[string]*gold.Count{"person": {}, "organization": {}, "place": {}}
		for i := range docs {
			d := &docs[i]
			doc := d.Doc
			if mode[0] == 'o' {
				doc = analysed(a, doc)
			}
			names := a.Names(doc)
			want, got := d.NameSpans(), phraseSpans(doc, names)
			phrases.Add(gold.CompareSpans(want, got))
			cores.Add(gold.CompareSpans(gold.NameSpans(d.CoreNames()), gold.NameSpans(names)))
			heads.Add(gold.CompareSpans(headsOf(d.Doc, want), headsOf(d.Doc, got)))
			for kind, n := range byType {
				n.Add(gold.CompareSpans(only(want, kind), only(got, kind)))
			}
			if os.Getenv("SYNOPTIC_SHOW") == mode[:3] {
				show(t, doc, d.Genre, want, got)
			}
		}
		t.Log(mode)
		if _, _, f := cores.PRF(); f < leastNames {
			t.Errorf("%s: names F1 %.3f, want %.2f", mode, f, leastNames)
		}
		report := func(what string, c gold.Count) {
			p, r, f := c.PRF()
			t.Logf("%-14s P %.3f R %.3f F1 %.3f  %v", what, p, r, f, c)
		}
		report("phrases", phrases)
		report("heads", heads)
		report("names", cores)
		for _, kind := range []string{"person", "organization", "place"} {
			report(kind, *byType[kind])
		}
	}
}

func only(spans []gold.TypedSpan, kind string) (out []gold.TypedSpan) {
	for _, s := range spans {
		if s.Type == kind {
			out = append(out, s)
		}
	}
	return out
}

// headsOf is the spans cut down to their heads.
func headsOf(d *lang.Doc, spans []gold.TypedSpan) (out []gold.TypedSpan) {
	for _, s := range spans {
		tokens := d.Sentences[s.Sentence].Tokens
		for k := s.First; k < s.Last; k++ {
			if h := int(tokens[k].Head); h < s.First || h >= s.Last {
				out = append(out, gold.TypedSpan{Sentence: s.Sentence, First: k, Last: k + 1, Type: s.Type})
				break
			}
		}
	}
	return out
}

func show(t *testing.T, d *lang.Doc, genre string, want, got []gold.TypedSpan) {
	in := func(list []gold.TypedSpan, s gold.TypedSpan) bool {
		for _, o := range list {
			if o == s {
				return true
			}
		}
		return false
	}
	cut := func(s gold.TypedSpan) string {
		tk := d.Sentences[s.Sentence].Tokens
		return d.Text[tk[s.First].Start:tk[s.Last-1].End]
	}
	for _, s := range want {
		if !in(got, s) {
			t.Logf("%s missed %-12s %q in %q", genre, s.Type, cut(s), d.Sentences[s.Sentence].Cut(d.Text))
		}
	}
	for _, s := range got {
		if !in(want, s) {
			t.Logf("%s wrong  %-12s %q in %q", genre, s.Type, cut(s), d.Sentences[s.Sentence].Cut(d.Text))
		}
	}
}
