package calendar

// class is what sort of word a token is; its val says which.
type class uint8

const (
	none     class = iota
	function       // val: word
	month          // val: 1–12, written in full
	monthCut       // val: 1–12, "Feb"
	weekday        // val: 0 Sunday – 6 Saturday
	weekdays       // "Tuesdays", "weekends", "mornings"
	dayCut         // val: as weekday; "Tue" is a weekday only beside a date
	cardinal       // val: 0–20, 30 … 90
	ordinal        // val: 1–20, 30; "second" too
	units          // val: unit; the word is in the plural
	unitOne        // val: unit; in the singular
	season         // val: 0 spring – 3 winter
	part           // val: part of the day
	deictic        // val: days from the anchor
	feast          // a capitalised word that begins the name of a holiday
	often          // "daily"
	lasting        // "weeklong"
	noun           // a noun that is counted: no year stands before it
	grouped        // a number written 3,000
)

// A unit is a length of calendar time, in order of length.
type unit int

const (
	second unit = iota + 1
	minute
	hour
	day
	weekend
	week
	fortnight
	monthUnit
	quarter
	sports // the season of a sport, taken for a year
	year
	decade
	century
)

// The parts of the day.
const (
	morning = iota + 1
	afternoon
	evening
	night
	partPlural // of the class weekdays: "nights", a set only behind a weekday
)

// A word is a function word of the grammar, or several that do the same.
type word int

const (
	wA word = iota + 1
	wThe
	wIn
	wOn
	wAt
	wOf
	wBy
	wTo
	wFor
	wFrom
	wSince
	wUntil
	wThrough
	wDuring
	wInto
	wBetween
	wAnd
	wOr
	wBefore
	wAfter
	wWithin
	wOver
	wUnder
	wThan
	wMore
	wLess
	wLeast
	wMost
	wAbout
	wClose
	wJust
	wUp
	wAs
	wMany
	wAgo
	wEarlier
	wLater
	wEarly
	wLate
	wMid
	wEnd
	wStart
	wMiddle
	wThis
	wThat
	wThose
	wLast
	wPast
	wPrevious
	wNext
	wComing
	wFollowing
	wRecent
	wSame
	wCurrent
	wFinal
	wNow
	wIs
	wHence
	wPrior
	wEvery
	wPer
	wOther
	wOnce
	wTwice
	wTimes
	wTime
	wHalf
	wCouple
	wFew
	wSeveral
	wDozen
	wDozens
	wHundred
	wFiscal
	wSchool
	wOld
	wAge
	wLong
	wNoon
	wMidnight
	wClock
	wLocal
	wAM
	wPM
	wZone
	wEra
	wRush
	wHis
	wHer
	wIts
	wLasted
	wFull
	wThen
	wWell
	wComes
	wShortly
	wOnly
	wQ
	wFY
	wWho
	wAttacks
)

// An entry is a word, in small letters, and what it is.
type entry struct {
	word  string
	class class
	val   int
}

// lookup is the class and value of a word in small letters.
func lookup(low []byte) (class, int) {
	a, b := 0, len(lexicon)
	for a < b {
		m := int(uint(a+b) >> 1)
		if lexicon[m].word < string(low) {
			a = m + 1
		} else {
			b = m
		}
	}
	if a < len(lexicon) && lexicon[a].word == string(low) {
		return lexicon[a].class, lexicon[a].val
	}
	return none, 0
}

