package license

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/licensecheck"
)

// corpus is the source of the Go standard library that runs the test, up to a
// bound: files that everyone has.
func corpus(b *testing.B) (files [][]byte, size int64) {
	root := filepath.Join(goroot(b), "src", "net")
	err := filepath.WalkDir(root, func(p string, d os.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || size > 8<<20 {
			return err
		}
		text, err := os.ReadFile(p)
		files, size = append(files, text), size+int64(len(text))
		return err
	})
	if err != nil || size == 0 {
		b.Skipf("no source tree at %s: %v", root, err)
	}
	return files, size
}

func goroot(b *testing.B) string {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		b.Skip("go env GOROOT:", err)
	}
	return strings.TrimSpace(string(out))
}

func BenchmarkScan(b *testing.B) {
	files, size := corpus(b)
	e, err := New()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		for _, f := range files {
			e.Scan(f)
		}
	}
}

// BenchmarkLicensecheck is what BenchmarkScan is compared with.
func BenchmarkLicensecheck(b *testing.B) {
	files, size := corpus(b)
	licensecheck.Scan(nil) // builds its patterns
	b.SetBytes(size)
	for b.Loop() {
		for _, f := range files {
			licensecheck.Scan(f)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		e, err := New()
		if err != nil {
			b.Fatal(err)
		}
		e.Scan([]byte("Licensed under the MIT License."))
	}
}
