import { IconHeadset, IconHistory, IconKeyboard, IconLifebuoy, IconLogout, IconUser } from "@tabler/icons-react";
import { useWords } from "../../platform/i18n.ts";
import { beginAnew } from "../../platform/kept-here.ts";
import { paths } from "../../platform/paths.ts";
import { useGo, usePlace } from "../../platform/place.tsx";
import { changeLanguage, signOut, useMay, useMe } from "../../platform/session.tsx";
import { Avatar } from "../../ui/avatar.tsx";
import { Menu } from "../../ui/menu.tsx";
import { useTheme } from "../../ui/provider.tsx";
import { toast } from "../../ui/toast.tsx";
import css from "./me-menu.module.css";
import { showKeyList } from "./key-list.tsx";

/** Me: language, theme, the other side of the counter, and the way out. */
export function MeMenu() {
  const t = useWords("shell");
  const me = useMe();
  const may = useMay();
  const go = useGo();
  const { room } = usePlace();
  const { choice, choose } = useTheme();
  const leave = async () => {
    try {
      beginAnew(await signOut());
    } catch {
      toast.refused(t("me.sign_out_failed"));
    }
  };
  const speak = (language: "en" | "nb") => ({
    label: <span lang={language}>{language === "en" ? "English" : "Norsk"}</span>,
    checked: me.language === language,
    run: () => void changeLanguage(language).catch((error: Error) => toast.refused(error.message)),
  });
  const staff = may("people:read");
  const other =
    room === "portal"
      ? { label: t("me.desk"), icon: IconHeadset, run: () => go(may("tickets:work") ? paths.desk() : paths.people()) }
      : { label: t("me.portal"), icon: IconLifebuoy, run: () => go(paths.portal()) };
  return (
    <Menu
      align="end"
      header={
        <div className={css.who}>
          <Avatar name={me.name} size="middle" />
          <div className={css.names}>
            <span className={css.name}>{me.name}</span>
            <span className={css.mail}>{me.email}</span>
          </div>
        </div>
      }
      groups={[
        ...(staff && room !== "portal"
          ? [{ items: [{ label: t("me.account"), icon: IconUser, run: () => go(paths.settings("account")) }] }]
          : []),
        ...(room === "portal" || !staff
          ? [
              {
                items: [
                  { label: t("me.history"), icon: IconHistory, run: () => go(paths.portalHistory()) },
                  { label: t("me.account"), icon: IconUser, run: () => go(paths.portalAccount()) },
                ],
              },
            ]
          : []),
        { label: t("me.language"), items: [speak("en"), speak("nb")] },
        {
          label: t("me.theme"),
          items: (["auto", "light", "dark"] as const).map((each) => ({
            label: t(`me.theme_${each}`),
            checked: choice === each,
            run: () => choose(each),
          })),
        },
        {
          items: [
            ...(staff ? [other] : []),
            ...(staff && room !== "portal" ? [{ label: t("keys.show"), icon: IconKeyboard, hint: "?", run: showKeyList }] : []),
            { label: t("me.sign_out"), icon: IconLogout, run: () => void leave() },
          ],
        },
      ]}
    >
      <button type="button" className={css.me} aria-label={t("me.menu", { name: me.name })}>
        <Avatar name={me.name} size={room === "portal" ? "middle" : "small"} />
      </button>
    </Menu>
  );
}
