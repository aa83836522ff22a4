package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var sbt = Ecosystem{
	Name:  "sbt",
	PURL:  "maven",
	Files: []string{"build.sbt", "project/*.sbt", "project/*.scala"},
	Title: "sbt",
	Reads: "coordinates that build.sbt and the definitions below project/ write out, with versions that they assign, and plugins",
	Read:  readSbt,
}

var (
	sbtAsked   = lazily.Regexp(`"([\w.-]+)"\s*(%%%?|%)\s*"([\w.-]+)"\s*%\s*(?:"([^"]+)"|([A-Za-z_][\w.]*))((?:\s*%\s*(?:"[^"]*"|[A-Z]\w*))?)`)
	sbtAssign  = lazily.Regexp(`\bval\s+(\w+)\s*(?::\s*String\s*)?=\s*"([^"$]+)"`)
	sbtScala   = lazily.Regexp(`\bscalaVersion\s*:=\s*(?:"([^"]+)"|([A-Za-z_][\w.]*))`)
	sbtName    = lazily.Regexp(`(?m)^\s*(?:lazy val root.*)?\bname\s*:=\s*"([^"]+)"`)
	sbtVersion = lazily.Regexp(`(?m)^\s*(?:ThisBuild\s*/\s*)?version\s*(?:in ThisBuild\s*)?:=\s*"([^"]+)"`)
)

// readSbt reads what is written out (scala-sbt.org, "Library Management"); nothing is run.
func readSbt(in *Input) Output {
	b := newBuilder("sbt")
	values := map[string]map[string]string{} // directory of a build -> name -> text, "" where two disagree
	scala := map[string]string{}             // directory of a build -> version of Scala
	texts := map[string]string{}
	top := func(file string) string {
		if dir := path.Dir(file); path.Base(dir) == "project" {
			return path.Dir(dir)
		} else {
			return dir
		}
	}
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		text, dir := blankComments(string(m.Data)), top(m.Path)
		texts[m.Path] = text
		if values[dir] == nil {
			values[dir] = map[string]string{}
		}
		for _, f := range sbtAssign().FindAllStringSubmatch(text, maxEntries) {
			if had, ok := values[dir][f[1]]; ok && had != f[2] {
				f[2] = ""
			}
			values[dir][f[1]] = f[2]
		}
	}
	value := func(dir, literal, name string) string {
		if literal != "" {
			return literal
		}
		for up := dir; ; up = path.Dir(up) {
			if v := values[up][name[strings.LastIndexByte(name, '.')+1:]]; v != "" {
				return v
			}
			if up == "." || up == "/" {
				return ""
			}
		}
	}
	for _, file := range sortedKeys(texts) {
		if f := sbtScala().FindStringSubmatch(texts[file]); f != nil && scala[top(file)] == "" {
			scala[top(file)] = value(top(file), f[1], f[2])
		}
	}
	roots := map[string]string{}
	for _, m := range in.Manifests {
		text, read := texts[m.Path]
		if !read {
			continue
		}
		dir := top(m.Path)
		if base := strings.ToLower(path.Base(m.Path)); base == "build.sbt" && path.Base(path.Dir(m.Path)) != "project" {
			if f := sbtName().FindStringSubmatchIndex(text); f != nil {
				p := inventory.Package{Name: text[f[2]:f[3]], Locations: []inventory.Location{at(m.Path, 1+strings.Count(text[:f[2]], "\n"))}}
				if v := sbtVersion().FindStringSubmatch(text); v != nil {
					p.Version = v[1]
				}
				p.PURL = genericID(strings.ReplaceAll(p.Name, " ", "-"), p.Version)
				roots[dir] = b.own(p, m.Path)
			}
		}
		counter := lineCounter{data: []byte(text)}
		for _, f := range sbtAsked().FindAllStringSubmatchIndex(text, maxEntries) {
			part := func(i int) string {
				if f[2*i] < 0 {
					return ""
				}
				return text[f[2*i]:f[2*i+1]]
			}
			group, artifact, version, scope := part(1), part(3), value(dir, part(4), part(5)), strings.ToLower(part(6))
			line := counter.lineAt(f[0])
			before := text[max(0, f[0]-300):f[0]]
			before = before[strings.LastIndexByte(before, '\n')+1:]
			relation, kind := inventory.RelRuntime, inventory.KindDependency
			binary := ""
			switch {
			case strings.Contains(before, "addSbtPlugin") || strings.Contains(before, "addCompilerPlugin") || strings.Contains(before, "compilerPlugin"):
				relation, kind = inventory.RelBuild, inventory.KindTool
			case strings.Contains(scope, "test"), strings.Contains(scope, "it"):
				relation = inventory.RelTest
			case strings.Contains(scope, "optional"):
				relation = inventory.RelOptional
			}
			if path.Base(path.Dir(m.Path)) == "project" && strings.HasSuffix(m.Path, ".sbt") {
				relation, kind = inventory.RelBuild, inventory.KindTool // what the build itself is built with
			}
			if v := strings.Split(scala[dir], "."); strings.HasPrefix(part(2), "%%") && len(v) > 1 {
				if binary = "_" + v[0] + "." + v[1]; v[0] == "3" {
					binary = "_3"
				}
			}
			loc := at(m.Path, line)
			p := inventory.Package{Version: version, Kind: kind, Locations: []inventory.Location{loc}}
			if strings.Contains(part(2), "%%") && binary == "" {
				p.Unresolved = "its name ends in the version of Scala, which no file here sets"
			}
			if part(4) == "" && version == "" {
				p.Requirement, p.Unresolved = "$"+part(5), "no file here gives "+part(5)+" a value"
			}
			if gradleRange(version) {
				p.Version, p.Requirement = "", version
			}
			p.Name = mavenName(group, artifact+binary)
			p.PURL = purl("maven", group, artifact+binary, p.Version)
			b.direct(roots[dir], b.add(p), relation, "", loc).asking(version)
		}
	}
	return b.output()
}
