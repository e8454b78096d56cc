package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A body is what is kept of a report itself.
type body struct {
	Report *synoptic.Report `json:"report"`
	Stated *synoptic.Stated `json:"stated,omitempty"`
}

// A packed is an entry ready to be written.
type packed struct {
	store.Entry
	head                     store.ReportHead
	original, body, analysis []byte
}

// Add takes reports in.
func (s *Store) Add(ctx context.Context, entries []store.Entry) ([]store.Added, error) {
	list := make([]packed, len(entries))
	now := s.now().UTC()
	for i, e := range entries { // outside of the transaction: others may write meanwhile
		var err error
		if list[i], err = s.pack(e, now); err != nil {
			return nil, s.fail(err)
		}
	}
	var out []store.Added
	err := s.change(ctx, func(tx *sql.Tx) error {
		out = out[:0]
		for i := range list {
			a, err := s.add(ctx, tx, &list[i])
			if err != nil {
				return err
			}
			out = append(out, a)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

func (s *Store) pack(e store.Entry, now store.Time) (packed, error) {
	r := e.Report
	sum := sha256.Sum256(r.Raw)
	if hex.EncodeToString(sum[:]) != r.SHA256 {
		return packed{}, fmt.Errorf("report %s: its original is not at hand, or not the one of its hash", r.ID)
	}
	out := packed{Entry: e, head: store.HeadOf(r, now), original: s.packing.pack(r.Raw)}
	var err error
	if out.body, err = s.packing.packJSON(body{r, r.Stated}); err != nil {
		return out, err
	}
	if e.Analysis != nil {
		out.analysis, err = s.packing.packJSON(e.Analysis)
	}
	return out, err
}

func (s *Store) add(ctx context.Context, tx *sql.Tx, e *packed) (store.Added, error) {
	out := store.Added{ID: e.Report.ID}
	err := tx.QueryRowContext(ctx, "SELECT current FROM reports WHERE id = ?", e.Report.ID).Scan(&out.Current)
	if err != sql.ErrNoRows {
		return out, err
	}
	h := &e.head
	if e.Page != "" {
		if err := tx.QueryRowContext(ctx, "SELECT page FROM reports WHERE id = ?", e.Page).Scan(&h.Page); err != nil {
			return out, fmt.Errorf("report %s: the page %s that it is of: %w", h.ID, e.Page, err)
		}
		before, err := oneHead(tx.QueryRowContext(ctx, headsFrom+" WHERE r.page = ? AND r.current = 1", h.Page))
		if err != nil {
			return out, err
		}
		if h.Current = store.Later(*h, before); h.Current {
			out.Before = before.ID
			if _, err := tx.ExecContext(ctx, "UPDATE reports SET current = 0 WHERE id = ?", before.ID); err != nil {
				return out, err
			}
			if _, err := tx.ExecContext(ctx, "DELETE FROM texts WHERE report = ? AND kind = ?", before.ID, store.HitReport); err != nil {
				return out, err
			}
		}
	}
	out.New, out.Current = true, h.Current
	do := func(what string, args ...any) {
		if err == nil || err == sql.ErrNoRows {
			_, err = tx.ExecContext(ctx, what, args...)
		}
	}
	do("INSERT INTO originals (sha256, size, packed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", h.SHA256, len(e.Report.Raw), e.original)
	do(`INSERT INTO reports (id, page, current, file, url, outlet, title, day, published, updated, language, sha256, seen)
		VALUES (`+marks(13)+`)`, h.ID, h.Page, h.Current, h.File, h.URL, h.Outlet, h.Title, h.Day, h.Published, h.Updated, h.Language, h.SHA256, seconds(h.Seen))
	do("INSERT INTO bodies (report, packed) VALUES (?, ?)", h.ID, e.body)
	if e.Terms != nil {
		do("INSERT INTO terms (report, form, terms) VALUES (?, ?, ?)", h.ID, e.Form, e.Terms)
	}
	if h.Current {
		do("INSERT INTO texts (kind, report, story, ref, speaker, title, body) VALUES (?, ?, '', '', '', ?, ?)", store.HitReport, h.ID, h.Title, plain(e.Report))
	}
	if err != nil {
		return out, err
	}
	if e.analysis != nil {
		if err := putAnalysis(ctx, tx, e.Key, e.Analysis, e.analysis); err != nil {
			return out, err
		}
	}
	_, err = s.note(ctx, tx, store.ChangeReport, string(h.ID))
	return out, err
}

// plain is what is searched of a report: what is not skipped, spaces folded.
func plain(r *synoptic.Report) string {
	lines := strings.Split(r.Masked(), "\n")
	out := lines[:0]
	for _, l := range lines {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// Has tells which of the reports are there.
func (s *Store) Has(ctx context.Context, ids []synoptic.ReportID) (map[synoptic.ReportID]store.Added, error) {
	out := make(map[synoptic.ReportID]store.Added)
	err := chunks(ids, func(part []synoptic.ReportID) error {
		rows, err := s.read.QueryContext(ctx, "SELECT id, current FROM reports WHERE id IN ("+marks(len(part))+")", anys(part)...)
		return each(rows, err, func(r *sql.Rows) error {
			var a store.Added
			err := r.Scan(&a.ID, &a.Current)
			out[a.ID] = a
			return err
		})
	})
	return out, s.fail(err)
}

const headsFrom = `SELECT r.id, CASE WHEN r.current = 1 THEN r.story ELSE '' END, r.file, r.url, r.outlet, r.title, r.day, r.published, r.updated, r.language, r.sha256, r.page, r.current,
	(SELECT COUNT(*) FROM reports p WHERE p.page = r.page), r.seen FROM reports r`

type scanner interface{ Scan(...any) error }

func oneHead(row scanner) (h store.ReportHead, err error) {
	var seen int64
	err = row.Scan(&h.ID, &h.Story, &h.File, &h.URL, &h.Outlet, &h.Title, &h.Day, &h.Published, &h.Updated, &h.Language, &h.SHA256, &h.Page, &h.Current, &h.Revisions, &seen)
	h.Seen = at(seen)
	return h, err
}

func heads(rows *sql.Rows, err error) (out []store.ReportHead, _ error) {
	err = each(rows, err, func(r *sql.Rows) error {
		h, err := oneHead(r)
		out = append(out, h)
		return err
	})
	return out, err
}

// Report gives a report.
func (s *Store) Report(ctx context.Context, id synoptic.ReportID) (*store.Report, error) {
	out := &store.Report{}
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		if out.ReportHead, err = oneHead(tx.QueryRowContext(ctx, headsFrom+" WHERE r.id = ?", id)); err != nil {
			return err
		}
		var b []byte
		if err := tx.QueryRowContext(ctx, "SELECT packed FROM bodies WHERE report = ?", id).Scan(&b); err != nil {
			return err
		}
		var x body
		if err := s.packing.unpackJSON(b, &x); err != nil {
			return err
		}
		if x.Report == nil {
			return fmt.Errorf("%w: report %s is empty", store.ErrDamaged, id)
		}
		out.Report = x.Report
		out.Report.Stated = x.Stated
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Original gives the bytes that a report was read from.
func (s *Store) Original(ctx context.Context, sum string) ([]byte, error) {
	var b []byte
	if err := s.read.QueryRowContext(ctx, "SELECT packed FROM originals WHERE sha256 = ?", sum).Scan(&b); err != nil {
		return nil, s.fail(err)
	}
	raw, err := s.packing.unpack(b)
	if err != nil {
		return nil, s.fail(err)
	}
	if got := sha256.Sum256(raw); hex.EncodeToString(got[:]) != sum {
		return nil, s.fail(fmt.Errorf("%w: the original %s has another hash", store.ErrDamaged, sum))
	}
	return raw, nil
}

// Revisions lists the states of a report's page.
func (s *Store) Revisions(ctx context.Context, id synoptic.ReportID) ([]store.ReportHead, error) {
	rows, err := s.read.QueryContext(ctx, headsFrom+" WHERE r.page = (SELECT page FROM reports WHERE id = ?) ORDER BY r.n", id)
	out, err := heads(rows, err)
	if err == nil && len(out) == 0 {
		err = synoptic.ErrNotFound
	}
	if err != nil {
		return nil, s.fail(err)
	}
	// The order they were taken in, but for states that came late.
	for i := 1; i < len(out); i++ {
		for k := i; k > 0 && !store.Later(out[k], out[k-1]); k-- {
			out[k], out[k-1] = out[k-1], out[k]
		}
	}
	return out, nil
}

// OfURL lists the current reports that state an address.
func (s *Store) OfURL(ctx context.Context, url string) ([]store.ReportHead, error) {
	rows, err := s.read.QueryContext(ctx, headsFrom+" WHERE r.url = ? AND r.url <> '' AND r.current = 1 ORDER BY r.n", url)
	out, err := heads(rows, err)
	return out, s.fail(err)
}

// ListReports lists current reports.
func (s *Store) ListReports(ctx context.Context, f store.ReportFilter, p store.Page) ([]store.ReportHead, store.Cursor, error) {
	var q query
	q.and("r.current = 1")
	for _, c := range []struct{ column, value string }{
		{"story", string(f.Story)}, {"outlet", f.Outlet}, {"language", f.Language}, {"url", f.URL}} {
		if c.value != "" {
			q.and("r."+c.column+" = ?", c.value)
		}
	}
	if f.From != "" {
		q.and("r.day >= ?", f.From)
	}
	if f.To != "" {
		q.and("r.day <= ? AND r.day <> ''", f.To)
	}
	if f.NoDay {
		q.and("r.day = ''")
	}
	var day, id string
	begun, err := keys(p.After, "reports", &day, &id)
	if err != nil {
		return nil, "", err
	}
	if begun {
		q.and("r.day < ? OR r.day = ? AND r.id > ?", day, day, id)
	}
	n := p.Size()
	rows, err := s.read.QueryContext(ctx, headsFrom+q.sql()+" ORDER BY r.day DESC, r.id LIMIT ?", append(q.args, n+1)...)
	out, err := heads(rows, err)
	if err != nil || len(out) <= n {
		return out, "", s.fail(err)
	}
	last := out[n-1]
	return out[:n], cursor("reports", last.Day, last.ID), nil
}

// Terms calls f with the terms of current reports.
func (s *Store) Terms(ctx context.Context, of []synoptic.ReportID, f func(store.ReportTerms) error) error {
	var own error
	ask := func(which string, args []any) error {
		rows, err := s.read.QueryContext(ctx, `SELECT r.id, r.outlet, coalesce(t.form, ''), t.terms FROM reports r LEFT JOIN terms t ON t.report = r.id
			WHERE r.current = 1`+which+" ORDER BY r.id", args...)
		return each(rows, err, func(r *sql.Rows) error {
			var t store.ReportTerms
			if err := r.Scan(&t.ID, &t.Outlet, &t.Form, &t.Terms); err != nil {
				return err
			}
			own = f(t)
			return own
		})
	}
	var err error
	if of == nil {
		err = ask("", nil)
	} else {
		err = chunks(slices.Sorted(slices.Values(of)), func(part []synoptic.ReportID) error {
			return ask(" AND r.id IN ("+marks(len(part))+")", anys(part))
		})
	}
	if own != nil {
		return own
	}
	return s.fail(err)
}

// SetTerms replaces the terms of reports.
func (s *Store) SetTerms(ctx context.Context, terms []store.ReportTerms) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		for _, t := range terms {
			if _, err := tx.ExecContext(ctx, `INSERT INTO terms (report, form, terms) VALUES (?, ?, ?)
				ON CONFLICT (report) DO UPDATE SET form = excluded.form, terms = excluded.terms`, t.ID, t.Form, t.Terms); err != nil {
				return err
			}
		}
		return nil
	})
}

// Analysis gives the analysis kept under a key.
func (s *Store) Analysis(ctx context.Context, key string) (*synoptic.Analysis, error) {
	var b []byte
	if err := s.read.QueryRowContext(ctx, "SELECT packed FROM analyses WHERE key = ?", key).Scan(&b); err != nil {
		return nil, s.fail(err)
	}
	var a synoptic.Analysis
	if err := s.packing.unpackJSON(b, &a); err != nil {
		return nil, s.fail(err)
	}
	return &a, nil
}

// PutAnalysis keeps an analysis.
func (s *Store) PutAnalysis(ctx context.Context, key string, a *synoptic.Analysis) error {
	b, err := s.packing.packJSON(a)
	if err != nil {
		return s.fail(err)
	}
	return s.change(ctx, func(tx *sql.Tx) error { return putAnalysis(ctx, tx, key, a, b) })
}

func putAnalysis(ctx context.Context, tx *sql.Tx, key string, a *synoptic.Analysis, packed []byte) error {
	if _, err := tx.ExecContext(ctx, "DELETE FROM analyses WHERE report = ? AND key <> ?", a.Report, key); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT INTO analyses (key, report, models, packed) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", key, a.Report, a.Models, packed)
	return err
}

// Refuse notes what could not be read.
func (s *Store) Refuse(ctx context.Context, rs []store.Refusal) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		for _, r := range rs {
			var err error
			if r.Why == "" {
				_, err = tx.ExecContext(ctx, "DELETE FROM refusals WHERE input = ?", r.Input)
			} else {
				if r.At.IsZero() {
					r.At = s.now()
				}
				_, err = tx.ExecContext(ctx, `INSERT INTO refusals (input, why, kind, at) VALUES (?, ?, ?, ?)
					ON CONFLICT (input) DO UPDATE SET why = excluded.why, kind = excluded.kind, at = excluded.at`, r.Input, r.Why, r.Kind, seconds(r.At))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Refusals lists what could not be read.
func (s *Store) Refusals(ctx context.Context) (out []store.Refusal, _ error) {
	rows, err := s.read.QueryContext(ctx, "SELECT input, why, kind, at FROM refusals ORDER BY input")
	err = each(rows, err, func(r *sql.Rows) error {
		var x store.Refusal
		var when int64
		err := r.Scan(&x.Input, &x.Why, &x.Kind, &when)
		x.At = at(when)
		out = append(out, x)
		return err
	})
	return out, s.fail(err)
}
