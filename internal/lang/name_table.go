package lang

// A table is a sorted list of entries, "key" or "key=value", between spaces
// and line breaks. A constant string costs nothing at the start of a program,
// unlike a map. Keys are in lower case, with _ for a space.
type table string

// find is the value of the key; ok is false if the table has no such key.
func (t table) find(key []byte) (value string, ok bool) {
	lo, hi := 0, len(t) // entries that may match lie in t[lo:hi]
	for lo < hi {
		at := lo + (hi-lo)/2
		for at > lo && t[at-1] > ' ' {
			at--
		}
		for at < hi && t[at] <= ' ' {
			at++
		}
		if at >= hi { // only space behind the middle
			hi = lo + (hi-lo)/2
			for hi > lo && t[hi-1] <= ' ' {
				hi--
			}
			continue
		}
		end := at
		for end < len(t) && t[end] > ' ' {
			end++
		}
		entry := string(t[at:end])
		k := 0
		for k < len(entry) && entry[k] != '=' {
			k++
		}
		switch name := entry[:k]; {
		case name == string(key):
			if k < len(entry) {
				k++
			}
			return entry[k:], true
		case name < string(key):
			lo = end
		default:
			hi = at
		}
	}
	return "", false
}

// has tells whether the table has the key.
func (t table) has(key []byte) bool {
	_, ok := t.find(key)
	return ok
}
