package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
)

// besidePage is reports of a story side by side.
type besidePage struct {
	frame
	Story   *render.Story
	Path    string
	Name    string
	Columns []*besideColumn
	Light   string // the part whose words are lit up
	Says    string // what it is
	Choice  []besideChoice
}

// A besideColumn is one of the reports, as the templates of package render show
// it.
type besideColumn struct{ Report any }

type besideChoice struct {
	ID, Outlet, When string
	On               bool
}

// besideMost is how many reports stand beside one another at most, besideFirst
// how many where none is chosen.
const besideMost, besideFirst = 6, 3

var partName = regexp.MustCompile(`^[dcqot][0-9]{1,6}$`)

// beside shows reports of a story side by side. A part of the story ("d3") can
// be lit up in all of them.
func (p *pageSet) beside(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := p.frame(r, "", "/")
	story, doc, kept, err := p.synopsis(r.Context(), synoptic.StoryID(r.PathValue("id")))
	if err != nil {
		return err
	}
	if moved(w, r, story, "/beside") {
		return nil
	}
	if doc == nil {
		http.Redirect(w, r, storyPath(story.ID), http.StatusSeeOther)
		return nil
	}
	s := &doc.Stories[0]
	f.Title = "Side by side: " + titleOf(s.Title)
	x := &besidePage{frame: f, Path: storyPath(story.ID), Name: titleOf(s.Title)}
	x.Watch, x.Marks, x.Back = string(story.ID), x.Path+"/marks?change="+strconv.FormatInt(kept.Change, 10), x.Path
	chosen := choose(s, q["r"])
	if light := q.Get("light"); partName.MatchString(light) {
		x.Light, x.Says = light, says(s, light)
	}
	base := url.Values{}
	for _, id := range chosen {
		base.Add("r", string(id))
	}
	rulers := rulersOf(s)
	x.Story = render.Serve(doc, 0, render.Options{}, render.Serving{
		Lit: x.Light,
		Link: func(part string) string {
			to := with(base, "light", part)
			for _, m := range mentionsOf(s, part) {
				if slices.Contains(chosen, m.Report) {
					if at, ok := rulers[m.Report].Points(m.Span); ok {
						return to + "#" + render.ReportAnchor(m.Report) + "-" + itoa(at.Start) + "-" + itoa(at.End)
					}
				}
			}
			return to
		},
	})
	for _, id := range chosen {
		for i := range x.Story.Reports {
			if x.Story.Reports[i].Of == id {
				x.Columns = append(x.Columns, &besideColumn{x.Story.Reports[i]})
			}
		}
	}
	for i := range s.Reports {
		m := &s.Reports[i]
		x.Choice = append(x.Choice, besideChoice{string(m.ID), render.Clean(m.Outlet), whenOf(m), slices.Contains(chosen, m.ID)})
	}
	return p.show(w, r, http.StatusOK, "page-beside", x)
}

// choose gives the reports to be shown: those asked for, else some that do not
// go back to one origin.
func choose(s *synoptic.Synopsis, asked []string) []synoptic.ReportID {
	var out []synoptic.ReportID
	add := func(id synoptic.ReportID, most int) {
		if len(out) < most && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, a := range asked {
		if slices.ContainsFunc(s.Reports, func(r synoptic.Report) bool { return string(r.ID) == a }) {
			add(synoptic.ReportID(a), besideMost)
		}
	}
	first := besideFirst
	if len(out) == 1 {
		first = 2 // beside the one that was asked for
	} else if len(out) > 1 {
		return out
	}
	copies := func(id synoptic.ReportID) bool {
		return slices.ContainsFunc(s.Origins, func(o synoptic.Origin) bool {
			return o.Value == synoptic.SameOrigin && (o.A == id && slices.Contains(out, o.B) || o.B == id && slices.Contains(out, o.A))
		})
	}
	for _, again := range []bool{false, true} {
		for i := range s.Reports {
			if id := s.Reports[i].ID; again || !copies(id) {
				add(id, first)
			}
		}
	}
	return out
}

// mentionsOf are the words that a part of a story points at.
func mentionsOf(s *synoptic.Synopsis, part string) []synoptic.Mention {
	n, err := strconv.Atoi(part[1:])
	if err != nil || n < 1 {
		return nil
	}
	var out []synoptic.Mention
	switch n--; {
	case part[0] == 'd' && n < len(s.Discrepancies):
		for _, r := range s.Discrepancies[n].Readings {
			out = append(out, r.Mentions...)
		}
	case part[0] == 'c' && n < len(s.Claims):
		for _, m := range s.Claims[n].Mentions {
			out = append(out, m.Mention)
		}
	case part[0] == 'q' && n < len(s.Quotes):
		for _, m := range s.Quotes[n].Renderings {
			out = append(out, m.Mention)
		}
	case part[0] == 'o' && n < len(s.Only):
		out = append(out, s.Only[n].Mention)
	case part[0] == 't' && n < len(s.Timeline):
		for _, m := range s.Timeline[n].Mentions {
			out = append(out, m.Mention)
		}
	}
	return out
}

// says tells what a part of a story is.
func says(s *synoptic.Synopsis, part string) string {
	n, _ := strconv.Atoi(part[1:])
	n--
	switch {
	case n < 0:
	case part[0] == 'd' && n < len(s.Discrepancies):
		d := &s.Discrepancies[n]
		out := "Difference " + part[1:] + " (" + render.Clean(string(d.Kind)) + "): "
		for i, r := range d.Readings {
			if i > 0 {
				out += " / "
			}
			out += "“" + render.Clean(r.Value) + "”"
		}
		return out
	case part[0] == 'c' && n < len(s.Claims):
		return "Claim " + part[1:] + ": " + render.Clean(s.Claims[n].Text)
	case part[0] == 'q' && n < len(s.Quotes):
		return "Quote " + part[1:] + ", " + render.Clean(s.Quotes[n].SpeakerName)
	case part[0] == 't' && n < len(s.Timeline):
		return "Event " + part[1:] + ": " + render.Clean(s.Timeline[n].What)
	case part[0] == 'o' && n < len(s.Only):
		return "Only in one report, " + part[1:]
	}
	return ""
}

func itoa(n int) string { return strconv.Itoa(n) }
