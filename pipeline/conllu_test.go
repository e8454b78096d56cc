package pipeline

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/synoptic-news/synoptic"
)

var loaded = sync.OnceValues(func() (*Pipeline, error) { return Open(Config{}) })

func opened(t testing.TB) *Pipeline {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// word is a line of a CoNLL-U file that says no more than a word's form.
func word(id, form, misc string) string {
	return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n"
}

// quay has all that a file may hold.
var quay = "# newdoc id = quay\n# newpar\n# sent_id = quay-1\n#text = Lena Moss doesn't know.\n" +
	word("1", "Lena", "Gloss=L|NER=O") + word("2", "Moss", "Entity=(1-person)") +
	word("3-4", "doesn't", "_") + word("3", "does", "_") + word("4", "n't", "_") +
	"4.1\tEllipsis\tx\tX\tX\tA=B\t_\t_\t3:conj\tKept=Yes\n" +
	word("5", "know", "SpaceAfter=No") + word("6", ".", "_") + "\n" +
	"# sent_id = quay-2\r\n" + strings.ReplaceAll(word("1", "She", "")+word("2", "left", "_"), "\n", "\r\n") + "\r\n\n" +
	"# a comment by itself\n\n" + word("1", "New York", "_") + word("2", "slept", "X=1|NER=B-PER|Y=2")

func fill(t testing.TB, in string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := opened(t).FillCoNLLU(&out, strings.NewReader(in), "in.conllu")
	return out.String(), err
}

// kept is what filling must not change: all lines but the columns filled in.
func kept(file string) string {
	var out strings.Builder
	for line := range strings.Lines(file) {
		body := strings.TrimRight(line, "\r\n")
		if cols := strings.Split(body, "\t"); len(cols) == 10 && !strings.HasPrefix(line, "#") && !strings.ContainsAny(cols[0], "-.") {
			var misc []string
			for _, m := range strings.Split(cols[9], "|") {
				if !strings.HasPrefix(m, "NER=") && m != "_" && cols[9] != "" {
					misc = append(misc, m)
				}
			}
			fmt.Fprintf(&out, "%s %s %s%s", cols[0], cols[1], strings.Join(misc, "|"), line[len(body):])
			continue
		}
		out.WriteString(line)
	}
	return out.String()
}

func TestFillKeeps(t *testing.T) {
	got, err := fill(t, quay)
	if err != nil {
		t.Fatal(err)
	}
	if want := kept(quay + "\n"); kept(got) != want {
		t.Errorf("kept\n%s\nwant\n%s", kept(got), want)
	}
	for _, want := range []string{
		"1\tLena\tLena\tPROPN\tNNP\tNumber=Sing\t", "\t_\tGloss=L|NER=B-PER\n", "\t_\tEntity=(1-person)|NER=I-PER\n",
		"\n3-4\tdoesn't\t_\t_\t_\t_\t_\t_\t_\t_\n", "4\tn't\tnot\tPART\tRB\t", "\n4.1\tEllipsis\tx\tX\tX\tA=B\t_\t_\t3:conj\tKept=Yes\n",
		"2\tleft\tleave\tVERB\tVBD\tMood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\r\n", "|Y=2",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	again, err := fill(t, got)
	if err != nil || again != got {
		t.Errorf("filled twice: %v\n%s", err, again)
	}
}

// Gold columns are not looked at: whatever they say, the answer is the same.
func TestFillIsBlind(t *testing.T) {
	want, _ := fill(t, word("1", "Boats", "_")+word("2", "burn", "_")+"\n")
	got, err := fill(t, "1\tBoats\tx\tX\tY\tA=B\t7\tdep\t1:x\t_\n2\tburn\t\t\t\t\t\t\t\t_\n")
	if err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

func TestFillFaults(t *testing.T) {
	good := word("1", "Boats", "_") + word("2", "burn", "_") + "\n"
	for name, c := range map[string]struct{ bad, want string }{
		"columns":     {"1\tBoats\n", "in.conllu: line 4: 2 columns, want 10"},
		"spaces":      {"1 Boats boat NOUN NNS _ 0 root _ _\n", "line 4: 1 columns, want 10"},
		"order":       {word("1", "a", "_") + word("3", "b", "_"), `line 5: word "3", want 2`},
		"first":       {word("0", "a", "_"), `line 4: word "0", want 1`},
		"zeros":       {word("01", "a", "_"), `line 4: word "01", want 1`},
		"huge":        {word("99999999999999999999", "a", "_"), `line 4: word "99999999999999999999", want 1`},
		"no form":     {word("1", "", "_"), `line 4: word "1" has no form`},
		"multiword":   {word("2-3", "a", "_"), `line 4: multiword token "2-3", want one that begins with word 1`},
		"overlap":     {word("1-2", "a", "_") + word("1", "a", "_") + word("2-3", "b", "_"), `line 6: multiword token "2-3"`},
		"unfinished":  {word("1-3", "a", "_") + word("1", "a", "_"), "line 5: the sentence ends at word 1, want word 3 of its multiword token"},
		"empty node":  {word("1", "a", "_") + word("2.1", "b", "_"), `line 5: empty node "2.1", want 1.1`},
		"not UTF-8":   {word("1", "caf\xe9", "_"), "line 4: bytes that are no UTF-8"},
		"a long line": {word("1", strings.Repeat("a", maxConlluLine), "_"), "line 4: longer than 1048576 bytes"},
		"long lines":  {strings.Repeat("#"+strings.Repeat("x", maxConlluLine-2)+"\n", maxConlluSize/maxConlluLine+1), fmt.Sprintf("line %d: more than 8388608 bytes in a sentence", 4+maxConlluSize/maxConlluLine)},
		"no end":      {strings.Repeat("# x\n", 2*maxConlluWords+1), fmt.Sprintf("line %d: more than 10000 words in a sentence", 4+2*maxConlluWords)},
	} {
		got, err := fill(t, good+c.bad+"\n"+good)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if want, _ := fill(t, good+good); got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
	_, err := fill(t, strings.Repeat("x\n\n", 100))
	if n := strings.Count(err.Error(), "\n") + 1; n != mostFaults+1 || !strings.HasSuffix(err.Error(), "80 more sentences are faulty and left out") {
		t.Errorf("%d lines of faults: %v", n, err)
	}
}

// What is held at once is bounded in bytes, too, and all of it is written.
func TestFillHolds(t *testing.T) {
	comment := []byte("#" + strings.Repeat("x", maxConlluLine-2) + "\n")
	for _, newdoc := range []bool{false, true} {
		var out countingWriter
		f := &conlluFiller{p: opened(t), w: &out}
		const n = 3 * conlluBatchSize / maxConlluLine
		for range n {
			if err := f.add(&conlluSentence{lines: []conlluLine{{text: comment}}, size: len(comment), newdoc: newdoc}); err != nil {
				t.Fatal(err)
			}
			if f.size > conlluBatchSize+maxConlluSize {
				t.Fatalf("%d bytes held", f.size)
			}
		}
		if err := f.flush(); err != nil || int(out) != n*(len(comment)+1) {
			t.Errorf("%d bytes written, want %d: %v", out, n*(len(comment)+1), err)
		}
	}
}

// breaking is a file that breaks off.
type breaking struct{ r io.Reader }

func (b breaking) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err == io.EOF {
		err = errors.New("the disk is gone")
	}
	return n, err
}

func TestFillBroken(t *testing.T) {
	var out bytes.Buffer
	err := opened(t).FillCoNLLU(&out, breaking{strings.NewReader(quay)}, "in.conllu")
	if err == nil || !strings.Contains(err.Error(), "in.conllu: behind line") || !strings.Contains(err.Error(), "the disk is gone") {
		t.Errorf("%v", err)
	}
	if !strings.Contains(out.String(), "\tleave\t") {
		t.Errorf("what was whole is not written: %q", out.String())
	}
}

// One worker or five, one processor or two: the same bytes.
func TestCoNLLUSameBytes(t *testing.T) {
	files, _ := filepath.Glob("../examples/ferry-fire/*.txt")
	var want, filled []byte
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for round := range 3 {
		runtime.GOMAXPROCS(1 + round%2)
		p := &Pipeline{workers: 1 + 2*round, lang: opened(t).lang}
		reports, err := p.Read(files, nil, nil)
		if err != nil || len(reports) < 5 {
			t.Fatal(err, len(reports))
		}
		var out, again bytes.Buffer
		if err := errors.Join(p.CoNLLU(&out, reports...), p.FillCoNLLU(&again, bytes.NewReader(out.Bytes()), "out")); err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			want, filled = out.Bytes(), again.Bytes()
		}
		if !bytes.Equal(want, out.Bytes()) || !bytes.Equal(filled, again.Bytes()) {
			t.Fatalf("round %d: other bytes", round)
		}
	}
	if kept(string(want)) != kept(string(filled)) {
		t.Error("filling changed what was to be kept")
	}
}

// What is written of a text can be read, and each word's TokenRange cuts its
// form out of it.
func checkConllu(t testing.TB, p *Pipeline, text string) {
	t.Helper()
	var out bytes.Buffer
	r := &synoptic.Report{ID: "a b/c", Text: strings.ToValidUTF8(text, "?")}
	if err := p.CoNLLU(&out, r); err != nil {
		t.Fatal(err)
	}
	in, runes := newConlluReader(bytes.NewReader(out.Bytes()), "out"), []rune(r.Text)
	for {
		s, err := in.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, out.String())
		}
		for _, l := range s.lines {
			if l.word == 0 {
				continue
			}
			var start, end int
			if _, err := fmt.Sscanf(l.misc[max(0, strings.LastIndex(l.misc, "TokenRange=")):], "TokenRange=%d:%d", &start, &end); err != nil || start >= end || end > len(runes) || string(runes[start:end]) != l.form {
				t.Fatalf("%q: %d to %d, %v", l.form, start, end, err)
			}
		}
	}
}

