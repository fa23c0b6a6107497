/** What a person of the clinic is told: each notice on or off, quiet hours, the digest. */
import { type AdminWants, DEFAULT_WANTS } from '../../../domain/admin/admin.ts';
import type { StaffNotice } from '../../../domain/admin/staffNotice.ts';
import type { Choice } from '../../../domain/message/outgoingMessage.ts';
import type { ToolCall } from '../../../domain/message/toolCall.ts';
import { ok } from '../../../types/result.ts';
import { noticeWordingOf } from '../../../wording/admin/notices.ts';
import { type AdminOutcome, type AdminTurn, offer, tell } from '../adminTurn.ts';

export interface NoticeChange {
  readonly mute?: string | undefined;
  readonly unmute?: string | undefined;
  readonly quiet?: boolean | undefined;
  readonly digest?: boolean | undefined;
}

/** Changes what is named, and shows how it stands. Emergencies cannot be muted by the last word: they are told at any hour. */
export function noticeSettings(turn: AdminTurn, change: NoticeChange): AdminOutcome {
  const words = noticeWordingOf(turn.admin.language);
  const wants = changed(turn.admin.wants, change, Object.keys(words.names) as StaffNotice['code'][]);
  turn.admin = { ...turn.admin, wants };
  const { quiet, muted, digest } = wants;
  tell(turn, words.settings({ quiet: quiet === null ? null : `${quiet.from}–${quiet.to}`, digest }));
  const choice = (label: string, args: ToolCall['arguments']): Choice => ({
    label,
    call: { tool: 'noticeSettings', arguments: args },
  });
  const codes = Object.entries(words.names) as [StaffNotice['code'], string][];
  const switches = codes.map(([code, name]) =>
    muted.includes(code) ? choice(`🔕 ${name}`, { unmute: code }) : choice(`🔔 ${name}`, { mute: code }),
  );
  for (let at = 0; at < switches.length; at += 2) offer(turn, switches.slice(at, at + 2));
  offer(turn, [
    quiet === null ? choice(words.quietOn, { quiet: true }) : choice(words.quietOff, { quiet: false }),
    digest ? choice(words.digestOff, { digest: false }) : choice(words.digestOn, { digest: true }),
  ]);
  return ok({ muted: muted.length, digest });
}

function changed(wants: AdminWants, change: NoticeChange, codes: readonly StaffNotice['code'][]): AdminWants {
  const { mute, unmute, quiet, digest } = change;
  const named = codes.find((code) => code === mute);
  const kept = wants.muted.filter((code) => code !== unmute && code !== mute);
  return {
    muted: named === undefined ? kept : [...kept, named],
    quiet: quiet === undefined ? wants.quiet : quietOf(quiet),
    digest: digest ?? wants.digest,
  };
}

const quietOf = (isOn: boolean): AdminWants['quiet'] => (isOn ? DEFAULT_WANTS.quiet : null);
