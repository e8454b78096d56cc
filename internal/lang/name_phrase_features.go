package lang

import "github.com/synoptic-news/synoptic/internal/linear"

// kindFeatures are those of word i as the head of a phrase that names.
func (v *phraseView) kindFeatures(i int) []uint32 {
	w := &v.words[i]
	begin, end := v.start[w.sentence], v.start[w.sentence+1]
	first, last := v.extent(i)
	kind, size, at := linear.Hash(0), linear.Hash(0), linear.Hash(0)
	if n := v.nameAt[i]; n > 0 {
		kind = linear.Hash(v.names[n-1].Kind)
		size = linear.Hash(min(last-first, 4))
		at = oneIf(v.headIn(first, last) == i, 0) | oneIf(i == first, 1) | oneIf(i == last-1, 2)
	}
	name := kind<<6 | size<<3 | at
	rel := v.rel(linear.Hash(w.Rel))
	above, aboveTag, aboveKind := linear.Hash(0), linear.Hash(0), linear.Hash(0)
	if h := v.headOf(i); h >= 0 && !v.blurTree {
		above, aboveTag = v.words[h].norm, linear.Hash(v.words[h].UPOS)
		if n := v.nameAt[h]; n > 0 {
			aboveKind = linear.Hash(v.names[n-1].Kind) + 1
		}
	}
	c := v.children(i)
	if v.blurTree {
		c = offspring{}
	}
	flags := linear.Hash(w.flags &^ wordFirst)
	lastFlags := linear.Hash(v.words[last-1].flags &^ wordFirst)
	seen := &v.seen[w.form]
	doc := oneIf(seen.lower > 0, 0) | oneIf(seen.capital > 1, 1) | oneIf(seen.afterTitle > 0, 2) | oneIf(seen.afterGiven > 0, 3) |
		oneIf(seen.beforeOrg > 0, 4) | oneIf(seen.afterIn > 0, 5)
	word := func(k int) linear.Hash {
		if k < begin || k >= end {
			return 1
		}
		return v.words[k].norm
	}
	tag := func(k int) linear.Hash {
		if k < begin || k >= end {
			return 99
		}
		return v.xpos(k)
	}
	titled := oneIf(v.titled(i), 0)

	lean := v.leaning(i)
	two, packed := linear.Hash(0), linear.Hash(0)
	for k, x := range lean {
		if x >= maxLeaning-2 {
			two |= 1 << k
		}
		packed = packed<<2 | linear.Hash(x/2)
	}
	l := v.list[:0]
	add := func(h linear.Hash) { l = append(l, h.Key()) }
	for k, x := range lean {
		add(linear.Two(190, linear.Hash(k), linear.Hash(x)))
		add(linear.Three(191, linear.Hash(k), linear.Hash(x), kind))
	}
	add(linear.Two(192, two, name))
	add(linear.Two(193, packed, kind))
	add(linear.Two(194, two, rel))
	add(linear.Three(195, two, c.prep, rel))
	add(linear.Two(196, two, above))
	add(linear.One(200, 0))
	add(linear.Two(201, name, titled))
	add(linear.Two(202, name, v.xpos(i)))
	add(linear.Two(203, name, rel))
	add(linear.Three(204, name, rel, v.upos(i)))
	add(linear.One(205, w.norm))
	add(linear.Two(206, w.norm, kind))
	add(linear.Two(207, word(last-1), kind))
	add(linear.Two(208, word(first), kind))
	add(linear.One(209, v.sequence(first, last)))
	add(linear.Two(210, flags, kind))
	add(linear.Two(211, lastFlags, name))
	add(linear.Two(212, above, kind))
	add(linear.Three(213, above, rel, kind))
	add(linear.Three(214, aboveTag, rel, name))
	add(linear.Two(215, aboveKind, name))
	add(linear.Two(216, c.det, kind))
	add(linear.Two(217, c.prep, kind))
	add(linear.Three(218, c.prep, above, 0))
	add(linear.Three(219, c.prep, rel, name))
	add(linear.Two(220, c.front, kind))
	add(linear.Two(221, c.behind, kind))
	add(linear.Two(222, c.rels, kind))
	add(linear.Three(223, c.rels, rel, name))
	add(linear.Two(224, word(first-1), kind))
	add(linear.Two(225, word(last), kind))
	add(linear.Three(226, tag(first-1), tag(last), name))
	add(linear.Two(227, word(first-2), word(first-1)))
	add(linear.Two(228, word(last), word(last+1)))
	add(linear.Two(229, doc, name))
	add(linear.Three(232, c.det, rel, name))
	add(linear.Two(233, linear.Of(w.Form[max(0, len(w.Form)-3):]), kind))
	add(linear.Two(234, linear.Of(w.Form[:min(len(w.Form), 3)]), kind))
	add(linear.Three(235, flags, c.det, name))
	add(linear.Three(236, lastFlags, c.prep, rel))
	add(linear.Two(237, v.xpos(i), c.det))
	v.list = l
	return l
}

// Blurred words have no tags and blurred trees no relations: in training, of
// some heads, so that the model does not rely on what is righter in texts that
// tagger and parser have learnt from than in others.

