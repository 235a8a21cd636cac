import { inMyLanguage } from "../../../platform/i18n.ts";
import { Button } from "../../../ui/button.tsx";
import { Row, Stack } from "../../../ui/stack.tsx";
import { Heading, Muted } from "../../../ui/text.tsx";

interface RetiredListProps<T> {
  title: string;
  lead?: string;
  /** What the button of each says. */
  again: string;
  items: readonly T[];
  onAgain: (item: T) => void;
}

/** What a request type asks or sets no more, each with the way back; nothing where there is none. */
export function RetiredList<T extends { id: string; label: { en: string; nb: string } }>({
  title,
  lead,
  again,
  items,
  onAgain,
}: RetiredListProps<T>) {
  if (items.length === 0) return null;
  return (
    <Stack gap={2}>
      <Heading level={3}>{title}</Heading>
      {lead && <Muted>{lead}</Muted>}
      {items.map((item) => (
        <Row key={item.id}>
          <span>{inMyLanguage(item.label)}</span>
          <Button size="small" kind="quiet" onClick={() => onAgain(item)}>
            {again}
          </Button>
        </Row>
      ))}
    </Stack>
  );
}
