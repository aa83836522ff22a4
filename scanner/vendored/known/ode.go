package known

var ode = Component{
	Name:     "ode",
	Also:     []string{"opende"},
	Upstream: "bitbucket.org/odedevs/ode",
	Marks:    []string{"Open Dynamics Engine, Copyright (C)"},
}
