package committed

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
)

func TestDocuments(t *testing.T) {
	t.Parallel()
	paths := []string{"src/manifest.json", "dist/obligations.json", "dist/manifest.json", "a/x.SPDX.json", "bom.xml", "bomb.xml", "obligations.json", "b.cdx.json"}
	if got, want := Documents(slices.Values(paths)), []string{"a/x.SPDX.json", "b.cdx.json", "bom.xml", "dist/manifest.json"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// tree is an inventory with one dependency.
func tree(t *testing.T, files ...string) *inventory.Inventory {
	t.Helper()
	inv := &inventory.Inventory{
		Tool: inventory.Tool{Name: "licit"}, Files: new(inventory.Rows),
		Packages: []inventory.Package{{ID: "root", Kind: inventory.KindRoot, PURL: "pkg:generic/root@1"}, {ID: "pkg:npm/a@1", PURL: "pkg:npm/a@1", Kind: inventory.KindDependency}},
	}
	for _, f := range files {
		if err := inv.Files.Append(&inventory.File{Path: f, SHA256: strings.Repeat("0", 64)}); err != nil {
			t.Fatal(err)
		}
	}
	return inv
}

func TestFindings(t *testing.T) {
	t.Parallel()
	const spdx = `{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"x","documentNamespace":"https://example.org/x",
"creationInfo":{"created":"2026-11-23T00:00:00Z","creators":["Tool: %s-1"]},"documentDescribes":["SPDXRef-r"],
"packages":[{"SPDXID":"SPDXRef-r","name":"root","downloadLocation":"NOASSERTION"},{"SPDXID":"SPDXRef-a","name":"a","downloadLocation":"NOASSERTION",
"externalRefs":[{"referenceCategory":"PACKAGE-MANAGER","referenceType":"purl","referenceLocator":"%s"}]}],
"relationships":[{"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBES","relatedSpdxElement":"SPDXRef-r"},{"spdxElementId":"SPDXRef-r","relationshipType":"DEPENDS_ON","relatedSpdxElement":"SPDXRef-a"}]}`
	bundle := func(components, hash string) string {
		return fmt.Sprintf(`{"schema":"licit-artifacts/1","components":%q,"files":[{"path":"NOTICE.md","sha256":%q,"size":1}]}`, components, hash)
	}
	zero, ours := strings.Repeat("0", 64), tree(t).Components()
	for name, c := range map[string]struct{ path, text, want string }{
		"of this tree":           {"x.spdx.json", fmt.Sprintf(spdx, "licit", "pkg:npm/a@1"), ""},
		"of another state":       {"x.spdx.json", fmt.Sprintf(spdx, "licit", "pkg:npm/a@2"), "stale-document sbom components that it lacks: 1, first pkg:npm/a@1; components that only it names: 1, first pkg:npm/a@2"},
		"another tool counts":    {"x.spdx.json", fmt.Sprintf(spdx, "other", "pkg:npm/a@2"), ""},
		"in a bundle":            {"dist/x.spdx.json", fmt.Sprintf(spdx, "licit", "pkg:npm/a@2"), ""},
		"not of its format":      {"bom.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[{"type":"nonsense","name":"x"}]}`, "invalid-sbom"},
		"no JSON":                {"bom.json", `{"bomFormat":"CycloneDX",`, "invalid-sbom"},
		"a version not read":     {"x.spdx", "SPDXVersion: SPDX-2.1\nDataLicense: CC0-1.0\n", "invalid-sbom unread"},
		"SPDX 3":                 {"x.spdx.json", `{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}`, "invalid-sbom unread SPDX 3"},
		"no SBOM":                {"bom.json", `{"parts": []}`, ""},
		"a whole bundle":         {"dist/manifest.json", bundle(ours, zero), ""},
		"a bundle of before":     {"dist/manifest.json", bundle("sha256:1", zero), "stale-document artefacts the tree stands on other components"},
		"a bundle that changed":  {"dist/manifest.json", bundle(ours, strings.Repeat("1", 64)), "stale-document artefacts files that are not as they were written: 1, first NOTICE.md"},
		"a broken bundle":        {"dist/manifest.json", "<<<<<<< HEAD\n" + bundle(ours, zero), "stale-document artefacts the manifest cannot be read"},
		"of no one thing":        {"bom.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1}`, ""},
		"with a byte order mark": {"bom.json", "\xef\xbb\xbf" + `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1}`, ""},
		"a version that is none": {"bom.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[{"type":"library","name":"x","version":"unknown"}]}`, ""},
		"two faults":             {"bom.json", `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[{"type":"library","name":"x","purl":"x"},{"type":"library","name":"y","purl":"y"}]}`, `invalid-sbom CycloneDX 1.6: "x" is no package URL: purl scheme is not "pkg": "x" (/components/0/purl); 2 problems in all`},
		"a manifest of a plugin": {"dist/manifest.json", `{"manifest_version": 3}`, ""},
	} {
		got, err := Of(tree(t, "dist/NOTICE.md", "dist/manifest.json")).Findings(c.path, []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		text := ""
		for _, f := range got {
			text += strings.Join(strings.Fields(f.Kind+" "+f.Facet+" "+f.Reason), " ")
		}
		if c.want == "" && text != "" || !strings.HasPrefix(text, c.want) {
			t.Errorf("%s: got %q, want %q", name, text, c.want)
		}
	}
}

// An archive of a git tree has lost the commits of its submodules: what was written in git still holds.
func TestArchiveOfSubmodules(t *testing.T) {
	t.Parallel()
	inv := tree(t, "dist/NOTICE.md")
	inv.Packages = append(inv.Packages, inventory.Package{ID: "pkg:github/o/m", PURL: "pkg:github/o/m", Kind: inventory.KindDependency, Locations: []inventory.Location{{Path: ".gitmodules", Line: 1}}})
	const doc = `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"tools":{"components":[{"type":"application","name":"licit"}]}},"components":[
{"type":"library","name":"a","purl":"pkg:npm/a@1","bom-ref":"a"},{"type":"library","name":"m","purl":"pkg:github/o/%s","bom-ref":"m"}]}`
	manifest := fmt.Sprintf(`{"schema":"licit-artifacts/1","components":"sha256:1","files":[{"path":"NOTICE.md","sha256":%q,"size":1}]}`, strings.Repeat("0", 64))
	for _, c := range []struct {
		name, text, kind, revision string
		stale                      bool
	}{
		{"bom.json", fmt.Sprintf(doc, "m@1234"), "directory", "", false},
		{"bom.json", fmt.Sprintf(doc, "other@1234"), "directory", "", true},
		{"dist/manifest.json", manifest, "directory", "", false},
		{"dist/manifest.json", manifest, "archive", "1234", false},
		{"dist/manifest.json", manifest, "git", "1234", true},
	} {
		inv.Source.Kind, inv.Source.Revision = c.kind, c.revision
		got, err := Of(inv).Findings(c.name, []byte(c.text))
		if err != nil || len(got) > 0 != c.stale {
			t.Errorf("%s at %q: %v %v", c.name, c.revision, got, err)
		}
	}
}

func TestVersionless(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"pkg:npm/%40a/b@1": "pkg:npm/%40a/b", "pkg:npm/@a/b": "pkg:npm/@a/b", "pkg:g/a@1?x=a@2#s": "pkg:g/a?x=a@2#s", "pkg:g/a": "pkg:g/a"} {
		if got := versionless(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
