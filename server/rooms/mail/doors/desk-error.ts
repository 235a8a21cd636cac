/** While the desk kept what came: not the server's fault. */
export interface DeskError {
  fromDesk: unknown;
}

export const isDeskError = (error: unknown): error is DeskError => typeof error === "object" && error !== null && "fromDesk" in error;
