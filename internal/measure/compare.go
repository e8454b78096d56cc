package measure

import "github.com/synoptic-news/synoptic"

// Relation is how two quantities stand to each other.
type Relation uint8

// The relations, from equal to apart.
const (
	Same         Relation = iota // one interval under one bound
	RoundsTo                     // both exact, and one is the other rounded to two digits
	Meets                        // the intervals meet or touch, but are not the same
	Disjoint                     // no value fits both
	Incomparable                 // the units differ
)

var relationNames = [...]string{"same", "rounds to", "meets", "disjoint", "incomparable"}

// String is the relation in words.
func (r Relation) String() string { return relationNames[r] }

// Compare relates two quantities by unit, interval and bound; what they count
// is the caller's affair. "Nearly two hours" touches "two hours": that one end
// is open is no contradiction. It is symmetric.
func Compare(a, b synoptic.Quantity) Relation {
	switch {
	case a.Unit != b.Unit:
		return Incomparable
	case a.Lo == b.Lo && a.Hi == b.Hi && a.Bound == b.Bound:
		return Same
	case isName(a.Unit):
		return Disjoint
	case exact(a) && exact(b) && (rounded(a.Value) == b.Value || rounded(b.Value) == a.Value):
		return RoundsTo
	case a.Hi < b.Lo && !touch(a.Hi, b.Lo), b.Hi < a.Lo && !touch(b.Hi, a.Lo):
		return Disjoint
	}
	return Meets
}

// isName tells of units whose numbers are not amounts.
func isName(unit string) bool { return unit == ordinals.base || unit == scores.base }

func exact(q synoptic.Quantity) bool {
	return q.Bound == synoptic.Exactly && q.Lo == q.Hi
}

// touch tells that an interval ends one thousandth before the next begins.
func touch(hi, lo int64) bool { return hi != largest && hi+1 >= lo }

// rounded is v rounded to two digits, half away from zero.
func rounded(v int64) int64 {
	unit := int64(1)
	for a := v; a >= 100 || a <= -100; a /= 10 {
		unit *= 10
	}
	if unit == 1 {
		return v
	}
	half := unit / 2
	if v < 0 {
		return -((-v + half) / unit * unit)
	}
	if v > largest-half {
		return v
	}
	return (v + half) / unit * unit
}
