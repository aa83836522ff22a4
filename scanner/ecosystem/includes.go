package ecosystem

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

// Includes gathers the #include lines of a tree's C and C++ files, to find libraries that the
// code uses and no manifest names. The zero value is ready. What it reports does not
// depend on the order in which files are added.
type Includes struct {
	headers map[string][]string // base name -> paths in the tree
	dirs    map[string]bool     // directories that hold sources, by path and by name
	used    map[string]*includeUse
}

// Include is one #include line.
type Include struct {
	Name  string // between the brackets or quotes
	Angle bool   // in brackets
	Line  int
}

type includeUse struct {
	angle bool
	at    []inventory.Location // the first ones, sorted
}

// The budgets of Includes.
const (
	maxIncludes         = 200_000    // different names
	maxIncludeLocations = 20         // kept of one name
	maxIncludeLookups   = 50_000_000 // comparisons of paths
)

var sourceExtensions = set(".c", ".cc", ".cpp", ".cxx", ".c++", ".h", ".hh", ".hpp", ".hxx", ".h++", ".inl", ".ipp", ".tpp", ".m", ".mm", ".cu", ".cuh")

// isSource reports whether a file is C, C++ or alike by its name; headers of C++ may have no
// ending.
func isSource(file string) bool {
	ext := strings.ToLower(path.Ext(file))
	return sourceExtensions[ext] || ext == "" && strings.Contains(file, "include/")
}

// definitions are the endings of files that headers are generated from.
var definitions = set(".fbs", ".proto", ".idl", ".thrift", ".capnp", ".asn1", ".asn")

// FindIncludes returns the includes of a C or C++ source, nothing for any other file. It may be
// called from several goroutines at once.
func FindIncludes(file string, data []byte) []Include {
	// What a copy of foreign code needs is said by its own upstream.
	if !isSource(file) || inForeignDirectory(file) || !bytes.Contains(data, []byte("include")) {
		return nil
	}
	var found []Include
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	line, counted := 1, 0       // line breaks are counted up to there
	start, last, at := 0, -1, 0 // of the line; of the line looked at last; where to look on
	for {
		i := bytes.Index(data[at:], []byte("include"))
		if i < 0 {
			break
		}
		if n := bytes.LastIndexByte(data[at:at+i], '\n'); n >= 0 {
			start = at + n + 1
		}
		before, after := data[start:at+i], data[at+i+len("include"):]
		at += i + len("include")
		if start == last {
			continue // not the first of its line
		}
		last = start
		if b := bytes.TrimLeft(before, " \t"); len(b) == 0 || b[0] != '#' || len(bytes.TrimLeft(b[1:], " \t")) > 0 {
			continue
		}
		rest, _, _ := bytes.Cut(after, []byte{'\n'})
		rest = bytes.TrimLeft(bytes.TrimSuffix(rest, []byte{'\r'}), " \t")
		closing := []byte{'>'}
		if bytes.HasPrefix(rest, []byte{'"'}) {
			closing = []byte{'"'}
		} else if !bytes.HasPrefix(rest, []byte{'<'}) {
			continue // a macro
		}
		name, _, ok := bytes.Cut(rest[1:], closing)
		if ok && len(name) > 0 && len(name) <= 300 {
			line += bytes.Count(data[counted:at], []byte{'\n'})
			counted = at
			found = append(found, Include{Name: string(name), Angle: closing[0] == '>', Line: line})
		}
	}
	return found
}

