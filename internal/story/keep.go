package story

import (
	"encoding/binary"
	"errors"

	"github.com/synoptic-news/synoptic"
)

// TermsForm names the way that Terms are made and written. It is raised
// whenever Indexer gives other terms for a text, or AppendTo writes them
// otherwise: terms kept in another form are to be made again. A test holds the
// terms of a text.
const TermsForm = "1"

// AppendTo writes terms, without their weights, which are the pile's. A term
// takes three to five bytes.
func (t *Terms) AppendTo(b []byte) []byte {
	b = binary.AppendVarint(b, int64(t.Day))
	b = append(b, byte(t.Dated))
	b = binary.LittleEndian.AppendUint16(b, t.Lang)
	b = binary.AppendUvarint(b, uint64(len(t.List)))
	last := uint32(0)
	for _, x := range t.List { // in order of Key
		b = binary.AppendUvarint(b, uint64(x.Key-last))
		b = binary.LittleEndian.AppendUint16(b, uint16(x.Form))
		last = x.Key
	}
	b = binary.AppendUvarint(b, uint64(len(t.Sketch)))
	last = 0
	for _, h := range t.Sketch { // rising
		b = binary.AppendUvarint(b, uint64(h-last))
		last = h
	}
	return b
}

var errTerms = errors.New("not the terms of a report")

// ReadTerms reads what AppendTo wrote.
func ReadTerms(b []byte) (*Terms, error) {
	day, n := binary.Varint(b)
	if n <= 0 || len(b) < n+3 || b[n] > byte(published) {
		return nil, errTerms
	}
	t := &Terms{Day: synoptic.Day(day), Dated: dating(b[n]), Lang: binary.LittleEndian.Uint16(b[n+1:])}
	b = b[n+3:]
	count := func(least int) int { // of things that take at least so many bytes
		c, n := binary.Uvarint(b)
		if n <= 0 || c > uint64((len(b)-n)/least) {
			return -1
		}
		b = b[n:]
		return int(c)
	}
	last := uint32(0)
	step := func() bool {
		d, n := binary.Uvarint(b)
		if n <= 0 || d > uint64(^uint32(0)-last) {
			return false
		}
		b, last = b[n:], last+uint32(d)
		return true
	}
	terms := count(3)
	if terms < 0 {
		return nil, errTerms
	}
	t.List = make([]Term, terms)
	for i := range t.List {
		if !step() || len(b) < 2 {
			return nil, errTerms
		}
		t.List[i] = Term{Key: last, Form: form(binary.LittleEndian.Uint16(b))}
		b = b[2:]
	}
	hashes := count(1)
	if hashes < 0 {
		return nil, errTerms
	}
	last = 0
	t.Sketch = make([]uint32, hashes)
	for i := range t.Sketch {
		if !step() {
			return nil, errTerms
		}
		t.Sketch[i] = last
	}
	if len(b) > 0 {
		return nil, errTerms
	}
	return t, nil
}
