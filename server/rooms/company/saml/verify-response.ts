import { redirectUri } from "../settings.ts";
import type { ProviderRow } from "../store-provider.ts";
import { checkShape } from "./check-shape.ts";
import { libraryFor } from "./library.ts";
import { everyElement, named, parseXml, samlp, saml, textOf, wordsOf, XmlRefused } from "./parse-xml.ts";
import { readAssertion, type Assertion } from "./read-assertion.ts";

const success = "urn:oasis:names:tc:SAML:2.0:status:Success";

/** The provider says that nobody was signed in, and why. */
export class SignInDenied extends Error {}

function checkStatus(response: Element): void {
  if (response.namespaceURI !== samlp || response.localName !== "Response") throw new XmlRefused("no response");
  const [status] = named(response, samlp, "Status");
  const codes = status ? everyElement(status).filter(({ localName }) => localName === "StatusCode") : [];
  if (codes[0]?.getAttribute("Value") === success) return;
  const message = wordsOf(named(status, samlp, "StatusMessage")[0]);
  const last = codes.at(-1)?.getAttribute("Value")?.replace(/^.*:/, "");
  throw new SignInDenied((message || last || "?").slice(0, 300));
}

/** What stands around the assertion. Not all providers sign it; it may only refuse. */
function checkAround(response: Element, row: ProviderRow, requestId: string): void {
  if (response.getAttribute("Version") !== "2.0") throw new XmlRefused("another version");
  if (response.getAttribute("InResponseTo") !== requestId) throw new XmlRefused("an answer to something else");
  if (response.getAttribute("Destination") !== redirectUri(row)) throw new XmlRefused("another destination");
  const [issuer, more] = named(response, saml, "Issuer");
  if (more || (issuer && wordsOf(issuer) !== row.issuer)) throw new XmlRefused("another issuer");
}

/**
 * What a SAML provider answers (SAML profiles 4.1.4): first its shape, then the signature by the library against the certificates of its
 * metadata, then what was signed, and only that, is read: for whom, in answer to what, until when.
 */
export async function verifyResponse(row: ProviderRow, packed: string, requestId: string, now: Date): Promise<Assertion> {
  const text = textOf(packed);
  const document = parseXml(text);
  checkStatus(document.documentElement);
  const { response, isSigned } = checkShape(document);
  checkAround(response, row, requestId);
  const library = await libraryFor(row, requestId, { isSigned });
  const { profile } = await library.validatePostResponseAsync({ SAMLResponse: Buffer.from(text, "utf8").toString("base64") });
  const signed = profile?.getAssertionXml?.();
  if (!signed) throw new XmlRefused("nothing that was signed");
  const expected = { issuer: row.issuer, audience: row.client_id, recipient: redirectUri(row), requestId, now };
  return readAssertion(parseXml(signed).documentElement, expected);
}
