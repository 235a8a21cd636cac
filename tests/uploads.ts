import type { Answer, Desk } from "./security/open-desk.ts";

export type Body = Uint8Array | ReadableStream<Uint8Array>;

/** Sends bytes of an upload from `offset` on. */
export async function sendBytes(
  desk: Desk,
  cookie: string,
  id: string,
  offset: number,
  body: Body,
): Promise<Pick<Answer, "status" | "body">> {
  const response = await fetch(`${desk.base}/api/v1/uploads/${id}?offset=${offset}`, {
    method: "PATCH",
    headers: { cookie, "content-type": "application/offset+octet-stream" },
    body: body as BodyInit,
    // A body that streams wants it, and the types do not know it yet.
    ...{ duplex: "half" },
  });
  return { status: response.status, body: await response.json() };
}

export const announce = async (desk: Desk, cookie: string, name: string, size: number): Promise<Answer> =>
  desk.call("POST", "/uploads", { cookie, body: { file_name: name, size } });

/** Sends a whole file; answers the id of the complete upload. */
export async function uploadFile(desk: Desk, cookie: string, name: string, bytes: Uint8Array): Promise<string> {
  const { body } = await announce(desk, cookie, name, bytes.length);
  const done = await sendBytes(desk, cookie, body.id, 0, bytes);
  if (done.status !== 200 || done.body.offset !== bytes.length)
    throw new Error(`uploading answered ${done.status} ${JSON.stringify(done.body)}`);
  return body.id;
}

/** Fetches below /api/v1 as it is, without looking into it. */
export const fetchRaw = (desk: Desk, cookie: string, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${desk.base}/api/v1${path}`, { headers: { cookie, ...headers } });
