package known

var lvgl = Component{
	Name:     "lvgl",
	Upstream: "github.com/lvgl/lvgl",
	Tag:      "v%s",
	Marks:    []string{"LVGL_H", "LV_OBJ_H", "LV_CONF_INTERNAL_H"},
}
