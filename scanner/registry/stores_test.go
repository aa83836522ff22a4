package registry

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
)

// pnpmFile puts a file into a store of pnpm and gives its entry in a list.
func pnpmFile(b *box, store, name, data, kept string) string {
	sum := sha512.Sum512([]byte(data))
	at := hex.EncodeToString(sum[:])
	b.write(filepath.Join(store, "files", at[:2], at[2:]), kept)
	return fmt.Sprintf(`"%s":{"integrity":"sha512-%s","mode":420,"size":%d}`, name, base64.StdEncoding.EncodeToString(sum[:]), len(data))
}

func TestPNPMStore(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	store := filepath.Join(b.home, "store", "v10")
	b.clients["pnpm store path"] = store
	manifest := `{"name":"@s/a","version":"1.0.0","license":"MIT"}`
	h := locked("the archive, which pnpm does not keep")
	b.write(filepath.Join(store, "index", h.Value[:2], h.Value[2:64]+"-@s+a@1.0.0.json"), `{"name":"@s/a","version":"1.0.0","files":{`+
		pnpmFile(b, store, "package.json", manifest, manifest)+","+pnpmFile(b, store, "LICENSE", mit, mit)+`}}`)
	expect(t, b.one("pkg:npm/%40s/a@1.0.0", "@s/a", "1.0.0", h), "MIT", "MIT", "pnpm store", "")
	expect(t, b.one("pkg:npm/b@1.0.0", "b", "1.0.0", h), "", "", "none", "not in node_modules") // another package's list

	old := locked("an archive that an older pnpm unpacked")
	b.write(filepath.Join(store, "files", old.Value[:2], old.Value[2:]+"-index.json"), `{"files":{`+pnpmFile(b, store, "package.json", `{"license":"ISC"}`, `{"license":"ISC"}`)+`}}`)
	expect(t, b.one("pkg:npm/c@2.0.0", "c", "2.0.0", old), "ISC", "", "pnpm store", "")

	forged := locked("an archive of which a file was changed")
	b.write(filepath.Join(store, "index", forged.Value[:2], forged.Value[2:64]+"-d@1.0.0.json"), `{"name":"d","version":"1.0.0","files":{`+
		pnpmFile(b, store, "package.json", `{"license":"GPL-3.0-only"}`, `{"license":"MIT"}`)+`}}`)
	expect(t, b.one("pkg:npm/d@1.0.0", "d", "1.0.0", forged), "", "", "none", "package.json is not what its hash says")
}

func TestYarnCaches(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	b.env["YARN_CACHE_FOLDER"] = filepath.Join(b.home, "yarn")
	b.write(filepath.Join(b.home, "yarn/v6/npm-@s-a-1.0.0-0123-integrity/node_modules/@s/a/package.json"), `{"license":"MIT"}`)
	expect(t, b.one("pkg:npm/%40s/a@1.0.0", "@s/a", "1.0.0"), "MIT", "", "yarn cache", "")

	zip := zipped(t, map[string]string{"node_modules/b/package.json": `{"license":"ISC"}`, "node_modules/b/LICENSE": mit})
	b.write(filepath.Join(b.tree, ".yarn/cache/b-npm-2.0.0-0123456789-8.zip"), zip)
	expect(t, b.one("pkg:npm/b@2.0.0", "b", "2.0.0"), "ISC", "MIT", "yarn cache", "")
	sum := sha512.Sum512([]byte(zip))
	meant := inventory.Hash{Alg: "sha512", Value: hex.EncodeToString(sum[:]), Of: "yarn-archive"}
	expect(t, b.one("pkg:npm/b@2.0.0", "b", "2.0.0", meant), "ISC", "MIT", "yarn cache", "")
	meant.Value = hex.EncodeToString(make([]byte, sha512.Size))
	expect(t, b.one("pkg:npm/b@2.0.0", "b", "2.0.0", meant), "", "", "none", "not in node_modules")

	b.write(filepath.Join(b.home, ".yarn/berry/cache/@s-c-npm-3.0.0-0123456789-10c0.zip"), zipped(t, map[string]string{"node_modules/@s/c/package.json": `{"license":"0BSD"}`}))
	expect(t, b.one("pkg:npm/%40s/c@3.0.0", "@s/c", "3.0.0"), "0BSD", "", "yarn cache", "")
}

