import { ds, everyElement, named, saml, XmlRefused } from "./parse-xml.ts";

const rsa = "http://www.w3.org/2001/04/xmldsig-more#rsa-";
const signatureAlgorithms = new Set(["sha256", "sha384", "sha512"].map((hash) => rsa + hash));
const digestAlgorithms = new Set([
  "http://www.w3.org/2001/04/xmlenc#sha256",
  "http://www.w3.org/2001/04/xmldsig-more#sha384",
  "http://www.w3.org/2001/04/xmlenc#sha512",
]);
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const transforms = [`${ds}enveloped-signature`, exclusive];

const need = (holds: boolean, what: string): void => {
  if (!holds) throw new XmlRefused(what);
};

const only = (element: Element | undefined, namespace: string, name: string): Element => {
  const found = named(element, namespace, name);
  const [one] = found;
  if (!one || found.length !== 1) throw new XmlRefused(`${found.length} ${name} instead of one`);
  return one;
};

/** A signature over its own parent and nothing else, by strong algorithms alone (XML Signature 1.1; SAML core 5.4). */
function checkSignature(signed: Element, signature: Element): void {
  const info = only(signature, ds, "SignedInfo");
  need(only(info, ds, "CanonicalizationMethod").getAttribute("Algorithm") === exclusive, "another canonicalization");
  need(signatureAlgorithms.has(only(info, ds, "SignatureMethod").getAttribute("Algorithm") ?? ""), "signature algorithm");
  const reference = only(info, ds, "Reference");
  need(reference.getAttribute("URI") === `#${signed.getAttribute("ID")}`, "a signature of something else");
  need(digestAlgorithms.has(only(reference, ds, "DigestMethod").getAttribute("Algorithm") ?? ""), "digest algorithm");
  const used = named(only(reference, ds, "Transforms"), ds, "Transform").map((one) => one.getAttribute("Algorithm"));
  need(used.length === 2 && used.every((one, at) => one === transforms[at]), "transforms");
  need(named(signature, ds, "Object").length === 0, "an object inside a signature");
}

/**
 * One response with one assertion right inside, which carries its own signature; nothing anywhere else that could be taken for either. No
 * signature is checked here, and nothing is read from this document afterwards: only from what was signed.
 */
export function checkShape(document: Document): { response: Element; isSigned: boolean } {
  const response = document.documentElement;
  const all = everyElement(document);
  const of = (name: string) => all.filter(({ localName }) => localName === name);
  need(of("EncryptedAssertion").length === 0, "an encrypted assertion");
  need(of("Response").length === 1, "several responses");
  need(of("Assertion").length === 1, "several assertions, or none");
  const assertion = only(response, saml, "Assertion");
  const ids = all.flatMap((one) => ["ID", "Id", "id", "xml:id"].flatMap((name) => one.getAttribute(name) || []));
  need(new Set(ids).size === ids.length, "an ID twice");
  for (const one of [response, assertion]) need(/^[A-Za-z_][\w.-]{0,255}$/.test(one.getAttribute("ID") ?? ""), "no ID");
  const mine = named(assertion, ds, "Signature");
  const outer = named(response, ds, "Signature");
  need(mine.length === 1, "an assertion that is not signed");
  need(outer.length <= 1 && of("Signature").length === 1 + outer.length, "a signature elsewhere");
  for (const signature of mine) checkSignature(assertion, signature);
  for (const signature of outer) checkSignature(response, signature);
  return { response, isSigned: outer.length === 1 };
}
