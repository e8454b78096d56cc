package synoptic

// A StoryID names a story: a set of reports of one event.
type StoryID string

// A Story is the set of reports of one event, sorted by ID.
type Story struct {
	ID      StoryID
	Title   string
	Reports []ReportID
}

// A Mention is a span of a report. Text is what the span cuts: empty inside
// the program, filled by Encode and kept by Decode.
type Mention struct {
	Report ReportID `json:"report"`
	Span
	Text string `json:"text,omitempty"`
}

// A Synopsis lays the reports of one story side by side. Every line of it is a
// span of a report. Its lists are ordered for reading: discrepancies by
// falling weight, claims by falling number of origins, quotes by speaker.
type Synopsis struct {
	ID        StoryID   `json:"id"`
	Title     string    `json:"title"`
	EventDate string    `json:"event_date,omitempty"` // the day most reports give their main event; "" if none does
	First     *ReportID `json:"first,omitempty"`      // the report that was surely published before all others that state a time; nil if that is not known of any
	Reports   []Report  `json:"reports"`

	Origins       []Origin      `json:"origins"`
	Reuse         []Reuse       `json:"reuse"`
	People        []Person      `json:"people"`
	Quotes        []Utterance   `json:"quotes"`
	Claims        []Claim       `json:"claims"`
	Discrepancies []Discrepancy `json:"discrepancies"`
	Only          []Only        `json:"only"`
	Timeline      []Event       `json:"timeline"`
	Notes         []Note        `json:"notes"`
}

// Sameness says whether two reports rest on one origin.
type Sameness string

// The values of Sameness. NotEstablished is an answer, not an error.
const (
	SameOrigin     Sameness = "same"
	Independent    Sameness = "independent"
	NotEstablished Sameness = "not_established"
)

// An Origin says of a pair of reports (A < B in the order of Reports) whether
// they go back to one origin, and why.
type Origin struct {
	A        ReportID  `json:"a"`
	B        ReportID  `json:"b"`
	Value    Sameness  `json:"value"`
	Why      []string  `json:"why"`
	Mentions []Mention `json:"mentions"`
}

// A Reuse is one run of words that two or more reports share.
type Reuse struct {
	Passages []Mention `json:"passages"`
}

// A Count is how many origins carry something: a range where it is not
// established whether some of them are one. 1 <= Min <= Max.
type Count struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// A Person is one person, organisation, place, group or document of the story,
// pooled over all its reports.
type Person struct {
	ID       string     `json:"id"` // "p1", by first mention in the order of Reports
	Name     string     `json:"name"`
	Kind     EntityKind `json:"kind"`
	Members  []string   `json:"members"` // of a group: IDs of people
	Aliases  []string   `json:"aliases"`
	Roles    []string   `json:"roles"`
	Mentions []Mention  `json:"mentions"`
}

// An Utterance is what one voice said, with its renderings in the reports.
type Utterance struct {
	ID            string      `json:"id"`
	Speaker       string      `json:"speaker,omitempty"`      // ID of a person; "" where not found
	SpeakerName   string      `json:"speaker_name,omitempty"` // empty where not found
	Kind          QuoteKind   `json:"kind"`
	Renderings    []Rendering `json:"renderings"`
	WordingDiffer bool        `json:"wording_differs"`
}

// A Rendering is one report's version of an utterance.
type Rendering struct {
	Mention
	Kind        QuoteKind   `json:"kind"`
	Speaker     string      `json:"speaker,omitempty"`
	SpeakerName string      `json:"speaker_name,omitempty"`
	Via         []string    `json:"via"`
	SettledBy   *ReportID   `json:"settled_by"` // the report that told who speaks; null if its own did
	Parts       []Span      `json:"parts"`      // of an utterance that a cue interrupts
	Cue         []Span      `json:"cue"`
	Source      []Span      `json:"source"`
	Marks       []string    `json:"marks"` // cut, ellipsis, inserted, other words, order, other speaker, …
	Diff        []DiffPiece `json:"diff"`  // against the first rendering
}

// A DiffPiece is one run of a rendering in a word diff: Span, and "same",
// "inserted" or "missing" (where the other has words that this one lacks, the
// piece is empty: Start == End).
type DiffPiece struct {
	Span
	Op string
}

// Marks of renderings.
const (
	MarkCut          = "cut"
	MarkEllipsis     = "ellipsis"
	MarkInserted     = "inserted"
	MarkOtherWords   = "other words"
	MarkOrder        = "order"
	MarkOtherSpeaker = "other speaker"
	MarkShifted      = "shifted" // in person or tense
	MarkTranslation  = "translation"
	MarkIndirect     = "indirect"
)

// A Claim is a fact that two or more reports state.
type Claim struct {
	ID       string         `json:"id"`
	Text     string         `json:"text"` // the words of the mention nearest to all others
	Mentions []ClaimMention `json:"mentions"`
	Outlets  int            `json:"outlets"`          // number of reports that carry it, ≥ 2
	Origins  Count          `json:"origins"`          // of the fact: a person whom several outlets quote is one
	Voices   []VoiceCount   `json:"voices,omitempty"` // who states it, and how many origins tell that; the outlets' own first
	First    *ReportID      `json:"first,omitempty"`  // the report among them that was surely published first; nil if not known
	Why      []string       `json:"why"`              // the words and names that link the mentions
}

