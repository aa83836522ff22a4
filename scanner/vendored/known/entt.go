package known

var entt = Component{
	Name:     "entt",
	Upstream: "github.com/skypjack/entt",
	Tag:      "v%s",
	Marks:    []string{"ENTT_ENTITY_REGISTRY_HPP", "ENTT_CONFIG_CONFIG_H"},
}
