import type { ToneKind } from "../../../contract/tone.ts";

/**
 * What says that somebody is angry, in distress, or presses for a shortcut: whole phrases, never single words that machines have too
 * ("dead", "kill", "panic"). What comes before a word and turns it round ("not angry") is looked at by who reads them.
 */
export const rules: Record<ToneKind, readonly RegExp[]> = {
  // The order is that of weight: what may be a trap, or a person who needs help, comes before a bad mood.
  pressure: [
    // Skip the check.
    /(?:skip|bypass|forget|never mind|drop) (?:the |your |this |that |all |any )?(?:security |identity |id |usual )?(?:checks?|verification|questions|procedures?|approval|paperwork|two.factor|mfa)/,
    /no time (?:for|to) (?:(?:do |answer |go through )?(?:the |your |any |all |these )?(?:security |identity |id )?(?:checks?|verification|verify|questions|approval|procedures?|paperwork|forms?))/,
    /(?:hopp(?:e)? over|dropp(?:e)?|glem|slopp?) (?:den |de |denne |hele )?(?:\S+ )?(?:sjekken|kontrollen|verifiseringen|bekreftelsen|godkjenningen|spørsmålene|rutinen|rutinene|legitimeringen)/,
    /(?:ikke|ingen) tid til (?:å )?(?:sjekk\w*|kontroll\w*|verifiser\w*|bekreft\w*|legitimer\w*|godkjenn\w*|spørsmål\w*|skjema\w*|rutine\w*)/,
    // In the name of somebody above.
    /(?:ceo|cfo|cio|chief executive|managing director|chairman|minister|director|big boss|my boss|the boss|board) (?:\S+ )?(?:needs?|wants?|demands?|insists?|ordered|is waiting|says? (?:you|to)|will be (?:angry|furious))/,
    /(?:direktøren|administrerende|toppsjefen|sjefen|sjefen min|statsråden|ministeren|styrelederen|styret|ledelsen) (?:\S+ )?(?:må ha|trenger|krever|forlanger|venter på|vil ha|sier (?:at )?(?:du|dere)|blir (?:rasende|sint))/,
    // Secrecy and threats.
    /(?:do not|don't|dont) (?:call (?:me )?back|(?:tell|mention (?:this|it) to|inform|call) (?:anyone|anybody|him|her|them|security|my (?:boss|manager)))/,
    /(?:keep|stays?) (?:this |it )?between (?:us|you and me)/,
    /ikke (?:si|nevn|fortell) (?:det|dette|noe|noen) (?:til|om dette til)? ?(?:noen|andre|sjefen|sikkerhet\w*)?/,
    /(?:dette|det) blir mellom oss|mellom deg og meg/,
    /just (?:reset it|do it|give me (?:the|a|my) (?:password|code|access)|send me (?:the|a) (?:password|code))/,
    /bare (?:gjør det|nullstill det|gi meg (?:passordet|koden|tilgang\w*)|send meg (?:passordet|koden))/,
    /(?:or|otherwise) (?:there will be|you will face|expect) consequences|(?:you(?:'ll| will)|heads will) (?:be fired|lose your job|roll)|it will cost you your job/,
    /ellers (?:får det|blir det) (?:\S+ )?konsekvenser|(?:da|så) (?:får du|mister du) (?:sparken|jobben)|koster deg jobben/,
    /(?:take|taking|start) legal action|(?:my|our) lawyers? will|hear from (?:my|our) lawyer|complain(?:ing)? (?:to|about you to) your (?:boss|manager)/,
    /(?:hører fra|kontakter|går til) advokaten (?:min|vår)|advokaten (?:min|vår) (?:tar|kommer)|klage (?:deg |dere )?(?:på deg )?(?:inn )?til (?:sjefen|lederen) din/,
    /(?:this|it) (?:is|was) (?:an )?order\b|dette er en ordre/,
  ],
  distress: [
    /(?:kill|hurt|harm) myself|(?:want|wish) to die\b|(?:don't|do not) want to live|end my life/,
    /(?:ta livet av|skade) meg(?: selv)?|(?:vil|ønsker å) dø|orker ikke (?:å )?leve/,
    /(?:i'?m|i am|we are|feel(?:ing)?) (?:so |completely |totally |really |quite |absolutely |getting )?(?:desperate|terrified|scared|frightened|overwhelmed|exhausted|devastated|panicking|in tears|at (?:my|our) wits'? end|close to tears)/,
    /(?:in|close to|near) tears|(?:i'?ve|i have) been crying|i (?:am|'m) crying|makes me cry/,
    /(?:can(?:'|no)?t|cannot|can not) (?:cope|sleep (?:at night|because)|take (?:it|this|any ?more)|go on)(?: any ?more| any longer)?/,
    /(?:don'?t|do not) know what (?:else )?to do (?:any ?more|now|any longer)|nobody can help me|please,? (?:please|i beg)|i(?:'m| am) begging/,
    /(?:afraid|scared|worried) (?:that )?(?:i(?:'ll| will| may| might) (?:lose|get fired|be fired)|of losing (?:my|the) job)|lose my job over/,
    /(?:jeg|vi) er (?:så |helt |veldig |rett og slett |virkelig )?(?:fortvilet|fortvila|desperat|livredd|vettskremt|utslitt|knust|på gråten|oppløst i tårer)/,
    /(?:sitter og|har) (?:grått|gråter)|gråter|på gråten|får panikk|har panikk|i ren panikk/,
    /(?:klarer|orker|greier) ikke (?:mer|dette (?:mer|lenger)|å sove|mer av dette)/,
    /vet ikke (?:lenger )?(?:min arme råd|hva jeg skal gjøre (?:lenger|nå)|hvor jeg skal gjøre av meg)|ber på mine knær|ingen kan hjelpe meg|vær så snill,? vær så snill/,
    /(?:redd|bekymret) for (?:at jeg (?:mister|blir)|å (?:miste jobben|få sparken|bli sagt opp))/,
  ],
  anger: [
    /unacceptable|outrageous|disgraceful|ridiculous|pathetic|appalling|(?:this|it|that|support|you)(?: is|'s| are) (?:\S+ )?a (?:complete |total |bad )?joke|beyond a joke|an? (?:insult|scandal|disgrace)/,
    /(?:i'?m|i am|we are|getting|makes me|really|so|very) (?:\S+ )?(?:angry|furious|fuming|livid|mad at (?:you|it))/,
    /(?:fed up|sick and tired|sick of (?:this|it|you|waiting|having|being)|had enough of|enough is enough|losing my patience|last straw)/,
    /what the (?:hell|heck|f\w*)|\bwtf\b|bloody (?:hell|useless|thing)|for (?:god'?s|christ'?s|heaven'?s) sake|damn (?:it|thing|you)|bullshit/,
    /(?:you|your (?:help ?desk|team|service|department|people|support)|it department|help ?desk|support) (?:are|is) (?:all |completely |totally |absolutely |so )?(?:useless|incompetent|hopeless|worthless|a waste of)/,
    /(?:completely|totally|utterly|absolutely) (?:useless|incompetent|hopeless)|waste of (?:my|our) time|incompetent/,
    /(?:second|third|fourth|fifth|tenth|umpteenth|hundredth) time (?:that )?(?:i|we)(?:'ve| have|'m| am| had)? (?:\S+ )?(?:ask|write|wrote|writ|call|tell|told|report|complain|contact|mail|explain)\w*/,
    /(?:nobody|no one|none of you) (?:ever |even |there )?(?:cares|answers|listens|bothers|replies|does anything)|how (?:hard|difficult) can it be|how many times (?:do|must|should) (?:i|we)/,
    /uakseptabel\w*|skandal(?:e|øst)|latterlig|håpløse? (?:service|it|helpdesk|greier|opplegg)|helt (?:håpløst|idiotisk|sykt|utrolig dårlig)|under enhver kritikk|en (?:stor |ren )?vits\b|hån mot/,
    /(?:jeg (?:er|blir)|er|blir|gjør meg) (?:\S+ )?(?:sint|rasende|forbanna|forbannet|irritert|kjempesint|eitrende|provosert)\b/,
    /drittlei|dritt ?lei|lut lei|(?:møkk|inderlig|helt|så) lei (?:av|dette)?|fått nok|nok er nok|tålmodigheten (?:er )?(?:slutt|min)|begeret er fullt/,
    /(?:hva i|for) (?:helvete|svarte|faen|granskauen)|\bfaen\b|\bhelvete\b|\bjævl\w+|fy (?:faen|søren)|herregud,? (?:hvor|kan|nå)/,
    /(?:dere|help ?desken|it-avdelingen|supporten) er (?:\S+ )?(?:udugelige?|ubrukelige?|inkompetente?|håpløse?)|udugelig\w*|inkompetent\w*|sløsing med (?:min |vår )?tid|kaster bort tiden min/,
    /(?:andre|tredje|fjerde|femte|tiende|ørtende|hundrede) gang(?:en)? (?:at )?(?:jeg|vi) (?:har |må )?(?:\S+ )?(?:spør|skriv|ring|si|meld|mas|kontakt|forklar|sag|spurt|skrev|ringt)\w*/,
    /(?:ingen|dere) (?:bryr seg|svarer aldri|gidder|gjør noe(?: som helst)?)|ingen svarer meg|hvor (?:vanskelig|mange ganger) (?:kan det være|skal (?:jeg|vi))/,
  ],
};

/** What turns round what follows it. */
export const turns =
  /(?:^|[\s,(])(?:not|never|no longer|isn't|aren't|wasn't|weren't|ikke|aldri|ikke lenger|slett ikke|hardly|neither|verken)(?: \S+){0,2} $/;
