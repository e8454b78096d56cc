package ingest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"github.com/synoptic-news/synoptic"
)

// A row is a report whose parts were told apart before: a line of JSON, a row
// of a table, an entry of a feed, a ninjs item, an article of a press database.
// Its text is taken as it is.
type row struct {
	id, url, outlet, title, published, updated, byline, credit, section, language, summary string

	text    string
	kind    string                     // of a ninjs item that is no text: "picture"
	has     bool                       // it has a text or a title, be they empty
	given   json.RawMessage            // the id as it stands there; nil if it is a string
	carried map[string]json.RawMessage // what else it has
	raw     []byte
}

// field is where the value of a key goes; nil if it is none that a report has.
func (r *row) field(key string) *string {
	switch key {
	case "id":
		return &r.id
	case "url":
		return &r.url
	case "outlet":
		return &r.outlet
	case "title":
		return &r.title
	case "published":
		return &r.published
	case "updated":
		return &r.updated
	case "byline":
		return &r.byline
	case "credit":
		return &r.credit
	case "section":
		return &r.section
	case "language":
		return &r.language
	case "text":
		return &r.text
	}
	return nil
}

// carry keeps what no report has.
func (r *row) carry(key, value string) {
	if r.carried == nil {
		r.carried = map[string]json.RawMessage{}
	}
	r.carried[strings.ToValidUTF8(key, "\ufffd")], _ = json.Marshal(value)
}

// report makes a report of a row. Where it has neither address nor id, the name
// of its file stands for it in its ID. A report may come with an error: a date
// that cannot be read is told, and the report is read without it. bare: an empty
// text will do.
func (r *row) report(file string, meta Meta, bare bool) (*synoptic.Report, *Error) {
	if len(r.text) > maxKept {
		return nil, &Error{File: file, What: fmt.Sprintf("more than %d KB of text, want one report", maxKept>>10), Hint: "split it into one a report"}
	}
	if !bare && countWords(r.text) == 0 {
		if r.kind != "" {
			return nil, &Error{File: file, What: fmt.Sprintf("%v: an item of type %s", synoptic.ErrNoText, quote(head(r.kind, 40))), Hint: "only texts are reports; it was left out", Err: synoptic.ErrNoText}
		}
		return nil, &Error{File: file, What: synoptic.ErrNoText.Error() + ": its text is empty", Hint: "a report needs its text in the field \"text\"", Err: synoptic.ErrNoText}
	}
	out := &synoptic.Report{
		File: file, Text: strings.ToValidUTF8(r.text, "\ufffd"), Skipped: []synoptic.Skipped{}, Languages: []synoptic.LanguageSpan{},
		Title: clean(r.title), Byline: clean(r.byline), Credit: clean(r.credit), Outlet: clean(cmp.Or(meta.Outlet, r.outlet)), Family: meta.Family,
		Stated: &synoptic.Stated{ID: r.given, Section: clean(r.section), Language: clean(r.language), Summary: clean(r.summary), Carried: r.carried},
	}
	if r.given == nil && r.id != "" {
		out.Stated.ID, _ = json.Marshal(strings.ToValidUTF8(r.id, "\ufffd"))
	}
	out.URL = webAddress(cmp.Or(meta.URL, r.url))
	warn := r.dates(out, meta)
	if at := strings.Index(out.Text, out.Title); out.Title != "" && at >= 0 && at < len(out.Title)+20 && strings.TrimSpace(out.Text[:at]) == "" {
		out.TitleSpan = span(at, at+len(out.Title))
	}
	p, err := split(out)
	if err != nil {
		err.File = file
		return nil, err
	}
	p.languages()
	if out.Outlet == "" {
		if u, err := url.Parse(out.URL); err == nil && u.Host != "" {
			out.Outlet = strings.TrimPrefix(u.Hostname(), "www.")
		} else {
			name, _, _ := strings.Cut(file, "#")
			out.Outlet = outletOfFile(baseOf(name))
		}
	}
	out.Identify(r.raw, cmp.Or(r.id, baseOf(file)))
	out.Raw = r.raw
	if warn != nil {
		warn.File = file
	}
	return out, warn
}

// dates fills in when the report was published, by the user's word before the
// row's.
func (r *row) dates(out *synoptic.Report, meta Meta) *Error {
	const hint = "the report was read without it; write dates as 2026-02-03 or 2026-02-03T15:26-06:00"
	out.PublishedFrom = synoptic.PublishedFrom{Zone: synoptic.ZoneUnknown, By: synoptic.ByNone}
	if st, ok := parseMachineDate(r.updated); ok {
		out.Updated = st.String()
	}
	written, by, parse := strings.TrimSpace(r.published), synoptic.ByMeta, parseMachineDate
	if meta.Published != "" {
		written, by, parse = meta.Published, synoptic.ByUser, parseStamp
	}
	if written == "" {
		return nil
	}
	st, ok := parse(written)
	if !ok || st.String() == "" {
		return &Error{What: dateTrouble(head(written, 100)), Hint: hint}
	}
	out.Published = st.String()
	out.PublishedFrom = synoptic.PublishedFrom{Written: strings.ToValidUTF8(written, "\ufffd"), Zone: st.zone(), By: by}
	return nil
}

// webAddress is an address of the web as it is written; "" if it is none.
func webAddress(s string) string {
	if u, err := url.Parse(strings.TrimSpace(s)); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		return u.String()
	}
	return ""
}

func baseOf(file string) string { return file[strings.LastIndexAny(file, "/\\")+1:] }
