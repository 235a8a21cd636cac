import type { Socket } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { tlsOptions } from "./tls-options.ts";

const late = () => Object.assign(new Error("no answer"), { code: "ETIMEDOUT" });
const cut = () => Object.assign(new Error("closed"), { code: "ECONNRESET" });

/** TLS on a connection that is there, verified for this host; `patience` in ms. */
export const secure = (socket: Socket, host: string, certificate: string | null, patience: number): Promise<TLSSocket> =>
  new Promise((done, fail) => {
    const secured = connect({ socket, ...tlsOptions(host, certificate), host });
    const timer = setTimeout(() => secured.destroy(late()), patience);
    const closed = () => fail(cut());
    secured.once("error", fail).once("close", closed);
    secured.once("close", () => clearTimeout(timer));
    secured.once("secureConnect", () => {
      clearTimeout(timer);
      secured.off("error", fail).off("close", closed);
      done(secured);
    });
  });
