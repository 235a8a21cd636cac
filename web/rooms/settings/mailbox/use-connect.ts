import type { Mailbox } from "../../../../contract/mailboxes.ts";
import type { Refusal } from "../../../platform/client.ts";
import { forget, keep, useTell } from "../../../platform/queries.ts";
import { keyFrom } from "../key-from.ts";
import { serverBodies, type SetUpValues } from "./set-up-values.ts";

/** Puts the mailbox as the server answered it where it is read. */
export function keepMailbox(after: Mailbox): void {
  keep("GET /mailboxes/{id}", { params: { id: after.id } }, after);
  void forget("GET /mailboxes");
}

interface ConnectHow {
  done: (mailbox: Mailbox) => void;
  /** The mailbox is there and its servers are not: the rest is done on its own page. */
  halfway: (mailbox: Mailbox, refusal: Refusal) => void;
  refused: (refusal: Refusal) => void;
}

/** Adds a mailbox, or takes the one that is there, and gives it its servers. */
export function useConnect({ done, halfway, refused }: ConnectHow) {
  const add = useTell("POST /mailboxes", { refused });
  const change = useTell("PATCH /mailboxes/{id}", { refused });
  const fetching = useTell("PUT /mailboxes/{id}/fetching", { refused: () => {} });
  const sending = useTell("PUT /mailboxes/{id}/sending", { refused: () => {} });

  async function connect(mailbox: Mailbox | null, values: SetUpValues, plus: boolean | null): Promise<void> {
    const address = values.address.trim();
    const what = { address, ...(plus !== null && { plus_addressing: plus }) };
    const { name, key, team_id } = values;
    const made = mailbox
      ? await change.mutateAsync({ params: { id: mailbox.id }, body: what })
      : await add.mutateAsync({ body: { ...what, name, key: key || keyFrom(name), team_id: team_id || null } });
    const bodies = serverBodies(values);
    const params = { id: made.id };
    try {
      await fetching.mutateAsync({ params, body: bodies.fetching });
      const after = await sending.mutateAsync({ params, body: bodies.sending });
      keepMailbox(after);
      done(after);
    } catch (error) {
      void forget("GET /mailboxes");
      halfway(made, error as Refusal);
    }
  }
  return {
    // What was refused has been told at its field by then.
    connect: (...given: Parameters<typeof connect>) => void connect(...given).catch(() => {}),
    busy: add.isPending || change.isPending || fetching.isPending || sending.isPending,
  };
}
