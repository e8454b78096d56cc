package synoptic

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const schemaFile = "schema/synopsis-1.schema.json"

func compiled(t testing.TB) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func validate(t testing.TB, s *jsonschema.Schema, doc []byte) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(doc))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestSchemaAcceptsWhatEncodeWrites(t *testing.T) {
	s := compiled(t)
	shared := hand(t)
	excerpt(&shared.Stories[0], 60)
	bare := &Document{Stories: []Synopsis{{ID: "s", Reports: []Report{{ID: "a", SHA256: strings.Repeat("0", 64)}}}}}
	for name, d := range map[string]*Document{
		"hand": hand(t), "excerpts": shared, "no story": {}, "a report of nothing": bare,
	} {
		if err := validate(t, s, encode(t, d)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	s, good := compiled(t), string(handBytes(t))
	for name, change := range map[string][2]string{
		"another schema":         {`"synopsis/1"`, `"synopsis/2"`},
		"an unknown field":       {`"as_of":`, `"asof": 1, "as_of":`},
		"no as_of":               {`"as_of": "2026-05-14T00:00:00Z",`, ``},
		"a time that is none":    {`"2026-05-14T00:00:00Z"`, `"yesterday"`},
		"a kind that is none":    {`"kind": "quantity"`, `"kind": "number"`},
		"a status that is none":  {`"status": "planned"`, `"status": "maybe"`},
		"a null list":            {`"why": []`, `"why": null`},
		"an offset below zero":   {`"start": 0`, `"start": -1`},
		"an offset in part":      {`"start": 0`, `"start": 0.5`},
		"a date that is none":    {`"date": "2026-04"`, `"date": "April"`},
		"a piece with no op":     {`"inserted"`, `"added"`},
		"weight out of bounds":   {`"weight": 8`, `"weight": 10`},
		"a voice that is nobody": {`"voice": "outlet"`, `"voice": "the outlet"`},
		"a claim of one outlet":  {`"outlets": 3`, `"outlets": 1`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Errorf("%s: %q does not occur", name, change[0])
		} else if validate(t, s, []byte(bad)) == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// schemaAt follows keys into the schema, through references.
func schemaAt(t *testing.T, keys ...string) map[string]any {
	t.Helper()
	b, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(b, &root); err != nil {
		t.Fatal(err)
	}
	at := root
	for _, key := range keys {
		next, ok := at[key].(map[string]any)
		if !ok {
			t.Fatalf("schema: no %q in %q", key, keys)
		}
		if ref, ok := next["$ref"].(string); ok {
			next = root["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
		}
		at = next
	}
	return at
}

// Every field of the Go types stands in the schema and the other way round;
// required are those that are never left out.
func TestSchemaHasEveryField(t *testing.T) {
	def := func(name string) []string { return []string{"$defs", name} }
	in := func(name string, more ...string) []string { return append(def(name), more...) }
	for _, c := range []struct {
		of any
		at []string
	}{
		{Document{}, nil},
		{Generator{}, []string{"properties", "generator"}},
		{Synopsis{}, def("story")},
		{Report{}, def("report")},
		{PublishedFrom{}, in("report", "properties", "published_from")},
		{LanguageSpan{}, in("report", "properties", "languages", "items")},
		{Skipped{}, in("report", "properties", "skipped", "items")},
		{Excerpt{}, in("report", "properties", "excerpts", "items")},
		{Span{}, def("span")},
		{Origin{}, def("origin")},
		{Reuse{}, def("reuse")},
		{Count{}, def("count")},
		{Person{}, def("person")},
		{Utterance{}, def("utterance")},
		{Rendering{}, def("rendering")},
		{Claim{}, def("claim")},
		{VoiceCount{}, in("claim", "properties", "voices", "items")},
		{ClaimMention{}, in("claim", "properties", "mentions", "items")},
		{Discrepancy{}, def("discrepancy")},
		{Of{}, in("discrepancy", "properties", "of")},
		{Reading{}, def("reading")},
		{Normal{}, in("reading", "properties", "normal")},
		{Mention{}, def("mention")},
		{Only{}, def("only")},
		{Event{}, def("event")},
		{EventMention{}, in("event", "properties", "mentions", "items")},
		{Note{}, def("note")},
	} {
		name := reflect.TypeOf(c.of).Name()
		s := schemaAt(t, c.at...)
		if s["additionalProperties"] != false {
			t.Errorf("%s: the schema lets other fields in", name)
		}
		fields := map[string]bool{}
		jsonFields(reflect.TypeOf(c.of), fields)
		have := slices.Sorted(maps.Keys(s["properties"].(map[string]any)))
		if want := slices.Sorted(maps.Keys(fields)); !slices.Equal(have, want) {
			t.Errorf("%s: the schema has %q, the type %q", name, have, want)
		}
		var required, always []string
		list, _ := s["required"].([]any)
		for _, r := range list {
			required = append(required, r.(string))
		}
		for f, must := range fields {
			if must {
				always = append(always, f)
			}
		}
		slices.Sort(required)
		slices.Sort(always)
		if !slices.Equal(required, always) {
			t.Errorf("%s: the schema requires %q, the type always has %q", name, required, always)
		}
	}
}

// jsonFields lists a struct's fields by their JSON name, embedded ones too,
// and whether they are always written. The words of a mention are: it has
// some.
func jsonFields(t reflect.Type, into map[string]bool) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			jsonFields(f.Type, into)
			continue
		}
		name, how, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" { // no part of synopsis/1
			continue
		}
		into[name] = how == "" || t == reflect.TypeFor[Mention]()
	}
}

// The schema's enumerations are the constants of the Go types.
func TestSchemaEnums(t *testing.T) {
	constants := stringConstants(t)
	for _, c := range []struct {
		of string
		at []string
	}{
		{"Zone", []string{"$defs", "report", "properties", "published_from", "properties", "zone"}},
		{"DateBy", []string{"$defs", "report", "properties", "published_from", "properties", "by"}},
		{"Sameness", []string{"$defs", "origin", "properties", "value"}},
		{"EntityKind", []string{"$defs", "person", "properties", "kind"}},
		{"QuoteKind", []string{"$defs", "quote_kind"}},
		{"Mark", []string{"$defs", "rendering", "properties", "marks", "items"}},
		{"Status", []string{"$defs", "claim", "properties", "mentions", "items", "properties", "status"}},
		{"Kind", []string{"$defs", "discrepancy", "properties", "kind"}},
		{"Maybe", []string{"$defs", "discrepancy", "properties", "maybe", "items"}},
		{"Bound", []string{"$defs", "reading", "properties", "normal", "properties", "bound"}},
		{"Anchor", []string{"$defs", "event", "properties", "mentions", "items", "properties", "anchor"}},
		{"Note", []string{"$defs", "note", "properties", "code"}},
	} {
		var have []string
		for _, v := range schemaAt(t, c.at...)["enum"].([]any) {
			have = append(have, v.(string))
		}
		want := constants[c.of]
		slices.Sort(have)
		slices.Sort(want)
		if !slices.Equal(have, want) {
			t.Errorf("%s: the schema has %q, the constants are %q", c.of, have, want)
		}
	}
}

// stringConstants gives the values of the root's string constants by their
// type, those without one by the prefix of their name. "" is left out: it is
// not written.
func stringConstants(t *testing.T) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if g, ok := decl.(*ast.GenDecl); ok && g.Tok == token.CONST {
				for _, spec := range g.Specs {
					collect(spec.(*ast.ValueSpec), out)
				}
			}
		}
	}
	return out
}

func collect(spec *ast.ValueSpec, out map[string][]string) {
	if len(spec.Values) != 1 {
		return
	}
	lit, ok := spec.Values[0].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return
	}
	value, err := strconv.Unquote(lit.Value)
	if err != nil || value == "" {
		return
	}
	if typ, ok := spec.Type.(*ast.Ident); ok {
		out[typ.Name] = append(out[typ.Name], value)
		return
	}
	for _, prefix := range []string{"Mark", "Maybe", "Note"} {
		if strings.HasPrefix(spec.Names[0].Name, prefix) {
			out[prefix] = append(out[prefix], value)
		}
	}
}
