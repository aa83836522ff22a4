package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var platformio = Ecosystem{
	Name:  "platformio",
	PURL:  "generic",
	Files: []string{"platformio.ini"},
	Title: "PlatformIO",
	Reads: "libraries and platforms of platformio.ini, with the version, tag or commit that it names",
	Read:  readPlatformIO,
}

var (
	iniKey = lazily.Regexp(`^([A-Za-z_][\w.-]*)\s*=\s*(.*)$`)
	// pioLibrary is owner/name@version, with either end left out.
	pioLibrary = lazily.Regexp(`^(?:([\w.-]+)/)?([A-Za-z][\w. +-]*?)\s*(?:@\s*(\S+))?$`)
)

// readPlatformIO reads lib_deps and platform of all environments (docs.platformio.org, "platformio.ini").
func readPlatformIO(in *Input) Output {
	b := newBuilder("platformio")
	for _, m := range in.Manifests {
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if belongsToCopy(m.Path) {
			continue
		}
		key, line := "", 0
		for text := range strings.Lines(string(m.Data)) {
			line++
			if i := strings.IndexByte(text, ';'); i >= 0 && (i == 0 || text[i-1] == ' ' || text[i-1] == '\t') {
				text = text[:i]
			}
			trimmed := strings.TrimSpace(text)
			if trimmed == "" || trimmed[0] == '#' {
				continue
			}
			if trimmed[0] == '[' {
				key = ""
				continue
			}
			value := trimmed
			if text[0] != ' ' && text[0] != '\t' {
				found := iniKey().FindStringSubmatch(trimmed)
				if found == nil {
					continue
				}
				key, value = found[1], found[2]
			}
			switch key {
			case "lib_deps":
				for _, spec := range strings.Split(value, ",") {
					b.pioLibrary(m.Path, line, strings.TrimSpace(spec))
				}
			case "platform":
				b.pioPlatform(m.Path, line, value)
			}
		}
	}
	return b.output()
}

func (b *builder) pioLibrary(file string, line int, spec string) {
	if spec == "" || strings.Contains(spec, "${") {
		return
	}
	var p inventory.Package
	if name, url, ok := strings.Cut(spec, "="); ok && strings.Contains(url, "://") && !strings.Contains(name, "/") {
		spec = strings.TrimSpace(url)
	} else if i := strings.Index(spec, " @ http"); i > 0 {
		spec = spec[i+len(" @ "):]
	}
	if strings.Contains(spec, "://") {
		url, ref, _ := strings.Cut(spec, "#")
		if archiveSuffix().MatchString(url) {
			p = archivePackage(repositoryName(strings.TrimSuffix(url, ".zip")), url)
		} else {
			p = fetched(repositoryName(url), strings.TrimPrefix(url, "git+"), ref, "")
		}
		if strings.Contains(url, "://") && strings.HasPrefix(url, "file:") || strings.HasPrefix(url, "symlink:") {
			return // a part of the tree
		}
	} else {
		found := pioLibrary().FindStringSubmatch(spec)
		if found == nil {
			return
		}
		p = pioPackage(found[1], found[2], found[3])
	}
	loc := at(file, line)
	p.Locations = []inventory.Location{loc}
	relation := inventory.RelRuntime
	if testFramework(strings.ToLower(p.Name)) {
		relation = inventory.RelTest
	}
	b.direct("", b.add(p), relationOfPath(file, relation), "", loc).asking(p.Requirement)
}

// pioPackage is what the registry has by a name: a version alone is that version.
func pioPackage(owner, name, version string) inventory.Package {
	exact := strings.TrimPrefix(version, "=")
	p := inventory.Package{Name: name, Kind: inventory.KindDependency}
	if exact != "" && isVersion(exact) {
		p.Version = exact
	} else {
		p.Requirement = version
	}
	p.PURL = purl("generic", strings.ToLower(owner), strings.ToLower(strings.ReplaceAll(name, " ", "-")), p.Version)
	return p
}

func (b *builder) pioPlatform(file string, line int, spec string) {
	if spec == "" || strings.Contains(spec, "${") {
		return
	}
	var p inventory.Package
	if strings.Contains(spec, "://") {
		url, ref, _ := strings.Cut(spec, "#")
		if archiveSuffix().MatchString(url) {
			p = archivePackage(repositoryName(strings.TrimSuffix(url, ".zip")), url)
		} else {
			p = fetched(repositoryName(url), strings.TrimPrefix(url, "git+"), ref, "")
		}
	} else {
		found := pioLibrary().FindStringSubmatch(spec)
		if found == nil || found[2] == "native" {
			return // the machine itself
		}
		p = pioPackage(found[1], found[2], found[3])
	}
	p.Kind = inventory.KindTool
	loc := at(file, line)
	p.Locations = []inventory.Location{loc}
	b.direct("", b.add(p), inventory.RelBuild, "", loc).asking(p.Requirement)
}
