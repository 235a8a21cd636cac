import { pino, type Logger } from "pino";

export type Log = Logger;

/** JSON lines on standard output; credentials never reach them. */
export const createLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: {
      paths: ["req.headers.authorization", "req.headers.cookie", "*.password", "*.token", "*.key"],
      censor: "[secret]",
    },
  });
