package copyright

import (
	"bytes"
	"testing"
)

func TestScan(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]Notice{
		"// Copyright 2019 The Example Authors. All rights reserved.": {Years: "2019", Holder: "The Example Authors"},
		"# Copyright (c) 2010-2025, Example Body/Other Body\n":        {Years: "2010-2025", Holder: "Example Body/Other Body"},
		" * (C) 1994, 1996-1998 Jane Doe <jane@example.org>\n":        {Years: "1994, 1996-1998", Holder: "Jane Doe"},
		"© 2020 Müller GmbH":                                    {Years: "2020", Holder: "Müller GmbH"},
		"\xa9 2020 M\xfcller GmbH":                              {Years: "2020", Holder: "Müller GmbH"},
		"SPDX-FileCopyrightText: 2021 Jane Doe <j@example.org>": {Years: "2021", Holder: "Jane Doe"},
		"SPDX-FileCopyrightText: Jane Doe":                      {Holder: "Jane Doe"},
		"Copyright Example Corp. 1999":                          {Years: "1999", Holder: "Example Corp."},
		"Copyright (C) 2001\n *   Jane Doe\n":                   {Years: "2001", Holder: "Jane Doe"},
	} {
		got := Scan([]byte(in))
		if len(got) != 1 || got[0].Years != want.Years || got[0].Holder != want.Holder {
			t.Errorf("%q: %+v, want years %q, holder %q", in, got, want.Years, want.Holder)
		}
	}
	for _, in := range []string{
		"the copyright holder may be", "copyright law", "Copyright notices must stay", "(c) to use the software", "printf(\"Copyright (c) %d %s\\n\", y, n);",
		"copyrighted material", "def copyright_notice(x):", "see the copyright for details",
	} {
		if got := Scan([]byte(in)); len(got) != 0 && got[0].Holder != "" {
			t.Errorf("%q: %+v, want nothing", in, got)
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add([]byte("Copyright (c) 2001-2003, 2005 A B\n * and C D\n"))
	f.Add(bytes.Repeat([]byte("(c) copyright \xa9 1999-"), 40))
	f.Fuzz(func(t *testing.T, text []byte) {
		last := 0
		for _, n := range Scan(text) {
			if n.Start < last || n.End < n.Start || n.End > len(text) {
				t.Fatalf("span %d-%d after %d in %d bytes", n.Start, n.End, last, len(text))
			}
			last = n.End
		}
	})
}
