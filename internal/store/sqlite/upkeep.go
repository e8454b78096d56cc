package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/synoptic-news/synoptic/internal/store"
)

// Census counts what there is.
func (s *Store) Census(ctx context.Context) (store.Census, error) {
	c := store.Census{Languages: map[string]int{}, Refused: map[string]int{}}
	err := s.view(ctx, func(tx *sql.Tx) error {
		for _, x := range []struct {
			to  any
			sql string
		}{
			{&c.Reports, "SELECT COUNT(*) FROM reports WHERE current = 1"},
			{&c.Revisions, "SELECT COUNT(*) FROM reports WHERE current = 0"},
			{&c.Stories, "SELECT COUNT(*) FROM stories"},
			{&c.Several, "SELECT COUNT(*) FROM stories WHERE outlets >= 2"},
			{&c.Pending, "SELECT COUNT(*) FROM stories WHERE want <> made"},
			{&c.Ungrouped, "SELECT COUNT(*) FROM reports WHERE current = 1 AND story = ''"},
			{&c.Analyses, "SELECT COUNT(*) FROM analyses"},
			{&c.Originals, "SELECT COUNT(*) FROM originals"},
			{&c.RawBytes, "SELECT coalesce(SUM(size), 0) FROM originals"},
			{&c.PackedBytes, "SELECT coalesce(SUM(length(packed)), 0) FROM originals"},
			{&c.StoreBytes, "SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)"},
			{&c.NoDay, "SELECT COUNT(*) FROM reports WHERE current = 1 AND day = ''"},
			{&c.Feeds, "SELECT COUNT(*) FROM feeds"},
			{&c.FeedsDown, "SELECT COUNT(*) FROM feeds WHERE errors > 0 AND paused = 0"},
			{&c.Decisions, "SELECT COUNT(*) FROM decisions WHERE undone = 0"},
			{&c.Sayings, "SELECT COUNT(*) FROM sayings"},
		} {
			if err := tx.QueryRowContext(ctx, x.sql).Scan(x.to); err != nil {
				return err
			}
		}
		for _, x := range []struct {
			to  map[string]int
			sql string
		}{
			{c.Languages, "SELECT language, COUNT(*) FROM reports WHERE current = 1 GROUP BY language"},
			{c.Refused, "SELECT kind, COUNT(*) FROM refusals GROUP BY kind"},
		} {
			rows, err := tx.QueryContext(ctx, x.sql)
			err = each(rows, err, func(r *sql.Rows) error {
				var of string
				var n int
				err := r.Scan(&of, &n)
				x.to[of] = n
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return c, err
}

// Backup writes a copy of the whole store.
func (s *Store) Backup(ctx context.Context, file string) error {
	bad := func(what string, err error) error { return &store.Error{Store: file, What: what, Err: err} }
	if _, err := os.Lstat(file); err == nil {
		return bad("is there already, want a new file", fs.ErrExist)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return bad(err.Error(), err)
	}
	if dir := filepath.Dir(file); !isFolder(dir) {
		return bad("folder "+dir+" does not exist", fs.ErrNotExist)
	}
	tmp, err := os.MkdirTemp(filepath.Dir(file), ".synoptic-*") // VACUUM wants a file that is not there
	if err != nil {
		return bad(plainError(err), err)
	}
	defer os.RemoveAll(tmp)
	made := filepath.Join(tmp, "backup")
	// VACUUM INTO writes to another file, which query_only does not allow, and a
	// file of its own may be bounded otherwise than this one.
	db, err := sql.Open("sqlite", s.dsn(map[string][]string{"mode": {"ro"}, "_pragma": {"busy_timeout(10000)"}}))
	if err != nil {
		return s.fail(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", made); err != nil {
		err = s.fail(err)
		var known *store.Error
		if errors.As(err, &known) && errors.Is(err, store.ErrFull) {
			return bad("no room for the backup", store.ErrFull)
		}
		return err
	}
	copied := &Store{file: made, readOnly: true}
	if err := copied.probe(ctx, map[string][]string{"mode": {"ro"}}, false); err != nil {
		return err
	}
	if err := sync(made); err != nil {
		return bad(plainError(err), err)
	}
	if err := os.Link(made, file); err == nil { // unlike a rename it replaces nothing
		return nil
	} else if errors.Is(err, fs.ErrExist) {
		return bad("is there already, want a new file", err)
	}
	if err := os.Rename(made, file); err != nil {
		return bad(plainError(err), err)
	}
	return nil
}

func sync(file string) error {
	f, err := os.OpenFile(file, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// plainError is what the system said, without the name of the file in the making.
func plainError(err error) string {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err.Error()
	}
	if le := (*os.LinkError)(nil); errors.As(err, &le) {
		return le.Err.Error()
	}
	return err.Error()
}

// maxFaults is how many faults of one sort are told one by one.
const maxFaults = 20

// Check looks at everything that is kept.
func (s *Store) Check(ctx context.Context) ([]store.Finding, error) {
	c := &check{s: s, ctx: ctx}
	for _, f := range []func() error{c.file, c.index, c.references, c.originals, c.reports, c.analyses, c.stories} {
		if err := f(); err != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			c.fault("%s", strings.TrimPrefix(s.fail(err).Error(), s.file+": "))
		}
	}
	return c.done(), nil
}

// file asks SQLite about the file itself.
func (c *check) file() error {
	rows, err := c.s.read.QueryContext(c.ctx, "PRAGMA integrity_check(20)")
	err = each(rows, err, func(r *sql.Rows) error {
		var line string
		err := r.Scan(&line)
		if line != "ok" && err == nil {
			c.fault("the file: %s", line)
		}
		return err
	})
	if err != nil {
		return err
	}
	rows, err = c.s.read.QueryContext(c.ctx, "PRAGMA foreign_key_check")
	return each(rows, err, func(r *sql.Rows) error {
		var table, parent string
		var row, key any
		err := r.Scan(&table, &row, &parent, &key)
		c.fault("a row of %s leads to no row of %s", table, parent)
		return err
	})
}

// index compares what is searched with what is there.
func (c *check) index() error {
	var docs, texts int
	err := c.s.read.QueryRowContext(c.ctx, "SELECT (SELECT COUNT(*) FROM found_docsize), (SELECT COUNT(*) FROM texts)").Scan(&docs, &texts)
	if err != nil {
		return err
	}
	if docs != texts {
		c.fault("the search index has %d texts, there are %d", docs, texts)
	}
	if c.s.write == nil { // FTS5 looks at itself by a statement that counts as writing
		return nil
	}
	if _, err := c.s.write.ExecContext(c.ctx, "INSERT INTO found (found, rank) VALUES ('integrity-check', 1)"); err != nil {
		if err = c.s.fail(err); errors.Is(err, store.ErrBusy) || errors.Is(err, store.ErrReadOnly) || errors.Is(err, store.ErrFull) {
			c.found = append(c.found, store.Finding{What: "the search index was not compared with the texts: " + err.Error()})
			return nil
		}
		c.fault("the search index does not fit what it is of: %v", err)
	}
	return nil
}

// A check is one look at everything.
type check struct {
	s     *Store
	ctx   context.Context
	found []store.Finding
	more  map[string]int
}

// fault notes a fault; of one sort the first ones only.
func (c *check) fault(format string, args ...any) {
	if c.more == nil {
		c.more = make(map[string]int)
	}
	if c.more[format]++; c.more[format] > maxFaults {
		return
	}
	c.found = append(c.found, store.Finding{Fault: true, What: fmt.Sprintf(format, args...),
		Hint: "restore a backup, or add the inputs to a new store"})
}

func (c *check) done() []store.Finding {
	for _, n := range c.more {
		if n > maxFaults {
			c.found = append(c.found, store.Finding{Fault: true, What: fmt.Sprintf("and %d more faults of one sort", n-maxFaults)})
		}
	}
	return c.found
}
