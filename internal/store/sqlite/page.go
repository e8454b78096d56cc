package sqlite

import (
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
)

// cursor writes where a page ended: the list's letter and the keys of the last
// entry.
func cursor(list string, keys ...any) store.Cursor {
	b, err := json.Marshal(append([]any{list}, keys...))
	if err != nil {
		return ""
	}
	return store.Cursor(base64.RawURLEncoding.EncodeToString(b))
}

// keys reads a cursor of a list; none if it is the beginning.
func keys(c store.Cursor, list string, into ...any) (begun bool, err error) {
	if c == "" {
		return false, nil
	}
	b, err := base64.RawURLEncoding.DecodeString(string(c))
	var parts []json.RawMessage
	if err != nil || json.Unmarshal(b, &parts) != nil || len(parts) != 1+len(into) {
		return false, store.ErrCursor
	}
	var of string
	if json.Unmarshal(parts[0], &of) != nil || of != list {
		return false, store.ErrCursor
	}
	for i, to := range into {
		if json.Unmarshal(parts[i+1], to) != nil {
			return false, store.ErrCursor
		}
	}
	return true, nil
}

// A query is a SELECT that is put together.
type query struct {
	where []string
	args  []any
}

func (q *query) and(cond string, args ...any) {
	q.where = append(q.where, cond)
	q.args = append(q.args, args...)
}

// sql is the conditions behind a SELECT … FROM ….
func (q *query) sql() string {
	if len(q.where) == 0 {
		return ""
	}
	return " WHERE (" + strings.Join(q.where, ") AND (") + ")"
}

// each calls f for each row.
func each(rows *sql.Rows, err error, f func(*sql.Rows) error) error {
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// marks is "?, ?, …" for n values.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

// seconds is a time as it is kept; 0 is none.
func seconds(t store.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// at is seconds backwards.
func at(n int64) store.Time {
	if n == 0 {
		return store.Time{}
	}
	return time.Unix(n, 0).UTC()
}

// atOnce is how many values a statement is given at once.
const atOnce = 500

// chunks calls f with parts of a list.
func chunks[T any](list []T, f func([]T) error) error {
	for len(list) > 0 {
		n := min(len(list), atOnce)
		if err := f(list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// anys is a list of values for a statement.
func anys[T ~string](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
