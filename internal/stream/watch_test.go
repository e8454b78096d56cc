package stream

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
)

// Three feeds become one story of three outlets; looked at again, nothing is
// fetched that has not changed.
func TestWatchThreeFeeds(t *testing.T) {
	_, post, lamp, feeds := three(t)
	d := newDesk(t, feeds...)
	told := d.once()
	for _, f := range feeds {
		if x := told[f]; x.New != 1 || x.Err != nil || x.Left+x.Lost > 0 {
			t.Errorf("%s: %+v", f, x)
		}
	}
	list, _, err := d.s.ListStories(context.Background(), store.StoryFilter{}, store.Page{})
	if err != nil || len(list) != 1 || list[0].Outlets != 3 || list[0].Differences == 0 || !list[0].Made {
		t.Fatalf("stories: %+v, %v", list, err)
	}
	if got := d.feed(feeds[1]); got.Title != "Evening Post" || got.Items != 1 || got.ETag == "" || got.Errors != 0 {
		t.Errorf("%+v", got)
	}
	if told := d.once(); len(told) != 0 {
		t.Errorf("looked at before it was due: %+v", told)
	}
	d.later(2 * time.Hour)
	for f, x := range d.once() {
		if !x.Same || x.New != 0 || x.Err != nil {
			t.Errorf("%s again: %+v", f, x)
		}
	}
	if a, b := post.asked("/atom"), lamp.asked("/feed.json"); a != 2 || b != 2 {
		t.Errorf("feeds were asked for %d and %d times, want 2", a, b)
	}
	if a, b := post.asked("/news/1"), lamp.asked("/a/ferry"); a != 1 || b != 1 {
		t.Errorf("pages were asked for %d and %d times, want 1", a, b)
	}
	content(t, d.s)
}

// What servers may answer, and what becomes of the feed. Each fault is named, a
// faulty feed is asked less and less often, and all is well again once it is.
func TestWatchFaults(t *testing.T) {
	good := rss("Harbour Herald", item{"https://herald.example/ferry", "Ferry aground", "2026-03-03", strings.Repeat(strings.Join(heraldText, " ")+" ", 2)})
	for _, c := range []struct {
		name, robots string
		h            http.HandlerFunc
		what, hint   string
		least        time.Duration
	}{
		{"fails", "", answers(500), "the server failed (500)", "", time.Hour},
		{"busy", "", answers(503, "Retry-After", "21600"), "busy (503)", "", 6 * time.Hour},
		{"busy for years", "", answers(429, "Retry-After", "999999999"), "busy (429)", "", 7 * 24 * time.Hour},
		{"not there", "", answers(404), "answers 404", "address is right", time.Hour},
		{"gone", "", answers(410), "answers 410", "", 30 * 24 * time.Hour},
		{"closed", "User-agent: *\nDisallow: /f", says(good), "robots.txt of", "", time.Hour},
		{"slow", "", func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, "too slow", "", time.Hour},
		{"round", "", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/feed", http.StatusFound) }, "more than 8 redirects", "", time.Hour},
		{"a page now", "", says(`<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/new.xml"><title>x</title></head><body><p>` + strings.Join(heraldText, " ") + `</p></body></html>`), "no feed", "/new.xml", time.Hour},
		{"a page of another kind", "", says("<p>parked</p>"), "no feed", "another address", time.Hour},
		{"broken", "", says("<rss version=\"2.0\"><channel><title>x</title"), "a feed that cannot be read", "", time.Hour},
		{"deep", "", says("<rss><channel>" + strings.Repeat("<x>", 2000)), "deep", "", time.Hour},
		{"nothing", "", says(""), "no feed", "", time.Hour},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := newPress(t)
			p.set("/robots.txt", says(c.robots))
			p.set("/feed", c.h)
			at := p.URL + "/feed"
			d := newDesk(t, at)
			if c.name == "slow" {
				d.w.cfg.Fetcher = fetch.New(fetch.Config{AllowPrivate: true, Pause: time.Nanosecond, Timeout: 50 * time.Millisecond})
			}
			x := d.once()[at]
			f := d.feed(at)
			if x.Err == nil || !strings.Contains(x.Err.Error(), c.what) || !strings.Contains(x.Hint, c.hint) {
				t.Errorf("told %v (%s), want %q (%q)", x.Err, x.Hint, c.what, c.hint)
			}
			if f.Errors != 1 || f.Error != x.Err.Error() || !f.Good.IsZero() {
				t.Errorf("kept: %+v", f)
			}
			if wait := f.Next.Sub(f.Asked); wait < c.least || wait > c.least*5/4 {
				t.Errorf("asked again in %v, want %v and up to a quarter more", wait, c.least)
			}
			if n := must(d.s.Census(context.Background())).FeedsDown; n != 1 {
				t.Errorf("%d feeds are down", n)
			}
			if len(d.reports()) > 0 {
				t.Errorf("reports: %+v", d.reports())
			}
			last := f.Next.Sub(f.Asked)
			for range 2 {
				d.later(31 * 25 * time.Hour * 2)
				d.once()
				f = d.feed(at)
				if wait := f.Next.Sub(f.Asked); c.least == time.Hour && wait < last*3/2 {
					t.Errorf("asked again in %v, before in %v", wait, last)
				} else {
					last = wait
				}
			}
			if f.Errors != 3 {
				t.Errorf("%d errors, want 3", f.Errors)
			}
			d.later(31 * 25 * time.Hour * 2)
			p.set("/robots.txt", says(""))
			p.set("/feed", says(good))
			if x := d.once()[at]; x.Err != nil || x.New != 1 {
				t.Errorf("at last: %+v", x)
			}
			if f := d.feed(at); f.Errors != 0 || f.Error != "" || f.Good.IsZero() {
				t.Errorf("kept: %+v", f)
			}
		})
	}
}

