package gold

// A Cluster is the mentions of one thing, each by a number that the key and the
// response share.
type Cluster []int

// A CorefScore holds what MUC, B³ and CEAFe add up over documents: numerators
// and denominators of recall and precision.
type CorefScore struct {
	MUC, B3, CEAFe Ratio
}

// A Ratio is recall RN/RD and precision PN/PD.
type Ratio struct{ RN, RD, PN, PD float64 }

// F1 is the harmonic mean of recall and precision, 0 where undefined.
func (r Ratio) F1() float64 {
	if r.RD == 0 || r.PD == 0 || r.RN+r.PN == 0 {
		return 0
	}
	recall, precision := r.RN/r.RD, r.PN/r.PD
	return 2 * recall * precision / (recall + precision)
}

func (r *Ratio) add(o Ratio) { r.RN += o.RN; r.RD += o.RD; r.PN += o.PN; r.PD += o.PD }

// Add adds another document's score.
func (s *CorefScore) Add(o CorefScore) {
	s.MUC.add(o.MUC)
	s.B3.add(o.B3)
	s.CEAFe.add(o.CEAFe)
}

// CoNLL is the mean of the three F1 scores.
func (s *CorefScore) CoNLL() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAFe.F1()) / 3 }

// ScoreCoref compares clusters of one document. Clusters of one mention are
// left out on both sides, as CoNLL 2012 does.
func ScoreCoref(key, response []Cluster) CorefScore {
	key, response = plural(key), plural(response)
	ofKey, ofResponse := byMention(key), byMention(response)
	var s CorefScore
	s.MUC.RN, s.MUC.RD = links(key, ofResponse)
	s.MUC.PN, s.MUC.PD = links(response, ofKey)
	s.B3.RN, s.B3.RD = cubed(key, response, ofResponse)
	s.B3.PN, s.B3.PD = cubed(response, key, ofKey)
	best := align(key, response)
	s.CEAFe = Ratio{best, float64(len(key)), best, float64(len(response))}
	return s
}

func plural(clusters []Cluster) []Cluster {
	var out []Cluster
	for _, c := range clusters {
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	return out
}

func byMention(clusters []Cluster) map[int]int {
	of := map[int]int{}
	for i, c := range clusters {
		for _, m := range c {
			of[m] = i
		}
	}
	return of
}

// links counts, for MUC, the links of the clusters that the other side has:
// size minus parts, over size minus one.
func links(clusters []Cluster, other map[int]int) (n, d float64) {
	for _, c := range clusters {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if o, ok := other[m]; ok {
				parts[o] = true
			} else {
				alone++
			}
		}
		n += float64(len(c) - len(parts) - alone)
		d += float64(len(c) - 1)
	}
	return n, d
}

// cubed sums, for B³, over the mentions the share of their cluster that the
// other side puts with them.
func cubed(clusters, others []Cluster, other map[int]int) (n, d float64) {
	for _, c := range clusters {
		common := map[int]int{}
		for _, m := range c {
			if o, ok := other[m]; ok {
				common[o]++
			}
		}
		for o := range others {
			k := float64(common[o])
			n += k * k / float64(len(c))
		}
		d += float64(len(c))
	}
	return n, d
}

// align is, for CEAFe, the best sum of 2·common/(size+size) over all one-to-one
// pairings of clusters (Hungarian method).
func align(key, response []Cluster) float64 {
	n := max(len(key), len(response))
	if n == 0 {
		return 0
	}
	sim := make([][]float64, n+1)
	for i := range sim {
		sim[i] = make([]float64, n+1)
	}
	of := byMention(response)
	for i, c := range key {
		for _, m := range c {
			if j, ok := of[m]; ok {
				sim[i+1][j+1] += 2 / float64(len(c)+len(response[j]))
			}
		}
	}
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	const inf = 1e18
	for i := 1; i <= n; i++ {
		match[0] = i
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = inf
		}
		j0 := 0
		for {
			used[j0] = true
			i0, delta, j1 := match[j0], inf, 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if cur := -sim[i0][j] - u[i0] - v[j]; cur < least[j] {
					least[j], way[j] = cur, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; match[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			match[j0] = match[way[j0]]
			j0 = way[j0]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum += sim[match[j]][j]
	}
	return sum
}
