package known

var highwayhash = Component{
	Name:     "highwayhash",
	Upstream: "github.com/google/highwayhash",
	Marks:    []string{"HIGHWAYHASH_HIGHWAYHASH_H_", "HIGHWAYHASH_HH_TYPES_H_", "HIGHWAYHASH_SIP_HASH_H_", "HIGHWAYHASH_ARCH_SPECIFIC_H_"},
}
