import { IconX } from "@tabler/icons-react";
import { Combo } from "../../ui/combo.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Mono } from "../../ui/text.tsx";
import { useWords } from "../i18n.ts";
import css from "./accounts.module.css";
import { findGroups } from "./find-groups.ts";

interface GroupListProps {
  label: string;
  hint: string;
  directory: string;
  /** Distinguished names. */
  groups: readonly string[];
  onChange: (groups: string[]) => void;
  error: string | null;
}

/** Several groups of a directory: found by their names, kept by where they stand. */
export function GroupList({ label, hint, directory, groups, onChange, error }: GroupListProps) {
  const t = useWords("accounts");
  const add = (dn: string | undefined) => dn && !groups.includes(dn) && onChange([...groups, dn]);
  return (
    <div className={css.list}>
      <Combo
        label={label}
        hint={hint}
        error={error}
        value={null}
        onChange={(option) => add(option?.value)}
        find={findGroups(directory)}
        optional
      />
      {groups.length > 0 && (
        <ul className={css.chosen} role="list" aria-label={label}>
          {groups.map((dn) => (
            <li key={dn} className={css.line}>
              <span className={css.name}>
                <Mono>{dn}</Mono>
              </span>
              <IconButton
                small
                label={t("groups.without", { name: dn })}
                icon={IconX}
                onClick={() => onChange(groups.filter((one) => one !== dn))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
