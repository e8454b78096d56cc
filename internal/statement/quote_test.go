package statement

import (
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// tags are the parts of speech of the words of the tests; a word with a capital
// that is not listed is a name, any other a noun.
var tags = map[string]struct {
	upos  lang.UPOS
	xpos  lang.XPOS
	lemma string
}{
	"the": {lang.DET, lang.TagDT, "the"}, "a": {lang.DET, lang.TagDT, "a"}, "an": {lang.DET, lang.TagDT, "a"},
	"he": {lang.PRON, lang.TagPRP, "he"}, "she": {lang.PRON, lang.TagPRP, "she"}, "it": {lang.PRON, lang.TagPRP, "it"},
	"they": {lang.PRON, lang.TagPRP, "they"}, "who": {lang.PRON, lang.TagWP, "who"}, "his": {lang.PRON, lang.TagPRPS, "his"},
	"her": {lang.PRON, lang.TagPRPS, "her"}, "them": {lang.PRON, lang.TagPRP, "they"},
	"was": {lang.AUX, lang.TagVBD, "be"}, "were": {lang.AUX, lang.TagVBD, "be"}, "is": {lang.AUX, lang.TagVBZ, "be"},
	"had": {lang.AUX, lang.TagVBD, "have"}, "would": {lang.AUX, lang.TagMD, "would"},
	"said": {lang.VERB, lang.TagVBD, "say"}, "says": {lang.VERB, lang.TagVBZ, "say"}, "told": {lang.VERB, lang.TagVBD, "tell"},
	"read": {lang.VERB, lang.TagVBD, "read"}, "wrote": {lang.VERB, lang.TagVBD, "write"}, "added": {lang.VERB, lang.TagVBD, "add"},
	"asked": {lang.VERB, lang.TagVBD, "ask"}, "called": {lang.VERB, lang.TagVBD, "call"}, "described": {lang.VERB, lang.TagVBD, "describe"},
	"posted": {lang.VERB, lang.TagVBD, "post"}, "reported": {lang.VERB, lang.TagVBD, "report"}, "came": {lang.VERB, lang.TagVBD, "come"}, "left": {lang.VERB, lang.TagVBD, "leave"},
	"shot": {lang.VERB, lang.TagVBD, "shoot"}, "rated": {lang.VERB, lang.TagVBD, "rate"}, "sold": {lang.VERB, lang.TagVBD, "sell"},
	"saying": {lang.VERB, lang.TagVBG, "say"}, "adding": {lang.VERB, lang.TagVBG, "add"}, "calling": {lang.VERB, lang.TagVBG, "call"},
	"according": {lang.VERB, lang.TagVBG, "accord"}, "lives": {lang.VERB, lang.TagVBZ, "live"}, "published": {lang.VERB, lang.TagVBD, "publish"},
	"that": {lang.SCONJ, lang.TagIN, "that"}, "as": {lang.SCONJ, lang.TagIN, "as"}, "while": {lang.SCONJ, lang.TagIN, "while"},
	"of": {lang.ADP, lang.TagIN, "of"}, "in": {lang.ADP, lang.TagIN, "in"}, "on": {lang.ADP, lang.TagIN, "on"}, "at": {lang.ADP, lang.TagIN, "at"},
	"to": {lang.ADP, lang.TagIN, "to"}, "for": {lang.ADP, lang.TagIN, "for"}, "from": {lang.ADP, lang.TagIN, "from"}, "with": {lang.ADP, lang.TagIN, "with"},
	"by": {lang.ADP, lang.TagIN, "by"}, "after": {lang.ADP, lang.TagIN, "after"}, "near": {lang.ADP, lang.TagIN, "near"},
	"and": {lang.CCONJ, lang.TagCC, "and"}, "but": {lang.CCONJ, lang.TagCC, "but"},
	"also": {lang.ADV, lang.TagRB, "also"}, "later": {lang.ADV, lang.TagRB, "later"}, "back": {lang.ADV, lang.TagRB, "back"}, "instead": {lang.ADV, lang.TagRB, "instead"},
	"harbour": {lang.NOUN, lang.TagNN, "harbour"}, "new": {lang.ADJ, lang.TagJJ, "new"}, "old": {lang.ADJ, lang.TagJJ, "old"},
	"'s": {lang.PART, lang.TagPOS, "'s"}, "’s": {lang.PART, lang.TagPOS, "'s"}, "-": {lang.PUNCT, lang.TagHYPH, "-"},
}

// tagged splits a text and gives its words the tags above, no trees.
func tagged(text string) *lang.Doc {
	d := lang.Split(text)
	for i := range d.Sentences {
		for k := range d.Sentences[i].Tokens {
			t := &d.Sentences[i].Tokens[k]
			t.Head, t.Lemma = -1, strings.ToLower(t.Form)
			if w, ok := tags[t.Lemma]; ok {
				t.UPOS, t.XPOS, t.Lemma = w.upos, w.xpos, w.lemma
				continue
			}
			switch {
			case !strings.ContainsFunc(t.Form, wordRune):
				t.UPOS = lang.PUNCT
			case t.Form[0] >= '0' && t.Form[0] <= '9':
				t.UPOS, t.XPOS = lang.NUM, lang.TagCD
			case capital(t.Form):
				t.UPOS, t.XPOS = lang.PROPN, lang.TagNNP
			default:
				t.UPOS, t.XPOS = lang.NOUN, lang.TagNN
			}
		}
	}
	return d
}

// people makes entities of lines "Ann Lee|Lee|she": each is mentioned wherever
// one of its names stands as a word and no longer name of another does.
func people(text string, lines ...string) []synoptic.Entity {
	var es []synoptic.Entity
	taken := make([]bool, len(text))
	for _, line := range lines {
		names := strings.Split(line, "|")
		e := synoptic.Entity{Name: names[0], Kind: synoptic.KindPerson, Named: capital(names[0])}
		for _, name := range names {
			for at := 0; ; {
				k := strings.Index(text[at:], name)
				if k < 0 {
					break
				}
				s := synoptic.Span{Start: at + k, End: at + k + len(name)}
				at = s.End
				if taken[s.Start] || s.Start > 0 && letter(text[s.Start-1]) || s.End < len(text) && letter(text[s.End]) {
					continue
				}
				for i := s.Start; i < s.End; i++ {
					taken[i] = true
				}
				head := synoptic.Span{Start: s.Start + strings.LastIndexByte(name, ' ') + 1, End: s.End}
				form := synoptic.FormName
				if !capital(name) {
					form = synoptic.FormDescription
				}
				e.Mentions = append(e.Mentions, synoptic.EntityMention{Span: s, Head: head, Form: form})
			}
		}
		es = append(es, e)
	}
	return es
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// lines writes each quote as: words < source (cue) = speaker.
func lines(d *lang.Doc, es []synoptic.Entity) string {
	var out []string
	for _, q := range Quotes(d, es) {
		s := q.Words.Cut(d.Text) + " < " + cuts(d.Text, q.Source) + " (" + cuts(d.Text, q.Cue) + ")"
		if q.Speaker > 0 {
			s += " = " + es[q.Speaker-1].Name
		}
		for _, v := range q.Via {
			s += " via " + es[v-1].Name
		}
		if q.Kind == synoptic.Mixed {
			s += ", mixed"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func TestVoices(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"behind", `“We won,” Lee said. “I know it.”`, "We won, < Lee (said) = Ann Lee\nI know it. < Lee (said) = Ann Lee"},
		{"inverted, described", `“We won,” said Ann Lee, a diver from Quay, in a statement.`, "We won, < Ann Lee, a diver from Quay (said) = Ann Lee"},
		{"described before the verb", `“We won,” Ann Lee, mayor of Quay, told the Post.`, "We won, < Ann Lee, mayor of Quay (told) = Ann Lee"},
		{"an age", `“We won,” Ann Lee, 41, said.`, "We won, < Ann Lee, 41 (said) = Ann Lee"},
		{"a colon", `Lee told the town in a letter: “We won.”`, "We won. < Lee (told) = Ann Lee"},
		{"a comma", `Lee said, “We won.”`, "We won. < Lee (said) = Ann Lee"},
		{"a question", `“Who won?” Lee asked in May. “Who?”`, "Who won? < Lee (asked) = Ann Lee\nWho? < Lee (asked) = Ann Lee"},
		{"a sentence of its own behind", `“Who won?” Lee left the quay.`, "Who won? <  ()"},
		{"in the middle", `“We,” Lee said, “won.”`, "We, < Lee (said) = Ann Lee\nwon. < Lee (said) = Ann Lee"},
		{"fragment", `Lee said that the quay was “a ruin” in winter.`, "a ruin < Lee (said) = Ann Lee, mixed"},
		{"two fragments", `Lee called the quay “a ruin” and “a shame”.`, "a ruin < Lee (called) = Ann Lee, mixed\na shame < Lee (called) = Ann Lee, mixed"},
		{"named verb", `Ray described the quay as “poor”.`, "poor < Ray (described) = Bo Ray, mixed"},
		{"according", `The quay was “a ruin”, according to Ray.`, "a ruin < Ray (according to) = Bo Ray, mixed"},
		{"participle", `“We won,” Lee said, adding that Ray had “left early”.`, "We won, < Lee (said) = Ann Lee\nleft early < Lee (adding) = Ann Lee, mixed"},
		{"particle", `“We won,” Ray shot back.`, "We won, < Ray (shot) = Bo Ray"},
		{"passed on", `Lee said the quay was “a ruin,” Ray reported.`, "a ruin, < Lee (said) = Ann Lee via Bo Ray, mixed"},
		{"passed on before", `Ray told the Post that Lee said “he left”.`, "he left < Lee (said) = Ann Lee via Bo Ray, mixed"},
		{"a name and a colon", "Lee: ‘We won’\n\nIt was late.", "We won < Lee (:) = Ann Lee"},
		{"transcript", "“LEE: We won.\n\n“RAY: No.”", "We won. < LEE (:) = Ann Lee\nNo. < RAY (:) = Bo Ray"},
		{"signed", "“We won.” — Ann Lee", "We won. < Ann Lee () = Ann Lee"},
		{"the next paragraph", "“We won,” Lee said.\n\n“It was late.”", "We won, < Lee (said) = Ann Lee\nIt was late. < Lee (said) = Ann Lee"},
		{"paragraphs", "Lee said: “We won.\n\n“It was late.”", "We won. < Lee (said) = Ann Lee\nIt was late. < Lee (said) = Ann Lee"},
		{"a colon before the paragraph", "Lee wrote to the town:\n\n“We won.”", "We won. < Lee (wrote) = Ann Lee"},
		{"pronoun", `“We won,” Ray said. “Good.” He called it “poor”.`, "We won, < Ray (said) = Bo Ray\nGood. < Ray (said) = Bo Ray\npoor < He (called) = Bo Ray, mixed"},
		{"no verb around", `“We won,” Lee said. Instead, “he left”.`, "We won, < Lee (said) = Ann Lee\nhe left < Lee (said) = Ann Lee, mixed"},
		{"whose note", `A note from Lee read: “We won.”`, "We won. < A note from Lee (read) = Ann Lee"},
		{"whose note, later", `A note from Lee came. The note read: “We won.”`, "We won. < The note (read) = Ann Lee"},
		{"genitive", `Lee’s letter read: “We won.”`, "We won. < Lee’s letter (read) = Ann Lee"},
		{"lawyer", `“We won,” said a lawyer for the family, Bo Ray.`, "We won, < a lawyer for the family, Bo Ray (said) = Bo Ray"},
		{"nobody", `“We won,” said a man.`, "We won, < a man (said)"},
		{"who", `“We won,” said Ann Lee, who lives near the quay.`, "We won, < Ann Lee, who lives near the quay (said) = Ann Lee"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			es := people(tt.text, "Ann Lee|Lee|LEE", "Bo Ray|Ray|RAY")
			if got := lines(tagged(tt.text), es); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
			}
		})
	}
}

func TestNoQuotes(t *testing.T) {
	for _, text := range []string{
		`Lee sold her book, “The Art of Knots,” in May.`,
		`Ray left the old “Harbour Lights” show.`,
		`Lee said on “Good Morning Quay” that it was late.`,
		`The town sold a “storm notice” in May.`,
		`The so-called “ghost” ship left.`,
		`Joe “Fingers” Ray left the quay.`,
		`An album titled “salt water” was sold.`,
		`The plan was called “Blue Water” in May.`,
		`Lee sold an “s” for the sign.`,
		`The door was 7'4" and a 12" pipe came.`,
	} {
		if got := lines(tagged(text), nil); got != "" {
			t.Errorf("%s\n got %s, want no quote", text, got)
		}
	}
}

// story holds most kinds of quotes and speakers.
const story = `Lee says Ray was “a coward”

Ann Lee told reporters on Monday: “We don't know why the ship left.”

“It was late,” said Bo Ray, a diver from Quay. “She called it ‘a ruin’ in May.”

Lee said that Ray had left “in a poor state” and called it “a shame”.

“We won,” Ray wrote in a letter.

“And that is all.”
`

// Marks of one style rewritten in another give the same quotes.
func TestStyles(t *testing.T) {
	want := ""
	for _, style := range []struct{ name, open, close string }{
		{"curly", "“", "”"}, {"straight", `"`, `"`}, {"apostrophes", "''", "''"}, {"backticks", "``", "''"},
		{"guillemets", "«", "»"}, {"spaced guillemets", "« ", " »"}, {"low", "„", "“"}, {"outward", "»", "«"},
	} {
		text := strings.NewReplacer("“", style.open, "”", style.close).Replace(story)
		got := lines(tagged(text), people(text, "Ann Lee|Lee", "Bo Ray|Ray"))
		if want == "" {
			if want = got; strings.Count(got, "\n") != 7 {
				t.Fatalf("quotes of the story:\n%s", got)
			}
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", style.name, got, want)
		}
	}
	// Single marks outside, double inside.
	text := strings.NewReplacer("“", "‘", "”", "’", "‘", "“", "’", "”").Replace(story)
	got := lines(tagged(text), people(text, "Ann Lee|Lee", "Bo Ray|Ray"))
	if want := strings.NewReplacer("‘", "“", "’", "”").Replace(want); got != want {
		t.Errorf("single:\n got %s\nwant %s", got, want)
	}
}

// Swapping two speakers' names swaps them and nothing else.
func TestSwap(t *testing.T) {
	story := strings.ReplaceAll(story, "Bo Ray", "Bob Ray")
	swapped := strings.NewReplacer("Ann Lee", "Bob Ray", "Lee", "Ray", "Bob Ray", "Ann Lee", "Ray", "Lee").Replace(story)
	a, b := Quotes(tagged(story), people(story, "Ann Lee|Lee", "Bob Ray|Ray")), Quotes(tagged(swapped), people(swapped, "Ann Lee|Lee", "Bob Ray|Ray"))
	if len(a) != len(b) || len(a) == 0 {
		t.Fatalf("%d quotes, %d with the names swapped", len(a), len(b))
	}
	other := [3]int{0, 2, 1}
	for i := range a {
		x, y := a[i], b[i]
		x.Speaker = other[x.Speaker]
		if x.Speaker != y.Speaker || x.Kind != y.Kind || x.Run != y.Run || x.Margin != y.Margin || x.Words != y.Words {
			t.Errorf("quote %d: %+v, with the names swapped %+v", i, a[i], b[i])
		}
	}
}

// Runs of one utterance share a number, others do not.
func TestRunNumbers(t *testing.T) {
	text := "“We,” Lee said, “won.” Ray said: “No.”\n\nLee said: “Yes.\n\n“It was late.”"
	var got []int
	for _, q := range Quotes(tagged(text), nil) {
		got = append(got, q.Run)
	}
	want := []int{0, 0, 1, 2, 2}
	if len(got) != len(want) {
		t.Fatalf("runs %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("runs %v, want %v", got, want)
		}
	}
}

// checkQuotes reports spans outside the text, out of order or crossing.
func checkQuotes(t *testing.T, d *lang.Doc, qs []synoptic.Quote) {
	t.Helper()
	end := 0
	for _, q := range qs {
		if !q.Words.In(len(d.Text)) || q.Words.Start < end {
			t.Fatalf("words %v of %d bytes behind %d in %q", q.Words, len(d.Text), end, d.Text)
		}
		end = q.Words.End
		for _, s := range append(append([]synoptic.Span{}, q.Cue...), q.Source...) {
			if !s.In(len(d.Text)) || s.Overlap(q.Words) > 0 {
				t.Fatalf("cue or source %v with words %v in %q", s, q.Words, d.Text)
			}
		}
		if q.Sentence < 0 || q.Sentence >= len(d.Sentences) || q.Margin < 0 {
			t.Fatalf("quote %+v in %q", q, d.Text)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	f.Add(story)
	f.Add("''It's 6'2'' on,'' he said ‘‘a’’ `b' 'n' 'tis \"c")
	f.Add("“LEE: a\n\n“RAY: b”\n— Ann Lee\n\n«a» »b« „c“")
	f.Add("said said “a” said, according to “b” : “c” according to")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []*lang.Doc{lang.Split(text), tagged(text)} {
			checkQuotes(t, d, Quotes(d, people(text, "Ann Lee|Lee")))
		}
	})
}

// A megabyte of marks, and long rows of marks and verbs, take no more than
// their share.
func TestLinear(t *testing.T) {
	for _, unit := range []string{`"`, `'`, `“`, `” “`, `"a`, `'a `, `1" '`, "“a\n"} {
		text := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		findRuns(text, paragraphsOf(text))
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("marks %q: %v for 1 MB", unit, took)
		}
	}
	for _, unit := range []string{`“a” said `, `“a” Lee said, `, `a said: “b”, and `, ", said ", `" ' `} {
		small, large := tagged(strings.Repeat(unit, 1<<12/len(unit))), tagged(strings.Repeat(unit, 1<<16/len(unit)))
		start := time.Now()
		checkQuotes(t, small, Quotes(small, nil))
		one := time.Since(start)
		start = time.Now()
		checkQuotes(t, large, Quotes(large, nil))
		if took := time.Since(start); took > 80*one+time.Second {
			t.Errorf("%q: %v for 4 kB, %v for 64 kB", unit, one, took)
		}
	}
}

func BenchmarkQuotes(b *testing.B) {
	text := strings.Repeat(story, 40)
	d, es := tagged(text), people(text, "Ann Lee|Lee", "Bo Ray|Ray")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Quotes(d, es)
	}
}
