package synoptic

// An Analysis is all that one report was found to say. It is computed once
// from the report's masked text and kept; a story that grows never parses its
// older reports again. Every span lies in the report's Text, and every list is
// in order of Start unless it says otherwise.
type Analysis struct {
	Report     ReportID    `json:"report"`
	Models     string      `json:"models"` // version of the models that made it
	Sentences  []Sentence  `json:"sentences"`
	Words      []Word      `json:"words"`
	Entities   []Entity    `json:"entities"`
	Quotes     []Quote     `json:"quotes"`
	Statements []Statement `json:"statements"`
	Times      []Time      `json:"times"`
	Quantities []Quantity  `json:"quantities"`
}

// A Sentence is one sentence of the report.
type Sentence struct {
	Span
	Paragraph int  `json:"paragraph"` // 0 for the first paragraph that is not skipped
	First     int  `json:"first"`     // index in Words of its first word
	Last      int  `json:"last"`      // one past its last word
	Title     bool `json:"title,omitempty"`
}

// A Word is one token: what the comparing stages need of it.
type Word struct {
	Span
	Lemma  string `json:"lemma"`            // lower case
	Tag    string `json:"tag"`              // Universal part of speech
	Head   int    `json:"head"`             // index in Words of its head; -1 at a root
	Rel    string `json:"rel"`              // Universal Dependencies relation to the head
	Entity int    `json:"entity,omitempty"` // 1 + index in Entities of the mention whose head it is; 0 for none
}

// EntityKind is what sort of thing an entity is.
type EntityKind string

// The kinds of entities.
const (
	KindPerson       EntityKind = "person"
	KindOrganization EntityKind = "organization"
	KindPlace        EntityKind = "place"
	KindGroup        EntityKind = "group"
	KindUnnamed      EntityKind = "unnamed" // "a person familiar with the matter"
	KindDocument     EntityKind = "document"
)

// An Entity is one person, organisation, place, group or document that the
// report mentions, with all its mentions.
type Entity struct {
	Name     string          `json:"name"` // the fullest name or description in the report
	Kind     EntityKind      `json:"kind"`
	Gender   Gender          `json:"gender,omitempty"`
	Aliases  []string        `json:"aliases,omitempty"`  // other names it goes by in the report, in order of first use
	Roles    []string        `json:"roles,omitempty"`    // "president", "harbour master": lower case, in order of first use
	Members  []int           `json:"members,omitempty"`  // of a group: indices in Entities
	Mentions []EntityMention `json:"mentions"`           // in order of Start
	Named    bool            `json:"named,omitempty"`    // it has a proper name in this report
	Of       string          `json:"of,omitempty"`       // country or organisation that modifies it ("colombia"), lower case
	Relative bool            `json:"relative,omitempty"` // introduced as somebody's wife, son, …: never merged by surname alone
}

// A EntityMention is one mention of an entity in its own report.
type EntityMention struct {
	Span
	Head Span        `json:"head"`
	Form MentionForm `json:"form"`
}

// MentionForm is how an entity is mentioned.
type MentionForm string

// The forms of mentions.
const (
	FormName        MentionForm = "name"
	FormDescription MentionForm = "description"
	FormPronoun     MentionForm = "pronoun"
)

// Gender is the grammatical gender that the report's words give a person.
type Gender string

// The genders; "" is not known.
const (
	Female Gender = "f"
	Male   Gender = "m"
)

// QuoteKind is how a quotation gives its words.
type QuoteKind string

// The kinds of quotes. In a mixed quote the quoted words are part of a clause
// of the outlet's own.
const (
	Direct   QuoteKind = "direct"
	Mixed    QuoteKind = "mixed"
	Indirect QuoteKind = "indirect"
)

// A Quote is one run of words that the report gives to a voice.
type Quote struct {
	Words    Span      `json:"words"` // between the marks, marks excluded
	Kind     QuoteKind `json:"kind"`
	Cue      []Span    `json:"cue,omitempty"`    // "said", "according to"; empty if the text has none
	Source   []Span    `json:"source,omitempty"` // the words that name the speaker in place ("she")
	Speaker  int       `json:"speaker"`          // 1 + index in Entities; 0 if not found: a finding, not an error
	Via      []int     `json:"via,omitempty"`    // 1 + index in Entities of who passed the words on
	Margin   int       `json:"margin"`           // best speaker's score minus the second's, ≥ 0; not a probability
	Sentence int       `json:"sentence"`         // index in Sentences of its first word
	Run      int       `json:"run"`              // quotes of one utterance in the text (A, he said. B.) share it
}

// A Speaker is a voice as a reader is shown it.
type Speaker struct {
	Name string
	Kind EntityKind
}

// Role is the part an argument plays in a statement.
type Role string

