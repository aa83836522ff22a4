package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	gogit "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"
)

const (
	limited = "/* Copyright 2020 A Body. For research and evaluation only, not for sale. */\n"
	lenient = "version: 1\npolicy: {id: ours, version: \"1\", extends: default}\nrules: [{id: all, when: {check: [LIC-004, LIC-001, LIC-006]}, then: allow, reason: why not}]\n"
	strict  = "version: 1\npolicy: {id: ours, version: \"1\", extends: default}\nrules: []\n"
)

// changed makes a repository of one commit, then changes its work tree.
func changed(t *testing.T, before, after map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	repo, err := gogit.PlainInit(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	tree, err := repo.Worktree()
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range before {
		write(t, filepath.Join(dir, name), text)
		if _, err := tree.Add(name); err != nil {
			t.Fatal(err)
		}
	}
	who := &object.Signature{Name: "A", Email: "a@example.org", When: time.Unix(1700000000, 0)}
	if _, err := tree.Commit("first", &gogit.CommitOptions{Author: who}); err != nil {
		t.Fatal(err)
	}
	for name, text := range after {
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

// What the base already had is known; what the change brings fails.
func TestNewFrom(t *testing.T) {
	t.Parallel()
	dir := changed(t, map[string]string{"old.c": limited}, map[string]string{"fine.c": "/* SPDX-License-Identifier: MIT */\n"})
	if out, _, code := call(t, "scan", dir, "--new-from", "HEAD"); code != exitPass || !strings.Contains(out, "baseline lifts") {
		t.Errorf("nothing new: exit %d\n%s", code, out)
	}
	write(t, filepath.Join(dir, "new.c"), strings.ReplaceAll(limited, "research and evaluation", "academic purposes"))
	if out, _, code := call(t, "scan", dir, "--new-from", "HEAD"); code != exitPolicy || !strings.Contains(out, "new.c") || strings.Contains(out, "old.c") {
		t.Errorf("something new: exit %d\n%s", code, out)
	}
	if _, _, code := call(t, "scan", dir, "--new-from", "HEAD", "--exit-zero"); code != exitPass {
		t.Errorf("--exit-zero: exit %d", code)
	}
	if _, stderr, code := call(t, "scan", dir, "--new-from", "no-such"); code != exitUsage || !strings.Contains(stderr, "no-such") {
		t.Errorf("no such revision: exit %d\n%s", code, stderr)
	}
}

// Threat 6: a change approves itself. Loosening the policy, adding one, or waiving in the same
// change does not turn the gate green, and is a verdict.
func TestChangeDoesNotApproveItself(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ before, after map[string]string }{
		"loosened": {map[string]string{"a.c": "int a;\n", "p.yaml": strict}, map[string]string{"p.yaml": lenient, "b.c": limited}},
		"added":    {map[string]string{"a.c": "int a;\n"}, map[string]string{"p.yaml": lenient, "b.c": limited}},
		"waived": {map[string]string{"a.c": "int a;\n", "p.yaml": strict}, map[string]string{
			"p.yaml": strict + "waivers: [{check: LIC-004, path: \"**\", reason: r, by: me, on: 2026-01-01, until: 2026-12-31}]\n", "b.c": limited}},
		"broken":          {map[string]string{"a.c": "int a;\n", "p.yaml": strict}, map[string]string{"p.yaml": "{{{", "b.c": limited}},
		"only the policy": {map[string]string{"LICENSE.spdx": "SPDX-License-Identifier: MIT\n", "p.yaml": strict}, map[string]string{"p.yaml": lenient}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := changed(t, c.before, c.after)
			out, stderr, code := call(t, "scan", dir, "--policy", filepath.Join(dir, "p.yaml"), "--new-from", "HEAD")
			if code != exitPolicy || !strings.Contains(out, "POL-004") {
				t.Errorf("exit %d\n%s%s", code, out, stderr)
			}
			if name != "only the policy" && !strings.Contains(out, "b.c") {
				t.Errorf("b.c is not told\n%s", out)
			}
		})
	}
	dir := changed(t, map[string]string{"a.c": "int a;\n", "p.yaml": strict}, nil)
	if out, stderr, code := call(t, "scan", dir, "--policy", filepath.Join(dir, "p.yaml"), "--new-from", "HEAD"); code != exitPass {
		t.Errorf("nothing changed: exit %d\n%s%s", code, out, stderr)
	}
}