// Add takes note of a file of the tree and of what FindIncludes found in it. Every file should
// be added: an include may mean it.
func (in *Includes) Add(file string, found []Include) {
	if in.used == nil {
		in.headers, in.dirs, in.used = map[string][]string{}, map[string]bool{}, map[string]*includeUse{}
	}
	if definitions[strings.ToLower(path.Ext(file))] {
		in.dirs[strings.ToLower(path.Base(path.Dir(file)))] = true // what a build makes of it lies in one of the name
	}
	if !isSource(file) {
		return
	}
	base := path.Base(file)
	in.headers[base] = append(in.headers[base], file)
	for dir := path.Dir(file); dir != "." && dir != "/" && !in.dirs[dir]; dir = path.Dir(dir) {
		in.dirs[dir] = true
		in.dirs[path.Base(dir)] = true
	}
	for _, i := range found {
		use := in.used[i.Name]
		if use == nil {
			if len(in.used) > maxIncludes {
				continue // one more than allowed is kept, to be reported
			}
			use = &includeUse{}
			in.used[i.Name] = use
		}
		use.angle = use.angle || i.Angle
		use.add(at(file, i.Line))
	}
}

// add keeps the first locations in order of path and line.
func (u *includeUse) add(l inventory.Location) {
	i, _ := slices.BinarySearchFunc(u.at, l, func(a, b inventory.Location) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line))
	})
	if i == maxIncludeLocations {
		return
	}
	u.at = slices.Insert(u.at, i, l)
	if len(u.at) > maxIncludeLocations {
		u.at = u.at[:maxIncludeLocations]
	}
}

// Undeclared reports the libraries that are included, do not stand in the tree and are none of
// the declared packages, which are those of all ecosystems.
// lacking says that a part of the tree was not there, so that a header whose directory no table knows may be in it.
func (in *Includes) Undeclared(declared []inventory.Package, lacking bool) Output {
	b := newBuilder("include")
	lookups := 0
	for name := range in.used {
		lookups += len(in.headers[path.Base(name)])
	}
	if len(in.used) > maxIncludes || lookups > maxIncludeLookups {
		b.problem("", 0, "more than %d different includes, or as many headers of one name: what is included and not declared was not examined", maxIncludes)
		return b.output()
	}
	if len(in.used) == 0 {
		return b.output()
	}
	known := map[string]bool{}
	for _, p := range declared {
		last := path.Base(p.Name)
		for _, name := range []string{p.Name, last, strings.TrimSuffix(last, "-dev"), strings.TrimSuffix(last, "-devel")} {
			for _, suffix := range []string{"", "-cpp", "-c", "pp"} {
				known[plainName(strings.TrimSuffix(name, suffix))] = true
			}
			known[strings.TrimPrefix(plainName(name), "lib")] = true
			known[strings.TrimRight(plainName(name), "0123456789")] = true
			// prometheus-cpp-core and prometheus-cpp-pull are parts of one.
			for part := name; ; {
				i := strings.LastIndexByte(part, '-')
				if i < 4 {
					break
				}
				part = part[:i]
				known[plainName(part)] = true
			}
		}
		if plainName(p.Name) == "espidf" || strings.HasPrefix(plainName(p.Name), "espressif32") {
			known["freertos"] = true // a part of it
		}
		if i := strings.IndexByte(p.PURL, '/'); i > 0 {
			for _, part := range strings.Split(strings.SplitN(p.PURL[i+1:], "@", 2)[0], "/") {
				known[plainName(part)] = true
			}
		}
	}
	// A name with more words than the project's means a part of it: PocoFoundation, asio-grpc.
	starts := func(project string) bool {
		return len(project) >= 4 && slices.ContainsFunc(declared, func(p inventory.Package) bool {
			return strings.HasPrefix(plainName(p.Name), project) && p.Kind != inventory.KindVendored
		})
	}
	copies := map[string]bool{}
	for _, p := range declared {
		if p.Kind == inventory.KindVendored {
			for _, f := range p.Files {
				copies[f] = true
			}
		}
	}
	for _, name := range sortedKeys(in.used) {
		use := *in.used[name]
		// What a copy of foreign code includes is its own affair.
		if use.at = slices.DeleteFunc(slices.Clone(use.at), func(l inventory.Location) bool { return within(copies, l.Path) }); len(use.at) == 0 {
			continue
		}
		project := includedProject(name, use.angle)
		if project == "" || known[plainName(project)] || known[strings.TrimPrefix(plainName(project), "lib")] || in.inTree(name) {
			continue
		}
		if !isTold(name, use.angle) && (lacking || generatedHeader().MatchString(name)) {
			continue
		}
		top, _, nested := strings.Cut(name, "/")
		if nested && (starts(plainName(project)) || known[plainName(strings.TrimSuffix(path.Base(name), path.Ext(name)))]) {
			continue // named after the header, or by its parts
		}
		if nested && ((in.dirs[top] || in.dirs[strings.ToLower(top)]) && !isWellKnown(name) || known[plainName(top)]) {
			continue // of the tree's own, generated by its build; or of something declared
		}
		p := inventory.Package{Name: project, PURL: genericID(project, ""), Kind: inventory.KindDependency, Locations: use.at,
			Unresolved: "included by the code, and no manifest names it"}
		// Tests or documentation alone need it when all its places are theirs.
		relation := relationOfPath(use.at[0].Path, inventory.RelInclude)
		if slices.ContainsFunc(use.at, func(l inventory.Location) bool { return relationOfPath(l.Path, inventory.RelInclude) != relation }) {
			relation = inventory.RelInclude
		}
		b.direct("", b.add(p), relation, "", use.at...)
	}
	return b.output()
}

