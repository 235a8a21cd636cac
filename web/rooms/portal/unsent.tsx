import { IconX } from "@tabler/icons-react";
import type { RequestType } from "../../../contract/catalog.ts";
import { call } from "../../platform/client.ts";
import { inMyLanguage, useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { Link } from "../../platform/place.tsx";
import { forget, useAsk } from "../../platform/queries.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { toast } from "../../ui/toast.tsx";
import { Section } from "./page.tsx";
import { read, slotOf } from "./request-draft.ts";
import { useSayWhen } from "./say-when.ts";
import css from "./unsent.module.css";

/** Requests begun and not sent: on this device or another. */
export function Unsent({ types }: { types: readonly RequestType[] }) {
  const t = useWords("portal");
  const when = useSayWhen();
  const { data } = useAsk("GET /drafts", { staleTime: 0 });
  const begun = (data?.items ?? []).flatMap(({ key, body, updated_at }) => {
    const slot = slotOf(key);
    const draft = read(body);
    return slot && draft ? [{ key, slot, body, draft, updated_at }] : [];
  });
  if (begun.length === 0) return null;

  const put = (key: string, body: string) =>
    call("PUT /drafts", { body: { key, body } }).then(
      () => forget("GET /drafts"),
      (error: Error) => toast.refused(error.message),
    );
  return (
    <Section title={t("unsent.title")}>
      <ul className={css.list}>
        {begun.map(({ key, slot, body, draft, updated_at }) => {
          const type = types.find((each) => each.key === draft.type);
          const subject = draft.subject.trim() || (type ? inMyLanguage(type.name) : t("unsent.nothing"));
          const discard = async () => {
            await put(key, "");
            toast.told(t("unsent.discarded"), { label: t("unsent.undo"), run: () => void put(key, body) });
          };
          return (
            <li key={key} className={css.row}>
              <Link to={paths.portalNew({ ...(draft.type && { type: draft.type }), draft: slot })} className={css.link}>
                <span className={css.subject}>{subject}</span>
                <span className={css.since}>{t("unsent.since", { moment: when.moment(updated_at) })}</span>
              </Link>
              <IconButton label={t("unsent.discard", { subject })} icon={IconX} onClick={() => void discard()} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
