package statement

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A goldStory is the part of a story's key that is about quotes.
type goldStory struct {
	Reports map[string]string `json:"reports"`
	Quotes  []goldQuote       `json:"quotes"`
}

type goldQuote struct {
	Report     string   `json:"report"`
	Text       string   `json:"text"`
	Occurrence int      `json:"occurrence"`
	Speaker    []string `json:"speaker"`
}

// blankHead blanks the lines that say where a report comes from.
func blankHead(text string) string {
	b := []byte(text)
	at := 0
	for n, line := range strings.SplitAfter(text, "\n") {
		for _, key := range []string{"Published:", "Outlet:", "URL:"} {
			if strings.HasPrefix(line, key) && n < 10 {
				for i := at; i < at+len(strings.TrimRight(line, "\r\n")); i++ {
					b[i] = ' '
				}
			}
		}
		at += len(line)
	}
	return string(b)
}

// place is the span of the quote's words in text.
func (g *goldQuote) place(text string) synoptic.Span {
	at := -1
	for n := max(1, g.Occurrence); n > 0; n-- {
		k := strings.Index(text[at+1:], g.Text)
		if k < 0 {
			return synoptic.Span{}
		}
		at += 1 + k
	}
	return synoptic.Span{Start: at, End: at + len(g.Text)}
}

// trimmed is the span from its first letter or digit to its last.
func trimmed(text string, s synoptic.Span) synoptic.Span {
	for s.Start < s.End {
		r, size := utf8.DecodeRuneInString(text[s.Start:s.End])
		if wordRune(r) {
			break
		}
		s.Start += size
	}
	for s.Start < s.End {
		r, size := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if wordRune(r) {
			break
		}
		s.End -= size
	}
	return s
}

// agree tells whether the spans share four fifths of what they cover.
func agree(a, b synoptic.Span) bool {
	shared := a.Overlap(b)
	return shared > 0 && 5*shared >= 4*(a.Len()+b.Len()-shared)
}

// nameWords and sameSpeaker are what score_synopsis.py compares names by.
func nameWords(name string) []string {
	var parts []string
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !wordRune(r) && r != '\'' && r != '’' && r != '-'
	}) {
		w = strings.TrimSuffix(strings.TrimSuffix(strings.ReplaceAll(w, "’", "'"), "'s"), "'")
		if w != "" {
			parts = append(parts, plain(w))
		}
	}
	for len(parts) > 1 && titleWord(parts[0]) {
		parts = parts[1:]
	}
	for len(parts) > 1 && (parts[len(parts)-1] == "jr" || parts[len(parts)-1] == "sr") {
		parts = parts[:len(parts)-1]
	}
	return parts
}

// plain takes the commonest accents off.
func plain(w string) string {
	return strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n", "ü", "u", "ö", "o", "ä", "a", "ç", "c").Replace(w)
}

func titleWord(w string) bool {
	return strings.Contains(` mr mrs ms miss mx dr sir dame lord lady sen senator rep representative congressman congresswoman president vice gov governor judge justice rev reverend gen general col colonel capt captain lt lieutenant sgt maj major prof professor minister prime secretary speaker leader chancellor king queen prince princess pope mayor sheriff officer detective chief attorney director ambassador the a an one former ex then acting `, " "+w+" ")
}

func sameSpeaker(system, gold []string) bool {
	var s, g [][]string
	for _, n := range system {
		if w := nameWords(n); len(w) > 0 {
			s = append(s, w)
		}
	}
	for _, n := range gold {
		if w := nameWords(n); len(w) > 0 {
			g = append(g, w)
		}
	}
	if len(s) == 0 || len(g) == 0 {
		return len(s) == 0 && len(g) == 0
	}
	full, initial, any := false, false, false
	for _, a := range s {
		for _, b := range g {
			if len(a) > 1 && strings.Join(a, " ") == strings.Join(b, " ") {
				return true
			}
			if a[len(a)-1] != b[len(b)-1] {
				continue
			}
			any = true
			if len(a) > 1 && len(b) > 1 {
				full = true
				initial = initial || a[0][0] == b[0][0]
			}
		}
	}
	return any && (!full || initial)
}

// minStories is the floor for quotes with the right speaker, F1 over all
// development stories; 0.898 when it was set.
const minStories = 0.84