// A feed that is elsewhere for now stays; one that has moved for good is watched
// there, and none of it is read again.
func TestWatchMoves(t *testing.T) {
	_, post, _, _ := three(t)
	old := post.URL + "/atom"
	d := newDesk(t, old)
	d.add(store.Feed{URL: old, Outlet: "The Post", Every: 2 * time.Hour})
	d.once()
	entry := item{post.URL + "/news/1", "Ferry strikes sandbank", "2026-03-03", teaser}
	post.set("/new", says(atom("Evening Post", entry)+" "))
	post.set("/atom", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusFound) })
	d.later(3 * time.Hour)
	if x := d.once()[old]; x.Err != nil || x.Moved != "" || x.New != 0 {
		t.Errorf("elsewhere: %+v", x)
	}
	post.set("/atom", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/new", http.StatusMovedPermanently)
	})
	post.set("/new", says("<html><body>a page</body></html>"))
	d.later(3 * time.Hour)
	if x := d.once()[old]; x.Err == nil || x.Moved != "" {
		t.Errorf("moved to what is no feed: %+v", x)
	}
	post.set("/new", says(atom("Evening Post", entry)+"  "))
	d.later(30 * time.Hour)
	if x := d.once()[old]; x.Err != nil || x.Moved != post.URL+"/new" || x.New != 0 {
		t.Errorf("moved: %+v", x)
	}
	list := must(d.s.ListFeeds(context.Background()))
	if len(list) != 1 || list[0].URL != post.URL+"/new" || list[0].Outlet != "The Post" || list[0].Every != 2*time.Hour || list[0].Items != 1 || list[0].Errors != 0 {
		t.Fatalf("feeds: %+v", list)
	}
	d.later(3 * time.Hour)
	post.set("/new", says(atom("Evening Post", entry)+"   "))
	if x := d.once()[post.URL+"/new"]; x.Err != nil || x.New != 0 {
		t.Errorf("after it: %+v", x)
	}
	if n := post.asked("/news/1"); n != 1 {
		t.Errorf("the page was asked for %d times", n)
	}
}

