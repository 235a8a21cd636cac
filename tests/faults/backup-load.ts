import type { Desk } from "../desk.ts";

export interface Acknowledged {
  number: number;
  subject: string;
}

/** Programs that open tickets one after another until stopped; what the desk has answered for is theirs to ask for later. */
export function openTickets(desk: Desk, key: string, writers: number) {
  const acknowledged: Acknowledged[] = [];
  let going = true;
  const write = async (writer: number): Promise<void> => {
    for (let at = 1; going; at += 1) {
      const subject = `Writer ${writer}, ticket ${at}`;
      const answer = await ask(desk, key, "POST", "/tickets", { subject, description: "The screen stays dark. Ærlig talt.\tTab \\ N" });
      if (answer.status === 201) acknowledged.push({ number: ((await answer.json()) as { number: number }).number, subject });
      else if (answer.status !== 429) throw new Error(`A ticket was refused: ${answer.status} ${await answer.text()}`);
    }
  };
  const ended = Promise.all(Array.from({ length: writers }, (_, index) => write(index + 1)));
  return {
    acknowledged,
    async stop() {
      going = false;
      await ended;
    },
  };
}

export const ask = (desk: Desk, key: string, method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${desk.url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
