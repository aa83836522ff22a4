package known

var catch2 = Component{
	Name:     "catch2",
	Also:     []string{"catch", "catch_amalgamated"},
	Upstream: "github.com/catchorg/Catch2",
	Tag:      "v%s",
	Marks:    []string{"Catch v2", "Catch v3", "Catch v1"},
	Files:    []string{"catch.hpp", "catch_version_macros.hpp"},
	Versions: []string{`Catch v(\d+\.\d+\.\d+)`, `(?s)define[ \t]+CATCH_VERSION_MAJOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+CATCH_VERSION_MINOR[ \t]+\(?"?(\d+).{0,400}?define[ \t]+CATCH_VERSION_PATCH[ \t]+\(?"?(\d+)`},
}
