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

/** Listens for a moment; answers the port it got. */
const probe = ({ host, port }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ host, port }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });

/**
 * Finds out before the database starts whether the port can be had, leaving a Firstline that was just told to stop a
 * moment to free it. PORT=0 takes any. The public address follows the port, unless somebody set it.
 */
export async function claimPort(config: Config): Promise<Config> {
  const until = performance.now() + 3000;
  for (;;) {
    try {
      const port = await probe(config);
      return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) };
    } catch (error) {
      const isBusy = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!isBusy || performance.now() > until) throw explainListening(error, config);
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
