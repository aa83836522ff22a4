package known

var betterenums = Component{
	Name:     "better-enums",
	Upstream: "github.com/aantron/better-enums",
	Tag:      "%s",
	Marks:    []string{"BETTER_ENUMS_ENUM_H", "This file is part of Better Enums"},
}
