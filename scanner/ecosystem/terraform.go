package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var terraform = Ecosystem{
	Name:  "terraform",
	PURL:  "terraform",
	Files: []string{".terraform.lock.hcl", "*.tf", "*.tofu"},
	Title: "Terraform and OpenTofu",
	Reads: "providers that the lock file pins or a configuration requires, and modules from a registry, repository or archive",
	Read:  readTerraform,
}

// terraformTree is what the configurations and lock files of a tree say together.
type terraformTree struct {
	*builder
	locked map[string]map[string]string // directory -> "namespace/name" -> id
}

func readTerraform(in *Input) Output {
	t := &terraformTree{builder: newBuilder("terraform"), locked: map[string]map[string]string{}}
	var configurations []Manifest
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			t.problems = append(t.problems, *p)
			continue
		}
		if strings.HasSuffix(strings.ToLower(m.Path), ".hcl") {
			t.lock(m)
		} else if bytes.Contains(m.Data, []byte("module")) || bytes.Contains(m.Data, []byte("required_providers")) {
			configurations = append(configurations, m)
		}
	}
	for _, m := range configurations {
		t.configuration(m)
	}
	return t.output()
}

var (
	terraformProvider = lazily.Regexp(`^provider\s+"([^"]+)"\s*\{`)
	terraformField    = lazily.Regexp(`^\s+(version|constraints)\s*=\s*"([^"]*)"`)
)

