// What phones, mail programs and legal departments write, never the author.
const mobile =
  /^(?:sent from (?:my )?(?:iphone|ipad|ipod|mobile|android|samsung|galaxy|huawei|pixel|phone|outlook|mail|windows|yahoo|proton ?mail|proton|blackberry|nokia|gmail|smartphone|hey)|sent (?:with|using|via) (?:proton|outlook|the samsung|superhuman|spark|sparrow|mailspring|canary|tutanota|k-9|fairemail|blackberry|my|a )|sendt fra (?:min |mitt |outlook|e-post|mail|yahoo|proton|iphone|ipad|samsung|windows)|sendt via |sendt med |sendt frå |send fra min |get outlook for|skaff deg outlook|hent outlook|få outlook|last ned outlook|hämta outlook|outlook for (?:ios|android)|skickat från (?:min |outlook)|skickades från |von meinem .{1,30} gesendet|gesendet (?:von|mit) |holen sie sich outlook|envoyé de mon |yahoo mail[: ]|-------- ?opprinnelig melding)/i;
const legal =
  /^\W{0,4}(?:confidentiality|disclaimer|legal notice|important notice|this (?:e-?mail|message|communication|transmission)(?: \(?(?:and|including) .{1,60}| message.{0,40}| transmission.{0,40})?,? (?:is|are|may|contains?|has been)|this (?:e-?mail|message) and any|the (?:information|contents?) (?:contained )?(?:in|of) this (?:e-?mail|message|communication)|if you (?:are not the intended|have received this (?:e-?mail|message))|virus-free|please consider the environment|think before you print|before printing|konfidensialitet|denne (?:e-?posten|meldingen|e-post|eposten|mailen)(?: \(?(?:og|samt|med|inkludert) .{1,60}| .{0,20})? (?:er|kan|inneholder|har)|informasjonen i denne|innholdet i denne e-?post|dersom du ikke er rett mottaker|tenk på miljøet|ta hensyn til miljøet|vennligst tenk på miljøet|diese (?:e-?mail|nachricht) (?:ist|kann|enthält)|detta (?:mail|meddelande|e-postmeddelande) (?:är|kan|innehåller)|denne e-mail (?:er|kan|indeholder)|dette er en konfidensiell)/i;
const banner =
  /^\W{0,4}(?:you don't often get email from|you don’t often get email from|some people who received this message don|du mottar ikke ofte e-post|du får ikke ofte e-post|noen som har fått denne meldingen|\[?external\]?|caution: ?this|caution: ?external|warning: ?this (?:e-?mail|message)|this (?:e-?mail|message) (?:came|originated|was sent) from outside|advarsel: ?denne|obs: ?denne|ekstern e-?post|denne e-?posten (?:kommer|er sendt|kom) fra (?:en ekstern|utsiden|utenfor))/i;

/** "Sent from my iPhone" and its like: a whole short line. */
export const isMobileLine = (text: string): boolean => text.length < 90 && !/[?!]|, /.test(text) && mobile.test(text);

/** A paragraph that a company appends to every mail. */
export const isLegal = (text: string): boolean => legal.test(text.slice(0, 300));

/** A paragraph that the receiving side puts above a mail from outside. */
export const isBanner = (text: string): boolean => text.length < 700 && banner.test(text.slice(0, 300));
