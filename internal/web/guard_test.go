package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

const secret = "correct-horse-battery-staple"

func TestToken(t *testing.T) {
	x := serve(t, func(c *Config) { c.Token = secret })
	for _, path := range []string{root + "/stories", root + "/events", "/openapi.json", "/metrics", "/", "/nowhere"} {
		a := x.ask("GET", path, nil)
		wantProblem(t, a, http.StatusUnauthorized, "token")
		if a.Header.Get("WWW-Authenticate") == "" {
			t.Errorf("%s: no WWW-Authenticate", path)
		}
	}
	for _, given := range []string{"Bearer " + secret + "x", "Bearer", "Basic " + secret, "Bearer " + secret[1:], secret} {
		wantProblem(t, x.ask("GET", root+"/stories", nil, "Authorization", given), http.StatusUnauthorized, "token")
	}
	if a := x.ask("GET", root+"/stories", nil, "Authorization", "bearer "+secret); a.StatusCode != http.StatusOK {
		t.Errorf("with the token: %s", a.Status)
	}
	if a := x.ask("GET", "/healthz", nil); a.StatusCode != http.StatusOK {
		t.Errorf("health: %s", a.Status)
	}
	if a := x.ask("GET", root+"/stories", nil, "Authorization", "Bearer "+secret, "Host", "news.example.org"); a.StatusCode != http.StatusOK {
		t.Errorf("by another name, with the token: %s", a.Status)
	}
}

func TestLogin(t *testing.T) {
	x := serve(t, func(c *Config) { c.Token = secret })
	if a := x.ask("GET", "/", nil, "Accept", "text/html,*/*"); a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/login" {
		t.Errorf("a browser without the token: %s to %q", a.Status, a.Header.Get("Location"))
	}
	if a := x.ask("GET", "/login", nil); a.StatusCode != http.StatusOK || !strings.Contains(string(a.body), `name="token"`) {
		t.Errorf("the way in: %s %s", a.Status, a.body)
	}
	give := func(token string, headers ...string) answer {
		form := strings.NewReader(url.Values{"token": {token}}.Encode())
		return x.ask("POST", "/login", form, append(headers, "Content-Type", "application/x-www-form-urlencoded")...)
	}
	if a := give("wrong"); a.StatusCode != http.StatusForbidden || len(a.Cookies()) > 0 || strings.Contains(string(a.body), "wrong") {
		t.Errorf("another token: %s, %d cookies: %s", a.Status, len(a.Cookies()), a.body)
	}
	wantProblem(t, give(secret, "Origin", "https://elsewhere.example"), http.StatusForbidden, "another site")
	a := give(secret)
	if a.StatusCode != http.StatusSeeOther || len(a.Cookies()) != 1 {
		t.Fatalf("the token: %s, %d cookies", a.Status, len(a.Cookies()))
	}
	c := a.Cookies()[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || strings.Contains(c.Value, secret) {
		t.Errorf("the cookie: %+v", c)
	}
	if a := x.ask("GET", root+"/stories", nil, "Cookie", c.Name+"="+c.Value); a.StatusCode != http.StatusOK {
		t.Errorf("with the cookie: %s", a.Status)
	}
	wantProblem(t, x.ask("GET", root+"/stories", nil, "Cookie", c.Name+"="+secret), http.StatusUnauthorized, "token")
	// The cookie alone lets no other site write.
	wantProblem(t, x.ask("POST", root+"/decisions", strings.NewReader("{}"), "Cookie", c.Name+"="+c.Value, "Sec-Fetch-Site", "cross-site"), http.StatusForbidden, "another site")
}

func TestTokenIsNotLogged(t *testing.T) {
	x := serve(t, func(c *Config) { c.Token = secret })
	x.ask("GET", root+"/stories?words=private-words", nil, "Authorization", "Bearer "+secret)
	x.ask("GET", root+"/stories?token="+secret, nil, "Authorization", "Bearer "+secret+"-wrong")
	x.ask("POST", "/login", strings.NewReader("token="+secret), "Content-Type", "application/x-www-form-urlencoded")
	x.ask("POST", root+"/decisions", strings.NewReader(`{"kind":"`+secret+`"}`), "Authorization", "Bearer "+secret, "Content-Type", "application/json")
	x.ask("GET", root+"/stories?after="+secret, nil, "Authorization", "Bearer "+secret)
	if err := x.stop(); err != nil {
		t.Fatal(err)
	}
	log := x.log.String()
	if n := strings.Count(log, "msg=request"); n != 5 {
		t.Fatalf("%d requests logged, want 5:\n%s", n, log)
	}
	for _, word := range []string{secret, x.s.session, "private-words"} {
		if strings.Contains(log, word) {
			t.Errorf("%q is logged:\n%s", word, log)
		}
	}
}

func TestHosts(t *testing.T) {
	x := serve(t, func(c *Config) { c.Hosts = []string{"news.example.org"} })
	for _, host := range []string{"localhost", "localhost:99", "127.0.0.1", "127.8.8.8:1", "[::1]:8", "[::1]", "news.example.org", "NEWS.example.org:443"} {
		if a := x.ask("GET", root+"/stories", nil, "Host", host); a.StatusCode != http.StatusOK {
			t.Errorf("%s: %s", host, a.Status)
		}
	}
	for _, host := range []string{"evil.example", "localhost.evil.example", "10.0.0.1:8417", "127.0.0.1.evil.example", "0.0.0.0"} {
		wantProblem(t, x.ask("GET", root+"/stories", nil, "Host", host), http.StatusMisdirectedRequest, "host")
	}
}

