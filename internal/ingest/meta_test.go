package ingest

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
)

func TestReadMeta(t *testing.T) {
	want := map[string]Meta{
		"a.txt":     {Outlet: "Evening Lamp", Published: "2031-05-06T15:26-06:00", URL: "https://lamp.example/a"},
		"old/b.txt": {Outlet: "Courier, The"},
		"-":         {Published: "May 7, 2031"},
	}
	for _, table := range []string{
		"file,outlet,published,url\na.txt,Evening Lamp,2031-05-06T15:26-06:00,https://lamp.example/a\n./old/b.txt,\"Courier, The\",,\n-,,\"May 7, 2031\",\n",
		"\xef\xbb\xbfURL; Published; Outlet; File\r\nhttps://lamp.example/a;2031-05-06T15:26-06:00;Evening Lamp;a.txt\r\n;;Courier, The;old//b.txt\r\n;May 7, 2031;;-\r\n",
		"file\toutlet\tpublished\turl\na.txt\tEvening Lamp\t2031-05-06T15:26-06:00\thttps://lamp.example/a\nold/b.txt\tCourier, The\t\t\n-\t\tMay 7, 2031\t\n",
	} {
		if got, err := ReadMeta(strings.NewReader(table), "m.csv"); err != nil || !maps.Equal(got, want) {
			t.Errorf("got %v, %v\nwant %v", got, err, want)
		}
	}
	if got, err := ReadMeta(strings.NewReader("file,family\na.txt,Lamp Papers\n"), "m.csv"); err != nil || got["a.txt"] != (Meta{Family: "Lamp Papers"}) {
		t.Errorf("got %v, %v", got, err)
	}
	for file, outlet := range map[string]string{"a.txt": "Evening Lamp", "./x/a.txt": "Evening Lamp", "old/b.txt": "Courier, The", "b.txt": "", "new/b.txt": ""} {
		if got := Find(want, file).Outlet; got != outlet {
			t.Errorf("%s: outlet %q, want %q", file, got, outlet)
		}
	}
}

func TestReadMetaErrors(t *testing.T) {
	for _, c := range []struct{ table, want string }{
		{"", "m.csv: empty, want a header with the columns file, outlet, published, url, family"},
		{"outlet,url\n", "m.csv:1:1: no column \"file\""},
		{"file,outlet,publised\n", "m.csv:1:13: column \"publised\", want file, outlet, published, url or family"},
		{"file,file\n", "m.csv:1:6: column \"file\" stands there twice"},
		{"file,outlet\na,b,c\n", "m.csv:2:1: wrong number of fields"},
		{"file,outlet\na,\"b\n", "m.csv:2:6: extraneous or missing \" in quoted-field"},
		{"file,published\na,2031-05-06\na,\n", "m.csv:3:1: a stands there twice"},
		{"file,published\n,2031-05-06\n", "m.csv:2:1: no file named"},
		{"file,published\na,03/04/2031\nb,soon\n", "m.csv:2:3: published \"03/04/2031\": day and month cannot be told apart, want YYYY-MM-DD\n" +
			"m.csv:3:3: published \"soon\": not a date, want YYYY-MM-DD"},
		{"file,url\na,javascript://lamp.example/\n", "m.csv:2:3: url \"javascript://lamp.example/\", want one that begins with https://"},
		{strings.Repeat("\x00", maxBytes+1), "m.csv: more than 16 MB, want a table"},
		{"file,url\na,lamp.example\n", "m.csv:2:3: url \"lamp.example\", want one that begins with https://"},
	} {
		got, err := ReadMeta(strings.NewReader(c.table), "m.csv")
		if err == nil || err.Error() != c.want || got != nil {
			t.Errorf("%q:\n got %v, %v\nwant %v", c.table, got, err, c.want)
		}
	}
}

// TestMetaGoesFirst: what the user says of a file overrides its page.
func TestMetaGoesFirst(t *testing.T) {
	raw := []byte("Canal opens after eleven years\n\nUpdated May 7, 2031 at 9:00 UTC\n\n" + above + "© 2031 Tidewater Media")
	page, err := Read(Input{File: "dir/f.txt", Raw: raw})
	if err != nil {
		t.Fatal(err)
	}
	if page.Outlet != "Tidewater Media" || page.Published != "2031-05-07T09:00:00Z" || page.PublishedFrom.By != synoptic.ByPage {
		t.Errorf("without: %s", describe(page))
	}
	meta := Meta{Outlet: "Lamp", Published: "6 May 2031", URL: "https://lamp.example/a"}
	said, err := Read(Input{File: "dir/f.txt", Raw: raw, Meta: meta})
	if err != nil {
		t.Fatal(err)
	}
	invariants(t, said)
	if said.Outlet != "Lamp" || said.URL != meta.URL || said.Published != "2031-05-06" || said.Updated != "2031-05-07T09:00:00Z" {
		t.Errorf("with: %s", describe(said))
	}
	if f := said.PublishedFrom; f.By != synoptic.ByUser || f.Written != "6 May 2031" || !f.Span.IsZero() {
		t.Errorf("published from %+v", f)
	}
	if said.ID == page.ID || said.SHA256 != page.SHA256 || said.Text != page.Text || len(said.Skipped) != len(page.Skipped) {
		t.Error("what the user says must change the ID and nothing of the text")
	}
	meta.Published = "03/04/2031"
	_, err = Read(Input{File: "f.txt", Raw: raw, Meta: meta})
	var e *Error
	if !errors.As(err, &e) || e.File != "f.txt" || !strings.Contains(e.What, "cannot be told apart") {
		t.Errorf("unclear date: %v", err)
	}
}

func TestOutletOfFile(t *testing.T) {
	for file, want := range map[string]string{
		"0-lamp.txt": "lamp", "2031-05-06-lamp.txt": "lamp", "000_f279c9.txt": "000_f279c9", "lamp": "lamp", "lamp.example.txt": "lamp.example",
		"12.txt": "12", "12-.txt": "12-", ".txt": ".txt", "-": "standard input", "3-": "3-",
	} {
		if got := outletOfFile(file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}

// FuzzMeta: a table is read, with every date in it readable, or refused by
// place.
func FuzzMeta(f *testing.F) {
	f.Add("file,outlet,published,url\na.txt,Lamp,2031-05-06,https://lamp.example\n")
	f.Add("file;published\na;03/04/2031\n")
	f.Add("\xef\xbb\xbffile\n\"a")
	f.Fuzz(func(t *testing.T, table string) {
		metas, err := ReadMeta(strings.NewReader(table), "m.csv")
		if err != nil {
			if metas != nil || !strings.HasPrefix(err.Error(), "m.csv:") {
				t.Fatalf("%v beside %v", metas, err)
			}
			return
		}
		for file, m := range metas {
			if _, ok := parseStamp(m.Published); m.Published != "" && !ok || file == "" || Find(metas, file) != m {
				t.Fatalf("%q: %+v", file, m)
			}
		}
	})
}
