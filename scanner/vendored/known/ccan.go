package known

var ccan = Component{
	Name:     "ccan",
	Upstream: "github.com/rustyrussell/ccan",
	Marks:    []string{"CCAN_LIST_H", "CCAN_HASH_H", "CCAN_CONTAINER_OF_H", "CCAN_COMPILER_H", "CCAN_CHECK_TYPE_H", "CCAN_STR_H", "CCAN_HTABLE_H", "CCAN_TAL_H", "CCAN_MINMAX_H", "CCAN_ARRAY_SIZE_H", "CCAN_BUILD_ASSERT_H", "CCAN_ENDIAN_H", "CCAN_SHORT_TYPES_H", "CCAN_TYPESAFE_CB_H", "CCAN_LIKELY_H", "CCAN_TIME_H", "BSD-MIT - see LICENSE file for details", "MIT (BSD) license - see LICENSE file for details", "CC0 (Public domain) - see LICENSE file for details", "CC0 license (public domain) - see LICENSE file for details", "Licensed under BSD-MIT - see LICENSE file"},
}
