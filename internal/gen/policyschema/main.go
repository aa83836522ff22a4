// Command policyschema writes doc/policy.schema.json from the types of the policy
// file. Run by go generate.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"os"

	"github.com/licit-compliance/licit/policy"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("policyschema: ")
	out := flag.String("o", "policy.schema.json", "file to write")
	flag.Parse()
	data, err := json.MarshalIndent(policy.Schema(), "", "  ")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, append(data, '\n'), 0o644); err != nil {
		log.Fatal(err)
	}
}
