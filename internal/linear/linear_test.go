package linear

import (
	"bytes"
	"testing"
)

func TestCodesRoundTrip(t *testing.T) {
	weights := decoded()
	for w := int32(-reach); w <= reach; w++ {
		got := weights[code(w)]
		if d := got - w; d > coarse/2 || d < -coarse/2 || w >= -fine && w <= fine && d != 0 {
			t.Errorf("weight %d is read as %d", w, got)
		}
	}
	if weights[code(5000)] != reach || weights[code(-5000)] != -reach {
		t.Errorf("weights out of reach are not cut")
	}
}

// xor is a problem that needs the pair feature: the label is a exclusive-or b.
func xor(tr *Trainer) {
	var s Scores
	Epochs(4, 10, 1, func(_, i int) {
		f := xorFeatures(i)
		tr.Score(f, &s)
		want, got := (i&1)^(i>>1), 0
		if s[1] > s[0] {
			got = 1
		}
		if want != got {
			tr.Update(f, want, got)
		}
		tr.Step()
	}, nil)
}

func xorFeatures(i int) []uint32 {
	a, b := Hash(i&1+1), Hash(i>>1+1)
	return []uint32{One(1, a).Key(), One(2, b).Key(), Two(3, a, b).Key()}
}

func TestTrainerLearnsAndRepeats(t *testing.T) {
	packing := Packing{Scale: 8, Least: 1, Base: -1}
	var files [2][]byte
	for run := range files {
		tr := NewTrainer(2)
		xor(tr)
		m := tr.Model(packing)
		var s Scores
		for i := range 4 {
			m.Score(xorFeatures(i), &s)
			if got := m.Best(&s); got != (i&1)^(i>>1) {
				t.Errorf("label of %02b is %d", i, got)
			}
		}
		files[run] = m.Append(nil)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same training gave two models")
	}
	m, err := Decode(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.Append(nil), files[0]) {
		t.Error("a decoded model is written differently")
	}
}

func TestBaseMovesAllLabels(t *testing.T) {
	tr := NewTrainer(3)
	f := []uint32{7}
	tr.Update(f, 1, 0)
	tr.Step()
	m := tr.Model(Packing{Scale: 4, Least: 1, Base: 0})
	var s Scores
	m.Score(f, &s)
	if s[0] != 0 || s[1] != 2*s[2] || s[2] <= 0 {
		t.Errorf("scores %v", s[:3])
	}
}

func TestTableKeepsAll(t *testing.T) {
	rng := NewRand(5)
	var entries []Entry
	want := map[uint32]uint32{}
	for len(entries) < 5000 {
		e := Entry{uint32(rng.Uint64()), uint32(rng.Intn(900) + 1)}
		if want[e.Key] == 0 {
			want[e.Key] = e.Value
			entries = append(entries, e)
		}
	}
	table, err := DecodeTable(NewTable(entries).Append(nil))
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range want {
		if got := table.Get(k); got != v {
			t.Fatalf("key %d has %d, want %d", k, got, v)
		}
	}
	for range 5000 {
		if k := uint32(rng.Uint64()); table.Get(k) != want[k] {
			t.Fatalf("key %d has a value", k)
		}
	}
	if table.Len() != len(want) {
		t.Errorf("%d entries, want %d", table.Len(), len(want))
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	f := &File{Content: 3}
	f.Add("one", []byte("abc"))
	f.Add("two", nil)
	good := f.Encode()
	bad := func(i int) []byte {
		b := bytes.Clone(good)
		b[i] ^= 1
		return b
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "not a model file"},
		{"magic", bad(0), "not a model file"},
		{"layout", bad(8), "model layout 3, this build reads 2"},
		{"format", bad(10), "model format 2, this build reads 3"},
		{"content", bad(len(good) - 1), "damaged: checksum differs"},
	} {
		if _, err := Open(c.data, 3); err == nil || err.Error() != c.want {
			t.Errorf("%s: error %v, want %s", c.name, err, c.want)
		}
	}
	read, err := Open(good, 3)
	if err != nil {
		t.Fatal(err)
	}
	if data, ok := read.Section("one"); !ok || string(data) != "abc" {
		t.Errorf("section one is %q", data)
	}
	if _, ok := read.Section("three"); ok {
		t.Error("there is a section three")
	}
}

func FuzzDecode(f *testing.F) {
	tr := NewTrainer(2)
	xor(tr)
	f.Add(tr.Model(Packing{Scale: 8, Least: 1, Base: -1}).Append(nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Decode(data)
		if err != nil {
			return
		}
		var s Scores
		m.Score(xorFeatures(1), &s)
		m.Score([]uint32{0, 1, 1 << 31, 1<<32 - 1}, &s)
	})
}
