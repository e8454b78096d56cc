package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"github.com/synoptic-news/synoptic/internal/store"
)

// matching writes a search for FTS5. Every word stands in quotation marks, so
// that nothing of its language gets through.
func matching(words string) (string, error) {
	terms, err := store.ParseQuery(words)
	if err != nil {
		return "", err
	}
	var with, without []string
	for _, t := range terms {
		quoted := `"` + strings.Join(t.Words, " ") + `"`
		if t.Open {
			quoted += "*"
		}
		if t.Not {
			without = append(without, quoted)
		} else {
			with = append(with, quoted)
		}
	}
	out := strings.Join(with, " AND ")
	if len(without) > 0 {
		out = "(" + out + ") NOT (" + strings.Join(without, " OR ") + ")"
	}
	return out, nil
}

// How a snippet marks what was found, and how many words it has.
const (
	hitBegins, hitEnds = "\x01", "\x02"
	snippetWords       = "24"
)

// Search lists what holds all the words.
func (s *Store) Search(ctx context.Context, sq store.Query, p store.Page) (out []store.Hit, next store.Cursor, _ error) {
	match, err := matching(sq.Words)
	if err != nil {
		return nil, "", err
	}
	skip := 0
	if _, err := keys(p.After, "search", &skip); err != nil {
		return nil, "", err
	}
	var q query
	q.and("found MATCH ?", match)
	if sq.Kind != "" {
		q.and("t.kind = ?", sq.Kind)
	}
	if sq.Story != "" {
		q.and("CASE t.story WHEN '' THEN r.story ELSE t.story END = ?", sq.Story)
	}
	if sq.Outlet != "" {
		q.and("r.outlet = ?", sq.Outlet)
	}
	if sq.From != "" {
		q.and("r.day >= ?", sq.From)
	}
	if sq.To != "" {
		q.and("r.day <= ? AND r.day <> ''", sq.To)
	}
	n := p.Size()
	// A headline that holds the words counts for ten times a text that does.
	rows, err := s.read.QueryContext(ctx, `SELECT t.kind, CASE t.story WHEN '' THEN r.story ELSE t.story END, t.report, t.ref, r.outlet, r.day, r.title, t.speaker,
		snippet(found, -1, '`+hitBegins+`', '`+hitEnds+`', '…', `+snippetWords+`)
		FROM found JOIN texts t ON t.n = found.rowid JOIN reports r ON r.id = t.report`+q.sql()+`
		ORDER BY bm25(found, 10.0, 1.0), t.report, t.kind, t.ref, t.n LIMIT ? OFFSET ?`, append(q.args, n+1, skip)...)
	err = each(rows, err, func(r *sql.Rows) error {
		var h store.Hit
		var snippet string
		err := r.Scan(&h.Kind, &h.Story, &h.Report, &h.Ref, &h.Outlet, &h.Day, &h.Title, &h.Speaker, &snippet)
		h.Snippet = pieces(snippet)
		out = append(out, h)
		return err
	})
	if err != nil {
		return nil, "", s.fail(err)
	}
	if len(out) > n {
		out, next = out[:n], cursor("search", skip+n)
	}
	return out, next, nil
}

// pieces takes a snippet apart at its marks.
func pieces(s string) []store.Piece {
	var out []store.Piece
	add := func(text string, hit bool) {
		if text = strings.NewReplacer(hitBegins, "", hitEnds, "", "\n", " ").Replace(text); text != "" {
			out = append(out, store.Piece{Text: text, Hit: hit})
		}
	}
	for s != "" {
		before, rest, ok := strings.Cut(s, hitBegins)
		add(before, false)
		if !ok {
			break
		}
		var hit string
		hit, s, _ = strings.Cut(rest, hitEnds)
		add(hit, true)
	}
	return out
}