func TestIsLocal(t *testing.T) {
	for host, want := range map[string]bool{"127.0.0.1": true, "localhost": true, "::1": true, "127.9.9.9": true, "::ffff:127.0.0.1": true,
		"": false, "0.0.0.0": false, "::": false, "192.168.0.1": false, "example.org": false, "localhost.example.org": false} {
		if got := IsLocal(host); got != want {
			t.Errorf("IsLocal(%q) is %v", host, got)
		}
	}
}

func TestWritesOfOtherSites(t *testing.T) {
	x := serve(t, nil)
	r := x.story()
	before, err := x.s.Store.Latest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{root + "/reports", root + "/reports/raw", root + "/decisions", root + "/decisions/1/undo"} {
		for _, headers := range [][]string{{"Origin", "https://elsewhere.example"}, {"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "null"}} {
			body := strings.NewReader(`{"kind":"same","names":["A B","C D"],"story":"` + string(r.ID) + `"}`)
			wantProblem(t, x.ask("POST", path, body, append(headers, "Content-Type", "text/plain")...), http.StatusForbidden, "another site")
		}
	}
	wantProblem(t, x.ask("DELETE", root+"/feeds?url=https://a.example/", nil, "Sec-Fetch-Site", "cross-site"), http.StatusForbidden, "another site")
	if after, err := x.s.Store.Latest(t.Context()); err != nil || after != before {
		t.Errorf("something changed: %d, was %d (%v)", after, before, err)
	}
	if a := x.ask("POST", root+"/decisions", strings.NewReader(`{"kind":"same","names":["A B","C D"]}`), "Origin", x.at, "Content-Type", "application/json"); a.StatusCode != http.StatusOK {
		t.Errorf("from its own page: %s %s", a.Status, a.body)
	}
}

func TestHeaders(t *testing.T) {
	x := serve(t, nil)
	for _, path := range []string{"/healthz", root + "/stories", root + "/nowhere", "/login", "/metrics", "/openapi.json"} {
		h := x.ask("GET", path, nil).Header
		if !strings.HasPrefix(h.Get("Content-Security-Policy"), "default-src 'none'") || h.Get("X-Content-Type-Options") != "nosniff" ||
			h.Get("Access-Control-Allow-Origin") != "" || h.Get("Cross-Origin-Resource-Policy") != "same-origin" || h.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: %v", path, h)
		}
	}
}

func TestBodiesAreBounded(t *testing.T) {
	x := serve(t, func(c *Config) { c.MaxBody = 100_000 })
	big := bytes.Repeat([]byte("word "), 40_000)
	wantProblem(t, x.ask("POST", root+"/reports/raw", bytes.NewReader(big)), http.StatusRequestEntityTooLarge, "")
	json := append([]byte(`{"inputs":[{"content":"`), append(big, `"}]}`...)...)
	wantProblem(t, x.ask("POST", root+"/reports", bytes.NewReader(json), "Content-Type", "application/json"), http.StatusRequestEntityTooLarge, "")
	note := `{"kind":"same","names":["A B","C D"],"note":"` + strings.Repeat("x", smallBody) + `"}`
	wantProblem(t, x.ask("POST", root+"/decisions", strings.NewReader(note), "Content-Type", "application/json"), http.StatusRequestEntityTooLarge, "")
}

func TestRequestsAtOnceAreBounded(t *testing.T) {
	x := serve(t, func(c *Config) { c.Reads, c.Writes, c.Listeners, c.Wait = 1, 1, 1, time.Millisecond })
	for name, gate := range map[string]chan struct{}{root + "/stories": x.s.gates.reads, root + "/events": x.s.gates.listeners, root + "/doctor": x.s.gates.heavy} {
		gate <- struct{}{}
		a := x.ask("GET", name, nil)
		wantProblem(t, a, http.StatusServiceUnavailable, "too many")
		if a.Header.Get("Retry-After") == "" {
			t.Errorf("%s: no Retry-After", name)
		}
		if a := x.ask("GET", "/healthz", nil); a.StatusCode != http.StatusOK {
			t.Errorf("health while %s is full: %s", name, a.Status)
		}
		<-gate
	}
	x.s.gates.writes <- struct{}{}
	wantProblem(t, x.ask("POST", root+"/decisions", strings.NewReader(`{}`)), http.StatusServiceUnavailable, "too many")
	x.story() // reads go on
	<-x.s.gates.writes
	for range 5 { // no place is lost
		x.story()
	}
	// Strangers take no place.
	y := serve(t, func(c *Config) { c.Token, c.Reads, c.Wait = secret, 1, time.Millisecond })
	y.s.gates.reads <- struct{}{}
	wantProblem(t, y.ask("GET", root+"/stories", nil), http.StatusUnauthorized, "token")
}

func TestCheckToken(t *testing.T) {
	for token, ok := range map[string]bool{secret: true, NewToken(): true, "short": false, "": false, strings.Repeat("ü", 20): false, "with a space in it, long": false} {
		if err := CheckToken(token); (err == nil) != ok {
			t.Errorf("%q: %v", token, err)
		}
	}
	if a, b := NewToken(), NewToken(); a == b {
		t.Error("two tokens are one")
	}
}
