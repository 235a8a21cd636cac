import { createServer } from "node:net";
import type { Config } from "../platform/config.ts";

const refusals: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) => `Port ${port} on ${host} is already in use: stop the program that has it, or set PORT to another one.`,
  EACCES: (_, port) => `Port ${port} is not allowed for this user: set PORT to one from 1024 up.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}: set HOST to one of its own, such as 127.0.0.1 or 0.0.0.0.`,
  ENOTFOUND: (host) => `The name ${host} is not known: set HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.`,
};

/** What a failed `listen` means, as a sentence. */
export function explainListening(error: unknown, { host, port }: Pick<Config, "host" | "port">): Error {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return new Error(refusals[code]?.(host, port) ?? `Cannot listen on ${host}:${port}: ${(error as Error).message}`, { cause: error });
}

/**
 * Finds out before the database starts whether the port can be had; PORT=0 takes any free one.
 * The public address follows the port, unless somebody set it.
 */
export async function claimPort(config: Config): Promise<Config> {
  const { host, port } = config;
  const taken = await new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(explainListening(error, config)));
    probe.listen({ host, port }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
  return { ...config, port: taken, publicUrl: config.publicUrl.replace(/:0$/, `:${taken}`) };
}
