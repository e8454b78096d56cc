package ingest

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestFindStamp(t *testing.T) {
	for _, c := range []struct{ in, want, written string }{
		{"2026-02-03", "2026-02-03", "2026-02-03"},
		{"2026/02/03", "2026-02-03", "2026/02/03"},
		{"2026.2.3", "2026-02-03", "2026.2.3"},
		{"20260203", "2026-02-03", "20260203"},
		{"2026-02-03T15:26:07Z", "2026-02-03T15:26:07Z", "2026-02-03T15:26:07Z"},
		{"2026-02-03T15:26:07.123+05:30", "2026-02-03T15:26:07+05:30", "2026-02-03T15:26:07.123+05:30"},
		{"2026-02-03 15:26 -0600", "2026-02-03T15:26:00-06:00", "2026-02-03 15:26 -0600"},
		{"Tue, 03 Feb 2026 18:25:00 GMT", "2026-02-03T18:25:00Z", "Tue, 03 Feb 2026 18:25:00 GMT"},
		{"Tue, 03 Feb 2026 18:25:00 -0500 (EST)", "2026-02-03T18:25:00-05:00", "Tue, 03 Feb 2026 18:25:00 -0500 (EST)"},
		{"05:23 PM, Feb 04, 2026", "2026-02-04T17:23", "05:23 PM, Feb 04, 2026"},
		{"Updated February 3, 2026 at 3:26 PM CST", "2026-02-03T15:26:00-06:00", "February 3, 2026 at 3:26 PM CST"},
		{"3 February 2026", "2026-02-03", "3 February 2026"},
		{"3rd of February, 2026", "2026-02-03", "3rd of February, 2026"},
		{"03-Feb-2026", "2026-02-03", "03-Feb-2026"},
		{"Tue 3 Feb 2026 18.25 GMT", "2026-02-03T18:25:00Z", "Tue 3 Feb 2026 18.25 GMT"},
		{"Published: 2016-11-11", "2016-11-11", "2016-11-11"},
		{"Feb. 3rd 2026", "2026-02-03", "Feb. 3rd 2026"},
		{"Sept. 3, 2026, 8 a.m.", "2026-09-03T08:00", "Sept. 3, 2026, 8 a.m."},
		{"Published 2:10 PM CST, February 3, 2026", "2026-02-03T14:10:00-06:00", "2:10 PM CST, February 3, 2026"},
		{"18:25 GMT, 3 February 2026", "2026-02-03T18:25:00Z", "18:25 GMT, 3 February 2026"},
		{"February 3, 2026 1825 GMT", "2026-02-03T18:25:00Z", "February 3, 2026 1825 GMT"},
		{"3 February 2026 | 18h25", "2026-02-03T18:25", "3 February 2026 | 18h25"},
		{"Feb 3, 2026 12:05 am", "2026-02-03T00:05", "Feb 3, 2026 12:05 am"},
		{"Feb 3, 2026 12:05 PM", "2026-02-03T12:05", "Feb 3, 2026 12:05 PM"},
		{"13/02/2026", "2026-02-13", "13/02/2026"},
		{"02/13/2026", "2026-02-13", "02/13/2026"},
		{"12/22/23 4:02pm", "2023-12-22T16:02", "12/22/23 4:02pm"},
		{"4/4/2026", "2026-04-04", "4/4/2026"},
		{"03/04/2026", "", "03/04/2026"},
		{"3.4.2026", "2026-04-03", "3.4.2026"},
		// Zones.
		{"July 3, 2026 3:26 PM ET", "2026-07-03T15:26:00-04:00", "July 3, 2026 3:26 PM ET"},
		{"February 3, 2026 3:26 PM ET", "2026-02-03T15:26:00-05:00", "February 3, 2026 3:26 PM ET"},
		{"March 8, 2026 1:59 AM PT", "2026-03-08T01:59:00-08:00", "March 8, 2026 1:59 AM PT"},
		{"March 8, 2026 3:00 AM PT", "2026-03-08T03:00:00-07:00", "March 8, 2026 3:00 AM PT"},
		{"3 February 2026, 18:25 UTC+1", "2026-02-03T18:25:00+01:00", "3 February 2026, 18:25 UTC+1"},
		{"3 February 2026 18:25 (GMT+05:00)", "2026-02-03T18:25:00+05:00", "3 February 2026 18:25 (GMT+05:00)"},
		{"February 4, 2026 17:23 IST", "2026-02-04T17:23", "February 4, 2026 17:23 IST"},
		// Run together when they were copied.
		{"Published On 22 Dec 202322 Dec 2023", "2023-12-22", "22 Dec 2023"},
		{"Fri 22 Dec 2023 15.30 CETLast modified on Fri 22 Dec 2023 20.26 CET", "2023-12-22T15:30:00+01:00", "Fri 22 Dec 2023 15.30 CET"},
		{"EditorDec 13, 2023", "2023-12-13", "Dec 13, 2023"},
		// No dates.
		{"31 February 2026", "none", ""},
		{"2026-13-01", "none", ""},
		{"© 2026", "none", ""},
		{"may 2026", "none", ""},
		{"Feb 3", "none", ""},
		{"score 3-4-10", "none", ""},
		{"25:61 on 3", "none", ""},
		{"call 0207 782 4368", "none", ""},
		{"", "none", ""},
	} {
		st, span, ok := findStamp(c.in)
		if c.want == "none" {
			if ok {
				t.Errorf("%q: got %v, want no date", c.in, st)
			}
			continue
		}
		if !ok || st.String() != c.want || span.Cut(c.in) != c.written {
			t.Errorf("%q: got %q written %q, want %q written %q", c.in, st, span.Cut(c.in), c.want, c.written)
		}
	}
}

// FuzzDate: what is found lies in the line, is a day there is, and is found
// again, the same, in the form it is kept in.
func FuzzDate(f *testing.F) {
	for _, s := range []string{"2026-02-03T15:26:00.1-06:00", "05:23 PM, Feb 04, 2026", "Tue 3 Feb 2026 18.25 GMT", "3rd of February, 2026", "12/22/23 4:02pm", "20260203", "8 a.m. ET, 1 Nov 2026", "\u00a03\u00a0May\u00a02026"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		st, span, ok := findStamp(s)
		if !ok {
			return
		}
		if !span.In(len(s)) {
			t.Fatalf("%q: span %v", s, span)
		}
		form := st.String()
		if form == "" {
			if !st.unclear {
				t.Fatalf("%q: a clear date without a form", s)
			}
			return
		}
		if d, err := synoptic.ParseDate(form[:10]); err != nil || d.Days() != 1 {
			t.Fatalf("%q: %q is no day: %v", s, form, err)
		}
		again, all, ok := findStamp(form)
		if !ok || again.String() != form || all.Len() != len(form) {
			t.Fatalf("%q: %q is read again as %q", s, form, again)
		}
	})
}
