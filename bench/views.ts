import { atMost, type Figure } from "./figure.ts";
import { inTurnsOf } from "./load.ts";

const queues = ["my_shift", "waiting_on_me", "to_accept", "unassigned", "due_soon", "waiting", "all_open", "resolved"] as const;

/** As people build them: of open tickets, of all there ever were, of what is frequent, rare, or not there at all. */
const built = [
  ["what is overdue and urgent", "is:overdue priority:critical,high", "due"],
  ["my team's, nobody's", "team:mine assignee:none is:active", "due"],
  ["mine or nobody's in my team", "is:active (assignee:me or (team:mine assignee:none))", "updated"],
  ["a word in open subjects", "printer is:active", "opened"],
  ["waiting for days", "waiting:requester updated<-2d", "updated"],
  ["one person's", "requester:p17@bench.example", "opened"],
  ["solved lately", "status:resolved,closed solved>-60d", "opened"],
  ["a frequent tag, of all", "tag:vip", "opened"],
  ["a rare tag, of all", "tag:rare", "opened"],
  ["a tag that none has", "tag:none-such", "opened"],
  ["a word that none has", "zeppelin", "opened"],
  ["reopened more than once", "reopened>1", "opened"],
  ["worked on for hours", "worked>240", "priority"],
  ["a source that none has", "source:scanner", "updated"],
] as const;

export interface Asking {
  post: <T>(path: string, body: object) => Promise<T>;
  patch: <T>(path: string, body: object) => Promise<T>;
  get: <T>(path: string) => Promise<T>;
}
/** The API as the owner of a key has it. */
export function asking(api: string, key: string): Asking {
  const send = async <T>(path: string, init: RequestInit): Promise<T> => {
    const answer = await fetch(`${api}${path}`, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${text}`);
    return (text ? JSON.parse(text) : null) as T;
  };
  const headers = { authorization: `Bearer ${key}` };
  const write = <T>(method: string, path: string, body: object): Promise<T> =>
    send(path, { method, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) });
  return {
    get: (path) => send(path, { headers }),
    post: (path, body) => write("POST", path, body),
    patch: (path, body) => write("PATCH", path, body),
  };
}

/** The first page of each list that is there from the beginning and of views that people build, beside the plain list. */
export async function* firstPages(api: string, key: string): AsyncGenerator<Figure> {
  const { post } = asking(api, key);
  const lists: [string, string][] = queues.map((queue) => [`queue ${queue}`, `queue=${queue}`]);
  for (const [name, filter, field] of built) {
    const sort = { field, direction: field === "due" || field === "priority" ? "ascending" : "descending" };
    const { id } = await post<{ id: string }>("/views", { name, filter, sort });
    lists.push([`view “${name}”`, `view=${id}`]);
  }
  for (const [name, query] of lists) {
    const [took, plain] = await inTurnsOf(`${api}/tickets?limit=25&${query}`, `${api}/tickets?limit=25`, key);
    yield atMost(`first page of ${name}, to the plain list`, took, "ms", took / plain, 3);
  }
}

/** A hundred views of one technician, counted anew after each of some changes. */
export async function* counts(api: string, key: string, views = 100): AsyncGenerator<Figure> {
  const { get, post } = asking(api, key);
  const words = ["printer", "outlook", "vpn", "update", "camera"];
  const had = (await get<{ items: unknown[] }>("/views")).items.length;
  for (let n = had; n < views; n++) {
    // One in twenty reaches into closed tickets, one in four means something else for each reader.
    const filter =
      n % 20 === 0
        ? `${words[n % 5]} -is:active`
        : n % 4 === 0
          ? `assignee:me worked<${n}`
          : `is:active team:bench-${1 + (n % 20)} ${words[n % 5]}`;
    await post("/views", { name: `View ${n}`, filter });
  }
  const { items } = await get<{ items: { id: string }[] }>("/tickets?queue=all_open&limit=5");
  const times: number[] = [];
  for (const { id } of items) {
    await post(`/tickets/${id}/notes`, { body: "Looked at it." });
    // What was counted a second ago is not counted again before the second is over: that pause is no work.
    await new Promise((done) => setTimeout(done, 1200));
    const start = performance.now();
    await get("/views/counts");
    times.push(performance.now() - start);
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  yield atMost(`counts of ${views} views after a change, each`, median / views, "ms", null, 50);
  yield atMost(`counts of ${views} views after a change, all`, median, "ms", null, 2000);
}
