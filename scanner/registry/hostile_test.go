package registry

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// Threat 3: metadata of a package that nests without end is an error, not a crash.
func TestDeepMetadata(t *testing.T) {
	t.Parallel()
	for _, open := range []string{"[", "{a=", "a."} {
		if words, err := cargoLicense([]byte("[package]\na = " + strings.Repeat(open, maxMetadata/len(open)-8) + "\nlicense = \"MIT\"\n")); err != nil || words != "MIT" {
			t.Errorf("%q: %q, %v", open, words, err)
		}
	}
	if _, err := readPackageJSON([]byte(strings.Repeat(`{"license":`, maxMetadata/11))); err == nil {
		t.Error("JSON without an end was read")
	}
	var p pom
	if err := decodeXML([]byte(strings.Repeat("<parent>", maxMetadata/8)), &p); err == nil {
		t.Error("XML without an end was read")
	}
}

func TestCargoLicense(t *testing.T) {
	t.Parallel()
	for manifest, want := range map[string]string{
		"[package]\nname = \"x\"\nlicense = \"MIT/Apache-2.0\" # either\n":                               "MIT OR Apache-2.0",
		"[package]\r\nlicense = 'ISC'\r\n":                                                               "ISC",
		"[dependencies]\nlicense = \"1.0\"\n":                                                            "",
		"[package]\ndescription = \"\"\"\n[other]\nlicense = \"no\"\n\"\"\"\nlicense = \"MIT\"\n":        "MIT",
		"[package]\ndescription = \"\"\"one line\"\"\"\nlicense-file = \"L\"\n[lib]\nlicense = \"no\"\n": "",
	} {
		if got, err := cargoLicense([]byte(manifest)); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", manifest, got, err, want)
		}
	}
	for _, manifest := range []string{"[package]\nlicense = \"MIT\n", "[package]\nlicense = [\"MIT\"]\n", "[package]\nlicense =\n"} {
		if words, err := cargoLicense([]byte(manifest)); err == nil {
			t.Errorf("%q: %q", manifest, words)
		}
	}
}

// Threat 3: a small archive that unpacks to much costs a budget, not the machine.
func TestArchiveBudget(t *testing.T) {
	t.Parallel()
	files := map[string]string{"p/package.json": "{}"}
	for i := range 2 + maxPicked/maxMetadata {
		files[fmt.Sprintf("p/LICENSE.%d", i)] = strings.Repeat("a", maxMetadata)
	}
	if _, err := untar([]byte(tarball(t, files)), atTop("package.json")); !errors.Is(err, errBudget) {
		t.Errorf("tar: %v", err)
	}
	if _, err := unzip([]byte(zipped(t, files)), atTop("package.json")); !errors.Is(err, errBudget) {
		t.Errorf("zip: %v", err)
	}
}
