package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"strconv"

	"github.com/synoptic-news/synoptic/internal/store"
)

// maxChanges is how many changes are remembered: a reader who was away for
// longer looks at everything anew.
const maxChanges = 100_000

// note writes down a change and gives its number.
func (s *Store) note(ctx context.Context, tx *sql.Tx, kind store.ChangeKind, id string) (int64, error) {
	res, err := tx.ExecContext(ctx, "INSERT INTO changes (kind, id, at) VALUES (?, ?, ?)", kind, id, seconds(s.now()))
	if err != nil {
		return 0, err
	}
	n, err := res.LastInsertId()
	if err == nil && n%1000 == 0 {
		_, err = tx.ExecContext(ctx, "DELETE FROM changes WHERE number <= ?", n-maxChanges)
	}
	return n, err
}

// Latest is the number of the last change.
func (s *Store) Latest(ctx context.Context) (n int64, _ error) {
	err := s.read.QueryRowContext(ctx, "SELECT coalesce(MAX(number), 0) FROM changes").Scan(&n)
	return n, s.fail(err)
}

// ChangesSince lists changes after a number.
func (s *Store) ChangesSince(ctx context.Context, after int64, limit int) (out []store.Change, gap bool, _ error) {
	err := s.view(ctx, func(tx *sql.Tx) error {
		var first int64
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(MIN(number), 1) FROM changes").Scan(&first); err != nil {
			return err
		}
		gap = after+1 < first
		rows, err := tx.QueryContext(ctx, "SELECT number, kind, id, at FROM changes WHERE number > ? ORDER BY number LIMIT ?", after, limit)
		return each(rows, err, func(r *sql.Rows) error {
			var c store.Change
			var when int64
			err := r.Scan(&c.Number, &c.Kind, &c.ID, &when)
			c.At = at(when)
			out = append(out, c)
			return err
		})
	})
	if err != nil {
		return nil, false, err
	}
	return out, gap, nil
}

// Decide keeps a decision.
func (s *Store) Decide(ctx context.Context, d store.Decision) (store.Decision, error) {
	if err := store.CheckDecision(d); err != nil {
		return d, s.fail(err)
	}
	what, err := json.Marshal(store.Decision{Kind: d.Kind, Reports: d.Reports, Names: d.Names, Values: d.Values, Of: d.Of, Story: d.Story})
	if err != nil {
		return d, s.fail(err)
	}
	var out store.Decision
	err = s.change(ctx, func(tx *sql.Tx) error {
		row := tx.QueryRowContext(ctx, decisionsFrom+" WHERE what = ? AND undone = 0", string(what))
		if out, err = oneDecision(row); err != sql.ErrNoRows {
			return err
		}
		res, err := tx.ExecContext(ctx, "INSERT INTO decisions (what, note, by_whom, at) VALUES (?, ?, ?, ?)", string(what), d.Note, d.By, seconds(s.now()))
		if err != nil {
			return err
		}
		n, err := res.LastInsertId()
		if err != nil {
			return err
		}
		if _, err := s.note(ctx, tx, store.ChangeDecision, strconv.FormatInt(n, 10)); err != nil {
			return err
		}
		out, err = oneDecision(tx.QueryRowContext(ctx, decisionsFrom+" WHERE number = ?", n))
		return err
	})
	return out, err
}

// Undo takes a decision back.
func (s *Store) Undo(ctx context.Context, number int64, by string) (out store.Decision, _ error) {
	err := s.change(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "UPDATE decisions SET undone = ?, undo_by = ? WHERE number = ? AND undone = 0", max(1, seconds(s.now())), by, number)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil {
			return err
		} else if n > 0 {
			if _, err := s.note(ctx, tx, store.ChangeDecision, strconv.FormatInt(number, 10)); err != nil {
				return err
			}
		}
		out, err = oneDecision(tx.QueryRowContext(ctx, decisionsFrom+" WHERE number = ?", number))
		return err
	})
	return out, err
}

const decisionsFrom = "SELECT number, what, note, by_whom, at, undone, undo_by FROM decisions"

func oneDecision(row scanner) (d store.Decision, err error) {
	var what, note, by, undoBy string
	var number, when, undone int64
	if err := row.Scan(&number, &what, &note, &by, &when, &undone, &undoBy); err != nil {
		return d, err
	}
	err = json.Unmarshal([]byte(what), &d)
	d.Number, d.Note, d.By, d.At, d.Undone, d.UndoBy = number, note, by, at(when), at(undone), undoBy
	return d, err
}

// ListDecisions lists decisions.
func (s *Store) ListDecisions(ctx context.Context, inForce bool) (out []store.Decision, _ error) {
	where := ""
	if inForce {
		where = " WHERE undone = 0"
	}
	rows, err := s.read.QueryContext(ctx, decisionsFrom+where+" ORDER BY number")
	err = each(rows, err, func(r *sql.Rows) error {
		d, err := oneDecision(r)
		out = append(out, d)
		return err
	})
	return out, s.fail(err)
}
