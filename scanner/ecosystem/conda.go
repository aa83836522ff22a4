package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var conda = Ecosystem{
	Name:  "conda",
	PURL:  "conda",
	Files: []string{"environment*.yml", "environment*.yaml", "*-environment.yml", "*-environment.yaml"},
	Title: "conda environments",
	Reads: "packages of environment files, and what their pip section adds",
	Read:  readConda,
}

// condaSpec is "channel::name", then a version or range, then a build: "numpy=1.21.0=py39_0", "numpy >=1.2,<2".
var condaSpec = lazily.Regexp(`^(?:([\w.:/-]+)::)?([A-Za-z0-9_][\w.-]*)\s*(?:(==?)\s*([^=<>!,\s*|]+)(?:=(\S+))?|(\S.*))?$`)

func readConda(in *Input) Output {
	b := newBuilder("conda")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) || !bytes.Contains(m.Data[:min(len(m.Data), maxManifest)], []byte("dependencies:")) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			problem.Unsupported = bytes.Contains(m.Data[:min(len(m.Data), maxManifest)], []byte("{{")) // a template
			b.problems = append(b.problems, *problem)
		}
		// An environment is what people develop, test or write documents in.
		relation := relationOfPath(m.Path, inventory.RelDev)
		if base := strings.ToLower(path.Base(m.Path)); strings.Contains(base, "doc") {
			relation = inventory.RelDoc
		} else if strings.Contains(base, "test") {
			relation = inventory.RelTest
		}
		for _, doc := range docs {
			if doc.get("channels") == nil && doc.get("name") == nil {
				continue // other software calls files so
			}
			for _, item := range doc.get("dependencies").items() {
				for _, pip := range item.get("pip").items() {
					d := &dockerReader{builder: b, path: m.Path}
					d.pip(pip.line, pip.str(), relation)
				}
				p, ok := condaPackage(item.str())
				if !ok {
					continue
				}
				p.Locations = []inventory.Location{at(m.Path, item.line)}
				b.direct("", b.add(p), relation, "", p.Locations[0]).asking(cmp.Or(p.Version, p.Requirement))
			}
		}
	}
	return b.output()
}

// condaPackage reads what conda is asked for.
func condaPackage(spec string) (inventory.Package, bool) {
	f := condaSpec().FindStringSubmatch(spec)
	if f == nil {
		return inventory.Package{}, false
	}
	p := inventory.Package{Name: strings.ToLower(f[2]), Kind: inventory.KindDependency}
	if f[3] == "==" || f[5] != "" {
		p.Version = f[4]
	} else {
		p.Requirement = cmp.Or(strings.TrimSpace(f[6]), f[3]+f[4])
	}
	p.PURL = purl("conda", "", p.Name, p.Version, "build", f[5], "channel", f[1])
	return p, true
}
