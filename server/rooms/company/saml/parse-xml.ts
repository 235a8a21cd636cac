import { DOMParser } from "@xmldom/xmldom";

const most = 400_000;
const deepest = 40;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Throws with a name of what is wrong. */
export class XmlRefused extends Error {}

/** Text of bytes that came in base64; whatever is not UTF-8 is refused, so that nobody reads it otherwise than we do. */
export function textOf(base64: string): string {
  const packed = base64.replaceAll(/[\r\n\t ]/g, "");
  if (packed.length > most || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) throw new XmlRefused("not base64");
  try {
    return utf8.decode(Buffer.from(packed, "base64"));
  } catch {
    throw new XmlRefused("not UTF-8");
  }
}

function refuseDeep(node: Node, depth: number): void {
  if (depth > deepest) throw new XmlRefused("nested too deep");
  for (let child = node.firstChild; child; child = child.nextSibling) refuseDeep(child, depth + 1);
}

/**
 * A document of elements, attributes and text alone: no DTD and with it no entity, no comment, no processing instruction, no CDATA. They
 * mean nothing in SAML, and are where readers of XML differ.
 */
export function parseXml(text: string): Document {
  const plain = text.replace(
    /^\uFEFF?\s*<\?xml version=(["'])1\.0\1(?: encoding=(["'])utf-8\2)?(?: standalone=(["'])(?:yes|no)\3)?\s*\?>/i,
    "",
  );
  if (/<[!?]/.test(plain)) throw new XmlRefused("a DTD, a comment, CDATA or an instruction");
  if (plain.includes("\0")) throw new XmlRefused("NUL");
  const complain = () => {
    throw new XmlRefused("not well-formed");
  };
  const parser = new DOMParser({ errorHandler: { warning: complain, error: complain, fatalError: complain } });
  let document: Document | undefined;
  try {
    document = parser.parseFromString(plain.trim(), "text/xml");
  } catch {
    throw new XmlRefused("not well-formed");
  }
  // xmldom 0.8 lets several roots pass.
  const roots = childrenOf(document).length;
  if (!document?.documentElement || roots !== 1) throw new XmlRefused(roots > 1 ? "several roots" : "not well-formed");
  refuseDeep(document, 0);
  return document;
}

/** Elements right below, whatever they are called. */
export function childrenOf(node: Node | null | undefined): Element[] {
  const found: Element[] = [];
  for (let child = node?.firstChild ?? null; child; child = child.nextSibling) if (child.nodeType === 1) found.push(child as Element);
  return found;
}

/** Elements right below, of this name. */
export const named = (node: Node | null | undefined, namespace: string, name: string): Element[] =>
  childrenOf(node).filter((one) => one.namespaceURI === namespace && one.localName === name);

/** All elements of a document, itself first. */
export function everyElement(node: Node): Element[] {
  return childrenOf(node).flatMap((one) => [one, ...everyElement(one)]);
}

export const wordsOf = (element: Element | undefined): string => (element?.textContent ?? "").trim();

export const saml = "urn:oasis:names:tc:SAML:2.0:assertion";
export const samlp = "urn:oasis:names:tc:SAML:2.0:protocol";
export const md = "urn:oasis:names:tc:SAML:2.0:metadata";
export const ds = "http://www.w3.org/2000/09/xmldsig#";
