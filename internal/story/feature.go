package story

// The features of a pair of reports. Each is a share in thousandths, or 1000
// for yes and 0 for no.
const (
	fBias       = iota // always 1000
	fTitle             // cosine of the headlines
	fTitleIn           // how much of each headline stands in the other report, mean
	fTitleLess         // … the lesser of the two
	fTitleLead         // … in the other's headline and lead, mean
	fLead              // cosine of headline and lead
	fLeadHi            // … what of it is above 250
	fHead              // cosine of the first words, see headWords
	fBody              // cosine of all words
	fBodyMid           // … what of it is above 150
	fBodyHi            // … above 350
	fSquare            // cosine of all words, rare ones counting for more
	fLongBody          // fBody, as far as both reports are long
	fShort             // one of them has few words
	fShortBody         // fBody, as far as one of them has few words
	fName              // cosine of the words of names
	fNameHi            // … what of it is above 400
	fNameLead          // cosine of those in headline and lead
	fHeadName          // cosine of those in the first words
	fNameGone          // what share of one's names in the lead the other lacks, the greater
	fRun               // cosine of two successive words of names
	fPair              // cosine of two successive words of headline and lead
	fRare              // the five rarest words in common
	fLongRare          // … as far as both reports are long
	fRareLead          // … in both leads
	fNumber            // numbers in common
	fNumLead           // cosine of the numbers of headline and lead
	fNumOther          // both leads have telling numbers, none in common
	fCountSame         // numbers that count the same thing alike, 333 each
	fCountOther        // … otherwise
	fDate              // dates in common, 333 each
	fDateOther         // both have dates, none in common
	fYearOther         // both have years, none in common
	fWeekday           // weekdays in both leads, 500 each; one day is unknown
	fWeekOther         // both leads have weekdays, none in common
	fCopy              // runs of words in common
	fGap0              // published on one day
	fGap1              // … a day apart
	fGap2
	fGap3 // three or four days
	fGap5 // five to seven
	fGap8
	fGapNone   // one was published on a day that is not known
	fNoneBody  // fBody, then
	fNoneLead  // fLead, then
	fNoneTitle // fTitle, then
	fNoneName  // fName, then
	fTold0     // not both published, but told: of one day
	fTold1     // … a day apart
	fTold3     // two or three days
	fTold7     // four to seven
	fTold30    // up to a month
	fToldFar
	fRelMax  // how much more alike another report is to one of them, the greater
	fRelMin  // … the lesser
	fRelNone // fRelMax, where a day is not known
	nFeatures
)

// featureNames are the names of the features in the code, in order.
var featureNames = [nFeatures]string{
	"fBias", "fTitle", "fTitleIn", "fTitleLess", "fTitleLead", "fLead", "fLeadHi", "fHead", "fBody",
	"fBodyMid", "fBodyHi", "fSquare", "fLongBody", "fShort", "fShortBody", "fName", "fNameHi", "fNameLead",
	"fHeadName", "fNameGone", "fRun", "fPair", "fRare", "fLongRare", "fRareLead", "fNumber", "fNumLead",
	"fNumOther", "fCountSame", "fCountOther", "fDate", "fDateOther", "fYearOther", "fWeekday", "fWeekOther",
	"fCopy", "fGap0", "fGap1", "fGap2", "fGap3", "fGap5", "fGap8", "fGapNone", "fNoneBody", "fNoneLead",
	"fNoneTitle", "fNoneName", "fTold0", "fTold1", "fTold3", "fTold7", "fTold30", "fToldFar", "fRelMax",
	"fRelMin", "fRelNone",
}

// telling is the length of a vector of numbers that are rare.
const telling = 70

// likeness is a first measure of how alike two reports are.
func likeness(f *[nFeatures]int32) int32 { return (f[fBody] + f[fLead] + f[fTitleLead]) / 3 }

// compare computes the features of two reports.
func compare(a, b *card, f *[nFeatures]int32) {
	var c tally
	c.merge(a.List, b.List)
	*f = [nFeatures]int32{}
	c.features(a, b, f)
	timeFeatures(a, b, f)
}

