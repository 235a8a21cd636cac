import { IconPlus } from "@tabler/icons-react";
import { HeldAssets, useHeldAssets } from "../../platform/assets/held-assets.tsx";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useMay } from "../../platform/session.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Section } from "../../ui/page.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Muted } from "../../ui/text.tsx";

/** What somebody works with. */
export function PersonAssets({ personId }: { personId: string }) {
  const t = useWords("people");
  const held = useHeldAssets(personId);
  const add = useMay()("assets:write") && (
    <LinkButton kind="quiet" size="small" icon={IconPlus} to={paths.assetNew({ person: personId })}>
      {t("assets.add")}
    </LinkButton>
  );
  return (
    <Section title={t("assets")} actions={add}>
      {held?.items.length === 0 ? (
        <Muted>{t("assets.none")}</Muted>
      ) : (
        <Stack gap={2}>
          <HeldAssets personId={personId} />
        </Stack>
      )}
    </Section>
  );
}
