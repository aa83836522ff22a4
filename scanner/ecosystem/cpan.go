package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var cpan = Ecosystem{
	Name:  "cpan",
	PURL:  "cpan",
	Files: []string{"cpanfile", "cpanfile.snapshot"},
	Title: "CPAN",
	Reads: "modules that a cpanfile requires, recommends and suggests, by phase, resolved by cpanfile.snapshot with its edges",
	Read:  readCPAN,
}

var (
	cpanAsked = lazily.Regexp(`\b(requires|recommends|suggests|test_requires|build_requires|configure_requires|author_requires)\s*\(?\s*["']([A-Za-z_][\w:]*)["']\s*(?:(?:,|=>)\s*(?:["']([^"']*)["']|([\d.]+)))?`)
	cpanPhase = lazily.Regexp(`\bon\s*\(?\s*["']?(\w+)["']?\s*(?:=>|,)\s*sub\b`)
	cpanDist  = lazily.Regexp(`^  (\S+)-v?([0-9][^-\s]*)$`)
)

// readCPAN reads cpanfiles (Module::CPANfile) and the snapshots of Carton.
func readCPAN(in *Input) Output {
	b := newBuilder("cpan")
	provided := map[string]map[string]string{} // directory of a snapshot -> module -> id
	var files []Manifest
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if strings.HasSuffix(strings.ToLower(m.Path), ".snapshot") {
			provided[path.Dir(m.Path)] = b.snapshot(m)
		} else {
			files = append(files, m)
		}
	}
	for _, m := range files {
		phase, depth := "", 0
		for line, text := range lines(m.Data) {
			if trimmed := strings.TrimSpace(text); strings.HasPrefix(trimmed, "#") {
				continue
			}
			if f := cpanPhase().FindStringSubmatch(text); f != nil {
				phase, depth = f[1], 0
			}
			for _, f := range cpanAsked().FindAllStringSubmatch(text, maxAlternatives) {
				asked := f[3] + f[4]
				if f[2] == "perl" {
					continue
				}
				relation := inventory.RelRuntime
				switch {
				case f[1] == "recommends" || f[1] == "suggests":
					relation = inventory.RelOptional
				case f[1] == "test_requires" || phase == "test":
					relation = inventory.RelTest
				case f[1] == "author_requires" || phase == "develop":
					relation = inventory.RelDev
				case f[1] != "requires" || phase == "build" || phase == "configure":
					relation = inventory.RelBuild
				}
				loc := at(m.Path, line)
				to := provided[path.Dir(m.Path)][f[2]]
				if to == "" {
					p := inventory.Package{Name: f[2], Kind: inventory.KindDependency, Locations: []inventory.Location{loc}}
					if exact, ok := strings.CutPrefix(asked, "=="); ok && !strings.Contains(asked, ",") {
						p.Version = strings.TrimSpace(exact)
					} else if asked != "0" {
						p.Requirement = asked
					}
					// A distribution is called after its first module.
					p.PURL = purl("cpan", "", strings.ReplaceAll(f[2], "::", "-"), p.Version)
					to = b.add(p)
				}
				if asked == "0" {
					asked = ""
				}
				b.direct("", to, relation, "", loc).asking(asked)
			}
			if phase != "" {
				if depth += strings.Count(text, "{") - strings.Count(text, "}"); depth <= 0 {
					phase = ""
				}
			}
		}
	}
	return b.output()
}

// snapshot reads distributions with what they provide and require, by indentation, and returns who provides a module.
func (b *builder) snapshot(m Manifest) map[string]string {
	provided := map[string]string{}
	type need struct {
		from, module, asked string
		line                int
	}
	var needs []need
	id, section := "", ""
	for line, text := range lines(m.Data) {
		trimmed := strings.TrimSpace(text)
		if f := cpanDist().FindStringSubmatch(text); f != nil {
			p := inventory.Package{Name: f[1], Version: f[2], Kind: inventory.KindDependency, PURL: purl("cpan", "", f[1], f[2]), Locations: []inventory.Location{at(m.Path, line)}}
			id, section = b.add(p), ""
			continue
		}
		switch indent := len(text) - len(strings.TrimLeft(text, " ")); {
		case indent == 4:
			section, _, _ = strings.Cut(trimmed, ":")
		case indent == 6 && id != "" && len(needs) < maxEntries:
			module, version, _ := strings.Cut(trimmed, " ")
			if section == "provides" {
				provided[module] = id
			} else if section == "requirements" {
				needs = append(needs, need{id, module, version, line})
			}
		}
	}
	reached := map[string]bool{}
	for _, n := range needs {
		if to := provided[n.module]; to != "" {
			b.transitive(n.from, to, inventory.RelRuntime, "", at(m.Path, n.line)).asking(n.asked)
			reached[to] = true
		}
	}
	for _, module := range sortedKeys(provided) {
		if to := provided[module]; !reached[to] {
			reached[to] = true
			b.transitive("", to, inventory.RelRuntime, "", b.get(to).Locations...)
		}
	}
	return provided
}
