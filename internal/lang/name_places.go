package lang

// countries are the names of countries and what is derived from them. The
// value is the part of speech and the country: p a place, n a demonym that is
// adjective or noun, N a demonym that is a plural noun.
const countries table = `
afghan=nafghanistan afghanistan=pafghanistan afghans=Nafghanistan albania=palbania albanian=nalbania albanians=Nalbania
algeria=palgeria algerian=nalgeria algerians=Nalgeria america=punited_states american=nunited_states americans=Nunited_states
andorra=pandorra andorran=nandorra angola=pangola angolan=nangola angolans=Nangola argentina=pargentina argentine=nargentina
argentines=Nargentina argentinian=nargentina argentinians=Nargentina armenia=parmenia armenian=narmenia armenians=Narmenia
aussie=naustralia aussies=Naustralia australia=paustralia australian=naustralia australians=Naustralia austria=paustria
austrian=naustria austrians=Naustria azerbaijan=pazerbaijan azerbaijani=nazerbaijan azerbaijanis=Nazerbaijan azeri=nazerbaijan
bahamas=pbahamas bahamian=nbahamas bahrain=pbahrain bahraini=nbahrain bahrainis=Nbahrain bangladesh=pbangladesh
bangladeshi=nbangladesh bangladeshis=Nbangladesh barbadian=nbarbados barbados=pbarbados belarus=pbelarus belarusian=nbelarus
belarusians=Nbelarus belgian=nbelgium belgians=Nbelgium belgium=pbelgium belize=pbelize belizean=nbelize benin=pbenin
beninese=nbenin bhutan=pbhutan bhutanese=nbhutan bolivia=pbolivia bolivian=nbolivia bolivians=Nbolivia bosnia=pbosnia
bosnian=nbosnia bosnians=Nbosnia botswana=pbotswana botswanan=nbotswana brazil=pbrazil brazilian=nbrazil brazilians=Nbrazil
britain=pbritain british=nbritain briton=nbritain britons=Nbritain brunei=pbrunei bruneian=nbrunei bulgaria=pbulgaria
bulgarian=nbulgaria bulgarians=Nbulgaria burkina_faso=pburkina_faso burkinabe=nburkina_faso burma=pmyanmar burmese=nmyanmar
burundi=pburundi burundian=nburundi cambodia=pcambodia cambodian=ncambodia cambodians=Ncambodia cameroon=pcameroon
cameroonian=ncameroon cameroonians=Ncameroon canada=pcanada canadian=ncanada canadians=Ncanada chad=pchad chadian=nchad chile=pchile
chilean=nchile chileans=Nchile china=pchina chinese=nchina colombia=pcolombia colombian=ncolombia colombians=Ncolombia congo=pcongo
congolese=ncongo costa_rica=pcosta_rica costa_rican=ncosta_rica croat=ncroatia croatia=pcroatia croatian=ncroatia croatians=Ncroatia
croats=Ncroatia cuba=pcuba cuban=ncuba cubans=Ncuba cypriot=ncyprus cypriots=Ncyprus cyprus=pcyprus czech=nczech_republic
czech_republic=pczech_republic czechia=pczech_republic czechs=Nczech_republic dane=ndenmark danes=Ndenmark danish=ndenmark
denmark=pdenmark djibouti=pdjibouti djiboutian=ndjibouti dominican=ndominican_republic dominican_republic=pdominican_republic
dominicans=Ndominican_republic dprk=pnorth_korea drc=pcongo dutch=nnetherlands dutchman=nnetherlands ecuador=pecuador
ecuadorean=necuador ecuadorian=necuador ecuadorians=Necuador egypt=pegypt egyptian=negypt egyptians=Negypt el_salvador=pel_salvador
emirati=nunited_arab_emirates emiratis=Nunited_arab_emirates england=pengland english=nengland englishman=nengland
englishmen=nengland eritrea=peritrea eritrean=neritrea eritreans=Neritrea estonia=pestonia estonian=nestonia estonians=Nestonia
ethiopia=pethiopia ethiopian=nethiopia ethiopians=Nethiopia europe=peurope european=neurope europeans=Neurope fiji=pfiji
fijian=nfiji fijians=Nfiji filipino=nphilippines filipinos=Nphilippines finland=pfinland finn=nfinland finnish=nfinland
finns=Nfinland france=pfrance french=nfrance frenchman=nfrance frenchmen=nfrance gabon=pgabon gabonese=ngabon gambia=pgambia
gambian=ngambia georgia=pgeorgia georgian=ngeorgia georgians=Ngeorgia german=ngermany germans=Ngermany germany=pgermany ghana=pghana
ghanaian=nghana ghanaians=Nghana great_britain=pbritain greece=pgreece greek=ngreece greeks=Ngreece greenland=pgreenland
greenlander=ngreenland greenlanders=Ngreenland greenlandic=ngreenland guatemala=pguatemala guatemalan=nguatemala
guatemalans=Nguatemala guinea=pguinea guinean=nguinea guyana=pguyana guyanese=nguyana haiti=phaiti haitian=nhaiti haitians=Nhaiti
holland=pnetherlands honduran=nhonduras hondurans=Nhonduras honduras=phonduras hong_kong=phong_kong hongkonger=nhong_kong
hongkongers=Nhong_kong hungarian=nhungary hungarians=Nhungary hungary=phungary iceland=piceland icelander=niceland
icelanders=Niceland icelandic=niceland india=pindia indian=nindia indians=Nindia indonesia=pindonesia indonesian=nindonesia
indonesians=Nindonesia iran=piran iranian=niran iranians=Niran iraq=piraq iraqi=niraq iraqis=Niraq ireland=pireland irish=nireland
irishman=nireland irishmen=nireland israel=pisrael israeli=nisrael israelis=Nisrael italian=nitaly italians=Nitaly italy=pitaly
ivorian=nivory_coast ivorians=Nivory_coast ivory_coast=pivory_coast jamaica=pjamaica jamaican=njamaica jamaicans=Njamaica
japan=pjapan japanese=njapan jordan=pjordan jordanian=njordan jordanians=Njordan kazakh=nkazakhstan kazakhs=Nkazakhstan
kazakhstan=pkazakhstan kenya=pkenya kenyan=nkenya kenyans=Nkenya kiwi=nnew_zealand kosovar=nkosovo kosovars=Nkosovo kosovo=pkosovo
kuwait=pkuwait kuwaiti=nkuwait kuwaitis=Nkuwait kyrgyz=nkyrgyzstan kyrgyzstan=pkyrgyzstan laos=plaos laotian=nlaos latvia=platvia
latvian=nlatvia latvians=Nlatvia lebanese=nlebanon lebanon=plebanon liberia=pliberia liberian=nliberia liberians=Nliberia
libya=plibya libyan=nlibya libyans=Nlibya liechtenstein=pliechtenstein liechtensteiner=nliechtenstein lithuania=plithuania
lithuanian=nlithuania lithuanians=Nlithuania luxembourg=pluxembourg luxembourger=nluxembourg macedonia=pmacedonia
macedonian=nmacedonia macedonians=Nmacedonia madagascar=pmadagascar malagasy=nmadagascar malawi=pmalawi malawian=nmalawi
malaysia=pmalaysia malaysian=nmalaysia malaysians=Nmalaysia maldives=pmaldives maldivian=nmaldives mali=pmali malian=nmali
malians=Nmali malta=pmalta maltese=nmalta mauritania=pmauritania mauritanian=nmauritania mauritian=nmauritius mauritius=pmauritius
mexican=nmexico mexicans=Nmexico mexico=pmexico moldova=pmoldova moldovan=nmoldova moldovans=Nmoldova monaco=pmonaco
monegasque=nmonaco mongolia=pmongolia mongolian=nmongolia mongolians=Nmongolia montenegrin=nmontenegro montenegro=pmontenegro
moroccan=nmorocco moroccans=Nmorocco morocco=pmorocco mozambican=nmozambique mozambique=pmozambique myanmar=pmyanmar
namibia=pnamibia namibian=nnamibia nepal=pnepal nepalese=nnepal nepali=nnepal netherlands=pnetherlands new_zealand=pnew_zealand
new_zealander=nnew_zealand nicaragua=pnicaragua nicaraguan=nnicaragua nicaraguans=Nnicaragua niger=pniger nigeria=pnigeria
nigerian=nnigeria nigerians=Nnigeria nigerien=nniger north_korea=pnorth_korea north_korean=nnorth_korea norway=pnorway
norwegian=nnorway norwegians=Nnorway oman=poman omani=noman omanis=Noman pakistan=ppakistan pakistani=npakistan pakistanis=Npakistan
palestine=ppalestine palestinian=npalestine palestinians=Npalestine panama=ppanama panamanian=npanama panamanians=Npanama
papua_new_guinea=ppapua_new_guinea papuan=npapua_new_guinea paraguay=pparaguay paraguayan=nparaguay peru=pperu peruvian=nperu
peruvians=Nperu philippine=nphilippines philippines=pphilippines poland=ppoland pole=npoland poles=Npoland polish=npoland
portugal=pportugal portuguese=nportugal prc=pchina puerto_rican=npuerto_rico puerto_rico=ppuerto_rico qatar=pqatar qatari=nqatar
qataris=Nqatar romania=promania romanian=nromania romanians=Nromania russia=prussia russian=nrussia russians=Nrussia rwanda=prwanda
rwandan=nrwanda rwandans=Nrwanda salvadoran=nel_salvador salvadorans=Nel_salvador samoa=psamoa samoan=nsamoa samoans=Nsamoa
saudi=nsaudi_arabia saudi_arabia=psaudi_arabia saudis=Nsaudi_arabia scot=nscotland scotland=pscotland scots=Nscotland
scottish=nscotland senegal=psenegal senegalese=nsenegal serb=nserbia serbia=pserbia serbian=nserbia serbs=Nserbia
sierra_leone=psierra_leone sierra_leonean=nsierra_leone singapore=psingapore singaporean=nsingapore singaporeans=Nsingapore
slovak=nslovakia slovakia=pslovakia slovaks=Nslovakia slovenes=Nslovenia slovenia=pslovenia slovenian=nslovenia somali=nsomalia
somalia=psomalia somalis=Nsomalia south_africa=psouth_africa south_african=nsouth_africa south_korea=psouth_korea
south_korean=nsouth_korea soviet=nsoviet_union soviet_union=psoviet_union soviets=Nsoviet_union spain=pspain spaniard=nspain
spaniards=Nspain spanish=nspain sri_lanka=psri_lanka sri_lankan=nsri_lanka sudan=psudan sudanese=nsudan suriname=psuriname
surinamese=nsuriname swede=nsweden sweden=psweden swedes=Nsweden swedish=nsweden swiss=nswitzerland switzerland=pswitzerland
syria=psyria syrian=nsyria syrians=Nsyria taiwan=ptaiwan taiwanese=ntaiwan tajik=ntajikistan tajikistan=ptajikistan
tajiks=Ntajikistan tanzania=ptanzania tanzanian=ntanzania tanzanians=Ntanzania thai=nthailand thailand=pthailand thais=Nthailand
tibet=ptibet tibetan=ntibet tibetans=Ntibet togo=ptogo togolese=ntogo tonga=ptonga tongan=ntonga tunisia=ptunisia tunisian=ntunisia
tunisians=Ntunisia turk=nturkey turkey=pturkey turkish=nturkey turkmen=nturkmenistan turkmenistan=pturkmenistan turks=Nturkey
türkiye=pturkey u.a.e.=punited_arab_emirates u.k.=pbritain u.s.=punited_states u.s.a.=punited_states uae=punited_arab_emirates
uganda=puganda ugandan=nuganda ugandans=Nuganda uk=pbritain ukraine=pukraine ukrainian=nukraine ukrainians=Nukraine
united_arab_emirates=punited_arab_emirates united_kingdom=pbritain united_states=punited_states uruguay=puruguay uruguayan=nuruguay
us=punited_states usa=punited_states ussr=psoviet_union uzbek=nuzbekistan uzbekistan=puzbekistan uzbeks=Nuzbekistan vatican=pvatican
venezuela=pvenezuela venezuelan=nvenezuela venezuelans=Nvenezuela vietnam=pvietnam vietnamese=nvietnam wales=pwales welsh=nwales
welshman=nwales yemen=pyemen yemeni=nyemen yemenis=Nyemen zambia=pzambia zambian=nzambia zambians=Nzambia zimbabwe=pzimbabwe
zimbabwean=nzimbabwe zimbabweans=Nzimbabwe
`

