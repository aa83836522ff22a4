package vendored

import (
	"path"
	"slices"
)

// house is what the project's own files are known by: who signs them, on which terms, and how faithfully.
type house struct {
	s          *search
	holders    nameSet
	own        map[string]bool   // licences of the project's own files
	declared   map[string]bool   // those that the root declares
	headerless bool              // own files name no licence
	signed     bool              // own files name their holders
	licensed   bool              // own files name both
	authors    map[string]string // see authorDirectories
	listed     nameSet           // others whom a notice of the project lists
	places     map[string]string // holder -> the one directory in which he signs
	unsigned   map[string]int    // licence -> files that nobody signs
	signs      map[string]int    // holder -> files that he signs first
}

// house reads off all files what the project's own are known by.
func (s *search) house() *house {
	s.holders = s.projectHolders()
	h := &house{s: s, holders: s.holders, own: s.projectLicences(s.holders), declared: set(s.in.Leaves...), authors: s.authorDirectories(), listed: s.listedOthers(), places: s.oneDirectory(),
		unsigned: map[string]int{}, signs: map[string]int{}}
	h.headerless, h.signed, h.licensed = s.headerless(s.holders)
	for i := range s.in.Files {
		file := &s.in.Files[i]
		switch {
		case len(file.Holders) == 0 && isNative(file.Path):
			for _, l := range file.Leaves {
				h.unsigned[l]++
			}
		case len(file.Holders) > 0 && isCode(file.Path):
			h.signs[holderKey(file.Holders[0])]++
		}
	}
	return h
}

// isForeign reports whether a file is another's by its notices.
func (h *house) isForeign(file *File) bool {
	named := len(file.Holders) > 0
	generated := slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && c.Name == parserGenerator })
	if len(h.listed) > 0 && named && !generated && !slices.ContainsFunc(file.Holders, func(holder string) bool { return !h.listed[holderKey(holder)] }) {
		return true
	}
	if h.isMember(file) || generated {
		return false
	}
	if len(file.Leaves) == 0 {
		// Terms that licit does not know, or none, where the project signs and licenses its own.
		return named && h.licensed && file.HoldLine <= headLines && isNative(file.Path) && !slices.ContainsFunc(file.Holders, h.holders.has)
	}
	if !named && !ofFoundation(file) {
		// Nobody signs it, which tells something where the project signs its own.
		common := slices.ContainsFunc(file.Leaves, func(l string) bool { return h.unsigned[l] > severalFiles })
		if !isNative(file.Path) || !h.signed && !(h.headerless && file.Exact && !common) {
			return false
		}
	}
	if h.onOwnTerms(file) && !h.signsElsewhere(file) && !h.isOfCompanies(file) && !h.s.authorsOfAnother(file, h.authors) && !(h.headerless && isNative(file.Path) && !slices.ContainsFunc(file.Leaves, isGNU)) {
		return false
	}
	return !slices.ContainsFunc(file.Holders, h.holders.has)
}

// signsElsewhere reports whether a file's holder signs in one directory alone, under what the project uses here and there and does not declare.
func (h *house) signsElsewhere(file *File) bool {
	if len(file.Holders) == 0 || slices.ContainsFunc(file.Leaves, func(l string) bool { return h.declared[l] || isGNU(l) }) {
		return false
	}
	holder := holderKey(file.Holders[0])
	return h.places[holder] == path.Dir(file.Path) && h.signs[holder] >= severalFiles
}

// isOfCompanies reports whether several companies or institutions sign a file, which none of them does elsewhere, in a project that signs its own:
// it was somebody's before it came here.
func (h *house) isOfCompanies(file *File) bool {
	if !h.signed || len(file.Holders) < 2 || !isNative(file.Path) {
		return false
	}
	several := map[string]bool{}
	for _, holder := range file.Holders {
		if h.holders.has(holder) || !organisation().MatchString(holder) || h.places[holderKey(holder)] != path.Dir(file.Path) {
			return false
		}
		several[holderKey(holder)] = true
	}
	return len(several) > 1
}

// isOthers reports whether a file names holders, of whom none is the project's, and none of its licences: where most files of a directory
// are such and one of them says on which terms, so are the rest.
func (h *house) isOthers(file *File) bool {
	return len(file.Holders) > 0 && !h.onOwnTerms(file) && !slices.ContainsFunc(file.Holders, h.holders.has) && !h.isMember(file)
}

// areOthers reports whether a licence file below the root names another holder, be it with the project's own terms.
func (h *house) areOthers(terms *File) bool {
	return len(h.holders) > 0 && len(terms.Holders) > 0 && !slices.ContainsFunc(terms.Holders, h.holders.has) &&
		(!inContributed(terms.Path) || path.Base(path.Dir(path.Dir(terms.Path))) == "contrib" || h.s.signsMost(terms))
}

func (h *house) onOwnTerms(file *File) bool {
	return slices.ContainsFunc(file.Leaves, func(l string) bool { return h.own[l] })
}

// isMember reports whether a file says that it is part of the project.
func (h *house) isMember(file *File) bool {
	return slices.ContainsFunc(file.Clues, func(c Clue) bool { return c.Kind == member && h.s.isWhole(c.Name) })
}
