package ingest

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A tree is what a page's mark-up holds: its elements, its blocks of text in
// the order they stand in, and what its head says.
type tree struct {
	elements []element // a parent before its children; the first is the page
	blocks   []block
	facts    facts
	lang     string // <html lang>
}

// An element is one element of the page.
type element struct {
	name   string
	parent int // -1 for the page
	depth  int
	marks  string // class, id, role and the like: what the words of its author say it is
	href   bool   // it is a link
	hidden bool   // it, or one above it, is not shown
	block  bool   // text before and behind it stands apart
	nth    int    // its place among its parent's children
	kids   int
}

// A block is a run of text that stands apart, white space folded.
type block struct {
	text  string
	at    int  // the innermost element that holds all of it
	box   int  // the innermost element that stands apart: at, or above it
	gap   bool // more than a line break parts it from the block before
	words int
	link  int // bytes of it inside links
	bold  int // bytes of it in bold or slanted letters
}

// Bounds of a page's tree. A page of the press has two to six thousand
// elements and is twenty to forty deep.
const (
	maxElements = 200_000
	maxDepth    = 256 // deeper elements are taken for part of the one at this depth
	maxBlocks   = maxLines
	maxPageText = 4 << 20 // bytes of all blocks together
	maxTagBytes = 8 << 20 // bytes of one tag or run of text
)

// A grower builds a tree from tokens. It is no browser: it closes what HTML
// lets authors leave open (p, li, td …), ignores end tags that close nothing,
// and does not mend what is nested wrongly, for text stays the same.
type grower struct {
	tree
	open  []int // the elements that are open, outermost first
	count map[string]int
	text  strings.Builder
	total int

	// Of the block that is being read:
	at         int // -1 before its first text
	link, bold int
	space      bool // white space is due before the next word
	breaks     int  // line breaks since the last block
	pre        int  // how many <pre> are open
	inHead     int  // the element <head>, <title> … whose text is not of the page; -1
}

// grow reads the mark-up.
func grow(s stripped) (*tree, *Error) {
	g := &grower{at: -1, inHead: -1, breaks: 2, count: map[string]int{}}
	g.elements = append(make([]element, 0, 1024), element{parent: -1, block: true})
	g.open = append(make([]int, 0, maxDepth), 0)
	g.facts.linked = s.linked
	z := html.NewTokenizer(strings.NewReader(s.markup))
	z.SetMaxBuf(maxTagBytes)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() == html.ErrBufferExceeded {
				return nil, &Error{What: fmt.Sprintf("a tag or run of text of more than %d MB, want a news page", maxTagBytes>>20), Hint: "save the page as text"}
			}
			g.flush()
			return &g.tree, nil
		case html.TextToken:
			g.words(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			g.start(z)
		case html.EndTagToken:
			name, _ := z.TagName()
			g.end(nameOf(name))
		}
		if len(g.elements) > maxElements || len(g.blocks) > maxBlocks || g.total > maxPageText {
			return nil, &Error{What: fmt.Sprintf("more than %d elements, %d blocks or %d MB of text, want a news page", maxElements, maxBlocks, maxPageText>>20), Hint: "save the report alone as text"}
		}
	}
}

// nameOf is a tag's name, shared where it is a known one.
func nameOf(b []byte) string {
	if a := atom.Lookup(b); a != 0 {
		return a.String()
	}
	return string(b[:min(len(b), 40)])
}

func (g *grower) top() int { return g.open[len(g.open)-1] }

// start opens an element.
func (g *grower) start(z *html.Tokenizer) {
	raw, more := z.TagName()
	name := nameOf(raw)
	var a attributes
	if more {
		a.read(z, name)
	}
	switch name {
	case "meta":
		g.facts.meta(&a)
		return
	case "link":
		g.facts.link(&a)
		return
	case "base", "area", "col", "param", "source", "track", "input", "embed", "wbr":
		return
	case "img":
		return
	case "br":
		g.flush()
		g.breaks++
		return
	case "hr":
		g.flush()
		g.breaks += 2
		return
	case "html":
		if g.lang == "" {
			g.lang = a.lang
		}
		g.elements[0].name = name
		return
	}
	g.imply(name)
	parent := g.top()
	e := element{name: name, parent: parent, depth: g.elements[parent].depth + 1, marks: a.marks(), href: name == "a" && a.href != "", block: isBlock(name)}
	e.hidden = a.hidden || g.elements[parent].hidden
	e.nth = g.elements[parent].kids
	if e.block {
		g.flush()
		g.breaks += 2
	}
	if len(g.open) >= maxDepth {
		g.count["too deep"]++
		return
	}
	g.elements[parent].kids++
	i := len(g.elements)
	g.elements = append(g.elements, e)
	g.open = append(g.open, i)
	g.count[name]++
	switch name {
	case "title", "textarea", "select", "datalist", "audio", "video", "canvas":
		if g.inHead < 0 {
			g.flush()
			g.inHead = i
		}
	case "pre":
		g.pre++
	}
	g.facts.element(i, name, &a)
}

// imply closes what the start of an element closes by itself.
func (g *grower) imply(name string) {
	switch name {
	case "li":
		g.closeTo("li", "ul", "ol", "menu")
	case "dt", "dd":
		g.closeTo("dt", "dl")
		g.closeTo("dd", "dl")
	case "tr":
		g.closeTo("tr", "table")
	case "td", "th":
		g.closeTo("td", "tr", "table")
		g.closeTo("th", "tr", "table")
	case "option":
		g.closeTo("option", "select")
	case "body":
		g.closeTo("head", "")
	case "a":
		g.end("a")
	}
	if isBlock(name) && g.count["p"] > 0 && name != "button" {
		g.closeTo("p", "button", "td", "th", "table", "body")
	}
}

