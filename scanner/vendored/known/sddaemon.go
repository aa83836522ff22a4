package known

var sddaemon = Component{
	Name:     "sd-daemon",
	Also:     []string{"systemd"},
	Upstream: "github.com/systemd/systemd",
	Marks:    []string{"Reference implementation of a few systemd related interfaces"},
}
