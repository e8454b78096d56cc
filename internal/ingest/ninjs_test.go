package ingest

import (
	"encoding/json"
	"strings"
	"testing"
)

// One item in the three versions of ninjs and in a draft of the second, by
// itself, in a list, and one a line.
func TestNinjs(t *testing.T) {
	markup, _ := json.Marshal("<div><p>" + strings.ReplaceAll(cows, "\n\n", "</p><p>") + "</p></div>")
	plain, _ := json.Marshal(cows)
	for name, item := range map[string]string{
		"1": `{"uri":"urn:newsml:post.example:20260614:1","type":"text","versioncreated":"2026-06-14T18:00:00+02:00","firstcreated":"2026-06-14T18:00:00+02:00",
			"headline":"Cows struck","byline":"By Eva Marsh","infosource":[{"name":"North Post"}],"language":"en","subject":[{"code":"20000","name":"weather"}],"located":"Hollin",
			"body_text":` + string(plain) + `,"body_xhtml":` + string(markup) + `}`,
		"1, plain text only": `{"uri":"urn:newsml:post.example:20260614:1","versioncreated":"2026-06-14T18:00:00+02:00","headline":"Cows struck","byline":"By Eva Marsh","copyrightholder":"North Post","language":"en","subject":[{"name":"weather"}],"located":"Hollin","body_text":` + string(plain) + `}`,
		"2, a draft": `{"uri":"urn:newsml:post.example:20260614:1","versioncreated":"2026-06-14T18:00:00+02:00","byline":"Eva Marsh","infosource":[{"name":"North Post"}],"language":"en","subject":[{"name":"weather"}],"located":"Hollin",
			"headline":[{"name":"short","text":"Cows"},{"name":"main","text":"Cows struck"}],"body":[{"name":"text","value":` + string(plain) + `},{"name":"xhtml","value":` + string(markup) + `}]}`,
		"2": `{"uri":"urn:newsml:post.example:20260614:1","versioncreated":"2026-06-14T18:00:00+02:00","by":"By Eva Marsh","infosources":[{"name":"North Post"}],"language":"en","subjects":[{"name":"weather"}],"located":"Hollin",
			"headlines":[{"role":"main","value":"Cows struck"}],"bodies":[{"role":"main","contenttype":"text/html","value":` + string(markup) + `}]}`,
		"3": `{"uri":"urn:newsml:post.example:20260614:1","versionCreated":"2026-06-14T18:00:00+02:00","by":"By Eva Marsh","infoSources":[{"name":"North Post"}],"language":"en","subjects":[{"name":"weather"}],"located":"Hollin",
			"headlines":[{"role":"main","value":"Cows struck"}],"bodies":[{"role":"text","contentType":"text/plain","value":` + string(plain) + `}]}`,
	} {
		line := strings.Join(strings.Fields(item), " ")
		for form, raw := range map[string]string{"one": item, "a line": line, "a list": "[" + item + "]", "two lines": line + "\n" + line + "\n", "packed": string(packed(item))} {
			rs, errs := each(t, []byte(raw))
			if len(rs) == 0 || len(errs) > 0 {
				t.Fatalf("%s, %s: %d reports, %q", name, form, len(rs), errs)
			}
			r := rs[0]
			if r.Text != cows || r.Outlet != "North Post" || r.Title != "Cows struck" || r.Byline != "Eva Marsh" || r.Published != "2026-06-14T18:00:00+02:00" ||
				string(r.Stated.ID) != `"urn:newsml:post.example:20260614:1"` || r.Stated.Section != "weather" || string(r.Stated.Carried["located"]) != `"Hollin"` || r.Stated.Language != "en" {
				t.Errorf("%s, %s: %+v %+v", name, form, r, r.Stated)
			}
		}
	}
	good := `{"uri":"a:1","headline":"Cows struck","body_text":` + string(plain) + `}`
	for raw, want := range map[string]struct {
		reports int
		errs    string
	}{
		"[" + good + "," + good[:60]:                                       {1, "#2: the file is cut off in the midst of an item"},
		"[" + good + `,{"uri":"a:2","type":"picture","headline":"A cow"}]`: {1, "#2: no article text: an item of type \"picture\""},
		"[" + good + `,7,` + good + "]":                                    {2, "#2: no object but a JSON number"},
		`{"uri":"a:3","headline":7,"bodies":{"x":[]},"byline":[1]}`:        {0, "no article text"},
	} {
		rs, errs := each(t, []byte(raw))
		if len(rs) != want.reports || len(errs) != 1 || !strings.Contains(errs[0], want.errs) {
			t.Errorf("%.80s: %d reports, %q; want %d, %q", raw, len(rs), errs, want.reports, want.errs)
		}
	}
}
