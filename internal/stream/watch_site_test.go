package stream

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/sqlite"
)

// A press is one outlet's site: what stands at its addresses can be changed, and
// it counts who asks.
type press struct {
	*httptest.Server
	mu   sync.Mutex
	at   map[string]http.HandlerFunc
	hits map[string]int
}

func newPress(t *testing.T) *press {
	t.Helper()
	p := &press{at: map[string]http.HandlerFunc{}, hits: map[string]int{}}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.hits[r.URL.Path]++
		h := p.at[r.URL.Path]
		p.mu.Unlock()
		if h == nil {
			http.NotFound(w, r)
			return
		}
		h(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *press) set(path string, h http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.at[path] = h
}

func (p *press) asked(path string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.hits[path]
}

// says answers with a text, and 304 to who has it.
func says(text string) http.HandlerFunc {
	mark := `"` + hash(text) + `"`
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", mark)
		if r.Header.Get("If-None-Match") == mark {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, text)
	}
}

func answers(code int, head ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(head); i += 2 {
			w.Header().Set(head[i], head[i+1])
		}
		w.WriteHeader(code)
	}
}

// An item is an entry of a feed.
type item struct{ link, title, day, text string }

func rss(title string, items ...item) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>%s</title><link>https://%s.example/</link>\n", title, strings.ToLower(strings.ReplaceAll(title, " ", "")))
	for _, x := range items {
		at, _ := time.Parse("2006-01-02", x.day)
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><guid>%s</guid><pubDate>%s</pubDate><description>%s</description></item>\n",
			html.EscapeString(x.title), x.link, x.link, at.Add(9*time.Hour).Format(time.RFC1123Z), html.EscapeString(x.text))
	}
	return b.String() + "</channel></rss>\n"
}

func atom(title string, items ...item) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>%s</title><id>x</id><updated>2026-03-03T12:00:00Z</updated>\n", title)
	for _, x := range items {
		fmt.Fprintf(&b, "<entry><title>%s</title><link rel=\"alternate\" href=\"%s\"/><id>%s</id><updated>%sT10:00:00Z</updated><summary>%s</summary></entry>\n",
			html.EscapeString(x.title), x.link, x.link, x.day, html.EscapeString(x.text))
	}
	return b.String() + "</feed>\n"
}

