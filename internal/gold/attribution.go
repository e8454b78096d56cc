package gold

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/synoptic-news/synoptic"
)

// A Told is an article with the attributions that people marked in it.
type Told struct {
	ID, Text     string
	Attributions []Attribution
}

// An Attribution is who says, thinks or wants what; spans are bytes.
type Attribution struct {
	Source, Cue, Content []synoptic.Span
}

// ReadAttributions reads a file in the layout of eval/quotes: JSON lines,
// gzipped, offsets in code points.
func ReadAttributions(path string) ([]Told, error) {
	data, err := unzip(path)
	if err != nil {
		return nil, err
	}
	var out []Told
	err = eachLine(data, func(line string) error {
		var row struct {
			ID, Text     string
			Attributions []struct{ Source, Cue, Content [][2]int }
		}
		if line == "" {
			return nil
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			return err
		}
		at := byteOffsets(row.Text)
		spans := func(list [][2]int) (out []synoptic.Span) {
			for _, s := range list {
				if s[0] >= 0 && s[0] < s[1] && s[1] < len(at) {
					out = append(out, synoptic.Span{Start: at[s[0]], End: at[s[1]]})
				}
			}
			return out
		}
		t := Told{ID: row.ID, Text: row.Text}
		for _, a := range row.Attributions {
			t.Attributions = append(t.Attributions, Attribution{spans(a.Source), spans(a.Cue), spans(a.Content)})
		}
		out = append(out, t)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return out, nil
}

// byteOffsets is the byte at which each code point begins, and the length.
func byteOffsets(text string) []int {
	at := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}
