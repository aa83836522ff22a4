package ecosystem

import (
	"bytes"
	"path"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var opam = Ecosystem{
	Name:  "opam",
	PURL:  "opam",
	Files: []string{"*.opam", "opam", "*.opam.locked"},
	Title: "opam packages",
	Reads: "depends and depopts of opam files, with the versions of a locked one beside it",
	Read:  readOpam,
}

var (
	opamField   = lazily.Regexp(`(?m)^(opam-version|name|version|license|depends|depopts)\s*:\s*`)
	opamDepends = lazily.Regexp(`"([A-Za-z0-9_][A-Za-z0-9_+-]*)"\s*(\{[^}]*\})?`)
	opamExact   = lazily.Regexp(`^\{\s*=\s*"([^"]+)"\s*\}$|^\{\s*=\s*"([^"]+)"\s*&`)
	opamText    = lazily.Regexp(`^"([^"]*)"`)
)

// readOpam reads opam files ("The opam manual", section opam).
func readOpam(in *Input) Output {
	b := newBuilder("opam")
	locked := map[string]map[string]string{} // file without ".locked" -> name -> version
	own := map[string]string{}
	type parsed struct {
		m      Manifest
		name   string
		fields map[string]string
		where  map[string]int
	}
	var files []parsed
	for _, m := range in.Manifests {
		if inForeignDirectory(m.Path) {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		f := parsed{m: m, fields: map[string]string{}, where: map[string]int{}}
		m.Data = bytes.TrimPrefix(m.Data, []byte("\xef\xbb\xbf"))
		text := string(m.Data)
		found := opamField().FindAllStringSubmatchIndex(text, 100)
		counter := lineCounter{data: m.Data}
		for _, at := range found {
			key := text[at[2]:at[3]]
			value := text[at[1]:]
			if strings.HasPrefix(value, "[") {
				value = opamList(value)
			} else {
				value, _, _ = strings.Cut(value, "\n")
			}
			if f.where[key] == 0 {
				f.fields[key], f.where[key] = value, counter.lineAt(at[1])
			}
		}
		if f.fields["opam-version"] == "" {
			continue // another file that is called so
		}
		if base, ok := strings.CutSuffix(m.Path, ".locked"); ok {
			locked[base] = map[string]string{}
			for _, d := range opamDepends().FindAllStringSubmatch(f.fields["depends"], maxEntries) {
				if v := opamExact().FindStringSubmatch(d[2]); v != nil {
					locked[base][d[1]] = v[1] + v[2]
				}
			}
			continue
		}
		word := func(key string) string {
			if v := opamText().FindStringSubmatch(f.fields[key]); v != nil {
				return v[1]
			}
			return ""
		}
		name, version := word("name"), word("version")
		if name == "" {
			if name = strings.TrimSuffix(path.Base(m.Path), ".opam"); name == "opam" {
				name = path.Base(path.Dir(m.Path))
			}
		}
		if name == "." {
			continue
		}
		p := inventory.Package{Name: name, Version: version, PURL: purl("opam", "", name, version), Locations: []inventory.Location{at(m.Path, max(f.where["name"], 1))}}
		declare(&p, word("license"), m.Path)
		own[name] = b.own(p, m.Path)
		f.name = name
		files = append(files, f)
	}
	for _, f := range files {
		for _, s := range []struct{ field, relation string }{{"depends", inventory.RelRuntime}, {"depopts", inventory.RelOptional}} {
			text := f.fields[s.field]
			counter := lineCounter{data: []byte(text)}
			for _, at0 := range opamDepends().FindAllStringSubmatchIndex(text, maxEntries) {
				name, spec := text[at0[2]:at0[3]], ""
				if at0[4] >= 0 {
					spec = text[at0[4]:at0[5]]
				}
				loc := at(f.m.Path, f.where[s.field]+counter.lineAt(at0[0])-1)
				relation := s.relation
				switch {
				case strings.Contains(spec, "with-test"):
					relation = inventory.RelTest
				case strings.Contains(spec, "with-doc"):
					relation = inventory.RelDoc
				case strings.Contains(spec, "with-dev-setup"):
					relation = inventory.RelDev
				case strings.Contains(spec, "build"):
					relation = inventory.RelBuild
				}
				asked := strings.TrimSpace(strings.Trim(spec, "{}"))
				to := own[name]
				if to == "" {
					version := locked[f.m.Path][name]
					if v := opamExact().FindStringSubmatch(spec); v != nil && version == "" {
						version = v[1] + v[2]
					}
					to = b.add(inventory.Package{Name: name, Version: version, Requirement: asked, Kind: inventory.KindDependency, PURL: purl("opam", "", name, version), Locations: []inventory.Location{loc}})
				}
				b.direct(own[f.name], to, relation, "", loc).asking(asked)
			}
		}
	}
	return b.output()
}

// opamList is a list in brackets, up to where it ends.
func opamList(s string) string {
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case quoted && s[i] == '\\':
			i++
		case quoted:
		case s[i] == '[':
			depth++
		case s[i] == ']':
			if depth--; depth == 0 {
				return s[:i+1]
			}
		}
	}
	return s
}
