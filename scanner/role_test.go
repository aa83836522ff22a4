package scanner

import "testing"

func TestRoleOf(t *testing.T) {
	t.Parallel()
	tree := map[string]bool{"art/logo.svg": true, "sub/REUSE.toml": true}
	exists := func(p string) bool { return tree[p] }
	for p, want := range map[string]role{
		"LICENSE": licenceFile, "LICENSE.md": licenceFile, "src/COPYING": licenceFile, "LICENSE-MIT": licenceFile, "MIT-LICENSE.txt": licenceFile,
		"COPYING3": licenceFile, "COPYING.LESSER": licenceFile, "LICENSE.APACHE2": licenceFile, "UNLICENSE": licenceFile, "COPYRIGHT": licenceFile, "licence.txt": licenceFile,
		"license.go": ordinary, "LICENSE.json": ordinary, "licensecheck.md": ordinary, ".copyright-ignore": ordinary, "copyright-policy.md": ordinary, "check_license.sh": ordinary,
		"LICENSES/MIT.txt": licenceText, "sub/LICENSES/MIT.txt": licenceText, "other/LICENSES/a.txt": ordinary,
		"NOTICE": notices, "NOTICE.md": notices, "ThirdPartyNotices.txt": notices, "THIRD-PARTY-LICENSES": notices,
		"README": readme, "README.rst": readme, "art/logo.svg.license": sidecar, "lib/zlib.license": licenceFile,
	} {
		if got := roleOf(p, exists); got != want {
			t.Errorf("%s: role %d, want %d", p, got, want)
		}
	}
}

func TestTellsHistory(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"CHANGELOG.md": true, "ChangeLog": true, "doc/ChangeLog.old": true, "NEWS": true, "release-notes.txt": true, "whats_new.rst": true,
		"news.py": false, "changes.go": false, "README.md": false, "NEWSLETTER": false,
	} {
		if got := tellsHistory(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestGathersTexts(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"OtherLicenses/a.txt": true, "third_party/license_files/lamp/COPYING": true, "LICENSE-TEXTS/mit.txt": true, "doc/licence_files/a": true,
		"license/a.go": false, "src/license/file.c": false, "files/a": false, "LICENSE": false,
	} {
		if got := gathersTexts(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
