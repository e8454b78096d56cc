package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"time"
)

// A generator makes reports up: events that several outlets tell, each in its
// own order and with its own numbers, one day after the other.
type generator struct {
	mu     sync.Mutex
	rng    *rand.Rand
	n      int
	events []event
}

// An event is told so many times more.
type event struct {
	what, where, town, name, role, firm string
	count, hurt                         int
	day                                 time.Time
	left                                int
}

var (
	things  = strings.Fields("fire flood strike collision landslide explosion outage robbery storm verdict merger recall protest derailment avalanche blackout evacuation inquest election auction")
	places  = strings.Fields("warehouse harbour quarry refinery stadium hospital tunnel bridge foundry library shipyard market airport brewery cathedral reservoir dockyard sawmill observatory museum")
	heads   = strings.Fields("Ash Bram Corr Dun Elm Fenn Gar Hol Isk Jar Kel Lorn Mar Nor Oss Pell Quin Rav Sund Tol Ulver Vane Wex Yarr Zell")
	tails   = strings.Fields("by dale ford haven ley mere moor ness port ridge stead thorpe wick worth wold")
	given   = strings.Fields("Ada Bruno Clara Dario Edith Felix Greta Hugo Ines Jonas Karin Leon Mara Niels Olga Pavel Rosa Stefan Tilda Viktor")
	roles   = strings.Fields("mayor commissioner spokesman director inspector secretary chairwoman surveyor")
	outlets = strings.Fields("Courier Herald Post Sentinel Gazette Tribune Observer Mail Echo Dispatch Chronicle Standard")
)

const (
	retold = 6    // reports of an event on average
	perDay = 2000 // reports before the next day begins
)

func newGenerator(seed uint64) *generator { return &generator{rng: rand.New(rand.NewPCG(seed, 1))} }

func (g *generator) one(list []string) string { return list[g.rng.IntN(len(list))] }

func (g *generator) surname() string { return g.one(heads) + g.one(tails) }

// report makes one report.
func (g *generator) report() (text, outlet, day, file string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.n++
	if len(g.events) < 40 {
		for range 10 {
			g.events = append(g.events, event{what: g.one(things), where: g.one(places), town: g.surname(), name: g.one(given) + " " + g.surname(), role: g.one(roles), firm: g.surname() + " " + g.one(heads) + "son",
				count: 3 + g.rng.IntN(90), hurt: 1 + g.rng.IntN(40), day: time.Date(2026, 3, 2+g.n/perDay-g.rng.IntN(2), 0, 0, 0, 0, time.UTC), left: 1 + g.rng.IntN(2*retold)})
		}
	}
	at := g.rng.IntN(len(g.events))
	e := &g.events[at]
	count := e.count
	if g.rng.IntN(4) == 0 {
		count += 1 + g.rng.IntN(3)
	}
	outlet = g.one(heads) + " " + g.one(outlets)
	title := fmt.Sprintf("%s people hurt as %s hits %s %s", number(e.hurt), e.what, e.town, e.where)
	said := []string{
		fmt.Sprintf("%d people were taken out of the %s in %s on %s after the %s, the %s said.", count, e.where, e.town, e.day.Weekday(), e.what, e.role),
		fmt.Sprintf("“We had never seen a %s like this one at the %s,” said %s, the %s of %s.", e.what, e.where, e.name, e.role, e.town),
		fmt.Sprintf("%s said that at least %d of them were hurt, none of them badly.", e.name, e.hurt),
		fmt.Sprintf("The %s belongs to %s, which bought it for %d million euros in 2019.", e.where, e.firm, 2+e.count),
		fmt.Sprintf("%s declined to say what had led to the %s, but promised an inquiry within %d days.", e.firm, e.what, 5+e.hurt),
		fmt.Sprintf("Roads around %s were closed for about %d hours, and trains to %s ran late.", e.town, 1+e.hurt%9, e.town),
		fmt.Sprintf("“Everybody was out within %d minutes,” %s told reporters, “and that is what counts.”", 4+e.hurt, e.name),
		fmt.Sprintf("Residents of %s had complained about the %s three times since January, according to papers seen by the %s.", e.town, e.where, outlet),
		fmt.Sprintf("The council of %s will meet on %s to talk about what happened.", e.town, e.day.AddDate(0, 0, 2).Weekday()),
		fmt.Sprintf("By the evening the %s was under control, and the %s could be entered again.", e.what, e.where),
		fmt.Sprintf("It is the second %s in %s in five years; in 2021 one had closed the %s for a week.", e.what, e.town, e.where),
		fmt.Sprintf("%s, who has been %s since 2022, thanked the %d helpers from %s and the villages around it.", e.name, e.role, 20+e.count, e.town),
	}
	g.rng.Shuffle(len(said)-2, func(i, j int) { said[i+2], said[j+2] = said[j+2], said[i+2] })
	said = said[:6+g.rng.IntN(len(said)-5)]
	for i := 0; i < 10; i++ { // what is the outlet's own
		said = append(said, fmt.Sprintf("%s %s, a %s from %s, was %s when it began and left by way of the %s with %d others.", g.one(given), g.surname(), g.one(roles), g.surname(), g.one([]string{"at work", "asleep", "on the phone", "having lunch"}), g.one(places), 2+g.rng.IntN(30)))
	}
	day = e.day.Format(time.DateOnly)
	if e.left--; e.left == 0 {
		g.events = append(g.events[:at], g.events[at+1:]...)
	}
	return title + "\n\n" + strings.Join(said, "\n\n") + "\n", outlet, day, fmt.Sprintf("load-%d.txt", g.n)
}

func number(n int) string {
	words := strings.Fields("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve")
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

// pick is the same for the same i.
func (g *generator) pick(i, n int) int { return int((uint64(i)*2654435761 + 12345) % uint64(n)) }

func (g *generator) word(i int) string { return things[i/10%len(things)] }
