package scanner

import (
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/source"
)

// TestFieldsInWords: what a manifest at the root names in the words of its licence field is what the tree declares; a comment is not.
func TestFieldsInWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, text, want string }{
		{"pom.xml", "<project><groupId>lamp</groupId><artifactId>wick</artifactId><version>1</version>\n<licenses>\n  <license>\n    <name>Apache License, Version 2.0</name>\n  </license>\n</licenses></project>\n", "Apache-2.0"},
		{"pyproject.toml", "[project]\nname = \"lamp\"\nversion = \"1\"\nclassifiers = [\"License :: OSI Approved :: MIT License\"]\n", "MIT"},
		{"pyproject.toml", "[project]\nname = \"lamp\"\nversion = \"1\"\nlicense = {text = \"BSD 3-Clause License\"}\n", "BSD-3-Clause"},
		{"setup.py", "from setuptools import setup\nsetup(name=\"lamp\", version=\"3\", license=\"Apache License 2.0\")\n", "Apache-2.0"},
		{"build.gradle.kts", "publishing { publications { named { pom { licenses { license {\n  name.set(\"The Apache License, Version 2.0\")\n} } } } } }\n", "Apache-2.0"},
		{"lamp.gemspec", "Gem::Specification.new do |s|\n  s.name = 'lamp'\n  s.license = 'MIT License'\nend\n", "MIT"},
		{"lamp.podspec", "Pod::Spec.new do |s|\n  s.license = { :type => 'Apache License, Version 2.0', :file => 'LICENSE' }\nend\n", "Apache-2.0"},
		{"lamp.cabal", "name: lamp\nlicense: BSD-3-Clause\n", "BSD-3-Clause"},
		{"DESCRIPTION", "Package: lamp\nLicense: GPL (>= 2)\nImports: wick\n", "GPL-2.0-or-later"},
		{"library.properties", "name=Lamp\nlicense=MIT\ndepends=Wick\n", "MIT"},
		{"package.json", "{\"name\": \"lamp\", \"license\": \"BSD\"}\n", ""},
		{"CMakeLists.txt", "# License: MIT\nproject(lamp VERSION 1)\n", ""},
		{"pom.xml", "<!-- License: MIT -->\n<project><groupId>lamp</groupId><artifactId>wick</artifactId><version>1</version></project>\n", ""},
		{"deep/setup.py", "from setuptools import setup\nsetup(name=\"lamp\", license=\"MIT License\")\n", ""},
	} {
		inv := scan(t, memory{entries: []source.Entry{file(c.name, []byte(c.text)), file("x.c", []byte("int x;\n"))}})
		if got := inv.Summary.DeclaredRoot; got != c.want {
			t.Errorf("%s: %q declares %q, want %q", c.name, c.text, got, c.want)
		}
		for _, p := range inv.Packages {
			if c.name == "deep/setup.py" && p.Name == "lamp" && p.Declared.Expression != "MIT" {
				t.Errorf("the package of %s declares %q", c.name, p.Declared.Expression)
			}
		}
	}
}

// TestAnyVersion: the name of a GNU licence alone agrees with the text of any of its versions.
func TestAnyVersion(t *testing.T) {
	t.Parallel()
	inv := scan(t, memory{entries: []source.Entry{
		file("LICENSE", []byte("SPDX-License-Identifier: GPL-3.0-only\n")),
		file("setup.py", []byte("from setuptools import setup\nsetup(name=\"lamp\", license=\"GPL\")\n")),
	}})
	for _, f := range inv.Findings {
		if f.Kind == inventory.FindConflict {
			t.Errorf("%+v", f)
		}
	}
	if inv.Summary.DeclaredRoot != "GPL-3.0-only" {
		t.Error(inv.Summary.DeclaredRoot)
	}
}
