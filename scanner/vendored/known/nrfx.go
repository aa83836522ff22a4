package known

var nrfx = Component{
	Name:     "nrfx",
	Also:     []string{"nrfx-glue"},
	Upstream: "github.com/NordicSemiconductor/nrfx",
	Tag:      "v%s",
	Marks:    []string{"NRFX_GLUE_H__", "NRFX_CONFIG_H__", "NRFX_LOG_H__"},
}
