package stream

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

func readOPML(text string) ([]store.Feed, error) {
	return ReadOPML(strings.NewReader(text), "list.opml")
}

// Lists as other programs write them: folders, old spellings, other encodings,
// entries that are faulty beside those that are not.
func TestReadOPML(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []store.Feed
		errs       []string
	}{
		{"folders", `<?xml version="1.0"?><opml version="1.1"><head><title>x</title></head><body>
			<outline text="Ports"><outline type="rss" text="Harbour Herald" xmlUrl="https://herald.example/feed#top" htmlUrl="https://herald.example/"/>
			<outline text="Deep"><outline title="Post" text="the post" xmlURL=" HTTPS://Post.Example/rss.xml?a=1&amp;b=2 "/></outline></outline>
			<outline type="link" text="A site" url="https://site.example/"/></body></opml>`,
			[]store.Feed{{URL: "https://herald.example/feed", Title: "Harbour Herald"}, {URL: "https://post.example/rss.xml?a=1&b=2", Title: "Post"}}, nil},
		{"twice", `<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://a.example/f#x"/></body></opml>`,
			[]store.Feed{{URL: "https://a.example/f"}}, nil},
		{"feed scheme", `<opml><body><outline xmlUrl="feed://a.example/f"/><outline xmlUrl="feed:https://b.example/f"/></body></opml>`,
			[]store.Feed{{URL: "http://a.example/f"}, {URL: "https://b.example/f"}}, nil},
		{"ours", `<opml xmlns:synoptic="https://github.com/synoptic-news/synoptic"><body><outline xmlUrl="https://a.example/f" synoptic:outlet="The A" synoptic:every="1h30m"/></body></opml>`,
			[]store.Feed{{URL: "https://a.example/f", Outlet: "The A", Every: 90 * time.Minute}}, nil},
		{"faulty beside good", "<opml><body>\n<outline xmlUrl=\"ftp://a.example/f\"/>\n<outline xmlUrl=\"https://u:secret@a.example/f\"/>\n<outline xmlUrl=\"https://a.example/f\" text=\"Caf&eacute;\"/></body></opml>",
			[]store.Feed{{URL: "https://a.example/f", Title: "Café"}}, []string{`list.opml:2:`, `"ftp://a.example/f" is no address of the web`, "a password in it"}},
		{"windows-1252", "<?xml version=\"1.0\" encoding=\"windows-1252\"?><opml><body><outline text=\"Caf\xe9\" xmlUrl=\"https://a.example/f\"/></body></opml>",
			[]store.Feed{{URL: "https://a.example/f", Title: "Café"}}, nil},
		{"cut off", `<opml><body><outline xmlUrl="https://a.example/f"/><outline xmlUrl="https://b.ex`,
			[]store.Feed{{URL: "https://a.example/f"}}, []string{"broken XML"}},
		{"a page", `<html><body>hello</body></html>`, nil, []string{"begins with <html>, want <opml>"}},
		{"nothing", ``, nil, []string{"no list of feeds"}},
		{"entities of its own", `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><opml><body><outline text="&b;" xmlUrl="https://a.example/f"/></body></opml>`,
			[]store.Feed{{URL: "https://a.example/f", Title: "&b;"}}, nil},
		{"a file of the machine", `<!DOCTYPE opml [<!ENTITY f SYSTEM "file:///etc/hostname">]><opml><body><outline text="&f;" xmlUrl="https://a.example/f"/></body></opml>`,
			[]store.Feed{{URL: "https://a.example/f", Title: "&f;"}}, nil},
	} {
		got, err := readOPML(c.text)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
		if (err == nil) != (c.errs == nil) {
			t.Errorf("%s: %v, want %q", c.name, err, c.errs)
		}
		for _, want := range c.errs {
			if err != nil && !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v, want %q", c.name, err, want)
			}
		}
	}
}

// What was made to harm ends with an error, and what stood before is read.
func TestHostileOPML(t *testing.T) {
	deep := `<opml><body><outline xmlUrl="https://a.example/f"/>` + strings.Repeat(`<outline text="x">`, 200_000)
	got, err := readOPML(deep)
	if err == nil || !strings.Contains(err.Error(), "deep") || len(got) != 1 {
		t.Errorf("deep: %d feeds, %v", len(got), err)
	}
	faulty := "<opml><body>" + strings.Repeat(`<outline xmlUrl="javascript:x"/>`, 1000) + "</body></opml>"
	if _, err := readOPML(faulty); err == nil || strings.Count(err.Error(), "\n") > maxFaults+1 || !strings.Contains(err.Error(), "980 more entries") {
		t.Errorf("faulty: %v", err)
	}
	if _, err := readOPML("<opml>" + strings.Repeat(" ", maxOPML)); err == nil || !strings.Contains(err.Error(), "more than 16 MB") {
		t.Errorf("long: %v", err)
	}
	long := `<opml><body><outline text="` + strings.Repeat("ä", 5000) + `" xmlUrl="https://a.example/` + strings.Repeat("a", 5000) + `"/></body></opml>`
	if got, err := readOPML(long); err == nil || len(got) != 0 {
		t.Errorf("a long address: %v, %v", got, err)
	}
}

func written(t *testing.T, feeds []store.Feed) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteOPML(&b, feeds); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What is written is read back as it was.
func TestOPMLRoundTrip(t *testing.T) {
	feeds := []store.Feed{
		{URL: "https://a.example/f?x=1&y=%22", Title: `Quote " & <b> 'x' ä`, Outlet: "The “A”", Every: 90 * time.Second},
		{URL: "https://b.example/"}, {URL: "http://[::1]:8080/f", Title: "x"},
	}
	text := written(t, feeds)
	got, err := readOPML(text)
	if err != nil || !slices.Equal(got, feeds) {
		t.Errorf("%+v, %v\n%s", got, err, text)
	}
	if again := written(t, got); again != text {
		t.Errorf("written again:\n%s\nwant\n%s", again, text)
	}
}

// Whatever is read can be written and read back.
func FuzzOPML(f *testing.F) {
	f.Add(`<opml version="2.0"><body><outline text="a" xmlUrl="https://a.example/f"/></body></opml>`)
	f.Add("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><opml><body><outline title=\"\xe9\" xmlUrl=\"feed://A.example/%zz?q#f\"/>")
	f.Add(`<!DOCTYPE opml [<!ENTITY a "b">]><opml><outline text="&a;&#0;" outlet="x" every="-1h" xmlUrl="https://a.example"/></opml>`)
	f.Fuzz(func(t *testing.T, text string) {
		feeds, _ := readOPML(text)
		seen := map[string]bool{}
		for _, x := range feeds {
			if at, err := FeedAddress(x.URL); err != nil || at != x.URL || seen[at] {
				t.Fatalf("%q: %q, %v", x.URL, at, err)
			}
			seen[x.URL] = true
		}
		back, err := readOPML(written(t, feeds))
		if err != nil || !slices.Equal(back, feeds) {
			t.Fatalf("read back: %v\n%+v\nwant\n%+v", err, back, feeds)
		}
	})
}
