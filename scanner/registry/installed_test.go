package registry

import (
	"path/filepath"
	"testing"

	"github.com/licit-compliance/licit/scanner/inventory"
)

func TestInstalledGems(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	gems := filepath.Join(b.tree, "vendor/bundle/ruby/3.3.0")
	b.write(filepath.Join(gems, "specifications/lamp-1.2.0.gemspec"), "Gem::Specification.new do |s|\n  s.licenses = [\"MIT\".freeze]\n  s.authors = [\"A. Wick\".freeze, \"B. Oil\".freeze]\nend\n")
	b.write(filepath.Join(gems, "gems/lamp-1.2.0/LICENSE.txt"), mit)
	b.write(filepath.Join(gems, "specifications/wick-2.0-x86_64-linux.gemspec"), "s.license = \"ISC\"\n")
	b.write(filepath.Join(gems, "specifications/wick-2.0.1.gemspec"), "s.license = \"Zlib\"\n")
	a := b.one("pkg:gem/lamp@1.2.0", "lamp", "1.2.0")
	expect(t, a, "MIT", "MIT", "installed gems", "")
	if a.Maker != "A. Wick, B. Oil" {
		t.Errorf("maker %q", a.Maker)
	}
	expect(t, b.one("pkg:gem/wick@2.0", "wick", "2.0"), "ISC", "", "installed gems", "")
	expect(t, b.one("pkg:gem/wick@3.0", "wick", "3.0"), "", "", "none", "bundle install")

	b.env["GEM_HOME"] = filepath.Join(b.home, "gems")
	b.write(filepath.Join(b.home, "gems/specifications/oil-1.0.gemspec"), "s.license = \"ISC\"\n")
	expect(t, b.one("pkg:gem/oil@1.0", "oil", "1.0"), "ISC", "", "installed gems", "")
}

func TestComposerInstalled(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	b.write(filepath.Join(b.tree, "app/vendor/composer/installed.json"), `{"packages":[{"name":"lamp/wick","version":"v1.4.0","license":["MIT"],"authors":[{"name":"A. Wick"}],"install-path":"../lamp/wick"}]}`)
	b.write(filepath.Join(b.tree, "app/vendor/lamp/wick/LICENSE"), mit)
	p := inventory.Package{PURL: "pkg:composer/lamp/wick@v1.4.0", Name: "lamp/wick", Version: "v1.4.0", Locations: []inventory.Location{{Path: "app/composer.lock"}}}
	expect(t, b.resolve(p)[0], "MIT", "MIT", "vendor directory", "")
	p.PURL, p.Version = "pkg:composer/lamp/wick@1.5.0", "1.5.0"
	expect(t, b.resolve(p)[0], "", "", "none", "composer install")

	b.write(filepath.Join(b.tree, "vendor/composer/installed.json"), `[{"name":"lamp/oil","version":"2.0","license":["MIT","ISC"]}]`)
	expect(t, b.one("pkg:composer/lamp/oil@2.0", "lamp/oil", "2.0"), "MIT OR ISC", "", "vendor directory", "")

	b.write(filepath.Join(b.tree, "bad/vendor/composer/installed.json"), `{"packages":[{"name":"lamp/glass","version":"1.0","license":["MIT"],"install-path":"../../../../outside"}]}`)
	b.write(filepath.Join(b.home, "outside/LICENSE"), mit)
	out := inventory.Package{PURL: "pkg:composer/lamp/glass@1.0", Name: "lamp/glass", Version: "1.0", Locations: []inventory.Location{{Path: "bad/composer.lock"}}}
	expect(t, b.resolve(out)[0], "MIT", "", "vendor directory", "")
}

func TestPodsInstalled(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	b.write(filepath.Join(b.tree, "ios/Pods/Manifest.lock"), "PODS:\n  - Lamp (1.2.0):\n    - Wick/Core\n  - Wick/Core (2.0)\n  - Shade (3.0)\n\nDEPENDENCIES:\n  - Lamp\n")
	b.write(filepath.Join(b.tree, "ios/Pods/Lamp/LICENSE"), mit)
	b.write(filepath.Join(b.tree, "ios/Pods/Target Support Files/Pods-App/Pods-App-acknowledgements.plist"),
		"<plist><dict><key>PreferenceSpecifiers</key><array><dict><key>FooterText</key><string>"+mit+"</string><key>License</key><string>MIT</string><key>Title</key><string>Wick</string></dict></array></dict></plist>")
	pod := func(name, version string) Answer {
		return b.resolve(inventory.Package{PURL: "pkg:cocoapods/" + name + "@" + version, Name: name, Version: version, Locations: []inventory.Location{{Path: "ios/Podfile.lock"}}})[0]
	}
	expect(t, pod("Lamp", "1.2.0"), "", "MIT", "Pods directory", "")
	expect(t, pod("Wick", "2.0"), "MIT", "MIT", "Pods directory", "")
	expect(t, pod("Lamp", "1.3.0"), "", "", "none", "pod install")

	b.write(filepath.Join(b.home, ".cocoapods/repos/trunk/Specs/4/6/a/Flame/1.0/Flame.podspec.json"), `{"license":{"type":"ISC"}}`)
	expect(t, pod("Flame", "1.0"), "ISC", "", "CocoaPods index", "")
	expect(t, pod("Flame", "1.1"), "", "", "none", "pod install")
}

func TestSwiftCheckouts(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	b.write(filepath.Join(b.tree, ".build/workspace-state.json"), `{"object":{"dependencies":[
		{"packageRef":{"identity":"lamp","location":"https://github.com/Wick/lamp.git"},"state":{"checkoutState":{"revision":"aa","version":"1.2.0"}},"subpath":"lamp"},
		{"packageRef":{"location":"git@github.com:wick/oil"},"state":{"checkoutState":{"revision":"aa","version":"1.0.0"}},"subpath":"../../../outside"}]}}`)
	b.write(filepath.Join(b.tree, ".build/checkouts/lamp/LICENSE"), mit)
	expect(t, b.one("pkg:swift/github.com/Wick/lamp@1.2.0", "lamp", "1.2.0"), "", "MIT", "checkouts of Swift's package manager", "")
	expect(t, b.one("pkg:swift/github.com/Wick/lamp@1.3.0", "lamp", "1.3.0"), "", "", "none", "swift package resolve")
	expect(t, b.one("pkg:swift/github.com/wick/oil@1.0.0", "oil", "1.0.0"), "", "", "none", "swift package resolve")
}

func TestPubCache(t *testing.T) {
	t.Parallel()
	b := newBox(t)
	b.write(filepath.Join(b.home, ".pub-cache/hosted/pub.example.org/lamp-1.2.0/LICENSE"), mit)
	expect(t, b.one("pkg:pub/lamp@1.2.0", "lamp", "1.2.0"), "", "MIT", "pub cache", "")
	expect(t, b.one("pkg:pub/lamp@1.2", "lamp", "1.2"), "", "", "none", "pub get")
	b.write(filepath.Join(b.home, ".pub-cache/hosted/other.example.org/lamp-1.2.0/LICENSE"), mit)
	expect(t, b.one("pkg:pub/lamp@1.2.0", "lamp", "1.2.0"), "", "", "none", "several hosts")
}
