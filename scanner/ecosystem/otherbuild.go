package ecosystem

import (
	"bytes"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var otherbuild = Ecosystem{
	Name:  "otherbuild",
	PURL:  "generic",
	Files: []string{"sconstruct", "sconscript", "sconstruct.py", "sconscript.py", "*.scons", "wscript", "wscript_build", "premake4.lua", "premake5.lua", "xmake.lua"},
	Title: "SCons, Waf, premake and xmake",
	Reads: "libraries of known projects that they link or look for, modules of pkg-config, and what add_requires names",
	Read:  readOtherBuild,
}

var (
	// A call that names a library: CheckLib('z'), CheckLibWithHeader(['z'], …), check_cc(lib='z'), check_cfg(package='z').
	buildCheck  = lazily.Regexp(`\b(?:CheckLib|CheckLibWithHeader)\s*\(\s*\[?\s*((?:["'][\w.+-]+["']\s*,?\s*)+)|\b(?:lib|stlib|package)\s*=\s*\[?\s*((?:["'][\w.+-]+["']\s*,?\s*)+)`)
	buildHeader = lazily.Regexp(`\b(?:CheckHeader|CheckCHeader|CheckCXXHeader)\s*\(\s*["']([\w./+-]+)["']|\bheader_name\s*=\s*["']([\w./+-]+)["']`)
	// A list of what is linked: LIBS=['z', 'm'], LIBS += …, links { "z" }.
	buildList   = lazily.Regexp(`\bLIBS\s*\+?=\s*\[([^\]]*)\]|\blinks\s*\(?\s*\{([^}]*)\}|\blinks\s*\(?\s*(["'][\w.+-]+["'])|\badd_(?:syslinks|links)\(([^)]*)\)`)
	buildConfig = lazily.Regexp(`(?:pkg-config|\bParseConfig\b[^\n]*?pkg-config)((?:\s+--?[a-z-]+(?:=\S+)?)+)\s+([A-Za-z][\w.+ -]*)["']`)
	buildNeeds  = lazily.Regexp(`\badd_requires\(([^)]*)\)`)
	quotedWord  = lazily.Regexp(`["']([^"'\n]+)["']`)
	neededName  = lazily.Regexp(`^(?:(?:conan|vcpkg|brew|apt|cmake)::)?([A-Za-z][\w.+-]*)(?:/([\w.]+))?(?:\s+(.+))?$`)
)

func readOtherBuild(in *Input) Output {
	b := newBuilder("otherbuild")
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if belongsToCopy(m.Path) {
			continue
		}
		comment := "#"
		if strings.HasSuffix(m.Path, ".lua") {
			comment = "--"
		}
		b.otherBuild(m.Path, withoutComments(m.Data, comment))
	}
	return b.output()
}

// withoutComments blanks lines that are comments.
func withoutComments(data []byte, comment string) []byte {
	out := bytes.Clone(data)
	for start := 0; start < len(out); {
		end := len(out)
		if i := bytes.IndexByte(out[start:], '\n'); i >= 0 {
			end = start + i
		}
		if bytes.HasPrefix(bytes.TrimLeft(out[start:end], " \t"), []byte(comment)) {
			for i := start; i < end; i++ {
				out[i] = ' '
			}
		}
		start = end + 1
	}
	return out
}

func (b *builder) otherBuild(file string, data []byte) {
	count := lineCounter{data: data}
	each := func(found [][]int, yield func(line int, text string)) {
		for _, m := range found[:min(len(found), maxEntries)] {
			line := count.lineAt(m[0])
			for g := 2; g+1 < len(m); g += 2 {
				if m[g] >= 0 {
					yield(line, string(data[m[g]:m[g+1]]))
				}
			}
		}
	}
	library := func(line int, list string) {
		for _, word := range quotedWord().FindAllStringSubmatch(list, 100) {
			lower := strings.ToLower(libraryName(word[1]))
			if (nativeProjects()[lower] != "" || isProjectName()[lower]) && !plainDirectories[lower] {
				b.linked(file, line, inventory.Package{Name: lower, Kind: inventory.KindDependency}, inventory.RelOptional, "")
			}
		}
	}
	each(buildCheck().FindAllSubmatchIndex(data, -1), library)
	each(buildList().FindAllSubmatchIndex(data, -1), library)
	each(buildHeader().FindAllSubmatchIndex(data, -1), func(line int, header string) {
		if project := includedProject(header, true); project != "" && isTold(header, true) && !platformDirectories[strings.ToLower(path.Dir(header))] {
			b.linked(file, line, inventory.Package{Name: project, Kind: inventory.KindDependency}, inventory.RelOptional, "")
		}
	})
	each(buildConfig().FindAllSubmatchIndex(data, -1), func(line int, modules string) {
		for _, name := range strings.Fields(modules) {
			if !strings.HasPrefix(name, "-") {
				b.linked(file, line, inventory.Package{Name: name, Kind: inventory.KindDependency}, inventory.RelRuntime, "")
			}
		}
	})
	each(buildNeeds().FindAllSubmatchIndex(data, -1), func(line int, list string) {
		list, _, _ = strings.Cut(list, "{")
		for _, word := range quotedWord().FindAllStringSubmatch(list, 100) {
			m := neededName().FindStringSubmatch(word[1])
			if m == nil || platformLibrary(strings.ToLower(m[1])) {
				continue
			}
			p := inventory.Package{Name: m[1], Kind: inventory.KindDependency, Locations: []inventory.Location{at(file, line)}}
			if version := m[2] + m[3]; plainVersion(strings.TrimPrefix(version, "v")) {
				p.Version = version
			} else {
				p.Requirement = version
			}
			relation := inventory.RelRuntime
			if testFramework(strings.ToLower(m[1])) {
				relation = inventory.RelTest
			}
			p.Name, p.PURL = nativeName(p.Name), nativeID(p.Name, p.Version)
			b.direct("", b.add(p), relation, "", p.Locations[0]).asking(p.Requirement)
		}
	})
}
