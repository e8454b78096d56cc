package render

import (
	"cmp"
	"io"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/synoptic-news/synoptic"
)

// How much of a story Markdown shows with Options.Brief.
const (
	briefDiscrepancies = 5
	briefClaims        = 5
)

// Markdown writes the document for a pull request or a talk page. Nothing from
// a report acts as Markdown, HTML or wiki text, makes a link, names a user or
// starts a formula.
func Markdown(w io.Writer, d *synoptic.Document, o Options) error {
	m := &markdown{}
	for i := range d.Stories {
		if i > 0 {
			m.put("---", "")
		}
		m.view = newView(d, i, o)
		m.story()
	}
	if len(d.Stories) == 0 {
		m.put("No stories.")
	}
	_, err := io.WriteString(w, strings.TrimRight(m.String(), "\n")+"\n")
	return err
}

type markdown struct {
	strings.Builder
	*view
}

// put writes lines.
func (m *markdown) put(lines ...string) {
	for _, l := range lines {
		m.WriteString(l)
		m.WriteByte('\n')
	}
}

// table writes a table: head, then rows of cells that are escaped already.
func (m *markdown) table(head string, rows [][]string) {
	cells := strings.Split(head, "|")
	m.put("| "+strings.Join(cells, " | ")+" |", "|"+strings.Repeat(" --- |", len(cells)))
	for _, r := range rows {
		m.put("| " + strings.Join(r, " | ") + " |")
	}
	m.put("")
}

func (m *markdown) story() {
	m.put("# "+escape(m.heading()), "", escape(strings.Join(m.facts(), " · ")), "")
	for _, n := range m.storyNotes() {
		m.put("> "+escape(n), "")
	}
	if s := m.aboutLine(); s != "" {
		m.put(escape(s), "")
	}
	if m.nowhere() {
		return
	}
	if m.opts.Brief {
		m.opts.Only = []synoptic.Kind{Discrepancies, Claims}
		m.differences(briefDiscrepancies)
		m.corroborated(briefClaims)
		return
	}
	for _, s := range []struct {
		name synoptic.Kind
		body func()
	}{
		{Discrepancies, func() { m.differences(len(m.Discrepancies)) }},
		{Claims, func() { m.corroborated(len(m.Claims)) }},
		{Quotes, m.said}, {Only, m.alone}, {Timeline, m.when}, {Openings, m.openings}, {Reports, m.reports},
	} {
		if m.has(s.name) {
			s.body()
		}
	}
	m.key()
}

// key is the legend at the end.
func (m *markdown) key() {
	list := m.legend("bold, struck out")
	if len(list) == 0 {
		return
	}
	m.put("## How to read this", "")
	for _, e := range list {
		m.put("- **" + escape(e.Term) + "**: " + escape(e.Text))
	}
	m.put("")
}

// none says that a section is empty.
func (m *markdown) none(what string) { m.put(escape(m.nothing(what)), "") }

// refs are the places of mentions: "Herald:12, Post:4".
func (m *markdown) refs(ms []synoptic.Mention) string {
	return escape(strings.Join(m.places(ms), ", "))
}

func (m *markdown) differences(most int) {
	list := m.discrepancies()
	m.put("## "+m.named(Discrepancies), "")
	if len(list) == 0 {
		m.none("No difference found.")
	}
	for i, d := range list[:min(most, len(list))] {
		head := "### " + itoa(i+1) + ". " + escape(cmp.Or(question(d.item), slot(d.item)))
		if about := clean(d.item.About); about != "" {
			head += " " + escape(about)
		}
		m.put(head, "")
		kind := escape(slot(d.item))
		if d.item.Weight > 0 {
			kind += ", weight " + itoa(d.item.Weight)
		}
		m.put(kind, "")
		var rows [][]string
		for k := range d.item.Readings {
			r := &d.item.Readings[k]
			rows = append(rows, []string{escape(quoted(m.value(r))), m.refs(r.Mentions), originRange(r.Origins)})
		}
		m.table("Reading|Carried by|Origins", rows)
		if s := maybe(d.item); s != "" {
			m.put(strings.ToUpper(s[:1])+escape(s[1:])+".", "")
		}
	}
	m.left(len(list) - most)
}

