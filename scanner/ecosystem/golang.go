package ecosystem

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/dirhash"
)

var golang = Ecosystem{
	Name:  "go",
	PURL:  "golang",
	Files: []string{"go.mod", "go.sum", "go.work", "go.work.sum", "vendor/modules.txt"},
	Title: "Go modules",
	Reads: "required modules with replacements, tools, checksums, workspaces and vendored copies",
	Read:  readGo,
}

// goTree is what all Go manifests of a tree say together.
type goTree struct {
	*builder
	in       *Input
	sums     map[string][]inventory.Hash // "path@version" -> hash of the module's files
	modSums  map[string]string           // "path@version" -> h1 of its go.mod
	modules  map[string]*goModule        // directory -> module
	vendored map[string]map[string]int   // directory -> "path@version" -> line in modules.txt
}

type goModule struct {
	manifest Manifest
	file     *modfile.File
	id       string
	work     *modfile.WorkFile // of the workspace it belongs to
}

// maxGoMod bounds go.mod, go.work and modules.txt, whose reader needs many times their size.
const maxGoMod = 4 << 20

func readGo(in *Input) Output {
	t := &goTree{builder: newBuilder("go"), in: in, sums: map[string][]inventory.Hash{}, modSums: map[string]string{},
		modules: map[string]*goModule{}, vendored: map[string]map[string]int{}}
	var works []*modfile.WorkFile
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
			continue
		}
		if len(m.Data) > maxGoMod && !strings.HasSuffix(strings.ToLower(m.Path), ".sum") {
			t.problem(m.Path, 0, "%d bytes, licit reads %d of a file that people write", len(m.Data), maxGoMod)
			continue
		}
		switch path.Base(strings.ToLower(m.Path)) {
		case "go.sum", "go.work.sum":
			t.readSums(m)
		case "modules.txt":
			t.readVendor(m)
		case "go.mod":
			t.readModule(m)
		case "go.work":
			if inForeignDirectory(m.Path) {
				continue // of a module that was copied without the rest of its workspace
			}
			if work, err := modfile.ParseWork(m.Path, m.Data, nil); err != nil {
				t.modError(m.Path, err)
			} else {
				works = append(works, work)
			}
		}
	}
	for _, work := range works {
		t.useModules(work)
	}
	dirs := make([]string, 0, len(t.modules))
	for dir := range t.modules {
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	for _, dir := range dirs {
		mod := t.modules[dir]
		if mod.file.Module == nil {
			continue
		}
		p := inventory.Package{Name: mod.file.Module.Mod.Path, PURL: goPURL(mod.file.Module.Mod.Path, ""),
			Locations: []inventory.Location{at(mod.manifest.Path, mod.file.Module.Syntax.Start.Line)}}
		mod.id = t.own(p, mod.manifest.Path)
	}
	for _, dir := range dirs {
		t.requirements(dir, t.modules[dir])
	}
	return t.output()
}

// goPURL splits a module path as purl's golang type wants it.
func goPURL(modulePath, version string) string {
	namespace, name := path.Split(modulePath)
	return purl("golang", strings.TrimSuffix(namespace, "/"), name, version)
}

func (t *goTree) modError(file string, err error) {
	var list modfile.ErrorList
	if !errors.As(err, &list) {
		t.problem(file, 0, "%v", err)
		return
	}
	for i, e := range list {
		if i == 20 {
			t.problem(file, e.Pos.Line, "and %d more errors", len(list)-i)
			return
		}
		reason := e.Err.Error()
		if e.Verb != "" {
			reason = e.Verb + " " + e.ModPath + ": " + reason
		}
		t.problem(file, e.Pos.Line, "%s", reason)
	}
}

func (t *goTree) readModule(m Manifest) {
	file, err := modfile.Parse(m.Path, m.Data, nil)
	if err != nil {
		t.modError(m.Path, err)
		// What still reads is better than nothing.
		if file, err = modfile.ParseLax(m.Path, m.Data, nil); err != nil {
			return
		}
	}
	t.modules[path.Dir(m.Path)] = &goModule{manifest: m, file: file}
}

