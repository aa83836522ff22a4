package scanner

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// Samples of sound that begin like the mark of UTF-16 are no text.
func TestMarkOfUTF16(t *testing.T) {
	t.Parallel()
	for order, enc := range map[int]binary.ByteOrder{1: binary.LittleEndian, 2: binary.BigEndian} {
		write := func(units []uint16) []byte {
			out := make([]byte, 2*len(units))
			for i, u := range units {
				enc.PutUint16(out[2*i:], u)
			}
			return out
		}
		text := write(append([]uint16{0xfeff}, utf16.Encode([]rune("Copyright © 2024 Jane Doe\r\nПрава защищены\n𝄞"))...))
		if got := utf16Order(text); got != order {
			t.Errorf("text: order %d, want %d", got, order)
		}
		sound := []uint16{0xfeff, 0xfeff, 1, 1, 0, 1, 0xfffc, 2, 3, 0xffff, 1, 3}
		for i := range 200 {
			sound = append(sound, uint16(i%7)-3)
		}
		if got := utf16Order(write(sound)); got != 0 {
			t.Errorf("sound: order %d", got)
		}
	}
}

func TestDoubleByte(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ head, want string }{
		{"Lamp licence\n\n\xb5\xc6\xb5\xc4\xd0\xed\xbf\xc9\xd6\xa4\n", "text"},        // GBK
		{"\x83\x89\x83\x93\x83v\n\x83\x89\x83\x93\x83v\n", "text"},                    // Shift-JIS
		{"\x83\x89\x83\x93\x83v\x83\x89\x83\x93\x83v\x83\x89\x83\x93\x83v", "binary"}, // no lines
		{"\x83\x89\n\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\n\xff\xfe\xff\xfe", "binary"},
		{"\x83\x89\x83\x93\n\x01\x83\x89\x83\x93", "binary"},
	} {
		if got := classify([]byte(c.head)); got != c.want {
			t.Errorf("%q: %s", c.head, got)
		}
	}
}
