package known

var fatfs = Component{
	Name:     "fatfs",
	Upstream: "elm-chan.org/fsw/ff",
	Marks:    []string{"FatFs - Generic FAT file system module", "FatFs - Generic FAT Filesystem module", "FatFs - FAT file system module"},
	Versions: []string{`FatFs - [\w ]+\s+(?:module\s+)?R(\d+\.\d+\w?)`},
}
