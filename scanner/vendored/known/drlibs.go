package known

var drlibs = Component{
	Name:     "dr_libs",
	Upstream: "github.com/mackron/dr_libs",
	Marks:    []string{"dr_flac - v", "dr_wav - v", "dr_mp3 - v"},
	Versions: []string{`(?P<name>dr_\w+) - v(\d+\.\d+\.\d+)`},
}
