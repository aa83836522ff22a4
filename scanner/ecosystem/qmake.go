package ecosystem

import (
	"bytes"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var qmake = Ecosystem{
	Name:  "qmake",
	PURL:  "generic",
	Files: []string{"*.pro", "*.pri", "*.prf"},
	Title: "qmake",
	Reads: "Qt where a project uses it, libraries that it links with -l, and modules of pkg-config",
	Read:  readQMake,
}

var (
	qmakeSets   = lazily.Regexp(`^\s*(?:[\w!():|.+,$ {}"=-]*?[:{]\s*)?(LIBS|LIBS_PRIVATE|QMAKE_LIBS|PKGCONFIG|QT|TARGET)\s*([+*]?=)\s*(.*)$`)
	qmakeModule = lazily.Regexp(`^[A-Za-z][\w.+-]*$`)
)

// isQMake tells a project of qmake from other files with the ending.
func isQMake(data []byte) bool {
	for _, word := range []string{"TEMPLATE", "SOURCES", "HEADERS", "QT", "LIBS", "PKGCONFIG", "INCLUDEPATH"} {
		if i := bytes.Index(data, []byte(word)); i >= 0 {
			rest := bytes.TrimLeft(data[i+len(word):min(len(data), i+len(word)+20)], " \t")
			if bytes.HasPrefix(rest, []byte("+=")) || bytes.HasPrefix(rest, []byte("=")) || bytes.HasPrefix(rest, []byte("*=")) {
				return true
			}
		}
	}
	return false
}

// readQMake reads the variables of qmake's projects that name what they need (doc.qt.io, "qmake Variable Reference").
func readQMake(in *Input) Output {
	b := newBuilder("qmake")
	own := map[string]bool{}
	each := func(m Manifest, yield func(line int, name, value string)) {
		for line, text := range continued(m.Data, "#") {
			if i := strings.IndexByte(text, '#'); i >= 0 {
				text = text[:i]
			}
			if !strings.Contains(text, "=") {
				continue
			}
			if found := qmakeSets().FindStringSubmatch(text); found != nil {
				yield(line, found[1], strings.TrimRight(found[3], " \t}"))
			}
		}
	}
	for _, m := range in.Manifests {
		if size(m) == nil && isQMake(m.Data) {
			each(m, func(_ int, name, value string) {
				if name == "TARGET" {
					own[strings.TrimPrefix(strings.ToLower(strings.TrimSpace(value)), "lib")] = true
				}
			})
		}
	}
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if belongsToCopy(m.Path) || !isQMake(m.Data) {
			continue
		}
		each(m, func(line int, name, value string) {
			switch name {
			case "QT":
				if strings.TrimSpace(value) != "" {
					b.linked(m.Path, line, inventory.Package{Name: "qt", Kind: inventory.KindDependency}, inventory.RelRuntime, "")
				}
			case "PKGCONFIG":
				for _, module := range strings.Fields(value) {
					if qmakeModule().MatchString(module) && !own[strings.ToLower(module)] {
						b.linked(m.Path, line, inventory.Package{Name: module, Kind: inventory.KindDependency}, inventory.RelRuntime, "")
					}
				}
			case "LIBS", "LIBS_PRIVATE", "QMAKE_LIBS":
				for _, found := range linkFlag().FindAllStringSubmatch(" "+value, maxEntries) {
					if library := strings.TrimRight(found[1], "."); !own[strings.TrimPrefix(strings.ToLower(library), "lib")] && !strings.HasSuffix(library, "-") && !strings.HasSuffix(library, "_") {
						b.linked(m.Path, line, inventory.Package{Name: library, Kind: inventory.KindDependency}, inventory.RelRuntime, "")
					}
				}
			}
		})
	}
	return joinLibraries(b.output())
}
