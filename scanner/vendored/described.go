package vendored

import (
	"path"
	"slices"
	"strings"
)

// describedBy are the names, in lower case, of the files in which some projects keep what they copied says of itself.
var describedBy = set("readme.chromium", "readme.mozilla", "readme.android", "readme.google", "moz.yaml")

// described reports the directories, whatever they are called, in which such a file names what lies there.
func (s *search) described() {
	var dirs []string
	for i := range s.in.Files {
		file := &s.in.Files[i]
		dir := path.Dir(file.Path)
		if dir == "." || s.claimed[i] || !describedBy[strings.ToLower(path.Base(file.Path))] || !slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == metadata && c.Name != "" && !s.isCalled(c.Name) }) {
			continue
		}
		if !slices.ContainsFunc(dirs, func(d string) bool { return strings.HasPrefix(dir+"/", d+"/") }) {
			dirs = append(dirs, dir)
		}
	}
	for _, dir := range dirs {
		var files []int
		code := 0
		for i := range s.below(dir) {
			if s.claimed[i] {
				continue
			}
			files = append(files, i)
			if isCode(s.in.Files[i].Path) {
				code++
			}
		}
		if code > 0 && 2*code < max(s.code, 2*code+1) {
			s.add(s.fromDirectory(dir, files, dir), files)
		}
	}
}
