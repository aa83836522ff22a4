package policy

import (
	_ "embed"
	"fmt"
	"strings"
)

// Citations are where licences say what their facets are: words of a text, or a row of the SPDX list. internal/gen/citations
// finds them for the phrases of defaults/phrases.yaml; nobody has signed them yet.
//
//go:generate go run ../internal/gen/citations -phrases defaults/phrases.yaml -o defaults/citations.txt
//go:embed defaults/citations.txt
var citations string

// Citation shows where one facet of one licence is said.
type Citation struct {
	ID    string // of the licence or exception
	Facet string
	Is    string
	// From is the data that says so: "text" and the beginning of the SHA-256 of its words, or "SPDX list" and its version.
	From string
	// Words are the range in the text, as "120-137", and the words themselves; of a list its flags. "no X" says that the
	// range holds the word X nowhere.
	Range, Words string
}

// Citations returns those of an id, or all for an empty one.
func Citations(id string) ([]Citation, error) {
	var out []Citation
	for line := range strings.Lines(citations) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		if len(c) != 6 {
			return nil, fmt.Errorf("policy/defaults/citations.txt: %q has %d fields, want 6", line, len(c))
		}
		if id == "" || c[0] == id {
			out = append(out, Citation{c[0], c[1], c[2], c[3], c[4], c[5]})
		}
	}
	return out, nil
}