func (m *markdown) left(n int) {
	if n > 0 {
		m.put("… and "+itoa(n)+" more.", "")
	}
}

func (m *markdown) corroborated(most int) {
	list := m.claims()
	m.put("## "+m.named(Claims), "")
	if len(list) == 0 {
		m.none("No fact found in two reports.")
		return
	}
	var rows [][]string
	for i, c := range list[:min(most, len(list))] {
		rows = append(rows, []string{itoa(i + 1), escape(clean(c.item.Text)) + m.dispute(c.item), m.carried(c.item), m.refs(claimMentions(c.item))})
	}
	m.table("#|Claim|Carried by|Where", rows)
	m.left(len(list) - most)
}

// dispute says behind a claim that accounts of it differ.
func (m *markdown) dispute(c *synoptic.Claim) string {
	if s := m.differs(c); s != "" {
		return " — **" + escape(s) + "**"
	}
	return ""
}

func (m *markdown) said() {
	m.put("## "+m.named(Quotes), "")
	list := m.speeches()
	if len(list) == 0 {
		m.none("No quotation found.")
	}
	for _, sp := range list {
		name := sp.name
		if name == "" {
			name = "Speaker not found"
		}
		if sp.roles != "" {
			name += " (" + sp.roles + ")"
		}
		m.put("### "+escape(name), "")
		for _, q := range sp.quotes {
			for i, w := range m.variants(q.item) {
				line := "- “" + pieceMarkdown(w.pieces) + "”"
				if i > 0 {
					line = "  - ≠ “" + pieceMarkdown(w.pieces) + "”"
				}
				var notes []string
				if s := m.sameWords(w); s != "" {
					notes = append(notes, s)
				}
				if notes = append(notes, w.labels()...); len(notes) > 0 {
					line += " — " + escape(strings.Join(notes, ", "))
				}
				m.put(line + " (" + m.refs(w.mentions()) + ")")
			}
		}
		m.put("")
	}
}

// pieceMarkdown marks what is only in a rendering bold and strikes out what it
// lacks.
func pieceMarkdown(pieces []piece) string {
	var b strings.Builder
	for _, p := range pieces {
		sign := ""
		switch p.op {
		case opInserted:
			sign = "**"
		case opMissing:
			sign = "~~"
		}
		b.WriteString(sign + escape(p.text) + sign)
	}
	return b.String()
}

func (m *markdown) alone() {
	m.put("## "+m.named(Only), "")
	list := m.only()
	found := false
	for _, group := range m.origins {
		var lines []string
		for _, o := range list {
			if s := m.byID[o.item.Report]; s != nil && s.origin == group[0].origin {
				line := "- " + lineStart(escape(m.words(o.item.Mention)))
				if name := m.onlyVoice(o.item); name != "" {
					line += " — " + escape(name)
				}
				lines = append(lines, line+" ("+m.refs([]synoptic.Mention{o.item.Mention})+")")
			}
		}
		for _, c := range m.lacking(group[0]) {
			lines = append(lines, "- *in all others, no counterpart here:* "+escape(clean(c.item.Text))+m.dispute(c.item)+" ("+m.refs(claimMentions(c.item))+")")
		}
		if len(lines) > 0 {
			found = true
			m.put("### "+escape((tie{sheets: group}).labels()), "")
			m.put(append(lines, "")...)
		}
	}
	if !found {
		m.none("Nothing found that one report alone has.")
	}
}

