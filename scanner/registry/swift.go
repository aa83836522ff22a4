package registry

import (
	"context"
	"encoding/json"
	"io/fs"
	"strings"
)

// swiftCheckouts reads a package below .build of the tree, where the package manager wrote down which version it checked out where. A package of Swift declares no licence.
func swiftCheckouts(r *Resolver) place {
	type checkout struct{ version, dir string }
	lists := keptLists(func(dir fs.FS) map[string]checkout {
		data, err := readIn(dir, ".build/workspace-state.json", maxMetadata)
		if err != nil {
			return nil
		}
		var doc struct {
			Object struct {
				Dependencies []struct {
					PackageRef struct{ Location, Path string }
					State      struct {
						CheckoutState struct{ Version, Revision string }
					}
					Subpath string
				}
			}
		}
		if json.Unmarshal(data, &doc) != nil {
			return nil
		}
		all := map[string]checkout{}
		for _, d := range doc.Object.Dependencies {
			at := d.PackageRef.Location + d.PackageRef.Path // before Swift 5.6 a path
			if _, rest, ok := strings.Cut(at, "://"); ok {
				at = rest
			} else if rest, ok := strings.CutPrefix(at, "git@"); ok {
				at = strings.Replace(rest, ":", "/", 1)
			}
			version := d.State.CheckoutState.Version
			if version == "" {
				version = d.State.CheckoutState.Revision
			}
			all[strings.ToLower(strings.TrimSuffix(at, ".git"))] = checkout{version, d.Subpath}
		}
		return all
	})
	return func(_ context.Context, p wanted) (*contents, error) {
		for _, at := range r.beside(p) {
			found, ok := lists(at)[strings.ToLower(p.name("/"))]
			if !ok || found.version != p.purl.Version || !fs.ValidPath(found.dir) {
				continue
			}
			sub, err := fs.Sub(at, ".build/checkouts/"+found.dir)
			if err != nil {
				continue
			}
			files, err := licencesIn(sub)
			if err != nil {
				continue
			}
			return &contents{Source: "checkouts of Swift's package manager", Licences: files}, nil
		}
		return nil, errAbsent(".build of the tree", "run swift package resolve")
	}
}
