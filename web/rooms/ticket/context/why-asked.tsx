import { useState } from "react";
import type { RoutingDecision } from "../../../../contract/routing.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Fold } from "../../../ui/fold.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Muted } from "../../../ui/text.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { At } from "../timeline/at.tsx";
import css from "./why-asked.module.css";

/** Of more people the one whom a reader looks for is found by name. */
const few = 8;

/** Who was asked to take a ticket, why they, and why not the others. */
export function WhyAsked({ id }: { id: string }) {
  const t = useWords("ticket");
  return (
    <Fold title={t("routing.why")}>
      <Story id={id} />
    </Fold>
  );
}

function Story({ id }: { id: string }) {
  const t = useWords("ticket");
  // A decision that finds nobody tells no fact.
  const reading = useAsk("GET /tickets/{id}/routing", { params: { id }, refetchInterval: 5000 });
  return (
    <Reading of={reading} rows={2}>
      {({ decisions, give_up_at }) => (
        <Stack gap={3}>
          {decisions.length === 0 && <Muted>{t("routing.none")}</Muted>}
          {decisions.map((one) => (
            <Decided key={one.id} decision={one} />
          ))}
          {give_up_at && (
            <Muted>
              {t("routing.give_up")} <At at={give_up_at} />
            </Muted>
          )}
        </Stack>
      )}
    </Reading>
  );
}

function Decided({ decision }: { decision: RoutingDecision }) {
  const t = useWords("ticket");
  const others = decision.considered.filter(({ chosen }) => !chosen);
  return (
    <section>
      <p>
        <At at={decision.at} /> {decision.says}
      </p>
      {others.length > 0 && (
        <Fold title={t("routing.others", { n: others.length })}>
          <Others others={others} />
        </Fold>
      )}
    </section>
  );
}

function Others({ others }: { others: RoutingDecision["considered"] }) {
  const t = useWords("ticket");
  const [words, look] = useState("");
  const wanted = words.trim().toLowerCase();
  const found = wanted === "" ? others : others.filter(({ person }) => person.name.toLowerCase().includes(wanted));
  return (
    <>
      {others.length > few && <TextInput label={t("routing.find")} placeholder={t("routing.find_hint")} value={words} onChange={look} />}
      <ul className={css.others}>
        {found.slice(0, 50).map(({ person, says }) => (
          <li key={person.id}>{says}</li>
        ))}
      </ul>
    </>
  );
}
