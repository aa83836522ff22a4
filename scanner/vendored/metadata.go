package vendored

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"strings"

	"github.com/licit-compliance/licit/scanner/lazily"
)

// maxMetadata bounds the bytes of a file that describes a component.
const maxMetadata = 256 << 10

var (
	cmakeProject    = lazily.Regexp(`(?i)(?:^|\n)[ \t]*project[ \t]*\(\s*"?([A-Za-z][\w.+-]*)"?(?:\s[^()#]*?)?\s+VERSION\s+"?(\d+(?:\.\d+)+)`)
	autoconfInit    = lazily.Regexp(`(?:^|\n)[ \t]*AC_INIT[ \t]*\(\s*\[?\s*([A-Za-z][\w.+ -]*?)\s*\]?\s*,\s*\[?\s*v?(\d+(?:\.\d+)+[\w.-]*)\s*\]?`)
	mesonProject    = lazily.Regexp(`(?:^|\n)project\s*\(\s*'([A-Za-z][\w.+-]*)'[^()]*?\bversion\s*:\s*'v?(\d+(?:\.\d+)+[\w.-]*)'`)
	fieldLine       = lazily.Regexp(`^\s*([A-Z][A-Za-z ]{2,30}):\s*(\S.*?)\s*$`)
	protoField      = lazily.Regexp(`\b(name|version|value|last_upgrade_date|license_type)\s*:\s*"([^"\n]{1,200})"`)
	changelogLine   = lazily.Regexp(`^(?:[#*=\s]*)(?:(?:[Vv]ersion|[Rr]elease|[Cc]hanges (?:in|for|since)|[Nn]ew in|[A-Za-z][\w.+-]{0,30}?)[ :,-]*)?\[?[vV]?(\d+\.\d+(?:\.\d+)*(?:[-.]?(?:rc|beta|alpha)\d*)?)\b`)
	repositoryLink  = lazily.Regexp(`https?://(?:www\.)?(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)`)
	versionOnlyLine = lazily.Regexp(`^\s*[vV]?(\d+(?:\.\d+)+[\w.+-]*)\s*$`)
	stateLink       = lazily.Regexp(`^\s*https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/[\w.-]+/[\w.-]+/(?:-/)?(?:(?:commit|tree|src)/([0-9a-f]{40})|(?:tree|releases/tag|tags|src)/v?(\d+(?:\.\d+)+[\w.-]*))/?\s*$`)
	bundleVersion   = lazily.Regexp(`<key>CFBundleShortVersionString</key>\s*<string>(\d[\w.+-]*)</string>`)
	commitLine      = lazily.Regexp(`^\s*([0-9a-f]{40})\s*$`)
)

// directoryOrigin is where a README says that what lies beside it is from.
var directoryOrigin = lazily.Regexp(`(?i)\b(?:th(?:is|ese|e)[ \t]+(?:[\w-]+[ \t]+){0,3}(?:(?:is|are|was|were|has been|have been)[ \t]+)?(?:taken|copied|imported|extracted|downloaded|derived|borrowed)|(?:files?|code|sources?|lists?|directory|folder)[ \t]+(?:here |in this (?:directory|folder) )?(?:comes?|originates?)|(?:copied|taken|imported)[ \t]+(?:verbatim |directly )?)\s+from\b[^\n]{0,80}\s*(?:\n[^\n]{0,80}?)?https?://(?:www\.)?(github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)/([\w.-]+)/([\w.-]+)`)

