package vendored

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// ownHolders are the project's own, as the first question for them finds them.
func (s *search) ownHolders() nameSet {
	if s.holders == nil {
		s.holders = s.projectHolders()
	}
	return s.holders
}

// ofAnother reports whether somebody else than these holds a copyright in a file.
func (n nameSet) ofAnother(file *File) bool {
	return slices.ContainsFunc(file.Holders, func(h string) bool { return !n.has(h) })
}

// signsMost reports whether who holds the copyright in a licence file signs most of the code below it.
func (s *search) signsMost(terms *File) bool {
	dir, code, theirs := path.Dir(terms.Path), 0, 0
	for i := range s.below(dir) {
		file := &s.in.Files[i]
		if !isCode(file.Path) {
			continue
		}
		code++
		if slices.ContainsFunc(file.Holders, func(h string) bool { return holderKey(h) == holderKey(terms.Holders[0]) }) {
			theirs++
		}
	}
	return theirs >= severalFiles && 3*theirs >= 2*code
}

// ofFoundation reports whether a file bears the Apache Software Foundation's notice, which names no year and
// so states no copyright.
func ofFoundation(file *File) bool {
	return slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && c.Name == foundation })
}

// projectLicences are those that the root declares, and those of a fair share of the files of the
// project's own holders.
func (s *search) projectLicences(holders nameSet) map[string]bool {
	own := set(s.in.Leaves...)
	count, unsigned := map[string]int{}, map[string]int{}
	total := 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || file.Terms || len(file.Holders) == 0 || !holders.has(file.Holders[0]) {
			if !s.claimed[i] && len(file.Holders) == 0 && isCode(file.Path) {
				for _, l := range file.Leaves {
					unsigned[l]++
				}
			}
			continue
		}
		total++
		for _, l := range file.Leaves {
			count[l]++
		}
	}
	if total >= 50 {
		// The rarest goes first: one of them stays.
		rarest := slices.SortedFunc(maps.Keys(own), func(a, b string) int {
			return cmp.Or(cmp.Compare(count[a]+unsigned[a], count[b]+unsigned[b]), cmp.Compare(a, b))
		})
		for _, l := range rarest {
			if count[l]*100 < total && unsigned[l]*20 < total && len(own) > 1 && !isGNU(l) {
				delete(own, l)
			}
		}
	}
	for l, n := range count {
		if n >= 3 && n*20 >= total {
			own[l] = true
		}
	}
	return own
}

// headerless reports whether the project leaves its own files without notices, or signs them: where it signs most, a file
// under other terms that nobody signs is not its own. Where it leaves them without, one with a licence and
// another holder was brought along, even where the licence is the same. Files under GNU licences
// bear the notices of those who wrote them, in any project. licensed says that the project writes its terms into nearly all that it signs.
func (s *search) headerless(holders nameSet) (headerless, signed, licensed bool) {
	code, noted, withTerms := 0, 0, 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] || !isCode(file.Path) {
			continue
		}
		code++
		if slices.ContainsFunc(file.Holders, func(h string) bool { return holders.has(h) }) {
			noted++
			if len(file.Leaves) > 0 {
				withTerms++
			}
		}
	}
	signed = code >= 10 && 3*noted >= 2*code
	return code >= 10 && 10*noted <= code, signed, signed && 10*withTerms >= 9*noted
}

func isGNU(id string) bool {
	return strings.HasPrefix(id, "GPL-") || strings.HasPrefix(id, "LGPL-") || strings.HasPrefix(id, "AGPL-")
}

// nameSet holds holders of copyrights as the project writes them.
type nameSet map[string]bool

func holderKey(h string) string {
	if i := strings.IndexAny(h, "<("); i > 0 {
		h = h[:i]
	}
	return strings.Trim(plain(strings.Trim(h, " .,;")), ",;")
}

func (n nameSet) has(holder string) bool {
	key := holderKey(holder)
	if key == "" {
		return true
	}
	if n[key] {
		return true
	}
	for own := range n {
		if len(own) >= 4 && strings.Contains(key, own) || len(key) >= 4 && strings.Contains(own, key) {
			return true
		}
	}
	return false
}

