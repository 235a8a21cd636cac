import type * as ldapts from "ldapts";
import type { DirectoryKind } from "../../../../contract/directories.ts";
import { plainDn, splitDn } from "../ldap/dn.ts";
import type { Session } from "../ldap/session.ts";
import { textOf, valuesOf } from "../ldap/values.ts";
import { textsOf } from "./all-values.ts";
import type { Write } from "./account-connector.ts";

type Ldap = typeof ldapts;

const wrong = (code: string) => Object.assign(new Error(code), { code });

/** These are not taken for themselves: the directory knows only one value to write. */
const replaced = new Set(["lockouttime", "pwdlastset", "pwdreset"]);

function attributeChanges(
  { Change, Attribute }: Ldap,
  { attribute, before, after }: Extract<Write, { what: "attribute" }>,
): ldapts.Change[] {
  const one = (operation: "add" | "delete" | "replace", value: string) =>
    new Change({ operation, modification: new Attribute({ type: attribute, values: [value] }) });
  if (replaced.has(attribute.toLowerCase()) && after !== null) return [one("replace", after)];
  // What was seen is taken away by its value: where it is another one by now, the directory refuses both.
  return [...(before === null ? [] : [one("delete", before)]), ...(after === null ? [] : [one("add", after)])];
}

/** RFC 3062: whose, and the new one. */
function passwordModify(dn: string, password: string): Buffer {
  const part = (tag: number, content: Buffer) => {
    const size = content.length;
    const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
    return Buffer.concat([Buffer.from([tag, ...length]), content]);
  };
  return part(0x30, Buffer.concat([part(0x80, Buffer.from(dn)), part(0x82, Buffer.from(password))]));
}

async function writePassword(session: Session, ldap: Ldap, kind: DirectoryKind, dn: string, password: string): Promise<void> {
  if (password === "" || password.includes("\0")) throw wrong("EMPTY_PASSWORD");
  if (kind === "openldap") return void (await session.extended("1.3.6.1.4.1.4203.1.11.1", passwordModify(dn, password)));
  // In quotation marks, in UTF-16, and only where TLS is (MS-ADTS, 3.1.1.3.1.5.1).
  const modification = new ldap.Attribute({ type: "unicodePwd", values: [Buffer.from(`"${password}"`, "utf16le")] });
  await session.modify(dn, [new ldap.Change({ operation: "replace", modification })]);
}

/** What a group calls its members, and this one among them. */
async function membership(session: Session, group: string, dn: string): Promise<{ attribute: string; value: string }> {
  const entry = await session.entry(group, { attributes: ["objectClass"] });
  if (!entry) throw wrong("NO_GROUP");
  const classes = textsOf(valuesOf(entry), "objectClass").map((name) => name.toLowerCase());
  if (classes.includes("groupofuniquenames")) return { attribute: "uniqueMember", value: dn };
  if (!classes.includes("posixgroup") || classes.includes("groupofnames")) return { attribute: "member", value: dn };
  const account = await session.entry(dn, { attributes: ["uid"] });
  return { attribute: "memberUid", value: (account && textOf(valuesOf(account), "uid")) ?? "" };
}

/** Writes one thing as the directory wants it. What is not as it was before is refused there, and nothing of it is written. */
export async function writeLdap(
  session: Session,
  ldap: Ldap,
  kind: DirectoryKind,
  dn: string,
  write: Write,
  password?: string,
): Promise<void> {
  const { Change, Attribute } = ldap;
  switch (write.what) {
    case "attribute":
      return session.modify(dn, attributeChanges(ldap, write));
    case "password":
      return writePassword(session, ldap, kind, dn, password ?? "");
    case "group": {
      const { attribute, value } = await membership(session, write.group, dn);
      const modification = new Attribute({ type: attribute, values: [value] });
      return session.modify(write.group, [new Change({ operation: write.after ? "add" : "delete", modification })]);
    }
    case "place": {
      const { first, above } = splitDn(dn);
      if (plainDn(above) !== plainDn(write.before)) throw wrong("CHANGED_MEANWHILE");
      // The library would cut such a name at the wrong comma.
      if (first.endsWith("\\")) throw wrong("BAD_NAME");
      return session.move(dn, `${first},${write.after}`);
    }
    case "delete":
      return session.remove(dn);
    case "create":
      return session.add(
        write.dn,
        Object.entries(write.attributes).map(([type, values]) => new Attribute({ type, values })),
      );
  }
}
