package reports

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strings"

	"github.com/licit-compliance/licit/policy"
)

// uuid5 is the name-based UUID (RFC 9562, 5.5) of what is written to it: a document's own
// bytes without it, so that the same document always has the same id.
type uuid5 struct{ hash.Hash }

func newUUID5() uuid5 {
	// The namespace is the UUIDv5 of "licit" in the OID namespace of the RFC.
	space := sha1.Sum(append([]byte{0x6b, 0xa7, 0xb8, 0x12, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}, "licit"...))
	h := sha1.New()
	h.Write(space[:16])
	return uuid5{h}
}

func (h uuid5) uuid() string {
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

// slug is a name in the characters that ids of all formats allow: letters, digits,
// dot and hyphen.
func slug(s string, limit int) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= limit {
			break
		}
	}
	return strings.Trim(b.String(), "-.")
}

// short is the first 12 hex digits of the sha256 of an id.
func short12(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:6])
}

// publisher is who publishes, where the policy says so.
func publisher(d *Document) policy.Publisher {
	if d.Decision == nil {
		return policy.Publisher{}
	}
	return d.Decision.Publisher
}
