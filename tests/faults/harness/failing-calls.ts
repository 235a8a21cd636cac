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

/** What the desk asks together goes as one query that answers by itself (platform/pipeline). */
interface Batch {
  handleError(error: Error): void;
  handleReadyForQuery(): void;
}
const isBatch = (given: unknown): given is Batch => typeof given === "object" && given !== null && "handleReadyForQuery" in given;

/** Lets one chosen call of the pool's connections fail; notices to other processes are not counted, as they come when they like. */
export function failCall(prototype: pg.Client): { arm(n: number, failure: Failure): Armed; disarm(): boolean; restore(): void } {
  const plain: Query = prototype.query;
  let armed: Armed | null = null;
  const cut = () => new Error("Connection terminated unexpectedly");
  const streamOf = (client: pg.Client) => (client as pg.Client & { connection: { stream: { destroy(): void } } }).connection.stream;
  const strikeBatch = (client: pg.Client, batch: Batch, { failure }: Armed, run: () => unknown): unknown => {
    const stream = streamOf(client);
    if (failure === "cut after") {
      batch.handleReadyForQuery = () => {
        stream.destroy();
        batch.handleError(cut());
      };
      return run();
    }
    if (failure === "cut before") stream.destroy();
    process.nextTick(() => batch.handleError(failure === "refused" ? refusal() : cut()));
    return batch;
  };
  const strike = async (client: pg.Client, { failure }: Armed, run: () => unknown): Promise<unknown> => {
    if (failure === "refused") throw refusal();
    const stream = streamOf(client);
    if (failure === "cut after") await run();
    stream.destroy();
    throw cut();
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
    return isBatch(given[0]) ? strikeBatch(this, given[0], armed, run) : strike(this, armed, run);
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
