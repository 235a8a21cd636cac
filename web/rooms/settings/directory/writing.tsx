import { accountActions } from "../../../../contract/directory-accounts.ts";
import type { Directory } from "../../../../contract/directories.ts";
import { GroupList } from "../../../platform/accounts/group-list.tsx";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { useTell } from "../../../platform/queries.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { Form } from "../../../ui/form.tsx";
import { Section } from "../../../ui/page.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { whenKept } from "../edit-form.tsx";

const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

/** Whether technicians change accounts here, which never, and which only with a second person. */
export function DirectoryWriting({ directory, put }: { directory: Directory; put: (after: Directory) => void }) {
  const t = useWords("directory");
  const accounts = useWords("accounts");
  const ui = useWords("ui");
  const {
    id,
    version,
    writes,
    denied_accounts: denied,
    privileged_groups,
    elevated_groups,
    approved_actions,
    delete_after_days: days,
  } = directory;
  const form = useForm(
    { writes, denied_accounts: denied.join("\n"), privileged_groups, elevated_groups, approved_actions, delete_after_days: String(days) },
    `directory.${id}.writing`,
  );
  const save = useTell("PATCH /directories/{id}", whenKept(form, put));
  const { values, changes, set, errorAt } = form;
  const onSave = () => {
    const { denied_accounts: typed, delete_after_days: after, ...others } = changes;
    const body = {
      ...others,
      ...(typed !== undefined && { denied_accounts: linesOf(typed) }),
      ...(after !== undefined && { delete_after_days: Number(after) }),
    };
    save.mutate({ params: { id }, ifMatch: version, body });
  };
  const asks = (action: (typeof accountActions)[number], on: boolean) =>
    set({ approved_actions: accountActions.filter((one) => (one === action ? on : values.approved_actions.includes(one))) });
  return (
    <Section title={t("writing")} lead={t("writing_lead")}>
      <Form
        form={form}
        save={ui("save")}
        busy={save.isPending}
        onSave={onSave}
        label={t("writing")}
        consequence={t(values.writes ? "writing_on" : "writing_off")}
      >
        <Checkbox label={t("writes")} hint={t("writes_hint")} checked={values.writes} onChange={(on) => set({ writes: on })} />
        <TextArea
          label={t("denied_accounts")}
          hint={t("denied_accounts_hint")}
          optional
          minRows={2}
          spellCheck={false}
          {...form.field("denied_accounts")}
        />
        <GroupList
          label={t("privileged_groups")}
          hint={t(`privileged_groups_hint.${directory.kind}`)}
          directory={id}
          groups={values.privileged_groups}
          onChange={(groups) => set({ privileged_groups: groups })}
          error={errorAt("privileged_groups")}
        />
        <GroupList
          label={t("elevated_groups")}
          hint={t("elevated_groups_hint")}
          directory={id}
          groups={values.elevated_groups}
          onChange={(groups) => set({ elevated_groups: groups })}
          error={errorAt("elevated_groups")}
        />
        <TextInput
          label={t("delete_after_days")}
          hint={t("delete_after_days_hint")}
          {...form.field("delete_after_days")}
          inputMode="numeric"
          autoComplete="off"
        />
        <ChoiceSet label={t("approved_actions")} hint={t("approved_actions_hint")} error={errorAt("approved_actions")}>
          {accountActions.map((action) => (
            <Checkbox
              key={action}
              label={accounts(`action.${action}`)}
              checked={values.approved_actions.includes(action)}
              onChange={(on) => asks(action, on)}
            />
          ))}
        </ChoiceSet>
      </Form>
    </Section>
  );
}
