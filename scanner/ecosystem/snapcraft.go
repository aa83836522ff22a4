package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

var snapcraft = Ecosystem{
	Name:  "snapcraft",
	PURL:  "generic",
	Files: []string{"snapcraft.yaml", ".snapcraft.yaml", "snapcraft.yml"},
	Title: "snapcraft.yaml",
	Reads: "repositories and archives that parts are built from, with tag, commit or version; packages of the distribution, which have no version, are left out",
	Read:  readSnapcraft,
}

// readSnapcraft reads how a snap is built (snapcraft's reference, "snapcraft.yaml"): a part has a source, which may be the tree itself.
func readSnapcraft(in *Input) Output {
	b := newBuilder("snapcraft")
	for _, m := range in.Manifests {
		if belongsToCopy(m.Path) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			b.problems = append(b.problems, *problem)
		}
		for _, doc := range docs {
			own, release := strings.ToLower(doc.get("name").str()), doc.get("version").str()
			for name, part := range doc.get("parts").all() {
				b.snapPart(m.Path, own, release, name, part)
			}
		}
	}
	return b.output()
}

func (b *builder) snapPart(file, own, release, name string, part *node) {
	source := part.get("source").str()
	for _, variable := range []string{"$SNAPCRAFT_PROJECT_VERSION", "$CRAFT_PROJECT_VERSION"} {
		source = strings.ReplaceAll(source, variable, release)
	}
	if !strings.Contains(source, "://") || strings.ContainsAny(source, "${}") || own != "" && strings.ToLower(name) == own {
		return
	}
	called := sourceName(source)
	if strings.ToLower(called) == own {
		return
	}
	tag, commit := part.get("source-tag").str(), part.get("source-commit").str()
	var p inventory.Package
	if kind := part.get("source-type").str(); kind == "git" || tag+commit+part.get("source-branch").str() != "" || kind == "" && (strings.HasSuffix(source, ".git") || strings.HasPrefix(source, "git") || !archiveSuffix().MatchString(source)) {
		ref := tag
		if !pinsVersion(ref) {
			ref = commit
		}
		p = fetched(called, source, ref, "")
		if p.Version == "" {
			p.Requirement, p.Unresolved = part.get("source-branch").str(), "the part names no tag or commit"
		}
	} else {
		p = archivePackage(called, source)
		if alg, value, ok := strings.Cut(part.get("source-checksum").str(), "/"); ok {
			p.Hashes = hexHash(alg, value, "distribution")
		}
	}
	p.Locations = []inventory.Location{at(file, part.get("source").lineNumber())}
	b.direct("", b.add(p), relationOfPath(file, inventory.RelRuntime), "", p.Locations[0])
}
