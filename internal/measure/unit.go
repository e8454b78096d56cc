package measure

// A measure turns a number of units into thousandths of a base unit: it is
// multiplied by num/den.
type measure struct {
	base     string
	num, den uint64
	zero     int64 // taken from the number first, in thousandths: 32,000 for °F
}

// milli is n units in thousandths of the base unit, saturated.
func (m measure) milli(n decimal) int64 {
	if m.zero != 0 {
		return part(add(scale(n, 1000, 1), -m.zero), m.num, 1000*m.den)
	}
	return scale(n, m.num, m.den)
}

var counts = measure{base: "", num: 1000, den: 1}

// A unitID names a unit that has a word of its own.
type unitID int

const (
	uSecond unitID = iota + 1
	uMinute
	uHour
	uDay
	uWeek
	uFortnight
	uMonth
	uYear
	uDecade
	uCentury
	uMillimetre
	uCentimetre
	uMetre
	uKilometre
	uInch
	uFoot
	uYard
	uMile
	uGram
	uKilogram
	uTon
	uOunce
	uPound
	uStone
	uAcre
	uHectare
	uMillilitre
	uLitre
	uPint
	uGallon
	uBarrel
	uKmh
	uMph
	uKnot
	uWatt
	uKilowatt
	uMegawatt
	uGigawatt
	uKilowattHour
	uMegawattHour
	uHorsepower
	uPercent
	uDegree
	uCelsius
	uFahrenheit
)

const (
	secondsADay   = 86_400
	secondsAYear  = 31_556_952 // the mean Gregorian year, twelve times secondsAMonth
	secondsAMonth = 2_629_746
)

var measures = [...]measure{
	uSecond:       {"s", 1000, 1, 0},
	uMinute:       {"s", 60_000, 1, 0},
	uHour:         {"s", 3_600_000, 1, 0},
	uDay:          {"s", secondsADay * 1000, 1, 0},
	uWeek:         {"s", 7 * secondsADay * 1000, 1, 0},
	uFortnight:    {"s", 14 * secondsADay * 1000, 1, 0},
	uMonth:        {"s", secondsAMonth * 1000, 1, 0},
	uYear:         {"s", secondsAYear * 1000, 1, 0},
	uDecade:       {"s", 10 * secondsAYear * 1000, 1, 0},
	uCentury:      {"s", 100 * secondsAYear * 1000, 1, 0},
	uMillimetre:   {"m", 1, 1, 0},
	uCentimetre:   {"m", 10, 1, 0},
	uMetre:        {"m", 1000, 1, 0},
	uKilometre:    {"m", 1_000_000, 1, 0},
	uInch:         {"m", 254, 10, 0},
	uFoot:         {"m", 3048, 10, 0},
	uYard:         {"m", 9144, 10, 0},
	uMile:         {"m", 1_609_344, 1, 0},
	uGram:         {"kg", 1, 1, 0},
	uKilogram:     {"kg", 1000, 1, 0},
	uTon:          {"kg", 1_000_000, 1, 0},
	uOunce:        {"kg", 28_349_523, 1_000_000, 0},
	uPound:        {"kg", 45_359_237, 100_000, 0},
	uStone:        {"kg", 635_029_318, 100_000, 0},
	uAcre:         {"m²", 40_468_564_224, 10_000, 0},
	uHectare:      {"m²", 10_000_000, 1, 0},
	uMillilitre:   {"l", 1, 1, 0},
	uLitre:        {"l", 1000, 1, 0},
	uPint:         {"l", 473_176, 1000, 0},
	uGallon:       {"l", 3_785_411_784, 1_000_000, 0},
	uBarrel:       {"l", 158_987_294_928, 1_000_000, 0},
	uKmh:          {"m/s", 2500, 9, 0},
	uMph:          {"m/s", 44_704, 100, 0},
	uKnot:         {"m/s", 1_852_000, 3600, 0},
	uWatt:         {"W", 1000, 1, 0},
	uKilowatt:     {"W", 1_000_000, 1, 0},
	uMegawatt:     {"W", 1_000_000_000, 1, 0},
	uGigawatt:     {"W", 1_000_000_000_000, 1, 0},
	uKilowattHour: {"Wh", 1_000_000, 1, 0},
	uMegawattHour: {"Wh", 1_000_000_000, 1, 0},
	uHorsepower:   {"W", 745_700, 1, 0},
	uPercent:      {"%", 1000, 1, 0},
	uDegree:       {"deg", 1000, 1, 0},
	uCelsius:      {"°C", 1000, 1, 0},
	uFahrenheit:   {"°C", 5000, 9, 32_000},
}

var (
	percentPoints = measure{"pp", 1000, 1, 0}
	basisPoints   = measure{"pp", 10, 1, 0}
	nauticalMiles = measure{"m", 1_852_000, 1, 0}
	ordinals      = measure{"ordinal", 1000, 1, 0}
	scores        = measure{"score", 1000, 1, 0}
	ages          = measure{"year-old", 1000, 1, 0}
	magnitudes    = measure{"magnitude", 1000, 1, 0}
)

// squared and cubed are the area and volume units made of a length.
func squared(u unitID) (measure, bool) {
	switch u {
	case uMetre:
		return measure{"m²", 1000, 1, 0}, true
	case uKilometre:
		return measure{"m²", 1_000_000_000, 1, 0}, true
	case uFoot:
		return measure{"m²", 9_290_304, 100_000, 0}, true
	case uYard:
		return measure{"m²", 83_612_736, 100_000, 0}, true
	case uMile:
		return measure{"m²", 2_589_988_110_336, 1000, 0}, true
	}
	return measure{}, false
}

