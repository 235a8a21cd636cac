import { IconFileImport, IconUsers } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Counts } from "./counts.tsx";
import type { Outcome } from "./import-page.tsx";
import { RefusedRows } from "./refused-rows.tsx";

/** It happened: how many came in, and what is left to mend. */
export function Done({ outcome, anew }: { outcome: Outcome; anew: () => void }) {
  const t = useWords("people");
  return (
    <Stack gap={5}>
      <Banner tone="green" title={t("import.done", { n: outcome.created + outcome.updated })} announce />
      <Counts outcome={outcome} />
      <Row wrap>
        <LinkButton kind="primary" icon={IconUsers} to={paths.people()}>
          {t("import.see")}
        </LinkButton>
        <Button kind="quiet" icon={IconFileImport} onClick={anew}>
          {t("import.another")}
        </Button>
      </Row>
      <RefusedRows outcome={outcome} />
    </Stack>
  );
}
