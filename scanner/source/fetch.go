package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/capability"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/sideband"
	"github.com/go-git/go-git/v5/plumbing/transport"
	gitproto "github.com/go-git/go-git/v5/plumbing/transport/git"
	githttp "github.com/go-git/go-git/v5/plumbing/transport/http"
	gitssh "github.com/go-git/go-git/v5/plumbing/transport/ssh"

	"github.com/licit-compliance/licit/scanner/source/git"
)

const (
	maxFetch  = 4 << 30 // bytes of a fetched pack
	fetchTime = 15 * time.Minute
)

// remote is a git URL and the revision wanted of it.
type remote struct {
	url string // as given, without revision and password
	rev string // empty: the branch that the server has checked out
	ep  *transport.Endpoint
}

// parseRemote tells whether spec is a git URL, and reads it: https, http, ssh and
// git URLs and git@host:path, with a revision behind "#", or behind "@" in the
// last part of the path.
func parseRemote(spec string) (r *remote, ok bool, err error) {
	if scheme, _, found := strings.Cut(spec, "::"); found && !strings.ContainsAny(scheme, "/.@") {
		return nil, true, fmt.Errorf("%q: transports that run a program are not used; give an https, ssh or git URL", Printable(scheme+"::"))
	}
	scheme, rest, hasScheme := strings.Cut(spec, "://")
	if !hasScheme {
		host, p, found := strings.Cut(spec, ":")
		user, host, hasUser := strings.Cut(host, "@")
		if !found || !hasUser || user == "" || host == "" || p == "" || strings.ContainsAny(user+host, `/\`) {
			return nil, false, nil
		}
	} else {
		scheme = strings.ToLower(scheme)
		switch strings.TrimPrefix(scheme, "git+") {
		case "https", "http", "ssh", "git":
			spec = strings.TrimPrefix(scheme, "git+") + "://" + rest
		default:
			return nil, true, fmt.Errorf("%q: this kind of URL is not read; give an https, http, ssh or git URL", Printable(scheme+"://"))
		}
	}
	r = &remote{}
	if at := strings.IndexByte(spec, '#'); at >= 0 {
		spec, r.rev = spec[:at], spec[at+1:]
		if r.rev == "" {
			return nil, true, fmt.Errorf("%s: no revision stands behind the \"#\"", redact(spec))
		}
	} else {
		start := strings.IndexByte(spec, ':') + 1
		if hasScheme {
			start += 2
			start += max(strings.IndexByte(spec[start:], '/'), 0)
		}
		p := spec[start:]
		if at := strings.LastIndexByte(p, '@'); at > strings.LastIndexByte(p, '/')+1 && strings.Trim(p[:at], "/") != "" {
			spec, r.rev = spec[:start+at], p[at+1:]
		}
	}
	shown := redact(spec)
	if strings.ContainsFunc(spec+r.rev, func(c rune) bool { return c <= ' ' || c == 0x7f }) {
		return nil, true, fmt.Errorf("%q has a space or control character", shown)
	}
	if r.ep, err = transport.NewEndpoint(spec); err != nil {
		return nil, true, fmt.Errorf("%q is no git URL", shown) // the cause would show a password
	}
	if r.ep.Protocol == "file" || r.ep.Host == "" || strings.HasPrefix(r.ep.Host, "-") || strings.HasPrefix(r.ep.Path, "-") || strings.HasPrefix(r.rev, "-") {
		return nil, true, fmt.Errorf("%q is no git URL with a host and a path", shown)
	}
	public := *r.ep
	public.Password = ""
	if public.Protocol != "ssh" {
		public.User = ""
	}
	r.url = public.String()
	return r, true, nil
}

// redact hides what stands before the host of a URL: there may be a password.
func redact(spec string) string {
	scheme, rest, ok := strings.Cut(spec, "://")
	host, p, _ := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(host, '@'); ok && at >= 0 {
		return scheme + "://***@" + host[at+1:] + "/" + p
	}
	return spec
}

// name is that of the repository: the last part of its path.
func (r *remote) name() string {
	return strings.TrimSuffix(path.Base(strings.TrimSuffix(r.ep.Path, "/")), ".git")
}

// openRemote fetches one revision into a temporary directory, which Close removes.
// Only the host of the URL is contacted; no submodule, hook or helper takes part.
func openRemote(ctx context.Context, r *remote) (Tree, error) {
	dir, err := os.MkdirTemp("", "licit-git-*")
	if err != nil {
		return nil, err
	}
	tree, err := fetchInto(ctx, r, dir)
	if err != nil {
		os.RemoveAll(dir)
		return nil, fmt.Errorf("cannot fetch %s: %w", r.url, err)
	}
	tree.cleanup = func() error { return os.RemoveAll(dir) }
	tree.info.URL, tree.info.Name = r.url, r.name()
	return tree, nil
}

func fetchInto(ctx context.Context, r *remote, dir string) (*revision, error) {
	ctx, cancel := context.WithTimeout(ctx, fetchTime)
	defer cancel()
	client, err := transportFor(r.ep)
	if err != nil {
		return nil, err
	}
	session, err := client.NewUploadPackSession(r.ep, nil)
	if err != nil {
		return nil, err
	}
	defer session.Close()
	refs, err := session.AdvertisedReferencesContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("%w; check the URL, and that it may be read", err)
	}
	want, exact, err := choose(refs, r.rev)
	if err != nil {
		return nil, err
	}
	if err := download(ctx, session, refs, want, exact, dir); err != nil {
		return nil, err
	}
	repo, err := git.OpenBare(dir)
	if err != nil {
		return nil, err
	}
	rev := r.rev
	if exact {
		rev = want.String()
	}
	tree, err := newRevision(repo, "", rev)
	if err != nil {
		repo.Close()
		return nil, err
	}
	return tree, nil
}

// transportFor gives the client of a protocol. None of go-git's shared clients is
// used: the one for files runs a program, the others follow redirects.
func transportFor(ep *transport.Endpoint) (transport.Transport, error) {
	switch ep.Protocol {
	case "https", "http":
		return githttp.NewClientWithOptions(&http.Client{
			Transport: boundedTransport{},
			CheckRedirect: func(req *http.Request, via []*http.Request) error {
				from := via[0].URL
				if req.URL.Scheme != from.Scheme && req.URL.Scheme != "https" {
					return fmt.Errorf("the server sends on from %s to %s", from.Scheme, req.URL.Scheme)
				}
				if !strings.EqualFold(req.URL.Hostname(), from.Hostname()) || port(req.URL) != port(from) && req.URL.Scheme == from.Scheme {
					return fmt.Errorf("the server sends on to another host, %s; give its URL if you mean it", req.URL.Host)
				}
				if len(via) > 5 {
					return errors.New("more than five redirects")
				}
				return nil
			},
		}, nil), nil
	case "ssh":
		return gitssh.NewClient(nil), nil
	case "git":
		return gitproto.DefaultClient, nil
	}
	return nil, fmt.Errorf("the protocol %q is not used", ep.Protocol)
}

// boundedTransport bounds the answers of a server: the list of its refs is held in
// memory.
type boundedTransport struct{}

const maxRefs = 64 << 20 // bytes

func (boundedTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	limit := int64(maxFetch)
	if strings.HasSuffix(req.URL.Path, "/info/refs") {
		limit = maxRefs
	}
	res.Body = boundedBody{&fetchBudget{ctx: req.Context(), r: res.Body, left: limit}, res.Body}
	return res, nil
}

type boundedBody struct {
	io.Reader
	io.Closer
}

func port(u *url.URL) string {
	if p := u.Port(); p != "" {
		return p
	}
	return u.Scheme
}

// choose finds the object to ask for. It is exact where that names the revision;
// else, for a short hash, all branches and tags are asked for.
func choose(refs *packp.AdvRefs, rev string) (want plumbing.Hash, exact bool, err error) {
	if rev == "" {
		if refs.Head == nil {
			return want, false, errors.New("the repository has no branch checked out; name a revision behind \"#\"")
		}
		return *refs.Head, true, nil
	}
	for _, name := range []string{rev, "refs/" + rev, "refs/tags/" + rev, "refs/heads/" + rev} {
		if h, ok := refs.References[name]; ok {
			return h, true, nil
		}
	}
	if plumbing.IsHash(rev) {
		return plumbing.NewHash(strings.ToLower(rev)), true, nil
	}
	if len(rev) >= 4 && strings.Trim(strings.ToLower(rev), "0123456789abcdef") == "" {
		return want, false, nil
	}
	return want, false, fmt.Errorf("it has no branch or tag %q", rev)
}

// download asks for the commit alone where the server can give it alone, else for
// all branches and tags, and writes the pack into dir as a bare repository.
func download(ctx context.Context, session transport.UploadPackSession, refs *packp.AdvRefs, want plumbing.Hash, exact bool, dir string) error {
	tip := exact && advertised(refs, want)
	reachable := refs.Capabilities.Supports(capability.AllowReachableSHA1InWant) || refs.Capabilities.Supports(capability.Capability("allow-tip-sha1-in-want")) ||
		refs.Capabilities.Supports(capability.Capability("allow-any-sha1-in-want"))
	req := packp.NewUploadPackRequestFromCapabilities(refs.Capabilities)
	if tip || exact && reachable {
		req.Wants = []plumbing.Hash{want}
		if refs.Capabilities.Supports(capability.Shallow) {
			if err := req.Capabilities.Set(capability.Shallow); err != nil {
				return err
			}
			req.Depth = packp.DepthCommits(1)
		}
	} else {
		seen := map[plumbing.Hash]bool{}
		for name, h := range refs.References {
			if (strings.HasPrefix(name, "refs/heads/") || strings.HasPrefix(name, "refs/tags/")) && !seen[h] {
				seen[h] = true
				req.Wants = append(req.Wants, h)
			}
		}
		plumbing.HashesSort(req.Wants)
	}
	if len(req.Wants) == 0 {
		return errors.New("the repository is empty")
	}
	if refs.Capabilities.Supports(capability.NoProgress) {
		if err := req.Capabilities.Set(capability.NoProgress); err != nil {
			return err
		}
	}
	res, err := session.UploadPack(ctx, req)
	if err != nil {
		return err
	}
	defer res.Close()
	var pack io.Reader = res
	switch {
	case req.Capabilities.Supports(capability.Sideband64k):
		pack = sideband.NewDemuxer(sideband.Sideband64k, res)
	case req.Capabilities.Supports(capability.Sideband):
		pack = sideband.NewDemuxer(sideband.Sideband, res)
	}
	return git.Receive(ctx, dir, git.ID(want[:]), &fetchBudget{ctx: ctx, r: pack, left: maxFetch})
}

func advertised(refs *packp.AdvRefs, want plumbing.Hash) bool {
	if refs.Head != nil && *refs.Head == want {
		return true
	}
	for _, h := range refs.References {
		if h == want {
			return true
		}
	}
	return false
}

// fetchBudget bounds the bytes of a pack.
type fetchBudget struct {
	ctx  context.Context
	r    io.Reader
	left int64
}

func (b *fetchBudget) Read(p []byte) (int, error) {
	if err := b.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n, fmt.Errorf("%w: the server sends more than allowed; fetch it with git, and scan the directory", errBudget)
	}
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		err = fmt.Errorf("the server stopped sending: %w", err)
	}
	return n, err
}
