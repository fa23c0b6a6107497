/** Tells of what staff should know in the log, by code, and in the playground; the people themselves are written to by `app/admin/notices`. */
import type { StaffNotice } from '../domain/admin/staffNotice.ts';
import type { Log } from '../ports/log.ts';

export interface StaffTeller {
  readonly log: Log;
  readonly show: (notice: StaffNotice) => void;
}

export const createStaffTeller =
  ({ log, show }: StaffTeller): ((notice: StaffNotice) => Promise<void>) =>
  async (notice) => {
    log.info('staff_notice', { code: notice.code });
    show(notice);
  };