// isWellKnown reports whether a header is one of a library's by its whole name, so that a directory of the tree that is called
// after the library, as what connects the tree to it may be, does not hold it.
func isWellKnown(name string) bool {
	_, ok := headerProjects()[strings.ToLower(name)]
	return ok
}

// isTold reports whether a table names the project of a header: else it is called after the directory.
func isTold(name string, angle bool) bool {
	top, rest, _ := strings.Cut(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/")
	second, _, _ := strings.Cut(rest, "/")
	_, one := headerDirectories()[strings.ToLower(top)]
	_, two := headerDirectories()[strings.ToLower(top+"/"+second)]
	return one || two || isWellKnown(name) && (angle || !plainHeaders[strings.ToLower(name)])
}

// generatedHeader is what a build makes of an interface definition: the definition may be the tree's own.
var generatedHeader = lazily.Regexp(`\.(?:pb|grpc\.pb|pb-c|upb|capnp)\.h$|_(?:generated|types)\.h$`)

// within reports whether a path, or a directory above it, is in a set.
func within(set map[string]bool, file string) bool {
	for ; file != "." && file != "/"; file = path.Dir(file) {
		if set[file] {
			return true
		}
	}
	return false
}

// inTree reports whether a file of the tree may be the one that is included.
func (in *Includes) inTree(name string) bool {
	clean := path.Clean(name)
	for strings.HasPrefix(clean, "../") {
		clean = clean[3:]
	}
	for _, file := range in.headers[path.Base(clean)] {
		if file == clean || strings.HasSuffix(file, "/"+clean) {
			return true
		}
	}
	return false
}

// includedProject is the project that a header belongs to, "" where it is of the platform or
// where its name does not say.
func includedProject(name string, angle bool) string {
	name = path.Clean(strings.ReplaceAll(name, `\`, "/"))
	top, _, nested := strings.Cut(name, "/")
	lower := strings.ToLower(top)
	if project, ok := headerProjects()[strings.ToLower(name)]; ok && (angle || !plainHeaders[strings.ToLower(name)]) {
		return project
	}
	if !nested {
		return ""
	}
	if second, _, deep := strings.Cut(name[len(top)+1:], "/"); deep {
		if project, ok := headerDirectories()[lower+"/"+strings.ToLower(second)]; ok {
			return project
		}
	}
	if project, ok := headerDirectories()[lower]; ok && (lower != "security" || top == lower) {
		return project // Security/ with a capital is Apple's
	}
	if !angle || strings.HasPrefix(name, ".") || platformDirectories[lower] || plainDirectories[lower] || strings.ContainsAny(top, ".@$") {
		return ""
	}
	return lower
}
