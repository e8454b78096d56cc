package synopsis

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// maxCells bounds the table of a word diff: longer pairs are compared by their
// common beginning and end only.
const maxCells = 4 << 20

// A step is one word of an edit script.
type step struct {
	op   byte // '=' both, '+' only in b, '-' only in a
	a, b int  // index of the word, or where it would stand
}

// edits is the shortest edit script from words a to words b, deletions first.
func edits(a, b []token) []step {
	var out []step
	lo := 0
	for lo < len(a) && lo < len(b) && a[lo].fold == b[lo].fold {
		out = append(out, step{'=', lo, lo})
		lo++
	}
	tail := 0
	for tail < len(a)-lo && tail < len(b)-lo && a[len(a)-1-tail].fold == b[len(b)-1-tail].fold {
		tail++
	}
	x, y := a[lo:len(a)-tail], b[lo:len(b)-tail]
	if len(x)*len(y) <= maxCells {
		out = append(out, table(x, y, lo)...)
	} else {
		for i := range x {
			out = append(out, step{'-', lo + i, lo})
		}
		for k := range y {
			out = append(out, step{'+', lo + len(x), lo + k})
		}
	}
	for t := tail; t > 0; t-- {
		out = append(out, step{'=', len(a) - t, len(b) - t})
	}
	return out
}

// table aligns x and y by their longest common subsequence.
func table(x, y []token, off int) []step {
	n, m := len(x), len(y)
	best := make([]int32, (n+1)*(m+1))
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			if x[i].fold == y[k].fold {
				best[i*(m+1)+k] = best[(i+1)*(m+1)+k+1] + 1
			} else {
				best[i*(m+1)+k] = max(best[(i+1)*(m+1)+k], best[i*(m+1)+k+1])
			}
		}
	}
	var out []step
	i, k := 0, 0
	for i < n || k < m {
		switch {
		case i < n && k < m && x[i].fold == y[k].fold:
			out = append(out, step{'=', off + i, off + k})
			i, k = i+1, k+1
		case k == m || i < n && best[(i+1)*(m+1)+k] >= best[i*(m+1)+k+1]:
			out = append(out, step{'-', off + i, off + k})
			i++
		default:
			out = append(out, step{'+', off + i, off + k})
			k++
		}
	}
	return out
}

// compareWords gives the word diff of rendering x against the fullest one, and
// the marks that sum it up.
func compareWords(text string, x, full *quoted) ([]synoptic.DiffPiece, []string) {
	script := edits(full.tokens, x.tokens)
	var pieces []synoptic.DiffPiece
	push := func(op string, span synoptic.Span) {
		if n := len(pieces); n > 0 && pieces[n-1].Op == op {
			pieces[n-1].End = max(pieces[n-1].End, span.End)
			return
		}
		pieces = append(pieces, synoptic.DiffPiece{Span: span, Op: op})
	}
	at := x.span.Start
	for _, st := range script {
		switch st.op {
		case '=':
			push("same", x.tokens[st.b].Span)
			at = x.tokens[st.b].End
		case '+':
			push("inserted", x.tokens[st.b].Span)
			at = x.tokens[st.b].End
		case '-':
			push("missing", synoptic.Span{Start: at, End: at})
		}
	}
	return pieces, append(summarize(script, full, x), written(x.span.Cut(text))...)
}

// maxFor is how many words at most words in brackets stand for: “[The mayor]
// lost it” for “She lost it”.
const maxFor = 3

// summarize names what an edit script does to the fuller rendering.
func summarize(script []step, full, x *quoted) []string {
	var marks []string
	if sameBag(full.tokens, x.tokens) {
		for _, st := range script {
			if st.op != '=' {
				return []string{synoptic.MarkOrder}
			}
		}
		return nil
	}
	cut, other, shift := false, false, false
	for i := 0; i < len(script); {
		if script[i].op == '=' {
			i++
			continue
		}
		var gone, put []token
		mine, its := false, false // words in brackets: the fuller one's, x's
		for i < len(script) && script[i].op != '=' {
			if t := full.tokens[min(script[i].a, len(full.tokens)-1)]; script[i].op == '-' {
				if mine = mine || t.put; !t.put {
					gone = append(gone, t)
				}
			} else if t := x.tokens[script[i].b]; !t.put {
				put = append(put, t)
			} else {
				its = true
			}
			i++
		}
		switch {
		case mine && len(gone) == 0 && len(put) <= maxFor, its && len(put) == 0 && len(gone) <= maxFor:
			// the outlet's words, beside the speaker's or for a few of them
		case shifted(gone, put):
			shift = true
		case len(put) > 0:
			other = true
		default:
			cut = true
		}
	}
	if other {
		marks = append(marks, synoptic.MarkOtherWords)
	}
	if shift {
		marks = append(marks, synoptic.MarkShifted)
	}
	if cut {
		marks = append(marks, synoptic.MarkCut)
	}
	return marks
}

func sameBag(a, b []token) bool {
	if len(a) != len(b) {
		return false
	}
	x, y := make([]string, len(a)), make([]string, len(b))
	for i := range a {
		x[i], y[i] = a[i].fold, b[i].fold
	}
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// stopWord tells whether a folded word is too common to link two quotes.
func stopWord(w string) bool {
	switch w {
	case "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are",
		"was", "were", "be", "been", "being", "it", "its", "it's", "this", "that", "these", "those", "there", "here", "he",
		"she", "they", "we", "i", "you", "him", "her", "them", "us", "me", "his", "their", "our", "my", "your", "not", "no",
		"do", "does", "did", "have", "has", "had", "will", "would", "can", "could", "should", "may", "might", "so", "if",
		"then", "than", "what", "who", "which", "when", "where", "how", "about", "very", "just", "i'm", "we're", "don't",
		"all", "one", "out", "up", "into", "over", "also", "more", "some", "any", "said", "says", "i've", "we've", "that's":
		return true
	}
	return strings.HasPrefix(w, "'")
}
