package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var terraform = Ecosystem{
	Name:  "terraform",
	PURL:  "terraform",
	Files: []string{".terraform.lock.hcl"},
	Title: "Terraform and OpenTofu providers",
	Reads: "providers that the lock file pins",
	Read:  readTerraform,
}

var (
	terraformProvider = lazily.Regexp(`^provider\s+"([^"]+)"\s*\{`)
	terraformField    = lazily.Regexp(`^\s+(version|constraints)\s*=\s*"([^"]*)"`)
)

// readTerraform reads .terraform.lock.hcl (developer.hashicorp.com, "Dependency Lock File").
func readTerraform(in *Input) Output {
	b := newBuilder("terraform")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		provider, version, asked, first := "", "", "", 0
		store := func() {
			if provider == "" {
				return
			}
			registry, rest, _ := strings.Cut(provider, "/")
			namespace, name, ok := strings.Cut(rest, "/")
			if !ok {
				b.problem(m.Path, first, "%q names no provider: expected registry/namespace/name", provider)
				return
			}
			loc := at(m.Path, first)
			p := inventory.Package{Name: namespace + "/" + name, Version: version, Requirement: asked, Kind: inventory.KindTool, Locations: []inventory.Location{loc},
				PURL: purl("terraform", namespace, name, version, "repository_url", registry)}
			b.direct("", b.add(p), inventory.RelBuild, "", loc).asking(asked)
			provider = ""
		}
		for line, text := range lines(m.Data) {
			if f := terraformProvider().FindStringSubmatch(text); f != nil {
				store()
				provider, version, asked, first = f[1], "", "", line
			} else if f := terraformField().FindStringSubmatch(text); f != nil && f[1] == "version" {
				version = f[2]
			} else if f != nil {
				asked = f[2]
			}
		}
		store()
	}
	return b.output()
}
