/** Makes the code by which a paper of the clinic is checked: nobody can guess one, and one fits a single paper as it was issued. */
import type { IssuedDocument } from './moneyTables.ts';

export interface PaperSeal {
  /** Letters, digits, hyphens and underscores: the document's id, a dot, and its signature. */
  codeOf(document: IssuedDocument): string;
}
