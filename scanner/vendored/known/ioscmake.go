package known

var ioscmake = Component{
	Name:     "ios-cmake",
	Also:     []string{"ios.toolchain"},
	Upstream: "github.com/leetal/ios-cmake",
	Marks:    []string{"This file is part of the ios-cmake project", "This file is based off of the Platform/Darwin.cmake"},
}
