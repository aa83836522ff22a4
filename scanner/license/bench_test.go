package license

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

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

// BenchmarkDense is dense text, every licence of the list in turn:
// engine-x-check is how many times as fast as licensecheck a new engine is, again-x-check one that
// has seen them, as later files of a tree are.
func BenchmarkDense(b *testing.B) {
	texts := listTexts(b)
	licensecheck.Scan(nil)
	var checking, first, again time.Duration
	took := func(scan func([]byte)) time.Duration {
		start := time.Now()
		for _, l := range texts {
			scan([]byte(l.text))
		}
		return time.Since(start)
	}
	for b.Loop() {
		e, err := New()
		if err != nil {
			b.Fatal(err)
		}
		checking += took(func(text []byte) { licensecheck.Scan(text) })
		first += took(func(text []byte) { e.Scan(text) })
		again += took(func(text []byte) { e.Scan(text) })
	}
	b.ReportMetric(checking.Seconds()/first.Seconds(), "engine-x-check")
	b.ReportMetric(checking.Seconds()/again.Seconds(), "again-x-check")
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
