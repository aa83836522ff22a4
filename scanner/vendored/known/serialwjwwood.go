package known

var serialwjwwood = Component{
	Name:     "serial-wjwwood",
	Also:     []string{"serial"},
	Upstream: "github.com/wjwwood/serial",
	Marks:    []string{"William Woodall <wjwwood@gmail.com>", "Copyright 2012 William Woodall"},
}
