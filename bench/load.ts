import autocannon from "autocannon";

export interface Load {
  url: string;
  /** Instead of one address, these in turn; each connection begins elsewhere, so that no two ask for the same at once. */
  paths?: string[];
  method?: "GET" | "POST";
  body?: unknown;
  key?: string;
  connections?: number;
}

/** What autocannon is asked for one run. */
function toRun({ url, paths, method = "GET", body, key, connections = 12 }: Load): autocannon.Options {
  const headers = { ...(key && { authorization: `Bearer ${key}` }), ...(body !== undefined && { "content-type": "application/json" }) };
  const text = body === undefined ? undefined : JSON.stringify(body);
  const requests = paths?.map((path) => ({ path, method, headers, body: text })) ?? [];
  let begun = 0;
  const setupClient = (client: autocannon.Client) => {
    const from = Math.floor((begun++ % connections) * (requests.length / connections));
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
  };
  return { url, method, connections, headers, ...(text !== undefined && { body: text }), ...(paths && { requests, setupClient }) };
}

/** Answers per second of one run; throws when any answer is not 2xx. */
async function run(load: Load, seconds: number): Promise<number> {
  const result = await autocannon({ ...toRun(load), duration: seconds });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${load.method ?? "GET"} ${load.url}: ${result.non2xx} answers were refusals, ${result.errors} failed`);
  return result["2xx"] / result.duration;
}

/** Neither program is measured while it still compiles itself; Node takes some ten seconds for that. */
export const warmUp = (load: Load): Promise<number> => run(load, 9);

export interface Compared {
  /** Answers per second. */
  value: number;
  /** To those of the yardstick a moment before. */
  ratio: number;
}

/**
 * Loads beside a yardstick, all warmed up, in turns: this machine is now faster and now slower, and what falls on one falls on all. Of each
 * the median of seven short runs, and of the ratios. `between` waits for what a load leaves to do, which is not the next one's doing.
 */
export async function inTurnsPerSecond<Name extends string>(
  yardstick: Load,
  loads: Record<Name, Load>,
  between: () => Promise<void> = async () => {},
): Promise<Record<Name, Compared>> {
  const named = Object.entries(loads) as [Name, Load][];
  const values = new Map(named.map(([name]) => [name, [] as number[]]));
  const ratios = new Map(named.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < 7; round++) {
    const measure = await run(yardstick, 2);
    for (const [name, load] of named) {
      const value = await run(load, 2);
      values.get(name)?.push(value);
      ratios.get(name)?.push(value / measure);
      await between();
    }
  }
  const compared = named.map(([name]) => [name, { value: medianOf(values.get(name) ?? []), ratio: medianOf(ratios.get(name) ?? []) }]);
  return Object.fromEntries(compared) as Record<Name, Compared>;
}

export const medianOf = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function once(url: string, key: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - start;
}

/** Milliseconds of one answer at a time: the median over `rounds`. */
export async function milliseconds(url: string, key: string, rounds = 60): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await once(url, key));
  return medianOf(times);
}

/** As `milliseconds`, of two in turns: what else the machine does falls on both. */
export async function inTurnsOf(one: string, other: string, key: string, rounds = 25): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    times[0].push(await once(one, key));
    times[1].push(await once(other, key));
  }
  return [medianOf(times[0]), medianOf(times[1])];
}
