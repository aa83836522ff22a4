package vendored

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/vendored/known"
	"github.com/package-url/packageurl-go"
)

// description is what the files of a component say of it.
type description struct {
	version  string
	at       inventory.Location
	url      string
	commit   string
	detected inventory.Claim
	exact    bool
	modified string
	reason   string
}

// bannerLines are those in which a version without a name is a known library's; further down it may be one of what the file has in it.
const bannerLines = 30

// describe reads the clues in the files of a component that goes by some names: what is nearest
// to its top speaks first. A version without a name stands in the first lines of its only file.
func (s *search) describe(files []int, dir string, names []string, lines int) description {
	var d description
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b int) int {
		x, y := s.in.Files[a].Path, s.in.Files[b].Path
		return cmp.Or(cmp.Compare(strings.Count(x, "/"), strings.Count(y, "/")), cmp.Compare(x, y))
	})
	best := 0
	take := func(rank int, version string, file, line int) {
		if version != "" && rank > best {
			best, d.version, d.at = rank, version, inventory.Location{Path: s.in.Files[file].Path, Line: line}
		}
	}
	single := dir == "" && len(files) <= 3
	for _, i := range files {
		file := &s.in.Files[i]
		for _, c := range file.Clues {
			related := relatedName(c.Name, names)
			switch c.Kind {
			case macro:
				switch {
				case related:
					take(6, c.Version, i, c.Line)
				case relatedName(c.Name, []string{stem(file.Path)}) && (dir == "" || strings.Count(file.Path, "/") <= strings.Count(dir, "/")+2),
					// "version.h" speaks for the directory, be its name short: ab/version.h sets ABKIT_VERSION.
					stem(file.Path) == "version" && slices.ContainsFunc(names, func(n string) bool { return len(plain(n)) >= 2 && strings.HasPrefix(plain(c.Name), plain(n)) }):
					take(6, c.Version, i, c.Line)
				}
			case metadata:
				switch {
				case related:
					take(5, c.Version, i, c.Line)
				case c.Name == "" && dir != "" && path.Dir(file.Path) == dir:
					take(4, c.Version, i, c.Line)
				case dir != "" && path.Dir(file.Path) == dir:
					take(3, c.Version, i, c.Line)
				}
				if c.URL != "" && d.url == "" {
					d.url = c.URL
				}
			case banner, script:
				switch {
				case related:
					take(2, c.Version, i, c.Line)
				case single && c.Name == "" && c.Line <= lines:
					take(1, c.Version, i, c.Line)
				}
			case address:
				if related && d.url == "" {
					d.url = c.URL
				}
			case commit:
				if d.commit == "" && dir != "" && strings.Count(file.Path, "/") <= strings.Count(dir, "/")+1 {
					d.commit = c.Version
				}
			case altered:
				s.alteration(&d, file, c)
			}
		}
		if base := strings.ToLower(file.Path); d.modified == "" && dir != "" && (strings.HasSuffix(base, ".patch") || strings.HasSuffix(base, ".diff")) {
			d.modified, d.reason = "yes", file.Path+" lies with it"
		}
	}
	s.terms(&d, files)
	return d
}

func (s *search) alteration(d *description, file *File, c Clue) {
	switch strings.ToLower(strings.Trim(c.Text, " .")) {
	case "none", "no", "n/a", "":
		if d.modified == "" {
			d.modified, d.reason = "no", file.Path+" says so"
		}
		return
	}
	if d.modified != "yes" {
		d.modified, d.reason = "yes", file.Path+" says: "+c.Text
	}
}

// relatedName reports whether a name means one of the others.
func relatedName(name string, others []string) bool {
	a := strings.TrimPrefix(plain(name), "lib")
	if len(a) < 2 {
		return false
	}
	for _, o := range others {
		o, _ = nameVersion(o)
		b := strings.TrimPrefix(plain(o), "lib")
		if len(b) < 2 {
			continue
		}
		if a == b || len(b) >= 4 && strings.HasPrefix(a, b) || len(a) >= 4 && strings.HasPrefix(b, a) || len(b) >= 5 && strings.Contains(a, b) || len(a) >= 5 && strings.Contains(b, a) {
			return true
		}
	}
	return false
}

// terms finds the licence of a component: that of the licence file nearest to its top, else what
// most of its files carry.
func (s *search) terms(d *description, files []int) {
	depth := -1
	var texts []*File
	for _, i := range files {
		file := &s.in.Files[i]
		if !file.Terms || file.License == "" {
			continue
		}
		if n := strings.Count(file.Path, "/"); depth < 0 || n == depth {
			depth = n
			texts = append(texts, file)
		}
	}
	if len(texts) == 1 {
		d.detected, d.exact = inventory.Claim{Expression: texts[0].License, Source: texts[0].Path}, texts[0].Exact
		return
	}
	count := map[string]int{}
	exact := map[string]bool{}
	first := map[string]*File{}
	for _, i := range files {
		file := &s.in.Files[i]
		if file.License == "" || file.Terms && len(texts) == 0 {
			continue
		}
		if first[file.License] == nil {
			first[file.License], exact[file.License] = file, true
		}
		count[file.License]++
		exact[file.License] = exact[file.License] && file.Exact
	}
	best := ""
	for _, expr := range sortedKeys(count) {
		if best == "" || count[expr] > count[best] {
			best = expr
		}
	}
	if best != "" {
		d.detected = inventory.Claim{Expression: best, Source: first[best].Path}
		d.exact = exact[best] && len(count) == 1
	}
}

// knownPURL names a known component: by the code host's type and tag where the upstream tags its
// versions by a rule, else generic with the upstream's address.
func knownPURL(k known.Component, name, version string) string {
	host, rest, _ := strings.Cut(k.Upstream, "/")
	owner, repo, _ := strings.Cut(rest, "/")
	isRepository := owner != "" && repo != "" && !strings.Contains(repo, "/")
	if host == "github.com" && isRepository && k.Tag != "" && name == k.Name {
		tag := ""
		if version != "" {
			tag = strings.ReplaceAll(k.Tag, "%s", version)
		}
		if p := build("github", owner, repo, tag); p != "" {
			return p
		}
	}
	if host == "github.com" && isRepository || host == "gitlab.com" {
		return build("generic", "", strings.ToLower(name), version, "vcs_url", "git+https://"+k.Upstream)
	}
	return build("generic", "", strings.ToLower(name), version)
}

// unknownPURL names a component after where it lies, or by the repository that its README names.
func unknownPURL(name, version, url string) string {
	name = strings.ToLower(strings.ToValidUTF8(name, ""))
	if name == "" {
		name = "unnamed"
	}
	if url != "" && strings.Contains(url, "://") {
		return build("generic", "", name, version, "vcs_url", "git+"+url)
	}
	return build("generic", "", name, version)
}

func build(typ, namespace, name, version string, qualifiers ...string) string {
	var q packageurl.Qualifiers
	for i := 0; i+1 < len(qualifiers); i += 2 {
		q = append(q, packageurl.Qualifier{Key: qualifiers[i], Value: qualifiers[i+1]})
	}
	p := packageurl.NewPackageURL(typ, namespace, name, version, q, "")
	if p.Normalize() != nil {
		return ""
	}
	return p.ToString()
}
