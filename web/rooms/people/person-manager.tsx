import type { Person } from "../../../contract/people.ts";
import { fieldErrors } from "../../platform/client.ts";
import { findPeople } from "../../platform/find.tsx";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { keep, useAsk, useTell } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Combo } from "../../ui/combo.tsx";
import { Narrow } from "../../ui/narrow.tsx";
import { Section } from "../../ui/page.tsx";

/** Who decides for somebody: whom an approval by "their manager" goes to. */
export function PersonManager({ person }: { person: Person }) {
  const t = useWords("people");
  const write = useMay()("people:write");
  const at = { params: { id: person.id } };
  const { data } = useAsk("GET /people/{id}/manager", at);
  const save = useTell("PUT /people/{id}/manager", { done: (after) => keep("GET /people/{id}/manager", at, after), refused: () => {} });
  const manager = data?.manager ?? null;
  if (!data || (!write && !manager)) return null;
  return (
    <Section title={t("manager")}>
      {write ? (
        <Narrow>
          <Combo
            label={t("manager")}
            hideLabel
            hint={t("manager.hint")}
            clearable
            value={manager && { value: manager.id, label: manager.name }}
            onChange={(chosen) => save.mutate({ ...at, body: { manager: chosen?.value ?? null } })}
            find={findPeople}
            error={fieldErrors(save.error)["manager"] ?? null}
          />
        </Narrow>
      ) : (
        manager && <Link to={paths.person(manager.id)}>{manager.name}</Link>
      )}
    </Section>
  );
}
