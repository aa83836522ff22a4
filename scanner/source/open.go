package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"
)

// Open opens the source that spec names: a directory, an archive file, "-" for
// an archive on standard input, a git URL, or a Go module's purl. The tree must
// be closed.
func Open(ctx context.Context, spec string, opts Options) (Tree, error) {
	if spec == "" {
		return nil, errors.New("no source given: name a directory, an archive, a git URL or a pkg:golang purl")
	}
	if spec == "-" {
		return openArchive(spec, os.Stdin, archiveBudget)
	}
	info, err := os.Stat(spec)
	if err != nil {
		return nil, fmt.Errorf("cannot read the source: %w", err)
	}
	if info.IsDir() && opts.Rev != "" {
		return openRevision(spec, opts.Rev)
	}
	if info.IsDir() {
		return openDirectory(spec, opts)
	}
	if opts.Rev != "" {
		return nil, fmt.Errorf("%s is no git repository: only one has revisions", spec)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is neither a directory nor an archive file", spec)
	}
	return openArchive(spec, nil, archiveBudget)
}

func sortByName(list []fs.DirEntry) {
	sort.Slice(list, func(i, j int) bool { return list[i].Name() < list[j].Name() })
}

// unsafePath says what is wrong with a path from a repository or archive: a tree's
// paths are relative, below its root, and have one meaning.
func unsafePath(path string) error {
	switch {
	case path == "":
		return errors.New("its name is empty")
	case strings.HasPrefix(path, "/"):
		return errors.New("its name is absolute")
	case strings.IndexByte(path, 0) >= 0:
		return errors.New("its name has a NUL byte")
	}
	for part := range strings.SplitSeq(path, "/") {
		if part == ".." || part == "." || part == "" {
			return fmt.Errorf("its name has the part %q", part)
		}
	}
	return nil
}
