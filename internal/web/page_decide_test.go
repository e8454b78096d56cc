package web

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

func storyCount(t testing.TB, s store.Store) int {
	t.Helper()
	list, _, err := s.ListStories(context.Background(), store.StoryFilter{}, store.Page{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

// undoOf finds the form that takes back what was just decided, and sends it.
func undoOf(t testing.TB, base string, f fetched) fetched {
	t.Helper()
	if f.status != http.StatusSeeOther {
		t.Fatalf("status %d: %s", f.status, f.body)
	}
	shown := fetch(t, base+f.header.Get("Location"))
	m := regexp.MustCompile(`<form method="post" action="(/decisions/\d+/undo)"><input type="hidden" name="back" value="([^"]*)">`).FindStringSubmatch(shown.body)
	if m == nil {
		t.Fatalf("%s: no way to undo", f.header.Get("Location"))
	}
	return post(t, base+m[1], url.Values{"back": {m[2]}})
}

func TestMergeAndUndo(t *testing.T) {
	base, s := serveDesk(t, nil)
	a, b := storyOf(t, s, "petrel"), storyOf(t, s, "marigold")
	before := storyCount(t, s)
	f := post(t, base+"/decisions", url.Values{"do": {"merge"}, "story": {string(a.ID), string(b.ID)}, "back": {"/stories/"}})
	if n := storyCount(t, s); n != before-1 {
		t.Errorf("%d stories, want one less than %d", n, before)
	}
	x, y := storyOf(t, s, "petrel"), storyOf(t, s, "marigold")
	if x.ID != y.ID || x.Reports != a.Reports+b.Reports {
		t.Errorf("merged to %+v and %+v", x, y)
	}
	// The name that is no more leads to the story.
	for _, old := range []synoptic.StoryID{a.ID, b.ID} {
		f := fetch(t, base+storyPath(old))
		if old == x.ID && f.status != http.StatusOK || old != x.ID && (f.status != http.StatusFound || f.header.Get("Location") != storyPath(x.ID)) {
			t.Errorf("%s: %d to %s", old, f.status, f.header.Get("Location"))
		}
	}
	if g := undoOf(t, base, f); g.status != http.StatusSeeOther {
		t.Errorf("undo: %d", g.status)
	}
	if n := storyCount(t, s); n != before {
		t.Errorf("%d stories after all, want %d", n, before)
	}
	if body := fetch(t, base+"/decisions").body; !strings.Contains(body, "put into one story") || !strings.Contains(body, "undone") {
		t.Error("the decision is not in the list")
	}
}

func TestSplitPinAndUndo(t *testing.T) {
	base, s := serveDesk(t, nil)
	a := storyOf(t, s, "petrel")
	id := firstReport(t, s, a.ID)
	before := storyCount(t, s)
	f := post(t, base+"/decisions", url.Values{"do": {"split"}, "report": {string(id)}, "story": {string(a.ID)}, "back": {storyPath(a.ID)}})
	if n := storyCount(t, s); n != before+1 {
		t.Errorf("%d stories, want one more than %d", n, before)
	}
	undoOf(t, base, f)
	if n := storyCount(t, s); n != before {
		t.Errorf("%d stories after all, want %d", n, before)
	}
	b := storyOf(t, s, "marigold")
	story, err := s.Story(context.Background(), a.ID)
	if err != nil {
		t.Fatal(err)
	}
	id = story.Members[len(story.Members)-1].ID // the first would take the story's name along
	f = post(t, base+"/decisions", url.Values{"do": {"pin"}, "report": {string(id)}, "story": {string(a.ID)}, "with": {base + storyPath(b.ID)}, "back": {storyPath(a.ID)}})
	if r, err := s.Report(context.Background(), id); err != nil || r.Story != b.ID {
		t.Errorf("pinned to %s, want %s (%v)", r.Story, b.ID, err)
	}
	undoOf(t, base, f)
	if r, err := s.Report(context.Background(), id); err != nil || r.Story != a.ID {
		t.Errorf("after all in %s, want %s (%v)", r.Story, a.ID, err)
	}
}

// A difference that was checked is shown no more, until that is taken back.
func TestCheckedAndUndo(t *testing.T) {
	base, s := serveDesk(t, nil)
	h := storyOf(t, s, "petrel")
	body := fetch(t, base+storyPath(h.ID)).body
	form := regexp.MustCompile(`(?s)<form method="post" action="/decisions"><input type="hidden" name="do" value="agree">(.*?)</form>`).FindString(body)
	v := url.Values{}
	for _, m := range regexp.MustCompile(`name="([a-z]+)" value="([^"]*)"`).FindAllStringSubmatch(form, -1) {
		v.Add(m[1], m[2])
	}
	f := post(t, base+"/decisions", v)
	if now := storyOf(t, s, "petrel"); now.Differences != h.Differences-1 {
		t.Errorf("%d differences, want one less than %d; sent %v", now.Differences, h.Differences, v)
	}
	undoOf(t, base, f)
	if now := storyOf(t, s, "petrel"); now.Differences != h.Differences {
		t.Errorf("%d differences after all, want %d", now.Differences, h.Differences)
	}
}

func TestDecisionsThatAreNone(t *testing.T) {
	base, s := serveDesk(t, nil)
	a := string(storyOf(t, s, "petrel").ID)
	for _, v := range []url.Values{
		{}, {"do": {"merge"}}, {"do": {"merge"}, "story": {a}}, {"do": {"merge"}, "story": {a, a}}, {"do": {"merge"}, "story": {a, "none"}},
		{"do": {"split"}, "story": {a}}, {"do": {"pin"}, "story": {a}}, {"do": {"pin"}, "story": {a}, "report": {"x", "y"}},
		{"do": {"agree"}, "story": {a}, "at": {"time@x:1-2"}}, {"do": {"burn"}},
	} {
		if f := post(t, base+"/decisions", v); f.status != http.StatusBadRequest || !strings.Contains(f.body, `role="alert"`) {
			t.Errorf("%v: %d", v, f.status)
		}
	}
	if f := post(t, base+"/decisions", url.Values{"do": {"split"}, "report": {"none"}}); f.status != http.StatusNotFound {
		t.Errorf("a report that is not there: %d", f.status)
	}
	if f := post(t, base+"/decisions", url.Values{"do": {"merge"}, "story": {strings.Repeat("x", maxForm)}}); f.status != http.StatusRequestEntityTooLarge {
		t.Errorf("a form that is too long: %d", f.status)
	}
	if f := post(t, base+"/decisions/99/undo", nil); f.status != http.StatusNotFound {
		t.Errorf("a decision that is not there: %d", f.status)
	}
	if list, err := s.ListDecisions(context.Background(), false); err != nil || len(list) != 0 {
		t.Errorf("kept: %+v (%v)", list, err)
	}
}

// Where the store is only read, nothing can be decided, and no page offers it.
func TestOnlyRead(t *testing.T) {
	base, s := serveDesk(t, func(c *Config) { c.Keeper = nil })
	crawled(t, base, 60, func(path string, p *seenPage) {
		if strings.Contains(p.body, `method="post"`) {
			t.Errorf("%s: has a form that writes", path)
		}
	})
	a, b := storyOf(t, s, "petrel"), storyOf(t, s, "marigold")
	if f := post(t, base+"/decisions", url.Values{"do": {"merge"}, "story": {string(a.ID), string(b.ID)}}); f.status != http.StatusForbidden {
		t.Errorf("merge: %d", f.status)
	}
	if f := post(t, base+"/feeds", url.Values{"do": {"pause"}, "feed": {hashed("https://herald.example/feed.xml")}}); f.status != http.StatusForbidden {
		t.Errorf("pause: %d", f.status)
	}
}

// Writes that a page of another site asks for are refused, and no answer leads
// to another site.
func TestOtherSites(t *testing.T) {
	base, s := serveDesk(t, nil)
	v := url.Values{"do": {"pause"}, "feed": {hashed("https://herald.example/feed.xml")}}
	req, err := http.NewRequest(http.MethodPost, base+"/feeds", strings.NewReader(v.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Origin", "https://evil.example")
	res, err := once.Do(req)
	if f := taken(t, res, err); f.status != http.StatusForbidden {
		t.Errorf("from another site: %d", f.status)
	}
	for _, to := range []string{"//evil.example", "https://evil.example/", `/\evil.example`, "javascript:alert(1)", "/\t/evil.example"} {
		if here(to) {
			t.Errorf("%q is taken for a page of ours", to)
		}
	}
	if f := post(t, base+"/feeds", v); f.status != http.StatusSeeOther {
		t.Errorf("from here: %d", f.status)
	}
	feeds, err := s.ListFeeds(context.Background())
	if err != nil || !feeds[0].Paused || feeds[0].Items != 41 {
		t.Errorf("%+v (%v)", feeds, err)
	}
}
