package main

import (
	"bytes"
	"compress/gzip"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// ran runs a command line and gives what it prints.
func ran(t *testing.T, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(args, &streams{in: strings.NewReader(""), out: &o, err: &e, getenv: func(string) string { return "" }})
	return code, o.String(), e.String()
}

func packed(t *testing.T, file string, data []byte) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data)
	z.Close()
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Of many faults twenty are told; of a line without end nothing is kept.
func TestRowsHostile(t *testing.T) {
	t.Chdir(t.TempDir())
	good := `{"id":"g","text":"Boats burn."}` + "\n"
	packed(t, "bad.jsonl.gz", []byte(strings.Repeat("x\n", 100_000)+good))
	code, out, errs := ran(t, "parse", "bad.jsonl.gz")
	if code != exitFailed || strings.Count(errs, "error: ") != 21 || !strings.Contains(errs, "bad.jsonl.gz#20: not JSON") ||
		!strings.Contains(errs, "99980 more parts of it are faulty") || !strings.Contains(out, "# newdoc id = g") {
		t.Errorf("many faults: %d\n%.3000s", code, errs)
	}
	packed(t, "long.jsonl.gz", []byte(`{"id":1,"text":"`+strings.Repeat("a ", 16<<20)+"\"}\n"+good+strings.Repeat("b", 16<<20+1)))
	code, out, errs = ran(t, "quotes", "long.jsonl.gz")
	if code != exitFailed || strings.Count(errs, "a line of more than 16 MB") != 2 || !strings.Contains(errs, "long.jsonl.gz#1: ") ||
		!strings.Contains(errs, "long.jsonl.gz#3: ") || !strings.Contains(out, `"id":"g"`) {
		t.Errorf("long lines: %d\n%.3000s", code, errs)
	}
	if err := os.WriteFile("cut.jsonl.gz", []byte("no gzip"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, errs := ran(t, "quotes", "cut.jsonl.gz"); !strings.Contains(errs, "cut.jsonl.gz#1: not JSON") {
		t.Error(errs)
	}
}

// Faults name the place and what is wanted in words of the file, not of Go;
// what is printed is UTF-8 and the ids of documents are their own.
func TestRowFaults(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct{ line, want string }{
		{`{"id":{"a":1},"text":"a"}`, "the id is neither a string nor a number"},
		{`{"id":["a"],"text":"a"}`, "the id is neither a string nor a number"},
		{`{"id":true,"text":"a"}`, "the id is neither a string nor a number"},
		{"{\"id\":\"\xff\",\"text\":\"a\"}", "the id is not UTF-8"},
		{`{"id":"` + strings.Repeat("a", 4<<10) + `","text":"a"}`, "an id of more than 4 KB"},
		{`{"id":1,"text":5}`, `the field "text" is a JSON number, want a string`},
		{`{"id":1,"text":null}`, "no text and no title"},
		{`[1]`, `no object but a JSON array, want {"id"`},
		{`{"id":1,`, `not JSON (byte 8: unexpected end of JSON input), want {"id"`},
	} {
		if err := os.WriteFile("a.jsonl", []byte("\ufeff\r\n \n"+c.line+"\n{\"id\":2,\"text\":\"b\xff\"}"), 0o644); err != nil {
			t.Fatal(err)
		}
		code, out, errs := ran(t, "quotes", "a.jsonl")
		if code != exitFailed || !strings.Contains(errs, "a.jsonl#3: "+c.want) || strings.Count(errs, "error: ") != 1 || strings.Contains(errs, "Go ") || !strings.HasPrefix(out, `{"id":2,`) || !utf8.ValidString(out) {
			t.Errorf("%.40s: %d %s%s", c.line, code, out, errs)
		}
	}

	var rows strings.Builder
	for _, id := range []string{`"7"`, `7`, `"7.2"`, `"7.2"`, `""`, `" \t"`, `"a b"`, `"a_b"`, `"a/b"`, `"7"`, `"a.jsonl#5"`} {
		rows.WriteString(`{"id":` + id + `,"text":"Boats burn."}` + "\n")
	}
	if err := os.WriteFile("a.jsonl", []byte(rows.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	_, out, _ := ran(t, "parse", "a.jsonl")
	var ids []string
	for l := range strings.Lines(out) {
		if id, ok := strings.CutPrefix(l, "# newdoc id ="); ok {
			ids = append(ids, strings.TrimSpace(id))
		}
	}
	if got := strings.Join(ids, "|"); got != "7|7.2|7.2.2|7.2.3|a.jsonl#5|a.jsonl#6|a b|a_b.2|a/b.3|7.3|a.jsonl#5.2" {
		t.Error(got)
	}
}

func write(t *testing.T, file, data string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
