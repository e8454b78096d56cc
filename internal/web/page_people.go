package web

import (
	"net/http"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

// peoplePage lists who is quoted.
type peoplePage struct {
	frame
	Asked string
	Rows  []personRow
	Next  string
}

type personRow struct{ Href, Name, Sayings, Stories string }

func (p *pageSet) people(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	x := &peoplePage{frame: p.frame(r, "People", "/people"), Asked: render.Clean(q.Get("name"))}
	list, next, err := p.store.Speakers(r.Context(), x.Asked, store.Page{Limit: 100, After: store.Cursor(q.Get("after"))})
	if err != nil {
		return err
	}
	for _, c := range list {
		name := render.Clean(c.Name)
		x.Rows = append(x.Rows, personRow{personPath(c.Name), name, numbered(c.Sayings, "saying"), numbered(c.Stories, "story")})
	}
	if next != "" {
		x.Next = with(q, "after", string(next))
	}
	return p.show(w, r, http.StatusOK, "page-people", x)
}

// personPage is all that one person said, by date.
type personPage struct {
	frame
	Name  string
	Words string
	Days  []sayingDay
	Next  string
}

type sayingDay struct {
	Date, ISO string
	Stories   []sayingStory
}

// A sayingStory is what a person said in one story, on one day.
type sayingStory struct {
	Href, Title string
	Sayings     []sayingRow
}

type sayingRow struct {
	Href, Compare, Outlet, Text, Kind string
	Direct                            bool
	Speaker                           string // where it goes by another name there
}

func (p *pageSet) person(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	name := r.PathValue("name")
	x := &personPage{frame: p.frame(r, render.Clean(name), "/people"), Name: render.Clean(name), Words: render.Clean(q.Get("words"))}
	x.Back = personPath(name)
	list, next, err := p.store.Sayings(ctx, store.SayingFilter{Speaker: name, Words: x.Words}, store.Page{Limit: 200, After: store.Cursor(q.Get("after"))})
	if err != nil {
		return err
	}
	if len(list) == 0 && x.Words == "" && q.Get("after") == "" {
		return synoptic.ErrNotFound
	}
	titles := make(map[synoptic.StoryID]string)
	for _, s := range list {
		if k := len(x.Days) - 1; k < 0 || x.Days[k].ISO != s.Day {
			d := sayingDay{ISO: s.Day, Date: "No day stated"}
			if s.Day != "" {
				d.Date = render.LongDate(s.Day)
			}
			x.Days = append(x.Days, d)
		}
		title, ok := titles[s.Story]
		if !ok {
			if story, err := p.store.Story(ctx, s.Story); err == nil {
				title = titleOf(story.Title)
			}
			titles[s.Story] = title
		}
		day := &x.Days[len(x.Days)-1]
		at := -1
		for i := range day.Stories {
			if day.Stories[i].Href == storyPath(s.Story) {
				at = i
			}
		}
		if at < 0 {
			at = len(day.Stories)
			day.Stories = append(day.Stories, sayingStory{Href: storyPath(s.Story), Title: title})
		}
		row := sayingRow{Href: spanPath(s.Report, s.Start, s.End), Compare: storyPath(s.Story) + "?ref=" + s.Quote, Outlet: render.Clean(s.Outlet),
			Text: render.Clean(s.Text), Kind: render.Clean(string(s.Kind)), Direct: s.Kind == synoptic.Direct}
		if !strings.EqualFold(s.Speaker, name) {
			row.Speaker = render.Clean(s.Speaker)
		}
		day.Stories[at].Sayings = append(day.Stories[at].Sayings, row)
	}
	if next != "" {
		x.Next = with(q, "after", string(next))
	}
	return p.show(w, r, http.StatusOK, "page-person", x)
}

// searchPage is what was found.
type searchPage struct {
	frame
	Kind, Outlet, From, To string
	Asked                  bool
	Hits                   []hitRow
	Next                   string
}

type hitRow struct {
	Kind, Href, Title, Outlet, Day, Speaker, Person, Story string
	Snippet                                                []store.Piece
}

func (p *pageSet) search(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	x := &searchPage{frame: p.frame(r, "Search", "/search"), Kind: q.Get("kind"), Outlet: render.Clean(q.Get("outlet")), From: render.Clean(q.Get("from")), To: render.Clean(q.Get("to"))}
	x.frame.Words = render.Clean(q.Get("q"))
	if x.Asked = x.frame.Words != ""; !x.Asked {
		return p.show(w, r, http.StatusOK, "page-search", x)
	}
	x.Title = "Search: " + render.Clean(x.frame.Words)
	ask := store.Query{Words: x.frame.Words, Kind: store.HitKind(x.Kind), Outlet: x.Outlet, From: x.From, To: x.To}
	switch ask.Kind {
	case "", store.HitReport, store.HitQuote, store.HitClaim:
	default:
		return mistake{"There is no kind of finding called “" + render.Clean(x.Kind) + "”."}
	}
	hits, next, err := p.store.Search(r.Context(), ask, store.Page{Limit: 40, After: store.Cursor(q.Get("after"))})
	if err != nil {
		return err
	}
	for _, h := range hits {
		row := hitRow{Kind: string(h.Kind), Href: reportPath(h.Report), Title: titleOf(h.Title), Outlet: render.Clean(h.Outlet), Day: "no date", Speaker: render.Clean(h.Speaker)}
		if h.Day != "" {
			row.Day = shortDay(h.Day)
		}
		if h.Speaker != "" {
			row.Person = personPath(h.Speaker)
		}
		if h.Story != "" {
			row.Story = storyPath(h.Story)
			if h.Ref != "" {
				row.Href = row.Story + "?ref=" + h.Ref
			}
		}
		for _, s := range h.Snippet {
			// Spaces between pieces are kept, what is in them is cleaned.
			row.Snippet = append(row.Snippet, store.Piece{Text: edged(s.Text), Hit: s.Hit})
		}
		x.Hits = append(x.Hits, row)
	}
	if next != "" {
		x.Next = with(q, "after", string(next))
	}
	return p.show(w, r, http.StatusOK, "page-search", x)
}

// edged cleans a piece of a line and keeps a space at either end.
func edged(s string) string {
	out := render.Clean(s)
	if strings.HasPrefix(s, " ") || strings.HasPrefix(s, "\n") {
		out = " " + out
	}
	if len(s) > 1 && (strings.HasSuffix(s, " ") || strings.HasSuffix(s, "\n")) {
		out += " "
	}
	return out
}
