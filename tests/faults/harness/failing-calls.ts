import pg from "pg";

/** The server refuses the statement; the line breaks before it is sent; or after it was done and before its answer is read. */
export type Failure = "refused" | "cut before" | "cut after";

interface Armed {
  left: number;
  failure: Failure;
  /** The statement that it struck. */
  text: string;
  struck: boolean;
}

type Query = (this: pg.Client, ...given: unknown[]) => unknown;

const textOf = (given: unknown): string => (typeof given === "string" ? given : String((given as { text?: string } | undefined)?.text));
const refusal = (): Error => Object.assign(new pg.DatabaseError("failed on purpose", 0, "error"), { code: "XX000" });

/** Lets one chosen call of the pool's connections fail; notices to other processes are not counted, as they come when they like. */
export function failCall(prototype: pg.Client): { arm(n: number, failure: Failure): Armed; disarm(): boolean; restore(): void } {
  const plain: Query = prototype.query;
  let armed: Armed | null = null;
  const strike = async (client: pg.Client, { failure }: Armed, run: () => unknown): Promise<unknown> => {
    if (failure === "refused") throw refusal();
    const { stream } = (client as pg.Client & { connection: { stream: { destroy(): void } } }).connection;
    if (failure === "cut after") await run();
    stream.destroy();
    throw new Error("Connection terminated unexpectedly");
  };
  const query: Query = function query(...given) {
    const run = () => Reflect.apply(plain, this, given);
    const isOurs =
      (this as pg.Client & { connectionParameters: { application_name?: string } }).connectionParameters.application_name ===
      "firstline test";
    const text = textOf(given[0]);
    if (!armed || armed.struck || !isOurs || text.startsWith("notify")) return run();
    armed.left -= 1;
    if (armed.left > 0) return run();
    Object.assign(armed, { struck: true, text });
    return strike(this, armed, run);
  };
  Object.assign(prototype, { query });
  return {
    arm: (n, failure) => (armed = { left: n, failure, text: "", struck: false }),
    disarm() {
      const { struck = false } = armed ?? {};
      armed = null;
      return struck;
    },
    restore: () => void Object.assign(prototype, { query: plain }),
  };
}
