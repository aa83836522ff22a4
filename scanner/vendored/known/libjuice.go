package known

var libjuice = Component{
	Name:     "libjuice",
	Also:     []string{"juice"},
	Upstream: "github.com/paullouisageneau/libjuice",
	Tag:      "v%s",
	Marks:    []string{"JUICE_H", "JUICE_ICE_H", "JUICE_AGENT_H"},
}
