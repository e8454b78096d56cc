package web

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browserWait is when a test gives up on a page; it measures nothing.
const browserWait = 2 * time.Minute

// A browser is one page of Chromium.
type browser struct {
	t    *testing.T
	ctx  context.Context
	base string
}

// browse opens Chromium; the test is skipped where there is none.
func browse(t *testing.T, base string) *browser {
	t.Helper()
	if testing.Short() {
		t.Skip("short: no browser")
	}
	var path string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium here: pages are not opened in a browser")
	}
	ctx, cancel := context.WithTimeout(context.Background(), browserWait)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.WindowSize(1280, 900), chromedp.UserDataDir(t.TempDir()))
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log(err)
		}
		cancel()
	})
	return &browser{t, ctx, base}
}

// do runs steps, one after another.
func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	for i, s := range steps {
		if err := chromedp.Do(b.ctx, s); err != nil {
			where, _ := chromedp.Run(b.ctx, chromedp.Location())
			b.t.Fatalf("step %d at %s: %v", i+1, where, err)
		}
	}
}

func (b *browser) open(path string) { b.t.Helper(); b.do(chromedp.Navigate(b.base + path)) }

// ask evaluates an expression.
func ask[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits for an expression to hold, on whatever page comes.
func (b *browser) until(expression string) {
	b.t.Helper()
	for {
		ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression)) // fails while the page goes to another one
		if err == nil && ok {
			return
		}
		select {
		case <-b.ctx.Done():
			b.t.Fatalf("never: %s: %v", expression, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// look has the pages shown as to a reader who wants them "light" or "dark".
func (b *browser) look(scheme string) {
	b.t.Helper()
	p := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) keys(keys string) { b.t.Helper(); b.do(chromedp.KeyEvent(keys)) }

func TestBrowserStory(t *testing.T) {
	base, _ := serveDesk(t, nil)
	b := browse(t, base)
	// From the list to the story, from a difference to its words.
	b.open("/?words=petrel")
	b.do(chromedp.Click(chromedp.CSS(".row h3 a")))
	b.until(`location.pathname.startsWith("/stories/") && document.readyState === "complete"`)
	words := ask[string](b, `document.querySelector("#d1 .context b").textContent`)
	b.do(chromedp.Click(chromedp.CSS("#d1 .cite")))
	b.until(`document.querySelector(".reports :target") !== null`)
	if got := ask[string](b, `document.querySelector(":target").textContent`); got != words {
		t.Errorf("the difference leads to %q, want %q", got, words)
	}
	if !ask[bool](b, `(() => { const r = document.querySelector(":target").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })()`) {
		t.Error("the words are not in sight")
	}
	if a, c := ask[string](b, `getComputedStyle(document.querySelector(":target")).backgroundColor`), ask[string](b, `getComputedStyle(document.body).backgroundColor`); a == c || strings.HasPrefix(a, "rgba(0, 0, 0, 0") {
		t.Errorf("the words are not lit up: %s on %s", a, c)
	}
	// The matrix is filtered while one types.
	rows := `[...document.querySelectorAll(".matrix tbody tr")].filter((r) => r.offsetParent).length`
	all := ask[int](b, rows)
	b.do(chromedp.SendKeys(chromedp.CSS("#claims-filter input[type=search]"), "captain"))
	some := ask[int](b, rows)
	if some == 0 || some >= all {
		t.Errorf("%d of %d claims are left", some, all)
	}
	if left := ask[bool](b, `[...document.querySelectorAll(".matrix tbody tr")].filter((r) => r.offsetParent).every((r) => r.querySelector("th span").textContent.toLowerCase().includes("captain"))`); !left {
		t.Error("what is left does not hold the word")
	}
	b.do(chromedp.Click(chromedp.CSS("#claims-filter input[type=checkbox]")))
	if n := ask[int](b, rows); n > some {
		t.Errorf("%d claims of which accounts differ, of %d", n, some)
	}
	// The same words are lit up in every report.
	b.do(chromedp.Click(chromedp.CSS(".tools .button")))
	b.until(`location.pathname.endsWith("/beside") && document.readyState === "complete"`)
	b.do(chromedp.Click(chromedp.CSS(".beside-column a.use.u-d")))
	b.until(`document.querySelectorAll(".beside-column:has(.lit)").length > 1`)
}

func TestBrowserMergeAndUndo(t *testing.T) {
	base, s := serveDesk(t, nil)
	b := browse(t, base)
	before := storyCount(t, s)
	b.open("/")
	if ask[bool](b, `document.querySelector("#tray").offsetParent !== null`) {
		t.Error("the tray is there though nothing is marked")
	}
	b.do(chromedp.Click(chromedp.CSS(".row:nth-child(1) .pick")))
	ask[any](b, `document.querySelectorAll(".pick")[1].click()`)
	b.do(chromedp.Click(chromedp.CSS("#tray button")))
	b.until(`location.pathname.startsWith("/stories/") && document.readyState === "complete" && document.querySelector(".done form") !== null`)
	if n := storyCount(t, s); n != before-1 {
		t.Errorf("%d stories, want one less than %d", n, before)
	}
	b.do(chromedp.Click(chromedp.CSS(".done button")))
	b.until(`document.readyState === "complete" && document.querySelector(".done")?.textContent.includes("taken back")`)
	if n := storyCount(t, s); n != before {
		t.Errorf("%d stories after all, want %d", n, before)
	}
}

func TestBrowserKeys(t *testing.T) {
	base, s := serveDesk(t, nil)
	b := browse(t, base)
	b.open("/")
	at := `[...document.querySelectorAll("[data-item]")].findIndex((e) => e.contains(document.activeElement))`
	for _, step := range []struct {
		key  string
		want int
	}{{"j", 0}, {"j", 1}, {"j", 2}, {"k", 1}} {
		b.keys(step.key)
		if got := ask[int](b, at); got != step.want {
			t.Errorf("%s goes to %d, want %d", step.key, got, step.want)
		}
	}
	b.keys("m")
	if ask[int](b, `document.querySelectorAll(".pick:checked").length`) != 1 || !ask[bool](b, `document.querySelectorAll(".pick")[1].checked`) {
		t.Error("m does not mark the story")
	}
	b.keys("?")
	if !ask[bool](b, `document.querySelector("#keys").open`) {
		t.Error("? shows no keys")
	}
	b.keys("\x1b")
	b.until(`!document.querySelector("#keys").open`)
	b.keys("/")
	if got := ask[string](b, `document.activeElement.id`); got != "seek" {
		t.Errorf("/ goes to %q", got)
	}
	b.keys("jo")
	if got := ask[string](b, `document.activeElement.value`); !strings.HasSuffix(got, "jo") {
		t.Errorf("in a field, keys write: %q", got)
	}
	b.keys("\x1b")
	want := ask[string](b, `(() => { const a = document.querySelectorAll("[data-item] a[data-open]")[1]; a.focus(); return a.pathname })()`)
	b.keys("o")
	b.until(`location.pathname === "` + want + `" && document.readyState === "complete"`)
	// On a story, m marks a difference as checked.
	h := storyOf(t, s, "petrel")
	b.open(storyPath(h.ID))
	b.keys("j")
	b.keys("m")
	b.until(`document.readyState === "complete" && document.querySelector(".done")?.textContent.includes("checked")`)
	if now := storyOf(t, s, "petrel"); now.Differences != h.Differences-1 {
		t.Errorf("%d differences, want one less than %d", now.Differences, h.Differences)
	}
}

// News of a change comes without the page being asked for again.
func TestBrowserLive(t *testing.T) {
	base, s := serveDesk(t, nil)
	h := storyOf(t, s, "petrel")
	b := browse(t, base)
	b.open(storyPath(h.ID))
	if ask[bool](b, `document.querySelector("#live").offsetParent !== null`) {
		t.Fatal("news before there is any")
	}
	post(t, base+"/decisions", map[string][]string{"do": {"split"}, "report": {string(firstReport(t, s, h.ID))}, "back": {"/decisions"}})
	b.until(`!document.querySelector("#live").hidden`)
	b.do(chromedp.Click(chromedp.CSS("#live button")))
	b.until(`document.readyState === "complete" && document.querySelector("#live").hidden`)
}

// Without script, stories are read, filtered, merged and the merge undone.
func TestBrowserWithoutScript(t *testing.T) {
	base, s := serveDesk(t, nil)
	b := browse(t, base)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	before := storyCount(t, s)
	b.open("/")
	b.do(chromedp.Click(chromedp.CSS("section:nth-of-type(1) .pick")), chromedp.Click(chromedp.CSS("section:nth-of-type(2) .pick")),
		chromedp.Click(chromedp.CSS("#tray button")), chromedp.WaitVisible(chromedp.CSS(".done form button")))
	if n := storyCount(t, s); n != before-1 {
		t.Errorf("%d stories, want one less than %d", n, before)
	}
	b.do(chromedp.Click(chromedp.CSS(".done form button")), chromedp.WaitNotPresent(chromedp.CSS(".done form")))
	if n := storyCount(t, s); n != before {
		t.Errorf("%d stories after all, want %d", n, before)
	}
	b.open(storyPath(storyOf(t, s, "petrel").ID))
	b.do(chromedp.Click(chromedp.CSS("#d1 .cite")), chromedp.WaitVisible(chromedp.CSS(".m:target")))
	b.do(chromedp.SendKeys(chromedp.CSS("#claims-filter input[type=search]"), "captain"), chromedp.Click(chromedp.CSS("#claims-filter button")),
		chromedp.WaitVisible(chromedp.CSS("#claims-shown:not(:empty)")))
}

// On a phone no page is wider than the screen; in the dark the page is dark.
func TestBrowserPhoneAndDark(t *testing.T) {
	base, s := serveDesk(t, nil)
	b := browse(t, base)
	story := storyPath(storyOf(t, s, "petrel").ID)
	old := storyPath(storyOf(t, s, "marigold").ID)
	pages := []string{"/", story, story + "/beside", old, reportPath(firstReport(t, s, storyOf(t, s, "marigold").ID)), "/people", "/people/Edvin%20Roake", "/search?q=ferry", "/feeds", "/decisions", "/keys", "/stories/none"}
	for _, width := range []int64{390, 1280} {
		b.do(chromedp.EmulateViewport(width, 844))
		for _, p := range pages {
			b.open(p)
			if w := ask[int64](b, `document.documentElement.scrollWidth`); w > width {
				t.Errorf("%s is %d wide on %d", p, w, width)
			}
		}
	}
	b.look("dark")
	for _, p := range pages {
		b.open(p)
		if !ask[bool](b, `(() => { const c = (e, k) => getComputedStyle(e)[k].match(/\d+/g).slice(0, 3).reduce((a, x) => a + +x, 0); return c(document.body, "backgroundColor") < 150 && c(document.body, "color") > 500 })()`) {
			t.Errorf("%s is not dark", p)
		}
	}
}