// places are cities, regions and continents that news is full of.
const places table = `
aberdeen abu_dhabi abuja accra addis_ababa adelaide africa alabama alaska albany alberta aleppo algiers alps amsterdam anchorage
andes ankara antarctica antwerp appalachia arizona arkansas asia athens atlanta atlantic auckland austin baghdad baku bali balkans
baltic baltimore bamako bangalore bangkok barcelona basel basra bavaria beijing beirut belfast belgrade bengal benghazi bergen
berlin bermuda bern bilbao birmingham bogota bogotá bologna bombay bordeaux boston bradford brasilia bratislava brighton brisbane
bristol brittany brooklyn brussels bucharest budapest buenos_aires buffalo cairo calais calcutta calgary california cambridge
canberra cape_town capitol caracas cardiff caribbean carolina casablanca catalonia caucasus charleston charlotte chechnya chennai
chernobyl chicago cincinnati cleveland cologne colombo colorado columbus connecticut copenhagen cork cornwall corsica coventry crete
crimea croydon dakar dallas damascus darfur davos dayton delaware delhi denver derby des_moines detroit devon dhaka doha donetsk
dover dresden dubai dublin dundee durban dusseldorf düsseldorf edinburgh edmonton essex eurasia exeter ferguson flanders florence
florida frankfurt fresno galway gaza geneva genoa ghent gibraltar glasgow goa guam guangzhou guantanamo hague haifa hamburg
hampshire hanoi hanover harare harlem havana hawaii helmand helsinki hiroshima hollywood honolulu houston hull idaho idlib illinois
indiana indianapolis iowa islamabad istanbul jakarta jalalabad jeddah jersey jerusalem johannesburg juba kabul kampala kandahar
kansas karachi kashmir kathmandu kent kentucky kharkiv khartoum kiev kigali kingston kinshasa kolkata kuala_lumpur kunduz kurdistan
kursk kyiv kyoto lagos lahore lancashire lancaster las_vegas latin_america lausanne leeds leicester leipzig lima lisbon liverpool
ljubljana lombardy london long_island los_angeles louisiana louisville luanda lusaka lviv lyon macau madison madrid maine malaga
manchester manhattan manila mariupol marrakech marseille maryland massachusetts mecca medellin medellín mediterranean melbourne
memphis mexico_city miami michigan middle_east midlands milan milwaukee minneapolis minnesota minsk mississippi missouri mogadishu
mombasa montana montevideo montreal montréal moscow mosul mumbai munich nagasaki nairobi nantes naples nashville nebraska nevada
new_delhi new_england new_hampshire new_haven new_jersey new_mexico new_orleans new_york newark newcastle nice norfolk normandy
north_america northumberland norwich nottingham nuremberg oakland odesa odessa ohio oklahoma omaha ontario oregon orlando osaka oslo
ottawa oxford oxfordshire pacific palermo palmyra panama_city paris pennsylvania perth peshawar philadelphia phnom_penh phoenix
pittsburgh plymouth portland portsmouth prague pretoria pristina provence pyongyang quebec queens queensland quito québec raleigh
ramallah rawalpindi reykjavik riga rio_de_janeiro rio_grande riyadh rochester rome rotterdam sacramento sahara salt_lake salzburg
san_antonio san_diego san_francisco san_jose san_salvador sanaa santa_fe santo_domingo sao_paulo sarajevo sardinia saskatchewan
scandinavia seattle seoul seville shanghai sheffield shenzhen siberia sicily sofia somerset south_america southampton srebrenica
st._louis st._petersburg stanford staten_island stockholm strasbourg stuttgart suffolk surrey sussex sydney são_paulo tallinn tampa
tasmania tbilisi tehran tel_aviv tennessee texas tianjin tijuana tokyo toledo toronto toulouse transylvania tripoli tulsa tunis
turin tuscany ulster utah utrecht valencia vancouver venice vermont victoria vienna vilnius virginia vladivostok warsaw washington
wellington west_bank westminster whitehall wimbledon winnipeg wisconsin worcester wuhan wyoming xinjiang yangon yerevan york
yorkshire yukon zagreb zurich zürich
`
