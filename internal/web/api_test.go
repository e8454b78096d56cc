package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

func TestETags(t *testing.T) {
	x := serve(t, nil)
	id := string(x.story().ID)
	var reports ReportList
	x.get(root+"/reports", &reports)
	r := string(reports.Reports[0].ID)
	stay := []string{"/stories/" + id + "/synopsis", "/stories/" + id + "/synopsis?excerpts=true", "/reports/" + r + "/original"}
	change := []string{"/stories", "/stories?limit=1", "/stories/" + id, "/stories/" + id + "/history", "/days", "/outlets", "/reports", "/reports/" + r,
		"/search?words=ferry", "/people", "/sayings", "/decisions", "/changes"}
	tags := make(map[string]string)
	seen := make(map[string]string)
	for _, path := range append(slices.Clone(stay), change...) {
		a := x.get(root+path, nil)
		tag := a.Header.Get("ETag")
		if tag == "" {
			t.Errorf("%s: no ETag", path)
			continue
		}
		if other, ok := seen[tag]; ok {
			t.Errorf("%s and %s have one ETag", path, other)
		}
		tags[path], seen[tag] = tag, path
		for _, known := range []string{tag, `"x", ` + tag, "*", strings.TrimPrefix(tag, "W/")} {
			b := x.ask("GET", root+path, nil, "If-None-Match", known)
			if b.StatusCode != http.StatusNotModified || len(b.body) > 0 || b.Header.Get("ETag") != tag {
				t.Errorf("%s, %s known: %s, ETag %s, %d bytes", path, known, b.Status, b.Header.Get("ETag"), len(b.body))
			}
		}
		if b := x.ask("GET", root+path, nil, "If-None-Match", `"other"`); b.StatusCode != http.StatusOK || !bytes.Equal(a.body, b.body) {
			t.Errorf("%s, another known: %s", path, b.Status)
		}
	}
	x.post(root+"/decisions?wait=true", DecisionRequest{Kind: store.DecideSame, Names: []string{"Nobody Here", "No Body"}, Story: "0000000000000000"}, nil)
	for _, path := range stay {
		if b := x.ask("GET", root+path, nil, "If-None-Match", tags[path]); b.StatusCode != http.StatusNotModified {
			t.Errorf("%s after a decision on another story: %s", path, b.Status)
		}
	}
	for _, path := range change {
		if b := x.ask("GET", root+path, nil, "If-None-Match", tags[path]); b.StatusCode != http.StatusOK {
			t.Errorf("%s after a change: %s", path, b.Status)
		}
	}
}

