import { headerOf, type Given } from "./given.ts";
import { hasNullSender } from "./system-sender.ts";

const prefix =
  /^\s{0,5}(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office(?: auto-?reply)?|automatisk svar|autosvar|auto-svar|automatiskt svar|automatische antwort|abwesenheits(?:notiz|meldung|nachricht)|abwesend|fraværsmelding|fravær|frånvaro(?:meddelande)?|fraværsbesked|ikke på kontoret|ute av kontoret|réponse automatique|automatisch antwoord)\s?(?:[:!–-]|$)/i;
const answering =
  /^\s{0,5}(?:automatic reply|automatisk svar|autosvar|auto-svar|automatiskt svar|automatische antwort|out of office auto-?reply|auto-?reply)\s?:/i;
const absent =
  /out of (?:the )?office|away from (?:the |my )?(?:office|desk)|on (?:annual |parental |sick |maternity |paternity )?(?:leave|vacation|holiday)|limited access to (?:my )?e-?mail|will (?:be back|return)|when i (?:am back|return)|ikke på (?:kontoret|jobb)|ikke til stede|utenfor kontoret|ute av kontoret|på (?:ferie|reise|kurs|permisjon)|avvikler ferie|har (?:ferie|permisjon|sluttet|pappaperm|mammaperm)|ferieavvikling|er tilbake|tilbake på (?:kontoret|jobb)|begrenset tilgang til e-?post|inte på kontoret|på semester|åter på kontoret|tillbaka|ikke på arbejde|holder ferie|abwesen|nicht im (?:büro|haus)|im urlaub|urlaub|wieder (?:da|erreichbar|im büro)|fravær|frånvar|sykemeldt|foreldrepermisjon|no longer (?:works?|with|employed)/i;

/** Whether its sender's program says that nobody wrote it: what RFC 3834 gives a name, and what came before. */
function answeredByProgram(mail: Given): boolean {
  if (/^auto-replied|^auto-responded/i.test(headerOf(mail, "auto-submitted"))) return true;
  if (
    ["x-autoreply", "x-autorespond", "x-autoresponder", "x-mail-autoreply"].some((name) => !/^(?:no|false)?$/i.test(headerOf(mail, name)))
  )
    return true;
  return /^auto_?reply/i.test(headerOf(mail, "precedence")) || /^auto_?reply/i.test(headerOf(mail, "x-precedence"));
}

/**
 * Whether a program answered for somebody, and whether because they are away. A subject alone is believed only when nothing but an
 * answering program begins one so and the words say why, or when the envelope has no sender.
 */
export function readAutoReply(mail: Given): "out_of_office" | "auto_reply" | null {
  const words = mail.text.slice(0, 3000);
  const named = prefix.test(mail.subject.slice(0, 200));
  const away = absent.test(words) || (named && /office|kontor|abwes|fravær|frånvar|ute av/i.test(mail.subject.slice(0, 200)));
  if (answeredByProgram(mail)) return away ? "out_of_office" : "auto_reply";
  // "Fravær: Ane" may be a notice of the personnel system; Exchange's own words are no other program's.
  const exact = answering.test(mail.subject.slice(0, 200));
  const generated = /^auto-/i.test(headerOf(mail, "auto-submitted"));
  if ((exact && (generated || hasNullSender(mail))) || (named && hasNullSender(mail) && absent.test(`${words}\n${mail.subject}`)))
    return away ? "out_of_office" : "auto_reply";
  return named && absent.test(words) && headerOf(mail, "in-reply-to") !== "" && !words.includes("?") ? "out_of_office" : null;
}
