/** Which doctors an admin's words name, by name or by speciality; called by `readAdminMessage.ts`. */
import type { DoctorId } from '../../domain/ids.ts';
import { readDoctor } from '../doctors/readDoctor.ts';
import { prepareMessage } from '../message.ts';
import type { ReadingContext } from '../reading.ts';
import { readSpeciality } from '../specialities/readSpeciality.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same text with nothing in these places. */
export function blanked(text: string, spans: readonly Span[]): string {
  let left = text;
  for (const { start, end } of spans)
    left = `${left.slice(0, start)}${' '.repeat(end - start)}${left.slice(end)}`;
  return left;
}

/** Two at most: "Rao aur Iyer". A speciality that is named stands for its doctors. */
export function readDoctors(text: string, context: ReadingContext) {
  const doctorIds: DoctorId[] = [];
  const spans: Span[] = [];
  let left = text;
  let unknownDoctor: string | null = null;
  let isDoctorDoubtful = false;
  for (let round = 0; round < MOST_DOCTORS; round += 1) {
    const message = prepareMessage(left, context);
    const { doctor, unknownDoctor: unknown, doubts } = readDoctor(message, null);
    const named =
      round === 0 ? doubts.flatMap((doubt) => (doubt.kind === 'which_doctor' ? doubt.doctorIds : [])) : [];
    if (named.length > 1 && JOINED.test(text))
      return { doctorIds: named, unknownDoctor, isDoctorDoubtful, spans };
    isDoctorDoubtful ||= named.length > 1;
    if (doctor === null) {
      if (round === 0) unknownDoctor = unknown?.value ?? null;
      if (round === 0 && unknown !== null) spans.push(unknown);
      break;
    }
    doctorIds.push(doctor.value);
    spans.push(doctor);
    left = blanked(left, [doctor]);
  }
  const speciality =
    doctorIds.length > 0
      ? null
      : readSpeciality(prepareMessage(withOneLink(text), context), { forWhom: null, years: null });
  if (speciality !== null && !speciality.fromComplaint) {
    spans.push(speciality);
    doctorIds.push(
      ...context.doctors.filter((one) => one.speciality === speciality.value).map((one) => one.id),
    );
  }
  return { doctorIds: [...new Set(doctorIds)], unknownDoctor, isDoctorDoubtful, spans };
}

/** "Bacchon ki doctor", "heart wale doctor" and "children's doctor" are the "ka doctor" and the "child doctor" of the patients' lexicon; of the same length, so that offsets hold. */
const LINK = /(?<=\p{L}\p{M}*\s+)(?:k[ie]|w[ao]l[ieya]|v[ao]l[iea])(?=\s+(?:doctor|dr)\b)/giu;
const LINK_HINDI = /(?<=[\p{L}\p{M}]\s+)(?:की|के|वाली|वाले|वाला)(?=\s+डॉ)/gu;
const CHILDREN_OF = /\bchildren {2}(?= doctor)/giu;
const withOneLink = (text: string): string =>
  text
    .replace(LINK, (word) => 'ka'.padEnd(word.length))
    .replace(LINK_HINDI, (word) => 'का'.padEnd(word.length))
    .replace(CHILDREN_OF, 'childrens  ');

const MOST_DOCTORS = 3;
/** "Rao aur Iyer" are two doctors; "Rao" alone, where two have the name, is a question. */
const JOINED = /(?<![\p{L}\p{M}])(?:and|aur|or|ya|और|या)(?![\p{L}\p{M}])|[,&]/u;
