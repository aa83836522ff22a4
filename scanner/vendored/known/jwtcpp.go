package known

var jwtcpp = Component{
	Name:     "jwt-cpp",
	Upstream: "github.com/Thalhammer/jwt-cpp",
	Tag:      "v%s",
	Marks:    []string{"JWT_CPP_JWT_H"},
	Files:    []string{"jwt.h"},
}
