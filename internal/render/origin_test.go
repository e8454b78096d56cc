package render

import (
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestVoicesAndFirst: text, Markdown and HTML say from whom a claim is and which
// report was first.
func TestVoicesAndFirst(t *testing.T) {
	d := kestrel(t)
	s := &d.Stories[0]
	first, last := s.Reports[0].ID, s.Reports[len(s.Reports)-1].ID
	s.First = &first
	s.People = append(s.People, synoptic.Person{ID: "p99", Name: "Olav Berge", Kind: synoptic.KindPerson})
	s.Claims[0].Voices = []synoptic.VoiceCount{{Voice: "p99", Origins: synoptic.Count{Min: 2, Max: 2}, Reports: []synoptic.ReportID{first, last}}}
	s.Claims[0].First = &last
	label := newView(d, 0, Options{}).byID[last].label
	for name, f := range map[string]format{"html": HTML, "text": Text, "md": Markdown} {
		page := strings.Join(strings.Fields(render(t, f, d, Options{})), " ")
		for _, want := range []string{"all from Olav Berge", "first " + label, "published first"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: nowhere %q", name, want)
			}
		}
	}
}
