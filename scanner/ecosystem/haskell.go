package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var haskell = Ecosystem{
	Name:  "haskell",
	PURL:  "hackage",
	Files: []string{"*.cabal", "cabal.project.freeze", "stack.yaml.lock"},
	Title: "Haskell packages",
	Reads: "build-depends and build-tool-depends of each component, resolved by cabal.project.freeze or stack.yaml.lock",
	Read:  readHaskell,
}

var (
	cabalField     = lazily.Regexp(`^(\s*)([A-Za-z][A-Za-z-]*)\s*:\s*(.*)$`)
	cabalComponent = lazily.Regexp(`^(?i)(\s*)(library|executable|test-suite|benchmark|foreign-library|common|flag|source-repository|custom-setup)\b`)
	cabalDepends   = lazily.Regexp(`^([A-Za-z0-9][A-Za-z0-9-]*)(?::[^\s<>=^&|]+)?\s*(.*)$`)
	cabalFrozen    = lazily.Regexp(`\bany\.([A-Za-z0-9-]+)\s*==\s*([0-9.]+)`)
	stackFrozen    = lazily.Regexp(`\b([A-Za-z0-9][A-Za-z0-9-]*)-([0-9][0-9.]*)@sha256:([0-9a-f]{64})`)
)

// readHaskell reads .cabal files (cabal.readthedocs.io, "Package Description") and what freezes their versions.
func readHaskell(in *Input) Output {
	b := newBuilder("haskell")
	frozen := map[string]map[string]string{} // directory -> name -> version
	own := map[string]string{}               // name -> id
	var cabals []Manifest
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		dir := path.Dir(m.Path)
		switch base := strings.ToLower(path.Base(m.Path)); {
		case strings.HasSuffix(base, ".cabal"):
			cabals = append(cabals, m)
			continue
		case frozen[dir] == nil:
			frozen[dir] = map[string]string{}
		}
		form := cabalFrozen()
		if isLock(m) {
			form = stackFrozen()
		}
		for line, text := range lines(m.Data) {
			for _, f := range form.FindAllStringSubmatch(text, -1) {
				if _, known := frozen[dir][f[1]]; !known {
					frozen[dir][f[1]] = f[2]
				}
				if !isLock(m) {
					b.add(inventory.Package{Name: f[1], Version: f[2], Kind: inventory.KindDependency, PURL: purl("hackage", "", f[1], f[2]), Locations: []inventory.Location{at(m.Path, line)}})
				} else if strings.Contains(text, "hackage:") {
					b.add(inventory.Package{Name: f[1], Version: f[2], Kind: inventory.KindDependency, PURL: purl("hackage", "", f[1], f[2]), Locations: []inventory.Location{at(m.Path, line)}})
				}
			}
		}
	}
	read := make([]*cabalFile, len(cabals))
	for i, m := range cabals {
		read[i] = parseCabal(m)
		f := read[i]
		if f.name == "" {
			b.problem(m.Path, 1, "a package without a name")
			continue
		}
		p := inventory.Package{Name: f.name, Version: f.version, PURL: purl("hackage", "", f.name, f.version), Locations: []inventory.Location{at(m.Path, f.line)}}
		declare(&p, f.license, m.Path)
		own[f.name] = b.own(p, m.Path)
	}
	for i, m := range cabals {
		f := read[i]
		for _, d := range f.depends {
			if d.name == f.name {
				continue // one component needs another
			}
			loc := at(m.Path, d.line)
			to := own[d.name]
			if to == "" {
				version := ""
				for up := path.Dir(m.Path); version == ""; up = path.Dir(up) {
					version = frozen[up][d.name]
					if up == "." || up == "/" {
						break
					}
				}
				if exact, ok := strings.CutPrefix(d.spec, "=="); ok && version == "" && !strings.ContainsAny(exact, "*<>=|&") {
					version = strings.TrimSpace(exact)
				}
				to = b.add(inventory.Package{Name: d.name, Version: version, Requirement: d.spec, Kind: inventory.KindDependency, PURL: purl("hackage", "", d.name, version), Locations: []inventory.Location{loc}})
			}
			b.direct(own[f.name], to, d.relation, d.condition, loc).asking(d.spec)
		}
	}
	reached := b.reached()
	for _, p := range b.packages {
		if p.Kind == inventory.KindDependency && !reached[p.ID] {
			b.transitive("", p.ID, inventory.RelRuntime, "", p.Locations...)
		}
	}
	return b.output()
}

type cabalFile struct {
	name, version, license string
	line                   int
	depends                []cabalDependency
}

type cabalDependency struct {
	name, spec, relation, condition string
	line                            int
}

// parseCabal goes through the lines: fields go on while lines are indented deeper.
func parseCabal(m Manifest) *cabalFile {
	f := &cabalFile{}
	relation, condition, conditionDepth := inventory.RelRuntime, "", 0
	field, depth := "", 0
	take := func(value string, line int) {
		switch field {
		case "name":
			f.name, f.line = value, line
		case "version":
			f.version = value
		case "license":
			f.license = value
		case "build-depends", "build-tool-depends", "setup-depends":
			of := relation
			if field != "build-depends" && relation != inventory.RelTest {
				of = inventory.RelBuild
			}
			for _, item := range strings.Split(value, ",") {
				if d := cabalDepends().FindStringSubmatch(strings.TrimSpace(item)); d != nil && len(f.depends) < maxEntries {
					f.depends = append(f.depends, cabalDependency{d[1], strings.TrimSpace(d[2]), of, condition, line})
				}
			}
		}
	}
	for line, text := range lines(m.Data) {
		trimmed := strings.TrimSpace(text)
		if trimmed == "" || strings.HasPrefix(trimmed, "--") {
			continue
		}
		indent := len(text) - len(strings.TrimLeft(text, " \t"))
		if field != "" && indent > depth {
			take(trimmed, line)
			continue
		}
		field = ""
		if condition != "" && indent <= conditionDepth && !strings.HasPrefix(trimmed, "else") {
			condition = ""
		}
		if c := cabalComponent().FindStringSubmatch(text); c != nil && !strings.Contains(trimmed, ":") {
			condition = ""
			switch strings.ToLower(c[2]) {
			case "test-suite", "benchmark":
				relation = inventory.RelTest
			case "custom-setup":
				relation = inventory.RelBuild
			default:
				relation = inventory.RelRuntime
			}
			continue
		}
		if rest, ok := strings.CutPrefix(trimmed, "if "); ok {
			condition, conditionDepth = strings.TrimSpace(rest), indent
			continue
		}
		if strings.HasPrefix(trimmed, "else") && condition != "" {
			condition = "else of " + strings.TrimPrefix(condition, "else of ")
			continue
		}
		if c := cabalField().FindStringSubmatch(text); c != nil {
			field, depth = strings.ToLower(c[2]), indent
			if c[3] != "" {
				take(strings.TrimSpace(c[3]), line)
			}
		}
	}
	return f
}
