package registry

import (
	"io/fs"
	"path"
	"sync"
)

// What clients installed in the tree, and what they wrote down of it.

// treeDir is a directory of the tree.
type treeDir struct {
	name string
	fs.FS
}

// beside are the directories of the tree that a package may be installed in: the root, and those of the manifests that ask for it.
func (r *Resolver) beside(p wanted) []treeDir {
	if r.tree == nil {
		return nil
	}
	dirs := []treeDir{{".", r.tree.FS()}}
	seen := map[string]bool{".": true}
	for _, at := range p.Locations[:min(len(p.Locations), 50)] {
		if dir := path.Dir(at.Path); !seen[dir] && fs.ValidPath(dir) {
			seen[dir] = true
			if sub, err := fs.Sub(r.tree.FS(), dir); err == nil {
				dirs = append(dirs, treeDir{dir, sub})
			}
		}
	}
	return dirs
}

// keptLists reads what a client wrote down of a directory once for each: many packages ask for the same one.
func keptLists[T any](read func(fs.FS) map[string]T) func(treeDir) map[string]T {
	var lock sync.Mutex
	known := map[string]map[string]T{}
	return func(dir treeDir) map[string]T {
		lock.Lock()
		defer lock.Unlock()
		list, ok := known[dir.name]
		if !ok {
			list = read(dir)
			known[dir.name] = list
		}
		return list
	}
}
