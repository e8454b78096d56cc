package web

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
	"github.com/synoptic-news/synoptic/internal/store"
)

// fetched is a page as it came.
type fetched struct {
	status int
	header http.Header
	body   string
}

// once follows no redirect.
var once = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}

func fetch(t testing.TB, address string) fetched {
	t.Helper()
	res, err := once.Get(address)
	return taken(t, res, err)
}

func post(t testing.TB, address string, form url.Values) fetched {
	t.Helper()
	res, err := once.PostForm(address, form)
	return taken(t, res, err)
}

func taken(t testing.TB, res *http.Response, err error) fetched {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fetched{res.StatusCode, res.Header, string(b)}
}

// storyOf gives the head of the story that holds the words.
func storyOf(t testing.TB, s store.Store, words string) store.StoryHead {
	t.Helper()
	list, _, err := s.ListStories(context.Background(), store.StoryFilter{Words: words}, store.Page{})
	if err != nil || len(list) == 0 {
		t.Fatalf("%q: no story (%v)", words, err)
	}
	return list[0]
}

// A crawl goes from page to page and looks at each of them.
type crawl struct {
	t     testing.TB
	base  string
	seen  map[string]*seenPage
	queue []string
	each  func(path string, p *seenPage)
	most  int // pages
}

type seenPage struct {
	fetched
	ids   map[string]bool
	links []string
}

func crawled(t testing.TB, base string, most int, each func(path string, p *seenPage)) *crawl {
	c := &crawl{t: t, base: base, seen: map[string]*seenPage{}, queue: []string{"/", "/people", "/feeds", "/decisions", "/search?q=ferry", "/keys"}, each: each, most: most}
	for len(c.queue) > 0 && len(c.seen) < c.most {
		path := c.queue[0]
		c.queue = c.queue[1:]
		c.visit(path)
	}
	return c
}

func (c *crawl) visit(path string) {
	if c.seen[path] != nil {
		return
	}
	p := &seenPage{fetched: fetch(c.t, c.base+path), ids: map[string]bool{}}
	c.seen[path] = p
	if to := p.header.Get("Location"); p.status >= 300 && p.status < 400 {
		c.follow(path, to)
		return
	}
	if strings.HasPrefix(p.header.Get("Content-Type"), "text/html") {
		p.read(c.t, path)
		if c.each != nil {
			c.each(path, p)
		}
		for _, l := range p.links {
			c.follow(path, l)
		}
	}
}

// follow puts a link's page in the queue, if it is one of ours.
func (c *crawl) follow(from, link string) {
	base, err := url.Parse(c.base + from)
	if err != nil {
		c.t.Fatal(err)
	}
	u, err := base.Parse(link)
	if err != nil {
		c.t.Errorf("%s: link %q: %v", from, link, err)
		return
	}
	if u.Scheme+"://"+u.Host == c.base {
		u.Fragment = ""
		c.queue = append(c.queue, strings.TrimPrefix(u.String(), c.base))
	}
}

// read takes ids and links, and looks for what no page may hold.
func (p *seenPage) read(t testing.TB, path string) {
	z := html.NewTokenizer(strings.NewReader(p.body))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		tok := z.Token()
		for _, a := range tok.Attr {
			key := strings.ToLower(a.Key)
			switch {
			case key == "id":
				if p.ids[a.Val] {
					t.Errorf("%s: id %q stands twice", path, a.Val)
				}
				p.ids[a.Val] = true
			case key == "style" || strings.HasPrefix(key, "on") || key == "srcdoc" || key == "formaction":
				t.Errorf("%s: attribute %s=%q", path, key, a.Val)
			case key == "href" || key == "action" || key == "src":
				if !allowedAddress.MatchString(a.Val) {
					t.Errorf("%s: %s leads to %q", path, key, a.Val)
				}
				if tok.Data == "a" {
					p.links = append(p.links, a.Val)
				}
			}
		}
		switch tok.Data {
		case "script":
			if len(tok.Attr) == 0 || !strings.HasPrefix(tok.Attr[0].Val, "/static/page-") {
				t.Errorf("%s: a script that is not ours: %v", path, tok.Attr)
			}
		case "style", "iframe", "object", "embed", "base", "img", "form-x":
			t.Errorf("%s: element %s", path, tok.Data)
		}
	}
}

var allowedAddress = regexp.MustCompile(`^(/($|[^/\\])|\?|#|https?://)`)

// Every link of every page leads to a page that is there, and to a part of it
// that is there.
func TestLinks(t *testing.T) {
	base, _ := serveDesk(t, nil)
	c := crawled(t, base, 400, func(path string, p *seenPage) {
		if p.status != http.StatusOK {
			t.Errorf("%s: status %d", path, p.status)
		}
		if !strings.Contains(p.body, "</html>") {
			t.Errorf("%s: is cut off", path)
		}
	})
	kinds := map[string]int{}
	for path, p := range c.seen {
		kinds[strings.SplitN(strings.TrimPrefix(path, "/"), "/", 2)[0]]++
		for _, l := range p.links {
			u, err := url.Parse(l)
			if err != nil || u.Fragment == "" || u.Host != "" {
				continue
			}
			to := p
			if u.Path != "" || u.RawQuery != "" {
				u.Fragment = ""
				from, _ := url.Parse(base + path)
				to = c.seen[strings.TrimPrefix(from.ResolveReference(u).String(), base)]
			}
			if _, fragment, _ := strings.Cut(l, "#"); to != nil && to.status == http.StatusOK && !to.ids[fragment] {
				t.Errorf("%s: nothing has the id of %q", path, l)
			}
		}
	}
	for _, k := range []string{"stories", "reports", "people"} {
		if kinds[k] < 8 {
			t.Errorf("only %d pages under /%s: %v", kinds[k], k, kinds)
		}
	}
}

