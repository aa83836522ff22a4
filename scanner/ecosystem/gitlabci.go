package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var gitlabci = Ecosystem{
	Name:  "gitlab",
	PURL:  "docker",
	Files: []string{".gitlab-ci.yml", ".gitlab-ci.yaml", "*.gitlab-ci.yml"},
	Title: "GitLab CI",
	Reads: "container images and services of jobs, and components and projects that are included, with their version",
	Read:  readGitLabCI,
}

// readGitLabCI reads a pipeline (docs.gitlab.com, "CI/CD YAML syntax reference").
func readGitLabCI(in *Input) Output {
	b := newBuilder("gitlab")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		for _, doc := range docs {
			d := &dockerReader{builder: b, path: m.Path, args: map[string]string{}}
			for name, v := range doc.get("variables").all() {
				if value := v.str(); value != "" && len(value) < maxValue {
					d.args[name] = value
				} else if value := v.get("value").str(); value != "" && len(value) < maxValue {
					d.args[name] = value
				}
			}
			d.pipelineImages(doc)
			d.pipelineImages(doc.get("default"))
			for name, job := range doc.all() {
				if name != "default" && name != "image" && name != "services" && name != "include" && name != "variables" {
					d.pipelineImages(job)
				}
			}
			included := doc.get("include").items()
			if included == nil && doc.get("include") != nil {
				included = []*node{doc.get("include")}
			}
			for _, item := range included {
				d.included(item)
			}
		}
	}
	return b.output()
}

func (d *dockerReader) pipelineImages(job *node) {
	images := append([]*node{job.get("image")}, job.get("services").items()...)
	for _, n := range images {
		if n.get("name") != nil {
			n = n.get("name")
		}
		ref := d.expand(n.str())
		if ref == "" || strings.HasPrefix(ref, "$") {
			continue // what the pipeline's settings say
		}
		d.variableImage(n.line, ref, inventory.RelBuild)
	}
}

// included reports a component "host/group/project/name@version" and files of another project.
func (d *dockerReader) included(item *node) {
	name, ref, line := item.get("project").str(), item.get("ref").str(), item.lineNumber()
	host := ""
	if component := item.get("component").str(); component != "" {
		where, version, _ := strings.Cut(component, "@")
		var rest string
		host, rest, _ = strings.Cut(where, "/")
		name, ref = path.Dir(rest), version
	}
	if name == "" || name == "." || strings.Contains(name+host, "$") {
		return // of this project, a template of the service, or an address
	}
	p := inventory.Package{Name: name, Kind: inventory.KindTool, Locations: []inventory.Location{at(d.path, line)}}
	if pinsVersion(ref) {
		p.Version = ref
	} else {
		p.Requirement = ref
	}
	where := ""
	if host != "" {
		where = "git+https://" + host + "/" + name
		p.Origin = &inventory.Origin{URL: "https://" + host + "/" + name, VCS: "git"}
		if isCommit(ref) {
			p.Origin.Commit = ref
		}
	}
	p.PURL = purl("generic", path.Dir(name), path.Base(name), p.Version, "vcs_url", where)
	if !strings.Contains(name, "/") {
		p.PURL = genericID(name, p.Version, "vcs_url", where)
	}
	d.direct("", d.add(p), inventory.RelBuild, "", p.Locations[0]).asking(ref)
}
