package lang

import (
	"strings"
	"testing"
)

// forms is the tokens of a paragraph, with spaces between.
func forms(text string) string {
	var out []string
	for _, t := range tokenize(nil, text, 0, len(text)) {
		out = append(out, t.Form)
	}
	return strings.Join(out, " ")
}

func TestTokenize(t *testing.T) {
	for _, c := range [][2]string{
		// contractions
		{"I don't know what he'd say, can't you?", "I do n't know what he 'd say , ca n't you ?"},
		{"They’re Petro’s, we’ve won’t", "They ’re Petro ’s , we ’ve wo n’t"},
		{"cannot gonna DON'T", "can not gon na DO N'T"},
		{"O'Brien's o'clock d’Ivoire", "O'Brien 's o'clock d’Ivoire"},
		{"the Presidents’ talks", "the Presidents ’ talks"},
		{"the 1960's and ’90s, get ’em", "the 1960's and ’90s , get ’em"},
		{"Trump's", "Trump 's"},
		// hyphens and dashes
		{"a 15-year term, two-hour", "a 15 - year term , two - hour"},
		{"anti-American e-mail mid-1980s co-founder", "anti-American e-mail mid-1980s co-founder"},
		{"won 2-1 – then--well—left", "won 2 - 1 – then -- well — left"},
		{"BOGOTÁ, Colombia — President", "BOGOTÁ , Colombia — President"},
		// numbers
		{"1,200.50 at 5:30pm on 9/11, 20th 1980s 10km", "1,200.50 at 5:30 pm on 9/11 , 20th 1980s 10 km"},
		{"call 713-853-3989 or 345-9945; 2003-2007", "call 713-853-3989 or 345-9945 ; 2003 - 2007"},
		{"$5.3m, US$20bn, £10, €3 and 50%.", "$ 5.3 m , US$ 20 bn , £ 10 , € 3 and 50 % ."},
		{"CO2 4G +44 .04", "CO2 4G +44 .04"},
		{"1. Issues discussed", "1. Issues discussed"},
		{"It cost 1. Then", "It cost 1 . Then"},
		// abbreviations, initials
		{"Mr. Smith of the U.S. Senate, D.C., at 5 p.m. left.", "Mr. Smith of the U.S. Senate , D.C. , at 5 p.m. left ."},
		{"John F. Kennedy Jr. said I. Then J.K. Rowling", "John F. Kennedy Jr. said I . Then J.K. Rowling"},
		{"In Springfield, Mass. it is; the mass. No. 10, no. He", "In Springfield , Mass. it is ; the mass . No. 10 , no . He"},
		{"in the U.S... He", "in the U.S ... He"},
		{"Ph.D. e.g. Inc.", "Ph.D. e.g. Inc."},
		{"said.He", "said . He"},
		// quotation marks, brackets, marks
		{"“Yes,” ‘no’ \"and\" 'so' «là»", "“ Yes , ” ‘ no ’ \" and \" ' so ' « là »"},
		{"wait... what?! (Yes…)", "wait ... what ?! ( Yes … )"},
		{"``quoted''", "`` quoted ''"},
		// addresses
		{"see www.bbc.co.uk/news, or http://a.b/c?d=1.", "see www.bbc.co.uk/news , or http://a.b/c?d=1 ."},
		{"Mail joe.x@mail.com. @WhiteHouse #MAGA #1", "Mail joe.x@mail.com . @WhiteHouse #MAGA # 1"},
		{"at nytimes.com today", "at nytimes.com today"},
		{"AT&T and R&D, A & B, and/or", "AT&T and R&D , A & B , and / or"},
		// odd characters
		{"a\u00a0b\u200bc co\u00adoperate", "a b c co\u00adoperate"},
		{"fun 👍🏽 :) ok", "fun 👍🏽 :) ok"},
		{"Nicolás é\u0301t\u00e9 São", "Nicolás é\u0301t\u00e9 São"},
		{"", ""},
		{"   ", ""},
	} {
		if got := forms(c[0]); got != c[1] {
			t.Errorf("%q:\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

func TestSplitSentences(t *testing.T) {
	// A bar marks the end of each sentence but a paragraph's last.
	for _, want := range []string{
		"He left.| She stayed.",
		"“We had a very good meeting,” Trump told reporters.| “I thought he was terrific.”| He left.",
		"“Who knew?” Donald Trump said.| Nobody did.",
		"“Who knew?”| The crowd did not.",
		"“Who knew?” he asked.",
		"Mr. Smith met Gen. Jones in the U.S. Senate.| He left.",
		"He lives in the U.S.| The senator does not.",
		"John F. Kennedy Jr. died.",
		"It was 5 p.m. on Tuesday.| At 6 p.m.| He left.",
		"“Stay!” she cried.| “Go!”| They went.",
		"If people have no options to eat… what there will be is trafficking.",
		"He paused …| Then he left.",
		"He left.| (She stayed.)| They ate.",
		"\"It is so,\" he said.| \"It was.\"| \"It will be.\"",
		"Yahoo! shares fell.",
		"It rose 5.5 percent.| Shares of Acme Inc. fell.",
		"No.| It is No. 10.",
		"They said: ‘We will not take them back!’| And so on.",
		"1. Issues discussed and symbolic gestures",
	} {
		text := strings.ReplaceAll(want, "|", "")
		d := Split(text)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, s.Cut(text))
		}
		if g := strings.Join(got, "| "); g != want {
			t.Errorf("\n got %s\nwant %s", g, want)
		}
	}
}

func TestSplitParagraphs(t *testing.T) {
	wrap := "The ministers of the two countries met on\nMonday to talk about the price of fish and\n" +
		"other goods, which has risen since the end\nof the war.\n\nThey will meet again on Friday, when the\n" +
		"talks about the price of bread go on in\nParis.\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a line each", "Headline without stop\nBy A. Writer\n\nFirst one.\r\nSecond one.\n", []string{
			"Headline without stop", "By A. Writer", "First one.", "Second one."}},
		{"hard-wrapped", wrap, []string{wrap[:strings.Index(wrap, "\n\n")], strings.TrimSpace(wrap[strings.Index(wrap, "\n\n"):])}},
		{"blanks", " \n\t\n \u00a0", nil},
		{"separators", "one\u2028two\u0085three", []string{"one", "two", "three"}},
	} {
		d := Split(c.text)
		var got []string
		for _, p := range d.Paragraphs {
			got = append(got, p.Cut(c.text))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
