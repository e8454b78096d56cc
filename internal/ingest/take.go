package ingest

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Takes tells whether a file of a folder is read, or named as one that cannot
// be. What is called text, page or archive is; of others the content decides: a
// page, a feed, JSON or tables of reports, an archive, an export and what reads
// as prose are taken under any name, and so are papers in forms that are not
// read (PDF, office files), so that nobody takes them for read. Pictures, code
// and what Synoptic itself writes are passed over.
func Takes(path string) bool {
	name := filepath.Base(path)
	if isTextName(name) {
		return true
	}
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return err != nil // it is named as what cannot be read
	}
	f, err := os.Open(path)
	if err != nil {
		return true
	}
	defer f.Close()
	start := make([]byte, sniffed)
	n, err := io.ReadFull(f, start)
	if n == 0 && err != nil && err != io.EOF {
		return true
	}
	return takes(name, start[:n])
}

func takes(name string, start []byte) bool {
	if bytes.HasPrefix(start, gzipMark) {
		if isWARC(start) {
			return true
		}
		z, err := gzip.NewReader(bytes.NewReader(start))
		if err != nil {
			return false
		}
		inner, _ := io.ReadAll(io.LimitReader(z, sniffed))
		return takes(strings.TrimSuffix(strings.ToLower(name), ".gz"), inner)
	}
	ext := strings.ToLower(filepath.Ext(name))
	switch {
	case len(bytes.TrimSpace(start)) == 0:
		return false
	case slices.Contains(papersByContent, binaryKind(start)):
		return true
	case slices.Contains(code, ext):
		return false
	case isFeed(start), isWARC(start), many(start, name) != nil, isPage(start):
		return true
	case looksLikeItems(start):
		return true
	case bytes.HasPrefix(bytes.TrimSpace(asciiOf(start)), []byte("{")), bytes.HasPrefix(bytes.TrimSpace(asciiOf(start)), []byte("<")), slices.Contains(otherText, ext):
		return false
	}
	text, bad := decode(bytes.TrimRight(start, "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f")) // a sign may be cut in two
	return bad == nil && countWords(text) >= minWords && strings.Count(text, ". ") > 0
}

// papersByContent are the kinds of files that may well hold reports, in forms
// that are not read.
var papersByContent = []string{"looks like a PDF file", "looks like a zip archive or an office document", "looks like an RTF document", "looks like an old office document", "looks like a web archive"}

// code are the endings of files that are never reports, though they may look
// like pages; otherText those of files that are text of another kind.
var (
	code      = strings.Fields(".js .mjs .cjs .ts .css .scss .svg .map .py .go .rs .c .h .cpp .java .rb .php .pl .sh .r .ipynb .lock .tmpl .vue .jsx .tsx")
	otherText = strings.Fields(".md .rst .json .geojson .csv .tsv .xml .toml .yaml .yml .ini .cfg .conf .log .tex .bib .ics .vcf .srt .vtt .eml .msg .mht .mhtml .sql .nfo .diz .toc .txtar .conllu")
)

// odd says what is wrong with an entry of a folder that is neither file nor
// folder; nil if nothing is.
func odd(path string, kind fs.FileMode) error {
	switch {
	case kind.IsRegular(), kind.IsDir():
		return nil
	case kind&fs.ModeSymlink != 0:
		info, err := os.Stat(path)
		if err != nil {
			return &Error{File: path, What: "a link to what is not there", Hint: "take it out of the folder, or mend it", Err: err}
		}
		if info.IsDir() {
			return nil // it may lead round in a circle
		}
		return odd(path, info.Mode())
	}
	return &Error{File: path, What: "not a regular file", Hint: "it was passed over: a pipe or a device may never end"}
}
