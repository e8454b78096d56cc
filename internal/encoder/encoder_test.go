package encoder

import (
	"bytes"
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic/internal/linear"
)

// The kernel of this processor and the plain one give the same numbers, at the
// bounds of what activations and weights may be.
func TestKernelsAgree(t *testing.T) {
	rng := linear.NewRand(1)
	for range 200 {
		in, out, rows := 2*(1+rng.Intn(300)), 1+rng.Intn(90), 1+rng.Intn(30)
		m := &packed{}
		m.shape(in, out)
		clear(m.data)
		column := make([]int16, in)
		for j := range out {
			for i := range column {
				column[i] = int16(rng.Intn(255) - 127)
			}
			m.setColumn(j, column)
		}
		a := make([]int16, upTo(rows, rowBlock)*in)
		for i := range a {
			if a[i] = int16(rng.Intn(2*most+1) - most); rng.Percent(20) {
				a[i] = most
			}
		}
		got, want := make([]int32, upTo(rows, rowBlock)*m.stride()), make([]int32, upTo(rows, rowBlock)*m.stride())
		multiply(rows, a, m, got)
		multiplyPlain(rows, a, m, want)
		n := rows * m.stride()
		if !slices.Equal(got[:n], want[:n]) {
			t.Fatalf("%d rows, %d×%d: kernels differ", rows, in, out)
		}
		m.fold()
		clear(got)
		multiplyFolded(rows, a, m, got)
		if !slices.Equal(got[:n], want[:n]) {
			t.Fatalf("%d rows, %d×%d: the folded kernel differs", rows, in, out)
		}
		for i := range rows {
			for j := range out {
				sum := int32(0)
				for k := range in {
					sum += int32(a[i*in+k]) * int32(m.data[m.at(k, j)])
				}
				if want[i*m.stride()+j] != sum {
					t.Fatalf("row %d, column %d: %d, want %d", i, j, want[i*m.stride()+j], sum)
				}
			}
		}
	}
}