func (v *phraseView) xpos(i int) linear.Hash {
	if v.blurTags {
		return 98
	}
	return linear.Hash(v.words[i].XPOS)
}

func (v *phraseView) upos(i int) linear.Hash {
	if v.blurTags {
		return 98
	}
	return linear.Hash(v.words[i].UPOS)
}

func (v *phraseView) rel(r linear.Hash) linear.Hash {
	if v.blurTree {
		return 98
	}
	return r
}

// leaning is what the tagger leans to at word i.
func (v *phraseView) leaning(i int) Leaning {
	if v.leanings == nil {
		return Leaning{}
	}
	return v.leanings[i]
}

// An offspring is what hangs on a word.
type offspring struct {
	det, prep     linear.Hash // its determiner or owner, its preposition
	front, behind linear.Hash // the modifier next in front, the first modifier behind
	rels          linear.Hash // a set of relations
}

func (v *phraseView) children(i int) (c offspring) {
	begin, end := v.start[v.words[i].sentence], v.start[v.words[i].sentence+1]
	first, last := v.extent(i)
	for k := max(begin, i-maxPhraseFront); k < min(end, i+maxPhraseFront); k++ {
		h := v.headOf(k)
		if h != i && (h < first || h >= last || k >= first && k < last) || h < 0 {
			continue
		}
		w := &v.words[k]
		switch rel := w.Rel.Base(); rel {
		case RelDet, RelNmodPoss:
			c.det = w.norm
		case RelCase:
			if k < i {
				c.prep = w.norm
			}
		case RelAmod, RelCompound, RelNmod, RelAppos, RelAcl, RelFlat, RelNummod, RelConj, RelCop:
			if rel != RelConj && rel != RelCop {
				if k < i {
					c.front = w.norm
				} else if c.behind == 0 {
					c.behind = w.norm
				}
			}
			bit := linear.Hash(rel)
			c.rels |= 1 << (bit % 60)
		}
	}
	return c
}

// leftFeatures are those of a phrase of kind k, headed by word i, that begins
// at e.
func (v *phraseView) leftFeatures(i int, e edge, k NameKind) []uint32 {
	w := &v.words[e.at]
	begin := v.start[w.sentence]
	first, _ := v.extent(i)
	kind := linear.Hash(k)
	before, beforeTag, beforeIn, beforeRel := linear.Hash(1), linear.Hash(99), linear.Hash(2), linear.Hash(0)
	if e.at > begin {
		o := &v.words[e.at-1]
		before, beforeTag = o.norm, v.xpos(e.at-1)
		step := v.under(e.at-1, i)
		beforeIn = v.rel(oneIf(step >= 0, 0))
		if step >= 0 {
			beforeRel = v.rel(linear.Hash(v.words[step].Rel) + 1)
		}
	}
	name := linear.Hash(7)
	switch {
	case e.at == first:
		name = 0
	case e.at > first:
		name = 1
	case e.at == first-1:
		name = 2
	}
	nameBefore := linear.Hash(0)
	if e.at > begin {
		if n := v.nameAt[e.at-1]; n > 0 {
			nameBefore = linear.Hash(v.names[n-1].Kind) + 1
		}
	}
	nameHere := linear.Hash(0)
	if n := v.nameAt[e.at]; n > 0 {
		nameHere = linear.Hash(v.names[n-1].Kind) + 1
	}
	rel := linear.Hash(99)
	if e.step != i {
		rel = v.rel(linear.Hash(v.words[e.step].Rel))
	}
	length := linear.Hash(min(i-e.at, 8))
	tag := v.xpos(e.at)
	l := v.list[:0]
	add := func(h linear.Hash) { l = append(l, h.Key()) }
	add(linear.Two(300, name, kind))
	add(linear.Two(301, tag, beforeTag))
	add(linear.Three(302, tag, beforeTag, beforeIn))
	add(linear.Two(303, w.norm, name))
	add(linear.Three(304, before, beforeIn, name))
	add(linear.Three(305, rel, beforeIn, beforeRel))
	add(linear.Three(306, rel, tag, name))
	add(linear.Three(307, beforeRel, beforeTag, kind))
	add(linear.Four(308, beforeRel, beforeTag, tag, name))
	add(linear.Two(309, length, kind))
	add(linear.Three(310, nameBefore, beforeIn, kind))
	add(linear.Three(311, nameHere, nameBefore, beforeRel))
	add(linear.Two(312, before, w.norm))
	add(linear.Three(313, before, kind, beforeRel))
	add(linear.Three(314, w.norm, beforeTag, kind))
	cut := oneIf(e.at > begin && v.nameAt[e.at] > 0 && v.nameAt[e.at-1] == v.nameAt[e.at], 0)
	add(linear.Four(316, cut, nameHere, kind, name))
	add(linear.Four(317, cut, nameHere, nameBefore, beforeTag))
	add(linear.Four(318, nameBefore, beforeRel, before, kind))
	add(linear.Two(315, beforeIn, oneIf(e.step != i && e.at > begin && v.under(e.at-1, i) == e.step, 0)))
	v.list = l
	return l
}

