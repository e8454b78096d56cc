// Package sqlite keeps a store in one file, with SQLite.
//
// Start with [Open]. The file is in write-ahead mode, each commit is synced,
// and one connection writes while others read. Beside the file stand its
// "-wal" and "-shm" while it is open: they belong to it. The tables are in
// migrations, brought up to date by goose when a store is opened to be written
// to. Long columns are packed by zstd.
//
// A file that is no store, or one of a later version, is refused and not
// touched.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// What a store's file says of itself.
const (
	applicationID = 1398360655 // "SYNO"
	schemaVersion = 1          // the last of migrations
)

// A Config says which file, and how it is used.
type Config struct {
	File string

	Create   bool // make the file if there is none
	ReadOnly bool // write nothing; goes with a file that cannot be written to

	Now func() time.Time // nil: time.Now

	// MaxPages bounds the file, in pages of 4096 bytes; 0 is no bound. What does
	// not fit is store.ErrFull.
	MaxPages int

	// Wait is how long one write waits for another program's; 0 is ten seconds.
	Wait time.Duration
}

// A Store is a store in a file.
type Store struct {
	file     string
	write    *sql.DB // one connection; nil if read only
	read     *sql.DB
	now      func() time.Time
	packing  *packing
	readOnly bool
}

var _ store.Store = (*Store)(nil)

// readers is how many connections read at once: reading is bound by the
// processor, and each keeps 2 MB of pages.
const readers = 4

// Open opens a store.
func Open(ctx context.Context, cfg Config) (*Store, error) {
	s := &Store{file: cfg.File, now: cfg.Now, readOnly: cfg.ReadOnly}
	if s.now == nil {
		s.now = time.Now
	}
	wait := cfg.Wait
	if wait == 0 {
		wait = 10 * time.Second
	}
	size, err := s.look(cfg)
	if err != nil {
		return nil, err
	}
	if s.packing, err = newPacking(); err != nil {
		return nil, err
	}
	pragmas := url.Values{"_pragma": {fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "foreign_keys(1)"}}
	if !cfg.ReadOnly {
		set := url.Values{"_txlock": {"immediate"}}
		set["_pragma"] = append([]string{}, pragmas["_pragma"]...)
		set.Add("_pragma", "journal_mode(wal)")
		set.Add("_pragma", "synchronous(full)")
		if cfg.MaxPages > 0 {
			set.Add("_pragma", fmt.Sprintf("max_page_count(%d)", cfg.MaxPages))
		}
		if size > 0 { // look before anything is changed, journal mode included
			if err := s.probe(ctx, url.Values{"mode": {"ro"}}, true); err != nil {
				return nil, err
			}
		}
		if s.write, err = sql.Open("sqlite", s.dsn(set)); err != nil {
			return nil, s.fail(err)
		}
		s.write.SetMaxOpenConns(1)
		if err := s.migrate(ctx); err != nil {
			s.Close()
			return nil, s.fail(err)
		}
	}
	pragmas.Add("_pragma", "query_only(1)")
	if cfg.ReadOnly {
		pragmas.Set("mode", "ro")
		if err := s.probe(ctx, url.Values{"mode": {"ro"}}, false); err != nil {
			// In a folder where nothing may be made, a store that nobody has open
			// can only be read as what does not change.
			if !errors.Is(err, errOpen) && !errors.Is(err, store.ErrReadOnly) {
				return nil, err
			}
			if wal, bad := os.Stat(cfg.File + "-wal"); bad == nil && wal.Size() > 0 {
				return nil, &store.Error{Store: cfg.File, What: "in use, or left behind by a program that was killed, and may not be written to",
					Hint: "have one who may write to it and its folder run \"synoptic doctor\" once", Err: store.ErrReadOnly}
			}
			pragmas.Set("immutable", "1")
			if err := s.probe(ctx, url.Values{"mode": {"ro"}, "immutable": {"1"}}, false); err != nil {
				return nil, err
			}
		}
	}
	if s.read, err = sql.Open("sqlite", s.dsn(pragmas)); err != nil {
		s.Close()
		return nil, s.fail(err)
	}
	s.read.SetMaxOpenConns(readers)
	if err := s.read.PingContext(ctx); err != nil {
		s.Close()
		return nil, s.fail(err)
	}
	return s, nil
}

// look says why no store can be opened by that name, as far as the file system
// tells, and gives the file's size.
func (s *Store) look(cfg Config) (int64, error) {
	info, err := os.Stat(cfg.File)
	switch {
	case cfg.File == "":
		return 0, &store.Error{Store: "store", What: "no file named"}
	case errors.Is(err, fs.ErrNotExist) && cfg.Create && !cfg.ReadOnly:
		if dir := filepath.Dir(cfg.File); !isFolder(dir) {
			return 0, &store.Error{Store: cfg.File, What: "folder " + dir + " does not exist", Err: synoptic.ErrNotFound}
		}
		return 0, nil
	case errors.Is(err, fs.ErrNotExist):
		return 0, &store.Error{Store: cfg.File, What: "no store there", Hint: `"synoptic add INPUT…" makes one; --store names another`, Err: synoptic.ErrNotFound}
	case err != nil:
		return 0, s.fail(err)
	case !info.Mode().IsRegular():
		return 0, &store.Error{Store: cfg.File, What: "not a regular file, want a store"}
	}
	return info.Size(), nil
}

func isFolder(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && info.IsDir()
}

