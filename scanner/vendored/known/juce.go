package known

var juce = Component{
	Name:     "juce",
	Upstream: "github.com/juce-framework/JUCE",
	Tag:      "%s",
	Marks:    []string{"This file is part of the JUCE library", "This file is part of the JUCE framework"},
}
