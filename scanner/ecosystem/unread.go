package ecosystem

import (
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
	"mix.exs": "Hex", "mix.lock": "Hex",
	"rebar.config": "Hex", "rebar.lock": "Hex", "cartfile": "Carthage",
	"cartfile.resolved":   "Carthage",
	"project.assets.json": "NuGet", "paket.lock": "NuGet", "paket.dependencies": "NuGet", "stack.yaml.lock": "Haskell",
	"cabal.project.freeze": "Haskell", ".cabal": "Haskell", ".opam": "OCaml", "dune-project": "OCaml", "project.toml": "Julia", "manifest.toml": "Julia", "renv.lock": "R", "description": "R",
	"cpanfile": "CPAN", "cpanfile.snapshot": "CPAN", ".rockspec": "LuaRocks", "build.sbt": "sbt", "deps.edn": "Clojure", "project.clj": "Clojure", "bun.lockb": "bun",
	"deno.lock": "Deno", "conda-lock.yml": "conda", "pixi.lock": "conda", "flake.lock": "Nix", ".nimble": "Nim", "shard.lock": "Crystal",
	"shard.yml": "Crystal", "gopkg.lock": "dep", "glide.lock": "Glide", "bower.json": "Bower", "chart.lock": "Helm", "chart.yaml": "Helm",
	"alire.toml": "Alire", "dub.json": "DUB", "dub.selections.json": "DUB", "elm.json": "Elm",
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

func readUnread(in *Input) Output {
	b := newBuilder("unread")
	for _, m := range in.Manifests {
		base := strings.ToLower(path.Base(m.Path))
		name := unreadNames[base]
		if name == "" {
			name = unreadNames[path.Ext(base)]
		}
		switch {
		case name == "", inForeignDirectory(m.Path):
			continue
		case name == "R" && base == "description" && !strings.Contains("\n"+string(m.Data[:min(len(m.Data), 4096)]), "\nPackage:"):
			continue // .git/description and the like
		case name == "Julia" && !strings.Contains(string(m.Data[:min(len(m.Data), 1<<16)]), "uuid"):
			continue // another tool's project.toml
		}
		b.unsupported(m.Path, 1, "a manifest of %s, which licit does not read yet: its dependencies are missing here", name)
	}
	return b.output()
}
