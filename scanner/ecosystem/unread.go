package ecosystem

import (
	"bytes"
	"path"
	"strings"
)

var unread = Ecosystem{
	Name:  "unread",
	PURL:  "generic",
	Files: unreadFiles(),
	Title: "other manifests",
	Reads: "nothing yet: they are recognised and reported as unread",
	Read:  readUnread,
}

// unreadNames says what the manifests belong to, by base name or ending.
var unreadNames = map[string]string{
	"rebar.config":        "Hex",
	"project.assets.json": "NuGet", "bun.lockb": "bun", "libman.json": "LibMan",
	".rockspec": "LuaRocks", "luarocks.lock": "LuaRocks",
	".nimble": "Nim", "nimble.lock": "Nim", "atlas.lock": "Nim",
	"alire.toml": "Alire", "dub.json": "DUB", "dub.sdl": "DUB", "dub.selections.json": "DUB",
	"spago.yaml": "Spago (PureScript)", "spago.lock": "Spago (PureScript)", "spago.dhall": "Spago (PureScript)",
	"gemfile.next.lock": "Bundler", ".gemfile.lock": "Bundler", "packrat.lock": "packrat (R)",
	"spack.yaml": "Spack", "spack.lock": "Spack", "channels.scm": "Guix",
	"esy.json": "esy", "build.mill": "Mill", "build.sc": "Mill", "shadow-cljs.edn": "shadow-cljs",
	"scarb.toml": "Scarb (Cairo)", "scarb.lock": "Scarb (Cairo)", "move.toml": "Move", "move.lock": "Move", "soldeer.lock": "Soldeer (Solidity)",
	"fpm.toml": "fpm (Fortran)", "v.mod": "V", "meta6.json": "Raku", "info.rkt": "Racket",
	"berksfile": "Berkshelf (Chef)", "berksfile.lock": "Berkshelf (Chef)", "policyfile.lock.json": "Chef", "puppetfile": "Puppet",
	"mintfile": "Mint (Swift)", "vendir.yml": "vendir", "vendir.lock.yml": "vendir", "helmfile.yaml": "helmfile", "helmfile.lock": "helmfile",
	"devbox.json": "Devbox", "devbox.lock": "Devbox", "dbt_packages.yml": "dbt", "package-lock.yml": "dbt", ".bb": "BitBake (Yocto)",
}

// unreadHolds are words without which a file of the name belongs to something else, or asks for nothing.
var unreadHolds = map[string]string{
	"v.mod": "dependencies", "info.rkt": "deps", "build.sc": "Deps", "build.mill": "Deps", "spack.yaml": "specs", "channels.scm": "channel", "move.toml": "dependencies",
	"fpm.toml": "dependencies", "scarb.toml": "dependencies", "meta6.json": "depends", ".bb": "SRC_URI", "esy.json": "dependencies", "package-lock.yml": "packages", "dub.json": "dependencies", "dub.sdl": "dependency",
	"devbox.json": "packages", "libman.json": "libraries", "alire.toml": "depends-on",
}

// unreadLocks are lock files beside which a manifest says nothing more.
var unreadLocks = map[string]string{
	"rebar.config": "rebar.lock", "dub.json": "dub.selections.json", "dub.sdl": "dub.selections.json", "spago.yaml": "spago.lock", "scarb.toml": "scarb.lock", "move.toml": "Move.lock",
	"berksfile": "Berksfile.lock", "vendir.yml": "vendir.lock.yml", "helmfile.yaml": "helmfile.lock", "devbox.json": "devbox.lock", "spack.yaml": "spack.lock",
}

func unreadFiles() []string {
	files := sortedKeys(unreadNames)
	for i, name := range files {
		if name[0] == '.' {
			files[i] = "*" + name
		}
	}
	return files
}

// readUnread reports each manifest by its name, and of those that are told by an ending, of which a tree may have hundreds, the first of a directory at the top.
func readUnread(in *Input) Output {
	b := newBuilder("unread")
	seen := map[string]bool{}
	for _, m := range in.Manifests {
		base := strings.ToLower(path.Base(m.Path))
		key := base
		for _, ending := range []string{path.Ext(base), ".gemfile.lock"} {
			if unreadNames[key] == "" && strings.HasSuffix(base, ending) {
				key = ending
			}
		}
		name := unreadNames[key]
		if name == "" || inForeignDirectory(m.Path) || !bytes.Contains(m.Data, []byte(unreadHolds[key])) {
			continue
		}
		if lock := unreadLocks[base]; lock != "" && in.Exists != nil && in.Exists(path.Join(path.Dir(m.Path), lock)) {
			continue // which says what it comes to
		}
		if key != base {
			top, _, _ := strings.Cut(m.Path, "/")
			if seen[key+" "+top] {
				continue
			}
			seen[key+" "+top] = true
		}
		b.unsupported(m.Path, 1, "a manifest of %s, which licit does not read yet: its dependencies are missing here", name)
	}
	return b.output()
}