// lexicon is sorted by word; a test holds it so.
var lexicon = [...]entry{
	{"a", function, int(wA)}, {"about", function, int(wAbout)}, {"academic", function, int(wSchool)},
	{"acres", noun, 0}, {"additional", function, int(wFull)}, {"aest", function, int(wZone)},
	{"after", function, int(wAfter)}, {"afternoon", part, afternoon}, {"afternoons", weekdays, partPlural},
	{"age", function, int(wAge)}, {"ago", function, int(wAgo)}, {"almost", function, int(wAbout)},
	{"am", function, int(wAM)}, {"an", function, int(wA)}, {"and", function, int(wAnd)}, {"animals", noun, 0},
	{"annually", often, 0}, {"anzac", feast, 0}, {"approximately", function, int(wAbout)}, {"apr", monthCut, 4},
	{"april", month, 4}, {"are", function, int(wIs)}, {"armistice", feast, 0}, {"around", function, int(wAbout)},
	{"as", function, int(wAs)}, {"ash", feast, 0}, {"at", function, int(wAt)}, {"athletes", noun, 0},
	{"attack", function, int(wAttacks)}, {"attacks", function, int(wAttacks)}, {"aug", monthCut, 8},
	{"august", month, 8}, {"australia", feast, 0}, {"autumn", season, 2}, {"barely", function, int(wAbout)},
	{"barrels", noun, 0}, {"bastille", feast, 0}, {"bc", function, int(wEra)}, {"bce", function, int(wEra)},
	{"be", function, int(wIs)}, {"been", function, int(wIs)}, {"before", function, int(wBefore)},
	{"beginning", function, int(wStart)}, {"between", function, int(wBetween)}, {"biweekly", often, 0},
	{"black", feast, 0}, {"bombings", function, int(wAttacks)}, {"bonfire", feast, 0}, {"boxing", feast, 0},
	{"bst", function, int(wZone)}, {"buildings", noun, 0}, {"by", function, int(wBy)},
	{"calendar", function, int(wFiscal)}, {"calories", noun, 0}, {"came", function, int(wComes)}, {"canada", feast, 0},
	{"cars", noun, 0}, {"cases", noun, 0}, {"cdt", function, int(wZone)}, {"centuries", units, int(century)},
	{"century", unitOne, int(century)}, {"cest", function, int(wZone)}, {"cet", function, int(wZone)},
	{"children", noun, 0}, {"christmas", feast, 0}, {"circa", function, int(wAbout)}, {"clock", function, int(wClock)},
	{"close", function, int(wClose)}, {"columbus", feast, 0}, {"come", function, int(wComes)},
	{"comes", function, int(wComes)}, {"coming", function, int(wComing)}, {"companies", noun, 0},
	{"consecutive", function, int(wFull)}, {"copies", noun, 0}, {"could", function, int(wIs)},
	{"couple", function, int(wCouple)}, {"cst", function, int(wZone)}, {"ct", function, int(wZone)},
	{"current", function, int(wCurrent)}, {"customers", noun, 0}, {"cyber", feast, 0}, {"daily", often, 0},
	{"day", unitOne, int(day)}, {"daylong", lasting, 0}, {"days", units, int(day)}, {"deaths", noun, 0},
	{"dec", monthCut, 12}, {"decade", unitOne, int(decade)}, {"decadelong", lasting, 0},
	{"decades", units, int(decade)}, {"december", month, 12}, {"delegates", noun, 0}, {"did", function, int(wIs)},
	{"does", function, int(wIs)}, {"dollars", noun, 0}, {"dozen", function, int(wDozen)},
	{"dozens", function, int(wDozens)}, {"during", function, int(wDuring)}, {"each", function, int(wEvery)},
	{"earlier", function, int(wEarlier)}, {"early", function, int(wEarly)}, {"earth", feast, 0}, {"easter", feast, 0},
	{"edt", function, int(wZone)}, {"eet", function, int(wZone)}, {"eight", cardinal, 8}, {"eighteen", cardinal, 18},
	{"eighteenth", ordinal, 18}, {"eighth", ordinal, 8}, {"eighty", cardinal, 80}, {"election", feast, 0},
	{"eleven", cardinal, 11}, {"eleventh", ordinal, 11}, {"employees", noun, 0}, {"end", function, int(wEnd)},
	{"est", function, int(wZone)}, {"estimated", function, int(wAbout)}, {"et", function, int(wZone)},
	{"euros", noun, 0}, {"evening", part, evening}, {"evenings", weekdays, partPlural},
	{"every", function, int(wEvery)}, {"extra", function, int(wFull)}, {"fall", season, 2}, {"families", noun, 0},
	{"fans", noun, 0}, {"father", feast, 0}, {"fathers", feast, 0}, {"feb", monthCut, 2}, {"february", month, 2},
	{"feet", noun, 0}, {"few", function, int(wFew)}, {"fewer", function, int(wLess)}, {"fifteen", cardinal, 15},
	{"fifteenth", ordinal, 15}, {"fifth", ordinal, 5}, {"fifty", cardinal, 50}, {"final", function, int(wFinal)},
	{"financial", function, int(wFiscal)}, {"first", ordinal, 1}, {"fiscal", function, int(wFiscal)},
	{"five", cardinal, 5}, {"following", function, int(wFollowing)}, {"for", function, int(wFor)},
	{"fortnight", unitOne, int(fortnight)}, {"fortnightly", often, 0}, {"fortnights", units, int(fortnight)},
	{"forty", cardinal, 40}, {"four", cardinal, 4}, {"fourteen", cardinal, 14}, {"fourteenth", ordinal, 14},
	{"fourth", ordinal, 4}, {"fri", dayCut, 5}, {"friday", weekday, 5}, {"fridays", weekdays, 5},
	{"from", function, int(wFrom)}, {"full", function, int(wFull)}, {"further", function, int(wFull)},
	{"fy", function, int(wFY)}, {"gallons", noun, 0}, {"gmt", function, int(wZone)}, {"good", feast, 0},
	{"groundhog", feast, 0}, {"guests", noun, 0}, {"had", function, int(wIs)}, {"half", function, int(wHalf)},
	{"halloween", feast, 0}, {"has", function, int(wIs)}, {"have", function, int(wIs)}, {"hectares", noun, 0},
	{"hence", function, int(wHence)}, {"her", function, int(wHer)}, {"hijackers", function, int(wAttacks)},
	{"his", function, int(wHis)}, {"hkt", function, int(wZone)}, {"homes", noun, 0}, {"hospitals", noun, 0},
	{"hour", unitOne, int(hour)}, {"hourlong", lasting, 0}, {"hourly", often, 0}, {"hours", units, int(hour)},
	{"households", noun, 0}, {"houses", noun, 0}, {"hrs", units, int(hour)}, {"hundred", function, int(wHundred)},
	{"hundreds", function, int(wDozens)}, {"in", function, int(wIn)}, {"inauguration", feast, 0},
	{"independence", feast, 0}, {"into", function, int(wInto)}, {"is", function, int(wIs)},
	{"ist", function, int(wZone)}, {"items", noun, 0}, {"its", function, int(wIts)}, {"jan", monthCut, 1},
	{"january", month, 1}, {"jobs", noun, 0}, {"jst", function, int(wZone)}, {"jul", monthCut, 7}, {"july", month, 7},
	{"jun", monthCut, 6}, {"june", month, 6}, {"juneteenth", feast, 0}, {"just", function, int(wJust)},
	{"kids", noun, 0}, {"kilometers", noun, 0}, {"kilometres", noun, 0}, {"km", noun, 0}, {"labor", feast, 0},
	{"last", function, int(wLast)}, {"lasted", function, int(wLasted)}, {"lasting", function, int(wLasted)},
	{"lasts", function, int(wLasted)}, {"late", function, int(wLate)}, {"later", function, int(wLater)},
	{"least", function, int(wLeast)}, {"less", function, int(wLess)}, {"liters", noun, 0}, {"litres", noun, 0},
	{"lives", noun, 0}, {"local", function, int(wLocal)}, {"long", function, int(wLong)},
	{"many", function, int(wMany)}, {"mar", monthCut, 3}, {"march", month, 3}, {"martin", feast, 0}, {"may", month, 5},
	{"mdt", function, int(wZone)}, {"members", noun, 0}, {"memorial", feast, 0}, {"men", noun, 0}, {"meters", noun, 0},
	{"metres", noun, 0}, {"mid", function, int(wMid)}, {"midday", function, int(wNoon)},
	{"middle", function, int(wMiddle)}, {"midnight", function, int(wMidnight)}, {"midway", function, int(wMid)},
	{"migrants", noun, 0}, {"miles", noun, 0}, {"mins", units, int(minute)}, {"minute", unitOne, int(minute)},
	{"minutes", units, int(minute)}, {"mon", dayCut, 1}, {"monday", weekday, 1}, {"mondays", weekdays, 1},
	{"month", unitOne, int(monthUnit)}, {"monthlong", lasting, 0}, {"monthly", often, 0},
	{"months", units, int(monthUnit)}, {"more", function, int(wMore)}, {"morning", part, morning},
	{"mornings", weekdays, partPlural}, {"most", function, int(wMost)}, {"mother", feast, 0}, {"mothers", feast, 0},
	{"msk", function, int(wZone)}, {"mst", function, int(wZone)}, {"mt", function, int(wZone)},
	{"my", function, int(wHis)}, {"nearly", function, int(wAbout)}, {"new", feast, 0}, {"next", function, int(wNext)},
	{"night", part, night}, {"nightly", often, 0}, {"nights", weekdays, partPlural}, {"nine", cardinal, 9},
	{"nineteen", cardinal, 19}, {"nineteenth", ordinal, 19}, {"ninety", cardinal, 90}, {"ninth", ordinal, 9},
	{"noon", function, int(wNoon)}, {"nov", monthCut, 11}, {"november", month, 11}, {"now", function, int(wNow)},
	{"oct", monthCut, 10}, {"october", month, 10}, {"of", function, int(wOf)}, {"officers", noun, 0},
	{"old", function, int(wOld)}, {"olds", function, int(wOld)}, {"on", function, int(wOn)},
	{"once", function, int(wOnce)}, {"one", cardinal, 1}, {"only", function, int(wOnly)}, {"or", function, int(wOr)},
	{"other", function, int(wOther)}, {"our", function, int(wHis)}, {"over", function, int(wOver)}, {"pages", noun, 0},
	{"palm", feast, 0}, {"participants", noun, 0}, {"passengers", noun, 0}, {"past", function, int(wPast)},
	{"patients", noun, 0}, {"patrick", feast, 0}, {"pdt", function, int(wZone)}, {"people", noun, 0},
	{"per", function, int(wPer)}, {"percent", noun, 0}, {"persons", noun, 0}, {"pieces", noun, 0},
	{"players", noun, 0}, {"pm", function, int(wPM)}, {"points", noun, 0}, {"pounds", noun, 0},
	{"preceding", function, int(wPrevious)}, {"present", function, int(wCurrent)}, {"presidents", feast, 0},
	{"previous", function, int(wPrevious)}, {"prior", function, int(wPrior)}, {"prisoners", noun, 0},
	{"protesters", noun, 0}, {"pst", function, int(wZone)}, {"pt", function, int(wZone)}, {"q", function, int(wQ)},
	{"quarter", unitOne, int(quarter)}, {"quarters", units, int(quarter)}, {"recent", function, int(wRecent)},
	{"refugees", noun, 0}, {"remembrance", feast, 0}, {"residents", noun, 0}, {"rooms", noun, 0},
	{"roughly", function, int(wAbout)}, {"rush", function, int(wRush)}, {"said", function, int(wIs)},
	{"same", function, int(wSame)}, {"sast", function, int(wZone)}, {"sat", dayCut, 6}, {"saturday", weekday, 6},
	{"saturdays", weekdays, 6}, {"school", function, int(wSchool)}, {"schools", noun, 0},
	{"scores", function, int(wDozens)}, {"season", unitOne, int(sports)}, {"seasons", units, int(sports)},
	{"seats", noun, 0}, {"second", ordinal, 2}, {"seconds", units, int(second)}, {"secs", units, int(second)},
	{"sep", monthCut, 9}, {"sept", monthCut, 9}, {"september", month, 9}, {"served", function, int(wLasted)},
	{"seven", cardinal, 7}, {"seventeen", cardinal, 17}, {"seventeenth", ordinal, 17}, {"seventh", ordinal, 7},
	{"seventy", cardinal, 70}, {"several", function, int(wSeveral)}, {"sgt", function, int(wZone)},
	{"shares", noun, 0}, {"shortly", function, int(wShortly)}, {"since", function, int(wSince)}, {"six", cardinal, 6},
	{"sixteen", cardinal, 16}, {"sixteenth", ordinal, 16}, {"sixth", ordinal, 6}, {"sixty", cardinal, 60},
	{"soldiers", noun, 0}, {"solid", function, int(wFull)}, {"some", function, int(wAbout)}, {"species", noun, 0},
	{"spent", function, int(wLasted)}, {"spring", season, 0}, {"start", function, int(wStart)}, {"stores", noun, 0},
	{"straight", function, int(wFull)}, {"students", noun, 0}, {"subscribers", noun, 0},
	{"successive", function, int(wFull)}, {"summer", season, 1}, {"sun", dayCut, 0}, {"sunday", weekday, 0},
	{"sundays", weekdays, 0}, {"takes", function, int(wLasted)}, {"ten", cardinal, 10},
	{"tens", function, int(wDozens)}, {"tenth", ordinal, 10}, {"terror", function, int(wAttacks)},
	{"terrorist", function, int(wAttacks)}, {"than", function, int(wThan)}, {"thanksgiving", feast, 0},
	{"that", function, int(wThat)}, {"the", function, int(wThe)}, {"their", function, int(wHis)},
	{"then", function, int(wThen)}, {"these", function, int(wThose)}, {"third", ordinal, 3},
	{"thirteen", cardinal, 13}, {"thirteenth", ordinal, 13}, {"thirtieth", ordinal, 30}, {"thirty", cardinal, 30},
	{"this", function, int(wThis)}, {"those", function, int(wThose)}, {"thousands", function, int(wDozens)},
	{"three", cardinal, 3}, {"thrice", function, int(wTwice)}, {"through", function, int(wThrough)},
	{"throughout", function, int(wThrough)}, {"thru", function, int(wThrough)}, {"thu", dayCut, 4},
	{"thur", dayCut, 4}, {"thurs", dayCut, 4}, {"thursday", weekday, 4}, {"thursdays", weekdays, 4},
	{"tickets", noun, 0}, {"til", function, int(wUntil)}, {"till", function, int(wUntil)},
	{"time", function, int(wTime)}, {"times", function, int(wTimes)}, {"to", function, int(wTo)},
	{"today", deictic, 0}, {"tomorrow", deictic, 1}, {"tonight", deictic, 0}, {"tonnes", noun, 0}, {"tons", noun, 0},
	{"took", function, int(wLasted)}, {"trees", noun, 0}, {"troops", noun, 0}, {"tue", dayCut, 2}, {"tues", dayCut, 2},
	{"tuesday", weekday, 2}, {"tuesdays", weekdays, 2}, {"twelfth", ordinal, 12}, {"twelve", cardinal, 12},
	{"twentieth", ordinal, 20}, {"twenty", cardinal, 20}, {"twice", function, int(wTwice)}, {"two", cardinal, 2},
	{"under", function, int(wUnder)}, {"units", noun, 0}, {"until", function, int(wUntil)}, {"up", function, int(wUp)},
	{"upcoming", function, int(wComing)}, {"users", noun, 0}, {"utc", function, int(wZone)}, {"valentine", feast, 0},
	{"vehicles", noun, 0}, {"veterans", feast, 0}, {"victims", function, int(wAttacks)}, {"visitors", noun, 0},
	{"voters", noun, 0}, {"votes", noun, 0}, {"was", function, int(wIs)}, {"wed", dayCut, 3},
	{"wednesday", weekday, 3}, {"wednesdays", weekdays, 3}, {"week", unitOne, int(week)}, {"weekdays", weekdays, 0},
	{"weekend", unitOne, int(weekend)}, {"weekends", weekdays, 0}, {"weeklong", lasting, 0}, {"weekly", often, 0},
	{"weeks", units, int(week)}, {"well", function, int(wWell)}, {"were", function, int(wIs)},
	{"which", function, int(wWho)}, {"whit", feast, 0}, {"who", function, int(wWho)}, {"whole", function, int(wFull)},
	{"whom", function, int(wWho)}, {"whose", function, int(wWho)}, {"will", function, int(wIs)}, {"winter", season, 3},
	{"within", function, int(wWithin)}, {"women", noun, 0}, {"words", noun, 0}, {"workers", noun, 0},
	{"would", function, int(wIs)}, {"xmas", feast, 0}, {"year", unitOne, int(year)}, {"yearlong", lasting, 0},
	{"yearly", often, 0}, {"years", units, int(year)}, {"yesterday", deictic, -1}, {"your", function, int(wHis)},
	{"yrs", units, int(year)}, {"zero", cardinal, 0},
}
