import type { Language } from "../../../contract/shapes.ts";
import { MyAway } from "../../platform/away/my-away.tsx";
import { useWords } from "../../platform/i18n.ts";
import { setSingleKeys, useSingleKeys } from "../../platform/keys.tsx";
import { useTell } from "../../platform/queries.ts";
import { become, changeLanguage, useMe } from "../../platform/session.tsx";
import { useNow, useTime } from "../../platform/time.ts";
import { Switch } from "../../ui/checkbox.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Narrow } from "../../ui/narrow.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { useTheme } from "../../ui/provider.tsx";
import { RoleList } from "../../ui/role-list.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Stack } from "../../ui/stack.tsx";
import { Muted } from "../../ui/text.tsx";
import { TimeZone } from "../../ui/time-zone.tsx";
import { toast } from "../../ui/toast.tsx";

/** How the desk speaks to me and looks; each choice holds at once. */
export function AccountPage() {
  const t = useWords("settings");
  const shell = useWords("shell");
  const away = useWords("approve");
  const me = useMe();
  const { choice, choose } = useTheme();
  const single = useSingleKeys();
  const speak = (language: Language) => void changeLanguage(language).catch((error: Error) => toast.refused(error.message));
  return (
    <Page title={t("account")} lead={t("account.lead")}>
      <Facts
        facts={[
          { name: t("name"), value: me.name },
          { name: t("email"), value: me.email },
          { name: t("organization"), value: me.organization?.name },
          {
            name: t("roles"),
            value: (
              <RoleList
                roles={me.roles
                  .filter((role) => role !== "requester" || me.roles.length === 1)
                  .map((role) => ({ role, organization: null }))}
              />
            ),
          },
          { name: t("teams"), value: me.teams.map(({ name }) => name).join(", ") },
        ]}
      />
      <Section title={t("account.words")}>
        <Stack gap={4}>
          <Segmented
            label={t("language")}
            value={me.language}
            onChange={speak}
            choices={[
              { value: "en", label: "English" },
              { value: "nb", label: "Norsk" },
            ]}
          />
          <MyTimeZone />
        </Stack>
      </Section>
      <Section title={away("away.title")}>
        <MyAway />
      </Section>
      <Section title={t("account.look")}>
        <Segmented
          label={t("theme")}
          value={choice}
          onChange={choose}
          choices={(["auto", "light", "dark"] as const).map((each) => ({ value: each, label: shell(`me.theme_${each}`) }))}
        />
        <Muted>{t("theme.hint")}</Muted>
      </Section>
      <Section title={t("account.keys")}>
        <Switch label={shell("keys.single")} hint={shell("keys.single_hint")} checked={single} onChange={setSingleKeys} />
      </Section>
    </Page>
  );
}

function MyTimeZone() {
  const t = useWords("settings");
  const me = useMe();
  const time = useTime();
  const now = useNow(60_000);
  const save = useTell("PATCH /session", {
    done: (after) => {
      void become(after);
      toast.told(t("time_zone.saved"));
    },
  });
  return (
    <Narrow>
      <TimeZone
        label={t("time_zone")}
        value={me.time_zone}
        onChange={(time_zone) => save.mutate({ body: { time_zone } })}
        hint={t("time_zone.now", { time: time.clock(now) })}
        error={save.error?.errors[0]?.detail}
      />
    </Narrow>
  );
}
