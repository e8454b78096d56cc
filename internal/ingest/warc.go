package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// isWARC tells that a file begins as a web archive does, packed or not.
func isWARC(start []byte) bool {
	if bytes.HasPrefix(start, []byte("WARC/")) {
		return true
	}
	if !bytes.HasPrefix(start, []byte{0x1f, 0x8b}) {
		return false
	}
	z, err := gzip.NewReader(bytes.NewReader(start))
	if err != nil {
		return false
	}
	var head [5]byte
	_, err = io.ReadFull(z, head[:])
	return err == nil && string(head[:]) == "WARC/"
}

// readWARC reads the pages of a web archive: the responses and resources in it
// that are HTML or text. Others are passed over. Of a record that is cut off or
// broken an error tells, and the next one is looked for.
func readWARC(s *sink, b *bufio.Reader) {
	w := &warc{sink: s}
	defer func() {
		if w.pages == 0 {
			w.bad(&Error{File: s.file, What: fmt.Sprintf("%v: a web archive of %d records without a page", synoptic.ErrNoText, w.n), Hint: "pages are answers and resources that are HTML or text, with the code 200", Err: synoptic.ErrNoText})
		}
	}()
	if first, _ := b.Peek(2); !bytes.Equal(first, gzipMark[:2]) {
		w.plain = true
		for {
			if start, _ := b.Peek(2); len(start) < 2 || !w.record(b) && !resync(b) {
				return
			}
			if w.swallowed != nil {
				b = bufio.NewReaderSize(io.MultiReader(bytes.NewReader(w.swallowed), b), 64<<10)
				w.swallowed = nil
			}
		}
	}
	r := &rewinder{src: b}
	for {
		start := r.peek(len(gzipMark))
		if len(start) < 2 {
			return
		}
		if !bytes.HasPrefix(gzipMark, start) {
			w.n++
			w.fault("damaged: it does not begin where the one before ends")
			if !r.seek(gzipMark) {
				return
			}
			continue
		}
		r.mark()
		z, err := gzip.NewReader(r)
		if err == nil {
			z.Multistream(false)
			in := bufio.NewReader(&io.LimitedReader{R: z, N: maxArchive})
			for w.record(in) {
				if next, _ := in.Peek(1); len(next) == 0 {
					break
				}
			}
			_, err = io.Copy(io.Discard, &io.LimitedReader{R: in, N: maxArchive}) // to the end of the member
		}
		if err != nil {
			w.fault("broken off or damaged: %v", err)
			if r.rewind(); !r.seek(gzipMark) {
				return
			}
		}
	}
}

// A rewinder reads a packed archive and can go back to where a member began: one
// that is cut off is noticed only well inside those behind it.
type rewinder struct {
	src   *bufio.Reader
	back  []byte // to be read again
	kept  []byte // read since mark
	again int    // how much was read again in all
}

const (
	maxBack  = 4 << 20  // bytes that it goes back at most
	maxAgain = 64 << 20 // bytes that it goes back in all: an archive may be made of broken members alone
)

func (r *rewinder) Read(p []byte) (n int, err error) {
	if len(r.back) > 0 {
		n = copy(p, r.back)
		r.back = r.back[n:]
	} else {
		n, err = r.src.Read(p)
	}
	if len(r.kept) <= maxBack {
		r.kept = append(r.kept, p[:n]...)
	}
	return n, err
}

// ReadByte keeps gzip from reading ahead.
func (r *rewinder) ReadByte() (c byte, err error) {
	if len(r.back) > 0 {
		c, r.back = r.back[0], r.back[1:]
	} else if c, err = r.src.ReadByte(); err != nil {
		return 0, err
	}
	if len(r.kept) <= maxBack {
		r.kept = append(r.kept, c)
	}
	return c, nil
}

// peek gives the next n bytes, fewer at the end.
func (r *rewinder) peek(n int) []byte {
	for len(r.back) < n {
		more := make([]byte, n-len(r.back))
		k, err := r.src.Read(more)
		r.back = append(r.back, more[:k]...)
		if err != nil {
			break
		}
	}
	return r.back[:min(n, len(r.back))]
}

func (r *rewinder) mark() { r.kept = r.kept[:0] }

// rewind goes back to behind the first byte of the member, unless that is too
// far.
func (r *rewinder) rewind() {
	if n := len(r.kept); n > 1 && n <= maxBack && r.again+n <= maxAgain {
		r.again += n
		r.back = append(bytes.Clone(r.kept[1:]), r.back...)
	}
	r.mark()
}

// seek goes to the next place where a mark stands.
func (r *rewinder) seek(mark []byte) bool {
	for {
		b := r.peek(32 << 10)
		if at := bytes.Index(b, mark); at >= 0 {
			r.back = r.back[at:]
			return true
		}
		if len(b) < 32<<10 {
			return false
		}
		r.back = r.back[len(b)-len(mark)+1:]
	}
}

// gzipMark is what every member of a packed archive begins with.
var gzipMark = []byte{0x1f, 0x8b, 0x08}

