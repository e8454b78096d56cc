package gold

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic/internal/lang"
)

// ReadSilverTrees reads the sentences of dir/polnear-silver.conllu.gz, whose
// trees follow the first version of Universal Dependencies, and rewrites them
// to the second as far as that can be done: relations are renamed, and
// conjunctions hang on the conjunct behind them. UPOS stays NoUPOS.
func ReadSilverTrees(dir string) ([]lang.Sentence, error) {
	path := filepath.Join(dir, "polnear-silver.conllu.gz")
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []lang.Sentence
	var rows [][]string
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		l := lines.Text()
		if c := strings.Split(l, "\t"); len(c) == 10 {
			rows = append(rows, c)
		}
		if l == "" && len(rows) > 0 {
			s, err := silverTree(rows)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			out, rows = append(out, s), rows[:0]
		}
	}
	return out, lines.Err()
}

// silverNames are the relations that bear another name in version 2.
var silverNames = map[string]string{
	"dobj": "obj", "auxpass": "aux:pass", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass",
	"mwe": "fixed", "nmod:npmod": "obl:unmarked", "nmod:tmod": "obl:unmarked", "name": "flat", "neg": "advmod",
}

func silverTree(rows [][]string) (lang.Sentence, error) {
	var s lang.Sentence
	names := make([]string, len(rows))
	for i, c := range rows {
		head, err := strconv.Atoi(c[6])
		if err != nil || head > len(rows) {
			return s, fmt.Errorf("head %q", c[6])
		}
		x, _ := lang.ParseXPOS(c[4])
		names[i] = c[7]
		s.Tokens = append(s.Tokens, lang.Token{Form: c[1], Lemma: c[2], XPOS: x, Head: int32(head) - 1})
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		t.Rel, _ = lang.ParseRel(silverRel(s.Tokens, names, i))
		if names[i] == "cc" && t.Head >= 0 {
			for j := i + 1; j < len(names); j++ {
				if names[j] == "conj" && s.Tokens[j].Head == t.Head {
					t.Head = int32(j)
					break
				}
			}
		}
	}
	return s, nil
}

// silverRel is the name in version 2 of the relation of token i.
func silverRel(tokens []lang.Token, names []string, i int) string {
	name, head := names[i], tokens[i].Head
	if to, ok := silverNames[name]; ok {
		switch {
		case name == "neg" && tokens[i].XPOS == lang.TagDT:
			return "det"
		case strings.HasPrefix(name, "nmod:") && head >= 0 && !verbal(tokens[head].XPOS):
			return "nmod:unmarked"
		}
		return to
	}
	if name != "nmod" || head < 0 || !verbal(tokens[head].XPOS) {
		return name
	}
	by, passive := false, false
	for j, t := range tokens {
		by = by || int(t.Head) == i && names[j] == "case" && strings.EqualFold(t.Form, "by")
		passive = passive || t.Head == head && slices.Contains([]string{"auxpass", "nsubjpass"}, names[j])
	}
	if by && passive {
		return "obl:agent"
	}
	return "obl"
}

// verbal tells whether what a tag marks takes obliques rather than modifiers.
func verbal(x lang.XPOS) bool {
	switch x {
	case lang.TagVB, lang.TagVBD, lang.TagVBG, lang.TagVBN, lang.TagVBP, lang.TagVBZ, lang.TagMD,
		lang.TagJJ, lang.TagJJR, lang.TagJJS, lang.TagRB, lang.TagRBR:
		return true
	}
	return false
}
