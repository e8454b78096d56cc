package ingest

import (
	"strings"
	"testing"
)

// An outlet goes by the name that its page gives it, else by its file's.
func TestOutletOfPage(t *testing.T) {
	body := "\n\nThe mill burned for six hours on Monday, the fire service said, and nobody was hurt. " +
		"Two firms had stored paper in it. The owner, Ada Holm, said that she would build it again in stone before the winter came.\n\n"
	for _, c := range []struct{ name, above, below, want string }{
		{"staff line", "- In Nation\n- May 6, 2031\n- Harbour Post Staff", "", "Harbour Post"},
		{"staff writer", "Tidewater Courier staff writer", "", "Tidewater Courier"},
		{"edition", "Gazette of Almar, English edition", "", "Gazette of Almar"},
		{"more from", "", "Share this\nMore from the Tolvik Courier", "Tolvik Courier"},
		{"copyright first", "Harbour Post Staff", "Copyright 2031 Evening Lamp. All rights reserved.", "Evening Lamp"},
		{"two names", "Harbour Post Staff", "More from Evening Lamp", "mill"},
		{"a section", "", "More from News", "mill"},
		{"an agency", "Reuters Staff", "", "mill"},
		{"any newsroom", "News Staff", "", "mill"},
		{"a sentence", "", "More from the fire service is expected on Tuesday.", "mill"},
	} {
		r, err := Read(Input{File: "0-mill.txt", Raw: []byte("Mill burns in Sund\n\n" + c.above + body + c.below + "\n")})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if r.Outlet != c.want {
			t.Errorf("%s: outlet %q, want %q (skipped %v)", c.name, r.Outlet, c.want, strings.TrimSpace(c.above+c.below))
		}
	}
}
