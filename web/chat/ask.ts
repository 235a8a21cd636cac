/** What the desk answered when it refused. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly after: number;
  readonly fields: { pointer: string; detail: string }[];
  constructor(status: number, body: { code?: string; title?: string; errors?: { pointer: string; detail: string }[] }, after: number) {
    super(body.title ?? "");
    this.status = status;
    this.code = body.code ?? "";
    this.after = after;
    this.fields = body.errors ?? [];
  }
}

export interface Asked {
  method?: string;
  body?: unknown;
  bytes?: Blob;
  token?: string | undefined;
  language: string;
}

const headersOf = ({ token, body, bytes, language }: Asked): Record<string, string> => ({
  "accept-language": language,
  ...(token && { "chat-token": token }),
  ...(body !== undefined && { "content-type": "application/json" }),
  ...(bytes && { "content-type": "application/offset+octet-stream" }),
});

/** Asks the desk. Throws a Refusal, or what the network threw. */
export async function ask(path: string, asked: Asked): Promise<Response> {
  const answer = await fetch(`/api/v1${path}`, {
    method: asked.method ?? "GET",
    headers: headersOf(asked),
    body: asked.bytes ?? (asked.body === undefined ? null : JSON.stringify(asked.body)),
  });
  if (answer.ok) return answer;
  const told = (await answer.json().catch(() => ({}))) as Record<string, never>;
  throw new Refusal(answer.status, told, Number(answer.headers.get("retry-after") ?? 0));
}

export const askJson = async <T>(path: string, asked: Asked): Promise<T> => (await ask(path, asked)).json() as Promise<T>;

/** Asked again later it may go well: the network, or a desk that is starting. */
export const isPassing = (error: unknown): boolean => !(error instanceof Refusal) || error.status >= 500 || error.status === 429;
