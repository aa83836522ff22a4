package vendored

import (
	"bytes"
	"path"
	"strings"

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
	if m := fileVersion().FindStringSubmatch(path.Base(file)); m != nil && len(clues) == 0 {
		clues = append(clues, Clue{Kind: script, Name: m[1], Version: m[2], Line: 1})
	}
	if m := minifiedName().FindStringSubmatch(path.Base(file)); m != nil && len(clues) == 0 && Made(file, data) == "minified" {
		clues = append(clues, Clue{Kind: script, Name: m[1], Line: 1})
	}
	return clues
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
	if !bytes.Contains(head, []byte("enerated")) && !bytes.Contains(head, []byte("ENERATED")) && !bytes.Contains(head, []byte("DO NOT EDIT")) && !bytes.Contains(head, []byte("o not edit")) {
		return ""
	}
	for line := range bytes.Lines(head) {
		if at := generatedWords().FindIndex(line); at != nil && comment(line, at[0]) {
			text := strings.ToValidUTF8(strings.Trim(string(line[:min(len(line), 160)]), " \t\r\n/*#;%!-<>\"'"), "")
			return "generated: " + text
		}
	}
	return ""
}

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
