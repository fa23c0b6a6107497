/** What only one of several processes may do at a time: fetching Telegram's updates, writing the sheet, holding WhatsApp's session. Part of the `Store` port. */

export interface Lease {
  readonly name: string;
  /** The process that has it; a name without meaning to anybody else. */
  readonly holder: string;
  readonly until: Date;
}

export interface Leases {
  /** True when `holder` has it until `until` now: it was free, over, or the holder's already. */
  claim(lease: Lease & { readonly now: Date }): Promise<boolean>;
  /** Gives it up early; nothing happens when another has it. */
  release(name: string, holder: string): Promise<void>;
  list(): Promise<readonly Lease[]>;
}
