package known

var sdfat = Component{
	Name:     "sdfat",
	Upstream: "github.com/greiman/SdFat",
	Marks:    []string{"This file is part of the SdFat library", "Arduino SdFat Library\n * Copyright"},
}
