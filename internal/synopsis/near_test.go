package synopsis_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// maxNearFaults is the greatest share of near-differences, in percent, that may
// be reported without the right reason why they are none.
const maxNearFaults = 5

// minControls is the least share of real contradictions, in percent, that must
// still be found.
const minControls = 85

// A nearPair is two reports of one event that differ, or seem to, in one place.
type nearPair struct {
	ID   string
	By   string // "blind": written without sight of the code; "own": by who mended it
	Type string
	A, B nearReport
	// Differ is the words of each report that stand for the same thing.
	Differ [2]string
	Expect struct {
		None  bool     // nothing is to be reported, or at most with a reason of Accept
		Maybe []string // it may be reported with one of these
		Real  bool     // a control: it must be reported
	}
	Accept []string
	// Also lists other places where the two reports do differ, and what their
	// differences may be reported with; without Maybe, with anything.
	Also []struct {
		Differ [2]string
		Maybe  []string
	}
	Note string
}

type nearReport struct{ Outlet, Published, Text string }

// nearPairs reads the pairs of testdata/near.
func nearPairs(t *testing.T) []nearPair {
	t.Helper()
	files, _ := filepath.Glob("testdata/near/*.jsonl")
	var out []nearPair
	seen := make(map[string]bool)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(bytes.NewReader(data))
		for sc.Scan() {
			var p nearPair
			dec := json.NewDecoder(bytes.NewReader(sc.Bytes()))
			dec.DisallowUnknownFields()
			if err := dec.Decode(&p); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			for _, l := range [][]string{p.Expect.Maybe, p.Accept} {
				for i := range l {
					if l[i] == "scope or base" {
						l[i] = synoptic.MaybeScope
					}
				}
			}
			if seen[p.ID] {
				t.Fatalf("%s: %s stands there twice", file, p.ID)
			}
			seen[p.ID] = true
			for i, r := range [2]nearReport{p.A, p.B} {
				if !strings.Contains(r.Text, p.Differ[i]) {
					t.Fatalf("%s: %s does not say %q", file, p.ID, p.Differ[i])
				}
			}
			out = append(out, p)
		}
	}
	return out
}

// compareNear takes a pair through the whole pipeline, as two files.
func compareNear(t *testing.T, p *pipeline.Pipeline, n *nearPair) *synoptic.Document {
	t.Helper()
	dir := t.TempDir()
	for name, r := range map[string]nearReport{"a.txt": n.A, "b.txt": n.B} {
		text := fmt.Sprintf("Outlet: %s\nPublished: %s\n\n%s\n", r.Outlet, r.Published, r.Text)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reports, err := p.Read([]string{dir}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p.CompareAs(reports, true)
}

// touches tells whether the discrepancy is about the words given, of both
// reports: a reading of either overlaps them, or says as much elsewhere, in a
// headline ("Five dead" for "Five people are dead").
func touches(d *synoptic.Discrepancy, n *nearPair, texts map[string]*synoptic.Report, words [2]string) bool {
	for i, r := range [2]nearReport{n.A, n.B} {
		report := texts[r.Outlet]
		spans := occurrences(report.Text, words[i])
		found := false
		for _, x := range d.Readings {
			for _, m := range x.Mentions {
				found = found || m.Report == report.ID && (repeats(m.Cut(report.Text), words[i]) ||
					slices.ContainsFunc(spans, func(at synoptic.Span) bool { return m.Overlap(at) > 0 }))
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// repeats tells whether the words of a reading stand in words, whole.
func repeats(reading, words string) bool {
	return strings.Contains(" "+strings.ToLower(words)+" ", " "+strings.ToLower(reading)+" ")
}

func occurrences(text, words string) []synoptic.Span {
	var out []synoptic.Span
	for at := 0; ; {
		k := strings.Index(text[at:], words)
		if k < 0 {
			return out
		}
		out = append(out, synoptic.Span{Start: at + k, End: at + k + len(words)})
		at += k + len(words)
	}
}

// A nearResult is what was reported of one pair.
type nearResult struct {
	slot   []string // at the place in question, with a right reason
	faults []string // without, or elsewhere
}

func judge(n *nearPair, doc *synoptic.Document) nearResult {
	var res nearResult
	for i := range doc.Stories {
		s := &doc.Stories[i]
		byOutlet := make(map[string]*synoptic.Report)
		for k := range s.Reports {
			byOutlet[s.Reports[k].Outlet] = &s.Reports[k]
		}
		if len(byOutlet) < 2 {
			continue
		}
		for k := range s.Discrepancies {
			d := &s.Discrepancies[k]
			line := describe(d)
			switch {
			case touches(d, n, byOutlet, n.Differ):
				if n.Expect.Real || meets(d.Maybe, n.Expect.Maybe) || meets(d.Maybe, n.Accept) {
					res.slot = append(res.slot, line)
				} else {
					res.faults = append(res.faults, "at the place: "+line)
				}
			case !slices.ContainsFunc(n.Also, func(x struct {
				Differ [2]string
				Maybe  []string
			}) bool {
				return touches(d, n, byOutlet, x.Differ) && (len(x.Maybe) == 0 || meets(d.Maybe, x.Maybe))
			}):
				res.faults = append(res.faults, "elsewhere: "+line)
			}
		}
	}
	return res
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

func describe(d *synoptic.Discrepancy) string {
	var rs []string
	for _, r := range d.Readings {
		rs = append(rs, fmt.Sprintf("%q", r.Value))
	}
	return fmt.Sprintf("%s, %s, %d %v: %s", d.Kind, d.Slot, d.Weight, d.Maybe, strings.Join(rs, " | "))
}

// TestNear holds that what is no difference, or a light one, is not reported
// as a contradiction, and that real ones, the controls, still are.
func TestNear(t *testing.T) {
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	type count struct{ n, faulty, shown int }
	near, sure := make(map[string]*count), make(map[string]*count)
	var pairs, faulty, controls, found int
	for _, n := range nearPairs(t) {
		res := judge(&n, compareNear(t, p, &n))
		by := near
		if n.Expect.Real {
			by = sure
		}
		c := by[n.By]
		if c == nil {
			c = new(count)
			by[n.By] = c
		}
		c.n++
		if len(res.slot) > 0 {
			c.shown++
		}
		if len(res.faults) > 0 {
			c.faulty++
		}
		if n.Expect.Real {
			controls++
			if len(res.slot) > 0 {
				found++
			}
		} else {
			pairs++
			if len(res.faults) > 0 {
				faulty++
			}
		}
		t.Logf("%s %s %q | %q: ok %q, faults %q", n.ID, n.Type, n.Differ[0], n.Differ[1], res.slot, res.faults)
	}
	for _, who := range []string{"blind", "own"} {
		if c := near[who]; c != nil {
			t.Logf("near, %s: %d pairs, %d faulty, %d shown with a right reason", who, c.n, c.faulty, c.shown)
			if 100*c.faulty > maxNearFaults*c.n {
				t.Errorf("of the %s half %d of %d are faulty: more than %d %%", who, c.faulty, c.n, maxNearFaults)
			}
		}
		if c := sure[who]; c != nil {
			t.Logf("controls, %s: %d pairs, %d found, %d with a fault elsewhere", who, c.n, c.shown, c.faulty)
		}
	}
	if pairs == 0 || 100*faulty > maxNearFaults*pairs {
		t.Errorf("%d of %d near-differences are reported without the right reason: more than %d %%", faulty, pairs, maxNearFaults)
	}
	if 100*found < minControls*controls {
		t.Errorf("%d of %d real contradictions are found: less than %d %%", found, controls, minControls)
	}
}
