package known

var hxcmod = Component{
	Name:     "hxcmod",
	Also:     []string{"hxcmodplayer"},
	Upstream: "github.com/jfdelnero/HxCModPlayer",
	Marks:    []string{"HxCMOD Core API"},
}
