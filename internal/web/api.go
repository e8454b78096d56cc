package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// root is where the API is.
const root = "/api/v1"

// describe registers the API and writes its description.
func (s *Server) describe() error {
	cfg := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{Title: "Synoptic", Version: synoptic.Version,
				Description: "Several outlets' reports of one event, laid side by side. Lists come in pages: give next as after, with the same filter. Offsets are code points of a report's text, half-open."},
			Components: &huma.Components{
				Schemas:         huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{"token": {Type: "http", Scheme: "bearer", Description: "Needed where the server was started with a token."}},
			},
			Security: []map[string][]string{{}, {"token": {}}},
			Tags: []*huma.Tag{
				{Name: "stories"}, {Name: "reports"}, {Name: "people", Description: "Who said what."}, {Name: "search"},
				{Name: "decisions", Description: "What people decided; it goes before what is found."}, {Name: "feeds"},
				{Name: "store", Description: "What there is, and whether it is whole."}, {Name: "live", Description: "What changes."},
			},
		},
		Formats: huma.DefaultFormats, DefaultFormat: "application/json", RejectUnknownQueryParameters: true,
	}
	s.api = humago.New(s.mux, cfg)
	s.storyOperations()
	s.reportOperations()
	s.searchOperations()
	s.writeOperations()
	s.feedOperations()
	s.storeOperations()
	s.liveOperations()
	b, err := json.Marshal(s.api.OpenAPI())
	s.openapi = append(b, '\n')
	return err
}

// description answers with the OpenAPI document.
func (s *Server) description(w http.ResponseWriter, r *http.Request) {
	sum := sha256.Sum256(s.openapi)
	w.Header().Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	w.Header().Set("Content-Type", "application/openapi+json;version=3.1")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(s.openapi))
}

// operation is what all operations have.
func operation(method, path, id, tag, summary string) huma.Operation {
	return huma.Operation{Method: method, Path: root + path, OperationID: id, Tags: []string{tag}, Summary: summary,
		Errors: []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusServiceUnavailable}}
}

// get registers a read whose answer stays as it is while nothing changes.
func get[I, O any](s *Server, path, id, tag, summary string, f func(context.Context, *I) (*O, error)) {
	op := conditional(operation(http.MethodGet, path, id, tag, summary))
	op.Middlewares = huma.Middlewares{s.current}
	huma.Register(s.api, op, told(s, f))
}

// conditional describes If-None-Match and what it leads to.
func conditional(op huma.Operation) huma.Operation {
	op.Parameters = append(op.Parameters, &huma.Param{Name: "If-None-Match", In: "header", Description: "The ETag of what is known.", Schema: &huma.Schema{Type: huma.TypeString}})
	if op.Responses == nil {
		op.Responses = make(map[string]*huma.Response)
	}
	op.Responses["304"] = &huma.Response{Description: "What is known is so still"}
	return op
}

// told maps errors of a handler to problems.
func told[I, O any](s *Server, f func(context.Context, *I) (*O, error)) func(context.Context, *I) (*O, error) {
	return func(ctx context.Context, in *I) (*O, error) {
		out, err := f(ctx, in)
		if err != nil {
			return nil, s.problem(ctx, err)
		}
		return out, nil
	}
}

// problem is what an error is to the one who asked. What is no concern of
// theirs is logged only.
func (s *Server) problem(ctx context.Context, err error) error {
	var known huma.StatusError
	var of *store.Error
	again := func(err error) error {
		return huma.ErrorWithHeaders(err, http.Header{"Retry-After": {"5"}})
	}
	switch {
	case errors.As(err, &known):
		return err
	case errors.Is(err, synoptic.ErrNotFound):
		return huma.Error404NotFound("there is nothing of this name")
	case errors.Is(err, store.ErrCursor):
		return huma.Error400BadRequest("after: not a cursor of this list")
	case errors.Is(err, store.ErrQuery):
		return huma.Error400BadRequest(err.Error())
	case errors.Is(err, store.ErrReadOnly):
		return huma.Error403Forbidden("this store is only read here")
	case errors.Is(err, store.ErrFull):
		return huma.NewError(http.StatusInsufficientStorage, "no room left on the server's disk; what was answered for is kept")
	case errors.Is(err, store.ErrBusy):
		return again(huma.Error503ServiceUnavailable("another program is writing to the store: try again"))
	case errors.Is(err, context.DeadlineExceeded), ctx.Err() != nil:
		return again(huma.Error503ServiceUnavailable("this took too long: ask for less"))
	}
	if errors.As(err, &of) {
		err = fmt.Errorf("%s: %w", of.What, of.Err)
	}
	s.log.Error("request failed", "error", err)
	return huma.Error500InternalServerError("this went wrong here; the server's log says more")
}

// current gives answers an ETag of all that is in the store, and answers 304
// to those who know it. The number is read before the answer is made, so that
// an answer is never older than its ETag.
func (s *Server) current(ctx huma.Context, next func(huma.Context)) {
	n, err := s.Store.Latest(ctx.Context())
	if err != nil {
		r, w := humago.Unwrap(ctx)
		s.fail(w, r, err)
		return
	}
	at := ctx.URL()
	sum := sha256.Sum256([]byte(fmt.Sprintf("%s\x00%s\x00%d\x00%s", synoptic.Version, s.cfg.Name, n, at.RequestURI())))
	tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
	ctx.SetHeader("ETag", tag)
	if known(ctx.Header("If-None-Match"), tag) {
		ctx.SetStatus(http.StatusNotModified)
		return
	}
	next(ctx)
}

// fail answers with the problem that an error is.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	err = s.problem(r.Context(), err)
	var headed huma.HeadersError
	if errors.As(err, &headed) {
		for name, values := range headed.GetHeaders() {
			w.Header()[name] = values
		}
	}
	var status huma.StatusError
	if errors.As(err, &status) {
		problem(w, status.GetStatus(), status.Error())
	}
}

// known tells whether an If-None-Match names an ETag.
func known(header, tag string) bool {
	tag = strings.TrimPrefix(tag, "W/")
	return slices.ContainsFunc(strings.Split(header, ","), func(x string) bool {
		x = strings.TrimSpace(x)
		return x == "*" || strings.TrimPrefix(x, "W/") == tag
	})
}

// A PageQuery is which part of a list is wanted.
type PageQuery struct {
	After string `query:"after" maxLength:"1000" doc:"Where to go on: next of the part before; with the same filter."`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"How many entries at most."`
}

func (p PageQuery) page() store.Page { return store.Page{After: store.Cursor(p.After), Limit: p.Limit} }

// list makes nil an empty list.
func list[T any](xs []T) []T {
	if xs == nil {
		return []T{}
	}
	return xs
}
