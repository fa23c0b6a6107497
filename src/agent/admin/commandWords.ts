/** Commands of the admin bot as the words that each is short for; called before anything is read. */

/** A command alone, in words; with words behind it ("/unpaid tomorrow") it is its own name and they. */
const ALONE: Readonly<Record<string, string>> = {
  doctor: 'today by doctor',
  unpaid: 'unpaid today',
  revenue: 'revenue today',
  export: 'export today',
  close: 'close the day',
  money: 'waiting money',
  whatsapp: 'link whatsapp',
};

export interface Written {
  readonly text: string;
  /** A command is for the desk, even while the person writes to a patient. */
  readonly isCommand: boolean;
}

export function readCommand(written: string): Written {
  const [, name = '', rest = ''] = /^\/([a-z_]+)(?:@\w+)?\s*([\s\S]*)$/i.exec(written.trim()) ?? [];
  if (name === '') return { text: written, isCommand: false };
  const text = rest === '' ? (ALONE[name.toLowerCase()] ?? name) : `${name} ${rest}`;
  return { text, isCommand: true };
}
