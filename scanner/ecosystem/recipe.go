package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// recipeMark stands in every recipe of the Makefiles that many wallets build what they need with: a file for each package,
// in the words of the one that it is for.
// maxRecipeValue bounds a value in bytes, before and after what it names is put in.
const maxRecipeValue = 1000

var recipeMark = []byte("$(package)_version")

var (
	recipeLine = lazily.Regexp(`(?m)^[ \t]*(package|\$\(package\)_(?:version|download_path|download_file|file_name|sha256_hash))[ \t]*:?=[ \t]*(\S+)[ \t]*\r?$`)
	// platformRecipe ends the names of recipes of which there is one for each system.
	platformRecipe = lazily.Regexp(`_(?:linux|darwin|mingw32|windows|android|freebsd)$`)
	recipeValue    = lazily.Regexp(`\$\(([\w.-]+)\)`)
)

// recipeVariables are what the recipes of a tree set, since one may refer to another: NAME_version, NAME_download_path and so on.
func recipeVariables(in *Input) map[string]string {
	vars := map[string]string{}
	for _, m := range in.Manifests {
		if path.Ext(m.Path) != ".mk" || len(m.Data) > maxManifest || !bytes.Contains(m.Data, recipeMark) {
			continue
		}
		name := recipeName(m.Data)
		for _, found := range recipeLine().FindAllSubmatch(m.Data, maxEntries) {
			if field, ok := strings.CutPrefix(string(found[1]), "$(package)"); ok && name != "" && len(found[2]) <= maxRecipeValue && vars[name+field] == "" {
				vars[name+field] = strings.ReplaceAll(string(found[2]), "$(package)", name)
			}
		}
	}
	return vars
}

func recipeName(data []byte) string {
	for _, found := range recipeLine().FindAllSubmatch(data, maxEntries) {
		if name := string(found[2]); string(found[1]) == "package" && !strings.Contains(name, "$") {
			return name
		}
	}
	return ""
}

// dependsRecipe reads a recipe, and reports whether it is one.
func (b *builder) dependsRecipe(m Manifest, vars map[string]string) bool {
	if path.Ext(m.Path) != ".mk" || !bytes.Contains(m.Data, recipeMark) {
		return false
	}
	name := recipeName(m.Data)
	get := func(field string) string {
		value := vars[name+"_"+field]
		for range 8 {
			if len(value) > maxRecipeValue {
				return ""
			}
			if !strings.Contains(value, "$(") {
				break
			}
			// $($(package)_version) is $(NAME_version) by now.
			value = recipeValue().ReplaceAllStringFunc(value, func(ref string) string { return vars[ref[2:len(ref)-1]] })
		}
		return value
	}
	version := get("version")
	if name == "" || version == "" || !isVersion(version) {
		return name != ""
	}
	// The same for the machine that builds.
	bare := platformRecipe().ReplaceAllString(strings.TrimPrefix(name, "native_"), "")
	p := inventory.Package{Name: bare, Version: version, Kind: inventory.KindDependency, PURL: genericID(bare, version)}
	if dir, file := get("download_path"), cmp.Or(get("download_file"), get("file_name")); strings.Contains(dir, "://") && file != "" {
		url := strings.TrimRight(dir, "/") + "/" + file
		p = archivePackage(bare, url)
		if p.Version == "" || !strings.Contains(p.PURL, "pkg:github/") {
			p.Version = version
			p.PURL = genericID(bare, version, "download_url", url)
		}
		p.Hashes = hexHash("sha256", get("sha256_hash"), "distribution")
	}
	line := 1 + bytes.Count(m.Data[:bytes.Index(m.Data, recipeMark)], []byte{'\n'})
	p.Locations = []inventory.Location{at(m.Path, line)}
	relation := inventory.RelRuntime
	if cmakeTools[strings.ToLower(bare)] {
		p.Kind, relation = inventory.KindTool, inventory.RelBuild
	}
	b.direct("", b.add(p), relation, "", p.Locations[0])
	return true
}
