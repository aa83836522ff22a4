// Package licit_test holds the tests of the project as a whole: which room may
// know which, and that nothing generated is stale.
package licit_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const module = "github.com/licit-compliance/licit/"

// layers says which rooms a room must not reach, and why.
var layers = []struct {
	room, why string
	mayNot    []string
}{
	{"reports", "reports write what was decided; they never look at a tree again", []string{"scanner", "scanner/source", "scanner/license", "scanner/copyright", "scanner/ecosystem", "scanner/registry", "cmd/licit"}},
	{"reports/artifacts", "the words of files are handed over; documents look at no tree, cache or network", []string{"scanner", "scanner/source", "scanner/license", "scanner/copyright", "scanner/ecosystem", "scanner/registry", "cmd/licit"}},
	{"reports/committed", "documents are bytes that a command hands over", []string{"scanner", "scanner/source", "scanner/license", "scanner/copyright", "scanner/ecosystem", "scanner/registry", "cmd/licit"}},
	{"policy", "a policy decides about an inventory, not about a tree", []string{"scanner", "scanner/source", "scanner/license", "scanner/copyright", "scanner/ecosystem", "scanner/registry", "reports", "cmd/licit"}},
	{"policy/rule", "checks look at an inventory only", []string{"scanner", "scanner/source", "scanner/license", "scanner/ecosystem", "reports", "cmd/licit", "policy"}},
	{"policy/compat", "what may go into what is a question about licences, not about a tree", []string{"scanner", "scanner/inventory", "scanner/source", "scanner/license", "scanner/ecosystem", "reports", "cmd/licit", "policy", "policy/rule"}},
	{"policy/programme", "evidence for a programme is judged from an inventory and a decision, not from a tree", []string{"scanner", "scanner/source", "scanner/license", "scanner/copyright", "scanner/ecosystem", "scanner/registry", "reports", "cmd/licit"}},
	{"policy/rule", "checks do not know the programme that they serve", []string{"policy/programme"}},
	{"scanner", "what is found must not depend on what is thought of it", []string{"policy", "reports", "cmd/licit"}},
	{"scanner/inventory", "the model is data", []string{"scanner", "scanner/source", "scanner/license", "scanner/copyright", "scanner/ecosystem", "policy", "reports"}},
	{"scanner/license", "the engine knows bytes, not files", []string{"scanner", "scanner/inventory", "scanner/source", "scanner/copyright", "scanner/ecosystem", "policy", "reports"}},
	{"scanner/copyright", "the tagger knows bytes, not files", []string{"scanner", "scanner/inventory", "scanner/source", "scanner/license", "policy", "reports"}},
	{"scanner/annotation", "a statement of terms is bytes that a scan hands over", []string{"scanner", "scanner/inventory", "scanner/source", "scanner/license", "policy", "reports"}},
	{"scanner/spdx", "ids and expressions stand on nothing of ours", []string{"scanner", "scanner/inventory", "policy", "reports"}},
	{"scanner/source", "a tree knows nothing of what is looked for in it", []string{"scanner", "scanner/license", "scanner/ecosystem", "policy", "reports"}},
	{"scanner/vendored", "copies are told by clues that a scan hands over", []string{"scanner", "scanner/source", "scanner/license", "scanner/copyright", "scanner/ecosystem", "scanner/registry", "policy", "reports"}},
	{"scanner/ecosystem", "manifests are bytes that a scan hands over", []string{"scanner", "scanner/source", "scanner/license", "policy", "reports"}},
}

func TestLayers(t *testing.T) {
	t.Parallel()
	for _, l := range layers {
		out, err := exec.Command("go", "list", "-deps", "./"+l.room).Output()
		if err != nil {
			t.Fatalf("go list -deps ./%s: %v", l.room, err)
		}
		deps := map[string]bool{}
		for _, d := range strings.Fields(string(out)) {
			deps[strings.TrimPrefix(d, module)] = true
		}
		for _, forbidden := range l.mayNot {
			if deps[forbidden] {
				t.Errorf("%s imports %s: %s", l.room, forbidden, l.why)
			}
		}
		for _, d := range []string{"net/http", "os/exec"} {
			if deps[d] && (l.room == "scanner/license" || l.room == "scanner/copyright" || l.room == "scanner/ecosystem" || l.room == "scanner/vendored" || l.room == "policy/rule") {
				t.Errorf("%s imports %s: readers of scanned input run nothing and reach nothing", l.room, d)
			}
		}
	}
}

