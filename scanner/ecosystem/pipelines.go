package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var pipelines = Ecosystem{
	Name:  "pipelines",
	PURL:  "docker",
	Files: []string{".circleci/*.yml", ".circleci/*.yaml", "azure-pipelines*.yml", "azure-pipelines*.yaml", ".azure-pipelines/*.yml", ".azure-pipelines/*.yaml", "jenkinsfile", "jenkinsfile.*", "*.jenkinsfile"},
	Title: "CircleCI, Azure Pipelines and Jenkinsfiles",
	Reads: "container images of jobs, and orbs, with their version",
	Read:  readPipelines,
}

func readPipelines(in *Input) Output {
	b := newBuilder("pipelines")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		base := strings.ToLower(path.Base(m.Path))
		if strings.Contains(base, "jenkinsfile") {
			b.jenkinsfile(m)
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			problem.Unsupported = bytes.Contains(m.Data[:min(len(m.Data), maxManifest)], []byte("{{")) // a template
			b.problems = append(b.problems, *problem)
		}
		d := &dockerReader{builder: b, path: m.Path, args: map[string]string{}}
		for _, doc := range docs {
			if strings.Contains("/"+strings.ToLower(m.Path), "/.circleci/") {
				d.circle(doc)
			} else {
				d.azure(doc)
			}
		}
	}
	return b.output()
}

// pipelineImage reports an image, unless an expression of the pipeline's says which.
func (d *dockerReader) pipelineImage(n *node) {
	if ref := n.str(); ref != "" && !strings.Contains(ref, "<<") && !strings.Contains(ref, "{{") && !strings.Contains(ref, "$") {
		d.image(d.path, n.line, ref, inventory.RelBuild)
	}
}

// circle reads a configuration (circleci.com, "Configuration reference"): images of jobs and executors, of inline orbs too, and orbs.
func (d *dockerReader) circle(doc *node) {
	for _, group := range []string{"jobs", "executors"} {
		for _, job := range doc.get(group).all() {
			for _, container := range job.get("docker").items() {
				d.pipelineImage(container.get("image"))
			}
		}
	}
	for _, orb := range doc.get("orbs").all() {
		if orb.kind == mapNode { // written out here
			d.circle(orb)
			continue
		}
		name, version, _ := strings.Cut(orb.str(), "@")
		if name == "" || strings.Contains(orb.str(), "<<") {
			continue
		}
		namespace, base, ok := strings.Cut(name, "/")
		if !ok {
			d.problem(d.path, orb.line, "%q is no orb: expected namespace/name@version", orb.str())
			continue
		}
		p := inventory.Package{Name: name, Kind: inventory.KindTool, Locations: []inventory.Location{at(d.path, orb.line)}}
		if strings.Count(version, ".") == 2 && plainVersion(version) {
			p.Version = version
		} else { // "1.2" takes the newest below it, "volatile" any, "dev:x" a moving one
			p.Requirement = version
		}
		p.PURL = purl("generic", namespace, base, p.Version)
		d.direct("", d.add(p), inventory.RelBuild, "", p.Locations[0]).asking(version)
	}
}

// azure reads a pipeline or a template of one (learn.microsoft.com, "YAML schema reference for Azure Pipelines"): the containers that
// it names as resources, and those of jobs, wherever stages and conditions put them.
func (d *dockerReader) azure(doc *node) {
	named := map[string]bool{}
	for _, c := range doc.get("resources", "containers").items() {
		named[c.get("container").str()] = true
		d.pipelineImage(c.get("image"))
	}
	var walk func(n *node)
	walk = func(n *node) {
		for _, item := range n.items() {
			walk(item)
		}
		for key, v := range n.all() {
			switch {
			case key == "container" && v.str() != "" && !named[v.str()] && strings.ContainsAny(v.str(), ":/"):
				d.pipelineImage(v) // else the name of a resource that another file lists
			case key == "container":
				d.pipelineImage(v.get("image"))
			case key == "resources" || key == "steps" || key == "variables" || key == "parameters":
			default:
				walk(v)
			}
		}
	}
	walk(doc)
}

var (
	jenkinsImage = lazily.Regexp(`\bdocker\.image\s*\(\s*["']([^"'$]+)["']|\bdockerContainer\s*\(?\s*image\s*:\s*["']([^"'$]+)["']`)
	jenkinsBlock = lazily.Regexp(`\bdocker\s*(?:\{|["']([^"'$]+)["'])`)
	jenkinsField = lazily.Regexp(`\bimage\s*\(?\s*["']([^"'$]+)["']`)
)

// jenkinsfile reads the images that a pipeline runs its steps in: `docker.image('x')`, `agent { docker 'x' }` and `docker { image 'x' }`. The
// program is not run, and an image of a variable is not known.
func (b *builder) jenkinsfile(m Manifest) {
	if p := size(m); p != nil {
		b.problems = append(b.problems, *p)
		return
	}
	if !bytes.Contains(m.Data, []byte("docker")) {
		return
	}
	within := 0 // lines since a block of docker's began; its fields follow near
	for line, text := range lines([]byte(blankComments(string(m.Data)))) {
		if len(text) > maxValue {
			continue
		}
		for _, f := range jenkinsImage().FindAllStringSubmatch(text, -1) {
			b.image(m.Path, line, cmp.Or(f[1], f[2]), inventory.RelBuild)
		}
		rest := text
		if f := jenkinsBlock().FindStringSubmatchIndex(text); f != nil {
			if f[2] >= 0 {
				b.image(m.Path, line, text[f[2]:f[3]], inventory.RelBuild)
				continue
			}
			within, rest = 8, text[f[1]:]
		}
		if within > 0 {
			if f := jenkinsField().FindStringSubmatch(rest); f != nil {
				b.image(m.Path, line, f[1], inventory.RelBuild)
				within = 0
				continue
			}
			if within--; strings.Contains(rest, "}") {
				within = 0
			}
		}
	}
}
