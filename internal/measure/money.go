package measure

// A currency is known by its ISO code.
type currency int

const (
	cUSD currency = iota + 1
	cEUR
	cGBP
	cJPY
	cCNY
	cCAD
	cAUD
	cNZD
	cHKD
	cSGD
	cINR
	cRUB
	cKRW
	cILS
	cTRY
	cCHF
	cBRL
	cMXN
	cCOP
	cARS
	cCLP
	cPHP
	cZAR
	cSEK
	cNOK
	cDKK
	cPLN
	cUAH
	cNGN
	cTHB
	cMYR
	cIDR
	cVND
	cSAR
	cAED
	cPKR
	cTWD
	cPeso // of no country named
	cCent // a hundredth of a dollar
	cPenny
)

var codes = [...]string{
	cUSD: "USD", cEUR: "EUR", cGBP: "GBP", cJPY: "JPY", cCNY: "CNY", cCAD: "CAD", cAUD: "AUD", cNZD: "NZD", cHKD: "HKD",
	cSGD: "SGD", cINR: "INR", cRUB: "RUB", cKRW: "KRW", cILS: "ILS", cTRY: "TRY", cCHF: "CHF", cBRL: "BRL", cMXN: "MXN",
	cCOP: "COP", cARS: "ARS", cCLP: "CLP", cPHP: "PHP", cZAR: "ZAR", cSEK: "SEK", cNOK: "NOK", cDKK: "DKK", cPLN: "PLN",
	cUAH: "UAH", cNGN: "NGN", cTHB: "THB", cMYR: "MYR", cIDR: "IDR", cVND: "VND", cSAR: "SAR", cAED: "AED", cPKR: "PKR", cTWD: "TWD",
	cPeso: "peso", cCent: "USD", cPenny: "GBP",
}

func money(c currency) measure {
	if c == cCent || c == cPenny {
		return measure{codes[c], 10, 1, 0}
	}
	return measure{codes[c], 1000, 1, 0}
}

// prefix is the currency before a number: "$", "US$", "C$", "USD ", "£".
func (p *parser) prefix(i int) (currency, int) {
	t := p.at(i)
	if t.class == currencySign {
		return signCurrency(t.mark), i + 1
	}
	if t.kind != letters || t.caps == small {
		return 0, 0
	}
	if p.hard(i+1, '$') {
		switch p.spelt(i) {
		case "US":
			return cUSD, i + 2
		case "C", "CA", "CAD", "Can":
			return cCAD, i + 2
		case "A", "AU", "AUD":
			return cAUD, i + 2
		case "NZ":
			return cNZD, i + 2
		case "HK":
			return cHKD, i + 2
		case "S":
			return cSGD, i + 2
		case "R":
			return cBRL, i + 2
		case "NT":
			return cTWD, i + 2
		}
		return 0, 0
	}
	if t.class == isoCode && t.caps == allCap && p.at(i+1).kind == number {
		return currency(t.val), i + 1
	}
	if p.spelt(i) == "Rs" {
		if p.hard(i+1, '.') {
			return cINR, i + 2
		}
		return cINR, i + 1
	}
	return 0, 0
}

func signCurrency(r rune) currency {
	switch r {
	case '£':
		return cGBP
	case '€':
		return cEUR
	case '¥':
		return cJPY
	case '₹':
		return cINR
	case '₽':
		return cRUB
	case '₩':
		return cKRW
	case '₪':
		return cILS
	case '₺':
		return cTRY
	}
	return cUSD
}

// suffix is the currency named behind a number: "dollars", "Canadian dollars",
// "Mexican pesos", "euros". Large tells that the number is in millions.
func (p *parser) suffix(i int, large bool) (currency, int) {
	country := 0
	if t := p.at(i); t.class == nation {
		country = t.val
		i++
	} else if p.spelt(i) == "U" && p.hard(i+1, '.') && p.spelt(i+2) == "S" && p.hard(i+3, '.') {
		i += 4
	} else if p.spelt(i) == "US" {
		i++
	}
	t := p.at(i)
	switch {
	case t.class == coin:
		c := currency(t.val)
		if country != 0 && (c == cUSD || c == cPeso || c == cINR || c == cNOK || c == cSEK) {
			c = currency(country)
		}
		return c, i + 1
	case t.class == isoCode && t.caps == allCap:
		return currency(t.val), i + 1
	case t.class == unitWord && unitID(t.val) == uPound && t.end-t.start > 3:
		if p.oneOf(i+1, wSterling) {
			return cGBP, i + 2
		}
		if currency(country) == cGBP {
			return cGBP, i + 1
		}
		if large && (!p.oneOf(i+1, wOf) || p.isFunds(i+2)) {
			return cGBP, i + 1
		}
	}
	return 0, 0
}

// isFunds tells whether the word at i is paid in pounds, not weighed in them.
func (p *parser) isFunds(i int) bool {
	if p.at(i).kind != letters {
		return false
	}
	switch p.spelt(i) {
	case "taxpayers", "taxpayer", "public", "money", "debt", "debts", "cash", "aid", "funding", "funds", "government", "investment", "lottery",
		"damage", "damages", "revenue", "savings", "cuts", "spending", "losses", "profit", "loans", "state":
		return true
	}
	return false
}
