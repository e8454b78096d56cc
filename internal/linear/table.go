package linear

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
)

// A Table maps keys to numbers other than 0. It is read-only.
type Table struct {
	homes uint64
	slots []slot
}

// A slot of the hash table; value 0 marks an empty one. A key's home is
// key*homes/2^32, its place there or in the next free slot; there is slack
// behind the homes, so nothing wraps.
type slot struct{ key, value uint32 }

const slack = 1024

// An Entry is what a Table is made of.
type Entry struct{ Key, Value uint32 }

// NewTable makes a table. Of entries with one key the first counts; entries of
// value 0 are left out.
func NewTable(entries []Entry) *Table {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b Entry) int { return cmp.Compare(a.Key, b.Key) })
	sorted = slices.CompactFunc(sorted, func(a, b Entry) bool { return a.Key == b.Key })
	sorted = slices.DeleteFunc(sorted, func(e Entry) bool { return e.Value == 0 })
	t := &Table{}
	t.size(len(sorted))
	free := 0
	for _, e := range sorted {
		if free = t.put(e.Key, e.Value, free); free < 0 {
			panic("linear: keys of a table crowd together")
		}
	}
	return t
}

func (t *Table) size(n int) {
	t.homes = uint64(n)*8/5 + 16
	t.slots = make([]slot, int(t.homes)+slack)
}

// put places the next key in order and returns the first slot behind it, -1 if
// there is none.
func (t *Table) put(key, value uint32, free int) int {
	i := max(int(uint64(key)*t.homes>>32), free)
	if i >= len(t.slots) {
		return -1
	}
	t.slots[i] = slot{key, value}
	return i + 1
}

// Get is the key's value, 0 if it has none.
func (t *Table) Get(key uint32) uint32 {
	for i := int(uint64(key) * t.homes >> 32); i < len(t.slots); i++ {
		e := t.slots[i]
		if e.value == 0 || e.key == key {
			return e.value
		}
	}
	return 0
}

// Len is the number of entries.
func (t *Table) Len() int {
	n := 0
	for _, e := range t.slots {
		if e.value != 0 {
			n++
		}
	}
	return n
}

// Append writes the table behind b: uvarint n, then n pairs of uvarints: key
// minus the key before, minus 1 (the first: plain), and value.
func (t *Table) Append(b []byte) []byte {
	b = binary.AppendUvarint(b, uint64(t.Len()))
	next := uint64(0)
	for _, e := range t.slots {
		if e.value != 0 {
			b = binary.AppendUvarint(b, uint64(e.key)-next)
			b = binary.AppendUvarint(b, uint64(e.value))
			next = uint64(e.key) + 1
		}
	}
	return b
}

// DecodeTable reads what Append wrote.
func DecodeTable(data []byte) (*Table, error) {
	r := reader{data: data}
	n := r.uvarint()
	if r.bad || n > uint64(len(data)) {
		return nil, fmt.Errorf("table: damaged head")
	}
	t := &Table{}
	t.size(int(n))
	next, free := uint64(0), 0
	for range n {
		key, value := next+r.uvarint(), r.uvarint()
		next = key + 1
		if r.bad || key > 1<<32-1 || value == 0 || value > 1<<32-1 {
			return nil, fmt.Errorf("table: damaged entry")
		}
		if free = t.put(uint32(key), uint32(value), free); free < 0 {
			return nil, fmt.Errorf("table: keys crowd together")
		}
	}
	return t, nil
}

// Max is the greatest value.
func (t *Table) Max() uint32 {
	top := uint32(0)
	for _, e := range t.slots {
		top = max(top, e.value)
	}
	return top
}
