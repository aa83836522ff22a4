package registry

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

const (
	maxDownload = 64 << 20         // bytes of one package that are fetched
	fetchTime   = 5 * time.Minute  // of one try
	tries       = 4                // of one request
	maxPause    = 30 * time.Second // between two tries, also when a server asks for more
	fetchers    = 8                // packages looked up at the same time
)

// fetcher gets files from the registries that the user's settings name. It keeps to those
// hosts and public addresses: what a registry's answer or redirect names is not the user's word.
type fetcher struct {
	client *http.Client
	pause  time.Duration // before the second try; doubled for each further one

	mu    sync.Mutex
	named map[string]bool // host:port that the user's settings name
	dead  map[string]int  // host:port to how many requests in a row came to nothing
}

func newFetcher(pause time.Duration) *fetcher {
	f := &fetcher{pause: pause, named: map[string]bool{}, dead: map[string]int{}}
	open := &net.Dialer{Timeout: 30 * time.Second}
	guarded := &net.Dialer{Timeout: 30 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		at, err := netip.ParseAddrPort(address)
		if err == nil && !public(at.Addr()) {
			err = refusal("the address " + address + " is not public, and your settings do not name it")
		}
		return err
	}}
	f.client = &http.Client{
		Timeout: fetchTime,
		Transport: &http.Transport{
			Proxy: func(req *http.Request) (*url.URL, error) {
				proxy, err := http.ProxyFromEnvironment(req)
				if proxy != nil {
					f.trust(proxy)
				}
				return proxy, err
			},
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				if f.trusted(address) {
					return open.DialContext(ctx, network, address)
				}
				return guarded.DialContext(ctx, network, address)
			},
			ForceAttemptHTTP2:   true,
			MaxConnsPerHost:     fetchers,
			MaxIdleConnsPerHost: fetchers,
			IdleConnTimeout:     30 * time.Second,
		},
		CheckRedirect: func(req *http.Request, via []*http.Request) error {
			from := via[0].URL
			if len(via) > 5 {
				return refusal("more than five redirects")
			}
			if req.URL.Scheme != from.Scheme && req.URL.Scheme != "https" {
				return refusal("the server sends on from " + from.Scheme + " to " + req.URL.Scheme)
			}
			if hostPort(req.URL) != hostPort(from) && !f.trusted(hostPort(req.URL)) {
				return refusal("the server sends on to another host, " + req.URL.Host + ", which your settings do not name")
			}
			return nil
		},
	}
	return f
}

// refusal is an error that no other try mends.
type refusal string

func (r refusal) Error() string { return string(r) }

func public(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsGlobalUnicast() && !a.IsPrivate() && !netip.MustParsePrefix("100.64.0.0/10").Contains(a)
}

func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

func (f *fetcher) trust(u *url.URL) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.named[hostPort(u)] = true
}

func (f *fetcher) trusted(address string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.named[strings.ToLower(address)]
}

// base reads the address of a registry from the user's settings, and trusts its host.
func (f *fetcher) base(setting, address string) (*url.URL, error) {
	u, err := parseBase(setting, address)
	if err == nil {
		f.trust(u)
	}
	return u, err
}

func parseBase(setting, address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, fmt.Errorf("the setting %s gives no http or https address of a registry", setting)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path, u.RawPath = u.Path+"/", ""
	}
	return u, nil
}

// get fetches a file that lies at ref, seen from base. A user name and password in base
// go to base's own host only. A file that is not there is fs.ErrNotExist.
func (f *fetcher) get(ctx context.Context, base *url.URL, ref, accept string, most int64) ([]byte, error) {
	u, err := base.Parse(ref)
	if err != nil {
		return nil, refusal("the registry gives an address that cannot be read")
	}
	u.User, u.Fragment = nil, ""
	if hostPort(u) == hostPort(base) && u.Scheme == base.Scheme {
		u.User = base.User
	}
	if u.Scheme != "https" && (u.Scheme != "http" || base.Scheme != "http") {
		return nil, refusal("the registry sends to an address that is not https")
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && !public(ip) && !f.trusted(hostPort(u)) {
		return nil, refusal("the address " + u.Host + " is not public, and your settings do not name it")
	}
	if f.outcome(u, 0) >= maxDead {
		return nil, refusal(u.Host + " does not answer; resolve again later, what is there is kept")
	}
	for try, pause := 1, f.pause; ; try, pause = try+1, 2*pause {
		data, wait, err := f.once(ctx, u, accept, most)
		var never refusal
		switch {
		case err == nil || errors.Is(err, fs.ErrNotExist):
			f.outcome(u, -1)
			return data, err
		case errors.As(err, &never) || errors.Is(err, errBudget) || ctx.Err() != nil:
			return nil, err
		case try == tries:
			f.outcome(u, 1)
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(min(maxPause, max(pause, wait))):
		}
	}
}

// maxDead is after how many requests in a row without an answer a host is asked no more.
const maxDead = fetchers

// outcome counts a request that failed (1) or was answered (-1), and gives the failures in a row.
func (f *fetcher) outcome(u *url.URL, change int) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	host := hostPort(u)
	if change < 0 {
		f.dead[host] = 0
	} else {
		f.dead[host] += change
	}
	return f.dead[host]
}

// once makes one try, and says how long the server asks to wait.
func (f *fetcher) once(ctx context.Context, u *url.URL, accept string, most int64) ([]byte, time.Duration, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, 0, refusal("the registry gives an address that cannot be read")
	}
	req.Header.Set("User-Agent", "licit")
	if accept != "" {
		req.Header.Set("Accept", accept)
	}
	res, err := f.client.Do(req)
	if err != nil {
		var failed *url.Error
		if errors.As(err, &failed) {
			err = failed.Err // without the address, which may hold a password
		}
		return nil, 0, fmt.Errorf("%s: %w", u.Host, err)
	}
	defer res.Body.Close()
	switch code := res.StatusCode; {
	case code == http.StatusOK:
		data, err := bounded(res.Body, most)
		return data, 0, err
	case code == http.StatusNotFound || code == http.StatusGone:
		return nil, 0, fs.ErrNotExist
	case code == http.StatusUnauthorized || code == http.StatusForbidden:
		return nil, 0, refusal(u.Host + " wants a login, and licit sends none but a user name and password in the registry's address; let your client install the package")
	case code == http.StatusTooManyRequests || code >= 500:
		seconds, _ := strconv.Atoi(res.Header.Get("Retry-After"))
		return nil, time.Duration(min(seconds, 3600)) * time.Second, fmt.Errorf("%s answers %s; try again later", u.Host, res.Status)
	default:
		return nil, 0, refusal(u.Host + " answers " + res.Status)
	}
}
