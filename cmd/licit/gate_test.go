package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// Every result of SARIF has what code scanning asks for, empty results are a list, and what is
// cut is told. (.ci/run holds the whole against the official schema where it is at hand.)
func TestSARIF(t *testing.T) {
	t.Parallel()
	type place struct {
		Physical struct {
			Artifact struct{ URI string } `json:"artifactLocation"`
			Region   struct{ StartLine int }
		} `json:"physicalLocation"`
	}
	type log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Rules []struct {
						ID   string
						Help struct{ Text, Markdown string }
					}
				}
			}
			Results []struct {
				RuleID, Level       string
				RuleIndex           int
				Locations           []place
				PartialFingerprints map[string]string
			}
			Invocations []struct {
				ToolExecutionNotifications []struct{ Message struct{ Text string } }
			}
		}
	}
	read := func(out string) log {
		var l log
		if err := json.Unmarshal([]byte(out), &l); err != nil {
			t.Fatal(err)
		}
		return l
	}
	clean := t.TempDir()
	write(t, filepath.Join(clean, "LICENSE"), "SPDX-License-Identifier: MIT\n")
	out, _, code := call(t, "scan", clean, "-o", "sarif")
	if l := read(out); code != exitPass || l.Version != "2.1.0" || len(l.Runs) != 1 || !strings.Contains(out, `"results": []`) {
		t.Errorf("a clean tree: exit %d\n%s", code, out)
	}
	dir := t.TempDir()
	for i := range 150 { // one clause in many files: one result with too many places
		write(t, filepath.Join(dir, fmt.Sprintf("a b%d.c", i)), "/* For research and evaluation only. */\n")
	}
	out, _, _ = call(t, "scan", dir, "-o", "sarif")
	l := read(out)
	if len(l.Runs[0].Results) < 2 {
		t.Fatalf("results: %s", out)
	}
	ids := map[string]bool{}
	for _, r := range l.Runs[0].Results {
		if len(r.Locations) == 0 || len(r.Locations) > 100 || r.Locations[0].Physical.Region.StartLine < 1 || strings.ContainsAny(r.Locations[0].Physical.Artifact.URI, " \\") {
			t.Errorf("%s: places %+v", r.RuleID, r.Locations)
		}
		if rule := l.Runs[0].Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.RuleID || rule.Help.Text == "" || rule.Help.Markdown == "" {
			t.Errorf("%s: rule %+v", r.RuleID, rule)
		}
		print := r.PartialFingerprints["licit/v1"]
		if print == "" || ids[print] {
			t.Errorf("%s: fingerprint %q", r.RuleID, print)
		}
		ids[print] = true
	}
}

// The same verdicts, so the same exit, in every format.
func TestSameExitInEveryFormat(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.c"), "/* For research and evaluation only. */\n")
	for _, f := range []string{"text", "json", "decision", "sarif", "junit", "github", "markdown", "spdx", "cyclonedx"} {
		if _, stderr, code := call(t, "scan", dir, "-o", f); code != exitPolicy {
			t.Errorf("%s: exit %d\n%s", f, code, stderr)
		}
	}
}

var pinned = regexp.MustCompile(`@[0-9a-f]{40}$`)

// The action hands every input over as environment, uses other actions by commit, and its
// script gives annotations, summary and outputs with licit's exit code.
func TestAction(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	var action struct {
		Inputs, Outputs map[string]any
		Runs            struct {
			Using string
			Steps []struct {
				Uses, Run, Shell string
				Env              map[string]string
			}
		}
	}
	if err := yaml.Load(data, &action); err != nil {
		t.Fatal(err)
	}
	env := ""
	for _, s := range action.Runs.Steps {
		if s.Uses != "" && !pinned.MatchString(s.Uses) {
			t.Errorf("%s is not pinned by commit", s.Uses)
		}
		if strings.Contains(s.Run, "${{") {
			t.Errorf("an input becomes part of a script: %s", s.Run)
		}
		for _, v := range s.Env {
			env += v
		}
	}
	for name := range action.Inputs {
		if !strings.Contains(env, "inputs."+name) {
			t.Errorf("nothing takes the input %s", name)
		}
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash here; .ci/run has it")
	}
	tmp, tree := t.TempDir(), t.TempDir()
	write(t, filepath.Join(tree, "a.c"), "/* For research and evaluation only. */\n")
	build := exec.Command("go", "build", "-o", filepath.Join(tmp, "licit"), ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := func(failOn string) (string, int) {
		cmd := exec.Command(bash, "../../.github/gate")
		cmd.Env = append(os.Environ(), "RUNNER_TEMP="+tmp, "GITHUB_OUTPUT="+filepath.Join(tmp, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(tmp, "summary.md"),
			"LICIT_PATH="+tree, "LICIT_POLICY=", "LICIT_NEW_FROM=", "LICIT_FAIL_ON="+failOn)
		out, _ := cmd.Output()
		return string(out), cmd.ProcessState.ExitCode()
	}
	out, code := run("review")
	if code != exitPolicy || !strings.Contains(out, "::error file=a.c,line=1,") {
		t.Errorf("exit %d\n%s", code, out)
	}
	for file, want := range map[string]string{"output": "sarif=" + tmp, "summary.md": "licit: deny", "licit-out/licit.sarif": "2.1.0", "licit-out/decision.json": "verdicts"} {
		if data, err := os.ReadFile(filepath.Join(tmp, file)); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %v\n%.300s", file, err, data)
		}
	}
	if _, code := run("never"); code != exitPass {
		t.Errorf("fail-on never: exit %d", code)
	}
}

// The hooks of pre-commit call commands that are there.
func TestPreCommitHooks(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Entry, Language, Files string }
	if err := yaml.Load(data, &hooks); err != nil {
		t.Fatal(err)
	}
	dir := changed(t, map[string]string{"LICENSE": "SPDX-License-Identifier: MIT\n", "licit-policy.yaml": strict}, nil)
	for _, h := range hooks {
		args := strings.Fields(h.Entry)
		if args[0] != "licit" || h.Language != "golang" {
			t.Errorf("%s: %+v", h.ID, h)
		}
		if h.Files != "" {
			if !regexp.MustCompile(h.Files).MatchString("licit-policy.yaml") {
				t.Errorf("%s matches nothing", h.ID)
			}
			args = append(args, filepath.Join(dir, "licit-policy.yaml"))
		} else {
			args = append(args, dir)
		}
		if out, stderr, code := call(t, args[1:]...); code != exitPass {
			t.Errorf("%s: exit %d\n%s%s", h.ID, code, out, stderr)
		}
	}
	if len(hooks) == 0 {
		t.Error("no hooks")
	}
}
