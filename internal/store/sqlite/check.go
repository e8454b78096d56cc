package sqlite

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// references looks for what the tables' own keys do not hold.
func (c *check) references() error {
	for _, x := range []struct{ what, sql string }{
		{"a page has %d current states: %s", "SELECT SUM(current), page FROM reports GROUP BY page HAVING SUM(current) <> 1"},
		{"%d reports lead to a story that is not there: %s", "SELECT COUNT(*), story FROM reports WHERE story <> '' AND story NOT IN (SELECT id FROM stories) GROUP BY story"},
		{"a story counts %d reports, and has others: %s", "SELECT reports, id FROM stories s WHERE reports <> (SELECT COUNT(*) FROM reports r WHERE r.story = s.id)"},
		{"%d names lead to a story that is not there: %s", "SELECT COUNT(*), goes_to FROM names WHERE goes_to <> '' AND goes_to NOT IN (SELECT id FROM stories) GROUP BY goes_to"},
		{"%d names are missing: of the story %s", "SELECT 1, id FROM stories WHERE id NOT IN (SELECT id FROM names WHERE goes_to = '')"},
		{"%d reports have no text kept: %s", "SELECT 1, id FROM reports WHERE id NOT IN (SELECT report FROM bodies)"},
		{"%d current reports cannot be searched: %s", "SELECT 1, id FROM reports WHERE current = 1 AND id NOT IN (SELECT report FROM texts WHERE kind = 'report')"},
		{"%d stories have a synopsis that is not there: %s", "SELECT 1, id FROM stories WHERE made <> '' AND id NOT IN (SELECT story FROM documents)"},
		{"%d originals belong to no report: %s", "SELECT 1, sha256 FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM reports)"},
	} {
		rows, err := c.s.read.QueryContext(c.ctx, x.sql+" ORDER BY 2")
		err = each(rows, err, func(r *sql.Rows) error {
			var n int
			var id string
			err := r.Scan(&n, &id)
			c.fault(x.what, n, id)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// originals unpacks all originals and compares their hashes.
func (c *check) originals() error {
	rows, err := c.s.read.QueryContext(c.ctx, "SELECT sha256, size, packed FROM originals ORDER BY sha256")
	return each(rows, err, func(r *sql.Rows) error {
		var sum string
		var size int
		var b []byte
		if err := r.Scan(&sum, &size, &b); err != nil {
			return err
		}
		raw, err := c.s.packing.unpack(b)
		if err != nil {
			c.fault("the original %s cannot be unpacked: %v", sum, err)
			return nil
		}
		if got := sha256.Sum256(raw); hex.EncodeToString(got[:]) != sum || len(raw) != size {
			c.fault("the original %s has another hash or size", sum)
		}
		return nil
	})
}

// reports unpacks all reports and looks whether they are what the tables say.
func (c *check) reports() error {
	rows, err := c.s.read.QueryContext(c.ctx, "SELECT r.id, r.sha256, b.packed FROM reports r JOIN bodies b ON b.report = r.id ORDER BY r.id")
	return each(rows, err, func(r *sql.Rows) error {
		var id, sum string
		var b []byte
		if err := r.Scan(&id, &sum, &b); err != nil {
			return err
		}
		var x body
		if err := c.s.packing.unpackJSON(b, &x); err != nil || x.Report == nil {
			c.fault("report %s cannot be unpacked: %v", id, err)
			return nil
		}
		if string(x.Report.ID) != id || x.Report.SHA256 != sum {
			c.fault("report %s says that it is %s", id, x.Report.ID)
		}
		for _, k := range x.Report.Skipped {
			if k.Start < 0 || k.End > len(x.Report.Text) {
				c.fault("report %s: what is skipped does not lie in its text", id)
				break
			}
		}
		return nil
	})
}

// analyses unpacks all analyses and looks whether they lie in their reports.
func (c *check) analyses() error {
	rows, err := c.s.read.QueryContext(c.ctx, "SELECT key, report, packed FROM analyses ORDER BY key")
	return each(rows, err, func(r *sql.Rows) error {
		var key string
		var report synoptic.ReportID
		var b []byte
		if err := r.Scan(&key, &report, &b); err != nil {
			return err
		}
		var a synoptic.Analysis
		if err := c.s.packing.unpackJSON(b, &a); err != nil {
			c.fault("the analysis %s cannot be unpacked: %v", key, err)
		} else if a.Report != report {
			c.fault("the analysis %s says that it is of report %s", key, a.Report)
		}
		return nil
	})
}

// stories decodes all synopses: every span of theirs must lie in a report.
func (c *check) stories() error {
	rows, err := c.s.read.QueryContext(c.ctx, `SELECT d.story, s.quotes, s.claims, s.differences, d.packed FROM documents d JOIN stories s ON s.id = d.story ORDER BY d.story`)
	return each(rows, err, func(r *sql.Rows) error {
		var id synoptic.StoryID
		var h store.StoryHead
		var b []byte
		if err := r.Scan(&id, &h.Quotes, &h.Claims, &h.Differences, &b); err != nil {
			return err
		}
		raw, err := c.s.packing.unpack(b)
		if err != nil {
			c.fault("the synopsis of story %s cannot be unpacked: %v", id, err)
			return nil
		}
		doc, err := synoptic.Decode(bytes.NewReader(raw))
		if err != nil {
			c.fault("the synopsis of story %s: %v", id, err)
			return nil
		}
		if x := &doc.Stories[0]; x.ID != id || len(x.Quotes) != h.Quotes || len(x.Claims) != h.Claims || len(x.Discrepancies) != h.Differences {
			c.fault("story %s counts otherwise than its synopsis", id)
		}
		return nil
	})
}
