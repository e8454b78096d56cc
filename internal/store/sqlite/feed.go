package sqlite

import (
	"context"
	"database/sql"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// PutFeed adds a feed or replaces what is known of it.
func (s *Store) PutFeed(ctx context.Context, f store.Feed) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		every := int64(f.Every / time.Second)
		var same int
		err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM feeds WHERE url = ? AND title = ? AND outlet = ? AND every = ? AND paused = ?", f.URL, f.Title, f.Outlet, every, f.Paused).Scan(&same)
		if err != nil || same > 0 {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO feeds (url, title, outlet, every, paused) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (url) DO UPDATE SET title = excluded.title, outlet = excluded.outlet, every = excluded.every, paused = excluded.paused`,
			f.URL, f.Title, f.Outlet, every, f.Paused); err != nil {
			return err
		}
		_, err = s.note(ctx, tx, store.ChangeFeed, f.URL)
		return err
	})
}

// RemoveFeed forgets a feed.
func (s *Store) RemoveFeed(ctx context.Context, url string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "DELETE FROM feeds WHERE url = ?", url)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return err
		}
		_, err = s.note(ctx, tx, store.ChangeFeed, url)
		return err
	})
}

// PutFeedState tells how a feed was found.
func (s *Store) PutFeedState(ctx context.Context, url string, f store.FeedState) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var errors int
		if err := tx.QueryRowContext(ctx, "SELECT errors FROM feeds WHERE url = ?", url).Scan(&errors); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE feeds SET etag = ?, modified = ?, next = ?, asked = ?, good = ?, errors = ?, error = ?, items = ? WHERE url = ?`,
			f.ETag, f.Modified, seconds(f.Next), seconds(f.Asked), seconds(f.Good), f.Errors, f.Error, f.Items, url); err != nil {
			return err
		}
		if (errors > 0) == (f.Errors > 0) {
			return nil
		}
		_, err := s.note(ctx, tx, store.ChangeFeed, url)
		return err
	})
}

const feedsFrom = "SELECT url, title, outlet, every, paused, etag, modified, next, asked, good, errors, error, items FROM feeds"

func feeds(rows *sql.Rows, err error) (out []store.Feed, _ error) {
	err = each(rows, err, func(r *sql.Rows) error {
		var f store.Feed
		var every, next, asked, good int64
		err := r.Scan(&f.URL, &f.Title, &f.Outlet, &every, &f.Paused, &f.ETag, &f.Modified, &next, &asked, &good, &f.Errors, &f.Error, &f.Items)
		f.Every, f.Next, f.Asked, f.Good = time.Duration(every)*time.Second, at(next), at(asked), at(good)
		out = append(out, f)
		return err
	})
	return out, err
}

// ListFeeds lists all feeds.
func (s *Store) ListFeeds(ctx context.Context) ([]store.Feed, error) {
	rows, err := s.read.QueryContext(ctx, feedsFrom+" ORDER BY url")
	out, err := feeds(rows, err)
	return out, s.fail(err)
}

// DueFeeds lists those to be asked.
func (s *Store) DueFeeds(ctx context.Context, by store.Time, limit int) ([]store.Feed, error) {
	rows, err := s.read.QueryContext(ctx, feedsFrom+" WHERE paused = 0 AND next <= ? ORDER BY next, url LIMIT ?", seconds(by), limit)
	out, err := feeds(rows, err)
	return out, s.fail(err)
}

// SeenItems tells which of a feed's items need no second look.
func (s *Store) SeenItems(ctx context.Context, feed string, items []string) (map[string]bool, error) {
	out := make(map[string]bool)
	err := chunks(items, func(part []string) error {
		rows, err := s.read.QueryContext(ctx, "SELECT item FROM feed_items WHERE feed = ? AND item IN ("+marks(len(part))+")", append([]any{feed}, anys(part)...)...)
		return each(rows, err, func(r *sql.Rows) error {
			var item string
			err := r.Scan(&item)
			out[item] = true
			return err
		})
	})
	return out, s.fail(err)
}

// MarkItems notes that items need no second look.
func (s *Store) MarkItems(ctx context.Context, feed string, items []string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		var there int
		if err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM feeds WHERE url = ?", feed).Scan(&there); err != nil {
			return err
		}
		if there == 0 {
			return synoptic.ErrNotFound
		}
		for _, item := range items {
			if _, err := tx.ExecContext(ctx, "INSERT INTO feed_items (feed, item) VALUES (?, ?) ON CONFLICT DO NOTHING", feed, item); err != nil {
				return err
			}
		}
		return nil
	})
}
