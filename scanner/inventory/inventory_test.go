package inventory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// Rows beyond the bounds go to a file and come back in path order.
func TestRowsSpill(t *testing.T) {
	t.Parallel()
	var r Rows
	defer r.Close()
	long := strings.Repeat("words ", 1000)
	n := maxHeldBytes/len(long) + 100
	for i := range n {
		f := &File{Path: fmt.Sprintf("f%06d", (i*7919)%n), Unidentified: []Unidentified{{Text: long}}}
		if err := r.Append(f); err != nil {
			t.Fatal(err)
		}
	}
	if r.file == nil {
		t.Fatal("nothing was spilled")
	}
	for range 2 {
		last, count := "", 0
		for f, err := range r.All() {
			if err != nil {
				t.Fatal(err)
			}
			if f.Path <= last || f.Unidentified[0].Text != long {
				t.Fatalf("%s after %s", f.Path, last)
			}
			last = f.Path
			count++
		}
		if count != n {
			t.Fatalf("%d rows of %d", count, n)
		}
	}
	name := r.file.Name()
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	if r.Close() != nil {
		t.Errorf("closing twice: %s", name)
	}
}

// A value ends at the same byte however the text arrives.
func TestReadInPieces(t *testing.T) {
	t.Parallel()
	text := `{"schema":"1","tool":{"name":"\\\\"},"source":{"root":"a\\\"]}"},"files":[{"path":"a","x":"\\\\\\\"{["},
 {"path":"b\\n", "y":[1,{"z":"\\u00e9"}]}],"packages":[{"id":"p"},{"id":"q"}],"findings":[],"summary":{"files":2}}` + "\n"
	for name, r := range map[string]io.Reader{"whole": strings.NewReader(text), "by bytes": iotest.OneByteReader(strings.NewReader(text)),
		"by halves": iotest.HalfReader(strings.NewReader(text))} {
		inv, err := Read(r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var paths []string
		for f, err := range inv.Files.All() {
			if err != nil {
				t.Fatal(err)
			}
			paths = append(paths, f.Path)
		}
		if inv.Source.Root != `a\"]}` || len(inv.Packages) != 2 || !slices.Equal(paths, []string{"a", `b\n`}) {
			t.Errorf("%s: %+v %q", name, inv, paths)
		}
	}
	for _, cut := range []int{1, 20, len(text) - 30, len(text) - 2} {
		if _, err := Read(strings.NewReader(text[:cut])); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
}

// What was read goes on as it stood: a row of a newer licit keeps its members, and the digest is that of the file.
func TestReadKeepsBytes(t *testing.T) {
	t.Parallel()
	text := "{\n\"schema\": \"1\",\n\"tool\": {\"name\":\"licit\",\"version\":\"9\",\"licenseListVersion\":\"\"},\n" +
		"\"source\": {\"kind\":\"directory\",\"dirty\":false,\"root\":\"\",\"time\":\"\",\"timeFrom\":\"\"},\n\"files\": [\n" +
		"{\"path\":\"a\",\"later\":[1,2]},\n{\"path\":\"b\"}\n]"
	inv, err := Read(strings.NewReader(text + ",\n\"packages\": [],\n\"findings\": [],\n\"summary\": {\"files\":2}\n}\n"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, inv); err != nil || !strings.HasPrefix(out.String(), text) {
		t.Errorf("%v\n%s", err, out.String())
	}
	if digest, _ := Digest(inv); digest != inv.Known || len(digest) != 71 {
		t.Error(digest, inv.Known)
	}
}

// written reads a text from a file of this name.
func written(t *testing.T, name, text string) *Inventory {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	inv, err := ReadFile(f)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// Rows stay in a file that is read, whatever stands between them, and come out on one line each.
func TestReadFile(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "i.json")
	text := "{\"schema\":\"1\",\"tool\":{},\"source\":{},\"files\": [\n  {\n    \"path\": \"b\",\n    \"kind\": \"}, \"\n  }\n ,\n{\"path\":\"a\"}\t],\"packages\":[],\"findings\":[],\"summary\":{\"files\":2}}"
	inv := written(t, name, text)
	var out bytes.Buffer
	if err := Write(&out, inv); err != nil || !strings.Contains(out.String(), "[\n{\"path\":\"a\"},\n{\"path\":\"b\",\"kind\":\"}, \"}\n]") {
		t.Errorf("%v\n%s", err, out.String())
	}
	if err := inv.Files.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(name); err != nil {
		t.Errorf("closing the rows took the file away: %v", err)
	}
}

// An error names the byte where it stands, what is wrong, and what to do.
func TestReadSaysWhere(t *testing.T) {
	t.Parallel()
	const head = `{"schema":"1","tool":{},"source":{},`
	const tail = `,"packages":[],"findings":[],"summary":{"files":2}}`
	for text, want := range map[string]string{
		"":                           "byte 0: the file ends too soon",
		"\xff\xfe{\x00":              "byte 0: this is UTF-16",
		"{\x00\"\x00":                "byte 0: this is UTF-16",
		"\x00{\x00\"":                "byte 0: this is UTF-16",
		head + `"files":null` + tail: "byte 44: files: expected '[', found 'n'",
		head + `"files":[{"path":"a"},{"path":"b","size":x}]` + tail:  `byte 58: files: the row of "b" is not JSON`,
		head + `"files":[{"path":"a"}, {"kind":"file"}]` + tail:       "byte 59: files: a row without a path",
		head + `"files":[{"path":""}]` + tail:                         "byte 45: files: a row without a path",
		head + `"files":[{"path":"a"},{"p\u0061th":7}]` + tail:        "byte 58: files: json: cannot unmarshal number",
		head + `"files":[],"packages":[{},{"id":7}]}`:                 `byte 62: packages: json: cannot unmarshal number`,
		head + `"files":[{"path":"a"}],"files":[{"path":"b"}]` + tail: `byte 67: "files" comes twice`,
		head + `"packages":[],"files":[]` + tail:                      `"packages" comes twice`,
	} {
		_, err := Read(strings.NewReader(text))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "licit scan -o json=") {
			t.Errorf("%s:\n%v, want %s and a next step", text, err, want)
		}
	}
	inv, err := Read(strings.NewReader("\xef\xbb\xbf" + head + `"files":[{"path":"a"},{"path":"b"}]` + tail))
	if err != nil || inv.Files.Len() != 2 {
		t.Errorf("with a byte order mark: %v", err)
	}
}

// Rows that are gone when they are asked for are an error, and never the row before them.
func TestRowsOfAFileThatShrinks(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "i.json")
	text := `{"schema":"1","tool":{},"source":{},"files":[{"path":"a"},{"path":"b"}],"packages":[],"findings":[],"summary":{"files":2}}`
	inv := written(t, name, text)
	defer inv.Files.Close()
	if err := os.Truncate(name, int64(strings.Index(text, `{"path":"b"`))); err != nil {
		t.Fatal(err)
	}
	n := 0
	var err error
	for _, err = range inv.Files.All() {
		n++
	}
	if err == nil || n != 2 || !strings.Contains(err.Error(), "row b") {
		t.Errorf("%d rows, then %v", n, err)
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	inv := &Inventory{Schema: Schema, Files: new(Rows), Packages: []Package{{ID: "a", Kind: KindRoot}}, Findings: []Finding{{ID: "x", Kind: FindConflict}}, Summary: Summary{Files: 1}}
	if err := inv.Files.Append(&File{Path: "a.c", Licenses: []License{{Expression: "MIT", How: HowExact}}}); err != nil {
		f.Fatal(err)
	}
	if err := Write(&b, inv); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte(`{"schema":"1","tool":{},"source":{},"files":[{}],"packages":[],"findings":[],"summary":{"files":1}}`))
	f.Add([]byte(`{"schema":"1","tool":{},"source":{},"files":[ {"p\\u0061th":"a\\"b\\\\", "size" : 1e2,
"x":[{},[null,true],"}]"]}, {"path":"b"}],"packages":null,"findings":[],"summary":{"files":2},"new":-0.5}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		inv, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		defer inv.Files.Close()
		if !json.Valid(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))) {
			t.Fatal("what is not JSON was read")
		}
		var first, second bytes.Buffer
		if err := Write(&first, inv); err != nil {
			t.Fatal(err)
		}
		again, err := Read(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatalf("what Write wrote does not read: %v", err)
		}
		defer again.Files.Close()
		if err := Write(&second, again); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Fatalf("not the same twice (%v)\n%s\n%s", err, first.Bytes(), second.Bytes())
		}
	})
}
