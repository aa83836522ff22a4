package inventory

import (
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"slices"
)

// Pack appends v in a binary form that Unpack of the same program reads: every exported field in
// turn, so that a field that the model gains is kept without a word here. It is no format
// to exchange. v is made of structs, slices, maps by string, pointers, strings, integers, floats and
// booleans.
func Pack[T any](dst []byte, v *T) []byte { return pack(dst, reflect.ValueOf(v).Elem()) }

// Unpack reads what Pack wrote. Its strings are parts of data. Data from elsewhere gives an
// error or a value, and takes memory in proportion to its own size.
func Unpack[T any](data string) (v T, err error) {
	u := unpacker{data: data, least: map[reflect.Type]int{}}
	u.value(reflect.ValueOf(&v).Elem())
	if u.bad || u.data != "" {
		var none T
		return none, errPacked
	}
	return v, nil
}

var errPacked = errors.New("packed value is malformed")

func pack(dst []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return append(binary.AppendUvarint(dst, uint64(v.Len())), v.String()...)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return binary.AppendVarint(dst, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return binary.AppendUvarint(dst, v.Uint())
	case reflect.Float64:
		return binary.LittleEndian.AppendUint64(dst, math.Float64bits(v.Float()))
	case reflect.Bool:
		if v.Bool() {
			return append(dst, 1)
		}
		return append(dst, 0)
	case reflect.Slice:
		dst = binary.AppendUvarint(dst, uint64(v.Len()))
		for i := range v.Len() {
			dst = pack(dst, v.Index(i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return compareStrings(a.String(), b.String()) })
		dst = binary.AppendUvarint(dst, uint64(len(keys)))
		for _, k := range keys {
			dst = pack(pack(dst, k), v.MapIndex(k))
		}
	case reflect.Pointer:
		if v.IsNil() {
			return append(dst, 0)
		}
		return pack(append(dst, 1), v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanInterface() { // it is exported
				dst = pack(dst, f)
			}
		}
	}
	return dst
}

func compareStrings(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

type unpacker struct {
	data  string
	bad   bool
	least map[reflect.Type]int // see least
}

func (u *unpacker) fail() { u.bad, u.data = true, "" }

func (u *unpacker) uvarint() uint64 {
	v, shift := uint64(0), 0
	for i := 0; i < len(u.data) && i < binary.MaxVarintLen64; i++ {
		b := u.data[i]
		if b < 0x80 {
			u.data = u.data[i+1:]
			return v | uint64(b)<<shift
		}
		v |= uint64(b&0x7f) << shift
		shift += 7
	}
	u.fail()
	return 0
}

// count reads the length of a list of values of these types.
func (u *unpacker) count(of ...reflect.Type) int {
	n := u.uvarint()
	if n == 0 {
		return 0
	}
	size := 0
	for _, t := range of {
		if u.least[t] == 0 {
			u.least[t] = least(t)
		}
		size += u.least[t]
	}
	if n > uint64(len(u.data)/max(1, size)) {
		u.fail()
		return 0
	}
	return int(n)
}

func (u *unpacker) value(v reflect.Value) {
	if u.bad {
		return
	}
	switch v.Kind() {
	case reflect.String:
		n := u.uvarint()
		if n > uint64(len(u.data)) {
			u.fail()
			return
		}
		v.SetString(u.data[:n])
		u.data = u.data[n:]
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := u.uvarint()
		v.SetInt(int64(n>>1) ^ -int64(n&1))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(u.uvarint())
	case reflect.Float64:
		if len(u.data) < 8 {
			u.fail()
			return
		}
		var b [8]byte
		copy(b[:], u.data)
		v.SetFloat(math.Float64frombits(binary.LittleEndian.Uint64(b[:])))
		u.data = u.data[8:]
	case reflect.Bool:
		v.SetBool(u.flag())
	case reflect.Slice:
		if n := u.count(v.Type().Elem()); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := 0; i < n && !u.bad; i++ {
				u.value(v.Index(i))
			}
		}
	case reflect.Map:
		n := u.count(v.Type().Key(), v.Type().Elem())
		if n == 0 {
			return
		}
		m := reflect.MakeMapWithSize(v.Type(), n)
		for range n {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			u.value(key)
			u.value(value)
			m.SetMapIndex(key, value)
		}
		v.Set(m)
	case reflect.Pointer:
		if u.flag() {
			p := reflect.New(v.Type().Elem())
			u.value(p.Elem())
			v.Set(p)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() { // it is exported
				u.value(f)
			}
		}
	default:
		u.fail()
	}
}

func (u *unpacker) flag() bool {
	if u.data == "" || u.data[0] > 1 {
		u.fail()
		return false
	}
	set := u.data[0] == 1
	u.data = u.data[1:]
	return set
}

// least is how many bytes a value takes at least. A field takes one or more, so a list
// cannot claim more things than its bytes can hold.
func least(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Float64:
		return 8
	case reflect.Struct:
		n := 0
		for i := range t.NumField() {
			if t.Field(i).IsExported() {
				n += least(t.Field(i).Type)
			}
		}
		return n
	}
	return 1
}
