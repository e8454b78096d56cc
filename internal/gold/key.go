package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A Key is a gold key of one story: what a careful reader finds in its
// reports. Spans are bytes of the files as they lie beside the key, line ends
// written as \n.
type Key struct {
	Story  string
	Files  []string // paths of the reports, sorted by their key
	Claims []KeyClaim

	Differences []KeyDifference
}

// A KeyDifference is one slot that the reports fill differently.
type KeyDifference struct {
	Kind     synoptic.Kind
	About    string
	Readings [][]KeyMention
}

// A KeyClaim is one fact and the places that state it.
type KeyClaim struct {
	About    string
	Mentions []KeyMention
}

// A KeyMention is a span of the report File, an index in Key.Files.
type KeyMention struct {
	File int
	Span synoptic.Span
}

// ReadKey reads dir/gold.json and the places that it names.
func ReadKey(dir string) (*Key, error) {
	raw, err := os.ReadFile(filepath.Join(dir, "gold.json"))
	if err != nil {
		return nil, err
	}
	var in struct {
		Story   string            `json:"story"`
		Reports map[string]string `json:"reports"`
		Claims  []struct {
			About    string  `json:"about"`
			Mentions [][]any `json:"mentions"`
		} `json:"claims"`
		Discrepancies []struct {
			Kind     synoptic.Kind `json:"kind"`
			About    string        `json:"about"`
			Readings []struct {
				Mentions [][]any `json:"mentions"`
			} `json:"readings"`
		} `json:"discrepancies"`
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, fmt.Errorf("gold key %s: %w", dir, err)
	}
	k := &Key{Story: in.Story}
	var ids, texts []string
	for id := range in.Reports {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		file := filepath.Join(dir, in.Reports[id])
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("gold key %s: %w", dir, err)
		}
		k.Files = append(k.Files, file)
		texts = append(texts, strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n"))
	}
	for _, c := range in.Claims {
		kc := KeyClaim{About: c.About}
		for _, m := range c.Mentions {
			span, file, err := locate(m, ids, texts)
			if err != nil {
				return nil, fmt.Errorf("gold key %s: %q: %w", dir, c.About, err)
			}
			kc.Mentions = append(kc.Mentions, KeyMention{file, span})
		}
		k.Claims = append(k.Claims, kc)
	}
	for _, d := range in.Discrepancies {
		kd := KeyDifference{Kind: d.Kind, About: d.About}
		for _, r := range d.Readings {
			var ms []KeyMention
			for _, m := range r.Mentions {
				span, file, err := locate(m, ids, texts)
				if err != nil {
					return nil, fmt.Errorf("gold key %s: %q: %w", dir, d.About, err)
				}
				ms = append(ms, KeyMention{file, span})
			}
			kd.Readings = append(kd.Readings, ms)
		}
		k.Differences = append(k.Differences, kd)
	}
	return k, nil
}

// locate finds a mention [report, words] or [report, words, n-th occurrence].
func locate(m []any, ids, texts []string) (synoptic.Span, int, error) {
	if len(m) < 2 {
		return synoptic.Span{}, 0, fmt.Errorf("mention %v: want [report, words]", m)
	}
	id, _ := m[0].(string)
	words, _ := m[1].(string)
	nth := 1
	if len(m) > 2 {
		if n, ok := m[2].(float64); ok {
			nth = int(n)
		}
	}
	file := slices.Index(ids, id)
	if file < 0 || words == "" {
		return synoptic.Span{}, 0, fmt.Errorf("mention %v: no such report", m)
	}
	at := 0
	for ; nth > 0; nth-- {
		k := strings.Index(texts[file][at:], words)
		if k < 0 {
			return synoptic.Span{}, 0, fmt.Errorf("mention %v: words not found", m)
		}
		at += k + len(words)
	}
	return synoptic.Span{Start: at - len(words), End: at}, file, nil
}

// maxClaim is the length, in bytes, beyond which a span twice as long as the
// key's mention no longer stands for it: a fact is a clause, not whatever
// sentence holds it.
const maxClaim = 160

// SameFact tells whether some claim of the key has a mention that x stands for
// in file a and one that y stands for in file b.
func (k *Key) SameFact(a int, x synoptic.Span, b int, y synoptic.Span) bool {
	for _, c := range k.Claims {
		inA, inB := false, false
		for _, m := range c.Mentions {
			inA = inA || m.File == a && standsFor(x, m.Span)
			inB = inB || m.File == b && standsFor(y, m.Span)
		}
		if inA && inB {
			return true
		}
	}
	return false
}

// Differ lists the key's differences (indices in Differences) of which x in file
// a and y in file b stand for two readings.
func (k *Key) Differ(a int, x synoptic.Span, b int, y synoptic.Span) []int {
	var out []int
	for d := range k.Differences {
		i, j := k.reading(d, a, x), k.reading(d, b, y)
		if i >= 0 && j >= 0 && i != j {
			out = append(out, d)
		}
	}
	return out
}

func (k *Key) reading(d, file int, x synoptic.Span) int {
	for i, ms := range k.Differences[d].Readings {
		for _, m := range ms {
			if m.File == file && standsFor(x, m.Span) {
				return i
			}
		}
	}
	return -1
}

// standsFor tells whether two spans overlap by half of the shorter or more.
func standsFor(s, mention synoptic.Span) bool {
	n := s.Overlap(mention)
	return n > 0 && 2*n >= min(s.Len(), mention.Len()) && s.Len() <= max(maxClaim, 2*mention.Len())
}
