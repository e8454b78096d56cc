package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/synoptic-news/synoptic/internal/fetch"
	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/stream"
	"github.com/synoptic-news/synoptic/internal/web"
	"github.com/synoptic-news/synoptic/pipeline"
)

type serveCmd struct {
	Listen       string        `default:"127.0.0.1:8417" placeholder:"HOST:PORT" help:"Where to listen; 127.0.0.1:8417 by default. Another host than this machine itself needs a token."`
	Token        string        `placeholder:"TOKEN" help:"What requests must carry; better given as SYNOPTIC_TOKEN or by --token-file, where nobody else sees it. Made and printed where one is needed and none is given."`
	TokenFile    string        `placeholder:"FILE" help:"A file that holds the token alone."`
	Host         []string      `placeholder:"NAME" help:"A name that requests may come by where there is no token, beside this machine's own: that of a reverse proxy."`
	ReadOnly     bool          `help:"Only show what is in the store."`
	Offline      bool          `help:"Fetch nothing, whatever is asked for."`
	NoWatch      bool          `help:"Do not look at the store's feeds: another program does."`
	UserAgent    string        `placeholder:"NAME" help:"What to fetch pages as; its first word is looked for in robots.txt."`
	AllowPrivate bool          `help:"Fetch from private and local addresses too."`
	Timeout      time.Duration `default:"30s" placeholder:"TIME" help:"How long a request may take; one that takes reports in four times as long. 30s by default."`
	Log          string        `default:"info" enum:"debug,info,warn" placeholder:"LEVEL" help:"What is logged: warn is what fails, info what writes too, debug every request."`
	storing      `embed:""`
}

// Run serves the store until the program is asked to stop.
func (c *serveCmd) Run(st *streams) error {
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		return misuse{fmt.Errorf("--listen %q: want HOST:PORT, as 127.0.0.1:8417", c.Listen)}
	}
	if c.Timeout < time.Second {
		return misuse{fmt.Errorf("--timeout %v: want a second or more", c.Timeout)}
	}
	token, made, err := c.token(host)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if st.stop != nil {
		ctx = st.stop
	}
	level := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn}[c.Log]
	cfg := web.Config{Token: token, Hosts: c.Host, Timeout: c.Timeout, Log: slog.New(slog.NewTextHandler(st.err, &slog.HandlerOptions{Level: level}))}
	if cfg.Name, err = filepath.Abs(c.Store); err != nil {
		cfg.Name = c.Store
	}
	s, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	cfg.Store = s
	watch := func(context.Context) error { return nil }
	if !c.ReadOnly {
		if cfg.Pipeline, err = pipeline.Open(pipeline.Config{}); err != nil {
			return err
		}
		cfg.Keeper = stream.NewKeeper(cfg.Pipeline, s)
		if !c.Offline {
			fetcher := fetch.New(fetch.Config{Agent: c.UserAgent, AllowPrivate: c.AllowPrivate})
			cfg.Fetch = fetching(fetcher)
			watch = c.watch(cfg, fetcher)
		}
	}
	server, err := web.New(cfg)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return hinted{fmt.Errorf("--listen %s: %w", c.Listen, err), "another program may listen there: --listen 127.0.0.1:0 takes any port that is free"}
	}
	c.tell(st, l, token, made)
	ctx, end := context.WithCancel(ctx)
	watched := make(chan error, 1)
	go func() {
		err := watch(ctx)
		if err != nil { // of the store: the pages say what is left
			cfg.Log.Error("the watch on feeds ended", "error", clean(err.Error()))
		}
		watched <- err
	}()
	err = server.Serve(ctx, l)
	end()
	return errors.Join(err, storeError(<-watched))
}

// watch is the watch on the store's feeds, which works on until it is told to
// end.
func (c *serveCmd) watch(cfg web.Config, fetcher *fetch.Fetcher) func(context.Context) error {
	if c.NoWatch {
		return func(context.Context) error { return nil }
	}
	w := stream.NewWatch(stream.WatchConfig{
		Pipeline: cfg.Pipeline, Store: cfg.Store, Keeper: cfg.Keeper, Fetcher: fetcher, SettleAfter: servedAfter, Seed: uint64(time.Now().UnixNano()),
		Tell: func(x stream.Told) {
			switch {
			case x.Err != nil:
				cfg.Log.Warn("feed not read", "feed", clean(x.URL), "error", clean(x.Err.Error()), "again", clock(x.Next))
			case !x.Same:
				cfg.Log.Info("feed read", "feed", clean(x.URL), "new", x.New, "states", x.States)
			}
		},
	})
	return w.Run
}

// servedAfter is how long new reports wait for others before stories are made
// anew where people look on.
const servedAfter = 3 * time.Second

// open opens the store; there it is made where reports are taken.
func (c *serveCmd) open(ctx context.Context) (store.Store, error) {
	if c.ReadOnly {
		return c.reading(ctx)
	}
	return c.writing(ctx, true)
}

// token is what requests must carry; "" for nothing.
func (c *serveCmd) token(host string) (token string, made bool, err error) {
	token = c.Token
	if c.TokenFile != "" {
		if token != "" {
			return "", false, misuse{errors.New("--token-file: goes not with --token or SYNOPTIC_TOKEN")}
		}
		b, err := os.ReadFile(c.TokenFile)
		if err != nil {
			return "", false, misuse{fmt.Errorf("--token-file: %w", err)}
		}
		if token = strings.TrimSpace(string(b)); token == "" {
			return "", false, misuse{fmt.Errorf("--token-file %s: it is empty", c.TokenFile)}
		}
	}
	switch {
	case token != "":
		if err := web.CheckToken(token); err != nil {
			return "", false, misuse{err}
		}
		return token, false, nil
	case web.IsLocal(host):
		return "", false, nil
	}
	return web.NewToken(), true, nil
}

// tell says where the server is, and the token if it was made: nobody could
// know it else.
func (c *serveCmd) tell(st *streams, l net.Listener, token string, made bool) {
	at := url.URL{Scheme: "http", Host: l.Addr().String(), Path: "/"}
	fmt.Fprintf(st.out, "%s serves %s\n", at.String(), clean(c.Store))
	switch {
	case made:
		fmt.Fprintf(st.out, "token: %s\n", token)
		hint(st.err, "this address can be reached from other machines: the token is asked for; --token sets one that stays")
	case token != "":
		fmt.Fprintln(st.out, "the token is asked for")
	}
}

// fetching is the fetcher as the server asks it.
func fetching(f *fetch.Fetcher) func(context.Context, string) (*web.Page, error) {
	return func(ctx context.Context, address string) (*web.Page, error) {
		page, err := f.Get(ctx, address)
		if err != nil {
			return nil, fetchError{err}
		}
		return &web.Page{Address: page.URL, Raw: page.Raw, Charset: page.Charset}, nil
	}
}

// A fetchError says what to try.
type fetchError struct{ error }

func (e fetchError) Unwrap() error { return e.error }

// Hint says what to try; what a flag of the server would do is not for those
// who only ask it.
func (e fetchError) Hint() string {
	var f *fetch.Error
	if !errors.As(e.error, &f) || strings.HasPrefix(f.Hint, "--") {
		return ""
	}
	return f.Hint
}
