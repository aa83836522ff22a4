package ecosystem

import (
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var zig = Ecosystem{
	Name:  "zig",
	PURL:  "generic",
	Files: []string{"build.zig.zon"},
	Title: "Zig",
	Reads: "archives and repositories that a package fetches",
	Read:  readZig,
}

var (
	zigEntry = lazily.Regexp(`\.(?:@"([^"]+)"|([A-Za-z_]\w*))\s*=\s*\.\{([^{}]*)\}`)
	zigURL   = lazily.Regexp(`\.url\s*=\s*"([^"]+)"`)
)

// readZig reads build.zig.zon (ziglang.org, "doc/build.zig.zon"). Entries with a path are of the tree.
func readZig(in *Input) Output {
	b := newBuilder("zig")
	for _, m := range in.Manifests {
		if belongsToCopy(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		text := blankComments(string(m.Data))
		start := strings.Index(text, ".dependencies")
		if start < 0 {
			continue
		}
		line, counted := 1, 0
		for _, f := range zigEntry().FindAllStringSubmatchIndex(text[start:], -1) {
			entry := text[start:][f[6]:f[7]]
			url := zigURL().FindStringSubmatch(entry)
			if url == nil {
				continue
			}
			line += strings.Count(text[counted:start+f[0]], "\n")
			counted = start + f[0]
			name := text[start:][max(f[2], f[4]):max(f[3], f[5])]
			p := archivePackage(name, url[1])
			if repo, ok := strings.CutPrefix(url[1], "git+"); ok {
				repo, ref, _ := strings.Cut(repo, "#")
				repo, query, _ := strings.Cut(repo, "?")
				if ref == "" {
					_, ref, _ = strings.Cut(query, "ref=")
				}
				p = fetched(name, repo, ref, "")
			}
			p.Locations = []inventory.Location{at(m.Path, line)}
			relation, condition := inventory.RelRuntime, ""
			if strings.Contains(entry, ".lazy") {
				condition = "lazy"
			}
			b.direct("", b.add(p), relationOfPath(m.Path, relation), condition, p.Locations[0])
		}
	}
	return b.output()
}
