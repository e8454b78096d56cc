package synopsis

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestClocksApart(t *testing.T) {
	at := func(day, hour, minute int, zone string) *synoptic.Time {
		return &synoptic.Time{Date: synoptic.On(synoptic.DayOf(2026, 2, day)), Clock: hour*60 + minute + 1, Zone: zone}
	}
	for _, c := range []struct {
		a, b    *synoptic.Time
		minutes int
		ok      bool
	}{
		{at(3, 21, 0, "Eastern"), at(4, 2, 0, "GMT"), 0, true},
		{at(3, 21, 0, "Eastern"), at(4, 2, 4, "GMT"), 0, true}, // people round
		{at(3, 21, 0, "Eastern"), at(4, 5, 0, "GMT"), 180, true},
		{at(3, 21, 0, "Eastern"), at(3, 21, 0, "GMT"), 300, true},
		{at(2, 1, 20, ""), at(1, 14, 20, "London time"), 0, true}, // Sydney
		{at(2, 1, 20, "local time"), at(1, 14, 20, "London time"), 0, true},
		{at(2, 1, 27, ""), at(1, 14, 20, "GMT"), 0, false}, // no zone is seven minutes off
		{at(2, 1, 50, ""), at(2, 0, 20, "GMT"), 0, false},  // nor an hour and a half
		{at(4, 1, 20, ""), at(2, 14, 20, "GMT"), 0, false}, // nor a day and a half
		{at(3, 21, 0, ""), at(3, 21, 0, "local time"), 0, false},
		{at(3, 21, 0, "GMT"), at(3, 20, 0, "GMT"), 0, false},
	} {
		for range 2 {
			if n, ok := clocksApart(c.a, c.b); ok != c.ok || ok && n != c.minutes {
				t.Errorf("clocksApart(%v %d %q, %v %d %q) = %d, %v; want %d, %v", c.a.Date, c.a.Clock, c.a.Zone, c.b.Date, c.b.Clock, c.b.Zone, n, ok, c.minutes, c.ok)
			}
			c.a, c.b = c.b, c.a
		}
	}
}

func TestBetween(t *testing.T) {
	on := func(month, day int) synoptic.Date { return synoptic.On(synoptic.DayOf(2026, month, day)) }
	for name, c := range map[string]struct {
		a, b  moment
		apart bool
	}{
		"two days":                {moment{t: &synoptic.Time{Date: on(3, 3)}}, moment{t: &synoptic.Time{Date: on(3, 4)}}, true},
		"one weekday, two weeks":  {moment{form: weekday, t: &synoptic.Time{Date: on(3, 1)}}, moment{form: weekday, t: &synoptic.Time{Date: on(3, 8)}}, false},
		"two dates a week apart":  {moment{t: &synoptic.Time{Date: on(3, 1)}}, moment{t: &synoptic.Time{Date: on(3, 8)}}, true},
		"Tuesday and Wednesday":   {moment{form: weekday, t: &synoptic.Time{Date: on(3, 3)}}, moment{form: weekday, t: &synoptic.Time{Date: on(3, 4)}}, true},
		"noon and noon":           {moment{form: dayless, t: &synoptic.Time{Date: on(3, 3), Clock: 721}}, moment{form: dayless, t: &synoptic.Time{Date: on(3, 4), Clock: 721}}, false},
		"noon and 3 p.m.":         {moment{form: dayless, t: &synoptic.Time{Date: on(3, 3), Clock: 721}}, moment{form: dayless, t: &synoptic.Time{Date: on(3, 3), Clock: 901}}, true},
		"Wednesday and midday":    {moment{form: weekday, t: &synoptic.Time{Date: on(3, 4)}}, moment{form: dayless, t: &synoptic.Time{Date: on(3, 5), Clock: 721}}, false},
		"the autumn and autumn":   {moment{plain: "autumn", t: &synoptic.Time{Date: on(9, 1)}}, moment{plain: "autumn", t: &synoptic.Time{Date: on(10, 1)}}, false},
		"last week and last week": {moment{t: &synoptic.Time{Date: on(3, 1)}}, moment{t: &synoptic.Time{Date: on(3, 9)}}, true},
	} {
		if got := minutesApart(&c.a, &c.b) > 0; got != c.apart {
			t.Errorf("%s: apart %v", name, got)
		}
	}
}

func TestDigits(t *testing.T) {
	for number, want := range map[string]int{"12": 2, "5,000": 1, "2,500": 2, "1.8": 2, "0.4": 1, "1,187,402": 7, "six": 1, "2.0": 2, "": 1} {
		if got := digits(number); got != want {
			t.Errorf("digits(%q) = %d, want %d", number, got, want)
		}
	}
}

func TestAbstractNouns(t *testing.T) {
	if !slices.IsSorted(abstract) {
		t.Error("the abstract nouns are not in order")
	}
	for lemma, want := range map[string]bool{"protest": true, "attempt": true, "illness": true, "hospital": false, "port": false, "residence": false} {
		if got := placeless(&synoptic.Word{Lemma: lemma, Tag: "NOUN"}); got != want {
			t.Errorf("placeless(%q) = %v", lemma, got)
		}
	}
}
