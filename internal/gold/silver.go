package gold

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic/internal/lang"
)

// ReadCounts counts the words of dir/polnear-silver.conllu.gz, news that a
// parser has tagged. Only counts of single words leave this function.
func ReadCounts(dir string) (*lang.Counts, error) {
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
	counts := lang.NewCounts()
	var forms []string
	var tags []lang.XPOS
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		l := lines.Text()
		if l == "" {
			counts.Add(forms, tags)
			forms, tags = forms[:0], tags[:0]
		} else if c := strings.Split(l, "\t"); len(c) == 10 {
			x, _ := lang.ParseXPOS(c[4]) // "#" is no tag of ours
			forms, tags = append(forms, c[1]), append(tags, x)
		}
	}
	counts.Add(forms, tags)
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return counts, nil
}
