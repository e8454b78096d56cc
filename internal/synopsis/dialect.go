package synopsis

// dialects are words that British and American editors put for one another
// when they print the same text, by their lemmas, the British word first.
var dialects = map[string]string{
	"lorry": "truck", "flat": "apartment", "lift": "elevator", "petrol": "gasoline", "pavement": "sidewalk", "motorway": "highway",
	"mobile": "cell", "holiday": "vacation", "railway": "railroad", "aeroplane": "airplane", "autumn": "fall",
	"football": "soccer", "shop": "store", "film": "movie", "rubbish": "trash", "tap": "faucet", "torch": "flashlight", "bonnet": "hood",
	"windscreen": "windshield", "boot": "trunk", "pram": "stroller", "nappy": "diaper", "queue": "line", "trousers": "pants",
	"metre": "meter", "tonne": "ton", "programme": "program", "cheque": "check", "tyre": "tire", "kerb": "curb", "gaol": "jail",
	"defence": "defense", "offence": "offense", "licence": "license", "grey": "gray", "mum": "mom", "post": "mail", "taxi": "cab",
	"carriage": "car", "timetable": "schedule", "solicitor": "lawyer", "barrister": "attorney", "minibus": "van", "storey": "story",
}

// dialect tells whether two lemmas are one word on two sides of the ocean.
func dialect(a, b string) bool { return dialects[a] == b || dialects[b] == a }
