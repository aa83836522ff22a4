package known

var nukedopl3 = Component{
	Name:     "nuked-opl3",
	Also:     []string{"opl3"},
	Upstream: "github.com/nukeykt/Nuked-OPL3",
	Marks:    []string{"This file is part of Nuked OPL3", "Nuked OPL3\n * Copyright", "Nuked OPL3 emulator."},
	Versions: []string{`version: (\d+\.\d+)`},
}
