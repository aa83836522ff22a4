package inventory

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
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
	f.Fuzz(func(t *testing.T, data []byte) {
		inv, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		defer inv.Files.Close()
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
