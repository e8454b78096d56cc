package sqlite

import (
	"context"
	"database/sql"

	"github.com/synoptic-news/synoptic/internal/store"
)

// pick are the conditions of a filter of stories.
func pick(f store.StoryFilter) (q query, err error) {
	if f.From != "" {
		q.and("s.last_day >= ? AND s.last_day <> ''", f.From)
	}
	if f.To != "" {
		q.and("s.first_day <= ? AND s.first_day <> ''", f.To)
	}
	if f.NoDay {
		q.and("s.last_day = ''")
	}
	if f.Outlet != "" {
		q.and("EXISTS (SELECT 1 FROM reports r WHERE r.story = s.id AND r.outlet = ?)", f.Outlet)
	}
	if f.Outlets > 0 {
		q.and("s.outlets >= ?", f.Outlets)
	}
	if f.Origins > 0 {
		q.and("s.origins_min >= ?", f.Origins)
	}
	if f.Differences > 0 {
		q.and("s.differences >= ?", f.Differences)
	}
	if f.Kind != "" {
		q.and("EXISTS (SELECT 1 FROM kinds k WHERE k.story = s.id AND k.kind = ?)", f.Kind)
	}
	if f.Since > 0 {
		q.and("s.change > ?", f.Since)
	}
	if f.Words != "" {
		match, err := matching(f.Words)
		if err != nil {
			return q, err
		}
		q.and(`s.id IN (SELECT CASE t.story WHEN '' THEN r.story ELSE t.story END FROM found JOIN texts t ON t.n = found.rowid
			JOIN reports r ON r.id = t.report WHERE found MATCH ?)`, match)
	}
	if words := store.Words(f.Speaker); len(words) > 0 {
		in, args := spokenBy(words)
		q.and("s.id IN (SELECT story FROM speakers WHERE n IN ("+in+"))", args...)
	}
	return q, nil
}

// spokenBy picks the speakers that go by a name with all these words.
func spokenBy(words []string) (string, []any) {
	return "SELECT speaker FROM speaker_words WHERE word IN (" + marks(len(words)) + ") GROUP BY speaker, name HAVING COUNT(*) = ?",
		append(anys(words), len(words))
}

// ListStories lists stories.
func (s *Store) ListStories(ctx context.Context, f store.StoryFilter, p store.Page) ([]store.StoryHead, store.Cursor, error) {
	q, err := pick(f)
	if err != nil {
		return nil, "", err
	}
	var day, id string
	var outlets int
	begun, err := keys(p.After, "stories", &day, &outlets, &id)
	if err != nil {
		return nil, "", err
	}
	if begun {
		q.and("s.last_day < ? OR s.last_day = ? AND (s.outlets < ? OR s.outlets = ? AND s.id > ?)", day, day, outlets, outlets, id)
	}
	n := p.Size()
	var out []store.StoryHead
	next := store.Cursor("")
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, storiesFrom+q.sql()+" ORDER BY s.last_day DESC, s.outlets DESC, s.id LIMIT ?", append(q.args, n+1)...)
		err = each(rows, err, func(r *sql.Rows) error {
			h, err := oneStory(r)
			out = append(out, h)
			return err
		})
		if err != nil {
			return err
		}
		if len(out) > n {
			out = out[:n]
			last := out[n-1]
			next = cursor("stories", last.LastDay, last.Outlets, last.ID)
		}
		return kindsOf(ctx, tx, out)
	})
	if err != nil {
		return nil, "", err
	}
	return out, next, nil
}

// Days counts stories by their last day.
func (s *Store) Days(ctx context.Context, f store.StoryFilter, p store.Page) (out []store.DayCount, next store.Cursor, _ error) {
	q, err := pick(f)
	if err != nil {
		return nil, "", err
	}
	var day string
	begun, err := keys(p.After, "days", &day)
	if err != nil {
		return nil, "", err
	}
	if begun {
		q.and("s.last_day < ?", day)
	}
	n := p.Size()
	rows, err := s.read.QueryContext(ctx, "SELECT s.last_day, COUNT(*), SUM(s.reports) FROM stories s"+q.sql()+" GROUP BY s.last_day ORDER BY s.last_day DESC LIMIT ?", append(q.args, n+1)...)
	err = each(rows, err, func(r *sql.Rows) error {
		var d store.DayCount
		err := r.Scan(&d.Day, &d.Stories, &d.Reports)
		out = append(out, d)
		return err
	})
	if err != nil {
		return nil, "", s.fail(err)
	}
	if len(out) > n {
		out = out[:n]
		next = cursor("days", out[n-1].Day)
	}
	return out, next, nil
}

// Outlets counts current reports by outlet.
func (s *Store) Outlets(ctx context.Context) (out []store.OutletCount, _ error) {
	rows, err := s.read.QueryContext(ctx, "SELECT outlet, COUNT(*), MAX(day) FROM reports WHERE current = 1 GROUP BY outlet ORDER BY outlet")
	err = each(rows, err, func(r *sql.Rows) error {
		var o store.OutletCount
		err := r.Scan(&o.Outlet, &o.Reports, &o.LastDay)
		out = append(out, o)
		return err
	})
	return out, s.fail(err)
}
