package scanner

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/licit-compliance/licit/scanner/registry"
)

// oracle is a client that says what a manifest comes to.
type oracle struct {
	ecosystem, purl string
	manifest        string // base name of the manifests that it is asked about
	ask             func(tree, manifest string) (*told, error)
}

var oracles = []oracle{
	{"go", "golang", "go.mod", askGo},
	{"npm", "npm", "package-lock.json", askNPM},
	{"pnpm", "npm", "pnpm-lock.yaml", askPNPM},
	{"poetry", "pypi", "poetry.lock", askPoetry},
	{"uv", "pypi", "uv.lock", askUV},
	{"cargo", "cargo", "Cargo.lock", askCargo},
	{"maven", "maven", "pom.xml", askMaven},
}

// client runs a client beside a manifest and gives its standard output.
func client(tree, manifest, name string, args ...string) ([]byte, error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = filepath.Join(tree, filepath.FromSlash(path.Dir(manifest)))
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOTOOLCHAIN=local", "npm_config_manage_package_manager_versions=false")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, stderr.Bytes()[:min(stderr.Len(), 500)])
	}
	return out, err
}

// ownName is how a told calls the package of a directory of the tree.
func ownName(dir string) string { return "/" + strings.TrimPrefix(filepath.ToSlash(dir), ".") }

// jsonValues decodes one JSON value after another.
func jsonValues[T any](data []byte, each func(T)) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	for dec.More() {
		var v T
		if err := dec.Decode(&v); err != nil {
			return err
		}
		each(v)
	}
	return nil
}

// askGo takes the modules that the main module needs, which are those that its go.mod lists (go ≥ 1.17), and of the
// module graph the edges between them, each at the version that is built.
func askGo(tree, manifest string) (*told, error) {
	truth := newTold(manifest, path.Join(path.Dir(manifest), "go.sum"), registry.SnapshotName)
	truth.beyond = true
	type module struct {
		Path, Version string
		Main          bool
		Replace       *module
	}
	out, err := client(tree, manifest, "go", "list", "-m", "-json", "all")
	if err != nil {
		return nil, err
	}
	built, main := map[string]string{}, ""
	if err := jsonValues(out, func(m module) {
		switch {
		case m.Main:
			main = m.Path
		case m.Replace != nil && m.Replace.Version == "": // a directory
			built[m.Path] = ownName(path.Join(path.Dir(manifest), m.Replace.Path))
		case m.Replace != nil:
			built[m.Path] = m.Replace.Path + "@" + m.Replace.Version
		default:
			built[m.Path] = m.Path + "@" + m.Version
		}
	}); err != nil {
		return nil, err
	}
	var file struct{ Require []struct{ Path string } }
	if out, err = client(tree, manifest, "go", "mod", "edit", "-json"); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(out, &file); err != nil {
		return nil, err
	}
	needed := map[string]bool{}
	for _, r := range file.Require {
		needed[r.Path] = true
		if !strings.HasPrefix(built[r.Path], "/") {
			truth.components[built[r.Path]] = true
		}
	}
	if out, err = client(tree, manifest, "go", "mod", "graph"); err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(out)) {
		from, to, _ := strings.Cut(strings.TrimSpace(line), " ")
		toPath, _, _ := strings.Cut(to, "@")
		fromPath, version, _ := strings.Cut(from, "@")
		if !needed[toPath] || strings.HasPrefix(built[toPath], "/") {
			continue
		}
		if from == main {
			truth.edges[oracleEdge{ownName(path.Dir(manifest)), built[toPath]}] = true
		} else if needed[fromPath] && strings.HasSuffix(built[fromPath], "@"+version) {
			truth.edges[oracleEdge{built[fromPath], built[toPath]}] = true
		}
	}
	return truth, nil
}

// npmNode is a package in the output of npm ls.
type npmNode struct {
	Name, Version, Resolved string
	Missing                 bool
	Dependencies            map[string]npmNode
}

func askNPM(tree, manifest string) (*told, error) {
	truth := newTold(manifest)
	out, err := client(tree, manifest, "npm", "ls", "--all", "--json", "--long", "--package-lock-only")
	var root npmNode
	if jsonErr := json.Unmarshal(out, &root); jsonErr != nil {
		return nil, fmt.Errorf("%w, %w", err, jsonErr) // npm ls fails for a peer that is not there, and still answers
	}
	dir := path.Dir(manifest)
	var walk func(from string, n npmNode)
	walk = func(from string, n npmNode) {
		for key, d := range n.Dependencies {
			if d.Missing || d.Version == "" {
				continue
			}
			if member, ok := strings.CutPrefix(d.Resolved, "file:"); ok {
				walk(ownName(path.Join(dir, strings.TrimLeft(member, "./"))), d)
				continue
			}
			name := d.Name
			if name == "" {
				name = key
			}
			to := name + "@" + d.Version
			truth.components[to] = true
			truth.edges[oracleEdge{from, to}] = true
			walk(to, d)
		}
	}
	walk(ownName(dir), root)
	return truth, nil
}

