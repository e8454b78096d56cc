package calendar

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestOffsets(t *testing.T) {
	winter, summer, between := synoptic.DayOf(2026, 1, 15), synoptic.DayOf(2026, 7, 15), synoptic.DayOf(2026, 3, 15)
	for _, c := range []struct {
		zone   string
		on     synoptic.Day
		lo, hi int
		ok     bool
	}{
		{"GMT", summer, 0, 0, true},
		{"Eastern", winter, -300, -300, true},
		{"Eastern time", summer, -240, -240, true},
		{"ET", between, -300, -240, true},
		{"EST", winter, -300, -300, true},
		{"EST", summer, -300, -240, true}, // written all the year round
		{"EDT", summer, -240, -240, true},
		{"Pacific Standard Time", winter, -480, -480, true},
		{"London time", winter, 0, 0, true},
		{"London time", summer, 60, 60, true},
		{"Sydney time", winter, 660, 660, true},
		{"Sydney time", summer, 600, 600, true},
		{"Singapore time", summer, 480, 480, true},
		{"local time", summer, 0, 0, false},
		{"", winter, 0, 0, false},
		{"Vikholm time", winter, 0, 0, false},
	} {
		lo, hi, ok := Offsets(c.zone, c.on)
		if lo != c.lo || hi != c.hi || ok != c.ok {
			t.Errorf("Offsets(%q, %v) = %d, %d, %v; want %d, %d, %v", c.zone, c.on, lo, hi, ok, c.lo, c.hi, c.ok)
		}
	}
}

func TestBareZone(t *testing.T) {
	for text, want := range map[string]string{
		"She speaks at 9 p.m. Eastern on Tuesday.":        "Eastern",
		"It starts at 10 a.m. Pacific.":                   "Pacific",
		"They left at 9 p.m. Eastern Airlines said so.":   "",
		"At 6 a.m. Central Station was empty of trains.":  "",
		"It began at 10:47 p.m. PST on Feb. 10, she said": "PST",
	} {
		es := Find(text, synoptic.Span{End: len(text)})
		if len(es) == 0 || es[0].Zone != want {
			t.Errorf("%q: %+v, want the zone %q", text, es, want)
		}
	}
}