// One page that two feeds and two entries of one lead to is fetched once.
func TestWatchDuplicates(t *testing.T) {
	_, post, _, _ := three(t)
	a := item{post.URL + "/news/1", "Ferry strikes sandbank", "2026-03-03", teaser}
	b := a
	b.title = "Ferry: what we know"
	post.set("/sport", says(rss("Post Sport", a, a, b)))
	d := newDesk(t, post.URL+"/atom", post.URL+"/sport")
	d.once()
	if n, got := post.asked("/news/1"), len(d.reports()); n > 2 || got != 1 {
		t.Errorf("asked for %d times, %d reports", n, got)
	}
	d.later(5 * time.Hour)
	post.set("/sport", says(rss("Post Sport", a, b)))
	before := post.asked("/news/1")
	d.once()
	if n := post.asked("/news/1") - before; n != 0 || must(d.s.Census(context.Background())).Revisions != 0 {
		t.Errorf("asked for %d times more", n)
	}
}

// An entry that changes is read again; its page becomes another state of itself
// if its words have changed, and none if only what is around them has.
func TestWatchRevisions(t *testing.T) {
	_, post, _, feeds := three(t)
	d := newDesk(t, feeds[1])
	d.once()
	page := func(extra string, text ...string) {
		post.set("/news/1", says(webPage("Evening Post", "Ferry strikes sandbank", "2026-03-03", extra, text...)))
	}
	entry := func(text string) {
		post.set("/atom", says(atom("Evening Post", item{post.URL + "/news/1", "Ferry strikes sandbank", "2026-03-03", text})))
		d.later(2 * time.Hour)
	}
	page("Ten walks for spring", append([]string{"The number of people on board was corrected by the coastguard on Tuesday."}, postText...)...)
	entry(teaser + " UPDATED")
	if x := d.once()[feeds[1]]; x.New != 1 || x.States != 1 || x.Err != nil {
		t.Errorf("changed: %+v", x)
	}
	list := d.reports()
	if len(list) != 1 || list[0].Revisions != 2 && list[0].Revisions != 1 || len(must(d.s.Revisions(context.Background(), list[0].ID))) != 2 {
		t.Errorf("reports: %+v", list)
	}
	entry(teaser + " UPDATED again")
	if x := d.once()[feeds[1]]; x.New != 0 || x.Err != nil {
		t.Errorf("only the feed changed: %+v", x)
	}
	if n := post.asked("/news/1"); n != 3 {
		t.Errorf("the page was asked for %d times, want 3", n)
	}
}

