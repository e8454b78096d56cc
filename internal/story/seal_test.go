package story

import (
	"slices"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/linear"
)

// What is sealed is let go, and the stories are the same; days may come out of
// order as long as they are not sealed.
func TestSealLetsGo(t *testing.T) {
	m := model(t)
	const each, live, late = 60, 2, 1
	rs, _ := days(11, 12, each)
	want := groups(m, live, rs)
	s := m.NewStream()
	s.Live = live
	first := rs[0].Terms.Day
	r := linear.NewRand(2)
	for day := 0; day < 12; day += 2 { // two days at once, shuffled
		order := make([]int, 2*each)
		for i := range order {
			order[i] = day*each + i
		}
		r.Shuffle(order)
		for _, i := range order {
			s.Add(again(rs[i]))
		}
		s.Seal(first + synoptic.Day(day+1-late))
		held := 0
		for _, c := range s.pile.cards {
			if c != nil {
				held++
			}
		}
		if most := (live + late + 2) * each; held > most {
			t.Errorf("day %d: %d reports held, want %d at most", day, held, most)
		}
	}
	if got := s.Groups(); !equal(got, want) {
		t.Errorf("%d stories, want %d, or others", len(got), len(want))
	}
	posts := 0
	for _, at := range s.pile.posts {
		if at >= 0 {
			posts++
			if s.pile.cards[at] == nil {
				t.Fatal("a term leads to a report that was let go")
			}
			continue
		}
		for _, card := range s.pile.lists[-1-at] {
			posts++
			if s.pile.cards[card] == nil {
				t.Fatal("a term leads to a report that was let go")
			}
		}
	}
	if posts > 40*(live+late+2)*each {
		t.Errorf("%d places in the index", posts)
	}
	if s.Sure(rs[0].ID, rs[1].ID) != 500 || s.Why(rs[0].ID, nil).With.ID != "" {
		t.Error("something is said of reports that were let go")
	}
}

// A report that comes after its day was sealed is not lost.
func TestLaterThanSealed(t *testing.T) {
	m := model(t)
	rs, _ := days(12, 6, 40)
	s := m.NewStream()
	s.Live = 2
	for _, r := range rs[1:] {
		s.Add(again(r))
	}
	s.Seal(rs[len(rs)-1].Terms.Day)
	s.Add(again(rs[0]))
	n := 0
	for _, g := range s.Groups() {
		n += len(g)
		if slices.Contains(g, rs[0].ID) {
			n += 1000
		}
	}
	if n != 1000+len(rs) {
		t.Errorf("%d reports in stories, want %d", n%1000, len(rs))
	}
}

// A story that is told on after some days of silence is taken up again as long
// as its reports are live, and is another afterwards.
func TestStoriesComeBack(t *testing.T) {
	m := model(t)
	x := NewIndexer()
	at := func(id string, day int, title, text string) Report {
		return Report{ID: id, Terms: x.Terms(Text{Title: title, Body: text, Lang: "en", Day: synoptic.Date{Known: true, First: synoptic.DayOf(2031, 5, day), Last: synoptic.DayOf(2031, 5, day)}})}
	}
	reports := func() []Report {
		return []Report{
			at("a", 1, "Nine hurt as mill at Hadlingen burns", "Nine workers were hurt when fire destroyed the old paper mill at Hadlingen, fire chief Ilse Marten said. The mill on the Orra had stood empty since March. Forty firefighters fought the blaze for six hours."),
			at("b", 1, "Hadlingen paper mill destroyed by fire, nine hurt", "Fire destroyed the paper mill at Hadlingen on the Orra, hurting nine workers. Ilse Marten, the fire chief, said forty firefighters had fought the blaze for six hours."),
			at("c", 4, "Nine hurt as fire destroys paper mill at Hadlingen", "The fire that destroyed the old paper mill at Hadlingen on the Orra hurt nine workers, fire chief Ilse Marten said. Forty firefighters fought the blaze for six hours in the empty mill."),
		}
	}
	for _, c := range []struct{ live, want int }{{0, 1}, {5, 1}, {1, 2}} {
		if got := groups(m, c.live, reports()); len(got) != c.want {
			t.Errorf("live for %d days: %v, want %d stories", c.live, got, c.want)
		}
	}
}

// Look-alike events are two: other place, other names, other numbers.
func TestLookAlikesStayApart(t *testing.T) {
	m := model(t)
	x := NewIndexer()
	var s = m.NewStream()
	for _, r := range []struct{ id, title, text string }{
		{"q1", "Earthquake of magnitude 6.1 strikes Velmora, 34 dead", "An earthquake of magnitude 6.1 struck the province of Velmora early on Tuesday, killing at least 34 people, governor Anselm Rook said. Houses fell in the town of Tirsk, where rescuers dug through rubble."},
		{"q2", "At least 34 killed in Velmora earthquake", "At least 34 people died when an earthquake of magnitude 6.1 shook the province of Velmora on Tuesday. Governor Anselm Rook said rescuers were digging through the rubble of houses in Tirsk."},
		{"p1", "Earthquake of magnitude 5.4 strikes Osgard, 7 dead", "An earthquake of magnitude 5.4 struck the island of Osgard late on Tuesday, killing at least 7 people, mayor Lena Fjordal said. Houses fell in the port of Sundvik, where rescuers dug through rubble."},
		{"p2", "At least 7 killed in Osgard earthquake", "At least 7 people died when an earthquake of magnitude 5.4 shook the island of Osgard on Tuesday. Mayor Lena Fjordal said rescuers were digging through the rubble of houses in Sundvik."},
	} {
		s.Add(Report{ID: r.id, Terms: x.Terms(Text{Title: r.title, Body: r.text, Lang: "en"})})
	}
	if got := s.Groups(); !equal(got, [][]string{{"p1", "p2"}, {"q1", "q2"}}) {
		t.Errorf("%v", got)
	}
}
