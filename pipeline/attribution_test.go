package pipeline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

// Two men with names of one length, and pronouns for both.
const twoMen = `Fishermen and council fall out over the quay

Paul Reyes, who owns two boats, said the town had never asked him about the quay. “Nobody came to us,” Reyes said. “We read it in the paper.” He hopes to meet the council next week.

The harbour master, Carl Norin, said that the plan was two years old. “We put it up on the door of the town hall,” he said, “and nobody read it.” According to Norin, the quay is to be closed in May.

“That is not how it is done,” said Paul Reyes, adding that he would go to court. Carl Norin called the threat “a poor joke.”
`

// attributed writes an attribution with its places.
func attributed(a *pipeline.Attribution) string {
	return fmt.Sprint(a.Kind, a.Source, a.Cue, a.Content, " ", a.Speaker)
}

// Two speakers' names swapped in a text swap in what is found, pronouns
// included, and nothing else does: every span stays.
func TestSwapSpeakers(t *testing.T) {
	p := open(t, 0)
	swap := strings.NewReplacer("Paul Reyes", "Carl Norin", "Carl Norin", "Paul Reyes", "Reyes", "Norin", "Norin", "Reyes")
	found := p.Attributions(twoMen, swap.Replace(twoMen))
	var want, got []string
	named := map[string]bool{}
	for i := range found[0] {
		want = append(want, swap.Replace(attributed(&found[0][i])))
		named[found[0][i].Speaker] = true
	}
	for i := range found[1] {
		got = append(got, attributed(&found[1][i]))
	}
	if len(got) < 8 || !named["Paul Reyes"] || !named["Carl Norin"] {
		t.Errorf("%d attributions, speakers %v", len(got), named)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// Quotation marks of one style rewritten in another give the same words of the
// same speakers, through the whole program.
func TestMarkStyles(t *testing.T) {
	p := open(t, 0)
	styles := []*strings.Replacer{
		strings.NewReplacer(),
		strings.NewReplacer("“", `"`, "”", `"`),
		strings.NewReplacer("“", "''", "”", "''"),
		strings.NewReplacer("“", "``", "”", "''"),
		strings.NewReplacer("“", "«", "”", "»"),
		strings.NewReplacer("“", "„", "”", "“"),
	}
	letters := strings.NewReplacer("“", "", "”", "", `"`, "", "''", "", "``", "", "«", "", "»", "", "„", "")
	var first []string
	for n, style := range styles {
		text := style.Replace(twoMen)
		var got []string
		for _, a := range p.Attributions(text)[0] {
			var words []string
			for _, role := range [][]synoptic.Span{a.Source, a.Cue, a.Content} {
				for _, s := range role {
					words = append(words, letters.Replace(s.Cut(text)))
				}
			}
			got = append(got, string(a.Kind)+" "+strings.Join(words, " | ")+" "+a.Speaker)
		}
		if n == 0 {
			first = got
		} else if !slices.Equal(got, first) {
			t.Errorf("style %d:\ngot  %s\nwant %s", n, strings.Join(got, "\n     "), strings.Join(first, "\n     "))
		}
	}
}

// Another report moves no span and changes no speaker that a report names. It
// may fill a speaker who is open, and then settled_by names a report.
func TestAddReport(t *testing.T) {
	p := open(t, 0)
	texts := files(t)
	type key struct {
		file string
		span synoptic.Span
		kind synoptic.QuoteKind
	}
	said := func(without string) map[key]*synoptic.Rendering {
		some := make(map[string]string)
		for name, text := range texts {
			if name != without {
				some[name] = text
			}
		}
		reports := readAll(t, p, some)
		byID := make(map[synoptic.ReportID]string)
		for _, r := range reports {
			byID[r.ID] = r.File[strings.LastIndexByte(r.File, '/')+1:]
		}
		out := make(map[key]*synoptic.Rendering)
		for _, u := range p.Utterances(reports) {
			for i := range u.Renderings {
				r := &u.Renderings[i]
				out[key{byID[r.Report], r.Span, r.Kind}] = r
				if r.SettledBy != nil && (byID[*r.SettledBy] == "" || *r.SettledBy == r.Report) {
					t.Errorf("without %q: settled by %q", without, *r.SettledBy)
				}
			}
		}
		return out
	}
	all := said("")
	filled, kept := 0, 0
	for name := range texts {
		for at, before := range said(name) {
			after := all[at]
			if after == nil {
				if before.Kind != synoptic.Indirect {
					t.Errorf("with %s: %v of %s is gone", name, at.span, at.file)
				}
				continue
			}
			if !slices.Equal(before.Cue, after.Cue) || !slices.Equal(before.Source, after.Source) {
				t.Errorf("with %s: cue or source of %v of %s moved", name, at.span, at.file)
			}
			switch {
			case before.SpeakerName == after.SpeakerName && (before.SettledBy == nil) == (after.SettledBy == nil):
				kept++
			case after.SettledBy != nil && (before.SpeakerName == "" || before.SettledBy != nil || described(before.SpeakerName)):
				filled++ // open, told by another already, or only described
			default:
				t.Errorf("with %s: the speaker of %v of %s was %q, is %q", name, at.span, at.file, before.SpeakerName, after.SpeakerName)
			}
		}
	}
	if filled == 0 || kept < 50 {
		t.Errorf("%d speakers filled, %d kept", filled, kept)
	}
}

// described tells that a speaker goes by no name: "a resident", "Rescue boats".
func described(name string) bool {
	words := strings.Fields(name)
	return len(words) > 0 && strings.ToLower(words[len(words)-1]) == words[len(words)-1]
}
