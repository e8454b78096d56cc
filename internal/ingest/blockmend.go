package ingest

// mend puts right what the classifier rarely should have decided: pages on
// which it found next to nothing or another text than the one that the mark-up
// calls the body, single paragraphs left out, headings over nothing. It was
// weighed by the cross-validation: of a hundred pages one or two become better,
// none much worse.
func (s *scene) mend(margins []int32, keep []bool) {
	words := 0
	for i := range keep {
		if keep[i] {
			words += s.tree.blocks[i].words
		}
	}
	if words < minWords {
		s.rescue(margins, keep)
	}
	s.bodyFirst(keep)
	s.gaps(margins, keep)
	s.front(margins, keep)
	s.endings(keep)
	s.lastWords(margins, keep)
	s.leaveOut(keep)
	s.endings(keep)
}

// lastWords keeps a short sentence that was left out right behind a block of its
// like that was kept: the classifier knows the last words of a report badly.
func (s *scene) lastWords(margins []int32, keep []bool) {
	for i := 1; i < len(keep); i++ {
		b := &s.tree.blocks[i]
		if keep[i] || !keep[i-1] || s.rules[i] != "" || b.link > 0 || b.words < 4 || margins[i] < -farOff || i-1 == s.title {
			continue
		}
		same := s.sign[i] == s.sign[i-1] || s.tree.elements[b.box].parent == s.tree.blocks[i-1].box
		if stop, _ := ending(b.text); stop && same {
			keep[i] = true
		}
	}
}

// farOff is the margin from which even a sentence in its place is not the
// report.
const farOff = 800

// rescue looks for the report of a page on which the classifier found none:
// the paragraphs of the element that holds most of them, and what stands
// between and is not clearly something else.
func (s *scene) rescue(margins []int32, keep []bool) {
	main := s.container(func(e *elementStat) int { return e.prose })
	if s.stats[main].prose < minWords {
		return
	}
	from, to := -1, -1
	inside := make([]bool, len(keep))
	for i := range s.tree.blocks {
		inside[i] = s.tree.isIn(s.tree.blocks[i].box, main)
		if inside[i] && s.prose[i] && s.rules[i] == "" {
			if from < 0 {
				from = i
			}
			to = i
		}
	}
	for i := max(from, 0); i <= to; i++ {
		if inside[i] && (s.prose[i] && s.rules[i] == "" || margins[i] > -unclear || s.inTable(i)) {
			keep[i] = true
		}
	}
}

// inTable tells that a block is a cell of a table and no link.
func (s *scene) inTable(i int) bool {
	b := &s.tree.blocks[i]
	name := s.tree.elements[b.box].name
	return (name == "td" || name == "th") && b.link*2 < len(b.text)
}

// unclear is the margin up to which a block that is not the report may be it.
const unclear = 300

// isIn tells that element e is the one given or in it.
func (t *tree) isIn(e, of int) bool {
	for ; e >= 0; e = t.elements[e].parent {
		if e == of {
			return true
		}
	}
	return false
}

// bodyFirst takes the element that is called the body for the report where most of
// what was kept stands elsewhere and most of the element was not kept.
func (s *scene) bodyFirst(keep []bool) {
	if s.body < 0 {
		return
	}
	plain := make([]bool, len(keep)) // in the body, and no list of links nor what a rule knows
	body, kept, both := 0, 0, 0      // words
	for i := range keep {
		b := &s.tree.blocks[i]
		in := s.tree.isIn(b.box, s.body)
		plain[i] = in && b.link*2 < len(b.text) && s.rules[i] == ""
		if plain[i] {
			body += b.words
		}
		if keep[i] {
			kept += b.words
			if in {
				both += b.words
			}
		}
	}
	if body >= minWords && both*2 < body && both*2 < kept {
		copy(keep, plain)
	}
}

// gaps keeps a paragraph that was left out, not by far, between two of its like
// that were kept.
func (s *scene) gaps(margins []int32, keep []bool) {
	before := -1 // the last paragraph
	for i := range keep {
		if !s.prose[i] {
			continue
		}
		if !keep[i] && before >= 0 && keep[before] && margins[i] > -unclear && s.rules[i] == "" && s.sign[before] == s.sign[i] {
			next := i + 1
			for next < len(keep) && !s.prose[next] {
				next++
			}
			keep[i] = next < len(keep) && keep[next] && s.sign[next] == s.sign[i]
		}
		before = i
	}
}

// front keeps paragraphs that were left out between the title and the first one
// that was kept, if they are of its like and not far from it.
func (s *scene) front(margins []int32, keep []bool) {
	first := 0
	for first < len(keep) && !(keep[first] && s.prose[first]) {
		first++
	}
	if first == len(keep) {
		return
	}
	for i := first - 1; i > s.title && first-i < frontBlocks; i-- {
		if s.prose[i] && s.rules[i] == "" && s.sign[i] == s.sign[first] && margins[i] > -surely {
			keep[i] = true
		}
	}
}

// frontBlocks is how many blocks from the first paragraph front looks.
const frontBlocks = 12

// endings leaves out headings behind the last block that is none: they stand
// over what was left out.
func (s *scene) endings(keep []bool) {
	for i := len(keep) - 1; i >= 0; i-- {
		if !keep[i] {
			continue
		}
		if n := s.tree.elements[s.tree.blocks[i].box].name; len(n) != 2 || n[0] != 'h' {
			return
		}
		keep[i] = false
	}
}
