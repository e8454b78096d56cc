package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// Regroup says what the stories are.
func (s *Store) Regroup(ctx context.Context, g store.Grouping) ([]store.Pending, error) {
	var out []store.Pending
	err := s.change(ctx, func(tx *sql.Tx) error {
		if g.AsOf > 0 {
			var later int
			err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM changes WHERE number > ? AND kind IN (?, ?)", g.AsOf, store.ChangeReport, store.ChangeDecision).Scan(&later)
			if err != nil {
				return err
			}
			if later > 0 {
				return fmt.Errorf("stories as of change %d: %w", g.AsOf, store.ErrStale)
			}
		}
		had := make(map[synoptic.StoryID]string)
		rows, err := tx.QueryContext(ctx, "SELECT id, want FROM stories")
		err = each(rows, err, func(r *sql.Rows) error {
			var id synoptic.StoryID
			var want string
			err := r.Scan(&id, &want)
			had[id] = want
			return err
		})
		if err != nil {
			return err
		}
		var changed []store.Group
		for _, x := range g.Stories {
			want, ok := had[x.ID]
			delete(had, x.ID)
			if ok && want == x.Key {
				continue
			}
			changed = append(changed, x)
			if ok {
				if _, err := tx.ExecContext(ctx, "UPDATE reports SET story = '', place = 0 WHERE story = ?", x.ID); err != nil {
					return err
				}
			}
		}
		gone := make([]synoptic.StoryID, 0, len(had))
		for id := range had {
			gone = append(gone, id)
		}
		slices.Sort(gone)
		for _, id := range gone {
			if err := s.forget(ctx, tx, id); err != nil {
				return err
			}
		}
		for _, x := range changed {
			if err := s.regroup(ctx, tx, x); err != nil {
				return err
			}
		}
		if err := putNames(ctx, tx, g.Names); err != nil {
			return err
		}
		out, err = pending(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// forget takes a story out; what it was is in its reports.
func (s *Store) forget(ctx context.Context, tx *sql.Tx, id synoptic.StoryID) error {
	if _, err := tx.ExecContext(ctx, "UPDATE reports SET story = '', place = 0 WHERE story = ?", id); err != nil {
		return err
	}
	if err := undigest(ctx, tx, id); err != nil {
		return err
	}
	for _, what := range []string{"DELETE FROM documents WHERE story = ?", "DELETE FROM stories WHERE id = ?"} {
		if _, err := tx.ExecContext(ctx, what, id); err != nil {
			return err
		}
	}
	_, err := s.note(ctx, tx, store.ChangeGone, string(id))
	return err
}

// regroup writes down a story that is new or has other reports.
func (s *Store) regroup(ctx context.Context, tx *sql.Tx, x store.Group) error {
	var title, first, last string
	outlets := make(map[string]bool)
	for i, id := range x.Reports {
		var head, day, outlet string
		if err := tx.QueryRowContext(ctx, "UPDATE reports SET story = ?, place = ? WHERE id = ? AND current = 1 AND story = '' RETURNING title, day, outlet", x.ID, i, id).Scan(&head, &day, &outlet); err != nil {
			return fmt.Errorf("story %s: its report %s: %w", x.ID, id, err)
		}
		if title == "" {
			title = head
		}
		if day != "" && (first == "" || day < first) {
			first = day
		}
		last = max(last, day)
		outlets[outlet] = true
	}
	change, err := s.note(ctx, tx, store.ChangeStory, string(x.ID))
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO stories (id, title, first_day, last_day, reports, outlets, want, change, changed) VALUES (`+marks(9)+`)
		ON CONFLICT (id) DO UPDATE SET first_day = excluded.first_day, last_day = excluded.last_day, reports = excluded.reports, outlets = excluded.outlets,
		want = excluded.want, change = excluded.change, changed = excluded.changed, title = CASE WHEN stories.made = '' THEN excluded.title ELSE stories.title END`,
		x.ID, title, first, last, len(x.Reports), len(outlets), x.Key, change, seconds(s.now()))
	return err
}

// putNames keeps the names; those that are as they were are left alone.
func putNames(ctx context.Context, tx *sql.Tx, names []store.Name) error {
	had, err := namesOf(ctx, tx)
	if err != nil {
		return err
	}
	if len(names) < len(had) { // never of one keeper; of a bundle, perhaps
		if _, err := tx.ExecContext(ctx, "DELETE FROM names WHERE place >= ?", len(names)); err != nil {
			return err
		}
		had = had[:len(names)]
	}
	from := 0
	for from < len(had) && had[from].ID == names[from].ID {
		if n := names[from]; n != had[from] {
			if _, err := tx.ExecContext(ctx, "UPDATE names SET founder = ?, goes_to = ? WHERE place = ?", n.Founder, n.To, from); err != nil {
				return err
			}
		}
		from++
	}
	if from < len(had) {
		if _, err := tx.ExecContext(ctx, "DELETE FROM names WHERE place >= ?", from); err != nil {
			return err
		}
	}
	for i := from; i < len(names); i++ {
		n := names[i]
		if _, err := tx.ExecContext(ctx, "INSERT INTO names (place, id, founder, goes_to) VALUES (?, ?, ?, ?)", i, n.ID, n.Founder, n.To); err != nil {
			return err
		}
	}
	return nil
}

func namesOf(ctx context.Context, tx *sql.Tx) (out []store.Name, _ error) {
	rows, err := tx.QueryContext(ctx, "SELECT id, founder, goes_to FROM names ORDER BY place")
	err = each(rows, err, func(r *sql.Rows) error {
		var n store.Name
		err := r.Scan(&n.ID, &n.Founder, &n.To)
		out = append(out, n)
		return err
	})
	return out, err
}

// Names are the names as Regroup was last given them.
func (s *Store) Names(ctx context.Context) (out []store.Name, _ error) {
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		out, err = namesOf(ctx, tx)
		return err
	})
	return out, err
}

// Pending lists the stories whose synopsis is to be made again.
func (s *Store) Pending(ctx context.Context) (out []store.Pending, _ error) {
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		out, err = pending(ctx, tx)
		return err
	})
	return out, err
}

func pending(ctx context.Context, tx *sql.Tx) (out []store.Pending, _ error) {
	rows, err := tx.QueryContext(ctx, `SELECT s.id, s.want, r.id FROM stories s JOIN reports r ON r.story = s.id WHERE s.want <> s.made ORDER BY s.id, r.place`)
	err = each(rows, err, func(r *sql.Rows) error {
		var p store.Pending
		var report synoptic.ReportID
		if err := r.Scan(&p.ID, &p.Key, &report); err != nil {
			return err
		}
		if n := len(out); n == 0 || out[n-1].ID != p.ID {
			out = append(out, p)
		}
		last := &out[len(out)-1]
		last.Reports = append(last.Reports, report)
		return nil
	})
	return out, err
}

// A packedSynopsis is a synopsis ready to be written.
type packedSynopsis struct {
	id     synoptic.StoryID
	key    string
	packed []byte
	digest *store.Digest
}

// PutSynopses keeps synopses of stories.
func (s *Store) PutSynopses(ctx context.Context, made []store.Made) (stale []synoptic.StoryID, _ error) {
	list := make([]packedSynopsis, len(made))
	for i, m := range made {
		if len(m.Document.Stories) != 1 {
			return nil, s.fail(fmt.Errorf("a document of %d stories, want one", len(m.Document.Stories)))
		}
		x := &m.Document.Stories[0]
		var b bytes.Buffer
		if err := synoptic.Encode(&b, m.Document); err != nil {
			return nil, s.fail(err)
		}
		list[i] = packedSynopsis{x.ID, m.Key, s.packing.pack(b.Bytes()), store.NewDigest(x)}
	}
	err := s.change(ctx, func(tx *sql.Tx) error {
		stale = nil
		for _, m := range list {
			ok, err := s.putSynopsis(ctx, tx, m)
			if err != nil {
				return err
			}
			if !ok {
				stale = append(stale, m.id)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return stale, nil
}

// putSynopsis keeps one; ok is false if the story does not want it.
func (s *Store) putSynopsis(ctx context.Context, tx *sql.Tx, m packedSynopsis) (ok bool, _ error) {
	var want, made string
	switch err := tx.QueryRowContext(ctx, "SELECT want, made FROM stories WHERE id = ?", m.id).Scan(&want, &made); {
	case err == sql.ErrNoRows, err == nil && want != m.key:
		return false, nil
	case err != nil || made == m.key:
		return true, err
	}
	if err := undigest(ctx, tx, m.id); err != nil {
		return true, err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO documents (story, packed) VALUES (?, ?) ON CONFLICT (story) DO UPDATE SET packed = excluded.packed", m.id, m.packed); err != nil {
		return true, err
	}
	if err := digest(ctx, tx, m.id, m.digest); err != nil {
		return true, err
	}
	change, err := s.note(ctx, tx, store.ChangeStory, string(m.id))
	if err != nil {
		return true, err
	}
	h := &m.digest.Head
	_, err = tx.ExecContext(ctx, `UPDATE stories SET title = ?, event_date = ?, origins_min = ?, origins_max = ?, claims = ?, quotes = ?, differences = ?,
		weight = ?, made = ?, change = ?, changed = ? WHERE id = ?`,
		h.Title, h.EventDate, h.Origins.Min, h.Origins.Max, h.Claims, h.Quotes, h.Differences, h.Weight, m.key, change, seconds(s.now()), m.id)
	return true, err
}

// undigest takes out what a story's synopsis put beside it.
func undigest(ctx context.Context, tx *sql.Tx, id synoptic.StoryID) error {
	for _, what := range []string{
		"DELETE FROM texts WHERE story = ? AND story <> ''",
		"DELETE FROM sayings WHERE story = ?",
		"DELETE FROM speaker_words WHERE speaker IN (SELECT n FROM speakers WHERE story = ?)",
		"DELETE FROM speakers WHERE story = ?",
		"DELETE FROM kinds WHERE story = ?",
	} {
		if _, err := tx.ExecContext(ctx, what, id); err != nil {
			return err
		}
	}
	return nil
}

// digest writes what can be listed and searched for of a synopsis.
func digest(ctx context.Context, tx *sql.Tx, id synoptic.StoryID, d *store.Digest) error {
	numbers := make([]any, len(d.Speakers))
	for i, sp := range d.Speakers {
		res, err := tx.ExecContext(ctx, "INSERT INTO speakers (story, name) VALUES (?, ?)", id, sp.Names[0])
		if err != nil {
			return err
		}
		if numbers[i], err = res.LastInsertId(); err != nil {
			return err
		}
		for k, name := range sp.Names {
			for _, w := range store.Words(name) {
				if _, err := tx.ExecContext(ctx, "INSERT INTO speaker_words (word, speaker, name) VALUES (?, ?, ?)", w, numbers[i], k); err != nil {
					return err
				}
			}
		}
	}
	for _, x := range d.Sayings {
		var speaker any
		if x.Voice >= 0 {
			speaker = numbers[x.Voice]
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO sayings (story, quote, report, speaker, kind, first, last, start, "end", text) VALUES (`+marks(10)+`)`,
			id, x.Quote, x.Report, speaker, x.Kind, x.Span.Start, x.Span.End, x.Start, x.End, x.Text); err != nil {
			return err
		}
		if err := putText(ctx, tx, store.HitQuote, id, x.Report, x.Quote, x.Speaker, x.Text); err != nil {
			return err
		}
	}
	for _, x := range d.Claims {
		if err := putText(ctx, tx, store.HitClaim, id, x.Report, x.Ref, "", x.Text); err != nil {
			return err
		}
	}
	for kind, n := range d.Head.Kinds {
		if _, err := tx.ExecContext(ctx, "INSERT INTO kinds (story, kind, n) VALUES (?, ?, ?)", id, kind, n); err != nil {
			return err
		}
	}
	return nil
}

func putText(ctx context.Context, tx *sql.Tx, kind store.HitKind, story synoptic.StoryID, report synoptic.ReportID, ref, speaker, text string) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO texts (kind, report, story, ref, speaker, title, body) VALUES (?, ?, ?, ?, ?, '', ?)", kind, report, story, ref, speaker, text)
	return err
}

const storiesFrom = `SELECT s.id, s.title, s.first_day, s.last_day, s.event_date, s.reports, s.outlets, s.origins_min, s.origins_max,
	s.claims, s.quotes, s.differences, s.weight, s.want = s.made, s.change, s.changed FROM stories s`

func oneStory(row scanner) (h store.StoryHead, err error) {
	var changed int64
	err = row.Scan(&h.ID, &h.Title, &h.FirstDay, &h.LastDay, &h.EventDate, &h.Reports, &h.Outlets, &h.Origins.Min, &h.Origins.Max,
		&h.Claims, &h.Quotes, &h.Differences, &h.Weight, &h.Made, &h.Change, &changed)
	h.Changed = at(changed)
	return h, err
}

// kindsOf fills in the differences by kind.
func kindsOf(ctx context.Context, tx *sql.Tx, list []store.StoryHead) error {
	where := make(map[synoptic.StoryID]*store.StoryHead)
	ids := make([]synoptic.StoryID, len(list))
	for i := range list {
		where[list[i].ID], ids[i] = &list[i], list[i].ID
	}
	return chunks(ids, func(part []synoptic.StoryID) error {
		rows, err := tx.QueryContext(ctx, "SELECT story, kind, n FROM kinds WHERE story IN ("+marks(len(part))+")", anys(part)...)
		return each(rows, err, func(r *sql.Rows) error {
			var id synoptic.StoryID
			var kind synoptic.Kind
			var n int
			if err := r.Scan(&id, &kind, &n); err != nil {
				return err
			}
			h := where[id]
			if h.Kinds == nil {
				h.Kinds = make(map[synoptic.Kind]int)
			}
			h.Kinds[kind] = n
			return nil
		})
	})
}

// follow is the story that a name leads to now.
func follow(ctx context.Context, tx *sql.Tx, id synoptic.StoryID) (synoptic.StoryID, error) {
	var to synoptic.StoryID
	switch err := tx.QueryRowContext(ctx, "SELECT goes_to FROM names WHERE id = ?", id).Scan(&to); {
	case err == sql.ErrNoRows || err == nil && to == "":
		return id, nil
	default:
		return to, err
	}
}

// Story gives a story by its name.
func (s *Store) Story(ctx context.Context, id synoptic.StoryID) (*store.Story, error) {
	out := &store.Story{Asked: id}
	err := s.view(ctx, func(tx *sql.Tx) error {
		to, err := follow(ctx, tx, id)
		if err != nil {
			return err
		}
		one := make([]store.StoryHead, 1)
		if one[0], err = oneStory(tx.QueryRowContext(ctx, storiesFrom+" WHERE s.id = ?", to)); err != nil {
			return err
		}
		if err := kindsOf(ctx, tx, one); err != nil {
			return err
		}
		out.StoryHead = one[0]
		rows, err := tx.QueryContext(ctx, headsFrom+" WHERE r.story = ? ORDER BY r.place", to)
		out.Members, err = heads(rows, err)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Document gives the synopsis of a story.
func (s *Store) Document(ctx context.Context, id synoptic.StoryID) (*store.Kept, error) {
	out := &store.Kept{}
	err := s.view(ctx, func(tx *sql.Tx) error {
		to, err := follow(ctx, tx, id)
		if err != nil {
			return err
		}
		var b []byte
		err = tx.QueryRowContext(ctx, "SELECT s.id, s.made, s.want <> s.made, s.change, d.packed FROM stories s JOIN documents d ON d.story = s.id WHERE s.id = ?", to).
			Scan(&out.Story, &out.Key, &out.Stale, &out.Change, &b)
		if err == nil {
			out.Document, err = s.packing.unpack(b)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}
