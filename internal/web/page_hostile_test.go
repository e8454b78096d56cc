package web

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/sqlite"
	"github.com/synoptic-news/synoptic/internal/stream"
	"github.com/synoptic-news/synoptic/pipeline"
)

// attacks are what a report, a feed or a form could hold to act on who reads
// the pages. What runs sets window.pwned.
var attacks = []string{
	`<script>window.pwned=1</script><img src=x onerror="window.pwned=1"><svg onload=window.pwned=1>`,
	`"'><script>window.pwned=1</script><a href="javascript:window.pwned=1" autofocus onfocus=window.pwned=1>x</a>`,
	`javascript:window.pwned=1//`,
	`</title></textarea></style></script><script>window.pwned=1</script>`,
	"\u202eright to left\u202c \x1b[2J \u2066x\u2069 {{.}} ${window.pwned=1} `+window.pwned=1`",
	`//evil.example/`,
}

// hostileDesk keeps reports whose every field holds an attack.
func hostileDesk(t testing.TB, attack string) (base string, s store.Store) {
	t.Helper()
	p, err := pipe()
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	own, err := sqlite.Open(ctx, sqlite.Config{File: filepath.Join(t.TempDir(), "hostile.db"), Create: true, Now: clockAt})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { own.Close() })
	files, err := filepath.Glob("../../examples/ferry-fire/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	k := stream.NewKeeper(p, own)
	flat := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, attack)
	kept := 0
	for i, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("Roake", "Roake "+flat, "Brel", "Brel "+flat, "missing", "missing "+flat, "“", "“"+flat+" ").Replace(string(b))
		p.ReadBytesEach(pipeline.Input{File: filepath.Base(file), Raw: []byte(text)}, func(r *synoptic.Report, err error) {
			if err != nil { // of what the attack makes of the file
				return
			}
			kept++
			r.Outlet += " " + attack
			r.Title, r.Byline, r.Credit, r.Updated = attack, attack, attack, attack
			r.File = attack
			if i > 0 { // else its date is what it was, so that the story has a day
				r.URL = attack
			}
			if _, err := k.Add(ctx, []*synoptic.Report{r}); err != nil {
				t.Fatal(err)
			}
		})
	}
	if kept < 3 {
		t.Fatalf("only %d of %d reports could be read", kept, len(files))
	}
	if err := own.PutFeed(ctx, store.Feed{URL: attack, Title: attack, Outlet: attack}); err != nil {
		t.Fatal(err)
	}
	if err := own.PutFeedState(ctx, attack, store.FeedState{Error: attack, Errors: 2}); err != nil {
		t.Fatal(err)
	}
	if err := own.Refuse(ctx, []store.Refusal{{Input: attack, Why: attack, Kind: store.RefusedOther, At: clockAt()}}); err != nil {
		t.Fatal(err)
	}
	if _, err := own.Decide(ctx, store.Decision{Kind: store.DecideSame, Names: []string{attack, attack + " too"}, Note: attack, By: attack, At: clockAt()}); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	return serveStore(t, Config{Store: own, Keeper: k, Pipeline: p}), own
}

// hostilePaths are pages that say again what they were asked.
func hostilePaths(attack string) []string {
	q := url.QueryEscape(attack)
	var out []string
	for _, p := range []string{"/?words=%s", "/?speaker=%s", "/?outlet=%s", "/?from=%s", "/?kind=%s", "/search?q=%s", "/search?q=x&kind=%s", "/people?name=%s", "/?done=%s", "/?after=%s"} {
		out = append(out, fmt.Sprintf(p, q))
	}
	return append(out, "/people/"+url.PathEscape(attack), "/stories/"+url.PathEscape(attack), "/reports/"+url.PathEscape(attack))
}

func TestHostile(t *testing.T) {
	for i, attack := range attacks {
		base, s := hostileDesk(t, attack)
		story := storyPath(storyOf(t, s, "ferry").ID)
		c := crawled(t, base, 40, func(path string, p *seenPage) { // reads every element and attribute
			for _, r := range p.body {
				if unicode.IsControl(r) && r != '\n' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
					t.Errorf("%d: %s: character %U", i, path, r)
					break
				}
			}
		})
		for _, p := range append(hostilePaths(attack), story+"?at="+url.QueryEscape(attack), story+"?claims="+url.QueryEscape(attack), story+"/beside?light="+url.QueryEscape(attack)+"&r="+url.QueryEscape(attack)) {
			c.visit(p)
		}
		if len(c.seen) < 20 {
			t.Errorf("%d: only %d pages", i, len(c.seen))
		}
		for path, p := range c.seen {
			if p.status >= 500 {
				t.Errorf("%d: %s: status %d", i, path, p.status)
			}
		}
	}
}

// Nothing of an attack runs in a browser.
func TestBrowserHostile(t *testing.T) {
	for i, attack := range attacks[:2] {
		base, s := hostileDesk(t, attack)
		b := browse(t, base)
		h := storyOf(t, s, "ferry")
		paths := append(hostilePaths(attack), "/", storyPath(h.ID), storyPath(h.ID)+"/beside?light=d1", reportPath(firstReport(t, s, h.ID)), "/people", "/feeds", "/decisions", "/search?q=ferry")
		for _, path := range paths {
			b.open(path)
			if !ask[bool](b, `window.pwned === undefined && document.images.length === 0 && document.scripts.length <= 1`) {
				t.Errorf("%d: %s: it ran, or could have", i, path)
			}
		}
	}
}
