package statement

// medium tells whether the noun is something that words stand in and that is
// its author's voice, not one of its own: "the statement said".
func medium(lemma string) bool {
	switch lemma {
	case "account", "ad", "address", "advert", "advertisement", "affidavit", "announcement", "answer", "appeal", "article", "banner", "biography", "blog",
		"book", "brief", "broadcast", "caption", "card", "comment", "column", "communique", "communiqué", "complaint", "confession", "declaration", "dedication", "diary",
		"e-mail", "editorial", "email", "entry", "essay", "excerpt", "filing", "inscription", "interview", "invitation", "label", "leaflet", "letter",
		"line", "mail", "manifesto", "memo", "memoir", "memorandum", "message", "motto", "note", "notice", "op-ed", "pamphlet", "paper",
		"petition", "placard", "plaque", "post", "poster", "posting", "press", "proclamation", "readout", "release", "remark", "reply", "report", "resolution", "response", "retweet",
		"rule", "ruling", "script", "sermon", "sign", "slogan", "speech", "statement", "study", "subtitle", "summary", "survey", "sweatshirt", "t-shirt",
		"tagline", "telegram", "testimony", "text", "tweet", "verdict", "video", "warning", "website", "word", "words", "writing",
		"finding", "figure", "forecast", "projection", "indictment", "lawsuit", "suit", "order", "opinion", "decision", "document", "bulletin", "review", "analysis", "advisory", "headline", "hat", "cap", "shirt":
		return true
	}
	return false
}

// work tells whether the noun is the kind of thing whose title stands in
// quotation marks.
func work(lemma string) bool {
	switch lemma {
	case "album", "anthem", "article", "ballad", "biography", "book", "bestseller", "cartoon", "chapter", "column", "comedy", "comic", "documentary", "drama",
		"epic", "episode", "essay", "exhibition", "exhibit", "film", "flick", "game", "hit", "hymn", "magazine", "memoir", "movie", "musical", "novel", "opera", "painting",
		"paper", "picture", "piece", "play", "podcast", "poem", "portrait", "programme", "program", "report", "sculpture", "segment", "sequel", "series", "show", "sitcom", "single",
		"sketch", "song", "soundtrack", "spin-off", "story", "thriller", "track", "trilogy", "tune", "volume", "work", "host", "star", "ship", "yacht", "vessel",
		"co-host", "anchor", "author", "producer", "moderator", "edition", "drama-series", "column-writer", "soap", "video":
		return true
	}
	return false
}

// personal tells whether the adjective is more often a person in the news.
func personal(low string) bool {
	switch low {
	case "executive", "representative", "native", "veteran", "conservative", "liberal", "moderate", "progressive", "republican", "democrat":
		return true
	}
	return false
}

func honorific(low string) bool {
	switch low {
	case "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss", "dr.", "dr", "sen.", "rep.", "gov.", "gen.", "col.", "sgt.", "judge", "justice", "president", "senator", "governor", "sir", "lord", "lady":
		return true
	}
	return false
}

// temporal tells whether the noun is a time of day, a day, a month or a span.
func temporal(low string) bool {
	switch low {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"mon.", "tues.", "wed.", "thurs.", "fri.", "sat.", "sun.",
		"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
		"jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.",
		"today", "yesterday", "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "noon", "midnight",
		"week", "month", "year", "weekend", "hour", "hours", "minutes", "day", "days", "weeks", "months", "years", "time", "moment":
		return true
	}
	return false
}

func article(low string) bool { return low == "the" || low == "a" || low == "an" }
