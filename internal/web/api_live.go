package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/synoptic-news/synoptic/internal/store"
)

// ChangeList is a part of the changes.
type ChangeList struct {
	Changes []store.Change `json:"changes" doc:"In their order."`
	Gap     bool           `json:"gap" doc:"Some after the number asked for are forgotten: look at everything anew."`
	Latest  int64          `json:"latest" doc:"Number of the last change."`
}

// Latest is the number of the last change.
type Latest struct {
	Latest int64 `json:"latest"`
}

type changesInput struct {
	After int64 `query:"after" minimum:"0" doc:"Number of the last change that is known."`
	Limit int   `query:"limit" minimum:"1" maximum:"1000" default:"100"`
}

type eventsInput struct {
	After int64  `query:"after" minimum:"-1" default:"-1" doc:"Number of the last change that is known; only what comes from now on, if left out."`
	Last  string `header:"Last-Event-ID" maxLength:"20" doc:"As after, and before it: browsers send it when they come back."`
}

// Live updates.
const (
	eventsAtOnce = 100
	hereEvery    = 15 * time.Second // less than proxies wait
	comeBack     = 2 * time.Second
)

func (s *Server) liveOperations() {
	get(s, "/changes", "list-changes", "live", "List changes after one that is known", func(ctx context.Context, in *changesInput) (*body[ChangeList], error) {
		n, err := s.Store.Latest(ctx)
		if err != nil {
			return nil, err
		}
		cs, gap, err := s.Store.ChangesSince(ctx, in.After, in.Limit)
		return &body[ChangeList]{ChangeList{list(cs), gap, n}}, err
	})
	op := operation(http.MethodGet, "/events", "listen", "live", "Changes as they come, as server-sent events")
	op.Responses = map[string]*huma.Response{"200": {Description: "Events change (data: a Change, id: its number), anew and here (data: Latest), until one side ends it", Content: map[string]*huma.MediaType{
		"text/event-stream": {Schema: &huma.Schema{Type: huma.TypeString, Description: "Of anew the reader has missed changes that are forgotten: it should look at everything anew. here comes first, and where nothing else came for a while."}},
	}}}
	// Package sse of huma is left aside: it prints to standard error itself.
	huma.Register(s.api, op, func(_ context.Context, in *eventsInput) (*huma.StreamResponse, error) {
		return &huma.StreamResponse{Body: func(ctx huma.Context) {
			r, w := humago.Unwrap(ctx)
			w.Header().Set("Content-Type", "text/event-stream")
			w.Header().Set("Cache-Control", "no-store")
			w.Header().Set("X-Accel-Buffering", "no") // nginx passes it on at once
			s.listen(r.Context(), in, func(e event) error { return e.send(w) })
		}}, nil
	})
}

// An event is one server-sent event.
type event struct {
	id    int64 // of a change that the reader comes back with; 0 for none
	name  string
	data  any
	retry time.Duration // after which a reader that lost the line comes back; 0: not said
}

// sendMessage is how long a reader may take to take one event.
const sendMessage = 10 * time.Second

func (e event) send(w http.ResponseWriter) error {
	data, err := json.Marshal(e.data)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if e.id > 0 {
		fmt.Fprintf(&b, "id: %d\n", e.id)
	}
	if e.retry > 0 {
		fmt.Fprintf(&b, "retry: %d\n", e.retry.Milliseconds())
	}
	fmt.Fprintf(&b, "event: %s\ndata: %s\n\n", e.name, data)
	conn := http.NewResponseController(w)
	if err := conn.SetWriteDeadline(time.Now().Add(sendMessage)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return err
	}
	return conn.Flush()
}

// listen sends changes until the reader leaves or the server stops.
func (s *Server) listen(ctx context.Context, in *eventsInput, send func(event) error) {
	defer s.hub.join()()
	after := in.After
	if n, err := strconv.ParseInt(in.Last, 10, 64); err == nil && n >= 0 {
		after = n
	}
	latest, err := s.Store.Latest(ctx)
	if err != nil {
		s.log.Warn("no live updates", "error", err)
		return
	}
	if after < 0 {
		after = latest
	}
	if after > latest { // of another store
		after = latest
		err = send(event{id: latest, name: "anew", data: Latest{latest}, retry: comeBack})
	} else {
		err = send(event{name: "here", data: Latest{latest}, retry: comeBack})
	}
	t := time.NewTicker(hereEvery)
	defer t.Stop()
	for err == nil {
		seen, changed := s.hub.state()
		if seen > after {
			if after, err = s.catchUp(ctx, after, send); err != nil {
				break
			}
			continue
		}
		select {
		case <-changed:
		case <-t.C:
			err = send(event{name: "here", data: Latest{seen}})
		case <-ctx.Done():
			return
		case <-s.done:
			return
		}
	}
	if err != nil && ctx.Err() == nil {
		s.log.Debug("live updates ended", "error", err)
	}
}

// catchUp sends the changes after a number, some of them, and gives the last.
func (s *Server) catchUp(ctx context.Context, after int64, send func(event) error) (int64, error) {
	cs, gap, err := s.Store.ChangesSince(ctx, after, eventsAtOnce)
	if err != nil {
		return after, err
	}
	if gap || len(cs) == 0 {
		latest, err := s.Store.Latest(ctx)
		if err != nil {
			return after, err
		}
		return latest, send(event{id: latest, name: "anew", data: Latest{latest}})
	}
	for _, c := range cs {
		if err := send(event{id: c.Number, name: "change", data: c}); err != nil {
			return after, err
		}
		after = c.Number
	}
	return after, nil
}