// closeTo closes the innermost open element of that name and all in it, unless
// one of the walls stands around it.
func (g *grower) closeTo(name string, walls ...string) {
	if g.count[name] == 0 {
		return
	}
	for k := len(g.open) - 1; k > 0; k-- {
		n := g.elements[g.open[k]].name
		if n == name {
			g.closeAll(k)
			return
		}
		for _, w := range walls {
			if n == w {
				return
			}
		}
	}
}

// end closes an element by its end tag. That of an inline element does not
// reach out of the block it stands in.
func (g *grower) end(name string) {
	if g.count[name] == 0 {
		if name == "p" { // a browser makes an empty paragraph of it
			g.flush()
			g.breaks += 2
		}
		return
	}
	inline := !isBlock(name)
	for k := len(g.open) - 1; k > 0; k-- {
		e := &g.elements[g.open[k]]
		if e.name == name {
			g.closeAll(k)
			return
		}
		if inline && e.block {
			return
		}
	}
}

// closeAll closes the open elements from the k-th on.
func (g *grower) closeAll(k int) {
	for i := len(g.open) - 1; i >= k; i-- {
		e := &g.elements[g.open[i]]
		if e.block {
			g.flush()
			g.breaks += 2
		}
		if g.open[i] == g.inHead {
			g.headText(e.name)
			g.inHead = -1
		}
		if e.name == "pre" {
			g.pre--
		}
		g.count[e.name]--
		g.facts.closed(g.open[i])
	}
	g.open = g.open[:k]
}

// headText takes what stands in an element whose text is not the page's.
func (g *grower) headText(name string) {
	if name == "title" && g.facts.title == "" {
		g.facts.title = strings.TrimSpace(g.text.String())
	}
	g.text.Reset()
	g.at, g.link, g.bold, g.space = -1, 0, 0, false
}

// words adds a run of text to the block.
func (g *grower) words(b []byte) {
	if g.elements[g.top()].name == "head" && len(strings.TrimSpace(string(b))) > 0 {
		g.closeTo("head", "")
	}
	before := g.text.Len()
	for i := 0; i < len(b); {
		c := b[i]
		if c == '\n' && g.pre > 0 {
			g.note(before)
			g.flush()
			g.breaks++
			before = 0
			i++
			continue
		}
		if c <= ' ' || c == 0x7f {
			g.space = true
			i++
			continue
		}
		if g.space && g.text.Len() > 0 {
			g.text.WriteByte(' ')
		}
		g.space = false
		start := i
		for i < len(b) && b[i] > ' ' && b[i] != 0x7f {
			i++
		}
		g.text.Write(b[start:i])
	}
	g.note(before)
	if len(g.facts.open) > 0 {
		g.facts.text(string(b), g.breaks > 0 && before == 0)
	}
}

// note keeps in which elements the text since byte before stands.
func (g *grower) note(before int) {
	n := g.text.Len() - before
	if n <= 0 {
		return
	}
	top := g.top()
	if g.at < 0 {
		g.at = top
	} else {
		g.at = g.common(g.at, top)
	}
	for i := top; i > 0; i = g.elements[i].parent {
		e := &g.elements[i]
		if e.href {
			g.link += n
			break
		}
		if e.block && g.count["a"] == 0 {
			break
		}
	}
	for i := top; i > 0 && !g.elements[i].block; i = g.elements[i].parent {
		switch g.elements[i].name {
		case "b", "strong", "i", "em":
			g.bold += n
			return
		}
	}
}

// common is the innermost element that holds both.
func (g *grower) common(a, b int) int {
	for a != b {
		if g.elements[a].depth >= g.elements[b].depth && a != 0 {
			a = g.elements[a].parent
		} else {
			b = g.elements[b].parent
		}
	}
	return a
}

// flush ends the block.
func (g *grower) flush() {
	if g.inHead >= 0 || g.at < 0 {
		if g.inHead < 0 {
			g.space = false
			g.text.Reset()
		}
		return
	}
	text := g.text.String()
	if s := trim(text, span(0, len(text))); s.Len() > 0 {
		text = clearControls(s.Cut(text))
		box := g.at
		for !g.elements[box].block {
			box = g.elements[box].parent
		}
		g.blocks = append(g.blocks, block{text: text, at: g.at, box: box, gap: g.breaks != 1, words: countWords(text), link: min(g.link, len(text)), bold: min(g.bold, len(text))})
		g.total += len(text)
		g.breaks = 0
	}
	g.text.Reset()
	g.at, g.link, g.bold, g.space = -1, 0, 0, false
}

// clearControls replaces what no text holds: control characters of the second
// block, marks of line and paragraph, and bytes that are no character.
func clearControls(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0 || s[i] == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xa8 || s[i+2] == 0xa9) {
			return strings.Map(func(r rune) rune {
				if r >= 0x80 && r < 0xa0 || r == 0x2028 || r == 0x2029 {
					return ' '
				}
				return r
			}, s)
		}
	}
	return s
}

// isBlock tells that text before and behind an element stands apart. Elements
// that are none of HTML's ("x-figure") mostly are such.
func isBlock(name string) bool {
	switch name {
	case "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
		"fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "html",
		"legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table", "tbody", "td",
		"tfoot", "th", "thead", "title", "tr", "ul", "video", "audio", "textarea":
		return true
	}
	return strings.IndexByte(name, '-') > 0
}
