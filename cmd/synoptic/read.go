package main

import (
	"bufio"
	"encoding/json"
	"errors"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type readCmd struct{ inputs }

// Run prints each report as one line of JSON: the report object of synopsis/1.
func (c *readCmd) Run(st *streams) error {
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return err
	}
	reports, bad := c.read(p, st)
	w := bufio.NewWriter(st.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range reports {
		if err := enc.Encode(synoptic.InCodePoints(r)); err != nil {
			return errors.Join(bad, err)
		}
	}
	return errors.Join(bad, w.Flush())
}
