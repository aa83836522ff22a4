package vendored

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// MaxBinary bounds the bytes of a font or archive that is looked into.
const MaxBinary = 32 << 20

// The budgets of one archive.
const (
	maxMembers      = 20_000
	maxMemberBytes  = 64 << 10
	maxPackagesOfIt = 200
)

// LookBinary returns the clues of a font or archive, by the kind that its content has. It unpacks nothing but
// the few descriptions that Java archives hold.
func LookBinary(file, kind string, data []byte) []Clue {
	switch {
	case kind == "font":
		return font(data)
	case kind == "archive" && bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return zipped(file, data)
	}
	return nil
}

// zipped says what is in a zip file: the Maven coordinates and the manifest of a Java archive, else the one
// directory at its top.
func zipped(file string, data []byte) []Clue {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(r.File) > maxMembers {
		return nil
	}
	var clues []Clue
	var manifest *Clue
	tops := map[string]bool{}
	for _, f := range r.File {
		top, _, _ := strings.Cut(f.Name, "/")
		tops[top] = true
		lower := strings.ToLower(f.Name)
		switch {
		case lower == "meta-inf/manifest.mf":
			if values := properties(f, ':'); values != nil {
				c := Clue{Kind: contained, Line: 0}
				for _, key := range []string{"bundle-symbolicname", "implementation-title", "specification-title", "automatic-module-name"} {
					if v := values[key]; v != "" {
						c.Name, _, _ = strings.Cut(v, ";")
						break
					}
				}
				for _, key := range []string{"implementation-version", "bundle-version", "specification-version"} {
					if v := values[key]; releases().MatchString(v) || v != "" && !strings.ContainsAny(v, " ${}") {
						c.Version = v
						break
					}
				}
				if c.Name != "" && !strings.ContainsAny(c.Name, "${}") {
					manifest = &c
				}
			}
		case strings.HasPrefix(lower, "meta-inf/maven/") && strings.HasSuffix(lower, "/pom.properties") && len(clues) < maxPackagesOfIt:
			if v := properties(f, '='); v["groupid"] != "" && v["artifactid"] != "" {
				clues = append(clues, Clue{Kind: contained, Name: v["artifactid"], Text: v["groupid"], Version: v["version"]})
			}
		}
	}
	if len(clues) == 0 && manifest != nil {
		clues = append(clues, *manifest)
	}
	if len(clues) == 0 && len(tops) == 1 {
		for top := range tops {
			if name, version := nameVersion(top); version != "" {
				clues = append(clues, Clue{Kind: contained, Name: name, Version: version})
			}
		}
	}
	return clues
}

// properties reads lines of key and value, with keys in lower case.
func properties(f *zip.File, sign byte) map[string]string {
	rc, err := f.Open()
	if err != nil {
		return nil
	}
	defer rc.Close()
	data, err := io.ReadAll(io.LimitReader(rc, maxMemberBytes))
	if err != nil {
		return nil
	}
	values := map[string]string{}
	for line := range bytes.Lines(data) {
		if key, value, ok := bytes.Cut(line, []byte{sign}); ok && len(value) < 500 {
			values[strings.ToLower(string(bytes.TrimSpace(key)))] = strings.ToValidUTF8(string(bytes.TrimSpace(value)), "")
		}
	}
	return values
}

var (
	versionedName = lazily.Regexp(`^([A-Za-z][A-Za-z0-9+]*(?:[-_.][A-Za-z][A-Za-z0-9+]*)*)[-_]v?(\d+(?:[._]\d+)+[a-z0-9]*(?:-?(?:rc|beta|alpha)[.\d]*)?)(?:[-_.](?:src|source|release|final|win32|win64|x64|x86|linux|jar|bin|all|sources|dist))*$`)
	archiveEnding = lazily.Regexp(`(?i)(?:\.tar)?\.(?:gz|bz2|xz|zst|zip|jar|war|aar|7z|rar|tgz|tbz2?|txz|whl|nupkg|gem|deb|rpm|crate|a|lib)$`)
)

// nameVersion splits "name-1.2.3".
func nameVersion(s string) (name, version string) {
	s = path.Base(s)
	if isFramework(s) {
		s = strings.TrimSuffix(s, path.Ext(s))
	}
	if short := archiveEnding().ReplaceAllString(s, ""); short != "" {
		s = short
	}
	s = strings.TrimSuffix(s, ".min")
	m := versionedName().FindStringSubmatch(s)
	if m == nil && ReleaseDirectory(s) {
		m = releaseName().FindStringSubmatch(strings.ToLower(s))
		return s[:len(m[1])], m[2]
	}
	if m == nil {
		return s, ""
	}
	return m[1], strings.ReplaceAll(m[2], "_", ".")
}

