package annotation

import (
	"strings"
	"testing"
)

const wanted = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n"

func TestCovers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		file, glob, path string
		want             bool
	}{
		{"REUSE.toml", "*.c", "a.c", true},
		{"REUSE.toml", "*.c", "d/a.c", false},
		{"REUSE.toml", "**", "d/a.c", true},
		{"REUSE.toml", "src/**", "src/d/a.c", true},
		{"REUSE.toml", "src/**", "srcs/a.c", false},
		{"REUSE.toml", "**/x", "x", false},
		{"REUSE.toml", "**x", "d/x", true},
		{"REUSE.toml", `a\\*.c`, "a*.c", true},
		{"REUSE.toml", `a\\*.c`, "ab.c", false},
		{"REUSE.toml", "a?.c", "ab.c", false},
		{"REUSE.toml", "a.c", "axc", false},
		{"REUSE.toml", "übe*", "über", true},
		{"sub/REUSE.toml", "*.c", "sub/a.c", true},
		{"sub/REUSE.toml", "*.c", "a.c", false},
		{"debian/copyright", "*.c", "d/a.c", true},
		{"debian/copyright", "./d/?.c", "d/a.c", true},
	} {
		data := "version = 1\n[[annotations]]\npath = \"" + tt.glob + "\"\n"
		if tt.file == "debian/copyright" {
			data = wanted + "Files: " + tt.glob + "\nLicense: MIT\n"
		}
		got, problems := Read(tt.file, []byte(data))
		if len(got) != 1 || len(problems) > 0 {
			t.Fatalf("%s %s: %v %v", tt.file, tt.glob, got, problems)
		}
		if got[0].Covers(tt.path) != tt.want {
			t.Errorf("%s: %q covers %q: want %v", tt.file, tt.glob, tt.path, tt.want)
		}
	}
}

func TestDebianNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"GPL-2":                          "GPL-2.0-only",
		"GPL-2+":                         "GPL-2.0-or-later",
		"LGPL-2.1+":                      "LGPL-2.1-or-later",
		"GFDL-1.3":                       "GFDL-1.3-only",
		"Expat":                          "MIT",
		"Expat and BSD-3-clause":         "BSD-3-Clause AND MIT",
		"GPL-2+ or Artistic, and Expat":  "(Artistic-1.0 OR GPL-2.0-or-later) AND MIT",
		"GPL-3+ with autoconf exception": "GPL-3.0-or-later WITH Autoconf-exception-2.0",
		"mine-own":                       "",
	} {
		got, _ := Read("debian/copyright", []byte(wanted+"Files: *\nLicense: "+name+"\n"))
		if len(got) != 1 || got[0].License.String() != want || (want == "") != (got[0].Name != "") {
			t.Errorf("%s: got %+v, want %s", name, got, want)
		}
	}
}

func TestProblemsNameTheLine(t *testing.T) {
	t.Parallel()
	for data, want := range map[string]string{
		"version = 1\n\n[[annotations]]\npath = 3\n": "3",
		"version = 2\n": "version is 2",
		"version = 1\n[[annotations]]\npath = \"a\"\nprecedence = \"nearest\"\n": "precedence",
		"version = 1\n[[annotations]]\n":                                         "without a path",
		"version = \n":                                                           "not valid TOML",
	} {
		_, problems := Read("REUSE.toml", []byte(data))
		if len(problems) != 1 || !strings.Contains(problems[0].Reason, want) {
			t.Errorf("%q: got %v, want %q", data, problems, want)
		}
	}
}

func TestNearestFirstAndOverrideCutsOff(t *testing.T) {
	t.Parallel()
	read := func(p, glob, id, precedence string) Annotation {
		got, problems := Read(p, []byte("version = 1\n[[annotations]]\npath = \""+glob+"\"\nprecedence = \""+precedence+"\"\nSPDX-License-Identifier = \""+id+"\"\n"))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return got[0]
	}
	all := []Annotation{read("a/b/REUSE.toml", "**", "MIT", "closest"), read("a/REUSE.toml", "b/o", "ISC", "override"), read("REUSE.toml", "**", "CC0-1.0", "aggregate")}
	Sort(all)
	for p, want := range map[string]string{"a/b/c": "MIT CC0-1.0", "a/b/o": "ISC CC0-1.0", "x": "CC0-1.0"} {
		var ids []string
		for _, n := range Applies(all, p) {
			ids = append(ids, n.License.String())
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: got %s, want %s", p, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("REUSE.toml", []byte("version = 1\n[[annotations]]\npath = [\"**\", \"a*\\\\*\"]\nSPDX-License-Identifier = \"MIT\"\n"), "a/b")
	f.Add("debian/copyright", []byte(wanted+"Files: * ?\nLicense: GPL-2+ or Expat, and x\nCopyright: a\n b\n"), "a")
	f.Fuzz(func(t *testing.T, p string, data []byte, other string) {
		if !Wanted(p) {
			p = "REUSE.toml"
		}
		got, _ := Read(p, data)
		Sort(got)
		for _, n := range Applies(got, other) {
			if len(n.License.Unknown()) > 0 {
				t.Errorf("an expression with unknown ids: %s", n.License)
			}
		}
	})
}
