package sbom

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

// wide is text as UTF-16, with a mark where one is given.
func wide(text string, little bool, mark bool) string {
	var b strings.Builder
	units := utf16.Encode([]rune(text))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	for _, u := range units {
		if little {
			b.WriteByte(byte(u))
			b.WriteByte(byte(u >> 8))
		} else {
			b.WriteByte(byte(u >> 8))
			b.WriteByte(byte(u))
		}
	}
	return b.String()
}

// An SBOM in UTF-16 is called that, in every byte order and with or without its mark.
func TestUTF16(t *testing.T) {
	t.Parallel()
	for _, text := range []string{`{"bomFormat": "CycloneDX", "specVersion": "1.5"}`, "SPDXVersion: SPDX-2.3\n"} {
		for _, little := range []bool{true, false} {
			for _, mark := range []bool{true, false} {
				if _, err := Read(strings.NewReader(wide(text, little, mark))); !errors.Is(err, ErrUTF16) {
					t.Errorf("little %v, mark %v: %v", little, mark, err)
				}
			}
		}
	}
}

// A tag-value document of one endless line is told by line and size, and no error quotes a value at length.
func TestEndlessLine(t *testing.T) {
	t.Parallel()
	const head = "SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nPackageName: "
	for n, want := range map[int]string{maxTagLine: "line 3 has 65548 bytes", maxTagLine - len("PackageName: "): "does not have SPDX identifier"} {
		for _, end := range []string{"", "\n"} {
			_, err := Read(strings.NewReader(head + strings.Repeat("a", n) + end))
			if err == nil || !strings.Contains(err.Error(), want) || len(err.Error()) > 500 {
				t.Errorf("%d: %.400s", n, err)
			}
		}
	}
}
