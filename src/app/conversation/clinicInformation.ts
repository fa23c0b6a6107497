/** Answers questions about the clinic from its own facts, in any state; the conversation goes on where it was. */

import type { InformationTopic } from '../../domain/clinic/informationTopic.ts';
import type { DoctorId } from '../../domain/ids.ts';
import type { RichText } from '../../domain/message/outgoingMessage.ts';
import { ok } from '../../types/result.ts';
import type { Sentences } from '../../wording/wording.ts';
import { clinicFacts } from '../appointments/visitFacts.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

export function clinicInformation(
  turn: Turn,
  asked: { topic: InformationTopic; doctor?: string | undefined },
): Outcome {
  const { say: sentences } = wordingFor(turn);
  for (const text of ANSWERS[asked.topic](turn, sentences, asked.doctor))
    say(turn, text, { replaceable: true });
  const { directory } = turn.world;
  const fees = directory.doctors.map((doctor) => ({ doctorName: doctor.name, feePaise: doctor.feePaise }));
  return ok({ ...clinicFacts(turn.world), ...(asked.topic === 'fees' ? { fees } : {}) });
}

type Answer = (turn: Turn, sentences: Sentences, doctor: string | undefined) => readonly RichText[];

const ANSWERS: Readonly<Record<InformationTopic, Answer>> = {
  all: ({ world }, sentences) => [
    sentences.openingHours(clinicFacts(world)),
    sentences.whereWeAre(clinicFacts(world)),
    sentences.contact(clinicFacts(world)),
  ],
  hours: ({ world }, sentences) => [sentences.openingHours(clinicFacts(world))],
  address: ({ world }, sentences) => [sentences.whereWeAre(clinicFacts(world))],
  parking: ({ world }, sentences) => [sentences.parking(clinicFacts(world))],
  contact: ({ world }, sentences) => [sentences.contact(clinicFacts(world))],
  payment: (_, sentences) => [sentences.paymentWays()],
  fees: ({ world, conversation }, sentences, asked) => {
    // Whoever has chosen a doctor asks what that one costs.
    const doctor = world.directory.doctor((asked ?? conversation.draft.doctorId) as DoctorId);
    const doctors = doctor === undefined ? world.directory.doctors : [doctor];
    return [
      doctors.flatMap((one, index) => [
        ...(index === 0 ? [] : ['\n']),
        ...sentences.fee({ doctorName: one.name, feePaise: one.feePaise }),
      ]),
    ];
  },
};
