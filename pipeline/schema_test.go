package pipeline_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/render"
)

// TestSchema: what compare prints of the example and of the development
// stories is a synopsis/1 document, with full texts and with excerpts.
func TestSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("../schema/synopsis-1.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	folders, _ := filepath.Glob("../../shared/eval/dev-stories/*")
	p := open(t, 0)
	for _, dir := range append(folders, example) {
		reports, err := p.Read([]string{dir}, nil, nil)
		if err != nil {
			t.Fatal(err)
		}
		doc := p.Compare(reports)
		validate(t, schema, dir, doc)
		render.Excerpt(doc)
		validate(t, schema, dir+" in excerpts", doc)
	}
}

func validate(t *testing.T, schema *jsonschema.Schema, name string, doc *synoptic.Document) {
	t.Helper()
	raw := encode(t, doc)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	back, err := synoptic.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if again := encode(t, back); !bytes.Equal(raw, again) {
		t.Errorf("%s: decoded and encoded again it is another document", name)
	}
}
