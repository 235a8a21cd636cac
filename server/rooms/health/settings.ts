export interface HealthSettings {
  /** The folder whose disk is watched; null when the database lies elsewhere. */
  dataDir: string | null;
  /** The reactions of this house; cursors of others are left from earlier versions. */
  reactions: readonly string[];
  /** Whether the program is on its way out and should get no new requests. */
  isStopping: () => boolean;
}

let settings: HealthSettings = { dataDir: null, reactions: [], isStopping: () => false };

/** Called once, before the first request: what health cannot know by itself. */
export function configureHealth(given: HealthSettings): void {
  settings = given;
}

export const healthSettings = (): HealthSettings => settings;
