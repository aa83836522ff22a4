package scanner

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"

	"github.com/licit-compliance/licit/scanner/inventory"
	"github.com/licit-compliance/licit/scanner/license"
	"github.com/licit-compliance/licit/scanner/vendored"
)

// utf16Bytes writes text in UTF-16 without a mark.
func utf16Bytes(text string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if low, high := byte(u), byte(u>>8); big {
			out = append(out, high, low)
		} else {
			out = append(out, low, high)
		}
	}
	return out
}

// TestForms reads the same notice in every form in which it may reach a file.
func TestForms(t *testing.T) {
	t.Parallel()
	e, err := license.New()
	if err != nil {
		t.Fatal(err)
	}
	const notice = "Copyright 2021 Ada Example. Licensed under the Apache License, Version 2.0."
	code := strings.Repeat("\x00\x01\x8b\x0f\xff\xfe\x03\x90\xcc\x05", 400)
	for _, c := range []struct {
		name   string
		data   []byte
		kind   string
		status string
		holder string
	}{
		{"text", []byte("// " + notice + "\n"), "text", inventory.StatusRead, "Ada Example"},
		{"Latin-1", []byte("// " + strings.ReplaceAll(notice, "Ada", "Z\xf6e") + "\n// gr\xfc\xdfe\n"), "text", inventory.StatusRead, "Zöe Example"},
		{"UTF-16, little endian, no mark", utf16Bytes(notice+"\r\n", false), "text", inventory.StatusRead, "Ada Example"},
		{"UTF-16, big endian, no mark", utf16Bytes(notice+"\r\n", true), "text", inventory.StatusRead, "Ada Example"},
		{"UTF-16 with its mark", append([]byte{0xff, 0xfe}, utf16Bytes(notice, false)...), "text", inventory.StatusRead, "Ada Example"},
		{"one line of a bundle", []byte(strings.Repeat("function(a){return a+1};", 9000) + "/*! " + notice + " */" + strings.Repeat("var b=2;", 9000)), "text", inventory.StatusRead, "Ada Example"},
		{"HTML", []byte("<html><p>Copyright &copy; 2021 Ada Example.</p><p>Licensed under the <a href='x'>Apache License</a>, Version 2.0.</p></html>"), "text", inventory.StatusRead, "Ada Example"},
		{"man page", []byte(".TH X 1\n.SH COPYRIGHT\nCopyright 2021 Ada Example.\n.br\nLicensed under the\n.B Apache License,\nVersion 2.0.\n"), "text", inventory.StatusRead, "Ada Example"},
		{"TeX", []byte("% " + notice + "\n\\documentclass{article}\n"), "text", inventory.StatusRead, "Ada Example"},
		{"ELF", []byte("\x7fELF\x02\x01\x01" + code + notice + "\x00" + code), "executable", inventory.StatusPartial, "Ada Example"},
		{"Mach-O", []byte("\xcf\xfa\xed\xfe" + code + notice + "\x00" + code), "executable", inventory.StatusPartial, "Ada Example"},
		{"archive of objects", []byte("!<arch>\nx.o/            0           0     0     644     100       `\n" + code + notice + "\x00" + code), "archive", inventory.StatusPartial, "Ada Example"},
		{"other binary", []byte(code + notice + "\x00" + code), "binary", inventory.StatusPartial, "Ada Example"},
		{"resource of a Windows program", []byte("MZ\x90\x00\x03\x00\x00\x00" + code + string(utf16Bytes("LegalCopyright\x00\x00© 2021 Ada Example\x00Comments\x00Licensed under the Apache License, Version 2.0\x00", false)) + code), "executable", inventory.StatusPartial, "Ada Example"},
		{"the same at an odd offset", []byte("MZ\x90\x00\x03\x00\x00\x00\x01" + code + string(utf16Bytes("LegalCopyright\x00© 2021 Ada Example\x00Comments\x00License: Apache-2.0\x00", false)) + code), "executable", inventory.StatusPartial, "Ada Example"},
		{"RTF", []byte(`{\rtf1\ansi{\fonttbl{\f0 Times;}}{\*\generator Lamp;}\pard Copyright \'a9 2021 Ada` + "\r\n" + ` Example.\par Licensed un` + "\r\n" + `der the {\b Apache\~License}, Version 2.0.\par}`), "rtf", inventory.StatusPartial, "Ada Example"},
		{"binary without terms", []byte(code + "GPL MIT x\x00" + code), "binary", inventory.StatusUnsupported, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			x := newExaminer(e, vendored.NewFinder(), new(sync.Mutex), func(string, []byte) bool { return false })
			row := x.row(file("f", c.data)).row
			if row.Kind != c.kind || row.Status != c.status {
				t.Errorf("kind %s, status %s (%s), want %s and %s", row.Kind, row.Status, row.StatusReason, c.kind, c.status)
			}
			holder, id := "", ""
			if len(row.Copyrights) == 1 {
				holder = row.Copyrights[0].Holder
			}
			for _, l := range row.Licenses {
				if l.How != inventory.HowClue {
					id += l.Expression
				}
			}
			if want := map[bool]string{true: "Apache-2.0"}[c.holder != ""]; holder != c.holder || id != want {
				t.Errorf("holder %q and licence %q, want %q and %q", holder, id, c.holder, want)
			}
			for _, l := range row.Licenses {
				if at := bytes.Index(c.data, []byte("Apache License")); at >= 0 && c.kind != "text" && l.Start != at {
					t.Errorf("found at %d, stands at %d", l.Start, at)
				}
			}
		})
	}
}