// A VoiceCount is how many origins have a voice state a claim: witnesses to the
// saying where the voice is a person's.
type VoiceCount struct {
	Voice   string     `json:"voice"` // "outlet" or the ID of a person
	Origins Count      `json:"origins"`
	Reports []ReportID `json:"reports"`
}

// A ClaimMention is the clause that states a claim in one report.
type ClaimMention struct {
	Mention
	Voice  string `json:"voice"` // "outlet" or the ID of a person
	Status Status `json:"status"`
}

// VoiceOutlet is the voice of the outlet itself.
const VoiceOutlet = "outlet"

// Kind is what a discrepancy is about.
type Kind string

// The eight kinds of discrepancies.
const (
	KindQuantity    Kind = "quantity"
	KindTime        Kind = "time"
	KindWhere       Kind = "place"
	KindParticipant Kind = "participant"
	KindWording     Kind = "wording"
	KindAttribution Kind = "attribution"
	KindStatus      Kind = "status"
	KindDescription Kind = "description"
)

// Why a discrepancy may be no conflict.
const (
	MaybeUpdate      = "update"
	MaybeScope       = "scope"
	MaybeRounding    = "rounding"
	MaybeBound       = "bound"
	MaybeUnit        = "unit"
	MaybePrecision   = "precision"
	MaybeTranslation = "translation"
	MaybeSilent      = "one silent"
	MaybeCut         = "cut"
)

// A Discrepancy is a slot of a claim or utterance that the reports fill
// differently. Maybe says why it may be no conflict.
type Discrepancy struct {
	ID       string    `json:"id"`
	Kind     Kind      `json:"kind"`
	Slot     string    `json:"slot"`  // "duration", "sailor", "when": what the readings fill
	About    string    `json:"about"` // words of the claim or utterance
	Of       Of        `json:"of"`
	Rule     string    `json:"rule"` // the rule that found it, by name
	Maybe    []string  `json:"maybe"`
	Weight   int       `json:"weight"` // 1 (nuance) … 9 (contradicted fact)
	Readings []Reading `json:"readings"`
}

// Of names the claim or quote whose slot it is, or the person (organisation,
// place) whose name it is; one of the three is set.
type Of struct {
	Claim  string `json:"claim,omitempty"`
	Quote  string `json:"quote,omitempty"`
	Person string `json:"person,omitempty"`
}

// A Reading is one of the values given for a slot, and who carries it.
type Reading struct {
	Value    string    `json:"value"`  // as the first mention writes it
	Normal   Normal    `json:"normal"` // its normal form
	Origins  Count     `json:"origins"`
	Mentions []Mention `json:"mentions"`
}

// Normal is the normal form of a reading; only the fields of its kind are set.
type Normal struct {
	Lo     *int64 `json:"lo,omitempty"` // thousandths of the unit
	Hi     *int64 `json:"hi,omitempty"`
	Unit   string `json:"unit,omitempty"`
	Bound  Bound  `json:"bound,omitempty"`
	Date   string `json:"date,omitempty"`
	Entity string `json:"entity,omitempty"` // ID of a person
	Words  string `json:"words,omitempty"`  // folded words
}

// Only is a passage whose content one origin alone carries.
type Only struct {
	Origin  string `json:"origin"`            // ID of the first report of the origin
	Voice   string `json:"voice"`             // "outlet" or the ID of a person
	Speaker string `json:"speaker,omitempty"` // ID of the person quoted in it
	Mention
}

// An Event is one entry of the timeline.
type Event struct {
	ID       string         `json:"id"`
	Date     string         `json:"date"` // YYYY-MM-DD, YYYY-MM, YYYY or A/B
	What     string         `json:"what"` // words of the clause it stands in
	Mentions []EventMention `json:"mentions"`
}

// An EventMention is one time expression with the date its own words give.
type EventMention struct {
	Mention
	Date   string `json:"date"`
	Anchor Anchor `json:"anchor"`
}

// A Note tells the reader what the program could not do or did on its own.
type Note struct {
	Report ReportID `json:"report,omitempty"`
	Code   string   `json:"code"`
	Text   string   `json:"text"`
}

// Codes of notes.
const (
	NoteNoDate     = "no_date"     // the report states no date; the story's serves
	NoteSameReport = "same_report" // given twice, counted once
	NoteOneReport  = "one_report"  // nothing to compare it with
	NoteNotOne     = "not_one_event"
	NoteByHand     = "by_hand"  // what people decided, and what speaks against it
	NoteCopies     = "copies"   // all reports go back to one text
	NoteTooMany    = "too_many" // more reports than are compared, or pairs than are listed
	NoteLanguage   = "language"
	NoteOutlet     = "no_outlet" // the outlet goes by its file's name
)
