package known

var mikktspace = Component{
	Name:     "mikktspace",
	Upstream: "github.com/mmikk/MikkTSpace",
	Marks:    []string{"Copyright (C) 2011 by Morten S. Mikkelsen"},
}
