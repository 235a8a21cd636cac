/** What a directory says of a person, as it may stand here. */
export interface Facts {
  name: string;
  email: string | null;
  phone: string | null;
  mobile: string | null;
  title: string | null;
  department: string | null;
}

/** An account of a directory. */
export interface Account {
  /** The directory's own, which stays when names change: objectGUID or entryUUID, as a UUID. */
  key: string;
  dn: string;
  userName: string;
  /** false: nobody signs in with it; null: the directory does not say. */
  enabled: boolean | null;
  facts: Facts;
}
