package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// big is a report whose original cannot be packed much.
func big(n int) store.Entry {
	rng := rand.New(rand.NewPCG(uint64(n), 1))
	raw := make([]byte, 20_000)
	for i := range raw {
		raw[i] = byte(rng.Uint32())
	}
	text := fmt.Sprintf("Report number %d of the harbour.", n)
	r := &synoptic.Report{File: fmt.Sprintf("%d.txt", n), Outlet: "Herald", Title: text, Text: text, Published: "2026-02-03",
		PublishedFrom: synoptic.PublishedFrom{Zone: synoptic.ZoneUnknown, By: synoptic.ByNone}, Skipped: []synoptic.Skipped{}, Languages: []synoptic.LanguageSpan{}}
	r.Identify(raw, r.File)
	return store.Entry{Report: r, Form: "1", Terms: []byte("t")}
}

// filling adds reports until there is no room, and gives how many were kept.
func filling(t *testing.T, s store.Store) (kept []synoptic.ReportID) {
	t.Helper()
	for n := range 5000 {
		e := big(n)
		if _, err := s.Add(context.Background(), []store.Entry{e}); err != nil {
			var told *store.Error
			if !errors.Is(err, store.ErrFull) || !errors.As(err, &told) || told.Hint == "" {
				t.Fatalf("after %d reports: %v, want that there is no room, and what to try", n, err)
			}
			return kept
		}
		kept = append(kept, e.Report.ID)
	}
	t.Fatal("there was always room")
	return nil
}

// whole looks whether a store has what was kept, and no damage.
func whole(t *testing.T, file string, kept []synoptic.ReportID) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, Config{File: file})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	found, err := s.Check(ctx)
	if err != nil || len(found) > 0 {
		t.Errorf("after all: %v %v", found, err)
	}
	has, err := s.Has(ctx, kept)
	if err != nil || len(has) != len(kept) {
		t.Errorf("%d reports were kept, %d are there: %v", len(kept), len(has), err)
	}
	c, err := s.Census(ctx)
	if err != nil || c.Reports != len(kept) {
		t.Errorf("%d reports were kept, there are %d: %v", len(kept), c.Reports, err)
	}
	if _, err := s.Add(ctx, []store.Entry{big(100_000)}); err != nil { // with room it goes on
		t.Errorf("with room again: %v", err)
	}
}

func TestNoPageLeft(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	s, err := Open(context.Background(), Config{File: file, Create: true, MaxPages: 300})
	if err != nil {
		t.Fatal(err)
	}
	kept := filling(t, s)
	if len(kept) < 10 {
		t.Errorf("only %d reports were kept", len(kept))
	}
	if _, err := s.Report(context.Background(), kept[0]); err != nil {
		t.Errorf("a full store cannot be read: %v", err)
	}
	s.Close()
	whole(t, file, kept)
}

// No room for the tables is no store, and no harm either.
func TestNoPageAtAll(t *testing.T) {
	file := filepath.Join(t.TempDir(), "s.db")
	if s, err := Open(context.Background(), Config{File: file, Create: true, MaxPages: 3}); !errors.Is(err, store.ErrFull) {
		if err == nil {
			s.Close()
		}
		t.Fatalf("error %v, want no room", err)
	}
	s, err := Open(context.Background(), Config{File: file, Create: true})
	if err != nil {
		t.Fatalf("with room again: %v", err)
	}
	s.Close()
	whole(t, file, nil)
}

func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "s.db")
	s, err := Open(ctx, Config{File: file, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	e := big(1)
	if _, err := s.Add(ctx, []store.Entry{e}); err != nil {
		t.Fatal(err)
	}
	ro, err := Open(ctx, Config{File: file, ReadOnly: true}) // while another writes
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(ctx, []store.Entry{big(2)}); err != nil {
		t.Fatal(err)
	}
	if c, err := ro.Census(ctx); err != nil || c.Reports != 2 {
		t.Errorf("a reader sees %d reports, %v", c.Reports, err)
	}
	_, err = ro.Add(ctx, []store.Entry{big(3)})
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("error %v, want read only", err)
	}
	if err := ro.Backup(ctx, file+".copy"); err != nil {
		t.Errorf("backup of a store that is only read: %v", err)
	}
	ro.Close()
	s.Close()
	whole(t, file+".copy", []synoptic.ReportID{e.Report.ID, big(2).Report.ID})
	if _, err := Open(ctx, Config{File: filepath.Join(t.TempDir(), "none.db"), ReadOnly: true}); !errors.Is(err, synoptic.ErrNotFound) {
		t.Errorf("error %v, want that there is no store", err)
	}
	if _, err := Open(ctx, Config{File: filepath.Join(t.TempDir(), "none.db")}); !errors.Is(err, synoptic.ErrNotFound) {
		t.Errorf("error %v, want that there is no store", err)
	}
}

