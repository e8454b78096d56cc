package synoptic

import "testing"

func TestCountOrigins(t *testing.T) {
	pair := func(ab string, v Sameness) Origin { return Origin{A: ReportID(ab[:1]), B: ReportID(ab[1:]), Value: v} }
	for _, x := range []struct {
		reports string
		pairs   []Origin
		want    Count
	}{
		{"", nil, Count{}},
		{"a", nil, Count{1, 1}},
		{"ab", nil, Count{1, 2}}, // nothing said is not established
		{"ab", []Origin{pair("ab", Independent)}, Count{2, 2}},
		{"ab", []Origin{pair("ab", SameOrigin)}, Count{1, 1}},
		{"abc", []Origin{pair("ab", SameOrigin), pair("bc", SameOrigin)}, Count{1, 1}},
		{"abc", []Origin{pair("ab", Independent), pair("ac", NotEstablished), pair("bc", NotEstablished)}, Count{2, 3}},
		{"abc", []Origin{pair("ab", SameOrigin), pair("bc", Independent)}, Count{2, 2}},
		{"abcd", []Origin{pair("bc", Independent), pair("cd", Independent), pair("bd", Independent)}, Count{3, 4}},
		{"ab", []Origin{pair("ax", Independent)}, Count{1, 2}}, // x is no report of it
	} {
		s := &Synopsis{Origins: x.pairs}
		for _, r := range x.reports {
			s.Reports = append(s.Reports, Report{ID: ReportID(r)})
		}
		if got := s.CountOrigins(); got != x.want {
			t.Errorf("%s %v: %v, want %v", x.reports, x.pairs, got, x.want)
		}
	}
}
