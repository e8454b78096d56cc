package main

import (
	"context"
	"errors"
	"strings"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/pipeline"
)

// isAddress tells that an input is to be fetched.
func isAddress(arg string) bool {
	return strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://")
}

// fetch fetches pages and reads them, one after the other. Those that cannot be
// had are in the error.
func (in *inputs) fetch(p *pipeline.Pipeline, addresses []string, meta map[string]pipeline.Meta) (reports []*synoptic.Report, err error) {
	if len(addresses) == 0 {
		return nil, nil
	}
	f := fetch.New(fetch.Config{Agent: in.UserAgent, Offline: in.Offline, AllowPrivate: in.AllowPrivate})
	var errs []error
	for _, a := range addresses {
		page, err := f.Get(context.Background(), a)
		if err != nil {
			var e *fetch.Error
			if errors.As(err, &e) && e.Hint != "" {
				err = hinted{err, e.Hint}
			}
			errs = append(errs, err)
			continue
		}
		rs, err := p.ReadBytes(pipeline.Input{File: a, Raw: page.Raw, Charset: page.Charset, Address: page.URL, Meta: meta[a]})
		reports, errs = append(reports, rs...), append(errs, err)
	}
	return reports, errors.Join(errs...)
}