// TestStories finds the quotes of the development stories and counts those
// whose words and speaker are those of the key.
func TestStories(t *testing.T) {
	keys, err := filepath.Glob(filepath.Join(storiesDir, "*", "gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(keys) == 0 {
		t.Skip("no stories in " + storiesDir)
	}
	a := analyzer(t)
	var all tally
	for _, key := range keys {
		b, err := os.ReadFile(key)
		if err != nil {
			t.Fatal(err)
		}
		var story goldStory
		if err := json.Unmarshal(b, &story); err != nil {
			t.Fatalf("%s: %v", key, err)
		}
		var one tally
		for _, id := range sortedKeys(story.Reports) {
			raw, err := os.ReadFile(filepath.Join(filepath.Dir(key), story.Reports[id]))
			if errors.Is(err, fs.ErrNotExist) {
				t.Skipf("%s: %v", key, err)
			} else if err != nil {
				t.Fatal(err)
			}
			d := a.Parse(blankHead(string(raw)))
			es := a.Entities(d)
			one.count(t, string(raw), story.Reports[id], story.quotesOf(id), Quotes(d, es), es)
		}
		t.Logf("%-20s %s", filepath.Base(filepath.Dir(key)), one)
		all.add(one)
	}
	t.Logf("%-20s %s", "all", all)
	if f := all.f1(all.right); f < minStories {
		t.Errorf("quotes with their speaker: F1 %.3f, want %.2f", f, minStories)
	}
}

func (s *goldStory) quotesOf(id string) []goldQuote {
	var out []goldQuote
	for _, q := range s.Quotes {
		if q.Report == id {
			out = append(out, q)
		}
	}
	return out
}

func sortedKeys(m map[string]string) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// A tally counts quotes.
type tally struct{ gold, system, spans, right int }

func (c *tally) add(o tally) {
	c.gold, c.system, c.spans, c.right = c.gold+o.gold, c.system+o.system, c.spans+o.spans, c.right+o.right
}

func (c *tally) f1(hits int) float64 {
	if c.gold+c.system == 0 {
		return 0
	}
	return 2 * float64(hits) / float64(c.gold+c.system)
}

func (c tally) String() string {
	share := 0.0
	if c.spans > 0 {
		share = float64(c.right) / float64(c.spans)
	}
	return strings.Join([]string{
		"gold", pad(c.gold), "system", pad(c.system), "spans", pad(c.spans), "F1", percent(c.f1(c.spans)),
		"speaker", percent(share), "both", percent(c.f1(c.right)),
	}, " ")
}

func pad(n int) string { return strings.Repeat(" ", max(0, 3-len(itoa(n)))) + itoa(n) }

func percent(f float64) string { n := int(f*1000 + 0.5); return itoa(n/10) + "." + itoa(n%10) }

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

// count compares the quotes of one report with its key; errors are logged.
func (c *tally) count(t *testing.T, text, name string, gold []goldQuote, have []synoptic.Quote, es []synoptic.Entity) {
	used := make([]bool, len(have))
	c.gold += len(gold)
	c.system += len(have)
	for _, g := range gold {
		want := trimmed(text, g.place(text))
		hit := -1
		for i, q := range have {
			if !used[i] && agree(want, trimmed(text, q.Words)) {
				hit = i
				break
			}
		}
		if hit < 0 {
			t.Logf("%s: missed %q", name, g.Text)
			continue
		}
		used[hit] = true
		c.spans++
		var names []string
		if s := have[hit].Speaker; s > 0 {
			names = append([]string{es[s-1].Name}, es[s-1].Aliases...)
		}
		if sameSpeaker(names, g.Speaker) {
			c.right++
			continue
		}
		t.Logf("%s: speaker of %.60q is %q, want %q; source %q, cue %q", name, g.Text, names, g.Speaker, cuts(text, have[hit].Source), cuts(text, have[hit].Cue))
	}
	for i, q := range have {
		if !used[i] {
			t.Logf("%s: no quote: %q", name, q.Words.Cut(text))
		}
	}
}

func cuts(text string, ss []synoptic.Span) string {
	var out []string
	for _, s := range ss {
		out = append(out, s.Cut(text))
	}
	return strings.Join(out, " … ")
}
