package ecosystem

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/lazily"
)

var dockerfile = Ecosystem{
	Name: "dockerfile",
	PURL: "docker",
	Files: []string{"dockerfile", "dockerfile.*", "dockerfile-*", "dockerfile_*", "*.dockerfile", "containerfile", "containerfile.*", "containerfile-*", "*.containerfile",
		"docker-compose*.yml", "docker-compose*.yaml", "compose.yml", "compose.yaml", "compose.*.yml", "compose.*.yaml", "compose-*.yml", "compose-*.yaml", ".env"},
	Title: "Dockerfiles and Compose files",
	Reads: "base images of each stage, images that files are copied from, packages that are installed, and images of services",
	Read:  readDockerfiles,
}

func readDockerfiles(in *Input) Output {
	b := newBuilder("dockerfile")
	environments := map[string]Manifest{} // directory -> its .env
	for _, m := range in.Manifests {
		if strings.EqualFold(path.Base(m.Path), ".env") {
			environments[path.Dir(m.Path)] = m
		}
	}
	given, built := composeArguments(in.Manifests)
	for _, m := range in.Manifests {
		if strings.EqualFold(path.Base(m.Path), ".env") {
			continue
		}
		if p := size(m); p != nil {
			b.problems = append(b.problems, *p)
			continue
		}
		if inForeignDirectory(m.Path) {
			continue // builds images of what was copied, and nobody builds them here
		}
		if ext := path.Ext(strings.ToLower(m.Path)); slices.Contains([]string{".md", ".txt", ".j2", ".sh", ".py", ".go"}, ext) {
			continue // about a Dockerfile
		}
		if dockerNamed().MatchString(path.Base(m.Path)) {
			continue // another file that begins with the name
		}
		if isCompose(m.Path) {
			b.compose(m, environments[path.Dir(m.Path)])
			continue
		}
		d := &dockerReader{builder: b, path: m.Path, args: map[string]string{}, stages: map[string]bool{}, given: given[m.Path]}
		maps.Copy(d.stages, built)
		d.read(m)
	}
	return b.output()
}

// isCompose reports whether a file among those that are read here is one of Compose.
func isCompose(file string) bool {
	ext := path.Ext(strings.ToLower(file))
	return ext == ".yml" || ext == ".yaml"
}

// composeArguments are, by the path of a Dockerfile, the arguments that Compose files build it with, and the images that they
// build; what they give two values has none.
func composeArguments(manifests []Manifest) (given map[string]map[string]string, built map[string]bool) {
	given, built = map[string]map[string]string{}, map[string]bool{}
	for _, m := range manifests {
		if !isCompose(m.Path) || inForeignDirectory(m.Path) || !bytes.Contains(m.Data, []byte("build")) {
			continue
		}
		docs, problem := parseYAML(m)
		if problem != nil {
			continue // told where its images are read
		}
		for _, doc := range docs {
			for _, service := range doc.get("services").all() {
				build := service.get("build")
				if image := service.get("image").str(); build != nil && image != "" {
					built[strings.ToLower(image)] = true
				}
				file := path.Join(path.Dir(m.Path), build.get("context").str(), cmp.Or(build.get("dockerfile").str(), "Dockerfile"))
				note := func(name, value string) {
					if given[file] == nil {
						given[file] = map[string]string{}
					}
					if had, ok := given[file][name]; ok && had != value || strings.Contains(value, "$") || len(value) >= maxValue {
						value = ""
					}
					given[file][name] = value
				}
				for name, value := range build.get("args").all() {
					note(name, value.str())
				}
				for _, item := range build.get("args").items() {
					if name, value, ok := strings.Cut(item.str(), "="); ok {
						note(name, value)
					}
				}
			}
		}
	}
	return given, built
}

