package lang

import "slices"

// An index finds referents by a word: a part of their names, the noun of a
// role. A list holds no more than maxListed: more people of one surname or one
// role than that are not news, and time stays linear in the text.
type index map[string][]int32

const maxListed = 48

// add lists referent r under the key; the oldest gives way.
func (x index) add(key string, r int) {
	list := x[key]
	if slices.Contains(list, int32(r)) {
		return
	}
	if len(list) >= maxListed {
		copy(list, list[1:])
		list = list[:maxListed-1]
	}
	x[key] = append(list, int32(r))
}

// A classIndex finds referents by the class of a role they hold.
type classIndex [128][]int32

func (x *classIndex) add(classes string, r int) {
	for i := 0; i < len(classes); i++ {
		list := x[classes[i]&0x7f]
		if slices.Contains(list, int32(r)) {
			continue
		}
		if len(list) >= maxListed {
			copy(list, list[1:])
			list = list[:maxListed-1]
		}
		x[classes[i]&0x7f] = append(list, int32(r))
	}
}

// bearing is the people, organisations or places that bear one of the words, in
// order of referent.
func (c *cast) bearing(words ...string) []int32 {
	c.found = c.found[:0]
	for _, w := range words {
		for _, r := range c.byName[w] {
			if !slices.Contains(c.found, r) {
				c.found = append(c.found, r)
			}
		}
	}
	slices.Sort(c.found)
	return c.found
}

// holding is the referents that a description may mean by its noun, or by the
// class of its role, in order of referent.
func (c *cast) holding(k *roleKey) []int32 {
	c.found = append(c.found[:0], c.byRole[k.noun]...)
	for _, r := range c.byName[k.noun] {
		if !slices.Contains(c.found, r) {
			c.found = append(c.found, r)
		}
	}
	for i := 0; i < len(k.classes); i++ {
		if !tellingClass(k.classes[i]) {
			continue
		}
		for _, r := range c.byClass[k.classes[i]&0x7f] {
			if !slices.Contains(c.found, r) {
				c.found = append(c.found, r)
			}
		}
	}
	slices.Sort(c.found)
	return c.found
}

// tellingClass tells whether a class of roles tells more than "a person".
func tellingClass(class byte) bool { return class != 'Z' && class != 'F' && class != 'z' }
