package render

import (
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// trace groups the reports by origin and counts the origins.
func (v *view) trace() {
	root := make([]int, len(v.sheets))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			i = root[i]
		}
		return i
	}
	pairs := func(value synoptic.Sameness, f func(a, b int)) {
		for _, o := range v.Origins {
			a, b := v.byID[o.A], v.byID[o.B]
			if o.Value == value && a != nil && b != nil {
				f(find(a.n-1), find(b.n-1))
			}
		}
	}
	pairs(synoptic.SameOrigin, func(a, b int) { root[max(a, b)] = min(a, b) })
	index := make(map[int]int)
	for i, s := range v.sheets {
		r := find(i)
		if _, ok := index[r]; !ok {
			index[r] = len(v.origins)
			v.origins = append(v.origins, nil)
		}
		s.origin = index[r]
		v.origins[s.origin] = append(v.origins[s.origin], s)
	}
	v.count = v.CountOrigins()
}

// A tie is what is known of the origins of two or more reports.
type tie struct {
	sheets []*sheet
	why    []string
}

// ties lists the groups of reports that rest on one origin, with the reasons.
func (v *view) ties() []tie {
	var out []tie
	for i, group := range v.origins {
		if len(group) < 2 {
			continue
		}
		t := tie{sheets: group}
		for _, o := range v.Origins {
			a := v.byID[o.A]
			if o.Value != synoptic.SameOrigin || a == nil || a.origin != i {
				continue
			}
			for _, w := range o.Why {
				if w = clean(w); w != "" && !slices.Contains(t.why, w) {
					t.why = append(t.why, w)
				}
			}
		}
		out = append(out, t)
	}
	return out
}

// labels are the labels of the tie's reports: "Herald, Post".
func (t tie) labels() string {
	var out []string
	for _, s := range t.sheets {
		out = append(out, s.label)
	}
	return strings.Join(out, ", ")
}
