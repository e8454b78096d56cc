package statement

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/gold"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// Where the data of other people lies, outside the repository.
const (
	evalDir    = "../../../shared/eval"
	quotesDir  = evalDir + "/quotes"
	storiesDir = evalDir + "/dev-stories"
)

// analyzer loads the models, or skips the test where they are not built yet.
func analyzer(t testing.TB) *lang.Analyzer {
	t.Helper()
	a, err := lang.Load()
	if err != nil {
		t.Skipf("no language models in this build: %v", err)
	}
	return a
}

// An attribution is one line's part in the files of eval/quotes; offsets are
// code points.
type attribution struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// attributions puts quotes of one run together.
func attributions(text string, qs []synoptic.Quote) []attribution {
	out := []attribution{}
	at := map[int]int{}
	points := codePoints(text)
	spans := func(list [][2]int, ss []synoptic.Span) [][2]int {
	next:
		for _, s := range ss {
			p := [2]int{points[s.Start], points[s.End]}
			for _, have := range list {
				if have == p {
					continue next
				}
			}
			list = append(list, p)
		}
		return list
	}
	for _, q := range qs {
		k, ok := at[q.Run]
		if !ok {
			k = len(out)
			at[q.Run] = k
			out = append(out, attribution{Source: [][2]int{}, Cue: [][2]int{}})
		}
		a := &out[k]
		a.Content = spans(a.Content, []synoptic.Span{withMarks(text, q.Words)})
		a.Source = spans(a.Source, q.Source)
		a.Cue = spans(a.Cue, q.Cue)
	}
	return out
}

// withMarks widens the span over the quotation marks at its edges.
func withMarks(text string, s synoptic.Span) synoptic.Span {
	for n := 0; n < 2 && s.Start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:s.Start])
		if markAt(text[s.Start-size:]).End == 0 || r == ' ' {
			break
		}
		s.Start -= size
	}
	for n := 0; n < 2 && s.End < len(text); n++ {
		m := markAt(text[s.End:])
		if m.End == 0 {
			break
		}
		s.End += m.End
	}
	return s
}

// codePoints is the number of code points before each byte of text.
func codePoints(text string) []int {
	out := make([]int, len(text)+1)
	n := 0
	for i := range out {
		out[i] = n
		if i < len(text) && (i+1 == len(text) || utf8.RuneStart(text[i+1])) {
			n++
		}
	}
	return out
}

// figures are what score_quotes.py says of one type of attributions.
type figures struct {
	Content map[string]struct{ F float64 }
	Source  map[string]float64
	Full    map[string]struct{ F float64 }
}

// scoreNews has score_quotes.py compare what find makes of the articles of a
// part with what people marked. QUOTES_OUT names a folder in which the system
// file stays.
func scoreNews(t *testing.T, name string, find func(n int, d *lang.Doc) []attribution) map[string]figures {
	t.Helper()
	if testing.Short() {
		t.Skip("needs the corpus and Python")
	}
	a := analyzer(t)
	path := filepath.Join(quotesDir, name+".jsonl.gz")
	told, err := gold.ReadAttributions(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no corpus at " + path)
	} else if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if s := os.Getenv("QUOTES_OUT"); s != "" {
		dir = s
	}
	system := filepath.Join(dir, name+".system.jsonl")
	out, err := os.Create(system)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(out)
	for n := range told {
		if err := enc.Encode(map[string]any{"id": told[n].ID, "attributions": find(n, a.Parse(told[n].Text))}); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, name+".figures.json")
	if text, err := exec.Command("python3", filepath.Join(quotesDir, "score_quotes.py"), path, system, "--json", file).CombinedOutput(); err != nil {
		t.Skipf("score_quotes.py: %v\n%s", err, text)
	} else {
		t.Logf("%s", text)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]figures
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	return all
}

// part is the part of the corpus that a test scores: dev, or QUOTES_PART.
func part() string {
	if s := os.Getenv("QUOTES_PART"); s != "" {
		return s
	}
	return "dev"
}

// A floor is what a figure must not fall below.
type floor struct {
	what        string
	have, floor float64
}

func hold(t *testing.T, floors []floor) {
	t.Helper()
	for _, x := range floors {
		if x.have < x.floor {
			t.Errorf("%s: %.3f, want %.2f", x.what, x.have, x.floor)
		}
	}
}

// TestPolNeAR attributes the quotations of 84 campaign articles by the rules.
func TestPolNeAR(t *testing.T) {
	direct := scoreNews(t, part(), func(_ int, d *lang.Doc) []attribution {
		return attributions(d.Text, Quotes(d, nil))
	})["direct"]
	hold(t, []floor{
		{"direct content overlap", direct.Content["overlap"].F, 0.92},
		{"direct source head", direct.Source["head"], 0.92},
		{"direct full", direct.Full["full"].F, 0.86},
	})
}

// TestPolNeARAll finds all attributions of 84 campaign articles.
func TestPolNeARAll(t *testing.T) {
	if attributionJudge() == nil {
		t.Skip("no model of attributions in this build")
	}
	all := scoreNews(t, part(), func(_ int, d *lang.Doc) []attribution {
		return inPoints(d.Text, Attributions(d, nil))
	})
	hold(t, []floor{
		{"all full", all["all"].Full["full"].F, 0.70},
		{"direct content overlap", all["direct"].Content["overlap"].F, 0.95},
		{"direct source head", all["direct"].Source["head"], 0.94},
		{"direct full", all["direct"].Full["full"].F, 0.91},
		{"mixed full", all["mixed"].Full["full"].F, 0.78},
	})
}

// TestPolNeARFolds trains on all but one of QUOTES_FOLDS parts of the training
// part and scores the one, in turn: what settings are chosen by.
func TestPolNeARFolds(t *testing.T) {
	folds, _ := strconv.Atoi(os.Getenv("QUOTES_FOLDS"))
	if folds < 2 {
		t.Skip("takes minutes: QUOTES_FOLDS=3")
	}
	told, err := gold.ReadAttributions(filepath.Join(quotesDir, "train.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	a := analyzer(t)
	texts := make([]Told, len(told))
	for i := range told {
		texts[i].Doc = a.Parse(told[i].Text)
		for _, x := range told[i].Attributions {
			texts[i].Attributions = append(texts[i].Attributions, Attribution{Source: x.Source, Cue: x.Cue, Content: x.Content})
		}
	}
	found := make([][]attribution, len(texts))
	for k := range folds {
		var train []Told
		for i := range texts {
			if i*folds/len(texts) != k {
				train = append(train, texts[i])
			}
		}
		data := TrainAttributions(train, 1, func(string) {})
		for i := range texts {
			if i*folds/len(texts) != k {
				continue
			}
			as, err := AttributionsBy(data, texts[i].Doc, nil)
			if err != nil {
				t.Fatal(err)
			}
			found[i] = inPoints(texts[i].Text, as)
		}
	}
	scoreNews(t, "train", func(n int, _ *lang.Doc) []attribution { return found[n] })
}

// inPoints are the attributions in code points.
func inPoints(text string, as []Attribution) []attribution {
	points := codePoints(text)
	spans := func(ss []synoptic.Span) [][2]int {
		out := [][2]int{}
		for _, s := range ss {
			out = append(out, [2]int{points[s.Start], points[s.End]})
		}
		return out
	}
	out := []attribution{}
	for _, a := range as {
		out = append(out, attribution{spans(a.Source), spans(a.Cue), spans(a.Content)})
	}
	return out
}
