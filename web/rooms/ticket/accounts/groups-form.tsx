import { IconArrowBackUp, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { AccountGroup, LiveAccountShown } from "../../../../contract/directory-accounts.ts";
import { findGroups } from "../../../platform/accounts/find-groups.ts";
import { fieldErrors } from "../../../platform/client.ts";
import { useWords } from "../../../platform/i18n.ts";
import { Badge } from "../../../ui/badge.tsx";
import { Button } from "../../../ui/button.tsx";
import { Combo } from "../../../ui/combo.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import type { FormProps } from "./account-form.tsx";
import css from "./accounts.module.css";
import { OneForm } from "./one-form.tsx";

/** The groups that it is in, to leave or to add to. */
export function GroupsForm({ live, of, refused, onAsked, onChange }: FormProps & { live: LiveAccountShown }) {
  const t = useWords("accounts");
  const [added, setAdded] = useState<readonly AccountGroup[]>([]);
  const [removed, setRemoved] = useState<readonly string[]>([]);
  const turn = (dn: string, gone: boolean) => {
    setRemoved((before) => (gone ? [...before, dn] : before.filter((one) => one !== dn)));
    onChange();
  };
  const add = (group: AccountGroup | undefined) => {
    if (!group || [...live.groups, ...added].some(({ dn }) => dn === group.dn)) return;
    setAdded((before) => [...before, group]);
    onChange();
  };
  const wrong = Object.values(fieldErrors(refused))[0] ?? null;
  const isChanged = added.length + removed.length > 0;
  return (
    <OneForm
      onSubmit={() =>
        isChanged &&
        onAsked({
          action: "change_groups",
          directory_id: of.directory,
          key: of.key,
          add: added.map(({ dn }) => dn),
          remove: [...removed],
        })
      }
    >
      <Combo<AccountGroup>
        label={t("groups.add")}
        value={null}
        onChange={(option) => add(option?.item)}
        find={findGroups(of.directory)}
        error={wrong}
        autoFocus
      />
      <ul className={css.groups} role="list" aria-label={t("groups")}>
        {added.map(({ dn, name }) => (
          <li key={dn} className={css.group}>
            <span>
              {name} <Badge tone="accent">{t("groups.new")}</Badge>
            </span>
            <IconButton
              small
              label={t("groups.not", { name })}
              icon={IconX}
              onClick={() => {
                setAdded((before) => before.filter((one) => one.dn !== dn));
                onChange();
              }}
            />
          </li>
        ))}
        {live.groups.map(({ dn, name }) => {
          const gone = removed.includes(dn);
          return (
            <li key={dn} className={css.group} data-gone={gone || undefined}>
              <span>{name}</span>
              <IconButton
                small
                label={t(gone ? "groups.keep" : "groups.leave", { name })}
                icon={gone ? IconArrowBackUp : IconX}
                onClick={() => turn(dn, !gone)}
              />
            </li>
          );
        })}
        {live.groups.length + added.length === 0 && <li className={css.small}>{t("groups.none")}</li>}
      </ul>
      <Button type="submit" disabled={!isChanged}>
        {t("show")}
      </Button>
    </OneForm>
  );
}
