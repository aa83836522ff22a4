package known

var dlfcnwin32 = Component{
	Name:     "dlfcn-win32",
	Upstream: "github.com/dlfcn-win32/dlfcn-win32",
	Tag:      "v%s",
	Marks:    []string{"dlfcn-win32\n * Copyright"},
}
