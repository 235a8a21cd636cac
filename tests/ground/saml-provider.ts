import { generateKeyPairSync, randomBytes, sign as signBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";

export interface Key {
  privateKey: string;
  certificate: string;
}

/** What a response says; each test changes what it is about. */
export interface Said {
  responseId: string;
  assertionId: string;
  issuer: string;
  destination: string;
  recipient: string;
  audience: string;
  requestId: string;
  nameId: string;
  nameIdFormat: string;
  notBefore: Date;
  until: Date;
  at: Date;
  context: string;
  attributes: Record<string, string | string[]>;
  status: string;
}

export interface SamlProvider {
  url: string;
  entityId: string;
  key: Key;
  metadata: string;
  /** What it says of whoever signs in there, by the name they type. */
  people: Map<string, Partial<Said>>;
  /** What the desk asked for, in its address. */
  read(goTo: string): { said: Said; relayState: string };
  close(): Promise<void>;
}

const more = "http://www.w3.org/2001/04/xmldsig-more#";
export const sha256 = { signature: `${more}rsa-sha256`, digest: "http://www.w3.org/2001/04/xmlenc#sha256" };
export const sha1 = { signature: "http://www.w3.org/2000/09/xmldsig#rsa-sha1", digest: "http://www.w3.org/2000/09/xmldsig#sha1" };
const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";

/** ASN.1 in DER (X.690). */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  return Buffer.concat([Buffer.from(length < 128 ? [tag, length] : [tag, 0x82, length >> 8, length & 255]), content]);
}

/** A key with a certificate that it signed itself (RFC 5280), as every provider has one. */
export function newKey(bits = 2048): Key {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: bits });
  const algorithm = der(0x30, der(0x06, Buffer.from("2a864886f70d01010b", "hex")), der(0x05));
  const name = der(0x30, der(0x31, der(0x30, der(0x06, Buffer.from("550403", "hex")), der(0x0c, Buffer.from("login.nordvik.example")))));
  const time = (days: number) =>
    der(0x18, Buffer.from(new Date(Date.now() + days * 86_400_000).toISOString().replaceAll(/[-:T]|\.\d+/g, "")));
  const serial = der(0x02, Buffer.from([1, ...randomBytes(8)]));
  const spki = publicKey.export({ type: "spki", format: "der" });
  const body = der(0x30, serial, algorithm, name, der(0x30, time(-1), time(30)), name, spki);
  const signature = der(0x03, Buffer.from([0]), signBytes("sha256", body, privateKey));
  const lines =
    der(0x30, body, algorithm, signature)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificate: ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n"),
  };
}

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
const valuesOf = (value: string | string[]) => [value].flat().map((one) => `<saml:AttributeValue>${escape(one)}</saml:AttributeValue>`);

/** An assertion without a signature. */
export const assertionOf = (said: Said): string =>
  `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${said.assertionId}" Version="2.0" IssueInstant="${said.at.toISOString()}">` +
  `<saml:Issuer>${said.issuer}</saml:Issuer>` +
  `<saml:Subject><saml:NameID Format="${said.nameIdFormat}">${said.nameId}</saml:NameID>` +
  `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${said.requestId}" Recipient="${said.recipient}" NotOnOrAfter="${said.until.toISOString()}"/></saml:SubjectConfirmation></saml:Subject>` +
  `<saml:Conditions NotBefore="${said.notBefore.toISOString()}" NotOnOrAfter="${said.until.toISOString()}"><saml:AudienceRestriction><saml:Audience>${said.audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
  `<saml:AuthnStatement AuthnInstant="${said.at.toISOString()}" SessionIndex="_s1"><saml:AuthnContext><saml:AuthnContextClassRef>${said.context}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
  `<saml:AttributeStatement>${Object.entries(said.attributes)
    .map(([name, value]) => `<saml:Attribute Name="${name}">${valuesOf(value).join("")}</saml:Attribute>`)
    .join("")}</saml:AttributeStatement></saml:Assertion>`;

