import type { AccountGroup } from "../../../contract/directory-accounts.ts";
import type { Option } from "../../ui/combo.tsx";
import { call } from "../client.ts";

/** For `<Combo find={findGroups(directory)}>`: groups of a directory by how their name begins; the directory itself is asked. */
export const findGroups =
  (directory: string) =>
  async (words: string, signal: AbortSignal): Promise<Option<AccountGroup>[]> => {
    const { items } = await call("GET /directories/{id}/groups", { params: { id: directory }, query: { q: words }, signal });
    return items.map((item) => ({ value: item.dn, label: item.name, detail: item.dn, item }));
  };
