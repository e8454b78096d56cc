package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// --raw keeps the bytes that each report was read from, called by the hash that
// the report states: of a packed file what was in it, of a file of many the
// report's own part.
func TestRaw(t *testing.T) {
	dir := t.TempDir()
	const text = "Nine cows were struck by lightning on Sunday\r\n\r\nThe herd of Ben Hollin stood under an oak when the storm came over the hill on Sunday, said the vet, Ada Rusk. A third of the herd is gone with them, and the oak is to be cut.\r\n"
	const line = `{"id":"a","outlet":"North Post", "text":"Nine cows were struck by lightning on Sunday, the vet said.","room":4}`
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(text))
	z.Close()
	for name, b := range map[string]string{"a.txt": text, "b.txt.gz": packed.String(), "c.jsonl": line + "\n" + strings.Replace(line, "Nine", "Ten", 1) + "\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept := filepath.Join(dir, "kept", "here")
	read := func() string {
		t.Helper()
		var out, errs bytes.Buffer
		code := run([]string{"read", "--raw", kept, filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt.gz"), filepath.Join(dir, "c.jsonl")}, &streams{out: &out, err: &errs})
		if code != exitDone || errs.Len() > 0 {
			t.Fatalf("exit %d: %s", code, errs.String())
		}
		return out.String()
	}
	out := read()
	want := map[string]bool{}
	for l := range strings.Lines(out) {
		var r struct{ SHA256 string }
		if err := json.Unmarshal([]byte(l), &r); err != nil {
			t.Fatal(err)
		}
		want[r.SHA256] = true
	}
	files, err := os.ReadDir(kept)
	if err != nil || len(files) != 3 || len(want) != 3 { // the text and its packed copy are the same bytes
		t.Fatalf("%d files, %d hashes, want 3 of each; %v", len(files), len(want), err)
	}
	var all []string
	for _, f := range files {
		b, err := os.ReadFile(filepath.Join(kept, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(b); hex.EncodeToString(sum[:]) != f.Name() || !want[f.Name()] {
			t.Errorf("%s: its bytes have another hash, or no report states it", f.Name())
		}
		all = append(all, string(b))
	}
	if s := strings.Join(all, "|"); !strings.Contains(s, text) || !strings.Contains(s, line) {
		t.Errorf("kept %q", s)
	}
	if again := read(); again != out {
		t.Error("a second time prints something else")
	}
}
