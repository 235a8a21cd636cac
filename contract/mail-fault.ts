import { z } from "zod";

/** What there is to compare before a certificate is trusted. */
export const seenCertificate = z.object({
  pem: z.string().describe("The certificate itself (PEM)"),
  fingerprint: z.string().describe("SHA-256, as whoever runs the server can read it there"),
  names: z.string().describe("For which names it is"),
  issuer: z.string().describe("Who signed it"),
  from: z.iso.date().describe("First day on which it is good"),
  to: z.iso.date().describe("Last day on which it is good"),
});
export type SeenCertificate = z.infer<typeof seenCertificate>;

/** Why a mailbox does not work, and what to do about it. */
export const mailFault = z.object({
  code: z.string().describe("Stable name of the reason"),
  detail: z.string().describe("What is wrong, as a sentence"),
  remedy: z.string().describe("What to do about it"),
  certificate: seenCertificate.nullable().describe("The one that the server showed, where trusting it would mend this"),
});
export type MailFault = z.infer<typeof mailFault>;
