package policy

import (
	"reflect"

	"github.com/licit-compliance/licit/policy/rule"
)

//go:generate go run ../internal/gen/policyschema -o ../doc/policy.schema.json

// Schema is the JSON schema of a policy file, for editors. The loader is stricter still:
// it knows dates, patterns and expressions.
func Schema() map[string]any {
	s := schemaOf(reflect.TypeFor[file]())
	s["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	s["title"] = "licit policy"
	s["required"] = []string{"version", "policy"}
	return s
}

// closed are the keys with a closed list of values.
func closed(t reflect.Type, key string) []string {
	switch {
	case key == "then":
		return decisionOrder
	case key == "severity":
		return []string{"error", "warning", "note"}
	case key == "osd":
		return []string{"yes", "no", "unknown"}
	case key == "copyleft":
		return []string{"none", "file", "library", "strong", "network", "unknown"}
	case key == "statement":
		return []string{"free", "rand", "unwilling", "none"}
	case key == "distribution" && t == reflect.TypeFor[file]():
		return []string{"source", "binary", "saas", "internal"}
	case key == "exceptions":
		return exceptionKinds
	case key == "check" && t == reflect.TypeFor[When]():
		var ids []string
		for _, c := range rule.All() {
			ids = append(ids, c.ID)
		}
		return ids
	}
	return nil
}

func schemaOf(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Struct:
		properties := map[string]any{}
		for i := range t.NumField() {
			f := t.Field(i)
			key := f.Tag.Get("yaml")
			if key == "" || key == "-" {
				continue
			}
			s := schemaOf(f.Type)
			if values := closed(t, key); values != nil {
				if f.Type.Kind() == reflect.Slice {
					s["items"] = map[string]any{"enum": values}
				} else {
					s = map[string]any{"enum": values}
				}
			}
			if doc := f.Tag.Get("doc"); doc != "" {
				s["description"] = doc
			}
			properties[key] = s
		}
		s := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
		if t == reflect.TypeFor[extends]() {
			return map[string]any{"oneOf": []any{map[string]any{"type": "string"}, s}}
		}
		return s
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Int:
		return map[string]any{"type": "integer"}
	}
	return map[string]any{"type": "string"}
}