func jsonFeed(title string, items ...item) string {
	var list []map[string]string
	for _, x := range items {
		list = append(list, map[string]string{"id": x.link, "url": x.link, "title": x.title, "date_published": x.day + "T11:00:00Z", "content_text": x.text})
	}
	b, _ := json.Marshal(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": title, "items": list})
	return string(b)
}

// webPage is a page as sites make them: the report between what is not.
func webPage(outlet, title, day, extra string, paragraphs ...string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="en"><head><title>%[2]s | %[1]s</title><meta property="og:site_name" content="%[1]s">
<meta property="article:published_time" content="%[3]sT10:15:00Z"></head><body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<div class="ad-slot">ADVERTISEMENT</div><article><h1>%[2]s</h1><p class="byline">By Staff Reporter</p><div class="share-bar"><a href="#">Share</a> <a href="#">Tweet</a></div>
<p>%[4]s</p></article><aside class="related"><h3>Read more</h3><a href="/x">%[5]s</a></aside><footer>© %[1]s. All rights reserved.</footer></body></html>`,
		outlet, title, day, strings.Join(paragraphs, "</p>\n<p>"), extra)
}

// Three outlets' accounts of one event.
var (
	heraldText = []string{
		"The grain ferry Marrow Belle ran aground on the sandbank off Pell Point on Monday evening with 41 people on board, the coastguard said.",
		"Nine passengers were treated for cold after they were taken off by the lifeboat Constance. Nobody was badly hurt.",
		"“We heard a long scrape and then the lights went out,” said Oona Farrell, a teacher who was travelling with her class.",
		"Harbour master Ivo Lindqvist said that the ferry would be towed to Carrick dock at high water on Tuesday.",
		"The operator, Pell Lines, said that it had opened an inquiry and that the captain, Ruth Abara, had been asked to stay ashore until it ends.",
	}
	postText = []string{
		"A ferry carrying 43 passengers and crew struck a sandbank near Pell Point on Monday night, according to the coastguard.",
		"At least eleven people were treated for cold, the ambulance service said. The lifeboat Constance made four trips to bring everybody ashore.",
		"“We heard a long scrape, and the lights went out,” Oona Farrell, a teacher, told reporters on the quay.",
		"Ivo Lindqvist, the harbour master, said the Marrow Belle would be towed to Carrick on Wednesday.",
	}
	lampText = []string{
		"The ferry Marrow Belle was stuck on a sandbank off Pell Point for five hours on Monday before its passengers were taken off by lifeboat.",
		"Pell Lines, the operator, has opened an inquiry. Captain Ruth Abara denied that the ferry had been going too fast.",
		"“She was at six knots, no more,” Abara said.",
		"The harbour master, Ivo Lindqvist, said that the channel had not been dredged since last spring.",
	}
)

const teaser = "A ferry has run aground off Pell Point, and people were taken off by lifeboat. Read more"

// A desk is a watch with a clock of its own, on a store in a file.
type desk struct {
	t    *testing.T
	file string
	s    *sqlite.Store
	w    *Watch

	mu   sync.Mutex
	now  time.Time
	told []Told
}

func newDesk(t *testing.T, feeds ...string) *desk {
	t.Helper()
	d := &desk{t: t, file: filepath.Join(t.TempDir(), "s.db"), now: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)}
	d.open()
	t.Cleanup(func() { d.s.Close() })
	for _, f := range feeds {
		d.add(store.Feed{URL: f})
	}
	return d
}

// open begins anew with what is in the file.
func (d *desk) open() {
	d.t.Helper()
	if d.s != nil {
		d.s.Close()
	}
	s, err := sqlite.Open(context.Background(), sqlite.Config{File: d.file, Create: true, Now: d.clock})
	if err != nil {
		d.t.Fatal(err)
	}
	d.s = s
	d.w = NewWatch(WatchConfig{
		Pipeline: open(d.t), Store: s, Now: d.clock, Seed: 7, Every: time.Hour,
		After: func(time.Duration) <-chan time.Time { return time.After(time.Millisecond) },
		Fetcher: fetch.New(fetch.Config{AllowPrivate: true, Pause: time.Nanosecond, Timeout: 3 * time.Second, Now: d.clock,
			Sleep: func(ctx context.Context, _ time.Duration) error { return ctx.Err() }}),
		Tell: func(x Told) { d.mu.Lock(); d.told = append(d.told, x); d.mu.Unlock() },
	})
}

func (d *desk) clock() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.now
}

func (d *desk) later(by time.Duration) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.now = d.now.Add(by)
}

func (d *desk) add(f store.Feed) {
	d.t.Helper()
	if err := d.s.PutFeed(context.Background(), f); err != nil {
		d.t.Fatal(err)
	}
}

// once looks once and gives what was told, by feed.
func (d *desk) once() map[string]Told {
	d.t.Helper()
	d.mu.Lock()
	d.told = nil
	d.mu.Unlock()
	if _, err := d.w.Once(context.Background()); err != nil {
		d.t.Fatal(err)
	}
	out := map[string]Told{}
	for _, x := range d.told {
		if _, twice := out[x.URL]; twice {
			d.t.Errorf("%s was looked at twice", x.URL)
		}
		out[x.URL] = x
	}
	return out
}

func (d *desk) feed(url string) store.Feed {
	d.t.Helper()
	for _, f := range must(d.s.ListFeeds(context.Background())) {
		if f.URL == url {
			return f
		}
	}
	d.t.Fatalf("no feed %s", url)
	return store.Feed{}
}

func (d *desk) reports() []store.ReportHead {
	list, _, err := d.s.ListReports(context.Background(), store.ReportFilter{}, store.Page{Limit: 1000})
	if err != nil {
		d.t.Fatal(err)
	}
	return list
}

func (d *desk) refused() map[string]string {
	out := map[string]string{}
	for _, r := range must(d.s.Refusals(context.Background())) {
		out[r.Input] = r.Kind + ": " + r.Why
	}
	return out
}

// three sets up three outlets: one whose feed holds the text, two of teasers.
func three(t *testing.T) (herald, post, lamp *press, feeds []string) {
	t.Helper()
	herald, post, lamp = newPress(t), newPress(t), newPress(t)
	full := "<p>" + strings.Join(heraldText, "</p><p>") + "</p><p>" + strings.Repeat("The ferry line has run between Carrick and the islands for ninety years, and most who live there have taken it. ", 6) + "</p>"
	herald.set("/feed", says(rss("Harbour Herald", item{herald.URL + "/ferry", "Ferry aground off Pell Point", "2026-03-03", full})))
	post.set("/atom", says(atom("Evening Post", item{post.URL + "/news/1", "Ferry strikes sandbank", "2026-03-03", teaser})))
	post.set("/news/1", says(webPage("Evening Post", "Ferry strikes sandbank", "2026-03-03", "Ten walks for spring", postText...)))
	lamp.set("/feed.json", says(jsonFeed("The Lamp", item{lamp.URL + "/a/ferry", "Captain denies speeding", "2026-03-03", teaser})))
	lamp.set("/a/ferry", says(webPage("The Lamp", "Captain denies speeding", "2026-03-03", "Our best pies", lampText...)))
	return herald, post, lamp, []string{herald.URL + "/feed", post.URL + "/atom", lamp.URL + "/feed.json"}
}