/** A response around whatever stands in it. */
export const responseOf = (said: Said, inside: string): string =>
  `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${said.responseId}" Version="2.0" IssueInstant="${said.at.toISOString()}" Destination="${said.destination}" InResponseTo="${said.requestId}">` +
  `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${said.issuer}</saml:Issuer>` +
  `<samlp:Status><samlp:StatusCode Value="${said.status}"/></samlp:Status>${inside}</samlp:Response>`;

/** Signs the element of this name as providers do: enveloped, right behind its issuer. */
export function sign(xml: string, name: "Assertion" | "Response", key: Key, algorithms = sha256): string {
  const signer = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: algorithms.signature,
    canonicalizationAlgorithm: exclusive,
  });
  const at = `//*[local-name(.)='${name}']`;
  signer.addReference({
    xpath: at,
    digestAlgorithm: algorithms.digest,
    transforms: ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", exclusive],
  });
  signer.computeSignature(xml, { prefix: "ds", location: { reference: `${at}/*[local-name(.)='Issuer']`, action: "after" } });
  return signer.getSignedXml();
}

export const pack = (xml: string): string => Buffer.from(xml, "utf8").toString("base64");
/** As an honest provider answers. */
export const honest = (said: Said, key: Key): string => sign(responseOf(said, assertionOf(said)), "Assertion", key);

export const metadataOf = (entityId: string, url: string, key: Key): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">` +
  `<md:IDPSSODescriptor WantAuthnRequestsSigned="false" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">` +
  `<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${key.certificate.replaceAll(/-----[^-]+-----|\s/g, "")}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>` +
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${url}/post"/>` +
  `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${url}/sso"/>` +
  `</md:IDPSSODescriptor></md:EntityDescriptor>`;

const newName = () => `_${randomBytes(16).toString("hex")}`;
const page = (inside: string) =>
  `<!doctype html><html lang="en"><title>Nordvik</title><main style="font:16px sans-serif;margin:3rem"><h1>Nordvik</h1>${inside}</main></html>`;

/** A SAML provider with a page to sign in on. It signs with xml-crypto; what it says can be changed by the tests. */
export async function startSamlProvider(entityId = "urn:nordvik:login"): Promise<SamlProvider> {
  const key = newKey();
  const people = new Map<string, Partial<Said>>();
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const read: SamlProvider["read"] = (goTo) => {
    const { searchParams } = new URL(goTo);
    const request = inflateRawSync(Buffer.from(searchParams.get("SAMLRequest") ?? "", "base64")).toString("utf8");
    const of = (pattern: RegExp) => pattern.exec(request)?.[1] ?? "";
    const acs = of(/AssertionConsumerServiceURL="([^"]+)"/);
    const now = Date.now();
    const said = {
      responseId: newName(),
      assertionId: newName(),
      issuer: entityId,
      destination: acs,
      recipient: acs,
      audience: of(/<saml:Issuer[^>]*>([^<]+)</),
      requestId: of(/ ID="([^"]+)"/),
      nameId: "u-1",
      nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
      notBefore: new Date(now - 5000),
      until: new Date(now + 300_000),
      at: new Date(now),
      context: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
      attributes: {},
      status: "urn:oasis:names:tc:SAML:2.0:status:Success",
    };
    return { said, relayState: searchParams.get("RelayState") ?? "" };
  };
  server.on("request", (request, reply) => {
    const asked = new URL(request.url ?? "/", url);
    const who = asked.searchParams.get("who");
    reply.setHeader("content-type", "text/html; charset=utf-8");
    if (who === null) {
      const kept = ["SAMLRequest", "RelayState"].map(
        (name) => `<input type="hidden" name="${name}" value="${escape(asked.searchParams.get(name) ?? "")}">`,
      );
      return reply.end(page(`<form>${kept.join("")}<label>User <input name="who"></label> <button>Sign in</button></form>`));
    }
    const { said, relayState } = read(asked.href);
    const xml = honest({ ...said, nameId: who, ...people.get(who) }, key);
    const fields = { SAMLResponse: pack(xml), RelayState: relayState };
    const inputs = Object.entries(fields).map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`);
    return reply.end(page(`<form method="post" action="${said.destination}">${inputs.join("")}<button>Continue</button></form>`));
  });
  return {
    url,
    entityId,
    key,
    metadata: metadataOf(entityId, url, key),
    people,
    read,
    close: () => new Promise((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
}