// A net that was trained on two sentences knows them, as floats and as whole
// numbers, by either kernel, after it was a file.
func TestLearnsByHeart(t *testing.T) {
	s, batch := small()
	s.Hidden, s.Arc = 16, 16
	train := func(epochs int, drop float64) *Net {
		n := NewNet(s, 1)
		examples := []Example{*batch[0], *batch[1]}
		n.Meet(examples)
		n.Train(Plan{Courses: []Course{{examples, epochs}}, Batch: 100, Rate: 0.01, Drop: drop, Seen: make([]int32, 5), Seed: 1})
		return n
	}
	if !bytes.Equal(train(30, 0.3).Whole().Append(nil), train(30, 0.3).Whole().Append(nil)) {
		t.Error("two trainings gave two networks")
	}
	n := train(800, 0)
	w, err := Decode(n.Whole().Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	kernel := wide
	defer func() { wide = kernel }()
	for _, wide = range []bool{false, kernel} {
		for _, e := range batch {
			tags, heads, rels := make([]int32, e.Len()), make([]int32, e.Len()), make([]int32, e.Len())
			w.Parse(&Scratch{}, e.In, tags, heads, rels)
			for i := range heads {
				if e.Tag[i] >= 0 && tags[i] != e.Tag[i] || e.Head[i] >= -1 && heads[i] != e.Head[i] || e.Rel[i] >= 0 && rels[i] != e.Rel[i] {
					t.Errorf("word %d: %d %d %d, want %d %d %d", i, tags[i], heads[i], rels[i], e.Tag[i], e.Head[i], e.Rel[i])
				}
			}
		}
	}
	got := n.Measure([]Example{*batch[1]}, func(a, b int32) bool { return a == b })
	if want := (Score{Words: 3, Tag: 3, Head: 3, Rel: 3}); got != want {
		t.Errorf("in floats: %v, want %v", got, want)
	}
}

// random is a network of random values.
func random(seed uint64) *Network {
	s, _ := small()
	return NewNet(s, seed).Whole()
}

// Any sentence gets a tree, however long, the same by both kernels.
func TestAlwaysATree(t *testing.T) {
	rng := linear.NewRand(2)
	kernel := wide
	defer func() { wide = kernel }()
	s := &Scratch{}
	for _, length := range []int{1, 2, 3, 7, 8, 30, 199, 200, 201, 605} {
		n := random(uint64(length))
		var in []int32
		for range length {
			in = append(in, int32(rng.Intn(5)), int32(rng.Intn(4)))
		}
		var got [2][3][]int32
		for i := range got {
			wide = kernel && i == 0
			for k := range got[i] {
				got[i][k] = make([]int32, length)
			}
			n.Parse(s, in, got[i][0], got[i][1], got[i][2])
		}
		for k := range got[0] {
			if !slices.Equal(got[0][k], got[1][k]) {
				t.Fatalf("%d words: kernels differ", length)
			}
		}
		heads := got[0][1]
		roots := 0
		for _, h := range heads {
			if h < 0 {
				roots++
			}
		}
		if roots != 1 || length <= longest && !projective(heads) {
			t.Fatalf("%d words: %d roots in %v", length, roots, heads)
		}
	}
}

// The tree found is the best of all, tried one by one.
func TestBestTree(t *testing.T) {
	rng := linear.NewRand(3)
	for range 300 {
		n := 1 + rng.Intn(5)
		scores := make([]int32, n*(n+1))
		for i := range scores {
			scores[i] = int32(rng.Intn(21) - 10)
		}
		sum := func(heads []int32) (s int32) {
			for i, h := range heads {
				s += scores[i*(n+1)+int(h)+1]
			}
			return s
		}
		top := int32(-1 << 30)
		heads := make([]int32, n)
		var try func(i int)
		try = func(i int) {
			if i == n {
				roots := 0
				for _, h := range heads {
					if h < 0 {
						roots++
					}
				}
				if roots == 1 && projective(heads) {
					top = max(top, sum(heads))
				}
				return
			}
			for h := -1; h < n; h++ {
				if heads[i] = int32(h); h != i {
					try(i + 1)
				}
			}
		}
		try(0)
		got := make([]int32, n)
		(&forest{}).heads(scores, n, got)
		if sum(got) != top || !projective(got) {
			t.Fatalf("%d words %v: %v has %d, the best tree %d", n, scores, got, sum(got), top)
		}
		all := make([]int32, n)
		(&forest{}).best(scores, n, all)
		if sum(all) != top {
			t.Fatalf("%d words: %d by the tables, want %d", n, sum(all), top)
		}
	}
}

func FuzzDecode(f *testing.F) {
	data := random(1).Append(nil)
	f.Add(data)
	f.Add(data[:40])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := Decode(data)
		if err != nil {
			return
		}
		if string(n.Append(nil)) != string(data) {
			t.Error("what was read is not what is written")
		}
	})
}

// BenchmarkParse has the size of the network that is built in.
func BenchmarkParse(b *testing.B) {
	s := Shape{Hidden: 192, Layers: 3, Arc: 128, Tags: 110, Rels: 51,
		Tables: []Table{{16000, 64}, {8192, 32}, {4096, 16}, {512, 16}, {110, 32}, {2048, 16}}}
	n := NewNet(s, 1).Whole()
	for _, w := range n.all() {
		w.fold()
	}
	rng := linear.NewRand(1)
	const words = 22
	var in []int32
	for range words {
		for _, t := range s.Tables {
			in = append(in, int32(rng.Intn(t.Rows)))
		}
	}
	for _, kernel := range []struct {
		name string
		wide bool
	}{{"kernel", wide}, {"plain", false}} {
		b.Run(kernel.name, func(b *testing.B) {
			defer func(w bool) { wide = w }(wide)
			wide = kernel.wide
			s := &Scratch{}
			tags, heads, rels := make([]int32, words), make([]int32, words), make([]int32, words)
			for b.Loop() {
				n.Parse(s, in, tags, heads, rels)
			}
			b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkTree is of the longest sentence, with a tree that must be searched for.
func BenchmarkTree(b *testing.B) {
	rng := linear.NewRand(1)
	scores := make([]int32, longest*(longest+1))
	for i := range scores {
		scores[i] = int32(rng.Intn(1 << 20))
	}
	f, heads := &forest{}, make([]int32, longest)
	for b.Loop() {
		f.best(scores, longest, heads)
	}
	b.ReportMetric(float64(longest*b.N)/b.Elapsed().Seconds(), "words/s")
}
