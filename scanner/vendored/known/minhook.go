package known

var minhook = Component{
	Name:     "minhook",
	Upstream: "github.com/TsudaKageyu/minhook",
	Tag:      "v%s",
	Marks:    []string{"MinHook - The Minimalistic API Hooking Library"},
}
