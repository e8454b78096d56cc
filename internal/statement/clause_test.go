package statement

import (
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// tree builds an analysis of one sentence from words written as
// "form/lemma/TAG/head/rel", heads counted from 1, 0 for the root.
func tree(t *testing.T, words string) (*synoptic.Analysis, *lang.Doc) {
	t.Helper()
	a := &synoptic.Analysis{}
	var tokens []lang.Token
	text := ""
	for _, f := range strings.Fields(words) {
		p := strings.Split(f, "/")
		if len(p) != 5 {
			t.Fatalf("%q: want form/lemma/TAG/head/rel", f)
		}
		if text != "" {
			text += " "
		}
		head, err := strconv.Atoi(p[3])
		if err != nil {
			t.Fatal(err)
		}
		a.Words = append(a.Words, synoptic.Word{
			Span: synoptic.Span{Start: len(text), End: len(text) + len(p[0])}, Lemma: p[1], Tag: p[2], Head: head - 1, Rel: p[4],
		})
		tag, _ := lang.ParseUPOS(p[2])
		rel, _ := lang.ParseRel(p[4])
		tokens = append(tokens, lang.Token{Form: p[0], Lemma: p[1], UPOS: tag, Head: int32(head - 1), Rel: rel})
		text += p[0]
	}
	a.Sentences = []synoptic.Sentence{{Span: synoptic.Span{End: len(text)}, Last: len(a.Words)}}
	return a, &lang.Doc{Text: text, Sentences: []lang.Sentence{{Span: a.Sentences[0].Span, Tokens: tokens}}}
}

// spans are the words of the statements found.
func spans(a *synoptic.Analysis, d *lang.Doc) []string {
	var out []string
	for _, s := range clauses(a, d) {
		out = append(out, s.Cut(d.Text))
	}
	return out
}

func TestClausesSplit(t *testing.T) {
	for _, c := range []struct {
		name, words string
		want        []string
	}{
		{"one clause",
			"Nine/nine/NUM/2/nummod sailors/sailor/NOUN/4/nsubj:pass were/be/AUX/4/aux:pass rescued/rescue/VERB/0/root on/on/ADP/6/case Monday/Monday/PROPN/4/obl",
			[]string{"Nine sailors were rescued on Monday"}},
		{"a clause under a verb of saying stands alone, the verb of saying says nothing",
			"She/she/PRON/2/nsubj said/say/VERB/0/root that/that/SCONJ/6/mark the/the/DET/5/det fire/fire/NOUN/6/nsubj burned/burn/VERB/2/ccomp for/for/ADP/9/case six/six/NUM/9/nummod hours/hour/NOUN/6/obl",
			[]string{"the fire burned for six hours"}},
		{"two predicates with objects are two facts",
			"Police/police/NOUN/2/nsubj arrested/arrest/VERB/0/root the/the/DET/4/det driver/driver/NOUN/2/obj and/and/CCONJ/6/cc closed/close/VERB/2/conj the/the/DET/8/det road/road/NOUN/6/obj",
			[]string{"Police arrested the driver", "closed the road"}},
		{"a dateline is not part of the clause",
			"TOLVIK/Tolvik/PROPN/4/dep -/-/PUNCT/1/punct Nine/nine/NUM/4/nummod people/people/NOUN/5/nsubj died/die/VERB/0/root",
			[]string{"Nine people died"}},
		{"an apposition is a fact of its own",
			"Ada/Ada/PROPN/7/nsubj Rusk/Rusk/PROPN/1/flat ,/,/PUNCT/5/punct the/the/DET/5/det vet/vet/NOUN/1/appos ,/,/PUNCT/5/punct counted/count/VERB/0/root nine/nine/NUM/9/nummod cows/cow/NOUN/7/obj",
			[]string{"Ada Rusk , the vet", "Ada Rusk , the vet , counted nine cows"}},
	} {
		a, d := tree(t, c.words)
		if got := spans(a, d); strings.Join(got, " | ") != strings.Join(c.want, " | ") {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestStatusAndNegation(t *testing.T) {
	for _, c := range []struct {
		words   string
		status  synoptic.Status
		negated bool
	}{
		{"The/the/DET/2/det ships/ship/NOUN/3/nsubj left/leave/VERB/0/root port/port/NOUN/3/obj", synoptic.Done, false},
		{"The/the/DET/2/det ships/ship/NOUN/4/nsubj will/will/AUX/4/aux leave/leave/VERB/0/root port/port/NOUN/4/obj", synoptic.Planned, false},
		{"The/the/DET/2/det ships/ship/NOUN/5/nsubj did/do/AUX/5/aux not/not/PART/5/advmod leave/leave/VERB/0/root port/port/NOUN/5/obj", synoptic.Done, true},
		{"No/no/DET/2/det ships/ship/NOUN/3/nsubj left/leave/VERB/0/root port/port/NOUN/3/obj", synoptic.Done, true},
		{"The/the/DET/2/det ships/ship/NOUN/4/nsubj could/could/AUX/4/aux leave/leave/VERB/0/root port/port/NOUN/4/obj", synoptic.Suggested, false},
	} {
		a, d := tree(t, c.words)
		got := clauses(a, d)
		if len(got) != 1 || got[0].Status != c.status || got[0].Negated != c.negated {
			t.Errorf("%q: got %+v, want status %s, negated %v", d.Text, got, c.status, c.negated)
		}
	}
}

// TestEventBehindThePredicate: what happens may be said by a verb further on,
// and the status is that one's.
func TestEventBehindThePredicate(t *testing.T) {
	for _, c := range []struct {
		words   string
		event   int // counted from 1
		status  synoptic.Status
		negated bool
	}{
		{"Ships/ship/NOUN/2/nsubj left/leave/VERB/0/root port/port/NOUN/2/obj", 2, synoptic.Done, false},
		{"Crews/crew/NOUN/2/nsubj plan/plan/VERB/0/root to/to/PART/4/mark leave/leave/VERB/2/xcomp port/port/NOUN/4/obj", 4, synoptic.Planned, false},
		{"Crews/crew/NOUN/2/nsubj refused/refuse/VERB/0/root to/to/PART/4/mark try/try/VERB/2/xcomp to/to/PART/6/mark leave/leave/VERB/4/xcomp", 6, synoptic.Planned, true},
		{"Crews/crew/NOUN/2/nsubj stopped/stop/VERB/0/root to/to/PART/4/mark leave/leave/VERB/2/advcl mail/mail/NOUN/4/obj", 2, synoptic.Done, false},
	} {
		a, d := tree(t, c.words)
		got := clauses(a, d)[0]
		if got.Event != c.event-1 || got.Status != c.status || got.Negated != c.negated {
			t.Errorf("%q: event %d, status %s, negated %v; want %d, %s, %v", d.Text, got.Event+1, got.Status, got.Negated, c.event, c.status, c.negated)
		}
	}
}

// TestLongClauseIsCut: a clause is cut back around its predicate.
func TestLongClauseIsCut(t *testing.T) {
	words := "Crowds/crowd/NOUN/2/nsubj gathered/gather/VERB/0/root"
	for i := 0; i < 60; i++ {
		words += " quays/quay/NOUN/2/obl"
	}
	a, d := tree(t, words)
	got := clauses(a, d)
	if len(got) != 1 || got[0].Len() > maxClause || !strings.HasPrefix(got[0].Cut(d.Text), "Crowds gathered") {
		t.Errorf("got %d statements of %d bytes", len(got), got[0].Len())
	}
}
