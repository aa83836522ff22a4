package main

import "github.com/licit-compliance/licit/scanner/license/index"

// fingerprints reads the texts beyond the list.
func fingerprints(dir string) ([]index.Source, error) { return nil, nil }
