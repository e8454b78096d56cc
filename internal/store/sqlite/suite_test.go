package sqlite

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/synoptic-news/synoptic/internal/store"
	"github.com/synoptic-news/synoptic/internal/store/storetest"
)

func TestSuite(t *testing.T) {
	storetest.Run(t, func(t *testing.T, now func() time.Time) (store.Store, func() store.Store) {
		cfg := Config{File: filepath.Join(t.TempDir(), "a store, 100% of it?.db"), Create: true, Now: now, Wait: time.Minute}
		open := func() store.Store {
			s, err := Open(context.Background(), cfg)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			return s
		}
		return open(), open
	})
}

// modernc.org/libc must be of the version that the driver names: with another
// one it builds, and fails in ways that nobody sees (see its README).
func TestLibc(t *testing.T) {
	tell := func(args ...string) string {
		t.Helper()
		out, err := exec.Command("go", args...).Output()
		if err != nil {
			t.Skip("no go command, or no modules: ", err)
		}
		return strings.TrimSpace(string(out))
	}
	mod, err := os.ReadFile(tell("list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite"))
	if err != nil {
		t.Skip(err)
	}
	have := "modernc.org/libc " + tell("list", "-m", "-f", "{{.Version}}", "modernc.org/libc")
	for line := range strings.Lines(string(mod)) {
		if strings.Contains(line, "modernc.org/libc ") {
			if want := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "require")); want != have {
				t.Errorf("the driver wants %s, go.mod has %s", want, have)
			}
			return
		}
	}
	t.Error("the driver does not name its libc")
}
