package ingest

import "strings"

// reason says why a block of a page is skipped: what the rules for lines say
// of it, else what the elements it stands in are, from the inside out, else
// that it is the site's own.
func (w *webPage) reason(i int, rule string) string {
	if rule != "" && rule != WhyFurniture {
		return rule
	}
	b := &w.tree.blocks[i]
	if w.title >= 0 && i != w.title && letters(b.text) == letters(w.page.report.Title) {
		return WhyTitleAgain
	}
	for e, up := b.at, 0; e > 0 && up < reasonDepth; e, up = w.tree.elements[e].parent, up+1 {
		el := &w.tree.elements[e]
		switch el.name {
		case "figcaption", "caption":
			return WhyCaption
		case "time":
			return WhyHeadLine
		case "nav":
			return WhyNavigation
		}
		if el.marks == "" {
			continue
		}
		if !w.asked[e] {
			w.asked[e] = true
			w.called[e] = called(el.marks)
		}
		if c := w.called[e]; c > 0 && (reasonWords[c-1].far || up <= 2) {
			return reasonWords[c-1].why
		}
	}
	return WhyFurniture
}

// reasonDepth is how many elements outwards a block's reason is looked for:
// farther out the words are those of the page's whole columns.
const reasonDepth = 8

// The words by which the mark-up calls what is not the report. far: they tell
// of all that stands inside; the others only of what stands right in them, for
// "author" or "date" may well name a column.
var reasonWords = []struct {
	why   string
	far   bool
	words []string
}{
	{WhyCaption, true, []string{"caption", "figcaption", "wp-caption", "photo-credit", "image-credit", "credit"}},
	{WhyNewsletter, true, []string{"newsletter", "signup", "sign-up", "subscribe", "subscription", "inbox"}},
	{WhyComments, true, []string{"comment", "disqus", "livefyre", "respond", "coral"}},
	{WhyShare, true, []string{"share", "sharing", "social", "addthis", "follow"}},
	{WhyRelated, true, []string{"related", "recommend", "recirc", "more-from", "morefrom", "read-more", "readmore", "read-next", "trending", "popular", "most-read", "mostread", "outbrain", "taboola", "promo", "teaser", "up-next", "also-like", "latest"}},
	{WhyNavigation, true, []string{"navigation", "navbar", "menu", "breadcrumb", "masthead", "site-header", "footer", "sitemap"}},
	{WhyByline, false, []string{"byline", "author", "contributor", "bio"}},
	{WhyHeadLine, false, []string{"timestamp", "pubdate", "dateline", "published", "date"}},
}

// called is the entry of reasonWords that an element's marks fit, counted from
// 1; 0 if there is none.
func called(marks string) int {
	low := strings.ToLower(marks)
	for i := range reasonWords {
		for _, word := range reasonWords[i].words {
			if strings.Contains(low, word) {
				return i + 1
			}
		}
	}
	return 0
}
