//go:build unix

package scanner

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/licensecheck"

	"github.com/licit-compliance/licit/scanner/copyright"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/source"
)

// BenchmarkTree compares, in one run, on real trees:
//
//	LICIT_TREES=/path/to/a:/path/to/b go test -run - -bench Tree -cpu 1 ./scanner
//
// reading every file, licensecheck over the texts, our licences, references and
// copyrights over the same texts, a whole scan with its hashes, and a scan again of the
// unchanged tree. All is CPU time, the page cache warm; licensecheck has built its patterns
// before, and our engine is new for each pass. It prints
//
//	MB/s             a whole scan, by the bytes of the tree
//	engine-x-check   how many times as fast as licensecheck the engine is
//	engine-x-read    how many times as long as reading the files the engine takes
//	scan-x-read      likewise a whole scan
//	again-x-read     likewise a scan again
//
// Without LICIT_TREES it takes this project.
func BenchmarkTree(b *testing.B) {
	trees := filepath.SplitList(os.Getenv("LICIT_TREES"))
	if len(trees) == 0 {
		trees = []string{".."}
	}
	licensecheck.Scan(nil)
	for _, dir := range trees {
		b.Run(filepath.Base(strings.TrimSuffix(dir, "/")), func(b *testing.B) {
			texts := textsOf(b, dir)
			cache := filepath.Join(b.TempDir(), "kept")
			scan := func(cache string) (bytes int64) {
				tree := open(b, dir)
				defer tree.Close()
				inv, err := Scan(context.Background(), tree, Options{Workers: 1, Cache: cache})
				if err != nil {
					b.Fatal(err)
				}
				defer inv.Files.Close()
				return inv.Summary.Bytes
			}
			scan(cache)
			var size int64
			var reading, checking, detecting, scanning, again time.Duration
			for b.Loop() {
				reading += cpu(func() { readAll(b, dir) })
				checking += cpu(func() {
					for _, t := range texts {
						licensecheck.Scan(t)
					}
				})
				detecting += cpu(func() {
					engine, err := license.New()
					if err != nil {
						b.Fatal(err)
					}
					for _, t := range texts {
						engine.Scan(t)
						copyright.Scan(t)
					}
				})
				scanning += cpu(func() { size = scan("") })
				again += cpu(func() { scan(cache) })
			}
			b.ReportMetric(float64(size)*float64(b.N)/scanning.Seconds()/1e6, "MB/s")
			b.ReportMetric(checking.Seconds()/detecting.Seconds(), "engine-x-check")
			b.ReportMetric(detecting.Seconds()/reading.Seconds(), "engine-x-read")
			b.ReportMetric(scanning.Seconds()/reading.Seconds(), "scan-x-read")
			b.ReportMetric(again.Seconds()/reading.Seconds(), "again-x-read")
		})
	}
}

// textsOf reads the files that a scan would look for licences in.
func textsOf(b *testing.B, dir string) (texts [][]byte) {
	tree := open(b, dir)
	defer tree.Close()
	err := tree.Walk(context.Background(), func(e source.Entry) error {
		if e.Open == nil || e.Err != nil || e.Size > maxText {
			return nil
		}
		f, err := e.Open()
		if err != nil {
			return nil
		}
		defer f.Close()
		data, err := io.ReadAll(f)
		if err == nil && classify(data) == "text" {
			texts = append(texts, data)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return texts
}

func open(b *testing.B, dir string) source.Tree {
	tree, err := source.Open(context.Background(), dir, source.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return tree
}

// readAll reads every file of the tree once, as a scan does, and does nothing with it.
func readAll(b *testing.B, dir string) {
	tree := open(b, dir)
	defer tree.Close()
	buf := make([]byte, 256<<10)
	err := tree.Walk(context.Background(), func(e source.Entry) error {
		if e.Open == nil || e.Err != nil {
			return nil
		}
		f, err := e.Open()
		if err != nil {
			return nil
		}
		defer f.Close()
		_, err = io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{f}, buf)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// cpu is the user and system time that f takes.
func cpu(f func()) time.Duration {
	var before, after syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &before)
	f()
	syscall.Getrusage(syscall.RUSAGE_SELF, &after)
	return time.Duration(after.Utime.Nano() + after.Stime.Nano() - before.Utime.Nano() - before.Stime.Nano())
}
