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
	"rebar.config":        "Hex",
	"project.assets.json": "NuGet", "paket.lock": "NuGet", "paket.dependencies": "NuGet", ".rockspec": "LuaRocks", "bun.lockb": "bun",
	"conda-lock.yml": "conda", "pixi.lock": "conda", ".nimble": "Nim", "shard.lock": "Crystal",
	"shard.yml":  "Crystal",
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
		if name == "" || inForeignDirectory(m.Path) {
			continue
		}
		if base == "rebar.config" && in.Exists != nil && in.Exists(path.Join(path.Dir(m.Path), "rebar.lock")) {
			continue // which says what it comes to
		}
		b.unsupported(m.Path, 1, "a manifest of %s, which licit does not read yet: its dependencies are missing here", name)
	}
	return b.output()
}
