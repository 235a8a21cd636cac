import { peekCertificate, type Greeting } from "./peek-certificate.ts";

const reasonOf = (code: string): string => {
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID") return "expired";
  return code === "ERR_TLS_CERT_ALTNAME_INVALID" ? "name" : "authority";
};

/** For whom a certificate is that was not trusted, from whom, and for how long. */
export async function certificateFacts(
  error: { code?: string | undefined },
  { host, port, security }: { host: string; port: number; security: string },
  protocol: Exclude<Greeting, "none">,
): Promise<Record<string, string>> {
  const greeting: Greeting = security === "tls" ? "none" : protocol;
  const seen = await peekCertificate(host, port, greeting).catch(() => null);
  const day = (at: Date | undefined) => at?.toISOString().slice(0, 10) ?? "?";
  return {
    reason: reasonOf(error.code ?? ""),
    names: seen?.names || host,
    issuer: seen?.issuer || "?",
    from: day(seen?.from),
    to: day(seen?.to),
    ...(seen && { fingerprint: seen.fingerprint, pem: seen.pem.slice(0, 20_000) }),
  };
}
