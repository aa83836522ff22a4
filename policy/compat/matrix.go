package compat

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"strings"
)

// OSADL is the matrix, with its provenance at its top.
//
//go:embed osadl.txt
var OSADL []byte

const osadlSource = "OSADL Open Source License Compatibility Matrix 2024-05-21 (CC-BY-4.0)"

// matrix says of inbound and outbound ids: Y N U C S.
type matrix struct {
	at   map[string]int
	rows []string
}

func readMatrix(data []byte) (matrix, error) {
	m := matrix{at: map[string]int{}}
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "#") {
			continue
		}
		id, letters, ok := strings.Cut(line, " ")
		if !ok {
			return m, fmt.Errorf("OSADL matrix: %q has no answers", line)
		}
		m.at[strings.ReplaceAll(id, "_", " ")] = len(m.rows)
		m.rows = append(m.rows, letters)
	}
	for i, r := range m.rows {
		if len(r) != len(m.rows) || r[i] != 'S' {
			return m, fmt.Errorf("OSADL matrix: line %d has %d answers for %d licences, or is not the same as itself", i+1, len(r), len(m.rows))
		}
	}
	return m, lines.Err()
}

// says is the matrix's word; 0 where it does not know a licence.
func (m matrix) says(in, out string) byte {
	i, known := m.at[in]
	o, knownOut := m.at[out]
	if !known || !knownOut {
		return 0
	}
	return m.rows[o][i]
}