// The roles.
const (
	Agent     Role = "agent"
	Patient   Role = "patient"
	Recipient Role = "recipient"
	With      Role = "with"
	Topic     Role = "topic"
	Cause     Role = "cause"
	Purpose   Role = "purpose"
	Place     Role = "place"
	Attribute Role = "attribute"
	Other     Role = "other"
)

// Status is what a statement says of its happening.
type Status string

// The statuses.
const (
	Done        Status = "done"
	Planned     Status = "planned"
	Suggested   Status = "suggested"
	Asked       Status = "asked"
	Alleged     Status = "alleged"
	Denied      Status = "denied"
	Conditional Status = "conditional"
)

// A Statement is one clause that asserts something: a predicate with its
// arguments, times and quantities, whether it is negated, how far it is said
// to have happened, and in whose voice.
type Statement struct {
	Span
	Sentence   int        `json:"sentence"`
	Predicate  int        `json:"predicate"` // index in Words
	Event      int        `json:"event"`     // index in Words of the verb that says what happens: the predicate, or "sail" in "plans to sail"
	Lemma      string     `json:"lemma"`     // of the predicate; of the noun in "hold a meeting"
	Words      []int      `json:"words"`     // indices in Words of the clause's content words, in order
	Args       []Argument `json:"args,omitempty"`
	Times      []int      `json:"times,omitempty"`      // indices in Analysis.Times
	Quantities []int      `json:"quantities,omitempty"` // indices in Analysis.Quantities
	Negated    bool       `json:"negated,omitempty"`    // of the event, as Open and Status are
	Open       bool       `json:"open,omitempty"`       // it is asked or left open whether it happened: "not clear whether it worked"
	Status     Status     `json:"status"`
	Voice      int        `json:"voice"` // 1 + index in Entities; 0 is the outlet's own voice
	Quoted     bool       `json:"quoted,omitempty"`
}

// An Argument is one participant or circumstance of a statement.
type Argument struct {
	Role   Role   `json:"role"`
	Span          // the whole phrase
	Head   int    `json:"head"`             // index in Words
	Entity int    `json:"entity,omitempty"` // 1 + index in Entities; 0 if none
	Prep   string `json:"prep,omitempty"`   // the preposition it hangs on, lower case
}

// TimeKind is what sort of time an expression denotes.
type TimeKind string

// The kinds of time expressions, after TIMEX3.
const (
	TimeDate     TimeKind = "date"
	TimeClock    TimeKind = "time"
	TimeDuration TimeKind = "duration"
	TimeSet      TimeKind = "set"
)

// Anchor says what a relative time expression was resolved against.
type Anchor string

// The anchors.
const (
	AnchorOwn   Anchor = "own"   // the report's published date
	AnchorStory Anchor = "story" // the story's, where the report has none
	AnchorText  Anchor = "text"  // nothing: the words say it all
)

// A Time is one time expression. Date is unknown where the words do not
// resolve; Shift tells how to resolve it once an anchor is known.
type Time struct {
	Span
	Kind   TimeKind `json:"kind"`
	Date   Date     `json:"date"`
	Anchor Anchor   `json:"anchor"`
	Clock  int      `json:"clock,omitempty"` // minutes after midnight + 1; 0 if no clock time
	Zone   string   `json:"zone,omitempty"`  // as written ("UTC", "CST", "local time")
	Past   bool     `json:"past,omitempty"`  // the tense around it is past, so a bare weekday lies before the anchor
	Future bool     `json:"future,omitempty"`
}

// Bound says how a quantity is hedged.
type Bound string

// The bounds; "" is an exact number.
const (
	Exactly Bound = ""
	About   Bound = "about"    // about, around, some, roughly: ± a tenth
	Nearly  Bound = "nearly"   // nearly, almost: a little less
	MoreTh  Bound = "more"     // more than, over
	LessTh  Bound = "less"     // less than, under, fewer than
	AtLeast Bound = "at least" // or more
	AtMost  Bound = "at most"  // up to, or fewer
	Range   Bound = "range"    // between a and b
)

// A Quantity is a number with its unit as the report gives it. Lo and Hi are
// thousandths of the base unit, both included; math.MaxInt64 stands for no
// upper bound and math.MinInt64 for no lower one.
type Quantity struct {
	Span           // number, hedge and unit: "nearly two hours"
	Number  Span   `json:"number"` // the number alone: "two"
	Lo      int64  `json:"lo"`
	Hi      int64  `json:"hi"`
	Value   int64  `json:"value"` // the number as written, in thousandths of the base unit
	Unit    string `json:"unit"`  // base unit: "s", "m", "kg", "USD", "%", "°C", "pp"; "" for a count; "ordinal"
	Bound   Bound  `json:"bound,omitempty"`
	Counted string `json:"counted,omitempty"` // lemma of what is counted ("sailor"); "" if unknown
	Word    int    `json:"word"`              // index in Words of the number's last word
}
