// Package spdx knows the SPDX licence list and its expressions: ids and
// exceptions with their flags, and an expression tree that parses, prints,
// normalises and answers "satisfied by" in linear time.
//
// Ids are kept as written where they are evidence; Current maps a deprecated id
// to its successor, for conclusions only.
package spdx

import (
	"slices"
	"strings"
)

//go:generate go run ../../internal/gen/spdxtables -o tables_gen.go

// Trit is a flag of the list that may never have been assessed.
type Trit uint8

// The values of a Trit. The list's null is Unknown, never No.
const (
	Unknown Trit = iota
	Yes
	No
)

// Listed is one row of the SPDX licence or exception list.
type Listed struct {
	ID         string
	Name       string
	Deprecated bool
	OSI        bool // approved by the OSI; false says only "not approved"
	FSF        Trit // listed by the FSF as free
}

// Licenses returns the licence list, sorted by id without case. The slice is
// shared: do not change it.
func Licenses() []Listed { return licenses }

// Exceptions returns the exception list, sorted by id without case. The slice
// is shared: do not change it.
func Exceptions() []Listed { return exceptions }

// This is the version that "X+" names: who may take any later version may take this one. An id of
// the list that ends so, as "GPL-2.0+", stands for itself.
func This(id string) string {
	if _, listed := License(id); listed {
		return id
	}
	return strings.TrimSuffix(id, "+")
}

// License finds a licence id without regard to case (SPDX 2.3 annex D.2).
func License(id string) (Listed, bool) { return find(licenses, id) }

// Exception finds an exception id without regard to case.
func Exception(id string) (Listed, bool) { return find(exceptions, id) }

func find(rows []Listed, id string) (Listed, bool) {
	i, ok := slices.BinarySearchFunc(rows, id, func(row Listed, id string) int { return compareFold(row.ID, id) })
	if ok {
		return rows[i], true
	}
	return Listed{}, false
}

// compareFold compares without regard to the case of ASCII letters, which ids are made of.
func compareFold(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if x, y := lower(a[i]), lower(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// successors maps deprecated ids whose successor is not a mere suffix. The
// list itself says so only in prose, so the table is ours; a test checks that
// every deprecated id has a successor and that each successor parses.
var successors = map[string]string{
	"BSD-2-Clause-FreeBSD":             "BSD-2-Clause-Views",
	"BSD-2-Clause-NetBSD":              "BSD-2-Clause",
	"bzip2-1.0.5":                      "bzip2-1.0.6",
	"eCos-2.0":                         "GPL-2.0-or-later WITH eCos-exception-2.0",
	"GPL-2.0-with-autoconf-exception":  "GPL-2.0-only WITH Autoconf-exception-2.0",
	"GPL-2.0-with-bison-exception":     "GPL-2.0-only WITH Bison-exception-2.2",
	"GPL-2.0-with-classpath-exception": "GPL-2.0-only WITH Classpath-exception-2.0",
	"GPL-2.0-with-font-exception":      "GPL-2.0-only WITH Font-exception-2.0",
	"GPL-2.0-with-GCC-exception":       "GPL-2.0-only WITH GCC-exception-2.0",
	"GPL-3.0-with-autoconf-exception":  "GPL-3.0-only WITH Autoconf-exception-3.0",
	"GPL-3.0-with-GCC-exception":       "GPL-3.0-only WITH GCC-exception-3.1",
	"Net-SNMP":                         "Net-SNMP", // withdrawn without one successor
	"Nunit":                            "zlib-acknowledgement",
	"StandardML-NJ":                    "SMLNJ",
	"wxWindows":                        "LGPL-2.0-or-later WITH WxWindows-exception-3.1",
}

// Current returns the expression that a deprecated licence id stands for
// today, and id itself where it is current or unknown.
func Current(id string) string {
	row, ok := License(id)
	if !ok || !row.Deprecated {
		return id
	}
	if s, ok := successors[row.ID]; ok {
		return s
	}
	if base, plus := strings.CutSuffix(row.ID, "+"); plus {
		return base + "-or-later"
	}
	return row.ID + "-only"
}
