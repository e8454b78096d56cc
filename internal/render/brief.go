package render

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// briefLines is the height of a terminal that --brief fits.
const briefLines = 24

// brief is the story on one screen: the head, the top differences, the top
// claims. Differences may take two thirds of the room, and what the claims
// leave; a difference is shown whole or not at all.
func (t *terminal) brief() []string {
	lines := t.head()
	if len(lines) > briefLines/3 {
		lines = append(lines[:briefLines/3-1], t.flow("", "", split("…", faint))...)
	}
	if t.nowhere() {
		return lines
	}
	discrepancies, claims := t.discrepancies(), t.claims()
	room := briefLines - len(lines) - 2 // one line stays free for the prompt
	forClaims := 0
	if t.opts.shows(Claims) && len(claims) > 0 {
		forClaims = min(len(claims), max(2, room/4)) + 2
	}
	used := len(lines)
	if t.has(Discrepancies) {
		lines = append(append(lines, ""), t.title(t.named(Discrepancies), len(discrepancies))...)
		shown := 0
		for i, d := range discrepancies {
			words := clipWords(t.slotWords(d.item), t.width-4)
			first := number(i + 1)
			block := t.flow(first, strings.Repeat(" ", len(first)), words)
			var parts []word
			for k := range d.item.Readings {
				if k > 0 {
					parts = append(parts, whole("/", faint))
				}
				r := &d.item.Readings[k]
				parts = append(parts, split(quoted(clip(t.value(r), 60)), bold)...)
				parts = append(parts, clipRefs(t.refs(r.Mentions), 1)...)
			}
			block = append(block, t.flow("    ", "    ", parts)...)
			if len(lines)-used+len(block) > room-forClaims {
				break
			}
			lines, shown = append(lines, block...), i+1
		}
		if shown == 0 && len(discrepancies) == 0 {
			lines = append(lines, t.none("No difference found.")...)
		}
	}
	if forClaims > 0 {
		lines = append(append(lines, ""), t.title(t.named(Claims), len(claims))...)
		for i, c := range claims {
			if len(lines) >= briefLines-1 {
				break
			}
			tail := t.differsWords(c.item)
			if len(tail) == 0 {
				tail = t.carriedWords(c.item)
			}
			tail = append(tail, t.refs(firstMention(claimMentions(c.item)))...)
			words := clipWords(split(clean(c.item.Text), normal), t.width-5-lineWidth(tail))
			lines = append(lines, t.flow(number(i+1), "    ", append(words, tail...))...)
		}
	}
	if len(lines) >= briefLines {
		lines = lines[:briefLines-1]
	}
	return lines
}

// clipWords keeps the words that fit n columns.
func clipWords(words []word, n int) []word {
	if lineWidth(words) <= n {
		return words
	}
	for k := len(words) - 1; k > 0; k-- {
		if lineWidth(words[:k])+1 <= n {
			out := append([]word{}, words[:k]...)
			out[k-1].s = strings.TrimRight(out[k-1].s, ",;:") + "…"
			return out
		}
	}
	return []word{{s: "…"}}
}

// clipRefs keeps the first n places and says how many more there are.
func clipRefs(refs []word, n int) []word {
	if len(refs) <= n {
		return refs
	}
	return append(refs[:n:n], whole("+"+itoa(len(refs)-n), faint))
}

// firstMention is the list's first entry, as a list.
func firstMention(ms []synoptic.Mention) []synoptic.Mention { return ms[:min(1, len(ms))] }