// lock reads .terraform.lock.hcl (developer.hashicorp.com, "Dependency Lock File").
func (t *terraformTree) lock(m Manifest) {
	ids := map[string]string{}
	t.locked[path.Dir(m.Path)] = ids
	provider, version, asked, first := "", "", "", 0
	store := func() {
		if provider == "" {
			return
		}
		registry, rest, _ := strings.Cut(provider, "/")
		namespace, name, ok := strings.Cut(rest, "/")
		if !ok {
			t.problem(m.Path, first, "%q names no provider: expected registry/namespace/name", provider)
			return
		}
		loc := at(m.Path, first)
		p := inventory.Package{Name: namespace + "/" + name, Version: version, Requirement: asked, Kind: inventory.KindTool, Locations: []inventory.Location{loc},
			PURL: purl("terraform", namespace, name, version, "repository_url", registry)}
		id := t.add(p)
		ids[strings.ToLower(rest)], ids[strings.ToLower(provider)] = id, id
		t.direct("", id, inventory.RelBuild, "", loc).asking(asked)
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

var (
	terraformModule    = lazily.Regexp(`^\s*module\s+"[^"]*"\s*\{`)
	terraformProviders = lazily.Regexp(`^\s*required_providers\s*\{`)
	terraformArgument  = lazily.Regexp(`\b(source|version)\s*=\s*"([^"]*)"`)
	terraformOpens     = lazily.Regexp(`^\s*([\w-]+)\s*=\s*(?:\{|"([^"]*)")`)
	terraformHere      = lazily.Regexp(`<<-?\s*"?([A-Za-z_]\w*)"?\s*$`)
	terraformText      = lazily.Regexp(`"(?:[^"\\]|\\.)*"`)
)

// configuration reads the blocks "module" and "required_providers" (developer.hashicorp.com, "Module Sources",
// "Provider Requirements"). What is no plain text in quotation marks has no value here.
func (t *terraformTree) configuration(m Manifest) {
	type block struct {
		kind, name, source, version string
		line, depth                 int
	}
	var open *block // the module or provider at hand
	depth, providers, end := 0, 0, ""
	for line, text := range lines([]byte(blankComments(string(m.Data)))) {
		if end != "" { // within a here document
			if strings.TrimSpace(text) == end {
				end = ""
			}
			continue
		}
		if len(text) > maxValue || strings.HasPrefix(strings.TrimSpace(text), "#") {
			continue
		}
		bare := terraformText().ReplaceAllString(text, `""`)
		if i := strings.IndexByte(bare, '#'); i >= 0 {
			bare = bare[:i]
		}
		if f := terraformHere().FindStringSubmatch(bare); f != nil {
			end = f[1]
		}
		before := depth
		switch {
		case open == nil && depth == 0 && terraformModule().MatchString(text):
			open = &block{kind: "module", line: line, depth: depth}
		case providers == 0 && terraformProviders().MatchString(text):
			providers = depth + 1
		case open == nil && providers > 0 && depth == providers:
			if f := terraformOpens().FindStringSubmatch(text); f != nil {
				open = &block{kind: "provider", name: f[1], version: f[2], line: line, depth: depth}
			}
		}
		depth = max(depth+strings.Count(bare, "{")-strings.Count(bare, "}"), 0)
		if open != nil && (before == open.depth+1 || before == open.depth) {
			for _, f := range terraformArgument().FindAllStringSubmatch(text, -1) {
				if f[1] == "source" {
					open.source = cmp.Or(open.source, f[2])
				} else {
					open.version = cmp.Or(open.version, f[2])
				}
			}
		}
		if open != nil && depth <= open.depth {
			if open.kind == "module" {
				t.module(m.Path, open.line, open.source, open.version)
			} else {
				t.provider(m.Path, open.line, cmp.Or(open.source, "hashicorp/"+open.name), open.version)
			}
			open = nil
		}
		if depth < providers {
			providers = 0
		}
	}
}

// terraformVersion splits a constraint into a version, where it allows one only, and a requirement.
func terraformVersion(asked string) (version, requirement string) {
	if v := strings.TrimSpace(strings.TrimPrefix(asked, "=")); plainVersion(v) {
		return v, ""
	}
	return "", asked
}

// provider reports a provider, in the version that the lock file beside the configuration has; without a host it is of the registry
// that the program at hand takes.
func (t *terraformTree) provider(file string, line int, source, asked string) {
	loc := at(file, line)
	source = strings.ToLower(source)
	if id := t.locked[path.Dir(file)][source]; id != "" {
		t.require(id, asked)
		t.direct("", id, inventory.RelBuild, "", loc).asking(asked)
		return
	}
	parts, registry := strings.Split(source, "/"), ""
	if len(parts) == 3 {
		registry, parts = parts[0], parts[1:]
	}
	if len(parts) != 2 || parts[1] == "" || strings.Contains(source, "$") {
		t.problem(file, line, "%q names no provider: expected namespace/name", source)
		return
	}
	if parts[0] == "builtin" || parts[1] == "terraform" && parts[0] == "hashicorp" {
		return // comes with the program
	}
	version, requirement := terraformVersion(asked)
	p := inventory.Package{Name: parts[0] + "/" + parts[1], Version: version, Requirement: requirement, Kind: inventory.KindTool, Locations: []inventory.Location{loc},
		PURL: purl("terraform", parts[0], parts[1], version, "repository_url", registry)}
	t.direct("", t.add(p), inventory.RelBuild, "", loc).asking(asked)
}

// module reports what a module block gets: from a registry "namespace/name/system", a repository, or an archive.
func (t *terraformTree) module(file string, line int, source, asked string) {
	loc := at(file, line)
	relation := relationOfPath(file, inventory.RelRuntime)
	switch {
	case source == "":
		t.unsupported(file, line, "a module whose source is computed: licit does not know where it is from")
		return
	case strings.HasPrefix(source, ".") || strings.HasPrefix(source, "/"):
		return // of this tree, or this machine
	case strings.Contains(source, "${"):
		t.unsupported(file, line, "the source %s of a module has no value that licit knows", source)
		return
	}
	address, query, _ := strings.Cut(source, "?")
	ref := ""
	for _, pair := range strings.Split(query, "&") {
		if value, ok := strings.CutPrefix(pair, "ref="); ok {
			ref = value
		}
	}
	scheme := ""
	if i := strings.Index(address, "::"); i >= 0 {
		scheme, address = address[:i], address[i+2:]
	}
	// "//" begins the directory within what is got.
	start := 0
	if i := strings.Index(address, "://"); i >= 0 {
		start = i + 3
	}
	if i := strings.Index(address[start:], "//"); i >= 0 {
		address = address[:start+i]
	}
	parts := strings.Split(address, "/")
	var p inventory.Package
	switch {
	case scheme == "" && (len(parts) == 3 || len(parts) == 4) && !strings.Contains(address, ":") && !strings.Contains(parts[len(parts)-3], ".") && (len(parts) == 3 || strings.Contains(parts[0], ".")):
		registry := ""
		if len(parts) == 4 {
			registry, parts = parts[0], parts[1:]
		}
		p = inventory.Package{Name: strings.Join(parts, "/"), Kind: inventory.KindDependency}
		p.Version, p.Requirement = terraformVersion(asked)
		p.PURL = purl("terraform", parts[0]+"/"+parts[1], parts[2], p.Version, "repository_url", registry)
	case scheme == "git" || strings.HasPrefix(address, "git@") || strings.HasSuffix(address, ".git") || scheme == "" && len(parts) >= 3 && strings.Contains(parts[0], ".") && !strings.Contains(address, ":"):
		if !strings.Contains(address, ":") {
			address = "https://" + address
		}
		p = fetched(repositoryName(address), address, ref, "")
	case (scheme == "" || scheme == "http" || scheme == "https") && strings.Contains(address, "://"):
		p = archivePackage(strings.TrimSuffix(path.Base(address), path.Ext(address)), address)
	default:
		t.unsupported(file, line, "a module from %q, which licit does not read", source)
		return
	}
	p.Locations = []inventory.Location{loc}
	t.direct("", t.add(p), relation, "", loc).asking(cmp.Or(asked, ref))
}
