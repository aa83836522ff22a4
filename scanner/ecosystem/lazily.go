package ecosystem

import (
	"regexp"
	"sync"
)

// lazily gives an expression that is compiled when it is asked for first: most trees need few
// of them, and a scan of an unchanged tree none.
func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
