// Command inventoryschema writes doc/inventory.schema.json from the types of
// scanner/inventory. Run by go generate.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"os"
	"reflect"
	"strings"

	inv "github.com/licit-compliance/licit/scanner/inventory"
)

// enums name the values of fields that have a closed list.
var enums = map[string][]string{
	"File.mode":           {inv.ModeFile, inv.ModeSymlink, inv.ModeGitlink, inv.ModeLFS, inv.ModeDevice},
	"File.status":         {inv.StatusRead, inv.StatusPartial, inv.StatusUnsupported, inv.StatusFailed, inv.StatusOverBudget},
	"License.how":         {inv.HowExact, inv.HowTag, inv.HowVariant, inv.HowReference, inv.HowDeclared, inv.HowClue},
	"Package.kind":        {inv.KindRoot, inv.KindWorkspace, inv.KindDependency, inv.KindVendored, inv.KindSubmodule, inv.KindArchive, inv.KindTool, inv.KindBaseImage, inv.KindSystem},
	"Dependency.relation": {inv.RelRuntime, inv.RelDev, inv.RelTest, inv.RelBuild, inv.RelOptional, inv.RelPeer, inv.RelStatic, inv.RelDynamic, inv.RelHeader, inv.RelInclude, inv.RelVendored, inv.RelData, inv.RelDoc},
	"Source.kind":         {"directory", "git", "archive", "module", "sbom"},
	"Finding.kind": {inv.FindNoLicense, inv.FindUnidentified, inv.FindClause, inv.FindConflict, inv.FindUndeclared,
		inv.FindDanglingPointer, inv.FindInvalidExpression, inv.FindUnread, inv.FindManifest, inv.FindUnresolved, inv.FindSecret, inv.FindTextMismatch, inv.FindNoTerms},
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("inventoryschema: ")
	out := flag.String("o", "inventory.schema.json", "file to write")
	flag.Parse()
	defs := map[string]any{}
	ref := func(t reflect.Type) any { return schema(t, defs) }
	list := func(t reflect.Type) any { return map[string]any{"type": "array", "items": ref(t)} }
	doc := map[string]any{
		"$schema":     "https://json-schema.org/draft/2020-12/schema",
		"title":       "licit inventory",
		"description": "What is in a source tree. Fields may be added, never renamed; readers ignore what they do not know.",
		"type":        "object",
		"required":    []string{"schema", "tool", "source", "files", "packages", "dependencies", "findings", "summary"},
		"properties": map[string]any{
			"schema":       map[string]any{"const": inv.Schema},
			"tool":         ref(reflect.TypeFor[inv.Tool]()),
			"source":       ref(reflect.TypeFor[inv.Source]()),
			"files":        list(reflect.TypeFor[inv.File]()),
			"packages":     list(reflect.TypeFor[inv.Package]()),
			"dependencies": list(reflect.TypeFor[inv.Dependency]()),
			"findings":     list(reflect.TypeFor[inv.Finding]()),
			"summary":      ref(reflect.TypeFor[inv.Summary]()),
		},
		"$defs": defs,
	}
	data, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, append(data, '\n'), 0o644); err != nil {
		log.Fatal(err)
	}
}

// schema returns the schema of a type; structs go to defs and are referred to.
func schema(t reflect.Type, defs map[string]any) any {
	switch t.Kind() {
	case reflect.Pointer:
		return schema(t.Elem(), defs)
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number", "minimum": 0, "maximum": 1}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schema(t.Elem(), defs)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schema(t.Elem(), defs)}
	case reflect.Struct:
		if _, done := defs[t.Name()]; !done {
			def := map[string]any{"type": "object"}
			defs[t.Name()] = def
			props, required := map[string]any{}, []string{}
			for i := range t.NumField() {
				f := t.Field(i)
				name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
				prop := schema(f.Type, defs)
				if values, ok := enums[t.Name()+"."+name]; ok {
					prop = map[string]any{"enum": values}
				}
				props[name] = prop
				if !strings.Contains(opts, "omitempty") {
					required = append(required, name)
				}
			}
			def["properties"], def["required"] = props, required
		}
		return map[string]any{"$ref": "#/$defs/" + t.Name()}
	}
	log.Fatalf("no schema for %v", t)
	return nil
}