// compose reads the images of services in a Compose file; one that is built here has its own
// Dockerfile. What the file .env beside it sets, Compose puts in.
func (b *builder) compose(m, environment Manifest) {
	docs, problem := parseYAML(m)
	if problem != nil {
		b.problems = append(b.problems, *problem)
	}
	d := &dockerReader{builder: b, path: m.Path, args: map[string]string{}}
	if size(environment) == nil { // a larger one sets no names of images
		for _, text := range lines(environment.Data) {
			name, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(text), "export "), "=")
			if value = strings.TrimSpace(value); ok && !strings.HasPrefix(name, "#") && len(value) < maxValue {
				value, _, _ = strings.Cut(value, " #")
				d.args[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"'`)
			}
		}
	}
	for _, doc := range docs {
		for _, service := range doc.get("services").all() {
			if image := service.get("image"); image.str() != "" && service.get("build") == nil {
				d.variableImage(image.line, d.expand(image.str()), inventory.RelDev)
			}
		}
	}
}

type dockerReader struct {
	*builder
	path   string
	args   map[string]string
	stages map[string]bool
	base   string            // image of the stage at hand
	final  int               // line of the last FROM
	given  map[string]string // what Compose builds it with
}

func (d *dockerReader) read(m Manifest) {
	for line, text := range continuedDocker(m.Data) {
		if word, _, _ := strings.Cut(strings.TrimSpace(text), " "); strings.EqualFold(word, "FROM") {
			d.final = line
		}
	}
	for line, text := range continuedDocker(m.Data) {
		word, rest, _ := strings.Cut(strings.TrimSpace(text), " ")
		rest = strings.TrimSpace(rest)
		relation := inventory.RelBuild
		if line >= d.final {
			relation = relationOfPath(m.Path, inventory.RelRuntime)
		}
		switch strings.ToUpper(word) {
		case "ARG", "ENV":
			for _, pair := range strings.Fields(rest) {
				if name, value, ok := strings.Cut(pair, "="); ok && len(value) < maxValue {
					d.args[name] = strings.Trim(d.expand(value), `"'`)
				} else if value := d.given[pair]; value != "" && d.args[pair] == "" && strings.EqualFold(word, "ARG") {
					d.args[pair] = value
				}
			}
		case "FROM":
			d.from(line, rest, relation)
		case "COPY", "ADD":
			for _, option := range strings.Fields(rest) {
				if image, ok := strings.CutPrefix(option, "--from="); ok {
					d.copied(line, image, relation)
				}
			}
		case "RUN":
			for strings.HasPrefix(rest, "--") {
				option, after, _ := strings.Cut(rest, " ")
				for _, part := range strings.Split(option, ",") {
					if image, ok := strings.CutPrefix(part, "from="); ok && strings.HasPrefix(option, "--mount") {
						d.copied(line, image, relation)
					}
				}
				rest = strings.TrimSpace(after)
			}
			d.run(line, rest, relation)
		}
	}
}

