package main

import (
	"os"
	"strings"
	"testing"
)

func TestZZProf(t *testing.T) {
	a := os.Getenv("PROF_ARGS")
	if a == "" {
		t.Skip()
	}
	run(strings.Split(a, " "), system())
}
