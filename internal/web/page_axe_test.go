package web

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserAxe has axe-core look at every kind of page, in light and dark, on
// a desk and a phone; SYNOPTIC_AXE names its axe.min.js, as .ci/nightly does.
func TestBrowserAxe(t *testing.T) {
	file := os.Getenv("SYNOPTIC_AXE")
	if file == "" {
		t.Skip("SYNOPTIC_AXE names no axe.min.js")
	}
	axe, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	base, s := serveDesk(t, nil)
	b := browse(t, base)
	story := storyPath(storyOf(t, s, "petrel").ID)
	post(t, base+"/decisions", map[string][]string{"do": {"split"}, "report": {string(firstReport(t, s, storyOf(t, s, "bellardo").ID))}, "back": {"/decisions"}})
	for _, path := range []string{"/", "/?words=petrel", story, story + "/beside?light=d1", reportPath(firstReport(t, s, storyOf(t, s, "marigold").ID)), "/people", "/people/Edvin%20Roake", "/search?q=ferry", "/feeds", "/decisions?done=1", "/keys", "/stories/none"} {
		for _, width := range []int64{1280, 390} {
			b.do(chromedp.EmulateViewport(width, 844))
			for _, look := range []string{"light", "dark"} {
				b.look(look)
				b.open(path)
				ask[any](b, `document.querySelectorAll("details").forEach((d) => d.open = true)`)
				ask[any](b, string(axe)+";0")
				const run = `axe.run().then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical").map((v) => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")))`
				faults, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]string](run, chromedp.EvalAwaitPromise))
				if err != nil {
					t.Fatal(path, err)
				}
				for _, f := range faults {
					t.Errorf("%s, %d wide, %s: %s", path, width, look, f)
				}
			}
		}
	}
}
