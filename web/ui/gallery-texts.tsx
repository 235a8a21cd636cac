import { IconInbox } from "@tabler/icons-react";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Card } from "./card.tsx";
import { EmptyState } from "./empty-state.tsx";
import { ErrorState } from "./error-state.tsx";
import { Facts } from "./facts.tsx";
import { Message } from "./message.tsx";
import { SkeletonRows } from "./skeleton.tsx";
import { Row } from "./stack.tsx";
import { Muted, TicketNumber, Title } from "./text.tsx";
import { Part } from "./gallery-part.tsx";

export function Texts() {
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

export function States() {
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
