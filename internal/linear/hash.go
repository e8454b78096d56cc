// Package linear learns to choose among a few labels from many sparse features
// and packs what it learnt into small files. It knows no language.
//
// A feature is a 32-bit key, made from what was seen with [Key] of a [Hash].
// Start with [NewTrainer], feed it with [Trainer.Update], take a [Model] from
// [Trainer.Model], and store it as a section of a [File].
//
// Weights, scores and averages are whole numbers: the same data, in the same
// order, give the same file, byte for byte, and a model scores alike on every
// processor. Two features that share a key share their weights; with 32 bits
// and a million features that happens to one in four thousand.
package linear

// A Hash is what features are made of: a mixed 64-bit value. The constructors
// take the number of the template first, so that the same word means another
// thing in another place.
type Hash uint64

const (
	mulA = 0x9E3779B97F4A7C15
	mulB = 0xBF58476D1CE4E5B9
	mulT = 0xD6E8FEB86659FD93
)

// Of is the hash of a string: FNV-1a with a finish.
func Of(s string) Hash {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= mulA
	return Hash(h ^ h>>29)
}

// OfBytes is the hash of the string that b spells.
func OfBytes(b []byte) Hash {
	h := uint64(14695981039346656037)
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	h ^= h >> 32
	h *= mulA
	return Hash(h ^ h>>29)
}

// One mixes one value into template t.
func One(t int, a Hash) Hash { return Two(t, a, 0) }

// Two mixes two values, in this order, into template t.
func Two(t int, a, b Hash) Hash {
	h := (uint64(a) ^ uint64(t)*mulT) * mulA
	h = (h ^ h>>31 ^ uint64(b)) * mulB
	return Hash(h ^ h>>30)
}

// Three mixes three values, in this order, into template t.
func Three(t int, a, b, c Hash) Hash { return Two(t, Two(t+1000, a, b), c) }

// Four mixes four values, in this order, into template t.
func Four(t int, a, b, c, d Hash) Hash { return Two(t, Two(t+2000, a, b), Two(t+3000, c, d)) }

// Key is the feature that a hash stands for.
func (h Hash) Key() uint32 { return uint32(h >> 32) }

// A Rand is a splitmix64 generator: its stream is fixed for all time, which
// math/rand does not promise for shuffles.
type Rand struct{ state uint64 }

// NewRand starts a stream.
func NewRand(seed uint64) *Rand { return &Rand{seed} }

// Uint64 is the stream's next value.
func (r *Rand) Uint64() uint64 {
	r.state += mulA
	z := r.state
	z = (z ^ z>>30) * mulB
	z = (z ^ z>>27) * 0x94D049BB133111EB
	return z ^ z>>31
}

// Intn is a value in [0, n); n must be positive and less than 2^31.
func (r *Rand) Intn(n int) int { return int((r.Uint64() >> 33) % uint64(n)) }

// Percent is true p times in a hundred.
func (r *Rand) Percent(p int) bool { return r.Intn(100) < p }

// Shuffle puts order into a new random order.
func (r *Rand) Shuffle(order []int) {
	for i := len(order) - 1; i > 0; i-- {
		j := r.Intn(i + 1)
		order[i], order[j] = order[j], order[i]
	}
}

// Epochs calls visit with every index in [0, n), in a new random order in each
// epoch, and done (if not nil) after each epoch.
func Epochs(n, epochs int, seed uint64, visit func(epoch, i int), done func(epoch int)) {
	r := NewRand(seed)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	for e := range epochs {
		r.Shuffle(order)
		for _, i := range order {
			visit(e, i)
		}
		if done != nil {
			done(e)
		}
	}
}
