package main

import (
	"bufio"
	"encoding/json"
	"errors"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type readCmd struct{ inputs }

// A readLine is the report object of synopsis/1 and, where the input states
// more than that holds, what it states.
type readLine struct {
	*synoptic.Report
	Stated *synoptic.Stated `json:"stated,omitempty"`
}

// Run prints each report as one line of JSON.
func (c *readCmd) Run(st *streams) error {
	p, err := pipeline.Open(pipeline.Config{ReadOnly: true})
	if err != nil {
		return err
	}
	reports, bad := c.read(p, st)
	w := bufio.NewWriter(st.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range reports {
		if err := enc.Encode(readLine{synoptic.InCodePoints(r), r.Stated}); err != nil {
			return errors.Join(bad, err)
		}
	}
	return errors.Join(bad, w.Flush())
}
