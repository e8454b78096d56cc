package encoder

// Unknown stands for a tag, head or relation that is not to be learnt from.
const Unknown = -2

// An Example is a sentence to learn from. Head counts from 0, -1 is the root;
// the root's word has the relation Unknown.
type Example struct {
	In             []int32 // for each word a row of each table
	Tag, Head, Rel []int32
}

// Len is the number of words.
func (e *Example) Len() int { return len(e.Head) }
