package synoptic

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/hand.json as Encode writes it")

// handFile is a synopsis/1 document of an invented story, made by hand.
const handFile = "testdata/hand.json"

func handBytes(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(handFile)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func hand(t testing.TB) *Document {
	t.Helper()
	d, err := Decode(bytes.NewReader(handBytes(t)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func encode(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestHandComesBackTheSame(t *testing.T) {
	got := encode(t, hand(t))
	if *update {
		if err := os.WriteFile(handFile, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := handBytes(t); !bytes.Equal(got, want) {
		t.Errorf("Encode(Decode(x)) is not x; the first difference is at byte %d", firstDifference(got, want))
	}
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

func TestHandReportsAreItsFiles(t *testing.T) {
	for _, r := range hand(t).Stories[0].Reports {
		raw, err := os.ReadFile(r.File)
		if err != nil {
			t.Fatal(err)
		}
		if r.Text != string(raw) {
			t.Errorf("%s: its text is not the file's", r.File)
		}
		same := r
		same.Identify(raw, filepath.Base(r.File))
		if same.ID != r.ID || same.SHA256 != r.SHA256 {
			t.Errorf("%s: id %s and hash %s, want %s and %s", r.File, r.ID, r.SHA256, same.ID, same.SHA256)
		}
		runes, units := 0, 0
		for _, c := range r.Text {
			runes++
			units++
			if c > 0xffff {
				units++
			}
		}
		if runes == len(r.Text) || units == len(r.Text) {
			t.Errorf("%s: bytes, code points and UTF-16 should differ", r.File)
		}
	}
}

// The offsets as they stand in the JSON are code points: cut them from the
// text without our own Ruler.
func TestHandOffsetsAreCodePoints(t *testing.T) {
	var doc map[string]any
	if err := json.Unmarshal(handBytes(t), &doc); err != nil {
		t.Fatal(err)
	}
	story := doc["stories"].([]any)[0].(map[string]any)
	texts := map[string][]rune{}
	for _, r := range story["reports"].([]any) {
		r := r.(map[string]any)
		texts[r["id"].(string)] = []rune(r["text"].(string))
	}
	seen := 0
	walk(story, func(o map[string]any) {
		report, ok := o["report"].(string)
		text, has := o["text"].(string)
		start, mention := o["start"].(float64)
		if !ok || !has || !mention {
			return
		}
		seen++
		if got := string(texts[report][int(start):int(o["end"].(float64))]); got != text {
			t.Errorf("%v:%v of %s selects %q, the document says %q", o["start"], o["end"], report, got, text)
		}
	})
	if seen < 40 {
		t.Errorf("only %d mentions", seen)
	}
}

func walk(v any, f func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(v)
		for _, x := range v {
			walk(x, f)
		}
	case []any:
		for _, x := range v {
			walk(x, f)
		}
	}
}

func TestHandHasAllThereIs(t *testing.T) {
	d := hand(t)
	filled, empty := map[string]bool{}, map[string]bool{}
	var look func(v reflect.Value, path string)
	look = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.Tag.Get("json") != "-" { // what is no part of a document
					look(v.Field(i), path+"."+f.Name)
				}
			}
		case reflect.Slice:
			if v.Len() == 0 {
				empty[path] = true
				return
			}
			filled[path] = true
			for i := range v.Len() {
				look(v.Index(i), path)
			}
		}
	}
	look(reflect.ValueOf(*d), "")
	for path := range empty {
		if !filled[path] && !strings.HasSuffix(path, ".Excerpts") && !strings.HasSuffix(path, ".Raw") {
			t.Errorf("%s is empty throughout", path)
		}
	}
	var kinds []string
	for _, x := range d.Stories[0].Discrepancies {
		kinds = append(kinds, string(x.Kind))
	}
	slices.Sort(kinds)
	want := []string{"attribution", "description", "participant", "place", "quantity", "status", "time", "wording"}
	if !slices.Equal(slices.Compact(kinds), want) {
		t.Errorf("kinds of discrepancies %q, want %q", kinds, want)
	}
}

// The scorer, which is the other program that reads synopsis/1, finds in the
// document all that the key beside it asks for.
func TestHandScore(t *testing.T) {
	scorer := filepath.Join("..", "shared", "eval", "score_synopsis.py")
	if _, err := os.Stat(scorer); err != nil {
		t.Skipf("no scorer here: %v", err)
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skipf("no python3 here: %v", err)
	}
	out, err := exec.Command(python, scorer, "testdata/hand", handFile, "--json").Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var result any
	if err := json.Unmarshal(out, &result); err != nil {
		t.Fatal(err)
	}
	seen := 0
	walk(result, func(o map[string]any) {
		if _, ok := o["provenance"]; !ok {
			return
		}
		seen++
		for _, key := range []string{"provenance", "verbatim", "score"} {
			if o[key] != 1.0 {
				t.Errorf("%s is %v, want 1", key, o[key])
			}
		}
	})
	if seen == 0 {
		t.Errorf("no scores in %s", out)
	}
}
