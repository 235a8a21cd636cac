import { IconMapQuestion } from "@tabler/icons-react";
import { paths } from "../../platform/paths.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTitle } from "../../platform/title.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";

export function Missing() {
  const t = useWords("shell");
  useTitle(t("title.missing"));
  return (
    <main>
      <EmptyState icon={IconMapQuestion} title={t("missing.title")} action={<LinkButton to={paths.home()}>{t("missing.home")}</LinkButton>} />
    </main>
  );
}
