import type { SideRow } from "./store.ts";

/** What every fact about a side conversation says of it. */
export const told = (side: SideRow) => ({ side_id: side.id, name: side.vendor_name, address: side.vendor_address });