// generated are the files that go generate writes without any data from outside.
var generated = []struct {
	dir, file string
	args      []string
}{
	{"scanner/ecosystem", "registry_gen.go", []string{"../../internal/gen/registry", "-type", "Ecosystem"}},
	{"policy/rule", "registry_gen.go", []string{"../../internal/gen/registry", "-type", "Check"}},
	{"reports", "registry_gen.go", []string{"../internal/gen/registry", "-type", "Format"}},
	{"scanner/vendored/known", "registry_gen.go", []string{"../../../internal/gen/registry", "-type", "Component"}},
	{"reports/sbom", "registry_gen.go", []string{"../../internal/gen/registry", "-type", "Profile"}},
	{"policy", "../doc/policy.schema.json", []string{"../internal/gen/policyschema"}},
	{"scanner/inventory", "../../doc/inventory.schema.json", []string{"../../internal/gen/inventoryschema"}},
}

func TestGeneratedIsFresh(t *testing.T) {
	t.Parallel()
	for _, g := range generated {
		out := filepath.Join(t.TempDir(), "out")
		cmd := exec.Command("go", append(append([]string{"run"}, g.args...), "-o", out)...)
		cmd.Dir = g.dir
		if msg, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", g.dir, err, msg)
		}
		want, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		have, err := os.ReadFile(filepath.Join(g.dir, g.file))
		if err != nil || !bytes.Equal(have, want) {
			t.Errorf("%s/%s is stale; run go generate ./...", g.dir, g.file)
		}
	}
}

// TestHouse checks the rules of the house that a glance misses.
func TestHouse(t *testing.T) {
	t.Parallel()
	initFunc := regexp.MustCompile(`(?m)^func init\(\)`)
	room := regexp.MustCompile(`(^|/)(util|utils|common|helper|helpers|misc)(/|\.go$)`)
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (path == ".git" || path == "dist" || path == ".venv" || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if room.MatchString(filepath.ToSlash(path)) {
			t.Errorf("%s: a room without a meaning", path)
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if initFunc.Match(data) && !strings.HasSuffix(path, "_test.go") {
			t.Errorf("%s: init(): make the order explicit", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Every module that go.mod requires directly has its reason in doc/dependencies.md.
func TestDependenciesHaveReasons(t *testing.T) {
	t.Parallel()
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := os.ReadFile("doc/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(mod), "\n") {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) == 2 && strings.Contains(fields[0], ".") && strings.HasPrefix(fields[1], "v") {
			if !bytes.Contains(doc, []byte("| "+fields[0]+" ")) {
				t.Errorf("doc/dependencies.md has no row for %s", fields[0])
			}
		}
	}
}

// Threat 8: what builds and checks us is pinned: actions by commit, validators by
// hash, tools by version, and the generators' data by hash.
func TestSupplyChainIsPinned(t *testing.T) {
	t.Parallel()
	workflows, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil || len(workflows) == 0 {
		t.Fatal("no workflows", err)
	}
	uses := regexp.MustCompile(`(?m)uses:\s*(\S+)`)
	byCommit := regexp.MustCompile(`^[\w./-]+@[0-9a-f]{40}$`)
	for _, w := range workflows {
		data, err := os.ReadFile(w)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range uses.FindAllStringSubmatch(string(data), -1) {
			if !byCommit.MatchString(m[1]) {
				t.Errorf("%s: %s is not pinned by commit", w, m[1])
			}
		}
	}
	validators, err := os.ReadFile(".ci/validators.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range regexp.MustCompile(`(?m)^[a-z0-9].*(\n    .*)*`).FindAllString(string(validators), -1) {
		if !strings.Contains(entry, "==") || !strings.Contains(entry, "--hash=sha256:") {
			t.Errorf(".ci/validators.txt: not pinned: %.60s", entry)
		}
	}
	for _, script := range []string{".ci/run", ".ci/snapshot"} {
		data, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`go run ([\w.-]+\.[a-z]+/\S+)`).FindAllStringSubmatch(string(data), -1) {
			if !regexp.MustCompile(`@v\d+\.\d+\.\d+$`).MatchString(m[1]) {
				t.Errorf("%s: %s is not pinned by version", script, m[1])
			}
		}
	}
}
