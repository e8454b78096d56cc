package lang

import (
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// hand builds a Doc of one paragraph a line. A word is written form/UPOS/head/
// relation with the head's place in the sentence, counted from 1; a sentence
// ends with a line.
func hand(t *testing.T, text string) *Doc {
	t.Helper()
	d := &Doc{}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		s := Sentence{Span: synoptic.Span{Start: b.Len()}}
		for i, word := range strings.Fields(line) {
			f := strings.Split(word, "/")
			if len(f) != 4 {
				t.Fatalf("word %q", word)
			}
			if i > 0 {
				b.WriteByte(' ')
			}
			tok := Token{Form: f[0], Lemma: strings.ToLower(f[0]), Head: -1}
			head, err := strconv.Atoi(f[2])
			if err != nil {
				t.Fatalf("word %q", word)
			}
			tok.Head = int32(head) - 1
			var ok1, ok2 bool
			tok.UPOS, ok1 = ParseUPOS(f[1])
			tok.Rel, ok2 = ParseRel(f[3])
			if !ok1 || !ok2 {
				t.Fatalf("word %q", word)
			}
			tok.XPOS = penn(&tok)
			tok.Start = b.Len()
			b.WriteString(f[0])
			tok.End = b.Len()
			s.Tokens = append(s.Tokens, tok)
		}
		s.End = b.Len()
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = b.String()
	for i := range d.Sentences {
		for k := range d.Sentences[i].Tokens {
			w := &d.Sentences[i].Tokens[k]
			w.Form = w.Cut(d.Text)
			switch w.Lemma {
			case "said":
				w.Lemma = "say"
			case "is", "was":
				w.Lemma = "be"
			}
		}
	}
	d.Paragraphs = []synoptic.Span{{Start: 0, End: len(d.Text)}}
	return d
}

// penn is a Penn tag that goes with the part of speech.
func penn(t *Token) XPOS {
	switch t.UPOS {
	case PROPN:
		return TagNNP
	case NOUN:
		if strings.HasSuffix(t.Form, "s") {
			return TagNNS
		}
		return TagNN
	case PRON:
		if t.Rel == RelNmodPoss {
			return TagPRPS
		}
		return TagPRP
	case DET:
		return TagDT
	case ADJ:
		return TagJJ
	case VERB:
		return TagVBD
	case PART:
		return TagPOS
	}
	return NoXPOS
}

// TestRules finds, by rules alone, what hand-built trees bind.
func TestRules(t *testing.T) {
	for _, c := range []struct{ about, text, name, mentions, roles string }{
		{"apposition",
			`Ana/PROPN/7/nsubj Velden/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det lawyer/NOUN/1/appos ,/PUNCT/5/punct left/VERB/0/root ./PUNCT/7/punct
			The/DET/2/det lawyer/NOUN/3/nsubj said/VERB/0/root nothing/PRON/3/obj ./PUNCT/3/punct`,
			"Ana Velden", "Ana Velden|a lawyer|The lawyer", "lawyer"},
		{"a copula",
			`Ana/PROPN/5/nsubj Velden/PROPN/1/flat is/AUX/5/cop a/DET/5/det lawyer/NOUN/0/root ./PUNCT/5/punct
			The/DET/2/det lawyer/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct`,
			"Ana Velden", "Ana Velden|a lawyer|The lawyer", "lawyer"},
		{"a copula that denies",
			`Ana/PROPN/6/nsubj Velden/PROPN/1/flat is/AUX/6/cop not/ADV/6/advmod a/DET/6/det lawyer/NOUN/0/root ./PUNCT/6/punct
			The/DET/2/det lawyer/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct`,
			"Ana Velden", "Ana Velden", ""},
		{"as president",
			`Ana/PROPN/3/nsubj Velden/PROPN/1/flat spoke/VERB/0/root as/ADP/5/case president/NOUN/3/obl ./PUNCT/3/punct
			The/DET/2/det president/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct`,
			"Ana Velden", "Ana Velden|The president", "president"},
		{"his counterpart",
			`President/PROPN/2/nmod:desc Jon/PROPN/4/nsubj Velden/PROPN/2/flat met/VERB/0/root President/PROPN/6/nmod:desc Ana/PROPN/4/obj Stone/PROPN/6/flat ./PUNCT/4/punct
			Velden/PROPN/2/nsubj praised/VERB/0/root his/PRON/4/nmod:poss counterpart/NOUN/2/obj ./PUNCT/2/punct`,
			"Ana Stone", "President Ana Stone|his counterpart", "president|counterpart"},
		{"of father and daughter the one who is captain, by copula",
			`Jon/PROPN/6/nsubj Velden/PROPN/1/flat is/AUX/6/cop the/DET/6/det ferry/NOUN/6/compound captain/NOUN/0/root ./PUNCT/6/punct
			Ana/PROPN/3/nsubj Velden/PROPN/1/flat ran/VERB/0/root ./PUNCT/3/punct
			Captain/PROPN/2/nmod:desc Velden/PROPN/3/nsubj stayed/VERB/0/root ./PUNCT/3/punct`,
			"Jon Velden", "Jon Velden|the ferry captain|Captain Velden", "ferry captain|captain"},
		{"her father is the captain, not she",
			`Ana/PROPN/3/nsubj Velden/PROPN/1/flat ran/VERB/0/root ./PUNCT/3/punct
			Her/PRON/2/nmod:poss father/NOUN/9/nsubj ,/PUNCT/4/punct Jon/PROPN/2/appos Velden/PROPN/4/flat ,/PUNCT/2/punct is/AUX/9/cop the/DET/9/det captain/NOUN/0/root ./PUNCT/9/punct
			Captain/PROPN/2/nmod:desc Velden/PROPN/3/nsubj stayed/VERB/0/root ./PUNCT/3/punct`,
			"Jon Velden", "Her father|Jon Velden|the captain|Captain Velden", "captain"},
		{"his mother is the judge, by a clause with who",
			`Oskar/PROPN/3/nsubj Velden/PROPN/1/flat fell/VERB/0/root ./PUNCT/3/punct
			Ana/PROPN/8/nsubj Velden/PROPN/1/flat ,/PUNCT/7/punct who/PRON/7/nsubj is/AUX/7/cop a/DET/7/det judge/NOUN/1/acl:relcl wept/VERB/0/root ./PUNCT/8/punct
			Judge/PROPN/2/nmod:desc Velden/PROPN/3/nsubj left/VERB/0/root ./PUNCT/3/punct`,
			"Ana Velden", "Ana Velden|a judge|Judge Velden", "judge"},
		{"a title before the full name tells whose it is",
			`Sergeant/PROPN/2/nmod:desc Ana/PROPN/4/nsubj Velden/PROPN/2/flat came/VERB/0/root with/ADP/6/case Oskar/PROPN/4/obl Velden/PROPN/6/flat ./PUNCT/4/punct
			Sergeant/PROPN/2/nmod:desc Velden/PROPN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct`,
			"Ana Velden", "Sergeant Ana Velden|Sergeant Velden", "sergeant"},
		{"a noun of no table, in apposition",
			`A/DET/2/det stoker/NOUN/7/nsubj ,/PUNCT/4/punct Ana/PROPN/2/appos Velden/PROPN/4/flat ,/PUNCT/2/punct saw/VERB/0/root smoke/NOUN/7/obj ./PUNCT/7/punct`,
			"Ana Velden", "A stoker|Ana Velden", "stoker"},
		{"a wife is no role",
			`Jon/PROPN/3/nsubj Velden/PROPN/1/flat came/VERB/0/root with/ADP/6/case his/PRON/6/nmod:poss wife/NOUN/3/obl ,/PUNCT/8/punct Ana/PROPN/6/appos ./PUNCT/3/punct`,
			"Ana", "his wife|Ana", ""},
		{"Mr Velden is the husband, known by a given name",
			`Maria/PROPN/3/nsubj Velden/PROPN/1/flat came/VERB/0/root with/ADP/6/case her/PRON/6/nmod:poss husband/NOUN/3/obl ,/PUNCT/8/punct Jon/PROPN/6/appos ./PUNCT/3/punct
			Mr/PROPN/2/nmod:desc Velden/PROPN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct`,
			"Jon", "her husband|Jon|Mr Velden", ""},
		{"a brother who bears a town's name",
			`Ana/PROPN/3/nsubj Velden/PROPN/1/flat came/VERB/0/root with/ADP/6/case her/PRON/6/nmod:poss brother/NOUN/3/obl ,/PUNCT/8/punct Sydney/PROPN/6/appos ./PUNCT/3/punct`,
			"Sydney", "her brother|Sydney", ""},
		{"his own lawyer is another man",
			`Jon/PROPN/3/nsubj Velden/PROPN/1/flat came/VERB/0/root with/ADP/6/case his/PRON/6/nmod:poss lawyer/NOUN/3/obl ./PUNCT/3/punct
			His/PRON/2/nmod:poss lawyer/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct`,
			"his lawyer", "his lawyer|His lawyer", "lawyer"},
		{"the Velden who is the captain",
			`Ana/PROPN/3/nsubj Velden/PROPN/1/flat left/VERB/0/root ./PUNCT/3/punct
			Her/PRON/2/nmod:poss father/NOUN/9/nsubj ,/PUNCT/4/punct Jon/PROPN/2/appos Velden/PROPN/4/flat ,/PUNCT/4/punct is/AUX/9/cop the/DET/9/det captain/NOUN/0/root ./PUNCT/9/punct
			Police/NOUN/2/nsubj questioned/VERB/0/root Captain/PROPN/4/nmod:desc Velden/PROPN/2/obj ./PUNCT/2/punct`,
			"Jon Velden", "Her father|Jon Velden|the captain|Captain Velden", "captain"},
	} {
		t.Run(c.about, func(t *testing.T) {
			d := hand(t, c.text)
			p := newPage(d)
			es := p.entities(p.names(nil), nil)
			for _, e := range es {
				if e.Name != c.name {
					continue
				}
				var got []string
				for _, m := range e.Mentions {
					if m.Form != synoptic.FormPronoun {
						got = append(got, m.Cut(d.Text))
					}
				}
				if g, r := strings.Join(got, "|"), strings.Join(e.Roles, "|"); g != c.mentions || r != c.roles {
					t.Errorf("got %q, roles %q; want %q, %q", g, r, c.mentions, c.roles)
				}
				return
			}
			t.Errorf("no %q among %+v", c.name, es)
		})
	}
}

// TestNameRules finds names without a model.
func TestNameRules(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Mr/PROPN/2/nmod:desc Velden/PROPN/3/nsubj left/VERB/0/root Norway/PROPN/3/obj ./PUNCT/3/punct",
			"title Mr|person Velden|place Norway"},
		{"The/DET/2/det Bank/PROPN/5/nsubj of/ADP/4/case Bergen/PROPN/2/nmod closed/VERB/0/root ./PUNCT/5/punct",
			"organization Bank of Bergen"},
		{"Norwegian/ADJ/2/amod ships/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct", "nationality Norwegian"},
		{"U.S./PROPN/2/compound President/PROPN/3/nmod:desc Ana/PROPN/5/nsubj Stone/PROPN/3/flat spoke/VERB/0/root ./PUNCT/5/punct",
			"place U.S.|title President|person Ana Stone"},
	} {
		d := hand(t, c.text)
		p := newPage(d)
		var got []string
		for _, n := range p.names(nil) {
			got = append(got, n.Kind.String()+" "+n.Span(d).Cut(d.Text))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("got %q, want %q", g, c.want)
		}
	}
}
