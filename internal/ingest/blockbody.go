package ingest

import "strings"

// container is the element that holds the page's body as far as the mark-up
// shows: from the page down as long as one child holds most of the paragraphs.
func (s *scene) container(weight func(*elementStat) int) int {
	t := s.tree
	best := make([]int, len(t.elements)) // the heaviest child
	for i := len(t.elements) - 1; i > 0; i-- {
		p := t.elements[i].parent
		if best[p] == 0 || weight(&s.stats[i]) >= weight(&s.stats[best[p]]) {
			best[p] = i
		}
	}
	at := 0
	for best[at] != 0 && weight(&s.stats[best[at]])*4 >= weight(&s.stats[at])*3 && weight(&s.stats[at]) > 0 {
		at = best[at]
	}
	return at
}

// named finds the element that its author calls the report's body, as most sites
// do in one of a few ways; of several the one with most paragraphs, then most
// words, the inner one of equals. -1 if there is none.
func (s *scene) named() int {
	best := -1
	for i := range s.tree.elements {
		e := &s.tree.elements[i]
		st := &s.stats[i]
		if st.words < minWords || !isBodyName(e.marks) {
			continue
		}
		if best < 0 || st.prose > s.stats[best].prose || st.prose == s.stats[best].prose && st.words >= s.stats[best].words {
			best = i
		}
	}
	return best
}

func isBodyName(marks string) bool {
	if !strings.Contains(marks, "ody") && !strings.Contains(marks, "ontent") && !strings.Contains(marks, "ext") {
		return false
	}
	low := strings.ToLower(marks)
	for _, n := range []string{"articlebody", "article-body", "article_body", "article__body", "entry-content", "entry__content", "post-content", "post_content", "post__content", "post-body", "postcontent", "post-text",
		"story-body", "storybody", "story_body", "story__body", "story-content", "story-text", "storytext", "article-content", "article_content", "article__content", "articlecontent", "article-text", "articletext", "article__text", "body-copy", "bodycopy", "body-text", "bodytext",
		"content-body", "content__body", "contentbody", "td-post-content", "single-content", "news-content", "newscontent", "main-content-body", "page-content", "rich-text", "richtext"} {
		if strings.Contains(low, n) {
			return true
		}
	}
	return false
}

// within tells where an element stands as to the one that is called the body: 0
// there is none, 1 it is it or right in it, 2 farther in, 3 in an element around
// it that is close, 4 elsewhere.
func (s *scene) within(e, named int) int {
	if named < 0 {
		return 0
	}
	for up, i := 0, e; i >= 0; up, i = up+1, s.tree.elements[i].parent {
		if i == named {
			return min(up, 3)/2 + 1
		}
	}
	near := s.tree.elements[named].parent
	for i := e; i >= 0 && near > 0; i = s.tree.elements[i].parent {
		if i == near {
			return 3
		}
	}
	return 4
}