// projectHolders are those of the files at the root, and those of a fair share of the files that
// the root's licence covers.
func (s *search) projectHolders() nameSet {
	own := set(s.in.Leaves...)
	names := nameSet{}
	count := map[string]int{}
	terms := map[string]map[string]int{} // holder -> licence -> files
	atRootNames := map[string]bool{}
	below := map[string]int{} // files that are not at the root, under any terms
	belowIn := map[string]string{}
	commonDirectory := map[string]string{}
	total, code, noted := 0, 0, 0
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if s.claimed[i] {
			continue
		}
		if isCode(file.Path) {
			code++
		}
		if len(file.Holders) == 0 {
			continue
		}
		if isCode(file.Path) {
			noted++
		}
		atRoot := !strings.Contains(file.Path, "/")
		if unit, _ := unitOf(file.Path); unit != "" {
			continue
		}
		for _, h := range file.Holders {
			if s.isProject(h) {
				names[holderKey(h)] = true
			}
		}
		covered := len(file.Leaves) == 0 || slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] })
		total++
		for _, h := range file.Holders {
			key := holderKey(h)
			if key == "" {
				continue
			}
			if atRoot && covered {
				atRootNames[key] = true
			}
			if !atRoot {
				if below[key]++; below[key] == 1 {
					belowIn[key] = path.Dir(file.Path)
				}
				belowIn[key] = top2(belowIn[key], path.Dir(file.Path))
			}
			if covered {
				count[key]++
				if terms[key] == nil {
					terms[key], commonDirectory[key] = map[string]int{}, path.Dir(file.Path)
				}
				commonDirectory[key] = top2(commonDirectory[key], path.Dir(file.Path))
				for _, l := range file.Leaves {
					terms[key][l]++
				}
			}
		}
	}
	first := "" // who signs the most
	for _, key := range sortedKeys(count) {
		if first == "" || count[key] > count[first] {
			first = key
		}
	}
	others := s.listedOthers()
	apartTerms := map[string]string{} // holder -> the directory below the root that a licence file of his governs
	for i := range s.in.Files {
		if file := &s.in.Files[i]; file.Terms && strings.Contains(file.Path, "/") && len(file.Holders) > 0 && len(file.Leaves) > 0 && !slices.ContainsFunc(file.Leaves, func(l string) bool { return own[l] }) {
			apartTerms[holderKey(file.Holders[0])] = path.Dir(file.Path)
		}
	}
	for key := range atRootNames {
		if others[key] {
			continue
		}
		// A licence file at the root may hold the notices of others' works as well: where somebody whom it names signs a good
		// part of the files, whom it names and who signs hardly any is such another.
		if n := below[key]; !atRootNames[first] || total < 20 || 5*count[first] < total || n > 2 && 100*n >= total {
			names[key] = true
		}
	}
	if len(atRootNames) > 0 && 4*noted <= code {
		return names // its own files bear no notices
	}
	for key, n := range count {
		if others[key] {
			continue
		}
		apart := 5*n < count[first] && !sharesTerms(terms[key], terms[first], count[first]) && commonDirectory[key] != "."
		// Nor is the project who signs in one directory alone, on terms that a file of his gives it.
		if dir, at := apartTerms[key], commonDirectory[key]; dir != "" && (at == dir || strings.HasPrefix(at, dir+"/")) {
			apart = true
		}
		if n >= 3 && n*50 >= total && n*25 >= code && !apart {
			names[key] = true
		}
	}
	// Who signs nearly all of a tree wrote it, whatever its root says of terms; not who signs one directory of a tree in which nothing else is
	// signed.
	for key, n := range below {
		if n >= 20 && 5*n >= 4*total && (belowIn[key] == "." || 2*s.codeBelow(belowIn[key]) >= code) {
			names[key] = true
		}
	}
	return names
}

// codeBelow counts the files of code below a directory.
func (s *search) codeBelow(dir string) int {
	n := 0
	for i := range s.below(dir) {
		if isCode(s.in.Files[i].Path) {
			n++
		}
	}
	return n
}

// sharesTerms reports whether a holder's files bear a licence that a fair share of the first holder's so many files do too: those of
// somebody whose work was put into a directory of the tree under other terms do not.
func sharesTerms(theirs, first map[string]int, of int) bool {
	for l, n := range first {
		if 20*n >= of && theirs[l] > 0 {
			return true
		}
	}
	return len(theirs) == 0 || len(first) == 0
}

// people are words for those who make a project: "the NAME developers".
var people = set("developers", "developer", "devs", "authors", "author", "contributors", "contributor", "project", "team", "maintainers", "maintainer", "community", "group", "foundation", "committers", "members")

// isProject reports whether a holder is the project by its name: "the NAME developers".
func (s *search) isProject(holder string) bool {
	words := strings.FieldsFunc(holder, func(r rune) bool { return r < 128 && !wordByte[byte(r)] && r != '-' && r != '+' })
	return len(words) > 1 && len(words) < 8 && slices.ContainsFunc(words, func(w string) bool { return people[strings.ToLower(w)] }) &&
		slices.ContainsFunc(words, func(w string) bool { return len(w) >= 3 && !people[strings.ToLower(w)] && s.isOwn(w) })
}

var namedAuthors = lazily.Regexp(`(?i)^(?:the )?([A-Za-z][\w.+-]{2,}) (?:project )?(?:contributors|authors|developers)\.?$`)

// authorDirectories are the directories in which those who go by the name of a project hold copyrights, by their names; "" where there are
// several.
func (s *search) authorDirectories() map[string]string {
	dirs := map[string]string{}
	for i := range s.in.Files {
		for _, h := range s.in.Files[i].Holders {
			if namedAuthors().MatchString(h) {
				dir := path.Dir(s.in.Files[i].Path)
				if had, ok := dirs[h]; ok && had != dir {
					dir = ""
				}
				dirs[h] = dir
			}
		}
	}
	return dirs
}

// authorsOfAnother reports whether all whom a file names are another project by its name, "NAME contributors", and hold copyrights
// in one directory alone.
func (s *search) authorsOfAnother(file *File, directories map[string]string) bool {
	for _, h := range file.Holders {
		m := namedAuthors().FindStringSubmatch(h)
		if m == nil || directories[h] == "" || s.isCalled(m[1]) || ownWords[strings.ToLower(m[1])] || strings.EqualFold(m[1], "its") || strings.EqualFold(m[1], "respective") {
			return false
		}
	}
	return len(file.Holders) > 0
}