// A page that cannot be had for a while is tried again, in three looks; one that
// is not there is given up at once, and named. The feed's own words are taken
// where they are a report.
func TestWatchPages(t *testing.T) {
	p := newPress(t)
	own := strings.Join(heraldText[:3], " ")
	p.set("/feed", says(rss("Harbour Herald",
		item{p.URL + "/down", "Ferry one", "2026-03-03", teaser}, item{p.URL + "/never", "Ferry two", "2026-03-03", own},
		item{p.URL + "/none", "Ferry three", "2026-03-03", teaser}, item{p.URL + "/wall", "Ferry four", "2026-03-03", teaser},
		item{p.URL + "/good", "Ferry five", "2026-03-03", teaser}, item{"", "Nothing at all", "2026-03-03", "Short."})))
	p.set("/down", answers(502))
	p.set("/never", answers(502))
	p.set("/wall", says("<html><body><p>Subscribe to read on.</p></body></html>"))
	p.set("/good", says(webPage("Harbour Herald", "Ferry five", "2026-03-03", "x", heraldText...)))
	at := p.URL + "/feed"
	d := newDesk(t, at)
	x := d.once()[at]
	if x.New != 1 || x.Left != 2 || x.Lost != 3 || x.Err != nil {
		t.Errorf("first: %+v", x)
	}
	refused := d.refused()
	for address, want := range map[string]string{"/down": "fetch: ", "/never": "fetch: ", "/none": "fetch: ", "/wall": "no_text: ", "/feed": "no_text: 1 of 6 entries"} {
		if !strings.HasPrefix(refused[p.URL+address], want) {
			t.Errorf("%s: %q, want %q", address, refused[p.URL+address], want)
		}
	}
	p.set("/down", says(webPage("Harbour Herald", "Ferry one", "2026-03-03", "x", lampText...)))
	d.later(2 * time.Hour)
	if x := d.once()[at]; x.New != 1 || x.Left != 1 || x.Err != nil || x.Same {
		t.Errorf("second: %+v", x)
	}
	if why := d.refused()[p.URL+"/down"]; why != "" {
		t.Errorf("/down is still named: %s", why)
	}
	d.later(2 * time.Hour)
	if x := d.once()[at]; x.New != 1 || x.Left != 0 {
		t.Errorf("third: %+v", x)
	}
	d.later(30 * time.Hour)
	if x := d.once()[at]; x.New != 0 || x.Left != 0 {
		t.Errorf("fourth: %+v", x)
	}
	if a, b := p.asked("/none"), p.asked("/wall"); a != 1 || b != 1 {
		t.Errorf("given up after %d and %d times, want 1", a, b)
	}
	if n := len(d.reports()); n != 3 {
		t.Errorf("%d reports, want 3", n)
	}
}

// A feed none of whose pages can be had counts as one that fails.
func TestWatchPagesDown(t *testing.T) {
	p := newPress(t)
	p.set("/feed", says(rss("Harbour Herald", item{p.URL + "/a", "A", "2026-03-03", teaser}, item{p.URL + "/b", "B", "2026-03-03", teaser})))
	d := newDesk(t, p.URL+"/feed")
	d.once()
	if f := d.feed(p.URL + "/feed"); f.Errors != 1 || !strings.Contains(f.Error, "none of 2 pages") {
		t.Errorf("%+v", f)
	}
}

// Stopped in the midst, what was fetched is kept; begun anew with the same file
// the rest is fetched, and in the end there is what there would have been.
func TestWatchRestart(t *testing.T) {
	p := newPress(t)
	var list []item
	for i := range 6 {
		path := fmt.Sprintf("/news/%d", i)
		text := [][]string{heraldText, postText, lampText}[i%3]
		p.set(path, says(webPage("Evening Post", fmt.Sprintf("Ferry aground, part %d", i), "2026-03-03", "x", append([]string{fmt.Sprintf("This is account number %d of what happened.", i)}, text...)...)))
		list = append(list, item{p.URL + path, fmt.Sprintf("Ferry aground, part %d", i), "2026-03-03", teaser})
	}
	p.set("/feed", says(rss("Evening Post", list...)))
	whole := newDesk(t, p.URL+"/feed")
	whole.once()

	d := newDesk(t, p.URL+"/feed")
	page := p.at["/news/2"]
	ctx, stop := context.WithCancel(context.Background())
	p.set("/news/2", func(w http.ResponseWriter, r *http.Request) { stop(); <-r.Context().Done() })
	if err := d.w.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if n := len(d.reports()); n == 0 || n == 6 {
		t.Errorf("%d reports after it was stopped, want some", n)
	}
	if f := d.feed(p.URL + "/feed"); !f.Next.IsZero() || f.Errors != 0 {
		t.Errorf("it is not due any more: %+v", f)
	}
	had := len(d.reports())
	p.set("/news/2", page)
	d.open()
	if x := d.once()[p.URL+"/feed"]; x.New != 6-had || x.Err != nil {
		t.Errorf("begun anew: %+v, had %d", x, had)
	}
	if got, want := unnamed(dump(t, d.s)), unnamed(dump(t, whole.s)); got != want {
		t.Errorf("in the end there is\n%s\nwant\n%s", got, want)
	}
	content(t, d.s)
}

