package known

var wyhash = Component{
	Name:     "wyhash",
	Upstream: "github.com/wangyi-fudan/wyhash",
	Marks:    []string{"wyhash_final_version_4", "wyhash_final_version_3"},
}
