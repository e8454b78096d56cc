package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// StoreState is what there is, and what is to be done.
type StoreState struct {
	Version   string       `json:"version"`
	Change    int64        `json:"change" doc:"Number of the last change."`
	Writable  bool         `json:"writable" doc:"Reports and decisions are taken here."`
	Census    store.Census `json:"census"`
	Conflicts []string     `json:"conflicts" doc:"Decisions that could not be carried out, or that reports speak against."`
}

// Health is what doctor found.
type Health struct {
	Whole    bool            `json:"whole" doc:"There is no fault."`
	Findings []store.Finding `json:"findings" doc:"Faults first."`
}

// RefusalList is what could not be read.
type RefusalList struct {
	Refusals []store.Refusal `json:"refusals"`
}

func (s *Server) storeOperations() {
	huma.Register(s.api, operation(http.MethodGet, "/census", "get-census", "store", "Count what there is"), told(s, func(ctx context.Context, _ *struct{}) (*body[StoreState], error) {
		n, err := s.Store.Latest(ctx)
		if err != nil {
			return nil, err
		}
		c, err := s.Store.Census(ctx)
		return &body[StoreState]{StoreState{synoptic.Version, n, s.writable() == nil, c, list(s.settler.conflicts())}}, err
	}))
	huma.Register(s.api, operation(http.MethodGet, "/doctor", "check-store", "store", "Read all of the store and say what is wrong with it; one at a time"), told(s, func(ctx context.Context, _ *struct{}) (*body[Health], error) {
		fs, err := s.Store.Check(ctx)
		whole := true
		for _, f := range fs {
			whole = whole && !f.Fault
		}
		return &body[Health]{Health{whole, list(fs)}}, err
	}))
	huma.Register(s.api, operation(http.MethodGet, "/refusals", "list-refusals", "store", "What could not be read, and why"), told(s, func(ctx context.Context, _ *struct{}) (*body[RefusalList], error) {
		xs, err := s.Store.Refusals(ctx)
		return &body[RefusalList]{RefusalList{list(xs)}}, err
	}))
}
