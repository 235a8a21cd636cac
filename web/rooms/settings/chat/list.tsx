import { IconMessageCircle } from "@tabler/icons-react";
import { useWords } from "../../../platform/i18n.ts";
import { paths } from "../../../platform/paths.ts";
import { forget, useAsk, useTell } from "../../../platform/queries.ts";
import { useMay } from "../../../platform/session.tsx";
import { Badge } from "../../../ui/badge.tsx";
import { Select } from "../../../ui/select.tsx";
import { Table } from "../../../ui/table.tsx";
import { Mono } from "../../../ui/text.tsx";
import { ListPage } from "../list-page.tsx";
import { WidgetEdit, WidgetNew } from "./edit.tsx";

/** Where people chat from. */
export function ChatPage({ id }: { id: string | null }) {
  if (id === "new") return <WidgetNew />;
  return id ? <WidgetEdit key={id} id={id} /> : <Widgets />;
}

const counts = ["1", "2", "3", "4", "5", "6", "8", "10"] as const;

function MostEach() {
  const t = useWords("programs");
  const write = useMay()("system:write");
  const { data } = useAsk("GET /chat-desk");
  const { mutate } = useTell("PUT /chat-desk", { done: () => void forget("GET /chat-desk") });
  if (!data || !write) return null;
  const value = String(data.most_each) as "3";
  return (
    <Select
      label={t("chat.most_each")}
      hint={t("chat.most_each_hint")}
      value={value}
      onChange={(most) => mutate({ body: { most_each: Number(most) } })}
      choices={[...new Set([...counts, value])].map((count) => ({ value: count, label: count }))}
    />
  );
}

function Widgets() {
  const t = useWords("programs");
  const reading = useAsk("GET /chat-widgets");
  return (
    <ListPage
      title={t("chats")}
      lead={t("chats.lead")}
      of={reading}
      add={useMay()("system:write") && { label: t("chat.new"), to: paths.settings("chat", "new") }}
      none={{ icon: IconMessageCircle, title: t("chats.none") }}
    >
      {(items) => (
        <>
          <Table
            label={t("chats")}
            rows={items}
            keyOf={({ id }) => id}
            to={({ id }) => paths.settings("chat", id)}
            faded={({ active }) => !active}
            columns={[
              { name: t("chat.name"), cell: ({ name }) => name },
              { name: t("source.key"), cell: ({ key }) => <Mono>{key}</Mono>, tight: true },
              { name: t("chat.team"), cell: ({ team }) => team?.name ?? t("source.first_team") },
              {
                name: t("chat.going"),
                cell: ({ active, going }) => (active ? going : <Badge>{t("chat.off")}</Badge>),
                end: true,
                tight: true,
              },
            ]}
          />
          <MostEach />
        </>
      )}
    </ListPage>
  );
}