// What is no store, or another program's, is refused and left as it is.
func TestNoStore(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("These are notes and no store. ", 400)), 0o644); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "foreign.db")
	altered(t, foreign, "CREATE TABLE addresses (name TEXT)")
	later := filepath.Join(dir, "later.db")
	s, err := Open(ctx, Config{File: later, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	altered(t, later, "PRAGMA user_version = 99")
	for _, x := range []struct{ file, want string }{
		{text, "not a store"}, {foreign, "not a store"}, {later, "later version"}, {dir, "not a regular file"}, {filepath.Join(dir, "no", "s.db"), "does not exist"},
	} {
		before, _ := os.ReadFile(x.file)
		for _, cfg := range []Config{{File: x.file, Create: true}, {File: x.file, ReadOnly: true}} {
			s, err := Open(ctx, cfg)
			if err == nil {
				s.Close()
				t.Errorf("%s was opened", x.file)
				continue
			}
			if !strings.Contains(err.Error(), x.want) && !(cfg.ReadOnly && errors.Is(err, synoptic.ErrNotFound)) || !strings.Contains(err.Error(), x.file) {
				t.Errorf("error %q, want the file's name and %q", err, x.want)
			}
		}
		if after, _ := os.ReadFile(x.file); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", x.file)
		}
	}
}

func altered(t *testing.T, file, what string) {
	t.Helper()
	db, err := sql.Open("sqlite", (&Store{file: file}).dsn(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(what); err != nil {
		t.Fatal(err)
	}
}

// Check finds what was altered behind its back.
func TestCheckFinds(t *testing.T) {
	ctx := context.Background()
	for _, x := range []struct{ what, want string }{
		{"UPDATE originals SET packed = (SELECT packed FROM originals o WHERE o.sha256 <> originals.sha256 LIMIT 1)", "another hash"},
		{"UPDATE originals SET packed = x'00'", "cannot be unpacked"},
		{"UPDATE bodies SET packed = x'28B52FFD'", "cannot be unpacked"},
		{"DELETE FROM bodies", "no text kept"},
		{"UPDATE reports SET story = 'gone'", "a story that is not there"},
		{"UPDATE reports SET page = 'one'", "2 current states"},
		{"DELETE FROM texts", "cannot be searched"},
		{"PRAGMA foreign_keys = 0; DELETE FROM originals", "leads to no row"},
		{"DELETE FROM found_docsize", "search index"},
		{"UPDATE found_data SET block = x'0000' WHERE id > 10", "search index"},
		{"INSERT INTO stories (id, title, first_day, last_day, reports, outlets, want, change, changed) VALUES ('s', '', '', '', 3, 1, '', 1, 1)", "counts 3 reports"},
		{"INSERT INTO names VALUES (0, 'a', 'f', 'b')", "lead to a story"},
	} {
		file := filepath.Join(t.TempDir(), "s.db")
		s, err := Open(ctx, Config{File: file, Create: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Add(ctx, []store.Entry{big(1), big(2)}); err != nil {
			t.Fatal(err)
		}
		s.Close()
		altered(t, file, x.what)
		if s, err = Open(ctx, Config{File: file}); err != nil {
			t.Fatal(err)
		}
		found, err := s.Check(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, f := range found {
			if f.Fault {
				said = append(said, f.What)
			}
		}
		if !strings.Contains(strings.Join(said, "\n"), x.want) {
			t.Errorf("%s: found %q, want %q", x.what, said, x.want)
		}
		s.Close()
	}
}

// A file with bytes turned over is told, whatever is hit; nothing panics.
func TestDamage(t *testing.T) {
	ctx := context.Background()
	file := filepath.Join(t.TempDir(), "s.db")
	s, err := Open(ctx, Config{File: file, Create: true})
	if err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		if _, err := s.Add(ctx, []store.Entry{big(n)}); err != nil {
			t.Fatal(err)
		}
	}
	s.Close()
	sound, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(5, 5))
	told := 0
	const tries = 40
	for range tries {
		b := bytes.Clone(sound)
		page := 4096 * rng.IntN(len(b)/4096)
		for i := range 4096 { // a page of noise
			b[page+i] = byte(rng.Uint32())
		}
		bad := file + ".bad"
		if err := os.WriteFile(bad, b, 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := Open(ctx, Config{File: bad})
		if err != nil {
			told++
			continue
		}
		found, err := s.Check(ctx)
		if err != nil || len(found) > 0 {
			told++
		}
		for n := range 5 {
			s.Report(ctx, big(n).Report.ID)
			s.Original(ctx, big(n).Report.SHA256)
		}
		s.Close()
	}
	if told < tries { // a page that nothing uses may be hit
		t.Logf("%d of %d damaged files were told", told, tries)
	}
	if told < tries*9/10 {
		t.Errorf("%d of %d damaged files were told", told, tries)
	}
}
