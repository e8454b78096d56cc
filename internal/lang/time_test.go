package lang

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestTenseOfTimes: the verb above a weekday says on which side of the report's
// day it lies; an end that the verb sets is still to come.
func TestTenseOfTimes(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	wednesday, err := synoptic.ParseDate("2031-05-07")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"The council met on Friday and talked for an hour.", "2031-05-02"},
		{"The council will meet on Friday and talk for an hour.", "2031-05-09"},
		{"The owner stopped work until Friday.", "2031-05-09"},
		{"The inquest was adjourned until Monday.", "2031-05-12"},
		{"The trial has been put off until Tuesday.", "2031-05-13"},
		{"She worked there until Friday.", "2031-05-02"},
		{"Many feared that the two could clash on Monday.", "2031-05-05"},
		{"There had been reason to believe that the wall could fall on Monday.", "2031-05-05"},
		{"She hopes that it will open on Monday.", "2031-05-12"},
		{"He said that he would resign on Friday.", "2031-05-09"},
		{"He had been held until Monday.", "2031-05-05"},
	} {
		got := Times(a.Parse(c.text), wednesday, synoptic.AnchorOwn)
		if len(got) == 0 || got[0].Date.String() != c.want {
			t.Errorf("%q: %v, want %s", c.text, got, c.want)
		}
	}
}
