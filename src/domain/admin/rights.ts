/** Which role may do what on the admin bot: the one table that menus, readers, the gate and the help text ask. */
import type { AppointmentFilter } from '../visit/appointmentFilter.ts';
import type { Admin, AdminRole } from './admin.ts';

const EVERYBODY: readonly AdminRole[] = ['owner', 'front_desk', 'doctor'];
const DESK: readonly AdminRole[] = ['owner', 'front_desk'];
const OWNER: readonly AdminRole[] = ['owner'];

export const RIGHTS = {
  listAppointments: EVERYBODY,
  countAppointments: EVERYBODY,
  revenue: DESK,
  listPayments: DESK,
  waitingMoney: DESK,
  closeDay: DESK,
  printReceipt: DESK,
  findPatient: EVERYBODY,
  chart: EVERYBODY,
  exportAppointments: EVERYBODY,
  printDaySheet: EVERYBODY,
  openReport: EVERYBODY,
  showHelp: EVERYBODY,
  showMenu: EVERYBODY,
  setLanguage: EVERYBODY,
  signOut: EVERYBODY,
  noticeSettings: EVERYBODY,
  linkWhatsapp: DESK,
  blockTime: EVERYBODY,
  unblockTime: EVERYBODY,
  cancelDay: EVERYBODY,
  walkIn: DESK,
  runningLate: EVERYBODY,
  markAttendance: DESK,
  recordCash: DESK,
  recordReturn: DESK,
  settlePayment: DESK,
  moveAppointment: DESK,
  cancelAppointment: DESK,
  broadcast: OWNER,
  takeOverChat: DESK,
  giveBackChat: DESK,
  showStaff: OWNER,
  invitePerson: OWNER,
  revokePerson: OWNER,
  readHandover: DESK,
  replyToPatient: DESK,
  leaveChat: DESK,
  callToken: EVERYBODY,
  setFollowUp: EVERYBODY,
  confirmDeed: EVERYBODY,
  dropDeed: EVERYBODY,
  undoDeed: EVERYBODY,
} as const satisfies Readonly<Record<string, readonly AdminRole[]>>;

export type AdminToolName = keyof typeof RIGHTS;

export const mayUse = (role: AdminRole, tool: AdminToolName): boolean => RIGHTS[tool].includes(role);

/** The filter as this person may ask it: a doctor's is about their own patients; null when it asks for another's. */
export function withinRights(admin: Admin, filter: AppointmentFilter): AppointmentFilter | null {
  if (admin.role !== 'doctor') return filter;
  const own = admin.doctorId;
  if (own === null) return null;
  const { doctorIds } = filter;
  if (doctorIds.length > 0 && !doctorIds.every((id) => id === own)) return null;
  return { ...filter, doctorIds: [own] };
}