func (m *markdown) when() {
	m.put("## Timeline", "")
	var rows [][]string
	for _, e := range m.timeline() {
		var where []string
		for _, d := range m.datings(e.item) {
			where = append(where, escape(quoted(d.words)+dateNote(d.date))+" ("+m.refs(d.mentions)+")")
		}
		rows = append(rows, []string{escape(shortDate(e.item.Date)), strings.Join(where, "; "), escape(m.what(e.item))})
	}
	if len(rows) == 0 {
		m.none("No dated event found.")
		return
	}
	m.table("Date|As written|What", rows)
}

func (m *markdown) openings() {
	list := m.openers()
	if len(list) == 0 {
		return
	}
	m.put("## How each outlet opens", "")
	var rows [][]string
	for _, s := range list {
		title, first := m.opensWith(s)
		rows = append(rows, []string{escape(s.label), escape(title), escape(first), escape(s.place(s.first))})
	}
	m.table("Outlet|Headline|First sentence|Where", rows)
}

func (m *markdown) reports() {
	m.put("## Reports", "")
	for _, s := range m.sheets {
		line := "- **" + escape(s.label) + "**:"
		for i, p := range m.particulars(s) {
			if i > 0 {
				line += " ·"
			}
			if u := webAddress(p); u != "" {
				p = "`" + u + "`"
			} else {
				p = escape(p)
			}
			line += " " + p
		}
		m.put(line)
		for _, n := range m.notesOn(s) {
			m.put("  - " + lineStart(escape(n)))
		}
		if m.opts.ShowSkipped {
			for _, k := range s.Skipped {
				m.put("  - skipped, " + escape(clean(k.Why)) + ": " + escape(quoted(clean(k.Cut(s.text)))) + " (" + escape(s.place(k.Span)) + ")")
			}
		}
	}
	m.put("")
	for _, t := range m.ties() {
		s := "One origin: " + t.labels()
		if len(t.why) > 0 {
			s += " (" + strings.Join(t.why, "; ") + ")"
		}
		m.put(escape(s), "")
	}
}

// webAddress is the address in its plain form if s is an http or https address,
// and "" otherwise. Nothing in it ends a code span or an attribute.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return ""
	}
	plain := u.String()
	for _, c := range []byte(plain) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("`\"'<>\\|{}[]", c) >= 0 {
			return ""
		}
	}
	return plain
}

// active finds what GitHub and its like turn into links without any markup:
// addresses, names of users, numbers of issues.
var active = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(https?|ftp|mailto|xmpp):|www\.|@|#[0-9]|\bGH-[0-9]`)
})

// markdownSigns puts a backslash before, or an entity in the place of, what
// Markdown or wiki text could act on. Entities stand for what a backslash does
// not stop everywhere.
var markdownSigns = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `~`, `\~`, `|`, `\|`, `$`, `\$`, `#`, `\#`,
	`<`, "&lt;", `>`, "&gt;", `&`, "&amp;", `[`, "&#91;", `]`, "&#93;", `{`, "&#123;", `}`, "&#125;", `''`, "&#39;&#39;",
)

// escape makes clean text inert inside a line of Markdown. An invisible break
// (U+200B) stops what would become a link.
func escape(s string) string {
	s = active().ReplaceAllStringFunc(s, func(m string) string {
		if m[0] == '#' {
			return "#\u200b" + m[1:]
		}
		if i := strings.IndexAny(m, ".-"); i > 0 {
			return m[:i] + "\u200b" + m[i:]
		}
		return m + "\u200b"
	})
	return markdownSigns.Replace(s)
}

// lineStart escapes what would start a list or a rule where escaped text begins
// a line: "1. ", "- ", "+ ", "---", "===".
func lineStart(s string) string {
	i := 0
	for i < len(s) && unicode.IsDigit(rune(s[i])) {
		i++
	}
	if i < len(s) && (strings.IndexByte("-+=", s[i]) >= 0 && i == 0 || strings.IndexByte(".)", s[i]) >= 0 && i > 0) {
		return s[:i] + `\` + s[i:]
	}
	return s
}
