import { childrenOf, named, saml, wordsOf, XmlRefused } from "./parse-xml.ts";

export interface Expected {
  issuer: string;
  audience: string;
  recipient: string;
  requestId: string;
  now: Date;
}

export interface Assertion {
  id: string;
  /** ms of the epoch: after that it is refused for its age, and need not be remembered. */
  expiresAt: number;
  nameId: string;
  nameIdFormat: string;
  sessionIndex: string | null;
  /** ms of the epoch. */
  authnInstant: number | null;
  contexts: string[];
  attributes: [name: string, values: string[]][];
}

/** ms that the provider's clock may be wrong, and how long an assertion may be good at most. */
const skew = 60_000;
const longest = 60 * 60_000;

const refuse = (what: string): never => {
  throw new XmlRefused(what);
};
const need = (holds: boolean, what: string): void => void (holds || refuse(what));
const first = <T>(all: readonly T[], what: string): T => (all.length === 1 && all[0] !== undefined ? all[0] : refuse(what));

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,12})?Z$/;
function timeAt(element: Element, name: string): number | null {
  const text = element.getAttribute(name);
  if (!text) return null;
  const time = instant.test(text) ? Date.parse(text.replace(/(\.\d{3})\d+Z$/, "$1Z")) : Number.NaN;
  return Number.isNaN(time) ? refuse(`${name} is no time`) : time;
}

function checkTimes(element: Element, now: number): void {
  const [from, until] = [timeAt(element, "NotBefore"), timeAt(element, "NotOnOrAfter")];
  need(from === null || from <= now + skew, "not valid yet");
  need(until === null || until > now - skew, "run out");
}

/** SAML profiles 4.1.4.2: a bearer, for us, in answer to what we asked, for a few minutes. Answers when it runs out. */
function checkConfirmation(subject: Element, { recipient, requestId, now }: Expected): number {
  const confirmation = first(named(subject, saml, "SubjectConfirmation"), "no confirmation, or several");
  need(confirmation.getAttribute("Method") === "urn:oasis:names:tc:SAML:2.0:cm:bearer", "no bearer");
  const data = first(named(confirmation, saml, "SubjectConfirmationData"), "no data of the confirmation");
  need(data.getAttribute("Recipient") === recipient, "another recipient");
  need(data.getAttribute("InResponseTo") === requestId, "an answer to something else");
  const until = timeAt(data, "NotOnOrAfter") ?? refuse("a confirmation without an end");
  checkTimes(data, now.getTime());
  return until;
}

function checkConditions(assertion: Element, { audience, now }: Expected): void {
  const conditions = first(named(assertion, saml, "Conditions"), "no conditions");
  checkTimes(conditions, now.getTime());
  const restrictions = named(conditions, saml, "AudienceRestriction");
  need(restrictions.length > 0, "no audience");
  for (const one of restrictions)
    need(
      named(one, saml, "Audience").some((name) => wordsOf(name) === audience),
      "another audience",
    );
}

function attributesOf(assertion: Element): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of named(assertion, saml, "AttributeStatement"))
    for (const attribute of named(statement, saml, "Attribute")) {
      const name = attribute.getAttribute("Name") ?? "";
      found.set(name, [...(found.get(name) ?? []), ...named(attribute, saml, "AttributeValue").map(wordsOf)]);
    }
  return found;
}

/** Reads the assertion that was signed, and checks whom it is for and until when. Pure. */
export function readAssertion(assertion: Element, expected: Expected): Assertion {
  need(assertion.namespaceURI === saml && assertion.localName === "Assertion", "no assertion");
  need(assertion.getAttribute("Version") === "2.0", "another version");
  need(wordsOf(first(named(assertion, saml, "Issuer"), "no issuer")) === expected.issuer, "another issuer");
  const subject = first(named(assertion, saml, "Subject"), "no subject");
  const until = checkConfirmation(subject, expected);
  checkConditions(assertion, expected);
  const issued = timeAt(assertion, "IssueInstant") ?? refuse("no time of issue");
  need(Math.abs(expected.now.getTime() - issued) <= longest, "too old");
  const nameId = first(named(subject, saml, "NameID"), "no NameID, or several");
  need(childrenOf(nameId).length === 0, "elements inside the NameID");
  const statements = named(assertion, saml, "AuthnStatement");
  const statement = first(statements, "no sign-in, or several");
  const ended = timeAt(statement, "SessionNotOnOrAfter");
  need(ended === null || ended > expected.now.getTime() - skew, "a sign-in that is over");
  const at = timeAt(statement, "AuthnInstant");
  return {
    id: assertion.getAttribute("ID") ?? "",
    expiresAt: Math.max(until, issued + longest) + 2 * skew,
    nameId: wordsOf(nameId),
    nameIdFormat: nameId.getAttribute("Format") ?? "",
    sessionIndex: statement.getAttribute("SessionIndex") || null,
    authnInstant: at,
    contexts: named(statement, saml, "AuthnContext").flatMap((one) => named(one, saml, "AuthnContextClassRef").map(wordsOf)),
    attributes: [...attributesOf(assertion)],
  };
}
