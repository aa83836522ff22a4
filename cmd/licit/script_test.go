package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"licit": main})
}

// TestScripts runs testdata/*.txtar, the contract of the command line. "exits N
// licit …" runs the command and asks for that exit code, because the codes are the
// interface of a gate; "valid SCHEMA FILE" validates against an official schema.
func TestScripts(t *testing.T) {
	t.Parallel()
	caches := t.TempDir()
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("NO_COLOR", "1")
			e.Setenv("XDG_CACHE_HOME", caches)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) < 2 {
					ts.Fatalf("usage: exits N command …")
				}
				want, err := strconv.Atoi(args[0])
				ts.Check(err)
				got := 0
				if err := ts.Exec(args[1], args[2:]...); err != nil {
					got = -1
					if i := strings.LastIndex(err.Error(), "exit status "); i >= 0 {
						got, _ = strconv.Atoi(err.Error()[i+len("exit status "):])
					}
				}
				if got != want {
					ts.Fatalf("exit %d, want %d", got, want)
				}
			},
			"copytree": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) != 2 {
					ts.Fatalf("usage: copytree FROM TO")
				}
				ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
			},
			"sameids": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg || len(args) != 2 {
					ts.Fatalf("usage: sameids DECISION DECISION")
				}
				if a, b := verdictIDs(ts, args[0]), verdictIDs(ts, args[1]); a != b || a == "" {
					ts.Fatalf("verdicts %q and %q", a, b)
				}
			},
			"valid": func(ts *testscript.TestScript, neg bool, args []string) {
				if len(args) != 2 {
					ts.Fatalf("usage: [!] valid SCHEMA FILE")
				}
				err := validate(args[0], []byte(ts.ReadFile(args[1])))
				if (err != nil) != neg {
					ts.Fatalf("%s against %s: %v", args[1], args[0], err)
				}
			},
		},
	})
}

func verdictIDs(ts *testscript.TestScript, file string) string {
	var d struct{ Verdicts []struct{ ID string } }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(file)), &d))
	var ids []string
	for _, v := range d.Verdicts {
		ids = append(ids, v.ID)
	}
	return strings.Join(ids, " ")
}

// schemas are the official schemas, and our own.
var schemas = map[string]string{
	"spdx":      "../../testdata/schema/spdx-2.3.schema.json",
	"cyclonedx": "../../testdata/schema/bom-1.6.schema.json",
	"inventory": "../../doc/inventory.schema.json",
}

// validate checks a document against a schema. The schemas refer to each other
// by their public addresses; all are read from testdata.
func validate(schema string, document []byte) error {
	c := jsonschema.NewCompiler()
	for url, file := range map[string]string{
		"http://cyclonedx.org/schema/spdx.schema.json":     "../../testdata/schema/spdx.schema.json",
		"http://cyclonedx.org/schema/jsf-0.82.schema.json": "../../testdata/schema/jsf-0.82.schema.json",
		"mem:///" + schema: schemas[schema],
	} {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			return err
		}
		if err := c.AddResource(url, doc); err != nil {
			return err
		}
	}
	compiled, err := c.Compile("mem:///" + schema)
	if err != nil {
		return err
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		return err
	}
	return compiled.Validate(doc)
}

// The policy decides the same about a scan and about its saved inventory, and
// check needs no source.
func TestDecisionSurvivesTheRoundTrip(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, filepath.Join(dir, "src", "a.c"), "/* Copyright 2020 A Body. For research and evaluation only. */\n")
	inv := filepath.Join(t.TempDir(), "inv.json")
	direct, _, code := call(t, "scan", dir, "-o", "decision", "-o", "json="+inv)
	again, _, code2 := call(t, "check", inv, "-o", "decision")
	if direct != again || code != code2 {
		t.Errorf("scan decides (%d)\n%s\ncheck decides (%d)\n%s", code, direct, code2, again)
	}
	var d struct{ Verdicts []json.RawMessage }
	if err := json.Unmarshal([]byte(direct), &d); err != nil || len(d.Verdicts) == 0 {
		t.Errorf("no verdicts in %s (%v)", direct, err)
	}
}
