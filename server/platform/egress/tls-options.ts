import { isIP } from "node:net";
import { getCACertificates, type ConnectionOptions } from "node:tls";

/**
 * How TLS is spoken with a server: verified always; `certificate` (PEM) is trusted besides the well-known authorities, also where it is
 * the server's own and somebody else signed it.
 */
export const tlsOptions = (host: string, certificate: string | null): ConnectionOptions => ({
  minVersion: "TLSv1.2",
  rejectUnauthorized: true,
  ...(isIP(host) === 0 && { servername: host }),
  ...(certificate && { ca: [...getCACertificates("default"), certificate], allowPartialTrustChain: true }),
});
