package known

var openalsoft = Component{
	Name:     "openal-soft",
	Also:     []string{"openal"},
	Upstream: "github.com/kcat/openal-soft",
	Marks:    []string{"OpenAL cross platform audio library\n * Copyright"},
}
