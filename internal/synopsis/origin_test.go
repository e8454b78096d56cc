package synopsis

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestManyReports: of a great many reports, the pairs of which there is
// something to say are listed, a bounded number of them.
func TestManyReports(t *testing.T) {
	for _, outlet := range []string{"", "Herald"} {
		for _, n := range []int{manyReports, 2 * manyReports} {
			rs := make([]synoptic.Reported, n)
			for i := range rs {
				id := itoa(i)
				rs[i].Report = &synoptic.Report{ID: synoptic.ReportID(id), Outlet: outlet, Byline: "By Ann " + "R" + id, Text: "Report " + id}
				rs[i].Analysis = &synoptic.Analysis{}
			}
			s := newStory(rs)
			s.trace()
			all := n * (n - 1) / 2
			if got := len(s.out.Origins); got+s.pairs != all || n <= manyReports && s.pairs > 0 || n > manyReports && got > n*(givenPairs+1) {
				t.Errorf("%q: %d of %d pairs listed, %d left out", outlet, got, all, s.pairs)
			}
			want := synoptic.Count{Min: n, Max: n}
			if outlet != "" {
				want = synoptic.Count{Min: 1, Max: 1}
			}
			every := make([]int, n)
			for i := range every {
				every[i] = i
			}
			if got := s.count(every); got != want {
				t.Errorf("%q: count is %v, want %v", outlet, got, want)
			}
		}
	}
}
