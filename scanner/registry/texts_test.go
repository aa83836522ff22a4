package registry

import (
	"strings"
	"testing"

	"github.com/licit-compliance/licit/internal/gen/listdata"
	"github.com/licit-compliance/licit/scanner/inventory"
)

// Licence and notice files come from the tree, else from what was fetched before; nothing
// is fetched for them.
func TestPackageTexts(t *testing.T) {
	t.Parallel()
	h := newHost(t)
	b := online(t, h)
	tgz := tarball(t, map[string]string{"package/package.json": `{"name":"kept","version":"1.0.0","license":"MIT"}`, "package/LICENSE": mit, "package/NOTICE": "Made by Jane Doe.\n"})
	h.serve["/npm/kept/-/kept-1.0.0.tgz"] = tgz
	kept := inventory.Package{PURL: "pkg:npm/kept@1.0.0", Name: "kept", Version: "1.0.0", Hashes: []inventory.Hash{locked(tgz)}}
	b.write(b.tree+"/node_modules/near/package.json", `{"name":"near","version":"2.0.0","license":"MIT"}`)
	b.write(b.tree+"/node_modules/near/LICENSE", mit)
	b.write(b.tree+"/node_modules/near/NOTICE.txt", "near\n")
	b.write(b.tree+"/node_modules/near/notice.js", "code\n")
	near := inventory.Package{PURL: "pkg:npm/near@2.0.0", Name: "near", Version: "2.0.0"}
	ask := func() map[string]Texts {
		t.Helper()
		got, err := PackageTexts(t.Context(), []inventory.Package{near, kept, {PURL: "pkg:cobol/x@1", Name: "x", Version: "1"}}, b.opts)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	names := func(x Texts) string {
		var out []string
		for _, f := range x.Files {
			name := f.Name
			if f.Notice {
				name += "*"
			}
			out = append(out, name)
		}
		return strings.Join(out, " ")
	}
	got := ask()
	if x := got[near.PURL]; names(x) != "LICENSE NOTICE.txt*" || x.Source != "node_modules" || string(x.Files[0].Data) != mit {
		t.Errorf("near: %s from %s (%s)", names(x), x.Source, x.Reason)
	}
	if x := got[kept.PURL]; len(x.Files) > 0 || x.Reason == "" || h.requests() > 0 {
		t.Errorf("kept before it was fetched: %s (%s), %d requests", names(x), x.Reason, h.requests())
	}
	if x := got["pkg:cobol/x@1"]; x.Reason == "" {
		t.Error("a type that licit does not know has no reason")
	}
	if a := b.resolve(kept)[0]; a.Detected != "MIT" || len(a.Files) != 1 {
		t.Fatalf("resolve: %+v", a) // a notice is no licence evidence
	}
	before := h.requests()
	if x := ask()[kept.PURL]; names(x) != "LICENSE NOTICE*" || h.requests() != before {
		t.Errorf("kept: %s (%s), %d requests", names(x), x.Reason, h.requests()-before)
	}
}

func TestListTexts(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	sum := b.home + "/mod/cache/download/github.com/spdx/license-list-data/@v/" + listdata.Version + ".ziphash"
	if _, err := ListTexts(t.Context(), b.opts); err == nil || !strings.Contains(err.Error(), "go mod download "+listdata.Module) {
		t.Errorf("absent: %v", err)
	}
	b.write(sum, "h1:another")
	if _, err := ListTexts(t.Context(), b.opts); err == nil || !strings.Contains(err.Error(), "not the one that licit was built with") {
		t.Errorf("another: %v", err)
	}
	b.write(sum, listdata.Sum)
	b.write(b.home+"/mod/github.com/spdx/license-list-data@"+listdata.Version+"/text/MIT.txt", mit)
	get, err := ListTexts(t.Context(), b.opts)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := get("MIT"); err != nil || string(text) != mit {
		t.Errorf("MIT: %q, %v", text, err)
	}
	for _, id := range []string{"ISC", "../MIT", "LicenseRef-x"} {
		if _, err := get(id); err == nil {
			t.Errorf("%s: no error", id)
		}
	}
}
