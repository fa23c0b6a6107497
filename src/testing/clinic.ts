/** The fixed cast of the tests and builders for what does not matter in one; every test of the core begins here. */

import { DEMO_DOCTORS } from '../domain/clinic/demoClinic.ts';
import type { Doctor } from '../domain/clinic/doctor.ts';
import { type Draft, EMPTY_DRAFT } from '../domain/conversation/draft.ts';
import type { Position } from '../domain/conversation/position.ts';
import type { AppointmentId, DoctorId, SlotId } from '../domain/ids.ts';
import { type ChatKey, chatKey } from '../domain/message/chat.ts';

/** Monday, 23 November 2026, ten in the morning at the clinic. */
export const MONDAY_TEN = new Date('2026-11-23T10:00:00+05:30');
export const TIME_ZONE = 'Asia/Kolkata';

export interface Person {
  readonly chat: ChatKey;
  readonly name: string;
  /** As typed by them. */
  readonly phone: string;
  readonly age: number;
  readonly gender: 'male' | 'female';
  readonly purpose: string;
}

export type CastName = 'asha' | 'ravi' | 'meera' | 'vikram';

export const CAST: { readonly [Name in CastName]: Person } = {
  /** Books and pays. */
  asha: {
    chat: chatKey('telegram', '9001'),
    name: 'Asha Verma',
    phone: '9876543210',
    age: 34,
    gender: 'female',
    purpose: 'fever since Monday',
  },
  /** Changes his mind. */
  ravi: {
    chat: chatKey('telegram', '9002'),
    name: 'Ravi Kumar',
    phone: '9812345678',
    age: 43,
    gender: 'male',
    purpose: 'knee pain',
  },
  /** Writes Hindi and pays late. */
  meera: {
    chat: chatKey('telegram', '9003'),
    name: 'मीरा शर्मा',
    phone: '9822001122',
    age: 52,
    gender: 'female',
    purpose: 'खांसी और बुखार',
  },
  /** Is no patient here and must see nothing. */
  vikram: {
    chat: chatKey('telegram', '9666'),
    name: 'Vikram Malik',
    phone: '9899999999',
    age: 40,
    gender: 'male',
    purpose: 'curious',
  },
};

const doctorNamed = (id: string): Doctor => {
  const doctor = DEMO_DOCTORS.find((one) => one.id === id);
  if (doctor === undefined) throw new Error(`nobody here is called ${id}`);
  return doctor;
};

/** Paediatrics, one seat a slot, twenty minutes, ₹600. */
export const DR_IYER = doctorNamed('d-iyer');
/** General medicine, two seats a slot. */
export const DR_RAO = doctorNamed('d-rao');

const PERSONAL: Partial<Draft> = {
  name: 'Asha Verma',
  phone: '+919876543210',
  age: { years: 34, months: null },
  gender: 'female',
  purpose: 'fever',
};

export const HELD = {
  slotId: 'd-iyer_20261124_1720' as SlotId,
  appointmentId: 'held' as AppointmentId,
  doctorId: 'd-iyer' as DoctorId,
};

/** A draft as it is when everything personal is known. */
export const draftWith = (more: Partial<Draft> = {}): Draft => ({ ...EMPTY_DRAFT, ...PERSONAL, ...more });

/** Where a consented conversation stands. */
export const positionIn = (state: Position['state'], more: Partial<Position> = {}): Position => ({
  state,
  draft: EMPTY_DRAFT,
  consented: true,
  stateBeforeStaff: null,
  parked: null,
  ...more,
});
