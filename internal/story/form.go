package story

// A form says where a term stands and what it is:
//
//	bits  0–3  how often it occurs, 15 at most
//	bit   4    in the headline
//	bit   5    in the lead, headline included
//	bit   6    written as a name
//	bits  7–9  kind
//	bits 10–15 counted: hash of the number
type form uint16

const (
	formCount form = 15
	formTitle form = 1 << 4
	formLead  form = 1 << 5
	formName  form = 1 << 6
	kindShift      = 7
	valShift       = 10
	formHead  form = 1 << 15
)

// A kind of terms.
type kind uint8

const (
	word    kind = iota
	run          // two successive words of a name
	number       // as written
	counted      // what a number counts; the number is in the form
	date         // a whole day, a day of a month, a month of a year
	year
	weekday
	pair // two successive words of headline and lead
)

func (f form) kind() kind      { return kind(f >> kindShift & 7) }
func (f form) value() form     { return f >> valShift & 31 }
func (f form) times() int      { return int(f & formCount) }
func (f form) has(b form) bool { return f&b != 0 }
