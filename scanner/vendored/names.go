package vendored

import (
	"path"
	"slices"
	"strings"
)

// selfFiles and selfShare are how many files outside of directories for foreign code, and which part of the code there, bear the words
// of a known component where the tree is that component's own, by whatever name.
const (
	selfFiles = 20
	selfShare = 2
)

// isSelf finds the known components that the tree is itself.
func (s *search) isSelf() map[int]bool {
	files, code := map[int]int{}, 0
	outside, codeOutside := map[int]int{}, 0 // of demos and the like, which may bring along more than the tree has
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if at, _ := unitOf(file.Path); at != "" || !isCode(file.Path) {
			continue
		}
		code++
		contributed := inContributed(path.Dir(file.Path) + "/a.c")
		if !contributed {
			codeOutside++
		}
		for _, c := range file.Clues {
			if c.Kind == ofKnown {
				files[c.Component]++
				if !contributed {
					outside[c.Component]++
				}
			}
		}
	}
	selves := map[int]bool{}
	for component, n := range files {
		if n >= selfFiles && selfShare*n >= code && (selfShare*outside[component] >= n || outside[component] > 0 && selfShare*outside[component] >= codeOutside) {
			selves[component] = true
		}
	}
	return selves
}

// callings are what a tree with a title may be called: "Lamp Tool Library (LTL)" by its letters, "LTL2031" without the year.
func callings(title string) []string {
	out := []string{title}
	if _, after, ok := strings.Cut(title, "("); ok {
		if letters, _, ok := strings.Cut(after, ")"); ok && len(letters) >= 3 && letters == strings.ToUpper(letters) {
			out = append(out, letters)
		}
	}
	if name := strings.TrimRight(title, "0123456789"); len(title)-len(name) == 4 && len(name) >= 3 {
		out = append(out, name)
	}
	return out
}

func (s *search) isOwn(name string) bool {
	return s.own[plain(name)] || s.own[strings.TrimPrefix(plain(name), "lib")]
}

func (s *search) isKnownOwn(component int) bool {
	c := s.known[component]
	return s.isCalled(c.Name) || slices.ContainsFunc(c.Also, s.isCalled) || s.selves[component]
}

// isCalled reports whether a name is the tree's, or a word of its title: "Luanti (formerly Minetest)".
func (s *search) isCalled(name string) bool {
	return s.isOwn(name) || len(name) >= 5 && !notReleases[strings.ToLower(name)] && slices.ContainsFunc(s.in.Names, func(title string) bool {
		return slices.ContainsFunc(strings.FieldsFunc(title, func(r rune) bool { return r < 128 && !wordByte[byte(r)] }), func(word string) bool { return strings.EqualFold(word, name) })
	})
}

// isWhole reports whether what a file says to be a part of is the tree.
func (s *search) isWhole(name string) bool {
	short, _ := strings.CutPrefix(name, "GNU ")
	return s.isCalled(name) || s.isOwn(short)
}

// names reports whether a component is the one that a directory is called after.
func (s *search) names(component int, dir string) bool {
	c := s.known[component]
	name, _ := nameVersion(path.Base(dir))
	for _, suffix := range []string{"-amalgamation", "-src", "-source", "-sources", "-master", "-main"} {
		name = strings.TrimSuffix(strings.ToLower(name), suffix)
	}
	want := strings.TrimPrefix(plain(name), "lib")
	for _, n := range append([]string{c.Name}, c.Also...) {
		if strings.TrimPrefix(plain(n), "lib") == want {
			return true
		}
	}
	return false
}

// beginsOwn reports whether the project's name begins with a name, as one that it had before does.
func (s *search) beginsOwn(name string) bool {
	for own := range s.own {
		if len(name) >= 4 && strings.HasPrefix(own, plain(name)) {
			return true
		}
	}
	return false
}
