package scanner

import (
	"bytes"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// describesPackage reports whether a manifest of this name says what the package is that it stands with, its licence among it.
func describesPackage(p string) bool {
	base := strings.ToLower(path.Base(p))
	switch base {
	case "pom.xml", "pyproject.toml", "setup.py", "setup.cfg", "package.json", "cargo.toml", "composer.json", "bower.json", "build.gradle", "build.gradle.kts", "pubspec.yaml", "mix.exs",
		"build.sbt", "project.clj", "library.json", "library.properties", "idf_component.yml", "description", "conanfile.py", "vcpkg.json", "meson.build", "dub.json", "elm.json", "dune-project",
		"rebar.config", "shard.yml":
		return true
	}
	switch path.Ext(base) {
	case ".gemspec", ".podspec", ".rockspec", ".opam", ".cabal", ".nimble", ".nuspec", ".csproj", ".fsproj", ".vbproj":
		return true
	}
	return false
}

// fieldWindow is how many bytes before the name of a licence its key may begin.
const fieldWindow = 200

// licenceField is what stands before the name of a licence where it is the value of a manifest's field, in the syntaxes of the manifests above:
// `license = "`, `"license": "`, `license: `, `.license = { :type => '`, `<license><name>` and the classifiers of Python.
var licenceField = lazily.Regexp(`(?i)(?:^|[\s.{,(@<"'\[])(?:licen[sc]es?\b["']?\s*(?:=>|=|:|>|\{|\()[\s\[{("']*(?:(?:<name>[^<]*</name>\s*)?<(?:name|url)>|:?["']?(?:type|name|text|id)["']?\s*(?:=>|=|:|\.set\()[\s("']*)?|License\s*::)[^\n"'<>]{0,60}$`)

// anyBSD is the name of all BSD licences, with two clauses, three and four.
var anyBSD = lazily.Regexp(`(?i)^\W*(?:the )?BSD(?: licen[sc]e)?\W*$`)

// readField notes the licence that a manifest names in its field in words that are no SPDX expression, "Apache License, Version 2.0", as what
// it declares for its package.
func (a *assembly) readField(row *inventory.File) {
	if len(row.Licenses) == 0 || len(a.manifest[row.Path]) > 0 || !describesPackage(row.Path) {
		return
	}
	data := a.c.manifests[row.Path].Data
	var exprs []spdx.Expr
	line := 0
	for _, l := range row.Licenses {
		if l.How == inventory.HowClue || l.Start >= len(data) || anyBSD().MatchString(l.Text) {
			continue
		}
		before := data[max(0, l.Start-fieldWindow):l.Start]
		if here := bytes.TrimLeft(before[bytes.LastIndexByte(before, '\n')+1:], " \t"); len(here) > 0 && strings.IndexByte("#/*;%", here[0]) >= 0 || bytes.HasPrefix(here, []byte("<!--")) || !licenceField().Match(before) {
			continue // a comment speaks of the file
		}
		if e, err := spdx.Parse(l.Expression); err == nil {
			exprs = append(exprs, e)
			if line == 0 {
				line = l.Line
			}
		}
	}
	if e := spdx.Join(spdx.And, exprs...).Normal(); e.String() != "" {
		a.manifest[row.Path] = append(a.manifest[row.Path], claim{expr: e, line: line, words: true})
	}
}

// declareByFields gives the packages of the tree the licence that their manifests name in words.
func (a *assembly) declareByFields() {
	for i := range a.inv.Packages {
		p := &a.inv.Packages[i]
		if p.Kind != inventory.KindWorkspace && p.Kind != inventory.KindVendored || p.Declared.Expression != "" {
			continue
		}
		for _, at := range p.Locations {
			if c := a.manifest[at.Path]; len(c) == 1 && c[0].words {
				p.Declared = inventory.Claim{Expression: c[0].expr.String(), Source: at.Path}
				p.Unresolved = ""
				break
			}
		}
	}
}
