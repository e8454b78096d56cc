package synopsis

import "strings"

// doublets are modifiers that say one thing on either side of the Atlantic, or
// in two registers: a "freight train" is a "goods train". The first of a row
// stands for all.
var doublets = func() map[string]string {
	m := make(map[string]string)
	for _, row := range []string{
		"freight goods cargo", "gas petrol gasoline", "railway railroad rail train", "soccer football", "auto car automobile motor", "movie film",
		"cellphone mobile cell", "apartment flat", "elevator lift", "drugstore pharmacy chemist", "vacation holiday", "mail post postal", "law legal",
		"attorney lawyer", "airplane plane aircraft", "highway motorway", "streetcar tram", "truck lorry", "garbage rubbish trash", "subway underground metro",
		"anti-terror counterterrorism counter-terrorism antiterrorism", "nuclear atomic", "medical health healthcare", "police law-enforcement", "sea maritime marine",
		"fall autumn autumnal", "tv television", "euro european", "us american", "uk british",
	} {
		words := strings.Fields(row)
		for _, w := range words {
			m[stem(strings.ReplaceAll(w, "-", ""))] = words[0]
		}
	}
	return m
}()

// oneModifier is the stem of a modifier, or what stands for it and its like.
func oneModifier(lemma string) string {
	w := stem(strings.ReplaceAll(lemma, "-", ""))
	if one, ok := doublets[w]; ok {
		return one
	}
	return w
}
