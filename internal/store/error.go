package store

// An Error says which store could not do what, and what to try.
type Error struct {
	Store string // its file or address, without passwords
	What  string
	Hint  string // "" if there is nothing to try
	Err   error  // ErrFull, ErrReadOnly, …, or what the database said
}

func (e *Error) Error() string { return e.Store + ": " + e.What }

// Unwrap gives the error that e was made of.
func (e *Error) Unwrap() error { return e.Err }
