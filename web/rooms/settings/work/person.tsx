import { IconUserShare } from "@tabler/icons-react";
import type { WorkProfile } from "../../../../contract/routing.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, keep, useAsk, useTell } from "../../../platform/queries.ts";
import { useMe } from "../../../platform/session.tsx";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { ChoiceSet } from "../../../ui/choice-set.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Form } from "../../../ui/form.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Select } from "../../../ui/select.tsx";
import { Muted } from "../../../ui/text.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";
import { SkillFields } from "../routing/skill-fields.tsx";

/** What one person can do, when they work and how much they take. */
export function PersonWork({ id }: { id: string }) {
  const reading = useAsk("GET /people/{id}/work-profile", { params: { id } });
  return <Reading of={reading}>{(profile) => <Known profile={profile} />}</Reading>;
}

function Known({ profile }: { profile: WorkProfile }) {
  const t = useWords("routing");
  const me = useMe();
  const { person, load, cap, may_change: may } = profile;
  return (
    <Page
      title={person.name}
      lead={load === null ? undefined : t("work.points", { load, cap })}
      back={{ to: paths.settings("work"), label: t("work") }}
      actions={(may || person.id === me.id) && <RouteOn profile={profile} mine={person.id === me.id} />}
    >
      {may ? <Shape profile={profile} /> : <Shown profile={profile} />}
    </Page>
  );
}

/** Their open work is offered on: they are away, or go. */
function RouteOn({ profile: { person, load }, mine }: { profile: WorkProfile; mine: boolean }) {
  const t = useWords("routing");
  const route = useTell("POST /people/{id}/routings", { done: ({ tickets }) => toast.told(t("person.routed", { n: tickets })) });
  return (
    <Button
      icon={IconUserShare}
      busy={route.isPending}
      disabled={load === 0}
      title={t("person.route_what")}
      onClick={() => route.mutate({ params: { id: person.id } })}
    >
      {t(mine ? "person.route_mine" : "person.route")}
    </Button>
  );
}

function Shown({ profile }: { profile: WorkProfile }) {
  const t = useWords("routing");
  const { skills, languages, calendar, cap, share } = profile;
  return (
    <Section title={t("person.skills")} lead={t("person.by_lead")}>
      <Facts
        facts={[
          {
            name: t("person.skills"),
            value: skills.map(({ skill, level }) => `${skill.name}: ${t(`level.${level as 1 | 2 | 3}`)}`).join(", ") || "–",
          },
          { name: t("person.languages"), value: languages.map((one) => t(`language.${one}`)).join(", ") },
          { name: t("person.calendar"), value: calendar?.name ?? t("person.calendar_team") },
          { name: t("person.cap"), value: String(cap) },
          { name: t("person.share"), value: String(share) },
        ]}
      />
      <Muted>{t("person.cap_hint")}</Muted>
    </Section>
  );
}

function Shape({ profile }: { profile: WorkProfile }) {
  const t = useWords("routing");
  const ui = useWords("ui");
  const { person, skills, languages, calendar, cap, share } = profile;
  const { data } = useAsk("GET /calendars");
  const form = useForm(
    {
      skills: skills.map(({ skill, level }) => ({ skill: skill.id, level })),
      languages,
      calendar: calendar?.id ?? "",
      cap: String(cap),
      share: String(share),
    },
    `work.${person.id}`,
  );
  const save = useTell("PUT /people/{id}/work-profile", {
    done: (after) => {
      keep("GET /people/{id}/work-profile", { params: { id: person.id } }, after);
      void forget("GET /work-profiles");
      void forget("GET /skills");
      form.done();
      toast.told(t("person.kept", { name: person.name }));
    },
    refused: form.refused,
  });
  const { values } = form;
  const submit = () =>
    save.mutate({
      params: { id: person.id },
      body: { ...values, calendar: values.calendar || null, cap: Number(values.cap), share: Number(values.share) },
    });
  return (
    <Form form={form} onSave={submit} save={ui("save")} busy={save.isPending}>
      <SkillFields
        label={t("person.skills")}
        value={values.skills}
        onChange={(after) => form.set({ skills: after })}
        error={form.errorAt("skills")}
        none="–"
      />
      <ChoiceSet label={t("person.languages")} hint={t("person.languages_hint")} error={form.errorAt("languages")}>
        {(["en", "nb"] as const).map((one) => (
          <Checkbox
            key={one}
            label={t(`language.${one}`)}
            checked={values.languages.includes(one)}
            onChange={(on) => form.set({ languages: on ? [...values.languages, one] : values.languages.filter((other) => other !== one) })}
          />
        ))}
      </ChoiceSet>
      <Select
        label={t("person.calendar")}
        hint={t("person.calendar_hint")}
        optional
        placeholder={t("person.calendar_team")}
        choices={(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field("calendar")}
      />
      <TextInput label={t("person.cap")} hint={t("person.cap_hint")} inputMode="numeric" {...form.field("cap")} />
      <TextInput label={t("person.share")} hint={t("person.share_hint")} inputMode="numeric" {...form.field("share")} />
    </Form>
  );
}
