import type { AccountClass, EvidenceSet, Need, SensitiveAction } from "../../../contract/verification.ts";

const need = (methods: Need["methods"], least: Need["least"] = null): Need => ({ least, methods });
const medium = need([], "medium");
const high = need([], "high");
const manager = need(["manager"]);
const second = need(["second_person"]);
const seen = need(["in_person", "video"]);
const set = (needs: Need[], delay_minutes = 0): EvidenceSet => ({ needs, delay_minutes });
const hours = 60;

type Row = Record<AccountClass, EvidenceSet[]>;

const factor: Row = {
  normal: [set([high, medium], 1 * hours), set([high, high])],
  elevated: [set([high, manager], 4 * hours)],
  privileged: [set([second, high], 24 * hours)],
};
const takesOver: Row = {
  normal: [set([high]), set([medium, medium])],
  elevated: [set([high, manager])],
  privileged: [set([second, seen])],
};
const opensWays: Row = { normal: [set([high])], elevated: [set([high, manager])], privileged: [set([second, high])] };

/** What the desk comes with. Whoever administers it may ask for more or less, row by row. */
export const usualPolicy: Record<SensitiveAction, Row> = {
  unlock: { normal: [set([medium]), set([medium, medium])], elevated: [set([high])], privileged: [] },
  reset_password: takesOver,
  change_factor: factor,
  change_contact: { ...factor, elevated: [set([high, medium, manager], 1 * hours), set([high, high, manager])] },
  enable: takesOver,
  disable: { normal: [set([medium]), set([medium, medium])], elevated: [set([high]), set([manager])], privileged: [set([second, high])] },
  delete: { normal: [set([manager])], elevated: [set([high, manager])], privileged: [set([second, manager])] },
  change_groups: { normal: [set([high]), set([medium, manager])], elevated: [set([high, manager])], privileged: [set([second, high])] },
  install_remote_tool: opensWays,
  forward_mail: opensWays,
};
