package linear

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// A File is a model file: named sections behind a head.
//
//	offset  bytes
//	     0      8  magic "SYNMODEL"
//	     8      2  version of this layout, little endian like all numbers
//	    10      2  version of the sections' content, set by the model's owner
//	    12      4  CRC-32 (IEEE) of all that follows
//	    16      4  number of sections
//	    20  n×16  name (8 bytes, padded with zeros), start, length
//	     …         the sections' bytes; start counts from the file's first byte
type File struct {
	Content  int // version of the sections' content
	sections []section
}

type section struct {
	name string
	data []byte
}

const (
	magic     = "SYNMODEL"
	layout    = 2
	headSize  = 20
	entrySize = 16
)

// Add puts a section behind the others. The name has 8 bytes at most.
func (f *File) Add(name string, data []byte) {
	if len(name) > 8 {
		panic("linear: section name " + name)
	}
	f.sections = append(f.sections, section{name, data})
}

// Section is the content of the section of that name; ok is false if there is none.
func (f *File) Section(name string) (data []byte, ok bool) {
	for _, s := range f.sections {
		if s.name == name {
			return s.data, true
		}
	}
	return nil, false
}

// Encode is the file's bytes.
func (f *File) Encode() []byte {
	size := headSize + entrySize*len(f.sections)
	b := make([]byte, size)
	copy(b, magic)
	binary.LittleEndian.PutUint16(b[8:], layout)
	binary.LittleEndian.PutUint16(b[10:], uint16(f.Content))
	binary.LittleEndian.PutUint32(b[16:], uint32(len(f.sections)))
	for i, s := range f.sections {
		e := b[headSize+entrySize*i:]
		copy(e[:8], s.name)
		binary.LittleEndian.PutUint32(e[8:], uint32(len(b)))
		binary.LittleEndian.PutUint32(e[12:], uint32(len(s.data)))
		b = append(b, s.data...)
	}
	binary.LittleEndian.PutUint32(b[12:], crc32.ChecksumIEEE(b[16:]))
	return b
}

// Open reads the head of a model file whose content must have the version
// given. Sections are parts of data, not copies. An error says what was found
// and what was wanted; the caller adds the file's name.
func Open(data []byte, content int) (*File, error) {
	if len(data) < headSize || string(data[:8]) != magic {
		return nil, fmt.Errorf("not a model file")
	}
	if v := binary.LittleEndian.Uint16(data[8:]); v != layout {
		return nil, fmt.Errorf("model layout %d, this build reads %d", v, layout)
	}
	if v := int(binary.LittleEndian.Uint16(data[10:])); v != content {
		return nil, fmt.Errorf("model format %d, this build reads %d", v, content)
	}
	if binary.LittleEndian.Uint32(data[12:]) != crc32.ChecksumIEEE(data[16:]) {
		return nil, fmt.Errorf("damaged: checksum differs")
	}
	n := int(binary.LittleEndian.Uint32(data[16:]))
	if n > (len(data)-headSize)/entrySize {
		return nil, fmt.Errorf("damaged: %d sections", n)
	}
	f := &File{Content: content}
	for i := range n {
		e := data[headSize+entrySize*i:]
		name := e[:8]
		for len(name) > 0 && name[len(name)-1] == 0 {
			name = name[:len(name)-1]
		}
		start, size := uint64(binary.LittleEndian.Uint32(e[8:])), uint64(binary.LittleEndian.Uint32(e[12:]))
		if start+size > uint64(len(data)) {
			return nil, fmt.Errorf("damaged: section %s ends at %d of %d", name, start+size, len(data))
		}
		f.sections = append(f.sections, section{string(name), data[start : start+size : start+size]})
	}
	return f, nil
}
