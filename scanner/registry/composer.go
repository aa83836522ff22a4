package registry

import (
	"context"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
)

// composerPackage is an entry of vendor/composer/installed.json.
type composerPackage struct {
	Name, Version string
	License       []string
	Authors       []struct{ Name string }
	InstallPath   string `json:"install-path"`
}

// composerInstalled reads a package below vendor of the tree, where Composer wrote down what it installed: of version 1 a list, later a list in "packages".
func composerInstalled(r *Resolver) place {
	lists := keptLists(func(dir fs.FS) map[string]composerPackage {
		data, err := readIn(dir, "vendor/composer/installed.json", maxPackage)
		if err != nil {
			return nil
		}
		var doc struct{ Packages []composerPackage }
		if json.Unmarshal(data, &doc) != nil && json.Unmarshal(data, &doc.Packages) != nil {
			return nil
		}
		all := map[string]composerPackage{}
		for _, p := range doc.Packages {
			all[strings.ToLower(p.Name)] = p
		}
		return all
	})
	return func(_ context.Context, p wanted) (*contents, error) {
		for _, at := range r.beside(p) {
			found, ok := lists(at)[strings.ToLower(p.name("/"))]
			if !ok || strings.TrimPrefix(found.Version, "v") != strings.TrimPrefix(p.purl.Version, "v") {
				continue
			}
			c := &contents{Source: "vendor directory", Declared: strings.Join(found.License, " OR ")}
			if len(found.License) > 1 { // several are there to choose from
				c.Declared = "(" + strings.Join(found.License, ") OR (") + ")"
			}
			for i, a := range found.Authors {
				if c.Maker += a.Name; i == 0 && len(found.Authors) > 1 {
					c.Maker += " and others"
					break
				}
			}
			dir := path.Join("vendor", found.Name)
			if found.InstallPath != "" {
				dir = path.Join("vendor/composer", found.InstallPath)
			}
			if sub, err := fs.Sub(at, dir); err == nil {
				if files, err := licencesIn(sub); err == nil {
					c.Licences = files
				}
			}
			return c, nil
		}
		return nil, errAbsent("vendor/composer of the tree", "run composer install")
	}
}
