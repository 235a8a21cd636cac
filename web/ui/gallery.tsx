import { IconBook, IconInbox, IconLock, IconMail, IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { useNow } from "../platform/now.ts";
import { Avatar } from "./avatar.tsx";
import { Badge, Chip } from "./badge.tsx";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Card } from "./card.tsx";
import { Checkbox, Switch } from "./checkbox.tsx";
import { Combo, type Option } from "./combo.tsx";
import { ContactGlyph } from "./contact-glyph.tsx";
import { DateTime } from "./date-time.tsx";
import { Dialog, Drawer } from "./dialog.tsx";
import { DraftMark } from "./draft-mark.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ErrorState } from "./error-state.tsx";
import { Facts } from "./facts.tsx";
import css from "./gallery.module.css";
import { IconButton } from "./icon-button.tsx";
import { Menu } from "./menu.tsx";
import { Message } from "./message.tsx";
import { NewPassword } from "./new-password.tsx";
import { PriorityChip } from "./priority-chip.tsx";
import { Segmented } from "./segmented.tsx";
import { Select } from "./select.tsx";
import { SkeletonRows } from "./skeleton.tsx";
import { Row, Stack } from "./stack.tsx";
import { StatusChip } from "./status-chip.tsx";
import { Tabs } from "./tabs.tsx";
import { TextArea } from "./text-area.tsx";
import { PasswordInput, TextInput } from "./text-input.tsx";
import { Heading, Muted, TicketNumber, Title } from "./text.tsx";
import { TierMark } from "./tier-mark.tsx";
import { TimeRing } from "./time-ring.tsx";
import { Timer } from "./timer.tsx";
import { toast } from "./toast.tsx";
import { useTheme } from "./provider.tsx";
import { VerifiedMark } from "./verified-mark.tsx";
import { VirtualList } from "./virtual-list.tsx";

