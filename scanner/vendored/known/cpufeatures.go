package known

var cpufeatures = Component{
	Name:     "cpu-features",
	Also:     []string{"cpu_features"},
	Upstream: "github.com/google/cpu_features",
	Tag:      "v%s",
	Marks:    []string{"CPU_FEATURES_INCLUDE_CPUINFO_X86_H_", "CPU_FEATURES_INCLUDE_CPUINFO_ARM_H_", "CPU_FEATURES_INCLUDE_CPU_FEATURES_MACROS_H_"},
}
