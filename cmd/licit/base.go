package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/licit-compliance/licit/policy"
	"github.com/licit-compliance/licit/scanner/source"
)

// scanNew decides what a change brings: the tree against a base revision. What the base
// already had is known. The policy, with its waivers, curations, baseline and texts, is the one
// of the base, so that no change approves itself, and a change to it is a verdict.
func (o *outputFlags) scanNew(ctx context.Context, w *world, spec, base string, src sourceFlags, sinks []sink) error {
	before := src
	before.rev = base
	old, err := revisionFS(ctx, spec, base)
	if err != nil {
		return fmt.Errorf("--new-from %s: %w", base, err)
	}
	defer old.tree.Close()
	pol, altered, err := o.basePolicy(spec, old)
	if err != nil {
		return err
	}
	inv, answers, err := scanWith(ctx, w, spec, before, pol, nil)
	if err != nil {
		return fmt.Errorf("--new-from %s: %w", base, err)
	}
	defer inv.Files.Close()
	var c policy.Case
	if c.Today, err = w.today(); err != nil {
		return err
	}
	if c.Programme, err = programmeIssues(w, inv, pol, answers); err != nil {
		return err
	}
	d, err := policy.Evaluate(inv, pol, c)
	if err != nil {
		return err
	}
	c.Baseline, c.Altered = policy.KnownFrom(base, d), altered
	src.outputs = within(spec, sinks)
	now, answers, err := scanWith(ctx, w, spec, src, pol, nil)
	if err != nil {
		return err
	}
	defer now.Files.Close()
	if c.Programme, err = programmeIssues(w, now, pol, answers); err != nil {
		return err
	}
	return o.finish(w, now, pol, c, sinks, next(spec, src))
}

// basePolicy is the policy as the base revision has it, and which of its files differ now. A
// policy from outside the tree is nobody's change; one that the base has not is not obeyed.
func (o *outputFlags) basePolicy(spec string, old *treeFS) (*policy.Policy, []string, error) {
	if o.policy == "" || slices.Contains(policy.Embedded(), o.policy) {
		pol, err := o.load()
		return pol, nil, err
	}
	below, dir := below(spec, o.policy)
	if below == "" {
		pol, err := o.load()
		return pol, nil, err
	}
	if _, ok := old.files[below]; !ok {
		pol, err := policy.Default()
		return pol, []string{below}, err
	}
	pol, err := policy.LoadFS(old, below)
	if err != nil {
		return nil, nil, fmt.Errorf("the policy of the base revision: %w", err)
	}
	names := pol.Files
	if changed, err := policy.LoadFS(os.DirFS(dir), below); err == nil {
		names = append(names, changed.Files...)
	} else {
		names = append(names, below)
	}
	var altered []string
	seen := map[string]bool{}
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		before, err1 := fs.ReadFile(old, name)
		after, err2 := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if !bytes.Equal(before, after) || (err1 == nil) != (err2 == nil) {
			altered = append(altered, name)
		}
	}
	return pol, altered, nil
}

// below is the path of a file under the directory that is scanned, empty if it is
// elsewhere, and that directory.
func below(spec, file string) (name, dir string) {
	root, err := filepath.Abs(spec)
	if err == nil {
		root, err = filepath.EvalSymlinks(root)
	}
	if err != nil {
		return "", ""
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", ""
	}
	if parent, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(parent, filepath.Base(abs))
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return "", ""
	}
	return filepath.ToSlash(rel), root
}

// treeFS is a revision as a file system of regular files.
type treeFS struct {
	tree  source.Tree
	files map[string]source.Entry
}

func revisionFS(ctx context.Context, spec, rev string) (*treeFS, error) {
	tree, err := source.Open(ctx, spec, source.Options{Rev: rev})
	if err != nil {
		return nil, err
	}
	t := &treeFS{tree: tree, files: map[string]source.Entry{}}
	err = tree.Walk(ctx, func(e source.Entry) error {
		if e.Kind == source.File && e.Open != nil && e.Err == nil {
			t.files[e.Path] = e
		}
		return nil
	})
	return t, err
}

// Open implements fs.FS.
func (t *treeFS) Open(name string) (fs.File, error) {
	e, ok := t.files[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	rc, err := e.Open()
	if err != nil {
		return nil, err
	}
	return treeFile{rc, e}, nil
}

type treeFile struct {
	io.ReadCloser
	entry source.Entry
}

func (f treeFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f treeFile) Name() string               { return path.Base(f.entry.Path) }
func (f treeFile) Size() int64                { return f.entry.Size }
func (f treeFile) Mode() fs.FileMode          { return 0o444 }
func (f treeFile) ModTime() time.Time         { return time.Time{} }
func (f treeFile) IsDir() bool                { return false }
func (f treeFile) Sys() any                   { return nil }
