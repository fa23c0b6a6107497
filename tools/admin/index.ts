/** Every tool of the admin bot: the list that `compose` hands to the agent. */
import type { AdminTool } from '../../src/agent/admin/adminTool.ts';
import { chart } from './chart.ts';
import { countAppointments } from './countAppointments.ts';
import { exportAppointments } from './exportAppointments.ts';
import { findPatient } from './findPatient.ts';
import { listAppointments } from './listAppointments.ts';
import { listPayments } from './listPayments.ts';
import { openReport } from './openReport.ts';
import { printDaySheet } from './printDaySheet.ts';
import { revenue } from './revenue.ts';
import { setLanguage } from './setLanguage.ts';
import { showHelp } from './showHelp.ts';
import { showMenu } from './showMenu.ts';
import { signOut } from './signOut.ts';

export const ADMIN_TOOLS = [
  listAppointments,
  countAppointments,
  revenue,
  listPayments,
  findPatient,
  chart,
  exportAppointments,
  printDaySheet,
  openReport,
  showHelp,
  showMenu,
  setLanguage,
  signOut,
] as readonly AdminTool[];
