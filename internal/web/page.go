package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

//go:embed template/*.html
var pageTemplates embed.FS

// A pageSet is the pages: plain HTML that works without script, made for each
// request of what the store holds. Their own script only adds to it.
type pageSet struct {
	server *Server
	store  store.Store
	log    *slog.Logger
	t      *template.Template
	files  *assets
	path   struct{ style, script string }
}

// pages adds the pages.
func (s *Server) pages(mux *http.ServeMux) error {
	p, err := newPageSet(s)
	if err != nil {
		return err
	}
	s.sheets = p
	p.routes(mux)
	return nil
}

func newPageSet(s *Server) (*pageSet, error) {
	p := &pageSet{server: s, store: s.Store, log: s.log}
	var err error
	if p.files, err = newAssets(); err != nil {
		return nil, err
	}
	p.path.style, p.path.script = p.files.path("page.css"), p.files.path("page.js")
	if p.t, err = render.Templates(); err != nil {
		return nil, err
	}
	p.t, err = p.t.Funcs(template.FuncMap{"count": numbered, "dict": dict, "person": personPath}).ParseFS(pageTemplates, "template/*.html")
	return p, err
}

// routes adds the pages to a mux.
func (p *pageSet) routes(mux *http.ServeMux) {
	mux.Handle("GET /static/{name}", p.files)
	for path, h := range map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /{$}":                 p.stories,
		"GET /stories/{id}":        p.story,
		"GET /stories/{id}/beside": p.beside,
		"GET /stories/{id}/marks":  p.marks,
		"GET /reports/{id}":        p.report,
		"GET /people":              p.people,
		"GET /people/{name}":       p.person,
		"GET /search":              p.search,
		"GET /feeds":               p.feeds,
		"GET /decisions":           p.decisions,
		"GET /keys":                p.keys,
		"POST /decisions":          p.decide,
		"POST /decisions/{n}/undo": p.undo,
		"POST /feeds":              p.setFeed,
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if err := h(w, r); err != nil {
				p.fail(w, r, err)
			}
		})
	}
}

// A frame is what stands around every page.
type frame struct {
	Title   string
	Here    string // the entry of the navigation that the page is under
	Words   string // in the search box
	Style   string
	Script  string
	Marks   string // address of the page's own style rules, "" for none
	Events  string // where changes are told
	Watch   string // whose changes matter: the ID of a story, "*" for all stories, "" for none
	Change  int64  // number of the last change that the page has
	Writing bool   // decisions can be made
	Done    *doneNote
	Back    string // address of this page, for forms
}

// A doneNote says what was decided just now.
type doneNote struct {
	Number int64
	Text   string
	Undone bool
}

func (p *pageSet) frame(r *http.Request, title, here string) frame {
	f := frame{Title: title, Here: here, Style: p.path.style, Script: p.path.script, Events: eventsPath, Writing: p.server.writable() == nil, Back: here}
	f.Change, _ = p.store.Latest(r.Context()) // an error shows in what the page reads next
	f.Done = p.done(r)
	return f
}

// show writes a page.
func (p *pageSet) show(w http.ResponseWriter, r *http.Request, status int, name string, data any) error {
	var b bytes.Buffer
	if err := p.t.ExecuteTemplate(&b, name, data); err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	if status == http.StatusOK {
		sum := sha256.Sum256(b.Bytes())
		tag := `"` + hex.EncodeToString(sum[:12]) + `"`
		h.Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return nil
		}
	}
	w.WriteHeader(status)
	if _, err := w.Write(b.Bytes()); err != nil {
		p.log.Debug("page not sent", "page", name, "error", err)
	}
	return nil
}

// A mistake is an error of who asked.
type mistake struct{ what string }

func (m mistake) Error() string { return m.what }

type errorPage struct {
	frame
	What, Hint string
}

// fail answers with a page that says what is wrong.
func (p *pageSet) fail(w http.ResponseWriter, r *http.Request, err error) {
	status, title := http.StatusInternalServerError, "Something failed"
	x := errorPage{What: "The page could not be made.", Hint: "The server’s log says why."}
	var m mistake
	var big *http.MaxBytesError
	switch {
	case errors.Is(err, synoptic.ErrNotFound):
		status, title = http.StatusNotFound, "Not found"
		x.What, x.Hint = "Nothing of this name is kept here.", "The search finds stories, reports and people by their words."
	case errors.As(err, &m):
		status, title = http.StatusBadRequest, "This cannot be done"
		x.What, x.Hint = m.what, ""
	case errors.Is(err, store.ErrQuery), errors.Is(err, store.ErrCursor):
		status, title = http.StatusBadRequest, "This cannot be looked for"
		x.What, x.Hint = render.Clean(err.Error()), ""
	case errors.As(err, &big):
		status, title, x.What, x.Hint = http.StatusRequestEntityTooLarge, "Too much", "More was sent than a form holds.", ""
	case errors.Is(err, store.ErrReadOnly):
		status, title = http.StatusForbidden, "Only read"
		x.What, x.Hint = "The store is only read here: nothing can be decided.", ""
	case errors.Is(err, store.ErrBusy), errors.Is(err, context.DeadlineExceeded):
		status, title = http.StatusServiceUnavailable, "Busy"
		x.What, x.Hint = "The store is busy.", "Try again in a moment."
	case errors.Is(err, context.Canceled):
		return // who asked is gone
	default:
		p.log.Error("page", "path", r.URL.Path, "error", err)
	}
	x.frame = p.frame(r, title, "")
	if err := p.show(w, r, status, "page-error", x); err != nil {
		p.log.Error("error page", "error", err)
		http.Error(w, title, status)
	}
}

type keysPage struct{ frame }

func (p *pageSet) keys(w http.ResponseWriter, r *http.Request) error {
	return p.show(w, r, http.StatusOK, "page-keys", keysPage{p.frame(r, "Keys", "")})
}

// numbered is a number with its noun: "1 outlet", "3 outlets", "2 stories".
func numbered(n int, noun string) string {
	if n != 1 {
		if stem, ok := strings.CutSuffix(noun, "y"); ok {
			noun = stem + "ie"
		}
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// dict makes a map of names and values, for templates that need several.
func dict(pairs ...any) (map[string]any, error) {
	out := make(map[string]any)
	for i := 0; i+1 < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("dict: %v is no name", pairs[i])
		}
		out[name] = pairs[i+1]
	}
	return out, nil
}

// with is a query with some of its values replaced; "" takes one out.
func with(q url.Values, pairs ...string) string {
	out := url.Values{}
	for k, v := range q {
		out[k] = v
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			out.Del(pairs[i])
		} else {
			out.Set(pairs[i], pairs[i+1])
		}
	}
	if len(out) == 0 {
		return "?"
	}
	return "?" + out.Encode()
}

// storyPath and the like are addresses of pages.
func storyPath(id synoptic.StoryID) string   { return "/stories/" + url.PathEscape(string(id)) }
func reportPath(id synoptic.ReportID) string { return "/reports/" + url.PathEscape(string(id)) }
func personPath(name string) string          { return "/people/" + url.PathEscape(name) }

// spanPath is where words of a report can be found for ever: a report never
// changes, and neither do places in it, in code points.
func spanPath(id synoptic.ReportID, start, end int) string {
	at := fmt.Sprintf("%d-%d", start, end)
	return reportPath(id) + "?at=" + at + "#" + render.ReportAnchor(id) + "-" + at
}
