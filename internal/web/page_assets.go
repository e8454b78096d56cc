package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/synoptic-news/synoptic/internal/render"
)

//go:embed static
var staticFiles embed.FS

// assets are the files beside the pages. Their names hold a hash of what is in
// them, so that a browser may keep them for ever.
type assets struct {
	named map[string]string // "page.css" → "page-0a1b2c3d.css"
	files map[string][]byte // by hashed name
}

func newAssets() (*assets, error) {
	a := &assets{map[string]string{}, map[string][]byte{}}
	list, err := staticFiles.ReadDir("static")
	if err != nil {
		return nil, err
	}
	for _, f := range list {
		b, err := staticFiles.ReadFile("static/" + f.Name())
		if err != nil {
			return nil, err
		}
		if f.Name() == "page.css" { // what a page in a file looks like, and what is added here
			b = append([]byte(render.Stylesheet()), b...)
		}
		sum := sha256.Sum256(b)
		ext := path.Ext(f.Name())
		name := strings.TrimSuffix(f.Name(), ext) + "-" + hex.EncodeToString(sum[:6]) + ext
		a.named[f.Name()], a.files[name] = name, b
	}
	return a, nil
}

// path is the address of a file.
func (a *assets) path(name string) string { return "/static/" + a.named[name] }

var assetTypes = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}

func (a *assets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	b, ok := a.files[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", assetTypes[path.Ext(name)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(b))
}
