package known

var ccan = Component{
	Name:     "ccan",
	Upstream: "github.com/rustyrussell/ccan",
	Marks:    []string{"BSD-MIT - see LICENSE file for details", "MIT (BSD) license - see LICENSE file for details", "CC0 (Public domain) - see LICENSE file for details", "CC0 license (public domain) - see LICENSE file for details", "Licensed under BSD-MIT - see LICENSE file"},
}
