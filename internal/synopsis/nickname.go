package synopsis

import "strings"

// nicknames lists the short forms of given names after the full one. A short
// form of two names ("Alex", "Chris", "Sam") stands with each.
var nicknames = func() map[string][]string {
	m := make(map[string][]string)
	for i, line := range strings.Split(strings.TrimSpace(`
abigail abby
albert al bert
alexander alex alec sandy
alexandra alex sandra
alfred alf fred
andrew andy drew
anthony tony
antonio tony
arthur art
barbara barb
benjamin ben benny
bernard bernie
catherine cathy cath kate
charles charlie chuck
christine chris chrissie
christopher chris kit
daniel dan danny
david dave
deborah deb debbie
dennis denny
donald don donnie
dorothy dot dottie
douglas doug
edward ed eddie ted ned
elizabeth liz beth betty lizzie
eugene gene
francis frank
franklin frank
frederick fred freddie
gabriel gabe
gerald gerry jerry
gregory greg
harold harry hal
henry harry hank
isaac ike
jacob jake
james jim jimmy jamie
jeffrey jeff
jennifer jen jenny
jessica jess
john jack johnny
jonathan jon
joseph joe joey
joshua josh
judith judy
katherine kathy kate katie
kenneth ken kenny
lawrence larry
leonard len lenny
louis lou
margaret maggie peggy meg
martin marty
matthew matt
maxwell max
melissa mel
michael mike mick mickey
mitchell mitch
nathan nate
nathaniel nate nat
nicholas nick
nicola nicky
pamela pam
patricia pat patty trish
patrick pat paddy
peter pete
philip phil
rachel rae
raymond ray
rebecca becky becca
richard rick dick rich ricky
robert bob bobby rob robbie
ronald ron ronnie
russell russ
samantha sam
samuel sam sammy
sarah sally
sidney sid
solomon sol
stanley stan
stephen steve
steven steve
susan sue susie
terence terry
theodore ted theo
thomas tom tommy
timothy tim
valerie val
victoria vicky
vincent vince
walter walt
william bill billy will willie liam
zachary zach zack
`), "\n") {
		for _, n := range strings.Fields(line) {
			m[n] = append(m[n], itoa(i))
		}
	}
	return m
}()

// nicknamed tells whether two folded given names may be one person's, the one
// short for the other: "Tony" for "Anthony".
func nicknamed(a, b string) bool {
	for _, x := range nicknames[a] {
		for _, y := range nicknames[b] {
			if x == y {
				return true
			}
		}
	}
	return false
}
