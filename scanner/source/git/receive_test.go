package git

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha1"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func packOf(t testing.TB, refDeltas bool) ([]byte, string) {
	t.Helper()
	dir, _, _ := fixture(t)
	path := bare(t)
	packInto(t, dir, path, refDeltas)
	packs, err := filepath.Glob(filepath.Join(path, "objects", "pack", "*.pack"))
	if err != nil || len(packs) != 1 {
		t.Fatal(packs, err)
	}
	data, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	return data, packs[0]
}

// The index that we make is, to the byte, that of go-git.
func TestReceive(t *testing.T) {
	t.Parallel()
	for _, refDeltas := range []bool{false, true} {
		data, path := packOf(t, refDeltas)
		want, err := os.ReadFile(strings.TrimSuffix(path, ".pack") + ".idx")
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := Receive(context.Background(), dir, ID(strings.Repeat("\x01", 20)), bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, "objects", "pack", "pack-received.idx"))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("reference deltas %v: another index than go-git's: %v", refDeltas, err)
		}
		openBare(t, dir)
		if git, err := exec.LookPath("git"); err == nil {
			if out, err := exec.Command(git, "verify-pack", filepath.Join(dir, "objects", "pack", "pack-received.idx")).CombinedOutput(); err != nil {
				t.Errorf("git verify-pack: %v %s", err, out)
			}
		}
	}
}

// rawPack writes a pack of objects as given: header bytes and content to deflate.
func rawPack(objects ...[2][]byte) []byte {
	b := []byte("PACK\x00\x00\x00\x02")
	b = binary.BigEndian.AppendUint32(b, uint32(len(objects)))
	for _, o := range objects {
		b = append(b, o[0]...)
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		w.Write(o[1])
		w.Close()
		b = append(b, z.Bytes()...)
	}
	sum := sha1.Sum(b)
	return append(b, sum[:]...)
}

func TestReceiveHostile(t *testing.T) {
	t.Parallel()
	self := append([]byte{0x7a}, bytes.Repeat([]byte{9}, 20)...) // a delta on what is not there
	bomb := binary.AppendUvarint([]byte{0xbf}, 1<<36>>4)         // a blob of 64 GiB and more
	good, _ := packOf(t, false)
	for name, data := range map[string][]byte{
		"empty":      {},
		"no pack":    []byte(strings.Repeat("hello ", 20)),
		"truncated":  good[:len(good)/2],
		"no base":    rawPack([2][]byte{self, []byte("\x01\x01\x01a ------")}),
		"bomb":       rawPack([2][]byte{bomb, nil}),
		"too short":  rawPack([2][]byte{{0x35}, []byte("abc")}),
		"too long":   rawPack([2][]byte{{0x31}, []byte("abc")}),
		"count":      append([]byte("PACK\x00\x00\x00\x02\xff\xff\xff\xff"), make([]byte, 40)...),
		"forward":    rawPack([2][]byte{{0x6a, 0x7f}, []byte("\x01\x01\x01a ------")}),
		"bad kind":   rawPack([2][]byte{{0x03}, []byte("abc")}),
		"changed":    append(bytes.Clone(good[:len(good)-1]), good[len(good)-1]^1),
		"more bytes": append(bytes.Clone(good), 0),
	} {
		if err := Receive(context.Background(), t.TempDir(), ID(strings.Repeat("\x01", 20)), bytes.NewReader(data)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzReceive(f *testing.F) {
	good, _ := packOf(f, false)
	refs, _ := packOf(f, true)
	f.Add(good[:len(good)-20])
	f.Add(refs[:len(refs)-20])
	small := rawPack([2][]byte{{0x33}, []byte("abc")}, [2][]byte{{0x66, 0x0c}, []byte("\x03\x04\x04abcd")})
	f.Add(small[:len(small)-20])
	f.Fuzz(func(t *testing.T, data []byte) {
		sum := sha1.Sum(data)
		dir := t.TempDir()
		if Receive(context.Background(), dir, ID(strings.Repeat("\x01", 20)), bytes.NewReader(append(data, sum[:]...))) != nil {
			return
		}
		r := openBare(t, dir)
		r.Resolve("HEAD")
	})
}
