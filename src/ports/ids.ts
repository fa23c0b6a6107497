/** The only source of randomness: ids, references and secrets. */
export interface Ids {
  /** Opaque, unique, URL-safe, 20 characters, sortable by time of making within a process. */
  id(): string;
  /** A booking reference that can be read out on the phone: `CF-` and five of 29 letters and digits that are not mistaken for one another. */
  reference(): string;
  /** `bytes` random bytes as base64url. */
  secret(bytes: number): string;
}
