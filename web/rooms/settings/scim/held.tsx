import type { ScimSource } from "../../../../contract/scim.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { useTime } from "../../../platform/time.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Table } from "../../../ui/table.tsx";

/** Too many would have left: who, and whether they do. */
export function ScimHeld({ source, put }: { source: ScimSource; put: (source: ScimSource) => void }) {
  const t = useWords("scim");
  const time = useTime();
  const write = useMay()("accounts:write");
  const { id, held, held_since, most_leaving } = source;
  const decide = useTell("POST /scim-sources/{id}/leavings", { done: put });
  if (!held_since) return null;
  const say = (leave: boolean) => decide.mutate({ params: { id }, body: { leave } });
  return (
    <Section title={t("held")}>
      <Stack gap={4}>
        <Banner tone="amber" title={t("held_title", { n: held.length })}>
          <Stack>
            <p>{t("held_what", { most: most_leaving, since: time.moment(held_since) })}</p>
            {write && (
              <Row wrap>
                <Button size="small" kind="danger" busy={decide.isPending} onClick={() => say(true)}>
                  {t("held_leave")}
                </Button>
                <Button size="small" busy={decide.isPending} onClick={() => say(false)}>
                  {t("held_stay")}
                </Button>
              </Row>
            )}
          </Stack>
        </Banner>
        <Table
          label={t("held")}
          rows={held}
          keyOf={({ person }) => person.id}
          to={({ person }) => paths.person(person.id)}
          columns={[
            { name: t("person"), cell: ({ person }) => person.name },
            { name: t("held_at"), cell: ({ at }) => time.moment(at), tight: true },
          ]}
        />
      </Stack>
    </Section>
  );
}
