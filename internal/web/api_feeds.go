package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// FeedList is the feeds that are watched.
type FeedList struct {
	Feeds []FeedHealth `json:"feeds" doc:"By address; with how far each was read, and what went wrong."`
}

// FeedHealth is a feed, how far it was read and what went wrong.
type FeedHealth struct {
	URL     string     `json:"url"`
	Title   string     `json:"title,omitempty"`
	Outlet  string     `json:"outlet,omitempty"`
	Minutes int        `json:"minutes,omitempty" doc:"Wanted between two looks; left out: the watcher's choice."`
	Paused  bool       `json:"paused,omitempty"`
	State   string     `json:"state" enum:"up,down,new,paused" doc:"down: the last answer could not be read; new: it was not asked yet."`
	Next    store.Time `json:"next,omitzero" doc:"When it is asked again."`
	Asked   store.Time `json:"asked,omitzero" doc:"Last."`
	Good    store.Time `json:"good,omitzero" doc:"Its last answer that could be read."`
	Errors  int        `json:"errors" doc:"Since then."`
	Error   string     `json:"error,omitempty" doc:"The last of them."`
	Items   int        `json:"items" doc:"Taken up so far."`
}

func healthOf(f store.Feed) FeedHealth {
	h := FeedHealth{URL: f.URL, Title: f.Title, Outlet: f.Outlet, Minutes: int(f.Every / time.Minute), Paused: f.Paused, State: "up",
		Next: f.Next, Asked: f.Asked, Good: f.Good, Errors: f.Errors, Error: f.Error, Items: f.Items}
	switch {
	case f.Paused:
		h.State = "paused"
	case f.Errors > 0:
		h.State = "down"
	case f.Asked.IsZero():
		h.State = "new"
	}
	return h
}

// A FeedRequest is a feed to be watched.
type FeedRequest struct {
	URL     string `json:"url" maxLength:"2000" doc:"Its address."`
	Title   string `json:"title,omitempty" maxLength:"500"`
	Outlet  string `json:"outlet,omitempty" maxLength:"200" doc:"Counts before what its pages say."`
	Minutes int    `json:"minutes,omitempty" minimum:"0" maximum:"10080" doc:"Wanted between two looks; 0 is the watcher's choice."`
	Paused  bool   `json:"paused,omitempty" doc:"Not to be looked at for now."`
}

type feedInput struct{ Body FeedRequest }

type feedURLInput struct {
	URL string `query:"url" required:"true" maxLength:"2000" doc:"The feed's address."`
}

func (s *Server) feedOperations() {
	huma.Register(s.api, operation(http.MethodGet, "/feeds", "list-feeds", "feeds", "List feeds and how they are"), told(s, func(ctx context.Context, _ *struct{}) (*body[FeedList], error) {
		xs, err := s.Store.ListFeeds(ctx)
		out := FeedList{Feeds: []FeedHealth{}}
		for _, f := range xs {
			out.Feeds = append(out.Feeds, healthOf(f))
		}
		return &body[FeedList]{out}, err
	}))
	huma.Register(s.api, s.writing(http.MethodPut, "/feeds", "put-feed", "feeds", "Add a feed, or change what is known of it", smallBody), told(s, func(ctx context.Context, in *feedInput) (*struct{}, error) {
		b := in.Body
		f := store.Feed{URL: b.URL, Title: b.Title, Outlet: b.Outlet, Every: time.Duration(b.Minutes) * time.Minute, Paused: b.Paused}
		return nil, s.PutFeed(ctx, f)
	}))
	huma.Register(s.api, s.writing(http.MethodDelete, "/feeds", "remove-feed", "feeds", "Forget a feed; its reports stay", smallBody), told(s, func(ctx context.Context, in *feedURLInput) (*struct{}, error) {
		return nil, s.RemoveFeed(ctx, in.URL)
	}))
}

// PutFeed adds a feed, or changes what is known of it.
func (s *Server) PutFeed(ctx context.Context, f store.Feed) error {
	if err := s.writable(); err != nil {
		return err
	}
	if u, err := url.Parse(f.URL); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.ContainsFunc(f.URL, func(r rune) bool { return r <= ' ' }) {
		return huma.Error400BadRequest("url: want an address of the web, as https://example.org/feed, without a password")
	}
	defer s.hub.nudge()
	return s.Store.PutFeed(ctx, f)
}

// RemoveFeed forgets a feed.
func (s *Server) RemoveFeed(ctx context.Context, address string) error {
	if err := s.writable(); err != nil {
		return err
	}
	feeds, err := s.Store.ListFeeds(ctx)
	if err != nil {
		return err
	}
	for _, f := range feeds {
		if f.URL == address {
			defer s.hub.nudge()
			return s.Store.RemoveFeed(ctx, address)
		}
	}
	return synoptic.ErrNotFound
}
