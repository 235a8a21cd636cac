export interface DraftTables {
  draft: { person_id: string; key: string; body: string; updated_at: Date };
}
