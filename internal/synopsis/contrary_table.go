package synopsis

import "slices"

// opposites are adjectives that exclude each other before one noun. The first
// list says where a thing is, the second what it is like.
var (
	oppositePlaces = [][2]string{
		{"upper", "lower"}, {"top", "bottom"}, {"left", "right"}, {"left-hand", "right-hand"}, {"north", "south"}, {"northern", "southern"},
		{"east", "west"}, {"eastern", "western"}, {"inner", "outer"}, {"inside", "outside"}, {"front", "rear"}, {"front", "back"},
		{"northbound", "southbound"}, {"eastbound", "westbound"}, {"near", "far"}, {"northeastern", "northwestern"}, {"southeastern", "southwestern"},
		{"domestic", "foreign"}, {"urban", "rural"}, {"upstairs", "downstairs"}, {"forward", "aft"},
	}
	oppositeKinds = [][2]string{
		{"calm", "rough"}, {"heavy", "light"}, {"heavy", "slight"}, {"minor", "serious"}, {"minor", "severe"}, {"wet", "dry"}, {"hot", "cold"},
		{"open", "closed"}, {"full", "empty"}, {"male", "female"}, {"young", "elderly"}, {"legal", "illegal"}, {"lawful", "unlawful"},
		{"public", "private"}, {"civil", "criminal"}, {"military", "civilian"}, {"temporary", "permanent"}, {"full", "partial"},
		{"direct", "indirect"}, {"guilty", "innocent"}, {"strong", "weak"}, {"high", "low"}, {"narrow", "wide"}, {"fast", "slow"},
		{"formal", "informal"}, {"official", "unofficial"}, {"armed", "unarmed"}, {"mandatory", "voluntary"}, {"conditional", "unconditional"},
		{"unanimous", "divided"}, {"peaceful", "violent"}, {"safe", "unsafe"}, {"paid", "unpaid"}, {"gradual", "sudden"}, {"natural", "artificial"},
		{"accidental", "deliberate"}, {"positive", "negative"}, {"friendly", "hostile"}, {"cheap", "expensive"}, {"old", "new"}, {"long", "short"},
	}
)

// opposite tells whether two adjectives exclude each other, and whether they
// say where a thing is.
func opposite(a, b string) (yes, place bool) {
	pair := func(p [2]string) bool { return p == [2]string{a, b} || p == [2]string{b, a} }
	if slices.ContainsFunc(oppositePlaces, pair) {
		return true, true
	}
	return slices.ContainsFunc(oppositeKinds, pair), false
}
