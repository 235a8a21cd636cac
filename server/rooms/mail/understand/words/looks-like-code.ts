import type { Given } from "./given.ts";
import { isMachineSender } from "./machine-sender.ts";

const kinds =
  "verification|confirmation|security|sign-?in|log-?in|login|access|one[- ]time|single[- ]use|authentication|authorization|pass|two-factor|2fa|otp|magic|workspace|" +
  "slack|google|microsoft|github|atlassian|okta|zoom|bankid|dropbox|linkedin|facebook|apple|adobe|discord|notion|figma|vipps|altinn|account|kontoens|your|din";
const code = "(?:[A-Z]-)?(?:\\d{4,8}|\\d{3}[- ]\\d{3,4}|(?=[A-Z0-9-]{0,8}\\d)[A-Z0-9]{3,4}-[A-Z0-9]{3,4}|[A-Z]{3}-[A-Z]{3})";
const named = `(?:(?:${kinds})[ -](?:\\p{L}{1,15} ){0,2}(?:code|passcode|pin|password)|engangskode|engangspassord|bekreftelseskode|bekreftelseskoden|sikkerhetskode|sikkerhetskoden|verifiseringskode|verifikasjonskode|verifiseringskoden|påloggingskode|innloggingskode|tilgangskode|engangskoden|verifieringskod|engangskod|bestätigungscode|sicherheitscode|passcode|otp)`;
// "Your Slack code is 123456", "123456 is your code", "Engangskode: 123456".
const shapes = [
  new RegExp(`\\b(?:${named})(?: \\p{L}{1,20}){0,5}\\s{0,3}(?:is|er|:|=|-|–)?\\s{0,8}(${code})(?![\\w-])`, "iu"),
  new RegExp(`(?<![\\w-])(${code})\\s{1,3}(?:is|er|as|som)\\s(?:\\p{L}{1,20}\\s){0,4}(?:${named})`, "iu"),
  new RegExp(
    `\\b(?:enter|use|type|skriv inn|bruk|tast inn|oppgi) (?:\\p{L}{1,15} ){0,4}(?:code|kode|koden)\\b[^\\d\\n]{0,80}\\s{0,8}(${code})(?![\\w-])`,
    "iu",
  ),
];
// Names are written in any case, codes never in small letters.
const asWritten = new RegExp(`^${code}$`);
const links =
  /\b(?:(?:confirm|verify|validate|activate) your (?:\p{L}{1,15} ){0,2}(?:e-?mail|account|address|identity|sign-?in|device)|verify (?:e-?mail|account)|e-?mail verification|account verification|bekreft(?:e)? (?:\p{L}{1,15} ){0,3}(?:e-?post|konto|identitet|adresse|brukerkonto)\p{L}{0,12}|verifiser(?:e)? (?:\p{L}{1,15} ){0,3}(?:e-?post|konto|identitet)\p{L}{0,12}|aktiver(?:e)? (?:\p{L}{1,15} ){0,2}konto|(?<!\b(?:have|has|we|just) )(?:reset|change|recover|create) (?:\p{L}{1,15} ){0,3}password|password reset|tilbakestill(?:e|ing)?(?: av)? (?:\p{L}{1,15} ){0,3}passord\p{L}{0,3}|(?:sett|lag|velg|opprett) (?:et )?nytt passord|glemt passord|(?:invited|inviting) you to (?:join|collaborate|work)|invitation to join|join your team on|har invitert deg|inviterer deg|du er invitert|invited to (?:join|collaborate)|magic link|sign-?in link|login link|innloggingslenke|påloggingslenke|link to (?:sign|log) in)\b/iu;
const passedOn = /^\s*(?:re|sv|aw|antw|vs|fwd?|fw|vb|wg|videresendt)\s?:/i;
const personal =
  /\b(?:i|i'm|i've|my|me|we|our|hi|hello|hei|jeg|vi|min|mitt|mine|meg|hjelp|help|virker ikke|fungerer ikke|does ?n[o']t|not work\w*|kan dere|kan du|can you|could you|feil|problem|mvh|hilsen|regards|thanks|takk)\b|\?/i;

const longestNotice = 3000;
const longestStranger = 300;

/**
 * Whether a message is another service's sign-in code, verification or reset link, or invitation. Whoever has one sent to the desk's
 * address wants to get in somewhere through whoever reads the desk's mail. Judged by who sends it, its shape and its brevity: a person
 * who asks about a code is never meant, nor one who passes it on.
 */
export function looksLikeCode(mail: Given): boolean {
  if (passedOn.test(mail.subject.slice(0, 100))) return false;
  const words = `${mail.subject.slice(0, 300)}\n${mail.text.slice(0, longestNotice + 1)}`;
  if (mail.text.length > longestNotice) return false;
  const isMachine = isMachineSender(mail);
  // Most mail is a person's; what they write is not searched for codes.
  if (!isMachine && (words.length > longestStranger || personal.test(words))) return false;
  const hasCode = shapes.some((shape) => asWritten.test(shape.exec(words)?.[1] ?? ""));
  if (isMachine) return hasCode || (links.test(words) && /https?:\/\//i.test(`${mail.text}${mail.html?.slice(0, 200_000) ?? ""}`));
  return hasCode;
}
