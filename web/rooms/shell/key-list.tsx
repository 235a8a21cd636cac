import { useWords } from "../../platform/i18n.ts";
import { setSingleKeys, useActions, useKeys, useSingleKeys } from "../../platform/keys.tsx";
import { Switch } from "../../ui/checkbox.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import css from "./key-list.module.css";
import { panel } from "./panel.ts";

const list = panel();
export const showKeyList = list.show;

/** `?`: every key of the screen as it is now. */
export function KeyList() {
  const t = useWords("shell");
  const open = list.useOpen();
  useKeys([{ key: "?", label: t("keys.show"), group: t("keys.group"), run: list.show }]);
  return (
    <Dialog open={open} onClose={list.hide} title={t("keys.title")}>
      <Keys />
    </Dialog>
  );
}

function Keys() {
  const t = useWords("shell");
  const single = useSingleKeys();
  const actions = useActions()
    .filter(({ key, disabled }) => key && !disabled)
    .filter(({ key, yields }, _, all) => !yields || !all.some((other) => other.key === key && !other.yields));
  const groups = Map.groupBy(actions, ({ group }) => group ?? t("commands.here"));
  return (
    <>
      <div className={css.groups}>
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3 className={css.heading}>{group}</h3>
            <dl>
              {[...Map.groupBy(members, ({ label }) => label)].map(([label, same]) => (
                <div key={label} className={css.row}>
                  <dt>{label}</dt>
                  <dd className={css.keys}>
                    {[...new Set(same.map(({ key = "" }) => key))]
                      .filter((key) => single || key.length > 1)
                      .map((key) => (
                        <Kbd key={key} of={key} />
                      ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch label={t("keys.single")} hint={t("keys.single_hint")} checked={single} onChange={setSingleKeys} />
    </>
  );
}
