package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
)

// Whatever stands on the command line, no error of it moves the cursor, turns
// the direction of text or hides a part of itself.
func TestErrorsAreClean(t *testing.T) {
	const bad = "a\x1b[31m\r\u009b\u200f\u202e\u2028\u2029\u2066\ufff9\U000e0041z"
	for _, args := range [][]string{
		{bad}, {"compare", bad}, {"compare", "--" + bad, "a"}, {"compare", "--format", bad, "a"}, {"compare", bad + "*"},
		{"compare", "https://" + bad}, {"compare", "--meta", bad, "a"}, {"verify", bad, "a"}, {"read", bad}, {"parse", bad}, {"parse", "--conllu", bad},
	} {
		var out, err bytes.Buffer
		code := run(args, &streams{in: strings.NewReader(""), out: &out, err: &err, getenv: func(string) string { return "" }})
		if code == exitDone || out.Len() > 0 || err.Len() == 0 {
			t.Errorf("%q: %d, %q, %q", args, code, out.String(), err.String())
		}
		for _, r := range err.String() {
			if r != '\n' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
				t.Errorf("%q: %q has %U", args, err.String(), r)
			}
		}
	}
}
