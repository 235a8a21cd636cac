import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useWords } from "../../platform/i18n.ts";
import { useAsk } from "../../platform/queries.ts";
import { useMay } from "../../platform/session.tsx";
import { Button } from "../../ui/button.tsx";
import { Fold } from "../../ui/fold.tsx";
import { Section } from "../../ui/page.tsx";
import { Reading } from "../../ui/reading.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Muted } from "../../ui/text.tsx";
import { Rooms } from "./rooms.tsx";
import { SiteNew } from "./site-new.tsx";

/** Where an organization is; each site opens to its rooms. */
export function Sites({ organizationId }: { organizationId: string }) {
  const t = useWords("people");
  const may = useMay();
  const reading = useAsk("GET /sites", { query: { organization: organizationId } });
  const [adding, setAdding] = useState(false);
  return (
    <Section
      title={t("sites")}
      count={reading.data?.items.length}
      actions={
        may("people:write") &&
        !adding && (
          <Button icon={IconPlus} onClick={() => setAdding(true)}>
            {t("sites.add")}
          </Button>
        )
      }
    >
      {adding && <SiteNew organizationId={organizationId} close={() => setAdding(false)} />}
      <Reading of={reading} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Muted>{t("sites.none")}</Muted>
          ) : (
            <Stack gap={0}>
              {items.map(({ id, name, address, time_zone }) => (
                <Fold key={id} title={name} detail={[address, time_zone.replaceAll("_", " ")].filter(Boolean).join(" · ")}>
                  <Rooms siteId={id} />
                </Fold>
              ))}
            </Stack>
          )
        }
      </Reading>
    </Section>
  );
}