// A warc is an archive in the course of being read.
type warc struct {
	*sink
	n     int // of the record
	pages int // so far, read or not

	plain     bool   // its records are not packed one by one
	swallowed []byte // what a record with too great a length took of those behind it
	lies      int    // how many did
}

func (w *warc) fault(format string, args ...any) {
	w.bad(&Error{File: numbered(w.file, w.n), What: "a record of a web archive: " + fmt.Sprintf(format, args...), Hint: "it was passed over; the others were read"})
}

// resync goes to the next line at which a record may begin.
func resync(r *bufio.Reader) bool {
	mark := []byte("\nWARC/")
	for {
		b, err := r.Peek(32 << 10)
		if at := bytes.Index(b, mark); at >= 0 {
			r.Discard(at + 1)
			return true
		}
		if err != nil && len(b) <= len(mark) {
			return false
		}
		r.Discard(max(1, len(b)-len(mark)))
	}
}

// maxHeader bounds a record's own head, in lines.
const maxHeader = 200

// record reads one record. false means that what stands here is none.
func (w *warc) record(r *bufio.Reader) bool {
	first, err := headerLine(r)
	for err == nil && first == "" {
		first, err = headerLine(r)
	}
	if first == "" {
		return false
	}
	w.n++
	if !strings.HasPrefix(first, "WARC/") {
		w.fault("begins %q, want WARC/1.0", head(first, 40))
		return false
	}
	fields := map[string]string{}
	for range maxHeader {
		line, err := headerLine(r)
		if line == "" || err != nil {
			break
		}
		key, value, _ := strings.Cut(line, ":")
		fields[strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
	}
	size, err := strconv.ParseInt(fields["content-length"], 10, 64)
	if err != nil || size < 0 {
		w.fault("length %q, want a number", head(fields["content-length"], 40))
		return false
	}
	body := io.LimitReader(r, size)
	raw, err := io.ReadAll(io.LimitReader(body, maxBytes))
	rest, _ := io.Copy(io.Discard, body)
	if at := bytes.Index(raw, nextRecord); at >= 0 && w.plain && w.lies < maxLies && int64(len(raw)) < maxBytes && !atRecord(r, int64(len(raw)) == size) {
		w.lies++
		w.fault("%d bytes, want %d: the next record begins before its end", at, size)
		w.swallowed = raw[at+4:]
		return true
	}
	switch kind := fields["warc-type"]; {
	case err == nil && int64(len(raw))+rest < size:
		w.fault("%d bytes, want %d", int64(len(raw))+rest, size)
	case err != nil:
		w.fault("%v", err)
	case rest > 0:
		w.fault("more than %d MB, want one report", maxBytes>>20)
	case kind == "response":
		w.response(raw, fields["warc-target-uri"])
	case (kind == "resource" || kind == "conversion") && isRead(fields["content-type"]): // the second: text that was made of a page
		w.page(raw, fields["warc-target-uri"], fields["content-type"])
	}
	return true
}

// nextRecord is what stands where a record ends and another begins.
var nextRecord = []byte("\r\n\r\nWARC/1.")

// maxLies is of how many records with too great a length in an archive what they
// took in is looked at: each takes a little memory.
const maxLies = 100

// atRecord tells that a record may end here: another begins, or, where it is
// whole, there is no more.
func atRecord(r *bufio.Reader, whole bool) bool {
	b, _ := r.Peek(9)
	if len(bytes.TrimLeft(b, "\r\n")) == 0 {
		return whole
	}
	return bytes.HasPrefix(bytes.TrimLeft(b, "\r\n"), []byte("WARC/"))
}

// headerLine reads a line without its end.
func headerLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		line = line[:min(len(line), 2000)]
		err = nil
	}
	return strings.TrimSpace(string(line)), err
}

// response reads what a server answered. Many archives keep the head of a
// body sent in chunks and not the chunks: then what follows the head is it.
func (w *warc) response(raw []byte, address string) {
	r, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(raw)), nil)
	if err != nil {
		w.fault("no answer of a server: %v", err)
		return
	}
	defer r.Body.Close()
	kind := r.Header.Get("Content-Type")
	if r.StatusCode != http.StatusOK || !isRead(kind) {
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxBytes))
	if err != nil {
		_, after, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
		if len(body) < len(after)/2 {
			body = after
		}
	}
	w.page(body, address, kind)
}

func isRead(kind string) bool {
	kind = strings.ToLower(kind)
	return kind == "" || strings.Contains(kind, "html") || strings.HasPrefix(kind, "text/plain")
}

// page reads a page of the archive.
func (w *warc) page(raw []byte, address, kind string) {
	w.pages++
	in := Input{File: numbered(w.file, w.n), Raw: raw, Meta: w.meta, Address: strings.Trim(address, "<>")}
	if _, after, ok := strings.Cut(strings.ToLower(kind), "charset="); ok {
		in.Charset = strings.Trim(after, " \"';")
	}
	report, err := Read(in)
	if err != nil {
		w.bad(asError(err))
		return
	}
	w.give(report, nil)
}
