import autocannon from "autocannon";

export interface Load {
  url: string;
  /** Instead of one address, these in turn; each connection begins elsewhere, so that no two ask for the same at once. */
  paths?: string[];
  method?: "GET" | "POST";
  body?: unknown;
  key?: string;
  seconds?: number;
  connections?: number;
}

/** Answers per second, the median of three short runs after one to warm up; throws when any answer is not 2xx. */
export async function perSecond({ url, paths, method = "GET", body, key, seconds = 3, connections = 12 }: Load): Promise<number> {
  const headers = { ...(key && { authorization: `Bearer ${key}` }), ...(body !== undefined && { "content-type": "application/json" }) };
  const text = body === undefined ? undefined : JSON.stringify(body);
  const requests = paths?.map((path) => ({ path, method, headers, body: text })) ?? [];
  let begun = 0;
  const setupClient = (client: autocannon.Client) => {
    const from = Math.floor((begun++ % connections) * (requests.length / connections));
    client.setRequests([...requests.slice(from), ...requests.slice(0, from)]);
  };
  const load = { url, method, connections, headers, body: text, ...(paths && { requests, setupClient }) };
  // Neither program is measured while it still compiles itself; Node takes some ten seconds for that.
  await autocannon({ ...load, duration: 3 * seconds });
  const runs: number[] = [];
  for (let run = 0; run < 3; run++) {
    const result = await autocannon({ ...load, duration: seconds });
    if (result.non2xx > 0 || result.errors > 0)
      throw new Error(`${method} ${url}: ${result.non2xx} answers were refusals, ${result.errors} failed`);
    runs.push(result["2xx"] / result.duration);
  }
  return runs.toSorted((a, b) => a - b)[1] ?? 0;
}

const medianOf = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

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
