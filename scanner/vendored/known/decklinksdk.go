package known

var decklinksdk = Component{
	Name:     "decklink-sdk",
	Also:     []string{"decklink", "blackmagic"},
	Upstream: "www.blackmagicdesign.com",
	Marks:    []string{" Blackmagic Design\n"},
}
