package ecosystem

import (
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var clojure = Ecosystem{
	Name:  "clojure",
	PURL:  "maven",
	Files: []string{"project.clj", "deps.edn"},
	Title: "Clojure (Leiningen, deps.edn)",
	Reads: "coordinates that project.clj and deps.edn write out; profiles and aliases are conditions",
	Read:  readClojure,
}

var (
	leinProject = lazily.Regexp(`\(defproject\s+([\w./*+!?<>=-]+)\s+"([^"]+)"`)
	leinAsked   = lazily.Regexp(`\[\s*([A-Za-z][\w./*+!?<>=-]*)\s+"([^"]+)"`)
	leinBlock   = lazily.Regexp(`:(dependencies|plugins|managed-dependencies|[\w-]+)\b`)
	ednAsked    = lazily.Regexp(`([A-Za-z][\w./*+!?<>=$-]*)\s*\{\s*:(mvn/version|git/url|git/tag|git/sha|sha|local/root|deps/root)\b([^}]*)\}?`)
	ednVersion  = lazily.Regexp(`^\s*"([^"]+)"`)
	ednField    = lazily.Regexp(`:(git/url|git/sha|sha|git/tag)\s+"([^"]+)"`)
)

func readClojure(in *Input) Output {
	b := newBuilder("clojure")
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		text := clojureText(string(m.Data))
		counter := lineCounter{data: []byte(text)}
		if strings.HasSuffix(strings.ToLower(m.Path), ".edn") {
			b.depsEDN(m.Path, text, &counter)
		} else {
			b.leiningen(m.Path, text, &counter)
		}
	}
	return b.output()
}

// clojureText puts spaces where a comment stands.
func clojureText(s string) string {
	out := []byte(s)
	for i := 0; i < len(out); i++ {
		switch out[i] {
		case '"':
			for i++; i < len(out) && out[i] != '"'; i++ {
				if out[i] == '\\' {
					i++
				}
			}
		case ';':
			for ; i < len(out) && out[i] != '\n'; i++ {
				out[i] = ' '
			}
		}
	}
	return string(out)
}

// clojureName splits "group/artifact"; a name alone is both.
func clojureName(name string) (group, artifact string) {
	name, _, _ = strings.Cut(name, "$") // a classifier
	group, artifact, ok := strings.Cut(name, "/")
	if !ok {
		artifact = group
	}
	return group, artifact
}

func (b *builder) leiningen(file, text string, counter *lineCounter) {
	from := ""
	if f := leinProject().FindStringSubmatchIndex(text); f != nil {
		group, artifact := clojureName(text[f[2]:f[3]])
		version := text[f[4]:f[5]]
		from = b.own(inventory.Package{Name: mavenName(group, artifact), Version: version, PURL: purl("maven", group, artifact, version),
			Locations: []inventory.Location{at(file, 1+strings.Count(text[:f[0]], "\n"))}}, file)
	}
	// The blocks that a coordinate lies in are the keywords before it at each depth.
	type block struct{ word string }
	var open []block
	word := ""
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case ':':
			if f := leinBlock().FindStringIndex(text[i:min(len(text), i+100)]); f != nil && f[0] == 0 {
				word = text[i+1 : i+f[1]]
				i += f[1] - 1
			}
		case '(', '[', '{':
			if f := leinAsked().FindStringSubmatch(text[i:min(len(text), i+500)]); f != nil && strings.HasPrefix(text[i:], f[0]) && len(open) > 0 {
				in, profile := open[len(open)-1].word, ""
				for n, o := range open {
					if n > 0 && open[n-1].word == "profiles" {
						profile = o.word
					}
				}
				relation, kind := inventory.RelRuntime, inventory.KindDependency
				if profile != "" {
					relation = relationOf(profile, inventory.RelDev)
				}
				if in == "plugins" {
					relation, kind = inventory.RelBuild, inventory.KindTool
				}
				if in == "dependencies" || in == "plugins" {
					group, artifact := clojureName(f[1])
					condition := ""
					if profile != "" {
						condition = "profile " + profile
					}
					loc := at(file, counter.lineAt(i))
					p := inventory.Package{Name: mavenName(group, artifact), Version: f[2], Kind: kind, PURL: purl("maven", group, artifact, f[2]), Locations: []inventory.Location{loc}}
					b.direct(from, b.add(p), relation, condition, loc).asking(f[2])
				}
			}
			if len(open) > maxNesting {
				return
			}
			open = append(open, block{word})
			word = ""
		case ')', ']', '}':
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
			word = ""
		}
	}
}

// depsEDN reads the maps of deps.edn (clojure.org, "Deps and CLI Reference").
func (b *builder) depsEDN(file, text string, counter *lineCounter) {
	aliases := strings.Index(text, ":aliases")
	within := ednAliases{text: text, at: aliases + len(":aliases")}
	for _, f := range ednAsked().FindAllStringSubmatchIndex(text, maxEntries) {
		name, kind, rest := text[f[2]:f[3]], text[f[4]:f[5]], text[f[6]:f[7]]
		group, artifact := clojureName(name)
		loc := at(file, counter.lineAt(f[0]))
		relation, condition := relationOfPath(file, inventory.RelRuntime), ""
		if aliases >= 0 && f[0] > aliases {
			relation, condition = inventory.RelDev, "alias"
			if alias := within.until(f[0]); alias != "" {
				relation, condition = relationOf(alias, inventory.RelDev), "alias "+alias
			}
		}
		p := inventory.Package{Name: mavenName(group, artifact), PURL: purl("maven", group, artifact, "")}
		switch kind {
		case "local/root", "deps/root":
			continue
		case "mvn/version":
			if v := ednVersion().FindStringSubmatch(rest); v != nil {
				p.Version, p.PURL = v[1], purl("maven", group, artifact, v[1])
			}
		default:
			said := map[string]string{}
			for _, s := range ednField().FindAllStringSubmatch(":"+kind+rest, 10) {
				said[s[1]] = s[2]
			}
			url := said["git/url"]
			if owner, ok := strings.CutPrefix(group, "io.github."); url == "" && ok {
				url = "https://github.com/" + owner + "/" + artifact
			}
			ref := said["git/sha"] + said["sha"]
			if !isCommit(ref) && said["git/tag"] != "" {
				ref = said["git/tag"]
			}
			if url != "" {
				p = gitPackage(artifact, url, ref)
			}
		}
		p.Kind, p.Locations = inventory.KindDependency, []inventory.Location{loc}
		b.direct("", b.add(p), relation, condition, loc).asking(p.Version)
	}
}

// ednAliases follows the keywords at the first depth of the map of aliases.
type ednAliases struct {
	text  string
	at    int
	depth int
	alias string
}

// until is the alias that holds what stands at an offset; offsets must not fall.
func (a *ednAliases) until(offset int) string {
	for ; a.at < offset; a.at++ {
		switch a.text[a.at] {
		case '{', '[', '(':
			a.depth++
		case '}', ']', ')':
			a.depth--
		case '"':
			for a.at++; a.at < len(a.text) && a.text[a.at] != '"'; a.at++ {
				if a.text[a.at] == '\\' {
					a.at++
				}
			}
		case ':':
			if a.depth == 1 {
				end := a.at + 1
				for end < len(a.text) && !strings.ContainsRune(" \t\r\n{[(}])", rune(a.text[end])) {
					end++
				}
				a.alias = path.Base(a.text[a.at+1 : end])
				a.at = end - 1
			}
		}
	}
	return a.alias
}
