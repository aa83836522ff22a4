package ecosystem

import (
	"cmp"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// ownFetch reports what a function of the tree is given the address of, where that says which version it is.
func (t *cmakeTree) ownFetch(f *cmakeFile, c cmakeCommand, url, condition string) {
	p := archivePackage(c.args[0].text, url)
	if m := rawFile().FindStringSubmatch(url); m != nil {
		p = gitPackage(c.args[0].text, "https://github.com/"+m[1]+m[3]+"/"+m[2]+m[4], m[5])
	} else if !archiveSuffix().MatchString(url) {
		return
	}
	if pinsVersion(p.Version) {
		t.fetchedPackage(f, c.line, p, condition)
	}
}

// download reads file(DOWNLOAD) of an archive that says which version it is.
func (t *cmakeTree) download(f *cmakeFile, c cmakeCommand, condition string) {
	url := strings.TrimSuffix(c.args[1].text, "/download") // as SourceForge has it
	if strings.Contains(url, "$") || !strings.Contains(url, "://") {
		return
	}
	p, ok := mavenAddress(url)
	if m := rawFile().FindStringSubmatch(url); m != nil && sourceExtensions[strings.ToLower(path.Ext(url))] {
		p = gitPackage(m[2]+m[4], "https://github.com/"+m[1]+m[3]+"/"+m[2]+m[4], m[5])
	} else if !ok && (archiveSuffix().MatchString(url) || sourceExtensions[strings.ToLower(path.Ext(url))] && hostedArchive().MatchString(url)) {
		p = namedArchive(url)
	}
	if pinsVersion(p.Version) && len(p.Name) > 1 && !testData().MatchString(p.Name) {
		t.fetchedPackage(f, c.line, p, condition)
	}
}

// testData are names of archives that only tests read.
var testData = lazily.Regexp(`(?i)tests?[-_.]?(?:res|resources?|data|files?|vectors?|assets?|images?|suites?|inputs?|samples?)$|[-_]?(?:dataset|corpus)$`)

// downloads reads the archives that a command line gets, and tells whether there is one that says its version.
func (t *cmakeTree) downloads(f *cmakeFile, c cmakeCommand, condition string) bool {
	found := false
	for _, a := range c.args {
		for _, url := range archiveURL().FindAllString(a.text, 5) {
			if !strings.Contains(url, "$") && archiveSuffix().MatchString(url) {
				if p := namedArchive(url); pinsVersion(p.Version) && len(p.Name) > 1 {
					t.fetchedPackage(f, c.line, p, condition)
					found = true
				}
			}
		}
	}
	return found
}

// unknownProtocol is a variable in the place of a protocol: ${git_protocol}://host/name.git.
var unknownProtocol = lazily.Regexp(`^\$\{\w+\}://`)

// fetch reads FetchContent_Declare and ExternalProject_Add.
func (t *cmakeTree) fetch(f *cmakeFile, c cmakeCommand, condition string) {
	name := c.args[0].text
	// Several addresses are mirrors of one. A loop over names makes one address of a list, and says nothing that is read here.
	url, mirrors, several := strings.Cut(keyword(c.args, "URL"), ";")
	if several && !strings.Contains(mirrors, "://") {
		return
	}
	p := fetched(name, unknownProtocol().ReplaceAllString(keyword(c.args, "GIT_REPOSITORY"), "https://"), keyword(c.args, "GIT_TAG"), url)
	if alg, value, ok := strings.Cut(keyword(c.args, "URL_HASH"), "="); ok {
		p.Hashes = hexHash(alg, value, "distribution")
	} else if md5 := keyword(c.args, "URL_MD5"); md5 != "" {
		p.Hashes = hexHash("md5", md5, "distribution")
	}
	if p.Origin == nil {
		dir := cmp.Or(keyword(c.args, "SOURCE_DIR"), keyword(c.args, "URL"))
		for _, prefix := range []string{"${CMAKE_SOURCE_DIR}/", "${PROJECT_SOURCE_DIR}/", "${CMAKE_CURRENT_SOURCE_DIR}/", "${CMAKE_CURRENT_LIST_DIR}/"} {
			if rest, ok := strings.CutPrefix(dir, prefix); ok {
				t.copied(f, c.line, path.Join(path.Dir(f.path), rest), name, condition)
				return
			}
		}
		if dir == "" && keyword(c.args, "SVN_REPOSITORY") == "" && keyword(c.args, "HG_REPOSITORY") == "" {
			return // details of something declared elsewhere, or a step of one's own
		}
		p.Unresolved = "no origin that licit can read"
	}
	t.fetchedPackage(f, c.line, p, condition)
}

func (t *cmakeTree) fetchedPackage(f *cmakeFile, line int, p inventory.Package, condition string) {
	if root := t.get(t.root); root != nil && plainName(root.Name) == plainName(p.Name) {
		return // a test of how others fetch the project
	}
	if p.Name == "" || strings.Contains(p.Name, "$") || (t.own[strings.ToLower(p.Name)] || t.isPart(f, strings.ToLower(p.Name))) && (p.Origin == nil || p.Origin.URL == "") {
		return
	}
	called := p.Name
	if name := upstreamName(p); name != p.Name {
		if p.Origin.VCS == "" && strings.HasPrefix(p.PURL, "pkg:generic/") {
			p.PURL = genericID(name, p.Version, "download_url", p.Origin.URL)
		}
		p.Name = name
	}
	relation := relationOfPath(f.path, inventory.RelRuntime)
	if testFramework(strings.ToLower(p.Name)) {
		relation = inventory.RelTest
	}
	loc := at(f.path, line)
	p.Locations = []inventory.Location{loc}
	if pin := t.pinOf(p); pin != nil {
		p.Locations = append(p.Locations, at(pin.path, pin.line))
	}
	id := t.add(p)
	if p.Origin != nil && p.Origin.URL != "" {
		t.fetches[plainName(p.Name)], t.fetches[plainName(called)] = id, id
	}
	t.direct(t.root, id, relation, condition, loc).asking(cmp.Or(p.Version, p.Requirement))
}

// fetchStep are words of names for the step that fetches something.
var fetchStep = lazily.Regexp(`(?i)(?:^|[-_])(?:download|src|sources?|ext|extern|external|ep|project|proj|build|populate|subbuild|repo|upstream|third_?party)(?:$|[-_])`)

// upstreamName is the name of the repository that something is fetched from, where the build's own for it only adds to that: wonder for
// wonder_bundle, ep_wonder and wonder12. What is added may be the owner's name.
func upstreamName(p inventory.Package) string {
	if p.Origin == nil || p.Origin.VCS != "git" {
		if p.Origin != nil && fetchStep().MatchString(p.Name) && archiveSuffix().MatchString(p.Origin.URL) {
			if name := namedArchive(p.Origin.URL).Name; len(name) > 1 && strings.Contains(plainName(p.Name), plainName(name)) {
				return name
			}
		}
		return p.Name
	}
	_, repo := splitGitURL(p.Origin.URL)
	name, owner := repositoryName(p.Origin.URL), path.Base(path.Dir(repo))
	if len(name) > 2 && fetchStep().MatchString(p.Name) && !strings.Contains(name, "$") {
		return name
	}
	before, after, ok := strings.Cut(plainName(p.Name), plainName(name))
	if !ok || len(name) < 3 || before+after == "" || nativeProjects()[strings.ToLower(p.Name)] != "" || isProjectName()[strings.ToLower(p.Name)] {
		return p.Name
	}
	for _, added := range []string{before, after} {
		if len(added) > 2 && (strings.Contains(plainName(owner), added) || strings.Contains(added, plainName(owner))) {
			return p.Name
		}
	}
	return name
}

// cpm reads CPMAddPackage, in its short form "gh:owner/repo@1.0#tag" and its long one.
func (t *cmakeTree) cpm(f *cmakeFile, c cmakeCommand, condition string) {
	if uri := keyword(c.args, "URI"); len(c.args) == 1 || uri != "" {
		spec := cmp.Or(uri, c.args[0].text)
		spec, tag, _ := strings.Cut(spec, "#")
		version := ""
		if i := strings.LastIndex(spec, "@"); i > strings.LastIndex(spec, "/") {
			spec, version = spec[:i], spec[i+1:]
			if tag == "" {
				tag = "v" + version
			}
		}
		for short, host := range cpmHosts {
			if rest, ok := strings.CutPrefix(spec, short+":"); ok {
				spec = host + rest
			}
		}
		p := fetched(repositoryName(spec), spec, tag, "")
		if strings.HasSuffix(spec, ".zip") || strings.HasSuffix(spec, ".tar.gz") {
			p = namedArchive(spec)
		}
		t.fetchedPackage(f, c.line, p, condition)
		return
	}
	repo, tag := keyword(c.args, "GIT_REPOSITORY"), keyword(c.args, "GIT_TAG")
	for key, host := range map[string]string{"GITHUB_REPOSITORY": cpmHosts["gh"], "GITLAB_REPOSITORY": cpmHosts["gl"], "BITBUCKET_REPOSITORY": cpmHosts["bb"]} {
		if v := keyword(c.args, key); v != "" {
			repo = host + v
		}
	}
	if version := keyword(c.args, "VERSION"); tag == "" && version != "" {
		tag = "v" + version
	}
	p := fetched(cmp.Or(keyword(c.args, "NAME"), repositoryName(repo)), repo, tag, keyword(c.args, "URL"))
	if alg, value, ok := strings.Cut(keyword(c.args, "URL_HASH"), "="); ok {
		p.Hashes = hexHash(alg, value, "distribution")
	}
	t.fetchedPackage(f, c.line, p, condition)
}

var cpmHosts = map[string]string{"gh": "https://github.com/", "gl": "https://gitlab.com/", "bb": "https://bitbucket.org/"}
