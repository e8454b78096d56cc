package stream

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/store"
)

// A busyStore has a report sent to it whenever somebody is about to write
// stories down.
type busyStore struct {
	store.Store
	send func()
}

func (b busyStore) Names(ctx context.Context) ([]store.Name, error) {
	b.send()
	return b.Store.Names(ctx)
}

// Reports that keep coming do not keep stories from being written down.
func TestAddWhileSettling(t *testing.T) {
	p, s, ctx := open(t), newStore(t), context.Background()
	var k *Keeper
	var wg sync.WaitGroup
	var mu sync.Mutex
	n := 0
	one := func() error {
		mu.Lock()
		n++
		i := n
		mu.Unlock()
		r := page(t, p, fmt.Sprintf("Outlet %d", i), "2026-03-04", "", fmt.Sprintf("Crane %d falls at quay %d", i, i),
			strings.Repeat(fmt.Sprintf("The crane number %d fell into the harbour on Monday, the port said, and nobody was hurt. ", i), 4))
		_, err := k.Add(ctx, []*synoptic.Report{r})
		return err
	}
	k = NewKeeper(p, busyStore{s, func() {
		done := make(chan struct{})
		wg.Go(func() {
			defer close(done)
			if err := one(); err != nil {
				t.Error(err)
			}
		})
		select { // long enough for a report to be written, if it is let
		case <-done:
		case <-time.After(200 * time.Millisecond):
		}
	}})
	if err := one(); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	wg.Wait()
	if c := must(s.Census(ctx)); c.Stories == 0 || c.Reports < 2 {
		t.Errorf("%d stories of %d reports", c.Stories, c.Reports)
	}
}
