/** A QR code as rectangles, so that it prints sharply at any size; `paper.ts` draws them. */
import { create } from 'qrcode';

export interface QrRow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface QrRows {
  /** How many modules the code is wide and high. */
  readonly size: number;
  /** Dark stretches, one module high, in modules from the top left. */
  readonly rows: readonly QrRow[];
}

/** Medium correction: a fold or a coffee stain of a seventh of the code does not hurt. */
export function qrRows(text: string): QrRows {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows: QrRow[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    let start: number | null = null;
    for (let x = 0; x <= modules.size; x += 1) {
      const isDark = x < modules.size && modules.get(y, x) === 1;
      if (isDark) start ??= x;
      else if (start !== null) {
        rows.push({ x: start, y, width: x - start });
        start = null;
      }
    }
  }
  return { size: modules.size, rows };
}