// features turns what was added up into shares.
func (c *tally) features(a, b *card, f *[nFeatures]int32) {
	f[fBias] = 1000
	f[fTitle] = cosine(c.title, a.title, b.title)
	inA, inB := share(c.aIn, a.titleSum), share(c.bIn, b.titleSum)
	f[fTitleIn] = (inA + inB) / 2
	f[fTitleLess] = min(inA, inB)
	f[fTitleLead] = (share(c.aLead, a.titleSum) + share(c.bLead, b.titleSum)) / 2
	f[fLead] = cosine(c.lead, a.lead, b.lead)
	f[fLeadHi] = max(0, f[fLead]-250)
	f[fBody] = cosine(c.body, a.body, b.body)
	f[fBodyMid] = max(0, f[fBody]-150)
	f[fBodyHi] = max(0, f[fBody]-350)
	f[fName] = cosine(c.name, a.name, b.name)
	f[fNameHi] = max(0, f[fName]-400)
	f[fNameLead] = cosine(c.nameLead, a.nameLead, b.nameLead)
	goneA, goneB := int32(0), int32(0)
	if a.nameLeadSum > 0 {
		goneA = 1000 - share(c.aName, a.nameLeadSum)
	}
	if b.nameLeadSum > 0 {
		goneB = 1000 - share(c.bName, b.nameLeadSum)
	}
	f[fNameGone] = max(goneA, goneB)
	f[fRun] = cosine(c.runs, a.run, b.run)
	f[fRare], f[fRareLead] = mean(&c.top), mean(&c.topLead)
	f[fNumber] = share(c.numbers, min(a.number, b.number))
	f[fCountSame] = min(1000, 333*c.same)
	f[fCountOther] = min(1000, 333*c.other)
	f[fDate] = min(1000, 333*c.dates)
	if c.dates == 0 && a.dates > 0 && b.dates > 0 {
		f[fDateOther] = 1000
	}
	if c.years == 0 && a.years > 0 && b.years > 0 {
		f[fYearOther] = 1000
	}
	if a.Dated == undated || b.Dated == undated {
		f[fWeekday] = min(1000, 500*c.weekdays)
		if c.weekdays == 0 && a.weekdays > 0 && b.weekdays > 0 {
			f[fWeekOther] = 1000
		}
	}
	f[fCopy] = int32(common(a.Sketch, b.Sketch) * 1000 / sketchSize)
	f[fPair] = cosine(c.pairs, a.pair, b.pair)
	f[fSquare] = cosine(c.square, a.square, b.square)
	f[fNumLead] = cosine(c.numLead, a.numLead, b.numLead)
	if c.numLead == 0 && a.numLead > telling && b.numLead > telling {
		f[fNumOther] = 1000
	}
	f[fShort] = max(a.short, b.short)
	f[fShortBody] = f[fShort] * f[fBody] / 1000
	f[fHead], f[fHeadName] = cosine(c.head, a.head, b.head), cosine(c.headName, a.headName, b.headName)
	l := min(a.long, b.long)
	f[fLongBody], f[fLongRare] = l*f[fBody]/1000, l*f[fRare]/1000
}

// relative adds what other reports have to say: how much more alike one of
// them is to either report.
func relative(a, b *card, f *[nFeatures]int32) {
	u := likeness(f)
	x, y := max(0, a.best-u), max(0, b.best-u)
	f[fRelMax], f[fRelMin] = max(x, y), min(x, y)
	if f[fGapNone] > 0 {
		f[fRelNone] = f[fRelMax]
	}
}

// relative is what those features add to the log-odds of a pair so alike.
func (m *Model) relative(a, b *card, like int32, dated bool) int32 {
	x, y := max(0, a.best-like), max(0, b.best-like)
	w := m.judge(dated)
	more := int64(w[fRelMax])
	if !dated {
		more += int64(w[fRelNone])
	}
	return int32((more*int64(max(x, y)) + int64(w[fRelMin])*int64(min(x, y))) / 1000)
}

// timeFeatures tells how far apart two reports are in time.
func timeFeatures(a, b *card, f *[nFeatures]int32) {
	gap := int32(a.Day) - int32(b.Day)
	if gap < 0 {
		gap = -gap
	}
	if a.Dated == published && b.Dated == published {
		switch {
		case gap == 0:
			f[fGap0] = 1000
		case gap == 1:
			f[fGap1] = 1000
		case gap == 2:
			f[fGap2] = 1000
		case gap < 5:
			f[fGap3] = 1000
		case gap < 8:
			f[fGap5] = 1000
		default:
			f[fGap8] = 1000
		}
		return
	}
	f[fGapNone] = 1000
	f[fNoneBody], f[fNoneLead], f[fNoneTitle], f[fNoneName] = f[fBody], f[fLead], f[fTitle], f[fName]
	if a.Dated != undated && b.Dated != undated {
		switch {
		case gap == 0:
			f[fTold0] = 1000
		case gap == 1:
			f[fTold1] = 1000
		case gap <= 3:
			f[fTold3] = 1000
		case gap <= 7:
			f[fTold7] = 1000
		case gap <= 30:
			f[fTold30] = 1000
		default:
			f[fToldFar] = 1000
		}
	}
}

// reach is how many days apart two reports of one event may be published.
const reach = 10

// apart tells whether two reports are too far apart in time to be compared.
func apart(a, b *card) bool {
	return a.Dated == published && b.Dated == published && (a.Day > b.Day+reach || b.Day > a.Day+reach)
}
