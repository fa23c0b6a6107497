/** A reference that no appointment has; whoever writes a hold asks for one in the same transaction. */
import type { Tables } from '../../ports/store.ts';
import type { World } from '../turn/world.ts';

export interface ReferencePlace {
  readonly world: { readonly ids: Pick<World['ids'], 'reference'> };
  readonly tables: Pick<Tables, 'appointments'>;
}

/** Of 20 million references some are taken in a busy clinic; the store would refuse a second one of a kind. */
export async function unusedReference(place: ReferencePlace): Promise<string> {
  const reference = place.world.ids.reference();
  return (await place.tables.appointments.byReference(reference)) === null
    ? reference
    : unusedReference(place);
}
