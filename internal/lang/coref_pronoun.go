package lang

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// castPronoun finds whom a pronoun means among those mentioned before it.
func (c *cast) castPronoun(i int) {
	if r := c.rank(i); r >= 0 {
		c.join(i, r)
	}
}

// rank finds whom mention i means by the model, or by rules if there is none;
// -1 if nobody stands out.
func (c *cast) rank(i int) int {
	switch {
	case c.teacher != nil:
		return c.teacher.rank(i)
	case c.ranker != nil:
		return c.ranker.rank(c, i)
	case c.mentions[i].sort == pronounMention:
		return c.rankByRule(i)
	}
	return -1
}

// minPronoun is the least score and minMargin the least distance from the
// second candidate with which the rules bind a pronoun.
const (
	minPronoun = 4
	minMargin  = 2
)

func (c *cast) rankByRule(i int) int {
	m := &c.mentions[i]
	var list [maxCandidates]candidate
	best, score, second := -1, 0, 0
	for _, k := range c.candidates(i, list[:0]) {
		s := c.pronounScore(m, &c.mentions[k.mention], k.distance)
		if s > score {
			best, score, second = k.ref, s, score
		} else if s > second {
			second = s
		}
	}
	if score < minPronoun || score-second < minMargin {
		return -1
	}
	return best
}

// agrees tells whether pronoun m may mean the referent of mention o.
func (c *cast) agrees(m, o *mention) bool {
	ref := &c.refs[o.ref]
	switch {
	case m.sort == pronounMention && m.kind == synoptic.KindPerson:
		if ref.kind != synoptic.KindPerson && ref.kind != synoptic.KindUnnamed || genderClash(m.gender, ref.gender) {
			return false
		}
	case m.sort == roleMention:
		if ref.kind != synoptic.KindPerson && ref.kind != synoptic.KindUnnamed || genderClash(m.gender, ref.gender) || strange(&m.role, ref) {
			return false
		}
	case m.sort == bodyMention:
		if ref.kind != synoptic.KindOrganization || strangeBody(&m.role, ref) {
			return false
		}
	case m.sort == groupMention:
		if ref.kind != synoptic.KindGroup {
			return false
		}
	case m.sort == documentMention:
		return ref.kind == synoptic.KindDocument
	case m.plural:
		if ref.kind == synoptic.KindPlace || ref.kind == synoptic.KindPerson || ref.kind == synoptic.KindDocument ||
			ref.kind == synoptic.KindUnnamed && ref.gender != "" {
			return false
		}
	default:
		if ref.kind == synoptic.KindPerson || ref.kind == synoptic.KindUnnamed || ref.kind == synoptic.KindGroup {
			return false
		}
	}
	if !m.reflexive && !m.possessive {
		// "Petro told him": not of the same verb
		a, b := c.page.headOf(m.head), c.page.headOf(o.head)
		if a >= 0 && a == b && c.page.words[m.head].sentence == c.page.words[o.head].sentence {
			return false
		}
	}
	if o.first <= m.head && m.head < o.last {
		return false // inside the phrase itself
	}
	if m.quote > 0 && o.quote == 0 && o.says && m.kind == synoptic.KindPerson &&
		c.page.words[m.head].sentence == c.page.words[o.head].sentence {
		return false // who speaks says "I"
	}
	return true
}

// pronounScore tells how near and how prominent a mention is.
func (c *cast) pronounScore(m, o *mention, distance int) int {
	s := 8 - 2*distance
	ref := &c.refs[o.ref]
	if o.subject {
		s += 3
	}
	if o.subject && m.subject {
		s++
	}
	if o.says {
		s++
	}
	if m.gender != "" && ref.gender == m.gender {
		s += 3
	}
	if ref.named {
		s++
	}
	s += min(ref.count, 6) / 2
	if !m.plural && m.kind == "" {
		s -= 6
		if o.possessive {
			s--
		}
	}
	return s
}

// strangeBody tells whether an organisation is known as something else than what
// the noun says. A ministry or a court must have been called so; "the company"
// may be any name that is not known as a party or a school.
func strangeBody(k *roleKey, ref *referent) bool {
	for i := range ref.roles {
		if o := &ref.roles[i]; o.noun == k.noun || share(o.classes, k.classes) {
			return false
		}
	}
	return len(ref.roles) > 0 || strings.ContainsAny(k.classes, "agplujhkz")
}

// strange tells whether a referent is known in other roles than this one, all
// of which say more than "a person".
func strange(k *roleKey, ref *referent) bool {
	if !telling(k.classes) {
		return false
	}
	told := ref.kind == synoptic.KindUnnamed
	for i := range ref.roles {
		o := &ref.roles[i]
		if o.noun == k.noun || share(o.classes, k.classes) {
			return false
		}
		told = told || telling(o.classes)
	}
	return told
}

// telling tells whether classes of a role say more than "a person".
func telling(classes string) bool { return classes != "" && classes != "z" && classes != "F" }