// readSums reads the lines "path version h1:base64"; those of "version/go.mod" are about
// the go.mod file alone.
func (t *goTree) readSums(m Manifest) {
	for line, text := range lines(m.Data) {
		f := strings.Fields(text)
		if len(f) == 0 {
			continue
		}
		if len(f) != 3 {
			t.problem(m.Path, line, "expected \"module version hash\"")
			continue
		}
		raw, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(f[2], "h1:"))
		if !strings.HasPrefix(f[2], "h1:") || err != nil || len(raw) != 32 {
			t.problem(m.Path, line, "hash %q is not h1: and base64 of 32 bytes", f[2])
			continue
		}
		if version, ok := strings.CutSuffix(f[1], "/go.mod"); ok {
			t.modSums[f[0]+"@"+version] = f[2]
			continue
		}
		key := f[0] + "@" + f[1]
		if t.sums[key] == nil {
			t.sums[key] = hexHash("sha256", hex.EncodeToString(raw), "go-h1")
		}
	}
}

// readVendor reads the "# path version" lines of vendor/modules.txt, which name the
// modules that are copied into the tree.
func (t *goTree) readVendor(m Manifest) {
	dir := path.Dir(path.Dir(m.Path))
	found := map[string]int{}
	for line, text := range lines(m.Data) {
		f := strings.Fields(text)
		if len(f) < 3 || f[0] != "#" {
			continue
		}
		// "# old version => new version" copies the files of new to old's directory;
		// "# old => ./directory" has no version.
		if f[2] != "=>" {
			found[f[1]] = line
		}
	}
	t.vendored[dir] = found
}

func (t *goTree) useModules(work *modfile.WorkFile) {
	top := path.Dir(work.Syntax.Name)
	for _, use := range work.Use {
		dir := path.Join(top, use.Path)
		mod := t.modules[dir]
		if mod == nil {
			t.problem(work.Syntax.Name, use.Syntax.Start.Line, "use %s: the tree has no go.mod there", use.Path)
			continue
		}
		mod.work = work
	}
}

// requirements reports what one module needs.
func (t *goTree) requirements(dir string, mod *goModule) {
	file := mod.file
	tools := map[string]bool{}
	for _, tool := range file.Tool {
		best := ""
		for _, r := range file.Require {
			if p := r.Mod.Path; len(p) > len(best) && (tool.Path == p || strings.HasPrefix(tool.Path, p+"/")) {
				best = p
			}
		}
		tools[best] = true
	}
	listed := map[string]string{}
	for _, r := range file.Require {
		loc := at(mod.manifest.Path, r.Syntax.Start.Line)
		id := t.module(dir, mod, r.Mod, loc)
		listed[r.Mod.Path] = id
		relation := inventory.RelRuntime
		if tools[r.Mod.Path] {
			relation = inventory.RelBuild
		}
		if r.Indirect && !tools[r.Mod.Path] {
			t.transitive(mod.id, id, relation, "", loc).asking(r.Mod.Version)
		} else {
			t.direct(mod.id, id, relation, "", loc).asking(r.Mod.Version)
		}
	}
	t.unlisted(dir, mod, listed)
	t.between(listed)
}