// Sayings lists what a person said.
func (s *Store) Sayings(ctx context.Context, f store.SayingFilter, p store.Page) (out []store.Saying, next store.Cursor, _ error) {
	var q query
	if f.Speaker != "" {
		words := store.Words(f.Speaker)
		if len(words) == 0 {
			return nil, "", nil
		}
		in, args := spokenBy(words)
		q.and("y.speaker IN ("+in+")", args...)
	}
	if f.Words != "" {
		match, err := matching(f.Words)
		if err != nil {
			return nil, "", err
		}
		q.and(`(y.story, y.quote, y.report) IN (SELECT t.story, t.ref, t.report FROM found JOIN texts t ON t.n = found.rowid
			WHERE found MATCH ? AND t.kind = ?)`, match, store.HitQuote)
	}
	for _, c := range []struct{ column, value string }{{"y.story", string(f.Story)}, {"y.report", string(f.Report)}} {
		if c.value != "" {
			q.and(c.column+" = ?", c.value)
		}
	}
	if f.From != "" {
		q.and("r.day >= ?", f.From)
	}
	if f.To != "" {
		q.and("r.day <= ? AND r.day <> ''", f.To)
	}
	var day, report, story, quote string
	var first int
	begun, err := keys(p.After, "sayings", &day, &report, &first, &story, &quote)
	if err != nil {
		return nil, "", err
	}
	if begun {
		q.and("r.day < ? OR r.day = ? AND (y.report, y.first, y.story, y.quote) > (?, ?, ?, ?)", day, day, report, first, story, quote)
	}
	n := p.Size()
	rows, err := s.read.QueryContext(ctx, `SELECT y.story, y.quote, y.report, r.outlet, r.day, coalesce(p.name, ''), y.kind, y.first, y.last, y.start, y."end", y.text
		FROM sayings y JOIN reports r ON r.id = y.report LEFT JOIN speakers p ON p.n = y.speaker`+q.sql()+`
		ORDER BY r.day DESC, y.report, y.first, y.story, y.quote LIMIT ?`, append(q.args, n+1)...)
	err = each(rows, err, func(r *sql.Rows) error {
		var x store.Saying
		err := r.Scan(&x.Story, &x.Quote, &x.Report, &x.Outlet, &x.Day, &x.Speaker, &x.Kind, &x.Span.Start, &x.Span.End, &x.Start, &x.End, &x.Text)
		out = append(out, x)
		return err
	})
	if err != nil {
		return nil, "", s.fail(err)
	}
	if len(out) > n {
		out = out[:n]
		l := out[n-1]
		next = cursor("sayings", l.Day, l.Report, l.Span.Start, l.Story, l.Quote)
	}
	return out, next, nil
}

// Speakers counts sayings by name.
func (s *Store) Speakers(ctx context.Context, words string, p store.Page) (out []store.SpeakerCount, next store.Cursor, _ error) {
	var q query
	if list := store.Words(words); len(list) > 0 {
		in, args := spokenBy(list)
		q.and("p.n IN ("+in+")", args...)
	}
	having, more := "", []any{}
	var count int
	var name string
	begun, err := keys(p.After, "speakers", &count, &name)
	if err != nil {
		return nil, "", err
	}
	if begun {
		having, more = " HAVING COUNT(*) < ? OR COUNT(*) = ? AND p.name > ?", []any{count, count, name}
	}
	n := p.Size()
	rows, err := s.read.QueryContext(ctx, "SELECT p.name, COUNT(*), COUNT(DISTINCT y.story) FROM speakers p JOIN sayings y ON y.speaker = p.n"+q.sql()+
		" GROUP BY p.name"+having+" ORDER BY COUNT(*) DESC, p.name LIMIT ?", append(append(q.args, more...), n+1)...)
	err = each(rows, err, func(r *sql.Rows) error {
		var x store.SpeakerCount
		err := r.Scan(&x.Name, &x.Sayings, &x.Stories)
		out = append(out, x)
		return err
	})
	if err != nil {
		return nil, "", s.fail(err)
	}
	if len(out) > n {
		out = out[:n]
		next = cursor("speakers", out[n-1].Sayings, out[n-1].Name)
	}
	return out, next, nil
}
