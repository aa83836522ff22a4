package known

var ssemathfun = Component{
	Name:     "sse-mathfun",
	Also:     []string{"sse_mathfun", "avx_mathfun", "neon_mathfun"},
	Upstream: "gruntthepeon.free.fr/ssemath",
	Marks:    []string{"SIMD (SSE1+MMX or SSE2) implementation of sin, cos, exp and log", "AVX implementation of sin, cos, sincos, exp and log", "NEON implementation of sin, cos, exp and log"},
}
