package lang

import "strings"

// abbrevKind says when a word with a full stop behind it is one token, and
// whether a sentence can end there.
type abbrevKind uint8

const (
	abbrevNone   abbrevKind = iota
	abbrevTitle             // Mr.: a name follows, never the end of a sentence
	abbrevUsual             // Inc.: may be the last word as well
	abbrevState             // Miss.: only behind a comma or before one
	abbrevNumber            // No. 10: only before a number or a small letter
)

// abbrevOf is the kind of an abbreviation given without its full stop.
func abbrevOf(word string) abbrevKind {
	switch word {
	case "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Sen", "Sens", "Rep", "Reps", "Gov", "Govs", "Gen",
		"Lt", "Col", "Sgt", "Capt", "Cmdr", "Cdr", "Adm", "Maj", "Rev", "Hon", "Pres", "St", "Ste", "Ft", "Mt",
		"Msgr", "Supt", "Det", "Insp", "Cpl", "Pvt", "Pte", "Messrs", "Mme", "Mlle", "Atty", "Amb", "Brig",
		"Cllr", "Sec", "Fr", "Br", "MR", "MRS", "MS", "DR", "ST", "SEN", "REP", "GOV", "GEN", "vs", "Vs", "VS", "cf",
		"Drs", "Rs", "e.g", "i.e", "E.g", "I.e":
		return abbrevTitle
	case "Inc", "Corp", "Co", "Ltd", "Bros", "Jr", "Sr", "etc", "al", "Ave", "Blvd", "Rd", "Bldg", "Univ",
		"Dept", "dept", "Assn", "Assoc", "Hwy", "Esq", "approx", "est", "Ph", "Sept", "Oct", "Nov", "Dec", "Jan",
		"Feb", "Aug", "Calif", "Fla", "Minn", "Tenn", "Okla", "Conn", "Colo", "Wis", "Ariz", "Mich",
		"Ala", "Nev", "Neb", "Kan", "Ky", "Wyo", "Mont", "Vt", "Tex", "Thur", "Thurs", "Tues",
		"INC", "CORP", "LTD", "JR", "SR", "mins", "hrs", "yrs", "lbs", "ft", "oz", "lb", "eg", "ie", "Que", "Ont",
		"attn", "Attn", "ext", "Ext", "esp", "incl", "dist", "Dist", "Mfg", "Intl", "Natl", "Sgts", "Cie", "govt", "Govt", "Retd":
		return abbrevUsual
	case "Miss", "Mass", "Ill", "Ind", "Wash", "Ore", "Ark", "Del", "Pa", "Me", "La", "Ga", "Va", "Md", "Mo", "Ia":
		return abbrevState
	case "No", "Nos", "no", "nos", "p", "pp", "Art", "Fig", "Figs", "fig", "figs", "Vol", "vol", "Ch", "ch",
		"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mar", "Apr", "Jun", "Jul", "Sep", "ca", "v", "c", "ed", "eds":
		return abbrevNumber
	}
	return abbrevNone
}

// keepsHyphen tells whether the treebanks leave a word that starts with the
// prefix whole: anti-American, e-mail, mid-1980s. Others are split: 15-year.
func keepsHyphen(prefix string) bool {
	switch strings.ToLower(prefix) {
	case "non", "e", "re", "mid", "anti", "co", "pre", "pro", "cross", "post", "over", "counter", "semi", "multi",
		"ex", "sub", "mini", "neo", "socio", "arch", "intra", "micro", "un", "inter", "mis", "ultra", "quasi",
		"pseudo", "under", "de", "trans", "bi", "tri", "infra", "extra", "hyper", "mega", "psycho", "geo", "bio":
		return true
	}
	return false
}

// isUnit tells whether letters behind a number are a word of their own: 5pm, 10km.
func isUnit(s string) bool {
	switch s {
	case "m", "k", "b", "bn", "mn", "tn", "M", "K", "B", "pm", "am", "PM", "AM", "p", "mm", "cm", "km", "kg", "mg", "lb",
		"lbs", "oz", "ft", "mph", "kph", "kmh", "Hz", "kHz", "MHz", "GHz", "kW", "MW", "GW", "MB", "GB", "TB", "hr", "hrs",
		"min", "mins", "sec", "secs", "yr", "yrs", "yd", "yds", "x", "C", "F", "percent", "million", "billion", "trillion",
		"ml", "sq", "cc", "hp", "ha", "BST", "GMT", "EST", "ET":
		return true
	}
	return false
}

// startsSentence tells whether a word in a capital is more likely to open a
// sentence than to go on with a name: "The", not "Senate".
func startsSentence(form string) bool {
	switch form {
	case "The", "A", "An", "He", "She", "It", "They", "We", "You", "I", "His", "Her", "Its", "Their", "Our", "My",
		"This", "That", "These", "Those", "There", "Here", "In", "On", "At", "By", "For", "From", "With", "Of", "To",
		"As", "If", "When", "While", "After", "Before", "Since", "Because", "Although", "Though", "Despite", "But", "And",
		"Or", "So", "Yet", "Not", "No", "Yes", "What", "Who", "Why", "How", "Where", "Which", "Some", "Many", "Most", "All",
		"Both", "Several", "Other", "Others", "One", "Two", "Three", "However", "Meanwhile", "Also", "Then", "Now", "Later",
		"Earlier", "Still", "Even", "Just", "Only", "Once", "Under", "Over", "During", "Until", "Among", "According", "Asked",
		"About", "Last", "Next", "Another", "Each", "Every", "Instead", "Moreover", "Nevertheless", "Police", "Officials",
		"Is", "Are", "Was", "Were", "Do", "Does", "Did", "Can", "Could", "Would", "Should", "Will", "Has", "Have", "Had",
		"Let", "Please", "Thanks", "More", "Such", "Through", "Without", "Within", "Between", "Against", "Mr.", "Mrs.", "Ms.", "Dr.":
		return true
	}
	return false
}

// speaks tells whether the word reports speech, so that a question in quotation
// marks before it is not a sentence: “Who knew?” Trump said.
func speaks(form string) bool {
	switch form {
	case "said", "says", "asked", "asks", "told", "tells", "wrote", "writes", "replied", "replies", "added", "adds",
		"shouted", "yelled", "cried", "wondered", "tweeted", "posted", "exclaimed", "demanded", "inquired", "explained",
		"joked", "quipped", "responded", "answered", "recalled", "continued", "declared", "remarked", "screamed",
		"whispered", "chanted", "called", "questioned", "argued", "insisted", "noted", "read", "reads":
		return true
	}
	return false
}
