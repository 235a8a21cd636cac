import { X509Certificate } from "node:crypto";

/** What people compare before they trust a certificate. */
export interface SeenCertificate {
  pem: string;
  /** SHA-256, as pairs with colons between. */
  fingerprint: string;
  names: string;
  issuer: string;
  from: Date;
  to: Date;
}

/** Reads a certificate, from PEM or DER; nothing is believed of it. Throws where it is none. */
export function readCertificate(raw: string | Buffer): SeenCertificate {
  const seen = new X509Certificate(raw);
  const names = (seen.subjectAltName ?? seen.subject).replaceAll(/DNS:|IP Address:/g, "");
  const issuer = /(?:^|\n)(?:O|CN)=(.*)/.exec(seen.issuer)?.[1] ?? seen.issuer;
  return {
    pem: seen.toString().trim(),
    fingerprint: seen.fingerprint256,
    names: names.slice(0, 200),
    issuer: issuer.slice(0, 100),
    from: new Date(seen.validFrom),
    to: new Date(seen.validTo),
  };
}
