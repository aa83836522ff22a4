//go:build unix

package registry

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// Threat 3: a named pipe in the tree does not make licit wait.
func TestPipeInTree(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	for _, name := range []string{"node_modules/a/package.json", "vendor/example.org/a/LICENSE"} {
		name = filepath.Join(b.tree, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Skip("no named pipes here:", err)
		}
	}
	expect(t, b.one("pkg:npm/a@1.0.0", "a", "1.0.0"), "", "", "none", "not in node_modules")
	expect(t, b.one("pkg:golang/example.org/a@v1.0.0", "example.org/a", "v1.0.0"), "", "", "none", "not in the Go module cache")
}