// continuedDocker joins lines as Dockerfiles do: comment lines within a command are left out. The lines of a shell script within the file
// (RUN <<EOF) are given as commands of their own; those of other files and languages are left out.
func continuedDocker(data []byte) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		var logical []byte
		first := 0
		end, shell := "", false // the word that ends what stands within the file, and whether that is a shell script
		var ends map[string]int // the last line that is nothing but a word
		for line, text := range lines(data) {
			trimmed := strings.TrimSpace(text)
			if end != "" && trimmed == end {
				end, first, logical = "", 0, logical[:0]
				continue
			}
			if end != "" && !shell || strings.HasPrefix(trimmed, "#") || trimmed == "" && first > 0 {
				continue
			}
			if first == 0 {
				first = line
				if end != "" {
					logical = append(logical, "RUN "...)
				}
			}
			if head, ok := strings.CutSuffix(trimmed, `\`); ok {
				logical = append(append(logical, head...), ' ')
				continue
			}
			logical = append(logical, trimmed...)
			if end == "" {
				if m := dockerHere().FindSubmatch(logical); m != nil {
					if ends == nil {
						ends = lastLines(data)
					}
					if ends[string(m[3])] > line { // else nothing ends it
						end, shell = string(m[3]), isWord(string(m[1]), "RUN") && !dockerOther().Match(m[2])
					}
				}
			}
			if !yield(first, string(logical)) {
				return
			}
			logical, first = logical[:0], 0
		}
		if first > 0 {
			yield(first, string(logical))
		}
	}
}

// lastLines are the numbers of the last lines that are nothing but one word.
func lastLines(data []byte) map[string]int {
	last := map[string]int{}
	for line, text := range lines(data) {
		if word := strings.TrimSpace(text); word != "" && len(word) < 40 && !strings.ContainsAny(word, " \t") {
			last[word] = line
		}
	}
	return last
}

// dockerNamed is "Dockerfile-x.y", where y is an ending and no part of a number.
var dockerNamed = lazily.Regexp(`(?i)^(?:docker|container)file[-_].*\.[a-z]\w*$`)

var (
	dockerHere  = lazily.Regexp(`(?i)^(RUN|COPY|ADD)\b([^<]*)<<-?["']?([A-Za-z_]\w*)["']?`)
	dockerOther = lazily.Regexp(`\b(?:cat|tee|python[\d.]*|perl|node|ruby)\b|>`)
)

// copied reports an image that files are taken from, if it is no stage of the file.
func (d *dockerReader) copied(line int, image, relation string) {
	if image = unquoted().Replace(d.expand(image)); !d.stages[strings.ToLower(image)] && !isNumber(image) && !strings.Contains(image, "$") {
		d.image(d.path, line, image, relation)
	}
}

// unquoted takes away quotation marks, which a shell word may have anywhere: alpine:"${TAG}".
func unquoted() *strings.Replacer { return strings.NewReplacer(`"`, "", "'", "") }

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

var dockerVariable = lazily.Regexp(`\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))`)

// expand replaces variables that have a value in the file, or a default where they stand.
func (d *dockerReader) expand(s string) string {
	if len(s) > maxValue {
		return s
	}
	return dockerVariable().ReplaceAllStringFunc(s, func(ref string) string {
		m := dockerVariable().FindStringSubmatch(ref)
		if v, ok := d.args[m[1]+m[3]]; ok && v != "" {
			return v
		}
		if m[2] != "" {
			return m[2]
		}
		return ref
	})
}

func (d *dockerReader) from(line int, rest, relation string) {
	var words []string
	for _, w := range strings.Fields(rest) {
		if !strings.HasPrefix(w, "--") {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		d.problem(d.path, line, "FROM without an image")
		return
	}
	d.base = unquoted().Replace(d.expand(words[0]))
	known := d.stages[strings.ToLower(d.base)] || d.base == "scratch"
	if len(words) == 3 && strings.EqualFold(words[1], "AS") {
		d.stages[strings.ToLower(words[2])] = true
	}
	if !known && !d.choosesStage(d.base) {
		d.variableImage(line, d.base, relation)
	}
}

// choosesStage reports whether a variable without a value chooses among stages of the file: "base-$KIND" of base-full and base-small.
func (d *dockerReader) choosesStage(ref string) bool {
	head, _, ok := strings.Cut(strings.ToLower(ref), "$")
	if !ok || len(head) < 2 || strings.HasSuffix(head, ":") {
		return false
	}
	for stage := range d.stages {
		if strings.HasPrefix(stage, head) {
			return true
		}
	}
	return false
}

// variableImage reports an image of which a variable without a value in the file may be a part.
func (d *dockerReader) variableImage(line int, ref, relation string) {
	name, tag, _ := strings.Cut(ref, "$")
	switch {
	case !strings.Contains(ref, "$"):
		d.image(d.path, line, ref, relation)
	case len(name) > 1 && strings.HasSuffix(name, ":"):
		p := imagePackage(strings.TrimSuffix(name, ":"))
		p.Requirement, p.Unresolved = "$"+tag, "the variable in $"+tag+" has no value in the file"
		p.Locations = []inventory.Location{at(d.path, line)}
		if p.PURL != "" {
			d.direct("", d.add(p), relation, "", at(d.path, line))
		}
	default:
		d.unsupported(d.path, line, "the image %s has no value in the file", ref)
	}
}

// packageManagers are the commands that install packages, with the purl type.
var packageManagers = []struct {
	words []string
	typ   string
}{
	{[]string{"apt-get", "install"}, "deb"}, {[]string{"apt", "install"}, "deb"}, {[]string{"aptitude", "install"}, "deb"},
	{[]string{"apk", "add"}, "apk"},
	{[]string{"dnf", "install"}, "rpm"}, {[]string{"yum", "install"}, "rpm"}, {[]string{"microdnf", "install"}, "rpm"}, {[]string{"tdnf", "install"}, "rpm"}, {[]string{"zypper", "install"}, "rpm"}, {[]string{"zypper", "in"}, "rpm"},
	{[]string{"pacman", "-S"}, "alpm"}, {[]string{"pacman", "-Sy"}, "alpm"}, {[]string{"pacman", "-Syu"}, "alpm"},
	{[]string{"pip", "install"}, "pypi"}, {[]string{"pipx", "install"}, "pypi"}, {[]string{"uv", "tool", "install"}, "pypi"},
	{[]string{"conda", "install"}, "conda"}, {[]string{"mamba", "install"}, "conda"}, {[]string{"micromamba", "install"}, "conda"},
	{[]string{"npm", "install"}, "npm"}, {[]string{"npm", "i"}, "npm"}, {[]string{"yarn", "global", "add"}, "npm"}, {[]string{"pnpm", "add"}, "npm"}, {[]string{"pnpm", "install"}, "npm"}, {[]string{"bun", "add"}, "npm"},
	{[]string{"gem", "install"}, "gem"}, {[]string{"cargo", "install"}, "cargo"}, {[]string{"go", "install"}, "golang"},
}

var (
	shellSeparators = lazily.Regexp(`&&|\|\||[;|]`)
	pipName         = lazily.Regexp(`^pip3?(?:\.\d+)?$`)
)

// run finds the packages that a shell command installs.
func (d *dockerReader) run(line int, command, relation string) {
	if strings.HasPrefix(command, "[") { // the form without a shell
		var words []string
		if json.Unmarshal([]byte(command), &words) == nil && len(words) > 0 {
			command = strings.Join(words, " ")
		}
	}
	for _, part := range shellSeparators().Split(command, -1) {
		words := strings.Fields(part)
		names := make([]string, len(words))
		for i, w := range words {
			if names[i] = strings.Trim(w, `"'`); i <= 6 && strings.HasPrefix(names[i], "/") {
				names[i] = path.Base(names[i])
			}
			if pipName().MatchString(names[i]) {
				names[i] = "pip"
			}
		}
		for _, manager := range packageManagers {
			if rest, ok := afterWords(names, manager.words); ok {
				rest = words[len(words)-len(rest):]
				if slices.Contains(manager.words, "global") {
					rest = append(slices.Clone(rest), "-g")
				}
				d.install(line, rest, manager.typ, relation)
				break
			}
		}
	}
}

// afterWords gives what follows words that stand in this order, the first of them near the beginning.
func afterWords(words, order []string) ([]string, bool) {
	for n, w := range order {
		i := slices.Index(words, w)
		if i < 0 || n == 0 && i > 6 {
			return nil, false
		}
		words = words[i+1:]
	}
	return words, true
}

var installedPackage = lazily.Regexp(`^([A-Za-z0-9][A-Za-z0-9._+-]*)(?:(==|=|~=|>=|<=|<|>)([^=]+))?$`)

// optionWithValue are options that take the next word, by purl type.
var optionWithValue = map[string][]string{
	"deb":    {"-t", "--target-release", "-o", "--option", "-c", "--config-file", "-a", "--host-architecture"},
	"apk":    {"-t", "--virtual", "-X", "--repository", "-p", "--root", "--arch"},
	"rpm":    {"-c", "--config", "-x", "--exclude", "--repo", "--repoid", "--enablerepo", "--disablerepo", "--installroot", "--releasever", "--setopt", "-r", "--from"},
	"alpm":   {"-b", "--dbpath", "-r", "--root", "--config", "--ignore", "--overwrite"},
	"pypi":   {"-r", "--requirement", "-c", "--constraint", "-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target", "--prefix", "--root", "--platform", "--python-version", "--python", "-p", "--only-binary", "--no-binary", "--trusted-host", "--timeout", "--retries", "--cache-dir", "--progress-bar", "--src", "--upgrade-strategy", "--proxy", "--cert", "--log", "--report", "-C", "--config-settings", "--global-option", "--build-option", "--with", "--index", "--default-index", "--pip-args", "--suffix"},
	"conda":  {"-c", "--channel", "-n", "--name", "-p", "--prefix", "-f", "--file", "--revision", "-r", "--root-prefix"},
	"npm":    {"--loglevel", "--registry", "--prefix", "--cache", "--tag", "-w", "--workspace", "-C", "--dir", "--global-dir", "--cwd", "--network-timeout"},
	"gem":    {"-i", "--install-dir", "-n", "--bindir", "-s", "--source", "--platform", "-P", "--trust-policy", "-p", "--http-proxy"},
	"cargo":  {"-F", "--features", "--target", "--root", "--branch", "--tag", "--rev", "--bin", "--example", "--profile", "-j", "--jobs", "--index", "--registry", "--config", "-Z", "--target-dir", "--color"},
	"golang": {"-tags", "-ldflags", "-gcflags", "-asmflags", "-mod", "-modfile", "-p", "-C", "-overlay", "-pkgdir", "-toolexec", "-buildmode", "-compiler", "-installsuffix", "-coverpkg", "-covermode"},
}

func (d *dockerReader) install(line int, words []string, typ, relation string) {
	loc := at(d.path, line)
	var said programOptions
	switch typ {
	case "npm", "gem", "cargo", "golang":
		if said = d.programOptions(words, typ); said.elsewhere {
			return
		}
	}
	for i := 0; i < len(words); i++ {
		w := strings.Trim(d.expand(words[i]), `"'`)
		if strings.HasPrefix(w, "-") {
			if slices.Contains(optionWithValue[typ], w) {
				i++
			}
			continue
		}
		if strings.HasPrefix(w, ">") || strings.HasPrefix(w, "2>") {
			return
		}
		switch typ {
		case "pypi":
			d.pip(line, w, relation)
			continue
		case "npm", "gem", "cargo", "golang":
			d.program(line, said, w, typ, relation)
			continue
		case "conda":
			if p, ok := condaPackage(w); ok && !strings.Contains(w, "$") {
				p.Kind, p.Locations = inventory.KindSystem, []inventory.Location{loc}
				d.direct("", d.add(p), relation, "", loc).asking(p.Requirement)
			}
			continue
		case "deb":
			w, _, _ = strings.Cut(w, ":") // the architecture
		}
		m := installedPackage().FindStringSubmatch(w)
		if m == nil {
			continue // a variable, path or URL
		}
		p := inventory.Package{Name: m[1], Kind: inventory.KindSystem, Locations: []inventory.Location{loc}}
		if m[2] == "=" || m[2] == "==" {
			p.Version = m[3]
		} else {
			p.Requirement = m[2] + m[3]
		}
		switch distribution := distributionOf(d.base); {
		case typ == "alpm":
			p.PURL = purl("alpm", "arch", p.Name, p.Version)
		case typ == "apk":
			p.PURL = purl("apk", "alpine", p.Name, p.Version)
		case distribution != "":
			p.PURL = purl(typ, distribution, p.Name, p.Version)
		}
		d.direct("", d.add(p), relation, "", loc).asking(p.Requirement)
	}
}

// programOptions are what the options of a language's package manager say of all that it installs.
type programOptions struct {
	version   string
	versions  map[string]bool // words that are values of options for a version
	elsewhere bool            // it comes from a repository or directory, or is not for the whole image
}

func (d *dockerReader) programOptions(words []string, typ string) programOptions {
	said := programOptions{versions: map[string]bool{}}
	if typ == "npm" { // without -g it is what package.json says
		said.elsewhere = !slices.Contains(words, "-g") && !slices.Contains(words, "--global") && !slices.Contains(words, "--location=global")
	}
	for i, option := range words[:max(len(words)-1, 0)] {
		switch {
		case option == "--git" || option == "--path":
			said.elsewhere = true
		case option == "--version" && typ != "npm", option == "--vers" && typ == "cargo", option == "-v" && typ == "gem":
			value := d.expand(words[i+1])
			said.versions[value] = true
			said.version = cmp.Or(said.version, strings.Trim(value, `"'`))
		}
	}
	return said
}

// program reports what a language's package manager installs for the whole image: "npm install -g name@1", "cargo install name --version 1".
func (d *dockerReader) program(line int, said programOptions, w, typ, relation string) {
	if said.versions[w] {
		return
	}
	name, version := w, ""
	if at := strings.LastIndexByte(w, '@'); at > 0 {
		name, version = w[:at], w[at+1:]
	} else if before, after, ok := strings.Cut(w, ":"); ok && typ == "gem" {
		name, version = before, after
	}
	version = cmp.Or(version, said.version)
	namespace, base := "", name
	switch typ {
	case "npm":
		if scope, rest, ok := strings.Cut(name, "/"); ok {
			namespace, base = scope, rest
		}
	case "golang":
		if version == "" || !strings.Contains(name, ".") {
			return // of this tree
		}
		namespace, base = path.Dir(name), path.Base(name)
	}
	if version == "latest" {
		version = ""
	}
	p := inventory.Package{Name: name, Version: version, Kind: inventory.KindTool, PURL: purl(typ, namespace, base, version), Locations: []inventory.Location{at(d.path, line)}}
	if p.PURL != "" && programName().MatchString(name) {
		d.direct("", d.add(p), relation, "", p.Locations[0])
	}
}

// programName is a name that is neither a path nor a variable.
var programName = lazily.Regexp(`^@?[A-Za-z0-9][\w.-]*(?:/[\w.-]+)*$`)

// pip reports a requirement that is handed to pip: with extras, or by the address of a repository or archive.
func (d *dockerReader) pip(line int, word, relation string) {
	r, ok := parseRequirement(word)
	if strings.Contains(word, "://") {
		r, ok = bareReference(word)
	}
	if !ok || strings.Contains(word, "$") {
		return // a path, or a variable without a value
	}
	p := inventory.Package{Name: r.name, Version: cmp.Or(exactVersion(r.spec), r.version), Kind: inventory.KindDependency, Locations: []inventory.Location{at(d.path, line)}}
	if p.Version == "" {
		p.Requirement = cmp.Or(r.spec, r.url)
	}
	p.PURL = pyPURL(p.Name, p.Version)
	pyOrigin(&p, r.url)
	d.direct("", d.add(p), relation, r.marker, p.Locations[0]).asking(r.spec)
}

// distributionOf is the distribution that an image's name says it is, "" where it does not.
func distributionOf(image string) string {
	name, tag, _ := strings.Cut(strings.ToLower(path.Base(image)), ":")
	for _, d := range []string{"debian", "ubuntu", "fedora", "centos", "rockylinux", "almalinux", "opensuse", "amazonlinux"} {
		if strings.HasPrefix(name, d) {
			return d
		}
	}
	for _, codename := range []string{"bookworm", "bullseye", "buster", "trixie", "stretch", "slim"} {
		if strings.Contains(tag, codename) {
			return "debian"
		}
	}
	for _, codename := range []string{"jammy", "focal", "noble", "bionic", "xenial"} {
		if strings.Contains(tag, codename) {
			return "ubuntu"
		}
	}
	if strings.HasPrefix(name, "ubi") {
		return "redhat"
	}
	return ""
}
