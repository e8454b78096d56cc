package statement

import (
	"slices"
	"testing"
)

// What goes on after the cue, in the same paragraph or the next, is one
// attribution; another voice's words, a transcript's lines, and words held at
// arm's length are not.
func TestQuotationsGoOn(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"after the cue", "“We lost the pier in one night,” Lena Moss said. “We will build another one.”",
			[]string{"direct: Lena Moss / said / “We lost the pier in one night,” | “We will build another one.”"}},
		{"over paragraphs", "“We lost the pier in one night,” Lena Moss said.\n\n“We will build another one.\n\n“And we will build it higher.”",
			[]string{"direct: Lena Moss / said / “We lost the pier in one night,” | “We will build another one. | “And we will build it higher.”"}},
		{"another voice", "“We lost the pier in one night,” Lena Moss said. “Nobody asked us,” Paul Reyes said.",
			[]string{"direct: Lena Moss / said / “We lost the pier in one night,”", "direct: Paul Reyes / said / “Nobody asked us,”"}},
		{"arm's length", "The so-called “harbour tax” was dropped on Monday.", nil},
	} {
		if got := attributionsOf(t, c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q\nwant %q", c.name, got, c.want)
		}
	}
}

// The lines of a transcript in quotation marks are their speakers', each alone.
func TestTranscriptsDoNotGoOn(t *testing.T) {
	text := "The two met on the radio on Monday.\n\n“MOSS: We will build another pier before the winter comes.\n\n“REYES: Nobody has asked the men who own the boats about it.\n\n“MOSS: We put it up on the door of the town hall.”"
	if got := attributionsOf(t, text); len(got) != 3 {
		t.Errorf("%q, want one for each line", got)
	}
}
