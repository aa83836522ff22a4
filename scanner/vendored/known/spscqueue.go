package known

var spscqueue = Component{
	Name:     "spscqueue",
	Also:     []string{"spsc-queue"},
	Upstream: "github.com/rigtorp/SPSCQueue",
	Tag:      "v%s",
	Marks:    []string{"template <typename T, typename Allocator = std::allocator<T>> class SPSCQueue {", "template <typename T> class SPSCQueue {"},
}
