package lang

// roles are nouns for a person, with the gender they tell (m, f, - neither)
// and the classes they belong to. Two nouns that share a class may name the
// same person: president and leader (h), attorney and lawyer (a). Class Z is
// shared with no other noun, F are relatives, z any person at all.
const roles table = `
abbot=mP academic=-r academician=-Z accountant=-Z accused=-u activist=-Z actor=-w actress=fw adherent=-Z administrator=-c admiral=-o
adult=-z adversary=-Z adviser=-q advisor=-q advocate=-a agent=-p aide=-q airman=mo alderman=ml ally=-q alumnus=-Z ambassador=-f
analyst=-e ancestor=-Z anchor=-n anthropologist=-r applicant=-Z apprentice=-Z archaeologist=-r archbishop=-P architect=-w
arsonist=-u artist=-w assailant=-u assemblyman=ml assemblywoman=fl assistant=-q associate=-q astronaut=-Z astronomer=-r
asylum-seeker=-i athlete=-k attaché=-f attacker=-u attendant=-Z attendee=-Z attorney=-ax auditor=-Z aunt=fF author=-n ayatollah=-P
baby=-z bachelor=-Z backer=-Z baker=-Z banker=-b barman=mZ baron=mK baroness=fK barrister=-a bartender=-Z batsman=mk benefactor=-Z
bidder=-Z biker=-Z billionaire=-b biographer=-n biologist=-r bishop=-P blogger=-n bloke=mz bodyguard=-Z bomber=-u boss=-c bowler=-k
boxer=-k boy=mz boyfriend=mF bride=fF brigadier=-o broadcaster=-n broker=-Z brother=mF brother-in-law=mF builder=-Z bureaucrat=-f
burglar=-u businessman=mb businesswoman=fb butcher=-Z buyer=-Z bystander=-i caller=-Z campaigner=-q candidate=-d canon=-P
captain=-ko captive=-i cardinal=mP caretaker=-Z carpenter=-Z cashier=-Z casualty=-i celebrity=-w ceo=-c cfo=-c chair=-c chairman=mc
chairperson=-c chairwoman=fc challenger=-d champion=-k chancellor=-g chap=mz chaplain=-P chef=-Z chemist=-r chief=-c chieftain=-c
child=-F citizen=-z claimant=-i classmate=-Z cleric=-P clerk=-Z client=-Z climatologist=-r climber=-Z clinician=-D co-chair=-c
co-founder=-c co-pilot=-Z co-worker=-Z coach=-t colleague=-Z colonel=-o columnist=-n comedian=-w commandant=-o commander=-o
commentator=-en commenter=-Z commissioner=-cf communist=-Z commuter=-i companion=-Z competitor=-Z complainant=-i composer=-w
conductor=-w confidant=-q confidante=fq congressman=ml congresswoman=fl conservative=-Z constable=-p consul=-f consultant=-e
consumer=-Z contender=-d contestant=-Z convict=-u coo=-c cook=-Z cop=-p coroner=-D corporal=-o correspondent=-n cosmonaut=-Z
councillor=-l councilman=ml councilwoman=fl counsel=-a counsellor=-Z counselor=-Z count=mK counterpart=-Z countess=fK courier=-Z
cousin=-F craftsman=mZ creator=-Z creditor=-Z crewman=mZ criminal=-u critic=-n curator=-Z customer=-Z cyclist=-k dad=mF dancer=-w
daughter=fF daughter-in-law=fF dealer=-Z dean=-P defector=-Z defendant=-u defender=-k delegate=-l democrat=-Z demonstrator=-Z
dentist=-D deputy=-lq descendant=-Z designer=-Z detainee=-u detective=-p detractor=-Z developer=-b dictator=-h diplomat=-f
director=-cw dissident=-Z diver=-Z doctor=-D donor=-Z driver=-k drummer=-w duchess=fK duke=mK earl=mK ecologist=-r economist=-e
editor=-n electrician=-Z emir=mKh emissary=-f emperor=mKh employee=-Z empress=fKh enemy=-Z engineer=-r entertainer=-w enthusiast=-Z
entrepreneur=-b envoy=-f epidemiologist=-r evacuee=-i ex-husband=mF ex-wife=fF executive=-c expert=-e explorer=-Z extremist=-Z
eyewitness=-i fan=-Z farmer=-Z father=mF father-in-law=mF female=fz fiance=mF fiancee=fF fiancé=mF fiancée=fF fighter=-ko figure=-z
filmmaker=-w finalist=-Z financier=-b firefighter=-Z fireman=mZ fisherman=mZ foe=-Z follower=-Z footballer=-k forecaster=-e
foreigner=-z forward=-k founder=-c freelancer=-Z freshman=-Z friend=-Z front-runner=-d frontrunner=-d fugitive=-u gardener=-Z
general=-o genius=-Z gentleman=mz geologist=-r girl=fz girlfriend=fF goalkeeper=-k golfer=-k governor=-v graduate=-Z grandchild=-F
granddaughter=fF grandfather=mF grandmaster=-Z grandmother=fF grandparent=-F grandson=mF groom=mF guard=-Z guerrilla=-o guest=-Z
guide=-Z guitarist=-w gunman=mu gunner=-o guy=mz gymnast=-k hacker=-u half-brother=mF half-sister=fF head=-c headmaster=mZ
headmistress=fZ headteacher=-Z helmsman=mZ hero=-Z heroine=fZ hijacker=-u historian=-r homeowner=-Z hopeful=-d host=-n hostage=-i
hostage-taker=-u human=-z hunter=-Z husband=mF imam=-P immigrant=-z incumbent=-d individual=-z industrialist=-b infant=-z
informant=-Z inhabitant=-Z inmate=-u insider=-q inspector=-fp instructor=-Z insurer=-Z insurgent=-o intern=-Z interpreter=-Z
inventor=-r investigator=-p investor=-b janitor=-Z jihadist=-o jockey=-k journalist=-n judge=-j juror=-Z justice=-j keeper=-k kid=-z
kidnapper=-u killer=-u king=mKh knight=mK laborer=-Z labourer=-Z lad=mz lady=fKz landlady=fZ landlord=mZ laureate=-Z lawmaker=-l
lawyer=-a leader=-Lgh lecturer=-r legend=-Z legislator=-l lender=-Z liberal=-Z librarian=-Z lieutenant=-o lifeguard=-Z linesman=mZ
linguist=-r listener=-Z litigator=-a lobbyist=-Z local=-z looter=-Z lord=mK lover=-F magician=-w magistrate=-j magnate=-b maid=-Z
major=-o maker=-Z male=mz man=mz manager=-ct marcher=-Z marine=-o mariner=-Z marshal=-p master=-Z mathematician=-r mayor=-y
mayoress=fy mechanic=-Z medalist=-k medallist=-k mediator=-f medic=-D member=-Z mentor=-Z merchant=-Z meteorologist=-r midfielder=-k
midwife=-D migrant=-i militant=-o millionaire=-b miner=-Z minister=-Pm mistress=fF model=-w moderate=-Z moderator=-n mogul=-b mom=fF
monarch=-Kh monitor=-f monk=mP mother=fF mother-in-law=fF motorcyclist=-Z motorist=-i motorman=mZ mp=-l mullah=mP mum=fF murderer=-u
musician=-w nanny=-Z narrator=-Z nationalist=-Z native=-z negotiator=-f neighbor=-Z neighbour=-Z nephew=mF newcomer=-z newsreader=-n
niece=fF nominee=-d novelist=-n nun=fP nurse=-D observer=-e occupant=-Z offender=-u officer=-op official=-f oligarch=-b ombudsman=-f
onlooker=-i operative=-q operator=-Z opponent=-d organiser=-Z organizer=-Z orphan=-Z owner=-c painter=-w paramedic=-D parent=-F
parliamentarian=-l participant=-Z partisan=-Z partner=-F passenger=-i pastor=-P pathologist=-D patient=-i peacekeeper=-o
pedestrian=-i pediatrician=-D peer=-Z pensioner=-z perpetrator=-u person=-z petitioner=-i pharmacist=-D philanthropist=-Z
philosopher=-r photographer=-n physician=-D physicist=-r pianist=-w pilgrim=-Z pilot=-Z pioneer=-Z pitcher=-k plaintiff=-i player=-k
playmaker=-k playwright=-n plumber=-Z poet=-n policeman=mp policewoman=fp politician=-l pollster=-e pope=mP poster=-Z preacher=-P
predecessor=-Z premier=-g presenter=-n president=-ch priest=-P prince=mK princess=fK principal=-c prisoner=-u private=-o producer=-w
professor=-r programmer=-Z proponent=-Z prosecutor=-x protester=-Z protestor=-Z protégé=-Z provost=-Z psychiatrist=-D
psychologist=-r psychotherapist=-Z publisher=-n pundit=-e pupil=-Z quarterback=-k queen=fKh rabbi=-P racer=-k ranger=-p rapist=-u
rapper=-w reader=-Z rebel=-o receptionist=-Z recipient=-Z rector=-Z referee=-Z refugee=-i registrar=-j regulator=-f relative=-F
reporter=-n representative=-l republican=-Z rescuer=-Z researcher=-r resident=-i respondent=-Z restaurateur=-Z retailer=-b
reverend=-P rider=-k rioter=-Z rival=-d robber=-u rookie=-k roommate=-Z ruler=-gh runner=-k runner-up=-Z sailor=-o sceptic=-Z
scholar=-r schoolboy=mz schoolgirl=fz scientist=-r scout=-Z screenwriter=-n sculptor=-w secretary=-m seller=-Z senator=-l
separatist=-Z sergeant=-p serviceman=mo servicewoman=fo settler=-Z shareholder=-Z sheikh=mP sheriff=-jp shooter=-u shopkeeper=-Z
shopper=-Z shortstop=-k sibling=-F signatory=-Z singer=-w sister=fF sister-in-law=fF skater=-k skeptic=-Z skier=-k skipper=-Z
smuggler=-u sniper=-Z socialist=-Z sociologist=-r soldier=-o solicitor=-a son=mF son-in-law=mF songwriter=-w source=-Z speaker=-l
specialist=-e spectator=-Z speechwriter=-q spokesman=ms spokesperson=-s spokeswoman=fs sponsor=-Z spouse=-F sprinter=-k spy=-Z
stabber=-u staffer=-q stakeholder=-Z star=-kw stepbrother=mF stepdaughter=fF stepfather=mF stepmother=fF stepsister=fF stepson=mF
steward=-Z stewardess=fZ stranger=-z strategist=-e striker=-k strongman=-h student=-Z subordinate=-Z subscriber=-Z successor=-Z
suitor=-Z sultan=mKh superintendent=-cp superior=-Z supporter=-Z supremo=-c surgeon=-D surrogate=-q survivor=-i suspect=-u
swimmer=-k taoiseach=-g taxpayer=-Z teacher=-Z teammate=-k technologist=-r teen=-z teenager=-z tenant=-Z terrorist=-u therapist=-D
thief=-u toddler=-z tourist=-i trader=-Z trafficker=-u trainer=-t translator=-Z traveler=-i traveller=-i treasurer=-c trooper=-p
trucker=-Z tsar=mKh twin=-F tycoon=-b umpire=-Z uncle=mF undergraduate=-Z undersecretary=-m user=-Z vendor=-Z vet=-D veteran=-oz
veterinarian=-D vicar=-P victim=-i viewer=-Z villager=-z virologist=-r viscount=mK visitor=-Z vocalist=-w volunteer=-Z voter=-Z
waiter=mZ waitress=fZ warden=-p warlord=-o watcher=-e whip=-l whistleblower=-i widow=fF widower=mF wife=fF winger=-k winner=-k
witness=-i woman=fz worker=-Z worshipper=-Z wrestler=-k writer=-n youngster=-z youth=-z
`

