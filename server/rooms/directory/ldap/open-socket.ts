import { connectOut, secure, startTls } from "../../../platform/egress/index.ts";

export interface Server {
  host: string;
  port: number;
  security: "tls" | "starttls";
  certificate: string | null;
}

const patience = 10_000;

/** A connection to a directory with TLS on it, whose certificate is good for that name: there is no other way to one. */
export async function openSocket({ host, port, security, certificate }: Server) {
  const socket = await connectOut(host, port, "directory", patience);
  try {
    if (security === "starttls") await startTls(socket, patience);
    return await secure(socket, host, certificate, patience);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}