// pnpmNode is a project or package in the output of pnpm list.
type pnpmNode struct {
	Path, From, Version                                                      string
	Dependencies, DevDependencies, OptionalDependencies, UnsavedDependencies map[string]pnpmNode
}

func askPNPM(tree, manifest string) (*told, error) {
	truth := newTold(manifest)
	out, err := client(tree, manifest, "pnpm", "list", "-r", "--depth", "Infinity", "--json", "--lockfile-only")
	if err != nil {
		return nil, err
	}
	var projects []pnpmNode
	if err := json.Unmarshal(out, &projects); err != nil {
		return nil, err
	}
	top, err := filepath.EvalSymlinks(tree)
	if err != nil {
		return nil, err
	}
	var walk func(from string, n pnpmNode)
	walk = func(from string, n pnpmNode) {
		for _, group := range []map[string]pnpmNode{n.Dependencies, n.DevDependencies, n.OptionalDependencies} {
			for _, d := range group {
				if strings.HasPrefix(d.Version, "link:") || strings.HasPrefix(d.Version, "file:") {
					if rel, err := filepath.Rel(top, d.Path); err == nil {
						walk(ownName(rel), d)
					}
					continue
				}
				version, _, _ := strings.Cut(d.Version, "(")
				to := d.From + "@" + version
				truth.components[to] = true
				truth.edges[oracleEdge{from, to}] = true
				walk(to, d)
			}
		}
	}
	for _, p := range projects {
		rel, err := filepath.Rel(top, p.Path)
		if err != nil {
			return nil, err
		}
		walk(ownName(rel), p)
	}
	return truth, nil
}

var (
	pyTreeLine   = regexp.MustCompile(`^((?:[│ ]   )*)(?:[├└]── )([A-Za-z0-9._-]+)`)
	poetryGroups = regexp.MustCompile(`(?m)^groups = \[(.*)\]$`)
	pySeparate   = regexp.MustCompile(`[-_.]+`)
)

func pyName(name string) string { return pySeparate.ReplaceAllString(strings.ToLower(name), "-") }

// askPoetry takes names and versions from poetry show --all and edges from its tree.
func askPoetry(tree, manifest string) (*told, error) {
	truth := newTold(manifest)
	out, err := client(tree, manifest, "poetry", "show", "--all", "--format", "json", "--no-interaction")
	if err != nil {
		return nil, err
	}
	var all []struct{ Name, Version string }
	if err := json.Unmarshal(out, &all); err != nil {
		return nil, err
	}
	version, several := map[string]string{}, map[string]bool{}
	for _, p := range all {
		name := pyName(p.Name)
		v, _, _ := strings.Cut(p.Version, " ") // a commit follows
		truth.components[name+"@"+v] = true
		several[name] = several[name] || version[name] != "" && version[name] != v
		version[name] = v
	}
	lock, err := os.ReadFile(filepath.Join(tree, filepath.FromSlash(manifest)))
	if err != nil {
		return nil, err
	}
	args := []string{"show", "--tree", "--no-ansi", "--no-interaction"}
	groups := map[string]bool{}
	for _, m := range poetryGroups.FindAllSubmatch(lock, -1) {
		for _, g := range strings.Split(string(m[1]), ",") {
			if g = strings.Trim(g, ` "`); g != "main" && !groups[g] { // optional ones are not shown by themselves
				groups[g] = true
				args = append(args, "--with", g)
			}
		}
	}
	if out, err = client(tree, manifest, "poetry", args...); err != nil {
		return nil, err
	}
	var above []string
	for line := range strings.Lines(string(out)) {
		line = strings.TrimRight(line, "\n")
		depth, name, from := 0, "", ownName(path.Dir(manifest))
		if m := pyTreeLine.FindStringSubmatch(line); m != nil {
			depth, name = len([]rune(m[1]))/4+1, pyName(m[2])
			from = above[depth-1]
		} else {
			name, _, _ = strings.Cut(line, " ")
			name = pyName(name)
		}
		to := name + "@" + version[name]
		above = append(above[:depth], to)
		if version[name] == "" || several[name] {
			continue // not locked, or the tree does not say which one
		}
		if from != "" {
			truth.edges[oracleEdge{from, to}] = true
		}
	}
	return truth, nil
}

