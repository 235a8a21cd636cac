import { useState, type KeyboardEvent } from "react";
import type { Person } from "../../../contract/people.ts";
import { call, fieldErrors } from "../../platform/client.ts";
import { useWords } from "../../platform/i18n.ts";
import { useTell } from "../../platform/queries.ts";
import { Button } from "../../ui/button.tsx";
import { Combo, type Option } from "../../ui/combo.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import type { NewPerson } from "./who-draft.ts";
import css from "./who.module.css";

interface NewCallerProps {
  person: NewPerson;
  onType: (person: NewPerson) => void;
  onAdded: (person: Person) => void;
  onCancel: () => void;
}

/** Somebody nobody has registered yet. Enter goes from field to field and, in the last one, adds them. */
export function NewCaller({ person, onType, onAdded, onCancel }: NewCallerProps) {
  const t = useWords("call");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const add = useTell("POST /people", { done: onAdded, refused: (refusal) => setErrors({ "": refusal.message, ...fieldErrors(refusal) }) });
  const type = (change: Partial<NewPerson>) => {
    setErrors({});
    onType({ ...person, ...change });
  };
  const submit = () => {
    const { name, email, phone, organization } = person;
    const given = { name: name.trim() || email.trim() || phone.trim(), email: email.trim() || null, phone: phone.trim() || null };
    add.mutate({ body: { ...given, ...(organization && { organization_id: organization.value }) } });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (!(event.target instanceof HTMLInputElement) || event.defaultPrevented) return;
    event.preventDefault();
    const fields = [...event.currentTarget.querySelectorAll("input")];
    const next = fields[fields.indexOf(event.target) + 1];
    if (next) next.focus();
    else submit();
  };
  const unplaced = Object.keys(errors).some((name) => name && !["name", "email", "phone", "organization_id"].includes(name));
  const general = errors[""] && (Object.keys(errors).length === 1 || unplaced) ? errors[""] : null;
  return (
    <form
      className={css.form}
      aria-label={t("new.title")}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={css.formTitle}>{t("new.title")}</p>
      <TextInput
        label={t("new.name")}
        value={person.name}
        onChange={(name) => type({ name })}
        error={errors["name"] ?? null}
        autoFocus
        autoComplete="off"
      />
      <TextInput
        label={t("new.mail")}
        optional
        type="email"
        inputMode="email"
        value={person.email}
        onChange={(email) => type({ email })}
        error={errors["email"] ?? null}
        autoComplete="off"
      />
      <TextInput
        label={t("new.phone")}
        optional
        type="tel"
        value={person.phone}
        onChange={(phone) => type({ phone })}
        error={errors["phone"] ?? null}
        autoComplete="off"
      />
      <Combo
        label={t("new.organization")}
        optional
        clearable
        value={person.organization}
        onChange={(option) => type({ organization: option && { value: option.value, label: option.label } })}
        find={findOrganizations}
        error={errors["organization_id"] ?? null}
      />
      {general && (
        <p role="alert" className={css.proof}>
          {general}
        </p>
      )}
      <div className={css.formFoot}>
        <Button kind="primary" type="submit" busy={add.isPending}>
          {t("new.add")}
        </Button>
        <Button onClick={onCancel} hint="Escape">
          {t("new.cancel")}
        </Button>
      </div>
    </form>
  );
}

async function findOrganizations(words: string, signal: AbortSignal): Promise<Option[]> {
  const { items } = await call("GET /organizations", { query: { q: words || undefined, limit: 8 }, signal });
  return items.map(({ id, name, domain }) => ({ value: id, label: name, detail: domain }));
}
