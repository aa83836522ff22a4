package inventory

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"
)

// full sets every field below v to something.
func full(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(string(rune('a' + *n%26)))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n * (1 - 2*(*n%2))))
	case reflect.Float64:
		v.SetFloat(float64(*n) / 7)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		full(v.Index(0), n)
		full(v.Index(1), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		full(key, n)
		full(value, n)
		v.SetMapIndex(key, value)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		full(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				full(v.Field(i), n)
			}
		}
	default:
		panic("Pack does not know a " + v.Kind().String() + " of the model")
	}
}

func TestPackKeepsEveryField(t *testing.T) {
	t.Parallel()
	var in Inventory
	n := 0
	full(reflect.ValueOf(&in).Elem(), &n)
	in.Files = nil
	packed := Pack(nil, &in)
	out, err := Unpack[Inventory](string(packed))
	if err != nil || !reflect.DeepEqual(in, out) {
		t.Errorf("%v\n%+v\n%+v", err, in, out)
	}
	var row File
	full(reflect.ValueOf(&row).Elem(), &n)
	back, err := Unpack[File](string(Pack(nil, &row)))
	if err != nil || !reflect.DeepEqual(row, back) {
		t.Errorf("%v\n%+v\n%+v", err, row, back)
	}
	for cut := range packed {
		if _, err := Unpack[Inventory](string(packed[:cut])); err == nil {
			t.Fatalf("%d of %d bytes are read as a whole", cut, len(packed))
		}
	}
}

func TestPackedRows(t *testing.T) {
	t.Parallel()
	rows := []File{{Path: "a", Kind: "text"}, {Path: "b", Licenses: []License{{Expression: "MIT"}}}}
	var packed []string
	for i := range rows {
		packed = append(packed, string(Pack(nil, &rows[i])))
	}
	read, closed := func(packed []string) func(i int) (string, error) {
		return func(i int) (string, error) { return packed[i], nil }
	}, false
	r := PackedRows([]string{"b", "a"}, read(packed), func() { closed = true })
	if r.Len() != len(rows) {
		t.Fatal(r.Len())
	}
	i := 0
	var scratch []byte
	for f, err := range r.All() {
		if err != nil || !reflect.DeepEqual(*f, rows[i]) {
			t.Fatalf("row %d: %+v, %v", i, f, err)
		}
		raw, err := r.raw(i, &scratch)
		if want, _ := json.Marshal(rows[i]); err != nil || !bytes.Equal(raw, want) {
			t.Fatalf("row %d: %s, %v", i, raw, err)
		}
		i++
	}
	if i != len(rows) {
		t.Errorf("%d rows of %d", i, len(rows))
	}
	if r.Close(); !closed {
		t.Error("what holds the rows is not told that no more are read")
	}
	for _, err := range PackedRows([]string{"a"}, read([]string{"x"}), func() {}).All() {
		if err == nil {
			t.Error("a row that is none is read")
		}
	}
}

// TestUnpackClaims gives lengths that the bytes do not hold.
func TestUnpackClaims(t *testing.T) {
	t.Parallel()
	for _, data := range []string{"\xff\xff\xff\xff\xff\x7f", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "\x80", "\x02", "\x03ab"} {
		if v, err := Unpack[[]File](data); err == nil {
			t.Errorf("%q: %+v", data, v)
		}
		if v, err := Unpack[string](data); err == nil {
			t.Errorf("%q: %q", data, v)
		}
		if v, err := Unpack[map[string]int](data); err == nil {
			t.Errorf("%q: %v", data, v)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	var row File
	n := 0
	full(reflect.ValueOf(&row).Elem(), &n)
	f.Add(string(Pack(nil, &row)))
	f.Fuzz(func(t *testing.T, data string) {
		row, err := Unpack[File](data)
		if err != nil {
			return
		}
		back, err := Unpack[File](string(Pack(nil, &row)))
		if err == nil && row.Licenses == nil && !reflect.DeepEqual(row, back) { // NaN is not equal to itself
			t.Errorf("%+v\n%+v", row, back)
		}
		if _, err := Unpack[Inventory](data); err != nil {
			return
		}
	})
}
