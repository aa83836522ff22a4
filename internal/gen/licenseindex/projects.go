package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/licit-compliance/licit/scanner/license/index"
	"github.com/licit-compliance/licit/scanner/spdx"
)

// projects reads the table of projects whose licence is known by its address: see the README
// of the folder.
func projects(name string) ([]index.Link, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []index.Link
	last := ""
	for n, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		address, expr, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("%s:%d: not an address, a tab and an expression", name, n+1)
		}
		if address <= last {
			return nil, fmt.Errorf("%s:%d: %q is not in order", name, n+1, address)
		}
		last = address
		if e, err := spdx.Parse(expr); err != nil || e.String() != expr {
			return nil, fmt.Errorf("%s:%d: %q is no expression: %v", name, n+1, expr, err)
		}
		if strings.HasPrefix(address, "github.com/") && strings.Count(address, "/") == 2 {
			address += "/license" // the address of a repository alone is no word about its licence
		}
		out = append(out, index.Link{Address: index.Address(address), Expression: expr})
	}
	return out, nil
}
