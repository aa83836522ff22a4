// Package lazily makes what is dear to make when it is asked for first: most trees need little of it, and a scan of an
// unchanged tree none.
package lazily

import (
	"regexp"
	"sync"
)

// Regexp gives an expression that is compiled when it is asked for first. It panics then, if the expression is none.
func Regexp(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
