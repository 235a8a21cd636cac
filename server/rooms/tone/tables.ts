export interface ToneTables {
  // Published by tickets.
  reply_card: { id: string; ticket_id: string; from_technician: boolean; body: string; at: Date };
}
