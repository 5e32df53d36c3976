/** Words that are in texts about anything, and so are never news, of the languages that the document speaks and writes with spaces. */
import { stopWords } from '../../text/stop-words.ts';

/** Of four letters and more, as those that are counted; English ones are there already. */
const others: Record<string, string | undefined> = {
  ar: `التي الذي الذين اللذان اللتان هذه هؤلاء ذلك تلك أولئك عندما بعدما كانت كانوا يكون تكون سوف أيضا أيضًا حيث لكن لأن
    منذ خلال حول دون قبل بعد عند كما حتى بعض جميع كيف لماذا`,
  de: `aber alle allem allen aller alles also andere anderen anderer anderes auch aufs beide beiden beim bereits bevor bist
    dabei dadurch dafür dagegen daher damit danach dann darauf darin darum dass davon dazu dein deine deinem deinen deiner
    denn deren dessen deshalb diese diesem diesen dieser dieses doch dort durch eine einem einen einer eines einige einigen
    einiger einiges einmal etwa etwas euch euer eure eurem euren eurer fast geht gegen gibt habe haben hast hatte hatten hier
    hinter ihre ihrem ihren ihrer ihres immer indem irgend jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes
    jetzt kann kannst kein keine keinem keinen keiner keines können könnte könnten lassen lässt machen macht manche mehr mein
    meine meinem meinen meiner meist mich muss musste müssen nach neben nicht nichts noch nunmehr oben oder ohne schon sehr
    sein seine seinem seinen seiner seines seit selbst sich sind sobald sodass solche solchen sollen sollte sollten sondern
    sonst soweit sowie statt über überhaupt unser unsere unserem unseren unserer unter viel viele vielen vielleicht vielmehr
    vorher während wann waren warum weil weiter welche welchem welchen welcher welches wenig wenige weniger wenn werde werden
    wieder will wird wirst wobei wodurch wohl wollen wollte wollten worden wurde wurden würde würden zudem zugleich zwar
    zwischen`,
  es: `ahora además algo algún alguna algunas alguno algunos allí ante antes aquel aquella aquellas aquellos aquí aunque bajo
    bien cada casi como cómo contra cual cuál cuales cualquier cuando cuándo cuanto desde después donde dónde durante ella
    ellas ellos entonces entre eran eres esas esos esta está estaba estado estamos están estar estas este esto estos estoy
    fueron fuera gran había habían haber hace hacen hacer hacia haciendo hasta incluso luego mayor menos mientras mismo misma
    mismas mismos mucha muchas mucho muchos nada nadie ningún ninguna ninguno nosotros nuestra nuestras nuestro nuestros nunca
    otra otras otro otros para pero poca pocas poco pocos podemos poder podría porque pueda puede pueden pues quien quién
    quienes según sería sido siempre siendo sino sobre solamente solo sólo somos suya suyo también tampoco tanto tendrá tener
    tenía tiene tienen toda todas todavía todo todos tras unas unos usted ustedes varias varios veces vosotros`,
  fr: `ainsi alors après aucun aucune aura aurait aussi autre autres avaient avait avant avec avoir avons bien cela celle celles
    celui cependant ceux chaque chez comme comment dans depuis dernière dernier derrière desquels dessous dessus deux devant
    devait doit doivent donc dont duquel elle elles encore entre étaient était étant être eux-mêmes faire fait faites font furent
    jamais jusque jusqu laquelle lequel lesquelles lesquels leur leurs lors lorsque mais malgré même mêmes mieux moins nombreux
    notre nous nôtre parce parmi pendant peut peuvent plus plusieurs pour pourquoi pourrait pouvoir presque puis puisque quand
    quel quelle quelles quelque quelques quels quoi sans sera serait seront seul seule seulement sinon soit sommes sont sous
    souvent suis suivant suivi tandis tant tels telle telles tous tout toute toutes toutefois très trop vers voici voilà votre
    vous vôtre`,
  he: 'אבל אולם אותה אותו אותם אחרי איך אינה אינו אליו אלה בגלל ביותר בין גם היא היה היו היתה הייתה האם זאת יותר כאשר כדי כולם לאחר להיות לפני מאוד מתוך עכשיו עצמו עליו רק שלהם שלנו תמיד',
  it: `abbiamo adesso alcun alcuna alcune alcuni allora altra altre altri altro anche ancora anzi appena avere aveva avevano avrà
    bene bensì benché certo che ciascun ciascuno cioè come comunque contro così cosa cose dagli dalla dalle dallo degli della delle
    dello dentro deve devono dietro dopo dove dovrebbe dunque durante ecco ella entrambi eppure erano essa esse essere essi fare
    fatto fino finora forse fosse fossero fuori furono gran grazie hanno infatti infine insieme intanto invece loro lungo
    malgrado meglio meno mentre mezzo molta molte molti molto negli nella nelle nello nemmeno neppure nessun nessuna nessuno
    niente nostra nostre nostri nostro nulla ogni ognuno oltre oppure ormai ossia perché perciò però piuttosto poca poche pochi
    poco poiché potrebbe prima proprio pure quale quali qualche qualcosa qualcuno quando quanta quante quanti quanto quasi quella
    quelle quelli quello quest questa queste questi questo quindi saranno sarebbe sarà sempre senza siamo siano sono soltanto
    sopra sotto spesso stata state stati stato stesso stessa stesse stessi sugli sulla sulle sullo tale tali tanto troppo tutta
    tuttavia tutte tutti tutto vari varie verso vicino volta volte vostra vostre vostri vostro`,
  nl: `aan alle alleen alles altijd ander andere anders beide bent bijna binnen boven buiten daar daarbij daarna daarom daarvan
    deze dezelfde dingen doen doet door echter eens eerst eigen elke enkel enkele erbij ergens ervan even geen geeft gaat gaan had
    hadden hebben hebt heeft heel hele hier hoewel hunne iedere iedereen iemand iets ieder ikzelf immers indien inmiddels intussen
    jouw jullie kunnen kunt laten later maar maakt maken mede meer meest meeste men mijn minder misschien moest moet moeten mogen
    naar naast niemand niet niets nieuwe nodig nogal omdat onder ongeveer onze ooit over overal reeds samen sinds slechts sommige
    soms steeds tegen terug terwijl tijdens toch toen totdat tussen tweede vaak vanaf vanuit veel verder volgens voor vooral
    voordat waar waarbij waarom waarvan wanneer want waren wanneer welke weer weinig werd werden wezen wijze wilde willen word
    worden wordt zeer zelf zelfs zichzelf zijn zodat zoals zonder zouden zowel zulke`,
  pl: `albo ależ bardzo będą będzie byli była było były być bowiem chociaż ciągle czasem czego czemu czyli dlaczego dlatego gdyby
    gdzie ich inna inne innego inny innych jako jakie jakiś jednak jego jeden jedna jedno jeśli jest jestem jeszcze jeżeli każda
    każde każdy kiedy kilka której którego którzy która które który których którym ktoś lecz mają mają może można mnie musi nadal
    nasz nasza nasze nich niego niej niektóre niemu niż obok około oraz ponad ponieważ poza przed przede przez przy również sobie
    swoich swoje swój także taka takie takich taki tego tutaj twoje tych tylko tymi wasz wiele wielu więc więcej wszyscy wszystkich
    wszystkie wszystko według właśnie wśród zawsze żadna żadne żaden żeby`,
  pt: `acima agora ainda algo algum alguma algumas alguns além ante antes apenas aquela aquelas aquele aqueles aqui aquilo assim
    atrás através bastante cada como contra contudo cujo dela delas dele deles dentro depois desde dessa desse desta deste deve devem
    disso diversos durante elas eles embora enquanto então entre eram essa essas esse esses esta está estamos estão estar estas
    estava estavam este estes estou fazem fazer feita feito fora foram havia isso isto lhes logo maior mais mas menos mesma mesmas
    mesmo mesmos minha muita muitas muito muitos nada nenhum nenhuma nessa nesse nesta neste ninguém nossa nossas nosso nossos nunca
    onde ontem outra outras outro outros para pela pelas pelo pelos perante pode podem poder pois porém porque pouca pouco poucos
    própria próprio qual quais qualquer quando quanto quase quem sempre sendo será seria sido sobre somente suas também tanto tem
    temos tenha tenho tinha toda todas todavia todo todos tudo umas uns várias vários vezes você vocês`,
  ru: `более больше будет будут будто была были было быть весь всегда всего всей всем всеми всех всё вдруг ведь вместе вместо вообще
    время всю всюду где говорит даже другая другие других другой если есть ещё ещё зачем здесь именно иногда какая какие какой
    каждая каждый когда конечно которая которого которое которой котором которую которые который которых которым кроме куда либо
    лишь лучше между меня менее меньше много может можно моего моей моём надо наконец наши наша него неё ними никогда ничего нужно
    один одна одни однако около она они опять очень перед под после потом потому почему почти просто против ради разве сам сама сами
    само самый себе себя сейчас свои своего своей своём свою сначала снова совсем также такая такие такое такой там твой тебе тебя
    тогда того тоже только тому туда тут хорошо хотя часто чего чего-то через чтобы чуть эта эти этих это этого этой этом этому этот
    эту`,
};

/** The words of a language (a tag of BCP 47) that are in texts about anything, in small letters, and the English ones. */
export function everydayWords(lang: string): ReadonlySet<string> {
  const own = others[lang.split('-')[0]!.toLowerCase()] ?? '';
  return new Set([...stopWords, ...own.split(/\s+/)]);
}