// font reads the name table of an OpenType, TrueType or WOFF font.
func font(data []byte) []Clue {
	table := nameTable(data)
	if len(table) < 6 {
		return nil
	}
	count, strs := int(binary.BigEndian.Uint16(table[2:])), int(binary.BigEndian.Uint16(table[4:]))
	names := map[uint16]string{}
	for i := 0; i < count && 6+12*i+12 <= len(table); i++ {
		rec := table[6+12*i:]
		platform, id := binary.BigEndian.Uint16(rec), binary.BigEndian.Uint16(rec[6:])
		start := strs + int(binary.BigEndian.Uint16(rec[10:]))
		end := start + int(binary.BigEndian.Uint16(rec[8:]))
		if end > len(table) || start > end || id > 20 || names[id] != "" && platform != 3 {
			continue
		}
		raw := table[start:end]
		text := string(raw)
		if platform == 3 || platform == 0 {
			units := make([]uint16, 0, len(raw)/2)
			for j := 0; j+1 < len(raw); j += 2 {
				units = append(units, binary.BigEndian.Uint16(raw[j:]))
			}
			text = string(utf16.Decode(units))
		}
		names[id] = strings.ToValidUTF8(strings.TrimSpace(text), "")
	}
	family := names[16]
	if family == "" {
		family = names[1]
	}
	if family == "" || len(family) > 100 || strings.ContainsFunc(family, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return nil
	}
	c := Clue{Kind: contained, Name: family, Text: names[13]}
	if m := fontVersion().FindStringSubmatch(names[5]); m != nil {
		c.Version = m[1]
	}
	return []Clue{c}
}

var fontVersion = lazily.Regexp(`(?i)version\s+(\d+(?:\.\d+)*)`)

// nameTable finds the "name" table of a font.
func nameTable(data []byte) []byte {
	if len(data) < 44 {
		return nil
	}
	woff := string(data[:4]) == "wOFF"
	header, entry, count := 12, 16, int(binary.BigEndian.Uint16(data[4:]))
	if woff {
		header, entry, count = 44, 20, int(binary.BigEndian.Uint16(data[12:]))
	}
	for i := 0; i < count && header+entry*(i+1) <= len(data); i++ {
		rec := data[header+entry*i:]
		if string(rec[:4]) != "name" {
			continue
		}
		if !woff {
			return slice(data, binary.BigEndian.Uint32(rec[8:]), binary.BigEndian.Uint32(rec[12:]))
		}
		packed := slice(data, binary.BigEndian.Uint32(rec[4:]), binary.BigEndian.Uint32(rec[8:]))
		if binary.BigEndian.Uint32(rec[8:]) == binary.BigEndian.Uint32(rec[12:]) {
			return packed
		}
		z, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil
		}
		table, err := io.ReadAll(io.LimitReader(z, 1<<20))
		if err != nil {
			return nil
		}
		return table
	}
	return nil
}

func slice(data []byte, offset, size uint32) []byte {
	start, end := int64(offset), int64(offset)+int64(size)
	if end > int64(len(data)) {
		return nil
	}
	return data[start:end]
}

// fontEnding are the names of fonts.
var fontEnding = lazily.Regexp(`(?i)\.(?:ttf|otf|ttc|otc|woff2?|eot|pfb|pfa|dfont)$`)

// someFonts are as many as a program may need for its tests; more are what it is tested with.
const someFonts = 12

// manyTestFonts reports whether the fonts in the directories for tests are test data.
func (s *search) manyTestFonts() bool {
	n := 0
	for i := range s.in.Files {
		if file := &s.in.Files[i]; file.Kind == "font" && inTests(file.Path) && !inTestData(file.Path) {
			n++
		}
	}
	return n > someFonts
}

