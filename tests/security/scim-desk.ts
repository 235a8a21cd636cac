import { openSmallDesk, type SmallDesk } from "./small-desk.ts";
import type { CallOptions } from "./open-desk.ts";

export interface ScimAnswer {
  status: number;
  // Tests look into answers of every shape.
  body: any;
  type: string;
  headers: Headers;
}

export interface ScimDesk extends SmallDesk {
  id: string;
  token: string;
  /** The administrator's session, in which they just proved who they are. */
  administrator: string;
  admin(method: string, path: string, body?: unknown): ReturnType<SmallDesk["desk"]["call"]>;
  /** As the program speaks: `path` below /scim/v2. */
  scim(method: string, path: string, body?: unknown, options?: { token?: string | null; type?: string }): Promise<ScimAnswer>;
  /** Events of a type, the oldest first. */
  events(type: string): Promise<{ data: any; person_id: string | null }[]>;
}

/** A small desk with one program that may tell of people. */
export async function openScimDesk(options: { size?: number; values?: object } = {}): Promise<ScimDesk> {
  const small = await openSmallDesk({ size: options.size });
  const { desk } = small;
  const administrator = await small.signIn("administrator");
  const admin = (method: string, path: string, body?: unknown) => {
    const sent: CallOptions = { cookie: administrator, ...(body !== undefined && { body }) };
    return desk.call(method, path, sent);
  };
  const made = await admin("POST", "/scim-sources", { name: "Entra ID", ...options.values });
  if (made.status !== 201) throw new Error(`the source was not taken: ${made.text}`);
  const { token } = (await admin("POST", `/scim-sources/${made.body.id}/tokens`, {})).body;
  return {
    ...small,
    id: made.body.id,
    token,
    administrator,
    admin,
    async scim(method, path, body, { token: other = token, type = "application/scim+json" } = {}) {
      const response = await fetch(`${desk.base}/scim/v2${path}`, {
        method,
        headers: { ...(other !== null && { authorization: `Bearer ${other}` }), ...(body !== undefined && { "content-type": type }) },
        body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const parsed = (() => {
        try {
          return text ? JSON.parse(text) : null;
        } catch {
          return text;
        }
      })();
      return { status: response.status, body: parsed, type: response.headers.get("content-type") ?? "", headers: response.headers };
    },
    events: async (type) => (await desk.pool.query("select data, person_id from event where type = $1 order by id", [type])).rows,
  };
}

export const user = "urn:ietf:params:scim:schemas:core:2.0:User";
export const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const group = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
export const patchOf = (...Operations: unknown[]) => ({ schemas: [patchOp], Operations });
