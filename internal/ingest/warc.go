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
func readWARC(file string, r *bufio.Reader, meta Meta, each func(*synoptic.Report, error)) {
	w := &warc{file: file, meta: meta, each: each}
	first, _ := r.Peek(2)
	packed := bytes.Equal(first, gzipMark[:2])
	for {
		start, _ := r.Peek(2)
		if len(start) < 2 {
			return
		}
		if packed && !bytes.Equal(start, gzipMark[:2]) {
			w.n++
			w.bad("damaged: it does not begin where the one before ends")
			if !w.resync(r, gzipMark) {
				return
			}
			continue
		}
		if !packed {
			if !w.record(r) && !w.resync(r, []byte("\nWARC/")) {
				return
			}
			continue
		}
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
			w.bad("broken off or damaged: %v", err)
			if !w.resync(r, gzipMark) {
				return
			}
		}
	}
}

// gzipMark is what every member of a packed archive begins with.
var gzipMark = []byte{0x1f, 0x8b, 0x08}

// A warc is an archive in the course of being read.
type warc struct {
	file string
	meta Meta
	each func(*synoptic.Report, error)
	n    int // of the record
}

func (w *warc) bad(format string, args ...any) {
	w.each(nil, &Error{File: numbered(w.file, w.n), What: "a record of a web archive: " + fmt.Sprintf(format, args...), Hint: "it was passed over; the others were read"})
}

// resync goes to the next place where a record may begin.
func (w *warc) resync(r *bufio.Reader, mark []byte) bool {
	for {
		b, err := r.Peek(32 << 10)
		if at := bytes.Index(b[min(1, len(b)):], mark); at >= 0 {
			r.Discard(at + 1)
			if mark[0] == '\n' {
				r.Discard(1)
			}
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
		w.bad("begins %q, want WARC/1.0", head(first, 40))
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
		w.bad("length %q, want a number", head(fields["content-length"], 40))
		return false
	}
	body := io.LimitReader(r, size)
	raw, err := io.ReadAll(io.LimitReader(body, maxBytes))
	rest, _ := io.Copy(io.Discard, body)
	switch kind := fields["warc-type"]; {
	case err == nil && int64(len(raw))+rest < size:
		w.bad("%d bytes, want %d", int64(len(raw))+rest, size)
	case err != nil:
		w.bad("%v", err)
	case rest > 0:
		w.bad("more than %d MB, want one report", maxBytes>>20)
	case kind == "response":
		w.response(raw, fields["warc-target-uri"])
	case kind == "resource" && isRead(fields["content-type"]):
		w.page(raw, fields["warc-target-uri"], fields["content-type"])
	}
	return true
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
		w.bad("no answer of a server: %v", err)
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
	in := Input{File: numbered(w.file, w.n), Raw: raw, Meta: w.meta, Address: strings.Trim(address, "<>")}
	if _, after, ok := strings.Cut(strings.ToLower(kind), "charset="); ok {
		in.Charset = strings.Trim(after, " \"';")
	}
	w.each(Read(in))
}
