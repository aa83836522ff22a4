package known

var unity = Component{
	Name:     "unity",
	Also:     []string{"throwtheswitch"},
	Upstream: "github.com/ThrowTheSwitch/Unity",
	Tag:      "v%s",
	Marks:    []string{"Unity Project - A Test Framework for C", "Unity - A Test Framework for C", "Unity Test Framework"},
	Files:    []string{"unity.h"},
	Versions: []string{`(?s)define[ \t]+UNITY_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+UNITY_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+UNITY_VERSION_BUILD[ \t]+\(?"?(\d+)`},
}
