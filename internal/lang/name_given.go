package lang

// givenNames are common given names of news, with the gender they tell: m, f,
// or x for either. Hand-made, after the names of the training treebanks.
const givenNames table = `
aaron=m abby=f abdel=m abdul=m abdulla=m abdullah=m abe=m abel=m abigail=f abraham=m abu=m ada=f adam=m addison=x adel=m adelaide=f
adele=f adil=m aditya=m adolf=m adrian=m adriana=f agatha=f agnes=f agnieszka=f ahmad=m ahmed=m aidan=m aileen=f aisha=f ajay=m
ajit=m akhil=m akira=m al=m alan=m alastair=m alba=f albert=m alberto=m aldo=m alec=m alejandra=f alejandro=m aleksandr=m aleksei=m
alessandro=m alex=x alexander=m alexandra=f alexandre=m alexei=m alexey=m alexis=m alf=m alfonso=m alfred=m alfredo=m ali=m alice=f
alicia=f alina=f aline=f alisa=f alison=f alistair=m allan=m allen=m allison=f alma=f alonso=m alphonse=m alvaro=m alvin=m alyssa=f
amadou=m amal=f amanda=f amber=f ambrose=m amelia=f amelie=f amina=f amir=m amit=m amy=f ana=f anabel=f anastasia=f anders=m andie=x
andre=m andrea=f andreas=m andrei=m andrej=m andres=m andrew=m andriy=m andrzej=m andy=m angel=x angela=f angelica=f angelina=f
angie=f angus=m anika=f anil=m anita=f anja=f ann=f anna=f annabel=f anne=f annegret=f annette=f annie=f ansar=m anthony=m antoine=m
antoinette=f anton=m antonia=f antonin=m antonio=m antony=m anwar=m aoife=f april=f archie=m ari=m arianna=f ariel=m arjun=m
arkady=m arlene=f armando=m arnaud=m arnold=m artem=m arthur=m arturo=m artyom=m arun=m ash=m ashley=f ashton=x asif=m aslan=m
asma=f astrid=f atul=m aubrey=x audrey=f august=m augusto=m aung=f austin=m avery=x avi=m ayesha=f aziz=m bailey=x barack=m
barbara=f barnaby=m barney=m barry=m bart=m bashar=m basil=m bea=f beata=f beatrice=f beatriz=f beau=m becky=f belinda=f bella=f
ben=m benazir=f benedict=m benito=m benjamin=m bennie=m benny=m bernadette=f bernard=m bernardo=m bernice=f bernie=m bert=m bertha=f
bertrand=m bess=f beth=f bethany=f betsy=f betty=f beverly=f bianca=f bill=m billy=m birgit=f bjorn=m björn=m blair=x blake=m bob=m
bobbie=x bobby=m bonnie=f boris=m brad=m bradley=m bram=m brandon=m brenda=f brendan=m brent=m bret=m brett=m brian=m bridget=f
brigid=f brigitte=f britney=f brock=m brooke=f bruce=m bruno=m bryan=m bryce=m bryson=m burt=m butch=m byron=m caitlin=f caleb=m
calvin=m cameron=x camila=f camilla=f camille=f candace=f candice=f cara=f carey=x carl=m carla=f carlo=m carlos=m carlton=m carly=f
carmen=f carol=f carole=f carolina=f caroline=f carolyn=f carrie=f carsten=m casey=x cassandra=f cassidy=f catalina=f catarina=f
cate=f caterina=f catherine=f cathleen=f cathy=f cecile=f cecilia=f cedric=m celeste=f celia=f celine=f cesar=m chad=m chandra=x
channing=m chantal=f charlene=f charles=m charley=x charlie=m charlotte=f charly=x chelsea=f cherie=f cheryl=f chester=m chiara=f
chip=m chloe=f chris=x christa=f christian=m christiana=f christina=f christine=f christoph=m christophe=m christopher=m christy=f
chuck=m ciara=f cindy=f claire=f clara=f clare=f clarence=m clarissa=f clark=m claude=m claudia=f claudio=m clayton=m clement=m
clementine=f cleo=x cliff=m clifford=m clint=m clive=m clyde=m cody=m colette=f colin=m colleen=f connie=f connor=m conor=m conrad=m
constance=f consuelo=f cora=f corazon=f corey=x corinne=f cornelia=f cornelius=m cory=m courtney=f craig=m cristina=f crystal=f
curt=m curtis=m cynthia=f cyril=m cyrus=m cécile=f céline=f césar=m daisy=f dakota=x dale=x damian=m damien=m damon=m dan=m dana=x
dani=f daniel=m daniela=f daniele=m danielle=f danny=m dante=m daphne=f darcy=x daria=f darlene=f darnell=m daron=m darrell=m
darren=m darryl=m daryl=m dave=m david=m davide=m davis=m dawn=f dean=m deb=f debbie=f debby=f deborah=f debra=f declan=m deirdre=f
delia=f delphine=f dena=f denis=m denise=f deniz=x dennis=m denzel=m derek=m dermot=m derrick=m desmond=m devin=m devon=x dexter=m
diana=f diane=f dianne=f diego=m dieter=m dietrich=m dilma=f dimitri=m dimitris=m dina=f dinesh=m dirk=m dmitri=m dmitry=m dmytro=m
dolores=f dominic=m dominik=m dominique=f don=m donald=m donatella=f donna=f donnie=m dora=f doreen=f doris=f dorothea=f dorothy=f
doug=m douglas=m drew=x duane=m dudley=m duncan=m dustin=m dwayne=m dwight=m dylan=m eamon=m earl=m ed=m eddie=m eddy=m eden=x
edgar=m edith=f edmund=m edna=f eduard=m eduardo=m edvard=m edward=m edwin=m efraim=m ehud=m eileen=f elaine=f eleanor=f eleanora=f
elena=f eleni=f eli=m elias=m elijah=m elisa=f elisabeth=f elise=f eliza=f elizabeth=f ella=f elle=f ellen=f ellie=f elliot=m
elliott=m ellis=x elmer=m elon=m elsa=f elsie=f elvira=f elvis=m emanuel=m emerson=x emil=m emile=m emilia=f emilie=f emilio=m
emily=f emma=f emmanuel=m enrico=m enrique=m enzo=m eric=m erica=f erich=m erik=m erika=f erin=f ernest=m ernesto=m ernst=m erwin=m
esmeralda=f esteban=m estelle=f esther=f ethan=m ethel=f etienne=m eugene=m eugenia=f eunice=f eva=f evan=m evangeline=f eve=f
evelyn=f everett=m ezra=m fabian=m fabio=m faisal=m faith=f fanny=f farah=f farid=m farook=m fatima=f fatma=f federico=m felicia=f
felicity=f felipe=m felix=m ferdinand=m fergus=m fernando=m fethullah=m fidel=m filip=m filippo=m finley=x fiona=f flora=f
florence=f florian=m floyd=m frances=f francesca=f francesco=m francine=f francis=m francisco=m franco=m francois=m frank=m
frankie=x franklin=m franz=m françois=m françoise=f fred=m freddie=m freddy=m frederic=m frederick=m frida=f frieda=f friedrich=m
fritz=m frédéric=m fyodor=m gabby=f gabriel=m gabriela=f gabriella=f gabrielle=f gail=f gale=x galina=f gareth=m garret=m garrett=m
garry=m gary=m gaspard=m gavin=m gavrilo=m geert=m gemma=f gene=m genevieve=f geoff=m geoffrey=m georg=m george=m georges=m
georgia=f georgina=f georgios=m gerald=m geraldine=f gerard=m gerardo=m gerhard=m gerry=m gertrude=f ghazala=f giacomo=m gianluca=m
gianni=m gideon=m gilbert=m gillian=f gina=f ginny=f giorgia=f giorgio=m giovanna=f giovanni=m gisela=f giselle=f giulio=m
giuseppe=m gladys=f glen=m glenda=f glenn=x gloria=f golda=f gordon=m grace=f graeme=m graham=m grant=m greg=m gregor=m gregory=m
greta=f gretchen=f guadalupe=f gudrun=f guillaume=m guillermo=m gunnar=m gunther=m gus=m gustav=m gustavo=m guy=m gwen=f gwendolyn=f
günter=m habib=m hadi=m hadley=x hailey=f hakeem=m hakim=m hal=m hamid=m hamish=m hamza=m hank=m hanna=f hannah=f hannes=m hans=m
harald=m harold=m harper=x harriet=f harrison=m harry=m harun=m harvey=m hasan=m hasmik=f hassan=m hayden=x hazel=f heather=f
hector=m heidi=f heinrich=m heinz=m helen=f helena=f helene=f helga=f helmut=m hendrik=m henri=m henrietta=f henrik=m henry=m
herbert=m herman=m hermann=m hideo=m hilary=f hilda=f hillary=f hiroshi=m holly=f hope=f horst=m hosni=m howard=m hubert=m hugh=m
hugo=m huma=f humayun=m humphrey=m hunter=x husain=m hussain=m hussein=m hélène=f iain=m ian=m ibrahim=m ida=f ignacio=m igor=m
ilan=m ileana=f ilse=f ilya=m imelda=f imogen=f imran=m ines=f ingrid=f inés=f ioannis=m ira=m irene=f irfan=m irina=f iris=f irma=f
irving=m isaac=m isabel=f isabella=f isabelle=f isaiah=m ishmael=m ismail=m isobel=f israel=m issa=m itzhak=m iurii=m ivan=m ivana=f
ivanka=f ivo=m ivy=f jaap=m jack=m jackie=x jackson=m jaclyn=f jacob=m jacqueline=f jacques=m jacqui=f jaime=x jair=m jake=m jakob=m
jakub=m jamal=m james=m jamie=x jan=x jane=f janelle=f janet=f janette=f janice=f janine=f janos=m jared=m jarrod=m jasmine=f
jason=m jasper=m javad=m javier=m jay=m jean=f jean-claude=m jean-luc=m jean-marc=m jean-marie=m jean-michel=m jean-paul=m
jean-pierre=m jeanette=f jeanne=f jeb=m jed=m jeff=m jefferson=m jeffery=m jeffrey=m jen=f jenna=f jennie=f jennifer=f jenny=f
jens=m jeremiah=m jeremy=m jerome=m jerry=m jess=f jesse=x jessica=f jessie=x jesus=m jesús=m jill=f jillian=f jim=m jimmie=m
jimmy=m jo=f joachim=m joan=f joann=f joanna=f joanne=f joao=m joaquin=m jocelyn=f jodie=f jody=f joe=m joel=m joey=m johan=m
johann=m johanna=f johannes=m john=m johnnie=m johnny=m jon=m jonah=m jonas=m jonathan=m jong=m jordan=x jorg=m jorge=m jose=m
josef=m josefina=f joseph=m josephine=f josh=m joshua=m josie=f josip=m josé=m joy=f joyce=f jozef=m joão=m juan=m juana=f juanita=f
jude=m judith=f judy=f juergen=m jules=x julia=f julian=m juliana=f julianna=f julianne=f julie=f julien=m juliet=f juliette=f
julio=m julius=m june=f junior=m jurgen=m justin=m justine=f jérôme=m jörg=m jürgen=m kai=x kamal=m kamala=f kara=f karel=m karen=f
karim=m karin=f karina=f karl=m karla=f kaspar=m kate=f katharina=f katherine=f kathleen=f kathryn=f kathy=f katie=f katja=f
katrin=f katrina=f katy=f kayla=f kazuo=m keegan=x keiko=f keir=m keira=f keith=m kelly=x kellyanne=f kelsey=f ken=m kendall=x
kenneth=m kenny=m kent=m keren=f kerry=x kevin=m khadija=f khaled=m khalid=m khizr=m kim=x kimberly=f kirill=m kirk=m kirsten=f
kirstjen=f kirsty=f kit=x klara=f klaus=m knut=m kofi=m konrad=m konstantin=m kris=x krishna=m kristalina=f kristen=f kristi=f
kristin=f kristina=f kristine=f kristoffer=m krystal=f krzysztof=m kurt=m kyle=m kylie=f kyriakos=m lael=m lamar=m lance=m lara=f
larissa=f larry=m lars=m laszlo=m latoya=f laura=f lauren=f laurence=m laurent=m laurie=f lawrence=m layla=f lazar=m lea=f leah=f
leanne=f lech=m lee=x leif=m leigh=x leila=f lena=f leni=f leo=m leon=m leonard=m leonardo=m leonid=m leonora=f leopold=m leroy=m
leslie=x lester=m leticia=f letitia=f lev=m levi=m lewis=m liam=m liane=f lidia=f lila=f lillian=f lily=f linda=f lindsay=x
lindsey=x linus=m lionel=m lisa=f liudmila=f liv=f liz=f liza=f lizzie=f lloyd=m logan=x lois=f lola=f lolita=f loren=x lorenzo=m
loretta=f lori=f lorna=f lorraine=f lotte=f lou=x louie=m louis=m louisa=f louise=f luc=m luca=m lucas=m lucia=f luciana=f luciano=m
lucie=f lucille=f lucinda=f lucy=f ludwig=m luigi=m luis=m luisa=f luka=m lukas=m lukasz=m luke=m lupita=f luther=m lydia=f lyle=m
lyn=f lynda=f lyndon=m lynette=f lynn=x lynne=f mabel=f mack=m mackenzie=x maddie=f madeleine=f madeline=f madison=x madonna=f
magdalena=f maggie=f magnus=m mahamat=m mahmoud=m mahmud=m maia=f maksim=m malala=f malcolm=m malia=f malik=m mamadou=m mandy=f
manfred=m manuel=m manuela=f mara=f marc=m marcel=m marcela=f marcelo=m marcia=f marco=m marcos=m marcus=m marek=m margaret=f
margarita=f margaux=f margery=f margo=f margot=f marguerite=f maria=f mariah=f mariam=f mariana=f marianne=f mariano=m maribel=f
marie=f mariela=f marilyn=f marina=f marine=f mario=m marion=x marisa=f marissa=f marius=m marjorie=f mark=m marko=m markus=m
marla=f marlene=f marlon=m marsha=f marshall=m marta=f martha=f martin=m martina=f marty=m martín=m marvin=m mary=f maryam=f maría=f
massimo=m mateo=m mateusz=m mathias=m mathieu=m mathilde=f matilda=f matt=m matteo=m matthew=m matthias=m matthieu=m mattias=m
maud=f maura=f maureen=f maurice=m mauricio=m maurizio=m mauro=m max=m maxim=m maxime=m maximilian=m maxine=f maya=f meg=f megan=f
meghan=f megyn=f mehdi=m mehmet=m mel=x melania=f melanie=f melanne=f melinda=f melissa=f melvin=m mercedes=f meredith=f merle=x
merrick=m merrill=m mette=f mia=f micah=x michael=m michaela=f michal=m michel=m michele=f michelle=f michèle=f mick=m mickey=m
miguel=m mihai=m mikael=m mike=m mikhail=m mikko=m mila=f milan=m mildred=f miles=m millie=f milo=m milos=m milton=m mimi=f mindy=f
minnie=f mira=f miranda=f miriam=f mirwais=m misha=x mitch=m mitchell=m mitt=m moammar=m mohamad=m mohamed=m mohammad=m mohammed=m
mohan=m moira=f moises=m molly=f mona=f monica=f monika=f monique=f monte=m morgan=x morris=m mortimer=m morton=m moses=m moshe=m
mostafa=m muammar=m muhammad=m muhammed=m muriel=f murray=m mustafa=m myra=f myron=m myrtle=f mónica=f nabil=m nadia=f nadine=f
naim=m najib=m nancy=f naomi=f narendra=m nasser=m natalia=f natalie=f natasha=f nathan=m nathaniel=m ned=m neil=m nell=f nellie=f
nelson=m neville=m newt=m niall=m nichola=f nicholas=m nick=m nicky=x nico=x nicola=f nicolae=m nicolas=m nicole=f nicoletta=f
nicolás=m nidal=m nigel=m nigella=f nikita=x nikki=f niklas=m niko=m nikola=m nikolai=m nikolaj=m nikolaus=m nils=m nina=f noah=m
noam=m noel=m noelle=f nora=f norah=f norbert=m noreen=f norm=m norma=f norman=m octavia=f odette=f olaf=m oleg=m oleksandr=m
oleksiy=m olga=f olive=f oliver=m olivia=f olivier=m olof=m omar=m omarosa=f oprah=f orlando=m orrin=m orville=m osama=m oscar=m
osman=m oswald=m otis=m otto=m owen=m pablo=m paddy=m paige=f pal=m pam=f pamela=f paola=f paolo=m paris=x parker=x pascal=m
pascale=f pat=x patience=f patrice=m patricia=f patrick=m patsy=f patti=f patty=f paul=m paula=f paulette=f paulina=f pauline=f
paulo=m pavel=m pavlo=m pawel=m pearl=f pedro=m peggy=f pelle=m penelope=f penny=f percy=m pervez=m pete=m peter=m petr=m petra=f
petro=m petros=m peyton=x phil=m philip=m philipp=m philippe=m phillip=m phoebe=f phyllis=f pier=m pierce=m pierre=m pieter=m
pietro=m pilar=f piotr=m polly=f prakash=m pramila=f pranab=m prescott=m preston=m priscilla=f priti=f priya=f pyotr=m qasem=m
quentin=m quincy=m quinn=x rachel=f rafael=m raffaele=m rafiq=m rahim=x rahm=m rahul=m raisa=f raj=m rajesh=m rajiv=m ralf=m ralph=m
ram=m raman=m rami=m ramiro=m ramon=m ramona=f ramzan=m ramón=m rand=m randall=m randolph=m randy=x raphael=m raquel=f rashid=m
rashida=f raul=m ravi=m ray=m raymond=m raúl=m rebecca=f recep=m reese=x reggie=m regina=f reginald=m reid=x reince=m reinhard=m
remy=x renata=f rene=x renee=f rené=m renée=f reuben=m rex=m rhea=f rhoda=f rhonda=f ricardo=m riccardo=m rich=m richard=m rick=m
ricky=m rihanna=f riley=x rita=f rob=m robbie=x robby=m robert=m roberta=f roberto=m robin=x robyn=f rocco=m rochelle=f rod=m
roderick=m rodney=m rodrigo=m rodrigue=m roger=m rohit=m roland=m rolando=m rolf=m roman=m romina=f ron=m ronald=m ronan=m ronnie=m
rory=x rosa=f rosalind=f rosalynn=f rosanna=f rose=f roseanne=f rosemary=f rosie=f ross=m rowan=x roxanne=f roy=m ruben=m rubén=m
rudi=m rudolf=m rudolph=m rudy=x rupert=m russ=m russell=m rustam=m ruth=f ryan=m saad=m sabina=f sabine=f sabrina=f sacha=x
saddam=m sadie=f sadiq=m sahar=f salah=m salim=m sally=f salma=f salman=m salvador=m salvatore=m sam=x samantha=f samir=m samira=f
sammy=m samuel=m sandeep=m sander=m sandra=f sandro=m sandy=x sanjay=m sanna=f santiago=m sara=f sarah=f sascha=x sasha=x saul=m
savannah=f scott=m seamus=m sean=m sebastian=m selena=f selina=f selma=f serena=f serge=m sergei=m sergey=m sergio=m serhiy=m seth=m
seymour=m shahid=m shane=m shannon=x sharon=f shaun=m shawn=x shea=x sheila=f shelby=x sheldon=m shelley=f shelly=f sherrod=m
sherry=f shigeru=m shimon=m shinzo=m shirley=f shonda=f sid=m sidney=x sienna=f sigmar=m sigmund=m sigrid=f silke=f silvia=f
silvio=m simon=m simone=f siobhan=f sion=m sky=x skyler=x slobodan=m sofia=f sofía=f sol=m solomon=m sonia=f sonja=f sonya=f
sophia=f sophie=f soren=m spencer=m spike=m stacey=f stacy=x stan=m stanislav=m stanley=m stavros=m stefan=m stefano=m stefanos=m
stella=f steph=f stephan=m stephane=m stephanie=f stephen=m sterling=m steve=m steven=m stevie=x stewart=m stijn=m stu=m stuart=m
stéphane=m sue=f sunil=m sunny=x suresh=m susan=f susana=f susanna=f susanne=f susie=f suzanne=f sven=m svetlana=f sybil=f sydney=x
syed=m sylvain=m sylvester=m sylvia=f sylvie=f sébastien=m søren=m tabitha=f tad=m tadeusz=m tai=x takashi=m takeshi=m tamara=f
tamir=m tammy=f tania=f tanya=f tara=f tareq=m tariq=m tashfeen=f tatiana=f tatyana=f taylor=x ted=m teddy=m terence=m teresa=f
terrance=m terrell=m terrence=m terri=f terry=x tess=f tessa=f thad=m thaddeus=m thea=f thelma=f theo=m theodor=m theodore=m
theodoros=m theresa=f therese=f thierry=m thom=m thomas=m tibor=m tiffany=f tiger=m tim=m timo=m timothy=m tina=f tobias=m toby=m
todd=m tom=m tomas=m tomasz=m tommy=m tomás=m toni=x tony=m tonya=f torsten=m tracey=f tracy=x travis=m trayvon=m trent=m trevor=m
trey=m tricia=f trish=f tristan=m troy=m trudy=f tucker=m tulsi=f tyler=x tyrone=m tyson=m uday=m uli=m ulrich=m uma=f umar=m
umberto=m ursula=f usman=m uwe=m vaclav=m vadim=m val=x valentin=m valentina=f valeria=f valerie=f valery=m van=m vanessa=f vasily=m
vasyl=m vera=f verena=f vernon=m veronica=f vic=m vicente=m vicki=f vicky=f victor=m victoria=f vijay=m viktor=m vin=m vince=m
vincent=m vincenzo=m vinod=m viola=f violet=f virgil=m virginia=f vitali=m vitaly=m vito=m vittorio=m vivek=m vivian=f viviana=f
vivien=f vladimir=m volker=m volodymyr=m vyacheslav=m václav=m véronique=f wade=m waldo=m wallace=m walt=m walter=m wanda=f warren=m
wayne=m wei=x wendell=m wendy=f werner=m wes=m wesley=m whitney=f whoopi=f wilbur=m wiley=m wilfred=m wilhelm=m willem=m william=m
willie=m willy=m wilma=f wilson=m winifred=f winnie=f winston=m wladyslaw=m wojciech=m wolfgang=m woodrow=m woody=m xavier=m xi=m
xiomara=f yannick=m yannis=m yasmin=f yasmine=f yasser=m yasuo=m yelena=f yitzhak=m yoav=m yoko=f yolanda=f yosef=m yuki=x yukio=m
yulia=f yuri=m yury=m yusuf=m yves=m yvette=f yvonne=f zabihullah=m zac=m zach=m zachary=m zack=m zadie=f zaid=m zalman=m zara=f
zbigniew=m zeynep=f zhang=m zion=x zoe=f zoltan=m zoë=f zsa=f étienne=m
`
