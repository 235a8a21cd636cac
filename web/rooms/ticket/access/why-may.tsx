import { IconCheck, IconCornerDownRight, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { AccessAnswer, AccessStep } from "../../../../contract/ticket-access.ts";
import type { Ticket } from "../../../../contract/tickets.ts";
import type { Answer } from "../../../platform/client.ts";
import { findPeople } from "../../../platform/find.tsx";
import { useWords } from "../../../platform/i18n.ts";
import { useAsk } from "../../../platform/queries.ts";
import { Combo, type Option } from "../../../ui/combo.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Stack } from "../../../ui/stack.tsx";
import { Heading, Muted } from "../../../ui/text.tsx";
import css from "./why-may.module.css";

/** Names somebody, and tells rule by rule why they may see this ticket or not. */
export function WhyMay({ ticket }: { ticket: Ticket }) {
  const t = useWords("ticket");
  const [person, choose] = useState<Option | null>(null);
  return (
    <Stack gap={2}>
      <Heading>{t("access.why")}</Heading>
      <Combo label={t("access.why")} hideLabel hint={t("access.why_hint")} value={person} onChange={choose} find={findPeople} />
      {person && <Explained ticket={ticket} person={person.value} />}
    </Stack>
  );
}

function Explained({ ticket, person }: { ticket: Ticket; person: string }) {
  const t = useWords("ticket");
  const reading = useAsk("GET /tickets/{id}/access", { params: { id: ticket.id }, query: { person } });
  return (
    <Reading of={reading}>
      {(told) =>
        told.can_sign_in ? (
          <div className={css.answers}>
            {told.answers.map((answer) => (
              <OneAnswer key={answer.question} answer={answer} told={told} />
            ))}
          </div>
        ) : (
          <Muted>{t("access.no_account", { name: told.person.name })}</Muted>
        )
      }
    </Reading>
  );
}

function OneAnswer({ answer, told }: { answer: AccessAnswer; told: Answer<"GET /tickets/{id}/access"> }) {
  const t = useWords("ticket");
  const name = told.person.name;
  const facts = { name, team: told.team, tier: told.tier, theirs: told.theirs };
  const says = ({ rule, says: said }: AccessStep) => t.maybe(`access.rule.${rule}.${said ?? "next"}`, facts, rule);
  return (
    <section className={css.answer} data-may={answer.may || undefined}>
      <h4 className={css.question}>
        {answer.may ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
        {t(`access.question.${answer.question}`, { name, may: answer.may ? "yes" : "no" })}
      </h4>
      <ol className={css.steps}>
        {answer.steps
          .filter(({ rule }) => rule !== "looked_at")
          .map((step) => (
            <li key={step.rule} className={css.step} data-decides={step.says !== null || undefined}>
              {step.says !== null && <IconCornerDownRight size={14} aria-hidden />}
              {says(step)}
            </li>
          ))}
      </ol>
    </section>
  );
}
