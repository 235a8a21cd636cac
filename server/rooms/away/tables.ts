export interface AwayTables {
  line_manager: { person_id: string; manager_id: string; set_at: Date };
  away: { person_id: string; from_at: Date; until_at: Date; substitute_id: string | null };
  // Published by other rooms.
  person_card: { id: string; name: string; active: boolean };
}
