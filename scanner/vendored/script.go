package vendored

import (
	"bytes"
	"cmp"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var (
	keptSigns   = [...][]byte{[]byte("/*!"), []byte("@license"), []byte("@preserve")}
	scriptName  = lazily.Regexp(`^[\s*!]*(?:@license\s+|@preserve\s+|@overview\s+)?[\s*]*(@?[A-Za-z][\w@/.-]*(?: [A-Za-z][\w.-]*){0,3}?)(?:\s+JavaScript Library|\s+JS)?\s*[-–|,:(]?\s*[vV]?(?:ersion:?\s*)?(\d+\.\d+(?:\.\d+)?[\w.-]*)`)
	fileVersion = lazily.Regexp(`^([A-Za-z][\w.]*(?:-[A-Za-z]\w*)*)[-.@]v?(\d+\.\d+(?:\.\d+)*(?:-?(?:rc|beta|alpha)[.\d]*)?)((?:[.-](?:min|slim|pkgd|bundle|prod|umd|esm|iife|global|all))*\.(?:js|mjs|cjs|css))$`)
	// minifiedName is what a minified file is called, which nobody writes by hand.
	minifiedName = lazily.Regexp(`^([A-Za-z][\w.-]*?)[.-](?:min|pack)\.(?:js|mjs|css)$`)
	proseWords   = set("copyright", "license", "licensed", "version", "released", "under", "the", "this", "date", "build", "generated", "http", "https", "apache", "mit", "bsd", "gpl", "since", "see", "es", "ecma", "ecmascript", "css", "javascript", "html", "mpl", "iso", "rfc", "table", "section", "chapter", "node")
)

// banners reads the comments that minifiers and bundlers keep, which name what is in a script or
// style sheet; a file that a bundler writes beside the bundle holds them alone.
func banners(file string, data []byte) []Clue {
	var clues []Clue
	named := map[string]bool{}
	text := data[:min(len(data), 8<<20)]
	for n, offset := 0, 0; n < 4*maxClues; n++ {
		at := len(text)
		for _, sign := range keptSigns {
			at = find(text[:at], sign, 0)
		}
		if at == len(text) {
			break
		}
		body := text[at:]
		if body[0] == '/' {
			body = body[2:]
		}
		body = body[:min(len(body), 300)]
		if end := bytes.Index(body, []byte("*/")); end >= 0 {
			body = body[:end]
		}
		for i, line := range bytes.SplitN(body, []byte{'\n'}, 5) {
			m := scriptName().FindSubmatch(line)
			if m == nil || i == 4 {
				continue
			}
			name := strings.TrimSpace(string(m[1]))
			first, _, _ := strings.Cut(strings.ToLower(name), " ")
			if proseWords[strings.TrimRight(first, ".:")] || len(name) < 2 {
				continue
			}
			if key := name + " " + string(m[2]); !named[key] && len(clues) < maxClues {
				named[key] = true
				clues = append(clues, Clue{Kind: script, Name: name, Version: strings.TrimRight(string(m[2]), ".-"), Line: lineOf(data, offset+at) + i})
			}
			break
		}
		text, offset = text[at+3:], offset+at+3
	}
	if clue, ok := openingBanner(text); ok && len(clues) == 0 {
		clues = append(clues, clue)
	}
	if m := fileVersion().FindStringSubmatch(path.Base(file)); m != nil && len(clues) == 0 {
		clues = append(clues, Clue{Kind: script, Name: m[1], Version: m[2], Line: 1})
	}
	if m := minifiedName().FindStringSubmatch(path.Base(file)); m != nil && len(clues) == 0 && Made(file, data) == "minified" {
		clues = append(clues, Clue{Kind: script, Name: m[1], Line: 1})
	}
	return clues
}

// explicitVersion is a version that says that it is one.
var explicitVersion = lazily.Regexp(`[\w)] [vV](?:ersion:? )?\d+\.\d`)

// openingBanner reads name and version off the comment that a script or style sheet begins with, where that states a copyright or terms.
func openingBanner(text []byte) (Clue, bool) {
	body, ok := bytes.CutPrefix(bytes.TrimLeft(text[:min(len(text), 1500)], "\ufeff \t\r\n"), []byte("/*"))
	if !ok {
		return Clue{}, false
	}
	if end := bytes.Index(body, []byte("*/")); end >= 0 {
		body = body[:end]
	}
	if !bytes.Contains(body, []byte("opyright")) && !bytes.Contains(body, []byte("icense")) {
		return Clue{}, false
	}
	for i, line := range bytes.SplitN(body, []byte{'\n'}, 4) {
		m := scriptName().FindSubmatch(line)
		if m == nil || i == 3 || !explicitVersion().Match(line) {
			continue
		}
		name := strings.TrimSpace(string(m[1]))
		if first, _, _ := strings.Cut(strings.ToLower(name), " "); !proseWords[strings.TrimRight(first, ".:")] && len(name) > 1 {
			return Clue{Kind: script, Name: name, Version: strings.TrimRight(string(m[2]), ".-"), Line: i + 1}, true
		}
	}
	return Clue{}, false
}

var (
	generatedWords = lazily.Regexp(`(?i)\b(?:do not (?:edit|modify)|@generated|(?:auto(?:matically)?[- ]?)?generated (?:by|from|with|using|automatically)|auto-?generated|automatically generated|file is generated|generated file)\b`)
	hashedText     = set(".md", ".txt", ".rst", ".html", ".htm", "")
)

// Made says whether a text was made by a program rather than a person: "minified", or "generated" and its
// own words; "" for what a person wrote, as far as one can see.
func Made(file string, data []byte) string {
	ext := strings.ToLower(path.Ext(file))
	if ext == ".js" || ext == ".mjs" || ext == ".cjs" || ext == ".css" {
		if n := bytes.Count(data, []byte{'\n'}) + 1; len(data) > 1000 && len(data)/n > 400 {
			return "minified"
		}
	}
	if hashedText[ext] && strings.ToLower(path.Base(file)) != "configure" {
		return ""
	}
	head := data[:min(len(data), 1500)]
	seen := -1
	for place := range places(head, generatedSigns) {
		if place < seen {
			continue // of the line before
		}
		line := head[bytes.LastIndexByte(head[:place], '\n')+1:]
		line = line[:min(len(line), 1+find(line, []byte{'\n'}, 0))]
		seen = place + 1 + find(head[place:], []byte{'\n'}, 0)
		if at := generatedWords().FindIndex(line); at != nil && comment(line, at[0]) {
			text := strings.ToValidUTF8(strings.Trim(string(line[:min(len(line), 160)]), " \t\r\n/*#;%!-<>\"'"), "")
			return "generated: " + text
		}
	}
	return ""
}

var generatedSigns = [][]byte{[]byte("enerated"), []byte("ENERATED"), []byte("DO NOT EDIT"), []byte("o not edit"), []byte("Not Edit"), []byte("odify"), []byte("ODIFY")}

// comment reports whether the words at an offset stand in a comment, as far as one line shows it.
func comment(line []byte, at int) bool {
	start := bytes.TrimLeft(line, " \t")
	for _, sign := range []string{"//", "/*", "*", "#", ";", "--", "%", "<!--", "dnl", "'", "\"", "@"} {
		if bytes.HasPrefix(start, []byte(sign)) {
			return true
		}
	}
	return bytes.Contains(line[:at], []byte("//")) || bytes.Contains(line[:at], []byte("/*"))
}

// scripts reports what the banners of scripts and style sheets name, in bundles of several too.
func (s *search) scripts() {
	type key struct{ name, version string }
	files := map[key][]int{}
	first := map[key]Clue{}
	written := map[string]bool{} // names of scripts that are not minified
	for i := range s.in.Files {
		if base := path.Base(s.in.Files[i].Path); scripts[path.Ext(base)] || path.Ext(base) == ".ts" || path.Ext(base) == ".scss" {
			written[strings.TrimSuffix(base, path.Ext(base))] = true
		}
	}
	for i := range s.in.Files {
		file := &s.in.Files[i]
		if inTestData(file.Path) || inTests(file.Path) {
			continue
		}
		var here []Clue
		for _, c := range file.Clues {
			if c.Kind == script && !s.isOwn(c.Name) && (c.Version != "" || !written[c.Name]) {
				here = append(here, c)
			}
		}
		if len(here) == 1 && s.claimed[i] {
			continue // it is what the component is
		}
		for _, c := range here {
			if slices.ContainsFunc(file.Clues, func(k Clue) bool {
				return k.Kind == ofKnown && relatedName(c.Name, append([]string{s.known[k.Component].Name}, s.known[k.Component].Also...))
			}) {
				continue
			}
			k := key{c.Name, c.Version}
			if first[k].Name == "" {
				first[k] = c
			}
			files[k] = append(files[k], i)
		}
	}
	// "Wonder UI Framework 1.2" is a part of "Wonder UI 1.2".
	for _, k := range slices.SortedFunc(maps.Keys(files), func(a, b key) int { return cmp.Compare(len(b.name), len(a.name)) }) {
		for name := k.name; strings.Contains(name, " "); {
			name = name[:strings.LastIndexByte(name, ' ')]
			if whole := (key{name, k.version}); k.version != "" && files[whole] != nil {
				files[whole] = append(files[whole], files[k]...)
				slices.Sort(files[whole])
				files[whole] = slices.Compact(files[whole])
				delete(files, k)
				break
			}
		}
	}
	keys := make([]key, 0, len(files))
	for k := range files {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int { return strings.Compare(a.name+"\x00"+a.version, b.name+"\x00"+b.version) })
	for _, k := range keys {
		list := files[k]
		p := inventory.Package{Name: k.name, Version: k.version, Kind: inventory.KindVendored,
			Locations: []inventory.Location{{Path: s.in.Files[list[0]].Path, Line: first[k].Line}}}
		if k.version == "" {
			p.Unresolved = "a minified file without a banner: named after the file"
		}
		if scope, rest, ok := strings.Cut(k.name, "/"); ok && strings.HasPrefix(scope, "@") {
			p.PURL = build("npm", scope, rest, k.version)
		} else {
			p.PURL = unknownPURL(strings.ReplaceAll(k.name, " ", "-"), k.version, "")
		}
		var d description
		if len(list) == 1 {
			s.terms(&d, list)
		}
		s.add(s.finish(p, list, "", d), list)
	}
}
