package models

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
)

// The manifest tells of the files that are built in, no others, as they are.
func TestManifestMatchesFiles(t *testing.T) {
	entries, err := Manifest()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{ManifestFile: true}
	for _, e := range entries {
		known[e.File] = true
		b, err := Read(e.File)
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(b); len(b) != e.Bytes || hex.EncodeToString(sum[:]) != e.SHA256 {
			t.Errorf("%s: %d bytes, the manifest says %d and another sum", e.File, len(b), e.Bytes)
		}
		if len(e.Scores) == 0 || e.Licence == "" || !strings.HasPrefix(e.Command, "synoptic-train ") {
			t.Errorf("%s: scores %v, licence %q, command %q", e.File, e.Scores, e.Licence, e.Command)
		}
	}
	dir, err := files.ReadDir("files")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range dir {
		if strings.HasSuffix(f.Name(), ".bin") && !known[f.Name()] {
			t.Errorf("%s: not in the manifest", f.Name())
		}
	}
}

func TestReadSaysWhatIsMissing(t *testing.T) {
	if _, err := Read("no.bin"); err == nil || !strings.Contains(err.Error(), "no.bin: not built in; train it with synoptic-train") {
		t.Errorf("error %v", err)
	}
}
