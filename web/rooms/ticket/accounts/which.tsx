import type { KnownAccount } from "../../../../contract/directory-accounts.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Select } from "../../../ui/select.tsx";
import type { Place } from "./asked.ts";

const nameOf = (directory: string, key: string) => `${directory} ${key}`;

/** Which of somebody's accounts is meant. */
export function Which({
  accounts,
  chosen,
  onChoose,
}: {
  accounts: readonly KnownAccount[];
  chosen: Place;
  onChoose: (place: Place) => void;
}) {
  const t = useWords("accounts");
  return (
    <Select
      data-autofocus
      label={t("account")}
      value={nameOf(chosen.directory, chosen.key)}
      onChange={(value) => {
        const [directory = "", key = ""] = value.split(" ");
        onChoose({ directory, key });
      }}
      choices={accounts.map((one) => ({ value: nameOf(one.directory.id, one.key), label: `${one.user_name} · ${one.directory.name}` }))}
    />
  );
}
