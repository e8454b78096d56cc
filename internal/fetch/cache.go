package fetch

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// A cache keeps pages that a server gave a mark of their state with, for the
// case that they have not changed: in memory, and in a folder if one is named,
// so that a later run need not load them again. It only ever saves loading: each
// page is asked for all the same.
//
// In the folder a page is two files, called by the hash of its address: what the
// server said (.json) and the bytes (.raw). Nothing is deleted there; a file
// that is not as it was written is not used.
type cache struct {
	dir   string // "" for none
	known map[string]*cached
}

type cached struct {
	etag, modified string
	page           Page
}

// A note is what a .json file holds.
type note struct {
	URL      string `json:"url"`
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"last_modified,omitempty"`
	Charset  string `json:"charset,omitempty"`
	SHA256   string `json:"sha256"`
}

// maxKnown bounds the pages that are kept in memory.
const maxKnown = 200

// maxNote bounds a .json file, in bytes.
const maxNote = 64 << 10

func (c *cache) file(address, ext string) string {
	return filepath.Join(c.dir, hashOf([]byte(address))+ext)
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// find gives what is known of a page; nil if nothing is.
func (c *cache) find(address string, maxBytes int64) *cached {
	if known := c.known[address]; known != nil || c.dir == "" {
		return known
	}
	b, err := readUpTo(c.file(address, ".json"), maxNote)
	var n note
	if err != nil || json.Unmarshal(b, &n) != nil || n.URL != address {
		return nil
	}
	raw, err := readUpTo(c.file(address, ".raw"), maxBytes)
	if err != nil || hashOf(raw) != n.SHA256 {
		return nil
	}
	return &cached{n.ETag, n.Modified, Page{URL: address, Raw: raw, Charset: n.Charset}}
}

// keep remembers a page. Its error is that of writing to the folder.
func (c *cache) keep(p *Page, etag, modified string) error {
	if len(c.known) < maxKnown || c.known[p.URL] != nil {
		c.known[p.URL] = &cached{etag, modified, *p}
	}
	if c.dir == "" {
		return nil
	}
	if err := os.MkdirAll(c.dir, 0o755); err != nil {
		return err
	}
	b, err := json.Marshal(note{p.URL, etag, modified, p.Charset, hashOf(p.Raw)})
	if err != nil {
		return err
	}
	// A page whose note belongs to other bytes is not used, so that either may
	// be written first.
	if err := replace(c.file(p.URL, ".raw"), p.Raw); err != nil {
		return err
	}
	return replace(c.file(p.URL, ".json"), append(b, '\n'))
}

// replace writes a file whole or not at all.
func replace(file string, b []byte) error {
	f, err := os.CreateTemp(filepath.Dir(file), ".fetch-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err = f.Write(b); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

func readUpTo(file string, most int64) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > most {
		return nil, os.ErrInvalid
	}
	return os.ReadFile(file)
}

// mayKeep tells that a server lets a page be kept.
func mayKeep(control string) bool { return !strings.Contains(strings.ToLower(control), "no-store") }
