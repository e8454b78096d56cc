package stream

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"github.com/synoptic-news/synoptic/internal/store"
)

// Bounds of a list of feeds in OPML.
const (
	maxOPML     = 16 << 20 // bytes
	maxOutlines = 100_000
	maxOutlined = 200  // outlines inside each other
	maxAddress  = 2000 // bytes of an address
	maxName     = 300  // … of a title or an outlet
	maxFaults   = 20   // entries that are named as faulty one by one
)

// opmlSpace is the name space of what OPML has no word for: the outlet, and the
// time between two looks.
const opmlSpace = "https://github.com/synoptic-news/synoptic"

// FeedAddress is the address of a feed as it is kept: one of the web, without a
// fragment; "feed:" before it, or instead of http, is taken off.
func FeedAddress(s string) (string, error) {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "feed:"); ok {
		if s = rest; strings.HasPrefix(s, "//") {
			s = "http:" + s
		}
	}
	if len(s) > maxAddress {
		return "", fmt.Errorf("an address of %d bytes, want %d at most", len(s), maxAddress)
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || !utf8.ValidString(s) {
		return "", fmt.Errorf("%q is no address of the web", cut(s, 100))
	}
	if u.User != nil {
		return "", fmt.Errorf("%s: an address with a password in it, which would be kept and shown", u.Redacted())
	}
	u.Fragment, u.RawFragment = "", ""
	u.Host = strings.ToLower(u.Host)
	return u.String(), nil
}

// ReadOPML reads a list of feeds. Entries that are no feed (folders, links) are
// passed over; those that are faulty are named in the error beside the good
// ones; an address that stands there twice counts once. name is the file's own,
// for errors.
func ReadOPML(r io.Reader, name string) ([]store.Feed, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxOPML+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > maxOPML {
		return nil, fmt.Errorf("%s: more than %d MB, want a list of feeds", name, maxOPML>>20)
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict, d.Entity, d.CharsetReader = false, xml.HTMLEntity, charset.NewReaderLabel
	var out []store.Feed
	var faults []error
	more := 0
	fault := func(format string, args ...any) {
		if len(faults) == maxFaults {
			more++
			return
		}
		line, column := d.InputPos()
		faults = append(faults, fmt.Errorf("%s:%d:%d: %s", name, line, column, fmt.Sprintf(format, args...)))
	}
	seen := map[string]bool{}
	root, outlines, depth := false, 0, 0
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			fault("broken XML: %v", err)
			break
		}
		switch x := token.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			if !root && !strings.EqualFold(x.Name.Local, "opml") {
				return nil, fmt.Errorf("%s: begins with <%s>, want <opml>", name, cut(x.Name.Local, 50))
			}
			root = true
			if depth++; depth > maxOutlined {
				return out, errors.Join(append(faults, fmt.Errorf("%s: elements stand more than %d deep: what follows was not read", name, maxOutlined))...)
			}
			if !strings.EqualFold(x.Name.Local, "outline") {
				continue
			}
			if outlines++; outlines > maxOutlines {
				return out, errors.Join(append(faults, fmt.Errorf("%s: more than %d entries: what follows was not read", name, maxOutlines))...)
			}
			f, err := outline(x)
			switch {
			case err != nil:
				fault("%v", err)
			case f.URL != "" && !seen[f.URL]:
				seen[f.URL] = true
				out = append(out, f)
			}
		}
	}
	if !root && len(faults) == 0 {
		fault("no list of feeds: there is no <opml>")
	}
	if more > 0 {
		faults = append(faults, fmt.Errorf("%s: %d more entries are faulty and left out", name, more))
	}
	return out, errors.Join(faults...)
}

// outline reads one entry; its URL is "" if it is no feed.
func outline(x xml.StartElement) (store.Feed, error) {
	var f store.Feed
	var text string
	for _, a := range x.Attr {
		value := strings.Join(strings.Fields(strings.ToValidUTF8(a.Value, "\ufffd")), " ")
		switch strings.ToLower(a.Name.Local) {
		case "xmlurl":
			if value == "" {
				continue
			}
			at, err := FeedAddress(value)
			if err != nil {
				return f, err
			}
			f.URL = at
		case "title":
			f.Title = named(value)
		case "text":
			text = named(value)
		case "outlet":
			f.Outlet = named(value)
		case "every":
			if every, err := time.ParseDuration(value); err == nil && every >= 0 && every <= maxAgain {
				f.Every = every.Truncate(time.Second)
			}
		}
	}
	if f.Title == "" {
		f.Title = text
	}
	if f.Title == f.URL {
		f.Title = ""
	}
	return f, nil
}

// named is a name that is not too long.
func named(s string) string {
	if len(s) > maxName {
		s = strings.TrimSpace(strings.ToValidUTF8(s[:maxName], ""))
	}
	return s
}

// WriteOPML writes a list of feeds as OPML 2.0, in the order given.
func WriteOPML(w io.Writer, feeds []store.Feed) error {
	type line struct {
		XMLName xml.Name `xml:"outline"`
		Type    string   `xml:"type,attr"`
		Text    string   `xml:"text,attr"`
		Title   string   `xml:"title,attr,omitempty"`
		URL     string   `xml:"xmlUrl,attr"`
		Outlet  string   `xml:"synoptic:outlet,attr,omitempty"`
		Every   string   `xml:"synoptic:every,attr,omitempty"`
	}
	type list struct {
		XMLName xml.Name `xml:"opml"`
		Version string   `xml:"version,attr"`
		Space   string   `xml:"xmlns:synoptic,attr"`
		Title   string   `xml:"head>title"`
		Lines   []line   `xml:"body>outline"`
	}
	out := list{Version: "2.0", Space: opmlSpace, Title: "Feeds that Synoptic watches"}
	for _, f := range feeds {
		x := line{Type: "rss", Text: f.Title, Title: f.Title, URL: f.URL, Outlet: f.Outlet}
		if x.Text == "" {
			x.Text = f.URL
		}
		if f.Every > 0 {
			x.Every = f.Every.String()
		}
		out.Lines = append(out.Lines, x)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
