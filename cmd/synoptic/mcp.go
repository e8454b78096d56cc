package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/mcp"
	"github.com/synoptic-news/synoptic/pipeline"
)

type mcpCmd struct {
	Fetch        bool   `help:"Let agents give addresses of pages, which are then fetched; without it nothing leaves the machine."`
	UserAgent    string `placeholder:"NAME" help:"What to fetch pages as; its first word is looked for in robots.txt."`
	AllowPrivate bool   `help:"Fetch from private and local addresses too."`
	Store        string `placeholder:"FILE" help:"The store to look in, made by synoptic add; without it there are only the tools that take texts."`
}

// Run serves until standard input ends.
func (c *mcpCmd) Run(st *streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p, err := pipeline.Open(pipeline.Config{})
	if err != nil {
		return err
	}
	cfg := mcp.Config{Pipeline: p}
	if c.Store != "" {
		s, err := (&storing{Store: c.Store}).reading(ctx)
		if err != nil {
			return err
		}
		defer s.Close()
		cfg.Store = s
	}
	if c.Fetch {
		cfg.Fetcher = fetch.New(fetch.Config{Agent: c.UserAgent, AllowPrivate: c.AllowPrivate, Sleep: st.sleep, Timeout: st.timeout})
	}
	err = mcp.New(cfg).Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(st.in), Writer: unclosed{st.out}})
	if err != nil && !errors.Is(err, io.EOF) && ctx.Err() == nil {
		return fmt.Errorf("mcp: %w", err)
	}
	return nil
}

// unclosed is a stream that outlives who writes to it.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }
