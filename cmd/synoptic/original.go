package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/synoptic-news/synoptic"
)

// An original keeps the bytes that reports were read from in a folder. Each is
// called by its SHA-256, the report's own sha256, so that what several reports
// were read from is kept once and any change shows.
type original struct{ dir string }

// openOriginal makes the folder.
func openOriginal(dir string) (*original, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		var path *fs.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, misuse{fmt.Errorf("--raw %s: %w", dir, err)}
	}
	return &original{dir}, nil
}

// keep writes a report's bytes, unless they are there already.
func (o *original) keep(r *synoptic.Report) error {
	file := filepath.Join(o.dir, r.SHA256)
	if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && info.Size() == int64(len(r.Raw)) {
		return nil
	}
	err := replace(file, nil, func(w io.Writer) error {
		_, err := w.Write(r.Raw)
		return err
	})
	if err != nil {
		return fmt.Errorf("--raw: %s: %w", r.File, err)
	}
	return nil
}
