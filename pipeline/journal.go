package pipeline

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/story"
)

// A journal holds what grouping knows of each report it took in, one record
// behind the other, so that a process that was killed goes on where it was:
// the stories are a function of the set of reports, so that nothing else needs
// to be kept.
//
//	head      a line: name, version of the layout, version of the terms
//	record    length of what follows the sum, uint32, low byte first
//	          CRC-32 of it, uint32
//	          length of the following, uvarint; JSON: id, report, outlet
//	          terms, see story.Terms.AppendTo
//
// A record that was cut off by the end of the process, and what follows it, is
// not read; its reports are taken from the inputs again.

// journalHead is the first line of a journal.
var journalHead = fmt.Sprintf("synoptic-group 1 %s\n", story.TermsForm)

// maxRecord bounds a record: a report's terms are some 3 KB, its ID is what its
// file says.
const maxRecord = 1 << 24

// A recorded report is what a record says beside the terms.
type recorded struct {
	ID     json.RawMessage   `json:"id"`
	Report synoptic.ReportID `json:"report"`
	Outlet synoptic.Outlet   `json:"outlet,omitempty"`
}

// Resume takes in the reports of a journal, and says how many of its bytes are
// whole: write on from there, see GroupConfig.Journal. An empty journal is one
// of no reports. Call it before anything is read.
func (g *Grouping) Resume(r io.Reader) (whole int64, err error) {
	in := bufio.NewReader(r)
	head := make([]byte, len(journalHead))
	switch n, err := io.ReadFull(in, head); {
	case n == 0 && errors.Is(err, io.EOF):
		return 0, nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return 0, err
	case string(head[:n]) != journalHead[:n]:
		return 0, fmt.Errorf("begins with %q, want %q: kept by another version, or something else", head[:n], journalHead)
	case n < len(head): // killed while the first line was written
		return 0, nil
	}
	whole, g.begun = int64(len(head)), true
	var sums [8]byte
	defer g.take()
	for {
		if _, err := io.ReadFull(in, sums[:]); err != nil {
			return whole, atEnd(err)
		}
		size := binary.LittleEndian.Uint32(sums[:])
		if size > maxRecord {
			return whole, nil
		}
		b := make([]byte, size)
		if _, err := io.ReadFull(in, b); err != nil {
			return whole, atEnd(err)
		}
		if crc32.ChecksumIEEE(b) != binary.LittleEndian.Uint32(sums[4:]) {
			return whole, nil
		}
		m, id, err := readRecord(b)
		if err != nil {
			return whole, fmt.Errorf("at byte %d: %w", whole, err)
		}
		if g.know(m, id) {
			if g.waiting = append(g.waiting, m); len(g.waiting) >= atOnce {
				g.take()
			}
		}
		whole += int64(len(sums)) + int64(size)
	}
}

// atEnd is no error where a journal was cut off.
func atEnd(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}

// record writes a report's record behind b.
func record(b []byte, m *Member) ([]byte, error) {
	head, err := json.Marshal(recorded{m.ID, m.Report.ID, m.Outlet})
	if err != nil {
		return b, err
	}
	at := len(b)
	b = append(b, make([]byte, 8)...)
	b = binary.AppendUvarint(b, uint64(len(head)))
	b = append(b, head...)
	b = m.terms.AppendTo(b)
	body := b[at+8:]
	if len(body) > maxRecord {
		return b[:at], fmt.Errorf("report %.60s: %d bytes to keep, the most is %d", m.ID, len(body), maxRecord)
	}
	binary.LittleEndian.PutUint32(b[at:], uint32(len(body)))
	binary.LittleEndian.PutUint32(b[at+4:], crc32.ChecksumIEEE(body))
	return b, nil
}

// readRecord reads what follows a record's sum.
func readRecord(b []byte) (*Member, synoptic.ReportID, error) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k) {
		return nil, "", errors.New("damaged: no report")
	}
	var head recorded
	if err := json.Unmarshal(b[k:k+int(n)], &head); err != nil {
		return nil, "", fmt.Errorf("damaged: %w", err)
	}
	terms, err := story.ReadTerms(b[k+int(n):])
	if err != nil {
		return nil, "", err
	}
	return &Member{ID: head.ID, Outlet: head.Outlet, terms: terms}, head.Report, nil
}

// write keeps what waits; the journal's first line goes before the first.
func (g *Grouping) write() error {
	if g.cfg.Journal == nil || len(g.waiting) == 0 {
		return nil
	}
	var b []byte
	if !g.begun {
		b = append(b, journalHead...)
	}
	var errs []error
	for _, m := range g.waiting {
		var err error
		if b, err = record(b, m); err != nil {
			errs = append(errs, err)
		}
	}
	if _, err := g.cfg.Journal.Write(b); err != nil {
		errs = append(errs, err)
	}
	g.begun = true
	return errors.Join(errs...)
}