func TestSynopsisIsAsKept(t *testing.T) {
	x := serve(t, nil)
	id := x.story().ID
	kept, err := x.s.Store.Document(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	a := x.get(root+"/stories/"+string(id)+"/synopsis", nil)
	if !bytes.Equal(a.body, kept.Document) || a.Header.Get("Content-Type") != "application/json" {
		t.Errorf("%d bytes of %s, want the %d kept", len(a.body), a.Header.Get("Content-Type"), len(kept.Document))
	}
	doc, err := synoptic.Decode(bytes.NewReader(a.body))
	if err != nil || len(doc.Stories) != 1 || doc.Stories[0].ID != id {
		t.Fatalf("no synopsis of the story: %v", err)
	}
	short := x.get(root+"/stories/"+string(id)+"/synopsis?excerpts=true", nil)
	brief, err := synoptic.Decode(bytes.NewReader(short.body))
	if err != nil || len(brief.Stories[0].Reports) != len(doc.Stories[0].Reports) {
		t.Fatalf("with excerpts: %v", err)
	}
	for i, r := range brief.Stories[0].Reports {
		if r.Text == doc.Stories[0].Reports[i].Text {
			t.Errorf("%s: its whole text among the excerpts", r.File)
		}
	}
}

// Pages of a list, however small, hold what the whole holds.
func TestCursors(t *testing.T) {
	x := serve(t, nil)
	for _, c := range []struct{ path, key string }{{"/reports?", "reports"}, {"/search?words=ferry&", "hits"}, {"/sayings?", "sayings"}, {"/people?", "people"}, {"/stories?", "stories"}, {"/days?", "days"}} {
		part := func(query string) (entries []string, next string) {
			var got map[string]json.RawMessage
			x.get(root+c.path+query, &got)
			var list []json.RawMessage
			if err := json.Unmarshal(got[c.key], &list); err != nil {
				t.Fatalf("%s: %v", c.path, err)
			}
			if raw, ok := got["next"]; ok {
				if err := json.Unmarshal(raw, &next); err != nil {
					t.Fatal(err)
				}
			}
			for _, e := range list {
				entries = append(entries, string(e))
			}
			return entries, next
		}
		whole, next := part("limit=1000")
		if next != "" || len(whole) == 0 {
			t.Fatalf("%s: %d entries, next %q", c.path, len(whole), next)
		}
		for _, size := range []int{1, 2, 5} {
			var got []string
			after := ""
			for range len(whole) + 1 {
				entries, next := part(fmt.Sprintf("limit=%d&after=%s", size, url.QueryEscape(after)))
				got = append(got, entries...)
				if after = next; after == "" {
					break
				}
				if len(entries) != size {
					t.Errorf("%s: %d entries before the end, want %d", c.path, len(entries), size)
				}
			}
			if !slices.Equal(got, whole) {
				t.Errorf("%s by %d: %d entries, want the %d of the whole", c.path, size, len(got), len(whole))
			}
		}
		for _, bad := range []string{"x", "W10", strings.Repeat("A", 900)} {
			wantProblem(t, x.ask("GET", root+c.path+"after="+bad, nil), http.StatusBadRequest, "cursor")
		}
	}
}

func TestProblems(t *testing.T) {
	x := serve(t, nil)
	wantProblem(t, x.ask("GET", "/api/v1", nil), http.StatusNotFound, "/api/v1")
	wantProblem(t, x.ask("GET", "/api/v2/stories", nil), http.StatusNotFound, "/api/v2/stories")
	wantProblem(t, x.ask("GET", "/docs", nil), http.StatusNotFound, "")
	a := x.ask("DELETE", root+"/stories", nil)
	wantProblem(t, a, http.StatusMethodNotAllowed, "DELETE")
	if a.Header.Get("Allow") == "" {
		t.Error("no Allow")
	}
	wantProblem(t, x.ask("GET", root+"/stories?limit=1001", nil), http.StatusUnprocessableEntity, "")
	wantProblem(t, x.ask("GET", root+"/stories?limit=0", nil), http.StatusUnprocessableEntity, "")
	wantProblem(t, x.ask("GET", root+"/stories?wrods=ferry", nil), http.StatusUnprocessableEntity, "")
	wantProblem(t, x.ask("GET", root+"/reports/"+strings.Repeat("a", 65), nil), http.StatusUnprocessableEntity, "")
	wantProblem(t, x.ask("POST", root+"/decisions", strings.NewReader("{"), "Content-Type", "application/json"), http.StatusBadRequest, "")
	wantProblem(t, x.ask("POST", root+"/decisions", strings.NewReader(`{"kind":"split","reports":["none"]}`), "Content-Type", "application/json"), http.StatusNotFound, "none")
	wantProblem(t, x.ask("POST", root+"/decisions", strings.NewReader(`{"kind":"same","names":["A"],"force":true}`), "Content-Type", "application/json"), http.StatusUnprocessableEntity, "")
}

const page = `<!doctype html><html lang="en"><head><title>Bridge at Oxmoor closed</title><meta property="og:site_name" content="Oxmoor Mail">
<meta property="article:published_time" content="2026-03-01T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge at Oxmoor closed</h1>
<p>The old bridge at Oxmoor was closed on Sunday after two of its stones fell into the river, the county said.</p>
<p>“%s,” said Nora Whitby, who leads the county's roads office. About 3,000 cars cross the bridge each day.</p>
<p>A detour by way of Lower Oxmoor takes twenty minutes. The office hopes to open one lane again by Friday.</p></article></body></html>`

func TestAdd(t *testing.T) {
	x := serve(t, nil)
	raw := fmt.Sprintf(page, "We shut it before anybody was hurt")
	send := func() Intake {
		var got Intake
		a := x.ask("POST", root+"/reports/raw?wait=true&url=https://mail.example/bridge-closed", strings.NewReader(raw), "Content-Type", "text/html; charset=utf-8")
		if a.StatusCode != http.StatusOK {
			t.Fatalf("%s %s", a.Status, a.body)
		}
		x.decode(a, &got)
		if len(got.Reports) != 1 || len(got.Refused) > 0 || !got.Settled {
			t.Fatalf("%s", a.body)
		}
		return got
	}
	first := send().Reports[0]
	if first.State != "added" || first.Title != "Bridge at Oxmoor closed" {
		t.Errorf("%+v", first)
	}
	if again := send().Reports[0]; again.State != "known" || again.ID != first.ID {
		t.Errorf("the same again: %+v", again)
	}
	var r ReportDetail
	x.get(root+"/reports/"+string(first.ID), &r)
	if r.Head.Outlet != "Oxmoor Mail" || r.Head.Story == "" || r.Head.Day != "2026-03-01" {
		t.Errorf("%+v", r.Head)
	}
	o := x.get(root+"/reports/"+string(first.ID)+"/original", nil)
	sum := sha256.Sum256([]byte(raw))
	if string(o.body) != raw || r.Head.SHA256 != hex.EncodeToString(sum[:]) {
		t.Errorf("the original: %d bytes, want %d", len(o.body), len(raw))
	}
	if o.Header.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(o.Header.Get("Content-Disposition"), "attachment") || !strings.HasPrefix(o.Header.Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("a page of others may act as one of ours: %v", o.Header)
	}
	// The page changes.
	raw = fmt.Sprintf(page, "We shut it in time")
	next := send().Reports[0]
	if next.State != "state" {
		t.Errorf("%+v", next)
	}
	var states RevisionList
	x.get(root+"/reports/"+string(first.ID)+"/revisions", &states)
	if len(states.States) != 2 || states.States[0].ID != first.ID || !states.States[1].Current {
		t.Errorf("%+v", states)
	}
	var d ReportDiff
	x.get(root+"/reports/"+string(next.ID)+"/diff", &d)
	var later ReportDetail
	x.get(root+"/reports/"+string(next.ID), &later)
	if d.Before != first.ID || len(d.Changes) == 0 {
		t.Fatalf("%+v", d)
	}
	for _, c := range d.Changes {
		text := []rune(later.Report.Text)
		if c.Op == store.Removed {
			text = []rune(r.Report.Text)
		}
		if got := strings.Join(strings.Fields(string(text[c.Start:c.End])), " "); got != c.Text {
			t.Errorf("%+v: %q stands there", c, got)
		}
	}
	var h History
	x.get(root+"/stories/"+string(later.Head.Story)+"/history", &h)
	if len(h.States) != 2 || h.States[0].ID != first.ID && h.States[1].ID != first.ID {
		t.Errorf("%+v", h)
	}
}

func TestAddManyAndAddresses(t *testing.T) {
	asked := 0
	x := serve(t, func(c *Config) {
		c.Fetch = func(ctx context.Context, address string) (*Page, error) {
			asked++
			if strings.HasSuffix(address, "/gone") {
				return nil, errors.New("fetch: the server answers 404")
			}
			return &Page{Address: address, Raw: fmt.Appendf(nil, page, "We shut it"), Charset: "utf-8"}, nil
		}
	})
	var got Intake
	x.post(root+"/reports?wait=true", AddRequest{
		Inputs:    []AddInput{{Content: "Too short.", File: "short.txt"}, {Content: fmt.Sprintf(page, "It was shut"), Outlet: "Radio Oxmoor"}},
		Addresses: []string{"https://mail.example/bridge", "https://mail.example/gone"},
	}, &got)
	if len(got.Reports) != 2 || len(got.Refused) != 2 || asked != 2 || !got.Settled {
		t.Fatalf("%+v", got)
	}
	if got.Refused[0].Input != "short.txt" || got.Refused[0].Hint == "" || got.Refused[1].Input != "https://mail.example/gone" {
		t.Errorf("%+v", got.Refused)
	}
	var kept RefusalList
	x.get(root+"/refusals", &kept)
	if len(kept.Refusals) != 1 || kept.Refusals[0].Kind != store.RefusedFetch {
		t.Errorf("%+v", kept)
	}
	var state StoreState
	x.get(root+"/census", &state)
	if state.Census.Pending != 0 || state.Census.Ungrouped != 0 || !state.Writable {
		t.Errorf("%+v", state)
	}
	m := x.get("/metrics", nil)
	for _, line := range []string{"synoptic_reports_added_total 2", "synoptic_stories_pending 0", `synoptic_http_requests_total{route="POST /api/v1/reports",status="200"} 1`} {
		if !strings.Contains(string(m.body), line+"\n") {
			t.Errorf("no %q among the metrics", line)
		}
	}
}

// Whatever there was no time for is said.
func TestAddInTime(t *testing.T) {
	x := serve(t, func(c *Config) { c.Timeout = 5 * time.Millisecond })
	var req AddRequest
	for i := range 40 {
		req.Inputs = append(req.Inputs, AddInput{File: fmt.Sprintf("%d.html", i), Content: fmt.Sprintf(page, fmt.Sprintf("We shut it %d times", i))})
	}
	var got Intake
	x.post(root+"/reports", req, &got)
	said := make(map[string]bool)
	for _, r := range got.Refused {
		if !strings.Contains(r.Why, "no more time") {
			t.Errorf("%+v", r)
		}
		said[r.Input] = true
	}
	for _, r := range got.Reports {
		said[r.File] = true
		if _, err := x.s.Store.Report(t.Context(), r.ID); err != nil {
			t.Errorf("%s: said to be kept: %v", r.File, err)
		}
	}
	if len(said) != len(req.Inputs) {
		t.Errorf("told of %d inputs, want %d", len(said), len(req.Inputs))
	}
}

func TestDecisions(t *testing.T) {
	x := serve(t, nil)
	was := x.story()
	var reports ReportList
	x.get(root+"/reports?story="+string(was.ID), &reports)
	out := reports.Reports[len(reports.Reports)-1]
	var d Decided
	x.post(root+"/decisions?wait=true", DecisionRequest{Kind: store.DecideSplit, Reports: []synoptic.ReportID{out.ID}, Note: "another fire", By: "desk"}, &d)
	if !d.Settled || d.Decision.Number == 0 {
		t.Fatalf("%+v", d)
	}
	var one ReportDetail
	x.get(root+"/reports/"+string(out.ID), &one)
	if one.Head.Story == was.ID || one.Head.Story == "" {
		t.Errorf("the report is in story %q still", one.Head.Story)
	}
	var h History
	x.get(root+"/stories/"+string(one.Head.Story)+"/history", &h)
	if len(h.Decisions) != 1 || h.Decisions[0].Note != "another fire" {
		t.Errorf("%+v", h.Decisions)
	}
	var again Decided
	x.post(root+"/decisions", DecisionRequest{Kind: store.DecideSplit, Reports: []synoptic.ReportID{out.ID}}, &again)
	if again.Decision.Number != d.Decision.Number {
		t.Errorf("taken twice: %d and %d", d.Decision.Number, again.Decision.Number)
	}
	x.post(fmt.Sprintf("%s/decisions/%d/undo?by=desk&wait=true", root, d.Decision.Number), nil, &d)
	if d.Decision.Undone.IsZero() || !d.Settled {
		t.Errorf("%+v", d)
	}
	x.get(root+"/reports/"+string(out.ID), &one)
	if one.Head.Story != was.ID {
		t.Errorf("undone, the report is in %q, want %q", one.Head.Story, was.ID)
	}
	var left, all DecisionList
	x.get(root+"/decisions", &left)
	x.get(root+"/decisions?all=true", &all)
	if len(left.Decisions) != 0 || len(all.Decisions) != 1 {
		t.Errorf("%d in force, %d in all", len(left.Decisions), len(all.Decisions))
	}
}

func TestQuotation(t *testing.T) {
	x := serve(t, nil)
	var sayings SayingList
	x.get(root+"/sayings?limit=1000", &sayings)
	var y store.Saying
	for _, s := range sayings.Sayings {
		if s.Kind == synoptic.Direct && s.Speaker != "" && len(strings.Fields(s.Text)) > len(strings.Fields(y.Text)) {
			y = s
		}
	}
	if len(strings.Fields(y.Text)) < 8 {
		t.Fatalf("no long saying: %+v", y)
	}
	look := func(words, speaker string) (q Quotation) {
		x.get(root+"/quotation?words="+url.QueryEscape(words)+"&speaker="+url.QueryEscape(speaker), &q)
		return q
	}
	at := func(q Quotation) QuotationPlace {
		t.Helper()
		for _, p := range q.Where {
			if p.Report == y.Report {
				return p
			}
		}
		t.Fatalf("not found in report %s: %+v", y.Report, q)
		return QuotationPlace{}
	}
	q := look("“"+strings.ToUpper(y.Text)+"”", y.Speaker)
	if p := at(q); q.Found != "verbatim" || p.Same != "asked" || p.Speaker != y.Speaker {
		t.Errorf("as it stands: %+v", q)
	} else {
		var r ReportDetail
		x.get(root+"/reports/"+string(p.Report), &r)
		if text := []rune(r.Report.Text); string(text[p.Start:p.End]) != p.Text {
			t.Errorf("%q stands at %d, not %q", string(text[p.Start:p.End]), p.Start, p.Text)
		}
	}
	if p := at(look(y.Text, "Zebulon Quarterpipe")); p.Same != "other" {
		t.Errorf("by another: %+v", p)
	}
	words := strings.Fields(y.Text)
	words[len(words)/2] = "xylophones"
	q = look(strings.Join(words, " "), y.Speaker)
	if p := at(q); q.Found != "other_words" || p.Same != "asked" || !slices.ContainsFunc(p.Changes, func(c ReportChange) bool { return c.Op == store.Inserted && strings.Contains(c.Text, "xylophones") }) {
		t.Errorf("one word altered: %+v", q)
	}
	if q := look("purple gardens never whisper about arithmetic", ""); q.Found != "nowhere" || len(q.Where) != 0 {
		t.Errorf("never said: %+v", q)
	}
}

func TestReadOnly(t *testing.T) {
	x := serve(t, func(c *Config) { c.Keeper, c.Pipeline = nil, nil })
	x.story()
	for _, c := range []struct{ method, path, body string }{
		{"POST", "/reports", `{"inputs":[{"content":"x"}]}`}, {"POST", "/reports/raw", "x"}, {"POST", "/decisions", `{"kind":"same","names":["A B","C D"]}`},
		{"POST", "/decisions/1/undo", ""}, {"PUT", "/feeds", `{"url":"https://example.org/"}`}, {"DELETE", "/feeds?url=https://example.org/", ""},
	} {
		wantProblem(t, x.ask(c.method, root+c.path, strings.NewReader(c.body), "Content-Type", "application/json"), http.StatusForbidden, "only read")
	}
}
