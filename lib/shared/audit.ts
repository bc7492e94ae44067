/** Lines on a page of the audit log. */
export const auditPerPage = 50;
/** Lines of an export at most; what is more is narrowed down by its filters. */
export const auditExportRows = 100_000;

/** One line of the audit log. */
export interface AuditEntry {
  /** Order in which it was written. */
  readonly seq: number;
  /** Unix ms. */
  readonly atMs: number;
  /** Userid; empty for the server itself and the command line. */
  readonly actor: string;
  readonly via: string;
  readonly tokenName: string;
  readonly clientIp: string;
  /** Id of the operation. */
  readonly action: string;
  readonly target: string;
  /** JSON of what was asked for, without secrets. */
  readonly details: string;
  /** `begun`, `done`, or the name of an error code. */
  readonly outcome: string;
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null: there is none. */
  readonly next: number | null;
}
