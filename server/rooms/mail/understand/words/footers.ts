// What phones, mail programs and legal departments write, never the author. Whole lines and paragraphs only: "Outlook for iOS crashes"
// and "Denne e-posten har jeg fått" are words.
const devices =
  "iphone|ipad|ipod|mobil|mobilen|mobile|mobile phone|android|android-enhet|android device|samsung|samsung galaxy|galaxy|huawei|pixel|oneplus|sony|nokia|phone|" +
  "telefon|smarttelefon|smartphone|tablet|nettbrett|mac|macbook|blackberry|htc";
const programs =
  "outlook|mail|e-post|e-post for windows|mail for windows|windows mail|yahoo mail|yahoo|proton mail|protonmail|proton|gmail|spark|sparrow|superhuman|mailspring|" +
  "canary mail|canary|tutanota|tuta|k-9 mail|fairemail|hey|samsung email|the samsung|bluemail|airmail|aqua mail";
const store = "(?:ios|android|mac|windows)";
const mobile = new RegExp(
  `^(?:sent (?:from|using|via|with|by) |sendt (?:fra|med|via|frå) |skickat från |skickades från |gesendet (?:von|mit) |von |envoyé de )` +
    `(?:(?:my|min|mitt|mein(?:em|er)?|mon) (?:${devices})(?: [\\p{L}\\d+-]{1,12}){0,5}|(?:${devices})|(?:${programs})(?: (?:for|för|für|til) \\p{L}{2,10}(?: \\d\\d)?|[ :](?:\\p{L}{1,12} ?){0,3})?)` +
    `\\.?(?: gesendet)?\\.?(?:\\s?[<(]\\S{1,200}[>)])?$` +
    `|^(?:get|hent|få|skaff deg|last ned|hämta|holen sie sich) outlook (?:for|til|för|für) ${store}\\.?(?:\\s?<\\S{1,200}>)?$` +
    `|^outlook (?:for|til|för|für) ${store}\\.?(?:\\s?<\\S{1,200}>)?$` +
    `|^yahoo mail: .{0,60}$|^sent with proton mail(?: secure email)?\\.?$|^sent with \\w{2,20} \\(https?:`,
  "iu",
);
const legalStart =
  /^\W{0,4}(?:confidential|disclaimer|legal notice|important notice|notice:|this (?:e-?mail|message|communication|transmission)|the (?:information|contents?)|if you (?:are not the|have received)|virus-free|please consider the environment|think before you print|before printing|save paper|konfidensialitet|denne (?:e-?posten|eposten|meldingen|mailen|e-post)|informasjonen i denne|innholdet i denne|dersom du (?:ikke|har mottatt)|hvis du (?:ikke er|har mottatt)|tenk på miljøet|ta hensyn til miljøet|vennligst tenk på|diese (?:e-?mail|nachricht)|detta (?:mail|meddelande|e-postmeddelande)|denne e-mail|dette er en konfidensiell)/i;
const legalWords =
  /confidential|konfidensiel|konfidentiel|vertraulich|taushetsplikt|intended (?:only|solely|for)|solely for|kun (?:ment )?for (?:adressat|mottaker)|ment for (?:adressat|mottaker|den)|adressaten|rett(?:e)? mottaker|feilaktig|ved en feil|intended recipient|addressee|privileged|unauthori[sz]ed|avast|avg\.com|environment before|before you print|miljøet før|skriver ut|save paper|in error/i;
const bannerStart =
  /^\W{0,4}(?:you don['’]t often get email from|some people who received this message don['’]t|du mottar ikke ofte e-post fra|du får ikke ofte e-post fra|noen som har fått denne meldingen|noen som mottok denne|\[external\]|external (?:e-?mail|sender|message)\b|caution\b|warning\b|advarsel\b|obs\b|ekstern e-?post|this (?:e-?mail|message) (?:came|originated|was sent) from outside|denne e-?posten (?:kommer|er sendt|kom) fra)/i;
const bannerWords =
  /outside (?:of )?(?:the|your|our)|extern|utenfor (?:organisasjonen|virksomheten|bedriften)|utsiden|often get email|don['’]t often|ikke ofte e-post|finn ut hvorfor|learn why/i;

/** "Sent from my iPhone" and its like: a whole short line. */
export const isMobileLine = (text: string): boolean => text.length < 250 && mobile.test(text);

/** A paragraph that a company appends to every mail: how it begins and what it is about must both say so. */
export const isLegal = (paragraph: string): boolean =>
  legalStart.test(paragraph.slice(0, 200)) && !paragraph.includes("?") && legalWords.test(paragraph.slice(0, 2000)) && !/\b(?:jeg|i'm|i have|i got)\b/i.test(paragraph.slice(0, 2000)); // prettier-ignore

/** A paragraph that the receiving side puts above a mail from outside. */
export const isBanner = (paragraph: string): boolean =>
  paragraph.length < 700 && bannerStart.test(paragraph.slice(0, 200)) && bannerWords.test(paragraph) && !/[?]|\b(?:jeg|my|min)\b/i.test(paragraph); // prettier-ignore
