package synoptic

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// house says what each package may import of ours. The river runs one way: a
// stage looks upstream only; a door (render, fetch, store, stream, web, mcp) knows
// the pipeline, never a stage. "." is the root; stages stands for all stages.
var house = map[string]string{
	".":                        "",
	"internal/models":          "",
	"internal/linear":          "",
	"internal/encoder":         "internal/linear",
	"internal/calendar":        ".",
	"internal/measure":         ".",
	"internal/reuse":           ".",
	"internal/ingest":          ". internal/calendar internal/linear internal/models",
	"internal/lang":            ". internal/calendar internal/measure internal/linear internal/encoder internal/models",
	"internal/statement":       ". internal/lang internal/linear internal/models",
	"internal/story":           ". internal/reuse internal/linear internal/models",
	"internal/synopsis":        ". internal/calendar internal/reuse internal/measure internal/linear internal/models",
	"pipeline":                 ". internal/models stages",
	"internal/render":          ".",
	"internal/fetch":           ".",
	"internal/store":           ".",
	"internal/store/sqlite":    ". internal/store",
	"internal/store/storetest": ". internal/store",
	"internal/stream":          ". pipeline internal/fetch internal/store",
	"internal/web":             ". pipeline internal/render internal/store internal/stream",
	"internal/mcp":             ". pipeline internal/render internal/fetch internal/store",
	"internal/gold":            ". internal/lang internal/linear",
	"internal/inject":          ".",
	"cmd/synoptic":             ". pipeline internal/render internal/fetch internal/store internal/store/sqlite internal/stream internal/web internal/mcp",
	"cmd/synoptic-train":       ". pipeline internal/models internal/gold internal/inject internal/linear internal/encoder stages",
}

const stages = "internal/ingest internal/lang internal/statement internal/story internal/synopsis internal/reuse internal/calendar internal/measure"

// allowed lists what a package may import of ours.
func allowed(pkg string) []string {
	return strings.Fields(strings.ReplaceAll(house[pkg], "stages", stages))
}

// sources calls f with every Go file of the module that is no test, by its
// slash-separated path. Folders with a go.mod of their own are other modules.
func sources(t *testing.T, f func(file string)) {
	t.Helper()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if file == "." {
				return nil
			}
			if _, err := os.Stat(filepath.Join(file, "go.mod")); err == nil || name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			f(filepath.ToSlash(file))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	return out
}

func TestImports(t *testing.T) {
	unknown := map[string]bool{}
	sources(t, func(file string) {
		pkg := path.Dir(file)
		if _, ok := house[pkg]; !ok {
			if !unknown[pkg] {
				t.Errorf("%s: a package that the table of the house does not have", pkg)
			}
			unknown[pkg] = true
			return
		}
		for _, name := range imports(t, file) {
			of, ours := strings.CutPrefix(name, ModulePath)
			if !ours || of != "" && of[0] != '/' {
				continue
			}
			if of = strings.TrimPrefix(of, "/"); of == "" {
				of = "."
			}
			if !slices.Contains(allowed(pkg), of) {
				t.Errorf("%s imports %s; %s may import %q", file, of, pkg, allowed(pkg))
			}
		}
	})
}

// The root holds words, not files and sockets.
func TestRootOpensNothing(t *testing.T) {
	sources(t, func(file string) {
		if path.Dir(file) != "." {
			return
		}
		for _, name := range imports(t, file) {
			if first, _, _ := strings.Cut(name, "/"); slices.Contains([]string{"os", "net", "syscall", "embed"}, first) || strings.Contains(first, ".") {
				t.Errorf("%s imports %s", file, name)
			}
		}
	})
}

// The table itself: every package that it names has a line, and no way leads
// back to where it began.
func TestHouseRunsOneWay(t *testing.T) {
	state := map[string]int{} // 1 on the way, 2 done
	var walk func(pkg string, way []string)
	walk = func(pkg string, way []string) {
		if _, ok := house[pkg]; !ok {
			t.Errorf("%q names %s, which has no line", way, pkg)
		}
		if state[pkg] == 1 {
			t.Errorf("a circle: %q", append(way, pkg))
		}
		if state[pkg] != 0 {
			return
		}
		state[pkg] = 1
		for _, next := range allowed(pkg) {
			if next != pkg {
				walk(next, append(slices.Clone(way), pkg))
			}
		}
		state[pkg] = 2
	}
	for pkg := range house {
		walk(pkg, nil)
	}
}

func TestModulePath(t *testing.T) {
	b, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(b), "\n")
	if want := "module " + ModulePath; strings.TrimSpace(first) != want {
		t.Errorf("go.mod begins %q, ModulePath wants %q", first, want)
	}
}

// Every file fits a head: 100 to 400 lines are the habit, 500 the end.
func TestFilesAreShort(t *testing.T) {
	const most = 500
	sources(t, func(file string) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(b), "\n"); n > most {
			t.Errorf("%s has %d lines, want %d at most", file, n, most)
		}
	})
}
