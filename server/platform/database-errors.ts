import pg from "pg";

const sqlStates = (...codes: string[]): ((error: unknown) => boolean) => {
  const known = new Set(codes);
  return (error) => error instanceof pg.DatabaseError && known.has(error.code ?? "");
};

/** The server went away, is starting, or takes nobody in: classes 08, 53 and 57 of SQLSTATE; 25006: it follows another one and takes no writing. */
const isAway = sqlStates(
  "08000",
  "08001",
  "08003",
  "08006",
  "25P03",
  "25006",
  "53200",
  "53300",
  "53400",
  "57P01",
  "57P02",
  "57P03",
  "57P05",
  "58030",
);

/** What the driver says when there is no server at the other end; it gives these no code. */
const broken =
  /timeout exceeded when trying to connect|timeout expired|[Cc]onnection terminated|is not queryable|Cannot use a pool after calling end/;
const socketCodes = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EAGAIN", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND"]);

/** Whether an error says that the database cannot be reached at the moment, not that anything is wrong with what it was asked. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return isAway(error);
  if (!(error instanceof Error)) return false;
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  return socketCodes.has(code) || (code === "ENOENT" && syscall === "connect") || broken.test(error.message);
}

/** There is no room left on the disk of the database. */
export const isDiskFull = sqlStates("53100");

/** Two did the same at once, or each waited for the other: nothing is wrong with what was sent. */
export const isDisturbed = sqlStates("23505", "23503", "40001", "40P01");