// binaries reports fonts by their own names, and archives by their descriptors or their file names.
func (s *search) binaries() {
	s.compiled()
	families := map[string]bool{} // stems of fonts that say their names
	for i := range s.in.Files {
		if file := &s.in.Files[i]; file.Kind == "font" && len(file.Clues) > 0 {
			families[stem(file.Path)] = true
		}
	}
	ofTests := s.manyTestFonts()
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if ofTests && file.Kind == "font" && inTests(file.Path) {
			continue
		}
		if inTestData(file.Path) || file.Kind != "font" && file.Kind != "archive" {
			continue
		}
		if file.Kind == "font" && (len(file.Clues) == 0 && (families[stem(file.Path)] || !fontEnding().MatchString(file.Path))) {
			continue // beside the same in a form that says its name, or nothing but bytes that begin as a font
		}
		lower := strings.ToLower(file.Path)
		java := strings.HasSuffix(lower, ".jar") || strings.HasSuffix(lower, ".war") || strings.HasSuffix(lower, ".aar")
		clues := file.Clues
		if len(clues) == 0 {
			name, version := nameVersion(file.Path)
			unit, _ := unitOf(file.Path)
			switch {
			case file.Kind == "font":
				clues = []Clue{{Kind: contained, Name: stem(file.Path)}}
			case java || version != "" && !inTests(file.Path) || unit != "" && archiveEnding().MatchString(file.Path):
				clues = []Clue{{Kind: contained, Name: name, Version: version}}
			default:
				continue
			}
		}
		if inTests(file.Path) && !java && file.Kind != "font" || s.claimed[i] && len(file.Clues) == 0 {
			continue // of tests, or a part of the component around it
		}
		for _, c := range clues {
			if c.Kind != contained || s.isOwn(c.Name) {
				continue
			}
			p := inventory.Package{Name: c.Name, Version: c.Version, Kind: inventory.KindArchive, Locations: []inventory.Location{{Path: file.Path}}, Files: []string{file.Path}}
			relation := inventory.RelVendored
			switch {
			case file.Kind == "font":
				p.Kind, relation = inventory.KindVendored, inventory.RelData
				p.PURL = unknownPURL(strings.ReplaceAll(c.Name, " ", "-"), c.Version, "")
				if c.Text != "" {
					p.Unresolved = "the font says of its licence: " + c.Text[:min(len(c.Text), 200)]
				}
			case c.Text != "":
				p.PURL = build("maven", c.Text, c.Name, c.Version)
			default:
				p.PURL = unknownPURL(c.Name, c.Version, "")
			}
			if p.PURL == "" {
				p.PURL = unknownPURL(c.Name, "", "")
			}
			if r := relationOf(file.Path); r != inventory.RelVendored {
				relation = r
			}
			p.ID, p.Modified = p.PURL, "unknown"
			if p.Unresolved == "" {
				p.Unresolved = "licit does not look for licences inside an archive of the tree; scan it by itself"
			}
			p.Unresolved = strings.ToValidUTF8(p.Unresolved, "")
			s.found = append(s.found, Component{Package: p, Relation: relation})
		}
	}
}

// ofPlatform are compiled libraries that come with a compiler or system.
var ofPlatform = lazily.Regexp(`(?i)^(?:msvc|vcruntime|ucrt|concrt|vcomp|api-ms-|mfc\d|libgcc|libstdc|libwinpthread|libgomp|d3d|dbghelp|kernel32|user32)`)

// compiled reports the libraries that lie in the tree as they were built, outside of directories for foreign code and of copies: one for each
// name, whatever platforms it is there for. The project's own and those that tests load are left out.
func (s *search) compiled() {
	byName := map[string][]int{}
	sources := map[string]bool{}
	for i := range s.in.Files {
		if file := &s.in.Files[i]; isNative(file.Path) && !strings.HasPrefix(strings.ToLower(path.Ext(file.Path)), ".h") {
			sources[withoutExt(file.Path)] = true
		}
	}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		ext := strings.ToLower(path.Ext(file.Path))
		if s.claimed[i] || file.Kind != "executable" && file.Kind != "archive" || ext != ".lib" && ext != ".dll" && ext != ".so" && ext != ".dylib" && ext != ".a" || inTestData(file.Path) || inContributed(file.Path) {
			continue
		}
		base := stem(file.Path)
		if sources[withoutExt(file.Path)] || slices.ContainsFunc(s.found, func(c Component) bool { return c.Dir != "" && strings.HasPrefix(file.Path, c.Dir+"/") }) {
			continue // built of what lies beside it, or a part of the copy around it
		}
		name := strings.TrimPrefix(strings.ToLower(base), "lib")
		if unit, _ := unitOf(file.Path); unit != "" || len(name) < 3 || ofPlatform().MatchString(base) || s.isCalled(base) || s.isOwn(name) || s.beginsOwn(name) || s.namesOwn(name) {
			continue
		}
		byName[name] = append(byName[name], i)
	}
	for _, name := range sortedKeys(byName) {
		files := byName[name]
		c := s.fromDirectory(withoutExt(s.in.Files[files[0]].Path), s.withHeaders(files, name), "")
		c.Package.Unresolved = "a library as it was built: licit does not look for licences inside; named after its file"
		s.add(c, files)
	}
}

// namesOwn reports whether a name begins with the project's: parts of it that were built.
func (s *search) namesOwn(name string) bool {
	for own := range s.own {
		if len(own) >= 4 && strings.HasPrefix(plain(name), own) {
			return true
		}
	}
	return false
}

// withHeaders adds to compiled libraries the headers of their name that nobody has claimed, in the directories above them.
func (s *search) withHeaders(files []int, name string) []int {
	top := path.Dir(s.in.Files[files[0]].Path)
	for _, i := range files {
		top = top2(top, path.Dir(s.in.Files[i].Path))
	}
	all := files
	if top == "." {
		return all
	}
	for i := range s.below(top) {
		if file := &s.in.Files[i]; !s.claimed[i] && isNative(file.Path) && strings.EqualFold(stem(file.Path), name) {
			all = append(all[:len(all):len(all)], i)
			s.claimed[i] = true
		}
	}
	slices.Sort(all)
	return all
}
