import { IconArrowLeft, IconMapQuestion } from "@tabler/icons-react";
import { useEffect } from "react";
import { useWords } from "../../platform/i18n.ts";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { useLeads, useMay } from "../../platform/session.tsx";
import { useTitle } from "../../platform/title.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Split, useColumnShown } from "../../ui/split.tsx";
import css from "./settings.module.css";
import { SettingsList } from "./settings-list.tsx";
import { isMine } from "./section-names.ts";
import { sections } from "./sections.ts";

/** The list of pages and one of them; on a phone one or the other. */
export function SettingsPage() {
  const t = useWords("settings");
  const may = useMay();
  const leads = useLeads();
  const go = useGo();
  const [key, id] = usePlace().rest;
  const staff = may("people:read");
  useTitle(t("title"));
  useEffect(() => {
    // Whoever only asks for help has their few settings in the portal.
    if (!staff) go(paths.portalAccount(), { replace: true });
  }, [staff, go]);
  if (!staff) return null;
  const mine = sections.filter((section) => isMine(section, may, leads));
  const open = mine.find((section) => section.key === (key ?? "account"));
  return (
    <Split
      active={key ? "page" : "list"}
      columns={[
        {
          id: "list",
          label: t("title"),
          width: 232,
          ground: "paper",
          leaves: 1,
          children: <SettingsList sections={mine} open={open?.key ?? null} />,
        },
        {
          id: "page",
          label: open ? t(open.words) : t("missing"),
          minWidth: 480,
          leaves: 2,
          children: (
            <>
              {key && !id && <Up />}
              {open ? <open.page key={open.key} id={id ?? null} /> : <Missing />}
            </>
          ),
        },
      ]}
    />
  );
}

/** Where the list has no room beside the page, the way back to it. */
function Up() {
  const t = useWords("settings");
  return useColumnShown("list") ? null : (
    <div className={css.up}>
      <LinkButton kind="quiet" size="small" icon={IconArrowLeft} to={paths.settings()}>
        {t("title")}
      </LinkButton>
    </div>
  );
}

function Missing() {
  const t = useWords("settings");
  return (
    <EmptyState icon={IconMapQuestion} title={t("missing")} action={<LinkButton to={paths.settings("account")}>{t("account")}</LinkButton>}>
      {t("missing.how")}
    </EmptyState>
  );
}