func TestCoNLLUText(t *testing.T) {
	p := opened(t)
	for _, text := range []string{"", " ", "He didn't go.\n\nThe sailors' union won't; it cannot.", "Ça va… “Bien”, dit-il.\u2028\u200b 🙂x", "a\x00b\tc\u0085d"} {
		checkConllu(t, p, text)
	}
	var out bytes.Buffer
	if err := p.CoNLLU(&out, &synoptic.Report{ID: "1", File: "a\nb", Text: "The sailors' 15-year ban didn't end."}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# newdoc id = 1\n# meta::file = a b\n# newpar\n# sent_id = 1-1\n# text = The sailors' 15-year ban didn't end.\n1\tThe\t",
		"\n2-3\tsailors'\t_\t_\t_\t_\t_\t_\t_\tTokenRange=4:12\n2\tsailors\t", "\tSpaceAfter=No|TokenRange=13:15\n", "\n8-9\tdidn't\t"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
}

// FuzzConlluReader: whatever the file, its sentences are its lines, without
// those of faulty sentences, and words are numbered from one.
func FuzzConlluReader(f *testing.F) {
	f.Add(quay)
	f.Add("\n\n#\n1\ta\n\n\n" + word("1-2", "du", "_") + word("1", "de", "_") + word("2", "le", "SpaceAfter=No") + word("2.1", "_", "_"))
	f.Add(strings.Repeat("\n", maxConlluBlank+2) + word("1", strings.Repeat("é", maxConlluLine/2), "_") + "\n")
	f.Fuzz(func(t *testing.T, in string) {
		r := newConlluReader(strings.NewReader(in), "in")
		var out strings.Builder
		faults := 0
		for {
			s, err := r.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				faults++
				continue
			}
			n := 0
			for _, l := range s.lines {
				if out.Write(l.text); l.word > 0 {
					if n++; l.word != n || l.form == "" {
						t.Fatalf("word %d, %q, want %d", l.word, l.form, n)
					}
				}
			}
			if out.Write(s.blanks); n != s.words {
				t.Fatalf("%d words, want %d", s.words, n)
			}
		}
		if in != "" && !strings.HasSuffix(in, "\n") {
			in += "\n"
		}
		if faults == 0 && out.String() != in || out.Len() > len(in) || faults > strings.Count(in, "\n") {
			t.Fatalf("%d faults, %q of %q", faults, out.String(), in)
		}
	})
}

