package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/ingest"
	"github.com/synoptic-news/synoptic/pipeline"
)

const (
	handA = "Nine hurt in Hadlingen mill fire\n\nNine workers were hurt when fire destroyed the paper mill at Hadlingen on Friday, fire chief Ilse Marten said. Ilse Marten said the mill had stood empty since March."
	handB = "Ten hurt in Hadlingen mill fire\n\nTen workers were hurt when fire destroyed the paper mill at Hadlingen on Friday, fire chief Ilse Brandt said. Ilse Brandt said that the mill had been empty since March."
)

func handReports(t *testing.T) []*synoptic.Report {
	t.Helper()
	var out []*synoptic.Report
	for name, text := range map[string]string{"herald.txt": handA, "post.txt": handB} {
		r, err := ingest.Read(ingest.Input{File: name, Raw: []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func hand(t *testing.T, toml string) *pipeline.Hand {
	t.Helper()
	h, err := pipeline.ReadHand(strings.NewReader(toml), "hand.toml")
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// compare obeys what people decided, and says so.
func TestCompareObeysTheHand(t *testing.T) {
	p := open(t, 0)
	rs := handReports(t)
	plain := p.CompareWith(rs, pipeline.CompareConfig{})
	if len(plain.Stories) != 1 {
		t.Fatalf("%d stories, want 1", len(plain.Stories))
	}
	agreed := p.CompareWith(rs, pipeline.CompareConfig{Hand: hand(t, "[[agree]]\nkind = \"quantity\"\nvalues = [\"nine\", \"ten\"]\nnote = \"the tenth was treated at home\"\n")})
	if !slices.ContainsFunc(plain.Stories[0].Discrepancies, func(d synoptic.Discrepancy) bool { return d.Kind == "quantity" }) {
		t.Fatal("nine and ten make no difference to begin with")
	}
	for _, d := range agreed.Stories[0].Discrepancies {
		if d.Kind == "quantity" {
			t.Errorf("a difference that was checked is still there: %s", d.About)
		}
	}
	said := false
	for _, n := range agreed.Stories[0].Notes {
		said = said || n.Code == synoptic.NoteByHand && strings.Contains(n.Text, "treated at home")
	}
	if !said {
		t.Errorf("notes %v do not say what was checked", agreed.Stories[0].Notes)
	}
	persons := func(d *synoptic.Document) (n int) {
		for _, x := range d.Stories[0].People {
			if strings.HasPrefix(x.Name, "Ilse") {
				n++
			}
		}
		return n
	}
	same := p.CompareWith(rs, pipeline.CompareConfig{Hand: hand(t, "[[same]]\nnames = [\"Ilse Marten\", \"Ilse Brandt\"]\n")})
	if persons(plain) != 2 || persons(same) != 1 {
		t.Errorf("%d persons, and %d where two names are one person's; want 2 and 1", persons(plain), persons(same))
	}
	apart := p.CompareWith(rs, pipeline.CompareConfig{Hand: hand(t, "[[split]]\nreports = [\"post.txt\"]\n")})
	if len(apart.Stories) != 2 {
		t.Errorf("%d stories after a split, want 2", len(apart.Stories))
	}
}

func TestReadHandNamesThePlace(t *testing.T) {
	for toml, want := range map[string]string{
		"[[merge]]\nreport = [\"a\"]\n":   "h.toml:2:1: no such setting: merge.report",
		"[[merge]]\nreports = [\"a\"]\n":  "merge number 1: want two reports or more",
		"[[pin]]\nreport = \"a\"\n":       "pin number 1: want a report and another one",
		"[[agree]]\nvalues = [\"nine\"\n": "h.toml:",
	} {
		if _, err := pipeline.ReadHand(strings.NewReader(toml), "h.toml"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", toml, err, want)
		}
	}
}

func FuzzReadHand(f *testing.F) {
	f.Add("[[merge]]\nreports = [\"a\", \"b\"]\n")
	f.Fuzz(func(t *testing.T, s string) {
		if h, err := pipeline.ReadHand(strings.NewReader(s), "h"); err == nil && h == nil {
			t.Fatal("neither decisions nor an error")
		}
	})
}
