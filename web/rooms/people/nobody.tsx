import { IconFileImport, IconUserPlus, IconUsers } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useMay } from "../../platform/session.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";

/** Nobody found, or nobody there at all: what to try, and how somebody comes in. */
export function Nobody({ words }: { words: string }) {
  const t = useWords("people");
  const may = useMay();
  const write = may("people:write");
  if (words) {
    return (
      <EmptyState
        icon={IconUsers}
        title={t("nobody.title", { words })}
        action={
          write && (
            <LinkButton icon={IconUserPlus} to={paths.personNew({ words })}>
              {t("nobody.add", { words })}
            </LinkButton>
          )
        }
      >
        {t("nobody.how")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={IconUsers}
      title={t("empty.title")}
      action={
        write && (
          <>
            <LinkButton icon={IconUserPlus} to={paths.personNew()}>
              {t("new")}
            </LinkButton>
            <LinkButton kind="primary" icon={IconFileImport} to={paths.peopleImport()}>
              {t("import")}
            </LinkButton>
          </>
        )
      }
    >
      {t("empty.how")}
    </EmptyState>
  );
}
