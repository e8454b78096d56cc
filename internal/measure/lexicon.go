package measure

// class is what sort of word a token is; its val says which.
type class uint8

const (
	none         class = iota
	function           // val: word
	hedge              // val: word; it can begin a quantity
	loose              // val: word; a number that is no figure, "dozens"
	cardinal           // val: 0–20, 30 … 90
	ordinalWord        // val: 1–20, 30, 40, 50, 100; without "second"
	fractionWord       // val: 3 for "thirds" … 10
	multiplier         // val: power of ten
	unitWord           // val: unitID
	coin               // val: currency; "dollars"
	isoCode            // val: currency; "USD"
	nation             // val: currency; "Canadian"
	currencySign       // of a mark
	month
	casualty // "injured": stands for injured people
	plural   // a plural without an s
	noun     // numbers its kind: "lap 20"
	namer    // takes a number as its name: "Flight 370"; val 1 in small letters too
)

// A word is a function word of the grammar, or several that do the same.
type word int

const (
	wAbout word = iota + 1
	wEstimated
	wA
	wNearly
	wExactly
	wClose
	wMore
	wOver
	wUpwards
	wIn
	wLess
	wUnder
	wAt
	wNo
	wNot
	wUp
	wAs
	wJust
	wBetween
	wAged
	wMinus
	wCouple
	wDozen
	wScore
	wHalf
	wSeveral
	wFew
	wDozens
	wScores
	wTens
	wHundreds
	wThousands
	wMillions
	wBillions
	wThe
	wThan
	wLeast
	wMost
	wTo
	wOr
	wSo
	wPlus
	wOdd
	wShort
	wExcess
	wMany
	wMinimum
	wMaximum
	wOf
	wAnd
	wFrom
	wPer
	wCent
	wPercentage
	wPoint
	wBasis
	wNautical
	wMetric
	wSquare
	wCubic
	wSterling
	wOld
	wMoreTime
	wOther
	wMagnitude
	wFor
	wWithin
	wAfter
	wLasted
	wThrough
	wAgo
	wQuarter
	wOut
	wIts
	wHis
	wAll
	wBe
	wVote
	wTurned
	wThis
	wThat
	wAny
	wEach
	wWon
	wStop
	wSecond
	wFollowing
	wAge
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
	{"a", hedge, int(wA)}, {"about", hedge, int(wAbout)}, {"above", hedge, int(wOver)}, {"acre", unitWord, int(uAcre)},
	{"acres", unitWord, int(uAcre)}, {"across", function, int(wStop)}, {"additional", function, int(wMoreTime)},
	{"after", function, int(wAfter)}, {"against", function, int(wStop)}, {"age", function, int(wAge)},
	{"aged", hedge, int(wAged)}, {"agenda", namer, 0}, {"ages", function, int(wAge)}, {"ago", function, int(wAgo)},
	{"airbus", namer, 0}, {"aircraft", plural, 0}, {"alike", function, int(wStop)}, {"all", function, int(wAll)},
	{"almost", hedge, int(wNearly)}, {"along", function, int(wStop)}, {"already", function, int(wStop)},
	{"also", function, int(wStop)}, {"although", function, int(wStop)}, {"am", function, int(wStop)},
	{"amendment", namer, 0}, {"american", nation, int(cUSD)}, {"amid", function, int(wStop)},
	{"among", function, int(wStop)}, {"an", hedge, int(wA)}, {"and", function, int(wAnd)},
	{"another", function, int(wAny)}, {"any", function, int(wAny)}, {"apartment", namer, 1}, {"apollo", namer, 0},
	{"approx", hedge, int(wAbout)}, {"approximately", hedge, int(wAbout)}, {"apr", month, 0}, {"april", month, 0},
	{"are", function, int(wBe)}, {"area", namer, 0}, {"argentine", nation, int(cARS)}, {"around", hedge, int(wAbout)},
	{"arrested", casualty, 0}, {"article", namer, 0}, {"as", hedge, int(wAs)}, {"at", hedge, int(wAt)},
	{"aud", isoCode, int(cAUD)}, {"aug", month, 0}, {"august", month, 0}, {"australian", nation, int(cAUD)},
	{"away", function, int(wStop)}, {"back", function, int(wStop)}, {"baht", coin, int(cTHB)},
	{"barrel", unitWord, int(uBarrel)}, {"barrels", unitWord, int(uBarrel)}, {"basis", function, int(wBasis)},
	{"be", function, int(wBe)}, {"beat", function, int(wWon)}, {"became", function, int(wStop)},
	{"because", function, int(wStop)}, {"been", function, int(wBe)}, {"began", function, int(wStop)},
	{"behind", function, int(wStop)}, {"being", function, int(wBe)}, {"believed", function, int(wBe)},
	{"below", hedge, int(wUnder)}, {"beneath", function, int(wStop)}, {"beside", function, int(wStop)},
	{"between", hedge, int(wBetween)}, {"beyond", function, int(wStop)}, {"billion", multiplier, 9},
	{"billions", loose, int(wBillions)}, {"block", namer, 0}, {"boeing", namer, 0}, {"both", function, int(wStop)},
	{"bought", function, int(wStop)}, {"brazilian", nation, int(cBRL)}, {"british", nation, int(cGBP)},
	{"brl", isoCode, int(cBRL)}, {"broke", function, int(wStop)}, {"brought", function, int(wStop)},
	{"building", namer, 0}, {"built", function, int(wStop)}, {"bus", namer, 0}, {"businessmen", plural, 0},
	{"but", function, int(wStop)}, {"by", function, int(wStop)}, {"cad", isoCode, int(cCAD)},
	{"came", function, int(wStop)}, {"can", function, int(wStop)}, {"canadian", nation, int(cCAD)}, {"catch", namer, 0},
	{"category", namer, 0}, {"cattle", plural, 0}, {"caught", function, int(wStop)}, {"cell", namer, 1},
	{"celsius", unitWord, int(uCelsius)}, {"cent", function, int(wCent)}, {"centigrade", unitWord, int(uCelsius)},
	{"centimeter", unitWord, int(uCentimetre)}, {"centimeters", unitWord, int(uCentimetre)},
	{"centimetre", unitWord, int(uCentimetre)}, {"centimetres", unitWord, int(uCentimetre)},
	{"cents", coin, int(cCent)}, {"centuries", unitWord, int(uCentury)}, {"century", unitWord, int(uCentury)},
	{"channel", namer, 0}, {"chapter", noun, 0}, {"chf", isoCode, int(cCHF)}, {"children", plural, 0},
	{"chilean", nation, int(cCLP)}, {"chinese", nation, int(cCNY)}, {"circa", hedge, int(wAbout)}, {"class", namer, 0},
	{"clause", namer, 1}, {"close", hedge, int(wClose)}, {"cloud", namer, 1}, {"clp", isoCode, int(cCLP)},
	{"cm", unitWord, int(uCentimetre)}, {"cny", isoCode, int(cCNY)}, {"colombian", nation, int(cCOP)},
	{"confirmed", function, int(wBe)}, {"congressmen", plural, 0}, {"consecutive", function, int(wMoreTime)},
	{"could", function, int(wStop)}, {"couple", loose, int(wCouple)}, {"crew", plural, 0},
	{"cubic", function, int(wCubic)}, {"danish", nation, int(cDKK)}, {"day", unitWord, int(uDay)},
	{"days", unitWord, int(uDay)}, {"dead", casualty, 0}, {"dec", month, 0}, {"decade", unitWord, int(uDecade)},
	{"decades", unitWord, int(uDecade)}, {"december", month, 0}, {"deer", plural, 0}, {"defeat", function, int(wWon)},
	{"degree", unitWord, int(uDegree)}, {"degrees", unitWord, int(uDegree)}, {"despite", function, int(wStop)},
	{"detained", casualty, 0}, {"dial", namer, 1}, {"dialed", namer, 1}, {"dialing", namer, 1}, {"dialled", namer, 1},
	{"dialling", namer, 1}, {"did", function, int(wStop)}, {"died", casualty, 0}, {"dirhams", coin, int(cAED)},
	{"displaced", casualty, 0}, {"district", namer, 0}, {"division", namer, 0}, {"dkk", isoCode, int(cDKK)},
	{"do", function, int(wStop)}, {"does", function, int(wStop)}, {"dollar", coin, int(cUSD)},
	{"dollars", coin, int(cUSD)}, {"dong", coin, int(cVND)}, {"down", function, int(wStop)},
	{"dozen", loose, int(wDozen)}, {"dozens", loose, int(wDozens)}, {"draw", function, int(wWon)},
	{"drew", function, int(wWon)}, {"drove", function, int(wStop)}, {"drowned", casualty, 0},
	{"during", function, int(wStop)}, {"each", function, int(wEach)}, {"earlier", function, int(wStop)},
	{"eight", cardinal, 8}, {"eighteen", cardinal, 18}, {"eighteenth", ordinalWord, 18}, {"eighth", ordinalWord, 8},
	{"eighths", fractionWord, 8}, {"eighty", cardinal, 80}, {"either", function, int(wStop)}, {"eleven", cardinal, 11},
	{"eleventh", ordinalWord, 11}, {"episode", namer, 0}, {"estimated", hedge, int(wEstimated)},
	{"eur", isoCode, int(cEUR)}, {"euro", coin, int(cEUR)}, {"euros", coin, int(cEUR)}, {"evacuated", casualty, 0},
	{"even", function, int(wStop)}, {"ever", function, int(wStop)}, {"every", function, int(wEach)},
	{"exactly", hedge, int(wExactly)}, {"exceeding", hedge, int(wOver)}, {"except", function, int(wStop)},
	{"excess", function, int(wExcess)}, {"exhibit", namer, 0}, {"exit", noun, 0}, {"expo", namer, 0},
	{"extra", function, int(wMoreTime)}, {"fahrenheit", unitWord, int(uFahrenheit)}, {"feared", function, int(wBe)},
	{"feb", month, 0}, {"february", month, 0}, {"feet", unitWord, int(uFoot)}, {"fell", function, int(wStop)},
	{"felt", function, int(wStop)}, {"few", loose, int(wFew)}, {"fewer", hedge, int(wLess)}, {"fifteen", cardinal, 15},
	{"fifteenth", ordinalWord, 15}, {"fifth", ordinalWord, 5}, {"fifths", fractionWord, 5},
	{"fiftieth", ordinalWord, 50}, {"fifty", cardinal, 50}, {"firemen", plural, 0}, {"firmware", namer, 1},
	{"first", ordinalWord, 1}, {"fish", plural, 0}, {"fishermen", plural, 0}, {"five", cardinal, 5},
	{"flew", function, int(wStop)}, {"flight", namer, 0}, {"following", function, int(wFollowing)},
	{"foot", unitWord, int(uFoot)}, {"for", function, int(wFor)}, {"formula", namer, 0}, {"fortieth", ordinalWord, 40},
	{"fortnight", unitWord, int(uFortnight)}, {"fortnights", unitWord, int(uFortnight)}, {"forty", cardinal, 40},
	{"fought", function, int(wStop)}, {"found", function, int(wStop)}, {"four", cardinal, 4},
	{"fourteen", cardinal, 14}, {"fourteenth", ordinalWord, 14}, {"fourth", ordinalWord, 4},
	{"francs", coin, int(cCHF)}, {"from", function, int(wFrom)}, {"ft", unitWord, int(uFoot)},
	{"full", function, int(wMoreTime)}, {"further", function, int(wMoreTime)}, {"g", unitWord, int(uGram)},
	{"galaxy", namer, 0}, {"gallon", unitWord, int(uGallon)}, {"gallons", unitWord, int(uGallon)}, {"game", noun, 0},
	{"gate", noun, 0}, {"gave", function, int(wStop)}, {"gbp", isoCode, int(cGBP)},
	{"gigawatt", unitWord, int(uGigawatt)}, {"gigawatts", unitWord, int(uGigawatt)}, {"got", function, int(wStop)},
	{"grade", noun, 0}, {"gram", unitWord, int(uGram)}, {"grams", unitWord, int(uGram)}, {"greater", hedge, int(wMore)},
	{"group", namer, 0}, {"gw", unitWord, int(uGigawatt)}, {"had", function, int(wBe)}, {"half", loose, int(wHalf)},
	{"has", function, int(wBe)}, {"have", function, int(wBe)}, {"having", function, int(wStop)},
	{"he", function, int(wStop)}, {"heard", function, int(wStop)}, {"heat", noun, 0},
	{"hectare", unitWord, int(uHectare)}, {"hectares", unitWord, int(uHectare)}, {"held", function, int(wStop)},
	{"her", function, int(wHis)}, {"here", function, int(wStop)}, {"high", function, int(wMany)}, {"highway", namer, 0},
	{"him", function, int(wStop)}, {"himself", function, int(wStop)}, {"his", function, int(wHis)},
	{"hit", function, int(wStop)}, {"hkd", isoCode, int(cHKD)}, {"hole", noun, 0}, {"homeless", casualty, 0},
	{"horsepower", unitWord, int(uHorsepower)}, {"hospitalised", casualty, 0}, {"hospitalized", casualty, 0},
	{"hour", unitWord, int(uHour)}, {"hours", unitWord, int(uHour)}, {"how", function, int(wStop)},
	{"hr", unitWord, int(uHour)}, {"hrs", unitWord, int(uHour)}, {"hryvnia", coin, int(cUAH)},
	{"hryvnias", coin, int(cUAH)}, {"hundred", multiplier, 2}, {"hundreds", loose, int(wHundreds)},
	{"hundredth", ordinalWord, 100}, {"hurt", casualty, 0}, {"hurting", casualty, 0}, {"i", function, int(wStop)},
	{"if", function, int(wStop)}, {"in", hedge, int(wIn)}, {"inch", unitWord, int(uInch)},
	{"inches", unitWord, int(uInch)}, {"including", function, int(wStop)}, {"indian", nation, int(cINR)},
	{"indonesian", nation, int(cIDR)}, {"infected", casualty, 0}, {"injured", casualty, 0}, {"injuring", casualty, 0},
	{"inr", isoCode, int(cINR)}, {"inside", function, int(wStop)}, {"interstate", namer, 0},
	{"into", function, int(wStop)}, {"iphone", namer, 0}, {"is", function, int(wBe)}, {"israeli", nation, int(cILS)},
	{"it", function, int(wStop)}, {"its", function, int(wIts)}, {"itself", function, int(wStop)}, {"jan", month, 0},
	{"january", month, 0}, {"japanese", nation, int(cJPY)}, {"jpy", isoCode, int(cJPY)}, {"jul", month, 0},
	{"july", month, 0}, {"jun", month, 0}, {"junction", namer, 0}, {"june", month, 0}, {"juror", namer, 0},
	{"just", hedge, int(wJust)}, {"kept", function, int(wStop)}, {"kg", unitWord, int(uKilogram)},
	{"kgs", unitWord, int(uKilogram)}, {"killed", casualty, 0}, {"killing", casualty, 0},
	{"kilo", unitWord, int(uKilogram)}, {"kilogram", unitWord, int(uKilogram)}, {"kilograms", unitWord, int(uKilogram)},
	{"kilometer", unitWord, int(uKilometre)}, {"kilometers", unitWord, int(uKilometre)},
	{"kilometre", unitWord, int(uKilometre)}, {"kilometres", unitWord, int(uKilometre)},
	{"kilos", unitWord, int(uKilogram)}, {"kilowatt", unitWord, int(uKilowatt)},
	{"kilowatts", unitWord, int(uKilowatt)}, {"km", unitWord, int(uKilometre)}, {"kmh", unitWord, int(uKmh)},
	{"kms", unitWord, int(uKilometre)}, {"knew", function, int(wStop)}, {"knot", unitWord, int(uKnot)},
	{"knots", unitWord, int(uKnot)}, {"kph", unitWord, int(uKmh)}, {"kroner", coin, int(cNOK)},
	{"kronor", coin, int(cSEK)}, {"krw", isoCode, int(cKRW)}, {"kw", unitWord, int(uKilowatt)},
	{"kwh", unitWord, int(uKilowattHour)}, {"l", unitWord, int(uLitre)}, {"lane", noun, 0}, {"lap", noun, 0},
	{"lasted", function, int(wLasted)}, {"lasting", function, int(wLasted)}, {"lasts", function, int(wLasted)},
	{"later", function, int(wStop)}, {"lb", unitWord, int(uPound)}, {"lbs", unitWord, int(uPound)},
	{"lead", function, int(wWon)}, {"leads", function, int(wWon)}, {"least", function, int(wLeast)},
	{"led", function, int(wWon)}, {"left", function, int(wStop)}, {"less", hedge, int(wLess)}, {"level", noun, 0},
	{"like", function, int(wStop)}, {"line", namer, 0}, {"lira", coin, int(cTRY)}, {"liter", unitWord, int(uLitre)},
	{"liters", unitWord, int(uLitre)}, {"litre", unitWord, int(uLitre)}, {"litres", unitWord, int(uLitre)},
	{"locker", namer, 1}, {"lose", function, int(wWon)}, {"lost", function, int(wWon)}, {"m", unitWord, int(uMetre)},
	{"made", function, int(wStop)}, {"magnitude", function, int(wMagnitude)}, {"many", function, int(wMany)},
	{"mar", month, 0}, {"march", month, 0}, {"margin", function, int(wVote)}, {"maximum", function, int(wMaximum)},
	{"may", month, 0}, {"me", function, int(wStop)}, {"meant", function, int(wStop)},
	{"megawatt", unitWord, int(uMegawatt)}, {"megawatts", unitWord, int(uMegawatt)}, {"men", plural, 0},
	{"met", function, int(wStop)}, {"meter", unitWord, int(uMetre)}, {"meters", unitWord, int(uMetre)},
	{"metre", unitWord, int(uMetre)}, {"metres", unitWord, int(uMetre)}, {"metric", function, int(wMetric)},
	{"mexican", nation, int(cMXN)}, {"mice", plural, 0}, {"might", function, int(wStop)},
	{"mile", unitWord, int(uMile)}, {"miles", unitWord, int(uMile)}, {"milliliter", unitWord, int(uMillilitre)},
	{"milliliters", unitWord, int(uMillilitre)}, {"millilitre", unitWord, int(uMillilitre)},
	{"millilitres", unitWord, int(uMillilitre)}, {"millimeter", unitWord, int(uMillimetre)},
	{"millimeters", unitWord, int(uMillimetre)}, {"millimetre", unitWord, int(uMillimetre)},
	{"millimetres", unitWord, int(uMillimetre)}, {"million", multiplier, 6}, {"millions", loose, int(wMillions)},
	{"minimum", function, int(wMinimum)}, {"mins", unitWord, int(uMinute)}, {"minus", hedge, int(wMinus)},
	{"minute", unitWord, int(uMinute)}, {"minutes", unitWord, int(uMinute)}, {"missing", casualty, 0},
	{"ml", unitWord, int(uMillilitre)}, {"mm", unitWord, int(uMillimetre)}, {"month", unitWord, int(uMonth)},
	{"months", unitWord, int(uMonth)}, {"more", hedge, int(wMore)}, {"most", function, int(wMost)},
	{"motorway", namer, 0}, {"mph", unitWord, int(uMph)}, {"much", function, int(wMany)},
	{"must", function, int(wStop)}, {"mw", unitWord, int(uMegawatt)}, {"mwh", unitWord, int(uMegawattHour)},
	{"mxn", isoCode, int(cMXN)}, {"my", function, int(wIts)}, {"naira", coin, int(cNGN)},
	{"nautical", function, int(wNautical)}, {"near", function, int(wStop)}, {"nearly", hedge, int(wNearly)},
	{"negative", hedge, int(wMinus)}, {"neither", function, int(wStop)}, {"never", function, int(wStop)},
	{"new", function, int(wOther)}, {"nigerian", nation, int(cNGN)}, {"nine", cardinal, 9}, {"nineteen", cardinal, 19},
	{"nineteenth", ordinalWord, 19}, {"ninety", cardinal, 90}, {"ninth", ordinalWord, 9}, {"ninths", fractionWord, 9},
	{"no", hedge, int(wNo)}, {"nok", isoCode, int(cNOK)}, {"nor", function, int(wStop)},
	{"north", hedge, int(wUpwards)}, {"norwegian", nation, int(cNOK)}, {"not", hedge, int(wNot)}, {"nov", month, 0},
	{"november", month, 0}, {"now", function, int(wStop)}, {"nr", namer, 1}, {"number", namer, 1},
	{"numbers", namer, 1}, {"nzd", isoCode, int(cNZD)}, {"oct", month, 0}, {"october", month, 0},
	{"odd", function, int(wOdd)}, {"of", function, int(wOf)}, {"off", function, int(wStop)},
	{"old", function, int(wOld)}, {"olds", function, int(wOld)}, {"on", function, int(wStop)},
	{"once", function, int(wStop)}, {"one", cardinal, 1}, {"only", hedge, int(wJust)}, {"onto", function, int(wStop)},
	{"or", function, int(wOr)}, {"other", function, int(wOther)}, {"others", function, int(wOther)},
	{"ounce", unitWord, int(uOunce)}, {"ounces", unitWord, int(uOunce)}, {"our", function, int(wIts)},
	{"out", function, int(wOut)}, {"outside", function, int(wStop)}, {"over", hedge, int(wOver)},
	{"overseas", function, int(wStop)}, {"oz", unitWord, int(uOunce)}, {"page", namer, 1},
	{"paid", function, int(wStop)}, {"pakistani", nation, int(cPKR)}, {"paragraph", namer, 1},
	{"pct", unitWord, int(uPercent)}, {"pence", coin, int(cPenny)}, {"people", plural, 0}, {"per", function, int(wPer)},
	{"percent", unitWord, int(uPercent)}, {"percentage", function, int(wPercentage)}, {"personnel", plural, 0},
	{"peso", coin, int(cPeso)}, {"pesos", coin, int(cPeso)}, {"phase", noun, 0}, {"philippine", nation, int(cPHP)},
	{"pier", namer, 0}, {"pint", unitWord, int(uPint)}, {"pints", unitWord, int(uPint)}, {"platform", namer, 1},
	{"pln", isoCode, int(cPLN)}, {"plus", function, int(wPlus)}, {"point", function, int(wPoint)},
	{"points", function, int(wPoint)}, {"police", plural, 0}, {"policemen", plural, 0}, {"polish", nation, int(cPLN)},
	{"pound", unitWord, int(uPound)}, {"pounds", unitWord, int(uPound)}, {"precisely", hedge, int(wExactly)},
	{"proposition", namer, 0}, {"ps", namer, 0}, {"psalm", namer, 0}, {"put", function, int(wStop)},
	{"quarter", function, int(wQuarter)}, {"quarters", fractionWord, 4}, {"ran", function, int(wStop)},
	{"rand", coin, int(cZAR)}, {"rang", function, int(wStop)}, {"reais", coin, int(cBRL)},
	{"remain", function, int(wBe)}, {"remained", function, int(wBe)}, {"renminbi", coin, int(cCNY)},
	{"reported", function, int(wBe)}, {"rescued", casualty, 0}, {"resolution", namer, 0}, {"ringgit", coin, int(cMYR)},
	{"riyals", coin, int(cSAR)}, {"room", namer, 0}, {"rose", function, int(wStop)}, {"rouble", coin, int(cRUB)},
	{"roubles", coin, int(cRUB)}, {"roughly", hedge, int(wAbout)}, {"round", noun, 0}, {"route", namer, 0},
	{"row", noun, 0}, {"rub", isoCode, int(cRUB)}, {"ruble", coin, int(cRUB)}, {"rubles", coin, int(cRUB)},
	{"rupee", coin, int(cINR)}, {"rupees", coin, int(cINR)}, {"rupiah", coin, int(cIDR)},
	{"russian", nation, int(cRUB)}, {"said", function, int(wStop)}, {"sank", function, int(wStop)},
	{"saudi", nation, int(cSAR)}, {"saw", function, int(wStop)}, {"say", function, int(wStop)},
	{"says", function, int(wStop)}, {"score", loose, int(wScore)}, {"scores", loose, int(wScores)},
	{"season", namer, 0}, {"seat", noun, 0}, {"sec", unitWord, int(uSecond)}, {"second", function, int(wSecond)},
	{"seconds", unitWord, int(uSecond)}, {"secs", unitWord, int(uSecond)}, {"section", namer, 0},
	{"sent", function, int(wStop)}, {"sep", month, 0}, {"sept", month, 0}, {"september", month, 0},
	{"served", function, int(wLasted)}, {"seven", cardinal, 7}, {"seventeen", cardinal, 17},
	{"seventeenth", ordinalWord, 17}, {"seventh", ordinalWord, 7}, {"sevenths", fractionWord, 7},
	{"seventy", cardinal, 70}, {"several", loose, int(wSeveral)}, {"sgd", isoCode, int(cSGD)},
	{"shall", function, int(wStop)}, {"she", function, int(wStop)}, {"sheep", plural, 0}, {"shekel", coin, int(cILS)},
	{"shekels", coin, int(cILS)}, {"shook", function, int(wStop)}, {"short", function, int(wShort)},
	{"shot", casualty, 0}, {"should", function, int(wStop)}, {"sickened", casualty, 0}, {"since", function, int(wStop)},
	{"singapore", nation, int(cSGD)}, {"six", cardinal, 6}, {"sixteen", cardinal, 16}, {"sixteenth", ordinalWord, 16},
	{"sixth", ordinalWord, 6}, {"sixths", fractionWord, 6}, {"sixty", cardinal, 60}, {"slightly", hedge, int(wJust)},
	{"so", function, int(wSo)}, {"some", hedge, int(wAbout)}, {"sought", function, int(wStop)}, {"soyuz", namer, 0},
	{"spacecraft", plural, 0}, {"spent", function, int(wLasted)}, {"spoke", function, int(wStop)},
	{"sq", function, int(wSquare)}, {"square", function, int(wSquare)}, {"stabbed", casualty, 0}, {"staff", plural, 0},
	{"stage", noun, 0}, {"step", noun, 0}, {"sterling", function, int(wSterling)}, {"still", function, int(wStop)},
	{"stole", function, int(wStop)}, {"stone", unitWord, int(uStone)}, {"stood", function, int(wStop)},
	{"straight", function, int(wMoreTime)}, {"stranded", casualty, 0}, {"struck", function, int(wStop)},
	{"studio", namer, 0}, {"successive", function, int(wMoreTime)}, {"suite", namer, 1}, {"swedish", nation, int(cSEK)},
	{"swept", function, int(wStop)}, {"swiss", nation, int(cCHF)}, {"taken", casualty, 0},
	{"takes", function, int(wLasted)}, {"tally", function, int(wVote)}, {"taught", function, int(wStop)},
	{"teeth", plural, 0}, {"ten", cardinal, 10}, {"tens", loose, int(wTens)}, {"tenth", ordinalWord, 10},
	{"tenths", fractionWord, 10}, {"terminal", namer, 0}, {"thai", nation, int(cTHB)}, {"than", function, int(wThan)},
	{"that", function, int(wThat)}, {"the", function, int(wThe)}, {"their", function, int(wIts)},
	{"them", function, int(wStop)}, {"themselves", function, int(wStop)}, {"then", function, int(wStop)},
	{"there", function, int(wStop)}, {"these", function, int(wThis)}, {"they", function, int(wStop)},
	{"third", ordinalWord, 3}, {"thirds", fractionWord, 3}, {"thirteen", cardinal, 13}, {"thirteenth", ordinalWord, 13},
	{"thirtieth", ordinalWord, 30}, {"thirty", cardinal, 30}, {"this", function, int(wThis)},
	{"those", function, int(wThat)}, {"though", function, int(wStop)}, {"thought", function, int(wStop)},
	{"thousand", multiplier, 3}, {"thousands", loose, int(wThousands)}, {"three", cardinal, 3},
	{"through", function, int(wThrough)}, {"throughout", function, int(wThrough)}, {"tier", namer, 0},
	{"title", namer, 0}, {"to", function, int(wTo)}, {"told", function, int(wStop)}, {"ton", unitWord, int(uTon)},
	{"tonne", unitWord, int(uTon)}, {"tonnes", unitWord, int(uTon)}, {"tons", unitWord, int(uTon)},
	{"too", function, int(wStop)}, {"took", function, int(wLasted)}, {"topping", hedge, int(wOver)},
	{"toward", function, int(wStop)}, {"towards", function, int(wStop)}, {"train", namer, 0}, {"trapped", casualty, 0},
	{"treated", casualty, 0}, {"trillion", multiplier, 12}, {"troops", plural, 0}, {"turkish", nation, int(cTRY)},
	{"turn", noun, 0}, {"turned", function, int(wTurned)}, {"turning", function, int(wTurned)},
	{"turns", function, int(wTurned)}, {"twelfth", ordinalWord, 12}, {"twelve", cardinal, 12},
	{"twentieth", ordinalWord, 20}, {"twenty", cardinal, 20}, {"twice", function, int(wStop)}, {"two", cardinal, 2},
	{"type", namer, 0}, {"ukrainian", nation, int(cUAH)}, {"unaccounted", casualty, 0}, {"under", hedge, int(wUnder)},
	{"until", function, int(wStop)}, {"up", hedge, int(wUp)}, {"update", namer, 1}, {"upon", function, int(wStop)},
	{"upwards", hedge, int(wUpwards)}, {"us", function, int(wStop)}, {"usd", isoCode, int(cUSD)}, {"verse", noun, 0},
	{"version", namer, 1}, {"versions", namer, 1}, {"very", function, int(wStop)}, {"via", function, int(wStop)},
	{"victory", function, int(wWon)}, {"vietnamese", nation, int(cVND)}, {"volume", namer, 0},
	{"vote", function, int(wVote)}, {"voted", function, int(wVote)}, {"votes", function, int(wVote)},
	{"ward", namer, 1}, {"was", function, int(wBe)}, {"watt", unitWord, int(uWatt)}, {"watts", unitWord, int(uWatt)},
	{"we", function, int(wStop)}, {"week", unitWord, int(uWeek)}, {"weeks", unitWord, int(uWeek)},
	{"well", hedge, int(wJust)}, {"went", function, int(wStop)}, {"were", function, int(wBe)},
	{"what", function, int(wStop)}, {"when", function, int(wStop)}, {"where", function, int(wStop)},
	{"which", function, int(wStop)}, {"while", function, int(wStop)}, {"who", function, int(wStop)},
	{"whole", function, int(wMoreTime)}, {"whom", function, int(wStop)}, {"whose", function, int(wStop)},
	{"why", function, int(wStop)}, {"will", function, int(wStop)}, {"win", function, int(wWon)}, {"windows", namer, 0},
	{"wins", function, int(wWon)}, {"with", function, int(wStop)}, {"within", function, int(wWithin)},
	{"without", function, int(wStop)}, {"women", plural, 0}, {"won", function, int(wWon)},
	{"would", function, int(wStop)}, {"wounded", casualty, 0}, {"wounding", casualty, 0},
	{"wrote", function, int(wStop)}, {"yard", unitWord, int(uYard)}, {"yards", unitWord, int(uYard)},
	{"yd", unitWord, int(uYard)}, {"yds", unitWord, int(uYard)}, {"year", unitWord, int(uYear)},
	{"years", unitWord, int(uYear)}, {"yen", coin, int(cJPY)}, {"yet", function, int(wStop)},
	{"you", function, int(wStop)}, {"your", function, int(wIts)}, {"youths", plural, 0}, {"yrs", unitWord, int(uYear)},
	{"yuan", coin, int(cCNY)}, {"zar", isoCode, int(cZAR)}, {"zero", cardinal, 0}, {"zloty", coin, int(cPLN)},
	{"zlotys", coin, int(cPLN)}, {"zone", namer, 0},
}