func cubed(u unitID) (measure, bool) {
	switch u {
	case uMetre:
		return measure{"l", 1_000_000, 1, 0}, true
	case uCentimetre:
		return measure{"l", 1, 1, 0}, true
	case uFoot:
		return measure{"l", 28_316_846_592, 1_000_000, 0}, true
	}
	return measure{}, false
}

// unitAt is the unit at i, of one word or more, and where it ends.
func (p *parser) unitAt(i int) (m measure, id unitID, end int) {
	t := p.at(i)
	switch {
	case p.sign(i, '%'):
		if j := p.dash(i + 1); p.oneOf(j, wPoint) {
			return percentPoints, 0, j + 1
		}
		return measures[uPercent], uPercent, i + 1
	case p.sign(i, '°'):
		return p.degrees(i + 1)
	case p.oneOf(i, wPercentage) && p.oneOf(p.dash(i+1), wPoint):
		return percentPoints, 0, p.dash(i+1) + 1
	case p.oneOf(i, wBasis) && p.oneOf(p.dash(i+1), wPoint):
		return basisPoints, 0, p.dash(i+1) + 1
	case p.oneOf(i, wPer) && p.oneOf(i+1, wCent):
		return measures[uPercent], uPercent, i + 2
	case p.oneOf(i, wNautical) && p.is(i+1, unitWord) && unitID(p.at(i+1).val) == uMile:
		return nauticalMiles, 0, i + 2
	case p.oneOf(i, wMetric) && p.is(i+1, unitWord):
		return p.unitAt(i + 1)
	case p.oneOf(i, wSquare, wCubic):
		u := p.at(p.dash(i + 1))
		if u.class != unitWord {
			return measure{}, 0, 0
		}
		power, ok := squared(unitID(u.val))
		if p.oneOf(i, wCubic) {
			power, ok = cubed(unitID(u.val))
		}
		if !ok {
			return measure{}, 0, 0
		}
		return power, 0, p.dash(i+1) + 1
	case t.glued && p.degreeLetter(i):
		return p.degrees(i) // 30C
	case p.oneOf(i, wSecond) && p.hard(i-1, '-'):
		return measures[uSecond], uSecond, i + 1 // 30-second
	case t.class != unitWord:
		return measure{}, 0, 0
	}
	id = unitID(t.val)
	if t.end-t.start == 1 && (t.caps != small || p.at(i-1).kind != number) {
		return measure{}, 0, 0 // a lone "m" wants figures before it
	}
	if id == uDegree {
		return p.degrees(i + 1)
	}
	if id == uPercent && p.oneOf(p.dash(i+1), wPoint) {
		return percentPoints, 0, p.dash(i+1) + 1
	}
	if s, ok := p.speed(id, i+1); ok {
		return s, 0, i + 3
	}
	if j := p.dash(i + 1); measures[id].base == "W" && p.is(j, unitWord) && unitID(p.at(j).val) == uHour {
		return measure{"Wh", measures[id].num, measures[id].den, 0}, 0, j + 1 // gigawatt-hours
	}
	return measures[id], id, i + 1
}

// degreeLetter tells whether the letter at i, joined to figures, says of what
// their degrees are: "30C", not "seat 30C", "Canon 30C".
func (p *parser) degreeLetter(i int) bool {
	const most = 3 // figures
	s, n, before := p.spelt(i), p.at(i-1), p.at(i-2)
	if s != "C" && s != "F" || n.kind != number || n.grouped || n.end-n.start > most && !n.point || p.at(i+1).glued && p.at(i+1).kind != mark || p.hard(i+1, '\'') {
		return false
	}
	return before.class != noun && before.class != namer && (before.kind != letters || before.caps == small || p.opens(i-2))
}

// degrees is what the degree is of that ends before i.
func (p *parser) degrees(i int) (measure, unitID, int) {
	j := p.dash(i)
	if t := p.at(j); t.class == unitWord && (unitID(t.val) == uCelsius || unitID(t.val) == uFahrenheit) {
		return measures[t.val], unitID(t.val), j + 1
	}
	if t := p.at(j); t.kind == letters && t.end-t.start == 1 {
		switch p.spelt(j) {
		case "C":
			return measures[uCelsius], uCelsius, j + 1
		case "F":
			return measures[uFahrenheit], uFahrenheit, j + 1
		}
	}
	return measures[uDegree], uDegree, i
}

// speed is the speed that a length makes with "per hour", "a second" or "/h" at i.
func (p *parser) speed(length unitID, i int) (measure, bool) {
	if !p.oneOf(i, wPer, wA) && !p.hard(i, '/') {
		return measure{}, false
	}
	t := p.at(i + 1)
	per := unitID(0)
	switch {
	case t.class == unitWord:
		per = unitID(t.val)
	case p.oneOf(i+1, wSecond):
		per = uSecond
	case p.hard(i, '/') && t.kind == letters && p.spelt(i+1) == "h":
		per = uHour
	case p.hard(i, '/') && t.kind == letters && p.spelt(i+1) == "s":
		per = uSecond
	}
	switch {
	case per == uHour && length == uMile:
		return measures[uMph], true
	case per == uHour && length == uKilometre:
		return measures[uKmh], true
	case per == uSecond && measures[length].base == "m":
		return measure{"m/s", measures[length].num, measures[length].den, 0}, true
	}
	return measure{}, false
}
