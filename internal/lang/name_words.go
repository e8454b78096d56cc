package lang

// titles are words before a person's name that are no role of their own, with
// the gender they tell and the role they shorten, without their stop.
const titles table = `
adm=-admiral amb=-ambassador atty=-attorney ayatollah=mayatollah brig=-brigadier capt=-captain cllr=-councillor
cmdr=-commander col=-colonel congressmen=-congressman cpl=-corporal dame=f dep=- det=-detective dist=- dr=-doctor
fr=mpriest frau=f gen=-general gov=-governor govs=-governor herr=m hon=- insp=-inspector lady=f lord=m lt=-lieutenant madam=f
maj=-major maulana=mcleric messrs=m miss=f mister=m mlle=f mme=f mr=m mrs=f ms=f msgt=-sergeant mullah=mmullah mx=-
pres=-president prof=-professor pte=-private pvt=-private rep=-representative reps=-representative rev=-reverend saint=-
sec=-secretary sen=-senator sens=-senator señor=m señora=f sgt=-sergeant sheik=msheikh signor=m sir=m ssgt=-sergeant
supt=-superintendent
`

// organizationWords are the words that the names of organisations end with, or
// begin with before "of".
const organizationWords table = `
academy administration agency air airlines airways alliance army assembly assn associates association authority bank battalion board
branch brigade bureau cabinet chamber church club co college commission committee commons company confederation conference congress
conservatory consortium constabulary corp corporation corps council court crown department dept directorate division embassy
exchange faculty fc federation fellowship force forces forum foundation front fund gmbh government group guard guild holdings
hospital inc industries initiative inspectorate institute institution intelligence international junta laboratories laboratory labs
league legion library limited llc llp lords ltd magistracy management media militia ministry mission motors movement museum navy
network news office orchestra organisation organization parliament partners partnership party patrol plc police politburo post press
programme project prosecutors records regiment registry research resources school secretariat senate service services society
solutions squad studio studios syndicate systems team technologies telecom treasury tribunal tribune trust union united university
`

// organizations are single words that name an organisation by themselves.
const organizations table = `
abc adidas afl-cio afp agence_france-presse air_france air_india airbnb airbus akp al-jazeera al_qaeda al_shabaab alibaba amazon
american_airlines amnesty_international anc ap apple aramco asean associated associated_press aston_villa astrazeneca at&t barclays
bayer bbc bear_stearns berkshire best_buy bjp blackrock bloomberg bnp_paribas boeing boko_haram brics british_airways broadcom
buckingham_palace bundestag capitol_hill cbs cdc cdu cia cisco citigroup cnn coca-cola comcast congress cps credit_suisse
dea dell delta_air democrats deutsche_bank dhs disney doj downing downing_street duma dup echr electronic_arts epa
ericsson ernst_& eu european_union exxon_mobil faa facebook farc fbi fcc fda fema ferrari fifa fox_news fsb ftc gazprom
general_electric general_motors gestapo goldman_sachs google gop greenpeace guardian hamas hbo herald hezbollah home_depot honda
hsbc huawei iaea ibm icc icj idf ieee ikea imf instagram intel interpol irs isil isis islamic_jihad
islamic_state johnson_& journal jpmorgan jpmorgan_chase kgb knesset kremlin labour lapd lehman_brothers linkedin lloyd's lockheed
manchester_united marks_& mcdonald's mdc mercedes-benz mercosur merrill_lynch mi5 mi6 microsoft moderna morgan_stanley msnbc
nafta nasa nato nbc nestle netflix nhs nike nintendo nissan nokia npr nsa ntsb nvidia nypd oecd opec oracle osce
parliament pentagon pepsico petrobras pfizer pkk plo politico ppp procter_& qaeda qualcomm raytheon real_madrid red_bull red_cross
reddit renault republicans reuters rio_tinto rolls_royce rosneft royal_dutch sainsbury's samsung scotland_yard sdp senate
siemens sky_news snp societe_generale sony spacex spd standard_chartered starbucks taliban telegraph tencent tesco tesla tiktok
times toyota treasury tsa twitter u.n. uber ubs uefa ukip un unesco unhcr unicef unilever united_nations usda verizon viacom
vodafone volkswagen wall_street walmart warner_bros washington_post wells_fargo whatsapp white_house wikileaks wikipedia world_bank
wto xinhua yahoo youtube
`

// placeWords are the words that the names of places begin or end with.
const placeWords table = `
airfield airport alley archipelago avenue barracks basin bay beach borough boulevard bridge canal canyon cape castle cathedral
cemetery city coast corridor county creek crossing delta desert district dock docks drive estuary falls field forest fort garden
gardens glacier gorge gulf harbor harbour heights highway hill hills hotel island islands isle isles junction kingdom lagoon lake
lane marina memorial mine motorway mount mountain mountains municipality oblast ocean palace parish park pass peninsula pier plains
plateau plaza point port prefecture prison province quay ranch range reef region republic reservoir ridge river road route sea shore
shrine springs square stadium state station strait straits street suburb temple terrace territory tower town township trail tunnel
valley village volcano zone
`

// capitalized are words written with a capital that name neither a person, an
// organisation nor a place.
const capitalized table = `
a.m. ad advertisement ai aids am amendment analysis apr april art aug august bc bce bible breaking brexit bst buddhist catholic cbe
ce ceo cet cfo christian christianity christmas constitution covid covid-19 crusades cst cyclone dec december dna easter edt
english-language est exclusive feb february file fri friday gdp gmt god hindu hiv hq hurricane i id ii iii image images internet
islam islamic it iv jan january jewish jul july jun june kc koran live mar march mass mbe md middle-ages moi mon monday more muslim
newsletter nov november obe oct october ok olympics opinion p.m. pdt phd photo photos pm pr pst published qc quran ramadan read
related renaissance sat saturday sc sep sept september share story sun sunday suv thanksgiving thu thursday tue tuesday tv typhoon
ufo update updated utc video vip watch wed wednesday
`
