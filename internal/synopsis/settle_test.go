package synopsis

import (
	"testing"

	"github.com/synoptic-news/synoptic"
)

// TestSettle: what one report leaves open another settles by a name beside the
// cue; what a pronoun stands for in one report alone settles nothing.
func TestSettle(t *testing.T) {
	bare := hand{text: "A night of fire.\n“" + fullWords + "”"}
	moss := hand{text: "“" + fullWords + "” Lena Moss said.", name: "Lena Moss"}
	reyes := hand{text: "“" + fullWords + "” Paul Reyes said.", name: "Paul Reyes"}
	she := hand{text: "Lena Moss was there.\n“" + fullWords + "” she said.", name: "Lena Moss", source: "she"}
	she2 := hand{text: "The mayor is Lena Moss.\n“" + fullWords + "” she said.", name: "Lena Moss", source: "she"}
	he := hand{text: "Paul Reyes was there.\n“" + fullWords + "” he said.", name: "Paul Reyes", source: "he"}
	for name, c := range map[string]struct {
		reports []hand
		speaker string            // of the first report's rendering
		by      synoptic.ReportID // "" for nobody
	}{
		"a name beside the cue":         {[]hand{bare, moss}, "Lena Moss", "b"},
		"before one that is resolved":   {[]hand{bare, she, moss}, "Lena Moss", "c"},
		"whatever a pronoun stands for": {[]hand{bare, he, moss}, "Lena Moss", "c"},
		"two names":                     {[]hand{bare, moss, reyes}, "", ""},
		"one pronoun":                   {[]hand{bare, she}, "", ""},
		"two pronouns agree":            {[]hand{bare, she, she2}, "Lena Moss", "b"},
		"two pronouns disagree":         {[]hand{bare, she, he}, "", ""},
		"its own":                       {[]hand{moss, reyes}, "Lena Moss", ""},
		"its own, resolved":             {[]hand{he, moss}, "Paul Reyes", ""},
	} {
		us := said(c.reports...)
		if len(us) != 1 {
			t.Errorf("%s: %d utterances", name, len(us))
			continue
		}
		for _, r := range us[0].Renderings {
			if r.Report != "a" {
				continue
			}
			by := synoptic.ReportID("")
			if r.SettledBy != nil {
				by = *r.SettledBy
			}
			if r.SpeakerName != c.speaker || by != c.by {
				t.Errorf("%s: %q by %q, want %q by %q", name, r.SpeakerName, by, c.speaker, c.by)
			}
		}
	}
}
