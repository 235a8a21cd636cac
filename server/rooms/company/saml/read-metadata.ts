import { X509Certificate } from "node:crypto";
import { wrongField } from "../../../platform/problem.ts";
import { ds, everyElement, md, named, parseXml, wordsOf } from "./parse-xml.ts";

export interface Metadata {
  issuer: string;
  sso_url: string;
  signing_certificates: string[];
}

const redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
const most = 10;

const wrong = (code: string) => wrongField("/metadata", code);

function parse(text: string): Document {
  try {
    // What a browser saved may hold remarks; here nothing is signed that they could change.
    return parseXml(text.replaceAll(/<!--[^]*?-->/g, "").trim());
  } catch {
    throw wrong("metadata_unreadable");
  }
}

function pemOf(key: Element): string[] {
  return everyElement(key)
    .filter(({ namespaceURI, localName }) => namespaceURI === ds && localName === "X509Certificate")
    .map((one) => {
      try {
        return new X509Certificate(Buffer.from(wordsOf(one), "base64")).toString().trim();
      } catch {
        throw wrong("metadata_key");
      }
    });
}

/** Strong enough to believe what it signed: RSA of 2048 bits. */
const isStrong = (pem: string): boolean => {
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(pem).publicKey;
  return asymmetricKeyType === "rsa" && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048;
};

/** Browsers are sent there with what they typed there in mind: https, or this machine. */
function addressOf(idp: Element): string {
  const at = named(idp, md, "SingleSignOnService").find((one) => one.getAttribute("Binding") === redirect);
  const text = at?.getAttribute("Location") ?? "";
  if (text === "") throw wrong("metadata_no_redirect");
  const url = URL.canParse(text) && text.length <= 1000 ? new URL(text) : null;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname));
  if (!url || !isSafe || url.username !== "" || url.hash !== "") throw wrong("metadata_no_redirect");
  return url.href;
}

/** What a provider says of itself (SAML metadata 2.4.3), as an administrator pasted it: who trusts it is them, not its signature. */
export function readMetadata(text: string, now: Date): Metadata {
  const document = parse(text);
  const entities = everyElement(document).filter(({ namespaceURI, localName }) => namespaceURI === md && localName === "EntityDescriptor");
  const providers = entities.filter((one) => named(one, md, "IDPSSODescriptor").length > 0);
  const [entity] = providers;
  if (!entity) throw wrong("metadata_no_idp");
  if (providers.length > 1) throw wrong("metadata_many");
  const idp = named(entity, md, "IDPSSODescriptor").find((one) =>
    one.getAttribute("protocolSupportEnumeration")?.split(/\s+/).includes(protocol),
  );
  const issuer = entity.getAttribute("entityID") ?? "";
  if (!idp || !/^[^\s\p{Cc}]{1,1000}$/u.test(issuer)) throw wrong("metadata_no_idp");
  for (const part of [entity.parentNode as Element | null, entity, idp]) {
    const until = part?.nodeType === 1 ? part.getAttribute("validUntil") : null;
    if (until && !(Date.parse(until) > now.getTime())) throw wrong("metadata_expired");
  }
  const signing = named(idp, md, "KeyDescriptor").filter((one) => ["signing", "", null].includes(one.getAttribute("use")));
  const certificates = [...new Set(signing.flatMap(pemOf))];
  if (certificates.length === 0 || certificates.length > most || !certificates.every(isStrong)) throw wrong("metadata_key");
  return { issuer, sso_url: addressOf(idp), signing_certificates: certificates };
}
