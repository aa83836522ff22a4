package known

var date = Component{
	Name:     "date",
	Upstream: "github.com/HowardHinnant/date",
	Tag:      "v%s",
	Marks:    []string{"Copyright (c) 2015, 2016, 2017 Howard Hinnant", "Howard Hinnant\n// Copyright (c) 2016 Adrian Colomitchi"},
}
