/** How far back the doctor looks: what is older has been dealt with. */
export const ledgerWindowMs = 86_400_000;

/** A moment of the ledger for people to read: UTC, because the reader's zone is not known here. */
export function ledgerTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
