export type Picture = "png" | "jpeg" | "gif" | "webp";

export interface FileTables {
  file: {
    id: string;
    owner_id: string;
    name: string;
    size: number;
    received: number;
    pieces: string[];
    sha256: string | null;
    created_at: Date;
    changed_at: Date;
    attached_at: Date | null;
  };
  blob: { sha256: string; bytes: number; picture: Picture | null; preview: string | null; touched_at: Date };
}