func askUV(tree, manifest string) (*told, error) {
	truth := newTold(manifest)
	out, err := client(tree, manifest, "uv", "export", "--frozen", "--all-extras", "--all-groups", "--all-packages", "--format", "cyclonedx1.5", "--preview")
	if err != nil {
		return nil, err
	}
	type component struct {
		Ref        string `json:"bom-ref"`
		Name       string
		Version    string
		PURL       string
		Properties []struct{ Name, Value string }
	}
	var doc struct {
		Metadata     struct{ Component component }
		Components   []component
		Dependencies []struct {
			Ref       string
			DependsOn []string
		}
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		return nil, err
	}
	names := map[string]string{doc.Metadata.Component.Ref: ownName(path.Dir(manifest))}
	for _, c := range doc.Components {
		own := ""
		if c.Name == doc.Metadata.Component.Name {
			own = ownName(path.Dir(manifest))
		}
		for _, p := range c.Properties {
			if p.Name == "uv:workspace:path" {
				own = ownName(path.Join(path.Dir(manifest), p.Value))
			}
		}
		if own == "" {
			own = pyName(c.Name) + "@" + c.Version
			truth.components[own] = true
		}
		names[c.Ref] = own
	}
	for _, d := range doc.Dependencies {
		for _, to := range d.DependsOn {
			if !strings.HasPrefix(names[to], "/") {
				truth.edges[oracleEdge{names[d.Ref], names[to]}] = true
			}
		}
	}
	return truth, nil
}

func askCargo(tree, manifest string) (*told, error) {
	truth := newTold(manifest)
	out, err := client(tree, manifest, "cargo", "metadata", "--locked", "--offline", "--all-features", "--format-version", "1")
	if err != nil {
		return nil, err
	}
	var doc struct {
		Packages []struct {
			ID, Name, Version string
			Source            *string
			ManifestPath      string `json:"manifest_path"`
		}
		Resolve struct {
			Nodes []struct {
				ID           string
				Dependencies []string
			}
		}
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		return nil, err
	}
	top, err := filepath.EvalSymlinks(tree)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, p := range doc.Packages {
		if p.Source == nil {
			rel, err := filepath.Rel(top, filepath.Dir(p.ManifestPath))
			if err != nil {
				return nil, err
			}
			names[p.ID] = ownName(rel)
			continue
		}
		names[p.ID] = p.Name + "@" + p.Version
		truth.components[names[p.ID]] = true
	}
	for _, n := range doc.Resolve.Nodes {
		for _, to := range n.Dependencies {
			if !strings.HasPrefix(names[to], "/") {
				truth.edges[oracleEdge{names[n.ID], names[to]}] = true
			}
		}
	}
	return truth, nil
}

var (
	mavenProject = regexp.MustCompile(`^\[INFO\] --- .*:tree \(.*\) @ (\S+) ---`)
	mavenLine    = regexp.MustCompile(`^\[INFO\] ((?:[| ]  )*)(?:(?:\+|\\)- )\(?([^\s()]+)(.*)$`)
	mavenTook    = regexp.MustCompile(`omitted for conflict with ([^\s;)]+)`)
)

// askMaven takes the tree of mvn dependency:tree, with what it leaves out because it stands elsewhere. The models of a
// tree are asked about together, as parts of the one at the root.
func askMaven(tree, manifest string) (*told, error) {
	if manifest != "pom.xml" {
		return nil, errPart
	}
	out, err := client(tree, manifest, "mvn", "-B", "-Dstyle.color=never", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:tree", "-Dverbose")
	if err != nil {
		return nil, err
	}
	truth := newTold(registry.SnapshotName)
	truth.beyond = true
	dirs := map[string]string{} // artifact -> directory
	err = filepath.WalkDir(tree, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.Name() != "pom.xml" {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(tree, file)
		if m := mavenArtifact.FindSubmatch(mavenParent.ReplaceAll(data, nil)); m != nil {
			dirs[string(m[1])] = path.Dir(filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var above []string
	own := ""
	for line := range strings.Lines(string(out)) {
		line = strings.TrimRight(line, "\r\n")
		if m := mavenProject.FindStringSubmatch(line); m != nil {
			dir := dirs[m[1]]
			own, truth.files = ownName(dir), append(truth.files, path.Join(dir, "pom.xml"))
		}
		m := mavenLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		f := strings.Split(m[2], ":")
		if len(f) < 5 {
			continue
		}
		version := f[3]
		if len(f) == 6 {
			version = f[4]
		}
		if took := mavenTook.FindStringSubmatch(m[3]); took != nil {
			version = took[1]
		}
		depth, from := len(m[1])/3, own
		if depth > 0 {
			from = above[depth-1]
		}
		to := f[0] + ":" + f[1] + "@" + version
		above = append(above[:depth], to)
		truth.components[to] = true
		truth.edges[oracleEdge{from, to}] = true
	}
	return truth, nil
}

var (
	mavenParent   = regexp.MustCompile(`(?s)<parent>.*?</parent>`)
	mavenArtifact = regexp.MustCompile(`<artifactId>([^<]+)</artifactId>`)
)

// errPart says that a manifest is part of what another is asked about.
var errPart = errors.New("part of another")
