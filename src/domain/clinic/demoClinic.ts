/** A clinic that is obviously made up, so that the product can be tried at once; removable with one command. */

import type { DoctorId } from '../ids.ts';
import type { Clinic } from './clinic.ts';
import type { Doctor, Hours, WeeklyHours } from './doctor.ts';
import type { Speciality } from './speciality.ts';

export const DEMO_CLINIC: Clinic = {
  name: 'Namaste Demo Clinic',
  address: '12 Example Road, Demo Nagar, Bengaluru 560000',
  // 00000 is no subscriber range: nobody is rung up by a demo.
  phone: '+91 80 0000 0000',
  mapUrl: 'https://www.openstreetmap.org/#map=16/12.9716/77.5946',
  timeZone: 'Asia/Kolkata',
  openingHours: { from: '09:00', to: '20:30', closedDays: ['sun'] },
  parking: true,
  documentTitle: 'receipt',
  gstin: null,
  isDemo: true,
};

const MORNING: Hours = { from: '09:30', to: '13:00' };
const EVENING: Hours = { from: '17:00', to: '20:00' };
const AFTERNOON: Hours = { from: '14:00', to: '17:00' };

const WEEKDAYS_BOTH: WeeklyHours = {
  mon: [MORNING, EVENING],
  tue: [MORNING, EVENING],
  wed: [MORNING, EVENING],
  thu: [MORNING, EVENING],
  fri: [MORNING, EVENING],
  sat: [MORNING],
};
const EVENINGS: WeeklyHours = {
  mon: [EVENING],
  tue: [EVENING],
  wed: [EVENING],
  thu: [EVENING],
  fri: [EVENING],
  sat: [MORNING],
};
const MORNINGS: WeeklyHours = {
  mon: [MORNING],
  tue: [MORNING],
  wed: [MORNING],
  thu: [MORNING],
  fri: [MORNING],
  sat: [MORNING],
};
const ALTERNATE: WeeklyHours = {
  mon: [MORNING, AFTERNOON],
  wed: [MORNING, AFTERNOON],
  fri: [MORNING, AFTERNOON],
  sat: [AFTERNOON],
};

interface DemoDoctor {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly speciality: Speciality;
  readonly languages: readonly string[];
  readonly feeRupees: number;
  readonly hours: WeeklyHours;
  readonly slotMinutes: number;
  readonly seats?: number;
}

const STAFF: readonly DemoDoctor[] = [
  {
    id: 'd-rao',
    name: 'Suresh Rao',
    aliases: ['Row', 'Rav'],
    speciality: 'general_medicine',
    languages: ['English', 'Hindi', 'Kannada'],
    feeRupees: 400,
    hours: WEEKDAYS_BOTH,
    slotMinutes: 15,
    seats: 2,
  },
  {
    id: 'd-khan',
    name: 'Farah Khan',
    aliases: ['Farha', 'Khaan'],
    speciality: 'general_medicine',
    languages: ['English', 'Hindi', 'Urdu'],
    feeRupees: 400,
    hours: EVENINGS,
    slotMinutes: 15,
  },
  {
    id: 'd-iyer',
    name: 'Lakshmi Iyer',
    aliases: ['Laxmi', 'Aiyar', 'Ayyar'],
    speciality: 'paediatrics',
    languages: ['English', 'Hindi', 'Tamil'],
    feeRupees: 600,
    hours: WEEKDAYS_BOTH,
    slotMinutes: 20,
  },
  {
    id: 'd-mehta',
    name: 'Anjali Mehta',
    aliases: ['Anjli', 'Mehtha'],
    speciality: 'gynaecology',
    languages: ['English', 'Hindi', 'Gujarati'],
    feeRupees: 700,
    hours: MORNINGS,
    slotMinutes: 20,
  },
  {
    id: 'd-singh',
    name: 'Gurpreet Singh',
    aliases: ['Gurprit', 'Sardar ji'],
    speciality: 'orthopaedics',
    languages: ['English', 'Hindi', 'Punjabi'],
    feeRupees: 700,
    hours: EVENINGS,
    slotMinutes: 20,
  },
  {
    id: 'd-banerjee',
    name: 'Arjun Banerjee',
    aliases: ['Banerji', 'Bannerjee'],
    speciality: 'dermatology',
    languages: ['English', 'Hindi', 'Bengali'],
    feeRupees: 600,
    hours: ALTERNATE,
    slotMinutes: 15,
  },
  {
    id: 'd-thomas',
    name: 'Mary Thomas',
    aliases: ['Tomas'],
    speciality: 'dentistry',
    languages: ['English', 'Hindi', 'Malayalam'],
    feeRupees: 500,
    hours: WEEKDAYS_BOTH,
    slotMinutes: 30,
  },
  {
    id: 'd-reddy',
    name: 'Venkat Reddy',
    aliases: ['Reddi', 'Venkata'],
    speciality: 'cardiology',
    languages: ['English', 'Hindi', 'Telugu'],
    feeRupees: 900,
    hours: MORNINGS,
    slotMinutes: 30,
  },
  {
    id: 'd-joshi',
    name: 'Sameer Joshi',
    aliases: ['Josi', 'Samir'],
    speciality: 'ent',
    languages: ['English', 'Hindi', 'Marathi'],
    feeRupees: 600,
    hours: ALTERNATE,
    slotMinutes: 20,
  },
  {
    id: 'd-nair',
    name: 'Deepa Nair',
    aliases: ['Nayar'],
    speciality: 'diabetology',
    languages: ['English', 'Hindi', 'Malayalam'],
    feeRupees: 800,
    hours: MORNINGS,
    slotMinutes: 20,
  },
];

export const DEMO_DOCTORS: readonly Doctor[] = STAFF.map((doctor, index) => ({
  id: doctor.id as DoctorId,
  name: doctor.name,
  aliases: doctor.aliases,
  speciality: doctor.speciality,
  languages: doctor.languages,
  feePaise: doctor.feeRupees * 100,
  registrationNumber: `DEMO-${String(index + 1).padStart(4, '0')}`,
  weeklyHours: doctor.hours,
  slotMinutes: doctor.slotMinutes,
  bufferMinutes: 0,
  seatsPerSlot: doctor.seats ?? 1,
  leave: [],
  active: true,
}));

/** As a clinic would write them: what these do not name stays at its standard. */
export const DEMO_RULES = {
  refunds: { fullUntilHours: 24, partUntilHours: 4, partPercent: 50 },
  followUp: { perDoctor: { 'd-iyer': { days: 7, visits: 1 }, 'd-rao': { days: 5, visits: 1 } } },
} as const;
