package ingest

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// TestLinear reads files as large as Load takes whose shape is bad for rules
// that look around.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some hundred megabytes")
	}
	fill := func(s string) []byte { return []byte(strings.Repeat(s, maxBytes/len(s))) }
	lines := func(s string) []byte { return []byte(strings.Repeat(s, maxLines)) }
	for _, c := range []struct {
		name string
		raw  []byte
	}{
		{"one line", fill("the canal opened ")},
		{"one word", fill("x")},
		{"line breaks", fill("\n")},
		{"carriage returns", fill("\r")},
		{"spaces", fill(" ")},
		{"spaces of three bytes", fill("\u2003")},
		{"brackets", fill("(")},
		{"one word a line", lines("a\n")},
		{"labels", lines("Related\n")},
		{"advertisements", lines("Advertisement\n\n")},
		{"headings", lines("Why the canal was closed\n")},
		{"credits", lines("Barges wait at the lock (Photo: Ada Holm)\n")},
		{"bars", lines("Reuters\n/\n")[:2*maxLines]},
		{"dates", lines("Updated May 6, 2031 at 3:26 PM CDT\n")},
		{"comments", lines("Comments\nReply\n")[:8*maxLines]},
		{"paragraphs", lines("The towns have argued over the toll since 2020, and will again.\n")},
		{"Western bytes", fill("caf\xe9 ")},
		{"noise", fill("\x81\xfe\xe2")},
	} {
		var d time.Duration
		for range 3 { // other work may have slowed one down
			start := time.Now()
			Read(Input{File: "f", Raw: c.raw})
			if d = time.Since(start); d < maxReadTime {
				break
			}
		}
		if d > maxReadTime {
			t.Errorf("%s: %d bytes took %v", c.name, len(c.raw), d)
		}
		t.Logf("%s: %d bytes took %v", c.name, len(c.raw), d)
	}
}

// maxReadTime is what 16 MB may take; they take a tenth of it where nothing
// else runs.
const maxReadTime = 2 * time.Second

// FuzzRead: every promise of the package holds whatever the bytes, and the same
// bytes give the same report.
func FuzzRead(f *testing.F) {
	f.Add([]byte(above + "Related\nTen things\n\nUpdated May 6, 2031" + below))
	f.Add([]byte(" date 2026-02-05 " + above + "© 2031 Lamp"))
	f.Add([]byte("Title\n\nOutlet: A\nPublished: 2031-05-06\n\n" + above))
	f.Add([]byte("A\n\nImage copyright EPA Image caption Barges wait (Photo: X)\n/\nReuters\n" + above + above))
	f.Add([]byte("\xff\xfea\x00"))
	f.Add([]byte("caf\xe9 " + above))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) < 4096 { // most bytes are no report: put one under them
			raw = append(raw[:len(raw):len(raw)], "\n\n"+above...)
		}
		r, err := Read(Input{File: "f.txt", Raw: raw})
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.What == "" {
				t.Fatalf("error %v", err)
			}
			return
		}
		invariants(t, r)
		again, err := Read(Input{File: "f.txt", Raw: raw})
		if err != nil || describe(again) != describe(r) {
			t.Fatalf("read again, it gives %s, %v", describe(again), err)
		}
	})
}

// BenchmarkRead reads a report of some 650 words.
func BenchmarkRead(b *testing.B) {
	raw := []byte("Canal opens after eleven years of letters\n\nBy Ada Holm\nUpdated May 6, 2031 at 3:26 PM CDT\n\nShare\n\n" + strings.Repeat(above+strings.TrimLeft(below, "\n")+"\n", 5) + "© 2031 Lamp")
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Read(Input{File: "f.txt", Raw: raw}); err != nil {
			b.Fatal(err)
		}
	}
}