// What stands on a page is asked for by its hash and may be kept for ever.
func TestAssets(t *testing.T) {
	base, _ := serveDesk(t, nil)
	home := fetch(t, base+"/")
	paths := regexp.MustCompile(`/static/page-[0-9a-f]{12}\.(css|js)`).FindAllString(home.body, -1)
	if len(paths) != 2 {
		t.Fatalf("%q: want a style sheet and a script", paths)
	}
	for _, p := range paths {
		f := fetch(t, base+p)
		if f.status != http.StatusOK || !strings.Contains(f.header.Get("Cache-Control"), "immutable") || len(f.body) < 1000 {
			t.Errorf("%s: %d, %s, %d bytes", p, f.status, f.header.Get("Cache-Control"), len(f.body))
		}
	}
	if f := fetch(t, base+"/static/page.css"); f.status != http.StatusNotFound {
		t.Errorf("a name without a hash: %d", f.status)
	}
	if got := home.header.Get("Content-Security-Policy"); strings.Contains(got, "unsafe") || !strings.Contains(got, "script-src 'self'") {
		t.Errorf("policy %q", got)
	}
	req, err := http.NewRequest(http.MethodGet, base+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("If-None-Match", home.header.Get("ETag"))
	res, err := once.Do(req)
	if f := taken(t, res, err); f.status != http.StatusNotModified || f.body != "" {
		t.Errorf("the page as it was: %d, %d bytes", f.status, len(f.body))
	}
}

// Filters and orders of the stories.
func TestStoriesFiltered(t *testing.T) {
	base, s := serveDesk(t, nil)
	rows := regexp.MustCompile(`data-open dir="auto">([^<]*)<`)
	titles := func(query string) []string {
		var out []string
		for _, m := range rows.FindAllStringSubmatch(fetch(t, base+"/"+query).body, -1) {
			out = append(out, m[1])
		}
		return out
	}
	all, _, err := s.ListStories(context.Background(), store.StoryFilter{}, store.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(""); len(got) != len(all) {
		t.Errorf("%d stories, want %d", len(got), len(all))
	}
	if got := titles("?words=petrel"); len(got) != 1 || !strings.Contains(got[0], "Silver Petrel") {
		t.Errorf("petrel: %q", got)
	}
	if got := titles("?speaker=roake&kind=wording"); len(got) != 1 {
		t.Errorf("of Roake, in other words: %q", got)
	}
	if got := titles("?from=2025-03-05&to=2025-03-05&least=two"); len(got) != 1 {
		t.Errorf("of one day: %q", got)
	}
	if got := titles("?words=nothingholdsthis"); len(got) != 0 {
		t.Errorf("nothing: %q", got)
	}
	most := 0
	for _, h := range all {
		most = max(most, h.Differences)
	}
	first := titles("?order=disputed")[0]
	for _, h := range all {
		if titleOf(h.Title) == html.UnescapeString(first) && forceOf(h.Weight) < 3 {
			t.Errorf("%q is first, of weight %d", first, h.Weight)
		}
	}
	for query, want := range map[string]int{"?from=yesterday": 400, "?kind=colour": 400, "?least=x": 400, "?after=nonsense": 400, "stories/none": 404, "reports/none": 404, "people/Nobody%20Here": 404, "search?q=x&kind=y": 400} {
		if f := fetch(t, base+"/"+query); f.status != want || !strings.Contains(f.body, "</html>") {
			t.Errorf("%s: status %d, want %d and a page", query, f.status, want)
		}
	}
}

// A link to a difference holds its words, not its number.
func TestDifferencesAreNamedForGood(t *testing.T) {
	base, s := serveDesk(t, nil)
	h := storyOf(t, s, "petrel")
	body := fetch(t, base+storyPath(h.ID)).body
	links := regexp.MustCompile(`class="lasting" href="([^"]*)"`).FindAllStringSubmatch(body, -1)
	if len(links) != h.Differences {
		t.Fatalf("%d links that last, want %d", len(links), h.Differences)
	}
	cards := regexp.MustCompile(`<article class="card [^"]*" id="(d\d+)">`).FindAllStringSubmatch(body, -1)
	for i, m := range links {
		f := fetch(t, base+html.UnescapeString(m[1]))
		if _, part, _ := strings.Cut(f.header.Get("Location"), "#"); f.status != http.StatusFound || part != cards[i][1] {
			t.Errorf("%s: %d to %q", m[1], f.status, f.header.Get("Location"))
		}
	}
	// What is found no more still leads to the words.
	id := regexp.MustCompile(`at=[a-z]+%40([0-9a-f]+)%3A`).FindStringSubmatch(links[0][1])[1]
	f := fetch(t, base+storyPath(h.ID)+"?at=status%40"+id+"%3A0-3")
	if f.status != http.StatusOK || !strings.Contains(f.body, "/reports/"+id+"?at=0-3#r-"+id+"-0-3") {
		t.Errorf("a difference that is none: %d", f.status)
	}
	if f := fetch(t, base+"/reports/"+id+"?at=2-9"); !strings.Contains(f.body, `id="r-`+id+`-2-9"`) {
		t.Error("words of a report have no anchor")
	}
	for _, odd := range []string{"9-2", "x", "0-99999999", "-1-4", "1-1"} {
		if f := fetch(t, base+"/reports/"+id+"?at="+odd); f.status != http.StatusOK {
			t.Errorf("at=%s: %d", odd, f.status)
		}
	}
}

func TestMatrixIsFilteredWithoutScript(t *testing.T) {
	base, s := serveDesk(t, nil)
	h := storyOf(t, s, "petrel")
	count := func(query string) (hidden, rows int) {
		body := fetch(t, base+storyPath(h.ID)+query).body
		body = body[strings.Index(body, `<table class="matrix`):]
		body = body[:strings.Index(body, "</table>")]
		return strings.Count(body, " hidden>"), strings.Count(body, "<tr id=")
	}
	hidden, rows := count("")
	if hidden != 0 || rows < 20 {
		t.Fatalf("%d of %d hidden", hidden, rows)
	}
	for _, q := range []string{"?claims=captain", "?disputed=1", "?carried=" + render.ReportAnchor(firstReport(t, s, h.ID))} {
		if n, all := count(q); n == 0 || n == all || all != rows {
			t.Errorf("%s: %d of %d hidden", q, n, all)
		}
	}
}

func firstReport(t testing.TB, s store.Store, id synoptic.StoryID) synoptic.ReportID {
	t.Helper()
	story, err := s.Story(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return story.Members[0].ID
}

// A report's page greys what is not the report, and shows its revisions.
func TestReportPage(t *testing.T) {
	base, s := serveDesk(t, nil)
	h := storyOf(t, s, "marigold")
	id := firstReport(t, s, h.ID)
	f := fetch(t, base+reportPath(id))
	for _, want := range []string{"<del>Nine</del>", "<ins>Eleven</ins>", "State 2", "State 1", `class="skipped"`, "heading line", storyPath(h.ID)} {
		if !strings.Contains(f.body, want) {
			t.Errorf("%q is missing", want)
		}
	}
	states, err := s.Revisions(context.Background(), id)
	if err != nil || len(states) != 2 {
		t.Fatal(states, err)
	}
	old := fetch(t, base+reportPath(states[0].ID))
	if !strings.Contains(old.body, "earlier state") || !strings.Contains(old.body, "Nine people") {
		t.Error("the earlier state does not say that it is that")
	}
}

func TestPersonPage(t *testing.T) {
	base, _ := serveDesk(t, nil)
	f := fetch(t, base+"/people/Edvin%20Roake")
	if n := strings.Count(f.body, `class="cite"`); f.status != http.StatusOK || n < 5 {
		t.Errorf("%d, %d sayings", f.status, n)
	}
	if a, b := strings.Index(f.body, "2025-03-12"), strings.Index(f.body, "2025-03-11"); a < 0 || b < a {
		t.Errorf("the later day does not come first: %d, %d", a, b)
	}
	some := fetch(t, base+"/people/Edvin%20Roake?words=children")
	if n, all := strings.Count(some.body, `class="cite"`), strings.Count(f.body, `class="cite"`); n == 0 || n >= all {
		t.Errorf("of %d sayings, %d hold the word", all, n)
	}
}

// A browser that asks for what is not there is given a page, a program problem
// details; the way in looks like the other pages.
func TestPagesThatAreNot(t *testing.T) {
	base, _ := serveDesk(t, func(c *Config) { c.Token = "a token of the test's" })
	get := func(path, accept string) fetched {
		req, err := http.NewRequest(http.MethodGet, base+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept", accept)
		req.Header.Set("Authorization", "Bearer a token of the test's")
		res, err := once.Do(req)
		return taken(t, res, err)
	}
	for _, x := range []struct{ path, accept, kind string }{
		{"/storys", "text/html,*/*", "text/html"}, {"/storys", "*/*", "application/problem+json"}, {"/api/v1/storys", "text/html", "application/problem+json"},
	} {
		if f := get(x.path, x.accept); f.status != http.StatusNotFound || !strings.HasPrefix(f.header.Get("Content-Type"), x.kind) {
			t.Errorf("%+v: %d, %s", x, f.status, f.header.Get("Content-Type"))
		}
	}
	in := fetch(t, base+"/login")
	if m := regexp.MustCompile(`href="(/static/[^"]*)"`).FindStringSubmatch(in.body); m == nil || fetch(t, base+m[1]).status != http.StatusOK {
		t.Error("the way in has no style")
	}
}
