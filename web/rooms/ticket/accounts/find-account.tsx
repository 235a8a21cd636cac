import { useState } from "react";
import type { LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import { AccountHead } from "../../../platform/accounts/account-head.tsx";
import { call } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Select } from "../../../ui/select.tsx";
import { useOpenTicket } from "../open-ticket.ts";
import { AccountButtons } from "./account-buttons.tsx";
import { useDirectories } from "./use-directories.ts";

const findIn =
  (directory: string) =>
  async (words: string, signal: AbortSignal): Promise<Option<LiveAccountShown>[]> => {
    if (words.length < 2) return [];
    const { items } = await call("GET /directories/{id}/accounts", { params: { id: directory }, query: { q: words }, signal });
    return items.map((item) => ({
      value: item.key,
      label: item.user_name,
      detail: [item.name, item.fields.email].filter(Boolean).join(" · "),
      item,
    }));
  };

/** Another account than theirs, found in the directory itself. */
export function FindAccount({ ticket }: { ticket: Ticket }) {
  const t = useWords("accounts");
  const { ask } = useOpenTicket();
  const directories = useDirectories();
  const [chosen, choose] = useState<string | null>(null);
  const [found, setFound] = useState<Option<LiveAccountShown> | null>(null);
  const directory = chosen ?? directories[0]?.id ?? null;
  if (directory === null) return <p>{t("no_directory")}</p>;
  return (
    <>
      {directories.length > 1 && (
        <Select
          label={t("directory")}
          value={directory}
          onChange={(id) => {
            choose(id);
            setFound(null);
          }}
          choices={directories.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Combo<LiveAccountShown>
        key={directory}
        label={t("find.words")}
        hint={t("find.hint")}
        value={found}
        onChange={setFound}
        find={findIn(directory)}
        autoFocus
        clearable
      />
      {found?.item && (
        <AccountHead key={found.value} known={found.item} whose>
          {(live) => found.item && ticket.can.work && <AccountButtons known={found.item} live={live} ask={ask} />}
        </AccountHead>
      )}
    </>
  );
}
