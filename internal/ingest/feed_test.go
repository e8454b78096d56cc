package ingest

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/synoptic-news/synoptic"
)

// entry is an entry of an RSS feed.
func entry(id int, body, more string) string {
	return fmt.Sprintf(`<item><title>Cows struck %d</title><link>https://post.example/%d</link><guid>g%d</guid><pubDate>Sun, 14 Jun 2026 18:00:00 +0200</pubDate><description><![CDATA[%s]]></description>%s</item>`, id, id, id, body, more)
}

func rssOf(head string, entries ...string) string {
	return head + `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>North Post</title>` + strings.Join(entries, "\n") + `</channel></rss>`
}

// Who published an entry that a feed took over stands in its source.
func TestFeedSource(t *testing.T) {
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>All the news</title><entry><title>Cows</title><id>1</id><link href="https://post.example/1"/><updated>2026-06-14T18:00:00Z</updated><source><title>Hill Herald</title><id>h</id></source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + cows + `</p></div></content></entry></feed>`
	rss := rssOf("", entry(1, cows, `<source url="https://herald.example/feed">Hill Herald</source>`), entry(2, cows, ""))
	for name, feed := range map[string]string{"rss": rss, "atom": atom} {
		rs, errs := each(t, []byte(feed))
		if len(rs) == 0 || len(errs) > 0 || rs[0].Outlet != "Hill Herald" {
			t.Fatalf("%s: %+v, %q", name, rs, errs)
		}
		if name == "rss" && rs[1].Outlet != "North Post" {
			t.Errorf("an entry of the feed's own: %q", rs[1].Outlet)
		}
	}
}

// Feeds state their encoding wrongly, or none.
func TestFeedCharset(t *testing.T) {
	body := "Die Kühe von Müller wurden „vom Blitz“ getroffen, " + cows
	feed := rssOf(`<?xml version="1.0" encoding="CHARSET"?>`, entry(1, body, ""))
	latin := make([]byte, 0, len(feed))
	for _, r := range feed {
		switch r {
		case '„':
			r = 0x84
		case '“':
			r = 0x93
		}
		latin = append(latin, byte(r))
	}
	wide := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(strings.Replace(feed, "CHARSET", "utf-16", 1))) {
		wide = binary.LittleEndian.AppendUint16(wide, u)
	}
	as := func(raw []byte, charset string) []byte {
		return []byte(strings.Replace(string(raw), "CHARSET", charset, 1))
	}
	for name, raw := range map[string][]byte{
		"as it says": as([]byte(feed), "utf-8"), "UTF-8 that says Latin 1": as([]byte(feed), "iso-8859-1"), "an encoding that is none": as([]byte(feed), "klingon"),
		"Latin 1": as(latin, "windows-1252"), "Latin 1 that says UTF-8": as(latin, "utf-8"), "UTF-16": wide,
		"byte order mark and signs that no XML has": append([]byte("\xef\xbb\xbf\n"), as([]byte(strings.Replace(feed, "Blitz“", "Blitz\x0b“", 1)), "utf-8")...),
	} {
		rs, errs := each(t, raw)
		if len(rs) != 1 || len(errs) > 0 || strings.Join(strings.Fields(rs[0].Text), " ") != strings.Join(strings.Fields(body), " ") && !strings.HasPrefix(name, "byte") {
			t.Errorf("%s: %d reports, %q", name, len(rs), errs)
			for _, r := range rs {
				t.Log(r.Text)
			}
		}
	}
}

// A broken feed is read entry by entry.
func TestFeedBroken(t *testing.T) {
	good := rssOf("", entry(1, cows, ""), entry(2, cows, ""), entry(3, cows, ""))
	for name, c := range map[string]struct {
		feed    string
		reports int
		errs    []string
	}{
		"cut off in the last entry":  {good[:len(good)-120], 2, []string{"#3: an entry of a feed that is broken"}},
		"cut off behind an entry":    {strings.TrimSuffix(good, "</channel></rss>"), 3, nil},
		"a broken tag":               {strings.Replace(good, "<guid>g2</guid>", "<guid <<< g2", 1), 2, []string{"#2: an entry of a feed that is broken"}},
		"nothing but the head":       {`<rss version="2.0"><channel><title>x`, 0, []string{": a feed that cannot be read"}},
		"entities that nobody knows": {strings.ReplaceAll(good, "Cows struck", "Cows &struck; &nbsp;"), 3, nil},
		"dates in no language":       {strings.ReplaceAll(good, "Sun, 14 Jun 2026 18:00:00 +0200", "someday"), 3, []string{"#1: published \"someday\": not a date", "#2: ", "#3: "}},
	} {
		rs, errs := each(t, []byte(c.feed))
		if len(rs) != c.reports || len(errs) != len(c.errs) {
			t.Errorf("%s: %d reports, want %d; %q", name, len(rs), c.reports, errs)
			continue
		}
		for i, e := range c.errs {
			if !strings.HasPrefix(errs[i], e) {
				t.Errorf("%s: %q, want %q", name, errs[i], e)
			}
		}
	}
}

// Where the pages are wanted, teasers tell of them.
func TestFeedLinked(t *testing.T) {
	long := strings.Repeat(cows+"\n\n", 5)
	feed := rssOf("", entry(1, "Nine cows.", ""), entry(2, cows, ""), entry(3, long, ""), entry(4, long+" […]", ""), `<item><title>No link</title><description>Nine cows.</description></item>`)
	var rs []*synoptic.Report
	var links []string
	own := 0
	ReadEach(Input{File: "feed", Raw: []byte(feed)}, Wants{Linked: true}, func(r *synoptic.Report, err error) {
		if err == nil {
			rs = append(rs, r)
			return
		}
		if e := asError(err); e.Teaser != nil {
			links = append(links, e.Teaser.Link)
			if e.Teaser.Report != nil {
				own++
			}
			if e.Teaser.Else.Outlet != "North Post" || e.Teaser.Else.Published != "Sun, 14 Jun 2026 18:00:00 +0200" {
				t.Errorf("%+v", e.Teaser)
			}
		}
	})
	if got := strings.Join(links, " "); len(rs) != 1 || rs[0].Title != "Cows struck 3" || got != "https://post.example/1 https://post.example/2 https://post.example/4" || own != 2 {
		t.Errorf("%d reports, pages %s, of which %d with a text", len(rs), got, own)
	}
}

// A link that is no whole address goes by the feed's own; one that is none of the
// web is none.
func TestFeedLinks(t *testing.T) {
	for link, want := range map[string]string{
		"/cows?a=1": "https://post.example/cows?a=1", "cows": "https://post.example/feeds/cows", "//hill.example/x": "https://hill.example/x",
		"http://hill.example/": "http://hill.example/", "javascript:alert(1)": "", "file:///etc/passwd": "", "mailto:a@b.example": "", "": "", "../../../x": "https://post.example/x", "http://[": "",
	} {
		ReadEach(Input{File: "feed", Raw: []byte(rssOf("", "<item><description>"+cows+"</description><link>"+link+"</link></item>")), Address: "https://post.example/feeds/all.rss"}, Wants{}, func(r *synoptic.Report, err error) {
			if err != nil || r.URL != want {
				t.Errorf("%q: %+v, %v; want %q", link, r, err, want)
			}
		})
	}
}
