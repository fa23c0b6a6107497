/** Shows the clinic's doctors, all or of one speciality, each a tap away from a booking. */
import type { Speciality } from '../../domain/clinic/speciality.ts';
import { ok } from '../../types/result.ts';
import { promptForAllDoctors } from '../conversation/prompts/doctorPrompts.ts';
import { wouldAllow } from '../turn/askMachine.ts';
import type { Outcome } from '../turn/outcome.ts';
import { say, type Turn, wordingFor } from '../turn/turn.ts';

export function findDoctors(turn: Turn, asked: { speciality?: Speciality | undefined }): Outcome {
  const ofSpeciality = turn.world.directory.doctors.filter(
    (doctor) => asked.speciality === undefined || doctor.speciality === asked.speciality,
  );
  const doctors = ofSpeciality.length > 0 ? ofSpeciality : turn.world.directory.doctors;
  const list = promptForAllDoctors(turn, doctors);
  if (wouldAllow(turn, { type: 'recordDetails', details: { doctorId: 'any' } })) turn.prompt = list;
  else say(turn, list.text, { replaceable: true });
  const { words } = wordingFor(turn);
  return ok({
    doctors: doctors.map(({ id, name, speciality, languages, feePaise }) => ({
      id,
      name,
      speciality: words.specialities[speciality],
      languages,
      feePaise,
    })),
    isWhole: doctors.length === turn.world.directory.doctors.length,
  });
}
