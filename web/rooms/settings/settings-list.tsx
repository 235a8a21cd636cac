import { useWords } from "../../platform/i18n.ts";
import { useKeys } from "../../platform/keys.tsx";
import { paths } from "../../platform/paths.ts";
import { Link, useGo } from "../../platform/place.tsx";
import { Heading, Title } from "../../ui/text.tsx";
import type { SettingsSection } from "./sections.ts";
import css from "./settings.module.css";

/** The pages by what they are about. Each stands in the command bar too. */
export function SettingsList({ sections, open }: { sections: readonly SettingsSection[]; open: string | null }) {
  const t = useWords("settings");
  const go = useGo();
  useKeys(sections.map(({ key, words }) => ({ label: t("go", { page: t(words) }), run: () => go(paths.settings(key)) })));
  return (
    <nav className={css.list} aria-label={t("title")}>
      <div className={css.title}>
        <Title level={2}>{t("title")}</Title>
      </div>
      {[...Map.groupBy(sections, ({ group }) => group)].map(([group, members]) => (
        <div key={group} className={css.group}>
          <Heading>{t(`group.${group}`)}</Heading>
          <ul>
            {members.map(({ key, words, icon: Glyph }) => (
              <li key={key}>
                <Link to={paths.settings(key)} className={css.link} aria-current={key === open ? "page" : undefined}>
                  <Glyph size={16} stroke={1.75} aria-hidden />
                  {t(words)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