func TestPythonEnvironments(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	b.env["UV_CACHE_DIR"], b.env["POETRY_CACHE_DIR"] = filepath.Join(b.home, "uv"), filepath.Join(b.home, "poetry")
	b.write(filepath.Join(b.tree, ".venv/lib/python3.12/site-packages/in_tree-1.dist-info/METADATA"), "License-Expression: MIT\n")
	b.write(filepath.Join(b.home, "poetry/virtualenvs/x-0123-py3.12/lib/python3.12/site-packages/by_poetry-2.dist-info/METADATA"), "License-Expression: ISC\n")
	b.write(filepath.Join(b.home, "uv/archive-v0/0123/by_uv-3.dist-info/METADATA"), "License-Expression: 0BSD\n")
	expect(t, b.one("pkg:pypi/in-tree@1", "in-tree", "1"), "MIT", "", "site-packages", "")
	expect(t, b.one("pkg:pypi/by-poetry@2", "by-poetry", "2"), "ISC", "", "site-packages", "")
	expect(t, b.one("pkg:pypi/by-uv@3", "by-uv", "3"), "0BSD", "", "uv cache", "")
}

// TestHolderLines: who holds the copyright is no part of a licence, wherever it stands; all other words are.
func TestHolderLines(t *testing.T) {
	t.Parallel()
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	r := &Resolver{engine: engine}
	for line, exact := range map[string]bool{
		"":                                      true,
		"   Copyright (c) 2014 Another Person.": true,
		"(c) 2014-2016 Another Person":          true,
		"Copyright notices of 2014 are to be kept in every copy that is sold": false,
		"No part may be used in weapons.":                                     false,
	} {
		text := strings.Replace(mit, "\n\nThe above", "\n\n"+line+"\n\nThe above", 1)
		a := r.answer("pkg:golang/x@v1", &contents{Licences: []file{{Name: "LICENSE", Data: []byte(text)}}})
		if a.Exact != exact {
			t.Errorf("%q: %s, exact %v", line, a.Detected, a.Exact)
		}
	}
}

// TestSpokenOf: a licence that a file speaks of is known as well as its words are.
func TestSpokenOf(t *testing.T) {
	t.Parallel()
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	r := &Resolver{engine: engine}
	for words, exact := range map[string]bool{
		"This package is licensed under the MIT License, see below.":                         true,
		"This package is licensed under the MIT License and the Mozilla Public License 2.0.": false,
	} {
		a := r.answer("pkg:golang/x@v1", &contents{Licences: []file{{Name: "COPYING", Data: []byte(words + "\n")}, {Name: "LICENSE", Data: []byte(mit)}}})
		if a.Exact != exact {
			t.Errorf("%q: %s, exact %v", words, a.Detected, a.Exact)
		}
	}
}

// TestChoice: a file of a package says which of its licences the user may choose; without it a list of names says nothing.
func TestChoice(t *testing.T) {
	t.Parallel()
	engine, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	r := &Resolver{engine: engine}
	for words, want := range map[string]string{
		"Take the terms of LICENSE.MIT or LICENSE.ISC, as you like.\n":   "ISC OR MIT",
		"The terms are in the files LICENSE.MIT and LICENSE.ISC.\n":      "",
		"The licence is in LICENSE.MIT or LICENSE.BSD, as you choose.\n": "",
	} {
		a := r.answer("pkg:pypi/x@1", &contents{Declared: "MIT License; ISC License", Licences: []file{
			{Name: "LICENSE", Data: []byte(words)}, {Name: "LICENSE.ISC", Data: []byte(isc)}, {Name: "LICENSE.MIT", Data: []byte(mit)},
		}})
		if (a.Reason == "") != (want != "") || want != "" && a.Declared != want {
			t.Errorf("%q: %q, %q", words, a.Declared, a.Reason)
		}
	}
}

func TestLooksUpWhatItHasAPlaceFor(t *testing.T) {
	t.Parallel()
	r, err := Open(Options{Env: func(string) string { return "" }})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for typ := range r.local {
		if !LooksUp("pkg:" + typ + "/lamp@1") {
			t.Errorf("%s is looked up", typ)
		}
	}
	if LooksUp("pkg:nuget/lamp@1") || LooksUp("pkg:generic/golang@1") {
		t.Error("packages without a place are said to be looked up")
	}
}
