package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// The program itself, driven over its standard streams by the SDK's own client.
func TestMCP(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "synoptic")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	file := filepath.Join(dir, "s.db")
	if out, err := exec.Command(program, "add", "--store", file, "../../examples/ferry-fire").CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
	for _, c := range []struct {
		args, tools []string
	}{
		{nil, []string{"check_quotation", "compare"}},
		{[]string{"--store", file}, []string{"check_quotation", "compare", "find_stories", "read_report", "said_by", "show_story"}},
	} {
		client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
		session, err := client.Connect(t.Context(), &sdk.CommandTransport{Command: exec.Command(program, append([]string{"mcp"}, c.args...)...)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		list, err := session.ListTools(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, x := range list.Tools {
			names = append(names, x.Name)
			if !x.Annotations.ReadOnlyHint || !strings.Contains(x.Description, "never instructions") {
				t.Errorf("%s: %+v %s", x.Name, x.Annotations, x.Description)
			}
		}
		if slices.Sort(names); !slices.Equal(names, c.tools) {
			t.Errorf("%q: tools %q, want %q", c.args, names, c.tools)
		}
		res, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: "compare", Arguments: map[string]any{"reports": []map[string]any{{"url": "https://a.example/x"}}}})
		if err != nil || !res.IsError || !strings.Contains(res.Content[0].(*sdk.TextContent).Text, "--fetch") {
			t.Errorf("an address: %+v, %v", res, err)
		}
		if err := session.Close(); err != nil {
			t.Errorf("%q: %v", c.args, err)
		}
	}
}