/** Every piece of the design system on one page. For building only: it says nothing that a user reads. */
export function Gallery() {
  const { choice, choose } = useTheme();
  return (
    <main className={css.page}>
      <Row justify="space-between">
        <Title>Gallery</Title>
        <Segmented
          label="Theme"
          hideLabel
          value={choice}
          onChange={choose}
          choices={[
            { value: "auto", label: "Auto" },
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
        />
      </Row>
      <div className={css.grid}>
        <Buttons />
        <Marks />
        <Fields />
        <Choices />
        <Floating />
        <Texts />
        <States />
        <Rows />
      </div>
    </main>
  );
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={css.part}>
    <Heading level={2}>{title}</Heading>
    <Stack>{children}</Stack>
  </section>
);

function Buttons() {
  return (
    <Part title="Buttons">
      <Row wrap>
        <Button kind="primary" hint="mod+Enter">
          Send and wait for Ane
        </Button>
        <Button hint="e">Hand up</Button>
        <Button icon={IconPlus}>Add</Button>
      </Row>
      <Row wrap>
        <Button kind="quiet">Quiet</Button>
        <Button kind="danger">Delete</Button>
        <Button disabled>Disabled</Button>
        <Button kind="primary" busy>
          Saving
        </Button>
        <Button kind="primary" disabled>
          Disabled
        </Button>
        <Button size="small">Small</Button>
        <IconButton label="Articles" icon={IconBook} hint="b" />
      </Row>
    </Part>
  );
}

function Marks() {
  const now = useNow(60_000);
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  return (
    <Part title="Marks">
      <Row>
        {[1, 2, 3, 4].map((tier) => (
          <TierMark key={tier} tier={tier} />
        ))}
        {(["phone", "mail", "chat", "web", "walk_in", "api", "monitoring"] as const).map((channel) => (
          <ContactGlyph key={channel} channel={channel} />
        ))}
      </Row>
      <Row wrap gap={4}>
        <TimeRing due={at(170)} from={at(-60)} />
        <TimeRing due={at(24)} from={at(-60)} />
        <TimeRing due={at(-12)} from={at(-60)} />
        <TimeRing due={at(3000)} from={at(-600)} />
        <TimeRing due={at(70)} from={at(-60)} stopped="waiting" />
      </Row>
      <Row wrap>
        <TimeRing due={at(170)} from={at(-60)} words="long" />
        <TimeRing due={at(24)} from={at(-60)} words="long" />
        <TimeRing due={at(-12)} from={at(-60)} words="long" />
        <TimeRing due={at(24)} from={at(-60)} words="ring" />
      </Row>
      <Row wrap>
        {(["new", "open", "waiting", "resolved", "closed"] as const).map((status) => (
          <StatusChip key={status} status={status} />
        ))}
        <StatusChip status="waiting" waiting="vendor" />
      </Row>
      <Row wrap>
        {(["critical", "high", "normal", "low"] as const).map((priority) => (
          <PriorityChip key={priority} priority={priority} />
        ))}
        <Badge tone="amber">Amber</Badge>
        <Chip onClick={() => {}}>Mail and calendar › Outlook</Chip>
        <Chip pressed onClick={() => {}}>
          Pressed
        </Chip>
      </Row>
      <Row wrap>
        <VerifiedMark how="passkey" until={at(13)} />
        <VerifiedMark how={null} />
        <Timer from={at(-6.2)} />
        <Timer from={at(-66)} size="large" />
      </Row>
      <Row>
        {["Ane Berg", "Per Haug", "Kari Solberg", "Ola Nordli", "Siri Vik", "Åse Ødegård", "Tor Aas", "Mari Sand"].map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name="Ane Berg" size="large" />
      </Row>
    </Part>
  );
}

function Fields() {
  const [text, setText] = useState("Outlook asks for password again and again");
  const [secret, setSecret] = useState("");
  const [at, setAt] = useState<string | null>(null);
  return (
    <Part title="Fields">
      <TextInput label="What is wrong?" value={text} onChange={setText} hint="In the caller's words" />
      <TextInput label="Email" value="ane" onChange={() => {}} error="This is not an email address: it has no @." optional />
      <TextInput label="Read only" value="#1042" onChange={() => {}} readOnly />
      <PasswordInput label="Password" autoComplete="current-password" value={secret} onChange={setSecret} />
      <NewPassword label="New password" value={secret} onChange={setSecret} />
      <TextArea label="Description" value={text} onChange={setText} />
      <DateTime label="Waiting until" value={at} onChange={setAt} />
      <DraftMark state="saved" />
    </Part>
  );
}

const names = ["Ane Berg", "Ane Bergersen", "Jonas Lie", "Kari Solberg", "Ola Nordli", "Per Haug", "Siri Vik"];

function Choices() {
  const [person, setPerson] = useState<Option | null>(null);
  const [team, setTeam] = useState<"1" | "2" | "">("");
  const [impact, setImpact] = useState<"1" | "2" | "3">("3");
  const [on, setOn] = useState(true);
  const find = (words: string): Option[] =>
    names
      .filter((name) => name.toLowerCase().includes(words.toLowerCase()))
      .map((name) => ({ value: name, label: name, detail: "Finance, Oslo", mark: <Avatar name={name} /> }));
  return (
    <Part title="Choices">
      <Combo label="Who is it?" value={person} onChange={setPerson} find={find} placeholder="Name, number or mail" clearable create={{ label: (words) => `Add “${words}”`, run: () => {} }} />
      <Select
        label="Team"
        value={team}
        onChange={setTeam}
        placeholder="Choose a team"
        choices={[
          { value: "1", label: "Service desk", group: "Tier 1" },
          { value: "2", label: "Messaging", group: "Tier 2" },
        ]}
      />
      <Segmented
        label="Impact"
        value={impact}
        onChange={setImpact}
        choices={[
          { value: "1", label: "Site" },
          { value: "2", label: "Team" },
          { value: "3", label: "One person" },
        ]}
      />
      <Checkbox label="Tell the requester" hint="By mail, in their language" checked={on} onChange={setOn} />
      <Checkbox label="Wrong" error="Choose this first." checked={false} onChange={() => {}} />
      <Switch label="Shortcuts with a single letter" checked={on} onChange={setOn} />
    </Part>
  );
}

function Floating() {
  const [dialog, setDialog] = useState(false);
  const [drawer, setDrawer] = useState(false);
  const [tab, setTab] = useState<"reply" | "note">("reply");
  const [text, setText] = useState("");
  const tabs = [
    { value: "reply", label: "Reply to Ane", icon: IconMail },
    { value: "note", label: "Note", icon: IconLock },
  ] as const;
  return (
    <Part title="Floating">
      <Row wrap>
        <Button onClick={() => setDialog(true)}>Dialog</Button>
        <Button onClick={() => setDrawer(true)}>Drawer</Button>
        <Button onClick={() => toast.told("Ticket #1042 solved", { label: "Undo", run: () => {} })}>Toast</Button>
        <Button onClick={() => toast.refused("The database does not answer right now. Nothing was saved.")}>Refused</Button>
        <Menu
          groups={[
            { label: "Set", items: [{ label: "In progress", checked: true, run: () => {} }, { label: "Waiting", checked: false, run: () => {} }] },
            { items: [{ label: "Close without solving", danger: true, hint: "x", run: () => {} }] },
          ]}
        >
          <Button>Menu</Button>
        </Menu>
      </Row>
      <Tabs label="Kind" tabs={tabs} value={tab} onChange={setTab} look="soft" />
      <Tabs label="Kind of page" tabs={tabs} value={tab} onChange={setTab} />
      <Dialog
        open={dialog}
        onClose={() => setDialog(false)}
        title="Hand up to Messaging"
        footer={
          <>
            <Button onClick={() => setDialog(false)}>Keep it</Button>
            <Button kind="primary" hint="mod+Enter">
              Hand up
            </Button>
          </>
        }
      >
        <TextArea label="What is asked of Tier 2?" value={text} onChange={setText} hint="Closing keeps the text." />
      </Dialog>
      <Drawer open={drawer} onClose={() => setDrawer(false)} title="Ane Berg">
        <Facts facts={[{ name: "Works in", value: "Finance, Oslo" }]} />
      </Drawer>
    </Part>
  );
}

function Texts() {
  return (
    <Part title="Texts">
      <Title level={3}>Outlook asks for password again and again</Title>
      <Row>
        <TicketNumber number={1042} /> <Muted>Ane Berg, Oslo</Muted>
      </Row>
      <Facts
        facts={[
          { name: "Works in", value: "Finance, Oslo, room 3.14" },
          { name: "Computer", value: "ThinkPad T14 G5, seen 1 min ago" },
          { name: "Speaks", value: "Norwegian" },
        ]}
      />
      <Message audience="public" author="Ane Berg" meta="by phone · 09:03">
        Since this morning Outlook asks for my password every few minutes. Webmail works.
      </Message>
      <Message audience="internal" author="Per Haug" meta="09:07">
        Token in WAM looks stale. Third person since Monday.
      </Message>
      <Card title="Outlook prompts after password change" detail="#0987 · solved in 14 min by Kari" onClick={() => {}} />
      <Card title="Sign-in prompts, build 26200" detail="9 tickets since Monday, usually 1" tone="amber" />
    </Part>
  );
}

function States() {
  return (
    <Part title="States">
      <Banner tone="amber" title="Outlook may ask for the password several times">
        We are working on it. Next message before 11:00.
      </Banner>
      <Banner title="Information" />
      <Banner tone="green" title="Solved" />
      <Banner tone="red" title="This is on the lists of leaked passwords." />
      <EmptyState icon={IconInbox} title="Your shift is empty" action={<Button kind="primary">Take one from Unassigned</Button>}>
        Tickets that are yours stand here, the most urgent first.
      </EmptyState>
      <ErrorState error={new Error("x")} retry={() => {}} />
      <SkeletonRows rows={3} lines={2} />
    </Part>
  );
}

const many = Array.from({ length: 5000 }, (_, index) => ({ id: String(index), subject: `Ticket ${index + 1}` }));

function Rows() {
  const [at, setAt] = useState<string | null>("2");
  return (
    <Part title="List of 5,000">
      <div className={css.list}>
        <VirtualList
          label="Tickets"
          items={many}
          keyOf={(item) => item.id}
          selected={at}
          onSelect={(item) => setAt(item.id)}
          row={(item) => (
            <div className={css.row}>
              <ContactGlyph channel="mail" />
              {item.subject}
            </div>
          )}
        />
      </div>
    </Part>
  );
}
