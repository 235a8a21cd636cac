import { IconBook, IconLock, IconMail, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Avatar } from "./avatar.tsx";
import { Button } from "./button.tsx";
import { Checkbox, Switch } from "./checkbox.tsx";
import { Combo, type Option } from "./combo.tsx";
import { ContactGlyph } from "./contact-glyph.tsx";
import { Dialog, Drawer } from "./dialog.tsx";
import { Facts } from "./facts.tsx";
import css from "./gallery.module.css";
import { IconButton } from "./icon-button.tsx";
import { Menu } from "./menu.tsx";
import { Segmented } from "./segmented.tsx";
import { Select } from "./select.tsx";
import { Row } from "./stack.tsx";
import { Tabs } from "./tabs.tsx";
import { TextArea } from "./text-area.tsx";
import { Title } from "./text.tsx";
import { toast } from "./toast.tsx";
import { useTheme } from "./provider.tsx";
import { VirtualList } from "./virtual-list.tsx";
import { Part } from "./gallery-part.tsx";
import { Fields, Marks } from "./gallery-marks.tsx";
import { States, Texts } from "./gallery-texts.tsx";

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
      <Combo
        label="Who is it?"
        value={person}
        onChange={setPerson}
        find={find}
        placeholder="Name, number or mail"
        clearable
        create={{ label: (words) => `Add “${words}”`, run: () => {} }}
      />
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
            {
              label: "Set",
              items: [
                { label: "In progress", checked: true, run: () => {} },
                { label: "Waiting", checked: false, run: () => {} },
              ],
            },
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
