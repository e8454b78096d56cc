package web

import (
	"bytes"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
)

// described is a validator of the description that a server gives of itself.
func described(x *site) validator.Validator {
	x.t.Helper()
	var a struct{ OpenAPI string }
	got := x.get("/openapi.json", &a)
	if !strings.HasPrefix(a.OpenAPI, "3.1") {
		x.t.Fatalf("OpenAPI %q, want 3.1", a.OpenAPI)
	}
	doc, err := libopenapi.NewDocument(got.body)
	if err != nil {
		x.t.Fatal(err)
	}
	v, errs := validator.NewValidator(doc)
	if len(errs) > 0 {
		x.t.Fatal(errs)
	}
	return v
}

func TestDescriptionIsValid(t *testing.T) {
	x := serve(t, nil)
	ok, errs := described(x).ValidateDocument()
	for _, e := range errs {
		t.Errorf("%s: %s", e.Message, e.Reason)
		for _, s := range e.SchemaValidationErrors {
			t.Errorf("  %s at %s", s.Reason, s.Location)
		}
	}
	if !ok && len(errs) == 0 {
		t.Error("not valid")
	}
	a := x.ask("GET", "/openapi.json", nil)
	if b := x.ask("GET", "/openapi.json", nil, "If-None-Match", a.Header.Get("ETag")); b.StatusCode != http.StatusNotModified {
		t.Errorf("known: %s", b.Status)
	}
}

// Every answer is as it is described, problems too.
func TestAnswersAreAsDescribed(t *testing.T) {
	x := serve(t, nil)
	v := described(x)
	story := x.story()
	var reports ReportList
	x.get(root+"/reports", &reports)
	report, other := string(reports.Reports[0].ID), string(reports.Reports[1].ID)
	say := url.QueryEscape("the harbour was full of smoke and nobody panicked at all")
	for _, c := range []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/stories?limit=1&words=ferry&from=2000-01-01", "", 200},
		{"GET", "/days", "", 200},
		{"GET", "/outlets", "", 200},
		{"GET", "/stories/" + string(story.ID), "", 200},
		{"GET", "/stories/" + string(story.ID) + "/history", "", 200},
		{"GET", "/stories/" + string(story.ID) + "/synopsis", "", 200},
		{"GET", "/stories/" + string(story.ID) + "/synopsis?excerpts=true", "", 200},
		{"GET", "/stories/none", "", 404},
		{"GET", "/stories/none/synopsis", "", 404},
		{"GET", "/stories?kind=weather", "", 422},
		{"GET", "/stories?from=2026-02-30", "", 422},
		{"GET", "/stories?after=x", "", 400},
		{"GET", "/stories?words=-only", "", 400},
		{"GET", "/reports?limit=2", "", 200},
		{"GET", "/reports/" + report, "", 200},
		{"GET", "/reports/" + report + "/revisions", "", 200},
		{"GET", "/reports/" + report + "/diff?before=" + other, "", 200},
		{"GET", "/reports/" + report + "/diff", "", 404},
		{"GET", "/reports/none/original", "", 404},
		{"GET", "/search?words=ferry", "", 200},
		{"GET", "/search", "", 422},
		{"GET", "/people", "", 200},
		{"GET", "/sayings?limit=3", "", 200},
		{"GET", "/quotation?words=" + say, "", 200},
		{"GET", "/quotation?words=one", "", 400},
		{"POST", "/decisions", `{"kind":"same","names":["A B","C D"],"by":"a desk"}`, 200},
		{"POST", "/decisions", `{"kind":"merge","reports":["` + report + `"]}`, 400},
		{"POST", "/decisions", `{"kind":"marry"}`, 422},
		{"POST", "/decisions/1/undo", "", 200},
		{"POST", "/decisions/99/undo", "", 404},
		{"GET", "/decisions?all=true", "", 200},
		{"POST", "/reports", `{"inputs":[{"content":"too short"}],"addresses":["https://example.org/a"]}`, 200},
		{"POST", "/reports", `{}`, 400},
		{"PUT", "/feeds", `{"url":"https://example.org/feed","minutes":15}`, 204},
		{"PUT", "/feeds", `{"url":"file:///etc/passwd"}`, 400},
		{"GET", "/feeds", "", 200},
		{"DELETE", "/feeds?url=https://example.org/feed", "", 204},
		{"DELETE", "/feeds?url=https://example.org/other", "", 404},
		{"GET", "/census", "", 200},
		{"GET", "/doctor", "", 200},
		{"GET", "/refusals", "", 200},
		{"GET", "/changes?after=1&limit=2", "", 200},
	} {
		var body io.Reader
		if c.body != "" {
			body = strings.NewReader(c.body)
		}
		req, err := http.NewRequest(c.method, x.at+root+c.path, body)
		if err != nil {
			t.Fatal(err)
		}
		if c.body != "" {
			req.Header.Set("Content-Type", "application/json")
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if resp.StatusCode != c.status {
			t.Errorf("%s %s: %d, want %d: %s", c.method, c.path, resp.StatusCode, c.status, b)
			continue
		}
		if c.status >= 400 && resp.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: a problem of type %q", c.method, c.path, resp.Header.Get("Content-Type"))
		}
		resp.Body = io.NopCloser(bytes.NewReader(b))
		if _, errs := v.ValidateHttpResponse(req, resp); len(errs) > 0 {
			for _, e := range errs {
				t.Errorf("%s %s: %s: %s", c.method, c.path, e.Message, e.Reason)
				for _, s := range e.SchemaValidationErrors {
					t.Errorf("  %s at %s", s.Reason, s.Location)
				}
			}
		}
	}
}
