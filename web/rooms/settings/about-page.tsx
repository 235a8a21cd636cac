import { IconExternalLink } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { Facts } from "../../ui/facts.tsx";
import { Page } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Mono } from "../../ui/text.tsx";

/** Which Firstline this is, and where its API is described. */
export function AboutPage() {
  const t = useWords("settings");
  const reading = useAsk("GET /health");
  return (
    <Page title={t("about")} lead={t("about.lead")}>
      <Reading of={reading} rows={2}>
        {({ version }) => (
          <Facts
            facts={[
              { name: t("about.version"), value: <Mono>{version}</Mono> },
              { name: t("about.licence"), value: "Apache License 2.0" },
              { name: t("about.api"), value: <Away href="/api/docs">{t("about.docs")}</Away> },
              { name: t("about.openapi"), value: <Away href="/api/v1/openapi.json">openapi.json</Away> },
            ]}
          />
        )}
      </Reading>
      <p>{t("about.everything")}</p>
    </Page>
  );
}

const Away = ({ href, children }: { href: string; children: string }) => (
  <a href={href} target="_blank" rel="noreferrer">
    {children} <IconExternalLink size={14} stroke={1.75} style={{ verticalAlign: "-2px" }} aria-hidden />
  </a>
);
