import type { Role } from "../../contract/access.ts";
import { useWords } from "../platform/i18n.ts";
import { Badge } from "./badge.tsx";
import { Row } from "./stack.tsx";

interface RoleListProps {
  roles: readonly { role: Role; organization: { name: string } | null }[];
}

/** What somebody is at this desk. Everybody is a requester, so that alone needs no mark of a role. */
export function RoleList({ roles }: RoleListProps) {
  const t = useWords("ui");
  const shown = roles.length > 0 ? roles : [{ role: "requester" as const, organization: null }];
  return (
    <Row gap={1} wrap>
      {shown.map(({ role, organization }) => (
        <Badge key={`${role} ${organization?.name ?? ""}`} tone={role === "requester" ? "plain" : "accent"}>
          {t(`role.${role}`)}
          {organization && ` · ${organization.name}`}
        </Badge>
      ))}
    </Row>
  );
}
