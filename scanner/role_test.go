package scanner

import (
	"bytes"
	"testing"

	"github.com/licit-compliance/licit/scanner/license"
)

func TestRoleOf(t *testing.T) {
	t.Parallel()
	tree := map[string]bool{"art/logo.svg": true, "sub/REUSE.toml": true}
	exists := func(p string) bool { return tree[p] }
	for p, want := range map[string]role{
		"LICENSE": licenceFile, "LICENSE.md": licenceFile, "src/COPYING": licenceFile, "LICENSE-MIT": licenceFile, "MIT-LICENSE.txt": licenceFile,
		"COPYING3": licenceFile, "COPYING.LESSER": licenceFile, "LICENSE.APACHE2": licenceFile, "UNLICENSE": licenceFile, "COPYRIGHT": licenceFile, "COPYRIGHT_ISO.txt": licenceFile, "licence.txt": licenceFile,
		"license.go": ordinary, "LICENSE.json": ordinary, "licensecheck.md": ordinary, ".copyright-ignore": ordinary, "copyright-policy.md": ordinary, "check_license.sh": ordinary,
		"LICENSES/MIT.txt": licenceText, "sub/LICENSES/MIT.txt": licenceText, "other/LICENSES/a.txt": ordinary,
		"NOTICE": notices, "NOTICE.md": notices, "ThirdPartyNotices.txt": notices, "THIRD-PARTY-LICENSES": notices,
		"README": readme, "README.rst": readme, "README.license": licenceFile, "README.license.gpl": licenceFile, "readme-copying.txt": licenceFile, "README-licensed-parts.md": readme, "art/logo.svg.license": sidecar, "lib/zlib.license": licenceFile,
	} {
		if got := roleOf(p, exists); got != want {
			t.Errorf("%s: role %d, want %d", p, got, want)
		}
	}
}

func TestTellsHistory(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"CHANGES_GR": true, "ChangeLog-2009": true, "changes_made.go": false,
		"CHANGELOG.md": true, "ChangeLog": true, "doc/ChangeLog.old": true, "NEWS": true, "release-notes.txt": true, "whats_new.rst": true,
		"doc/1.14.1-notes.rst": true, "release-notes-2.0.md": true, "v3.1-release_notes.txt": true, "field-notes.md": false,
		"news.py": false, "changes.go": false, "README.md": false, "NEWSLETTER": false,
	} {
		if got := tellsHistory(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAnswersQuestions(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"FAQ": true, "doc/faq.html": true, "FAQ-LICENSING.md": true, "faq.py": false, "faqs/README.md": false, "FAQUIR": false} {
		if got := answersQuestions(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestJudgesOthers(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"deny.toml": true, "ci/.licensed.yml": true, "licit-policy.yaml": true, "Cargo.toml": false, "allow.md": false} {
		if got := judgesOthers(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestTestCode(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"tests/a/owner.rs": true, "a/b_test.go": true, "src/test_lamp.py": true, "tests/a/Cargo.toml": false, "src/owner.rs": false} {
		if got := testCode(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	data := []byte("let m = r#\"\n[package]\nlicense = \"MIT\"\n\"#; // this test has License: MIT")
	for want, at := range map[bool]int{true: bytes.Index(data, []byte("MIT")), false: bytes.LastIndex(data, []byte("MIT"))} {
		if got := valueOfField(data, license.Match{Start: at, End: at + 3}); got != want {
			t.Errorf("at %d: %v", at, got)
		}
	}
}

func TestOfThisFile(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"The LF licenses this file to you under the Apache License, Version 2.0.":       true,
		"* Version 3 of the lamp is under the Apache License, Version 2.0 from now on.": false,
	} {
		name := []byte("Apache License, Version 2.0")
		at := bytes.Index([]byte(text), name)
		if got := ofThisFile([]byte(text), at, at+len(name)); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// TestSpeaksOfOthers: what lists the licences of other things licenses nothing itself.
func TestSpeaksOfOthers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"sbom/lamp.json", `{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": []}`, true},
		{"bom.json", `{"bomFormat": "CycloneDX"}`, true},
		{"lamp.spdx", "SPDXVersion: SPDX-2.3\n", true},
		{"package.json", `{"license": "MIT"}`, false},
	} {
		if got := speaksOfOthers(c.name, []byte(c.text)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestNamedForDocuments(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{"LICENSE.docs": true, "LICENSE_non-code": true, "LICENSE-NON-CODE.md": true, "LICENSE": false, "LICENSE.code": false, "LICENSE-codec": false} {
		if got := namedForDocuments(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestHeading(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"README file for the Lamp Tools\n====\n": "Lamp Tools", "# Readme for Lamp\n": "Lamp", "# Lamp\n": "Lamp",
		"## Lamp &mdash; light\n\n```\n# Light it\n```\n": "Lamp — light", "# ![logo](a.png) [Lamp](http://lamp.test)\n": "Lamp", "Text.\n\n# Usage\n": "", "## Build Status\n\n# Lamp\n": "Lamp", "### Warning: lamps have changed.\nText.\n": ""} {
		if got := heading([]byte(text)); got != want {
			t.Errorf("%q: %q", text, got)
		}
	}
}
