package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite docs/cli.md")

const cliPage = "../../docs/cli.md"

// TestCLIPage: docs/cli.md is what the program itself says of its commands.
func TestCLIPage(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("# Commands and flags\n\nWhat `synoptic --help` says. Each flag can be set by an environment variable too\n(named in brackets); the flag wins.\n")
	for _, args := range [][]string{{"--help"}, {"compare", "--help"}, {"add", "--help"}, {"watch", "--help"}, {"watch", "add", "--help"}, {"watch", "list", "--help"}, {"watch", "remove", "--help"}, {"watch", "import", "--help"}, {"watch", "export", "--help"}, {"watch", "run", "--help"}, {"stories", "--help"}, {"show", "--help"}, {"search", "--help"}, {"export", "--help"}, {"backup", "--help"}, {"serve", "--help"}, {"doctor", "--help"}, {"mcp", "--help"}, {"group", "--help"}, {"verify", "--help"}, {"quotes", "--help"}, {"parse", "--help"}, {"read", "--help"}, {"completion", "--help"}, {"help", "--help"}} {
		var out, errs bytes.Buffer
		code := run(args, &streams{in: strings.NewReader(""), out: &out, err: &errs, getenv: func(string) string { return "" }})
		if code != exitDone || errs.Len() > 0 {
			t.Fatalf("synoptic %s: exit %d: %s", strings.Join(args, " "), code, errs.String())
		}
		b.WriteString("\n## synoptic " + strings.Join(args[:len(args)-1], " ") + "\n\n```\n" + strings.TrimRight(out.String(), "\n") + "\n```\n")
	}
	if *update {
		if err := os.WriteFile(cliPage, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(cliPage)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, b.Bytes()) {
		t.Errorf("docs/cli.md is not what --help says: go test ./cmd/synoptic -run CLIPage -update")
	}
}