// FuzzFillCoNLLU: whatever the file, what is written can be read without a
// fault, keeps what is to be kept, and filling it again changes nothing.
func FuzzFillCoNLLU(f *testing.F) {
	f.Add(quay)
	f.Add("\ufeff# newdoc\n\n\n1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\n2\tle\n\n0.1\t_\t_\t_\t_\t_\t_\t_\t_\t_\n" + word("1", "a\u2028b", "SpaceAfter=No|NER=") + "#\n")
	f.Add("\r\r\n1\t \t\t\t\t\t\t\t\t\r")
	f.Fuzz(func(t *testing.T, in string) {
		if len(in) > 1<<14 {
			return
		}
		got, err := fill(t, in)
		again, err2 := fill(t, got)
		if err2 != nil || again != got {
			t.Fatalf("%q, then %q, %v", got, again, err2)
		}
		if end := strings.TrimRight(in, "\r\n"); err == nil && !strings.HasPrefix(kept(got), kept(end)) {
			t.Fatalf("kept\n%q\nof\n%q", kept(got), kept(in))
		}
		checkConllu(t, opened(t), in)
	})
}

// Files made to be slow are filled in seconds.
func TestFillIsQuick(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	for name, in := range map[string]string{
		"one sentence": strings.Join(numbered(maxConlluWords), ""), "blank lines": strings.Repeat("\n", 1<<20), "comments": strings.Repeat("# x\n\n", 1<<18),
	} {
		var out countingWriter
		if err := opened(t).FillCoNLLU(&out, strings.NewReader(in), name); err != nil || int(out) < len(in) {
			t.Errorf("%s: %d bytes of %d, %v", name, out, len(in), err)
		}
	}
}

func numbered(n int) (lines []string) {
	for i := range n {
		lines = append(lines, word(fmt.Sprint(i+1), "Anna", "_"))
	}
	return lines
}

type countingWriter int

func (c *countingWriter) Write(b []byte) (int, error) {
	*c += countingWriter(len(b))
	return len(b), nil
}
