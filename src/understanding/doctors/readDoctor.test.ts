import { describe, expect, it } from 'vitest';
import { DEMO_DOCTORS } from '../../domain/clinic/demoClinic.ts';
import type { Doctor } from '../../domain/clinic/doctor.ts';
import type { DoctorId } from '../../domain/ids.ts';
import { doctorNameFor, readFor, TEST_CONTEXT } from '../testing/readFor.ts';
import { understand } from '../understand.ts';

describe('a doctor', () => {
  it.each([
    ['appointment with Dr. Rao', 'Suresh Rao'],
    ['dr raw se milna hai', 'Suresh Rao'],
    ['aiyar madam kab aati hain', 'Lakshmi Iyer'],
    ['डॉ अय्यर को दिखाना है', 'Lakshmi Iyer'],
    ['doctor banarjee', 'Arjun Banerjee'],
    ['Dr Mehata on Friday', 'Anjali Mehta'],
    ['डॉक्टर राव', 'Suresh Rao'],
    ['I would like to see Farah Khan', 'Farah Khan'],
    ['tomas doctor sahab', 'Mary Thomas'],
  ])('is read from "%s"', (text, name) => {
    expect(doctorNameFor(text)).toBe(name);
  });

  it.each([
    'doctor chahiye',
    'mera naam Suresh Iyer hai',
    'doctor available today?',
    'I need a skin doctor',
    'dr ki fees',
  ])('is not guessed from "%s"', (text) => {
    expect(doctorNameFor(text)).toBeNull();
  });

  it('who is not here is reported by the name that was written', () => {
    expect(readFor('appointment with Dr Kulkarni').unknownDoctor?.value).toBe('Kulkarni');
    expect(readFor('doctor chahiye').unknownDoctor).toBeNull();
  });

  it('is asked about when two share the name', () => {
    const [rao] = DEMO_DOCTORS;
    const doctors: readonly Doctor[] = [
      ...DEMO_DOCTORS,
      { ...(rao as Doctor), id: 'd-rao-2' as DoctorId, name: 'Kavita Rao', aliases: [] },
    ];
    const both = understand('dr rao', { ...TEST_CONTEXT, doctors });
    expect(both.doctor).toBeNull();
    expect(both.doubts).toEqual([{ kind: 'which_doctor', doctorIds: ['d-rao', 'd-rao-2'] }]);
    expect(understand('dr kavita rao', { ...TEST_CONTEXT, doctors }).doctor?.value).toBe('d-rao-2');
  });

  it.each(['koi bhi doctor chalega', 'any doctor is fine', 'कोई भी डॉक्टर'])(
    'may be any one: "%s"',
    (text) => {
      expect(readFor(text).anyDoctor?.value).toBe(true);
    },
  );
});

describe("a word of a doctor's name", () => {
  it.each(['Mary John will come', 'Uyen Khanh sounds good'])(
    'inside another name is nobody here: "%s"',
    (text) => {
      expect(doctorNameFor(text)).toBeNull();
    },
  );

  it('ends where the sentence goes on', () => {
    expect(readFor('Dr. Alexis saved my life').unknownDoctor?.value).toBe('Alexis');
  });
});

describe('a speciality', () => {
  it.each([
    ['bacchon ka doctor', 'paediatrics', false],
    ['skin wala doctor', 'dermatology', false],
    ['haddi ke doctor', 'orthopaedics', false],
    ['आंखों के डॉक्टर', 'ophthalmology', false],
    ['ghutne ka dard', 'orthopaedics', true],
    ['sugar badh gayi', 'diabetology', true],
    ['दांत में दर्द', 'dentistry', true],
    ['I have a cough and fever', 'general_medicine', true],
  ])('is read from "%s"', (text, speciality, fromComplaint) => {
    expect(readFor(text).speciality).toMatchObject({ value: speciality, fromComplaint });
  });
});
