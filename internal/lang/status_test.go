package lang

import (
	"strconv"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// clauseTree builds a sentence from words written as "form/lemma/XPOS/head/rel",
// heads counted from 1, 0 for the root; the universal part of speech is left to
// be told from the Penn tag.
func clauseTree(t *testing.T, words string) *Sentence {
	t.Helper()
	s := &Sentence{}
	for _, f := range strings.Fields(words) {
		p := strings.Split(f, "/")
		if len(p) != 5 {
			t.Fatalf("%q: want form/lemma/XPOS/head/rel", f)
		}
		head, err := strconv.Atoi(p[3])
		if err != nil {
			t.Fatal(err)
		}
		x, _ := ParseXPOS(p[2])
		r, _ := ParseRel(p[4])
		u := X
		switch p[2][0] {
		case 'V':
			u = VERB
		case 'N':
			u = NOUN
		case 'J':
			u = ADJ
		case 'R':
			u = ADV
		}
		if r == RelAux || r == RelAuxPass || r == RelCop {
			u = AUX
		}
		s.Tokens = append(s.Tokens, Token{Form: p[0], Lemma: p[1], XPOS: x, UPOS: u, Head: int32(head - 1), Rel: r})
	}
	return s
}

// TestStatusOfTrees: the grammar alone, on trees that are right.
func TestStatusOfTrees(t *testing.T) {
	for _, c := range []struct {
		name, words string
		at          int // counted from 1
		want        ClauseStatus
	}{
		{"past", "Ships/ship/NNS/2/nsubj left/leave/VBD/0/root", 2,
			ClauseStatus{Word: synoptic.Done, Tense: PastTense}},
		{"perfect passive, negated", "Ships/ship/NNS/5/nsubj:pass have/have/VBP/5/aux not/not/RB/5/advmod been/be/VBN/5/aux:pass seen/see/VBN/0/root", 5,
			ClauseStatus{Word: synoptic.Done, Negated: true, Tense: PresentTense, Aspect: Perfect, Passive: true}},
		{"perfect progressive", "It/it/PRP/4/nsubj has/have/VBZ/4/aux been/be/VBN/4/aux raining/rain/VBG/0/root", 4,
			ClauseStatus{Word: synoptic.Done, Tense: PresentTense, Aspect: Perfect | Progressive}},
		{"future", "Ships/ship/NNS/3/nsubj 'll/'ll/MD/3/aux leave/leave/VB/0/root", 3,
			ClauseStatus{Word: synoptic.Planned, Modality: Future, Tense: FutureTense}},
		{"would have", "Ships/ship/NNS/4/nsubj would/would/MD/4/aux have/have/VB/4/aux left/leave/VBN/0/root", 4,
			ClauseStatus{Word: synoptic.Conditional, Modality: Supposed, Tense: NoTense, Aspect: Perfect}},
		{"would, said in the past", "He/he/PRP/2/nsubj said/say/VBD/0/root ships/ship/NNS/5/nsubj would/would/MD/5/aux leave/leave/VB/2/ccomp", 5,
			ClauseStatus{Word: synoptic.Planned, Modality: Future}},
		{"fail", "Pumps/pump/NNS/2/nsubj failed/fail/VBD/0/root to/to/TO/4/mark start/start/VB/2/xcomp", 4,
			ClauseStatus{Word: synoptic.Done, Negated: true}},
		{"keep", "Banks/bank/NNS/2/nsubj kept/keep/VBD/0/root buying/buy/VBG/2/xcomp", 3,
			ClauseStatus{Word: synoptic.Done}},
		{"keep from", "Rain/rain/NN/2/nsubj kept/keep/VBD/0/root them/they/PRP/2/obj from/from/IN/5/mark leaving/leave/VBG/2/advcl", 5,
			ClauseStatus{Word: synoptic.Done, Negated: true}},
		{"not fail", "Pumps/pump/NNS/4/nsubj did/do/VBD/4/aux not/not/RB/4/advmod fail/fail/VB/0/root to/to/TO/6/mark start/start/VB/4/xcomp", 6,
			ClauseStatus{Word: synoptic.Done}},
		{"may fail", "Pumps/pump/NNS/3/nsubj may/may/MD/3/aux fail/fail/VB/0/root to/to/TO/5/mark start/start/VB/3/xcomp", 5,
			ClauseStatus{Word: synoptic.Suggested, Negated: true}},
		{"said to have refused to try to leave", "He/he/PRP/3/nsubj:pass is/be/VBZ/3/aux:pass said/say/VBN/0/root to/to/TO/6/mark have/have/VB/6/aux refused/refuse/VBN/3/xcomp to/to/TO/8/mark try/try/VB/6/xcomp to/to/TO/10/mark leave/leave/VB/8/xcomp", 10,
			ClauseStatus{Word: synoptic.Alleged, Negated: true}},
		{"nobody", "Nobody/nobody/NN/2/nsubj came/come/VBD/0/root", 2,
			ClauseStatus{Word: synoptic.Done, Negated: true, Tense: PastTense}},
		{"nobody failed", "Nobody/nobody/NN/2/nsubj failed/fail/VBD/0/root to/to/TO/4/mark come/come/VB/2/xcomp", 4,
			ClauseStatus{Word: synoptic.Done}},
		{"or shares", "He/he/PRP/4/nsubj:pass was/be/VBD/4/aux:pass not/not/RB/4/advmod held/hold/VBN/0/root or/or/CC/6/cc fined/fine/VBN/4/conj", 6,
			ClauseStatus{Word: synoptic.Done, Negated: true, Tense: PastTense, Passive: true}},
		{"but does not", "He/he/PRP/4/nsubj:pass was/be/VBD/4/aux:pass not/not/RB/4/advmod held/hold/VBN/0/root but/but/CC/6/cc fined/fine/VBN/4/conj", 6,
			ClauseStatus{Word: synoptic.Done, Tense: PastTense, Passive: true}},
		{"if", "If/if/IN/3/mark it/it/PRP/3/nsubj rains/rain/VBZ/6/advcl we/we/PRP/6/nsubj will/will/MD/6/aux stay/stay/VB/0/root", 6,
			ClauseStatus{Word: synoptic.Conditional, Modality: Supposed, Tense: FutureTense}},
		{"whether", "It/it/PRP/3/nsubj is/be/VBZ/3/cop unclear/unclear/JJ/0/root whether/whether/IN/6/mark it/it/PRP/6/nsubj sank/sink/VBD/3/csubj", 6,
			ClauseStatus{Word: synoptic.Conditional, Modality: Open, Tense: PastTense}},
		{"denied", "He/he/PRP/2/nsubj denied/deny/VBD/0/root he/he/PRP/4/nsubj fled/flee/VBD/2/ccomp", 4,
			ClauseStatus{Word: synoptic.Denied, Tense: PastTense}},
		{"imperative", "Do/do/VB/3/aux not/not/RB/3/advmod run/run/VB/0/root", 3,
			ClauseStatus{Word: synoptic.Asked, Negated: true, Modality: Bidden}},
		{"a noun", "An/a/DT/3/det alleged/alleged/JJ/3/amod theft/theft/NN/0/root", 3,
			ClauseStatus{Word: synoptic.Alleged, Modality: Hedged}},
	} {
		if got := NewStatuses(clauseTree(t, c.words)).At(c.at - 1); got != c.want {
			t.Errorf("%s: got %+v\nwant %+v", c.name, got, c.want)
		}
	}
}

// FuzzStatuses: any tree, with cycles or without, is answered.
func FuzzStatuses(f *testing.F) {
	f.Add([]byte{1, 2, 3, 200, 4, 5, 6, 7, 8, 9})
	lemmas := []string{"not", "no", "fail", "deny", "say", "will", "if", "to", "neither", "nor", "until", "too", "last", "be", "have", "ship"}
	f.Fuzz(func(t *testing.T, b []byte) {
		s := &Sentence{}
		for i := 0; i+3 < len(b) && len(s.Tokens) < 200; i += 4 {
			l := lemmas[int(b[i])%len(lemmas)]
			s.Tokens = append(s.Tokens, Token{Form: l, Lemma: l, Head: -1 + int32(b[i+1]), Rel: Rel(int(b[i+2]) % len(relNames)), UPOS: UPOS(b[i+3] % 18), XPOS: XPOS(b[i+3] % 40)})
		}
		for i := range s.Tokens {
			if int(s.Tokens[i].Head) >= len(s.Tokens) {
				s.Tokens[i].Head = -1
			}
		}
		c := NewStatuses(s)
		for i := range s.Tokens {
			if st := c.At(i); st.Word == "" {
				t.Errorf("token %d has no status", i)
			}
		}
	})
}
