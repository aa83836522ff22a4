package policy

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"

	"go.yaml.in/yaml/v4"
)

// Place makes an error at a place of a file that Strict read: a path of keys and indexes, or the
// deepest part of it that is there. The error has file, line and column.
type Place func(at []any, format string, args ...any) error

var errEmpty = errors.New("the file is empty")

// Strict reads a YAML file that people write into the struct that into points to, as policies are
// read: an unknown or repeated key, an alias and a value of another shape are errors. what names the kind of
// file in errors.
func Strict(what, name string, data []byte, into any) (Place, error) {
	var doc yaml.Node
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fmt.Errorf("%s %s: %w", what, name, errEmpty)
	}
	if err := yaml.Load(data, &doc); err != nil {
		return nil, fmt.Errorf("%s %s: %w", what, name, err)
	}
	if doc.Kind != yaml.DocumentNode || len(doc.Content) == 0 {
		return nil, fmt.Errorf("%s %s: %w", what, name, errEmpty)
	}
	at := positions{what: what, name: name, root: doc.Content[0]}
	if errs := at.strict(at.root, reflect.TypeOf(into).Elem(), "", 0); len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	if err := at.root.Decode(into); err != nil {
		return nil, fmt.Errorf("%s %s: %w", what, name, err)
	}
	return at.errorf, nil
}
