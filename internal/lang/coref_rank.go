package lang

import (
	"fmt"
	"sync"

	"github.com/synoptic-news/synoptic"
	"github.com/synoptic-news/synoptic/internal/linear"
	"github.com/synoptic-news/synoptic/internal/models"
)

// A rankModel scores how likely a pronoun, or a description that fits nobody's
// role, means each of those mentioned before it, or nobody of them.
type rankModel struct{ weights *linear.Model }

const (
	corefFile    = "coref.bin"
	corefContent = 1 // version of the model's content: its features
	rankLabels   = 2 // a weight is that of label 1; label 0 stays at zero
)

// ranker is the model built in, nil if there is none: pronouns are then
// resolved by rules alone.
var ranker = sync.OnceValue(func() *rankModel {
	data, err := models.Read(corefFile)
	if err != nil {
		return nil
	}
	m, err := decodeRanker(data)
	if err != nil {
		return nil
	}
	return m
})

// decodeRanker reads the model's file: one section, "weights".
func decodeRanker(data []byte) (*rankModel, error) {
	f, err := linear.Open(data, corefContent)
	if err != nil {
		return nil, err
	}
	section, ok := f.Section("weights")
	if !ok {
		return nil, fmt.Errorf("no section weights")
	}
	m := &rankModel{}
	if m.weights, err = linear.Decode(section); err != nil {
		return nil, err
	}
	if n := m.weights.Labels(); n != rankLabels {
		return nil, fmt.Errorf("%d labels, want %d", n, rankLabels)
	}
	return m, nil
}

func (m *rankModel) encode() []byte {
	f := &linear.File{Content: corefContent}
	f.Add("weights", m.weights.Append(nil))
	return f.Encode()
}

// A candidate is a referent that a mention may mean, with its last mention.
type candidate struct {
	ref, mention int
	distance     int // in sentences
	rank         int // how many other referents were mentioned since
}

const (
	maxCandidates = 16 // how many referents a mention looks back to
	maxMentions   = 80 // and how many mentions
	maxDistance   = 5  // and how many sentences
)

// candidates lists whom mention i may mean, the last mentioned first.
func (c *cast) candidates(i int, list []candidate) []candidate {
	m := &c.mentions[i]
	here := c.page.words[m.head].sentence
	list = list[:0]
	for k := i - 1; k >= max(0, i-maxMentions) && len(list) < maxCandidates; k-- {
		o := &c.mentions[k]
		distance := int(here - c.page.words[o.head].sentence)
		if distance > maxDistance {
			break
		}
		if o.couple > 0 && m.sort == pronounMention && m.plural {
			list = append(list, candidate{o.couple, k, distance, len(list)})
		}
		if o.ref < 0 || len(list) == maxCandidates || c.refs[o.ref].last != k || !c.agrees(m, o) {
			continue
		}
		list = append(list, candidate{o.ref, k, distance, len(list)})
	}
	return list
}

// mentionClass numbers what sort of mention is to be resolved.
func (c *cast) mentionClass(m *mention) linear.Hash {
	switch m.sort {
	case pronounMention:
		k := linear.Hash(1)
		switch {
		case m.gender == synoptic.Male:
			k = 2
		case m.gender == synoptic.Female:
			k = 3
		case m.plural:
			k = 4
		}
		return k
	case roleMention:
		return 5
	case groupMention:
		return 6
	case bodyMention:
		return 7
	}
	return 8
}

func steps(n int) linear.Hash {
	switch {
	case n < 4:
		return linear.Hash(n)
	case n < 6:
		return 4
	case n < 10:
		return 5
	}
	return 6
}

