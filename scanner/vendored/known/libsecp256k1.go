package known

var libsecp256k1 = Component{
	Name:     "libsecp256k1",
	Also:     []string{"secp256k1"},
	Upstream: "github.com/bitcoin-core/secp256k1",
	Marks:    []string{"SECP256K1_H", "SECP256K1_FIELD_H", "SECP256K1_SCALAR_H", "SECP256K1_GROUP_H", "SECP256K1_ECDSA_H", "SECP256K1_FIELD_IMPL_H", "SECP256K1_ECMULT_IMPL_H"},
}