// rightFeatures are those of a phrase of kind k, headed by word i, that ends
// before e.
func (v *phraseView) rightFeatures(i int, e edge, k NameKind) []uint32 {
	w := &v.words[e.at-1]
	end := v.start[w.sentence+1]
	_, last := v.extent(i)
	kind := linear.Hash(k)
	next, nextTag, nextIn, nextRel, after, afterTag := linear.Hash(1), linear.Hash(99), linear.Hash(2), linear.Hash(0), linear.Hash(1), linear.Hash(99)
	same := linear.Hash(0)
	afterName := linear.Hash(0)
	if e.at < end {
		o := &v.words[e.at]
		next, nextTag = o.norm, v.xpos(e.at)
		step := v.under(e.at, i)
		if step < 0 && o.UPOS == PUNCT && e.at+1 < end {
			step = v.under(e.at+1, i)
		}
		nextIn = v.rel(oneIf(step >= 0, 0))
		if step >= 0 {
			nextRel = v.rel(linear.Hash(v.words[step].Rel) + 1)
			same = v.rel(oneIf(step == e.step, 0) | 2)
		}
		if e.at+1 < end {
			after, afterTag = v.words[e.at+1].norm, v.xpos(e.at+1)
			if n := v.nameAt[e.at+1]; n > 0 {
				afterName = linear.Hash(v.names[n-1].Kind) + 1
			}
		}
	}
	name := linear.Hash(7)
	switch {
	case e.at == last:
		name = 0
	case e.at < last:
		name = 1
	case e.at == last+1:
		name = 2
	}
	rel := linear.Hash(99)
	if e.step != i {
		rel = v.rel(linear.Hash(v.words[e.step].Rel))
	}
	commas, open := 0, 0
	for x := i + 1; x < e.at; x++ {
		switch v.words[x].Form {
		case ",", "—", "–", ";", ":":
			commas++
		case "(", "[":
			open++
		case ")", "]":
			open--
		}
	}
	inside := linear.Hash(min(commas, 3))<<2 | oneIf(open > 0, 0) | oneIf(open < 0, 1)
	length := linear.Hash(min(e.at-i, 24))
	if length > 8 {
		length = 8 + (length-8)/4
	}
	tag := v.xpos(e.at - 1)
	l := v.list[:0]
	add := func(h linear.Hash) { l = append(l, h.Key()) }
	add(linear.Two(400, name, kind))
	add(linear.Three(401, tag, nextTag, nextIn))
	add(linear.Two(402, w.norm, name))
	add(linear.Three(403, next, nextIn, name))
	add(linear.Three(404, rel, same, nextRel))
	add(linear.Four(405, rel, same, nextRel, nextTag))
	add(linear.Three(406, rel, tag, name))
	add(linear.Three(407, nextRel, next, kind))
	add(linear.Four(408, nextRel, next, name, same))
	add(linear.Two(409, length, kind))
	add(linear.Three(410, inside, nextIn, same))
	add(linear.Three(411, inside, rel, same))
	add(linear.Three(412, next, afterName, kind))
	add(linear.Four(413, next, afterTag, nextRel, name))
	add(linear.Three(414, next, after, nextRel))
	add(linear.Three(415, afterName, nextRel, kind))
	add(linear.Three(416, rel, same, kind))
	add(linear.Three(417, nextTag, nextRel, inside))
	add(linear.Two(418, same, length))
	add(linear.Three(419, linear.Hash(v.words[e.step].norm), same, 0))
	here, cut := linear.Hash(0), linear.Hash(0)
	if n := v.nameAt[e.at-1]; n > 0 {
		here = linear.Hash(v.names[n-1].Kind) + 1
		if e.at < end && v.nameAt[e.at] == n {
			cut = 1
		}
	}
	second := linear.Hash(0) // the word behind the first comma, if that is all there is behind it
	if commas == 1 && v.words[last].Form == "," {
		second = 1 + linear.Hash(min(e.at-last-1, 6))
	}
	add(linear.Three(421, cut, here, kind))
	add(linear.Four(422, here, inside, kind, cut))
	add(linear.Four(423, here, second, kind, cut))
	add(linear.Four(424, here, second, nextTag, next))
	add(linear.Three(425, second, w.norm, 0))
	add(linear.Four(426, second, here, same, nextRel))
	add(linear.Two(427, inside, kind))
	add(linear.Four(428, here, cut, v.tail(i, e.at), kind))
	add(linear.Three(429, v.tail(i, e.at), nextRel, same))
	add(linear.Three(430, v.tail(i, e.at), rel, kind))
	add(linear.Three(420, oneIf(w.UPOS == PUNCT, 0)|oneIf(w.is(wordPossessive), 1), nextIn, kind))
	v.list = l
	return l
}

// tail is the word that joins what stands behind the name to it: "of", ",",
// "who"; 0 if nothing does.
func (v *phraseView) tail(i, end int) linear.Hash {
	_, last := v.extent(i)
	if end <= last {
		return 0
	}
	return v.words[last].norm
}
