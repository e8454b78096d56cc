package main

import (
	"bufio"
	"encoding/json"
	"errors"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/pipeline"
)

type readCmd struct {
	inputs
	Raw string `placeholder:"DIR" help:"Keep the bytes that each report was read from here, called by their SHA-256."`
}

// A readLine is the report object of synopsis/1 and, where the input states
// more than that holds, what it states.
type readLine struct {
	*synoptic.Report
	Stated *synoptic.Stated `json:"stated,omitempty"`
}

// Run prints each report as one line of JSON.
func (c *readCmd) Run(st *streams) error {
	var kept *original
	if c.Raw != "" {
		var err error
		if kept, err = openOriginal(c.Raw); err != nil {
			return err
		}
		c.want.Raw = true
	}
	c.told = c.begin(st, true)
	defer c.told.end()
	p, err := pipeline.Open(pipeline.Config{ReadOnly: true, Tell: c.told.step})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(st.out)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	bad := c.each(p, st, func(r *synoptic.Report) error {
		if kept != nil {
			if err := kept.keep(r); err != nil {
				return err
			}
		}
		return enc.Encode(readLine{synoptic.InCodePoints(r), r.Stated})
	})
	return errors.Join(bad, w.Flush())
}
