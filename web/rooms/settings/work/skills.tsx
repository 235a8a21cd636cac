import { IconPencil, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Skill } from "../../../../contract/routing.ts";
import { useForm } from "../../../platform/form.ts";
import { useWords } from "../../../platform/i18n.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay, useMe } from "../../../platform/session.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { Form } from "../../../ui/form.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Section } from "../../../ui/page.tsx";
import { Reading } from "../../../ui/reading.tsx";
import { Table } from "../../../ui/table.tsx";
import { Muted } from "../../../ui/text.tsx";
import { TextInput } from "../../../ui/text-input.tsx";
import { toast } from "../../../ui/toast.tsx";

const anew = () => {
  void forget("GET /skills");
  void forget("GET /work-profiles");
};

/** What there is to be good at; leads and administrators name it. */
export function Skills() {
  const t = useWords("routing");
  const may = useMay()("teams:write");
  const me = useMe();
  const shapes = may || me.teams.some(({ lead }) => lead);
  const reading = useAsk("GET /skills");
  const [asked, ask] = useState<{ what: "rename" | "delete"; skill: Skill } | null>(null);
  const close = () => ask(null);
  return (
    <Section title={t("skills.title")} lead={t("skills.lead")} count={reading.data?.items.length}>
      <Reading of={reading} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Muted>{t("skills.none")}</Muted>
          ) : (
            <Table
              label={t("skills.title")}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { name: t("name"), cell: ({ name }) => name },
                { name: t("skills.people"), cell: ({ people }) => t("skills.n", { n: people }) },
              ]}
              {...(shapes && {
                actions: (skill: Skill) => (
                  <>
                    <IconButton
                      small
                      icon={IconPencil}
                      label={t("skills.rename", { name: skill.name })}
                      onClick={() => ask({ what: "rename", skill })}
                    />
                    <IconButton
                      small
                      icon={IconTrash}
                      label={t("skills.delete", { name: skill.name })}
                      onClick={() => ask({ what: "delete", skill })}
                    />
                  </>
                ),
              })}
            />
          )
        }
      </Reading>
      {shapes && <Add />}
      {asked?.what === "rename" && <Rename key={asked.skill.id} skill={asked.skill} onClose={close} />}
      {asked?.what === "delete" && <Delete skill={asked.skill} onClose={close} />}
    </Section>
  );
}

function Add() {
  const t = useWords("routing");
  const form = useForm({ name: "" }, null);
  const add = useTell("POST /skills", {
    done: ({ name }) => {
      anew();
      form.discard();
      toast.told(t("skills.added", { name }));
    },
    refused: form.refused,
  });
  return (
    <Form
      form={form}
      creates
      save={t("skills.add")}
      busy={add.isPending}
      onSave={() => form.check("name") && add.mutate({ body: { name: form.values.name } })}
    >
      <TextInput label={t("skills.name")} maxLength={80} {...form.field("name")} />
    </Form>
  );
}

function Rename({ skill, onClose }: { skill: Skill; onClose: () => void }) {
  const t = useWords("routing");
  const ui = useWords("ui");
  const form = useForm({ name: skill.name }, null);
  const save = useTell("PATCH /skills/{id}", {
    done: ({ name }) => {
      anew();
      toast.told(t("skills.renamed", { name }));
      onClose();
    },
    refused: form.refused,
  });
  return (
    <Dialog open onClose={onClose} title={t("skills.rename_title", { name: skill.name })} size="small">
      <Form
        form={form}
        creates
        save={ui("save")}
        busy={save.isPending}
        onSave={() => form.check("name") && save.mutate({ params: { id: skill.id }, body: { name: form.values.name } })}
      >
        <TextInput label={t("name")} maxLength={80} {...form.field("name")} />
      </Form>
    </Dialog>
  );
}

function Delete({ skill, onClose }: { skill: Skill; onClose: () => void }) {
  const t = useWords("routing");
  const ui = useWords("ui");
  const drop = useTell("DELETE /skills/{id}", {
    done: () => {
      anew();
      toast.told(t("skills.deleted", { name: skill.name }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("delete.title", { name: skill.name })}
      size="small"
      footer={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button kind="danger" busy={drop.isPending} onClick={() => drop.mutate({ params: { id: skill.id } })}>
            {t("delete")}
          </Button>
        </>
      }
    >
      <p>{t("skills.delete_what", { n: skill.people })}</p>
    </Dialog>
  );
}
