package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"sync"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/pipeline"
)

const (
	maxLinked   = 1000 // pages that are fetched for the feeds of one command
	hostsAtOnce = 8    // sites that are asked at once; each of them one page at a time
)

// linked fetches the pages that entries of feeds point to. They come in the
// error of reading; what is left of it is given back. An entry whose page cannot
// be had is read by itself if it is long enough. A page that several entries
// point to is fetched once.
func (in *inputs) linked(p *pipeline.Pipeline, f *fetch.Fetcher, bad error) ([]*synoptic.Report, error) {
	var teasers []*pipeline.InputError
	var errs []error
	seen := map[string]bool{}
	for _, e := range parts(bad) {
		var t *pipeline.InputError
		switch {
		case e == nil:
		case !errors.As(e, &t) || t.Teaser == nil:
			errs = append(errs, e)
		case seen[t.Teaser.Link]:
		default:
			seen[t.Teaser.Link] = true
			teasers = append(teasers, t)
		}
	}
	if n := len(teasers) - maxLinked; n > 0 {
		errs = append(errs, hinted{fmt.Errorf("--linked: %d more pages are left out, at most %d are fetched at once", n, maxLinked), "give fewer feeds at once"})
		teasers = teasers[:maxLinked]
	}
	found, failed := make([][]*synoptic.Report, len(teasers)), make([]error, len(teasers))
	sites := map[string][]int{}
	var names []string
	for i, t := range teasers {
		host := ""
		if u, err := url.Parse(t.Teaser.Link); err == nil {
			host = u.Host
		}
		if sites[host] == nil {
			names = append(names, host)
		}
		sites[host] = append(sites[host], i)
	}
	var wg sync.WaitGroup
	free := make(chan struct{}, hostsAtOnce)
	for _, host := range names {
		free <- struct{}{}
		wg.Go(func() {
			for _, i := range sites[host] {
				found[i], failed[i] = in.page(p, f, teasers[i])
			}
			<-free
		})
	}
	wg.Wait()
	return slices.Concat(found...), errors.Join(append(errs, failed...)...)
}

// page fetches the page of one entry and reads it.
func (in *inputs) page(p *pipeline.Pipeline, f *fetch.Fetcher, entry *pipeline.InputError) ([]*synoptic.Report, error) {
	t := entry.Teaser
	page, err := f.Get(context.Background(), t.Link)
	if err == nil {
		var rs []*synoptic.Report
		rs, err = p.ReadBytes(pipeline.Input{File: t.Link, Raw: page.Raw, Charset: page.Charset, Address: page.URL, Else: t.Else})
		if len(rs) > 0 {
			return rs, err
		}
	}
	if t.Report != nil {
		return []*synoptic.Report{t.Report}, hinted{fmt.Errorf("%s: only the feed's own text was read: %w", entry.File, err), "save the page and give the file for the whole of it"}
	}
	in.told.step(pipeline.StepFailed)
	return nil, toTry(fmt.Errorf("%s: %w", entry.File, err))
}
