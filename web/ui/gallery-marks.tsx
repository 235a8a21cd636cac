import { useState } from "react";
import { useNow } from "../platform/now.ts";
import { Avatar } from "./avatar.tsx";
import { Badge, Chip } from "./badge.tsx";
import { ContactGlyph } from "./contact-glyph.tsx";
import { DateTime } from "./date-time.tsx";
import { DraftMark } from "./draft-mark.tsx";
import { NewPassword } from "./new-password.tsx";
import { PriorityChip } from "./priority-chip.tsx";
import { Row } from "./stack.tsx";
import { StatusChip } from "./status-chip.tsx";
import { TextArea } from "./text-area.tsx";
import { PasswordInput, TextInput } from "./text-input.tsx";
import { TierMark } from "./tier-mark.tsx";
import { Meter } from "./meter.tsx";
import { TimeRing } from "./time-ring.tsx";
import { Timer } from "./timer.tsx";
import { VerifiedMark } from "./verified-mark.tsx";
import { Part } from "./gallery-part.tsx";

export function Marks() {
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
        <Meter value={3} max={10} size="small" />
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
      <Row wrap>
        {["Ane Berg", "Per Haug", "Kari Solberg", "Ola Nordli", "Siri Vik", "Åse Ødegård", "Tor Aas", "Mari Sand"].map((name) => (
          <Avatar key={name} name={name} />
        ))}
        <Avatar name="Ane Berg" size="large" />
      </Row>
    </Part>
  );
}

export function Fields() {
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
