package sbom

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Every schema compiles: none has a keyword that is not looked at.
func TestSchemasCompile(t *testing.T) {
	t.Parallel()
	c := newSchemas()
	files, err := schemaFiles.ReadDir("schema")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if _, err := c.named(strings.TrimSuffix(f.Name(), ".schema.json")); err != nil {
			t.Error(err)
		}
	}
	if _, err := c.named("spdx-9"); err == nil {
		t.Error("a schema that is not there compiles")
	}
	var s schema
	for _, doc := range []any{1, map[string]any{"propertyNames": true}, map[string]any{"format": "regex"}, map[string]any{"type": 1}, map[string]any{"$ref": "#/no"}} {
		if err := newSchemas().compile(&s, "spdx-2.3", doc); err == nil {
			t.Errorf("%v compiles", doc)
		}
	}
}

// oracle is what another validator finds at fault: the places, sorted, each once.
func oracle(t *testing.T, s *jsonschema.Schema, data []byte) []string {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		for _, c := range e.Causes {
			walk(c)
		}
		if len(e.Causes) == 0 {
			out = append(out, strings.TrimSuffix("/"+strings.Join(e.InstanceLocation, "/"), "/"))
		}
	}
	if err, invalid := s.Validate(doc).(*jsonschema.ValidationError); invalid {
		walk(err)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func ours(t *testing.T, s *schema, data []byte) []string {
	t.Helper()
	doc, err := parseTree(data)
	if err != nil {
		t.Fatal(err)
	}
	var found faults
	doc.validate(s, 0, nil, &found)
	var out []string
	for _, f := range found.list {
		out = append(out, f.path)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func oracleSchema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	for _, file := range []string{"spdx", "jsf-0.82", "cryptography-defs", name} {
		data, err := schemaFiles.ReadFile("schema/" + file + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for _, url := range []string{file + ".SNAPSHOT", file} {
			if err := c.AddResource("http://cyclonedx.org/schema/"+url+".schema.json", doc); err != nil {
				t.Fatal(err)
			}
		}
	}
	s, err := c.Compile("http://cyclonedx.org/schema/" + name + ".schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Documents that are broken in many ways are broken in the same places for another validator.
func TestValidateAsAnother(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/validate/*.json")
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	compiled := newSchemas()
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := compiled.named(name)
		if err != nil {
			t.Fatal(err)
		}
		other := oracleSchema(t, name)
		doc, err := parseTree(data)
		if err != nil {
			t.Fatal(err)
		}
		if found := ours(t, s, data); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
		var values []int
		var collect func(at int)
		collect = func(at int) {
			for _, v := range doc.inside(at) {
				values = append(values, v)
				if k := doc.nodes[v].kind; k == '{' || k == '[' {
					collect(v)
				}
			}
		}
		collect(0)
		random := rand.New(rand.NewPCG(1, 2))
		broken := 0
		for round := range 400 {
			// One value, with what is in it, takes the place of another, or something else does.
			at := doc.nodes[values[random.IntN(len(values))]]
			put := doc.raw(values[random.IntN(len(values))])
			if round%2 == 0 {
				put = []byte([]string{`""`, `null`, `[]`, `{}`, `-1`, `1.5`, `2.0`, `true`, `"a b\\u0000"`, `"2026-13-01T00:00:00Z"`, `"2016-12-31T23:59:60Z"`, `"no\\\\uri"`, `[1,1.0]`, `"::"`}[random.IntN(14)])
			}
			mutant := slices.Concat(data[:at.start], put, data[at.end:])
			got, want := ours(t, s, mutant), oracle(t, other, mutant)
			if !slices.Equal(got, want) {
				t.Fatalf("%s, %s in the place of %s:\nwe find fault with %q\nthe other with   %q", name, put, data[at.start:at.end], got, want)
			}
			if len(got) > 0 {
				broken++
			}
		}
		if broken < 60 {
			t.Errorf("%s: only %d documents were broken", name, broken)
		}
	}
}

func TestFaultsAreBounded(t *testing.T) {
	t.Parallel()
	s, err := newSchemas().named("spdx-2.3")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parseTree(fmt.Appendf(nil, `{"packages": [%s1]}`, strings.Repeat("1,", 5000)))
	if err != nil {
		t.Fatal(err)
	}
	var found faults
	doc.validate(s, 0, nil, &found)
	if len(found.list) != maxShown || found.n < 5000 {
		t.Errorf("%d faults, %d in words", found.n, len(found.list))
	}
}

func FuzzParseTree(f *testing.F) {
	f.Add([]byte(`{"a": [1, "b\"", {"c": null}], "d": -1e5, "e": true}`))
	f.Add([]byte(`[[[]]]`))
	s, err := newSchemas().named("bom-1.6")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := parseTree(data)
		if err != nil {
			return
		}
		var found faults
		doc.validate(s, 0, nil, &found)
		doc.canonical(nil, 0)
	})
}
