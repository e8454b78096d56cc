package story

import (
	"crypto/sha256"
	"encoding/hex"
	"reflect"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic"
)

var keptTexts = []Text{
	{Title: "Crane falls at Quay 4", Body: "HOLM, March 3 (Wire) — A crane fell on Tuesday at the Quay of Saint Anne, killing two dockers and injuring 14, the harbour master Inés Marlow said on March 4, 2026.\n\nTwo ships were turned away. The port of Holm has 3 cranes; in 2019 one fell as well.", Day: synoptic.On(20000), URL: "https://herald.example/2026/03/03/crane", Lang: "en"},
	{Body: "Eine Meldung ohne Titel: Am 3. März fiel ein Kran um.", URL: "https://blatt.example/2026-03-04-kran"},
	{},
}

func TestTermsAreKept(t *testing.T) {
	x := NewIndexer()
	sum := sha256.New()
	for _, text := range keptTexts {
		want := x.Terms(text)
		if !slices.IsSortedFunc(want.List, func(a, b Term) int { return int(int64(a.Key) - int64(b.Key)) }) || !slices.IsSorted(want.Sketch) {
			t.Error("terms out of order")
		}
		b := want.AppendTo(nil)
		sum.Write(b)
		got, err := ReadTerms(b)
		if err != nil {
			t.Fatal(err)
		}
		if len(want.List) == 0 {
			want.List = []Term{}
		}
		if len(want.Sketch) == 0 {
			want.Sketch = []uint32{}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("read back %+v, want %+v", got, want)
		}
		for i := range b { // what is cut off is refused
			if _, err := ReadTerms(b[:i]); err == nil {
				t.Errorf("%d of %d bytes were taken for terms", i, len(b))
			}
		}
	}
	// Stores keep terms: if these change, raise TermsForm and then this.
	const form, want = "1", "68667e322afabbf7"
	if got := hex.EncodeToString(sum.Sum(nil))[:16]; TermsForm != form || got != want {
		t.Errorf("form %s has terms %s, want %s of form %s: if terms are made otherwise now, raise TermsForm", TermsForm, got, want, form)
	}
}

func FuzzReadTerms(f *testing.F) {
	for _, text := range keptTexts {
		f.Add(NewIndexer().Terms(text).AppendTo(nil))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		terms, err := ReadTerms(b)
		if err != nil {
			return
		}
		again, err := ReadTerms(terms.AppendTo(nil))
		if err != nil || !reflect.DeepEqual(again, terms) {
			t.Errorf("%v read back as %v, %v", terms, again, err)
		}
	})
}
