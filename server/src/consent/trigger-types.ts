/** What the database is to refuse on a table. Evidence may be deleted: that is erasure. */
export interface GuardedTable {
  name: string;
  refuses: readonly ('update' | 'delete')[];
  /** Columns of the unique index beside `id`. */
  unique: readonly string[];
}

export interface Trigger {
  name: string;
  table: string;
  create: string[];
  /** Makes room for another one of that name. */
  drop: string;
}

export interface TriggerDialect {
  /** All triggers that the ledger needs. */
  wanted: Trigger[];
  /** Names of those that the catalogue has, as they should be and switched on. */
  active(): Promise<Set<string>>;
}

/** What the database says to whoever tries; at most 128 characters (MySQL's MESSAGE_TEXT). */
export const refusalText = (table: string): string =>
  `${table} is part of the consent record: rows are added and never changed`;
