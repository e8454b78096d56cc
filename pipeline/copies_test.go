package pipeline

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func ferryFire(t *testing.T, p *Pipeline) (reports []*synoptic.Report, sentinel string) {
	t.Helper()
	dir := filepath.Join("..", "examples", "ferry-fire")
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no example")
	}
	reports, err = p.Read(files, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(dir, "3-sentinel.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return reports, string(text)
}

func page(t *testing.T, p *Pipeline, file, text string) *synoptic.Report {
	t.Helper()
	rs, err := p.ReadBytes(Input{File: file, Raw: []byte(text)})
	if err != nil || len(rs) != 1 {
		t.Fatal(err)
	}
	return rs[0]
}

// An exact copy, with or without a head line of its own, makes no difference
// and takes none away, and is listed beside what it repeats.
func TestExactCopy(t *testing.T) {
	p := opened(t)
	reports, text := ferryFire(t, p)
	alone := p.Compare(reports).Stories[0]
	for _, head := range []string{"", "Outlet: The Strait Gazette\n"} {
		r := page(t, p, "copy.txt", head+text)
		doc := p.Compare(append(reports[:len(reports):len(reports)], r))
		if len(doc.Stories) != 1 {
			t.Fatalf("%d stories", len(doc.Stories))
		}
		s := doc.Stories[0]
		if len(s.Discrepancies) != len(alone.Discrepancies) || len(s.Claims) != len(alone.Claims) || len(s.Quotes) != len(alone.Quotes) {
			t.Errorf("head %q: %d discrepancies, %d claims, %d utterances; without the copy %d, %d, %d", head, len(s.Discrepancies), len(s.Claims),
				len(s.Quotes), len(alone.Discrepancies), len(alone.Claims), len(alone.Quotes))
		}
		listed := 0
		for i := range s.Claims {
			if s.Claims[i].Origins != alone.Claims[i].Origins {
				t.Errorf("head %q: claim %s: origins %v, without the copy %v", head, s.Claims[i].ID, s.Claims[i].Origins, alone.Claims[i].Origins)
			}
			words := make(map[string]bool)
			for _, m := range s.Claims[i].Mentions {
				if m.Report != r.ID {
					for k := range s.Reports {
						if s.Reports[k].ID == m.Report {
							words[m.Span.Cut(s.Reports[k].Text)] = true
						}
					}
				}
			}
			for _, m := range s.Claims[i].Mentions {
				if m.Report == r.ID {
					if listed++; !words[m.Span.Cut(r.Text)] {
						t.Errorf("head %q: the copy's %q is in no other report of its claim", head, m.Span.Cut(r.Text))
					}
				}
			}
		}
		if listed == 0 {
			t.Errorf("head %q: the copy is listed nowhere", head)
		}
		if err := synoptic.Encode(io.Discard, doc); err != nil {
			t.Error(err)
		}
	}
}

// Two printings of one text that differ in a word: one discrepancy, of its kind,
// with the words that differ.
func TestChangedCopy(t *testing.T) {
	p := opened(t)
	_, text := ferryFire(t, p)
	a := page(t, p, "sentinel.txt", text)
	for _, c := range []struct {
		old, new string
		kind     synoptic.Kind
		x, y     string
	}{
		{"about 25 miles off", "about 35 miles off", synoptic.KindQuantity, "about 25 miles", "about 35 miles"},
		{"before dawn on Tuesday", "before dawn on Thursday", synoptic.KindTime, "Tuesday", "Thursday"},
		{"told parliament in Ardhaven", "told parliament in Denver", synoptic.KindWhere, "Ardhaven", "Denver"},
		{"34 were injured", "34 were not injured", synoptic.KindStatus, "were injured", "were not injured"},
		{"harbor master said", "harbour master said", "", "", ""},
	} {
		doc := p.Compare([]*synoptic.Report{a, page(t, p, "copy.txt", strings.Replace(text, c.old, c.new, 1))})
		ds := doc.Stories[0].Discrepancies
		if c.kind == "" {
			if len(ds) > 0 {
				t.Errorf("%q: %d discrepancies", c.new, len(ds))
			}
			continue
		}
		if len(ds) != 1 || ds[0].Kind != c.kind || len(ds[0].Readings) != 2 {
			t.Errorf("%q: %+v, want one of kind %s", c.new, ds, c.kind)
			continue
		}
		if got := [2]string{ds[0].Readings[0].Value, ds[0].Readings[1].Value}; got != [2]string{c.x, c.y} && got != [2]string{c.y, c.x} {
			t.Errorf("%q: readings %q", c.new, got)
		}
		if id := ds[0].Of.Claim; id != "" && !hasClaim(&doc.Stories[0], id) {
			t.Errorf("%q: of claim %s, which is not listed", c.new, id)
		}
	}
}

func hasClaim(s *synoptic.Synopsis, id string) bool {
	for i := range s.Claims {
		if s.Claims[i].ID == id {
			return true
		}
	}
	return false
}
