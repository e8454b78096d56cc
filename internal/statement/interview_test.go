package statement

import (
	"fmt"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/lang"
)

// Turns of interviews and blocks that are set apart are their speakers' words.
func TestTurns(t *testing.T) {
	a, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	const lead = "The harbour will close\n\nAda Holm has run the harbour of Sund for nine years. She spoke to the Lamp on Monday.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"question and answer", lead + "Q: When will it close?\n\nA: It closes on Friday, and it stays shut.\n\nQ: Who pays?\n\nA: The town pays half.\n\nThe rest comes from the port.\n\nQ: And then?\n\nA: We shall see.\n",
			"Ada Holm: It closes on Friday, and it stays shut. | Ada Holm: The town pays half.\n\nThe rest comes from the port. | Ada Holm: We shall see."},
		{"names", lead + "LAMP: Do you regret it?\n\nHOLM: I do not. The old quay was rotten.\n\nLAMP: Not at all?\n\nHOLM: Not for an hour.\n",
			"Ada Holm: I do not. The old quay was rotten. | Ada Holm: Not for an hour."},
		{"a block", lead + "On Tuesday Holm wrote on the page of the port:\n\n> The quay is shut from today.\n> Please keep away.\n\nNobody came.\n",
			"Ada Holm: The quay is shut from today.\n> Please keep away."},
		{"labels that are no turns", lead + "Photo: The quay at dusk.\n\nNote: The port is public.\n\nUpdate: The quay is shut.\n\nCorrection: It was Monday.\n", ""},
		{"one headline", lead + "Police: nobody may enter.\n", ""},
		{"two who are asked", "Ada Holm and Bo Lind run the port.\n\nQ: Who pays?\n\nA: The town does.\n\nQ: All?\n\nA: All of it.\n", ""},
	} {
		d := a.Parse(c.text)
		es := a.Entities(d)
		var got []string
		for _, q := range Quotes(d, es) {
			if q.Kind == synoptic.Direct && q.Speaker > 0 {
				got = append(got, fmt.Sprintf("%s: %s", es[q.Speaker-1].Name, q.Words.Cut(c.text)))
			}
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}
