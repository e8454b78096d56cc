package lang

import (
	"strconv"
	"strings"
	"testing"
)

// sentenceOf reads "form|UPOS|XPOS|head|rel" with heads from 1.
func sentenceOf(text string) ([]Token, []tag) {
	var tokens []Token
	var tags []tag
	for _, f := range strings.Fields(text) {
		p := strings.Split(f, "|")
		t := Token{Form: p[0], Lemma: p[0]}
		t.UPOS, _ = ParseUPOS(p[1])
		t.XPOS, _ = ParseXPOS(p[2])
		head, _ := strconv.Atoi(p[3])
		t.Head = int32(head) - 1
		t.Rel, _ = ParseRel(p[4])
		tokens, tags = append(tokens, t), append(tags, tag{t.UPOS, t.XPOS})
	}
	return tokens, tags
}

// Every sentence put together has one root and no circle, holds the body's and
// the frame's arcs, and ends with a mark.
func TestQuotingMakesTrees(t *testing.T) {
	body, bodyTags := sentenceOf("The|DET|DT|2|det bus|NOUN|NN|3|nsubj crashed|VERB|VBD|0|root near|ADP|IN|5|case " +
		"Lyon|PROPN|NNP|3|obl today|NOUN|NN|3|obl:unmarked .|PUNCT|.|3|punct")
	frame, frameTags := sentenceOf("Police|NOUN|NNS|2|nsubj say|VERB|VBD|0|root it|PRON|PRP|4|nsubj rained|VERB|VBD|2|ccomp .|PUNCT|.|2|punct")
	out, tags := quoting([]Sentence{{Tokens: body}, {Tokens: frame}}, [][]tag{bodyTags, frameTags}, 400, 1)
	if len(out) != 400 {
		t.Fatalf("%d sentences", len(out))
	}
	seen := map[string]bool{}
	for k, s := range out {
		var words []string
		roots := 0
		for i, tok := range s.Tokens {
			words = append(words, tok.Form)
			if tok.Head < 0 {
				roots++
			}
			steps := 0
			for h := int32(i); h >= 0; h = s.Tokens[h].Head {
				if steps++; steps > len(s.Tokens) {
					t.Fatalf("circle in %v", words)
				}
			}
			if tok.Form == "bus" && s.Tokens[tok.Head].Form != "crashed" || tok.Form == "Police" && s.Tokens[tok.Head].Form != "say" ||
				tok.Form == "today" && s.Tokens[tok.Head].Form != "crashed" {
				t.Errorf("%s hangs on %s", tok.Form, s.Tokens[tok.Head].Form)
			}
		}
		if roots != 1 || len(tags[k]) != len(s.Tokens) {
			t.Errorf("%d roots, %d tags: %v", roots, len(tags[k]), words)
		}
		seen[strings.Join(words, " ")] = true
	}
	for _, want := range []string{
		"The bus crashed near Lyon today , Police say .",
		"“ The bus crashed near Lyon today , ” say Police .",
		"Police say , “ The bus crashed near Lyon today . ”",
	} {
		if !seen[want] {
			t.Errorf("never made: %s", want)
		}
	}
}
