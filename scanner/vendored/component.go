package vendored

import (
	"cmp"
	"path"
	"slices"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// add stores a component and claims its files.
func (s *search) add(c Component, files []int) {
	for _, i := range files {
		s.claimed[i] = true
	}
	s.found = append(s.found, c)
}

func (s *search) fromKnown(component int, hits []hit, files []int, dir string) Component {
	k := s.known[component]
	name, version := k.Name, ""
	at := inventory.Location{Path: s.in.Files[hits[0].file].Path, Line: hits[0].clue.Line}
	for _, h := range hits {
		if h.clue.Name != "" {
			name = h.clue.Name
		}
		if h.clue.Version != "" && version == "" {
			version, at = h.clue.Version, inventory.Location{Path: s.in.Files[h.file].Path, Line: h.clue.Line}
		}
	}
	p := inventory.Package{Name: name, Kind: inventory.KindVendored, Origin: &inventory.Origin{URL: "https://" + k.Upstream}}
	d := s.describe(files, dir, append([]string{name, k.Name}, k.Also...), bannerLines)
	if version == "" {
		for _, i := range s.near(files, dir) {
			for _, c := range s.in.Files[i].Clues {
				if c.Kind == knownVersion && c.Component == component && version == "" {
					version, at = c.Version, inventory.Location{Path: s.in.Files[i].Path, Line: c.Line}
					if !slices.Contains(files, i) && !s.claimed[i] {
						files = append(slices.Clone(files), i)
						slices.Sort(files)
						s.claimed[i] = true
					}
				}
			}
		}
	}
	if dir != "" && version == "" && s.names(component, dir) {
		_, version = nameVersion(path.Base(dir))
	}
	if version == "" && d.version != "" {
		version, at = d.version, d.at
	}
	p.Version, p.Locations = version, []inventory.Location{at}
	if version == "" {
		p.Unresolved = "no version stands in the copy"
	}
	if d.commit != "" {
		p.Origin.VCS, p.Origin.Commit = "git", d.commit
	}
	p.PURL = knownPURL(k, name, version)
	return s.finish(p, files, dir, d)
}

// near are the files in which a version may stand: the component's, and those beside its files.
func (s *search) near(files []int, dir string) []int {
	if dir != "" {
		return files
	}
	dirs := map[string]bool{}
	for _, i := range files {
		dirs[path.Dir(s.in.Files[i].Path)] = true
	}
	var near []int
	for dir := range dirs {
		near = append(near, s.beside[dir]...)
	}
	slices.Sort(near)
	return near
}

// fromDirectory makes a component of what is not recognised: named after its directory or file.
func (s *search) fromDirectory(at string, files []int, dir string) Component {
	name, version := nameVersion(path.Base(at))
	p := inventory.Package{Name: name, Version: version, Kind: inventory.KindVendored}
	d := s.describe(files, dir, []string{name}, headLines)
	where := inventory.Location{Path: s.in.Files[files[0]].Path}
	if i := slices.IndexFunc(files, func(i int) bool { return isCode(s.in.Files[i].Path) }); i >= 0 {
		where.Path = s.in.Files[files[i]].Path
	}
	if p.Version == "" && d.version != "" {
		p.Version, where = d.version, d.at
	}
	if d.commit != "" || d.url != "" {
		p.Origin = &inventory.Origin{URL: d.url, Commit: d.commit}
		if d.commit != "" {
			p.Origin.VCS = "git"
		}
		p.Version = cmp.Or(p.Version, d.commit)
	}
	p.Locations = []inventory.Location{where}
	if p.Version == "" {
		p.Unresolved = "named after where it lies; nothing in it says its version"
	}
	p.PURL = unknownPURL(name, p.Version, d.url)
	return s.finish(p, files, dir, d)
}

// finish fills in what is the same for all components.
func (s *search) finish(p inventory.Package, files []int, dir string, d description) Component {
	p.ID = p.PURL
	p.Detected = d.detected
	if d.exact {
		p.Concluded = inventory.Conclusion{Expression: d.detected.Expression, By: "rule detected-exactly", Reason: "in " + d.detected.Source}
	} else if d.detected.Expression == "" && p.Unresolved == "" {
		p.Unresolved = "no licence stands in the copy"
	}
	p.Modified, p.ModifiedReason = d.modified, d.reason
	if p.Modified == "" {
		p.Modified = "unknown"
	}
	if dir != "" {
		p.Files = []string{dir}
	} else {
		for _, i := range files {
			p.Files = append(p.Files, s.in.Files[i].Path)
		}
	}
	relation := inventory.RelVendored
	if len(p.Files) > 0 {
		relation = relationOf(p.Files[0])
	}
	return Component{Package: p, Relation: relation, Dir: dir}
}

func (s *search) unnamed(at string, files []int, dir, why string) {
	c := s.fromDirectory(at, files, dir)
	for _, i := range files {
		if file := &s.in.Files[i]; file.License != "" && len(file.Holders) > 0 {
			c.Package.Locations = []inventory.Location{{Path: file.Path, Line: max(file.HoldLine, 1)}}
			c.Package.Originator = file.Holders[0]
			break
		}
	}
	c.Package.Unresolved = "not recognised: " + why + "; named after where it lies"
	s.add(c, files)
}
