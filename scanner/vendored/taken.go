package vendored

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
)

// ownShare is the part of a tree's code that is from one place where the tree is that one's own, or went on with it.
const ownShare = 3

// taken reports files that say which repository they were taken from, one component a repository.
func (s *search) taken() {
	byURL := map[string][]int{}
	first := map[string]hit{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if at, _ := unitOf(file.Path); s.claimed[i] || at != "" {
			continue
		}
		for _, c := range file.Clues {
			if c.Kind == derived && (!s.ownHolders().ofAnother(file) || s.hasDirectory(c.Name)) {
				continue
			}
			if c.Kind != origin && c.Kind != derived && (c.Kind != passage || !s.ofOthersAlone(file) || s.beginsOwn(c.Name)) || s.isCalled(c.Name) || c.URL != "" && s.isOwn(path.Base(path.Dir(c.URL))) || len(c.Name) < 2 {
				continue
			}
			key := strings.ToLower(c.URL)
			if key == "" {
				key = strings.ToLower(c.Name)
			}
			if len(byURL[key]) == 0 {
				first[key] = hit{i, c}
			}
			byURL[key] = append(byURL[key], i)
		}
	}
	for _, key := range sortedKeys(byURL) {
		files, clue := byURL[key], first[key].clue
		if len(files) >= selfFiles && ownShare*len(files) >= s.code {
			continue // the tree itself is of there
		}
		// A source stands for its header, and the other way round.
		for i := range s.in.Files {
			other := &s.in.Files[i]
			if !s.claimed[i] && isCode(other.Path) && !slices.Contains(files, i) && slices.ContainsFunc(byURL[key], func(j int) bool { return withoutExt(s.in.Files[j].Path) == withoutExt(other.Path) }) {
				files = append(files, i)
			}
		}
		slices.Sort(files)
		d := s.describe(files, "", []string{clue.Name}, headLines)
		p := inventory.Package{Name: clue.Name, Version: d.version, Kind: inventory.KindVendored,
			Locations: []inventory.Location{{Path: s.in.Files[first[key].file].Path, Line: clue.Line}}}
		if clue.URL != "" {
			p.Origin = &inventory.Origin{URL: clue.URL, VCS: "git"}
		}
		if p.Version == "" {
			p.Unresolved = "the file says where it was taken from, and no version"
		}
		p.PURL = unknownPURL(clue.Name, p.Version, clue.URL)
		s.add(s.finish(p, files, "", d), files)
	}
}

// ofOthersAlone reports whether a file names holders, and none of the project's.
func (s *search) ofOthersAlone(file *File) bool {
	return len(file.Holders) > 0 && !slices.ContainsFunc(file.Holders, s.ownHolders().has)
}

// passages reports where some of the code in the project's own files is from.
func (s *search) passages() {
	files, first := map[string][]int{}, map[string]hit{}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if at, _ := unitOf(file.Path); s.claimed[i] || at != "" {
			continue
		}
		for _, c := range file.Clues {
			if c.Kind != passage || s.isCalled(c.Name) || s.beginsOwn(c.Name) || c.URL != "" && s.isOwn(path.Base(path.Dir(c.URL))) {
				continue
			}
			key := strings.ToLower(cmp.Or(c.URL, c.Name))
			if len(files[key]) == 0 {
				first[key] = hit{i, c}
			}
			files[key] = append(files[key], i)
		}
	}
	for _, key := range sortedKeys(files) {
		clue := first[key].clue
		p := inventory.Package{Name: clue.Name, Kind: inventory.KindVendored, Modified: "unknown", Locations: []inventory.Location{{Path: s.in.Files[first[key].file].Path, Line: clue.Line}},
			Unresolved: "a comment says that some of the code in the file is from there, and nothing says in which version and on which terms"}
		if clue.URL != "" {
			p.Origin = &inventory.Origin{URL: clue.URL, VCS: "git"}
		}
		p.PURL = unknownPURL(clue.Name, "", clue.URL)
		p.ID = p.PURL
		for _, i := range files[key] {
			p.Files = append(p.Files, s.in.Files[i].Path)
		}
		s.found = append(s.found, Component{Package: p, Relation: relationOf(p.Files[0]), Within: true})
	}
}

// directories reports the directories of which a README says where they are from, and in which the project signs nothing.
func (s *search) directories() {
	for i := range s.in.Files {
		dir := path.Dir(s.in.Files[i].Path)
		at := slices.IndexFunc(s.in.Files[i].Clues, func(c Clue) bool { return c.Kind == directory })
		if at < 0 || s.claimed[i] || dir == "." || inContributed(dir+"/a.c") || s.isOwn(path.Base(dir)) {
			continue
		}
		c := s.in.Files[i].Clues[at]
		var files []int
		ours := false
		for j := range s.below(dir) {
			if file := &s.in.Files[j]; !s.claimed[j] {
				files = append(files, j)
				ours = ours || len(file.Holders) > 0 && s.ownHolders().has(file.Holders[0])
			}
		}
		if ours || len(files) < 2 || s.isCalled(c.Name) || s.isOwn(path.Base(path.Dir(c.URL))) || ownWords[strings.ToLower(c.Name)] {
			continue
		}
		d := s.describe(files, dir, []string{c.Name}, headLines)
		p := inventory.Package{Name: c.Name, Version: d.version, Kind: inventory.KindVendored, Locations: []inventory.Location{{Path: s.in.Files[i].Path, Line: c.Line}},
			Origin: &inventory.Origin{URL: c.URL, VCS: "git"}}
		if p.Version == "" {
			p.Unresolved = "the README says where it was taken from, and no version"
		}
		p.PURL = unknownPURL(c.Name, p.Version, c.URL)
		s.add(s.finish(p, files, dir, d), files)
	}
}

// hasDirectory reports whether a directory at the root has a name.
func (s *search) hasDirectory(name string) bool {
	i, _ := slices.BinarySearchFunc(s.in.Files, name+"/", func(f File, prefix string) int { return strings.Compare(f.Path, prefix) })
	return i < len(s.in.Files) && strings.HasPrefix(s.in.Files[i].Path, name+"/")
}
