package calendar

import (
	"strings"

	"github.com/synoptic-news/synoptic"
)

// clocks says by which dates summer time holds where a zone does not say.
type clocks uint8

const (
	fixed    clocks = iota
	northern        // surely from May to September, surely not from December to February
	southern        // surely from November to February, surely not from May to August
)

// A zoneClock is the time of a zone: minutes ahead of UTC in winter, and
// whether clocks go an hour ahead in summer.
type zoneClock struct {
	minutes int
	summer  clocks
}

// zoneClocks are the zones by the words that news names them with, small
// letters, "time" left out. Abbreviations of the North American standard time
// are written in summer too, when daylight time is meant.
var zoneClocks = func() map[string]zoneClock {
	m := make(map[string]zoneClock)
	for _, z := range []struct {
		zoneClock
		names string
	}{
		{zoneClock{0, fixed}, "utc,gmt,z,greenwich mean,universal,coordinated universal"},
		{zoneClock{-300, northern}, "est,et,eastern,eastern standard,us eastern,new york,washington,toronto"},
		{zoneClock{-360, northern}, "cst,ct,central,central standard,chicago"},
		{zoneClock{-420, northern}, "mst,mt,mountain,mountain standard,denver"},
		{zoneClock{-480, northern}, "pst,pt,pacific,pacific standard,los angeles,california"},
		{zoneClock{-240, fixed}, "edt,eastern daylight"},
		{zoneClock{-300, fixed}, "cdt,central daylight,lima,bogotá,bogota"},
		{zoneClock{-360, fixed}, "mdt,mountain daylight,mexico city"},
		{zoneClock{-420, fixed}, "pdt,pacific daylight"},
		{zoneClock{0, northern}, "london,uk,british,dublin,irish,lisbon"},
		{zoneClock{60, fixed}, "bst,british summer,lagos"},
		{zoneClock{60, northern}, "paris,berlin,rome,madrid,brussels,vienna,amsterdam,warsaw,stockholm,oslo,geneva,zurich,central european"},
		{zoneClock{60, fixed}, "cet"},
		{zoneClock{120, fixed}, "cest,sast,johannesburg"},
		{zoneClock{120, northern}, "eet,kyiv,kiev,athens,helsinki,bucharest,sofia,jerusalem"},
		{zoneClock{180, fixed}, "eest,msk,moscow,istanbul,riyadh,baghdad,nairobi,doha"},
		{zoneClock{210, fixed}, "tehran"},
		{zoneClock{240, fixed}, "dubai,gulf"},
		{zoneClock{300, fixed}, "karachi"},
		{zoneClock{330, fixed}, "ist,india,indian,indian standard,delhi,new delhi,mumbai"},
		{zoneClock{420, fixed}, "bangkok,jakarta,hanoi"},
		{zoneClock{480, fixed}, "hkt,sgt,beijing,hong kong,singapore,taipei,perth,manila,shanghai"},
		{zoneClock{540, fixed}, "jst,tokyo,japan,seoul,kst"},
		{zoneClock{600, southern}, "sydney,melbourne,canberra"},
		{zoneClock{600, fixed}, "aest,brisbane"},
		{zoneClock{660, fixed}, "aedt"},
		{zoneClock{720, southern}, "auckland,wellington,nzst"},
		{zoneClock{780, fixed}, "nzdt"},
		{zoneClock{-180, fixed}, "são paulo,sao paulo,brasília,brasilia,buenos aires"},
	} {
		for n := range strings.SplitSeq(z.names, ",") {
			m[n] = z.zoneClock
		}
	}
	return m
}()

// Offsets is how many minutes the zone, as written, is ahead of UTC on a day:
// least and greatest, which differ where the day does not tell whether summer
// time holds. What is not known ("local time", "") is not ok. "IST" and "CST"
// are those of India and North America.
func Offsets(zone string, on synoptic.Day) (least, greatest int, ok bool) {
	name := strings.ToLower(strings.TrimSpace(zone))
	name = strings.TrimSpace(strings.TrimSuffix(name, "time"))
	z, ok := zoneClocks[name]
	if !ok {
		return 0, 0, false
	}
	_, month, _ := on.Civil()
	least, greatest = z.minutes, z.minutes
	switch {
	case z.summer == northern && month >= 5 && month <= 9 && !strings.HasSuffix(name, "st") && !strings.HasSuffix(name, "standard"),
		z.summer == southern && (month >= 11 || month <= 2):
		least, greatest = least+60, greatest+60
	case z.summer == northern && month >= 3 && month <= 11, z.summer == southern && (month <= 4 || month >= 9):
		greatest += 60
	}
	return least, greatest, true
}