// groups are nouns for several people, singular or plural.
const groups table = `
audience authorities cavalry clergy community couple crew crews crowd delegation dozens duo electorate elite entourage everyone
faculty family folk folks forces gang gentry hundreds jury leadership majority media militants millions minority mob opposition
others pair panel peasantry people personnel police population press public quartet rebels relatives staff team thousands trio
troops workforce youth
`

// bodies are nouns for an organisation, with their classes.
const bodies table = `
academy=u administration=g agency=a airline=i alliance=o army=m assembly=l association=o authority=a automaker=c band=z bank=b
bloc=o board=k brewer=c broadcaster=n bureau=a cabinet=g campaign=v carmaker=c carrier=i chain=c chamber=l charity=o chipmaker=c
church=z clinic=h club=t coalition=o college=u commission=ak committee=k company=c conglomerate=c congress=l consulate=z
consultancy=c contractor=c corporation=c corps=m council=gk court=j daily=n department=a directorate=a drugmaker=c embassy=z
employer=c enterprise=c executive=g federation=o firm=c foundation=o franchise=t giant=c government=g group=co hospital=h inquiry=k
inspectorate=a institute=u institution=o insurer=c journal=n judiciary=j junta=g jury=j league=z legislature=l lender=bc magazine=n
maker=c manufacturer=c military=m militia=m ministry=a movement=v museum=z navy=m newspaper=n ngo=o nonprofit=o office=a orchestra=z
organisation=o organization=o outfit=c paper=n parliament=l party=p police=m producer=c publication=n publisher=c regime=g
regiment=m regulator=a retailer=c school=u senate=l society=o squad=t start-up=c startup=c studio=z subsidiary=c supermarket=c
supplier=c tabloid=n team=t think-tank=o tribunal=j union=o university=u utility=c watchdog=a website=n weekly=n
`

// documents are nouns for what can speak without being anyone.
const documents table = `
advisory affidavit article blog bulletin caption communique communiqué complaint declaration dispatch document dossier e-mail
editorial email filing indictment lawsuit leaflet letter manifesto memo message note notice pamphlet paper petition poll post
press_release readout release report resolution statement study summary survey text transcript tweet warrant
`
