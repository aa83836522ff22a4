package scanner

import "testing"

func TestCalledTexts(t *testing.T) {
	t.Parallel()
	for dir, want := range map[string]bool{
		"OtherLicenses": true, "third_party/license_files/lamp": true, "LICENSE-TEXTS": true, "doc/licence_files": true,
		"license": false, "src/license": false, "files": false, ".": false,
	} {
		if got := calledTexts(dir); got != want {
			t.Errorf("%s: %v", dir, got)
		}
	}
}

func TestDirectoriesOfTexts(t *testing.T) {
	t.Parallel()
	paths := map[string]string{}
	for _, p := range []string{
		"LICENSE", "NOTICE", "EPL-1.0.txt", "MIT-LICENSE", "COPYING", "LICENSE.lamp", // the root
		"legal/LICENSE.beam.txt", "legal/LICENSE.oil.txt", "legal/NOTICE.md", "legal/EPL-1.0.txt", "legal/CDDL-1.0.txt", "legal/DEPENDENCIES", "legal/lens/COPYING", "legal/wick/COPYING", "legal/wick/wick.c",
		"src/LICENSE", "src/COPYING", "src/NOTICE", "src/EPL-1.0.txt", "src/MIT.txt", "src/LICENSE.x", "src/a.c", "src/b.c", "src/c.c", "src/d.c",
		"few/LICENSE", "few/NOTICE",
	} {
		paths[p] = ""
	}
	got := directoriesOfTexts(paths)
	for dir, want := range map[string]bool{".": false, "legal": true, "legal/lens": true, "legal/wick": false, "src": false, "few": false} {
		if got[dir] != want {
			t.Errorf("%s: %v", dir, got[dir])
		}
	}
}
