package synopsis

import "slices"

// quoteLinks lists the pairs of quotes that are alike, by how much. In a small
// story all are compared; in a large one each with the mostPartners that share
// the greatest weight of words with it, and full says of which there were more.
func (s *story) quoteLinks() (links []candidate, full []bool) {
	some := s.comparedQuotes()
	ask := func(a, b int) {
		if v := s.alike(&s.quotes[a], &s.quotes[b]); v > 0 {
			links = append(links, candidate{a, b, v})
		}
	}
	if len(s.rs) <= manyUnits {
		for i, a := range some {
			for _, b := range some[i+1:] {
				ask(a, b)
			}
		}
		return links, nil
	}
	full = make([]bool, len(s.quotes))
	holders := make(map[string][]int32) // quotes by their words of content
	for _, i := range some {
		eachContent(&s.quotes[i], func(t *token) { holders[t.fold] = append(holders[t.fold], int32(i)) })
	}
	shared := make([]int32, len(s.quotes))
	partners := make([][]int32, len(s.quotes))
	var met []int32
	for _, i := range some {
		met = met[:0]
		eachContent(&s.quotes[i], func(t *token) {
			for _, k := range holders[t.fold] {
				if int(k) == i {
					continue
				}
				if shared[k] == 0 {
					met = append(met, k)
				}
				shared[k] += int32(t.weight)
			}
		})
		if len(met) > mostPartners {
			full[i] = true
			heaviest(met, shared)
		}
		for n, k := range met {
			shared[k] = 0
			if n < mostPartners {
				a, b := min(i, int(k)), max(i, int(k))
				partners[a] = append(partners[a], int32(b))
			}
		}
	}
	for a, bs := range partners {
		slices.Sort(bs)
		for _, b := range slices.Compact(bs) {
			ask(a, int(b))
		}
	}
	return links, full
}

// eachContent calls f for each word of content of a quote, once.
func eachContent(x *quoted, f func(t *token)) {
	for i := range x.bag {
		if t := &x.bag[i]; t.weight > 4 && (i == 0 || x.bag[i-1].fold != t.fold) {
			f(t)
		}
	}
}
