import { pino, stdSerializers, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

/** What PostgreSQL tells of the row that it refused, or of the query, holds what people wrote. */
const untold = new Set(["detail", "hint", "where", "internalQuery", "parameters", "query"]);

function withoutRows(error: Error): object {
  const told = stdSerializers.err(error);
  return Object.fromEntries(Object.entries(told).filter(([name]) => !untold.has(name)));
}

/** JSON lines on standard output, or to `destination`; credentials and what people wrote never reach them. */
export const createLog = (level: string, destination?: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      serializers: { err: withoutRows },
      redact: {
        paths: ["req.headers.authorization", "req.headers.cookie", "*.password", "*.token", "*.key"],
        censor: "[secret]",
      },
    },
    destination ?? pino.destination(1),
  );
