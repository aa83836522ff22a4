package known

var nonstdlite = Component{
	Name:     "nonstd-lite",
	Upstream: "github.com/martinmoene",
	Marks:    []string{"Copyright (c) 2014-2018 Martin Moene", "Martin Moene"},
	Versions: []string{`(?s)(?P<name>optional|span|string_view|variant|expected|any|byte|observer_ptr|ring_span|status_value)_lite_MAJOR +(\d+).{0,80}_lite_MINOR +(\d+).{0,80}_lite_PATCH +(\d+)`},
}
