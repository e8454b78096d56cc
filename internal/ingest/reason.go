package ingest

import "strings"

// reason says why a block of a page is skipped: what the rules for lines say
// of it, else what the elements it stands in are, from the inside out, else
// that it is the site's own.
func (w *webPage) reason(i int, rule string) string {
	b := &w.tree.blocks[i]
	switch {
	case w.title >= 0 && i != w.title && b.words >= minTitleWords && w.isTitle(b):
		return WhyTitleAgain
	case rule != "" && rule != WhyFurniture:
		return rule
	case w.scene.large[i]:
		return WhyAgain
	case b.words >= 5 && b.words <= maxBiography && isBiography(b.text):
		return WhyByline
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
	return byWords(plain(head(b.text, maxRule)))
}

// byWords is the reason that a block's own words give where no mark-up does.
func byWords(low string) string {
	for _, r := range saysOf {
		for _, word := range r.words {
			if rest, ok := strings.CutPrefix(low, word); ok && (rest == "" || r.more && rest[0] == ' ') {
				return r.why
			}
		}
	}
	if strings.Contains(low, "newsletter") || strings.Contains(low, "your inbox") {
		return WhyNewsletter
	}
	return WhyFurniture
}

// What short blocks say that stand in no element with a name. more: other words
// may follow.
var saysOf = []struct {
	why   string
	more  bool
	words []string
}{
	{WhyShare, true, []string{"share", "share this", "tweet this", "click to share", "follow us", "follow us on"}},
	{WhyShare, false, []string{"tweet", "facebook", "twitter", "x", "whatsapp", "linkedin", "reddit", "email", "e-mail", "pinterest", "flipboard", "telegram", "bluesky", "threads", "copy link", "link copied"}},
	{WhyPlayer, true, []string{"listen live", "live radio", "on air", "now playing", "play live", "listen to", "watch live", "live tv", "listen now"}},
	{WhyPlayer, false, []string{"listen", "play", "pause", "mute", "unmute", "live", "up next", "next up", "available on air stations", "toggle more options", "transcript", "download", "embed"}},
}

// isTitle tells that a block reads as the title does.
func (w *webPage) isTitle(b *block) bool {
	title := w.tree.blocks[w.title].text
	return len(b.text) <= 2*len(title) && len(title) <= 2*len(b.text) && letters(b.text) == letters(title)
}

// minTitleWords is from how many words on a line that reads as the title is the
// title once more; a shorter one may be a label or a name.
const minTitleWords = 3

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
	{WhyPlayer, true, []string{"player", "radio", "livestream", "live-stream", "on-air", "onair", "podcast"}},
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
