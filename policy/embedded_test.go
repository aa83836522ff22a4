package policy

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/policy/compat"
)

var update = flag.Bool("update", false, "rewrite embedded_gen.go")

// TestEmbedded reads the embedded YAML strictly and holds embedded_gen.go against it.
func TestEmbedded(t *testing.T) {
	t.Parallel()
	b := bytes.NewBufferString("// Code generated from defaults/*.yaml; DO NOT EDIT. Rewrite it with go generate.\n\npackage policy\n\nimport (\n\"github.com/licit-compliance/licit/policy/compat\"\n\"github.com/licit-compliance/licit/policy/rule\"\n)\n\n" +
		"// embeddedLayer is what decode makes of a file in defaults, nil where there is none.\nfunc embeddedLayer(name string) *file {\n\tswitch name {\n")
	for _, id := range append(Embedded(), "facets") {
		f, err := decode(id+".yaml", embeddedData(t, id))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(b, "case %q:\nreturn &", id+".yaml")
		literal(t, b, reflect.ValueOf(*f))
		b.WriteString("\n")
	}
	b.WriteString("}\nreturn nil\n}\n\n// compatTable is what compat.Load makes of defaults/compat.yaml, but for the matrix.\nfunc compatTable() *compat.Table {\nreturn &")
	table, err := compat.Load("compat.yaml", embeddedData(t, "compat"), nil)
	if err != nil {
		t.Fatal(err)
	}
	literal(t, b, reflect.ValueOf(*table))
	b.WriteString("\n}\n")
	want, err := format.Source(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("embedded_gen.go", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got, err := os.ReadFile("embedded_gen.go"); err != nil || !bytes.Equal(got, want) {
		t.Fatalf("embedded_gen.go is stale; run go generate ./policy (%v)", err)
	}
	for _, id := range append(Embedded(), "facets") {
		read, _ := decode(id+".yaml", embeddedData(t, id))
		if made := embeddedLayer(id + ".yaml"); !reflect.DeepEqual(made, read) {
			t.Errorf("%s: the generated layer is another than that of the file", id)
		}
	}
	if made := compatTable(); made.Compare(nil) != nil || !reflect.DeepEqual(made, table) {
		t.Error("the generated table of compatibility is another than that of the file")
	}
}

func embeddedData(t *testing.T, id string) []byte {
	t.Helper()
	data, err := defaults.ReadFile("defaults/" + id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// literal writes a value as Go source, without what is zero.
func literal(t *testing.T, b *bytes.Buffer, v reflect.Value) {
	t.Helper()
	name := strings.TrimPrefix(v.Type().String(), "policy.")
	name = strings.ReplaceAll(name, "]policy.", "]")
	switch v.Kind() {
	case reflect.Struct:
		b.WriteString(name + "{\n")
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if v.Field(i).IsZero() || field.Name == "matrix" {
				continue
			}
			b.WriteString(field.Name + ": ")
			literal(t, b, v.Field(i))
			b.WriteString(",\n")
		}
		b.WriteString("}")
	case reflect.Slice:
		b.WriteString(name + "{")
		for i := range v.Len() {
			if v.Index(i).Kind() == reflect.Struct {
				b.WriteString("\n")
			}
			literal(t, b, v.Index(i))
			b.WriteString(",")
		}
		b.WriteString("}")
	case reflect.Map:
		b.WriteString(name + "{\n")
		for _, key := range slices.SortedFunc(slices.Values(v.MapKeys()), func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) }) {
			literal(t, b, key)
			b.WriteString(": ")
			literal(t, b, v.MapIndex(key))
			b.WriteString(",\n")
		}
		b.WriteString("}")
	case reflect.String:
		b.WriteString(strconv.Quote(v.String()))
	case reflect.Bool:
		b.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int:
		b.WriteString(strconv.FormatInt(v.Int(), 10))
	default:
		t.Fatalf("%v: a kind that literal does not write", v.Type())
	}
}
