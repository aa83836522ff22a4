package known

var trezorcrypto = Component{
	Name:     "trezor-crypto",
	Upstream: "github.com/trezor/trezor-crypto",
	Marks:    []string{"Copyright (c) 2013-2014 Tomasz Dzetkulski", "Copyright (c) 2013 Tomasz Dzetkulski"},
}