func (s *Store) dsn(set url.Values) string {
	path := (&url.URL{Path: filepath.ToSlash(s.file)}).EscapedPath()
	return "file:" + path + "?" + set.Encode()
}

// probe looks whether the file is a store of a version that this build reads;
// fresh allows one that has no tables yet.
func (s *Store) probe(ctx context.Context, set url.Values, fresh bool) error {
	db, err := sql.Open("sqlite", s.dsn(set))
	if err != nil {
		return s.fail(err)
	}
	defer db.Close()
	var id, version, tables int
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT COUNT(*) FROM sqlite_schema WHERE name NOT LIKE 'goose_%' AND name NOT LIKE 'sqlite_%')`).Scan(&id, &version, &tables)
	switch {
	case err != nil:
		return s.fail(err)
	case id != applicationID && (tables > 0 || !fresh):
		return &store.Error{Store: s.file, What: "a database, but not a store of synoptic"}
	case version > schemaVersion:
		return &store.Error{Store: s.file, What: "made by a later version of synoptic", Hint: "use that version",
			Err: &synoptic.VersionError{What: s.file, Got: fmt.Sprint(version), Want: fmt.Sprint(schemaVersion)}}
	case version < schemaVersion && s.readOnly:
		return &store.Error{Store: s.file, What: "made by an earlier version of synoptic", Hint: `"synoptic add" without inputs brings it up to date, where it can be written to`,
			Err: &synoptic.VersionError{What: s.file, Got: fmt.Sprint(version), Want: fmt.Sprint(schemaVersion)}}
	}
	return nil
}

// migrate brings the tables up to date. Two programs may try at once: the one
// that comes second finds it done.
func (s *Store) migrate(ctx context.Context) error {
	var err error
	for range 3 {
		var version int
		if err = s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil || version == schemaVersion {
			return err
		}
		dir, bad := fs.Sub(migrations, "migrations")
		if bad != nil {
			return bad
		}
		p, bad := goose.NewProvider(goose.DialectSQLite3, s.write, dir)
		if bad != nil {
			return bad
		}
		if _, err = p.Up(ctx); err == nil {
			return nil
		}
		if full := s.fail(err); errors.Is(full, store.ErrFull) || errors.Is(full, store.ErrReadOnly) {
			return err
		}
	}
	return err
}

// Close lets go of the file.
func (s *Store) Close() error {
	var errs []error
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return errors.Join(errs...)
}

// change runs f in a transaction that may write, and commits it.
func (s *Store) change(ctx context.Context, f func(tx *sql.Tx) error) error {
	if s.write == nil {
		return &store.Error{Store: s.file, What: "opened to be read only", Err: store.ErrReadOnly}
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(err)
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return s.fail(err)
	}
	return s.fail(tx.Commit())
}

// view runs f in a transaction that sees one state of the store.
func (s *Store) view(ctx context.Context, f func(tx *sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(err)
	}
	defer tx.Rollback()
	return s.fail(f(tx))
}

// errOpen is what SQLite says of a file that it cannot open.
var errOpen = errors.New("cannot be opened")

// fail says which store an error is of, what it means and what to try.
func (s *Store) fail(err error) error {
	var known *store.Error
	var from *sqlite.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded),
		errors.Is(err, synoptic.ErrNotFound), errors.Is(err, store.ErrStale), errors.Is(err, store.ErrCursor), errors.Is(err, store.ErrQuery):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return synoptic.ErrNotFound
	case errors.Is(err, fs.ErrPermission):
		return &store.Error{Store: s.file, What: "may not be read", Err: err}
	case !errors.As(err, &from):
		return &store.Error{Store: s.file, What: err.Error(), Err: err}
	}
	say := func(is error, hint string) error {
		return &store.Error{Store: s.file, What: is.Error(), Hint: hint, Err: is}
	}
	switch from.Code() & 0xff {
	case lib.SQLITE_FULL:
		return say(store.ErrFull, "nothing that was reported as done is lost; make room and run it again")
	case lib.SQLITE_IOERR:
		if full := s.beyond(from); full {
			return say(store.ErrFull, "nothing that was reported as done is lost; make room, or lift the limit on file sizes, and run it again")
		}
		return &store.Error{Store: s.file, What: "the disk failed: " + from.Error(), Hint: "look at the disk; \"synoptic doctor\" looks at the store", Err: err}
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_AUTH:
		return say(store.ErrReadOnly, "make the file and its folder writable; to look at it, \"synoptic stories\" and \"show\" need no more than to read")
	case lib.SQLITE_CANTOPEN:
		return &store.Error{Store: s.file, What: "cannot be opened", Hint: "file and folder must be readable, and writable to add to it", Err: errors.Join(errOpen, err)}
	case lib.SQLITE_NOTADB:
		return &store.Error{Store: s.file, What: "not a store of synoptic", Hint: "--store names another file", Err: store.ErrDamaged}
	case lib.SQLITE_CORRUPT:
		return say(store.ErrDamaged, `"synoptic doctor" says where; restore a backup`)
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return say(store.ErrBusy, "wait for it, and run it again")
	}
	return &store.Error{Store: s.file, What: from.Error(), Err: err}
}

// beyond tells a write that the system would not take, for want of room or of
// leave to make files that large, from one that broke.
func (s *Store) beyond(err *sqlite.Error) bool {
	switch err.Code() {
	case lib.SQLITE_IOERR_WRITE, lib.SQLITE_IOERR_SHMSIZE, lib.SQLITE_IOERR_TRUNCATE:
		return true
	}
	return false
}