// Run looks at what is due until it is stopped, makes the stories, and takes up
// feeds that are added meanwhile.
func TestWatchRun(t *testing.T) {
	_, _, _, feeds := three(t)
	d := newDesk(t, feeds[0])
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	ended := make(chan error)
	go func() { ended <- d.w.Run(ctx) }()
	wait := func(what string, ok func() bool) {
		t.Helper()
		for !ok() {
			select {
			case err := <-ended:
				t.Fatalf("%s: ended with %v", what, err)
			case <-t.Context().Done():
				t.Fatal(what)
			case <-time.After(time.Millisecond):
			}
		}
	}
	outlets := func(n int) func() bool {
		return func() bool {
			list, _, err := d.s.ListStories(ctx, store.StoryFilter{}, store.Page{})
			return err == nil && len(list) == 1 && list[0].Made && list[0].Outlets == n
		}
	}
	wait("one", outlets(1))
	d.add(store.Feed{URL: feeds[1]})
	d.add(store.Feed{URL: feeds[2]})
	wait("three", outlets(3))
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	d.s.Close()
	if err := d.w.Run(context.Background()); err == nil {
		t.Error("a store that is closed is no error")
	}
	d.open()
}

// One feed of a site at a time, and no more at once than is said.
func TestWatchAtOnce(t *testing.T) {
	var mu sync.Mutex
	now, most, here, twice := 0, 0, map[string]int{}, false
	slow := func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		now++
		here[r.Host]++
		most, twice = max(most, now), twice || here[r.Host] > 1
		mu.Unlock()
		time.Sleep(5 * time.Millisecond)
		mu.Lock()
		now--
		here[r.Host]--
		mu.Unlock()
		fmt.Fprint(w, rss("Empty"))
	}
	var feeds []string
	for range 6 {
		p := newPress(t)
		for i := range 3 {
			path := fmt.Sprintf("/f%d", i)
			p.set(path, slow)
			feeds = append(feeds, p.URL+path)
		}
	}
	d := newDesk(t, feeds...)
	d.w.cfg.AtOnce = 3
	if told := d.once(); len(told) != len(feeds) {
		t.Errorf("%d feeds were looked at, want %d", len(told), len(feeds))
	}
	if most > 3 || most < 2 || twice {
		t.Errorf("%d at once; two of one site: %v", most, twice)
	}
}

// Waits are of the seed, the feed and the time alone, and apart for each feed.
func TestWatchJitter(t *testing.T) {
	w, other := &Watch{}, &Watch{cfg: WatchConfig{Seed: 1}}
	at := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	seen := map[time.Duration]bool{}
	same := 0
	for i := range 100 {
		feed := fmt.Sprintf("https://a.example/%d", i)
		j := w.jitter(time.Hour, feed, at)
		if j < 0 || j > 15*time.Minute || j != w.jitter(time.Hour, feed, at) {
			t.Errorf("%s: %v", feed, j)
		}
		if j == other.jitter(time.Hour, feed, at) {
			same++
		}
		seen[j] = true
	}
	if len(seen) < 80 || same > 10 {
		t.Errorf("%d different waits of 100, %d as with another seed", len(seen), same)
	}
	for n, want := range map[int]time.Duration{0: time.Hour, 1: time.Hour, 2: 2 * time.Hour, 5: 16 * time.Hour, 6: 24 * time.Hour, 1 << 40: 24 * time.Hour} {
		if got := backOff(time.Hour, n); got != want {
			t.Errorf("after %d errors %v, want %v", n, got, want)
		}
	}
	if got := backOff(48*time.Hour, 9); got != 48*time.Hour {
		t.Errorf("rarer than daily: %v", got)
	}
}