// describes reads a file that says what the directory around it is.
func describes(file, base string, data []byte) []Clue {
	if !strings.Contains(file, "/") || len(data) > maxMetadata {
		return nil
	}
	one := func(name, version string, line int) []Clue {
		return []Clue{{Kind: metadata, Name: name, Version: version, Line: line}}
	}
	first := func(re *regexp.Regexp) []Clue {
		m := re.FindSubmatchIndex(data)
		if m == nil {
			return nil
		}
		return one(string(data[m[2]:m[3]]), string(data[m[4]:m[5]]), lineOf(data, m[2]))
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	switch base {
	case "package.json", "library.json", "bower.json", "component.json", "vcpkg.json":
		var p struct {
			Name     string
			Version  any
			Semver   string `json:"version-semver"`
			Declared any    `json:"license"`
			Homepage string
		}
		if json.Unmarshal(data, &p) != nil || p.Name == "" {
			return nil
		}
		version, _ := p.Version.(string)
		if version == "" {
			version = p.Semver
		}
		declared, _ := p.Declared.(string)
		return []Clue{{Kind: metadata, Name: p.Name, Version: version, Text: declared, Line: 1}}
	case "cmakelists.txt":
		return first(cmakeProject())
	case "configure.ac", "configure.in":
		return first(autoconfInit())
	case "meson.build":
		return first(mesonProject())
	case "library.properties":
		return fields(data, "name", "version", '=')
	case "info.plist":
		if unit, _ := unitOf(file); isFramework(path.Base(unit)) && strings.Count(strings.TrimPrefix(file, unit), "/") <= 4 {
			if m := bundleVersion().FindSubmatchIndex(data); m != nil {
				return one("", string(data[m[2]:m[3]]), lineOf(data, m[2]))
			}
		}
		return nil
	case "metadata", "metadata.textproto":
		return protobufMetadata(data)
	case ".gitrepo":
		return subrepo(data)
	case "version", "version.txt", "version.in", ".version", "commit", "revision":
		return shortFile(data)
	}
	switch {
	case base == "readme.chromium" || base == "readme.mozilla" || base == "readme.android" || base == "readme.google" || base == "moz.yaml":
		return fields(data, "", "", ':')
	case stem == "changelog" || stem == "changes" || stem == "news" || stem == "history" || stem == "release_notes" || stem == "releasenotes":
		return changelog(data)
	case strings.HasPrefix(base, "readme"):
		if ext := path.Ext(base); ext != "" && ext != ".md" && ext != ".rst" && ext != ".txt" && bytes.Contains(data[:min(len(data), 300)], []byte("Name:")) {
			return fields(data, "", "", ':') // README.chromium's form, under the name of the project that keeps it
		}
		if c := releaseIn(path.Base(path.Dir(file)), data); c != nil {
			return append(links(data), *c)
		}
		if head := data[:min(len(data), 4*originBytes)]; containsAny(head, codeHosts) {
			if from := directoryOrigin().FindSubmatch(head); from != nil {
				return append(links(data), Clue{Kind: directory, Name: strings.TrimSuffix(strings.TrimRight(string(from[3]), "."), ".git"), URL: repositoryIn(from[0]), Line: 1})
			}
		}
		return links(data)
	case len(data) <= 100:
		if unit, _ := unitOf(file); unit != "" {
			return shortFile(data)
		}
	}
	return nil
}

// releaseLine is a line with nothing but a release, or the address of its archive.
var releaseLine = lazily.Regexp(`(?m)^[ \t*-]*<?(?:https?://[^\s<>]+/)?([A-Za-z][A-Za-z0-9_+-]*?)[-_]v?(\d+(?:\.\d+)+[a-z]?)(?:\.tar\.\w+|\.tgz|\.zip)?>?[ \t]*\r?$`)

// releaseIn is the release of a directory's namesake that a README in it names on a line of its own.
func releaseIn(dir string, data []byte) *Clue {
	if len(data) > 4*originBytes {
		return nil // of a project, which speaks of releases
	}
	for _, m := range releaseLine().FindAllSubmatchIndex(data, 8) {
		if plain(string(data[m[2]:m[3]])) == plain(dir) {
			return &Clue{Kind: metadata, Name: string(data[m[2]:m[3]]), Version: string(data[m[4]:m[5]]), Line: lineOf(data, m[4])}
		}
	}
	return nil
}

var (
	subrepoRemote = lazily.Regexp(`(?m)^\s*remote\s*=\s*(?:git@([\w.-]+):|(https?://)(?:[\w-]+@)?)?(\S+?)(?:\.git)?\s*$`)
	subrepoCommit = lazily.Regexp(`(?m)^\s*commit\s*=\s*([0-9a-f]{40})\s*$`)
)

// subrepo reads what git-subrepo notes of the repository that it copied a directory from.
func subrepo(data []byte) []Clue {
	remote := subrepoRemote().FindSubmatchIndex(data)
	if remote == nil {
		return nil
	}
	url := "https://" + string(data[remote[6]:remote[7]])
	if remote[2] >= 0 {
		url = "https://" + string(data[remote[2]:remote[3]]) + "/" + string(data[remote[6]:remote[7]])
	}
	clues := []Clue{{Kind: directory, Name: path.Base(url), URL: url, Line: lineOf(data, remote[6])}}
	if m := subrepoCommit().FindSubmatchIndex(data); m != nil {
		clues = append(clues, Clue{Kind: commit, Version: string(data[m[2]:m[3]]), Line: lineOf(data, m[2])})
	}
	return clues
}

// shortFile reads a file that holds nothing but a version or a commit, or the address of one.
func shortFile(data []byte) []Clue {
	line := bytes.TrimSpace(data)
	if m := commitLine().FindSubmatch(line); m != nil {
		return []Clue{{Kind: commit, Version: string(m[1]), Line: 1}}
	}
	if m := versionOnlyLine().FindSubmatch(line); m != nil {
		return []Clue{{Kind: metadata, Version: string(m[1]), Line: 1}}
	}
	if m := stateLink().FindSubmatch(line); m != nil && len(m[1]) > 0 {
		return []Clue{{Kind: commit, Version: string(m[1]), Line: 1}}
	} else if m != nil {
		return []Clue{{Kind: metadata, Version: string(m[2]), Line: 1}}
	}
	return nil
}

// changelog takes the newest version, which stands first.
func changelog(data []byte) []Clue {
	n := 0
	for line := range bytes.Lines(data) {
		if n++; n > 40 {
			break
		}
		if len(line) > 200 {
			continue
		}
		if m := changelogLine().FindSubmatch(line); m != nil {
			return []Clue{{Kind: metadata, Version: string(m[1]), Line: n, Text: "changelog"}}
		}
	}
	return nil
}

// links are the code hosts' repositories that a README names.
func links(data []byte) []Clue {
	var clues []Clue
	for _, m := range repositoryLink().FindAllSubmatchIndex(data, 16) {
		repo := strings.TrimSuffix(strings.TrimRight(string(data[m[6]:m[7]]), "."), ".git")
		clues = append(clues, Clue{Kind: address, Name: repo, URL: "https://" + string(data[m[2]:m[3]]) + "/" + string(data[m[4]:m[5]]) + "/" + repo, Line: lineOf(data, m[0])})
	}
	return clues
}

// fields reads the "Name: value" lines that some projects keep beside what they copy.
func fields(data []byte, name, version string, sign byte) []Clue {
	c := Clue{Kind: metadata, Line: 1}
	var clues []Clue
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if n > 200 || len(line) > 1000 {
			break
		}
		key, value := "", ""
		if sign == '=' {
			k, v, _ := bytes.Cut(line, []byte{'='})
			key, value = string(bytes.TrimSpace(k)), string(bytes.TrimSpace(v))
		} else if m := fieldLine().FindSubmatch(line); m != nil {
			key, value = string(m[1]), string(m[2])
		}
		switch strings.ToLower(key) {
		case "name", "short name":
			if c.Name == "" || key == "Short Name" {
				c.Name, c.Line = value, n
			}
		case "version":
			if m := versionOnlyLine().FindStringSubmatch(value); m != nil {
				c.Version = m[1]
			}
		case "revision":
			if m := commitLine().FindStringSubmatch(value); m != nil {
				clues = append(clues, Clue{Kind: commit, Version: m[1], Line: n})
			}
		case "url", "source":
			if c.URL == "" && strings.Contains(value, "://") {
				c.URL = value
			}
		case "license":
			c.Text = value
		case "local modifications", "modifications":
			clues = append(clues, Clue{Kind: altered, Text: value, Line: n})
		}
	}
	if c.Name != "" {
		clues = append(clues, c)
	}
	return clues
}

// protobufMetadata reads the METADATA file that Android and Google keep beside what they copy.
func protobufMetadata(data []byte) []Clue {
	c := Clue{Kind: metadata, Line: 1}
	for _, m := range protoField().FindAllSubmatch(data, 40) {
		value := string(m[2])
		switch string(m[1]) {
		case "name":
			if c.Name == "" {
				c.Name = value
			}
		case "version":
			if commitLine().MatchString(value) {
				return append([]Clue{{Kind: commit, Version: value, Line: 1}}, c)
			}
			c.Version = strings.TrimPrefix(value, "v")
		case "value":
			if c.URL == "" {
				c.URL = value
			}
		}
	}
	if c.Name == "" {
		return nil
	}
	return []Clue{c}
}
