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

	"github.com/licit-compliance/licit/scanner/source"
)

// BenchmarkTree scans real trees beside reading the same bytes, in one run:
//
//	LICIT_TREES=/path/to/a:/path/to/b go test -run - -bench Tree ./scanner
//
// It prints files/s, MB/s, the ratio of a scan to a plain read of the same files
// ("x-read"; both single-threaded CPU work, page cache warm) and the peak memory of
// the process. Without LICIT_TREES it scans this project.
func BenchmarkTree(b *testing.B) {
	trees := filepath.SplitList(os.Getenv("LICIT_TREES"))
	if len(trees) == 0 {
		trees = []string{".."}
	}
	for _, dir := range trees {
		b.Run(filepath.Base(strings.TrimSuffix(dir, "/")), func(b *testing.B) {
			files, bytes := 0, int64(0)
			var scanning, reading time.Duration
			for b.Loop() {
				reading += cpu(func() { readAll(b, dir) })
				scanning += cpu(func() {
					tree := open(b, dir)
					defer tree.Close()
					inv, err := Scan(context.Background(), tree, Options{Workers: 1})
					if err != nil {
						b.Fatal(err)
					}
					files, bytes = inv.Summary.Files, inv.Summary.Bytes
					inv.Files.Close()
				})
			}
			perScan := scanning.Seconds() / float64(b.N)
			b.ReportMetric(float64(files)/perScan, "files/s")
			b.ReportMetric(float64(bytes)/perScan/1e6, "MB/s")
			b.ReportMetric(scanning.Seconds()/reading.Seconds(), "x-read")
			b.ReportMetric(peakMB(), "peak-MB")
		})
	}
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

func peakMB() float64 {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return float64(u.Maxrss) / 1024
}
