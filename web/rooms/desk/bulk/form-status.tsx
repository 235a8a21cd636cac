import { useState } from "react";
import { useWords } from "../../../platform/i18n.ts";
import { useDraft } from "../../../platform/drafts.ts";
import { DateTime } from "../../../ui/date-time.tsx";
import { Segmented } from "../../../ui/segmented.tsx";
import { Select } from "../../../ui/select.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import type { Errors, Form } from "./form.ts";
import type { Change } from "./use-preview.ts";

const stands = ["wait", "resume", "resolve", "close"] as const;
const reasons = ["requester", "vendor", "scheduled", "approval", "parts"] as const;

/** Waiting, open again, solved or closed. */
export function useStatus(errors: Errors): Form {
  const t = useWords("bulk");
  const ui = useWords("ui");
  const [to, setTo] = useState<(typeof stands)[number]>("wait");
  const [reason, setReason] = useState<(typeof reasons)[number]>("requester");
  const [until, setUntil] = useState<string | null>(null);
  const solution = useDraft("bulk:resolve");
  const body = solution.text.trim();
  const change: Change =
    to === "wait" ? { act: "wait", reason, until } : to === "resolve" ? { act: "resolve", ...(body && { body }) } : { act: to };
  return {
    change,
    done: solution.clear,
    fields: (
      <>
        <Segmented
          label={t("status.to")}
          value={to}
          onChange={setTo}
          choices={stands.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        {to === "wait" && (
          <>
            <Select
              label={t("status.reason")}
              value={reason}
              onChange={setReason}
              choices={reasons.map((value) => ({ value, label: ui(`waiting.${value}`) }))}
            />
            <DateTime
              label={t("status.until")}
              optional
              value={until}
              onChange={setUntil}
              min={new Date().toISOString()}
              error={errors["change/until"] ?? null}
            />
          </>
        )}
        {to === "resolve" && (
          <TextArea
            label={t("status.solution")}
            hint={t("status.solution_hint")}
            optional
            value={solution.text}
            onChange={solution.setText}
            error={errors["change/body"] ?? null}
          />
        )}
      </>
    ),
  };
}
