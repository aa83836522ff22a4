package known

var debugassert = Component{
	Name:     "debug_assert",
	Upstream: "github.com/foonathan/debug_assert",
	Marks:    []string{"DEBUG_ASSERT_HPP_INCLUDED"},
}
