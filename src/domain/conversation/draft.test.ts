/** Holds the dependency table to its word: a correction changes what it names and what depended on it, and nothing else. */
import { describe, expect, it } from 'vitest';
import { draftWith, HELD } from '../../testing/clinic.ts';
import type { DoctorId } from '../ids.ts';
import {
  type Details,
  DROPPED_BY,
  type Draft,
  EMPTY_DRAFT,
  forNextBooking,
  missingDetail,
  withDetails,
  withoutHold,
} from './draft.ts';

const WISH = { date: '2026-11-24', dateTo: null, time: '17:20', timeFrom: null, timeTo: null };
const FULL: Draft = draftWith({
  ...HELD,
  forWhom: 'self',
  speciality: 'paediatrics',
  specialityIsSuggested: false,
  wish: WISH,
  paymentMode: 'online',
});
const HOLD = { slotId: null, appointmentId: null, paymentMode: null, lapsedId: HELD.appointmentId };

const changes: readonly { readonly said: Partial<Details>; readonly falls: Partial<Draft> }[] = [
  { said: { age: { years: 43, months: null } }, falls: {} },
  { said: { name: 'Asha Rao' }, falls: {} },
  { said: { phone: '+919812345678' }, falls: {} },
  { said: { gender: 'other' }, falls: {} },
  { said: { purpose: 'cough' }, falls: {} },
  { said: { doctorId: 'd-rao' as DoctorId }, falls: HOLD },
  { said: { doctorId: 'any' }, falls: HOLD },
  { said: { speciality: 'dermatology' }, falls: { ...HOLD, doctorId: null } },
  { said: { wish: { ...WISH, date: '2026-11-25' } }, falls: HOLD },
  { said: { forWhom: 'mother' }, falls: { name: null, age: null, gender: null } },
  { said: { doctorId: 'd-rao' as DoctorId, speciality: 'general_medicine' }, falls: HOLD },
  { said: { doctorId: HELD.doctorId, speciality: 'general_medicine' }, falls: {} },
  { said: { forWhom: 'mother', name: 'Kamala' }, falls: { age: null, gender: null } },
];

describe('a changed detail', () => {
  it.each(changes)('$said drops $falls and keeps the rest', ({ said, falls }) => {
    expect(withDetails(FULL, said)).toEqual({ ...FULL, ...falls, ...said });
  });

  it('stands in the table by its own name: each has been tried above', () => {
    const tried = new Set(changes.flatMap(({ said }) => Object.keys(said)));
    const untried = Object.keys(DROPPED_BY).filter((name) => !tried.has(name));
    // What is only our suggestion is no detail of the patient's and drops nothing.
    expect(untried).toEqual(['specialityIsSuggested']);
    expect(DROPPED_BY.specialityIsSuggested).toEqual([]);
  });

  it('that is told once more drops nothing', () => {
    expect(withDetails(FULL, { doctorId: HELD.doctorId, wish: { ...WISH }, forWhom: 'self' })).toEqual(FULL);
  });

  it('“for me”, said after the name, is no other person', () => {
    const named = draftWith({ forWhom: null });
    expect(withDetails(named, { forWhom: 'self' })).toEqual({ ...named, forWhom: 'self' });
  });

  it('“my child” and then “my daughter” is one child', () => {
    const child = draftWith({ forWhom: 'child' });
    expect(withDetails(child, { forWhom: 'daughter' })).toEqual({ ...child, forWhom: 'daughter' });
  });
});

describe('a draft', () => {
  it('asks for what is missing in a fixed order', () => {
    expect(missingDetail(EMPTY_DRAFT)).toBe('name');
    expect(missingDetail(draftWith({ phone: null, age: null }))).toBe('phone');
    expect(missingDetail(draftWith())).toBe('doctorId');
    expect(missingDetail(FULL)).toBeNull();
  });

  it('without its hold remembers which one it was, and keeps the wished day alone', () => {
    expect(withoutHold(FULL)).toEqual({ ...FULL, ...HOLD, wish: { ...WISH, time: null } });
  });

  it('of the next booking holds nothing of the last one', () => {
    expect(forNextBooking({ name: 'Kamala' })).toEqual({ ...EMPTY_DRAFT, name: 'Kamala' });
  });
});
