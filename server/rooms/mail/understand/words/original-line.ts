// "-----Original Message-----" and its translations.
const words =
  "original message|original appointment|opprinnelig melding|opprinnelig avtale|opphavleg melding|oprindelig meddelelse|ursprungligt meddelande|" +
  "ursprungligt brev|originalmeddelande|ursprüngliche nachricht|originalnachricht|message d'origine|message original|mensaje original|" +
  "oorspronkelijk bericht|messaggio originale|reply message|reply above this line";
const original = new RegExp(`^[-_=*]{2,40}\\s{0,3}(?:${words})\\s{0,3}[-_=*]{2,40}$`, "i");
const samsung = /^-{2,20} (?:original message|opprinnelig melding|oprindelig besked) -{2,20}$/i;

/** The line under which a client puts the mail that is answered. */
export const isOriginalLine = (text: string): boolean => text.length < 120 && (original.test(text) || samsung.test(text));
