package known

var ppkassert = Component{
	Name:     "ppk_assert",
	Also:     []string{"pempek_assert"},
	Upstream: "github.com/gpakosz/PPK_ASSERT",
	Marks:    []string{"PPK_ASSERT_H"},
}
