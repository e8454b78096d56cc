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

// fetcher is the one that all addresses of a command are fetched by, so that no
// site is asked faster than it wants.
func (in *inputs) fetcher(st *streams) *fetch.Fetcher {
	return fetch.New(fetch.Config{Agent: in.UserAgent, Offline: in.Offline, AllowPrivate: in.AllowPrivate, Cache: in.Cache, Sleep: st.sleep, Timeout: st.timeout})
}

// fetch fetches pages and reads them, one after the other. Those that cannot be
// had are in the error.
func (in *inputs) fetch(p *pipeline.Pipeline, f *fetch.Fetcher, addresses []string, meta map[string]pipeline.Meta, want pipeline.Wants) (reports []*synoptic.Report, err error) {
	var errs []error
	for _, a := range addresses {
		page, err := f.Get(context.Background(), a)
		if err != nil {
			in.told.step(pipeline.StepFailed)
			errs = append(errs, toTry(err))
			continue
		}
		rs, err := p.ReadBytesAs(pipeline.Input{File: a, Raw: page.Raw, Charset: page.Charset, Address: page.URL, Meta: meta[a]}, want)
		reports, errs = append(reports, rs...), append(errs, err)
	}
	return reports, errors.Join(errs...)
}

// toTry puts to an error of the fetcher what may be tried.
func toTry(err error) error {
	var e *fetch.Error
	if errors.As(err, &e) && e.Hint != "" {
		return hinted{err, e.Hint}
	}
	return err
}
