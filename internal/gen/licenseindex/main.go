// Command licenseindex packs the licence templates of the pinned SPDX list, and
// the fingerprints of scanner/license/data, into one index file. Run by go generate;
// with -check it writes nothing and fails where the file is not what it would write.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/licit-compliance/licit/internal/gen/listdata"
	"github.com/licit-compliance/licit/scanner/license/index"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("licenseindex: ")
	out := flag.String("o", "data_gen.bin", "file to write")
	data := flag.String("data", "data", "directory of the fingerprints")
	check := flag.Bool("check", false, "compare instead of writing")
	flag.Parse()
	packed, err := generate(*data)
	if err != nil {
		log.Fatal(err)
	}
	if !*check {
		if err := os.WriteFile(*out, packed, 0o644); err != nil {
			log.Fatal(err)
		}
		return
	}
	have, err := os.ReadFile(*out)
	if err != nil {
		log.Fatal(err)
	}
	if !bytes.Equal(have, packed) {
		log.Fatalf("%s is stale; run go generate ./scanner/license", *out)
	}
}

func generate(data string) ([]byte, error) {
	dir, err := listdata.Dir()
	if err != nil {
		return nil, err
	}
	sources, err := listed(dir)
	if err != nil {
		return nil, err
	}
	own, err := fingerprints(data)
	if err != nil {
		return nil, err
	}
	links, err := projects(filepath.Join(data, "projects.tsv"))
	if err != nil {
		return nil, err
	}
	packed, err := index.Build(append(own, sources...), links)
	if err != nil {
		return nil, err
	}
	if len(packed) > 5<<20 {
		return nil, fmt.Errorf("the index has %d bytes, more than the 5 MiB that are agreed", len(packed))
	}
	return packed, nil
}
