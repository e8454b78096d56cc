package story

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestStatedDay(t *testing.T) {
	for text, want := range map[string]string{
		"Mill burns down\nMay 2,2031 1:35 pm.\nA fire broke out.":                                           "2031-05-02",
		"Mill burns down\nUpdated 8:41 p. m., Tue March 3, 2031\nA fire broke out.":                         "2031-03-03",
		"Mill burns down\nTuesday 28 April 2031 22.34\nA fire broke out.":                                   "2031-04-28",
		"Mill burns down\nPublished: 2031.08.08 09:01\nA fire broke out.":                                   "2031-08-08",
		"The mill, which had stood by the river since it was opened on May 2, 1931 by a count, burnt down.": "",
		"Mill burns down\nA fire broke out on Tuesday.":                                                     "",
	} {
		ts := NewIndexer().Terms(Text{Body: text, Lang: "en"})
		got := ""
		if ts.Dated != undated {
			got = ts.Day.String()
		}
		if got != want {
			t.Errorf("%q: day %q, want %q", text, got, want)
		}
	}
}

func TestAddressDay(t *testing.T) {
	for url, want := range map[string]string{
		"https://a.example/2031/04/20/mill-fire":      "2031-04-20",
		"https://a.example/news/mill-fire-2031-04-20": "2031-04-20",
		"https://a.example/20310420/mill":             "2031-04-20",
		"https://a.example/2031/apr/20/mill":          "2031-04-20",
		"https://a.example/news/83746201/mill":        "",
		"https://a.example/2031/44/20/mill":           "",
		"":                                            "",
	} {
		got := ""
		if d, ok := addressDay(url); ok {
			got = d.String()
		}
		if got != want {
			t.Errorf("%s: %q, want %q", url, got, want)
		}
	}
}

// Other languages and scripts have terms too, and reports of two languages
// never meet.
func TestOtherLanguages(t *testing.T) {
	for _, text := range []string{
		"Ein Brand hat am Dienstag die alte Mühle von Hadlingen zerstört. Neun Arbeiter wurden verletzt, sagte Ilse Marten.",
		"Пожар уничтожил старую мельницу в Хадли, девять рабочих ранены, сообщила Ильзе Мартен.",
		"火灾烧毁了哈德利的旧磨坊，九名工人受伤。",
	} {
		if ts := NewIndexer().Terms(Text{Body: text}); len(ts.List) < 8 || ts.Lang == langEN {
			t.Errorf("%q: %d terms, language %d", text, len(ts.List), ts.Lang)
		}
	}
	m := model(t)
	x := NewIndexer()
	s := m.NewStream()
	for id, lang := range map[string]string{"a": "de", "b": "nl", "c": "de"} {
		s.Add(Report{id, x.Terms(Text{Title: "Mühle von Hadlingen brennt nieder", Body: "Ilse Marten: Brand zerstört Mühle von Hadlingen, 9 Arbeiter verletzt.", Lang: lang, Day: synoptic.On(synoptic.DayOf(2031, 5, 2))})})
	}
	if got := s.Groups(); len(got) != 2 || len(got[0]) != 2 {
		t.Errorf("stories %v, want a with c, and b", got)
	}
}

// What an indexer has read before does not change what it reads.
func TestIndexerForgets(t *testing.T) {
	text := Text{Title: "Nine hurt as mill burns", Body: "Nine workers were hurt when the mill at Hadley burnt down on Friday, Ilse Marten said.", Lang: "en"}
	fresh := NewIndexer().Terms(text)
	x := NewIndexer()
	x.Terms(Text{Body: "Something else happened in Hadley: ten boats sank.", Lang: "en"})
	again := x.Terms(text)
	if len(fresh.List) != len(again.List) {
		t.Fatalf("%d terms, then %d", len(fresh.List), len(again.List))
	}
	for i := range fresh.List {
		if fresh.List[i] != again.List[i] {
			t.Errorf("term %d: %+v, then %+v", i, fresh.List[i], again.List[i])
		}
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("Mill burns", "Mill burns\nMay 2,2031\nNine workers, U.S. officials’ “A.B” 1,000.5 2031-05-02", "https://a.example/2031/04/20/")
	f.Fuzz(func(t *testing.T, title, body, url string) {
		ts := NewIndexer().Terms(Text{Title: title, Body: body, URL: url})
		for i := range ts.List {
			if i > 0 && ts.List[i-1].Key >= ts.List[i].Key {
				t.Fatal("terms are out of order")
			}
			if ts.List[i].Form.times() == 0 {
				t.Fatal("a term that does not occur")
			}
		}
	})
}
