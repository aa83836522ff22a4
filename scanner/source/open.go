package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
)

// Open opens the source that spec names: a directory, an archive file, "-" for
// an archive on standard input, a git URL (with a revision behind "#" or "@"),
// or a Go module as pkg:golang/path@version. The tree must be closed.
func Open(ctx context.Context, spec string, opts Options) (Tree, error) {
	return opener{stdin: os.Stdin, run: runGo}.open(ctx, spec, opts)
}

// opener holds what reaches outside of the process.
type opener struct {
	stdin io.Reader
	run   goCommand
}

func (o opener) open(ctx context.Context, spec string, opts Options) (Tree, error) {
	switch {
	case spec == "":
		return nil, errors.New("no source given: name a directory, an archive, a git URL or a purl of a Go, npm, PyPI, Cargo or Maven package")
	case strings.HasPrefix(spec, "file://"):
		path, err := filePath(spec)
		if err != nil {
			return nil, err
		}
		return openFileURL(path, opts.Rev)
	case spec == "-" || strings.HasPrefix(spec, "pkg:"):
		if opts.Rev != "" {
			return nil, fmt.Errorf("%s has no revisions: only a git repository has; leave the revision out", spec)
		}
		if spec == "-" {
			return openArchive(spec, o.stdin, archiveBudget)
		}
		return openModule(ctx, spec, o.run)
	}
	info, err := os.Stat(spec)
	if err == nil && (info.IsDir() || info.Mode().IsRegular()) && !strings.Contains(spec, "://") {
		return openPath(spec, info, opts)
	}
	r, isURL, urlErr := parseRemote(spec)
	switch {
	case urlErr != nil:
		return nil, urlErr
	case isURL && r.rev != "" && opts.Rev != "" && r.rev != opts.Rev:
		return nil, fmt.Errorf("two revisions are given, %q in the URL and %q; leave one out", r.rev, opts.Rev)
	case isURL:
		if opts.Rev != "" {
			r.rev = opts.Rev
		}
		return openRemote(ctx, r)
	case err != nil:
		return nil, fmt.Errorf("cannot read the source: %w; name a directory, an archive, a git URL or a purl of a Go, npm, PyPI, Cargo or Maven package", err)
	}
	return nil, fmt.Errorf("%s is neither a directory nor a file", spec)
}

func openPath(path string, info fs.FileInfo, opts Options) (Tree, error) {
	switch {
	case info.IsDir() && opts.Rev != "":
		return openRevision(path, opts.Rev)
	case info.IsDir():
		return openDirectory(path, opts)
	case opts.Rev != "":
		return nil, fmt.Errorf("%s is an archive and has no revisions: only a git repository has; leave the revision out", path)
	}
	return openArchive(path, nil, archiveBudget)
}

// filePath gives the path of a file:// URL on this machine.
func filePath(spec string) (string, error) {
	u, err := url.Parse(spec)
	if err != nil {
		return "", err
	}
	if u.Host != "" && u.Host != "localhost" || u.Path == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("%s names no repository on this machine; write file:///PATH", spec)
	}
	path := u.Path
	if os.PathSeparator == '\\' { // file:///C:/x
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.FromSlash(path), nil
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