// module adds the package that a requirement comes to once it is replaced.
func (t *goTree) module(dir string, mod *goModule, want module.Version, loc inventory.Location) string {
	replace, from := goReplacement(mod.file.Replace, want), dir
	if mod.work != nil {
		if r := goReplacement(mod.work.Replace, want); r != nil {
			replace, from = r, path.Dir(mod.work.Syntax.Name)
		}
		for _, other := range t.modules {
			if other.work == mod.work && other.file.Module != nil && other.file.Module.Mod.Path == want.Path {
				return other.id
			}
		}
	}
	p := inventory.Package{Name: want.Path, Version: want.Version, Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
	if replace != nil {
		p.Requirement = want.Path + "@" + want.Version
		if replace.New.Version == "" {
			local := path.Join(from, replace.New.Path)
			if other := t.modules[local]; other != nil && other.id != "" {
				return other.id
			}
			// A copy in the tree that has no go.mod, or a directory outside the tree.
			p.Version, p.PURL = "", goPURL(want.Path, "")
			if inside(local) && t.in.Exists != nil && t.in.Exists(local) {
				p.Kind, p.Files = inventory.KindVendored, []string{local}
			} else {
				p.Unresolved = "replaced by the directory " + replace.New.Path + ", which the tree does not hold"
			}
			return t.add(p)
		}
		p.Name, p.Version = replace.New.Path, replace.New.Version
	}
	p.PURL = goPURL(p.Name, p.Version)
	p.Hashes = slices.Clone(t.sums[p.Name+"@"+p.Version])
	if line := t.vendored[dir][want.Path]; line > 0 {
		p.Kind = inventory.KindVendored
		p.Files = []string{path.Join(dir, "vendor", want.Path)}
		p.Locations = append(p.Locations, at(path.Join(dir, "vendor/modules.txt"), line))
	}
	return t.add(p)
}

func goReplacement(all []*modfile.Replace, want module.Version) *modfile.Replace {
	var found *modfile.Replace
	for _, r := range all {
		if r.Old.Path == want.Path && (r.Old.Version == want.Version || r.Old.Version == "" && found == nil) {
			found = r
		}
	}
	return found
}

// unlisted adds what a go.mod from before Go 1.17 leaves out: modules that only
// go.sum names, in the highest version that it has a hash for.
func (t *goTree) unlisted(dir string, mod *goModule, listed map[string]string) {
	if mod.file.Go != nil && semver.Compare("v"+mod.file.Go.Version, "v1.17") >= 0 {
		return
	}
	sum := path.Join(dir, "go.sum")
	best, where := map[string]string{}, map[string]int{}
	for _, m := range t.in.Manifests {
		if m.Path != sum {
			continue
		}
		for line, text := range lines(m.Data) {
			f := strings.Fields(text)
			if len(f) != 3 || listed[f[0]] != "" || t.sums[f[0]+"@"+f[1]] == nil {
				continue
			}
			if best[f[0]] == "" || semver.Compare(f[1], best[f[0]]) > 0 {
				best[f[0]], where[f[0]] = f[1], line
			}
		}
	}
	for name, version := range best {
		loc := at(sum, where[name])
		id := t.module(dir, mod, module.Version{Path: name, Version: version}, loc)
		t.transitive(mod.id, id, inventory.RelRuntime, "", loc)
		listed[name] = id
	}
}

// between adds the edges between the modules that one go.mod lists: they stand in the go.mod of each. The versions
// are those that are built, as minimal version selection left them in the list.
func (t *goTree) between(listed map[string]string) {
	paths := sortedKeys(listed)
	manifests := map[string][]byte{}
	if t.in.Outside.learning() {
		var wanted []inventory.Package
		for _, path := range paths {
			if p := t.get(listed[path]); p != nil && p.PURL != "" && p.Version != "" {
				wanted = append(wanted, *p)
			}
		}
		manifests = t.in.Outside.fetch(wanted)
	}
	byPURL := map[string]string{} // without version -> id
	for _, path := range paths {
		byPURL[goPURL(path, "")] = listed[path]
	}
	for _, path := range paths {
		from := listed[path]
		p := t.get(from)
		if p == nil || p.PURL == "" || p.Version == "" {
			continue
		}
		if data, ok := manifests[p.PURL]; ok {
			t.in.Outside.learn(p.PURL, t.requiredBy(p, data, listed))
		}
		requires, loc := t.in.Outside.known(p.PURL)
		for _, r := range requires {
			t.transitive(from, byPURL[unversioned(r.PURL)], inventory.RelRuntime, "", loc)
		}
	}
}

// requiredBy reads the go.mod of a module elsewhere, if it is the one that go.sum means.
func (t *goTree) requiredBy(p *inventory.Package, data []byte, listed map[string]string) []Required {
	if want := t.modSums[p.Name+"@"+p.Version]; want != "" {
		sum, err := dirhash.Hash1([]string{"go.mod"}, func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil })
		if err != nil || sum != want {
			return nil // no word of it is believed
		}
	}
	file, err := modfile.ParseLax("go.mod", data, nil)
	if err != nil {
		return nil // the client that kept it reads it, or nobody does
	}
	var requires []Required
	for _, r := range file.Require {
		// A module that this tree does not list has no part in what is built.
		if to := t.get(listed[r.Mod.Path]); to != nil && to.PURL != "" {
			requires = append(requires, Required{PURL: goPURL(r.Mod.Path, to.Version)})
		}
	}
	return requires
}

// inside reports whether a cleaned path stays within the tree.
func inside(p string) bool {
	return p != ".." && !strings.HasPrefix(p, "../") && !strings.HasPrefix(p, "/")
}
