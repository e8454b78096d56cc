package gold

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"golang.org/x/net/publicsuffix"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// A Page is a saved news page and the text that a person took to be its report.
type Page struct {
	File string `json:"file"`
	URL  string `json:"url"`
	Set  string `json:"set"` // the corpus it comes from
	Text string `json:"text"`

	Site string `json:"-"` // the domain its address is registered under
	Raw  []byte `json:"-"` // the page, unpacked
	Line []byte `json:"-"` // of gold.jsonl, for the scorer
}

// PageFolds is how many parts the pages are cut into for training and choice.
const PageFolds = 5

// KeptOut tells that a page is of the fifth of sites that nothing was learnt
// from and nothing chosen by. Sites fall by the hash of their name, so that two
// pages of one site are on one side.
func (p *Page) KeptOut() bool { return linear.Of(p.Site).Key()%5 == 0 }

// Fold is the part of the cross-validation that a page of the others is in.
func (p *Page) Fold() int { return int(linear.Two(1, linear.Of(p.Site), 0).Key() % PageFolds) }

// ReadPages reads eval/pages: gold.jsonl and the pages in html.
func ReadPages(dir string) ([]Page, error) {
	b, err := os.ReadFile(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		return nil, err
	}
	var pages []Page
	lines := bufio.NewScanner(bytes.NewReader(b))
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		p := Page{Line: bytes.Clone(lines.Bytes())}
		if err := json.Unmarshal(p.Line, &p); err != nil {
			return nil, err
		}
		u, err := url.Parse(p.URL)
		if err != nil {
			return nil, err
		}
		if p.Site, err = publicsuffix.EffectiveTLDPlusOne(u.Hostname()); err != nil {
			p.Site = u.Hostname()
		}
		if p.Raw, err = readPacked(filepath.Join(dir, "html", p.File)); err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, lines.Err()
}

func readPacked(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}
