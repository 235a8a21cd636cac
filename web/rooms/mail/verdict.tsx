import { IconShieldCheck, IconShieldQuestion, IconShieldX } from "@tabler/icons-react";
import type { MailMessage } from "../../../contract/mail.ts";
import { useWords } from "../../platform/i18n.ts";
import { Badge } from "../../ui/badge.tsx";
import { Row } from "../../ui/stack.tsx";
import { Muted } from "../../ui/text.tsx";

const methods = ["spf", "dkim", "dmarc"] as const;

/** Whether the sender is who they say, as the receiving server found; only a server that the mailbox names is believed. */
export function Verdict({ mail: { verdicts } }: { mail: MailMessage }) {
  const t = useWords("mail");
  const said = methods.filter((method) => verdicts[method] !== null);
  const results = said.map((method) => `${method.toUpperCase()} ${verdicts[method]}`).join(", ");
  const passed = verdicts.believed && verdicts.dmarc === "pass";
  const failed = said.some((method) => verdicts[method] === "fail");
  const state = failed ? "failed" : passed ? "passed" : "unknown";
  const tone = { failed: "red", passed: "green", unknown: "plain" } as const;
  const icon = { failed: IconShieldX, passed: IconShieldCheck, unknown: IconShieldQuestion };
  return (
    <Row wrap>
      <Badge tone={tone[state]} icon={icon[state]}>
        {t(`verdict.${state}`)}
      </Badge>
      <Muted>{results ? t("verdict.by", { by: verdicts.by ?? "?", results }) : t("verdict.nobody")}</Muted>
    </Row>
  );
}
