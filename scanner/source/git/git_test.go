package git

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-git/go-billy/v5/osfs"
	gogit "github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/cache"
	"github.com/go-git/go-git/v5/plumbing/format/index"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

var someone = &object.Signature{Name: "A", Email: "a@example.com", When: time.Unix(1700000000, 0)}

// fixture makes a repository with some commits of a file that grows, so that its
// versions are deltas of each other once they are packed.
func fixture(t testing.TB) (dir string, texts map[plumbing.Hash]string, commits []plumbing.Hash) {
	t.Helper()
	dir = t.TempDir()
	repo, err := gogit.PlainInit(dir, false)
	if err != nil {
		t.Fatal(err)
	}
	w, err := repo.Worktree()
	if err != nil {
		t.Fatal(err)
	}
	texts = map[plumbing.Hash]string{}
	rng := rand.New(rand.NewSource(1))
	var text strings.Builder
	for i := range 8 {
		for range 200 {
			fmt.Fprintf(&text, "line %d\n", rng.Int())
		}
		for name, content := range map[string]string{"grow.txt": text.String(), "d/n.txt": fmt.Sprint(i)} {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
			hash, err := w.Add(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[hash] = content
		}
		c, err := w.Commit(fmt.Sprint(i), &gogit.CommitOptions{Author: someone, Committer: someone})
		if err != nil {
			t.Fatal(err)
		}
		commits = append(commits, c)
	}
	return dir, texts, commits
}

// packInto writes all objects of a repository as one pack, with its index, into the
// object database of another, which then has no loose ones.
func packInto(t testing.TB, from, to string, refDeltas bool) {
	t.Helper()
	repo, err := gogit.PlainOpen(from)
	if err != nil {
		t.Fatal(err)
	}
	var all []plumbing.Hash
	iter, err := repo.Objects()
	if err != nil {
		t.Fatal(err)
	}
	if err := iter.ForEach(func(o object.Object) error { all = append(all, o.ID()); return nil }); err != nil {
		t.Fatal(err)
	}
	var pack bytes.Buffer
	if _, err := packfile.NewEncoder(&pack, repo.Storer, refDeltas).Encode(all, 10); err != nil {
		t.Fatal(err)
	}
	store := filesystem.NewStorage(osfs.New(to), cache.NewObjectLRUDefault())
	if err := packfile.UpdateObjectStorage(store, &pack); err != nil {
		t.Fatal(err)
	}
}

func bare(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := gogit.PlainInit(dir, true); err != nil {
		t.Fatal(err)
	}
	return dir
}

func openBare(t testing.TB, dir string) *Repository {
	t.Helper()
	r, err := OpenBare(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func TestObjects(t *testing.T) {
	t.Parallel()
	dir, texts, commits := fixture(t)
	ofs, ref, clone := bare(t), bare(t), bare(t)
	packInto(t, dir, ofs, false)
	packInto(t, dir, ref, true)
	alternates := "# shared\n" + filepath.Join(ofs, "objects") + "\n../../nowhere\n"
	if err := os.MkdirAll(filepath.Join(clone, "objects", "info"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(clone, "objects", "info", "alternates"), []byte(alternates), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"loose": filepath.Join(dir, ".git"), "offset deltas": ofs, "reference deltas": ref, "alternates": clone} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := openBare(t, path)
			deltas := 0
			for hash, text := range texts {
				id, _ := SHA1.ParseID(hash.String())
				kind, size, err := r.Objects.Stat(id)
				if err != nil || kind != Blob || size != int64(len(text)) {
					t.Errorf("%s: %s of %d bytes, want %d: %v", id, kind, size, len(text), err)
				}
				got, err := r.Objects.Read(id, Blob, 1<<30)
				if err != nil || string(got) != text {
					t.Errorf("%s: %d bytes, want %d: %v", id, len(got), len(text), err)
				}
				if p, off, _ := r.Objects.inPack(id); p != nil {
					if h, err := p.header(off); err == nil && h.kind >= ofsDelta {
						deltas++
					}
				}
			}
			if name != "loose" && deltas == 0 {
				t.Error("the pack has no deltas, so this tests nothing")
			}
			for _, c := range commits {
				for _, rev := range []string{c.String(), c.String()[:10], strings.ToUpper(c.String()[:9])} {
					if id, err := r.Resolve(rev); err != nil || id.String() != c.String() {
						t.Errorf("%s: %s %v", rev, id, err)
					}
				}
			}
			if _, err := r.Objects.Read(ID(strings.Repeat("\x01", 20)), Blob, 1); !errors.Is(err, ErrMissing) {
				t.Errorf("an object that is not there: %v", err)
			}
		})
	}
}

func TestObjectsDamaged(t *testing.T) {
	t.Parallel()
	dir, texts, _ := fixture(t)
	path := bare(t)
	packInto(t, dir, path, false)
	packs, err := filepath.Glob(filepath.Join(path, "objects", "pack", "*.pack"))
	if err != nil || len(packs) != 1 {
		t.Fatal(packs, err)
	}
	data, err := os.ReadFile(packs[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(packs[0], 0o644); err != nil {
		t.Fatal(err)
	}
	for i := 100; i < len(data); i += 50 {
		data[i] ^= 0xff
	}
	if err := os.WriteFile(packs[0], data, 0o644); err != nil {
		t.Fatal(err)
	}
	r := openBare(t, path)
	failed := 0
	for hash, text := range texts {
		id, _ := SHA1.ParseID(hash.String())
		got, err := r.Objects.Read(id, Blob, 1<<30)
		if err == nil && string(got) != text {
			t.Errorf("%s gave another content", id)
		}
		if err != nil {
			failed++
		}
	}
	if failed == 0 {
		t.Error("no damage was noticed")
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	dir, _, commits := fixture(t)
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	last, first := commits[len(commits)-1], commits[0]
	if _, err := repo.CreateTag("v1", first, &gogit.CreateTagOptions{Tagger: someone, Message: "m"}); err != nil {
		t.Fatal(err)
	}
	git := filepath.Join(dir, ".git")
	packed := "# pack-refs with: peeled fully-peeled sorted\n" + first.String() + " refs/remotes/origin/main\n" + first.String() + " refs/tags/packed\n^" + first.String() + "\n"
	loop := "ref: refs/heads/loop\n"
	for name, text := range map[string]string{"packed-refs": packed, "refs/heads/loop": loop, "refs/heads/out": "ref: ../../../etc/passwd\n", "refs/heads/bad": "nonsense\n"} {
		if err := os.WriteFile(filepath.Join(git, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := openBare(t, git)
	for rev, want := range map[string]plumbing.Hash{"HEAD": last, "master": last, "heads/master": last, "refs/heads/master": last, "v1": first, "packed": first, "origin/main": first,
		"HEAD~1": commits[len(commits)-2], "@~": commits[len(commits)-2], "master^": commits[len(commits)-2], "HEAD^~2^1": commits[len(commits)-5], "HEAD~0": last, last.String() + "~1": commits[len(commits)-2]} {
		if id, err := r.Resolve(rev); err != nil || id.String() != want.String() {
			t.Errorf("%s: %s, want %s: %v", rev, id, want, err)
		}
	}
	for _, rev := range []string{"", "nosuch", "loop", "out", "bad", "v1~1", "v1^{}", "HEAD^2", "HEAD~x", "HEAD~9999999", "~1", "../config", "/etc/passwd", "config", "index", "a b", "master@{1}", strings.Repeat("0", 40), "0000"} {
		if id, err := r.Resolve(rev); err == nil {
			t.Errorf("%q is %s", rev, id)
		}
	}
}

func indexBytes(t testing.TB, version uint32) []byte {
	t.Helper()
	dir, _, _ := fixture(t)
	repo, err := gogit.PlainOpen(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := repo.Storer.Index()
	if err != nil {
		t.Fatal(err)
	}
	ix.Version = version
	if version >= 3 {
		ix.Entries[0].SkipWorktree = true
	}
	var b bytes.Buffer
	if err := index.NewEncoder(&b).Encode(ix); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestIndex(t *testing.T) {
	t.Parallel()
	for version := uint32(2); version <= 4; version++ {
		entries, err := parseIndex(indexBytes(t, version), SHA1)
		if err != nil || len(entries) != 2 {
			t.Errorf("version %d: %v %v", version, entries, err)
			continue
		}
		if entries[0].Path != "d/n.txt" || entries[1].Path != "grow.txt" || entries[0].Mode != 0o100644 || entries[0].SkipWorktree != (version >= 3) || entries[1].SkipWorktree {
			t.Errorf("version %d: %+v", version, entries)
		}
	}
	good := indexBytes(t, 2)
	bad := bytes.Clone(good)
	bad[50] ^= 1
	if _, err := parseIndex(bad, SHA1); err == nil || !strings.Contains(err.Error(), "checksum") {
		t.Errorf("a changed index: %v", err)
	}
	body := append(bytes.Clone(good[:len(good)-20]), "link\x00\x00\x00\x04abcd"...)
	if _, err := parseIndex(append(body, make([]byte, 20)...), SHA1); err == nil || !strings.Contains(err.Error(), "link") {
		t.Errorf("a split index: %v", err)
	}
}

// The tree that the index would write is that of the commit.
func TestTreeID(t *testing.T) {
	t.Parallel()
	dir, _, _ := fixture(t)
	r := openBare(t, filepath.Join(dir, ".git"))
	entries, _, err := r.Index()
	if err != nil {
		t.Fatal(err)
	}
	head, err := r.Head()
	if err != nil {
		t.Fatal(err)
	}
	c, err := r.Commit(head)
	if err != nil {
		t.Fatal(err)
	}
	if got := TreeID(SHA1, entries, ""); got != c.Tree {
		t.Errorf("%s, want %s", got, c.Tree)
	}
	sub, err := r.Subtree(c.Tree, "d/")
	if got := TreeID(SHA1, entries, "d/"); err != nil || got != sub {
		t.Errorf("%s, want %s: %v", got, sub, err)
	}
	if got := TreeID(SHA1, nil, ""); got.String() != "4b825dc642cb6eb9a060e54bf8d69288fbee4904" {
		t.Errorf("the empty tree is %s", got)
	}
}

func FuzzIndex(f *testing.F) {
	for version := uint32(2); version <= 4; version++ {
		b := indexBytes(f, version)
		f.Add(b[:len(b)-20])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := parseIndex(append(data, make([]byte, 20)...), SHA1) // without a checksum to guess
		if err != nil {
			return
		}
		TreeID(SHA1, entries, "")
		TreeID(SHA1, entries, "d/")
	})
}

func FuzzTree(f *testing.F) {
	f.Add([]byte("100644 a\x00aaaaaaaaaaaaaaaaaaaa40000 d\x00bbbbbbbbbbbbbbbbbbbb"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := parseTree(data, SHA1)
		if err == nil && len(data) > 0 && len(entries) == 0 {
			t.Error("nothing was read of something")
		}
	})
}

func FuzzDelta(f *testing.F) {
	f.Add([]byte("base text"), []byte("\x09\x04\x91\x01\x04"))
	f.Fuzz(func(t *testing.T, base, delta []byte) {
		out, err := applyDelta(base, delta)
		if _, size, _, _ := deltaSizes(delta); err == nil && int64(len(out)) != size {
			t.Errorf("%d bytes, want %d", len(out), size)
		}
	})
}

// FuzzPack changes a pack behind the back of its index.
func FuzzPack(f *testing.F) {
	dir, texts, _ := fixture(f)
	path := bare(f)
	packInto(f, dir, path, false)
	packs, _ := filepath.Glob(filepath.Join(path, "objects", "pack", "*.pack"))
	good, err := os.ReadFile(packs[0])
	if err != nil {
		f.Fatal(err)
	}
	idx, err := os.ReadFile(strings.TrimSuffix(packs[0], ".pack") + ".idx")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint(20), []byte("\x00\x01"), false)
	f.Add(uint(1100), []byte("\xff\xff"), true)
	f.Fuzz(func(t *testing.T, at uint, change []byte, inIndex bool) {
		p, i := bytes.Clone(good), bytes.Clone(idx)
		where := p
		if inIndex {
			where = i
		}
		copy(where[at%uint(len(where)):], change)
		objects := t.TempDir()
		if err := os.Mkdir(filepath.Join(objects, "pack"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(objects, "pack", "x.pack"), p, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(objects, "pack", "x.idx"), i, 0o644); err != nil {
			t.Fatal(err)
		}
		root, err := os.OpenRoot(objects)
		if err != nil {
			t.Fatal(err)
		}
		o := openObjects(root, SHA1)
		defer o.Close()
		for hash, text := range texts {
			id, _ := SHA1.ParseID(hash.String())
			o.Stat(id)
			r, _, _, err := o.Open(id)
			if err != nil {
				continue
			}
			got, err := io.ReadAll(r)
			r.Close()
			if err == nil && string(got) != text {
				t.Errorf("%s gave another content", id)
			}
		}
	})
}
