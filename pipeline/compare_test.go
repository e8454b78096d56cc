package pipeline_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// The example story is what these tests change one thing in.
const example = "../examples/ferry-fire"

func open(t testing.TB, workers int) *pipeline.Pipeline {
	t.Helper()
	p, err := pipeline.Open(pipeline.Config{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// files are the example's reports, by base name.
func files(t testing.TB) map[string]string {
	t.Helper()
	paths, _ := filepath.Glob(example + "/*.txt")
	if len(paths) < 5 {
		t.Fatalf("%s holds %d reports", example, len(paths))
	}
	out := make(map[string]string)
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = string(b)
	}
	return out
}

// compare writes the files to a folder and compares them.
func compare(t testing.TB, p *pipeline.Pipeline, texts map[string]string) *synoptic.Document {
	t.Helper()
	return p.Compare(readAll(t, p, texts))
}

// readAll writes the files to a folder and reads them.
func readAll(t testing.TB, p *pipeline.Pipeline, texts map[string]string) []*synoptic.Report {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	reports, err := p.Read([]string{dir}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return reports
}

func encode(t testing.TB, d *synoptic.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := synoptic.Encode(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSameBytes: shuffled arguments, one processor or two, one worker or
// several, twice: one document.
func TestSameBytes(t *testing.T) {
	paths, _ := filepath.Glob(example + "/*.txt")
	var want []byte
	rng := rand.New(rand.NewPCG(1, 2))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for round := range 6 {
		runtime.GOMAXPROCS(1 + round%2)
		p := open(t, 1+round%3)
		rng.Shuffle(len(paths), func(i, k int) { paths[i], paths[k] = paths[k], paths[i] })
		reports, err := p.Read(paths, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := encode(t, p.Compare(reports))
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Fatalf("round %d: other bytes than in round 0 (%d and %d)", round, len(got), len(want))
		}
	}
}

// replace swaps words in one file and fails if they are not there.
func replace(t *testing.T, texts map[string]string, file, old, new string) {
	t.Helper()
	if !strings.Contains(texts[file], old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	texts[file] = strings.Replace(texts[file], old, new, 1)
}

// carries tells whether a discrepancy of that kind has readings with all the
// words, each in a reading of its own.
func carries(s *synoptic.Synopsis, kind synoptic.Kind, words ...string) bool {
	texts := make(map[synoptic.ReportID]string)
	for _, r := range s.Reports {
		texts[r.ID] = r.Text
	}
	return slices.ContainsFunc(s.Discrepancies, func(d synoptic.Discrepancy) bool {
		if d.Kind != kind || len(d.Readings) < len(words) {
			return false
		}
		used := make([]bool, len(d.Readings))
		for _, w := range words {
			at := slices.IndexFunc(d.Readings, func(r synoptic.Reading) bool {
				return slices.ContainsFunc(r.Mentions, func(m synoptic.Mention) bool {
					return strings.Contains(m.Cut(texts[m.Report]), w)
				})
			})
			if at < 0 || used[at] {
				return false
			}
			used[at] = true
		}
		return true
	})
}

// TestChangeNumber: a number changed in one report is a difference that was
// not there before.
func TestChangeNumber(t *testing.T) {
	p := open(t, 0)
	texts := files(t)
	if before := compare(t, p, texts); carries(&before.Stories[0], synoptic.KindQuantity, "34", "61") {
		t.Fatal("the difference is there before the change")
	}
	replace(t, texts, "5-courier.txt", "34 were injured", "61 were injured")
	after := compare(t, p, texts)
	if !carries(&after.Stories[0], synoptic.KindQuantity, "34", "61") {
		t.Error("61 injured against 34 is not reported")
	}
}

// TestPlantedOutcomes: the outcomes that the example's reports tell otherwise
// are found; where one is told alike it is gone, and the others stay.
func TestPlantedOutcomes(t *testing.T) {
	p := open(t, 0)
	texts := files(t)
	planted := [][]string{
		{"has been arrested", "has not been arrested"},
		{"found", "are missing"},
		{"had worked", "had failed", "not clear"},
	}
	found := func(s *synoptic.Synopsis) (n int) {
		for _, words := range planted {
			if carries(s, synoptic.KindStatus, words...) {
				n++
			}
		}
		return
	}
	if n := found(&compare(t, p, texts).Stories[0]); n != 3 {
		t.Errorf("%d of 3 planted outcomes are found", n)
	}
	replace(t, texts, "1-herald.txt", "has not been arrested", "has been arrested")
	after := &compare(t, p, texts).Stories[0]
	if n := found(after); n != 2 {
		t.Errorf("after both tell of the arrest %d of 2 outcomes are left", n)
	}
	if n := len(slices.DeleteFunc(slices.Clone(after.Discrepancies), func(d synoptic.Discrepancy) bool { return d.Kind != synoptic.KindStatus })); n != 2 {
		t.Errorf("%d differences of status, want 2", n)
	}
}

// TestSwapName: a speaker's name changed in one report is another speaker of
// the same words.
func TestSwapName(t *testing.T) {
	p := open(t, 0)
	texts := files(t)
	replace(t, texts, "5-courier.txt", "Mr Brel said", "harbour pilot Hanna Brook said")
	s := &compare(t, p, texts).Stories[0]
	if !slices.ContainsFunc(s.People, func(p synoptic.Person) bool { return p.Name == "Hanna Brook" }) {
		t.Error("Hanna Brook is nobody")
	}
	if !carries(s, synoptic.KindAttribution, "Hanna Brook", "Brel") {
		t.Error("the same words given to Hanna Brook and to Brel are not reported")
	}
}

// TestAddCopy: a reprint adds an outlet to a claim and no origin.
func TestAddCopy(t *testing.T) {
	p := open(t, 0)
	texts := files(t)
	before := compare(t, p, texts)
	texts["9-reprint.txt"] = texts["3-sentinel.txt"]
	after := compare(t, p, texts)
	most := func(d *synoptic.Document) (outlets, origins int) {
		for _, c := range d.Stories[0].Claims {
			outlets = max(outlets, c.Outlets)
			origins = max(origins, c.Origins.Max)
		}
		return
	}
	_, b := most(before)
	_, a := most(after)
	if a > b {
		t.Errorf("a copy raised the number of origins from %d to %d", b, a)
	}
	s := &after.Stories[0]
	same := slices.ContainsFunc(s.Origins, func(o synoptic.Origin) bool {
		return o.Value == synoptic.SameOrigin && strings.HasPrefix(strings.Join(o.Why, " "), "shared text")
	})
	if !same {
		t.Error("the copy is not told by its text")
	}
	if len(s.Discrepancies) > len(before.Stories[0].Discrepancies) {
		t.Errorf("a copy added %d differences", len(s.Discrepancies)-len(before.Stories[0].Discrepancies))
	}
}

// TestCutQuotation: a quotation cut in one report is marked as cut.
func TestCutQuotation(t *testing.T) {
	p := open(t, 0)
	texts := files(t)
	const whole = "“Every boat in the harbour that could float went out. We did not have to ask,”"
	replace(t, texts, "4-radio.txt", whole, "“Every boat in the harbour went out. We did not have to ask,”")
	s := &compare(t, p, texts).Stories[0]
	cut := slices.ContainsFunc(s.Quotes, func(u synoptic.Utterance) bool {
		return u.WordingDiffer && slices.ContainsFunc(u.Renderings, func(r synoptic.Rendering) bool {
			return strings.Contains(strings.Join(r.Marks, ","), synoptic.MarkCut) || strings.Contains(strings.Join(r.Marks, ","), synoptic.MarkOtherWords)
		}) && len(u.Renderings) > 1 && slices.ContainsFunc(u.Renderings, func(r synoptic.Rendering) bool {
			return strings.HasPrefix(r.Cut(textOf(s, r.Report)), "Every boat")
		})
	})
	if !cut {
		t.Error("the shortened quotation bears no mark")
	}
}

func textOf(s *synoptic.Synopsis, id synoptic.ReportID) string {
	for _, r := range s.Reports {
		if r.ID == id {
			return r.Text
		}
	}
	return ""
}

// TestPlainAnswers: one file, one file twice, two events: said plainly.
func TestPlainAnswers(t *testing.T) {
	p := open(t, 0)
	texts := files(t)
	has := func(d *synoptic.Document, code string) bool {
		return slices.ContainsFunc(d.Stories, func(s synoptic.Synopsis) bool {
			return slices.ContainsFunc(s.Notes, func(n synoptic.Note) bool { return n.Code == code })
		})
	}
	one := compare(t, p, map[string]string{"a.txt": texts["1-herald.txt"]})
	if !has(one, synoptic.NoteOneReport) || len(one.Stories[0].Claims) > 0 {
		t.Error("one report alone: no plain answer")
	}
	path := filepath.Join(example, "1-herald.txt")
	reports, err := p.Read([]string{path, example + "/./1-herald.txt"}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if twice := p.Compare(append(reports, reports[0])); !has(twice, synoptic.NoteSameReport) {
		t.Error("one report twice: no plain answer")
	}
	other := compare(t, p, map[string]string{"a.txt": texts["1-herald.txt"], "b.txt": otherEvent})
	if !has(other, synoptic.NoteNotOne) || len(other.Stories) != 2 {
		t.Errorf("two events: %d stories", len(other.Stories))
	}
	copies := compare(t, p, map[string]string{"a.txt": texts["3-sentinel.txt"], "b.txt": texts["3-sentinel.txt"]})
	if !has(copies, synoptic.NoteCopies) || len(copies.Stories[0].Discrepancies) > 0 {
		t.Error("two copies: no plain answer, or differences")
	}
}

const otherEvent = `Council votes to keep the old market hall

The town council of Ostermarsh voted on Thursday to keep its old market hall, which a developer had wanted to pull down for flats. Nineteen councillors were for keeping it and four against.

"It is the one roof in this town that everyone has stood under," said Piet Lomax, who sells cheese there and led the campaign. The developer, Brightwater Homes, said it would look for another site and would not appeal.

The hall was built in 1884 and needs a new roof, which the council expects to cost half a million over three years. Stallholders have been asked to pay more rent from April.
`
