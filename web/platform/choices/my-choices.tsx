import type { ChoiceKind } from "../../../contract/work.ts";
import { Reading } from "../../ui/reading.tsx";
import { Switch } from "../../ui/checkbox.tsx";
import { useWords } from "../i18n.ts";
import { change, keep, useAsk, useTell } from "../queries.ts";
import type { Answer } from "../client.ts";
import css from "./choices.module.css";

type Choice = Answer<"GET /notifications/choices">["items"][number];
type Way = { in_app: boolean } | { by_mail: boolean };

interface MyChoicesProps {
  /** What the desk tells its people, or what it writes to whoever asks for help. */
  of: "work" | "requests";
}

/** By which way I learn of what; each choice holds at once. */
export function MyChoices({ of }: MyChoicesProps) {
  const reading = useAsk("GET /notifications/choices");
  const choose = useTell("PUT /notifications/choices", {
    optimistic: ({ body }) => [
      change("GET /notifications/choices", {}, (before) => ({
        items: before.items.map((item) => ({ ...item, ...body.items.find(({ kind }) => kind === item.kind) })),
      })),
    ],
    done: (after) => keep("GET /notifications/choices", {}, after),
  });
  const tell = (kind: ChoiceKind, way: Way) => choose.mutate({ body: { items: [{ kind, ...way }] } });
  return (
    <Reading of={reading} rows={4}>
      {({ items }) => (
        <ul className={css.list}>
          {items
            .filter(({ in_app }) => (in_app !== null) === (of === "work"))
            .map((item) => (
              <One key={item.kind} item={item} onChoose={(way) => tell(item.kind, way)} />
            ))}
        </ul>
      )}
    </Reading>
  );
}

function One({ item: { kind, in_app, by_mail }, onChoose }: { item: Choice; onChoose: (way: Way) => void }) {
  const t = useWords("choices");
  if (in_app === null)
    return (
      <li className={css.line}>
        <Switch label={t(`kind.${kind}`)} checked={by_mail} onChange={(wanted) => onChoose({ by_mail: wanted })} />
      </li>
    );
  return (
    <li className={css.line}>
      <div className={css.one} role="group" aria-label={t(`kind.${kind}`)}>
        <span className={css.kind}>{t(`kind.${kind}`)}</span>
        <Switch label={t("in_app")} checked={in_app} onChange={(wanted) => onChoose({ in_app: wanted })} />
        <Switch label={t("by_mail")} checked={by_mail} onChange={(wanted) => onChoose({ by_mail: wanted })} />
      </div>
    </li>
  );
}