// pairFeatures are those of mention i with a candidate, of n.
func (c *cast) pairFeatures(i int, k candidate, n int, list []uint32) []uint32 {
	m, o := &c.mentions[i], &c.mentions[k.mention]
	ref := &c.refs[k.ref]
	p := c.page
	class := c.mentionClass(m)
	shape := class<<2 | oneIf(m.possessive, 1) | oneIf(m.reflexive, 0)
	rel, oldRel := linear.Hash(p.words[m.head].Rel.Base()), linear.Hash(p.words[o.head].Rel.Base())
	distance, rank := linear.Hash(k.distance), linear.Hash(min(k.rank, 6))
	kind := kindNumber(ref.kind)<<2 | oneIf(ref.named, 0) | oneIf(len(ref.members) > 0, 1)
	gender := linear.Hash(0)
	switch {
	case ref.gender != "" && ref.gender == m.gender:
		gender = 1
	case ref.gender != "":
		gender = 2
	}
	form := linear.Hash(o.sort)
	paragraph := oneIf(p.d.Sentences[p.words[m.head].sentence].Paragraph == p.d.Sentences[p.words[o.head].sentence].Paragraph, 0)
	quote := oneIf(m.quote > 0, 0) | oneIf(o.quote > 0, 1) | oneIf(m.quote > 0 && m.quote == o.quote, 2)
	count := steps(ref.count)
	subjects := oneIf(m.subject, 0) | oneIf(o.subject, 1) | oneIf(o.says, 2) | oneIf(m.says, 3)
	chain := oneIf(c.lastOf[class] == k.ref+1, 0) | oneIf(c.lastOf[class] == 0, 1)
	only := linear.Hash(min(n, 4))

	list = list[:0]
	add := func(h linear.Hash) { list = append(list, h.Key()) }
	add(linear.Two(1, class, 0))
	add(linear.Two(2, class, distance))
	add(linear.Two(3, class, rank))
	add(linear.Three(4, class, distance, rank))
	add(linear.Three(5, class, kind, gender))
	add(linear.Three(6, shape, rel, oldRel))
	add(linear.Four(7, shape, oldRel, distance, oneIf(m.subject, 0)))
	add(linear.Three(8, class, form, distance))
	add(linear.Three(9, class, paragraph, distance))
	add(linear.Three(10, class, quote, distance))
	add(linear.Three(11, class, quote, subjects))
	add(linear.Three(12, class, count, distance))
	add(linear.Three(13, class, subjects, distance))
	add(linear.Four(14, class, chain, distance, oneIf(o.subject, 0)))
	add(linear.Three(15, class, only, rank))
	add(linear.Four(16, class, gender, only, kind))
	add(linear.Three(17, shape, oneIf(k.distance == 0 && p.headOf(m.head) == p.headOf(o.head), 0), oneIf(k.distance == 0, 0)))
	add(linear.Three(18, class, linear.Hash(p.words[m.head].norm), kind))
	add(linear.Three(19, class, oneIf(ref.first < 3, 0), count))
	add(linear.Four(20, class, chain, count, gender))
	if m.sort != pronounMention {
		same := oneIf(c.sameNoun(m, ref), 0) | oneIf(m.role.of != "" && m.role.of == ref.of, 1) | oneIf(m.owner >= 0, 2) |
			oneIf(m.definite, 3) | oneIf(m.last-m.first > 2, 4)
		add(linear.Three(30, class, same, kind))
		add(linear.Four(31, class, same, distance, rank))
		add(linear.Three(32, class, linear.Of(m.role.noun), kind))
		add(linear.Three(33, class, linear.Of(m.role.classes), kind))
	}
	return list
}

// noneFeatures are those of mention i meaning nobody mentioned before, of n.
func (c *cast) noneFeatures(i, n int, list []uint32) []uint32 {
	m := &c.mentions[i]
	p := c.page
	class := c.mentionClass(m)
	shape := class<<2 | oneIf(m.possessive, 1) | oneIf(m.reflexive, 0)
	rel := linear.Hash(p.words[m.head].Rel.Base())
	verb := linear.Hash(0)
	if h := p.headOf(m.head); h >= 0 {
		verb = linear.Of(p.words[h].Lemma)
	}
	list = list[:0]
	add := func(h linear.Hash) { list = append(list, h.Key()) }
	add(linear.Two(50, class, 0))
	add(linear.Two(51, shape, rel))
	add(linear.Two(52, class, linear.Hash(min(n, 5))))
	add(linear.Two(53, class, verb))
	add(linear.Two(54, class, oneIf(m.quote > 0, 0)))
	add(linear.Two(55, class, oneIf(c.lastOf[class] == 0, 0)))
	if m.sort != pronounMention {
		form := oneIf(m.owner >= 0, 0) | oneIf(m.definite, 1) | oneIf(m.last-m.first > 2, 2) | oneIf(m.role.of != "", 3) | oneIf(m.last > m.head+1, 4)
		add(linear.Two(60, class, form))
		add(linear.Two(61, class, linear.Of(m.role.noun)))
		add(linear.Two(62, class, linear.Of(m.role.classes)))
		add(linear.Two(63, class, p.words[m.first].norm))
	}
	return list
}

// sameNoun tells whether the referent has been called by the mention's noun.
func (c *cast) sameNoun(m *mention, ref *referent) bool {
	for i := range ref.roles {
		if ref.roles[i].noun == m.role.noun {
			return true
		}
	}
	return c.mentions[ref.first].role.noun == m.role.noun
}

func kindNumber(k synoptic.EntityKind) linear.Hash {
	switch k {
	case synoptic.KindPerson:
		return 1
	case synoptic.KindOrganization:
		return 2
	case synoptic.KindPlace:
		return 3
	case synoptic.KindGroup:
		return 4
	case synoptic.KindUnnamed:
		return 5
	}
	return 6
}

// leastMargin is by how much the best candidate's score must exceed that of
// the second and of "nobody", per class of mention as mentionClass numbers
// them. Chosen on GUM's development part.
var leastMargin = [...]int32{0, 24, 4, 4, 4, 32, 32, 32, 32}

// rank finds whom mention i means; -1 if nobody stands out.
func (m *rankModel) rank(c *cast, i int) int {
	var list [maxCandidates]candidate
	var scores linear.Scores
	found := c.candidates(i, list[:0])
	if len(found) == 0 {
		return -1
	}
	m.weights.Score(c.noneFeatures(i, len(found), c.features), &scores)
	best, second := int32(-1<<30), scores[1]
	ref := -1
	for _, k := range found {
		c.features = c.pairFeatures(i, k, len(found), c.features)
		m.weights.Score(c.features, &scores)
		if s := scores[1]; s > best {
			best, second, ref = s, max(second, best), k.ref
		} else {
			second = max(second, s)
		}
	}
	if best-second < leastMargin[c.mentionClass(&c.mentions[i])] {
		return -1
	}
	return ref
}
